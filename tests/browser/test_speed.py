"""Pages are light, and nothing on them moves while they load or are read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from page_weight import BUDGET, heaviest, weigh
from site_pages import Place, one_of_each
from web_server import Server, running

SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => window.shifts.push(
  ...list.getEntries().filter(e => !e.hadRecentInput).map(e => [e.value,
    e.sources.map(s => s.node && (s.node.className || s.node.nodeName))])
)).observe({type: "layout-shift", buffered: true});
"""
STILL = 0.005
"""Cumulative layout shift that nobody sees. (Web Vitals calls anything under 0.1 good.)"""
LOADED = """
performance.getEntriesByType("resource").concat(performance.getEntriesByType("navigation"))
  .filter(e => !/\\/media\\/[^/]*\\.(avif|webp|jpg|png|mp3|mp4)$/.test(e.name))
  .reduce((sum, e) => sum + e.encodedBodySize, 0)
"""
FONTS = """
performance.getEntriesByType("resource").map(e => e.name).filter(name => name.endsWith(".woff2"))
"""
USED = """
document.fonts.ready.then(fonts => [...fonts].filter(font => font.status === "loaded").length)
"""


def test_sections_keep_to_the_budget(site: Path, pages: list[Place]) -> None:
    sections = [page for page in pages if page.kind == "section"]
    assert len(sections) > 10
    heavy = {page.path: weigh(site, page).total for page in sections}
    assert not {path: total for path, total in heavy.items() if total > BUDGET}


def test_no_other_page_is_heavier(site: Path) -> None:
    assert not [(place.path, weight) for place, weight in heaviest(site) if weight.total > BUDGET]


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[Server]:
    with running(site) as found:
        yield found


@pytest.mark.browser
def test_a_browser_loads_no_more_than_was_weighed(
    browser: Any, server: Server, site: Path, pages: list[Place]
) -> None:
    for kind in ("section", "story", "portal"):
        place = next(page for page in pages if page.kind == kind)
        context = browser.new_context(viewport={"width": 390, "height": 844})
        page = context.new_page()
        page.goto(f"{server.address}/{place.path}", wait_until="load")
        loaded = page.evaluate(LOADED)
        assert 50_000 < loaded <= weigh(site, place).total
        # What is preloaded is what is used: each font came once, and letters are set in each.
        used = page.evaluate(USED)
        fonts = page.evaluate(FONTS)
        assert len(fonts) == len(set(fonts)) == used > 0
        context.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_pictures_come_slowly_and_the_page_is_read(
    width: int, browser: Any, server: Server, pages: list[Place]
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, service_workers="block")
    context.add_init_script(SHIFTS)
    page = context.new_page()
    server.slow = 0.15
    moved = {}
    for place in one_of_each([page for page in pages if not page.path.endswith(".html")]):
        page.goto(f"{server.address}/{place.path}", wait_until="domcontentloaded")
        page.wait_for_timeout(200)
        for top in range(0, page.evaluate("document.documentElement.scrollHeight"), 800):
            page.evaluate(f"window.scrollTo(0, {top})")
            page.wait_for_timeout(30)
        shifts = page.evaluate("window.shifts")
        if sum(value for value, _ in shifts) > STILL:
            moved[place.path] = shifts
    server.slow = 0
    context.close()
    assert not moved
