"""Files → raw headers, texts and outlines: in this process, in others, or from the cache."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from ..markdown import outline, targets
from ..model import Fragment, Heading, Link, Outline, Reference
from ..strict import Fault, wording
from ..strict.placeholders import placeholders
from ..workers import workers
from . import front_matter
from .cache import Cache
from .walk import Source

PARALLEL_FROM = 400
"""Fewer files are parsed faster than processes start."""
CHUNK = 100


class Raw(NamedTuple):
    """What one file holds, as plain values that travel between processes and into the cache.

    ``value`` is None when the file cannot be used; ``outline`` as in :func:`pack`; ``links`` holds
    targets of links in the header, ``unfinished`` what is left to be filled in.
    """

    value: dict[str, Any] | None
    marks: dict[str, tuple[int, int]]
    faults: Sequence[Fault] = ()
    body: str = ""
    body_line: int = 1
    outline: Sequence[Any] = ()
    digest: str = ""
    links: Sequence[str] = ()
    unfinished: Sequence[Fault] = ()


def read_all(sources: Sequence[Source], *, jobs: int, cache: Cache) -> Iterator[tuple[Source, Raw]]:
    """Every source with what it holds, in the order of the sources."""
    remembered = {} if cache.empty else _remembered(sources, cache)
    missing = [s for s in sources if s.file not in remembered]
    fresh = _parse(missing, jobs)
    for source in sources:
        raw = remembered.get(source.file)
        if raw is None:
            raw = next(fresh)
            if raw.value is not None and not raw.faults and not raw.unfinished:
                cache.put(_key(source, raw.digest), _entry(raw))
        yield source, raw


def _parse(sources: Sequence[Source], jobs: int) -> Iterator[Raw]:
    """Parse files, in several processes when that is worth while."""
    if jobs <= 1 or len(sources) < PARALLEL_FROM or not hasattr(os, "fork"):
        yield from map(read, sources)
        return
    from concurrent.futures.process import BrokenProcessPool

    outline("[x](#x) <b>")  # load the parser once, before the processes part
    chunks = [sources[i : i + CHUNK] for i in range(0, len(sources), CHUNK)]
    done = 0
    try:
        with workers(jobs, fork=True) as pool:
            for part in pool.map(_read_chunk, chunks):
                for raw in part:
                    done += 1
                    yield raw
    except (BrokenProcessPool, OSError):  # out of memory or of processes: go on alone
        yield from map(read, sources[done:])


def _read_chunk(sources: Sequence[Source]) -> list[Raw]:
    return [read(source) for source in sources]


def _remembered(sources: Sequence[Source], cache: Cache) -> dict[str, Raw]:
    """What the cache knows of files whose bytes are unchanged."""
    found: dict[str, Raw] = {}
    for source in sources:
        data = _bytes(source)
        if isinstance(data, Fault):
            continue
        digest = sha256(data).hexdigest()
        entry = cache.get(_key(source, digest))
        if entry is None:
            continue
        text = front_matter.decode(data)
        if isinstance(text, str):
            found[source.file] = _unpack(entry, text, digest)
    return found


def read(source: Source) -> Raw:
    """Read one file. Never raises."""
    data = _bytes(source)
    if isinstance(data, Fault):
        return Raw(None, {}, (data,))
    text = front_matter.decode(data)
    if isinstance(text, Fault):
        return Raw(None, {}, (text,))
    digest = sha256(data).hexdigest()
    if source.kind in ("contributor", "course"):
        limit = front_matter.MAX_COURSE if source.kind == "course" else front_matter.MAX_HEADER
        reading = front_matter.read_data(text, limit)
        return _finished(Raw(reading.value, reading.marks, reading.faults, digest=digest))
    reading, offset, line = front_matter.split(text)
    if reading.value is None:
        return Raw(None, reading.marks, reading.faults)
    body = text[offset:].rstrip()
    packed = pack(outline(body, line))
    return _finished(Raw(reading.value, reading.marks, reading.faults, body, line, packed, digest))


def _finished(raw: Raw) -> Raw:
    """With what only its texts tell: found once, and kept with the rest."""
    return raw._replace(
        links=sorted(targets([json.dumps(raw.value, ensure_ascii=False, default=str)])),
        unfinished=placeholders(raw.value, raw.marks, raw.body, raw.body_line),
    )


def _bytes(source: Source) -> bytes | Fault:
    if source.size > front_matter.MAX_TEXT:
        args = {"size": source.size, "limit": front_matter.MAX_TEXT}
        return Fault("FM103", 1, 1, args)
    try:
        data = _slurp(source.file, source.size)
    except OSError:
        return Fault("FM101", 1, 1, {"reason": wording.CANNOT_OPEN})
    if len(data) > front_matter.MAX_TEXT:  # it grew since the walk
        return Fault("FM103", 1, 1, {"size": len(data), "limit": front_matter.MAX_TEXT})
    return data


def _slurp(file: str, size: int) -> bytes:
    """A file's bytes, with as few system calls as can be: most files are small and many."""
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        data = os.read(handle, size + 1)
        while len(data) != size and len(data) <= front_matter.MAX_TEXT:  # it changed just now
            more = os.read(handle, front_matter.MAX_TEXT)
            if not more:
                break
            data += more
        return data
    finally:
        os.close(handle)


def _key(source: Source, digest: str) -> str:
    form = source.kind if source.kind in ("contributor", "course") else "text"
    return f"{form}:{digest}"


def pack(found: Outline) -> list[Any]:
    """An outline as plain lists."""
    return [
        [(h.level, h.text, h.anchor, h.line) for h in found.headings],
        [(n.target, n.text, n.line, n.column, n.image) for n in found.links],
        [(r.target, r.label, r.line, r.column, r.embed, r.alone) for r in found.references],
        [(f.text, f.line, f.column) for f in found.html],
        found.words,
    ]


def unpack(packed: Sequence[Any]) -> Outline:
    """The outline again."""
    headings, links, references, html, words = packed
    return Outline(
        tuple(Heading(*h) for h in headings),
        tuple(Link(*n) for n in links),
        tuple(Reference(*r) for r in references),
        tuple(Fragment(*f) for f in html),
        words,
    )


def _entry(raw: Raw) -> list[Any]:
    """What the cache keeps of a file; the body is read from the file each time."""
    return [raw.value, raw.marks, raw.body_line, raw.outline, raw.links]


def _unpack(entry: Sequence[Any], text: str, digest: str) -> Raw:
    value, marks, line, packed, links = entry
    body = ""
    if packed:
        body = text if line == 1 else text.split("\n", line - 1)[-1]
    marks = {k: (m[0], m[1]) for k, m in marks.items()}
    return Raw(value, marks, (), body.rstrip(), line, packed, digest, links)
