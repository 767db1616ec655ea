"""Credits, ready to show: nothing here can name somebody who did not want to be named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .base import Language
from .contribution import Role
from .contributor import Expertise


@dataclass(frozen=True, slots=True)
class Credit:
    """One contributor × work × role.

    ``name`` is None for somebody anonymous (readers see "Nimetön kokemusasiantuntija").
    ``page`` is the id of a public contributor page, or None. An anonymous credit never has one.
    """

    role: Role
    name: str | None
    expertise: Expertise
    page: str | None = None
    group: bool = False


@dataclass(frozen=True, slots=True)
class PublicContributor:
    """Somebody with a page of their own: they have a public name.

    ``works`` holds what they are shown by this name in, with roles: ids of publishable
    contributions, and of the course (``course``) and its sections (``course/section``).
    """

    id: str
    name: str
    expertise: Expertise
    bio: str | None
    group: bool
    works: tuple[tuple[str, Role], ...]
    bio_language: Language | None = None


@dataclass(frozen=True, slots=True)
class RoleCredits:
    """Who did one thing in a course: names in Finnish order, and how many are anonymous."""

    role: Role
    named: tuple[Credit, ...]
    anonymous: Mapping[Expertise, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CourseCredits:
    """All who made a course. ``total`` counts people and groups, anonymous ones too.

    Somebody who is anonymous in one work and named (or named otherwise) in another counts as
    two: a smaller sum would tell that they are one and the same. ``total`` is the sum of
    ``by_expertise``.
    """

    total: int
    roles: tuple[RoleCredits, ...]
    contributors: tuple[PublicContributor, ...]
    by_expertise: Mapping[Expertise, int]


@dataclass(frozen=True, slots=True)
class Credits:
    """Credits of the whole project.

    ``works``: ``folder/slug``, ``course`` or ``course/section`` → credits in order.
    ``courses``: course slug → its credits. ``portal``: all courses together.
    ``tips``: a list of tips → for each of its own tips, those of its credits who gave it.
    """

    works: Mapping[str, tuple[Credit, ...]]
    courses: Mapping[str, CourseCredits]
    portal: CourseCredits
    tips: Mapping[str, tuple[tuple[Credit, ...], ...]] = field(default_factory=dict)
