"""What the rules need not read closely again, kept between runs: a hint for speed, never a source.

A file of plain JSON under .cache. One that is missing, damaged or of other rules tells nothing, and
a folder that cannot be written to is no fault.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from .store import State

NAME = "quiet"


def read(folder: Path, rules: str) -> list[str]:
    """Answers of earlier runs of the very same rules (``rules`` is their digest)."""
    kept = State(folder).read(NAME)
    answers = kept.get("documents") if kept.get("rules") == rules else None
    return [one for one in answers if isinstance(one, str)] if isinstance(answers, list) else []


def write(folder: Path, rules: str, answers: Iterable[str]) -> None:
    """Keep all answers."""
    with suppress(OSError):
        State(folder).write(NAME, {"rules": rules, "documents": sorted(answers)})
