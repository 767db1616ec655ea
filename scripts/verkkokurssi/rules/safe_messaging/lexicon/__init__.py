"""The word lists: a text file per language, in sections, that anybody can read and amend.

How a line is written: see :mod:`..patterns`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from ..patterns import Match, Pattern
from ..sentences import Sentence, readable, sentences
from .index import Index

SECTIONS = frozenset(
    [
        "suicide",
        "suicide-perhaps",
        "self-harm",
        "self-harm-perhaps",
        "not-a-topic",
        "eating-disorder",
        "method",
        "method-word",
        "method-alone",
        "medicine",
        "number",
        "amount",
        "note",
        "note-perhaps",
        "reads",
        "weight",
        "bmi",
        "place",
        "crime",
        "success",
        "sensation",
        "solution",
        "solution-alone",
        "cause",
        "blame",
        "label",
    ]
)
"""Every section; a list may leave some out."""

TRIGGERS = (
    "suicide", "suicide-perhaps", "self-harm", "self-harm-perhaps", "method-alone", "note",
    "medicine", "amount", "solution-alone", "label",
)  # fmt: skip
"""Sections that make a text worth reading closely; the others only count beside these."""


class Lexicon:
    """The patterns of one language by section."""

    def __init__(self, sections: Mapping[str, tuple[Pattern, ...]]) -> None:
        self.sections = frozenset(sections)
        self._section = tuple(name for name, patterns in sections.items() for _ in patterns)
        self._all = Index([p for patterns in sections.values() for p in patterns])
        self._triggers = Index([p for name in TRIGGERS for p in sections.get(name, ())])

    def is_sensitive(self, text: str, *, code: bool) -> bool:
        """Whether a text has something of a trigger section. Quick where it has not."""
        tokens = set(text.split())
        patterns = self._triggers.patterns
        first = self._triggers.possible(tokens)
        if not first:
            return False
        words = self._triggers.candidates(tokens)
        if not any(patterns[number].possible(words) for number in first):
            return False
        return any(
            any(patterns[number].find(sentence))
            for sentence in sentences(readable(text, code=code))
            for number in self._triggers.possible(sentence.vocabulary)
        )

    def find(self, sentence: Sentence) -> Mapping[str, list[Match]]:
        """What a sentence has, by section."""
        found: dict[str, list[Match]] = {}
        for number in self._all.possible(sentence.vocabulary):
            for match in self._all.patterns[number].find(sentence):
                found.setdefault(self._section[number], []).append(match)
        return found


@lru_cache
def lexicon(language: str) -> Lexicon | None:
    """The word list of a language; None when there is none."""
    path = Path(__file__).with_name(f"{language}.txt")
    if not path.is_file():
        return None
    return Lexicon(parse(path.read_text("utf-8"), language))


def parse(text: str, language: str) -> Mapping[str, tuple[Pattern, ...]]:
    """Read a word list. A section that no rule knows is a ValueError."""
    found: dict[str, list[Pattern]] = {}
    section = ""
    for number, line in enumerate(text.split("\n"), 1):
        line = line.partition("#")[0].strip()
        if line.startswith("["):
            section = line.strip("[]")
            if section not in SECTIONS:
                raise ValueError(f"{language}.txt, line {number}: no rule knows [{section}]")
        elif line:
            found.setdefault(section, []).append(Pattern.parse(line, language))
    return {name: tuple(patterns) for name, patterns in found.items()}
