"""The inner HTML of a contribution, made once: one function per kind, by table."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from ..i18n import N_, Translator
from ..model import Form
from . import media
from .bylines import names_only
from .context import Context, Inner, Work
from .fragments import one_line, shift
from .pictures import picture, source_of, view
from .quizzes import quiz
from .words import about_minutes, clock, length, span

KINDS: Mapping[str, str] = {
    "story": N_("Story"),
    "poem": N_("Poem"),
    "illustration": N_("Picture"),
    "podcast": N_("Podcast"),
    "video": N_("Video"),
    "tips": N_("Tips"),
    "exercise": N_("Exercise"),
    "quiz": N_("Quiz"),
    "quote": N_("Quote"),
    "event": N_("Event"),
}
FORMS: Mapping[str, str] = {
    Form.DRAWING: N_("Drawing"),
    Form.COMIC: N_("Comic"),
    Form.EMBLEM: N_("Picture"),
    Form.PHOTO: N_("Photograph"),
    "webinar": N_("Webinar"),
    "evening-school": N_("Evening school"),
    "knowledge": N_("Quiz"),
    "self-assessment": N_("Self-assessment"),
}


def inner(context: Context, work: Work, level: int = 1) -> Markup:
    """A work without its title and byline; its headings stand below ``level``."""
    if work.id not in context.inner:
        context.inner[work.id] = INNER[work.kind](context, work)
    return shift(context.inner[work.id], level - 1)


def uid(work: Work) -> str:
    """The work's id in a page."""
    return f"vk-{work.kind}-{work.slug}"


def kicker(t: Translator, work: Work) -> str:
    """What a work is, in a few words above its title."""
    meta, kind = work.meta, work.kind
    form = getattr(meta, "form", None) or getattr(meta, "mode", None)
    words = [t(FORMS[form] if form else KINDS[kind])]
    if kind == "podcast" and meta.episode:
        words = [t("Podcast, episode {n}", n=meta.episode)]
    if kind in ("podcast", "video"):
        words.append(length(meta.duration))
    if kind == "exercise" and meta.minutes:
        words.append(about_minutes(t, meta.minutes))
    return " · ".join(words)


def _text(context: Context, work: Work) -> Markup:
    body, lang = context.body(work), context.lang(work)
    return context.render("inner/text.html", body=body, lang=lang)


def _tips(context: Context, work: Work) -> Markup:
    if not work.meta.tips:
        return _text(context, work)
    credits = context.credits.tips.get(work.id, ((),) * len(work.meta.tips))
    return context.render(
        "inner/tips.html",
        body=context.body(work),
        tips=[
            {"text": context.inline(tip.text), "byline": names_only(context, by)}
            for tip, by in zip(work.meta.tips, credits, strict=True)
        ],
        lang=context.lang(work),
    )


def _poem(context: Context, work: Work) -> Markup:
    body, lang = context.body(work), context.lang(work)
    return context.render("inner/poem.html", body=body, lang=lang)


def _illustration(context: Context, work: Work) -> Markup:
    return context.render(
        "inner/illustration.html",
        picture=picture(context, work, "full", zoom=True),
        panels=[one_line(panel) for panel in work.meta.panels],
        lang=context.lang(work),
    )


def _podcast(context: Context, work: Work) -> Markup:
    file = media.recorded(context, work, work.meta.audio, N_("Download the sound ({kind}, {size})"))
    beside = context.options.extras.beside.get(work.id)
    return context.render(
        "inner/podcast.html",
        media=file,
        body=context.body(work),
        chapters=_chapters(work),
        chapters_file=context.href(beside) if beside else "",
        transcript=media.transcript(context, work, work.meta.transcript, file),
        lang=context.lang(work),
    )


def _video(context: Context, work: Work) -> Markup:
    meta = work.meta
    file = media.recorded(context, work, meta.video, N_("Download the video ({kind}, {size})"))
    found = context.pictures.get(source_of(work, meta.poster)) if meta.poster else None
    return context.render(
        "inner/video.html",
        media=file,
        poster=view(context, found, "full") if found else None,
        captions=media.local(context, work, meta.captions),
        language=context.work_language(work),
        body=context.body(work),
        chapters=_chapters(work),
        transcript=media.transcript(context, work, meta.captions, file),
        lang=context.lang(work),
    )


def _chapters(work: Work) -> list[dict[str, str]]:
    return [
        {"seconds": f"{c.start:g}", "clock": clock(c.start), "title": c.title}
        for c in work.meta.chapters
    ]


def _exercise(context: Context, work: Work) -> Markup:
    return context.render(
        "inner/exercise.html",
        meta=work.meta,
        body=context.body(work),
        slug=work.slug,
        uid=uid(work),
        lang=context.lang(work),
    )


def _quiz(context: Context, work: Work) -> Markup:
    return quiz(context, work, uid(work))


def _event(context: Context, work: Work) -> Markup:
    meta = work.meta
    when = {
        "iso": meta.start.strftime("%Y-%m-%dT%H:%M"),
        "text": span(context.t, meta.start, meta.end),
    }
    options = context.options
    own, whole = options.extras.beside.get(work.id), options.extras.calendar
    several = sum(found.kind == "event" for found in context.works.values()) > 1
    return context.render(
        "inner/event.html",
        meta=meta,
        when=when,
        past=options.today is not None and meta.over(options.today),
        calendar=context.href(own) if own else "",
        calendars=context.href(whole) if whole and several else "",
        body=context.body(work),
        lang=context.lang(work),
    )


INNER: Mapping[str, Inner] = {
    "story": _text,
    "poem": _poem,
    "illustration": _illustration,
    "podcast": _podcast,
    "video": _video,
    "tips": _tips,
    "exercise": _exercise,
    "quiz": _quiz,
    "quote": lambda context, work: context.body(work),
    "event": _event,
}
"""Kind → its inner HTML."""
