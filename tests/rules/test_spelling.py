"""Spelling informs when it is asked for, and knows the project's own words and names."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from verkkokurssi import wordforms
from verkkokurssi.diagnostics import Diagnostic, Severity
from verkkokurssi.images import inspect
from verkkokurssi.load import load
from verkkokurssi.rules import check

BASE = Path(__file__).parent / "base"
TODAY = date(2026, 11, 24)
needs_voikko = pytest.mark.usefixtures("voikko")


def spelling(root: Path, text: str, *, header: str = "", words: str = "") -> list[Diagnostic]:
    """What is said about the spelling of a story with this text."""
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    story = root / "content/stories/metsassa.md"
    notes = "content_notes: [none]\n"
    story.write_text(
        f"---\ntitle: Metsä\ncontributors: [kuusi]\n{header}{notes}---\n{text}\n", "utf-8"
    )
    if words:
        (root / "sanasto.txt").write_text(words, "utf-8")
    found = check(load(root), TODAY, inspect_image=inspect, extra=("SP",))
    return [d for d in found if d.code == "SP101" and d.path == "content/stories/metsassa.md"]


@needs_voikko
def test_a_misspelt_word_is_said_once_with_suggestions(tmp_path: Path) -> None:
    (found,) = spelling(tmp_path, "Kävelen metsäsä. Metsäsä on hiljaista.")
    assert found.severity is Severity.INFO
    assert (found.line, found.column) == (6, 9)
    assert found.args["word"] == "metsäsä"
    assert "metsässä" in found.args["likely"]
    assert "{likely}" in found.hint


@needs_voikko
def test_it_runs_only_when_it_is_asked_for(tmp_path: Path) -> None:
    assert spelling(tmp_path, "Kävelen metsäsä.")
    project = load(tmp_path)
    quiet = check(project, TODAY, inspect_image=inspect)
    assert not [d for d in quiet if d.code == "SP101"]
    asked = check(project, TODAY, inspect_image=inspect, select=("SP",))
    assert {d.code for d in asked} == {"SP101"}


@needs_voikko
def test_the_word_list_and_names_are_known(tmp_path: Path) -> None:
    text = "Kuulin blääbläätä ja höttöstelin. Otson kanssa."
    assert len(spelling(tmp_path / "without", text)) == 2
    words = "# omia sanoja\nblääblää   # ääni\nhöttöstel\n"
    assert spelling(tmp_path / "with", text, words=words) == []


@needs_voikko
@pytest.mark.parametrize(
    "text",
    [
        "Katso `verkkokurssi chekk` ja https://esimerkki.example/metsäsä.",
        "[[metsassa-hengitan|Tarina]] ja [sivu](https://esimerkki.example/xyzzy).",
        "Tapasin Xyzzyn kahdesti vuonna 2025.",
        "Äidin äidinkieli, kokemusasiantuntijana, vertaistukiryhmässä.",
        "    xyzzy plugh",
    ],
)
def test_code_addresses_names_and_compounds_are_left_alone(tmp_path: Path, text: str) -> None:
    assert spelling(tmp_path, text) == []


@needs_voikko
def test_only_finnish_is_checked(tmp_path: Path) -> None:
    assert spelling(tmp_path, "Jag går i skogen varje dag.", header="language: sv\n") == []


@needs_voikko
def test_an_ignore_silences_it_and_is_not_called_useless_when_it_does_not_run(
    tmp_path: Path,
) -> None:
    header = "checks: {ignore: {SP101: Murretta.}}\n"
    assert spelling(tmp_path, "Mie ussoin metsäsä.", header=header) == []
    quiet = check(load(tmp_path), TODAY, inspect_image=inspect)
    assert not [d for d in quiet if d.code == "CK102"]


def test_without_voikko_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordforms, "available", lambda: False)
    assert spelling(tmp_path, "Kävelen metsäsä.") == []
