"""Whatever is wrong with the machine or the folders, an editor reads a sentence and a next step."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.server import HTTPServer, SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

import verkkokurssi.pipeline.store as store
from corpus import TODAY, Size, make_project
from verkkokurssi.cli import main

SMALL = Path(__file__).parent.parent / "fixtures" / "small"
COMMAND = [sys.executable, "-m", "verkkokurssi"]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A whole project, and a terminal that speaks Finnish."""
    shutil.copytree(SMALL, tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    monkeypatch.setenv("VERKKOKURSSI_LANG", "fi")
    monkeypatch.delenv("VERKKOKURSSI_DEBUG", raising=False)
    return tmp_path / "project"


@pytest.fixture
def whole(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that can be built."""
    made = make_project(root.with_name("whole"), Size(courses=2, works=14, words=60, pictures=True))
    monkeypatch.chdir(made)
    return made


BUILD = ("build", "--today", TODAY.isoformat())
Told = Any


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    """Run a command that cannot go on; what it says."""

    def run(*words: str, code: int = 2) -> str:
        with pytest.raises(SystemExit) as caught:
            main(list(words))
        said = capsys.readouterr()
        assert caught.value.code == code, said
        assert "Traceback" not in said.err + said.out
        assert "vika on työkalussa" not in said.err
        return said.err if code == 2 else said.out

    return run


def test_broken_settings_are_named_with_their_line(root: Path, told: Told) -> None:
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "\nlisää: [\n", "utf-8")
    assert "mkdocs.yml ei voi käyttää: rivi " in told("check")


@pytest.mark.parametrize("command", [("check",), ("build",), ("new", "poem", "x")])
def test_settings_that_cannot_be_read_are_named(
    root: Path, told: Told, command: tuple[str, ...]
) -> None:
    (root / "mkdocs.yml").unlink()
    (root / "mkdocs.yml").mkdir()
    assert "mkdocs.yml ei voi lukea" in told(*command)


def test_outside_a_repository_the_way_in_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, root: Path, told: Told
) -> None:
    monkeypatch.chdir(tmp_path)
    for words in (["check"], ["build"], ["serve"], ["approve", "x"], ["new", "poem", "x"]):
        said = told(*words)
        assert "täällä ei ole kurssivarastoa" in said and "verkkokurssi init KANSIO" in said


def test_a_folder_where_a_file_should_be_is_a_finding(root: Path, told: Told) -> None:
    for name in ("content/poems/runo.md", "contributors/x.yml", "courses/pieni/09-x.md"):
        (root / name).mkdir()
    said = told("check", code=1)
    assert said.count("ei kuulu tänne") == 3


def test_a_file_where_a_folder_should_be_is_a_finding(root: Path, told: Told) -> None:
    shutil.rmtree(root / "content")
    (root / "content").touch()
    said = told("check", "--select", "FM101", code=1)
    assert "paikalla pitäisi olla kansio" in said and "samanniminen kansio" in said


def test_a_file_called_build_stands_in_the_way_by_its_name(whole: Path, told: Told) -> None:
    (whole / "build").touch()
    said = told(*BUILD)
    assert "kansiota build ei voi käyttää: kansion paikalla on tiedosto" in said


def test_an_unknown_course_is_answered_with_the_nearest(root: Path, told: Told) -> None:
    for command in ("build", "serve"):
        assert "Tarkoititko pieni?" in told(command, "pieini")
        assert "Kurssit ovat: " in told(command, "aivan-muuta")
    shutil.rmtree(root / "courses")
    assert "verkkokurssi new course pieni" in told("serve", "pieni")


def test_a_repository_without_courses_is_told_how_to_begin(
    whole: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(whole / "courses")
    for words in (("check", *BUILD[1:]), BUILD):
        main(list(words))
        assert "verkkokurssi new course oma-kurssi" in capsys.readouterr().out


def full(*_: object) -> int:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("words", [("new", "poem", "x"), BUILD, ("init", "uusi")])
def test_a_full_disk_is_called_so_and_leaves_no_halves(
    whole: Path, told: Told, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    root = whole

    def here() -> set[Path]:
        made = (root / "build", root / ".cache")
        return {p for p in root.rglob("*") if not any(p.is_relative_to(m) for m in made)}

    before = here()
    monkeypatch.setattr(Path, "write_bytes", full)
    assert "levy on täynnä" in told(*words)
    assert here() == before


def test_files_that_belong_together_are_written_all_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, count = Path.write_bytes, iter(range(99))
    monkeypatch.setattr(
        Path, "write_bytes", lambda path, data: write(path, data) if next(count) < 2 else full()
    )
    files = {"a/b/one": b"1", "a/two": b"2", "three": b"3"}
    with pytest.raises(OSError, match="No space"):
        store.write_new(tmp_path / "new", files)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_opened_is_a_finding(root: Path, told: Told) -> None:
    story = root / "content/stories/keittion-poyta.md"
    story.unlink()
    story.symlink_to("itself-nowhere.md")  # unreadable for root too
    assert "Tiedostoa ei voi lukea" in told("check", "--select", "FM101", code=1)


def test_a_port_that_is_taken_is_said_before_the_work(root: Path, told: Told) -> None:
    with HTTPServer(("127.0.0.1", 0), SimpleHTTPRequestHandler) as other:
        said = told("serve", "--port", str(other.server_port))
    assert f"portti {other.server_port} on toisen ohjelman käytössä" in said
    assert not (root / "build").exists()


# Programs of their own: terminals, encodings and Ctrl+C


def environment(**more: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHONIO"))}
    return {**kept, "VERKKOKURSSI_LANG": "fi", **more}


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
@pytest.mark.parametrize("words", [("check",), ("--help",), ("rule", "IM203"), ("ei-ole",)])
def test_a_terminal_without_our_letters_shows_what_it_can(
    root: Path, words: tuple[str, ...], encoding: str
) -> None:
    poor = environment(
        LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING=encoding
    )
    done = subprocess.run([*COMMAND, *words], env=poor, capture_output=True, check=False, cwd=root)
    said = done.stdout + done.stderr
    assert done.returncode in (0, 1, 2)
    assert b"Traceback" not in said and b"Error" not in said
    # click takes a terminal that says ascii for one that has only lost its locale.
    shown = said.decode("utf-8" if encoding == "ascii" else encoding)
    assert "ä" in shown or "ei ole" in shown


def test_colours_are_for_terminals_that_want_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from verkkokurssi.cli.speech import in_colour

    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    assert in_colour()
    monkeypatch.setenv("TERM", "dumb")
    assert not in_colour()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not in_colour()


@pytest.fixture
def started(whole: Path) -> Iterator[Any]:
    running: list[subprocess.Popen[str]] = []

    def start(*words: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [*COMMAND, *words], cwd=whole, env=environment(PYTHONUNBUFFERED="1"), text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        running.append(process)
        return process

    yield start
    for process in running:
        if process.poll() is None:
            process.kill()
        process.communicate()


def interrupt(process: subprocess.Popen[str]) -> str:
    """Ctrl+C: every process of the terminal is interrupted."""
    os.killpg(process.pid, signal.SIGINT)
    said, _ = process.communicate(timeout=60)
    return said


def test_a_build_that_is_stopped_says_so_and_nothing_else(whole: Path, started: Any) -> None:
    process = started(*BUILD, "--jobs", "2")
    while not (whole / "build/courses").exists() and process.poll() is None:
        time.sleep(0.01)
    said = interrupt(process)
    assert process.returncode == 130, said
    assert said.split() == ["Keskeytetty.", "Mitään", "ei", "jäänyt", "puolitiehen."]


def test_a_preview_ends_with_a_friendly_word(started: Any) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = started("serve", "--port", f"{port}")
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line)
        if "Ctrl+C" in line:
            break
    said = interrupt(process)
    assert process.returncode == 0, (lines, said)
    assert "Esikatselu on päättynyt." in said
    assert "Traceback" not in said
