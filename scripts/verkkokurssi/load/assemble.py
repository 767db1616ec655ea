"""Raw files → documents → the frozen Project."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ..model import (
    KIND_BY_NAME,
    Contributor,
    Course,
    Document,
    LoadedCourse,
    Model,
    Outline,
    Problem,
    Project,
    Section,
    Settings,
)
from ..strict import Fault, validate
from ..strict.faults import at
from ..strict.wording import FILE
from .names import ASSET, suggest
from .reading import Raw, unpack
from .walk import Found, Source

NEEDS_TEXT = frozenset({"story", "poem", "tips", "quote", "exercise"})
MODELS: Mapping[str, type[Model]] = {
    "contributor": Contributor,
    "course": Course,
    "section": Section,
    **{name: kind.model for name, kind in KIND_BY_NAME.items()},
}


def assemble(
    root: Path,
    settings: Settings,
    settings_marks: Mapping[str, tuple[int, int]],
    problems: Iterable[Problem],
    found: Found,
    readings: Iterable[tuple[Source, Raw]],
) -> Project:
    """Put everything in its place."""
    told = [*problems, *found.problems]
    broken = set(found.broken)
    by_kind: dict[str, list[Document[Any]]] = defaultdict(list)
    for source, raw in readings:
        document, faults = _document(source, raw)
        if faults:
            told += at(source.path, faults)
        if document is not None and source.sound:
            by_kind[source.kind].append(document)
        elif source.sound or source.id not in broken:
            broken.add(source.id)
    contributions = sorted((d for name in KIND_BY_NAME for d in by_kind[name]), key=lambda d: d.id)
    by_slug: dict[str, list[str]] = defaultdict(list)
    for document in contributions:
        by_slug[document.slug].append(document.id)
    loaded = frozenset(d.id for documents in by_kind.values() for d in documents)
    return Project(
        root=root,
        settings=settings,
        settings_marks=settings_marks,
        contributors={d.slug: d for d in sorted(by_kind["contributor"], key=lambda d: d.slug)},
        contributions={d.id: d for d in contributions},
        courses=_courses(by_kind["course"], by_kind["section"], broken),
        broken=frozenset(broken - loaded),
        assets=dict(sorted(found.assets.items())),
        problems=tuple(sorted(told, key=lambda p: (p.path, p.line, p.column, p.code))),
        by_slug={slug: tuple(ids) for slug, ids in by_slug.items()},
    )


_KNOWN: dict[tuple[str, str], tuple[Document[Any] | None, tuple[Fault, ...]]] = {}
"""Documents by path and digest: a preview loads the same files again and again."""
_MOST_KNOWN = 50_000


def _document(source: Source, raw: Raw) -> tuple[Document[Any] | None, tuple[Fault, ...]]:
    """A document, if its header can be used or salvaged, and what is wrong with it."""
    if not raw.digest:
        return _made(source, raw)
    key = (source.path, raw.digest)
    if key not in _KNOWN:
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        _KNOWN[key] = _made(source, raw)
    return _KNOWN[key]


def _made(source: Source, raw: Raw) -> tuple[Document[Any] | None, tuple[Fault, ...]]:
    if raw.value is None:
        return None, tuple(raw.faults)
    if raw.unfinished:  # nothing else is worth saying of it yet
        return None, (*raw.faults, *raw.unfinished)
    checked = validate(MODELS[source.kind], raw.value, raw.marks)
    faults = (*raw.faults, *map(_with_better_name, checked.faults))
    if not raw.body and source.kind in NEEDS_TEXT:
        faults = (*faults, Fault("FM119", max(raw.body_line - 1, 1), 1, {"kind": source.kind}))
    if checked.meta is None:
        return None, faults
    document = Document(
        source.path,
        source.kind,
        source.slug,
        checked.meta,
        raw.body,
        raw.body_line,
        checked.marks,
        unpack(raw.outline) if raw.outline else Outline(),
        raw.digest,
        tuple(raw.links),
    )
    return document, faults


def _with_better_name(fault: Fault) -> Fault:
    """A fault of a file's name, with a name that would do."""
    if fault.code != "FM114" or fault.args["expected"] != FILE:
        return fault
    better = suggest(str(fault.args["found"]), ASSET)
    return fault._replace(args={**fault.args, "nearest": better})


def _courses(
    courses: list[Document[Course]], sections: list[Document[Section]], broken: set[str]
) -> dict[str, LoadedCourse]:
    """Courses in the order of the portal, each with its sections in reading order."""
    by_course: dict[str, dict[str, Document[Section]]] = defaultdict(dict)
    for section in sorted(sections, key=lambda s: s.path):
        by_course[section.path.split("/")[1]][section.slug] = section
    loaded: dict[str, LoadedCourse] = {}
    for course in sorted(courses, key=lambda c: (c.meta.order, c.slug)):
        own = by_course[course.slug]
        order = dict.fromkeys(course.meta.sections or own)
        loaded[course.slug] = LoadedCourse(
            course,
            tuple(own[slug] for slug in order if slug in own),
            missing=tuple(s for s in order if s not in own and f"{course.slug}/{s}" not in broken),
            unlisted=tuple(section for slug, section in own.items() if slug not in order),
        )
    return loaded
