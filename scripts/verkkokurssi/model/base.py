"""What all models share: strictness, slugs, vocabularies, and the place of a key in its file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Generic, LiteralString, Self, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
FILE_NAME = r"^[a-z0-9][a-z0-9._-]{0,99}$"

# Names that Windows keeps for devices, with any ending.
RESERVED = re.compile(r"(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\..*)?", re.IGNORECASE)


def _usable(name: str) -> str:
    """A file name that no system reads as something else."""
    if RESERVED.fullmatch(name) or name.endswith("."):
        raise PydanticCustomError("reserved_name", "a name that some systems reserve")
    return name


def _written(pattern: str, kind: LiteralString) -> BeforeValidator:
    """Refuse a text of another form: Pydantic would take ``2027`` for seconds since 1970."""
    form = re.compile(pattern)

    def check(value: Any) -> Any:
        if isinstance(value, str) and not form.fullmatch(value):
            raise PydanticCustomError(kind, "another form")
        return value

    return BeforeValidator(check)


Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=80)]
FileName = Annotated[str, StringConstraints(pattern=FILE_NAME), AfterValidator(_usable)]
Day = Annotated[date, _written(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "day")]
Moment = Annotated[
    datetime, _written(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?", "moment")
]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Model(BaseModel):
    """Base of all models: frozen, and unknown keys are errors."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True, populate_by_name=True
    )

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        """Itself: it is frozen, and Pydantic copies a default for every document."""
        return self


class Checks(Model):
    """Rules that do not apply to this file."""

    ignore: Mapping[str, Text] = {}
    """Rule code → the reason why it does not apply here."""


class Language(StrEnum):
    """Languages with a catalogue. The first is the default."""

    FI = "fi"
    SV = "sv"
    EN = "en"


class Licence(StrEnum):
    """SPDX ids that a work may carry, the most closed first (see ``openness``)."""

    RESERVED = "all-rights-reserved"
    BY_NC_ND = "CC-BY-NC-ND-4.0"
    BY_NC_SA = "CC-BY-NC-SA-4.0"
    BY_NC = "CC-BY-NC-4.0"
    BY_ND = "CC-BY-ND-4.0"
    BY_SA = "CC-BY-SA-4.0"
    BY = "CC-BY-4.0"
    CC0 = "CC0-1.0"

    @property
    def permissions(self) -> frozenset[str]:
        """What the licence lets others do; a licence is more open when it is a superset."""
        return _PERMISSIONS[self]


_PERMISSIONS: Mapping[Licence, frozenset[str]] = {
    Licence.RESERVED: frozenset(),
    Licence.BY_NC_ND: frozenset({"share"}),
    Licence.BY_NC_SA: frozenset({"share", "adapt-alike"}),
    Licence.BY_NC: frozenset({"share", "adapt-alike", "adapt"}),
    Licence.BY_ND: frozenset({"share", "sell"}),
    Licence.BY_SA: frozenset({"share", "adapt-alike", "sell"}),
    Licence.BY: frozenset({"share", "adapt-alike", "adapt", "sell"}),
    Licence.CC0: frozenset({"share", "adapt-alike", "adapt", "sell", "unnamed"}),
}

Marks = Mapping[str, tuple[int, int]]
M_co = TypeVar("M_co", bound=Model, covariant=True)


@dataclass(frozen=True, slots=True)
class Document(Generic[M_co]):
    """One file that was read: its validated header, its text, and where everything stands.

    ``marks`` maps a dotted key path (``contributors.0.id``) to its line and column (1-based).
    ``body`` is NFC with LF line ends; its first line is ``body_line`` of the file. ``links`` are
    targets of links in the header; those of the text stand in ``outline``.
    """

    path: str
    kind: str
    slug: str
    meta: M_co
    body: str = ""
    body_line: int = 1
    marks: Marks = field(default_factory=dict, repr=False, hash=False)
    outline: Outline = field(default_factory=lambda: Outline(), repr=False, hash=False)
    digest: str = ""
    links: tuple[str, ...] = field(default=(), repr=False, hash=False)

    def place(self, *keys: str | int) -> tuple[int, int]:
        """Line and column of a key, or of the nearest ancestor that has one, else 1, 1."""
        parts = [str(key) for key in keys]
        while parts:
            mark = self.marks.get(".".join(parts))
            if mark is not None:
                return mark
            parts.pop()
        return (1, 1)

    @property
    def id(self) -> str:
        """``stories/slug`` for a contribution, ``course/section`` for a section, else the slug."""
        if self.kind in ("contributor", "course"):
            return self.slug
        return f"{self.path.rsplit('/', 2)[-2]}/{self.slug}"

    @property
    def target(self) -> str:
        """How ``[[…]]`` means this document and no other."""
        return f"courses/{self.slug}" if self.kind == "course" else self.id


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a body: level 1–6, its plain text, its place in the file."""

    level: int
    text: str
    anchor: str
    line: int


@dataclass(frozen=True, slots=True)
class Link:
    """A Markdown link or image of a body. ``text`` is the plain link text or the alt text."""

    target: str
    text: str
    line: int
    column: int
    image: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """``[[target|label]]`` or, when ``embed``, ``![[target]]``.

    ``alone`` is true when it stands on a line of its own between blank lines or blocks.
    """

    target: str
    label: str
    line: int
    column: int
    embed: bool
    alone: bool


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of raw HTML in a body (never published: HTML is shown as text)."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Outline:
    """What rules need to know of a Markdown body, with lines counted in the file."""

    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    references: tuple[Reference, ...] = ()
    html: tuple[Fragment, ...] = ()
    words: int = 0
