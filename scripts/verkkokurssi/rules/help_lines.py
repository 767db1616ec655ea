"""HL: help that answers when somebody calls."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from verkkokurssi.diagnostics import Severity
from verkkokurssi.i18n import N_

from .base import Family, Finding, Rule
from .context import Context

OLD, TOO_OLD = 180, 365
"""Days after which a helpline must be checked again: a warning, then an error."""
SETTINGS = "mkdocs.yml"


def _at(context: Context, *keys: str | int, **args: Any) -> Finding:
    marks = context.project.settings_marks
    parts = [str(key) for key in keys]
    while parts and ".".join(parts) not in marks:
        parts.pop()
    line, column = marks.get(".".join(parts), (1, 1))
    return Finding(SETTINGS, line, column, args)


def missing_help_lines(context: Context) -> Iterator[Finding]:
    """What: the settings name no helpline.

    Why: every page shows where to get help. A reader may need it at any line of any text.

    Example:
        help_lines: []

    Mend: add at least the emergency number and one helpline.

        help_lines:
          - {name: Hätänumero, phone: "112", checked_on: 2026-11-01, emergency: true}
          - {name: MIELI Kriisipuhelin, phone: 09 2525 0111, checked_on: 2026-11-01}
    """
    if not context.project.settings.help_lines:
        yield _at(context, "help_lines")


def missing_emergency_number(context: Context) -> Iterator[Finding]:
    """What: none of the helplines is marked as the emergency number.

    Why: the emergency number is shown first, on every page.

    Example:
        - {name: Hätänumero, phone: "112", checked_on: 2026-11-01}

    Mend: add `emergency: true` to it.

        - {name: Hätänumero, phone: "112", checked_on: 2026-11-01, emergency: true}
    """
    lines = context.project.settings.help_lines
    if lines and not any(line.emergency for line in lines):
        yield _at(context, "help_lines")


def help_line_without_contact(context: Context) -> Iterator[Finding]:
    """What: a helpline has neither a phone number nor an address.

    Why: its name alone helps nobody.

    Example:
        - {name: MIELI Kriisipuhelin, checked_on: 2026-11-01}

    Mend: add `phone:`, `url:` or both.

        - {name: MIELI Kriisipuhelin, phone: 09 2525 0111, checked_on: 2026-11-01}
    """
    for i, line in enumerate(context.project.settings.help_lines):
        if not line.phone and not line.url:
            yield _at(context, "help_lines", i, "name", name=line.name)


def _aged(context: Context, least: int, most: float) -> Iterator[Finding]:
    for i, line in enumerate(context.project.settings.help_lines):
        days = (context.today - line.checked_on).days
        if least < days <= most:
            yield _at(context, "help_lines", i, "checked_on", name=line.name, days=days)


def old_help_line(context: Context) -> Iterator[Finding]:
    """What: a helpline was checked more than 180 days ago.

    Why: numbers and hours change. A number that does not answer is worse than none.

    Example:
        checked_on: 2026-01-15

    Mend: call the number or look at its page, then write today's date.

        checked_on: 2026-11-01
    """
    yield from _aged(context, OLD, TOO_OLD)


def outdated_help_line(context: Context) -> Iterator[Finding]:
    """What: a helpline was checked more than a year ago.

    Why: somebody in distress may call a number that is gone. The course is not built before this
    is mended.

    Example:
        checked_on: 2025-03-01

    Mend: call the number or look at its page, then write today's date.

        checked_on: 2026-11-01
    """
    yield from _aged(context, TOO_OLD, float("inf"))


def help_line_checked_in_future(context: Context) -> Iterator[Finding]:
    """What: the day a helpline was checked has not come yet.

    Why: the date is a slip, and would hide for long that the number is old.

    Example:
        checked_on: 2062-11-01

    Mend: write the day somebody really checked it.

        checked_on: 2026-11-01
    """
    for i, line in enumerate(context.project.settings.help_lines):
        if line.checked_on > context.today:
            day = line.checked_on.isoformat()
            yield _at(context, "help_lines", i, "checked_on", name=line.name, day=day)


FAMILY = Family(
    "HL",
    N_("Helplines"),
    N_("Help that answers when somebody calls."),
    (
        Rule(
            "HL101",
            Severity.ERROR,
            N_("The settings name no helpline."),
            N_("Add help_lines: at least the emergency number and one helpline."),
            missing_help_lines,
        ),
        Rule(
            "HL102",
            Severity.WARNING,
            N_("No helpline is marked as the emergency number."),
            N_("Add emergency: true to it."),
            missing_emergency_number,
        ),
        Rule(
            "HL103",
            Severity.ERROR,
            N_("The helpline “{name}” has neither a phone number nor an address."),
            N_("Add phone, url, or both."),
            help_line_without_contact,
        ),
        Rule(
            "HL104",
            Severity.WARNING,
            N_("The helpline “{name}” was checked {days} days ago."),
            N_("Call it or look at its page, then write today's date in checked_on."),
            old_help_line,
        ),
        Rule(
            "HL105",
            Severity.ERROR,
            N_("The helpline “{name}” has not been checked for over a year ({days} days)."),
            N_("Call it or look at its page, then write today's date in checked_on."),
            outdated_help_line,
        ),
        Rule(
            "HL106",
            Severity.WARNING,
            N_("The helpline “{name}” is said to be checked on {day}, which has not come yet."),
            N_("Write the day somebody really checked it."),
            help_line_checked_in_future,
        ),
    ),
)
