"""A course and its sections: courses/SLUG/course.yml and courses/SLUG/NN-section.md."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import Checks, Day, Language, Licence, Model, Slug, Text
from .contribution import ContentNote, Participants
from .contributor import Expertise

UUID = r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]


class Colours(Model):
    """A course's two colours on light paper. Each must reach a contrast of 4.5:1 on #fbf8f2."""

    main: Colour = "#1f6f6a"
    """Links, buttons, edges."""
    warm: Colour = "#a8541b"
    """Accents: quotes, exercises, the exit link's edge."""


class GroupMember(Model):
    """Somebody in the co-development group: a contributor, or a count of people not shown."""

    id: Slug | None = None
    """A contributor who wants to be seen here."""
    expertise: Expertise | None = None
    """For members who are only counted: their expertise."""
    count: Annotated[int, Field(ge=1)] = 1
    """For members who are only counted: how many."""


class Workshop(Model):
    """One meeting of the co-development group."""

    date: Day
    """The day."""
    theme: Text
    """What was worked on."""
    participants: Annotated[int, Field(ge=1)] | None = None
    """How many came."""


class Candidate(Model):
    """A name that was voted on."""

    title: Text
    """The name."""
    votes: Annotated[int, Field(ge=0)]
    """How many voted for it."""


class Naming(Model):
    """The vote on the course's name."""

    candidates: Annotated[tuple[Candidate, ...], Field(min_length=2)]
    """The names, with votes."""
    chosen: Text
    """The name that was chosen."""


class Codevelopment(Model):
    """How the course was made together."""

    group: tuple[GroupMember, ...] = ()
    """Who planned the course."""
    workshops: tuple[Workshop, ...] = ()
    """When they met."""
    naming: Naming | None = None
    """How the name was chosen."""


class Show(Model):
    """The course's podcast show."""

    title: Text
    """The name of the show."""
    description: Annotated[str, Field(max_length=4000)]
    """What it is about. At most 4000 characters."""
    explicit: bool = False
    """Whether it needs the directories' explicit mark."""
    guid: Annotated[str, StringConstraints(pattern=UUID)] | None = None
    """The show's own number, which never changes. `verkkokurssi check` says what to write here."""


class Guide(Model):
    """What the course guide and the course page lift up."""

    quote: Slug | None = None
    """The quote in large type."""
    story: Slug | None = None
    """The story in the course guide."""


class SourceWork(Model):
    """Something the course's facts come from."""

    title: Text
    """Author, year, name."""
    url: Annotated[str, StringConstraints(pattern=r"^https://\S+$")] | None = None
    """Where it can be read."""


class Course(Model):
    """One course: courses/SLUG/course.yml."""

    title: Text
    """The course's name."""
    summary: Text
    """Its promise in one or two sentences."""
    notice: Text | None = None
    """A sentence at the foot of each of its pages, wherever a reader comes from."""
    language: Language | None = None
    """fi, sv or en. Default: the project's language."""
    order: int = 100
    """Its place on the portal: small numbers first."""
    target_groups: tuple[Text, ...] = ()
    """Whom the course is for."""
    key_points: tuple[Text, ...] = ()
    """What the course is about, in a few points."""
    sections: tuple[Slug, ...] = ()
    """The order of its sections. Default: the order of the file names."""
    licence: Licence | None = None
    """The licence of its frame texts. Default: the project's licence."""
    emblem: Slug | None = None
    """The illustration that stands for the course."""
    colours: Colours = Colours()
    """Its own two colours."""
    contributors: Participants = ()
    """Who made the course as a whole: editors, producers …"""
    codevelopment: Codevelopment | None = None
    """How it was made together."""
    podcast: Show | None = None
    """Its podcast show."""
    guide: Guide = Guide()
    """The quote and the story that speak for it."""
    sources: tuple[SourceWork, ...] = ()
    """Where its facts come from."""
    checks: Checks = Checks()
    """Rules to ignore here, each with a reason."""

    @property
    def group(self) -> tuple[GroupMember, ...]:
        """The co-development group; nobody when nothing is said of it."""
        return self.codevelopment.group if self.codevelopment else ()


class Section(Model):
    """One section of a course. The body is the frame text."""

    title: Text
    """The section's title."""
    summary: Text | None = None
    """One sentence for cards and search engines."""
    emblem: Slug | None = None
    """The illustration that stands for the section."""
    key_points: tuple[Text, ...] = ()
    """What is here, in a few points."""
    minutes: Annotated[int, Field(ge=1, le=600)] | None = None
    """About how long it takes."""
    contributors: Participants = ()
    """Who wrote the frame text."""
    content_notes: tuple[Literal["none"] | ContentNote, ...] | None = None
    """What the frame text touches; [none] when nothing."""
    checks: Checks = Checks()
    """Rules to ignore here, each with a reason."""
