"""Facts about pictures are remembered, and never believed of a file that changed."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from verkkokurssi.images import Inspector, facts, inspect, prune, source
from verkkokurssi.images.cache import FACTS


@pytest.fixture
def looked(monkeypatch) -> list[str]:
    """Names of pictures that were really read."""
    names: list[str] = []

    def spy(path):
        names.append(path.name)
        return inspect(path)

    monkeypatch.setattr(source, "inspect", spy)
    return names


@pytest.fixture
def pictures(studio) -> dict[str, Path]:
    made = {
        "good": studio.save("good.png", studio.drawing(200, 150)),
        "broken": studio.bytes("broken.png", b"\x89PNG\r\n\x1a\n...."),
        "disguised": studio.save("disguised.png", studio.photo(20, 20), "JPEG"),
    }
    for path in made.values():
        age(path, 60)
    return made


def age(path: Path, seconds: float) -> None:
    then = time.time() - seconds
    os.utime(path, (then, then))


@pytest.fixture(autouse=True)
def settled(monkeypatch) -> None:
    """The time of a file's change of status cannot be set back, so waiting is left out."""
    monkeypatch.setattr(facts, "_settled", lambda stat: True)


def run(studio, paths) -> list:
    inspector = Inspector(studio.folder, studio.cache)
    found = [inspector(path) for path in paths]
    inspector.save()
    return found


def test_an_unchanged_picture_is_not_read_again(studio, pictures, looked):
    first = run(studio, pictures.values())
    assert sorted(looked) == sorted(path.name for path in pictures.values())
    looked.clear()
    assert run(studio, pictures.values()) == first == [inspect(p) for p in pictures.values()]
    assert looked == []


def test_a_picture_with_another_size_time_or_place_is_read_again(studio, pictures, looked):
    run(studio, pictures.values())
    looked.clear()
    good = pictures["good"]
    before = good.stat()
    changed = bytearray(good.read_bytes())
    changed[-5] ^= 1
    good.write_bytes(changed)
    os.utime(good, ns=(before.st_atime_ns, before.st_mtime_ns))  # same size, same time
    assert run(studio, [good])[0].fault == "broken"
    assert looked == ["good.png"]


def test_a_picture_that_changed_just_now_is_not_remembered(studio, pictures, looked, monkeypatch):
    monkeypatch.undo()
    run(studio, pictures.values())
    assert not (studio.cache / FACTS).exists()


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"[]",
        b'{"by": "0", "facts": {}}',
        json.dumps({"by": facts.made_by(), "facts": []}).encode(),
        json.dumps({"by": facts.made_by(), "facts": {"good.png": [[1], ["x"]]}}).encode(),
    ],
)
def test_a_damaged_memory_is_not_believed(studio, pictures, text):
    studio.cache.mkdir()
    (studio.cache / FACTS).write_bytes(text)
    assert run(studio, [pictures["good"]]) == [inspect(pictures["good"])]


def test_facts_of_the_wrong_shape_are_not_believed(studio, pictures, looked):
    run(studio, pictures.values())
    kept = json.loads((studio.cache / FACTS).read_bytes())
    kept["facts"]["good.png"][1][0] = "200"
    kept["facts"]["broken.png"][1][5] = 7
    (studio.cache / FACTS).write_text(json.dumps(kept))
    looked.clear()
    assert run(studio, [pictures["good"], pictures["broken"]])[1].fault == "broken"
    assert sorted(looked) == ["broken.png", "good.png"]


def test_pictures_that_are_gone_are_forgotten_and_pruning_keeps_the_memory(studio, pictures):
    run(studio, [pictures["good"], pictures["broken"]])
    pictures["broken"].unlink()
    run(studio, [pictures["disguised"]])
    age(studio.cache / FACTS, 90 * 86_400)
    prune(studio.cache, 31)
    kept = json.loads((studio.cache / FACTS).read_bytes())["facts"]
    assert sorted(kept) == ["disguised.png", "good.png"]


def test_a_picture_that_is_missing_is_broken(studio, looked):
    assert run(studio, [studio.folder / "nowhere.png"])[0].fault == "broken"
