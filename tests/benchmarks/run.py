"""How long things take and how much memory they need; never an assertion.

    .venv/bin/python tests/benchmarks/run.py
    .venv/bin/python tests/benchmarks/run.py --courses 5 --works 40 --check 0 --no-single
    .venv/bin/python tests/benchmarks/run.py --profile      # also says where the time goes

Everything is measured in this run on a generated project, each command as a process of its own.
Beside a cold build stands a tuned single site: `mkdocs build` of the very same compiled pages in
one MkDocs project, with the same theme and only sections in the navigation.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import yaml

sys.path.insert(0, str(Path(__file__).parents[1]))
from corpus import TODAY, Size, approve_all, make_project

TOOL = [sys.executable, "-m", "verkkokurssi"]
MKDOCS = [sys.executable, "-m", "mkdocs"]


@dataclass(frozen=True)
class Figure:
    """One measurement: seconds, processor seconds (steadier on a busy machine), and memory.

    ``megabytes`` is the most that any one process needed.
    """

    seconds: float
    processor: float
    megabytes: float
    processes: int


def measure(command: Sequence[str], cwd: Path) -> Figure:
    """Run a command to its end, watching the memory of all its processes."""
    environment = {**os.environ, "CI": "true", "NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryFile() as output:
        started, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
        running = psutil.Popen(
            list(command), cwd=cwd, env=environment, stdin=subprocess.DEVNULL,
            stdout=output, stderr=subprocess.STDOUT,
        )  # fmt: skip
        peaks: dict[int, float] = {}
        while running.poll() is None:
            for process in _family(running):
                peaks[process.pid] = max(peaks.get(process.pid, 0), _peak(process))
            time.sleep(0.01)
        seconds = time.monotonic() - started
        if running.returncode:
            output.seek(0)
            sys.exit(f"{' '.join(command)} failed:\n{output.read().decode()[-3000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Figure(seconds, processor, max(peaks.values(), default=0), len(peaks))


def _family(process: psutil.Process) -> list[psutil.Process]:
    try:
        return [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _peak(process: psutil.Process) -> float:
    """The most memory a process has had so far, in MB (Linux knows; elsewhere: what it has)."""
    try:
        for line in Path(f"/proc/{process.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    try:
        return float(process.memory_info().rss) / 2**20
    except psutil.Error:
        return 0.0


def best(times: int, command: Sequence[str], cwd: Path, before: Callable[[], None]) -> Figure:
    """The quickest of several runs, each after the same preparation."""
    figures = []
    for _ in range(times):
        before()
        figures.append(measure(command, cwd))
    quickest = min(figures, key=lambda figure: figure.seconds)
    return Figure(
        quickest.seconds,
        quickest.processor,
        max(f.megabytes for f in figures),
        max(f.processes for f in figures),
    )


def forget(root: Path) -> None:
    """As if the project had just been cloned."""
    for name in ("build", ".cache"):
        shutil.rmtree(root / name, ignore_errors=True)


def edit_story(root: Path, number: int) -> None:
    """Change a story and record its makers' yes to the new words."""
    story = root / "content/stories/stories-01-000.md"
    story.write_text(story.read_text("utf-8") + f"\nLisätty lause {number}.\n", "utf-8")
    subprocess.run(
        [*TOOL, "approve", "stories/stories-01-000", "--on", "2026-05-02"],
        cwd=root, check=True, capture_output=True,
    )  # fmt: skip


def single_site(root: Path, folder: Path) -> Path:
    """One MkDocs project with the same pages; the courses are folders of it."""
    folder.mkdir(parents=True)
    compiled = sorted((root / "build/courses").iterdir())
    nav: list[object] = []
    config: dict[str, object] = {}
    for course in compiled:
        own = yaml.safe_load((course / "mkdocs.yml").read_text("utf-8"))
        place = folder / "docs" if course.name == "portal" else folder / "docs" / course.name
        shutil.copytree(course / "docs", place, dirs_exist_ok=True)
        if course.name == "portal":
            nav = [*_prefixed(own.get("nav") or ["index.md"], ""), *nav]
        else:
            config = config or own
            nav.append({own["site_name"]: list(_prefixed(own["nav"], f"{course.name}/"))})
    # The list of sections is then made of the navigation, as it must hold those of all courses.
    extra = dict(config["extra"])  # type: ignore[call-overload]
    extra["vk"] = {key: value for key, value in extra["vk"].items() if key != "sections"}
    config |= {
        "extra": extra,
        "INHERIT": str(root / "mkdocs.yml"),
        "site_name": "Kaikki kurssit",
        "docs_dir": "docs",
        "site_dir": "site",
        "nav": nav,
        "not_in_nav": "*",
    }
    config["theme"] = {
        **dict(config.get("theme") or {}),  # type: ignore[call-overload]
        "custom_dir": str(root / "build/theme"),
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")
    return folder


def _prefixed(nav: Sequence[object], prefix: str) -> Iterator[object]:
    for entry in nav:
        if isinstance(entry, dict):
            yield {
                title: f"{prefix}{target}"
                if isinstance(target, str)
                else list(_prefixed(target, prefix))
                for title, target in entry.items()
            }
        else:
            yield f"{prefix}{entry}"


@contextmanager
def workplace(keep: Path | None) -> Iterator[Path]:
    """A folder that is removed afterwards, unless one was named."""
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep
        return
    with tempfile.TemporaryDirectory(prefix="verkkokurssi-") as name:
        yield Path(name)


def row(name: str, figure: Figure, aim: str = "", beside: Figure | None = None) -> None:
    """A line of the table."""
    other = "–"
    if beside is not None:
        times = beside.seconds / figure.seconds
        other = (
            f"{beside.seconds:.2f} s, {beside.processor:.2f} s of processor, "
            f"{beside.megabytes:.0f} MB ({times:.1f} × our time)"
        )
    print(
        f"| {name} | {figure.seconds:.2f} s | {figure.processor:.2f} s | {figure.megabytes:.0f} MB"
        f" ({figure.processes}) | {other} | {aim} |",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--courses", type=int, default=20)
    parser.add_argument("--works", type=int, default=150, help="contributions per course")
    parser.add_argument("--check", type=int, default=10_000, help="contributions to check (0: no)")
    parser.add_argument("--pictures", action="store_true", help="with picture files")
    parser.add_argument("--no-single", action="store_true", help="without the single site")
    parser.add_argument("--no-half", action="store_true", help="without the half-size project")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--jobs", default="0")
    parser.add_argument("--profile", action="store_true", help="profile a cold build in the end")
    parser.add_argument("--keep", type=Path, help="work in this folder and leave it there")
    given = parser.parse_args()
    build = [*TOOL, "build", "--jobs", given.jobs, "--today", f"{TODAY}"]
    check = [*TOOL, "check", "--jobs", given.jobs, "--today", f"{TODAY}"]

    with workplace(given.keep) as place:
        print(
            f"{platform.python_implementation()} {platform.python_version()}, "
            f"{os.cpu_count()} processors, {given.courses} × {given.works} contributions"
            f"{', with pictures' if given.pictures else ''}, best of {given.runs}\n"
        )
        print(
            "| what | time | processor | most memory of a process (processes) | single site | aim |"
        )
        print("| --- | --- | --- | --- | --- | --- |", flush=True)

        if given.check:
            many = place / "many"
            if not many.exists():
                make_project(many, Size(courses=20, works=given.check // 20, words=150, seed=2))
            cold = best(given.runs, check, many, lambda: forget(many))
            row(f"check of {given.check} contributions, nothing cached", cold, "≤ 5 s, ≤ 400 MB")
            row("the same again", best(given.runs, check, many, lambda: None), "≤ 5 s")

        size = Size(given.courses, given.works, pictures=given.pictures)
        root = place / "project"
        if not root.exists():
            make_project(root, size)
        cold = best(given.runs, build, root, lambda: forget(root))
        beside = None
        if not given.no_single:
            shutil.rmtree(place / "single", ignore_errors=True)
            single = single_site(root, place / "single")
            beside = measure([*MKDOCS, "build", "--quiet", "--clean"], single)
        row("cold build", cold, "2.5 × faster, ≤ 400 MB", beside)
        row("unchanged build", best(given.runs, build, root, lambda: None), "≤ 0.6 s")
        numbers = iter(range(given.runs))
        one = best(given.runs, build, root, lambda: edit_story(root, next(numbers)))
        row("one story edited", one, "≤ 1.5 s", beside)
        row("check", best(given.runs, check, root, lambda: None))

        if not given.no_half:
            half = place / "half"
            if not half.exists():
                make_project(half, Size(given.courses // 2, given.works, pictures=given.pictures))
            smaller = best(given.runs, build, half, lambda: forget(half))
            ratio = cold.seconds / smaller.seconds
            row(
                f"cold build of {given.courses // 2} courses", smaller,
                f"at least half of {given.courses} courses: {ratio:.2f} × less",
            )  # fmt: skip
        if given.profile:
            forget(root)
            approve_all(root)
            print()
            subprocess.run(
                [sys.executable, "-m", "cProfile", "-s", "tottime", "-m", "verkkokurssi",
                 "build", "--jobs", "1", "--today", f"{TODAY}"],
                cwd=root, check=True,
            )  # fmt: skip


if __name__ == "__main__":
    main()
