"""Compile: a project, its credits and its pictures → one plain MkDocs project per course, and
the portal. Pure values in, pure values out; the pipeline writes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..model import CompiledSite, Credits, LoadedCourse, Picture, Project
from ..phrases import licence_words
from .context import Context
from .course import course_page, episodes, gallery_page, gallery_works, podcast_page
from .fragments import Page, meta_text
from .help_page import help_page
from .learner import known, own_page, texts
from .made import made_page
from .options import CompileOptions
from .pages import section_page, work_page
from .people import contributors_page, credits_page
from .person import contributor_page
from .portal import compile_portal
from .site import compiled

__all__ = ["CompileOptions", "compile_course", "compile_portal"]


def compile_course(
    project: Project,
    course: LoadedCourse,
    credits: Credits,
    pictures: Mapping[str, Picture],
    options: CompileOptions,
) -> CompiledSite:
    """One course: its front page and sections in the navigation, everything else beside it."""
    context = Context(project, course, credits, pictures, options)
    front = replace(course_page(context), vk={"known": known(context)})
    nav = [front, *(section_page(context, s) for s in course.sections)]
    lists = _lists(context)
    works = [work_page(context, work) for work in context.works.values()]
    people = [contributor_page(context, p) for p in credits.courses[course.slug].contributors]
    return compiled(
        context,
        name=course.slug,
        title=course.meta.title,
        description=course.meta.summary,
        pages=[*nav, *lists.values(), *works, *people],
        nav=nav,
        vk=_vk(context, lists),
        colours=course.meta.colours,
    )


def _lists(context: Context) -> dict[str, Page]:
    """The pages beside the sections, by name; no gallery without pictures."""
    pages: dict[str, Page] = {}
    if gallery_works(context):
        pages["gallery"] = gallery_page(context)
    if episodes(context):
        pages["podcast"] = podcast_page(context)
    pages["contributors"] = contributors_page(context)
    pages["made"] = made_page(context)
    pages["credits"] = credits_page(context)
    pages["help"] = help_page(context)
    pages["own"] = own_page(context)
    return pages


def _vk(context: Context, lists: Mapping[str, Page]) -> dict[str, Any]:
    """What the theme reads of a course beside what all sites have."""
    assert context.course is not None
    t, addresses = context.t, context.addresses
    licence = licence_words(t, context.project.licence_of(context.course.document))
    menu = [{"key": "sections", "title": t("Sections"), "url": "./"}]
    named = {"gallery": t("Gallery"), "podcast": t("Podcast"), "contributors": t("Contributors")}
    named["own"] = t("My course")
    menu += [_item(key, title, lists[key]) for key, title in named.items() if key in lists]
    portal = context.portal
    footer = [_item(key, lists[key].title, lists[key]) for key in ("made", "credits", "help")]
    footer += [
        {
            "key": "accessibility",
            "title": t("Accessibility statement"),
            "url": f"../{portal.page('accessibility')}",
        },
        {"key": "portal", "title": t("All courses"), "url": "../"},
    ]
    sections = [
        {
            "slug": section.slug,
            "title": section.meta.title,
            "url": addresses.section(section.slug),
            "number": number,
            **({"minutes": f"{section.meta.minutes} min"} if section.meta.minutes else {}),
        }
        for number, section in enumerate(context.course.sections, 1)
    ]
    text = t("Content: {licence}, unless something else is said.", licence=licence.name)
    url = {"url": licence.href} if licence.href else {}
    notice = context.course.meta.notice
    return {
        "licence": {"text": text, **url},
        **({"notice": meta_text(notice)} if notice else {}),
        "menu": menu,
        "footer": footer,
        "sections": sections,
        "texts": texts(t),
    }


def _item(name: str, title: str, page: Page) -> dict[str, str]:
    return {"key": name, "title": title, "url": page.address}
