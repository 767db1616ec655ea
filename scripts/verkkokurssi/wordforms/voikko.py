"""Finnish by Voikko. Every function but :func:`open_library` needs it to be installed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from threading import Lock
from typing import Any

FOLDERS = (None, "/opt/homebrew/lib", "/usr/local/lib", "/opt/local/lib")
"""Where the library may lie; None is where the system looks."""
_ONE_AT_A_TIME = Lock()
"""Voikko may not be asked by two threads at once."""
_VERB = re.compile(r"\(([^+)]+)\)")
_SHORTEST = 2
"""Letters of the shortest part (*yö*)."""


@lru_cache(1)
def open_library() -> Any | None:
    """Voikko with its Finnish dictionary; None when one of them is not installed."""
    try:
        from libvoikko import Voikko, VoikkoException  # type: ignore[import-untyped]
    except ImportError:
        return None
    # Voikko's destructor looks for the handle even when there was no library to make one.
    Voikko._Voikko__handle = 0
    for folder in FOLDERS:
        if folder is not None:
            Voikko.setLibrarySearchPath(folder)
        try:
            return Voikko("fi")
        except (OSError, VoikkoException):
            continue
    return None


def _ask(question: str, word: str) -> Any:
    with _ONE_AT_A_TIME:
        return getattr(open_library(), question)(word)


@lru_cache(50_000)
def analyses(word: str) -> tuple[tuple[str, tuple[int, ...], str, str], ...]:
    """The readings of a word: base form, where its parts begin, what it is derived from, class."""
    readings = []
    for found in _ask("analyze", word):
        base = str(found.get("BASEFORM", "")).lower()
        if base:
            derived = str(found.get("WORDBASES", "")) if "PARTICIPLE" in found else ""
            beginnings = tuple(_beginnings(str(found.get("STRUCTURE", ""))))
            readings.append((base, beginnings, derived, str(found.get("CLASS", ""))))
    return tuple(dict.fromkeys(readings))


def _beginnings(structure: str) -> Iterator[int]:
    """Offsets of the parts: ``=pppp=pppppp`` → 0, 4."""
    offset = 0
    for sign in structure:
        if sign == "=":
            yield offset
        else:
            offset += 1


def lemmas(word: str) -> frozenset[str]:
    """Base forms; for a participle also its verb. Empty for a word Voikko does not know."""
    found = set()
    for base, _, derived, _ in analyses(word):
        found.add(base)
        verbs = _VERB.findall(derived)
        if verbs:
            found.add(verbs[-1].replace("=", "").lower())
    return frozenset(found)


def parts(word: str) -> tuple[str, ...]:
    """All runs of neighbouring parts, as base forms, shorter than the word itself."""
    found: dict[str, None] = {}
    whole = {base for base, *_ in analyses(word)}
    for base, beginnings, _, word_class in analyses(word):
        if word_class in ("etunimi", "sukunimi", "paikannimi") or len(beginnings) < 2:
            continue
        ends = (*beginnings[1:], len(base))
        for i, start in enumerate(beginnings):
            for end in ends[i:]:
                run = base[start:end].strip("-")
                if len(run) < _SHORTEST or run == base:
                    continue
                for lemma in (run,) if end == len(base) else _of_a_part(run):
                    if lemma not in whole:
                        found[lemma] = None
    return tuple(found)


def _of_a_part(run: str) -> Iterator[str]:
    """Base forms of a part that is not the last: *sillan* → silta."""
    for base, _, _, word_class in analyses(run):
        if word_class in ("nimisana", "laatusana", "nimisana_laatusana", "lukusana"):
            yield base


def spelling(word: str) -> bool:
    """Whether the word is spelt right."""
    return bool(_ask("spell", word))


def suggestions(word: str) -> tuple[str, ...]:
    """What the word may mean (about 13 ms)."""
    return tuple(str(s) for s in _ask("suggest", word))
