"""All pictures of a project: what the cache has, and the rest made in parallel."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, as_completed
from pathlib import Path

from ..model import Picture
from ..workers import workers
from . import cache as finished
from .recode import recode
from .source import SUFFIXES, RefusedError

Task = tuple[str, Path, bool]
"""Name of the picture, its source, whether square renditions are wanted."""


def make_pictures(
    sources: Mapping[str, Path],
    cache: Path,
    *,
    square: frozenset[str] = frozenset(),
    jobs: int = 1,
    progress: Callable[[int], None] | None = None,
) -> dict[str, Picture]:
    """Renditions of each source, by its key, in the order of the keys.

    A source that cannot be published (see ``inspect``) has no entry; nothing raises because of
    it. ``square`` holds the keys that get square renditions too. ``progress`` is told how many
    sources are done.
    """
    cache.mkdir(parents=True, exist_ok=True)
    wanted = _names(sources, cache)
    squares = {wanted[key] for key in square if key in wanted}
    first = {name: key for key, name in reversed(wanted.items())}
    made = {name: finished.read(cache, name, square=name in squares) for name in first}
    tasks = [
        (name, sources[key], name in squares) for name, key in first.items() if made[name] is None
    ]
    done = len(sources) - len(tasks)
    if progress is not None:
        progress(done)
    for name in _run(tasks, cache, jobs):
        made[name] = finished.read(cache, name, square=name in squares)
        done += 1
        if progress is not None:
            progress(done)
    pictures = {}
    for key in sorted(wanted):
        picture = made[wanted[key]]
        if picture is not None:
            pictures[key] = picture if key in square else _without_squares(picture)
    return pictures


def _without_squares(picture: Picture) -> Picture:
    return Picture(picture.width, picture.height, picture.colour, picture.renditions)


def _names(sources: Mapping[str, Path], cache: Path) -> dict[str, str]:
    """Key → name of its picture, for every source of a supported suffix that can be read."""
    index = finished.Sources(cache)
    names = {}
    for key in sorted(sources):
        if sources[key].suffix.lower() not in SUFFIXES:
            continue
        try:
            names[key] = finished.name_of(index.digest(key, sources[key]))
        except OSError:
            continue
    index.save()
    return names


def _run(tasks: list[Task], cache: Path, jobs: int) -> Iterator[str]:
    """Do the tasks; the name of each as it ends, well or not."""
    if jobs <= 1 or len(tasks) <= 1:
        for task in tasks:
            _make(task, cache)
            yield task[0]
        return
    left = {task[0]: task for task in tasks}
    try:
        with _pool(min(jobs, len(tasks))) as pool:
            futures = {pool.submit(_make, task, cache): task[0] for task in tasks}
            for future in as_completed(futures):
                future.result()
                del left[futures[future]]
                yield futures[future]
    except BrokenExecutor:
        yield from _run_apart(list(left.values()), cache)


def _run_apart(tasks: list[Task], cache: Path) -> Iterator[str]:
    """Each task in a process of its own: some picture brought its process down."""
    for task in tasks:
        try:
            with _pool(1) as pool:
                pool.submit(_make, task, cache).result()
        except BrokenExecutor:
            pass
        yield task[0]


def _pool(size: int) -> ProcessPoolExecutor:
    return workers(size, fork=False)


def _make(task: Task, cache: Path) -> None:
    """Make one picture. One that is refused is passed over: the rules have reported it."""
    name, path, square = task
    try:
        with path.open("rb") as file:
            made = recode(file, SUFFIXES[path.suffix.lower()], square=square)
    except (RefusedError, FileNotFoundError, PermissionError):
        return
    finished.store(cache, name, made, square=square)
