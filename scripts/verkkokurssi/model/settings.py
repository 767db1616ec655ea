"""The settings: ``extra.verkkokurssi`` of mkdocs.yml, each documented where it is declared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from .base import Day, Language, Licence, Model, Slug, Text

Url = Annotated[str, StringConstraints(pattern=r"^https://\S+$")]
_TIME_ZONE = r"^[A-Z][A-Za-z_]+(/[A-Z][A-Za-z0-9_+-]+)*$"


def _known(name: str) -> str:
    """The name of a time zone that there is."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise PydanticCustomError("time_zone", "no such time zone") from None
    return name


TimeZone = Annotated[str, StringConstraints(pattern=_TIME_ZONE), AfterValidator(_known)]


class Organisation(Model):
    """Who publishes the courses."""

    name: Text = "Esimerkkiyhdistys"
    """The organisation's name."""
    url: Url | None = None
    """Its home page."""
    contact: Text | None = None
    """How to reach it, in words. An address here is allowed in the published pages."""


class HelpLine(Model):
    """One way to get help, shown in the help box and on the help page."""

    name: Text
    """Its name."""
    phone: Text | None = None
    """Its number, as people write it."""
    url: Url | None = None
    """Its address."""
    hours: Mapping[Language, Text] = {}
    """When it answers, by language."""
    about: Mapping[Language, Text] = {}
    """For whom it is, by language."""
    checked_on: Day
    """The day somebody checked that this is still true."""
    emergency: bool = False
    """True for the emergency number: it is shown first, on every page."""


class Accessibility(Model):
    """The fields of the accessibility statement (Finnish Act 306/2019, EU 2016/2102)."""

    status: str = "partial"
    """full, partial or none: how far the pages conform to WCAG 2.2 AA."""
    assessed_on: Day | None = None
    """The day the pages were last assessed."""
    assessor: Text | None = None
    """Who assessed them."""
    limitations: Mapping[Language, tuple[Text, ...]] = {}
    """What is known not to work, by language."""
    feedback: Text | None = None
    """How to give feedback, in words."""


class Settings(Model):
    """Everything the pipeline can be told."""

    organisation: Organisation = Organisation()
    """Who publishes the courses."""
    language: Language = Language.FI
    """The language of works that name none, and of messages."""
    licence: Licence = Licence.BY_NC_ND
    """The licence of works that name none, and the most open one a consent covers unsaid."""
    topics: Mapping[Slug, Mapping[Language, Text]] = {}
    """The vocabulary: topic → its name in each language."""
    help_lines: tuple[HelpLine, ...] = ()
    """Where a reader gets help."""
    exit_url: Url = "https://www.ilmatieteenlaitos.fi/"
    """Where "leave this page" goes: an everyday page that raises no questions."""
    about: Mapping[Language, Text] = {}
    """The portal's introduction, Markdown, by language."""
    accessibility: Accessibility = Accessibility()
    """The accessibility statement's fields."""
    allowed: tuple[Text, ...] = ()
    """E-mail addresses and phone numbers that may be published."""
    time_zone: TimeZone = "Europe/Helsinki"
    """Where the times of events are meant, for example Europe/Helsinki."""
    media_hosts: tuple[Url, ...] = ()
    """Other hosts that audio and video may come from."""
    private: Annotated[str, Field(min_length=1)] = "private"
    """The folder of private records, never read by a build."""
