"""A contributor: public facts, and opaque references to what they consented to."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import Checks, Day, Language, Licence, Model, Text


class Attribution(StrEnum):
    """How a contributor wants to be shown."""

    NAME = "name"
    PSEUDONYM = "pseudonym"
    ANONYMOUS = "anonymous"


class Expertise(StrEnum):
    """Where a contributor's knowledge comes from."""

    LIVED = "lived-experience"
    PEER = "peer"
    PROFESSIONAL = "professional"
    COMBINED = "combined"
    VOLUNTEER = "volunteer"
    RELATIVE = "relative"


class AgeGroup(StrEnum):
    """Age as coarse as consent needs it. The first two need a guardian's consent."""

    UNDER_15 = "under-15"
    FROM_15 = "15-17"
    FROM_18 = "18-29"
    FROM_30 = "30-49"
    FROM_50 = "50-64"
    FROM_65 = "65-79"
    FROM_80 = "80-"

    @property
    def minor(self) -> bool:
        """True under 18."""
        return self in (AgeGroup.UNDER_15, AgeGroup.FROM_15)


class Channel(StrEnum):
    """Where a work may be published."""

    WEB = "web"
    PODCAST = "podcast"
    LMS = "lms"
    PRINT = "print"
    SOCIAL = "social"


Record = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,4}-\d{4}-\d{3,6}$")]
WorkId = Annotated[str, StringConstraints(pattern=r"^[a-z]+/[a-z0-9]+(-[a-z0-9]+)*$")]


class Consent(Model):
    """One signed consent. The form itself is never in git."""

    record: Record
    """Opaque reference to the signed form, for example K-2026-014."""
    given: Day
    """The day the consent was given."""
    channels: tuple[Channel, ...]
    """Where the works may be published."""
    works: Literal["all"] | tuple[WorkId, ...] = "all"
    """Which works: all, or a list of contribution ids such as stories/metsassa."""
    until: Day | None = None
    """The last day the consent is valid, if it ends."""
    guardian: Record | None = None
    """Reference to a guardian's consent. Required for contributors under 18."""
    licence: Licence | None = None
    """The most open licence this consent covers. Default: the project's licence."""
    withdrawn: Day | None = None
    """The day the consent was withdrawn. Nothing is published from that day on."""


class Contributor(Model):
    """One person or group: contributors/ID.yml."""

    attribution: Attribution
    """How the contributor wants to be shown: name, pseudonym or anonymous."""
    display_name: Text | None = None
    """The name shown to readers. Absent for an anonymous contributor."""
    type: Literal["person", "group"] = "person"
    """Whether this is one person or a group."""
    expertise: Expertise
    """Where the contributor's knowledge comes from."""
    bio: Annotated[str, Field(max_length=600)] | None = None
    """A few words in Markdown, shown on the contributor's page. At most 600 characters."""
    bio_language: Language | None = None
    """The language of the bio, for screen readers. Default: the project's."""
    age_group: AgeGroup | None = None
    """Age as coarse as consent needs it. Never published."""
    consents: tuple[Consent, ...] = ()
    """What the contributor has agreed to."""
    checks: Checks = Checks()
    """Rules to ignore here, each with a reason."""
