"""What every contribution may say, and the words it says it in (the kinds: ``kinds``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from .base import Checks, Day, Language, Licence, Model, Slug, Text
from .contributor import Attribution


class Role(StrEnum):
    """What a contributor did in one contribution."""

    AUTHOR = "author"
    ILLUSTRATOR = "illustrator"
    PHOTOGRAPHER = "photographer"
    NARRATOR = "narrator"
    INTERVIEWER = "interviewer"
    HOST = "host"
    GUEST = "guest"
    SPEAKER = "speaker"
    TRANSLATOR = "translator"
    EDITOR = "editor"
    MUSICIAN = "musician"
    PRODUCER = "producer"
    CODEVELOPER = "codeveloper"


class Topic(StrEnum):
    """What a content note may warn of."""

    SUICIDE = "suicide"
    SELF_HARM = "self-harm"
    EATING_DISORDER = "eating-disorder"
    VIOLENCE = "violence"
    SEXUAL_VIOLENCE = "sexual-violence"
    CHILD_ABUSE = "child-abuse"
    SUBSTANCES = "substances"
    PSYCHOSIS = "psychosis"
    COERCIVE_CARE = "coercive-care"
    DEATH_GRIEF = "death-grief"
    BULLYING = "bullying-discrimination"
    MEDICAL = "medical"


class Intensity(StrEnum):
    """How strongly a work touches a topic."""

    MENTIONED = "mentioned"
    DESCRIBED = "described"
    CENTRAL = "central"


def as_mapping(key: str) -> BeforeValidator:
    """Let a list entry be written as a bare word: ``kuusi`` means ``{id: kuusi}``."""
    return BeforeValidator(lambda value: {key: value} if isinstance(value, str) else value)


def _seconds(value: Any) -> Any:
    """``HH:MM:SS``, ``MM:SS`` (fractions allowed) or seconds → seconds."""
    if isinstance(value, str) and re.fullmatch(r"(\d+:)?\d{1,2}:\d{1,2}(\.\d{1,3})?", value):
        total = 0.0
        for part in value.split(":"):
            total = total * 60 + float(part)
        return total
    return value


Seconds = Annotated[float, BeforeValidator(_seconds), Field(ge=0, le=86_400)]


class Participation(Model):
    """Who took part, and as what."""

    id: Slug
    """A contributor's id: the name of their file in contributors/."""
    role: Role | None = None
    """What they did. Default: what is usual for this kind (a story has an author)."""
    as_: Annotated[Attribution | None, Field(alias="as")] = None
    """How to be shown in this work only, when it differs: name, pseudonym or anonymous."""
    display_name: Text | None = None
    """The name to be shown in this work only."""


class ContentNote(Model):
    """What a sensitive contribution touches, and how strongly."""

    topic: Topic
    """What the work touches, for example suicide."""
    intensity: Intensity
    """How strongly: mentioned, described or central."""


class Approval(Model):
    """The contributors' yes to the exact text, bound to its hash."""

    on: Day
    """The day everyone had said yes."""
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    """Hash of text, title, byline and files. Written by `verkkokurssi approve`."""


class HostedFile(Model):
    """A media file on another host."""

    url: Annotated[str, StringConstraints(pattern=r"^https://\S+$")]
    """Its address (https)."""
    bytes: Annotated[int, Field(gt=0)]
    """Its size in bytes."""
    type: Annotated[str, StringConstraints(pattern=r"^(audio|video)/[a-z0-9.+-]+$")]
    """Its media type, for example audio/mpeg."""


Participants = tuple[Annotated[Participation, as_mapping("id")], ...]


class Contribution(Model):
    """What every contribution may say."""

    title: Text
    """The title as readers see it."""
    summary: Text | None = None
    """One sentence for cards and search engines."""
    contributors: Participants = ()
    """Who made it."""
    language: Language | None = None
    """fi, sv or en. Default: the project's language."""
    licence: Licence | None = None
    """SPDX id, or all-rights-reserved. Default: the project's licence."""
    topics: tuple[Slug, ...] = ()
    """Words from the project's vocabulary."""
    content_notes: tuple[Literal["none"] | ContentNote, ...] | None = None
    """What the work touches; [none] when nothing. It must be said."""
    approved: Approval | None = None
    """The contributors' yes. Written by `verkkokurssi approve`."""
    checks: Checks = Checks()
    """Rules to ignore here, each with a reason."""

    @property
    def notes(self) -> tuple[ContentNote, ...]:
        """The content notes without the word ``none``."""
        return tuple(n for n in self.content_notes or () if isinstance(n, ContentNote))

    @property
    def participants(self) -> Participants:
        """Everyone who took part: contributors and, for recordings, speakers."""
        return self.contributors

    @property
    def assets(self) -> Mapping[str, str]:
        """Front matter key → file beside the Markdown file."""
        return {}
