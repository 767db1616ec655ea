"""Pictures with a title: the cover of a podcast, and the card beside a shared link.

They are drawn from values, with fonts of our own, and keep nothing of a source but its pixels.
The same values give the same bytes; a finished picture is taken from the cache by its name.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, features

from ..model import Poster, Rendition
from . import cache as finished
from .recode import PAPER, SETTINGS, pixels
from .source import SUFFIXES, RefusedError, opened

COVER = 1600
"""Width and height of a cover: podcast directories want 1400–3000 pixels."""
CARD = (1200, 630)
"""Width and height of a card: what most places that show links want."""

_FONTS = Path(__file__).parent / "fonts"
_TITLE, _PLAIN = "literata-600.ttf", "atkinson-hyperlegible-next-400.ttf"
_JPEG = {"quality": 86, "subsampling": "4:4:4", "optimize": True, "progressive": True}
_VERSION = f"cards 1 {SETTINGS} freetype-{features.version('freetype2')}"
_INK = (43, 43, 43)
_LEADING = 1.16


_Draw = Callable[[Poster], Image.Image]


def cover_art(poster: Poster, cache: Path) -> Rendition:
    """A square RGB JPEG: the emblem on paper, the title below it, on the course's colour."""
    return _finished("cover", poster, cache, _cover)


def card_image(poster: Poster, cache: Path) -> Rendition:
    """A wide RGB JPEG: title and small print on paper, the emblem beside them."""
    return _finished("card", poster, cache, _card)


def _finished(label: str, poster: Poster, cache: Path, draw: _Draw) -> Rendition:
    name = f"{_name(label, poster)}-{label}.jpg"
    path = cache / name
    try:
        os.utime(path)
        data = path.read_bytes()
    except OSError:
        buffer = io.BytesIO()
        draw(poster).save(buffer, "JPEG", **_JPEG)
        data = buffer.getvalue()
        cache.mkdir(parents=True, exist_ok=True)
        finished.write(path, data)
    width, height = (COVER, COVER) if label == "cover" else CARD
    return Rendition(name, str(path), width, height, "image/jpeg", len(data))


def _name(label: str, poster: Poster) -> str:
    """The hash of all that the picture is made of."""
    digest = hashlib.sha256()
    emblem = poster.emblem.read_bytes() if poster.emblem and poster.emblem.is_file() else b""
    for part in (
        _VERSION,
        label,
        _fonts(),
        poster.title,
        poster.colours.main.lower(),
        poster.colours.warm.lower(),
        *poster.lines,
        hashlib.sha256(emblem).hexdigest(),
    ):
        digest.update(part.encode() + b"\0")
    return digest.hexdigest()[:16]


@lru_cache(maxsize=1)
def _fonts() -> str:
    data = b"".join((_FONTS / name).read_bytes() for name in (_TITLE, _PLAIN))
    return hashlib.sha256(data).hexdigest()


def _cover(poster: Poster) -> Image.Image:
    image = Image.new("RGB", (COVER, COVER), poster.colours.main)
    draw = ImageDraw.Draw(image)
    emblem = _emblem(poster.emblem, 980)
    if emblem is None:
        draw.rectangle((160, 330, 400, 346), fill=PAPER)
        _write(draw, poster.title, (160, 420, 1280, 850), 210, PAPER)
    else:
        draw.rounded_rectangle((270, 110, 1330, 1170), radius=48, fill=PAPER)
        image.paste(emblem, (310, 150))
        _write(draw, poster.title, (140, 1220, 1320, 260), 150, PAPER, centre=True)
    return image


def _card(poster: Poster) -> Image.Image:
    width, height = CARD
    image = Image.new("RGB", CARD, PAPER)
    draw = ImageDraw.Draw(image)
    emblem = _emblem(poster.emblem, height)
    if emblem is None:
        draw.rectangle((width - 220, 0, width, height), fill=poster.colours.main)
        room = width - 220 - 2 * 72
    else:
        image.paste(emblem, (width - height, 0))
        room = width - height - 72 - 48
    draw.rectangle((72, 84, 192, 92), fill=poster.colours.warm)
    _write(draw, poster.title, (72, 122, room, 340), 84, poster.colours.main)
    y = height - 64
    for line in reversed(poster.lines):
        y -= _write_up(draw, line, (72, y, room), 27) + 6
    return image


def _emblem(path: Path | None, side: int) -> Image.Image | None:
    """The middle of the picture as a square on paper; None for one that cannot be published."""
    if path is None or path.suffix.lower() not in SUFFIXES:
        return None
    try:
        with path.open("rb") as file, opened(file, SUFFIXES[path.suffix.lower()]) as source:
            _, image = pixels(source, square=True)
    except (RefusedError, OSError):
        return None
    if image.mode == "RGBA":
        paper = Image.new("RGBA", image.size, PAPER)
        image = Image.alpha_composite(paper, image).convert("RGB")
    short = min(image.size)
    left, top = (image.width - short) // 2, (image.height - short) // 2
    square = image.crop((left, top, left + short, top + short))
    return square.resize((side, side), Image.Resampling.LANCZOS)


def _write(
    draw: ImageDraw.ImageDraw,
    text: str,
    box: tuple[int, int, int, int],
    size: int,
    colour: str | tuple[int, int, int],
    *,
    centre: bool = False,
) -> None:
    """Write into ``box`` (left, top, width, height), as large as fits up to ``size``."""
    left, top, width, height = box
    while True:
        font = _font(_TITLE, size)
        lines = _wrap(text, font, width, hard=size <= 28)
        step = round(size * _LEADING)
        if size <= 28 or (
            len(lines) * step <= height and all(font.getlength(line) <= width for line in lines)
        ):
            break
        size -= 4
    lines = lines[: max(1, height // step)]
    y = top + (height - len(lines) * step) // 2 if centre else top
    for line in lines:
        x = left + (width - font.getlength(line)) / 2 if centre else left
        draw.text((x, y), line, fill=colour, font=font)
        y += step


def _write_up(draw: ImageDraw.ImageDraw, text: str, at: tuple[int, int, int], size: int) -> int:
    """Write small print that ends at a height; how much of it was used. At most two lines."""
    left, bottom, width = at
    font = _font(_PLAIN, size)
    lines = _wrap(text, font, width, hard=True)[:2]
    step = round(size * 1.3)
    for number, line in enumerate(lines):
        draw.text((left, bottom - (len(lines) - number) * step), line, fill=_INK, font=font)
    return len(lines) * step


def _wrap(text: str, font: ImageFont.FreeTypeFont, width: int, *, hard: bool) -> list[str]:
    """Break between words, when ``hard`` also inside a word that is longer than a line."""
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(joined) <= width:
            lines[-1] = joined
            continue
        while hard and font.getlength(word) > width and len(word) > 1:
            count = _fitting(word, font, width)
            lines.append(word[:count])
            word = word[count:]
        lines.append(word)
    return lines


def _fitting(word: str, font: ImageFont.FreeTypeFont, width: int) -> int:
    """How many letters of a word fit, at least one."""
    few, many = 1, len(word)
    while few < many:
        middle = (few + many + 1) // 2
        if font.getlength(word[:middle]) <= width:
            few = middle
        else:
            many = middle - 1
    return few


@lru_cache(maxsize=64)
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    # The basic layout is in every build of Pillow, so that all machines draw the same.
    return ImageFont.truetype(_FONTS / name, size, layout_engine=ImageFont.Layout.BASIC)
