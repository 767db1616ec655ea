"""Word forms: from *äidin* to *äiti*, from *vertaistukiryhmä* to its parts, and spelling.

The only place that knows Voikko and simplemma. Voikko (Debian: libvoikko1 and voikko-fi; macOS:
``brew install libvoikko``) knows Finnish inflection and compounds; where it is not installed,
simplemma's word lists stand in for it, and spelling is not checked. Swedish and English always
use simplemma. Nothing is loaded before the first word is asked.
"""

from __future__ import annotations

from functools import lru_cache

from . import lists, voikko
from .memory import Memory, engine

FINNISH = "fi"
_KEPT = 200_000
"""How many words are remembered; a word costs about 0.3 KB."""

memory = Memory()
"""What was answered before. The pipeline opens and closes it; unopened it forgets at exit."""


def available() -> bool:
    """Whether Voikko is here: true compounds and spelling."""
    return voikko.open_library() is not None


@lru_cache(_KEPT)
def lemmas(word: str, language: str = FINNISH) -> frozenset[str]:
    """The base forms a word may have, in lower case; a word nobody knows is its own base form.

    ``lemmas("kuusen")`` is {kuusi}, ``lemmas("tappanut")`` {tappanut, tappaa}.
    """
    known = memory.get(f"l:{language}", word)
    if known is None:
        known = sorted(_lemmas(word, language))
        memory.put(f"l:{language}", word, known)
    return frozenset(known)


def _lemmas(word: str, language: str) -> frozenset[str]:
    if language == FINNISH and available():
        return voikko.lemmas(word) or frozenset({word.lower()} - {""})
    return lists.lemmas(word, language)


@lru_cache(_KEPT)
def parts(word: str) -> tuple[str, ...]:
    """The words inside a Finnish compound, as base forms, without the compound itself.

    ``parts("vertaistukiryhmässä")`` has *vertaistuki*, *tuki*, *tukiryhmä* and *ryhmä*. Empty
    for a word that is not a compound.
    """
    known = memory.get("p:fi", word)
    if known is None:
        known = list(voikko.parts(word) if available() else lists.parts(word))
        memory.put("p:fi", word, known)
    return tuple(known)


def terms(word: str, language: str = FINNISH) -> frozenset[str]:
    """Everything a word stands for: its base forms and, in Finnish, the words inside it."""
    found = lemmas(word, language)
    return found.union(parts(word)) if language == FINNISH else found


@lru_cache(_KEPT)
def spelling(word: str) -> bool:
    """Whether a Finnish word is spelt right. True for every word when Voikko is not here."""
    return voikko.spelling(word) if available() else True


def suggestions(word: str) -> tuple[str, ...]:
    """What a misspelt Finnish word may mean, the likeliest first. Empty without Voikko."""
    return voikko.suggestions(word) if available() else ()


def forget() -> None:
    """Forget every answer, as when another dictionary answers from now on (tests do)."""
    for function in (lemmas, parts, spelling):
        function.cache_clear()
    memory.answers = {}


__all__ = [
    "FINNISH",
    "available",
    "engine",
    "forget",
    "lemmas",
    "memory",
    "parts",
    "spelling",
    "suggestions",
    "terms",
]
