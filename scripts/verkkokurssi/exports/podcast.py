"""A course's podcast feed: RSS 2.0 with the tags of Apple and of Podcasting 2.0.

Only what consent lets go on the channel ``podcast`` is in it. Nobody anonymous is named: their
episode names those who are, and says "anonymous" in words in its notes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, time
from email.utils import format_datetime
from html import escape
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from lxml import etree

from ..addresses import feed_url, show_guid
from ..i18n import N_
from ..markdown import plain, to_html
from ..model import Channel, Credit, Extras, HostedFile, Licence, Podcast, Rendition, Role, Show
from ..notes import help_in_short, sentences
from ..phrases import ROLES, capital, makers
from ..recordings import MEDIA, length, media_address, media_type
from .outlet import Outlet, Work, clean

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
ATOM = "http://www.w3.org/2005/Atom"
CATEGORY = ("Health & Fitness", "Mental Health")
MOST_BYTES = 4000
"""Directories cut longer descriptions."""
MORNING = time(6)
"""When an episode comes out on its day."""

PERSONS: Mapping[Role, tuple[str, str]] = {
    Role.HOST: ("cast", "host"),
    Role.GUEST: ("cast", "guest"),
    Role.SPEAKER: ("cast", "guest"),
    Role.INTERVIEWER: ("cast", "reporter"),
    Role.NARRATOR: ("cast", "narrator"),
    Role.AUTHOR: ("writing", "author"),
    Role.TRANSLATOR: ("writing", "translator"),
    Role.EDITOR: ("writing", "editor"),
    Role.MUSICIAN: ("audio post-production", "composer"),
    Role.PRODUCER: ("creative direction", "producer"),
    Role.ILLUSTRATOR: ("visuals", "cover art designer"),
    Role.PHOTOGRAPHER: ("visuals", "graphic designer"),
    Role.CODEVELOPER: ("misc.", "consultant"),
}
"""Our roles → group and role of the Podcast Taxonomy, which podcast:person refers to."""


def podcast_feed(outlet: Outlet, cover: Rendition) -> Extras:
    """The feed of a course, with the files it leads to; nothing without a show or episodes.

    Apps open https addresses only, so a project without one has no feed.
    """
    course = outlet.course
    show = course.meta.podcast if course else None
    works = episodes(outlet)
    if course is None or show is None or not works or not (outlet.url or "").startswith("https:"):
        return Extras()
    return _Feed(outlet, show, cover).made(works)


def episodes(outlet: Outlet) -> list[Work]:
    """The episodes that may be in the feed, the newest first."""
    works = [w for w in outlet.on(Channel.PODCAST).values() if isinstance(w.meta, Podcast)]

    def age(work: Work) -> tuple[str, int, int, str]:
        meta = work.meta
        return (str(_day(work) or ""), meta.season or 1, meta.episode or 0, work.slug)

    return sorted(works, key=age, reverse=True)


def _day(work: Work) -> Any:
    """The day of an episode: of publishing, else of approval."""
    return work.meta.published or (work.meta.approved.on if work.meta.approved else None)


class _Feed:
    """One feed while it is written."""

    def __init__(self, outlet: Outlet, show: Show, cover: Rendition) -> None:
        assert outlet.course is not None and outlet.portal is not None
        self.outlet, self.show, self.cover, self.t = outlet, show, cover, outlet.t
        self.address = feed_url(outlet.portal, outlet.course.slug)
        self.guid = show.guid or show_guid(self.address)
        self.page = outlet.absolute(outlet.addresses.page("podcast"))
        self.files: dict[str, bytes] = {}
        self.copies: dict[str, str] = {f"docs/{MEDIA}{cover.name}": cover.cached}
        self.beside: dict[str, str] = {}

    def made(self, works: list[Work]) -> Extras:
        """The feed and its files."""
        root = etree.Element("rss", nsmap={"itunes": ITUNES, "podcast": PODCAST, "atom": ATOM})
        root.set("version", "2.0")
        channel = etree.SubElement(root, "channel")
        self._channel(channel, works)
        for work in works:
            self._item(etree.SubElement(channel, "item"), work)
        etree.indent(root)
        text = etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"
        feed = self.outlet.addresses.feed
        return Extras(
            files={f"docs/{feed}": text, **self.files},
            copies=self.copies,
            feed=feed,
            beside=self.beside,
        )

    def _channel(self, channel: etree._Element, works: list[Work]) -> None:
        outlet, show = self.outlet, self.show
        assert outlet.course is not None
        publisher = outlet.project.settings.organisation.name
        _add(channel, "title", show.title)
        _add(channel, "link", self.page if outlet.web.keys() & {w.id for w in works}
             else outlet.absolute(""))  # fmt: skip
        _add(channel, "description", fit(plain(show.description)))
        _add(channel, "language", outlet.language)
        _add(channel, "copyright", self._copyright())
        if _day(works[0]):
            _add(channel, "pubDate", self._date(works[0]))
        attributes = {"href": self.address, "rel": "self", "type": "application/rss+xml"}
        _add(channel, f"{{{ATOM}}}link", None, **attributes)
        _add(channel, f"{{{ITUNES}}}author", publisher)
        _add(channel, f"{{{ITUNES}}}image", None, href=self._cover())
        _add(channel, f"{{{ITUNES}}}explicit", _truth(show.explicit))
        numbered = all(work.meta.episode for work in works)
        _add(channel, f"{{{ITUNES}}}type", "serial" if numbered else "episodic")
        category = _add(channel, f"{{{ITUNES}}}category", None, text=CATEGORY[0])
        _add(category, f"{{{ITUNES}}}category", None, text=CATEGORY[1])
        _add(channel, f"{{{PODCAST}}}guid", self.guid)
        _add(channel, f"{{{PODCAST}}}locked", "yes")
        _add(channel, f"{{{PODCAST}}}medium", "course")
        self._licence(channel, outlet.course.document, outlet.absolute(""))
        self._hosts(channel, works)

    def _hosts(self, channel: etree._Element, works: list[Work]) -> None:
        """Who leads the show, unless an episode would take them over that nobody is named in."""
        named = [[c for c in self.outlet.credits_of(w) if c.name] for w in works]
        if all(named):
            self._persons(channel, [c for all_ in named for c in all_ if c.role is Role.HOST])

    def _copyright(self) -> str:
        outlet = self.outlet
        assert outlet.course is not None
        said = [
            outlet.project.settings.organisation.name,
            outlet.licence(outlet.course.document).name,
        ]
        emblem = outlet.project.find(outlet.course.meta.emblem, "illustration")
        if emblem is not None and emblem.id in outlet.on(Channel.PODCAST):
            names = ", ".join(makers(self.t, outlet.credits_of(emblem)))
            said.append(self.t("Picture on the cover: {names}", names=names))
        return ". ".join(said)

    def _cover(self) -> str:
        return self.outlet.absolute(MEDIA + self.cover.name)

    def _licence(self, parent: etree._Element, document: Any, page: str) -> None:
        """A licence by its SPDX id; what has none needs the address of a page that tells it."""
        licence, words = self.outlet.project.licence_of(document), self.outlet.licence(document)
        if licence is Licence.RESERVED:
            _add(parent, f"{{{PODCAST}}}license", words.name, url=page)
        else:
            _add(parent, f"{{{PODCAST}}}license", licence.value.lower(), url=words.url or page)

    def _item(self, item: etree._Element, work: Work) -> None:
        outlet, meta = self.outlet, work.meta
        has_page = work.id in outlet.web
        page = outlet.absolute(outlet.addresses.work(work)) if has_page else outlet.absolute("")
        url, size, type_, seconds = self._audio(work)
        _add(item, "title", meta.title)
        _add(item, "link", page)
        _add(item, "description", self._notes(work, page if has_page else None))
        _add(item, "enclosure", None, url=url, length=str(size), type=type_)
        guid = meta.guid or str(uuid5(UUID(self.guid), work.id))
        _add(item, "guid", guid, isPermaLink="false")
        if _day(work):
            _add(item, "pubDate", self._date(work))
        _add(item, f"{{{ITUNES}}}title", meta.title)
        _add(item, f"{{{ITUNES}}}duration", str(max(1, round(seconds))))
        _add(item, f"{{{ITUNES}}}image", None, href=self._cover())
        _add(item, f"{{{ITUNES}}}explicit", _truth(self.show.explicit))
        _add(item, f"{{{ITUNES}}}episodeType", "full")
        self._number(item, work)
        self._persons(item, outlet.credits_of(work))
        self._transcript(item, work)
        self._chapters(item, work)
        self._licence(item, work, page)

    def _audio(self, work: Work) -> tuple[str, int, str, float]:
        """Address, bytes, media type and seconds; of a local file as they are."""
        audio = work.meta.audio
        if isinstance(audio, HostedFile):
            return audio.url, audio.bytes, audio.type, work.meta.duration
        path = self.outlet.source(work, audio)
        seconds = length(path) or work.meta.duration
        return self._file(work, audio), path.stat().st_size, media_type(audio), seconds

    def _file(self, work: Work, name: str) -> str:
        """The address of a file beside the work, which is published with the feed."""
        path = self.outlet.source(work, name)
        address = media_address(work.slug, path)
        self.copies[f"docs/{address}"] = str(path)
        return self.outlet.absolute(address)

    def _date(self, work: Work) -> str:
        zone = ZoneInfo(self.outlet.project.settings.time_zone)
        return format_datetime(datetime.combine(_day(work), MORNING, zone))

    def _number(self, item: etree._Element, work: Work) -> None:
        season, episode = work.meta.season, work.meta.episode
        if season:
            _add(item, f"{{{ITUNES}}}season", str(season))
            name = self.t("Season {n}", n=season)
            _add(item, f"{{{PODCAST}}}season", str(season), name=name)
        if episode:
            _add(item, f"{{{ITUNES}}}episode", str(episode))
            display = self.t("Episode {n}", n=episode)
            _add(item, f"{{{PODCAST}}}episode", str(episode), display=display)

    def _persons(self, parent: etree._Element, credits: Any) -> None:
        """Those with a name. On an item they take the place of the show's, so all stand here."""
        said: dict[tuple[str, str, str], None] = {}
        for credit in sorted(credits, key=lambda credit: list(Role).index(credit.role)):
            if credit.name:
                said[(credit.name, *PERSONS[credit.role])] = None
        for name, group, role in said:
            _add(parent, f"{{{PODCAST}}}person", name, group=group, role=role)

    def _transcript(self, item: etree._Element, work: Work) -> None:
        if work.meta.transcript:
            _add(
                item,
                f"{{{PODCAST}}}transcript",
                None,
                url=self._file(work, work.meta.transcript),
                type="text/vtt",
                language=self.outlet.language_of(work),
                rel="captions",
            )

    def _chapters(self, item: etree._Element, work: Work) -> None:
        if work.meta.chapters:
            address = self.outlet.addresses.beside(work, ".chapters.json")
            self.files[f"docs/{address}"] = chapters_json(work)
            self.beside[work.id] = address
            url = self.outlet.absolute(address)
            _add(item, f"{{{PODCAST}}}chapters", None, url=url, type="application/json+chapters")

    def _notes(self, work: Work, page: str | None) -> str:
        """The notes as HTML: what the episode touches, what it is about, who made it, where to
        get help. Notes that are too long for directories give way to the summary."""
        t, meta = self.t, work.meta
        whole = to_html(work.body, resolve=self.outlet.resolve) if work.body.strip() else ""
        summary = _paragraph(meta.summary or "")
        before = _paragraph(sentences(t, "podcast", meta.notes))
        after = self._after(work, page)
        for text in (whole, summary, ""):
            html = before + (text or summary) + after
            if len(html.encode()) <= MOST_BYTES:
                return html
        return fit(before + summary)

    def _after(self, work: Work, page: str | None) -> str:
        t = self.t
        by_role: dict[Role, list[Credit]] = {}
        for credit in self.outlet.credits_of(work):
            by_role.setdefault(credit.role, []).append(credit)
        people = [
            f"{t(ROLES[role])}: {capital(', '.join(makers(t, by_role[role])))}."
            for role in Role
            if role in by_role
        ]
        licence = self.outlet.licence(work)
        said = _paragraph(" ".join([*people, f"{licence.name}."]))
        if page:
            label = t(N_("The episode as text, and the course"))
            said += f'<p><a href="{escape(page)}">{escape(label)}</a></p>'
        return said + _paragraph(help_in_short(t, self.outlet.project.settings.help_lines))


def chapters_json(work: Work) -> bytes:
    """The chapters of an episode (JSON chapters 1.2), in the order of their times."""
    chapters = sorted(work.meta.chapters, key=lambda chapter: chapter.start)
    value = {
        "version": "1.2.0",
        "chapters": [{"startTime": _exact(c.start), "title": clean(c.title)} for c in chapters],
    }
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"


def fit(text: str) -> str:
    """As much of a text as directories take, cut between words."""
    data = " ".join(text.split()).encode()
    if len(data) <= MOST_BYTES:
        return data.decode()
    return data[: MOST_BYTES - 3].decode(errors="ignore").rsplit(" ", 1)[0] + "…"


def _exact(seconds: float) -> int | float:
    return int(seconds) if seconds == int(seconds) else seconds


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _paragraph(text: str) -> str:
    return f"<p>{escape(clean(text), quote=False)}</p>" if text.strip() else ""


def _add(
    parent: etree._Element, tag: str, said: str | None, /, **attributes: str
) -> etree._Element:
    """An element with its text on one line; lxml escapes both text and attributes."""
    element = etree.SubElement(parent, tag, {k: clean(v) for k, v in attributes.items()})
    if said is not None:
        element.text = clean(said)
    return element
