"""AT: how contributors want to be shown, and nobody against their will."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verkkokurssi.diagnostics import Severity
from verkkokurssi.i18n import N_
from verkkokurssi.model import Attribution

from .base import Family, Finding, Rule, at
from .context import Context

_WORD = re.compile(r"[a-z]{4,}")


def anonymous_with_name(context: Context) -> Iterator[Finding]:
    """What: a contributor who is `anonymous` has a `display_name:`.

    Why: one of the two is wrong, and a guess could publish the name of somebody who asked not to
    be named. Names of anonymous people are not kept here at all.

    Example:
        attribution: anonymous
        display_name: Kuusi

    Mend: ask the contributor. Then remove the name, or write `attribution: pseudonym`.

        attribution: anonymous
    """
    for document in context.contributors:
        meta = document.meta
        if meta.attribution is Attribution.ANONYMOUS and meta.display_name:
            yield at(document, "display_name")


def anonymous_with_bio(context: Context) -> Iterator[Finding]:
    """What: a contributor who is `anonymous` has a `bio:`.

    Why: a few words about a life can be enough for a neighbour to recognise it.

    Example:
        attribution: anonymous
        bio: Kolmen lapsen äiti ja kirjastonhoitaja Savonlinnasta.

    Mend: remove the biography.

        attribution: anonymous
    """
    for document in context.contributors:
        if document.meta.attribution is Attribution.ANONYMOUS and document.meta.bio:
            yield at(document, "bio")


def missing_display_name(context: Context) -> Iterator[Finding]:
    """What: a contributor wants to be shown by name or by pseudonym, but `display_name:` is
    missing.

    Why: the work would go out without the name that belongs to it.

    Example:
        attribution: pseudonym

    Mend: write the name as the contributor wants to see it. A first name alone is enough.

        attribution: pseudonym
        display_name: Kuusi
    """
    for document in context.contributors:
        if (
            document.meta.attribution is not Attribution.ANONYMOUS
            and not document.meta.display_name
        ):
            yield at(document, "attribution", attribution=document.meta.attribution.value)


def repeated_display_name(context: Context) -> Iterator[Finding]:
    """What: two contributors are shown by the same name.

    Why: readers take them for one person. It may also be one person with two files.

    Example:
        display_name: Liisa

    Mend: ask whether one of them wants to be told apart, or join the two files.

        display_name: Liisa K.
    """
    first: dict[str, str] = {}
    for document in context.contributors:
        name = document.meta.display_name
        if name:
            other = first.setdefault(name.casefold(), document.path)
            if other != document.path:
                yield at(document, "display_name", name=name, other=other)


def unused_contributor(context: Context) -> Iterator[Finding]:
    """What: a contributor has a file but takes part in nothing.

    Why: facts about a person are kept only while they are needed.

    Example:
        contributors/otso.yml

    Mend: remove the file, or let it wait if the work is on its way.
    """
    seen = set(context.participations)
    for course in context.courses:
        seen.update(p.id for p in course.meta.contributors)
        seen.update(member.id for member in course.meta.group if member.id)
    for _, section in context.sections:
        seen.update(p.id for p in section.meta.contributors)
    for id, document in context.project.contributors.items():
        if id not in seen and not context.project.broken:
            yield at(document, "attribution", id=id)


def missing_contributors(context: Context) -> Iterator[Finding]:
    """What: a contribution names nobody who made it.

    Why: every work has a maker, who is thanked and whose consent counts. A work without one is
    not published.

    Example:
        title: Metsässä hengitän

    Mend: add the maker. Somebody who does not want to be named has a file too: it is
    `anonymous`.

        contributors: [kuusi]
    """
    for document in context.works:
        if not document.meta.participants:
            yield at(document, "title")


def minor_by_name(context: Context) -> Iterator[Finding]:
    """What: a contributor under 18 is shown by name.

    Why: a young person cannot know yet who will look for the name in ten years. What is on the
    web once is hard to take back.

    Example:
        attribution: name
        age_group: 15-17

    Mend: agree on a pseudonym together. If both the young person and the guardian have chosen
    the name, say so in `checks:` with the reason.

        attribution: pseudonym
    """
    for document in context.contributors:
        group = document.meta.age_group
        if group and group.minor and document.meta.attribution is Attribution.NAME:
            yield at(document, "attribution", group=group.value)
    for id, entries in context.participations.items():
        person = context.project.contributors.get(id)
        if person is None or not person.meta.age_group or not person.meta.age_group.minor:
            continue
        for work, participation in entries:
            if participation.as_ is Attribution.NAME:
                for key in ("contributors", "speakers"):
                    for i, entry in enumerate(getattr(work.meta, key, ())):
                        if entry is participation:
                            group = person.meta.age_group
                            yield at(work, key, i, "as", group=group.value)


def telling_anonymous_id(context: Context) -> Iterator[Finding]:
    """What: the id of an anonymous contributor looks like a word or a name.

    Why: the id stands in file names and in the history of the repository. Somebody may recognise
    it.

    Example:
        contributors/liisa-savonlinna.yml

    Mend: rename the file to something that says nothing, and correct the works that use the id.

        contributors/n-7k2f.yml
    """
    for document in context.contributors:
        if document.meta.attribution is Attribution.ANONYMOUS and _WORD.search(document.slug):
            yield at(document, "attribution", id=document.slug)


def nameless_participation(context: Context) -> Iterator[Finding]:
    """What: a work says `as: name` or `as: pseudonym` for a contributor who has no name to show.

    Why: the byline would be empty.

    Example:
        contributors: [{id: n-7k2f, as: pseudonym}]

    Mend: add the name for this work, if the contributor wants it, or remove `as:`.

        contributors: [{id: n-7k2f, as: pseudonym, display_name: Kaarna}]
    """
    for document in context.works:
        for key in ("contributors", "speakers"):
            for i, entry in enumerate(getattr(document.meta, key, ())):
                if entry.as_ in (None, Attribution.ANONYMOUS) or entry.display_name:
                    continue
                person = context.project.contributors.get(entry.id)
                if person and not person.meta.display_name:
                    yield at(document, key, i, "as", id=entry.id)


def anonymous_participation_with_name(context: Context) -> Iterator[Finding]:
    """What: a work says `as: anonymous` and gives a `display_name:` in the same entry, or gives
    a name to a contributor who is anonymous.

    Why: one of the two is wrong, and a guess could publish a name against somebody's will.

    Example:
        contributors: [{id: kuusi, as: anonymous, display_name: Kuusi}]

    Mend: ask the contributor, and keep one of the two.

        contributors: [{id: kuusi, as: anonymous}]
    """
    for document in context.works:
        for key in ("contributors", "speakers"):
            for i, entry in enumerate(getattr(document.meta, key, ())):
                if not entry.display_name:
                    continue
                person = context.project.contributors.get(entry.id)
                shown = entry.as_ or (person.meta.attribution if person else None)
                if shown is Attribution.ANONYMOUS:
                    yield at(document, key, i, "display_name", id=entry.id)


def repeated_participation(context: Context) -> Iterator[Finding]:
    """What: a work names the same contributor twice in the same role.

    Why: the byline would thank one person twice. Often the second id should be somebody else's.

    Example:
        contributors: [kuusi, kuusi]

    Mend: remove one of the two, or write the other contributor's id.

        contributors: [kuusi, otso]
    """
    for document in context.works:
        for key in ("contributors", "speakers"):
            seen = set()
            for i, entry in enumerate(getattr(document.meta, key, ())):
                if (entry.id, entry.role) in seen:
                    yield at(document, key, i, "id", id=entry.id)
                seen.add((entry.id, entry.role))


_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
FAMILY = Family(
    "AT",
    N_("Contributors"),
    N_("Everybody is shown the way they want, and nobody against their will."),
    (
        Rule(
            "AT101",
            _ERROR,
            N_("The contributor is anonymous but has a name here."),
            N_("Ask which one is right. Then remove display_name, or change attribution."),
            anonymous_with_name,
            ignorable=False,
        ),
        Rule(
            "AT102",
            _ERROR,
            N_("The contributor is anonymous but has a biography, which could give them away."),
            N_("Remove bio."),
            anonymous_with_bio,
            ignorable=False,
        ),
        Rule(
            "AT103",
            _ERROR,
            N_("The contributor wants to be shown ({attribution}), but the name is missing."),
            N_("Add display_name as the contributor wants to see it."),
            missing_display_name,
        ),
        Rule(
            "AT104",
            _WARNING,
            N_("Another contributor is shown by the same name, “{name}”: {other}."),
            N_("Ask whether one of them wants to be told apart, or join the two files."),
            repeated_display_name,
        ),
        Rule(
            "AT105",
            _WARNING,
            N_("The contributor “{id}” takes part in nothing."),
            N_("Remove the file if it is not needed any more."),
            unused_contributor,
        ),
        Rule(
            "AT106",
            _ERROR,
            N_("Nobody is named as the maker of this work."),
            N_("Add contributors. Somebody who does not want to be named can be anonymous."),
            missing_contributors,
        ),
        Rule(
            "AT107",
            _ERROR,
            N_("A contributor under 18 ({group}) would be shown by name."),
            N_("Agree on a pseudonym together."),
            minor_by_name,
        ),
        Rule(
            "AT108",
            _WARNING,
            N_("The id “{id}” of an anonymous contributor looks like a word or a name."),
            N_("Rename the file to something that says nothing, for example n-7k2f.yml."),
            telling_anonymous_id,
        ),
        Rule(
            "AT109",
            _ERROR,
            N_("“{id}” has no name that could be shown here."),
            N_("Add display_name to this entry if the contributor wants it, or remove as."),
            nameless_participation,
        ),
        Rule(
            "AT110",
            _ERROR,
            N_("“{id}” is anonymous here but has a name in the same entry."),
            N_("Ask which one is right, and keep only that."),
            anonymous_participation_with_name,
            ignorable=False,
        ),
        Rule(
            "AT111",
            _WARNING,
            N_("“{id}” stands twice in the same role."),
            N_("Remove one of the two, or write the other contributor's id."),
            repeated_participation,
        ),
    ),
)
