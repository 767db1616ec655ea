"""Sound, film and their texts: files copied under content-hashed names, transcripts as turns."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from ..i18n import N_
from ..model import HostedFile
from ..recordings import media_address, media_type
from .context import Context, Work
from .fragments import host
from .pictures import source_of
from .words import clock, size

if TYPE_CHECKING:
    from webvtt.models import Timestamp

LONGEST_TURN = 45
"""After so many seconds of one speaker a new paragraph begins, with a time to jump to."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A recording's file: address, media type, and what its download link says.

    ``host`` is the other host it lies on; nothing of it is loaded before the learner says so.
    """

    href: str
    type: str
    label: str
    size: str
    host: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that are heard together; from and to in seconds."""

    start: str
    end: str
    text: str


@dataclass(slots=True)
class Turn:
    """What one speaker says until another begins, or for a while."""

    speaker: str | None
    begins: float
    cues: list[Cue]
    named: bool = True

    @property
    def clock(self) -> str:
        """When it begins, as people read it."""
        return clock(self.begins)


def recorded(context: Context, work: Work, file: str | HostedFile, label: str) -> Recorded:
    """The recording of a work. ``label`` is the msgid of its download link."""
    if isinstance(file, HostedFile):
        href, type_, count = file.url, file.type, file.bytes
    else:
        href = local(context, work, file) or ""
        type_ = media_type(file)
        count = context.project.assets.get(source_of(work, file), 0)
    kind, large = Path(href).suffix.removeprefix(".").upper(), size(context.t, count)
    said = context.t(label, kind=kind, size=large)
    return Recorded(href, type_, said, large, host(href) if isinstance(file, HostedFile) else None)


def local(context: Context, work: Work, name: str | None) -> str | None:
    """The address of a file beside a work, which is copied with the site; None without it."""
    path = context.project.root / source_of(work, name) if name else None
    if name is None or path is None or not path.is_file():
        return None
    target = media_address(work.slug, path)
    context.copies[f"docs/{target}"] = str(path)
    return context.href(target)


def transcript(context: Context, work: Work, name: str | None, file: Recorded) -> Markup:
    """A transcript or captions, folded, to be read as text; its times lead into the recording."""
    turns = _turns(context.project.root / source_of(work, name)) if name else []
    if not turns:
        return Markup("")
    title = context.t(N_("Read as text"))
    lang = context.lang(work)
    return context.render("transcript.html", turns=turns, title=title, media=file, lang=lang)


def _turns(path: Path) -> list[Turn]:
    import webvtt

    try:
        captions = webvtt.from_string(path.read_text("utf-8"))
    except (OSError, ValueError, webvtt.errors.MalformedFileError):
        return []
    turns: list[Turn] = []
    for caption in captions.captions:
        start, end = _seconds(caption.start_time), _seconds(caption.end_time)
        speaker, text = caption.voice or None, " ".join(caption.text.split())
        cue = Cue(_plain(start), _plain(end), text)
        before = turns[-1] if turns else None
        if before is None or speaker != before.speaker:
            turns.append(Turn(speaker, start, [cue]))
        elif start - before.begins >= LONGEST_TURN:
            turns.append(Turn(speaker, start, [cue], named=False))
        else:
            before.cues.append(cue)
    return turns


def _seconds(time: Timestamp) -> float:
    return (time.hours * 60 + time.minutes) * 60 + time.seconds + time.milliseconds / 1000


def _plain(seconds: float) -> str:
    return f"{seconds:.3f}".rstrip("0").rstrip(".")
