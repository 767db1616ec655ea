"""The project, seen the way rules ask about it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, TypeVar, cast

from verkkokurssi.consent import Decision, publishable
from verkkokurssi.model import (
    Channel,
    Contribution,
    Contributor,
    Document,
    ImageFacts,
    LoadedCourse,
    Model,
    Participation,
    Problem,
    Project,
    Reference,
    Section,
)

from .base import Decide, Finding, InspectImage, ReadMedia, at, beside, in_body
from .captions import Captions, read
from .nearest import Nearest
from .quiet import Quiet, reads_others

W = TypeVar("W", bound=Contribution)
_DIGITS = re.compile(r"\d[\d \u00a0()-]{4}")
"""What every phone number and identity code has in it."""


class Passage(NamedTuple):
    """A text that could be published: a body, a value of a header (``keys``), or captions."""

    text: str
    document: Document[Any]
    keys: tuple[str | int, ...] | None = None
    path: str | None = None

    def at(self, offset: int, **args: Any) -> Finding:
        """A finding at a place of this text."""
        if self.keys is not None:
            return at(self.document, *self.keys, **args)
        if self.path is None:
            return in_body(self.document, offset, **args)
        line = self.text.count("\n", 0, offset) + 1
        column = offset - self.text.rfind("\n", 0, offset)
        return Finding(self.path, line, column, args, owner=self.document.path)


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a section embeds a contribution."""

    course: LoadedCourse
    section: Document[Section]
    reference: Reference


@dataclass
class Ignores:
    """Which ignores have been of use so far: filled while the rules run, read by the last ones.

    ``known`` and ``ignorable`` are rule codes; ``used`` holds (path of the document, rule code);
    ``ran`` the codes of rules that have run.
    """

    known: frozenset[str] = frozenset()
    ignorable: frozenset[str] = frozenset()
    used: set[tuple[str, str]] = field(default_factory=set)
    ran: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Context:
    """The project seen the way rules ask about it; every index is built once, when asked for."""

    project: Project
    today: date
    inspect_image: InspectImage
    read_media: ReadMedia
    ignores: Ignores = field(default_factory=lambda: Ignores())
    decide: Decide | None = None
    """Whether a work may be on the web today, when somebody has decided already."""
    quiet: Quiet = field(default_factory=Quiet, repr=False)
    """What need not be read closely again."""
    kept: dict[str, Any] = field(default_factory=dict, repr=False)
    """What a family of rules works out once for all of them."""
    _images: dict[str, ImageFacts] = field(default_factory=dict, repr=False)
    _captions: dict[str, Captions] = field(default_factory=dict, repr=False)
    _lengths: dict[str, float | None] = field(default_factory=dict, repr=False)

    def decision(self, document: Document[Contribution]) -> Decision:
        """Whether a work may be on the web today, and why not."""
        if self.decide is not None:
            return self.decide(document)
        return publishable(document, Channel.WEB, self.today, self.project)

    def of(self, kind: type[W]) -> Iterator[Document[W]]:
        """The contributions of one kind."""
        yield from self._by_model.get(kind, ())

    @cached_property
    def _by_model(self) -> Mapping[type[Contribution], list[Document[Any]]]:
        found: dict[type[Contribution], list[Document[Any]]] = defaultdict(list)
        for document in self.project.contributions.values():
            found[type(document.meta)].append(document)
        return found

    @cached_property
    def contributors(self) -> tuple[Document[Contributor], ...]:
        """All contributors."""
        return tuple(self.project.contributors.values())

    @cached_property
    def works(self) -> tuple[Document[Contribution], ...]:
        """All contributions."""
        return tuple(self.project.contributions.values())

    @cached_property
    def courses(self) -> tuple[LoadedCourse, ...]:
        """All courses."""
        return tuple(self.project.courses.values())

    @cached_property
    def sections(self) -> tuple[tuple[LoadedCourse, Document[Section]], ...]:
        """All sections with their course, unlisted ones too."""
        return tuple((c, s) for c in self.courses for s in (*c.sections, *c.unlisted))

    @cached_property
    def bodies(self) -> tuple[Document[Any], ...]:
        """Everything with a Markdown body: contributions and sections."""
        return (*self.works, *(section for _, section in self.sections))

    @cached_property
    def problems(self) -> Mapping[str, list[Problem]]:
        """What the loader could not read, by code."""
        found: dict[str, list[Problem]] = defaultdict(list)
        for problem in self.project.problems:
            found[problem.code].append(problem)
        return found

    @cached_property
    def uses(self) -> Mapping[str, list[Use]]:
        """Contribution id → the places that embed it."""
        found: dict[str, list[Use]] = defaultdict(list)
        for course, section in self.sections:
            for reference in section.outline.references:
                if reference.embed:
                    for target in self.project.resolve(reference.target):
                        found[target].append(Use(course, section, reference))
        return found

    @cached_property
    def participations(self) -> Mapping[str, list[tuple[Document[Contribution], Participation]]]:
        """Contributor id → the contributions they take part in."""
        found: dict[str, list[tuple[Document[Contribution], Participation]]] = defaultdict(list)
        for document in self.works:
            for participation in document.meta.participants:
                found[participation.id].append((document, participation))
        return found

    @cached_property
    def broken_slugs(self) -> frozenset[str]:
        """Slugs of contributions that exist but could not be read."""
        return frozenset(broken.rpartition("/")[2] for broken in self.project.broken)

    def broken(self, target: str) -> bool:
        """Whether a reference means a file that is reported already because it is unreadable."""
        return target in (self.project.broken if "/" in target else self.broken_slugs)

    @cached_property
    def nearest_contributor(self) -> Nearest:
        """The contributor id that a misspelt one means."""
        return Nearest(self.project.contributors)

    @cached_property
    def nearest_work(self) -> Nearest:
        """The contribution slug that a misspelt one means."""
        return Nearest(self.project.by_slug)

    @cached_property
    def destination_names(self) -> Mapping[str, str]:
        """Every slug that a link may lead to → how the first of that name is written in full."""
        found: dict[str, str] = {}
        for document in (
            *self.works,
            *(section for course in self.courses for section in course.sections),
            *(course.document for course in self.courses),
        ):
            found.setdefault(document.slug, document.target)
        return found

    @cached_property
    def nearest_destination(self) -> Nearest:
        """The slug of a work, a section or a course that a misspelt one means."""
        return Nearest(self.destination_names)

    @cached_property
    def nearest_asset(self) -> Nearest:
        """The path under content/ that a misspelt one means."""
        return Nearest(self.project.assets)

    @cached_property
    def nearest_topic(self) -> Nearest:
        """The topic that a misspelt one means."""
        return Nearest(self.project.settings.topics)

    def asset(self, document: Document[Any], name: str) -> str | None:
        """The path of a file beside a document; None when there is none."""
        path = beside(document, name)
        return path if path in self.project.assets else None

    def image(self, document: Document[Any], name: str) -> ImageFacts | None:
        """Facts about a picture beside a document; None when there is no such file."""
        path = self.asset(document, name)
        if path is None:
            return None
        if path not in self._images:
            self._images[path] = self.inspect_image(self.project.root / path)
        return self._images[path]

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text that could be published and has what private facts are made of."""
        found: list[Passage] = []
        for document in self.project.documents():
            if self.quiet.knows("facts", document):
                continue
            here = [p for p in self.texts_of(document) if "@" in p.text or _DIGITS.search(p.text)]
            found += here
            if not here and not reads_others(document):
                self.quiet.add("facts", document)
        return tuple(found)

    def texts_of(self, document: Document[Any]) -> Iterator[Passage]:
        """Every text of a document that could be published."""
        if document.body:
            yield Passage(document.body, document)
        for keys, value in _strings(document.meta):
            yield Passage(value, document, keys)
        for key in ("transcript", "captions"):
            name = getattr(document.meta, key, None)
            path = self.asset(document, name) if name else None
            if path:
                yield Passage(self.captions(path).text, document, path=path)

    def captions(self, path: str) -> Captions:
        """The captions in a file of the project."""
        if path not in self._captions:
            self._captions[path] = read(self.project.root / path)
        return self._captions[path]

    def length(self, path: str) -> float | None:
        """The length of a recording of the project in seconds; None when it cannot be told."""
        if path not in self._lengths:
            self._lengths[path] = self.read_media(self.project.root / path)
        return self._lengths[path]


def _strings(meta: Model) -> list[tuple[tuple[str | int, ...], str]]:
    """Every text of a header with its key path. (Enums are vocabulary, not text.)"""
    found: list[tuple[tuple[str | int, ...], str]] = []
    waiting: list[tuple[tuple[str | int, ...], object]] = [((), meta)]
    for keys, value in waiting:  # grows while it is read
        if isinstance(value, Model):
            inner: Iterable[tuple[str | int, object]] = value.__dict__.items()
        elif isinstance(value, tuple):
            inner = enumerate(value)
        else:
            inner = cast("dict[str, object]", value).items()
        for key, one in inner:
            if key == "approved":  # a date and a hash: no text
                continue
            if type(one) is str:
                found.append(((*keys, key), one))
            elif one and isinstance(one, (Model, tuple, dict)):
                waiting.append(((*keys, key), one))
    return found
