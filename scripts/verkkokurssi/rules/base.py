"""What every rule is made of: the rule, its lesson, its findings, and its family.

A rule is a function with a docstring that teaches it. The docstring has four parts in a fixed
order, `What:`, `Why:`, `Example:` (an indented block) and `Mend:` (a paragraph, then perhaps an
indented block); :mod:`.reference` makes the rules reference of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from verkkokurssi.consent import Decision
from verkkokurssi.diagnostics import Severity
from verkkokurssi.model import Document, ImageFacts

if TYPE_CHECKING:
    from .context import Context


class InspectImage(Protocol):
    """Facts about a picture file; never raises for a bad picture."""

    def __call__(self, path: Path, /) -> ImageFacts: ...


class ReadMedia(Protocol):
    """The length of an audio or video file in seconds; None when it cannot be told."""

    def __call__(self, path: Path, /) -> float | None: ...


class Decide(Protocol):
    """Whether a work may be on the web today (see ``consent.publishable``)."""

    def __call__(self, work: Document[Any], /) -> Decision: ...


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found, and where. ``message`` and ``hint`` replace the rule's own msgids.

    ``owner`` is the document whose ``checks: {ignore: …}`` applies when the finding stands in
    another file (captions of a podcast).
    """

    path: str
    line: int = 1
    column: int = 1
    args: Mapping[str, Any] = field(default_factory=dict, hash=False)
    message: str | None = None
    hint: str | None = None
    owner: str | None = None


Check = Callable[["Context"], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One check. ``message`` says what is so, ``hint`` what to do; both are msgids.

    A rule that is not ``ignorable`` protects people, or reports a file that could not be read:
    no ``checks: {ignore: …}`` silences it. A rule ``on_request`` runs only when it is named.
    """

    code: str
    severity: Severity
    message: str
    hint: str
    check: Check
    ignorable: bool = True
    on_request: bool = False

    @property
    def name(self) -> str:
        """The bad pattern, for example ``missing-alt-text``."""
        return self.check.__name__.replace("_", "-")

    @property
    def lesson(self) -> Lesson:
        """The parts of its docstring."""
        return Lesson.of(self.check.__doc__ or "")


@dataclass(frozen=True, slots=True)
class Family:
    """The rules of one file. ``title`` and ``about`` are msgids."""

    prefix: str
    title: str
    about: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A rule's docstring in parts. Paragraphs are on one line; blocks keep their lines."""

    what: str
    why: str
    example: str
    mend: str
    instead: str = ""

    @classmethod
    def of(cls, docstring: str) -> Lesson:
        """Cut a docstring into its parts; a missing part is a ValueError."""
        found = _PARTS.fullmatch(docstring.strip())
        if found is None:
            raise ValueError(f"a rule's docstring needs What, Why, Example and Mend: {docstring!r}")
        what, why, example, mend = found.groups()
        advice, _, instead = mend.partition("\n\n")
        return cls(_line(what), _line(why), _block(example), _line(advice), _block(instead))


_PARTS = re.compile(
    r"What: (.+?)\n\s*\n\s*Why: (.+?)\n\s*\n\s*Example:\n(.+?)\n\s*\n\s*Mend: (.+)", re.DOTALL
)


def _line(text: str) -> str:
    return " ".join(text.split())


def _block(text: str) -> str:
    lines = text.rstrip().split("\n")
    indent = min((len(s) - len(s.lstrip()) for s in lines if s.strip()), default=0)
    return "\n".join(line[indent:].rstrip() for line in lines).strip("\n")


def beside(document: Document[Any], name: str) -> str:
    """The path of ``name`` in the folder of a document."""
    return f"{document.path.rpartition('/')[0]}/{name}"


def at(
    document: Document[Any],
    *keys: str | int,
    message: str | None = None,
    hint: str | None = None,
    **args: Any,
) -> Finding:
    """A finding at a key of a document's header."""
    line, column = document.place(*keys)
    return Finding(document.path, line, column, args, message, hint)


def in_body(document: Document[Any], offset: int, **args: Any) -> Finding:
    """A finding at a place of a document's body, counted in characters from its start."""
    line = document.body_line + document.body.count("\n", 0, offset)
    column = offset - document.body.rfind("\n", 0, offset)
    return Finding(document.path, line, column, args)
