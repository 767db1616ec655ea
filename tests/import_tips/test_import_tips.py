"""`verkkokurssi import tips`: answers stay word for word, and nobody can be known from them."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from verkkokurssi.cli import cli
from verkkokurssi.diagnostics import VerkkokurssiError
from verkkokurssi.markdown import outline, to_html
from verkkokurssi.model import Settings
from verkkokurssi.rules import private_facts
from verkkokurssi.scaffold.survey import column, draft, gather, read_table

CONFIG = "site_name: Kurssit\nextra:\n  verkkokurssi:\n    allowed: ['09 2525 0111']\n"
ROWS = [
    ["Aika", "Mikä auttaa?", "Saako julkaista"],
    ["1.1.", "Kuppi teetä.", "Kyllä"],
    ["1.1.", "  kuppi   teetä ", "kyllä"],
    ["2.1.", "", "Kyllä"],
    ["2.1.", "–", "Kyllä"],
    ["2.1.", "Soitan siskolle, 040 123 4567.", "Kyllä"],
    ["3.1.", "Kirjoita: liisa@posti.example", "Kyllä"],
    ["3.1.", "Tunnus 131052-308T auttaa", "Kyllä"],
    ["3.1.", "Kriisipuhelin 09 2525 0111.", "Kyllä"],
    ["4.1.", "Tätä en anna julkaista.", "Ei"],
    ["", "", ""],
]


def written(rows: list[list[str]], delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def no_private(text: str) -> tuple[str, ...]:
    return ()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    (tmp_path / "kysely.csv").write_bytes(written(ROWS))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VERKKOKURSSI_LANG", "en")
    return tmp_path


def run(*arguments: str) -> str:
    done = CliRunner().invoke(
        cli, ["import", "tips", "kysely.csv", *arguments], catch_exceptions=False
    )
    assert done.exit_code == 0
    return done.output


def draft_of(project: Path) -> str:
    return (project / "content/tips/mika-auttaa.md").read_text("utf-8")


def tips_of(text: str) -> list[str]:
    return re.findall(r"^- (.*)$", text, re.MULTILINE)


def test_answers_become_a_draft_without_anything_of_who_gave_them(project: Path) -> None:
    run("--column", "Mikä auttaa?", "--title", "Mikä auttaa", "--only-if", "saako julkaista=KYLLÄ")
    text = draft_of(project)
    assert tips_of(text) == ["Kuppi teetä.", "Kriisipuhelin 09 2525 0111."]
    assert "title: Mikä auttaa\n" in text
    assert "1.1." not in text and "Saako" not in text
    # The makers, and what the list is, are for the editor to fill in: it cannot be published yet.
    assert "contributors: [‹" in text


def test_what_may_be_personal_is_told_by_row_and_never_repeated(project: Path) -> None:
    told = run("--column", "2", "--title", "Mikä auttaa")
    assert "row 6: left out, there may be a phone number" in told
    assert "row 7: left out, there may be an e-mail address" in told
    assert "row 8: left out, there may be a personal identity code" in told
    for private in ("040", "4567", "liisa", "131052"):
        assert private not in told + draft_of(project)


def test_empty_and_repeated_answers_are_counted(project: Path) -> None:
    told = run("--column", "2", "--title", "Mikä auttaa")
    assert "2 empty answers left out" in told
    assert "the same answer 2 times, kept once: rows 2, 3" in told


def test_a_dry_run_writes_nothing(project: Path) -> None:
    before = sorted(project.rglob("*"))
    told = run("--column", "2", "--title", "Mikä auttaa", "--dry-run")
    assert "Would write content/tips/mika-auttaa.md" in told
    assert sorted(project.rglob("*")) == before


def test_an_older_draft_is_never_overwritten(project: Path) -> None:
    run("--column", "2", "--title", "Mikä auttaa")
    (project / "content/tips/mika-auttaa.md").write_text("omaa", "utf-8")
    with pytest.raises(VerkkokurssiError, match="exists already"):
        run("--column", "2", "--title", "Mikä auttaa")
    assert draft_of(project) == "omaa"


def test_without_a_column_the_columns_are_listed(project: Path) -> None:
    with pytest.raises(VerkkokurssiError) as refused:
        run()
    assert refused.value.args_["columns"] == "1 Aika · 2 Mikä auttaa? · 3 Saako julkaista"
    with pytest.raises(VerkkokurssiError, match="no column"):
        run("--column", "Vastaus")


def test_when_nothing_is_left_nothing_is_written(project: Path) -> None:
    with pytest.raises(VerkkokurssiError, match="No answer is left"):
        run("--column", "2", "--only-if", "Saako julkaista=ehkä")
    assert not (project / "content").exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encoding_and_delimiter_are_found_out(encoding: str, delimiter: str) -> None:
    rows = [["Nro", "Öinen neuvo, ja miksi"], ["1", "Hengitä; ensin ulos"], ["2", "Älä, kiirehdi"]]
    table = read_table(written(rows, delimiter, encoding))
    assert [list(table.header), *map(list, table.rows)] == rows
    assert table.delimiter == delimiter


@pytest.mark.parametrize(
    ("content", "options"),
    [
        (b"", {}),
        (b";;\n", {}),
        (b"a;b\n\xff\n", {"encoding": "utf-8"}),
        (b"a;b\n", {"encoding": "klingon"}),
        (b"a;b\n", {"delimiter": "::"}),
        (b'a;"b\n' + b"x" * 200_000, {}),
        (b"a" * 10_000_001, {}),
    ],
)
def test_what_is_not_a_table_is_refused_with_the_next_step(
    content: bytes, options: dict[str, str]
) -> None:
    with pytest.raises(VerkkokurssiError) as refused:
        read_table(content, **options)
    assert "--encoding" in refused.value.hint


def test_several_columns_are_gathered_into_one_list() -> None:
    table = read_table(written([["a", "b"], ["yksi", "kaksi"], ["Kaksi!", "kolme"], ["vain a"]]))
    found = gather(table, [column(table, "a"), column(table, "2")], no_private)
    assert [answer.text for answer in found.tips] == ["yksi", "kaksi", "kolme", "vain a"]
    assert found.answers[1].rows == (2, 3)
    assert found.empty == 1


def test_numbers_that_may_be_published_are_not_private() -> None:
    allowed = Settings(allowed=("09 2525 0111", "toimisto@yhdistys.example"))
    assert private_facts("Soita 09 2525 0111 tai toimisto@yhdistys.example", allowed) == ()
    assert private_facts("Soita 09 2525 0112", allowed) == ("PD102",)


@settings(deadline=None)
@given(st.lists(st.text(max_size=60), max_size=6))
def test_whatever_was_answered_is_shown_and_nothing_else(answers: list[str]) -> None:
    table = read_table(written([["Nro", "Neuvo"], *(["1", text] for text in answers)]))
    survey = gather(table, [1], no_private)
    _, text = draft(
        survey, "neuvoja", title="Neuvoja", by="n-1", language="fi", today=date(2026, 5, 1)
    )
    body = text.split("\n---\n", 1)[1]
    items = LexborHTMLParser(to_html(body, resolve=lambda _: None)).css("ul > li")
    shown = [" ".join(item.text().split()) for item in items]
    assert shown == [" ".join(answer.text.split()) for answer in survey.tips]
    found = outline(body)
    assert not (found.links or found.references or found.html or found.headings)
