"""Base forms by simplemma's word lists: Swedish, English, and Finnish where Voikko is missing."""

from __future__ import annotations

from collections.abc import Iterator

LONGEST = 40
"""Letters of the longest word that is cut into parts."""
_SHORTEST = 4
"""Letters of the shortest part that is looked for: shorter ones are found in every word."""


def lemmas(word: str, language: str) -> frozenset[str]:
    """The base form a list gives for a word; the word itself when there is none."""
    low = word.lower()
    if not low:
        return frozenset()
    head, hyphen, tail = low.rpartition("-")
    if hyphen and head and tail:
        return frozenset({_lemma(low, language), f"{head}-{_lemma(tail, language)}"})
    if language == "fi" and not _known(low):
        # The list would take the first part of a compound it does not have for its base form.
        found = frozenset(low[:cut] + _lemma(low[cut:], "fi") for cut in _cuts(low))
        return found or frozenset({_lemma(low, language)})
    return frozenset({_lemma(low, language)})


def parts(word: str) -> tuple[str, ...]:
    """The words inside a Finnish compound, as far as the list knows them."""
    low = word.lower()
    whole = lemmas(low, "fi")
    found: dict[str, None] = {}
    if "-" in low:
        for piece in filter(None, low.split("-")):
            found.update(dict.fromkeys((*lemmas(piece, "fi"), *parts(piece))))
    else:
        known = bool(low) and _known(low)
        for cut in _cuts(low):
            tail = _lemma(low[cut:], "fi")
            if not known or any(lemma.endswith(tail) for lemma in whole):
                found.update(dict.fromkeys((_lemma(low[:cut], "fi"), tail)))
    return tuple(part for part in found if part not in whole)


def _cuts(word: str) -> Iterator[int]:
    """Where a word may be cut in two words that the list has."""
    if len(word) <= LONGEST:
        for cut in range(_SHORTEST, len(word) - _SHORTEST + 1):
            if _known(word[:cut]) and _known(word[cut:]):
                yield cut


def _lemma(word: str, language: str) -> str:
    from simplemma import lemmatize

    return lemmatize(word, lang=language).lower()


def _known(word: str) -> bool:
    from simplemma import is_known

    return is_known(word, lang="fi")
