"""Those who made the course: only who chose to be seen, the others as a number by expertise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from markupsafe import Markup

from ..i18n import N_
from ..model import (
    CourseCredits,
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
    """The people who chose to be seen, each once, by the first of what they did, and their words.

    Who did what in full is told by the page of credits.
    """
    t, credits = context.t, _credits(context)
    blocks = [head(context, t("Contributors"), _welcome(context))]
    met: set[tuple[str | None, str | None]] = set()
    for title, roles in GATHERED:
        named = [
            credit
            for found in credits.roles
            if found.role in roles
            for credit in found.named
            if (credit.name, credit.page) not in met
        ]
        if named:
            met |= {(credit.name, credit.page) for credit in named}
            blocks += [heading(2, t(title)), _people(context, named, bios=True)]
    blocks.append(ways(context, WHO_DID, MADE))
    return Page(
        context.addresses.page("contributors"), t("Contributors"), "contributors", tuple(blocks)
    )


def credits_page(context: Context) -> Page:
    """Everybody by role; those who are anonymous as a number in words."""
    t, credits = context.t, _credits(context)
    blocks = [head(context, t("Who did what"), _total(context))]
    for found in credits.roles:
        hidden = [_hidden(context, e, count) for e, count in found.anonymous.items()]
        blocks += [heading(2, t(EXACT[found.role])), _people(context, found.named, hidden)]
    blocks.append(ways(context, CONTRIBUTORS, MADE))
    return Page(context.addresses.page("credits"), t("Who did what"), "credits", tuple(blocks))


Way = tuple[str, str]
"""What a link to a page of the site says (msgid), and the page's name; "" is the front page."""
CONTRIBUTORS: Way = (N_("Contributors"), "contributors")
WHO_DID: Way = (N_("Who did what"), "credits")
MADE: Way = (N_("How this course was made"), "made")
FRONT: Way = (N_("To the front page of the course"), "")


def ways(context: Context, *links: Way) -> str:
    """Links to go on to."""
    found = [
        {
            "title": context.t(title),
            "href": context.href(context.addresses.page(name) if name else ""),
        }
        for title, name in links
    ]
    return fragment(context.render("page/ways.html", links=found))


def _credits(context: Context) -> CourseCredits:
    assert context.course is not None
    return context.credits.courses[context.course.slug]


def _welcome(context: Context) -> str:
    """Who is on the page of contributors, and who is not; also when nobody is."""
    t, credits = context.t, _credits(context)
    hidden = any(found.anonymous for found in credits.roles)
    if any(found.named for found in credits.roles):
        said = [t("Here are those who chose to be seen, by name or by pen name.")]
        if hidden:
            said.append(t("Others helped to make the course and want to stay unnamed."))
    elif hidden:
        said = [t("The makers of this course want to stay unnamed.")]
    else:
        return t("Nobody’s name is shown in this course right now.")
    return " ".join([*said, t("Thank you to every one.")])


def _total(context: Context) -> str:
    t, credits = context.t, _credits(context)
    if not credits.total:  # everybody has taken their consent back
        return t("Nobody’s name is shown in this course right now.")
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


def _people(
    context: Context,
    credits: Iterable[Credit],
    hidden: Iterable[str] = (),
    *,
    bios: bool = False,
) -> str:
    unique = {(c.name, c.page): c for c in credits if c.name is not None}
    own = {person.id: person for person in _credits(context).contributors} if bios else {}
    people = [
        {
            "name": name,
            "href": page_of(context, credit),
            "expertise": "" if credit.group else context.t(EXPERTISE[credit.expertise]),
            "bio": bio(context, own[page]) if page in own else "",
        }
        for (name, page), credit in sorted(unique.items(), key=_by_name)
    ]
    template = "page/people.html"
    return fragment(context.render(template, people=people, anonymous=tuple(hidden), bios=bios))


def bio(context: Context, person: PublicContributor) -> Markup:
    """Somebody's own words about themselves, marked when they are in another language."""
    if not person.bio:
        return Markup("")
    language = (person.bio_language or context.project.settings.language).value
    lang = "" if language == context.language else Markup(f' lang="{language}"')
    return context.render("page/bio.html", bio=context.html(person.bio), lang=lang)


def _by_name(entry: tuple[tuple[str | None, str | None], Credit]) -> Any:
    (name, page), _ = entry
    return finnish(name or ""), page or ""


def group_credits(context: Context) -> Iterator[Credit]:
    """The members of the co-development group who are known by id."""
    assert context.course is not None
    for credit in context.credits_of(context.course.document):
        if credit.role is Role.CODEVELOPER:
            yield credit
