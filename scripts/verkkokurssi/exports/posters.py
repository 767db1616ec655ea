"""What stands on the cover of a podcast and on the cards that other places show beside links.

Both leave the site, so an emblem stands there only when consent covers where they go: the
channel ``podcast`` for a cover, ``social`` for a card. Without it title and colour stand alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..model import Channel, Colours, Illustration, LoadedCourse, Poster
from ..phrases import ROLES, makers
from .outlet import Outlet, Work, clean


@dataclass(frozen=True, slots=True)
class Placed:
    """A poster, the page it is the card of ("" is the front page), and its text alternative."""

    poster: Poster
    address: str
    alt: str


def cover(outlet: Outlet) -> Poster | None:
    """The cover of the course's podcast; None without a show."""
    if outlet.course is None or outlet.course.meta.podcast is None:
        return None
    emblem = _emblem(outlet, outlet.course.meta.emblem, Channel.PODCAST)
    meta = outlet.course.meta
    return Poster(clean(outlet.course.meta.podcast.title), meta.colours, _file(outlet, emblem))


def cards(outlet: Outlet) -> list[Placed]:
    """The card of the course, and one of each section whose emblem may be shown on it.

    The portal's card shows the emblem of its first course that may go there.
    """
    publisher = clean(outlet.project.settings.organisation.name)
    if outlet.course is None:
        first = next(
            ((c, e) for c, e in emblems(outlet) if e.id in outlet.allowed.get(Channel.SOCIAL, ())),
            None,
        )
        colours, emblem = (first[0].meta.colours, first[1]) if first else (Colours(), None)
        return [_card(outlet, outlet.t("Online courses"), "", (publisher,), emblem, colours)]
    meta, colours = outlet.course.meta, outlet.course.meta.colours
    front = _emblem(outlet, meta.emblem, Channel.SOCIAL)
    placed = [_card(outlet, meta.title, "", (publisher,), front, colours)]
    for section in outlet.course.sections:
        emblem = _emblem(outlet, section.meta.emblem, Channel.SOCIAL)
        if emblem is not None:
            address = outlet.addresses.section(section.slug)
            lines = (f"{clean(meta.title)} · {publisher}",)
            placed.append(_card(outlet, section.meta.title, address, lines, emblem, colours))
    return placed


def emblems(outlet: Outlet) -> list[tuple[LoadedCourse, Work]]:
    """The courses of the portal, each with the work that stands for it."""
    courses = outlet.project.courses.values()
    found = (
        (course, outlet.project.find(course.meta.emblem, "illustration")) for course in courses
    )
    return [(course, emblem) for course, emblem in found if emblem is not None]


def _card(
    outlet: Outlet,
    title: str,
    address: str,
    lines: tuple[str, ...],
    emblem: Work | None,
    colours: Colours,
) -> Placed:
    said = [clean(title)]
    if emblem is not None:
        lines = (*lines, _byline(outlet, emblem))
        said.append(clean(emblem.meta.alt or ""))
    poster = Poster(clean(title), colours, _file(outlet, emblem), tuple(filter(None, lines)))
    return Placed(poster, address, ". ".join(filter(None, said)))


def _emblem(outlet: Outlet, slug: str | None, channel: Channel) -> Work | None:
    work = outlet.project.find(slug, "illustration")
    return work if work is not None and work.id in outlet.on(channel) else None


def _file(outlet: Outlet, emblem: Work | None) -> Path | None:
    if emblem is None or not isinstance(emblem.meta, Illustration):
        return None
    return outlet.source(emblem, emblem.meta.image)


def _byline(outlet: Outlet, emblem: Work) -> str:
    """Who made the emblem, exactly as they chose."""
    credits = outlet.credits_of(emblem)
    if not credits:
        return ""
    names = ", ".join(makers(outlet.t, credits))
    return f"{outlet.t(ROLES[credits[0].role])}: {names} · {outlet.licence(emblem).name}"
