"""Pictures are made once, by however many processes, and the same bytes every time."""

from __future__ import annotations

import json
import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from verkkokurssi.images import cache as finished
from verkkokurssi.images import make_pictures, pictures, prune

MONTH = 31


@pytest.fixture
def sources(studio):
    return {
        "content/b.jpg": studio.save("b.jpg", studio.photo(200, 150)),
        "content/a.png": studio.save("a.png", studio.drawing(200, 150)),
        "content/c.webp": studio.save("c.webp", studio.photo(300, 200)),
        "content/copy.jpg": studio.bytes("copy.jpg", (studio.folder / "b.jpg").read_bytes()),
        "content/bad.png": studio.bytes("bad.png", b"\x89PNG\r\n\x1a\n...."),
    }


@pytest.fixture
def made(monkeypatch):
    """Names of pictures that were really made."""
    names: list[str] = []
    real = pictures.recode

    def spy(file, format_, *, square):
        names.append(Path(file.name).name)
        return real(file, format_, square=square)

    monkeypatch.setattr(pictures, "recode", spy)
    return names


def contents(cache: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in cache.iterdir() if p.name != finished.INDEX}


def age(path: Path, days: float) -> None:
    then = time.time() - days * 86_400
    os.utime(path, (then, then))


def test_the_same_bytes_whether_alone_or_in_parallel(studio, sources):
    alone = make_pictures(sources, studio.folder / "one", jobs=1)
    together = make_pictures(sources, studio.folder / "two", jobs=2)
    assert contents(studio.folder / "one") == contents(studio.folder / "two")
    assert [*alone] == [*together] == sorted(set(sources) - {"content/bad.png"})
    for key, picture in alone.items():
        assert [r.name for r in picture.renditions] == [r.name for r in together[key].renditions]


def test_builds_side_by_side_share_a_cache(studio, sources):
    alone = make_pictures(sources, studio.folder / "alone")
    with ThreadPoolExecutor(3) as builds:
        shared = list(builds.map(lambda _: make_pictures(sources, studio.cache), range(3)))
    assert shared[0] == shared[1] == shared[2]
    assert shared[0].keys() == alone.keys()
    assert contents(studio.cache) == contents(studio.folder / "alone")


def test_an_unchanged_picture_is_not_made_again(studio, sources, made):
    first = make_pictures(sources, studio.cache)
    assert sorted(made) == ["a.png", "b.jpg", "bad.png", "c.webp"]
    made.clear()
    assert make_pictures(sources, studio.cache) == first
    assert made == ["bad.png"]


def test_progress_counts_every_source(studio, sources):
    told: list[int] = []
    make_pictures(sources, studio.cache, progress=told.append)
    assert told == sorted(told) and told[-1] == len(sources)
    told.clear()
    del sources["content/bad.png"]
    make_pictures(sources, studio.cache, progress=told.append)
    assert told == [len(sources)]


def test_an_old_unchanged_file_is_not_even_read(studio, sources, monkeypatch):
    path = sources["content/b.jpg"]
    index = finished.Sources
    monkeypatch.setattr(finished.time, "time_ns", lambda: time.time() * 1e9 + 60e9)
    first = make_pictures({"key": path}, studio.cache)
    monkeypatch.setattr(finished.hashlib, "file_digest", lambda *_: pytest.fail("it was read"))
    assert make_pictures({"key": path}, studio.cache) == first
    assert index(studio.cache).digest("key", path)


def test_a_file_that_was_just_written_is_read_again(studio):
    """Two changes within one tick of the clock leave the same size and time."""
    path = studio.save("a.png", Image.new("RGB", (9, 9), "red"))
    before = make_pictures({"key": path}, studio.cache)["key"]
    stat = path.stat()
    studio.save("a.png", Image.new("RGB", (9, 9), "blue"))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    after = make_pictures({"key": path}, studio.cache)["key"]
    assert (before.colour, after.colour) == ("#ff0000", "#0000ff")


@pytest.mark.parametrize("index", [b"", b"[]", b"{", b'{"key": 3}', b'{"key": [1]}'])
def test_a_broken_index_is_only_slower(studio, sources, index):
    first = make_pictures(sources, studio.cache)
    (studio.cache / finished.INDEX).write_bytes(index)
    assert make_pictures(sources, studio.cache) == first


def test_a_changed_picture_gets_another_name(studio):
    names = set()
    for colour in ("red", "blue"):
        path = studio.save("a.png", Image.new("RGB", (9, 9), colour))
        names |= {r.name for r in make_pictures({"k": path}, studio.cache)["k"].renditions}
    assert len(names) == 2 * 2


def test_other_encoder_settings_make_other_names(studio, monkeypatch):
    before = finished.name_of("0" * 64)
    monkeypatch.setattr(finished, "SETTINGS", "another encoder")
    assert finished.name_of("0" * 64) != before


def truncate(cache: Path) -> None:
    path = next(p for p in sorted(cache.iterdir()) if p.suffix == ".webp")
    path.write_bytes(path.read_bytes()[:-3])


def lose(cache: Path) -> None:
    next(p for p in sorted(cache.iterdir()) if p.suffix == ".png").unlink()


def scribble(cache: Path) -> None:
    next(p for p in cache.glob("*.json") if p.name != finished.INDEX).write_text('{"width": ')


def forge(cache: Path) -> None:
    path = next(p for p in cache.glob("*.json") if p.name != finished.INDEX)
    record = json.loads(path.read_text())
    path.write_text(json.dumps({**record, "renditions": [["a"]]}))


@pytest.mark.parametrize("damage", [truncate, lose, scribble, forge])
def test_a_broken_entry_is_made_again(studio, damage):
    sources = {"key": studio.save("a.png", studio.drawing(200, 150))}
    make_pictures(sources, studio.cache)
    whole = contents(studio.cache)
    damage(studio.cache)
    assert contents(studio.cache) != whole
    make_pictures(sources, studio.cache)
    assert contents(studio.cache) == whole


def test_squares_are_added_when_a_picture_becomes_an_emblem(studio, made):
    sources = {"key": studio.save("a.png", studio.drawing(200, 150))}
    plain = make_pictures(sources, studio.cache)["key"]
    emblem = make_pictures(sources, studio.cache, square=frozenset(sources))["key"]
    assert emblem.square and not plain.square
    assert plain.renditions == emblem.renditions
    assert make_pictures(sources, studio.cache)["key"] == plain
    assert len(made) == 2


def test_an_emblem_and_its_copy_in_a_gallery(studio, sources):
    both = make_pictures(sources, studio.cache, square=frozenset({"content/copy.jpg"}))
    assert both["content/copy.jpg"].square and not both["content/b.jpg"].square


def test_a_picture_that_brings_its_process_down_is_left_out(studio, sources, monkeypatch):
    """A decoder that crashes takes neither the build nor the other pictures with it."""
    monkeypatch.setattr(pictures, "_make", _crash_on_webp)
    two = {key: sources[key] for key in ("content/b.jpg", "content/c.webp")}
    assert list(make_pictures(two, studio.cache, jobs=2)) == ["content/b.jpg"]


_real_make = pictures._make


def _crash_on_webp(task, cache):
    if task[1].suffix == ".webp":
        os._exit(1)
    _real_make(task, cache)


def test_what_was_not_used_for_long_is_removed(studio, sources):
    make_pictures(sources, studio.cache)
    names = set(contents(studio.cache))
    for path in studio.cache.iterdir():
        age(path, MONTH + 1)
    kept = make_pictures({"k": sources["content/b.jpg"]}, studio.cache)["k"]
    left_over = studio.cache / ".0123-480.avif.beef.tmp"
    left_over.write_bytes(b"half")
    age(left_over, MONTH + 1)
    removed = prune(studio.cache, MONTH)
    left = set(contents(studio.cache))
    hash_ = kept.renditions[0].name.split("-")[0]
    assert left == {r.name for r in kept.renditions} | {f"{hash_}.json"}
    assert removed == len(names) - len(left) + 1
    assert make_pictures({"k": sources["content/b.jpg"]}, studio.cache)["k"] == kept


def test_nothing_fresh_is_removed(studio, sources):
    make_pictures(sources, studio.cache)
    before = contents(studio.cache)
    assert prune(studio.cache, MONTH) == 0
    assert contents(studio.cache) == before
    assert prune(studio.folder / "never-built", MONTH) == 0


def test_the_index_forgets_what_was_removed(studio, sources, monkeypatch):
    monkeypatch.setattr(finished.time, "time_ns", lambda: time.time() * 1e9 + 60e9)
    make_pictures(sources, studio.cache)
    assert "content/a.png" in json.loads((studio.cache / finished.INDEX).read_text())
    for path in studio.cache.iterdir():
        age(path, MONTH + 1)
    prune(studio.cache, MONTH)
    assert json.loads((studio.cache / finished.INDEX).read_text()) == {}
