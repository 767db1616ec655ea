"""Base forms by simplemma's word lists: Swedish, English, and Finnish where Voikko is missing."""

from __future__ import annotations

LONGEST = 40
"""Letters of the longest word that is cut into parts."""
_SHORTEST = 4
"""Letters of the shortest part that is looked for: shorter ones are found in every word."""


def lemmas(word: str, language: str) -> frozenset[str]:
    """The base form a list gives for a word; the word itself when there is none."""
    from simplemma import lemmatize

    low = word.lower()
    if not low:
        return frozenset()
    forms = {lemmatize(low, lang=language).lower()}
    head, hyphen, tail = low.rpartition("-")
    if hyphen and head and tail:
        forms.add(f"{head}-{lemmatize(tail, lang=language).lower()}")
    return frozenset(forms)


def parts(word: str) -> tuple[str, ...]:
    """The words inside a Finnish compound, as far as the list knows them."""
    low = word.lower()
    if not low or len(low) > LONGEST:
        return ()
    whole = lemmas(low, "fi")
    found: dict[str, None] = {}
    if "-" in low:
        for piece in filter(None, low.split("-")):
            found.update(dict.fromkeys((*lemmas(piece, "fi"), *parts(piece))))
    else:
        for cut in range(_SHORTEST, len(low) - _SHORTEST + 1):
            tails = lemmas(low[cut:], "fi")
            inside = any(lemma.endswith(tail) for lemma in whole for tail in tails)
            if inside and _known(low[:cut]) and _known(low[cut:]):
                found.update(dict.fromkeys((*lemmas(low[:cut], "fi"), *tails)))
    return tuple(part for part in found if part not in whole)


def _known(word: str) -> bool:
    from simplemma import is_known

    return is_known(word, lang="fi")
