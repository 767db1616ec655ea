"""Calendars that any calendar reads, at the right hour, the same every time."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from icalendar import Calendar

from verkkokurssi.exports import Outlet, calendars
from verkkokurssi.load import load

from .conftest import FILES, MKDOCS, SITE, See, outlet_of

ILTA = FILES["content/events/ilta.md"]


def read(outlet: Outlet, name: str) -> Calendar:
    return Calendar.from_ical(calendars(outlet).files[f"docs/{name}"])


def test_each_event_has_a_calendar_and_the_course_one_of_all(see: See) -> None:
    outlet = see()
    extras = calendars(outlet)
    assert extras.calendar == "tapahtumat.ics"
    assert extras.beside == {
        "events/kesa": "tapahtumat/kesa.ics",
        "events/ilta": "tapahtumat/ilta.ics",
    }
    assert set(extras.files) == {f"docs/{a}" for a in (extras.calendar, *extras.beside.values())}
    all_ = [str(e["SUMMARY"]) for e in read(outlet, "tapahtumat.ics").walk("VEVENT")]
    assert all_ == ["Kesäilta", "Ilta, yhdessä; näin"]


def test_an_event_is_whole(see: See) -> None:
    calendar = read(see(), "tapahtumat/ilta.ics")
    assert str(calendar["VERSION"]) == "2.0" and calendar["PRODID"]
    (event,) = calendar.walk("VEVENT")
    assert not event.errors and not calendar.errors
    assert str(event["SUMMARY"]) == "Ilta, yhdessä; näin"
    assert str(event["LOCATION"]) == "Kirjasto, https://tapahtuma.example/"
    assert str(event["URL"]) == f"{SITE}kurssi/tapahtumat/ilta/"
    assert "Teetä." in event["DESCRIPTION"]
    assert str(event["CLASS"]) == "PRIVATE"
    assert event["DTSTAMP"].dt == datetime(2026, 5, 1, tzinfo=UTC)


def test_hours_are_those_of_the_time_zone_in_winter_and_in_summer(see: See) -> None:
    for name, hour in (("ilta", 15), ("kesa", 15)):  # 17.30 and 18.00 in Helsinki
        calendar = read(see(), f"tapahtumat/{name}.ics")
        (event,) = calendar.walk("VEVENT")
        assert event["DTSTART"].params["TZID"] == "Europe/Helsinki"
        assert event["DTSTART"].dt.astimezone(UTC).hour == hour
        zones = calendar.walk("VTIMEZONE")
        assert [str(z["TZID"]) for z in zones] == ["Europe/Helsinki"]
        own = zones[0].to_tz()
        local = event["DTSTART"].dt.replace(tzinfo=own)
        assert local.astimezone(UTC) == event["DTSTART"].dt.astimezone(UTC)


def test_the_time_zone_is_a_setting(see: See) -> None:
    config = MKDOCS.replace("    licence:", "    time_zone: Europe/Stockholm\n    licence:")
    (event,) = read(see({"mkdocs.yml": config}), "tapahtumat/ilta.ics").walk("VEVENT")
    assert event["DTSTART"].params["TZID"] == "Europe/Stockholm"
    assert event["DTSTART"].dt.astimezone(UTC).hour == 16


@pytest.mark.parametrize("wrong", ["Helsinki", "Europe/Helsingfors", "../etc/passwd", "UTC+2"])
def test_a_time_zone_that_is_not_there_is_a_fault(see: See, make: object, wrong: str) -> None:
    root = see().project.root
    config = MKDOCS.replace("    licence:", f"    time_zone: {wrong}\n    licence:")
    (root / "mkdocs.yml").write_text(config, "utf-8")
    project = load(root)
    assert [p.path for p in project.problems] == ["mkdocs.yml"]
    assert project.settings.time_zone == "Europe/Helsinki"


def test_an_event_keeps_its_number_when_all_else_changes(see: See) -> None:
    def numbers(outlet: Outlet) -> list[str]:
        return [str(e["UID"]) for e in read(outlet, "tapahtumat.ics").walk("VEVENT")]

    before = see()
    later = ILTA.replace("Ilta, yhdessä; näin", "Toinen nimi").replace("T19:00", "T20:00")
    after = see({"content/events/ilta.md": later})
    assert len(set(numbers(before))) == 2
    assert numbers(before) == numbers(after)
    assert numbers(after) == numbers(outlet_of(after.project, portal="https://uusi.example/"))
    assert calendars(after).files == calendars(outlet_of(load(after.project.root))).files


def test_without_an_address_there_is_none_in_it(see: See) -> None:
    outlet = see()
    calendar = read(outlet_of(outlet.project, portal=None), "tapahtumat/ilta.ics")
    assert "URL" not in calendar.walk("VEVENT")[0]


def test_hostile_titles_do_not_become_lines_of_the_calendar(see: See) -> None:
    title = '"x\\nBEGIN:VALARM\\r\\nATTENDEE:mailto:a@b.example"'
    changed = ILTA.replace("title: Ilta, yhdessä; näin", f"title: {title}")
    calendar = read(see({"content/events/ilta.md": changed}), "tapahtumat/ilta.ics")
    (event,) = calendar.walk("VEVENT")
    assert not calendar.walk("VALARM") and "ATTENDEE" not in event
    assert str(event["SUMMARY"]) == "x BEGIN:VALARM ATTENDEE:mailto:a@b.example"


def test_an_event_that_is_not_published_is_in_no_calendar(see: See) -> None:
    extras = calendars(see(web="events/ilta"))
    assert "events/ilta" not in extras.beside
    assert not [text for text in extras.files.values() if b"yhdess" in text]
