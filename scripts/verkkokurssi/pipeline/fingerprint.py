"""What a build depends on, as digests: of the tool, of the tree, of one course.

Equal digests mean equal output; that is the whole contract of an incremental build, and a test
compares it with clean builds after random edits.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..model import Credits, Document, LoadedCourse, Picture, Project
    from ..model.base import Model

INPUT_FOLDERS = ("content", "contributors", "courses")


def _digest(parts: Iterable[str | bytes]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(part.encode() if isinstance(part, str) else part)
        digest.update(b"\0")
    return digest.hexdigest()


@lru_cache
def tool() -> str:
    """Digest of this package (code, templates, theme, catalogues) and of its dictionaries."""
    from ..wordforms.memory import engine

    root = Path(__file__).parent.parent
    files = sorted(p for p in root.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    parts = (
        part for path in files for part in (path.relative_to(root).as_posix(), path.read_bytes())
    )
    return _digest([engine(), *parts])


def tree(root: Path) -> str:
    """Digest of names, sizes and times of every input file: no file is opened."""

    def walk(folder: str) -> Iterator[str]:
        try:
            entries = sorted(os.scandir(folder), key=lambda e: e.name)
        except OSError:
            return
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from walk(entry.path)
            else:
                stat = entry.stat(follow_symlinks=False)
                yield f"{entry.path}:{stat.st_size}:{stat.st_mtime_ns}:{stat.st_ino}"

    config = (root / "mkdocs.yml").stat()
    own = f"{config.st_size}:{config.st_mtime_ns}:{config.st_ino}"
    return _digest([own, *(line for f in INPUT_FOLDERS for line in walk(str(root / f)))])


@dataclass(frozen=True, slots=True)
class Inputs:
    """What all sites of one build are made from. ``options`` tells how, as text."""

    project: Project
    credits: Credits
    pictures: Mapping[str, Picture]
    published: frozenset[str]
    marks: Mapping[str, tuple[str, ...]]
    options: str
    homes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        project: Project,
        credits: Credits,
        pictures: Mapping[str, Picture],
        published: frozenset[str],
        marks: Mapping[str, tuple[str, ...]],
        options: str,
    ) -> Inputs:
        """Everything, with where each work stands found once for all courses."""
        homes: dict[str, tuple[str, ...]] = {}
        for loaded in project.courses.values():
            place = f"{loaded.slug}:{project.language_of(loaded.document)}"
            for work in project.works_of(loaded):
                homes[work.id] = (*homes.get(work.id, ()), place)
        return cls(project, credits, pictures, published, marks, options, homes)

    def course(self, loaded: LoadedCourse) -> str:
        """Digest of all that the pages of one course are made from.

        A work elsewhere that is linked to counts with what a link shows of it.
        """
        sections = (*loaded.sections, *loaded.unlisted)
        works = {d.id: d for d in self.project.works_of(loaded)}
        works |= {d.id: d for s in loaded.unlisted for d in self.project.embeds(s)}
        documents: list[Document[Model]] = [loaded.document, *sections, *works.values()]
        credits = [
            *(f"{i}={self.credits.works.get(i)!r}" for i in sorted((*works, *_own(loaded)))),
            repr(self.credits.courses.get(loaded.slug)),
        ]
        return _digest(
            [
                tool(),
                self.options,
                repr(self.project.settings),
                *(f"{d.path}={d.digest}" for d in documents),
                *(_asset(self.project, d) for d in works.values()),
                *(f"{i}:{i in self.published}:{self.marks.get(i, ())}" for i in sorted(works)),
                *self._linked(documents, credits),
                *credits,
                *self._shown(works.values()),
                *(f"{c.slug}:{c.meta.title}" for c in self.project.courses.values()),
            ]
        )

    def portal(self) -> str:
        """Digest of all that the portal's pages are made from."""
        courses = self.project.courses.values()
        emblems = [e for c in courses if (e := self.project.find(c.meta.emblem)) is not None]
        about = _targets(self.project.settings.about.values())
        return _digest(
            [
                tool(),
                self.options,
                repr(self.project.settings),
                *(f"{e.path}={e.digest}:{self.credits.works.get(e.id)!r}" for e in emblems),
                *self._destinations(about),
                repr(self.credits.portal),
                *(f"{c.document.path}={c.document.digest}" for c in courses),
                *(f"{s.path}={s.digest}" for c in courses for s in c.sections),
                *(repr(self.credits.courses.get(c.slug)) for c in courses),
                *self._shown(emblems),
            ]
        )

    def _shown(self, works: Iterable[Document[Model]]) -> Iterator[str]:
        for work in works:
            for path in _files(work):
                if path in self.pictures:
                    yield f"{path}={self.pictures[path]!r}"

    def _linked(self, documents: Iterable[Document[Model]], credits: list[str]) -> Iterator[str]:
        """What links in texts, headers and biographies lead to."""
        found = _targets(credits)
        for document in documents:
            home = self.project.course_of(document)
            course = home.slug if home else ""
            found |= {(r.target, course) for r in document.outline.references}
            found |= {(target, "") for target in document.links}
        yield from self._destinations(found)

    def _destinations(self, links: set[tuple[str, str]]) -> Iterator[str]:
        """What links show of that to which they lead: pairs of target and course."""
        for target, course in sorted(links):
            for found in self.project.destinations(target, self.project.courses.get(course)):
                id_, home = found.target, self.project.course_of(found)
                language = self.project.language_of(home.document) if home else None
                place = (id_ in self.published, self.homes.get(id_), language)
                yield f"{course}:{target}->{id_}:{found.meta.title}:{place}"


def _targets(texts: Iterable[str]) -> set[tuple[str, str]]:
    """Where links in texts that belong to no course lead, as `_destinations` takes it."""
    from ..markdown import targets

    return {(target, "") for target in targets(texts)}


def _own(loaded: LoadedCourse) -> Iterator[str]:
    yield loaded.slug
    yield from (s.id for s in loaded.sections)


def _files(document: Document[Model]) -> Iterator[str]:
    folder = document.path.rsplit("/", 1)[0]
    for name in getattr(document.meta, "assets", {}).values():
        yield f"{folder}/{name}"


def _asset(project: Project, document: Document[Model]) -> str:
    """Names, sizes and times of the files a work brings along."""
    lines = []
    for name in _files(document):
        try:
            stat = (project.root / name).stat()
        except OSError:
            continue
        lines.append(f"{name}:{stat.st_size}:{stat.st_mtime_ns}")
    return ";".join(lines)
