"""Same input, same bytes: anywhere, on any number of processes, and by hand with MkDocs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from corpus import TODAY, Size, copy_inputs, make_project
from running import EXAMPLE_DAY, differences, run_tool, snapshot

DAY = EXAMPLE_DAY.isoformat()


def test_another_place_clock_and_number_of_processes_give_the_same_bytes(
    tmp_path: Path,
) -> None:
    make_project(tmp_path / "first", Size(courses=2, works=10, pictures=True))
    make_project(tmp_path / "second" / "deeper", Size(courses=2, works=10, pictures=True))
    first = run_tool(
        tmp_path / "first", "build", "--jobs", "2", "--today", f"{TODAY}",
        env={"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LC_ALL": "C"},
    )  # fmt: skip
    second = run_tool(
        tmp_path / "second" / "deeper", "build", "--jobs", "1", "--today", f"{TODAY}",
        env={"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert first.returncode == second.returncode == 0, first.stdout + second.stdout
    for place in ("site", "courses"):
        one = snapshot(tmp_path / "first" / "build" / place)
        other = snapshot(tmp_path / "second" / "deeper" / "build" / place)
        assert len(one) > 20
        assert not differences(one, other)


def test_the_examples_built_again_from_nothing_have_the_same_bytes(
    example: Path, tmp_path: Path
) -> None:
    again = copy_inputs(tmp_path / "again")
    # The pictures are the slow part, and have a test of their own.
    shutil.copytree(example / ".cache", again / ".cache")
    built = run_tool(again, "build", "--jobs", "1", "--today", DAY)
    assert built.returncode == 0, built.stdout + built.stderr
    assert not differences(snapshot(example / "build/site"), snapshot(again / "build/site"))


def test_mkdocs_by_hand_gives_the_same_pages(example: Path, tmp_path: Path) -> None:
    for course in sorted((example / "build/courses").iterdir()):
        out = tmp_path / course.name
        by_hand = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(out)],
            cwd=course,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
        )
        assert by_hand.returncode == 0, by_hand.stderr
        site = example / "build/site"
        ours = site if course.name == "portal" else site / course.name
        pages = sorted(out.rglob("*.html"))
        assert pages
        for page in pages:
            name = page.relative_to(out)
            assert page.read_bytes() == (ours / name).read_bytes(), f"{course.name}/{name}"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_second_build_does_nothing(jobs: str, tmp_path: Path) -> None:
    root = make_project(tmp_path / "project", Size(courses=2, works=6))
    run = ("build", "--jobs", jobs, "--today", f"{TODAY}")
    assert run_tool(root, *run).returncode == 0
    before = {p: p.stat() for p in sorted((root / "build").rglob("*"))}
    second = run_tool(root, *run)
    assert second.returncode == 0
    assert "Nothing has changed" in second.stdout
    after = {p: p.stat() for p in sorted((root / "build").rglob("*"))}
    same = [(s.st_ino, s.st_mtime_ns, s.st_nlink) for s in before.values()]
    assert [(s.st_ino, s.st_mtime_ns, s.st_nlink) for s in after.values()] == same
    assert before.keys() == after.keys()
