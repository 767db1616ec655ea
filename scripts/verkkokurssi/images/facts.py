"""What was found out about source pictures, so that one that did not change is not read again.

``facts.json`` beside the renditions: path of a picture in the project → its stat and its facts.
It is a hint for speed only. Facts count as long as size, both times and inode are what they were;
a file that cannot be read, or that other versions of this code or of Pillow wrote, counts for
nothing.
"""

from __future__ import annotations

import json
import time
from dataclasses import astuple
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..model import ImageFacts
from .cache import FACTS, write

_SETTLED = 2_000_000_000
"""Nanoseconds: a file that changed just now may change again within one tick of its clock."""


@lru_cache
def made_by() -> str:
    """Who found the facts. Raise the first number when ``inspect`` comes to another answer about
    the same file."""
    import PIL

    from .source import MAX_PIXELS

    return f"1:{PIL.__version__}:{MAX_PIXELS}"


class Inspector:
    """``inspect`` with a memory. ``save`` keeps what was learned; without it nothing is written."""

    def __init__(self, root: Path, cache: Path) -> None:
        self._root = root
        self._path = cache / FACTS
        self._known = self._read()
        self._new: dict[str, list[Any]] = {}

    def __call__(self, path: Path) -> ImageFacts:
        """Facts about the picture at ``path``. Never raises."""
        key = path.relative_to(self._root).as_posix()
        before = _stat(path)
        if before is not None:
            known = _facts(self._known.get(key), before)
            if known is not None:
                return known
        from .source import inspect

        facts = inspect(path)
        if before is not None and before == _stat(path) and _settled(before):
            self._new[key] = [before, list(astuple(facts))]
        return facts

    def save(self) -> None:
        """Add what is new to what others have kept meanwhile, without pictures that are gone.

        A cache that cannot be written is no fault.
        """
        if not self._new:
            return
        kept = {**self._read(), **self._new}
        kept = {key: kept[key] for key in sorted(kept) if (self._root / key).is_file()}
        text = json.dumps({"by": made_by(), "facts": kept}, separators=(",", ":"))
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write(self._path, text.encode())
        except OSError:
            return

    def _read(self) -> dict[str, Any]:
        try:
            kept = json.loads(self._path.read_bytes())
        except (OSError, ValueError):
            return {}
        if not isinstance(kept, dict) or kept.get("by") != made_by():
            return {}
        facts = kept.get("facts")
        return facts if isinstance(facts, dict) else {}


def _stat(path: Path) -> list[int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino]


def _settled(stat: list[int]) -> bool:
    return time.time_ns() - max(stat[1], stat[2]) > _SETTLED


def _facts(entry: Any, stat: list[int]) -> ImageFacts | None:
    """The facts kept with this very stat, when they have the right shape."""
    try:
        seen, values = entry
        width, height, format_, frames, size, fault = values
    except (TypeError, ValueError):
        return None
    numbers = (width, height, frames, size)
    if seen != stat or not all(type(n) is int for n in numbers) or type(format_) is not str:
        return None
    if fault is not None and type(fault) is not str:
        return None
    return ImageFacts(width, height, format_, frames, size, fault)  # type: ignore[arg-type]
