"""Sound, film and their texts: files copied under content-hashed names, transcripts as turns."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import webvtt
from markupsafe import Markup

from ..i18n import N_
from ..model import HostedFile
from ..recordings import media_address, media_type
from .context import Context, Work
from .pictures import source_of
from .words import size


@dataclass(frozen=True, slots=True)
class Recorded:
    """A recording's file: address, media type, and what its download link says."""

    href: str
    type: str
    label: str


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until another begins."""

    speaker: str | None
    text: str


def recorded(context: Context, work: Work, file: str | HostedFile, label: str) -> Recorded:
    """The recording of a work. ``label`` is the msgid of its download link."""
    if isinstance(file, HostedFile):
        href, type_, count = file.url, file.type, file.bytes
    else:
        href = local(context, work, file) or ""
        type_ = media_type(file)
        count = context.project.assets.get(source_of(work, file), 0)
    kind = Path(href).suffix.removeprefix(".").upper()
    return Recorded(href, type_, context.t(label, kind=kind, size=size(context.t, count)))


def local(context: Context, work: Work, name: str | None) -> str | None:
    """The address of a file beside a work, which is copied with the site; None without it."""
    path = context.project.root / source_of(work, name) if name else None
    if name is None or path is None or not path.is_file():
        return None
    target = media_address(work.slug, path)
    context.copies[f"docs/{target}"] = str(path)
    return context.href(target)


def transcript(context: Context, work: Work, name: str | None) -> Markup:
    """A transcript or captions, folded, to be read as text."""
    turns = _turns(context.project.root / source_of(work, name)) if name else []
    if not turns:
        return Markup("")
    title = context.t(N_("Read as text"))
    return context.render("transcript.html", turns=turns, title=title, lang=context.lang(work))


def _turns(path: Path) -> list[Turn]:
    try:
        captions = webvtt.from_string(path.read_text("utf-8"))
    except (OSError, ValueError, webvtt.errors.MalformedFileError):
        return []
    turns: list[Turn] = []
    for caption in captions.captions:
        speaker, text = caption.voice or None, " ".join(caption.text.split())
        if turns and speaker == turns[-1].speaker:
            turns[-1] = Turn(speaker, f"{turns[-1].text} {text}")
        else:
            turns.append(Turn(speaker, text))
    return turns
