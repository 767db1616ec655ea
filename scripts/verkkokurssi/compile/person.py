"""The page of one contributor: who they are in their own words, and what they made."""

from __future__ import annotations

from dataclasses import dataclass

from ..i18n import N_
from ..model import PublicContributor, Role
from ..phrases import EXPERTISE, capital
from .context import Context, Work
from .course import head
from .fragments import Page, fragment, heading
from .people import CONTRIBUTORS, FRONT, bio, ways
from .pictures import picture
from .works import kicker


def contributor_page(context: Context, person: PublicContributor) -> Page:
    """One contributor who has a public name: their own words, and what they made."""
    expertise = "" if person.group else capital(context.t(EXPERTISE[person.expertise]))
    blocks = [
        head(context, person.name, kicker=expertise or context.t("Group")),
        fragment(bio(context, person)),
        heading(2, context.t("In this course")),
        _made(context, person),
        ways(context, CONTRIBUTORS, FRONT),
    ]
    return Page(context.addresses.contributor(person.id), person.name, "contributor", tuple(blocks))


def _made(context: Context, person: PublicContributor) -> str:
    assert context.course is not None
    sections = {section.id: section for section in context.course.sections}
    made: dict[str, Made] = {}
    for id_, role in person.works:
        if id_ in context.works:
            made[id_] = _work(context, context.works[id_])
        elif id_ in sections:
            section = sections[id_]
            address = context.addresses.section(section.slug)
            what = context.t("The text of the section")
            made[id_] = Made(context.href(address), section.meta.title, what)
        elif id_ == context.course.slug:
            what = N_("Developed together") if role is Role.CODEVELOPER else N_("The course")
            title = context.course.meta.title
            made.setdefault(id_, Made(context.href(""), title, context.t(what)))
    return fragment(context.render("page/works.html", items=made.values()))


@dataclass(frozen=True, slots=True)
class Made:
    """Something a person made: where it stands, its title, and what it is."""

    href: str
    title: str
    kicker: str
    lang: str = ""
    draft: str = ""
    picture: str = ""


def _work(context: Context, work: Work) -> Made:
    """A work; a picture is seen, not only named."""
    drawn = work if work.kind == "illustration" else None
    return Made(
        context.href(context.addresses.work(work)),
        work.meta.title,
        kicker(context.t, work),
        context.lang(work),
        context.draft(work),
        picture(context, drawn, "thumb", silent=True),
    )
