"""What the exports add to the sites: which channels allow which works, and the files made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..model import Card, Channel, Document, Event, Extras, Illustration, Podcast

if TYPE_CHECKING:
    from ..exports import Outlet, Placed
    from ..model import Picture, Project

Allowed = Mapping[Channel, frozenset[str]]


def allowed(project: Project, published: frozenset[str], today: date) -> Allowed:
    """Channel → ids of the works that may go there today.

    ``published`` is the answer for the web. Feeds hold episodes, covers and cards emblems: no
    other work is asked about.
    """
    from ..consent import publishable

    def may(channel: Channel, *models: type) -> frozenset[str]:
        return frozenset(
            id_
            for id_, work in project.contributions.items()
            if isinstance(work.meta, models) and publishable(work, channel, today, project).allowed
        )

    return {
        Channel.WEB: published,
        Channel.PODCAST: may(Channel.PODCAST, Podcast, Illustration),
        Channel.SOCIAL: may(Channel.SOCIAL, Illustration),
    }


def site_extras(outlet: Outlet, pictures: Mapping[str, Picture], cache: Path) -> Extras:
    """Feed, calendars, cards and JSON-LD of one site."""
    from ..exports import Made, calendars, cover, linked_data, robots

    if outlet.course is None:
        return robots(outlet) | _cards(outlet, cache) | linked_data(outlet, Made(pictures))
    found = Extras()
    address = None
    poster = cover(outlet)
    if poster is not None:
        from ..exports.podcast import podcast_feed
        from ..images import cover_art

        art = cover_art(poster, cache)
        found |= podcast_feed(outlet, art)
        address = f"media/{art.name}" if found.feed else None
    made = Made(pictures, found.feed, address)
    return found | calendars(outlet) | _cards(outlet, cache) | linked_data(outlet, made)


def _cards(outlet: Outlet, cache: Path) -> Extras:
    """The cards; they are named by absolute address, so a project without one has none."""
    from ..exports import cards

    if outlet.url is None:
        return Extras()
    drawn = [_card(placed, cache) for placed in cards(outlet)]
    return Extras(
        copies={path: file for path, file, _, _ in drawn},
        cards={address: card for _, _, address, card in drawn},
    )


def _card(placed: Placed, cache: Path) -> tuple[str, str, str, Card]:
    from ..images import card_image

    made = card_image(placed.poster, cache)
    address = f"media/{made.name}"
    card = Card(address, made.width, made.height, placed.alt)
    return f"docs/{address}", made.cached, placed.address, card


def key(outlet: Outlet, today: date) -> str:
    """Digest of what the extras of a site depend on beside its files: for its fingerprint."""
    from ..exports import emblems

    works: Iterable[Document[Any]] = [emblem for _, emblem in emblems(outlet)]
    if outlet.course is not None:
        works = outlet.project.works_of(outlet.course)
    digest = blake2b(digest_size=8)
    for work in works:
        if isinstance(work.meta, (Podcast, Illustration, Event)):
            feed, card = (
                work.id in outlet.allowed.get(channel, ())
                for channel in (Channel.PODCAST, Channel.SOCIAL)
            )
            past = isinstance(work.meta, Event) and work.meta.over(today)
            by = outlet.credits_of(work) if card else ()  # also of one that has no page
            digest.update(f"{work.id}:{feed}:{card}:{past}:{by!r};".encode())
    return digest.hexdigest()
