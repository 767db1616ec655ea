"""What lies in content/, contributors/ and courses/: sources to read, assets, and what should not be there."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..model import KIND_BY_FOLDER, Problem
from ..strict import wording
from ..strict.validation import nearest
from .names import ASSET, SECTION, SLUG, Shape, fold, suggest

IGNORED = frozenset({"Thumbs.db", "desktop.ini"})
CLOSED = (".git", "build")
"""Folders no link may lead to, besides the private one."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read. ``kind`` as in Document; ``sound`` is False when its name is wrong."""

    path: str
    file: str
    kind: str
    slug: str
    size: int
    sound: bool = True

    @property
    def id(self) -> str:
        """The id its document will have (see Document.id)."""
        if self.kind in ("contributor", "course"):
            return self.slug
        return f"{self.path.rsplit('/', 2)[-2]}/{self.slug}"


@dataclass(slots=True)
class Found:
    """Everything the walk saw."""

    sources: list[Source] = field(default_factory=list)
    assets: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    courses: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One name in a folder; ``size`` is -1 for folders."""

    name: str
    path: str
    file: str
    folder: bool
    size: int


class _Walk:
    def __init__(self, root: Path, private: str) -> None:
        self.root = os.path.realpath(root)
        self.closed = tuple(f"{self.root}/{name}" for name in (*CLOSED, private))
        self.found = Found()

    def problem(self, code: str, path: str, **args: str) -> None:
        self.found.problems.append(Problem(code, path, args=args))

    def entries(self, folder: str) -> Iterator[_Entry]:
        """The readable entries of a folder, by name; what cannot be read becomes a problem."""
        try:
            with os.scandir(f"{self.root}/{folder}") as scan:
                found = sorted(scan, key=lambda entry: entry.name)
        except FileNotFoundError:
            return
        except NotADirectoryError:
            self.problem("FM101", folder, reason=wording.NOT_A_FOLDER)
            return
        except OSError:
            self.problem("FM101", folder, reason=wording.CANNOT_OPEN)
            return
        for entry in found:
            if entry.name.startswith(".") or entry.name in IGNORED:
                continue
            path = f"{folder}/{_printable(entry.name)}"
            try:
                if entry.is_symlink() and not self.inside(entry.path):
                    self.problem("FM116", path, name=_printable(entry.name))
                    continue
                state = entry.stat()
            except OSError:
                self.problem("FM101", path, reason=wording.DEAD_LINK)
                continue
            if stat.S_ISDIR(state.st_mode):
                yield _Entry(entry.name, path, entry.path, True, -1)
            elif stat.S_ISREG(state.st_mode):
                yield _Entry(entry.name, path, entry.path, False, state.st_size)
            else:
                self.problem("FM101", path, reason=wording.NOT_A_FILE)

    def inside(self, file: str) -> bool:
        """True when a link leads to a place in the repository that may be read."""
        target = os.path.realpath(file)
        return _below(target, self.root) and not any(_below(target, c) for c in self.closed)

    def top(self, name: str) -> bool:
        """True when a top folder is one (a link out of the repository is refused)."""
        path = Path(self.root, name)
        if path.is_symlink() and not self.inside(str(path)):
            self.problem("FM116", name, name=name)
            return False
        return True

    def unexpected(self, entry: _Entry, closest: str = "") -> None:
        self.problem("FM117", entry.path, name=_printable(entry.name), nearest=closest)

    def named(self, entry: _Entry, shape: Shape, seen: dict[str, str]) -> bool:
        """Check a name's form, and that no other differs only in case or writing."""
        key = fold(shape.slug(entry.name))
        if key in seen:
            self.problem("FM118", entry.path, other=seen[key])
        seen.setdefault(key, entry.path)
        if shape.fits(entry.name):
            return True
        self.problem(
            "FM115", entry.path, name=_printable(entry.name), suggestion=suggest(entry.name, shape)
        )
        return False

    def source(self, entry: _Entry, kind: str, shape: Shape, seen: dict[str, str]) -> None:
        clash = fold(shape.slug(entry.name)) in seen
        sound = self.named(entry, shape, seen) and not clash
        slug = shape.slug(entry.name)
        source = Source(entry.path, entry.file, kind, _printable(slug), entry.size, sound)
        self.found.sources.append(source)
        if not sound and not clash:
            likely = shape.slug(suggest(entry.name, shape))
            self.found.broken.add(f"{source.id[: -len(source.slug)]}{likely}")

    def contributors(self) -> None:
        seen: dict[str, str] = {}
        for entry in self.entries("contributors"):
            if entry.folder or not entry.name.casefold().endswith(".yml"):
                stem = entry.name.rsplit(".", 1)[0]
                self.unexpected(entry, "" if entry.folder else suggest(f"{stem}.yml", SLUG[".yml"]))
            else:
                self.source(entry, "contributor", SLUG[".yml"], seen)

    def content(self) -> None:
        for entry in self.entries("content"):
            kind = KIND_BY_FOLDER.get(entry.name)
            if not entry.folder or kind is None:
                self.unexpected(entry, nearest(entry.name, list(KIND_BY_FOLDER)))
                continue
            self.kind(entry.name, kind.name)

    def kind(self, folder: str, kind: str) -> None:
        seen: dict[str, str] = {}
        assets: dict[str, str] = {}
        for entry in self.entries(f"content/{folder}"):
            lower = entry.name.casefold()
            if entry.folder:
                self.unexpected(entry)
            elif lower.endswith(".md"):
                self.source(entry, kind, SLUG[".md"], seen)
            elif lower.endswith((".markdown", ".mkd", ".mdown")):
                self.unexpected(entry, suggest(f"{entry.name.rsplit('.', 1)[0]}.md", SLUG[".md"]))
            elif self.named(entry, ASSET, assets):
                self.found.assets[entry.path] = entry.size

    def courses(self) -> None:
        seen: dict[str, str] = {}
        for entry in self.entries("courses"):
            if not entry.folder:
                self.unexpected(entry)
            elif self.named(entry, SLUG[""], seen):
                self.found.courses.append(entry.name)
                self.course(entry)

    def course(self, course: _Entry) -> None:
        seen: dict[str, str] = {}
        described = False
        for entry in self.entries(course.path):
            if entry.folder:
                self.unexpected(entry)
            elif entry.name == "course.yml":
                described = True
                self.found.sources.append(
                    Source(entry.path, entry.file, "course", course.name, entry.size)
                )
            elif entry.name.casefold().endswith(".md"):
                self.source(entry, "section", SECTION, seen)
            else:
                close = nearest(entry.name, ["course.yml"])
                self.unexpected(entry, close)
        if not described:
            self.found.broken.add(course.name)
            self.problem("FM120", f"{course.path}/course.yml", name=course.name)


def walk(root: Path, *, private: str) -> Found:
    """Look at the three folders. ``private``: a folder that is never read."""
    run = _Walk(root, private)
    for name, step in (
        ("contributors", run.contributors),
        ("content", run.content),
        ("courses", run.courses),
    ):
        if run.top(name):
            step()
    return run.found


def _below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _printable(name: str) -> str:
    """A name that any terminal can show: what is no text becomes �."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return text if text.isprintable() else "".join(c if c.isprintable() else "�" for c in text)
