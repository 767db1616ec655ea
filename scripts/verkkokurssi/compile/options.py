"""What the compiler needs to know beside the project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ..model import Extras


@dataclass(frozen=True, slots=True)
class CompileOptions:
    """How to compile.

    ``published``: ids of the contributions that may be shown (in a preview: all). ``marks``: in a
    preview, ids of works that are not publishable and why, in words. ``site_url``: the portal's
    address, or None for the one in mkdocs.yml. ``today`` tells events that are past; without it
    none is. ``extras``: what the exports add to the site.
    """

    published: frozenset[str]
    preview: bool = False
    marks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    site_url: str | None = None
    today: date | None = None
    extras: Extras = field(default_factory=Extras)
