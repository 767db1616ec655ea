"""Every page loads cleanly on a phone and on a desk, fits its width, and is accessible."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from site_pages import COURSES, VNU, Place, Watch, missing, one_of_each, until

from .looking import violations, violations_everywhere

pytestmark = pytest.mark.browser

KINDS = {
    "story", "poem", "illustration", "podcast", "video", "tips", "exercise", "quiz", "quote",
    "event", "section", "course", "portal", "gallery", "podcasts", "contributors", "contributor",
    "credits", "made", "help", "about", "accessibility",
}  # fmt: skip
"""The kinds of pages that must be among the examples, so that they are met here."""


def test_the_examples_hold_a_page_of_each_kind(pages: list[Place]) -> None:
    assert {page.kind for page in pages} >= KINDS


@pytest.mark.parametrize("course", COURSES)
@pytest.mark.parametrize("width", [390, 1280])
def test_pages_load_without_errors_or_requests_to_others(
    course: str, width: int, pages: list[Place], open_page: Callable[..., Any], watch: Watch
) -> None:
    mine = [page for page in pages if page.course == course]
    assert mine
    opened = open_page(mine[0].path, width)
    for place in one_of_each(mine)[1:]:
        opened.goto(f"{watch.home}/{place.path}", wait_until="load")
        # Pictures below the fold are loaded lazily: bring all of them into view.
        opened.evaluate("document.querySelectorAll('img').forEach(i => i.loading = 'eager')")
        until(opened, "[...document.images].every(image => image.complete)")
        broken = opened.evaluate(
            "[...document.images].filter(i => i.complete && !i.naturalWidth).map(i => i.src)"
        )
        assert not broken, place
    assert not watch.problems


def test_no_accessibility_violations(
    axe: str, pages: list[Place], open_page: Callable[..., Any], watch: Watch
) -> None:
    places = one_of_each(pages)
    places += [page for page in pages if page.path.endswith(".html")][:2]  # 404, and no network
    places += [page for page in pages if page.path == "opas/kirjoita/"]  # with lines of code
    opened = open_page(places[0].path, 390)
    found = {}
    for place in places:
        opened.goto(f"{watch.home}/{place.path}", wait_until="load")
        if wrong := violations_everywhere(opened, axe):
            found[place.path] = wrong
    assert not found


def test_axe_sees_small_targets_bad_contrast_and_bad_practice(
    axe: str, open_page: Callable[..., Any]
) -> None:
    page = open_page("404.html")
    page.evaluate(
        """document.querySelector("main").insertAdjacentHTML("beforeend",
          "<button id=a>x</button><button id=b>y</button><h5>z</h5><p id=c>contrast</p>");
        for (const id of ["a", "b"]) document.getElementById(id).style.cssText = "width:8px;height:8px";
        document.getElementById("c").style.cssText = "color:#bbb;background:#fff";"""
    )
    found = " ".join(violations(page, axe))
    for rule in ("target-size", "color-contrast", "heading-order"):
        assert rule in found
    page.evaluate("for (const id of ['a', 'b', 'c']) document.getElementById(id).remove()")
    assert "390 dark: color-contrast" not in " ".join(violations_everywhere(page, axe))
    page.emulate_media(color_scheme="light")
    page.add_style_tag(content="@media (prefers-color-scheme: dark) { main p { color: #333 } }")
    assert "390 dark: color-contrast" in " ".join(violations_everywhere(page, axe))


@pytest.mark.external
def test_html_is_valid(site: Path) -> None:
    if not VNU.is_file():
        missing("The Nu validator")
    try:
        run = subprocess.run(
            ["java", "-Xmx512m", "-jar", str(VNU), "--errors-only", "--skip-non-html",
             "--format", "json", str(site)],
            capture_output=True, text=True,
        )  # fmt: skip
    except FileNotFoundError:
        missing("Java")
        raise
    messages = json.loads(run.stderr or run.stdout)["messages"]
    assert not [
        f"{m.get('url', '')[-70:]}:{m.get('lastLine')}: {m['message']} {m.get('extract', '')[:120]}"
        for m in messages
    ]
