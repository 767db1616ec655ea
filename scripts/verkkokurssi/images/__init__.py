"""Source pictures → small, clean renditions in AVIF, WebP and JPEG or PNG.

The only package that imports Pillow. A picture is opened under limits, made upright and sRGB,
and rebuilt from its pixels, so that no camera data, place, comment or thumbnail survives.
Pillow is loaded when a picture is looked at: most runs change none.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .cache import prune
    from .cards import card_image, cover_art
    from .facts import Inspector
    from .pictures import make_pictures
    from .source import inspect

_PLACES = {
    "Inspector": "facts",
    "card_image": "cards",
    "cover_art": "cards",
    "inspect": "source",
    "make_pictures": "pictures",
    "prune": "cache",
}

__all__ = ["Inspector", "card_image", "cover_art", "inspect", "make_pictures", "prune"]


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_PLACES[name]}", __name__), name)
