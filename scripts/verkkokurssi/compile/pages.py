"""Sections, and the pages of single works."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from ..i18n import N_
from ..markdown import parts, titles
from ..model import Document, Heading, Language, Reference, Section
from ..notes import is_heavy
from .bylines import byline
from .context import Context, Work, describe, shorten
from .fragments import Page, fragment, heading, one_line
from .help import help_box, note
from .pictures import picture
from .words import about_minutes, of_total
from .works import inner, kicker, uid

END = "vk-end"
TITLE = "vk-title"
"""Id of a section's title: a heading of its text may say the same."""
NOT_KEPT = frozenset({"quiz", "event"})
"""Kinds without the button that keeps a work for later."""


def section_page(context: Context, section: Document[Section]) -> Page:
    """A section: its opening, the frame text with the works in it, and the way on."""
    assert context.course is not None
    order = [s.slug for s in context.course.sections]
    number = order.index(section.slug) + 1
    meta = section.meta
    blocks = [
        _opening(context, section, number),
        heading(1, meta.title, TITLE),
        _keys(context, context.t("In this section"), meta.key_points),
        fragment(note(context, "section", _notes(section), END)),
        *_frame(context, section),
        _section_end(context, section, number),
    ]
    return Page(
        address=context.addresses.section(section.slug),
        title=meta.title,
        kind="section",
        blocks=tuple(blocks),
        description=one_line(meta.summary or "") or shorten(", ".join(meta.key_points)),
        vk={"slug": section.slug, "number": number, "of": len(order)},
    )


def _notes(section: Document[Section]) -> list[Any]:
    return [n for n in section.meta.content_notes or () if n != "none"]


def _opening(context: Context, section: Document[Section], number: int) -> str:
    emblem = context.find(section.meta.emblem, "illustration")
    words = [of_total(context.t, number, len(context.course.sections if context.course else ()))]
    if section.meta.minutes:
        words.append(about_minutes(context.t, section.meta.minutes))
    html = context.render(
        "page/opening.html",
        picture=picture(context, emblem, "full", eager=True),
        byline=byline(context, emblem) if emblem else "",
        kicker=" · ".join(words),
    )
    return fragment(html)


def _keys(context: Context, title: str, points: tuple[str, ...]) -> str:
    if not points:
        return ""
    return fragment(context.render("page/keys.html", title=title, points=points))


def _frame(context: Context, section: Document[Section]) -> Iterator[str]:
    """The frame text between the works, and the works."""
    level, seen = 1, set[str]()
    for part in parts(section.body, titles(context.in_frame)):
        if isinstance(part, Heading):
            level = min(max(part.level, 2), 5)
            yield heading(level, part.text, part.anchor)
        elif isinstance(part, Reference):
            work = context.find(part.target)
            if work is not None:
                again = work.id in seen
                seen.add(work.id)
                yield from _again(context, work) if again else embed(context, work, level + 1)
        else:
            yield fragment(context.render("page/text.html", body=context.frame(part)))


def embed(context: Context, work: Work, level: int) -> Iterator[str]:
    """A work in a section, with what stands before and behind it."""
    target = f"{uid(work)}-end"
    warning = note(context, work.kind, work.meta.notes, target)
    yield fragment(warning)
    yield fragment(embedded(context, work, level))
    if warning:
        yield fragment(context.render("after.html", target=target))
    if is_heavy(work.meta.notes):
        yield fragment(help_box(context))


def embedded(context: Context, work: Work, level: int) -> Markup:
    """A work as it stands in a section."""
    if work.kind == "quote":
        return voice(context, work, uid=uid(work))
    figure = work.kind == "illustration"
    return context.render(
        "work/embed.html",
        figure=figure,
        form=work.meta.form.value if figure else "",
        uid=uid(work),
        id=work.id,
        keep=work.kind not in NOT_KEPT,
        kind=work.kind,
        kicker=kicker(context.t, work),
        level=level,
        title=work.meta.title,
        lang=context.lang(work),
        href=context.href(context.addresses.work(work)),
        inner=inner(context, work, level),
        body=context.body(work) if figure else "",
        byline=byline(context, work),
        draft=context.draft(work),
    )


def voice(context: Context, work: Work, *, uid: str = "", licence: bool = False) -> Markup:
    """A quote in large type."""
    return context.render(
        "voice.html",
        uid=uid,
        id=work.id,
        embed=bool(uid),
        draft=context.draft(work),
        lang=context.lang(work),
        body=inner(context, work),
        byline=byline(context, work, licence=licence),
    )


def _again(context: Context, work: Work) -> Iterator[str]:
    html = context.render(
        "work/again.html",
        kicker=kicker(context.t, work),
        uid=uid(work),
        title=work.meta.title,
        lang=context.lang(work),
    )
    yield fragment(html)


def _section_end(context: Context, section: Document[Section], number: int) -> str:
    assert context.course is not None
    following = context.course.sections[number : number + 1]
    html = context.render(
        "page/section-end.html",
        id=END,
        byline=byline(context, section),
        slug=section.slug,
        next=_way(context, following[0]) if following else None,
        made=context.href(context.addresses.page("made")),
        course=context.href(""),
    )
    return fragment(html)


def _way(context: Context, section: Document[Section]) -> dict[str, str]:
    return {
        "href": context.href(context.addresses.section(section.slug)),
        "title": section.meta.title,
    }


def work_page(context: Context, work: Work) -> Page:
    """A work on its own page: nothing but the work, where it belongs, and a way on."""
    target = f"{uid(work)}-end"
    warning = note(context, work.kind, work.meta.notes, target)
    blocks = [
        _head(context, work),
        fragment(context.draft(work)),
        fragment(warning),
        fragment(_alone(context, work)),
        fragment(context.render("after.html", target=target)) if warning else "",
        fragment(help_box(context)) if is_heavy(work.meta.notes) else "",
        _place(context, work),
    ]
    marks = context.options.marks.get(work.id) if context.options.preview else None
    return Page(
        address=context.addresses.work(work),
        title=work.meta.title,
        kind=work.kind,
        blocks=tuple(blocks),
        description=describe(context, work),
        vk={"work": work.id} | ({"draft": True, "why": list(marks)} if marks is not None else {}),
    )


def _head(context: Context, work: Work) -> str:
    html = context.render(
        "page/head.html",
        kicker=kicker(context.t, work),
        title=work.meta.title,
        lang=context.lang(work),
        lead="",
    )
    return fragment(html)


def _alone(context: Context, work: Work) -> Markup:
    if work.kind == "quote":
        return voice(context, work, licence=True)
    figure = work.kind == "illustration"
    return context.render(
        "work/page.html",
        figure=figure,
        form=work.meta.form.value if figure else "",
        id=work.id,
        keep=work.kind not in NOT_KEPT,
        kind=work.kind,
        title=work.meta.title,
        lang=context.lang(work),
        inner=inner(context, work),
        body=context.body(work) if figure else "",
        byline=byline(context, work),
    )


NEXT = {
    "story": N_("The next story"),
    "poem": N_("The next poem"),
    "illustration": N_("The next picture"),
    "podcast": N_("The next episode"),
    "video": N_("The next video"),
}


def _place(context: Context, work: Work) -> str:
    """Where the work belongs, and the next of its kind in the order of the course."""
    places = [_way(context, section) for section in context.places.get(work.id, ())]
    after = context.following.get(work.id)
    following = None
    if after is not None and work.kind in NEXT:
        following = {
            "href": context.href(context.addresses.work(after)),
            "label": context.t(NEXT[work.kind]),
            "title": after.meta.title,
            "lang": context.lang(after),
        }
    topics = context.project.settings.topics
    html = context.render(
        "work/place.html",
        emblem_of=[_way(context, s) for s in context.emblem_of.get(work.id, ())],
        topics=[
            topics[t].get(Language(context.language), t) for t in work.meta.topics if t in topics
        ],
        places=places,
        next=following,
        course=context.href(""),
    )
    return fragment(html)
