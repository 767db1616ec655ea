"""A compiled course is a plain MkDocs project: `mkdocs build --strict` accepts it as it is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import verkkokurssi

from .conftest import SMALL, Sites
from .pages import fragments, pages

THEME = Path(verkkokurssi.__file__).parent / "theme"


@pytest.mark.parametrize("name", ["pieni", "portal"])
def test_mkdocs_builds_it_without_a_warning(name: str, sites: Sites, tmp_path: Path) -> None:
    site = sites[name]
    project = tmp_path / "build" / "courses" / name
    for path, text in site.files.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_bytes(text)
    shutil.copy(SMALL / "mkdocs.yml", tmp_path)
    shutil.copytree(THEME, tmp_path / "build" / "theme")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    out = tmp_path / "build" / "site" / ("" if name == "portal" else name)
    for path, page in pages(site).items():
        target = "index.html" if path == "index.md" else f"{path[:-3]}/index.html"
        html = (out / target).read_text("utf-8")
        assert all(block in html for block in fragments(page)), path
