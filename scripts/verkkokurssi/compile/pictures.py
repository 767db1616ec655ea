"""Pictures in pages: all renditions, no layout shift, the average colour while they load."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from markupsafe import Markup

from ..model import Colours, Document, Illustration, Picture, Rendition
from ..recordings import MEDIA
from .colours import properties
from .context import Context

SIZES: Mapping[str, str] = {
    "full": "(min-width: 720px) 648px, calc(100vw - 44px)",
    "hero": "(min-width: 1060px) 480px, (min-width: 720px) 45vw, calc(100vw - 44px)",
    "card": "(min-width: 1060px) 320px, (min-width: 720px) 30vw, 116px",
    "thumb": "96px",
    "tile": "(min-width: 1060px) 500px, (min-width: 720px) 46vw, calc(100vw - 44px)",
    "course": "(min-width: 1060px) 500px, (min-width: 720px) 46vw, calc(100vw - 44px)",
}
"""Where a picture stands → how wide it is there."""

_FALLBACK = ("image/jpeg", "image/png")


@dataclass(frozen=True, slots=True)
class Source:
    """One <source>: its type and its files by width."""

    type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class Large:
    """The rendition that zooming opens."""

    href: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class View:
    """A picture as the template needs it."""

    sources: tuple[Source, ...]
    src: str
    srcset: str
    sizes: str
    width: int
    height: int
    colour: str
    large: Large


def source_of(work: Document[Any], name: str) -> str:
    """The project-relative path of a file beside a work."""
    return f"{work.path.rsplit('/', 1)[0]}/{name}"


def picture(
    context: Context,
    work: Document[Illustration] | None,
    use: str,
    *,
    eager: bool = False,
    zoom: bool = False,
    silent: bool = False,
) -> Markup:
    """An illustration's picture; empty when there is none. ``silent``: its alt text is left out,
    because the words beside it say what it stands for."""
    found = context.pictures.get(source_of(work, work.meta.image)) if work else None
    if work is None or found is None:
        return Markup("")
    alt = "" if silent or work.meta.decorative else work.meta.alt or ""
    return context.render(
        "picture.html",
        picture=view(context, found, use),
        alt=alt,
        alt_lang=context.lang(work) if alt else "",
        eager=eager,
        zoom=zoom,
    )


def view(context: Context, found: Picture, use: str) -> View:
    """All addresses of a picture; its files are copied with the site."""
    by_type: dict[str, list[Rendition]] = {}
    for rendition in found.renditions:
        by_type.setdefault(rendition.type, []).append(rendition)
        context.copies[f"docs/{MEDIA}{rendition.name}"] = rendition.cached
    context.colours.add(found.colour.lower())
    fallback = found.fallback
    return View(
        sources=tuple(
            Source(type_, _srcset(context, renditions))
            for type_, renditions in by_type.items()
            if type_ not in _FALLBACK
        ),
        src=_href(context, fallback),
        srcset=_srcset(context, by_type[fallback.type]),
        sizes=SIZES[use],
        width=fallback.width,
        height=fallback.height,
        colour=f"vk-c-{found.colour[1:].lower()}",
        large=Large(_href(context, fallback), fallback.width, fallback.height),
    )


def _href(context: Context, rendition: Rendition) -> str:
    return context.href(MEDIA + rendition.name)


def _srcset(context: Context, renditions: Iterable[Rendition]) -> str:
    return ", ".join(f"{_href(context, r)} {r.width}w" for r in renditions)


def stylesheet(
    context: Context, colours: Colours, cards: Mapping[str, Colours] | None = None
) -> tuple[str, bytes]:
    """The site's own small style sheet: its path in docs/ and its text.

    ``cards``: the colours of courses that a portal shows.
    """
    rules = [_block(":root", colours)]
    rules += [_block(f".vk-colours-{slug}", own) for slug, own in (cards or {}).items()]
    rules += [f".vk-c-{c[1:]}{{background-color:{c}}}" for c in sorted(context.colours)]
    text = "\n".join(rules).encode() + b"\n"
    return f"{MEDIA}colours.{blake2b(text, digest_size=4).hexdigest()}.css", text


def _block(selector: str, colours: Colours) -> str:
    values = ";".join(f"{key}:{value}" for key, value in properties(colours).items())
    return f"{selector}{{{values}}}"
