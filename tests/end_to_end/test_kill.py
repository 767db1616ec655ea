"""A build that is killed leaves a whole site, the old or the new one, and the next one succeeds."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from corpus import TODAY, Size, approve_all, make_project
from running import differences, run_tool, snapshot

DAY = TODAY.isoformat()

# Kills itself with SIGKILL right before its n-th change on disk: deterministic, and able to hit
# the moments that a clock hardly ever would. Prints the number of changes when it survives.
KILLED = """
import os, signal, sys
limit, count = int(sys.argv.pop(1)), 0
CHANGES = {"os.rename", "os.link", "os.mkdir", "os.remove", "os.rmdir", "shutil.rmtree",
           "ctypes.dlsym"}
def hook(event, arguments):
    global count
    writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
    if event in CHANGES or writes:
        count += 1
        if count == limit:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(hook)
from verkkokurssi.cli import main
try:
    main()
finally:
    print(count, file=sys.stderr)
"""


def build_until(root: Path, change: int) -> subprocess.CompletedProcess[str]:
    """Build, and die right before the given change on disk (0: live)."""
    return subprocess.run(
        [sys.executable, "-c", KILLED, str(change), "build", "--jobs", "1", "--today", DAY],
        cwd=root, capture_output=True, text=True,
    )  # fmt: skip


@pytest.fixture(scope="module")
def before_and_after(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`before`: a built project with an edit that is not built yet. `after`: the same, built."""
    base = tmp_path_factory.mktemp("kill")
    before = make_project(base / "before", Size(courses=2, works=8, words=60, pictures=True))
    built = run_tool(before, "build", "--today", DAY)
    assert built.returncode == 0, built.stdout + built.stderr
    for story in sorted((before / "content/stories").glob("*.md")):
        story.write_text(story.read_text("utf-8") + "\nVielä yksi lause.\n", "utf-8")
    approve_all(before)
    shutil.copytree(before, base / "after")
    lived = build_until(base / "after", 0)
    assert lived.returncode == 0, lived.stderr
    (base / "changes").write_text(lived.stderr.split()[-1])
    return base


def test_a_build_killed_at_any_change_leaves_a_whole_site(
    before_and_after: Path, tmp_path: Path
) -> None:
    before, after = before_and_after / "before", before_and_after / "after"
    old, new = snapshot(before / "build/site"), snapshot(after / "build/site")
    assert differences(old, new)
    changes = int((before_and_after / "changes").read_text())
    assert changes > 30
    spread = range(1, changes, max(1, changes // 6))
    last = range(max(1, changes - 4), changes + 1)
    root = tmp_path / "project"
    shutil.copytree(before, root)
    for point in sorted({*spread, *last}):
        killed = build_until(root, point)
        if killed.returncode == 0:
            continue
        assert killed.returncode == -signal.SIGKILL, killed.stderr
        left = snapshot(root / "build/site")
        assert left in (old, new), f"killed before change {point}: {differences(left, old)[:5]}"
        if left == new:
            shutil.rmtree(root)
            shutil.copytree(before, root)
    again = run_tool(root, "build", "--today", DAY)
    assert again.returncode == 0, again.stdout + again.stderr
    assert not differences(snapshot(root / "build/site"), new)
    assert sorted(p.name for p in (root / "build").iterdir()) == sorted(
        p.name for p in (after / "build").iterdir()
    )


def test_a_parallel_build_killed_by_the_clock_leaves_a_whole_site(
    before_and_after: Path, tmp_path: Path
) -> None:
    before, after = before_and_after / "before", before_and_after / "after"
    old, new = snapshot(before / "build/site"), snapshot(after / "build/site")
    root = tmp_path / "project"
    shutil.copytree(before, root)
    for seconds in (0.5, 0.9, 1.3):
        running = subprocess.Popen(
            [sys.executable, "-m", "verkkokurssi", "build", "--jobs", "2", "--today", DAY],
            cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        try:
            running.wait(seconds)
        except subprocess.TimeoutExpired:
            running.kill()  # only the parent: the workers must end by themselves
            running.wait()
        assert snapshot(root / "build/site") in (old, new)
    again = run_tool(root, "build", "--today", DAY)
    assert again.returncode == 0, again.stdout + again.stderr
    assert not differences(snapshot(root / "build/site"), new)


def test_errors_in_the_content_leave_the_old_site(before_and_after: Path, tmp_path: Path) -> None:
    root = tmp_path / "project"
    shutil.copytree(before_and_after / "after", root)
    old = snapshot(root / "build/site")
    story = next((root / "content/stories").glob("*.md"))
    story.write_text("---\ntitle: [\n---\nRikki.\n", "utf-8")
    failed = run_tool(root, "build", "--today", DAY)
    assert failed.returncode == 1
    assert story.name in failed.stdout
    assert not differences(snapshot(root / "build/site"), old)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_nothing_is_written_before_the_rules_have_spoken(
    before_and_after: Path, tmp_path: Path, jobs: str
) -> None:
    """A personal identity code must not even come into the compiled course."""
    root = tmp_path / "project"
    shutil.copytree(before_and_after / "after", root)
    old = snapshot(root / "build")
    story = root / "content/stories/stories-01-000.md"
    story.write_text(story.read_text("utf-8") + "\nTunnukseni on 131052-308T.\n", "utf-8")
    approve_all(root)
    failed = run_tool(root, "build", "--jobs", jobs, "--today", DAY)
    assert failed.returncode == 1
    assert "PD103" in failed.stdout
    assert snapshot(root / "build") == old
