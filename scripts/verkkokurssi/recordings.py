"""Files of recordings: where they lie on a site, what they are, how long and how large."""

from __future__ import annotations

from functools import lru_cache
from hashlib import file_digest
from pathlib import Path

MEDIA = "media/"
"""The folder of all copied files of a site."""

TYPES = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".vtt": "text/vtt",
}
"""Suffix → media type."""


def media_type(name: str) -> str:
    """The media type of a file by its name."""
    return TYPES.get(Path(name).suffix.lower(), "application/octet-stream")


def media_address(slug: str, path: Path) -> str:
    """Where the file of a work lies on its site: its name changes with its content.

    Raises OSError when there is no such file.
    """
    stat = path.stat()
    return f"{MEDIA}{slug}.{_digest(path, stat.st_size, stat.st_mtime_ns)}{path.suffix.lower()}"


@lru_cache(maxsize=4096)
def _digest(path: Path, size: int, mtime_ns: int) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()[:8]


def length(path: Path) -> float | None:
    """Seconds of an audio or video file; None when its form is not known or it is broken."""
    import mutagen  # only projects with recordings pay for it

    try:
        found = mutagen.File(path)
    except (mutagen.MutagenError, OSError):
        return None
    seconds = getattr(getattr(found, "info", None), "length", None)
    return float(seconds) if seconds else None
