"""Those who made the course: only who chose to be seen, the others as a number by expertise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..i18n import N_
from ..model import (
    Credit,
    Expertise,
    PublicContributor,
    Role,
    finnish,
)
from ..phrases import ANONYMOUS, EXPERTISE, capital
from .bylines import page_of
from .context import Context
from .course import head
from .fragments import Page, fragment, heading
from .works import kicker

GATHERED: tuple[tuple[str, frozenset[Role]], ...] = (
    (N_("Writers"), frozenset({Role.AUTHOR})),
    (N_("Makers of pictures"), frozenset({Role.ILLUSTRATOR, Role.PHOTOGRAPHER})),
    (
        N_("Voices"),
        frozenset({Role.NARRATOR, Role.HOST, Role.GUEST, Role.SPEAKER, Role.INTERVIEWER}),
    ),
    (N_("Music"), frozenset({Role.MUSICIAN})),
    (N_("Editing and production"), frozenset({Role.EDITOR, Role.PRODUCER, Role.TRANSLATOR})),
    (N_("Developed together with"), frozenset({Role.CODEVELOPER})),
)
"""What people did, gathered: heading → roles."""

EXACT: Mapping[Role, str] = {
    Role.AUTHOR: N_("Writers"),
    Role.ILLUSTRATOR: N_("Illustrators"),
    Role.PHOTOGRAPHER: N_("Photographers"),
    Role.NARRATOR: N_("Readers"),
    Role.INTERVIEWER: N_("Interviewers"),
    Role.HOST: N_("Hosts"),
    Role.GUEST: N_("Guests"),
    Role.SPEAKER: N_("Speakers"),
    Role.TRANSLATOR: N_("Translators"),
    Role.EDITOR: N_("Editors"),
    Role.MUSICIAN: N_("Musicians"),
    Role.PRODUCER: N_("Producers"),
    Role.CODEVELOPER: N_("Developed together with"),
}
COUNTED: Mapping[Expertise, tuple[str, str]] = {
    Expertise.LIVED: (N_("{n} expert by experience"), N_("{n} experts by experience")),
    Expertise.PEER: (N_("{n} peer"), N_("{n} peers")),
    Expertise.PROFESSIONAL: (N_("{n} professional"), N_("{n} professionals")),
    Expertise.COMBINED: (
        N_("{n} person who is both an expert by experience and a professional"),
        N_("{n} people who are both experts by experience and professionals"),
    ),
    Expertise.VOLUNTEER: (N_("{n} volunteer"), N_("{n} volunteers")),
    Expertise.RELATIVE: (N_("{n} relative"), N_("{n} relatives")),
}


def contributors_page(context: Context) -> Page:
    """The people who chose to be seen, by what they did."""
    t, credits = context.t, _credits(context)
    blocks = [head(context, t("Contributors"), _total(context))]
    for title, roles in GATHERED:
        named = [c for found in credits.roles if found.role in roles for c in found.named]
        if named:
            blocks += [heading(2, t(title)), _people(context, named)]
    blocks += [
        fragment(
            context.render(
                "page/ways.html",
                links=[
                    {"title": t(title), "href": context.href(context.addresses.page(name))}
                    for title, name in ((N_("All who took part, by role"), "credits"),
                                        (N_("How this course was made"), "made"))
                ],
            )
        )
    ]  # fmt: skip
    return Page(
        context.addresses.page("contributors"), t("Contributors"), "contributors", tuple(blocks)
    )


def credits_page(context: Context) -> Page:
    """Everybody by role; those who are anonymous as a number in words."""
    t, credits = context.t, _credits(context)
    blocks = [head(context, t("All who took part"), _total(context))]
    for found in credits.roles:
        hidden = [_hidden(context, e, count) for e, count in found.anonymous.items()]
        blocks += [heading(2, t(EXACT[found.role])), _people(context, found.named, hidden)]
    return Page(context.addresses.page("credits"), t("All who took part"), "credits", tuple(blocks))


def contributor_page(context: Context, person: PublicContributor) -> Page:
    """One contributor who has a public name: their own words, and what they made."""
    expertise = "" if person.group else capital(context.t(EXPERTISE[person.expertise]))
    blocks = [
        head(context, person.name, kicker=expertise or context.t("Group")),
        fragment(
            context.render("page/person.html", bio=context.html(person.bio) if person.bio else "")
        ),
        heading(2, context.t("In this course")),
        _made(context, person),
    ]
    return Page(context.addresses.contributor(person.id), person.name, "contributor", tuple(blocks))


def _made(context: Context, person: PublicContributor) -> str:
    assert context.course is not None
    sections = {section.id: section for section in context.course.sections}
    items: dict[str, dict[str, Any]] = {}
    for id_, role in person.works:
        if id_ in context.works:
            work = context.works[id_]
            items[id_] = {
                "draft": context.draft(work),
                "href": context.href(context.addresses.work(work)),
                "title": work.meta.title,
                "lang": context.lang(work),
                "kicker": kicker(context.t, work),
            }
        elif id_ in sections:
            section = sections[id_]
            items[id_] = {
                "draft": "",
                "href": context.href(context.addresses.section(section.slug)),
                "title": section.meta.title,
                "lang": "",
                "kicker": context.t("The text of the section"),
            }
        elif id_ == context.course.slug:
            what = N_("Developed together") if role is Role.CODEVELOPER else N_("The course")
            items.setdefault(
                id_,
                {
                    "draft": "",
                    "href": context.href(""),
                    "title": context.course.meta.title,
                    "lang": "",
                    "kicker": context.t(what),
                },
            )
    return fragment(context.render("page/works.html", items=items.values()))


def _credits(context: Context) -> Any:
    assert context.course is not None
    return context.credits.courses[context.course.slug]


def _total(context: Context) -> str:
    t, credits = context.t, _credits(context)
    if not credits.total:  # everybody has taken their consent back
        return ""
    said = [
        t.plural(
            "{n} contributor has made this course.",
            "{n} contributors have made this course.",
            credits.total,
        )
    ]
    if any(found.anonymous for found in credits.roles):
        said.append(t("Some of them want to stay unnamed."))
    said.append(t("Thank you to every one."))
    return " ".join(said)


def _hidden(context: Context, expertise: Expertise, count: int) -> str:
    return capital(context.t.plural(*ANONYMOUS[expertise], count))


def _people(context: Context, credits: Iterable[Credit], hidden: Iterable[str] = ()) -> str:
    unique = {(c.name, c.page): c for c in credits if c.name is not None}
    people = [
        {
            "name": name,
            "href": page_of(context, credit),
            "expertise": "" if credit.group else context.t(EXPERTISE[credit.expertise]),
        }
        for (name, _), credit in sorted(unique.items(), key=_by_name)
    ]
    return fragment(context.render("page/people.html", people=people, anonymous=tuple(hidden)))


def _by_name(entry: tuple[tuple[str | None, str | None], Credit]) -> Any:
    (name, page), _ = entry
    return finnish(name or ""), page or ""


def group_credits(context: Context) -> Iterator[Credit]:
    """The members of the co-development group who are known by id."""
    assert context.course is not None
    for credit in context.credits_of(context.course.document):
        if credit.role is Role.CODEVELOPER:
            yield credit
