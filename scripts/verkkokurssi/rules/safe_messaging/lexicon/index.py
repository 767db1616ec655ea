"""An index of many patterns: which of them a text can have, told by the beginnings of its words.

Most words begin like none of the lists' words. What a word could be is worked out once, however
often it occurs; base forms are only asked for words that are left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set

from ..patterns import Choice, Pattern
from ..sentences import words_of

Key = tuple[int, int]
"""The number of a pattern, the number of a slot."""
_NOTHING: frozenset[Key] = frozenset()


class Index:
    """Patterns by the beginnings of their words."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self.patterns = tuple(patterns)
        self._forms: dict[str, set[Key]] = defaultdict(set)
        self._beginnings: dict[str, list[tuple[str, Key]]] = defaultdict(list)
        self._inside: list[tuple[str, Key]] = []
        self._seen: set[str] = set()
        self._hot: set[str] = set()
        self._of_use: dict[str, frozenset[Key]] = {}
        for number, pattern in enumerate(self.patterns):
            for slot, choices in enumerate(pattern.slots):
                for choice in choices:
                    self._add(choice, (number, slot))

    def _add(self, choice: Choice, key: Key) -> None:
        if choice.kind == "form":
            self._forms[choice.text].add(key)
        elif choice.kind in ("lemma", "beginning"):
            self._beginnings[choice.stem[0]].append((choice.stem, key))
        else:
            self._inside.append((choice.stem, key))

    def possible(self, tokens: Set[str]) -> list[int]:
        """Numbers of the patterns all of whose slots some token could fill, in their order.

        Tokens are what stands between spaces, with any marks around them.
        """
        for token in tokens - self._seen:
            self._learn(token)
        found = {key for token in tokens & self._hot for key in self._of_use[token]}
        if not found:
            return []
        return sorted(
            number
            for number in {number for number, _ in found}
            if all((number, slot) in found for slot in range(len(self.patterns[number].slots)))
        )

    def candidates(self, tokens: Set[str]) -> list[str]:
        """The words of tokens that :meth:`possible` has met and that could fill some slot."""
        return [word for token in sorted(tokens & self._hot) for word in words_of(token.lower())]

    def _learn(self, token: str) -> None:
        self._seen.add(token)
        found: set[Key] = set()
        for word in words_of(token.lower()):
            found |= self._forms.get(word, _NOTHING)
            for stem, key in self._beginnings.get(word[0], ()):
                if word.startswith(stem):
                    found.add(key)
            for stem, key in self._inside:
                if stem in word:
                    found.add(key)
        if found:
            self._hot.add(token)
            self._of_use[token] = frozenset(found)
