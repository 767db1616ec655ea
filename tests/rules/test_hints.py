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
