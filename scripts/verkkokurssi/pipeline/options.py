"""How to build, where things go, and what a build reports."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ..diagnostics import Diagnostic
from .store import State

PORTAL = "portal"
Progress = Callable[[str, int, int], None]
"""Called with the stage's name, how much is done, and how much there is."""


def quiet(stage: str, done: int, total: int) -> None:
    """No progress."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to build. ``today`` decides about consents; nothing else looks at the calendar."""

    today: date
    jobs: int = 0
    preview: bool = False
    clean: bool = False
    site_url: str | None = None
    courses: tuple[str, ...] = ()

    @property
    def processes(self) -> int:
        """``jobs``, or the number of processors."""
        return self.jobs or os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Places:
    """Where a build puts things."""

    root: Path
    preview: bool = False

    @property
    def compiled(self) -> Path:
        """One MkDocs project per course."""
        return self.root / "build" / ("preview" if self.preview else "courses")

    @property
    def site(self) -> Path:
        """The finished sites."""
        return self.root / "build" / ("preview-site" if self.preview else "site")

    @property
    def nginx(self) -> Path:
        """What nginx is told about the sites; ``_headers`` in the site tells others the same."""
        return self.root / "build" / "headers" / "nginx.conf"

    @property
    def theme(self) -> Path:
        """The theme's overrides, beside the compiled projects so that these stand alone."""
        return self.root / "build" / "theme"

    @property
    def state(self) -> State:
        """What the last build knew."""
        return State(self.root / "build" / (".state-preview" if self.preview else ".state"))

    @property
    def cache(self) -> Path:
        """Pictures and parsed files; may be deleted at any time."""
        return self.root / ".cache"


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. ``sites`` maps a site to (pages rendered, pages reused); ``language`` is
    the project's; ``works`` is how many contributions it has; ``withheld`` holds those that are not
    published and why, or, when nothing was built, those of them that the old site still shows."""

    diagnostics: tuple[Diagnostic, ...]
    site: Path
    sites: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    withheld: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unchanged: bool = False
    seconds: float = 0.0
    language: str = "fi"
    works: int = 0
    built: bool = True
    """False when errors in the content kept the old site in place."""
