"""YAML without surprises: every scalar a string, every key with its place, nothing clever.

Values are built straight from the events of the C parser. No constructor runs, so no tag can
create an object; aliases are never followed, so nothing can grow or recurse. A plain scalar
stays the string it is (``no``, ``013``, ``0401234567``); an empty one is None.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml

from . import wording
from .faults import Fault

try:
    from yaml._yaml import CParser as _Parser
except ImportError:  # pragma: no cover - PyYAML without libyaml

    class _Parser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):  # type: ignore[no-redef]
        def __init__(self, stream: str) -> None:
            yaml.reader.Reader.__init__(self, stream)
            yaml.scanner.Scanner.__init__(self)
            yaml.parser.Parser.__init__(self)


Scalar = yaml.ScalarEvent
MAX_DEPTH = 6
MAX_FAULTS = 50

# What YAML calls unprintable, and characters that it alone takes for line ends.
_CONTROL = re.compile(
    r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_LINE_ENDS = str.maketrans(dict.fromkeys("\x85\u2028\u2029", " "))


@dataclass(frozen=True, slots=True)
class Reading:
    """What a YAML text holds. ``value`` is None when it cannot be used at all."""

    value: dict[str, Any] | None
    marks: dict[str, tuple[int, int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


class _StopReadingError(Exception):
    """Reading cannot go on; the fault is noted."""


class _Builder:
    """Builds one value from a stream of events."""

    def __init__(self, text: str, first_line: int, depth: int) -> None:
        self.next: Callable[[], Any] = _Parser(text).get_event
        self.offset = first_line
        self.depth = depth
        self.marks: dict[str, tuple[int, int]] = {}
        self.faults: list[Fault] = []
        self.spoilt = False

    def fault(self, code: str, event: Any, **args: Any) -> None:
        mark = event.start_mark
        self.faults.append(Fault(code, mark.line + self.offset, mark.column + 1, args))
        if len(self.faults) >= MAX_FAULTS:
            raise _StopReadingError

    def forbid(self, event: Any, found: str) -> None:
        self.fault("FM110", event, found=found)
        self.spoilt = True

    def skip(self, event: Any) -> None:
        """Read past one node."""
        level = 0
        while True:
            if isinstance(event, yaml.CollectionStartEvent):
                level += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                level -= 1
            if level == 0:
                return
            event = self.next()

    def scalar(self, event: Any) -> str | None:
        value: str = event.value
        if not event.style and event.anchor is None and event.tag is None:
            return value or None
        if event.anchor is not None:
            self.forbid(event, f"&{event.anchor}")
        if event.tag is not None:
            self.forbid(event, event.tag)
        if event.style == '"' and not value.isprintable():
            if _CONTROL.search(value):
                self.fault("FM107", event, reason=wording.CONTROL)
                self.spoilt = True
            value = value.translate(_LINE_ENDS)
        if not event.style:
            return value or None
        return value if value.isascii() else unicodedata.normalize("NFC", value)

    def node(self, event: Any, path: str, level: int) -> Any:
        kind = type(event)
        if kind is Scalar:
            return self.scalar(event)
        if kind is yaml.AliasEvent:
            self.forbid(event, f"*{event.anchor}")
            return None
        if event.anchor is not None:
            self.forbid(event, f"&{event.anchor}")
        if event.tag is not None:
            self.forbid(event, event.tag)
        if level > self.depth:
            self.fault("FM111", event, reason=wording.TOO_DEEP, limit=self.depth)
            raise _StopReadingError
        if kind is yaml.SequenceStartEvent:
            return self.sequence(path, level)
        return self.mapping(path, level)

    def sequence(self, path: str, level: int) -> list[Any]:
        found: list[Any] = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            place = f"{path}.{len(found)}"
            mark: Any = event.start_mark
            self.marks[place] = (mark.line + self.offset, mark.column + 1)
            found.append(self.node(event, place, level + 1))
        return found

    def mapping(self, path: str, level: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while type(event := self.next()) is not yaml.MappingEndEvent:
            if type(event) is not Scalar:
                if type(event) is yaml.AliasEvent:
                    self.forbid(event, f"*{event.anchor}")
                else:
                    self.fault("FM107", event, reason=wording.ODD_KEY)
                    self.spoilt = True
                self.skip(event)
                self.skip(self.next())
                continue
            key = self.scalar(event) or ""
            if key == "<<":
                self.forbid(event, "<<")
            place = f"{path}.{key}" if path else key
            if key in found:
                self.fault("FM109", event, key=key, first=self.marks[place][0])
                self.skip(self.next())
                continue
            mark: Any = event.start_mark
            self.marks[place] = (mark.line + self.offset, mark.column + 1)
            found[key] = self.node(self.next(), place, level + 1)
        return found

    def document(self, under: tuple[str, ...]) -> Any:
        """The value of the only document, or of what lies ``under`` some keys of it."""
        self.next()
        start = self.next()
        if type(start) is yaml.StreamEndEvent:
            return None
        if not under and (start.version or start.tags):
            self.forbid(start, "%")
        value = self.descend(self.next(), under)
        self.next()
        after = self.next()
        if type(after) is not yaml.StreamEndEvent:
            self.fault("FM107", after, reason=wording.MANY_DOCUMENTS)
            self.spoilt = True
        return value

    def descend(self, event: Any, under: tuple[str, ...]) -> Any:
        if not under:
            if type(event) is Scalar and not event.style and not event.value:
                return {} if self.marks else None
            return self.node(event, "", 1)
        if type(event) is not yaml.MappingStartEvent:
            self.skip(event)
            return None
        value: Any = None
        while type(key := self.next()) is not yaml.MappingEndEvent:
            if type(key) is Scalar and key.value == under[0] and value is None:
                if len(under) == 1:
                    mark: Any = key.start_mark
                    self.marks[""] = (mark.line + self.offset, mark.column + 1)
                value = self.descend(self.next(), under[1:])
            else:
                self.skip(key)
                self.skip(self.next())
        return value


_OPENED = ("while scanning a quoted", "while scanning a simple key", "while parsing a flow")
"""What is told where it begins: its end is missing, and YAML notices only far below."""


def read_yaml(
    text: str, *, first_line: int = 1, depth: int = MAX_DEPTH, under: tuple[str, ...] = ()
) -> Reading:
    """Read a mapping from YAML; never raises.

    ``text`` is NFC with LF line ends; ``first_line`` is the line of the file it begins on.
    ``under`` names keys to go down first: only what lies there is read strictly, and marks and
    levels count from there. An empty text is an empty mapping.
    """
    if (tab := text.find("\t")) >= 0 and not under:
        return Reading(None, {}, [_fault_at(text, tab, first_line, "FM108")])
    if not text.replace("\n", "").isprintable():
        if odd := _CONTROL.search(text):
            fault = _fault_at(text, odd.start(), first_line, "FM107", reason=wording.CONTROL)
            return Reading(None, {}, [fault])
        text = text.translate(_LINE_ENDS)
    builder = _Builder(text, first_line, depth)
    try:
        value = builder.document(under)
    except _StopReadingError:
        return Reading(None, builder.marks, builder.faults)
    except yaml.YAMLError as error:
        message = str(getattr(error, "problem", None) or error)
        begins = str(getattr(error, "context", None) or "").startswith(_OPENED)
        mark = getattr(error, "context_mark" if begins else "problem_mark", None)
        line, column = (mark.line, mark.column + 1) if mark is not None else (0, 1)
        last = text.count("\n") + 1
        fault = Fault(
            "FM107", min(line + 1, last) + first_line - 1, column,
            {"reason": wording.reason_of(message)},
        )  # fmt: skip
        return Reading(None, builder.marks, [*builder.faults, fault])
    if builder.spoilt:
        return Reading(None, builder.marks, builder.faults)
    if value is None and not under:
        value = {}
    if value is not None and not isinstance(value, dict):
        line, column = builder.marks.get("", (first_line, 1))
        fault = Fault("FM107", line, column, {"reason": wording.NOT_A_MAPPING})
        return Reading(None, builder.marks, [*builder.faults, fault])
    return Reading(value, builder.marks, builder.faults)


def _fault_at(text: str, index: int, first_line: int, code: str, **args: Any) -> Fault:
    """A fault at an index of a text."""
    return Fault(
        code,
        text.count("\n", 0, index) + first_line,
        index - text.rfind("\n", 0, index),
        args,
    )
