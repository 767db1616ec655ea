"""Findings in words: for people and for programs, without tricks from what contributors wrote."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verkkokurssi import reporters
from verkkokurssi.diagnostics import Diagnostic, Phrase, Severity
from verkkokurssi.i18n import N_

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
SCHEMAS = HERE.parent / "schemas"

STORY = "content/stories/metsassa.md"
SOURCES: dict[str, list[str]] = {
    STORY: [
        "---",
        "title: Metsässä hengitän",
        "contributors: [kussi]",
        "---",
        "Kahvi 咖啡 [tästä](x).",
    ],
    "content/illustrations/metsa.md": ["---", "title: Metsä", "image: metsa.png"],
    "content/poems/pitka.md": ["x" * 150 + " <b> " + "y" * 150],
}


def found(
    path: str,
    line: int,
    column: int,
    code: str,
    severity: Severity,
    message: str,
    hint: str,
    **args: Any,
) -> Diagnostic:
    return Diagnostic(path, line, column, code, severity, message, hint, args)


EXAMPLE = [
    found(
        "content/illustrations/metsa.md", 3, 1, "IM201", Severity.ERROR,
        N_("The picture has no alternative text."),
        N_("Add alt: one or two sentences on what is seen in the picture and what its mood is."),
    ),
    found(
        "content/poems/pitka.md", 1, 152, "TX101", Severity.ERROR,
        N_("The text has HTML in it, which is not published: {html}"),
        N_("Use Markdown instead: **strong**, *emphasis*, an empty line between paragraphs."),
        html="<b>",
    ),
    found(
        STORY, 2, 1, "CO105", Severity.INFO,
        N_("Not published on the web yet: {reason}."),
        N_("Show the work to its makers in the preview, and record their yes: verkkokurssi approve WORK"),
        reason=Phrase("its makers have not approved it yet"),
    ),
    found(
        STORY, 3, 16, "RF101", Severity.ERROR,
        N_("There is no contributor “{id}”."), N_("Did you mean “{suggestion}”?"),
        id="kussi", suggestion="kuusi",
    ),
    found(
        STORY, 5, 10, "LK105", Severity.WARNING,
        N_("The link text “{words}” does not say where the link leads."),
        N_("Make the link of the words that say what is there."),
        words="tästä",
    ),
]  # fmt: skip


def sources(path: str) -> Sequence[str]:
    return SOURCES.get(path, [])


REPORTS: dict[str, Callable[[], str]] = {
    "text.fi.txt": lambda: reporters.text(EXAMPLE, sources, "fi", False, 61),
    "text.en.txt": lambda: reporters.text(EXAMPLE, sources, "en", False, 61),
    "text-colour.fi.txt": lambda: reporters.text(EXAMPLE[:1], sources, "fi", True, 1),
    "text-clean.fi.txt": lambda: reporters.text([], sources, "fi", False, 1),
    "report.fi.json": lambda: reporters.as_json(EXAMPLE, "fi"),
    "github.en.txt": lambda: reporters.github(EXAMPLE, "en"),
    "report.en.sarif": lambda: reporters.sarif(EXAMPLE, "en"),
}


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_reads_as_agreed(name: str) -> None:
    """UPDATE_GOLDEN=1 rewrites the agreed reports; the change is then read in the diff."""
    written = REPORTS[name]() + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        (GOLDEN / name).write_text(written, "utf-8")
    assert written == (GOLDEN / name).read_text("utf-8")


def test_no_agreed_report_is_left_over() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == set(REPORTS)


def test_json_follows_the_schema_it_promises() -> None:
    jsonschema.Draft202012Validator.check_schema(reporters.REPORT_SCHEMA)
    for diagnostics in ([], EXAMPLE):
        report = json.loads(reporters.as_json(diagnostics, "fi"))
        jsonschema.validate(report, reporters.REPORT_SCHEMA, jsonschema.Draft202012Validator)
    assert report["summary"] == {"error": 3, "warning": 1, "info": 1}


def test_sarif_follows_the_standard() -> None:
    schema = json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
    for diagnostics in ([], EXAMPLE):
        jsonschema.validate(
            json.loads(reporters.sarif(diagnostics, "fi")), schema, jsonschema.Draft4Validator
        )


def test_sarif_results_point_at_their_rules() -> None:
    (run,) = json.loads(reporters.sarif(EXAMPLE, "en"))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [r["ruleId"] for r in run["results"]] == [d.code for d in EXAMPLE]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_addresses_are_percent_encoded() -> None:
    odd = found("content/stories/Metsä yöllä.md", 1, 1, "FM115", Severity.ERROR, "x", "y")
    (run,) = json.loads(reporters.sarif([odd], "en"))["runs"]
    location = run["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "content/stories/Mets%C3%A4%20y%C3%B6ll%C3%A4.md"


def test_a_phrase_is_translated_with_the_other_arguments() -> None:
    d = found(
        "x.md", 1, 1, "FM114", Severity.ERROR,
        N_("The value “{found}” does not fit {key}: it should be {expected}."), "y",
        found="CC", key="licence", expected=Phrase("one of: {choices}"), choices="CC0-1.0, CC-BY-4.0",
    )  # fmt: skip
    assert "CC0-1.0, CC-BY-4.0" in reporters.as_json([d], "en")


def test_the_mark_stands_under_the_place_also_after_wide_letters() -> None:
    lines = reporters.text(EXAMPLE, sources, "en").split("\n")
    at = next(i for i, line in enumerate(lines) if line.strip() == "^" and "tästä" in lines[i - 1])
    before = lines[at - 1].split("[tästä]")[0]
    wide = sum(2 if c in "咖啡" else 1 for c in before)
    assert lines[at].index("^") == wide


def test_a_long_line_is_cut_around_the_place() -> None:
    lines = reporters.text(EXAMPLE, sources, "en").split("\n")
    at = next(i for i, line in enumerate(lines) if line.startswith("      …"))
    assert len(lines[at]) < 120
    assert lines[at][lines[at + 1].index("^") :].startswith("<b>")


def test_information_never_hides_a_fault() -> None:
    many = [
        found(f"content/stories/s-{i}.md", 2, 1, "RF108", Severity.INFO, "The work is in no course yet.", "y")
        for i in range(500)
    ]  # fmt: skip
    shown = reporters.text([*many, EXAMPLE[0]], sources, "fi")
    assert len(shown.split("\n")) < 15
    assert "500 tietoa" in shown and "ja 497 muuta" in shown


def _waits(name: str, code: str = "CO105") -> Diagnostic:
    return found(f"content/stories/{name}.md", 2, 1, code, Severity.INFO, "m", "h")


def test_all_is_not_called_well_while_works_wait() -> None:
    shown = reporters.text([_waits("a"), _waits("b")], sources, "fi", files=9, works=7)
    assert "Kaikki hyvin" not in shown
    assert shown.endswith("Verkkoon menee 5 teosta, 2 jää pois (syyt ovat yllä).")


def test_works_in_no_course_are_not_counted_as_published() -> None:
    many = [_waits("a"), _waits("a", "RF108"), _waits("b", "RF108")]
    shown = reporters.text(many, sources, "fi", files=9, works=3)
    last = shown.split("\n")[-1]
    assert last == "Verkkoon menee 1 teos, 1 jää pois (syy on yllä), 1 ei ole millään kurssilla."


def test_nothing_is_promised_to_be_published_while_there_are_errors() -> None:
    assert "Verkkoon menee" not in reporters.text(EXAMPLE, sources, "fi", files=9, works=7)


def test_a_row_of_equal_hints_is_said_once() -> None:
    row = [found(STORY, n, 1, "FM121", Severity.ERROR, "“{x}”", "Fill it in.", x=n) for n in (1, 2)]
    shown = reporters.text([*row, EXAMPLE[3]], sources, "en")
    assert shown.count("→ Fill it in.") == 1
    assert shown.index("“2”") < shown.index("Fill it in.") < shown.index("Did you mean")


@given(st.text(max_size=40), st.text(max_size=40))
def test_nothing_a_contributor_writes_can_steer_the_terminal(name: str, line: str) -> None:
    hostile = found(f"content/{name}.md", 1, 1, "RF101", Severity.ERROR, "No “{id}”.", "h", id=line)
    shown = reporters.text([hostile], lambda _: [line], "en")
    assert not re.search(
        r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]", shown
    )


@given(st.text(max_size=40))
def test_nothing_a_contributor_writes_can_end_a_github_command(words: str) -> None:
    hostile = found(f"{words}.md", 1, 1, "RF101", Severity.ERROR, "No “{id}”.", "h", id=words)
    shown = reporters.github([hostile], "en")
    assert "\n" not in shown and "\r" not in shown
    head = shown.removeprefix("::error file=").split("::")[0]
    assert head.count(",") == 3  # line, column and title: the path adds none


@given(st.text(max_size=40), st.integers(1, 60), st.booleans())
def test_any_place_in_any_line_can_be_shown(line: str, column: int, colour: bool) -> None:
    d = found("a.md", 1, column, "TX101", Severity.WARNING, "m", "h")
    assert "^" in reporters.text([d], lambda _: [line], "fi", colour) or not line.strip()


def test_source_lines_reads_files_and_survives_their_absence(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("\ufeffyksi\r\nkaksi\n".encode())
    (tmp_path / "b.md").write_bytes(b"\xe4")
    lines = reporters.source_lines(tmp_path)
    assert list(lines("a.md"))[:2] == ["yksi", "kaksi"]
    assert list(lines("b.md")) == list(lines("missing.md")) == []
