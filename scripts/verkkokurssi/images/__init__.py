"""Source pictures → small, clean renditions in AVIF, WebP and JPEG or PNG.

The only package that imports Pillow. A picture is opened under limits, made upright and sRGB,
and rebuilt from its pixels, so that no camera data, place, comment or thumbnail survives.
"""

from .cache import prune
from .cards import card_image, cover_art
from .facts import Inspector
from .pictures import make_pictures
from .source import inspect

__all__ = ["Inspector", "card_image", "cover_art", "inspect", "make_pictures", "prune"]
