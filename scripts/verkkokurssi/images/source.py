"""Opening untrusted picture files: three formats, one frame, a limit on pixels."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from PIL import ExifTags, Image, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

from ..model import ImageFacts, ImageFault

MAX_PIXELS = 40_000_000
_READERS: Mapping[str, Callable[..., Image.Image]] = {
    "JPEG": JpegImagePlugin.jpeg_factory,
    "PNG": PngImagePlugin.PngImageFile,
    "WEBP": WebPImagePlugin.WebPImageFile,
}
SUFFIXES: Mapping[str, str] = {
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".png": "PNG",
    ".webp": "WEBP",
}

Image.MAX_IMAGE_PIXELS = MAX_PIXELS

_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", "JPEG"),
    (0, b"\x89PNG\r\n\x1a\n", "PNG"),
    (8, b"WEBP", "WEBP"),
    (0, b"GIF8", "GIF"),
    (0, b"II*\x00", "TIFF"),
    (0, b"MM\x00*", "TIFF"),
    (4, b"ftypavi", "AVIF"),
    (4, b"ftyphe", "HEIC"),
    (4, b"ftypmif1", "HEIC"),
    (4, b"ftypmsf1", "HEIC"),
    (0, b"%PDF", "PDF"),
    (0, b"%!PS", "EPS"),
    (0, b"BM", "BMP"),
    (0, b"8BPS", "PSD"),
    (0, b"PK\x03\x04", "ZIP"),
)


class RefusedError(Exception):
    """A picture that is not published, and why."""

    def __init__(self, fault: ImageFault) -> None:
        super().__init__(fault)
        self.fault: ImageFault = fault


@contextmanager
def opened(file: BinaryIO, format_: str) -> Iterator[Image.Image]:
    """The picture with its header read, when it is what its suffix says (see ``SUFFIXES``).

    Whatever is wrong with it, here or while it is in use, becomes a RefusedError.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(file, formats=[format_]) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise RefusedError("too-many-pixels")
                if _frames(image) > 1:
                    raise RefusedError("animated")
                yield image
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise RefusedError("too-many-pixels") from None
    except RefusedError:
        raise
    except Exception as error:
        # Decoders raise whatever they like on hostile input: SyntaxError, struct.error …
        raise RefusedError("broken") from error


def _frames(image: Image.Image) -> int:
    """Frames of an animation. A JPEG with further pictures behind it (MPO) is one picture."""
    return int(getattr(image, "n_frames", 1)) if image.format in ("PNG", "WEBP") else 1


def inspect(path: Path) -> ImageFacts:
    """What the file at ``path`` is. Reads headers; decodes only when the end looks cut off.

    Never raises: a file that cannot be read is broken.
    """
    try:
        with path.open("rb") as file:
            return _inspect(file, SUFFIXES.get(path.suffix.lower()))
    except OSError:
        return ImageFacts(fault="broken")


def _inspect(file: BinaryIO, expected: str | None) -> ImageFacts:
    size = os.fstat(file.fileno()).st_size
    found = _sniff(file.read(256))
    if expected is None:
        return ImageFacts(format=found, bytes=size, fault="unsupported")
    if found != expected:
        fault: ImageFault = "disguised" if found else "broken"
        return ImageFacts(format=found, bytes=size, fault=fault)
    width, height, frames = 0, 0, 1
    try:
        file.seek(0)
        width, height, frames = _header(file, found)
        file.seek(0)
        with opened(file, found) as image:
            _read_to_its_end(file, image, size)
    except RefusedError as refused:
        return ImageFacts(width, height, found, frames, size, refused.fault)
    return ImageFacts(width, height, found, frames, size)


def _header(file: BinaryIO, format_: str) -> tuple[int, int, int]:
    """Width and height as a viewer sees them, and frames; without any limit on pixels."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = _READERS[format_](file, "")
            width, height = image.size
            exif = Image.Exif()
            exif.load(image.info.get("exif", b""))
            turned = exif.get(ExifTags.Base.Orientation) in (5, 6, 7, 8)
            return (height, width, _frames(image)) if turned else (width, height, _frames(image))
    except Exception as error:
        raise RefusedError("broken") from error


def _read_to_its_end(file: BinaryIO, image: Image.Image, size: int) -> None:
    """Raise when the file was cut off or, for PNG, when a checksum is wrong."""
    if image.format == "PNG":
        image.verify()
    elif image.format == "WEBP":
        file.seek(4)
        if int.from_bytes(file.read(4), "little") + 8 > size:
            raise RefusedError("broken")
    else:
        file.seek(max(0, size - 64))
        if not file.read(64).rstrip(b"\x00").endswith(b"\xff\xd9"):
            file.seek(0)
            image.draft(None, (1, 1))
            image.load()


def _sniff(head: bytes) -> str:
    """The format by its first bytes, "" when unknown."""
    for offset, magic, name in _MAGIC:
        if head[offset : offset + len(magic)] == magic:
            return name
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b"<svg", b"<?xml")):
        return "SVG"
    return "HTML" if text.startswith((b"<!doctype", b"<html")) else ""
