"""The folder of finished renditions, shared by all courses and by builds side by side.

``HASH-WIDTH.EXT`` are renditions, ``HASH.json`` says what belongs to a source; its time of
change is when it was last used. Of files that did not change ``sources.json`` remembers the hash,
``facts.json`` what is known of them (facts.py). Every file is written beside its place and moved
there, so none is ever half there.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..model import Picture, Rendition
from .recode import SETTINGS, Encoded, Recoded

INDEX = "sources.json"
FACTS = "facts.json"
_DAY = 86_400


def name_of(digest: str) -> str:
    """The first part of the names of all renditions of a source with this SHA-256."""
    return hashlib.sha256(f"{SETTINGS}\n{digest}".encode()).hexdigest()[:16]


class Sources:
    """Key of a source → SHA-256 of its bytes, without reading a file that did not change."""

    def __init__(self, cache: Path) -> None:
        self._path = cache / INDEX
        self._known = self._read()
        self._new: dict[str, list[Any]] = {}

    def digest(self, key: str, path: Path) -> str:
        """The SHA-256 of the file. Raises OSError when it cannot be read."""
        stat = path.stat()
        seen = [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino]
        known = self._known.get(key)
        if isinstance(known, list) and known[:-1] == seen:
            return str(known[-1])
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        if time.time_ns() - max(stat.st_mtime_ns, stat.st_ctime_ns) > 2_000_000_000:
            # A file that changed just now may change again within the same tick of its clock.
            self._new[key] = [*seen, digest]
        return digest

    def save(self) -> None:
        """Add what was learned to what other builds have saved meanwhile."""
        if self._new:
            write(self._path, json.dumps({**self._read(), **self._new}, sort_keys=True).encode())

    def _read(self) -> dict[str, Any]:
        try:
            known = json.loads(self._path.read_bytes())
        except (OSError, ValueError):
            return {}
        return known if isinstance(known, dict) else {}


def write(path: Path, data: bytes) -> None:
    """Write beside, then move into place."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def store(cache: Path, name: str, made: Recoded, *, square: bool) -> None:
    """Write the renditions of a source, and last of all what belongs together."""
    for encoded in (*made.renditions, *made.square):
        write(cache / f"{name}-{encoded.label}", encoded.data)
    record = {
        "width": made.width,
        "height": made.height,
        "colour": made.colour,
        "renditions": [_row(name, encoded) for encoded in made.renditions],
        "square": [_row(name, encoded) for encoded in made.square] if square else None,
    }
    write(cache / f"{name}.json", json.dumps(record).encode())


def _row(name: str, encoded: Encoded) -> list[Any]:
    size = len(encoded.data)
    return [f"{name}-{encoded.label}", encoded.width, encoded.height, encoded.type, size]


def read(cache: Path, name: str, *, square: bool) -> Picture | None:
    """The finished picture, marked as used; None when anything of it is missing or broken."""
    path = cache / f"{name}.json"
    try:
        record = json.loads(path.read_bytes())
        if square and record["square"] is None:
            return None
        picture = Picture(
            width=int(record["width"]),
            height=int(record["height"]),
            colour=str(record["colour"]),
            renditions=tuple(_renditions(cache, record["renditions"])),
            square=tuple(_renditions(cache, record["square"] or ())),
        )
        if not picture.renditions or not all(map(_whole, picture.renditions + picture.square)):
            return None
        os.utime(path)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return picture if square else replace(picture, square=())


def _renditions(cache: Path, rows: Any) -> Iterator[Rendition]:
    for name, width, height, type_, size in rows:
        yield Rendition(name, str(cache / name), width, height, type_, size)


def _whole(rendition: Rendition) -> bool:
    return Path(rendition.cached).stat().st_size == rendition.bytes


def prune(cache: Path, max_age_days: float) -> int:
    """Remove what no build has used for so many days; how many files went."""
    if not cache.is_dir():
        return 0
    oldest = time.time() - max_age_days * _DAY
    used = {path.stem for path in cache.glob("*.json") if path.stat().st_mtime >= oldest}
    removed = 0
    for path in sorted(cache.iterdir()):
        if path.name in (INDEX, FACTS) or path.name.split(".")[0].split("-")[0] in used:
            continue
        try:
            if path.stat().st_mtime < oldest:
                path.unlink()
                removed += 1
        except FileNotFoundError:
            continue
    _forget(cache)
    return removed


def _forget(cache: Path) -> None:
    """Drop hashes of sources that have no picture here."""
    try:
        known: Mapping[str, Any] = json.loads((cache / INDEX).read_bytes())
        kept = {k: v for k, v in known.items() if (cache / f"{name_of(v[-1])}.json").exists()}
    except (OSError, ValueError, TypeError, AttributeError, IndexError):
        return
    if len(kept) < len(known):
        write(cache / INDEX, json.dumps(kept, sort_keys=True).encode())
