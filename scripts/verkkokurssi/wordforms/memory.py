"""What dictionaries have said, kept between runs: opening one costs seconds, a text changes little.

A file of plain JSON under .cache, one per dictionary, which may be deleted at any time.
"""

from __future__ import annotations

import json
import os
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_DICTIONARIES = (
    "/usr/lib/voikko",
    "/usr/share/voikko",
    "/etc/voikko",
    "/usr/local/lib/voikko",
    "/opt/homebrew/lib/voikko",
)
"""Where Voikko's dictionaries are usually installed."""
MOST = 400_000
"""Answers that are kept; a file that has grown past it is begun anew."""


@lru_cache
def engine() -> str:
    """Which dictionaries answer here, found without opening them: versions, and their places."""
    found = [f"{name}={_version(name)}" for name in ("libvoikko", "simplemma")]
    for place in _DICTIONARIES:
        try:
            found.append(f"{place}@{Path(place).stat().st_mtime_ns}")
        except OSError:
            continue
    return ";".join(found)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "-"


class Memory:
    """Answers by question (``l:fi`` for base forms, ``p:fi`` for parts) and word."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.answers: dict[str, dict[str, list[str]]] = {}
        self._fresh = False

    def open(self, folder: Path) -> None:
        """Read what is remembered in ``folder``; what was there of other dictionaries is left."""
        path = folder / "wordforms.json"
        if self.path == path:
            return
        self.path, self._fresh = path, False
        try:
            kept = json.loads(path.read_bytes())
            self.answers = kept["answers"] if kept["engine"] == engine() else {}
        except (OSError, ValueError, KeyError, TypeError):
            self.answers = {}

    def get(self, question: str, word: str) -> list[str] | None:
        """The answer, when it is known."""
        return self.answers.get(question, {}).get(word)

    def put(self, question: str, word: str, answer: list[str]) -> None:
        """Remember an answer."""
        self.answers.setdefault(question, {})[word] = answer
        self._fresh = True

    def close(self) -> None:
        """Write what was learnt, if anything was and if there is a place for it."""
        if self.path is None or not self._fresh:
            return
        if sum(map(len, self.answers.values())) > MOST:
            self.answers = {}
        text = json.dumps(
            {"engine": engine(), "answers": self.answers},
            ensure_ascii=False,
            separators=(",", ":"),
            sort_keys=True,
        )
        temporary = self.path.with_name(f".{self.path.name}.{os.getpid()}.tmp")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(text.encode())
            temporary.replace(self.path)
        except OSError:
            return
        self._fresh = False
