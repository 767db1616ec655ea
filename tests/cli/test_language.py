"""Commands and their help speak the language that was asked for, wherever `--lang` stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from verkkokurssi.cli import cli, main
from verkkokurssi.cli.speech import asked_for, language

REPOSITORY = Path(__file__).parents[2]
ENGLISH = ("Usage", "Options", "Show this", "Commands", "COMMAND", "default:", "required", "PATHS")


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VERKKOKURSSI_LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.chdir(REPOSITORY)


def commands(group: click.Group, *path: str) -> Iterator[tuple[str, ...]]:
    yield path
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)
        else:
            yield (*path, name)


def texts(group: click.Group) -> Iterator[str]:
    """Every text of every help page, as it stands in the code."""
    for path in commands(group):
        command: click.Command = group
        for name in path:
            assert isinstance(command, click.Group)
            found = command.get_command(click.Context(command), name)
            assert found
            command = found
        yield command.help or ""
        for param in command.get_params(click.Context(command)):
            if isinstance(param, click.Option) and not param.hidden:
                yield param.help or ""


def said(*words: str) -> str:
    result = CliRunner().invoke(cli, list(words), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize("path", list(commands(cli)), ids=" ".join)
@pytest.mark.parametrize("lang", ["fi", "sv"])
def test_a_help_page_has_no_english(path: tuple[str, ...], lang: str) -> None:
    page = said("--lang", lang, *path, "--help")
    assert [word for word in ENGLISH if word in page] == []
    flat = " ".join(page.split())
    assert [text for text in texts(cli) if len(text) > 3 and text in flat] == []


def test_every_option_and_command_is_explained() -> None:
    assert all(texts(cli))


@pytest.mark.parametrize(
    "words", [["--lang", "en", "rules"], ["rules", "--lang", "en"], ["--lang=en", "rules"]]
)
def test_the_language_may_stand_before_or_after_the_command(words: list[str]) -> None:
    assert "rules. Read one" in said(*words)
    assert "sääntöä" in said("rules")


def test_a_group_within_may_be_asked_too() -> None:
    for words in (
        ["import", "--lang", "en", "--help"],
        ["import", "tips", "--lang", "en", "--help"],
    ):
        assert "survey" in said(*words)


def test_the_last_word_on_language_is_the_commands_own() -> None:
    assert "rules. Read one" in said("--lang", "fi", "rules", "--lang", "en")


def test_the_project_comes_before_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert language() == "fi"
    monkeypatch.setenv("VERKKOKURSSI_LANG", "sv")
    assert language() == "sv"
    assert language("en") == "en"
    monkeypatch.delenv("VERKKOKURSSI_LANG")
    monkeypatch.chdir(tmp_path)
    assert language() == "en"
    monkeypatch.setenv("LANG", "C")
    assert language() == "fi"


def test_the_severities_of_rules_are_words_of_the_language() -> None:
    table = said("rules")
    assert "virhe" in table and "varoitus" in table and "tieto" in table
    assert "error" not in table and "warning" not in table


@pytest.mark.parametrize(
    ("words", "asked"),
    [([], None), (["check"], None), (["check", "--", "--lang", "sv"], None), (["--lang"], ""),
     (["check", "--lang=sv"], "sv")],
)  # fmt: skip
def test_what_was_asked_for_is_found_in_the_words(words: list[str], asked: str | None) -> None:
    assert asked_for(words) == asked


def test_an_error_is_said_in_the_language_that_was_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for words in (["--lang", "en", "rule", "X1"], ["rule", "X1", "--lang", "en"]):
        with pytest.raises(SystemExit):
            main(words)
        assert capsys.readouterr().err.startswith("Cannot go on: There is no rule “X1”.")
    with pytest.raises(SystemExit):
        main(["rule", "X1"])
    assert capsys.readouterr().err.startswith("Ei voitu jatkaa: ")
