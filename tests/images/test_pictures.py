"""What becomes of a source picture: sizes, types, colours, and nothing but pixels."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from verkkokurssi.images import make_pictures
from verkkokurssi.model import Picture, Rendition

AVIF, WEBP, JPEG, PNG = "image/avif", "image/webp", "image/jpeg", "image/png"
SECRET = b"Liisan puhelin"


def make(studio, path: Path, **how) -> Picture:
    return make_pictures({"key": path}, studio.cache, **how)["key"]


def widths(picture: Picture, type: str) -> list[int]:
    return [r.width for r in picture.renditions if r.type == type]


def opened(rendition: Rendition) -> Image.Image:
    return Image.open(io.BytesIO(Path(rendition.cached).read_bytes()))


def near(a, b, tolerance=12) -> bool:
    return all(abs(x - y) <= tolerance for x, y in zip(a, b, strict=True))


def test_a_photo_in_three_widths_and_three_types(studio):
    picture = make(studio, studio.save("a.jpg", studio.photo(1800, 1200)))
    assert (picture.width, picture.height) == (1800, 1200)
    assert list(dict.fromkeys(r.type for r in picture.renditions)) == [AVIF, WEBP, JPEG]
    for type in (AVIF, WEBP, JPEG):
        assert widths(picture, type) == [480, 960, 1600]
    for rendition in picture.renditions:
        image = opened(rendition)
        assert image.size == (rendition.width, rendition.height)
        assert image.get_format_mimetype() == rendition.type
        assert Path(rendition.cached).stat().st_size == rendition.bytes
    assert picture.fallback.width == 1600


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (30, [30]),
        (479, [479]),
        (480, [480]),
        (590, [480]),
        (700, [480, 700]),
        (960, [480, 960]),
        (1100, [480, 960]),
        (1300, [480, 960, 1300]),
        (1600, [480, 960, 1600]),
    ],
)
def test_a_picture_is_never_made_larger(studio, source, expected):
    picture = make(studio, studio.save("a.png", Image.new("RGB", (source, 8), "#1f6f6a")))
    assert widths(picture, WEBP) == expected


def test_a_very_long_comic_fits_every_format(studio):
    picture = make(studio, studio.save("a.png", Image.new("L", (500, 40_000), 200)))
    assert (picture.width, picture.height) == (500, 40_000)
    assert max(r.height for r in picture.renditions) <= 16_383


def test_names_are_the_hash_of_the_content(studio):
    data = studio.save("a.jpg", studio.photo(500, 400)).read_bytes()
    picture = make(studio, studio.bytes("a.jpg", data))
    moved = make(studio, studio.bytes("liisa.jpg", data))
    assert picture == moved
    assert [r.name.split("-")[1] for r in picture.renditions] == ["480.avif", "480.webp", "480.jpg"]
    assert all(len(r.name.split("-")[0]) == 16 for r in picture.renditions)
    assert all(Path(r.cached).name == r.name for r in picture.renditions)


def test_an_emblem_is_also_cut_square_from_its_middle(studio):
    image = Image.new("RGB", (1400, 700), "red")
    image.paste("lime", (350, 0, 1050, 700))
    picture = make(studio, studio.save("a.png", image), square=frozenset({"key"}))
    assert {(r.width, r.height) for r in picture.square} == {(480, 480)}
    assert len({r.name for r in picture.renditions + picture.square}) == len(
        picture.renditions + picture.square
    )
    for rendition in picture.square:
        assert near(opened(rendition).convert("RGB").getpixel((5, 240)), (0, 255, 0))


def test_a_wide_emblem_has_the_pixels_for_a_large_square(studio):
    source = studio.save("a.jpg", studio.photo(2400, 1000))
    picture = make(studio, source, square=frozenset({"key"}))
    assert {r.width for r in picture.square} == {480, 960}
    assert widths(picture, JPEG) == [480, 960, 1600]


def test_only_emblems_have_squares(studio):
    path = studio.save("a.png", studio.drawing())
    assert make(studio, path, square=frozenset({"key"})).square
    assert make(studio, path).square == ()


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
def test_pictures_stand_upright(studio, orientation, name):
    turn = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    image = studio.corners()
    stored = image.transpose(turn[orientation]) if orientation in turn else image
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture = make(studio, studio.save(name, stored, exif=exif))
    assert (picture.width, picture.height) == (300, 200)
    for rendition in picture.renditions:
        shown = opened(rendition).convert("RGB")
        assert shown.size == (300, 200)
        assert not shown.getexif()
        assert near(shown.getpixel((40, 40)), (255, 0, 0))
        assert near(shown.getpixel((260, 40)), (0, 255, 0))
        assert near(shown.getpixel((40, 160)), (0, 0, 255))


@pytest.mark.parametrize("size", [(2500, 2499), (1700, 850)])
def test_a_large_photo_stands_upright_too(studio, size):
    """Large JPEGs are decoded at a fraction of their size: still never below what is shown."""
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = make(studio, studio.save("a.jpg", studio.photo(*size), exif=exif))
    assert (picture.width, picture.height) == size[::-1]
    assert widths(picture, JPEG)[-1] == min(1600, picture.width)


@pytest.mark.parametrize(
    ("mode", "colour", "expected"),
    [
        ("L", 128, (128, 128, 128)),
        ("1", 1, (255, 255, 255)),
        ("P", 1, None),
        ("I;16", 0x8080, (128, 128, 128)),
        ("RGB", (31, 111, 106), (31, 111, 106)),
    ],
)
def test_every_kind_of_png_keeps_its_colour(studio, mode, colour, expected):
    image = Image.new(mode, (60, 40), colour)
    if mode == "P":
        image.putpalette([0, 0, 0, 180, 84, 27])
        expected = (180, 84, 27)
    picture = make(studio, studio.save("a.png", image))
    assert picture.colour == "#{:02x}{:02x}{:02x}".format(*expected)
    for rendition in picture.renditions:
        assert near(opened(rendition).convert("RGB").getpixel((30, 20)), expected, 4)


def test_print_colours_become_screen_colours(studio):
    image = Image.new("CMYK", (60, 40), (255, 0, 255, 0))
    picture = make(studio, studio.save("a.jpg", image))
    red, green, blue = opened(picture.fallback).convert("RGB").getpixel((30, 20))
    assert green > 120 > max(red, blue)
    assert opened(picture.fallback).mode == "RGB"


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
def test_colours_of_an_embedded_profile_are_converted(studio, name):
    profile = studio.swapped_profile()
    image = Image.new("RGB", (60, 40), (220, 30, 30))
    picture = make(studio, studio.save(name, image, icc_profile=profile))
    for rendition in picture.renditions:
        red, green, _ = opened(rendition).convert("RGB").getpixel((30, 20))
        assert green > 150 > 100 > red


def test_a_profile_keeps_transparency(studio):
    image = Image.new("RGBA", (60, 40), (220, 30, 30, 0))
    image.paste((220, 30, 30, 255), (0, 0, 30, 40))
    picture = make(studio, studio.save("a.png", image, icc_profile=studio.swapped_profile()))
    shown = opened(picture.fallback).convert("RGBA")
    assert shown.getpixel((50, 20))[3] == 0
    red, green, _, alpha = shown.getpixel((10, 20))
    assert green > 150 > 100 > red and alpha == 255


@pytest.mark.parametrize("profile", [b"nonsense", b"\0" * 4096])
def test_a_broken_profile_is_passed_over(studio, profile):
    image = Image.new("RGB", (60, 40), (220, 30, 30))
    picture = make(studio, studio.save("a.jpg", image, icc_profile=profile))
    assert near(opened(picture.fallback).getpixel((30, 20)), (220, 30, 30))


def test_transparency_of_a_palette_survives(studio):
    image = Image.new("P", (60, 40), 0)
    image.putpalette([255, 0, 255, 31, 111, 106])
    image.paste(1, (0, 0, 30, 40))
    picture = make(studio, studio.save("a.png", image, transparency=0))
    assert picture.fallback.type == PNG
    for rendition in picture.renditions:
        shown = opened(rendition).convert("RGBA")
        assert shown.getpixel((50, 20))[3] == 0
        assert near(shown.getpixel((10, 20)), (31, 111, 106, 255), 2)
    assert JPEG not in {r.type for r in picture.renditions}


def test_the_average_colour_of_a_transparent_picture_is_that_on_paper(studio):
    assert make(studio, studio.save("a.png", Image.new("RGBA", (9, 9)))).colour == "#fbf8f2"


def test_a_drawing_stays_sharp_and_small(studio):
    drawing = studio.drawing(900, 700)
    path = studio.save("a.png", drawing)
    picture = make(studio, path)
    by_type = {r.type: r for r in picture.renditions}
    assert JPEG not in by_type
    assert opened(by_type[PNG]).mode == "P"
    webp = Path(by_type[WEBP].cached).read_bytes()
    assert b"VP8L" in webp[:64]
    assert by_type[PNG].bytes < path.stat().st_size
    if AVIF in by_type:
        assert by_type[AVIF].bytes < by_type[WEBP].bytes


def test_a_drawing_of_few_colours_is_the_same_to_the_bit(studio):
    image = studio.corners(300, 200)
    picture = make(studio, studio.save("a.png", image))
    for rendition in picture.renditions:
        if rendition.type != AVIF:
            assert opened(rendition).convert("RGB").tobytes() == image.tobytes()


def test_a_photo_saved_as_png_is_not_taken_for_a_drawing(studio):
    picture = make(studio, studio.save("a.png", studio.photo(500, 300)))
    assert [r.type for r in picture.renditions] == [AVIF, WEBP, JPEG]


# Nothing but pixels


def traces(studio) -> dict[str, Path]:
    """Sources that carry everything cameras and programs write into pictures."""
    exif = Image.Exif()
    exif[0x010F] = SECRET.decode()
    exif[0x0112] = 6
    exif.get_ifd(0x8769)[0x9003] = "2026:03:02 12:00:00"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (60.0, 10.0, 1.0), "E", (24.0, 56.0, 1.0)
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><a>" + SECRET + b"</a></x:xmpmeta>"
    icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    note = PngInfo()
    note.add_text("Author", SECRET.decode())
    note.add_itxt("XML:com.adobe.xmp", xmp.decode())
    photo = studio.photo(200, 160)
    how = {"exif": exif, "icc_profile": icc}
    sources = {
        "jpeg": studio.save("a.jpg", photo, comment=SECRET, xmp=xmp, dpi=(300, 300), **how),
        "png": studio.save("a.png", photo, pnginfo=note, **how),
        "palette": studio.save("b.png", studio.corners(), pnginfo=note, dpi=(72, 72), **how),
        "alpha": studio.save("c.png", photo.convert("RGBA").rotate(9), pnginfo=note, **how),
        "webp": studio.save("a.webp", photo, xmp=xmp, **how),
        "drawing": studio.save("b.webp", studio.corners(), lossless=True, xmp=xmp, **how),
        "second": studio.save("m.jpg", photo, "MPO", save_all=True, append_images=[photo], **how),
    }
    for name in ("jpeg", "png", "webp"):
        assert SECRET in sources[name].read_bytes()
    return sources


def chunks(data: bytes) -> set[str]:
    """Kinds of segments, chunks or boxes of a picture file."""
    found = set()
    if data.startswith(b"\xff\xd8"):
        at = 2
        while data[at + 1] != 0xDA:
            kind, size = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
            name = f"{kind:02x}"
            found.add(f"{name} {data[at + 4 : at + 8].decode()}" if kind == 0xE0 else name)
            at += 2 + size
        assert data.endswith(b"\xff\xd9") and data.count(b"\xff\xd8") == 1
    elif data.startswith(b"\x89PNG"):
        at = 8
        while at < len(data):
            size, kind = struct.unpack(">I4s", data[at : at + 8])
            found.add(kind.decode())
            at += 12 + size
    elif data.startswith(b"RIFF"):
        at = 12
        while at < len(data):
            kind, size = struct.unpack("<4sI", data[at : at + 8])
            found.add(kind.decode())
            at += 8 + size + size % 2
    else:
        assert data[4:12] == b"ftypavif"
        meta = data[: data.index(b"mdat")]
        names = (b"Exif", b"mime", b"prof", b"rICC", b"xml ", b"udta", b"uuid", b"thmb", b"infe")
        found = {name.decode() for name in names if name in meta}
    return found


ALLOWED = {
    JPEG: {"e0 JFIF", "db", "c0", "c2", "c4"},
    PNG: {"IHDR", "PLTE", "tRNS", "IDAT", "IEND"},
    WEBP: {"VP8 ", "VP8L", "VP8X", "ALPH"},
    AVIF: {"infe"},
}


def test_nothing_but_pixels_is_published(studio):
    sources = traces(studio)
    pictures = make_pictures(sources, studio.cache, square=frozenset(sources), jobs=1)
    assert pictures.keys() == sources.keys()
    seen = set()
    for picture in pictures.values():
        for rendition in picture.renditions + picture.square:
            data = Path(rendition.cached).read_bytes()
            assert chunks(data) <= ALLOWED[rendition.type], rendition
            for trace in (SECRET, b"Liisa", b"xmpmeta", b"2026:03:02", b"acsp", b"desc\0"):
                assert trace not in data
            image = opened(rendition)
            assert not image.getexif() and not image.info.get("icc_profile")
            seen.add(rendition.type)
    assert seen == {AVIF, WEBP, JPEG, PNG}


# Hostile and hopeless sources


def test_a_hostile_picture_is_left_out_and_the_others_are_made(studio):
    photo = studio.photo(400, 300)
    whole = studio.save("whole.jpg", photo).read_bytes()
    frames = [studio.photo(40, 30), studio.corners(40, 30)]
    sources = {
        "bomb": studio.bytes("bomb.png", studio.png_header(12_000, 12_000)),
        "cut": studio.bytes("cut.jpg", whole[: len(whole) // 2]),
        "empty": studio.bytes("empty.png", b""),
        "noise": studio.bytes("noise.webp", bytes(range(256)) * 9),
        "script": studio.bytes("script.png", b"<svg onload='alert(1)'/>"),
        "moving": studio.save("m.webp", frames[0], save_all=True, append_images=frames[1:]),
        "flicker": studio.save("m.png", frames[0], save_all=True, append_images=frames[1:]),
        "gif": studio.save("a.gif", photo),
        "tiff": studio.save("a.tiff", photo),
        "renamed": studio.save("r.png", photo, "GIF"),
        "lying": studio.save("l.jpg", photo, "PNG"),
        "gone": studio.folder / "gone.png",
        "folder": studio.folder,
        "good": studio.bytes("good.jpg", whole),
    }
    assert list(make_pictures(sources, studio.cache, jobs=1)) == ["good"]


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
def test_whatever_is_wrong_in_a_file_nothing_raises(studio, name):
    whole = studio.save(name, studio.photo(120, 90)).read_bytes()
    sources = {}
    for at in range(0, len(whole), max(1, len(whole) // 40)):
        data = bytearray(whole)
        data[at : at + 4] = b"\xff\x00\xff\xff"
        sources[f"{at:06}"] = studio.bytes(f"{at:06}{Path(name).suffix}", bytes(data))
    pictures = make_pictures(sources, studio.cache, jobs=1)
    assert pictures.keys() < sources.keys()
