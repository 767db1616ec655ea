"""What compiling one site needs at hand: its language, its addresses, and what it has used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from ..addresses import Addresses
from ..i18n import Translator, translator
from ..markdown import HIDDEN, anchor, inline, plain, to_html
from ..model import (
    Contribution,
    Credit,
    Credits,
    Document,
    Form,
    LoadedCourse,
    Picture,
    Project,
    Section,
)
from .fragments import ROOT, one_line
from .fragments import template as load
from .options import CompileOptions

Work = Document[Any]
NO_WORKS: Mapping[str, Work] = {}


@dataclass
class Context:
    """One site while it is compiled: a course, or the portal (``course`` is None).

    ``copies`` and ``colours`` collect what its pages use: files to copy to docs/, and average
    colours of pictures. ``inner`` and ``bylines`` keep finished HTML, made once for all pages.
    """

    project: Project
    course: LoadedCourse | None
    credits: Credits
    pictures: Mapping[str, Picture]
    options: CompileOptions
    copies: dict[str, str] = field(default_factory=dict)
    colours: set[str] = field(default_factory=set)
    inner: dict[str, Markup] = field(default_factory=dict)
    bylines: dict[tuple[str, bool, str], Markup] = field(default_factory=dict)

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
    def portal(self) -> Addresses:
        """Where the portal's pages are, in the portal's language."""
        return Addresses(translator("site", self.project.settings.language.value))

    @cached_property
    def works(self) -> Mapping[str, Work]:
        """The course's contributions that may be shown, by id, in the order they are met."""
        return shown(self.project, self.course, self.options) if self.course else NO_WORKS

    @cached_property
    def places(self) -> Mapping[str, tuple[Document[Section], ...]]:
        """Work → the sections of this course that embed it."""
        return self.project.places_in(self.course) if self.course else {}

    @cached_property
    def emblem_of(self) -> Mapping[str, tuple[Document[Section], ...]]:
        """Picture → the sections of this course whose emblem it is."""
        found: dict[str, tuple[Document[Section], ...]] = {}
        for section in self.course.sections if self.course else ():
            emblem = self.find(section.meta.emblem, "illustration")
            if emblem is not None:
                found[emblem.id] = (*found.get(emblem.id, ()), section)
        return found

    @cached_property
    def following(self) -> Mapping[str, Work]:
        """Work → the next of its kind in the order of the course. Emblems stand apart."""
        kin: dict[tuple[str, bool], list[Work]] = {}
        for work in self.works.values():
            emblem = getattr(work.meta, "form", None) is Form.EMBLEM
            kin.setdefault((work.kind, emblem), []).append(work)
        return {before.id: after for works in kin.values() for before, after in pairwise(works)}

    @cached_property
    def _elsewhere(self) -> Mapping[str, str]:
        """Works, sections and courses beside this one → their pages, seen from this site's root."""
        up = "../" if self.course else ""
        found: dict[str, str] = {}
        for slug, course in self.project.courses.items():
            if self.course is not None and slug == self.course.slug:
                continue
            t = translator("site", self.project.language_of(course.document))
            addresses = Addresses(t, [section.slug for section in course.sections])
            found[course.document.target] = f"{up}{slug}/"
            for section in course.sections:
                found[section.target] = f"{up}{slug}/{addresses.section(section.slug)}"
            for work in shown(self.project, course, self.options).values():
                found.setdefault(work.target, f"{up}{slug}/{addresses.work(work)}")
        return found

    def find(self, target: str | None, kind: str | None = None) -> Work | None:
        """The work a reference means, when it is shown in this course."""
        work = self.project.find(target, kind)
        return work if work is not None and work.id in self.works else None

    def href(self, address: str) -> str:
        """A page of this site, from any page of it."""
        return ROOT + address

    def resolve(self, target: str, home: LoadedCourse | None = None) -> tuple[str, str] | None:
        """What ``[[target]]`` links to: href and title; None when it must not be linked.

        ``home`` is the course whose frame text holds the link.
        """
        found = self.project.destination(target, home)
        if found is None:
            return HIDDEN  # as if it were not published: a draft must not be told from no work
        work = found.kind not in ("course", "section")
        if work and found.id not in self.options.published:
            return HIDDEN
        address = (
            self.addresses.of(found) if self._here(found) else self._elsewhere.get(found.target)
        )
        return None if address is None else (self.href(address), found.meta.title)

    def _here(self, document: Document[Any]) -> bool:
        """Whether a page of this site shows a document."""
        if document.kind not in ("course", "section"):
            return document.id in self.works
        return self.course is not None and document.id.split("/")[0] == self.course.slug

    def work_language(self, work: Work) -> str:
        """A work's language."""
        return self.project.language_of(work, self.course).value

    def lang(self, work: Work) -> Markup:
        """The lang attribute of a work that is in another language than the page."""
        language = self.work_language(work)
        return Markup("") if language == self.language else Markup(f' lang="{language}"')

    def body(self, work: Work) -> Markup:
        """A document's body as safe HTML; empty when there is none."""
        if not work.body.strip():
            return Markup("")
        poem = work.kind == "poem"
        return Markup(to_html(work.body, resolve=self.resolve, poem=poem, level=2))

    def html(self, text: str) -> Markup:
        """A text of the settings or a biography as safe HTML."""
        return Markup(to_html(text, resolve=self.resolve, level=2))

    def frame(self, text: str) -> Markup:
        """A piece of a section's frame text as safe HTML: it may call sections by their slugs."""
        return Markup(to_html(text, resolve=self.in_frame, level=2))

    def in_frame(self, target: str) -> tuple[str, str] | None:
        """What a link in a frame text leads to."""
        return self.resolve(target, self.course)

    def anchor(self, text: str) -> str:
        """The id of a page's only heading of that text."""
        return anchor(text, set())

    def inline(self, text: str) -> Markup:
        """One line of Markdown as safe HTML."""
        return Markup(inline(text, resolve=self.resolve))

    def render(self, template: str, **values: Any) -> Markup:
        """A template of ``templates/``."""
        return Markup(load(template).render(t=self.t, **values))

    def credits_of(self, document: Document[Any]) -> tuple[Credit, ...]:
        """Who is credited for a work, a section or the course."""
        return self.credits.works.get(document.id, ())

    def draft(self, work: Work) -> Markup:
        """In a preview, the mark of a work that is not publishable."""
        if not self.options.preview or work.id not in self.options.marks:
            return Markup("")
        return self.render("draft.html", reasons=self.options.marks[work.id])


def shown(
    project: Project, course: LoadedCourse, options: CompileOptions
) -> Mapping[str, Document[Contribution]]:
    """The contributions of a course that may be shown."""
    return {w.id: w for w in project.works_of(course) if w.id in options.published}


def describe(context: Context, document: Document[Any]) -> str:
    """A sentence for search engines: the summary, or how the text begins.

    A work with a content note is never quoted unasked.
    """
    meta = document.meta
    if meta.summary:
        return one_line(meta.summary)
    if getattr(meta, "notes", ()) or not document.body.strip():
        return ""
    return shorten(plain(document.body.split("\n\n", 1)[0], resolve=context.resolve))


def shorten(text: str, most: int = 155) -> str:
    """At most ``most`` characters, cut between words."""
    text = one_line(text)
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,.;:–-") + "…"


Inner = Callable[[Context, Work], Markup]
Blocks = Iterable[str]
