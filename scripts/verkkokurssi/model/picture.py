"""Pictures: what a source file is, and what the images stage made of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from .course import Colours

ImageFault = Literal["broken", "disguised", "too-many-pixels", "unsupported", "animated"]


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """What a source picture is, without publishing it.

    ``width`` × ``height`` are pixels as a viewer sees them (upright), 0 × 0 when unknown.
    ``format`` is JPEG, PNG or WEBP, else what the file seems to be ("" when unknown).
    ``bytes`` is the size of the file. ``fault`` says why it cannot be published, or is None:
    broken (cannot be read to its end), disguised (its content is not what its name says),
    too-many-pixels, unsupported (another format), animated (more than one frame).
    """

    width: int = 0
    height: int = 0
    format: str = ""
    frames: int = 1
    bytes: int = 0
    fault: ImageFault | None = None


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file made of a picture. ``name`` is content-addressed; ``cached`` where it lies."""

    name: str
    cached: str
    width: int
    height: int
    type: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Picture:
    """All renditions of one source picture.

    ``renditions`` by media type (image/avif, image/webp, then the fallback), widths ascending;
    ``width`` × ``height`` are those of the upright source in pixels; ``colour`` is its average
    as #rrggbb; ``square`` holds the square renditions of an emblem.
    """

    width: int
    height: int
    colour: str
    renditions: tuple[Rendition, ...]
    square: tuple[Rendition, ...] = ()

    @property
    def fallback(self) -> Rendition:
        """The widest JPEG or PNG."""
        return [r for r in self.renditions if r.type in ("image/jpeg", "image/png")][-1]


@dataclass(frozen=True, slots=True)
class Poster:
    """What stands on a podcast's cover or on a card. ``emblem`` is a picture file; ``lines`` are
    small print: the name of the course, the byline of the emblem."""

    title: str
    colours: Colours
    emblem: Path | None = None
    lines: tuple[str, ...] = ()
