"""A document that was quiet is not read again; one that changed is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from verkkokurssi.model import ImageFacts
from verkkokurssi.pipeline import load_project
from verkkokurssi.rules import check

STORY = "---\ntitle: Aamu\ncontributors: [kuusi]\ncontent_notes: [none]\n---\n{body}\n"
CONTRIBUTOR = "attribution: pseudonym\ndisplay_name: Kuusi\nexpertise: peer\n"
SETTINGS = "site_name: Kurssit\nextra:\n  verkkokurssi:\n    language: fi\n"


def codes(root: Path) -> set[str]:
    project = load_project(root, 1)
    found = check(project, date(2026, 6, 1), inspect_image=lambda _: ImageFacts(), select=("SM",))
    return {d.code for d in found}


def test_a_story_that_becomes_grave_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    (tmp_path / "contributors").mkdir()
    (tmp_path / "contributors/kuusi.yml").write_text(CONTRIBUTOR, "utf-8")
    story = tmp_path / "content/stories/aamu.md"
    story.parent.mkdir(parents=True)
    story.write_text(STORY.format(body="Keitin kahvia ja katsoin lumisadetta."), "utf-8")
    assert codes(tmp_path) == set()
    assert codes(tmp_path) == set()
    story.write_text(STORY.format(body="Mietin silloin itsemurhaa."), "utf-8")
    assert "SM106" in codes(tmp_path)
    story.write_text(STORY.format(body="Keitin kahvia ja katsoin lumisadetta."), "utf-8")
    assert codes(tmp_path) == set()
