"""A command that is written wrong says what is wrong with it in the editor's own language."""

from __future__ import annotations

from pathlib import Path

import pytest

from verkkokurssi.cli import main

REPOSITORY = Path(__file__).parents[2]


def told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    return capsys.readouterr().err


@pytest.fixture(autouse=True)
def finnish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERKKOKURSSI_LANG", "fi")
    monkeypatch.delenv("VERKKOKURSSI_DEBUG", raising=False)
    monkeypatch.chdir(REPOSITORY)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "--selekt", "CO"], "valitsinta --selekt ei ole"),
        (["check", "--format", "xml"], "--format voi olla jokin näistä: text, json"),
        (["check", "--select", "CO,ZZ"], "minkään säännön tunnus ei ala ”ZZ”"),
        (["new", "story"], "komennosta puuttuu NIMI"),
        (["approve", "x", "--on", "1.5.2026"], "--on tarvitsee päivän"),
        (["serve", "--port", "0"], "--port tarvitsee luvun väliltä 1–65535"),
        (["build", "--jobs", "-1"], "--jobs tarvitsee luvun, joka on vähintään 0"),
        (["check", "--select"], "valitsimen --select perästä puuttuu arvo"),
        (["rules", "IM203"], "”IM203” on tässä liikaa"),
        (["new", "stori", "x"], "LAJI voi olla jokin näistä: story, poem"),
        (["import", "tips", "puuttuu.csv"], "tiedostoa ”puuttuu.csv” ei ole"),
        (["chekc"], "komentoa ”chekc” ei ole"),
    ],
)
def test_what_is_wrong_is_said_with_a_next_step(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = told(arguments, capsys)
    assert said.startswith("Ei voitu jatkaa: ")
    assert words in said
    assert "  → " in said
    assert "Error" not in said


def test_a_command_without_its_part_shows_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert "tips" in told(["import"], capsys)


def test_a_folder_that_cannot_be_written_is_not_called_a_fault_of_the_tool(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "kurssit").write_text("a file where a folder should be", "utf-8")
    monkeypatch.chdir(tmp_path)
    said = told(["init", "kurssit/uusi"], capsys)
    assert "vika on työkalussa" not in said
    assert "ei voi käyttää" in said
