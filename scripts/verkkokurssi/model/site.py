"""What the stages hand on about a site: files by relative path, and what is added to pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class CompiledSite:
    """One MkDocs project, as values. ``name`` is the course's slug, or ``portal``.

    ``files``: POSIX path inside the project → bytes to write. ``copies``: POSIX path inside the
    project → absolute path of an existing file with those bytes (media, pictures).
    """

    name: str
    files: Mapping[str, bytes]
    copies: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Card:
    """The picture that other places show beside a link to a page."""

    address: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class Extras:
    """What the exports add to a site. All addresses are relative to the site's root.

    ``files`` and ``copies`` as in a CompiledSite. ``linked``: page → its JSON-LD. ``cards``: page
    → its card; the card of the front page, "", stands for all pages without one. ``feed`` is the
    podcast feed, ``calendar`` the calendar of all events, ``beside`` maps the id of a work to the
    file that belongs to it: the calendar of an event, the chapters of an episode.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    copies: Mapping[str, str] = field(default_factory=dict)
    linked: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    cards: Mapping[str, Card] = field(default_factory=dict)
    feed: str | None = None
    calendar: str | None = None
    beside: Mapping[str, str] = field(default_factory=dict)

    def __or__(self, other: Extras) -> Extras:
        """Both together."""
        return Extras(
            files={**self.files, **other.files},
            copies={**self.copies, **other.copies},
            linked={**self.linked, **other.linked},
            cards={**self.cards, **other.cards},
            feed=self.feed or other.feed,
            calendar=self.calendar or other.calendar,
            beside={**self.beside, **other.beside},
        )
