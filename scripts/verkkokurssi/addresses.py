"""Addresses of pages, in the words of the site's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .i18n import N_, Translator
from .model import Document

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
    "help": N_("help"),
    "about": N_("about"),
    "accessibility": N_("accessibility"),
}
"""Page that is no contribution → its address (msgid, context "url")."""

_TAKEN = frozenset({"404", "assets", "index", "media", "search"})


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
