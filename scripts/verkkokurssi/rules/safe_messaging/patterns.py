"""Patterns of words: how a line of a word list is written, and how it finds its words.

A line is a pattern: one or more words that stand near each other in a sentence, in any order.

    itsemurh*                 a word that begins so
    *itsemurh*                a word that has this in it
    =alle                     exactly this form
    ranne/ran                 any form of the word; all its forms begin with ``ran``
    +silta/sil                any form of the word, alone or inside a compound
    hypätä/hyp|hyppy/hyp      one of several
    -=ei|-moni/mon            the pattern does not count when one of these is near
    {3}                       how many words it may span (else 1, 5 or 7, by its length)
    # comment

Without ``/…`` the first three letters of a base form stand for its forms. They are what makes
this quick: base forms are only asked for words that begin so.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from verkkokurssi import wordforms

from .sentences import Sentence, Word

_SPAN = re.compile(r"\{(\d+)\}")
_USUAL_SPAN = {1: 1, 2: 5}
_LONG_SPAN = 7
_AROUND = 3
"""How many words before and after a match may hold what makes it not count."""


class Match(NamedTuple):
    """The first and the last word of a match, as positions in the sentence."""

    first: int
    last: int

    def shown(self, sentence: Sentence) -> str:
        """The words as they are written."""
        words = sentence.words
        return sentence.slice(words[self.first].start, words[self.last].end)

    def near(self, other: Match, words: int) -> bool:
        """Whether two matches are at most this many words apart."""
        return other.first - self.last <= words and self.first - other.last <= words


@dataclass(frozen=True, slots=True)
class Choice:
    """One alternative of a slot. ``stem`` is in every word it can match."""

    kind: str
    text: str
    stem: str

    @classmethod
    def parse(cls, text: str) -> Choice:
        """Read an alternative."""
        if text.startswith("*") and text.endswith("*"):
            return cls("inside", text[1:-1], text[1:-1])
        if text.endswith("*"):
            return cls("beginning", text[:-1], text[:-1])
        if text.startswith("="):
            return cls("form", text[1:], text[1:])
        kind = "part" if text.startswith("+") else "lemma"
        lemma, _, stem = text.lstrip("+").partition("/")
        return cls(kind, lemma, stem or lemma[:3])

    def matches(self, word: str, language: str) -> bool:
        """Whether a word (in lower case) is meant."""
        if self.kind == "inside":
            return self.text in word
        if self.kind == "beginning":
            return word.startswith(self.text)
        if self.kind == "form":
            return word == self.text
        if self.kind == "lemma":
            return word.startswith(self.stem) and self.text in wordforms.lemmas(word, language)
        return self.stem in word and self.text in wordforms.terms(word, language)


Slot = tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Slots that must all be filled within ``span`` words, and none of ``without`` around."""

    slots: tuple[Slot, ...]
    without: Slot
    span: int
    language: str

    @classmethod
    def parse(cls, line: str, language: str) -> Pattern:
        """Read a line of a word list."""
        given = _SPAN.search(line)
        words = _SPAN.sub("", line).split()
        slots = tuple(_slot(w) for w in words if not w.startswith("-"))
        without = tuple(c for w in words if w.startswith("-") for c in _slot(w[1:]))
        if not slots:
            raise ValueError(f"a pattern needs a word: {line!r}")
        span = int(given.group(1)) if given else _USUAL_SPAN.get(len(slots), _LONG_SPAN)
        return cls(slots, without, span, language)

    def possible(self, words: Collection[str]) -> bool:
        """Whether words (in lower case) fill every slot, wherever they stand."""
        return all(
            any(choice.matches(word, self.language) for word in words for choice in slot)
            for slot in self.slots
        )

    def find(self, sentence: Sentence) -> Iterator[Match]:
        """The places of a sentence that the pattern means."""
        words = sentence.words
        filled = [self._places(slot, words) for slot in self.slots]
        if not all(filled):
            return
        last_end = -1
        for first in filled[0]:
            places = _nearest(first, filled[1:], self.span)
            if places is None:
                continue
            match = Match(min(places), max(places))
            if match.first > last_end and not self._excused(match, words):
                last_end = match.last
                yield match

    def _places(self, slot: Slot, words: Sequence[Word]) -> list[int]:
        return [
            i for i, w in enumerate(words) if any(c.matches(w.text, self.language) for c in slot)
        ]

    def _excused(self, match: Match, words: Sequence[Word]) -> bool:
        around = words[max(0, match.first - _AROUND) : match.last + 1 + _AROUND]
        return any(c.matches(w.text, self.language) for w in around for c in self.without)


def _slot(text: str) -> Slot:
    return tuple(Choice.parse(choice.removeprefix("-")) for choice in text.split("|"))


def _nearest(first: int, others: list[list[int]], span: int) -> tuple[int, ...] | None:
    """One place per slot, all different and within ``span`` words of each other."""
    chosen = [first]
    for places in others:
        for place in sorted(places, key=lambda p: abs(p - first)):
            near = max(*chosen, place) - min(*chosen, place) < span
            if place not in chosen and near:
                chosen.append(place)
                break
        else:
            return None
    return tuple(chosen)
