"""Real picture files, made in memory: what cameras, drawing programs and attackers hand in."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw


class Studio:
    """Makes picture files in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.cache = folder / "cache"

    def save(self, name: str, image: Image.Image, format: str | None = None, **how: Any) -> Path:
        path = self.folder / name
        image.save(path, format, **how)
        return path

    def bytes(self, name: str, data: bytes) -> Path:
        path = self.folder / name
        path.write_bytes(data)
        return path

    @staticmethod
    def photo(width: int = 900, height: int = 600) -> Image.Image:
        """Noisy gradients: never few colours, never flat."""
        size = (width, height)
        noise = Image.effect_noise(size, 40)
        slope = Image.linear_gradient("L").resize(size)
        hill = Image.radial_gradient("L").resize(size)
        return Image.merge("RGB", (Image.blend(noise, slope, 0.6), hill, slope))

    @staticmethod
    def drawing(width: int = 600, height: int = 500) -> Image.Image:
        """Flat shapes with soft edges on paper."""
        image = Image.new("RGB", (width * 2, height * 2), "#fbf8f2")
        draw = ImageDraw.Draw(image)
        draw.ellipse((100, 100, width, height), fill="#1f6f6a", outline="#222222", width=9)
        draw.polygon(((width, 80), (width * 2 - 60, 300), (width, height)), fill="#b4551f")
        return image.resize((width, height), Image.Resampling.LANCZOS)

    @staticmethod
    def corners(width: int = 300, height: int = 200) -> Image.Image:
        """Red, green, blue and white quarters: every way to turn it looks different."""
        image = Image.new("RGB", (width, height), "white")
        draw = ImageDraw.Draw(image)
        draw.rectangle((0, 0, width // 2 - 1, height // 2 - 1), fill="red")
        draw.rectangle((width // 2, 0, width, height // 2 - 1), fill="lime")
        draw.rectangle((0, height // 2, width // 2 - 1, height), fill="blue")
        return image

    @staticmethod
    def png_header(width: int, height: int) -> bytes:
        """A PNG of any size in a few bytes: one colour, 1 bit a pixel."""
        raw = zlib.compressobj(9)
        row = b"\x00" * (1 + (width + 7) // 8)
        data = b"".join(raw.compress(row) for _ in range(height)) + raw.flush()
        header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
        chunks = [(b"IHDR", header), (b"IDAT", data), (b"IEND", b"")]
        return b"\x89PNG\r\n\x1a\n" + b"".join(
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
            for kind, body in chunks
        )

    @staticmethod
    def swapped_profile() -> bytes:
        """An ICC profile whose red is green and whose green is red."""
        red, green, blue = (
            (0.4361, 0.2225, 0.0139),
            (0.3851, 0.7169, 0.0971),
            (0.1431, 0.0606, 0.7141),
        )

        def xyz(values: tuple[float, ...]) -> bytes:
            return b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(v * 65536)) for v in values)

        curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256)) + b"\0\0"
        text = b"desc\0\0\0\0" + struct.pack(">I", 8) + b"swapped\0" + b"\0" * 78 + b"\0\0"
        tags = {
            b"desc": text,
            b"cprt": b"text\0\0\0\0none\0\0\0\0",
            b"wtpt": xyz((0.9642, 1.0, 0.8249)),
            b"rXYZ": xyz(green),
            b"gXYZ": xyz(red),
            b"bXYZ": xyz(blue),
            b"rTRC": curve,
            b"gTRC": curve,
            b"bTRC": curve,
        }
        table, body = b"", b""
        offset = 128 + 4 + 12 * len(tags)
        for name, data in tags.items():
            data += b"\0" * (-len(data) % 4)
            table += name + struct.pack(">II", offset + len(body), len(data))
            body += data
        size = offset + len(body)
        head = struct.pack(">I4sI4s4s4s", size, b"none", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
        head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28
        head += struct.pack(">3i", round(0.9642 * 65536), 65536, round(0.8249 * 65536))
        head = head.ljust(128, b"\0")
        return head + struct.pack(">I", len(tags)) + table + body


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(tmp_path)
