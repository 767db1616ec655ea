"""A course's two colours in light and dark, as CSS custom properties.

Readers must be able to tell text from ground: every pair that the theme puts together reaches
4.5:1 (WCAG 2.2, 1.4.3). ``main`` and ``warm`` reach it on light paper (a rule checks that); the
others are derived so that they do.
"""

from __future__ import annotations

import colorsys
from collections.abc import Mapping

from ..model import Colours

PAPER, DARK_PAPER, DARK_CARD = "#fbf8f2", "#191f20", "#212a2b"
ENOUGH = 4.5
Rgb = tuple[float, float, float]


def contrast(first: str, second: str) -> float:
    """The contrast of two colours, 1–21."""
    one, two = sorted((_luminance(first), _luminance(second)))
    return (two + 0.05) / (one + 0.05)


def lighten(colour: str) -> str:
    """The colour on dark paper: its hue, light enough to be read there and on a card."""
    hue, light, saturation = colorsys.rgb_to_hls(*_rgb(colour))
    saturation = min(saturation, 1.0) * 0.8
    for step in range(101):
        found = _hex(colorsys.hls_to_rgb(hue, light + (1 - light) * step / 100, saturation))
        if contrast(found, DARK_PAPER) >= 7 and contrast(found, DARK_CARD) >= ENOUGH:
            return found
    return "#ffffff"


def soft(colour: str, strength: float, dark: bool) -> str:
    """A tint of the colour's hue, weak enough to read the colour itself on it."""
    hue, _, saturation = colorsys.rgb_to_hls(*_rgb(colour))
    saturation = min(saturation, strength)
    first, step = (0.175, -0.005) if dark else (0.92, 0.005)
    for count in range(16):
        found = _hex(colorsys.hls_to_rgb(hue, first + step * count, saturation))
        if contrast(colour, found) >= ENOUGH:
            return found
    return DARK_PAPER if dark else PAPER


def properties(colours: Colours) -> Mapping[str, str]:
    """CSS custom property → value, for both schemes; the theme chooses between them."""
    found: dict[str, str] = {}
    for scheme, dark in (("light", False), ("dark", True)):
        for name, colour, strength in (("accent", colours.main, 0.34), ("warm", colours.warm, 0.7)):
            here = lighten(colour) if dark else colour.lower()
            found[f"--vk-{scheme}-{name}"] = here
            found[f"--vk-{scheme}-{name}-soft"] = soft(here, 0.26 if dark else strength, dark)
        found[f"--vk-{scheme}-on-accent"] = DARK_PAPER if dark else PAPER
    return found


def _rgb(colour: str) -> Rgb:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def _hex(rgb: Rgb) -> str:
    return "#" + "".join(f"{round(max(0.0, min(1.0, part)) * 255):02x}" for part in rgb)


def _luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(part) for part in _rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
