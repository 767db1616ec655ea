"""A document that was quiet is not read again; one that changed is."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from corpus import TODAY, Size, make_project
from verkkokurssi.model import ImageFacts
from verkkokurssi.pipeline import check as check_all
from verkkokurssi.pipeline import load_project
from verkkokurssi.rules import Quiet, check
from verkkokurssi.rules.context import Context

STORY = "---\ntitle: Aamu\ncontributors: [kuusi]\ncontent_notes: [none]\n---\n{body}\n"
CONTRIBUTOR = "attribution: pseudonym\ndisplay_name: Kuusi\nexpertise: peer\n"
SETTINGS = "site_name: Kurssit\nextra:\n  verkkokurssi:\n    language: fi\n"


def codes(root: Path, quiet: Quiet) -> set[str]:
    project = load_project(root, 1)
    found = check(
        project,
        date(2026, 6, 1),
        inspect_image=lambda _: ImageFacts(),
        select=("SM", "PD", "TX108"),
        quiet=quiet,
    )
    return {d.code for d in found}


def test_a_story_that_becomes_grave_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    (tmp_path / "contributors").mkdir()
    (tmp_path / "contributors/kuusi.yml").write_text(CONTRIBUTOR, "utf-8")
    story = tmp_path / "content/stories/aamu.md"
    story.parent.mkdir(parents=True)
    story.write_text(STORY.format(body="Keitin kahvia ja katsoin lumisadetta."), "utf-8")
    quiet = Quiet()
    assert codes(tmp_path, quiet) == set()
    read: list[str] = []
    texts_of = Context.texts_of
    monkeypatch.setattr(
        Context, "texts_of", lambda self, work: (read.append(work.id), texts_of(self, work))[1]
    )
    assert codes(tmp_path, quiet) == set()
    assert read == []
    story.write_text(STORY.format(body="Mietin silloin itsemurhaa."), "utf-8")
    assert "SM106" in codes(tmp_path, quiet)
    story.write_text(STORY.format(body="Soita numeroon 040 123 4567."), "utf-8")
    assert codes(tmp_path, quiet) == {"PD102"}
    story.write_text(
        STORY.format(body="Jag och min mor är här och det är inte så lätt. " * 5), "utf-8"
    )
    assert codes(tmp_path, quiet) == {"TX108"}
    story.write_text(STORY.format(body="Keitin kahvia ja katsoin lumisadetta."), "utf-8")
    assert codes(tmp_path, quiet) == set()


def test_a_text_beside_the_document_is_read_each_time(tmp_path: Path) -> None:
    """A transcript may change while the document that names it does not."""
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    (tmp_path / "contributors").mkdir()
    (tmp_path / "contributors/kuusi.yml").write_text(CONTRIBUTOR, "utf-8")
    place = tmp_path / "content/podcasts"
    place.mkdir(parents=True)
    (place / "ilta.md").write_text(
        STORY.format(body="Jakso.").replace(
            "title: Aamu", "title: Ilta\naudio: ilta.mp3\nduration: '00:02'\ntranscript: ilta.vtt"
        ),
        "utf-8",
    )
    quiet = Quiet()
    captions = "WEBVTT\n\n00:00.000 --> 00:02.000\n{}\n"
    (place / "ilta.vtt").write_text(captions.format("Hei vaan."), "utf-8")
    assert codes(tmp_path, quiet) == set()
    (place / "ilta.vtt").write_text(captions.format("Soita 040 123 4567."), "utf-8")
    assert codes(tmp_path, quiet) == {"PD102"}


def test_a_check_that_was_kept_says_the_same(tmp_path: Path) -> None:
    root = make_project(tmp_path, Size(courses=1, works=12))
    story = next((root / "content/stories").glob("*.md"))
    story.write_text(story.read_text("utf-8") + "\nSoita 040 123 4567.\n", "utf-8")
    first = check_all(root, TODAY)
    assert (root / ".cache/quiet.json").is_file()
    assert check_all(root, TODAY) == first
    assert "PD102" in {d.code for d in first}
    kept = json.loads((root / ".cache/quiet.json").read_bytes())
    for documents in (5, {"a": 1}, [[], None, 3], "safe"):
        damaged = json.dumps({**kept, "documents": documents})
        (root / ".cache/quiet.json").write_text(damaged, "utf-8")
        assert check_all(root, TODAY) == first
    (root / ".cache/quiet.json").write_text('{"rules": 1', "utf-8")
    assert check_all(root, TODAY) == first


def test_a_check_needs_no_place_to_keep_anything(tmp_path: Path) -> None:
    root = make_project(tmp_path, Size(courses=1, works=2))
    shutil.rmtree(root / ".cache", ignore_errors=True)
    (root / ".cache").write_text("in the way", "utf-8")
    assert not [d for d in check_all(root, TODAY) if d.severity == "error"]
    assert (root / ".cache").read_text("utf-8") == "in the way"
