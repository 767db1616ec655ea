"""What a build depends on, as digests: of the tool, of the tree, of one course.

Equal digests mean equal output; that is the whole contract of an incremental build, and a test
compares it with clean builds after random edits.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
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
    """Digest of this package: code, templates, theme, catalogues."""
    root = Path(__file__).parent.parent
    files = sorted(p for p in root.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return _digest(
        part for path in files for part in (path.relative_to(root).as_posix(), path.read_bytes())
    )


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


def course(
    project: Project,
    loaded: LoadedCourse,
    credits: Credits,
    pictures: Mapping[str, Picture],
    published: frozenset[str],
    marks: Mapping[str, tuple[str, ...]],
    options: str,
) -> str:
    """Digest of all that the pages of one course are made from.

    A work elsewhere that is linked to counts with what a link shows of it: its id and title.
    """
    sections = (*loaded.sections, *loaded.unlisted)
    works = {d.id: d for d in project.works_of(loaded)}
    works |= {d.id: d for s in loaded.unlisted for d in project.embeds(s)}
    documents: list[Document[Model]] = [loaded.document, *sections, *works.values()]
    return _digest(
        [
            tool(),
            options,
            repr(project.settings),
            *(f"{d.path}={d.digest}" for d in documents),
            *(_asset(project, d) for d in works.values()),
            *(f"{i}:{i in published}:{marks.get(i, ())}" for i in sorted(works)),
            *_linked(project, documents, published),
            *(f"{i}={credits.works.get(i)!r}" for i in sorted((*works, *_own(loaded)))),
            repr(credits.courses.get(loaded.slug)),
            *(f"{p}={pictures[p]!r}" for d in works.values() for p in _files(d) if p in pictures),
            *(f"{c.slug}:{c.meta.title}" for c in project.courses.values()),
        ]
    )


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


def _linked(
    project: Project, documents: Iterable[Document[Model]], published: frozenset[str]
) -> Iterator[str]:
    """What links of these documents lead to: title, whether it is published, where it stands."""
    homes: dict[str, list[str]] = {}
    for loaded in project.courses.values():
        for section in loaded.sections:
            for work in project.embeds(section):
                homes.setdefault(work.id, []).append(section.id)
    targets = {r.target for d in documents for r in d.outline.references}
    for target in sorted(targets):
        for found in project.resolve(target):
            title = project.contributions[found].meta.title
            yield f"{target}->{found}:{title}:{found in published}:{homes.get(found)}"


def portal(
    project: Project, credits: Credits, pictures: Mapping[str, Picture], options: str
) -> str:
    """Digest of all that the portal's pages are made from."""
    return _digest(
        [
            tool(),
            options,
            repr(project.settings),
            repr(credits.portal),
            *(f"{c.document.path}={c.document.digest}" for c in project.courses.values()),
            *(
                f"{s.path}={s.digest}"
                for c in project.courses.values()
                for s in c.sections
            ),
            *(repr(credits.courses.get(slug)) for slug in project.courses),
            *(
                f"{p}={pictures[p]!r}"
                for c in project.courses.values()
                if (emblem := project.find(c.meta.emblem)) is not None
                for p in _files(emblem)
                if p in pictures
            ),
        ]
    )  # fmt: skip
