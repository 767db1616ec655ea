"""Everything that was loaded from one repository."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .base import Document, Language, Licence
from .contribution import Contribution
from .contributor import Contributor
from .course import Course, Section
from .settings import Settings


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the loader could not read. A rule of the same code puts it into words."""

    code: str
    path: str
    line: int = 1
    column: int = 1
    args: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LoadedCourse:
    """A course with its sections in reading order.

    ``missing`` holds slugs that ``sections:`` names but that have no file, ``unlisted`` section
    files that ``sections:`` leaves out.
    """

    document: Document[Course]
    sections: tuple[Document[Section], ...]
    missing: tuple[str, ...] = ()
    unlisted: tuple[Document[Section], ...] = ()

    @property
    def slug(self) -> str:
        """The name of its folder."""
        return self.document.slug

    @property
    def meta(self) -> Course:
        """course.yml."""
        return self.document.meta


@dataclass(frozen=True, slots=True)
class Project:
    """Everything loaded from one repository, frozen.

    ``contributors`` by id; ``contributions`` by ``folder/slug``; ``courses`` by slug, in the
    order of the portal. ``broken`` holds ids (same forms) of files that exist but could not be
    read, so that references to them are not reported a second time. ``assets`` holds the
    POSIX path of every other regular file under content/, with its size in bytes.
    """

    root: Path
    settings: Settings
    settings_marks: Mapping[str, tuple[int, int]] = field(default_factory=dict, repr=False)
    contributors: Mapping[str, Document[Contributor]] = field(default_factory=dict)
    contributions: Mapping[str, Document[Contribution]] = field(default_factory=dict)
    courses: Mapping[str, LoadedCourse] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    assets: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    by_slug: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    """Contribution slug → its ids (more than one: ambiguous without the folder)."""

    def resolve(self, target: str) -> tuple[str, ...]:
        """Ids that ``slug`` or ``folder/slug`` means: none (unknown), one, or more (ambiguous)."""
        if "/" in target:
            return (target,) if target in self.contributions else ()
        return self.by_slug.get(target, ())

    def find(self, target: str | None, kind: str | None = None) -> Document[Contribution] | None:
        """The contribution a reference means, when it is known, unambiguous and of ``kind``."""
        ids = self.resolve(target) if target else ()
        documents = [self.contributions[i] for i in ids]
        if kind is not None:
            documents = [d for d in documents if d.kind == kind]
        return documents[0] if len(documents) == 1 else None

    def course_of(self, document: Document[Any]) -> LoadedCourse | None:
        """The course that a section belongs to; None for everything else."""
        return self.courses.get(document.id.split("/")[0]) if document.kind == "section" else None

    def destinations(
        self, target: str, course: LoadedCourse | None = None
    ) -> tuple[Document[Any], ...]:
        """What the link ``[[target]]`` may lead to: none (unknown), one, or more (ambiguous).

        ``folder/slug`` is a contribution, ``course/section`` a section and ``courses/slug`` a
        course. A bare slug is a contribution, a section of the ``course`` whose frame text holds
        the link, or a course. Sections that a course leaves out have no page.
        """
        first, slash, last = target.partition("/")
        if slash:
            if target in self.contributions:
                return (self.contributions[target],)
            if first == "courses":
                return (self.courses[last].document,) if last in self.courses else ()
            sections = self.courses[first].sections if first in self.courses else ()
            return tuple(section for section in sections if section.slug == last)
        found: list[Document[Any]] = [self.contributions[i] for i in self.by_slug.get(target, ())]
        found += [s for s in (course.sections if course else ()) if s.slug == target]
        if target in self.courses:
            found.append(self.courses[target].document)
        return tuple(found)

    def destination(self, target: str, course: LoadedCourse | None = None) -> Document[Any] | None:
        """What a link means, when it is known and unambiguous."""
        found = self.destinations(target, course)
        return found[0] if len(found) == 1 else None

    def language_of(self, document: Document[Any], course: LoadedCourse | None = None) -> Language:
        """A document's language: its own, else its course's, else the project's."""
        own: Language | None = getattr(document.meta, "language", None)
        if own is not None:
            return own
        if course is not None and course.meta.language is not None:
            return course.meta.language
        return self.settings.language

    def licence_of(self, document: Document[Any]) -> Licence:
        """A document's licence: its own, else the project's."""
        own: Licence | None = getattr(document.meta, "licence", None)
        return own if own is not None else self.settings.licence

    def documents(self) -> Iterator[Document[Any]]:
        """Every document that was read, courses with their sections last."""
        yield from self.contributors.values()
        yield from self.contributions.values()
        for course in self.courses.values():
            yield course.document
            yield from course.sections
            yield from course.unlisted

    def embeds(self, section: Document[Section]) -> tuple[Document[Contribution], ...]:
        """The contributions a section embeds, in order, without those that do not resolve."""
        found = (self.find(r.target) for r in section.outline.references if r.embed)
        return tuple(d for d in found if d is not None)

    def works_of(self, course: LoadedCourse) -> tuple[Document[Contribution], ...]:
        """The contributions that stand in a course, each once, in the order they are met.

        Its emblem, its guide's quote and story, then per section the emblem and the embeds.
        """
        found = [
            self.find(course.meta.emblem, "illustration"),
            self.find(course.meta.guide.quote, "quote"),
            self.find(course.meta.guide.story, "story"),
        ]
        for section in course.sections:
            found.append(self.find(section.meta.emblem, "illustration"))
            found.extend(self.embeds(section))
        return tuple({d.id: d for d in found if d is not None}.values())

    def places_in(self, course: LoadedCourse) -> dict[str, tuple[Document[Section], ...]]:
        """Work → the sections of a course that embed it, each once, in reading order."""
        found: dict[str, tuple[Document[Section], ...]] = {}
        for section in course.sections:
            for id_ in dict.fromkeys(work.id for work in self.embeds(section)):
                found[id_] = (*found.get(id_, ()), section)
        return found
