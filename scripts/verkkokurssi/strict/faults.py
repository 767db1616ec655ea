"""One thing that is wrong in one file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ..model import Problem


class Fault(NamedTuple):
    """A problem without its path: small enough to travel between processes."""

    code: str
    line: int = 1
    column: int = 1
    args: Mapping[str, Any] = {}


def at(path: str, faults: Iterable[Fault]) -> list[Problem]:
    """The faults as problems of a file."""
    return [Problem(f.code, path, f.line, f.column, f.args) for f in faults]
