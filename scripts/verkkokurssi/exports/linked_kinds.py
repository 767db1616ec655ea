"""JSON-LD of schema.org: what only one kind of contribution has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from ..markdown import plain
from ..model import Credit, HostedFile, Picture, Video
from ..phrases import makers
from ..recordings import MEDIA, media_address, media_type
from .outlet import Outlet, Work, clean

Data = dict[str, Any]
CONTEXT = "https://schema.org"


@dataclass(frozen=True, slots=True)
class Made:
    """What other stages made for the site: pictures by path, addresses of feed and cover."""

    pictures: Mapping[str, Picture] = field(default_factory=dict)
    feed: str | None = None
    cover: str | None = None


def tidy(data: Mapping[str, Any]) -> Data:
    """Without what is not known; texts on one line."""
    found: Data = {}
    for key, value in data.items():
        if isinstance(value, str):
            value = clean(value)
        if value not in (None, "", [], {}):
            found[key] = value
    return found


def at(outlet: Outlet, address: str) -> Data:
    """The number and address of a page, when the site has an address."""
    if outlet.url is None:
        return {}
    url = outlet.absolute(address)
    return {"@id": url, "url": url}


def publisher(outlet: Outlet) -> Data:
    organisation = outlet.project.settings.organisation
    return tidy({"@type": "Organization", "name": organisation.name, "url": organisation.url})


def nothing(outlet: Outlet, work: Work, made: Made) -> Data:
    return {}


def _illustration(outlet: Outlet, work: Work, made: Made) -> Data:
    picture = made.pictures.get(f"{work.path.rsplit('/', 1)[0]}/{work.meta.image}")
    if picture is None or outlet.url is None:
        return {}
    shown = picture.fallback
    return {
        "image": tidy(
            {
                "@type": "ImageObject",
                "contentUrl": outlet.absolute(MEDIA + shown.name),
                "width": shown.width,
                "height": shown.height,
                "encodingFormat": shown.type,
                "caption": None if work.meta.decorative else work.meta.alt,
            }
        )
    }


def _media(outlet: Outlet, work: Work, file: str | HostedFile) -> Data:
    """Address, size and type of a recording's file."""
    if isinstance(file, HostedFile):
        return {"contentUrl": file.url, "encodingFormat": file.type, "contentSize": str(file.bytes)}
    path = outlet.source(work, file)
    if outlet.url is None or not path.is_file():
        return {"encodingFormat": media_type(file)}
    return {
        "contentUrl": outlet.absolute(media_address(work.slug, path)),
        "encodingFormat": media_type(file),
        "contentSize": str(path.stat().st_size),
    }


def _length(seconds: float) -> str:
    return f"PT{max(1, round(seconds))}S"


def _podcast(outlet: Outlet, work: Work, made: Made) -> Data:
    meta = work.meta
    transcript = None
    if meta.transcript and outlet.url is not None:
        path = outlet.source(work, meta.transcript)
        if path.is_file():
            transcript = outlet.absolute(media_address(work.slug, path))
    return {
        "episodeNumber": meta.episode,
        "datePublished": meta.published.isoformat() if meta.published else None,
        "duration": _length(meta.duration),
        "partOfSeries": series(outlet, made),
        "associatedMedia": tidy(
            {
                "@type": "AudioObject",
                "name": meta.title,
                "duration": _length(meta.duration),
                **_media(outlet, work, meta.audio),
                "transcript": transcript,
            }
        ),
        "accessModeSufficient": ["auditory", "textual"] if meta.transcript else ["auditory"],
    }


def series(outlet: Outlet, made: Made) -> Data:
    """The course's show."""
    assert outlet.course is not None
    show = outlet.course.meta.podcast
    return tidy(
        {
            "@type": "PodcastSeries",
            **at(outlet, outlet.addresses.page("podcast")),
            "name": show.title if show else outlet.course.meta.title,
            "description": show.description if show else None,
            "inLanguage": outlet.language,
            "publisher": publisher(outlet),
            "image": outlet.absolute(made.cover) if made.cover and outlet.url else None,
            "webFeed": outlet.absolute(made.feed) if made.feed and outlet.url else None,
        }
    )


def _video(outlet: Outlet, work: Work, made: Made) -> Data:
    meta = work.meta
    assert isinstance(meta, Video)
    folder = work.path.rsplit("/", 1)[0]
    poster = made.pictures.get(f"{folder}/{meta.poster}") if meta.poster else None
    shown = poster.fallback.name if poster and outlet.url else None
    return {
        "duration": _length(meta.duration),
        "uploadDate": meta.published.isoformat() if meta.published else None,
        "thumbnailUrl": outlet.absolute(MEDIA + shown) if shown else None,
        **_media(outlet, work, meta.video),
    }


def _quote(outlet: Outlet, work: Work, made: Made) -> Data:
    """The quote itself, unless it has a content note: then the page says it first."""
    return {} if work.meta.notes else {"text": clean(plain(work.body, resolve=outlet.resolve))}


def _quiz(outlet: Outlet, work: Work, made: Made) -> Data:
    return {"learningResourceType": work.meta.mode}


def _exercise(outlet: Outlet, work: Work, made: Made) -> Data:
    minutes = work.meta.minutes
    return {
        "learningResourceType": "exercise",
        "timeRequired": f"PT{minutes}M" if minutes else None,
    }


def _tips(outlet: Outlet, work: Work, made: Made) -> Data:
    """Each tip with a byline of its own, exactly as the page shows it; none after a content note."""
    credits = outlet.credits.tips.get(work.id, ())
    if work.meta.notes or not work.meta.tips:
        return {}
    entries = [
        {
            "@type": "ListItem",
            "position": number,
            "item": tidy(
                {
                    "@type": "CreativeWork",
                    "text": clean(plain(tip.text, resolve=outlet.resolve)),
                    "author": authors(by),
                    "creditText": ", ".join(makers(outlet.t, by)),
                }
            ),
        }
        for number, (tip, by) in enumerate(zip(work.meta.tips, credits, strict=True), 1)
    ]
    return {"mainEntity": {"@type": "ItemList", "itemListElement": entries}}


def authors(credits: Iterable[Credit]) -> list[Data]:
    """Those with a name, each once."""
    named = {credit.name: credit for credit in credits if credit.name is not None}
    return [
        {"@type": "Organization" if credit.group else "Person", "name": clean(name)}
        for name, credit in named.items()
    ]


KINDS: Mapping[str, Callable[[Outlet, Work, Made], Data]] = {
    "illustration": _illustration,
    "podcast": _podcast,
    "video": _video,
    "quote": _quote,
    "quiz": _quiz,
    "exercise": _exercise,
    "tips": _tips,
    "poem": lambda outlet, work, made: {"genre": "poetry"},
}
"""Kind → what only it has."""


def event(outlet: Outlet, work: Work) -> Data:
    meta = work.meta
    zone = ZoneInfo(outlet.project.settings.time_zone)

    def moment(value: Any) -> str | None:
        return value.replace(tzinfo=zone).isoformat() if value else None

    virtual = {"@type": "VirtualLocation", "url": meta.link} if meta.link else None
    place = {"@type": "Place", "name": clean(meta.place)} if meta.place else None
    where = {(True, False): "Offline", (False, True): "Online", (True, True): "Mixed"}
    mode = where.get((place is not None, virtual is not None))
    return tidy(
        {
            "@context": CONTEXT,
            "@type": "EducationEvent",
            **at(outlet, outlet.addresses.work(work)),
            "name": meta.title,
            "description": meta.summary,
            "startDate": moment(meta.start),
            "endDate": moment(meta.end),
            "eventAttendanceMode": f"{CONTEXT}/{mode}EventAttendanceMode" if mode else None,
            "location": [found for found in (place, virtual) if found],
            "isAccessibleForFree": True,
            "inLanguage": outlet.language_of(work),
            "organizer": publisher(outlet),
        }
    )
