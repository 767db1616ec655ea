"""Calendars: one file for each event, and one for all events of a course.

Nothing in them comes from the clock. An event is private in a calendar that others see too:
nobody else needs to know where somebody goes in the evening.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from ..markdown import plain
from ..model import Event, Extras
from .outlet import Outlet, Work, clean

if TYPE_CHECKING:
    from icalendar import Event as Entry

PRODUCER = "-//verkkokurssi//verkkokurssi//EN"
_EVENTS = UUID("5d0ce36c-5fbc-5d8b-8f60-d2b1ab0e5b0f")
"""The namespace of our events. It never changes: calendars know an event again by its number."""


def calendars(outlet: Outlet) -> Extras:
    """The calendar of each event with a page, and of all of them; nothing without events."""
    works = events(outlet)
    if outlet.course is None or not works:
        return Extras()
    files = {}
    beside = {}
    for work in works:
        address = outlet.addresses.beside(work, ".ics")
        files[f"docs/{address}"] = calendar(outlet, [work], work.meta.title)
        beside[work.id] = address
    address = outlet.addresses.calendar
    files[f"docs/{address}"] = calendar(outlet, works, outlet.course.meta.title)
    return Extras(files=files, calendar=address, beside=beside)


def events(outlet: Outlet) -> list[Work]:
    """The course's events that have a page, in the order of their time."""
    found = [w for w in outlet.web.values() if isinstance(w.meta, Event)]
    return sorted(found, key=lambda work: (_naive(work.meta.start), work.id))


def calendar(outlet: Outlet, works: Sequence[Work], name: str) -> bytes:
    """A calendar of these events, with the rules of its time zone."""
    from icalendar import Calendar

    whole = Calendar()
    whole.add("prodid", PRODUCER)
    whole.add("version", "2.0")
    whole.add("name", clean(name))
    whole.add("x-wr-calname", clean(name))
    for work in works:
        whole.add_component(_entry(outlet, work))
    years = [work.meta.start.year for work in works]
    whole.add_missing_timezones(date(min(years), 1, 1), date(max(years) + 2, 1, 1))
    text: bytes = whole.to_ical()
    return text


def event_uid(outlet: Outlet, work: Work) -> str:
    """The number of an event, the same in every course and at every address."""
    publisher = outlet.project.settings.organisation.name
    return str(uuid5(_EVENTS, f"{publisher}/{work.id}"))


def _entry(outlet: Outlet, work: Work) -> Entry:
    from icalendar import Event as Entry

    meta = work.meta
    zone = ZoneInfo(outlet.project.settings.time_zone)
    entry = Entry()
    entry.add("uid", event_uid(outlet, work))
    entry.add("dtstamp", _stamp(work))
    entry.add("dtstart", _in(meta.start, zone))
    if meta.end is not None:
        entry.add("dtend", _in(meta.end, zone))
    entry.add("summary", clean(meta.title))
    entry.add("class", "PRIVATE")
    page = outlet.absolute(outlet.addresses.work(work)) if outlet.url else None
    place = ", ".join(part for part in (meta.place, meta.link) if part)
    if place:
        entry.add("location", clean(place))
    entry.add("description", _about(outlet, work, page))
    if page:
        entry.add("url", page)
    return entry


def _about(outlet: Outlet, work: Work, page: str | None) -> str:
    """What it is about: a work with a content note is not quoted unasked."""
    meta = work.meta
    words = meta.summary
    if not words and not meta.notes:
        words = plain(work.body, resolve=outlet.resolve).split("\n\n", 1)[0]
    return "\n\n".join(part for part in (clean(words or ""), meta.link, page) if part)


def _stamp(work: Work) -> datetime:
    """When the event was last changed: the day all had approved it, else its own day."""
    day = work.meta.approved.on if work.meta.approved else work.meta.start.date()
    return datetime.combine(day, time(), UTC)


def _naive(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)


def _in(moment: datetime, zone: ZoneInfo) -> datetime:
    """A local time in its zone. (Front matter has no offsets.)"""
    return _naive(moment).replace(tzinfo=zone)
