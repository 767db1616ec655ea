"""Sentences and words of a text, with their places; what nobody reads is blanked out first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

_UNREAD = re.compile(
    r"^(`{3,}|~{3,})[\s\S]*?(?:^\1[`~]*[ \t]*$|\Z)"  # a block of code
    r"|`[^`\n]+`"  # code in a line
    r"|\]\([^)\n]{0,500}\)"  # where a link leads
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


def readable(text: str) -> str:
    """The text with code, addresses and marks blanked out; every place stays where it was."""
    text = _UNREAD.sub(lambda m: _VISIBLE.sub(" ", m.group()), text)
    return _without_indented_code(text) if "    " in text else text


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
    """The sentences of a text that is :func:`readable`."""
    start = 0
    for match in _END.finditer(text):
        if _ABBREVIATION.search(text, start, match.end()):
            continue
        if text[start : match.end()].strip():
            yield Sentence(text[start : match.end()], start)
        start = match.end()
    if text[start:].strip():
        yield Sentence(text[start:], start)
