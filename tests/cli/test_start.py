"""Commands start at once: what is heavy is imported where it is used, and not before."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
HEAVY = {
    "lxml", "markdown", "material", "mkdocs", "mutagen", "PIL", "pydantic", "pydantic_core",
    "rich", "simplemma", "starlette", "uvicorn", "watchfiles", "webvtt", "icalendar", "jinja2",
}  # fmt: skip
RUN = """
import json, sys
from verkkokurssi.cli import main
try:
    main({words!r})
except SystemExit:
    pass
print("\\n" + json.dumps(sorted(set(name.split(".")[0] for name in sys.modules))))
"""


@pytest.mark.parametrize(
    ("words", "needed"),
    [
        ([], set()),
        (["--help"], set()),
        (["--version"], set()),
        (["chekc"], set()),
        (["rule", "IM203"], {"pydantic", "pydantic_core"}),
        (["new", "poem", "uusi", "--dry-run"], {"pydantic", "pydantic_core"}),
        (["init", "uusi", "--dry-run"], {"pydantic", "pydantic_core"}),
    ],
)
def test_a_command_imports_only_what_it_needs(words: list[str], needed: set[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", RUN.format(words=words)],
        capture_output=True, text=True, check=True, cwd=REPOSITORY,
    )  # fmt: skip
    loaded = set(json.loads(done.stdout.splitlines()[-1]))
    assert loaded & HEAVY <= needed, done.stderr
