"""What `verkkokurssi new` leaves to be filled in stands between ‹ and ›."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from .faults import Fault

_PLACEHOLDER = re.compile(r"‹[^‹›\s][^‹›]*›")
_SHOWN = 40
_MOST = 50


def placeholders(
    value: Any, marks: Mapping[str, tuple[int, int]], body: str, body_line: int
) -> tuple[Fault, ...]:
    """FM121 for every placeholder left in a header and its text."""
    if not _in(value) and "‹" not in body:
        return ()
    return (*_header(value, (), marks), *_text(body, body_line))


def _in(value: Any) -> bool:
    if isinstance(value, str):
        return "‹" in value
    if isinstance(value, Mapping):
        return any(map(_in, value.values()))
    return isinstance(value, list) and any(map(_in, value))


def _header(
    value: Any, path: tuple[str, ...], marks: Mapping[str, tuple[int, int]]
) -> Iterator[Fault]:
    if isinstance(value, str):
        for match in _PLACEHOLDER.finditer(value):
            yield Fault("FM121", *_place(path, marks), {"text": _shown(match[0])})
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _header(inner, (*path, str(key)), marks)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _header(inner, (*path, str(number)), marks)


def _place(path: tuple[str, ...], marks: Mapping[str, tuple[int, int]]) -> tuple[int, int]:
    for end in range(len(path), 0, -1):
        mark = marks.get(".".join(path[:end]))
        if mark is not None:
            return mark
    return (1, 1)


def _text(body: str, body_line: int) -> Iterator[Fault]:
    for match in islice(_PLACEHOLDER.finditer(body), _MOST):
        line = body_line + body.count("\n", 0, match.start())
        column = match.start() - body.rfind("\n", 0, match.start())
        yield Fault("FM121", line, column, {"text": _shown(match[0])})


def _shown(text: str) -> str:
    inner = " ".join(text[1:-1].split())
    return inner if len(inner) <= _SHOWN else inner[: _SHOWN - 1] + "…"
