"""What an approval is bound to: the hash of everything of a work that a reader sees."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..model import Contribution, Document, Project, byline, usual_role

_FORMAT = "verkkokurssi approval 1"
_NOT_META = {
    *("approved", "checks"),
    *("contributors", "speakers", "experience_speaker"),
    *("language", "licence"),
    "guid",
}
"""Keys no reader sees; keys seen as the byline, never as ids; keys that have a default elsewhere."""


def approval_hash(work: Document[Contribution], project: Project) -> str:
    """SHA-256 over everything of a work that a reader sees: text, byline, licence, files.

    Not over ``approved``, ``checks`` or consents, nor over how the text is laid out in the file
    (line ends, spaces at line ends, empty lines at the end, Unicode form).
    """
    return seen_hash(work, project, file_hashes(work, project))


def seen_hash(
    work: Document[Contribution], project: Project, files: Mapping[str, str | None]
) -> str:
    """The same for whoever has the hashes of the files already."""
    meta = work.meta.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, exclude=_NOT_META
    )
    seen = {
        "format": _FORMAT,
        "kind": work.kind,
        "language": project.language_of(work),
        "licence": project.licence_of(work),
        "byline": list(_byline(work, project)),
        "meta": _tidy(meta),
        "files": files,
        "text": _sha256(_plain_lines(work.body)),
    }
    return _sha256(json.dumps(seen, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _byline(work: Document[Contribution], project: Project) -> Iterator[list[Any]]:
    """Role, name or None, expertise and whether a group: what is printed, and no id."""
    for entry in byline(work.meta.participants, project.contributors, usual_role(work.kind)):
        contributor = project.contributors[entry.id].meta
        name = _tidy(entry.name)
        yield [entry.role, name, contributor.expertise, contributor.type]


def _tidy(value: Any) -> Any:
    """The same value with all its texts in one form."""
    if isinstance(value, str):
        return _plain_lines(value)
    if isinstance(value, Mapping):
        return {key: _tidy(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_tidy(inner) for inner in value]
    return value


def _plain_lines(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = unicodedata.normalize("NFC", text)
    if "\n" not in text:
        return text.rstrip()
    return "\n".join(line.rstrip() for line in text.split("\n")).rstrip("\n")


def file_hashes(work: Document[Contribution], project: Project) -> dict[str, str | None]:
    """Name → SHA-256 of each file of a work, None for one that cannot be read."""
    names = work.meta.assets.values()
    if not names:
        return {}
    folder = project.root / Path(work.path).parent
    return {name: _file_hash(folder / name, project.root) for name in sorted(set(names))}


def _file_hash(path: Path, root: Path) -> str | None:
    try:
        real = path.resolve(strict=True)
        stat = real.stat()
        if not real.is_file() or not real.is_relative_to(root.resolve()):
            return None
        return _content_hash(real, stat.st_size, stat.st_mtime_ns)
    except OSError:
        return None


@lru_cache(maxsize=16_384)
def _content_hash(path: Path, size: int, mtime_ns: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
