"""Times, dates, sizes and numbers, as people say them in the language of the page."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from ..i18n import N_, Translator

OF = (
    N_("one"), N_("two"), N_("three"), N_("four"), N_("five"),
    N_("six"), N_("seven"), N_("eight"), N_("nine"), N_("ten"),
)  # fmt: skip
"""Number words that stand after "of" (msgid, context "of": fi "kuudesta")."""


SHORT = 10 * 60
"""A recording shorter than this, in seconds, is told to the second."""


def of_total(t: Translator, number: int, total: int) -> str:
    """Section 3 of six."""
    if total > len(OF):
        return t("Section {number}/{total}", number=number, total=total)
    return t("Section {number} of {total}", number=number, total=t(OF[total - 1], "of"))


def about_minutes(t: Translator, minutes: int) -> str:
    """About 15 minutes."""
    return t.plural("about {n} minute", "about {n} minutes", minutes)


def about_hours(t: Translator, minutes: int) -> str:
    """About 1 h 30 min, rounded to five minutes from an hour on."""
    if minutes < 60:
        return t("about {time}", time=f"{minutes} min")
    hours, rest = divmod(5 * round(minutes / 5), 60)
    return t("about {time}", time=f"{hours} h {rest} min" if rest else f"{hours} h")


def length(seconds: float) -> str:
    """A recording's length: 40 s, 2 min 3 s, 18 min, 1 h 5 min. Seconds count below ten minutes."""
    whole = max(1, round(seconds))
    if whole < SHORT:
        large, small, units = *divmod(whole, 60), ("min", "s")
    else:
        large, small, units = *divmod(round(seconds / 60), 60), ("h", "min")
    return " ".join(f"{n} {unit}" for n, unit in zip((large, small), units, strict=True) if n)


def clock(seconds: float) -> str:
    """A place in a recording: 2:05, 1:02:05."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def size(t: Translator, count: int) -> str:
    """A file's size: 12 MB, 800 kB."""
    megabytes = count / 1_000_000
    if megabytes < 1:
        return t("{n} kB", n=max(1, round(count / 1000)))
    from babel.numbers import format_decimal

    number = round(megabytes) if megabytes >= 10 else round(megabytes, 1)
    return t("{n} MB", n=format_decimal(number, locale=t.language))


def day(t: Translator, on: date) -> str:
    """7 October 2025."""
    return _date(on, "long", t.language)


def span(t: Translator, start: datetime, end: datetime | None) -> str:
    """Wednesday 10 February 2027 at 17.30–19.00."""
    text = t("{day} at {time}", day=_date(start, "full", t.language), time=_time(t, start))
    if end is None:
        return text
    if end.date() == start.date():
        return f"{text}–{_time(t, end)}"
    return f"{text} – {span(t, end, None)}"


def _time(t: Translator, at: datetime) -> str:
    return f"{at.hour}{':' if t.language == 'en' else '.'}{at.minute:02}"


def _date(on: date, form: Literal["full", "long"], language: str) -> str:
    from babel.dates import format_date  # pages with a date are few

    return format_date(on, form, locale=language)
