"""Findings → words: for a terminal, as JSON, as GitHub annotations, as SARIF.

Each reporter takes diagnostics in the order in which they are to be shown, and gives back text.
None of them decides anything: the exit code comes from the diagnostics themselves.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

from . import __version__
from .diagnostics import Diagnostic, Phrase, Severity
from .i18n import N_, Translator, translator

Sources = Callable[[str], Sequence[str]]

EXCERPT = 96
"""How many columns of a source line are shown."""
QUOTING = frozenset({"FM121"})
"""Rules whose message quotes the place already: the line is not shown again."""
WAITING, HOMELESS = "CO105", "RF108"
"""Rules that tell of works without a page: those that may not be published yet, and those that
stand in no course."""
EXAMPLES = 3
"""How many places of one piece of information are named."""

_LABEL = {
    Severity.ERROR: N_("error"),
    Severity.WARNING: N_("warning"),
    Severity.INFO: N_("information"),
}
_COLOUR = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_SARIF = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_BOLD, _DIM = "1", "2"


def wording(diagnostic: Diagnostic, t: Translator) -> tuple[str, str]:
    """Message and hint in words. Arguments that are phrases are translated first."""
    given = diagnostic.args
    args = {k: t(v, **given) if isinstance(v, Phrase) else v for k, v in given.items()}
    return t(diagnostic.message, **args), t(diagnostic.hint, **args)


def source_lines(root: Path) -> Sources:
    """The lines of a project's files, by path; a file that cannot be read has none."""

    @lru_cache(maxsize=64)
    def lines(path: str) -> tuple[str, ...]:
        try:
            text = (root / path).read_bytes().decode("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            return ()
        return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))

    return lines


# For a terminal


def text(
    diagnostics: Sequence[Diagnostic],
    sources: Sources,
    language: str,
    colour: bool = False,
    files: int | None = None,
    works: int | None = None,
) -> str:
    """What an editor reads: by file, with the line and a mark under the place.

    Information is gathered at the end, one line for each kind, so that it hides no fault.
    ``files`` is how many files were checked; ``works`` how many contributions there are, when
    these are all findings of a project: then it is said how many of them are published.
    """
    t = translator("editor", language)
    ink = _Ink(colour)
    faults = [d for d in diagnostics if d.severity is not Severity.INFO]
    lines: list[str] = []
    for path, group in groupby(faults, key=lambda d: d.path):
        lines.append(ink(_BOLD, visible(path)))
        found = list(group)
        for diagnostic, after in zip(found, [*found[1:], None], strict=True):
            lines += _finding(diagnostic, sources, t, ink)
            hint = wording(diagnostic, t)[1]
            same = after is not None and after.code == diagnostic.code
            if after is None or not same or wording(after, t)[1] != hint:  # once for a row of them
                lines.append(f"      → {visible(hint)}")
        lines.append("")
    lines += _information([d for d in diagnostics if d.severity is Severity.INFO], t, ink)
    lines += _summary(diagnostics, t, ink, files)
    if works is not None and not any(d.severity is Severity.ERROR for d in diagnostics):
        lines.append(_outcome(diagnostics, t, works))
    return "\n".join(lines)


class _Ink:
    """ANSI colours, or none."""

    def __init__(self, colour: bool) -> None:
        self.colour = colour

    def __call__(self, style: str, words: str) -> str:
        return f"\033[{style}m{words}\033[0m" if self.colour and words else words


def _finding(d: Diagnostic, sources: Sources, t: Translator, ink: _Ink) -> Iterator[str]:
    message, _ = wording(d, t)
    label = ink(_COLOUR[d.severity], t(_LABEL[d.severity]))
    yield f"  {d.line}:{d.column}  {label}  {visible(message)}  {ink(_DIM, d.code)}"
    lines = sources(d.path)
    if d.code not in QUOTING and 0 < d.line <= len(lines) and lines[d.line - 1].strip():
        shown, before = _excerpt(lines[d.line - 1], d.column - 1)
        yield f"      {ink(_DIM, shown)}"
        yield f"      {' ' * before}{ink(_COLOUR[d.severity], '^')}"


def _excerpt(line: str, offset: int) -> tuple[str, int]:
    """A line made fit to be shown, and how many columns stand before ``offset`` in it."""
    line = line.rstrip()
    offset = min(offset, len(line))
    start = max(0, offset - EXCERPT // 2) if len(line) > EXCERPT else 0
    head, tail = line[start:offset], line[offset : start + EXCERPT]
    first = "…" if start else ""
    last = "…" if start + EXCERPT < len(line) else ""
    return f"{first}{visible(head)}{visible(tail)}{last}", _width(first + visible(head))


def visible(words: str) -> str:
    """Text that cannot play tricks on a terminal: tabs as spaces, control marks as �."""
    if words.isascii() and words.isprintable():
        return words
    return "".join(
        " " if c == "\t" else "�" if unicodedata.category(c) in _TRICKS else c for c in words
    )


_TRICKS = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def _width(words: str) -> int:
    """How many columns a terminal needs: wide marks two, combining ones none."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in words
    )


def _information(diagnostics: list[Diagnostic], t: Translator, ink: _Ink) -> Iterator[str]:
    places: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for d in diagnostics:
        places[(d.code, *wording(d, t))].append(d.path)
    if not places:
        return
    yield ink(_BOLD, t(N_("For your information")))
    for (code, message, hint), paths in places.items():
        named = list(dict.fromkeys(paths))
        rest = len(named) - EXAMPLES
        more = f" {t(N_('and {n} more'), n=rest)}" if rest > 0 else ""
        yield f"  {visible(message)}  {ink(_DIM, code)}"
        yield f"      {visible(', '.join(named[:EXAMPLES]))}{more}"
        yield f"      → {visible(hint)}"
    yield ""


def _summary(
    diagnostics: Sequence[Diagnostic], t: Translator, ink: _Ink, files: int | None
) -> Iterator[str]:
    count = Counter(d.severity for d in diagnostics)
    errors, warnings, notes = (count[s] for s in Severity)
    parts = [
        ink("31" if errors else "32", t.plural("{n} error", "{n} errors", errors)),
        ink("33" if warnings else "32", t.plural("{n} warning", "{n} warnings", warnings)),
    ]
    if notes:
        parts.append(t.plural("{n} for information", "{n} for information", notes))
    line = ", ".join(parts)
    if files is not None:
        line += " · " + t.plural("{n} file checked", "{n} files checked", files)
    if not errors and not warnings and not _waiting(diagnostics):
        line = f"{ink('32', t(N_('All is well.')))} {line}"
    yield line
    worst = next((d for s in Severity for d in diagnostics if d.severity is s), None)
    if errors or warnings:
        assert worst is not None
        yield t(N_("Read more: verkkokurssi rule {code}"), code=worst.code)


def _waiting(diagnostics: Sequence[Diagnostic], code: str = WAITING) -> set[str]:
    return {d.path for d in diagnostics if d.code == code}


def _outcome(diagnostics: Sequence[Diagnostic], t: Translator, works: int) -> str:
    """How many works go out, and how many wait for what."""
    waiting = _waiting(diagnostics)
    homeless = _waiting(diagnostics, HOMELESS) - waiting
    published = works - len(waiting) - len(homeless)
    told = [t.plural("{n} work is published", "{n} works are published", published)]
    if waiting:
        told.append(
            t.plural(
                "{n} is left out (why is said above)",
                "{n} are left out (why is said above)",
                len(waiting),
            )
        )
    if homeless:
        told.append(t.plural("{n} is in no course", "{n} are in no course", len(homeless)))
    return f"{', '.join(told)}."


# For programs

REPORT_SCHEMA: Mapping[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Findings of verkkokurssi check --format json",
    "type": "object",
    "required": ["version", "language", "summary", "diagnostics"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": 1, "description": "Raised when a key changes its meaning or goes."},
        "language": {"type": "string", "description": "Language of messages and hints."},
        "summary": {
            "type": "object",
            "description": "How many findings there are, by severity.",
            "required": ["error", "warning", "info"],
            "additionalProperties": False,
            "properties": {s.value: {"type": "integer", "minimum": 0} for s in Severity},
        },
        "diagnostics": {
            "type": "array",
            "description": "Sorted by path, line, column and code.",
            "items": {
                "type": "object",
                "required": ["path", "line", "column", "code", "severity", "message", "hint"],
                "additionalProperties": False,
                "properties": {
                    "path": {"type": "string", "description": "POSIX, from the project's root."},
                    "line": {"type": "integer", "minimum": 1},
                    "column": {
                        "type": "integer",
                        "minimum": 1,
                        "description": "Counted in Unicode code points.",
                    },
                    "code": {"type": "string", "pattern": "^[A-Z]{2}[0-9]{3}$"},
                    "severity": {"enum": [s.value for s in Severity]},
                    "message": {"type": "string", "description": "What is so."},
                    "hint": {"type": "string", "description": "What to do next."},
                },
            },
        },
    },
}
"""The form of ``as_json``, as JSON Schema."""


def as_json(diagnostics: Sequence[Diagnostic], language: str) -> str:
    """Findings for other programs, in the form of REPORT_SCHEMA."""
    t = translator("editor", language)
    count = Counter(d.severity for d in diagnostics)
    found = []
    for d in diagnostics:
        message, hint = wording(d, t)
        place = {"path": d.path, "line": d.line, "column": d.column}
        words = {"message": message, "hint": hint}
        found.append({**place, "code": d.code, "severity": d.severity.value, **words})
    summary = {s.value: count[s] for s in Severity}
    report = {"version": 1, "language": language, "summary": summary, "diagnostics": found}
    return json.dumps(report, indent=2, ensure_ascii=False)


def github(diagnostics: Iterable[Diagnostic], language: str) -> str:
    """Workflow commands that GitHub shows beside the changed lines."""
    t = translator("editor", language)
    lines = []
    for d in diagnostics:
        message, hint = wording(d, t)
        place = f"file={_property(d.path)},line={d.line},col={d.column},title={_property(d.code)}"
        lines.append(f"::{_GITHUB[d.severity]} {place}::{_escaped(f'{message} {hint}')}")
    return "\n".join(lines)


def _escaped(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _escaped(words).replace(":", "%3A").replace(",", "%2C")


def sarif(diagnostics: Sequence[Diagnostic], language: str) -> str:
    """SARIF 2.1.0 (OASIS), for code scanning and editors."""
    t = translator("editor", language)
    codes = {d.code: d for d in reversed(diagnostics)}
    order = sorted(codes)
    rules = [
        {
            "id": code,
            "shortDescription": {"text": t(codes[code].message)},
            "help": {"text": t(codes[code].hint)},
            "defaultConfiguration": {"level": _SARIF[codes[code].severity]},
        }
        for code in order
    ]
    driver = {"name": "verkkokurssi", "version": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(d, order.index(d.code), t) for d in diagnostics],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(log, indent=2, ensure_ascii=False)


def _result(d: Diagnostic, index: int, t: Translator) -> dict[str, Any]:
    message, hint = wording(d, t)
    location = {
        "artifactLocation": {"uri": quote(d.path), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": d.line, "startColumn": d.column},
    }
    return {
        "ruleId": d.code,
        "ruleIndex": index,
        "level": _SARIF[d.severity],
        "message": {"text": f"{message} {hint}"},
        "locations": [{"physicalLocation": location}],
    }
