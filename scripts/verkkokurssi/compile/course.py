"""The course page, the gallery and the list of podcasts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..i18n import Translator
from ..model import CourseCredits, Expertise, Form
from .bylines import byline
from .context import Context, Work
from .fragments import Page, fragment, heading
from .pages import voice
from .pictures import picture
from .words import about_hours, day, length
from .works import kicker


def course_page(context: Context) -> Page:
    """The front page of a course."""
    assert context.course is not None
    meta, t = context.course.meta, context.t
    quote = context.find(meta.guide.quote, "quote")
    blocks = [
        _hero(context),
        fragment(voice(context, quote)) if quote else "",
        heading(2, t("Sections")),
        _cards(context),
        *_makers(context),
        *_points(context),
        *_sources(context),
    ]
    return Page("", meta.title, "course", tuple(blocks), description=meta.summary)


def facts(context: Context) -> list[str]:
    """How long the course is and how many made it."""
    assert context.course is not None
    sections, t = context.course.sections, context.t
    minutes = sum(section.meta.minutes or 0 for section in sections)
    total = context.credits.courses[context.course.slug].total
    found = [t.plural("{n} section", "{n} sections", len(sections))]
    if minutes:
        found.append(about_hours(t, minutes))
    if total:
        found.append(t.plural("{n} contributor", "{n} contributors", total))
    return found


def _hero(context: Context) -> str:
    assert context.course is not None
    meta, sections = context.course.meta, context.course.sections
    emblem = context.find(meta.emblem, "illustration")
    html = context.render(
        "page/course-hero.html",
        title=meta.title,
        lead=meta.summary,
        start=context.href(context.addresses.section(sections[0].slug)) if sections else None,
        sections_anchor=context.anchor(context.t("Sections")),
        slugs=[section.slug for section in sections],
        facts=facts(context),
        picture=picture(context, emblem, "hero", eager=True),
        byline=byline(context, emblem) if emblem else "",
    )
    return fragment(html)


LONG = 17
"""A word of so many letters needs smaller type on a phone's card."""


def _cards(context: Context) -> str:
    assert context.course is not None
    cards = []
    for number, section in enumerate(context.course.sections, 1):
        words = [context.t("Section {n}", n=number)]
        if section.meta.minutes:
            words.append(f"{section.meta.minutes} min")
        emblem = context.find(section.meta.emblem, "illustration")
        cards.append(
            {
                "slug": section.slug,
                "href": context.href(context.addresses.section(section.slug)),
                "title": section.meta.title,
                "summary": section.meta.summary,
                "kicker": " · ".join(words),
                "long": max(map(len, section.meta.title.split()), default=0) >= LONG,
                "picture": picture(context, emblem, "card", silent=True),
            }
        )
    return fragment(context.render("page/cards.html", cards=cards))


def _makers(context: Context) -> Iterator[str]:
    assert context.course is not None
    t, credits = context.t, context.credits.courses[context.course.slug]
    if not credits.total:
        return
    yield heading(2, t.plural("{n} contributor", "{n} contributors", credits.total))
    links = [
        (t("How this course was made"), "made"),
        (t("Contributors"), "contributors"),
        *([(t("Gallery"), "gallery")] if gallery_works(context) else []),
        *([(t("Podcast"), "podcast")] if episodes(context) else []),
    ]
    html = context.render(
        "page/course-people.html",
        sentence=experience(t) if from_experience(credits) else "",
        links=[
            {"title": title, "href": context.href(context.addresses.page(name))}
            for title, name in links
        ],
    )  # fmt: skip
    yield fragment(html)


def experience(t: Translator) -> str:
    """Where the works come from, when their makers have lived what they tell."""
    return t(
        "The stories, poems, pictures and voices come from people who know from experience what "
        "they tell about."
    )


LIVED = frozenset({Expertise.LIVED, Expertise.PEER, Expertise.COMBINED, Expertise.RELATIVE})


def from_experience(credits: CourseCredits) -> bool:
    """Whether anybody among the makers tells of what they have lived themselves."""
    return not LIVED.isdisjoint(credits.by_expertise)


def _points(context: Context) -> Iterator[str]:
    assert context.course is not None
    meta, t = context.course.meta, context.t
    for title, points, name in (
        (t("What this course is about"), meta.key_points, "points"),
        (t("For whom"), meta.target_groups, "groups"),
    ):
        if points:
            yield heading(2, title)
            yield fragment(context.render("page/list.html", items=points, name=name))


def _sources(context: Context) -> Iterator[str]:
    assert context.course is not None
    if context.course.meta.sources:
        yield heading(2, context.t("Sources"))
        sources = context.course.meta.sources
        yield fragment(context.render("page/sources.html", sources=sources))


def episodes(context: Context) -> list[Work]:
    """The course's podcasts, by season and number."""
    found = [w for w in context.works.values() if w.kind == "podcast"]
    return sorted(found, key=lambda w: (w.meta.season or 1, w.meta.episode or 0))


def gallery_works(context: Context) -> list[Work]:
    """What hangs in the gallery: drawings, comics and photos, in the order of the course."""
    return [
        w
        for w in context.works.values()
        if w.kind == "illustration" and w.meta.form is not Form.EMBLEM
    ]


def gallery_page(context: Context) -> Page:
    """Drawings by the question they answer, then the others, then the emblems."""
    t = context.t
    by_prompt: dict[str, list[Work]] = {}
    for work in gallery_works(context):
        by_prompt.setdefault(work.meta.prompt or "", []).append(work)
    rest = by_prompt.pop("", [])
    emblems = [
        w for w in context.works.values() if w.kind == "illustration" and w.meta.form is Form.EMBLEM
    ]
    groups = [
        *by_prompt.items(),
        (t("More pictures") if by_prompt else t("Pictures"), rest),
        (t("The emblems of the sections"), emblems),
    ]
    blocks = [
        head(context, t("Gallery"), t("Choose a picture and it opens large.")),
        *(block for title, works in groups if works for block in _wall(context, title, works)),
    ]
    return Page(
        context.addresses.page("gallery"),
        t("Gallery"),
        "gallery",
        tuple(blocks),
        description=t("The pictures of this course, and who made them."),
    )


def _wall(context: Context, title: str, works: list[Work]) -> Iterator[str]:
    yield heading(2, title)
    items = [
        {
            "form": work.meta.form.value,
            "draft": context.draft(work),
            "picture": picture(context, work, "tile", zoom=True),
            "title": work.meta.title,
            "lang": context.lang(work),
            "href": context.href(context.addresses.work(work)),
            "byline": byline(context, work),
        }
        for work in works
    ]
    yield fragment(context.render("page/gallery.html", items=items))


def podcast_page(context: Context) -> Page:
    """All episodes of the course's show."""
    assert context.course is not None
    t, show = context.t, context.course.meta.podcast
    title = show.title if show else t("Podcast")
    items = [
        {
            "draft": context.draft(work),
            "kicker": " · ".join(_when(context, work)),
            "title": work.meta.title,
            "lang": context.lang(work),
            "href": context.href(context.addresses.work(work)),
            "summary": work.meta.summary,
            "byline": byline(context, work, licence=False),
        }
        for work in episodes(context)
    ]
    blocks = (
        head(context, title, show.description if show else "", kicker=t("Podcast") if show else ""),
        fragment(context.render("page/episodes.html", items=items, feed=_feed(context))),
    )
    return Page(
        context.addresses.page("podcast"),
        title,
        "podcasts",
        blocks,
        description=show.description if show else "",
    )


def _feed(context: Context) -> str:
    """The address of the podcast feed, for apps."""
    feed = context.options.extras.feed
    return context.href(feed) if feed else ""


def _when(context: Context, work: Work) -> list[str]:
    meta, t = work.meta, context.t
    found = [t("Episode {n}", n=meta.episode)] if meta.episode else [kicker(t, work)]
    if meta.episode:
        found.append(length(meta.duration))
    if meta.published:
        found.append(day(t, meta.published))
    return found


def head(context: Context, title: str, lead: Any = "", *, kicker: str = "") -> str:
    """The top of a page that is no work."""
    html = context.render("page/head.html", kicker=kicker, title=title, lang="", lead=lead)
    return fragment(html)
