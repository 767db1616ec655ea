"""Commands start at once: what is heavy is imported where it is used, and not before."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from corpus import Size, make_project
from running import run_tool

REPOSITORY = Path(__file__).parents[2]
HEAVY = {
    "lxml", "markdown", "material", "mkdocs", "mutagen", "PIL", "pydantic", "pydantic_core",
    "rich", "simplemma", "starlette", "uvicorn", "watchfiles", "webvtt", "icalendar", "jinja2",
}  # fmt: skip
RUN = """
import json, sys
from verkkokurssi.cli import main
code = 0
try:
    main({words!r})
except SystemExit as end:
    code = end.code
print(f"\\n{{code}}")
print(json.dumps(sorted(set(name.split(".")[0] for name in sys.modules))))
"""


def imported(words: list[str], folder: Path) -> tuple[int, set[str]]:
    """A command's exit code, and what of HEAVY it imported."""
    done = subprocess.run(
        [sys.executable, "-c", RUN.format(words=words)],
        capture_output=True, text=True, check=True, cwd=folder,
    )  # fmt: skip
    code, modules = done.stdout.splitlines()[-2:]
    return int(code), set(json.loads(modules)) & HEAVY


@pytest.mark.parametrize(
    ("words", "code", "needed"),
    [
        ([], 2, set()),
        (["--help"], 0, set()),
        (["--version"], 0, set()),
        (["chekc"], 2, set()),
        (["rule", "IM203"], 0, {"pydantic", "pydantic_core"}),
        (["new", "poem", "uusi", "--dry-run"], 0, {"pydantic", "pydantic_core"}),
        (["init", "uusi", "--dry-run"], 0, {"pydantic", "pydantic_core"}),
    ],
)
def test_a_command_imports_only_what_it_needs(
    words: list[str], code: int, needed: set[str]
) -> None:
    ended, found = imported(words, REPOSITORY)
    assert ended == code
    assert found <= needed


def test_a_build_that_has_nothing_to_do_loads_no_model(tmp_path: Path) -> None:
    root = make_project(tmp_path / "project", Size(courses=1, works=2, words=30))
    assert run_tool(root, "build").returncode == 0
    ended, found = imported(["build"], root)
    assert ended == 0
    assert not found & {"pydantic", "mkdocs", "markdown", "PIL", "lxml"}
