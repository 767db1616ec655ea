"""Disk → Project. Owns front matter; never writes but its cache.

    walk ──► read (in parallel, cached) ──► validate ──► assemble

Everything wrong becomes a Problem; a file that cannot be read is never part of the project.
"""

from __future__ import annotations

import gc
from pathlib import Path

from ..config import read_settings
from ..model import Project
from .assemble import assemble
from .cache import Cache
from .reading import read_all
from .walk import walk


def load(root: Path, *, jobs: int = 1, cache: Path | None = None) -> Project:
    """Load a repository.

    ``jobs``: how many processes may parse. ``cache``: a folder for what was parsed before, or
    None. Raises VerkkokurssiError only when mkdocs.yml itself cannot be used.
    """
    collecting = gc.isenabled()
    gc.disable()  # nothing here is garbage, and looking for it costs a quarter of the time
    try:
        settings, marks, problems = read_settings(root)
        found = walk(root, private=settings.private)
        memory = Cache(cache)
        readings = read_all(found.sources, jobs=jobs, cache=memory)
        project = assemble(root, settings, marks, problems, found, readings)
        memory.save()
        return project
    finally:
        if collecting:
            gc.enable()


__all__ = ["load"]
