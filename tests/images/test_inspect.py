"""What rules are told of a source picture before anything is published."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PIL import Image

from verkkokurssi.images import inspect


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.jpg", "JPEG"), ("a.jpeg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP")],
)
def test_supported_formats_are_fine(studio, name, format):
    path = studio.save(name, studio.photo(90, 60))
    facts = inspect(path)
    assert (facts.width, facts.height, facts.format) == (90, 60, format)
    assert (facts.frames, facts.fault) == (1, None)
    assert facts.bytes == path.stat().st_size


@pytest.mark.parametrize("orientation", range(1, 9))
def test_size_is_that_of_the_upright_picture(studio, orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    facts = inspect(studio.save("a.jpg", studio.photo(90, 60), exif=exif))
    assert (facts.width, facts.height) == ((60, 90) if orientation >= 5 else (90, 60))


@pytest.mark.parametrize(
    ("name", "format"), [("a.gif", "GIF"), ("a.tiff", "TIFF"), ("a.bmp", "BMP"), ("a.avif", "AVIF")]
)
def test_other_formats_are_unsupported(studio, name, format):
    facts = inspect(studio.save(name, studio.photo(9, 6)))
    assert (facts.format, facts.fault) == (format, "unsupported")


@pytest.mark.parametrize(
    ("name", "data", "format"),
    [
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
        ("a.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
    ],
)
def test_drawings_as_code_and_phone_formats_are_unsupported(studio, name, data, format):
    facts = inspect(studio.bytes(name, data))
    assert (facts.format, facts.fault) == (format, "unsupported")


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (b"\xef\xbb\xbf <?xml version='1.0'?><svg/>", "SVG"),
        (b"<!DOCTYPE html><script>1</script>", "HTML"),
        (b"GIF89a\x01\0\x01\0\0\0\0;", "GIF"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", "EPS"),
        (b"PK\x03\x04 ....", "ZIP"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
    ],
)
def test_something_else_under_a_picture_name_is_disguised(studio, data, format):
    facts = inspect(studio.bytes("a.png", data))
    assert (facts.format, facts.fault) == (format, "disguised")


def test_the_suffix_must_tell_the_truth(studio):
    facts = inspect(studio.save("a.jpg", studio.photo(9, 6), "PNG"))
    assert (facts.format, facts.fault) == ("PNG", "disguised")


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
@pytest.mark.parametrize("share", [0.0, 0.05, 0.5, 0.95])
def test_a_file_that_was_cut_off_is_broken(studio, name, share):
    path = studio.save(name, studio.photo())
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    assert inspect(path).fault == "broken"


def test_a_png_with_a_wrong_checksum_is_broken(studio):
    path = studio.save("a.png", studio.photo())
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    assert inspect(path).fault == "broken"


def test_a_photo_with_bytes_behind_its_end_is_fine(studio):
    path = studio.save("a.jpg", studio.photo())
    path.write_bytes(path.read_bytes() + b"maker's trailer" * 20)
    assert inspect(path).fault is None


@pytest.mark.parametrize(("name", "format"), [("a.png", "PNG"), ("a.webp", "WEBP")])
def test_animations_are_refused(studio, name, format):
    frames = [studio.photo(40, 30), studio.corners(40, 30)]
    facts = inspect(studio.save(name, frames[0], save_all=True, append_images=frames[1:]))
    assert (facts.format, facts.frames, facts.fault) == (format, 2, "animated")


def test_a_phone_photo_with_a_second_picture_inside_is_one_photo(studio):
    path = studio.save(
        "a.jpg", studio.photo(40, 30), "MPO", save_all=True, append_images=[studio.photo(20, 15)]
    )
    facts = inspect(path)
    assert (facts.format, facts.frames, facts.fault) == ("JPEG", 1, None)


def test_a_bomb_is_recognised_without_being_unpacked(studio):
    path = studio.bytes("a.png", studio.png_header(12_000, 12_000))
    assert path.stat().st_size < 40_000
    started = time.perf_counter()
    facts = inspect(path)
    assert time.perf_counter() - started < 0.5
    assert (facts.width, facts.height, facts.fault) == (12_000, 12_000, "too-many-pixels")


def test_the_limit_is_forty_megapixels(studio):
    assert inspect(studio.bytes("a.png", studio.png_header(8_000, 5_000))).fault is None
    over = inspect(studio.bytes("b.png", studio.png_header(8_000, 5_001)))
    assert over.fault == "too-many-pixels"


def test_what_is_not_there_is_broken(tmp_path: Path):
    assert inspect(tmp_path / "none.png").fault == "broken"
    assert inspect(tmp_path).fault in ("broken", "unsupported")
