"""Findings about content, and the one function that turns them into an exit code.

Two kinds of error exist. Content that is wrong becomes a :class:`Diagnostic`: all of them are
collected and none stops the run. A run that cannot go on raises :class:`VerkkokurssiError`,
which is caught once, in ``cli.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """How much a finding weighs. Only errors stop a build."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for errors, 1 for warnings, 2 for information."""
        return list(Severity).index(self)


class Phrase(str):
    """A value of ``Diagnostic.args`` that is itself a msgid; the other args fill it."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding, as data. Reporters put it into words.

    ``message`` (what) and ``hint`` (how to mend) are English msgids of the ``editor`` catalogue
    with ``{placeholders}`` that ``args`` fills; ``line`` and ``column`` are 1-based and count
    Unicode code points; ``path`` is POSIX and relative to the project's root.
    """

    path: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    hint: str
    args: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order of output: by file, then by place, then by code."""
        return (self.path, self.line, self.column, self.code, str(sorted(self.args.items())))


class VerkkokurssiError(Exception):
    """The run cannot go on. ``message`` says what, ``hint`` the next step (both are msgids)."""

    def __init__(self, message: str, hint: str, **args: Any) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.args_ = args


def exit_code(diagnostics: Iterable[Diagnostic]) -> int:
    """0 when nothing is an error, 1 otherwise. (2, cannot run, belongs to VerkkokurssiError.)"""
    return int(any(d.severity is Severity.ERROR for d in diagnostics))
