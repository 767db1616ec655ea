"""Every finding ends with a step that an editor can take: what to write, or where to put a file."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from verkkokurssi.i18n import translator
from verkkokurssi.images import inspect
from verkkokurssi.load import load
from verkkokurssi.reporters import wording
from verkkokurssi.rules import check

BASE = Path(__file__).parent / "base"
TODAY = date(2026, 11, 24)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return tmp_path


def hints(root: Path, code: str, language: str = "fi") -> list[str]:
    found = check(load(root), TODAY, inspect_image=inspect, select=[code])
    return [wording(d, translator("editor", language))[1] for d in found]


def sub(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_bad_name_of_a_picture_is_given_a_good_one(root: Path) -> None:
    sub(root / "content/illustrations/metsa.md", "metsa.png", "Metsä yöllä.PNG")
    assert hints(root, "FM114") == [
        "Anna tiedostolle nimi metsa-yolla.png ja kirjoita sama nimi tähän."
    ]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("content/muuta/x.md", "content/stories, content/poems"),
        ("content/stories/vanhat/x.md", "suoraan kansiossa content/stories."),
        ("contributors/kuva.png", ".yml"),
        ("courses/muistio.txt", "Jokaisella kurssilla on oma kansio"),
        ("courses/yon-yli/kuva.png", "Kuvat ja äänitteet kuuluvat kansioon content/"),
        ("content/storys/x.md", "Tarkoititko ”stories”?"),
    ],
)
def test_what_lies_in_a_wrong_place_is_told_its_right_one(
    root: Path, path: str, words: str
) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text("x", "utf-8")
    (hint,) = hints(root, "FM117")
    assert words in hint


def test_a_disguised_picture_may_be_renamed(root: Path) -> None:
    from PIL import Image

    Image.new("RGB", (900, 900)).save(root / "content/illustrations/metsa.png", "JPEG")
    assert "metsa.jpg" in hints(root, "IM209")[0]


@pytest.mark.parametrize(
    ("pattern", "new", "words"),
    [
        (r"consents:.*", "", "contributors/otso.yml"),
        (r"works: all", "works: [stories/muu]", "lisää teos suostumuksen kohtaan works"),
        (r"given: 2026", "given: 2027", "Mitään ei tarvitse tehdä"),
    ],
)
def test_what_waits_says_what_it_waits_for(root: Path, pattern: str, new: str, words: str) -> None:
    for path in root.glob("contributors/*.yml"):
        text = re.sub(pattern, new, path.read_text("utf-8"), flags=re.DOTALL)
        path.write_text(text, "utf-8")
    assert any(words in hint for hint in hints(root, "CO105"))


def codes(root: Path, *select: str) -> list[str]:
    return [d.code for d in check(load(root), TODAY, inspect_image=inspect, select=select)]


@pytest.mark.parametrize(
    "alt",
    ["metsa.jpg", "IMG_1234", "IMG_1234.png", "DSC00012.jpeg", "kuva123", "Kuva 12", "scan-3.tiff"],
)
def test_the_name_of_a_file_is_no_description(root: Path, alt: str) -> None:
    text = (root / "content/illustrations/metsa.md").read_text("utf-8")
    old = next(line for line in text.split("\n") if line.startswith("alt:"))
    sub(root / "content/illustrations/metsa.md", old, f"alt: {alt}")
    assert codes(root, "IM203", "IM204") == ["IM203"]


@pytest.mark.parametrize(
    "text",
    [
        "Hyvä tulos.",
        "Sait huonot pisteet.",
        "Erinomaista!",
        "Sinulla on masennus.",
        "Ett utmärkt resultat.",
        "You have an anxiety disorder.",
        "A poor score.",
    ],
)
def test_a_result_is_no_grade_and_no_diagnosis(root: Path, text: str) -> None:
    name = "content/quizzes/miten-jaksat.md"
    band = re.search(r"text: ([^,}\n]+)", (root / name).read_text("utf-8").split("bands:")[1])
    assert band
    sub(root / name, band[0], f"text: {text}")
    assert codes(root, "QZ111") == ["QZ111"]


@pytest.mark.parametrize(
    "text", ["On hyvä levätä.", "Sinulla on raskasta.", "Hyvää yötä.", "Puhu, jos mieli on maassa."]
)
def test_a_kind_result_is_let_be(root: Path, text: str) -> None:
    name = "content/quizzes/miten-jaksat.md"
    band = re.search(r"text: ([^,}\n]+)", (root / name).read_text("utf-8").split("bands:")[1])
    assert band
    sub(root / name, band[0], f"text: '{text}'")
    assert codes(root, "QZ111") == []


def test_a_number_beside_a_code_is_found_too(root: Path) -> None:
    sub(root / "content/stories/metsassa.md", "Kävelen", "040 123 4567 131052-308T. Kävelen")
    assert codes(root, "PD102", "PD103") == ["PD102", "PD103"]


def test_a_content_note_that_is_begun_is_not_missing(root: Path) -> None:
    sub(root / "content/stories/metsassa.md", "[none]", "[{topic: suicide}]")
    assert codes(root, "FM113", "CN101") == ["FM113"]


def test_results_that_overlap_are_told_where_two_meet(root: Path) -> None:
    name = "content/quizzes/miten-jaksat.md"
    text = (root / name).read_text("utf-8")
    (root / name).write_text(re.sub(r"from: 1\b", "from: 0", text), "utf-8")
    found = [
        wording(d, translator("editor", "fi"))[0]
        for d in check(load(root), TODAY, inspect_image=inspect, select=["QZ109"])
    ]
    assert len(found) == 1
    assert "0" in found[0]


def test_a_link_to_a_heading_is_told_that_it_leads_to_texts(root: Path) -> None:
    sub(root / "courses/yon-yli/02-aamu.md", "[[metsassa|", "[[metsassa#aamu|")
    assert hints(root, "LK101") == ["Linkki vie koko tekstiin, ei sen väliotsikkoon: [[metsassa]]."]
