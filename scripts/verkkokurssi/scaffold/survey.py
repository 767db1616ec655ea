"""Answers of a survey as the draft of a list of tips.

The answers stay word for word; nothing of who gave them comes along. What looks like personal
data is left out, by the same patterns as the rules use, until somebody has looked at it.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..diagnostics import Phrase, VerkkokurssiError
from ..i18n import N_
from . import new_files

LARGEST = 10_000_000
"""The largest file that is read, in bytes."""
_DELIMITERS = ",;\t|"
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u2028\u2029\ufeff]")
_MARKUP = re.compile(r"([\\`*_\[\]<>&~|#$^=:!])")
_NUMBER = re.compile(r"^(\d{1,9})([.)])")
_PLACEHOLDER = str.maketrans({"‹": "&lsaquo;", "›": "&rsaquo;"})


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file as it was read. ``rows`` are those below the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    encoding: str
    delimiter: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer and the rows that gave it, counted as a spreadsheet does: the header is row 1."""

    text: str
    rows: tuple[int, ...]
    private: tuple[str, ...] = ()
    """Codes of the rules about personal data that it would break."""


@dataclass(frozen=True, slots=True)
class Survey:
    """The answers in their order; how many were empty, and how many rows did not allow it."""

    answers: tuple[Answer, ...]
    empty: int
    refused: int = 0

    @property
    def tips(self) -> tuple[Answer, ...]:
        """The answers that go into the draft."""
        return tuple(answer for answer in self.answers if not answer.private)

    @property
    def flagged(self) -> tuple[Answer, ...]:
        """The answers that somebody must look at first."""
        return tuple(answer for answer in self.answers if answer.private)


def read_table(content: bytes, encoding: str | None = None, delimiter: str | None = None) -> Table:
    """A CSV file, its encoding and its delimiter found out unless they are given.

    Raises VerkkokurssiError when it cannot be read as a table with a header.
    """
    if len(content) > LARGEST:
        raise _unreadable(N_("it is larger than 10 MB"))
    used = encoding or _encoding(content)
    try:
        text = content.decode(used)
    except (UnicodeDecodeError, LookupError):
        raise _unreadable(N_("it is not written in that encoding")) from None
    text = text.removeprefix("\ufeff")
    by = delimiter or _delimiter(text)
    try:
        rows = [tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=by)]
    except (csv.Error, TypeError):
        raise _unreadable(N_("it is not a table with that delimiter")) from None
    if not rows or not any(cell.strip() for cell in rows[0]):
        raise _unreadable(N_("its first row has no names of columns"))
    return Table(tuple(cell.strip() for cell in rows[0]), tuple(rows[1:]), used, by)


def _unreadable(why: str) -> VerkkokurssiError:
    return VerkkokurssiError(
        N_("The survey cannot be read: {why}."),
        N_("Save it once more as CSV in UTF-8, or say how it is: --encoding cp1252 --delimiter ;"),
        why=Phrase(why),
    )


def _encoding(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _delimiter(text: str) -> str:
    """The one that gives the header the most columns, and the rows as many as the header."""

    def fit(by: str) -> tuple[int, int]:
        rows = []
        try:
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=by):
                rows.append(len(row))
                if len(rows) == 50:
                    break
        except csv.Error:
            return (0, 0)
        if not rows or rows[0] < 2:
            return (0, 0)
        return (sum(count == rows[0] for count in rows), rows[0])

    return max(_DELIMITERS, key=fit)


def column(table: Table, name: str) -> int:
    """The index of a column, by its name or by its number (from 1).

    Raises VerkkokurssiError when there is no such column.
    """
    wanted = _folded(name)
    for index, title in enumerate(table.header):
        if _folded(title) == wanted:
            return index
    if name.isdecimal() and 1 <= int(name) <= len(table.header):
        return int(name) - 1
    raise VerkkokurssiError(
        N_("The survey has no column “{name}”."),
        N_("Its columns are: {columns}. A number will do: --column 2"),
        name=name,
        columns=column_names(table),
    )


def column_names(table: Table) -> str:
    """The columns with their numbers, on one line."""
    return " · ".join(f"{n} {_tidy(title)}" for n, title in enumerate(table.header, 1))


def gather(
    table: Table,
    columns: Sequence[int],
    private: Callable[[str], tuple[str, ...]],
    only_if: Mapping[int, str] | None = None,
) -> Survey:
    """The answers in some columns, the same ones folded into one.

    ``private`` gives the codes of the rules about personal data that a text would break.
    ``only_if``: column → what must stand in it, for surveys that asked for permission.
    """
    found: dict[str, tuple[str, list[int]]] = {}
    empty = refused = 0
    for number, row in enumerate(table.rows, 2):
        cells = [*row, *[""] * (len(table.header) - len(row))]
        if not any(cell.strip() for cell in cells):
            continue
        if any(_folded(cells[c]) != _folded(value) for c, value in (only_if or {}).items()):
            refused += 1
            continue
        for index in columns:
            text = _tidy(cells[index])
            if not any(letter.isalnum() for letter in text):
                empty += 1
                continue
            found.setdefault(_same(text), (text, []))[1].append(number)
    return Survey(
        tuple(Answer(text, tuple(rows), private(text)) for text, rows in found.values()),
        empty,
        refused,
    )


def _tidy(text: str) -> str:
    """One line, no invisible characters, one Unicode form."""
    return " ".join(unicodedata.normalize("NFC", _CONTROL.sub(" ", text)).split())


def _folded(text: str) -> str:
    return _tidy(text).casefold()


def _same(text: str) -> str:
    """What two answers share when people would call them the same."""
    return re.sub(r"\W+", " ", _folded(text)).strip()


def draft(
    survey: Survey, slug: str, *, title: str, by: str, language: str, today: date
) -> tuple[str, str]:
    """Path and text of the draft contribution."""
    files = new_files("tips", slug, title=title, by=by, language=language, today=today)
    path, text = next(iter(files.items()))
    upto = text.index("\n- ")  # the tips of the template are only an example
    tips = "\n".join(f"- {literal(answer.text)}" for answer in survey.tips)
    return path, f"{text[:upto]}\n{tips}\n"


def literal(text: str) -> str:
    """One line of Markdown that shows a text and nothing else, also as the item of a list."""
    marked = _MARKUP.sub(r"\\\1", text).translate(_PLACEHOLDER)
    if marked[:1] in ("-", "+"):
        return f"\\{marked}"
    return _NUMBER.sub(r"\1\\\2", marked)
