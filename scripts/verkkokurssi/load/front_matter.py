"""Bytes → text, and text → header and body. python-frontmatter splits, our handler is strict."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import frontmatter
from frontmatter.default_handlers import BaseHandler

from ..strict import Fault, Reading, read_yaml, wording

MAX_TEXT = 1024 * 1024
MAX_HEADER = 16 * 1024
MAX_COURSE = 64 * 1024

_BOM = b"\xef\xbb\xbf"
_ODD_RETURN = re.compile(r"\r\n?")
_BLANK_LINES = re.compile(r"(?:[ ]*\n)*")


def decode(data: bytes) -> str | Fault:
    """UTF-8 → text, NFC with LF line ends, without a BOM; or what is wrong with the bytes."""
    if b"\0" in data:
        line, column = _place(data, data.index(b"\0"))
        return Fault("FM104", line, column)
    if data.startswith(_BOM):
        data = data[len(_BOM) :]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _place(data, error.start)
        byte = data[error.start : error.start + 1]
        guess = byte.decode("cp1252", "ignore")
        return Fault("FM102", line, column, {"byte": f"0x{byte.hex()}", "guess": guess})
    if "\r" in text:
        text = _ODD_RETURN.sub("\n", text)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _place(data: bytes, index: int) -> tuple[int, int]:
    """Line and column of a byte, counted in the characters before it."""
    before = data[:index].removeprefix(_BOM).decode("utf-8", "replace")
    before = _ODD_RETURN.sub("\n", before)
    return before.count("\n") + 1, len(before) - before.rfind("\n")


class Header(BaseHandler):
    """The strict handler of one file; remembers where everything stands and what is wrong."""

    FM_BOUNDARY = re.compile(r"^---[ ]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "---"

    def __init__(self) -> None:
        super().__init__()
        self.reading = Reading(None)
        self.offset = 0
        self.body_line = 1

    def split(self, text: str) -> tuple[str, str]:
        """Header and body. Raises ValueError, as python-frontmatter expects, when there are none."""
        assert self.FM_BOUNDARY is not None
        first = self.FM_BOUNDARY.match(text)
        if first is None:
            raise self.refuse(Fault("FM105", 1, 1, {"reason": wording.NO_FENCE}))
        second = self.FM_BOUNDARY.search(text, first.end() + 1)
        if second is None:
            raise self.refuse(Fault("FM106"))
        header = text[first.end() + 1 : second.start()]
        if len(header.encode()) > MAX_HEADER:
            args = {"reason": wording.TOO_LONG, "limit": MAX_HEADER}
            raise self.refuse(Fault("FM111", 1, 1, args))
        blank = _BLANK_LINES.match(text, min(second.end() + 1, len(text)))
        self.offset = blank.end() if blank else len(text)
        body = text[self.offset :]
        self.body_line = text.count("\n", 0, self.offset if body else second.end()) + 1
        if not body:
            self.body_line += 1
        return header, body

    def load(self, fm: str) -> dict[str, Any]:
        """The header as a mapping of plain strings, lists and mappings."""
        self.reading = read_yaml(fm, first_line=2)
        return self.reading.value or {}

    def refuse(self, fault: Fault) -> ValueError:
        """Remember why there is no header."""
        self.reading = Reading(None, {}, [fault])
        return ValueError(fault.code)


def split(text: str) -> tuple[Reading, int, int]:
    """A Markdown file's header, and the offset and the line where its body begins."""
    handler = Header()
    if not text.startswith("---"):  # python-frontmatter would skip empty lines before it
        reason = wording.NO_FENCE if text.strip() else wording.EMPTY
        handler.refuse(Fault("FM105", 1, 1, {"reason": reason}))
        return handler.reading, 0, 1
    frontmatter.parse(text, handler=handler)
    return handler.reading, handler.offset, handler.body_line


def read_data(text: str, limit: int) -> Reading:
    """A YAML file's mapping."""
    if not text.strip():
        return Reading(None, {}, [Fault("FM105", 1, 1, {"reason": wording.EMPTY})])
    if len(text.encode()) > limit:
        return Reading(
            None, {}, [Fault("FM111", 1, 1, {"reason": wording.TOO_LONG, "limit": limit})]
        )
    return read_yaml(text)
