"""What the compiler hands to the writer: files by relative path."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class CompiledSite:
    """One MkDocs project, as values. ``name`` is the course's slug, or ``portal``.

    ``files``: POSIX path inside the project → bytes to write. ``copies``: POSIX path inside the
    project → absolute path of an existing file with those bytes (media, pictures).
    """

    name: str
    files: Mapping[str, bytes]
    copies: Mapping[str, str] = field(default_factory=dict)
