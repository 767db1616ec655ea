"""The word that a misspelt word means, found without comparing it to every other word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher


class Nearest:
    """An index of words by what is left of them when one letter is taken away.

    Two words that are one slip apart (a letter too many, too few, wrong or swapped with its
    neighbour) share such a remainder. Building is linear in the text, a look-up is constant.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[str, set[str]] = defaultdict(set)
        for word in words:
            for remainder in _remainders(word):
                self._words[remainder].add(word)

    def __call__(self, word: str) -> str | None:
        """The most similar known word, or None when none is near."""
        found = {w for remainder in _remainders(word) for w in self._words.get(remainder, ())}
        found.discard(word)
        return max(
            sorted(found), key=lambda w: SequenceMatcher(None, word, w).ratio(), default=None
        )


def _remainders(word: str) -> Iterator[str]:
    yield word
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]
