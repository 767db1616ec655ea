"""Links in double brackets lead to works, sections and courses, or the hint says the way."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from verkkokurssi.diagnostics import Diagnostic
from verkkokurssi.i18n import translator
from verkkokurssi.images import inspect
from verkkokurssi.load import load
from verkkokurssi.reporters import wording
from verkkokurssi.rules import check

BASE = Path(__file__).parent / "base"
SECTION = "---\ntitle: {}\nkey_points: [yksi]\nminutes: 5\ncontent_notes: [none]\n---\nTekstiä.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The course yon-yli with sections ilta and aamu, and a second course with a section polku."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    other = tmp_path / "courses/kohti-aamua"
    other.mkdir()
    course = (tmp_path / "courses/yon-yli/course.yml").read_text("utf-8")
    course = course.replace("Yön yli\n", "Kohti aamua\n", 1).replace("[ilta, aamu]", "[polku]")
    (other / "course.yml").write_text(course, "utf-8")
    (other / "01-polku.md").write_text(SECTION.format("Polku"), "utf-8")
    return tmp_path


def found(root: Path, line: str, file: str = "courses/yon-yli/01-ilta.md") -> list[Diagnostic]:
    path = root / file
    path.write_text(f"{path.read_text('utf-8')}\n{line}\n", "utf-8")
    codes = ("LK10", "EM101", "RF104")
    return check(load(root), date(2026, 11, 24), inspect_image=inspect, select=codes)


@pytest.mark.parametrize(
    "target", ["aamu", "yon-yli/aamu", "kohti-aamua", "courses/kohti-aamua", "kohti-aamua/polku",
               "metsassa", "stories/metsassa"],
)  # fmt: skip
def test_works_sections_and_courses_can_be_linked_to(root: Path, target: str) -> None:
    assert found(root, f"Katso [[{target}|siitä lisää]].") == []


def test_a_work_calls_a_section_with_its_course(root: Path) -> None:
    story = "content/stories/metsassa.md"
    assert found(root, "Katso [[yon-yli/aamu]] ja [[yon-yli]].", story) == []
    (fault,) = found(root, "Katso [[aamu]].", story)
    assert fault.code == "LK101"
    assert fault.args["suggestion"] == "yon-yli/aamu"


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("[[aanu]]", "aamu"),
        ("[[polku]]", "kohti-aamua/polku"),
        ("[[yon-yl/aamu]]", "aamu"),
        ("[[02-aamu]]", "aamu"),
        ("[[kohti-amua]]", "kohti-aamua"),
        ("[[metsasa]]", "metsassa"),
        ("[seuraava](02-aamu.md)", "aamu"),
        ("[kurssi](../kohti-aamua/course.yml)", "kohti-aamua"),
        ("[jakso](/kohti-aamua/polku/)", "kohti-aamua/polku"),
    ],
)
def test_a_wrong_link_is_told_what_it_means(root: Path, line: str, meant: str) -> None:
    (fault,) = found(root, f"Katso {line}.")
    assert wording(fault, translator("editor", "fi"))[1] == f"Tarkoititko [[{meant}]]?"
    file = root / "courses/yon-yli/01-ilta.md"
    text = file.read_text("utf-8").replace(line, f"[[{meant}]]")
    file.write_text(text, "utf-8")
    assert found(root, "") == []  # the hint is followed, and all is well


def test_a_section_without_a_page_is_told_apart(root: Path) -> None:
    (root / "courses/yon-yli/03-yo.md").write_text(SECTION.format("Yö"), "utf-8")
    (fault,) = found(root, "Katso [[yo]].")
    assert "course.yml" in wording(fault, translator("editor", "fi"))[1]


def test_a_name_of_two_things_must_say_which(root: Path) -> None:
    (root / "courses/yon-yli/03-metsassa.md").write_text(SECTION.format("Metsä"), "utf-8")
    course = root / "courses/yon-yli/course.yml"
    course.write_text(course.read_text("utf-8").replace("[ilta, aamu]", "[ilta, aamu, metsassa]"))
    faults = found(root, "Katso [[metsassa]].")
    assert {fault.code for fault in faults} == {"RF104"}
    assert {fault.args["choices"] for fault in faults} == {"stories/metsassa, yon-yli/metsassa"}
    assert all(not fault.path.startswith("content/") for fault in faults)


def test_a_section_cannot_be_embedded_but_linked_to(root: Path) -> None:
    (fault,) = found(root, "![[aamu]]")
    assert fault.code == "EM101"
    assert "[[aamu]]" in wording(fault, translator("editor", "fi"))[1]
