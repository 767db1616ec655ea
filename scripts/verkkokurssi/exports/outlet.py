"""One course, or the portal, seen by what leaves it beside its pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from ..addresses import Addresses
from ..i18n import Translator, translator
from ..markdown import HIDDEN
from ..model import (
    Channel,
    Contribution,
    Credit,
    Credits,
    Document,
    LoadedCourse,
    Project,
    Section,
    byline,
    usual_role,
)
from ..phrases import LicenceWords, licence_words

Work = Document[Any]
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff]")


@dataclass(frozen=True)
class Outlet:
    """A site and what of it may go where.

    ``allowed`` maps a channel to the ids of the contributions that consent lets go there; a
    channel that is not in it allows nothing. ``portal`` is the absolute address of all courses
    with a slash at the end, or None when none is set; ``course`` is None for the portal itself.
    """

    project: Project
    course: LoadedCourse | None
    credits: Credits
    allowed: Mapping[Channel, frozenset[str]] = field(default_factory=dict)
    portal: str | None = None

    @cached_property
    def language(self) -> str:
        """The language of the site's pages."""
        if self.course is None:
            return self.project.settings.language.value
        return self.project.language_of(self.course.document).value

    @cached_property
    def t(self) -> Translator:
        """The texts of the site's pages."""
        return translator("site", self.language)

    @cached_property
    def addresses(self) -> Addresses:
        """Where the site's pages are."""
        slugs = [s.slug for s in self.course.sections] if self.course else []
        return Addresses(self.t, slugs)

    @cached_property
    def url(self) -> str | None:
        """The absolute address of the site's front page, with a slash at the end."""
        if self.portal is None or self.course is None:
            return self.portal
        return f"{self.portal}{self.course.slug}/"

    def absolute(self, address: str) -> str:
        """A page or file of the site from anywhere; as it is when no address is set."""
        return f"{self.url or ''}{address}"

    def on(self, channel: Channel) -> Mapping[str, Work]:
        """The course's contributions that may go on a channel, by id, in the order of the course."""
        ids = self.allowed.get(channel, frozenset())
        works = self.project.works_of(self.course) if self.course else ()
        return {work.id: work for work in works if work.id in ids}

    @cached_property
    def web(self) -> Mapping[str, Work]:
        """The contributions that have a page."""
        return self.on(Channel.WEB)

    @cached_property
    def places(self) -> Mapping[str, tuple[Document[Section], ...]]:
        """Work → the sections of the course that embed it."""
        return self.project.places_in(self.course) if self.course else {}

    def language_of(self, work: Work) -> str:
        """A contribution's language."""
        return self.project.language_of(work, self.course).value

    def licence(self, document: Document[Any]) -> LicenceWords:
        """A document's licence in words."""
        return licence_words(self.t, self.project.licence_of(document))

    def credits_of(self, work: Document[Contribution]) -> tuple[Credit, ...]:
        """Who is shown for a contribution and how, whether it has a page or not."""
        signatures = byline(
            work.meta.participants, self.project.contributors, usual_role(work.kind)
        )
        people = self.project.contributors
        return tuple(
            Credit(
                role=signature.role,
                name=clean(signature.name) if signature.name else None,
                expertise=people[signature.id].meta.expertise,
                group=people[signature.id].meta.type == "group",
            )
            for signature in signatures
        )

    def source(self, work: Work, name: str) -> Path:
        """A file beside a contribution."""
        return self.project.root / f"{work.path.rsplit('/', 1)[0]}/{name}"

    def resolve(self, target: str) -> tuple[str, str] | None:
        """What ``[[target]]`` means to somebody outside the site: address and title, or None."""
        found = self.project.destination(target)
        if found is None:
            return HIDDEN
        if self.course is None:
            return None
        if found.kind in ("course", "section"):
            here = found.id.split("/")[0] == self.course.slug
        elif found.id not in self.allowed.get(Channel.WEB, ()):
            return HIDDEN
        else:
            here = found.id in self.web
        return (self.absolute(self.addresses.of(found)), found.meta.title) if here else None


def clean(text: str) -> str:
    """Text on one line, without characters that XML and JSON readers refuse."""
    return " ".join(_CONTROL.sub(" ", text).split())


def unique(texts: Iterable[str]) -> list[str]:
    """Each text once, in order."""
    return list(dict.fromkeys(texts))
