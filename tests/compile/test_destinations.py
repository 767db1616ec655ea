"""Links in double brackets to sections and courses become links to their pages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from verkkokurssi.load import load

from .conftest import SMALL, Compile
from .pages import html, pages

LINK = '<a href="{}">{}</a>'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    return tmp_path


def append(path: Path, text: str) -> None:
    path.write_text(f"{path.read_text('utf-8')}\n{text}\n", "utf-8")


@pytest.mark.parametrize(
    ("target", "link"),
    [
        ("aanet", LINK.format("../aanet/", "Kuvat ja äänet")),
        ("aanet|ääniin", LINK.format("../aanet/", "ääniin")),
        ("pieni/aanet", LINK.format("../aanet/", "Kuvat ja äänet")),
        ("liten/hjalp", LINK.format("../../liten/avsnitt-hjalp/", "Hjälp")),
        ("courses/liten|ruotsiksi", LINK.format("../../liten/", "ruotsiksi")),
        ("courses/pieni|alkuun", LINK.format("../", "alkuun")),
    ],
)
def test_a_frame_text_leads_to_sections_and_courses(
    root: Path, compile_all: Compile, target: str, link: str
) -> None:
    append(root / "courses/pieni/01-sanat.md", f"Katso [[{target}]].")
    page = html(pages(compile_all(load(root))["pieni"])["sanat.md"])
    assert f"Katso {link}." in page


def test_a_work_leads_to_a_section_from_every_page_it_stands_on(
    root: Path, compile_all: Compile
) -> None:
    append(root / "content/stories/keittion-poyta.md", "Katso [[liten/hjalp]].")
    compiled = pages(compile_all(load(root))["pieni"])
    assert LINK.format("../../../liten/avsnitt-hjalp/", "Hjälp") in html(
        compiled["tarinat/keittion-poyta.md"]
    )
    assert LINK.format("../../liten/avsnitt-hjalp/", "Hjälp") in html(compiled["sanat.md"])


def test_a_section_that_its_course_leaves_out_is_never_linked_to(
    root: Path, compile_all: Compile
) -> None:
    append(root / "courses/liten/course.yml", "sections: [hjalp]")
    shutil.copyfile(root / "courses/liten/01-hjalp.md", root / "courses/liten/02-gomd.md")
    append(root / "courses/pieni/01-sanat.md", "Katso [[liten/gomd|tänne]].")
    page = html(pages(compile_all(load(root))["pieni"])["sanat.md"])
    assert "Katso …." in page
