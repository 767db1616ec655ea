"""The portal: all courses, what they are, and the accessibility statement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from ..i18n import N_, translator
from ..model import (
    Colours,
    CompiledSite,
    Credits,
    Illustration,
    LoadedCourse,
    Picture,
    Project,
)
from .bylines import byline
from .context import Context
from .course import experience, facts, from_experience, head
from .fragments import Page, fragment, heading
from .help_page import help_page
from .options import CompileOptions
from .pictures import picture
from .site import compiled
from .words import day

LANGUAGES: Mapping[str, str] = {"fi": "Suomeksi", "sv": "På svenska", "en": "In English"}
STATUS: Mapping[str, str] = {
    "full": N_("The pages meet all the requirements (WCAG 2.2, level AA)."),
    "partial": N_("The pages meet most of the requirements (WCAG 2.2, level AA)."),
    "none": N_("The pages do not yet meet the requirements (WCAG 2.2, level AA)."),
}
AUTHORITY = "https://www.saavutettavuusvaatimukset.fi/"


def compile_portal(
    project: Project,
    credits: Credits,
    pictures: Mapping[str, Picture],
    options: CompileOptions,
) -> CompiledSite:
    """The site around the courses."""
    context = Context(project, None, credits, pictures, options)
    t = context.t
    title = t("Online courses")
    front, about = portal_page(context, title), about_page(context)
    accessible, help_ = accessibility_page(context), help_page(context)
    pages = [front, about, accessible, help_]
    footer = [
        {"key": page.kind, "title": page.title, "url": page.address}
        for page in (about, help_, accessible)
    ]
    return compiled(
        context,
        name="portal",
        title=title,
        description=front.description,
        pages=pages,
        nav=pages,
        vk={"menu": footer[:2], "footer": footer},
        colours=Colours(),
        cards={slug: course.meta.colours for slug, course in project.courses.items()},
    )


def portal_page(context: Context, title: str) -> Page:
    """All courses as large cards."""
    t, settings = context.t, context.project.settings
    intro = settings.about.get(settings.language, "")
    first = intro.split("\n\n", 1)[0].strip()
    lead = context.html(first) if first else Markup("")
    cards = [_card(context, course) for course in context.project.courses.values()]
    blocks = [
        fragment(context.render("page/portal-hero.html", title=title, lead=lead)),
        fragment(context.render("page/courses.html", cards=cards)) if cards else "",
        *_thanks(context),
        *_pictures(context),
    ]
    description = t("Self-paced online courses made by people with lived experience.")
    return Page("", title, "portal", tuple(blocks), description=description)


def _thanks(context: Context) -> Iterator[str]:
    credits, t = context.credits.portal, context.t
    if credits.total:
        yield heading(2, t.plural("{n} contributor", "{n} contributors", credits.total))
    if from_experience(credits):
        yield fragment(context.render("page/text.html", body=context.html(experience(t))))


def _pictures(context: Context) -> Iterator[str]:
    """Who made the pictures of the cards."""
    items = [
        {
            "title": course.meta.title,
            "lang": _lang(context, course),
            "byline": byline(context, emblem),
        }
        for course in context.project.courses.values()
        if (emblem := context.project.find(course.meta.emblem, "illustration")) is not None
        and emblem.id in context.options.published
    ]
    if items:
        yield heading(2, context.t("Pictures"))
        yield fragment(context.render("page/pictures.html", items=items))


def _lang(context: Context, course: LoadedCourse) -> Markup:
    language = context.project.language_of(course.document).value
    return Markup("") if language == context.language else Markup(f' lang="{language}"')


def _card(context: Context, course: LoadedCourse) -> dict[str, Any]:
    """A course's card, in the course's own language."""
    own = Context(context.project, course, context.credits, context.pictures, context.options)
    emblem = own.find(course.meta.emblem, "illustration")
    html = picture(own, emblem if emblem and isinstance(emblem.meta, Illustration) else None,
                   "course", silent=True)  # fmt: skip
    context.copies.update(own.copies)
    context.colours.update(own.colours)
    language = own.language
    return {
        "colours": f"vk-colours vk-colours-{course.slug}",
        "lang": "" if language == context.language else Markup(f' lang="{language}"'),
        "picture": html,
        "href": context.href(f"{course.slug}/"),
        "title": course.meta.title,
        "summary": course.meta.summary,
        "facts": [LANGUAGES[language], *facts(own)],
        "for": translator("site", language)("For whom"),
        "groups": course.meta.target_groups,
    }


def about_page(context: Context) -> Page:
    """What the courses are and who publishes them."""
    t, settings = context.t, context.project.settings
    title = t("About the courses")
    blocks = [head(context, title)]
    text = settings.about.get(settings.language, "")
    if text:
        blocks.append(fragment(context.render("page/text.html", body=context.html(text))))
    organisation = settings.organisation
    blocks.append(heading(2, t("Who publishes the courses")))
    html = context.render("page/organisation.html", organisation=organisation)
    blocks.append(fragment(html))
    return Page(context.addresses.page("about"), title, "about", tuple(blocks))


def accessibility_page(context: Context) -> Page:
    """The accessibility statement (Act 306/2019): how far, what not, where to complain."""
    t, settings = context.t, context.project.settings
    given = settings.accessibility
    title = t("Accessibility statement")
    status = t(STATUS.get(given.status, STATUS["partial"]))
    if given.assessed_on:
        who = given.assessor or settings.organisation.name
        status += " " + t("They were assessed on {day}.", day=day(t, given.assessed_on))
        status += " " + t("Assessed by: {who}.", who=who)
    limits = given.limitations.get(settings.language, ())
    feedback = given.feedback or settings.organisation.contact or ""
    about = t(
        "This statement is about the online courses of {name}.", name=settings.organisation.name
    )
    blocks = [head(context, title, about)]
    for name, text in (
        (t("How accessible the pages are"), status),
        (
            t("What does not work yet"),
            "" if limits else t("We know of nothing that does not work."),
        ),
    ):
        blocks.append(heading(2, name))
        if text:
            blocks.append(_said(context, text))
    if limits:
        blocks.append(fragment(context.render("page/list.html", items=limits, name="limits")))
    blocks += [
        heading(2, t("Did something get in your way?")),
        _said(
            context, t("Tell us, and we will try to mend it. We answer within 14 days."), feedback
        ),
        heading(2, t("If you are not content with our answer")),
        fragment(context.render("page/authority.html", href=AUTHORITY)),
    ]
    return Page(context.addresses.page("accessibility"), title, "accessibility", tuple(blocks))


def _said(context: Context, *sentences: str) -> str:
    return fragment(context.render("page/said.html", sentences=[s for s in sentences if s]))
