"""RF: what one file says of another must be there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from verkkokurssi.diagnostics import Severity
from verkkokurssi.i18n import N_
from verkkokurssi.model import Document, Illustration, Quiz

from .base import Family, Finding, Rule, at, beside
from .context import Context
from .ways import meant

_DID_YOU_MEAN = N_("Did you mean “{suggestion}”?")


def _unknown_contributor(
    context: Context, document: Document[Any], who: str, *keys: str | int
) -> Iterator[Finding]:
    if who in context.project.contributors or context.broken(who):
        return
    suggestion = context.nearest_contributor(who)
    hint = _DID_YOU_MEAN if suggestion else None
    yield at(document, *keys, hint=hint, id=who, suggestion=suggestion)


def unknown_contributor(context: Context) -> Iterator[Finding]:
    """What: a work, a section or a course names a contributor who has no file in
    `contributors/`.

    Why: without the file nobody knows how the person wants to be shown, or whether they have
    agreed to be published. The work cannot go out.

    Example:
        contributors: [kussi]

    Mend: correct the id, or write the contributor's file.

        contributors: [kuusi]
    """
    for document in context.works:
        for key in ("contributors", "speakers"):
            for i, person in enumerate(getattr(document.meta, key, ())):
                yield from _unknown_contributor(context, document, person.id, key, i, "id")
        for n, tip in enumerate(getattr(document.meta, "tips", ())):
            for i, person in enumerate(tip.contributors):
                place = ("tips", n, "contributors", i, "id")
                yield from _unknown_contributor(context, document, person.id, *place)
        speaker = getattr(document.meta, "experience_speaker", None)
        if speaker:
            yield from _unknown_contributor(context, document, speaker, "experience_speaker")
    for _, section in context.sections:
        for i, person in enumerate(section.meta.contributors):
            yield from _unknown_contributor(context, section, person.id, "contributors", i, "id")
    for course in context.courses:
        home = course.document
        for i, person in enumerate(course.meta.contributors):
            yield from _unknown_contributor(context, home, person.id, "contributors", i, "id")
        for i, member in enumerate(course.meta.group):
            if member.id:
                keys = ("codevelopment", "group", i, "id")
                yield from _unknown_contributor(context, home, member.id, *keys)


def _unknown_work(
    context: Context, document: Document[Any], target: str | None, kind: str, *keys: str | int
) -> Iterator[Finding]:
    if not target or context.project.find(target, kind) or context.broken(target):
        return
    suggestion = context.nearest_work(target)
    hint = _DID_YOU_MEAN if suggestion else None
    yield at(document, *keys, hint=hint, target=target, kind=kind, suggestion=suggestion)


def unknown_emblem(context: Context) -> Iterator[Finding]:
    """What: `emblem:` of a course or a section names an illustration that does not exist.

    Why: the page would stand there without its picture, and somebody's drawing would not be
    seen.

    Example:
        emblem: yon-yli-tunus

    Mend: write the slug of an illustration in `content/illustrations/`, or leave the emblem out.

        emblem: yon-yli-tunnus
    """
    for course in context.courses:
        yield from _unknown_work(
            context, course.document, course.meta.emblem, "illustration", "emblem"
        )
    for _, section in context.sections:
        yield from _unknown_work(context, section, section.meta.emblem, "illustration", "emblem")


def unknown_guide(context: Context) -> Iterator[Finding]:
    """What: `guide:` of a course names a quote or a story that does not exist.

    Why: the course page lifts one voice up in large type. Without it the page begins without
    anybody's own words.

    Example:
        guide: {quote: hiljaisuuttta-ei-tarvitse-korjata}

    Mend: write the slug of a quote in `content/quotes/` or of a story in `content/stories/`.

        guide: {quote: hiljaisuutta-ei-tarvitse-korjata}
    """
    for course in context.courses:
        guide = course.meta.guide
        yield from _unknown_work(context, course.document, guide.quote, "quote", "guide", "quote")
        yield from _unknown_work(context, course.document, guide.story, "story", "guide", "story")


def ambiguous_reference(context: Context) -> Iterator[Finding]:
    """What: a name stands for two things, such as works in two folders or a work and a section,
    and a link or an embed does not say which one it means.

    Why: the reader would get the wrong text, or none.

    Example:
        ![[torstaina]]

    Mend: write the folder before the name. A section is written `course/section`, and a course
    `courses/course`.

        ![[poems/torstaina]]
    """
    for document in context.bodies:
        home = context.project.course_of(document)
        for reference in document.outline.references:
            ids = context.project.resolve(reference.target)
            if not reference.embed:
                found = context.project.destinations(reference.target, home)
                ids = tuple(document.target for document in found)
            if len(ids) > 1:
                yield Finding(
                    document.path,
                    reference.line,
                    reference.column,
                    {"target": reference.target, "choices": ", ".join(ids)},
                )


def missing_file(context: Context) -> Iterator[Finding]:
    """What: the front matter names a picture, a recording, a transcript or a captions file that
    is not beside the Markdown file.

    Why: the reader would see an empty place where somebody's work should be.

    Example:
        image: metsä.png

    Mend: put the file in the same folder, or correct its name. Names are in small letters, and
    capitals count.

        image: metsa.png
    """
    for document in context.works:
        for key, name in document.meta.assets.items():
            path = beside(document, name)
            if path not in context.project.assets:
                near = context.nearest_asset(path)
                suggestion = near.rpartition("/")[2] if near else None
                hint = _DID_YOU_MEAN if suggestion else None
                yield at(document, key, hint=hint, name=name, path=path, suggestion=suggestion)


def unused_file(context: Context) -> Iterator[Finding]:
    """What: a file lies under `content/`, but no contribution uses it.

    Why: a forgotten file may hold something that nobody has agreed to publish, such as a photo's
    place and time. It also makes the folder hard to read.

    Example:
        content/illustrations/metsa-vanha.png

    Mend: name the file in the front matter of its contribution, or delete it.
    """
    used = {
        beside(document, name)
        for document in context.works
        for name in document.meta.assets.values()
    }
    unread = {f"content/{id.rpartition('/')[0]}" for id in context.project.broken}
    for path in sorted(context.project.assets.keys() - used):
        if path.rpartition("/")[0] not in unread:  # what a broken file uses is not known
            yield Finding(path, args={"name": path.rpartition("/")[2]})


def unknown_topic(context: Context) -> Iterator[Finding]:
    """What: `topics:` has a word that is not in the project's vocabulary.

    Why: works are gathered by topic. A misspelt topic leaves a work out of its group, and every
    topic needs a name in each language.

    Example:
        topics: [univaikeus]

    Mend: use a word of the vocabulary, or add the new topic to `topics:` in `mkdocs.yml`.

        topics: [uni]
    """
    topics = context.project.settings.topics
    for document in context.works:
        for i, topic in enumerate(document.meta.topics):
            if topic not in topics:
                suggestion = context.nearest_topic(topic)
                hint = _DID_YOU_MEAN if suggestion else None
                yield at(document, "topics", i, hint=hint, topic=topic, suggestion=suggestion)


def unused_contribution(context: Context) -> Iterator[Finding]:
    """What: a contribution is in no section of any course.

    Why: somebody gave it, and nobody can find it. It may be waiting for its place on purpose, so
    this is only information.

    Example:
        content/poems/torstaina.md

    Mend: embed it in a section, or let it wait.

        ![[torstaina]]
    """
    shown = set(context.uses)
    for course in context.courses:
        pairs = [(course.meta.emblem, "illustration"), (course.meta.guide.quote, "quote")]
        pairs.append((course.meta.guide.story, "story"))
        pairs.extend((section.meta.emblem, "illustration") for section in course.sections)
        for target, kind in pairs:
            found = context.project.find(target, kind)
            if found:
                shown.add(found.id)
    if any(id.partition("/")[0] in context.project.courses for id in context.project.broken):
        return  # what a broken section embeds is not known
    for id, document in context.project.contributions.items():
        if id not in shown and not (
            isinstance(document.meta, Illustration) and document.meta.prompt
        ):
            yield at(document, "title")


def unknown_work_in_consent(context: Context) -> Iterator[Finding]:
    """What: a consent covers a contribution that does not exist.

    Why: a consent that names the wrong work protects nothing, and the right work stays
    unpublished.

    Example:
        works: [stories/metsasa]

    Mend: write the folder and the slug of the work, or remove a work that is gone.

        works: [stories/metsassa]
    """
    for document in context.contributors:
        for i, consent in enumerate(document.meta.consents):
            for j, work in enumerate(consent.works if consent.works != "all" else ()):
                if work in context.project.contributions or context.broken(work):
                    continue
                folder, _, slug = work.rpartition("/")
                near = context.nearest_work(slug)
                suggestion = f"{folder}/{near}" if near else None
                hint = _DID_YOU_MEAN if suggestion else None
                keys = ("consents", i, "works", j)
                yield at(document, *keys, hint=hint, work=work, suggestion=suggestion)


def unknown_band_link(context: Context) -> Iterator[Finding]:
    """What: a result band of a self-assessment links to something that does not exist.

    Why: a tired reader is offered a way on that leads nowhere.

    Example:
        link: "[[kolme-hengitysta-illala]]"

    Mend: write the name of a work, `course/section` or a course in double brackets, or an address
    that begins with `https://`.

        link: "[[kolme-hengitysta-illalla]]"
    """
    for document in context.of(Quiz):
        for i, band in enumerate(document.meta.bands):
            link = (band.link or "").strip()
            if not link or link.startswith("https://"):
                continue
            target = link.removeprefix("[[").removesuffix("]]").partition("|")[0]
            if context.project.destination(target) is None and not context.broken(target):
                suggestion = meant(context, target, None)
                hint = _DID_YOU_MEAN if suggestion else None
                keys = ("bands", i, "link")
                yield at(document, *keys, hint=hint, target=target, suggestion=suggestion)


FAMILY = Family(
    "RF",
    N_("References"),
    N_("What one file says of another must be there."),
    (
        Rule(
            "RF101",
            Severity.ERROR,
            N_("There is no contributor “{id}”."),
            N_("Check the spelling, or write the file contributors/{id}.yml."),
            unknown_contributor,
        ),
        Rule(
            "RF102",
            Severity.ERROR,
            N_("The emblem “{target}” is not an illustration of this project."),
            N_("Write the slug of an illustration in content/illustrations/."),
            unknown_emblem,
        ),
        Rule(
            "RF103",
            Severity.ERROR,
            N_("The guide names “{target}”, which does not exist."),
            N_("Write the slug of a quote or a story, as the key says."),
            unknown_guide,
        ),
        Rule(
            "RF104",
            Severity.ERROR,
            N_("“{target}” can mean more than one thing."),
            N_("Write which one you mean: {choices}."),
            ambiguous_reference,
        ),
        Rule(
            "RF105",
            Severity.ERROR,
            N_("The file “{name}” is missing."),
            N_("Put it at {path}, or correct the name."),
            missing_file,
        ),
        Rule(
            "RF106",
            Severity.WARNING,
            N_("No contribution uses the file “{name}”."),
            N_("Name it in the front matter of its contribution, or delete it."),
            unused_file,
        ),
        Rule(
            "RF107",
            Severity.ERROR,
            N_("The topic “{topic}” is not in the project's vocabulary."),
            N_("Use a topic of the vocabulary, or add this one to topics in mkdocs.yml."),
            unknown_topic,
        ),
        Rule(
            "RF108",
            Severity.INFO,
            N_("The work is in no course yet."),
            N_("Embed it in a section when its time comes."),
            unused_contribution,
        ),
        Rule(
            "RF109",
            Severity.WARNING,
            N_("The consent covers “{work}”, which does not exist."),
            N_("Correct the id, or remove it from the list."),
            unknown_work_in_consent,
        ),
        Rule(
            "RF110",
            Severity.ERROR,
            N_("The result links to “{target}”, which does not exist."),
            N_(
                "Write [[name]] of a work, [[course/section]], or an address that begins with https://."
            ),
            unknown_band_link,
        ),
    ),
)
