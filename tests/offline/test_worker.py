"""The list a browser keeps of a course: whole, small, and another one when anything changed."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from verkkokurssi import offline


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {
        "index.html": b"front",
        "galleria/index.html": b"gallery",
        "offline.html": b"offline",
        "404.html": b"missing",
        "assets/vk/frame.css": b"css",
        "assets/vk/file.js": b"from a folder",
        "assets/vk/fonts/a.woff2": b"font",
        "assets/vk/fonts/OFL.txt": b"licence",
        "search/search_index.json": b"{}",
        "sitemap.xml": b"map",
        "podcast.xml": b"feed",
        "media/jakso.0123abcd.mp3": b"sound",
        "media/jakso.0123abcd.vtt": b"WEBVTT",
        "media/0123456789abcdef-480.webp": b"w" * 9_000,
        "media/0123456789abcdef-960.webp": b"w" * 40_000,
        "media/0123456789abcdef-1600.webp": b"w" * 90_000,
        "media/0123456789abcdef-960.jpg": b"j" * 50_000,
        "media/fedcba9876543210-480.webp": b"w" * 70_000,
        "media/fedcba9876543210-960.webp": b"w" * 170_000,
    }
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path


def names(site: Path) -> list[str]:
    found = [p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()]
    random.shuffle(found)
    return found


def listed(site: Path) -> dict[str, Any]:
    head = offline.worker(site, names(site)).decode().split("\n", 1)[0]
    found: dict[str, Any] = json.loads(head.removeprefix("self.VK = ").removesuffix(";"))
    return found


def test_what_is_needed_to_read_is_kept_and_nothing_else(site: Path) -> None:
    assert sorted(listed(site)["files"]) == [
        "",
        "assets/vk/fonts/a.woff2",
        "assets/vk/frame.css",
        "galleria/",
        "media/0123456789abcdef-960.webp",
        "media/fedcba9876543210-480.webp",
        "media/jakso.0123abcd.vtt",
        "offline.html",
        "search/search_index.json",
    ]
    assert listed(site)["media"] == ["media/jakso.0123abcd.mp3"]


def test_the_same_files_give_the_same_bytes(site: Path) -> None:
    assert offline.worker(site, names(site)) == offline.worker(site, names(site))


@pytest.mark.parametrize(
    "name", ["galleria/index.html", "assets/vk/frame.css", "search/search_index.json"]
)
def test_one_changed_file_makes_another_version(site: Path, name: str) -> None:
    before = listed(site)
    (site / name).write_bytes(b"something else")
    after = listed(site)
    assert after["version"] != before["version"]
    assert sum(after["files"][key] != before["files"][key] for key in before["files"]) == 1


def test_a_new_recording_makes_another_version(site: Path) -> None:
    before = listed(site)["version"]
    (site / "media/toinen.4567cdef.mp3").write_bytes(b"more")
    assert listed(site)["version"] != before


def test_every_course_has_a_worker_that_knows_its_pages(example: Path) -> None:
    courses = sorted(p.name for p in (example / "courses").iterdir())
    for course in courses:
        site = example / "build/site" / course
        assert (site / offline.NAME).is_file()
        kept = listed(site)["files"]
        pages = list(site.rglob("index.html"))
        assert {p.relative_to(site).as_posix().removesuffix("index.html") for p in pages} <= set(
            kept
        )
        assert listed(site)["offline"] in kept
        assert offline.worker(site, names(site)) == (site / offline.NAME).read_bytes()
    assert not (example / "build/site" / offline.NAME).exists()
