"""Addresses of pages, in the words of the site's language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid5

from .i18n import N_, Translator, translator
from .model import Document, Language

FOLDERS: Mapping[str, str] = {
    "story": N_("stories"),
    "poem": N_("poems"),
    "illustration": N_("pictures"),
    "podcast": N_("podcast"),
    "video": N_("videos"),
    "tips": N_("tips"),
    "exercise": N_("exercises"),
    "quiz": N_("quizzes"),
    "quote": N_("quotes"),
    "event": N_("events"),
}
"""Kind of contribution → the folder of its pages (msgid, context "url")."""

PAGES: Mapping[str, str] = {
    "gallery": N_("gallery"),
    "podcast": N_("podcast"),
    "contributors": N_("contributors"),
    "credits": N_("credits"),
    "made": N_("how-it-was-made"),
    "own": N_("my-course"),
    "help": N_("help"),
    "about": N_("about"),
    "accessibility": N_("accessibility"),
}
"""Page that is no contribution → its address (msgid, context "url")."""

_TAKEN = frozenset({"404", "assets", "index", "media", "portal", "robots", "search", "sitemap"})
"""What MkDocs and the pipeline put beside the pages."""


@lru_cache
def taken() -> frozenset[str]:
    """First parts of addresses that a site uses itself, in all languages: no course or section
    may be called so."""
    translators = [translator("site", language) for language in Language]
    words = (*FOLDERS.values(), *PAGES.values())
    return _TAKEN | {t(word, "url") for t in translators for word in words}


class Addresses:
    """The addresses of one site, relative to its root, with a slash at the end."""

    def __init__(self, t: Translator, sections: Iterable[str] = ()) -> None:
        self._folders = {kind: t(word, "url") for kind, word in FOLDERS.items()}
        self._pages = {name: t(word, "url") for name, word in PAGES.items()}
        taken = _TAKEN | set(self._folders.values()) | set(self._pages.values())
        prefix = t("section", "url")
        self._sections = {
            slug: f"{prefix}-{slug}/" if slug in taken else f"{slug}/" for slug in sections
        }

    def of(self, document: Document[Any]) -> str:
        """The page of a course, a section or a contribution."""
        if document.kind == "course":
            return ""
        return self.section(document.slug) if document.kind == "section" else self.work(document)

    def work(self, work: Document[Any]) -> str:
        """A contribution's page."""
        return f"{self._folders[work.kind]}/{work.slug}/"

    def section(self, slug: str) -> str:
        """A section's page."""
        return self._sections[slug]

    def page(self, name: str) -> str:
        """One of PAGES."""
        return f"{self._pages[name]}/"

    def contributor(self, id_: str) -> str:
        """A contributor's page."""
        return f"{self._pages['contributors']}/{id_}/"

    @property
    def feed(self) -> str:
        """The podcast feed."""
        return "podcast.xml"

    @property
    def calendar(self) -> str:
        """The calendar of all events."""
        return f"{self._folders['event']}.ics"

    def beside(self, work: Document[Any], suffix: str) -> str:
        """A file that belongs to a contribution and lies beside its page."""
        return f"{self._folders[work.kind]}/{work.slug}{suffix}"


_SHOWS = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The namespace of all podcasts (podcastindex.org/namespace/1.0, tag guid)."""


def feed_url(portal: str, course: str) -> str:
    """The absolute address of a course's podcast feed; ``portal`` ends with a slash."""
    return f"{portal}{course}/podcast.xml"


def show_guid(feed: str) -> str:
    """The number of a show that has not stored one, from the address of its feed."""
    return str(uuid5(_SHOWS, re.sub(r"^[a-z]+://", "", feed, flags=re.IGNORECASE).rstrip("/")))
