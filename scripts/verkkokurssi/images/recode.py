"""One source picture → its renditions, rebuilt from pixels and the same bytes every time."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

import PIL
from PIL import ExifTags, Image, ImageChops, ImageCms, ImageOps, ImageStat, features

from .source import opened

WIDTHS = (480, 960, 1600)
SQUARES = (480, 960)
MAX_SIDE = 16_383
"""No side of a rendition is longer: the limit of WebP."""
PAPER = (251, 248, 242)
"""What shows through transparent pixels when the average colour is taken."""

_AVIF: Mapping[str, Any] = {"codec": "aom", "speed": 8, "max_threads": 1, "range": "full"}
_ENCODINGS: Mapping[str, tuple[str, str, Mapping[str, Any]]] = {
    "avif": ("AVIF", "image/avif", {**_AVIF, "quality": 55, "subsampling": "4:2:0"}),
    "webp": ("WEBP", "image/webp", {"quality": 76, "method": 4, "exact": False}),
    "jpg": (
        "JPEG",
        "image/jpeg",
        {"quality": 80, "subsampling": "4:2:0", "optimize": True, "progressive": True},
    ),
    "png": ("PNG", "image/png", {"optimize": True, "compress_level": 9}),
}
_DRAWING: Mapping[str, tuple[str, str, Mapping[str, Any]]] = {
    "avif": ("AVIF", "image/avif", {**_AVIF, "quality": 70, "subsampling": "4:4:4"}),
    "webp": ("WEBP", "image/webp", {"lossless": True, "quality": 90, "method": 4, "exact": False}),
    "png": _ENCODINGS["png"],
}
_FLAT = 0.6
"""A drawing has at least this share of pixels that equal their right neighbour …"""
_CLOSE = 2.5
"""… and 256 colours stay within this root mean square (of 255) of it."""

SETTINGS = "1 " + " ".join(
    f"{name}-{features.version(name)}"
    for name in ("avif", "webp", "jpg", "libjpeg_turbo", "zlib", "littlecms2")
)
"""Goes into every name: other settings or encoders make other names, never stale bytes."""
SETTINGS = f"{SETTINGS} pillow-{PIL.__version__}"


@dataclass(frozen=True, slots=True)
class Encoded:
    """The bytes of one rendition. ``label`` is what its name says behind the hash."""

    label: str
    width: int
    height: int
    type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Recoded:
    """All that was made of one source; ``width`` × ``height`` are those of the upright source."""

    width: int
    height: int
    colour: str
    renditions: tuple[Encoded, ...]
    square: tuple[Encoded, ...]


def recode(file: BinaryIO, format_: str, *, square: bool) -> Recoded:
    """Make all renditions. Raises RefusedError for whatever cannot be published."""
    with opened(file, format_) as source:
        size, image = pixels(source, square)
    drawing = format_ != "JPEG" and _is_drawing(image)
    squares = _squares(image) if square else ()
    return Recoded(
        width=size[0],
        height=size[1],
        colour=_average(image),
        renditions=_encode(_sized(image), drawing),
        square=_encode(squares, drawing, "-square"),
    )


def pixels(source: Image.Image, square: bool) -> tuple[tuple[int, int], Image.Image]:
    """The size of the upright source, and its pixels: RGB or RGBA, sRGB, no larger than used."""
    profile = source.info.get("icc_profile")
    turned = source.getexif().get(ExifTags.Base.Orientation) in (5, 6, 7, 8)
    upright = source.size[::-1] if turned else source.size
    working = _working(upright, square)
    source.draft(None, working[::-1] if turned else working)
    image = _eight_bits(ImageOps.exif_transpose(source))
    if working[0] < image.width or working[1] < image.height:
        image = image.resize(working, Image.Resampling.LANCZOS)
    image = _srgb(image, profile)
    return upright, Image.frombytes(image.mode, image.size, image.tobytes())


def _working(size: tuple[int, int], square: bool) -> tuple[int, int]:
    """The largest size any rendition needs."""
    width, height = size
    scale = WIDTHS[-1] / width
    if square:
        scale = max(scale, SQUARES[-1] / min(size))
    scale = min(scale, 1, MAX_SIDE / max(size))
    return max(1, round(width * scale)), max(1, round(height * scale))


def _eight_bits(image: Image.Image) -> Image.Image:
    """L, CMYK, RGB or RGBA."""
    if image.mode.startswith(("I", "F")):
        image = image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        opaque = image.getchannel("A").getextrema() == (255, 255)
        return image.convert("RGB") if opaque else image
    return image if image.mode in ("L", "CMYK", "RGB") else image.convert("RGB")


def _srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours of an embedded profile in sRGB; a profile that does not fit is passed over."""
    if not profile:
        return image if image.mode in ("RGB", "RGBA") else image.convert("RGB")
    if image.mode == "RGBA":
        colours = _srgb(image.convert("RGB"), profile)
        colours.putalpha(image.getchannel("A"))
        return colours
    try:
        converted = ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        converted = None
    return converted if converted is not None else image.convert("RGB")


def _average(image: Image.Image) -> str:
    if image.mode == "RGBA":
        paper = Image.new("RGBA", image.size, PAPER)
        image = Image.alpha_composite(paper, image).convert("RGB")
    pixel = image.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    assert isinstance(pixel, tuple)
    return "#{:02x}{:02x}{:02x}".format(*pixel)


def _sized(image: Image.Image) -> Iterator[Image.Image]:
    """The picture at each width, ascending, never larger than its source."""
    widest = min(WIDTHS[-1], image.width)
    widths = [width for width in WIDTHS if width <= widest]
    if not widths or widest >= widths[-1] * 1.25:
        widths.append(widest)
    for width in widths:
        height = max(1, round(image.height * width / image.width))
        yield _resized(image, (width, height))


def _squares(image: Image.Image) -> Iterator[Image.Image]:
    """The middle of the picture as a square, at each size it has the pixels for."""
    side = min(image.size)
    left, top = (image.width - side) // 2, (image.height - side) // 2
    middle = image.crop((left, top, left + side, top + side))
    for size in [size for size in SQUARES if size <= side] or [side]:
        yield _resized(middle, (size, size))


def _resized(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    return image if image.size == size else image.resize(size, Image.Resampling.LANCZOS)


def _encode(images: Iterable[Image.Image], drawing: bool, suffix: str = "") -> tuple[Encoded, ...]:
    """Each picture in each type; types in the order browsers are offered them."""
    by_type: dict[str, list[Encoded]] = {}
    for image in images:
        if drawing:
            image = _few_colours(image)
        encodings = _DRAWING if drawing else _ENCODINGS
        for extension in ("avif", "webp", _fallback(image)):
            label = f"{image.width}{suffix}.{extension}"
            encoded = _save(image, label, *encodings[extension])
            by_type.setdefault(extension, []).append(encoded)
    if drawing and _weight(by_type.get("avif", ())) >= _weight(by_type.get("webp", ())):
        by_type.pop("avif", None)
    return tuple(encoded for all_ in by_type.values() for encoded in all_)


def _fallback(image: Image.Image) -> str:
    return "jpg" if image.mode == "RGB" else "png"


def _weight(renditions: Iterable[Encoded]) -> int:
    return sum(len(encoded.data) for encoded in renditions)


def _save(
    image: Image.Image, label: str, format_: str, type_: str, options: Mapping[str, Any]
) -> Encoded:
    if image.mode == "P" and format_ != "PNG":
        image = image.convert(image.palette.mode if image.palette else "RGB")
    buffer = io.BytesIO()
    image.save(buffer, format_, **options)
    return Encoded(label, image.width, image.height, type_, buffer.getvalue())


def _is_drawing(image: Image.Image) -> bool:
    """Mostly flat, and the same to the eye in 256 colours."""
    grey = image.convert("L")
    if grey.width < 2:
        return False
    left = grey.crop((0, 0, grey.width - 1, grey.height))
    right = grey.crop((1, 0, grey.width, grey.height))
    equal = ImageChops.difference(left, right).histogram()[0]
    if equal < _FLAT * left.width * left.height:
        return False
    few = _few_colours(image).convert(image.mode)
    return max(ImageStat.Stat(ImageChops.difference(image, few)).rms) <= _CLOSE


def _few_colours(image: Image.Image) -> Image.Image:
    """With a palette of at most 256 colours; exact when there are no more (and no alpha)."""
    method = Image.Quantize.FASTOCTREE if image.mode == "RGBA" else Image.Quantize.MEDIANCUT
    return image.quantize(256, method=method, dither=Image.Dither.NONE)
