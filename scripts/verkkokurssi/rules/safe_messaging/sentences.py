"""Sentences and words of a text, with their places; what nobody reads is blanked out first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

_CODE = re.compile(
    r"^(`{3,}|~{3,})[\s\S]*?(?:^\1[`~]*[ \t]*$|\Z)"  # a block
    r"|`[^`\n]+`",  # in a line
    re.MULTILINE,
)
_UNREAD = re.compile(
    r"\]\([^)\n]{0,500}\)"  # where a link leads
    r"|!?\[\[[^\]|\n]{0,200}\||!\[\[[^\]\n]{0,200}\]\]"  # what a reference points to
    r"|https?://\S+"
    r"|^.*-->.*$"  # times of captions
    r"|<[^>\n]{0,200}>",
    re.MULTILINE,
)
_END = re.compile(
    r"[.!?…][\"”»’)*_]{0,4}\s+(?=[\"”“„»«’(*_–—-]{0,6}[A-ZÅÄÖ0-9])"  # a full stop, then a capital
    r"|\n\s*\n"  # an empty line
    r"|\n(?=\s*(?:[-*+>#]|\d{1,3}[.)])\s)"  # an item of a list, a heading, a quotation
    r"|(?<=\n)(?=#{1,6} )"
)
_ABBREVIATION = re.compile(
    r"\b(?:n|esim|mm|eli|ns|noin|ca|t\.ex|bl\.a|e\.g|i\.e|nro|nr|no)\.\s+$", re.I
)
_WORD = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_VISIBLE = re.compile(r"[^\n]")
_PLAIN = re.compile(r"(?!(?:[-*+]|\d{1,9}[.)])\s|>)\S")
_HEADING = re.compile(r"\s*#{1,6}\s")


LONGEST = 1_200
"""Characters of the longest sentence: patterns compare its words with each other."""


class Word(NamedTuple):
    """A word in lower case and where it stands in the text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Sentence:
    """A sentence: ``written`` as it stands, from ``start`` of the text."""

    written: str
    start: int

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words and numbers (also when they are written together: 5kg)."""
        return tuple(
            Word(m.group().lower(), self.start + m.start(), self.start + m.end())
            for m in _WORD.finditer(self.written)
        )

    @property
    def vocabulary(self) -> set[str]:
        """Its different words."""
        return {word.text for word in self.words}

    @property
    def heading(self) -> bool:
        """Whether it is a heading."""
        return _HEADING.match(self.written) is not None

    def slice(self, start: int, end: int) -> str:
        """What is written between two places of the text, on one line."""
        return " ".join(self.written[start - self.start : end - self.start].split())

    def capital(self, index: int) -> bool:
        """Whether a word begins with a capital letter."""
        return self.written[self.words[index].start - self.start].isupper()


def words_of(token: str) -> list[str]:
    """The words in a piece of text between spaces."""
    return _WORD.findall(token)


def readable(text: str, *, code: bool) -> str:
    """The text with addresses and marks blanked out; every place stays where it was.

    ``code`` tells whether code is read. In a guide it shows how something is written; in a
    contribution it is a text like any other, perhaps indented by accident.
    """
    if not code:
        text = _without_indented_code(text) if "    " in text else text
        text = _CODE.sub(_blank, text)
    return _UNREAD.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return _VISIBLE.sub(" ", match.group())


def _without_indented_code(text: str) -> str:
    """Blank out what is indented by four after an empty line, unless a list may go on there."""
    lines = text.split("\n")
    code, above, empty = False, "", True
    for i, line in enumerate(lines):
        if line.startswith("    ") and line.strip():
            code = code or (empty and (not above or _PLAIN.match(above) is not None))
            if code:
                lines[i] = " " * len(line)
                continue
        elif line.strip():
            above, code = line, False
        empty = not line.strip()
    return "\n".join(lines)


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text that is :func:`readable`; one without an end is cut at a space."""
    start = 0
    for match in _END.finditer(text):
        if not _ABBREVIATION.search(text, max(start, match.start() - 12), match.end()):
            yield from _pieces(text, start, match.end())
            start = match.end()
    yield from _pieces(text, start, len(text))


def _pieces(text: str, start: int, end: int) -> Iterator[Sentence]:
    while end - start > LONGEST:
        space = text.rfind(" ", start, start + LONGEST)
        middle = space + 1 if space > start else start + LONGEST
        yield Sentence(text[start:middle], start)
        start = middle
    if text[start:end].strip():
        yield Sentence(text[start:end], start)
