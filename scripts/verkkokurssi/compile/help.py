"""Where to get help, and the neutral sentence before what some would rather skip."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from ..model import ContentNote
from ..notes import WHERE, Line, ordered_lines, sentences
from .context import Context
from .words import day


def lines(context: Context) -> list[Line]:
    """All help lines, the emergency number first."""
    return ordered_lines(context.project.settings.help_lines, context.language)


def checked(context: Context) -> str | None:
    """When the oldest of the help lines was checked, in words."""
    days = [line.checked_on for line in context.project.settings.help_lines]
    return context.t("Checked on {day}.", day=day(context.t, min(days))) if days else None


def help_box(context: Context) -> Markup:
    """The help lines in short."""
    found = lines(context)
    if not found:
        return Markup("")
    href = context.href(context.addresses.page("help"))
    return context.render("help.html", lines=found, href=href)


def note(context: Context, kind: str, notes: Iterable[ContentNote], target: str) -> Markup:
    """The content note of a work or section; its link jumps to the id ``target``."""
    text = sentences(context.t, kind, tuple(notes))
    if not text:
        return Markup("")
    skip = context.t(WHERE[kind][1])
    after = context.t(", that is a good choice too.")
    return context.render(
        "note.html",
        note={
            "text": text,
            "skip": skip,
            "target": target,
            "after": after,
            "section": kind == "section",
        },
    )
