"""Covers and cards: what stands on them, who allowed it, and that nothing else is in the files."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from verkkokurssi.exports import cards, cover
from verkkokurssi.images import card_image, cover_art
from verkkokurssi.model import Colours, Poster

from .conftest import See


def emblem(tmp_path: Path, size: tuple[int, int] = (900, 700)) -> Path:
    path = tmp_path / "emblem.png"
    Image.linear_gradient("L").resize(size).convert("RGB").save(path)
    return path


TITLES = [
    "Yö",
    "Vertaistukiryhmäläisten yhteenkuuluvuudentunteesta ja muusta",
    "ä" * 400,
    "x y " * 90,
]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("with_emblem", [True, False])
def test_a_cover_is_what_directories_ask_for(tmp_path: Path, title: str, with_emblem: bool) -> None:
    poster = Poster(title, Colours(), emblem(tmp_path) if with_emblem else None)
    made = cover_art(poster, tmp_path / "cache")
    data = Path(made.cached).read_bytes()
    with Image.open(io.BytesIO(data)) as image:
        assert (image.format, image.mode) == ("JPEG", "RGB")
        assert image.width == image.height == made.width
        assert 1400 <= image.width <= 3000
        assert not image.getexif() and "comment" not in image.info
    assert len(data) == made.bytes < 512_000


def test_a_card_has_the_shape_that_links_want(tmp_path: Path) -> None:
    lines = ("Kurssi · Yhdistys", "Kuva: Kuusi · CC BY-NC-ND 4.0")
    made = card_image(Poster("Yön yli", Colours(), emblem(tmp_path), lines), tmp_path / "cache")
    with Image.open(made.cached) as image:
        assert image.size == (made.width, made.height) == (1200, 630)
        assert image.mode == "RGB"
    assert made.bytes < 300_000


def test_the_same_values_give_the_same_file_and_others_another(tmp_path: Path) -> None:
    picture = emblem(tmp_path)
    poster = Poster("Yön yli", Colours(), picture, ("a",))
    first = card_image(poster, tmp_path / "one")
    again = card_image(poster, tmp_path / "two")
    assert first.name == again.name
    assert Path(first.cached).read_bytes() == Path(again.cached).read_bytes()
    others = [
        Poster("Yön yli", Colours(), picture, ("b",)),
        Poster("Yön yli!", Colours(), picture, ("a",)),
        Poster("Yön yli", Colours(main="#123456"), picture, ("a",)),
        Poster("Yön yli", Colours(), None, ("a",)),
    ]
    names = {card_image(other, tmp_path / "one").name for other in others}
    picture.write_bytes(emblem(tmp_path, (800, 800)).read_bytes())
    names.add(card_image(poster, tmp_path / "one").name)
    assert len(names | {first.name}) == 6


def test_a_finished_picture_is_taken_from_the_cache(tmp_path: Path) -> None:
    poster = Poster("Yön yli", Colours())
    made = card_image(poster, tmp_path)
    Path(made.cached).write_bytes(b"kept")
    assert card_image(poster, tmp_path).bytes == 4


def test_letters_of_finnish_swedish_and_sami_are_drawn(tmp_path: Path) -> None:
    names = {card_image(Poster(letter, Colours()), tmp_path).bytes for letter in "\u0378\u0379"}
    drawn = {card_image(Poster(letter, Colours()), tmp_path).bytes for letter in "åäöšžčđŋŧ"}
    assert len(names) == 1 and not names & drawn and len(drawn) > 6


@pytest.mark.parametrize("bad", ["missing.png", "broken.png", "drawing.svg"])
def test_an_emblem_that_cannot_be_published_is_left_out(tmp_path: Path, bad: str) -> None:
    if bad != "missing.png":
        (tmp_path / bad).write_bytes(b"<svg/>")
    plain = cover_art(Poster("Yön yli", Colours()), tmp_path)
    made = cover_art(Poster("Yön yli", Colours(), tmp_path / bad), tmp_path)
    assert Path(made.cached).read_bytes() == Path(plain.cached).read_bytes()


def test_a_card_shows_title_publisher_emblem_and_its_byline(see: See) -> None:
    front, section = cards(see())
    assert (front.address, front.poster.title) == ("", "Kurssi")
    assert front.poster.lines == ("Pieni yhdistys", "Kuva: Maija · CC BY-NC-ND 4.0")
    assert front.poster.emblem is not None and front.poster.emblem.name == "tunnus.png"
    assert front.alt == "Kurssi. Kuusi kuusta rivissä lumessa."
    assert (section.address, section.poster.title) == ("osa/", "Osa")
    assert section.poster.lines[-1] == "Kuva: nimetön kokemusasiantuntija · CC BY-NC-ND 4.0"


def test_an_emblem_without_consent_for_sharing_is_on_no_card(see: See) -> None:
    placed = cards(see(social="illustrations/tunnus"))
    assert [card.address for card in placed] == ["", "osa/"]
    assert placed[0].poster.emblem is None
    assert placed[0].poster.lines == ("Pieni yhdistys",)
    assert placed[0].alt == "Kurssi"
    # A section without one has the card of its course.
    assert [card.address for card in cards(see(social="illustrations/osa"))] == [""]


def test_the_card_of_the_portal_shows_an_emblem_that_may_be_shared(see: See) -> None:
    (shown,) = cards(see(course=None))
    assert (shown.address, shown.poster.title) == ("", "Verkkokurssit")
    assert shown.poster.lines == ("Pieni yhdistys", "Kuva: Maija · CC BY-NC-ND 4.0")
    assert shown.poster.emblem is not None and shown.poster.emblem.name == "tunnus.png"
    (hidden,) = cards(see(course=None, social="illustrations/tunnus"))
    assert hidden.poster.emblem is None and hidden.poster.lines == ("Pieni yhdistys",)


def test_an_emblem_without_consent_for_podcasts_is_on_no_cover(see: See) -> None:
    shown, hidden = cover(see()), cover(see(podcast="illustrations/tunnus"))
    assert shown is not None and shown.emblem is not None
    assert hidden is not None and hidden.emblem is None
