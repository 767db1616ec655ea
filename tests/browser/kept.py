"""The record a browser keeps of a course, read from and written to its storage: not through the
script that is tested (theme/assets/vk/store.js says how it lies there)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Page

PREFIX = "vk:yon-yli:1:"
MAPS = ("sections", "works", "fields", "quizzes", "media", "settings")


def record(page: Page, storage: str = "localStorage") -> dict[str, Any]:
    """What the browser keeps of the course; {} when that is nothing."""
    kept: dict[str, str] = page.evaluate(f"({{...{storage}}})")
    found: dict[str, Any] = {}
    favourites: list[tuple[float, str]] = []
    for key, raw in sorted(kept.items()):
        if not key.startswith(PREFIX):
            continue
        part, _, id_ = key.removeprefix(PREFIX).partition(":")
        value = json.loads(raw)
        if part == "favourites":
            favourites.append((value, id_))
        elif id_:
            found.setdefault(part, {})[id_] = value
        else:
            found[part] = value
    if not found and not favourites:
        return {}
    empty: dict[str, Any] = {part: {} for part in MAPS}
    return {**empty, **found, "favourites": [id_ for _, id_ in sorted(favourites)]}


def keep(page: Page, kept: Mapping[str, Any]) -> None:
    """Put something where the record is, in place of what is there."""
    pieces: dict[str, Any] = {}
    for part, value in kept.items():
        if part == "favourites":
            pieces |= {f"favourites:{id_}": place for place, id_ in enumerate(value)}
        elif part in MAPS:
            pieces |= {f"{part}:{id_}": one for id_, one in value.items()}
        else:
            pieces[part] = value
    page.evaluate(
        """([prefix, pieces]) => {
            const old = Object.keys(localStorage).filter(key => key.startsWith(prefix));
            old.forEach(key => localStorage.removeItem(key));
            for (const [key, value] of pieces)
                localStorage.setItem(prefix + key, JSON.stringify(value));
        }""",
        [PREFIX, list(pieces.items())],
    )


def keeps(part: str, id_: str = "") -> str:
    """A piece as JavaScript reads it: its value, or null."""
    key = json.dumps(PREFIX + part + (f":{id_}" if id_ else ""))
    return f"JSON.parse(localStorage.getItem({key}))"
