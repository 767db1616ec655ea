"""Reading WebVTT: cues with their times and lines, and what is wrong with the file.

A small reader of our own: libraries accept cues that end before they begin and lose the line
numbers that a finding needs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMING = re.compile(rf"\s*{_TIME}\s+-->\s+{_TIME}(?:\s.*)?")
_VOICE = re.compile(r"<v(?:\.[^\s>]+)?\s+([^>]+)>")
MAX_BYTES = 4 * 1024 * 1024
"""More than the captions of a whole day; a larger file is something else."""
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption: seconds from the start, its text lines, and where its times stand."""

    start: float
    end: float
    lines: tuple[str, ...]
    line: int

    @property
    def voices(self) -> tuple[str, ...]:
        """Who speaks: the names in ``<v …>``."""
        return tuple(v.strip() for text in self.lines for v in _VOICE.findall(text))


@dataclass(frozen=True, slots=True)
class Captions:
    """A captions file: its cues in file order; ``faults`` are lines that could not be read."""

    cues: tuple[Cue, ...] = ()
    faults: tuple[int, ...] = ()
    text: str = ""


def read(path: Path) -> Captions:
    """Read a captions file; a file that cannot be read at all has one fault, line 1."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return Captions(faults=(1,))
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return Captions(faults=(1,))
    return parse(text)


def parse(text: str) -> Captions:
    """The cues of a WebVTT text."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    faults: list[int] = []
    cues: list[Cue] = []
    if not re.match(r"WEBVTT([ \t]|$)", lines[0]):
        faults.append(1)
    i = 0
    while i < len(lines):
        if not lines[i].strip():
            i += 1
            continue
        begin = i
        while i < len(lines) and lines[i].strip():
            i += 1
        block = lines[begin:i]
        if begin == 0 or block[0].startswith(("NOTE", "STYLE", "REGION")):
            continue
        at = next((n for n in (0, 1) if n < len(block) and "-->" in block[n]), None)
        timing = _TIMING.fullmatch(block[at]) if at is not None else None
        if at is None or timing is None:
            faults.append(begin + 1 + (at or 0))
            continue
        times = timing.groups()
        start, end = _seconds(times[:4]), _seconds(times[4:])
        cues.append(Cue(start, end, tuple(block[at + 1 :]), begin + 1 + at))
    return Captions(tuple(cues), tuple(faults), text)


def spoken(line: str) -> str:
    """A caption line without its tags."""
    return _TAG.sub("", line)


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = (int(p or 0) for p in parts)
    return hours * 3600 + minutes * 60 + seconds + fraction / 1000
