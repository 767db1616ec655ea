"""The length of recordings on disk, the default of ``ReadMedia``."""

from __future__ import annotations

from pathlib import Path


def length(path: Path) -> float | None:
    """Seconds of an audio or video file; None when its form is not known or it is broken."""
    import mutagen  # only projects with recordings pay for it

    try:
        found = mutagen.File(path)
    except (mutagen.MutagenError, OSError):
        return None
    seconds = getattr(getattr(found, "info", None), "length", None)
    return float(seconds) if seconds else None
