"""Known problems of Material for MkDocs that our pages must not have, each with its guard.

What is not here: contrast, links told apart by colour, and the name of the search are axe's
(test_pages, test_states); the menu, the closed list of sections and the closed search are walked
with the keyboard (test_keyboard).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from site_pages import Watch, until

from .looking import violations

pytestmark = pytest.mark.browser

Open = Callable[..., Any]
SECTION = "yon-yli/keho-valvoo/"
EXIT = "https://www.ilmatieteenlaitos.fi/"
FORBIDDEN = {
    "fonts of another host": r"fonts\.(googleapis|gstatic)",
    "a permalink in the order of Tab": r'class="headerlink"|¶',
    "an author in the head": r'<meta name="author"',
    "a generator": r'<meta name="generator"|Made with',
    "a script written into the page": r"<script>(?!</script>)",
    "a style written into the page": r"<style\b|\sstyle=\"",
}
ROWS = "<tr>" + "<td>Sarake jossa on sanoja</td>" * 9 + "</tr>"
TABLE = f"<table><caption>Yöt viikossa</caption>{ROWS * 3}</table>"


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_page_has(what: str, site: Path) -> None:
    found = [
        page.relative_to(site).as_posix()
        for page in site.rglob("*.html")
        if re.search(FORBIDDEN[what], page.read_text("utf-8"))
    ]
    assert not found


def test_no_style_sheet_asks_another_host(site: Path) -> None:
    ours = list(site.rglob("assets/vk/*.css"))
    assert ours
    for style in ours:
        assert not re.search(r"(url\(|@import)\s*[\"']?(https?:)?//", style.read_text("utf-8"))


def test_a_wide_table_can_be_scrolled_with_the_keyboard(
    open_page: Open, watch: Watch, axe: str
) -> None:
    page = open_page("", 390)

    def with_table(route: Any) -> None:
        body = route.fetch().text()
        route.fulfill(body=body.replace("</article>\n</main>", f"{TABLE}</article>\n</main>"),
                      content_type="text/html; charset=utf-8")  # fmt: skip

    page.route(f"**/{SECTION}", with_table)
    page.goto(f"{watch.home}/{SECTION}")
    table = page.get_by_role("region", name="Yöt viikossa")
    expect(table).to_have_attribute("tabindex", "0")
    table.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    until(page, "document.activeElement.scrollLeft > 0")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not violations(page, axe)
    assert not watch.problems


@pytest.mark.parametrize("how", ["link", "keys"])
def test_the_way_out_hides_the_page_at_once_and_shows_it_to_who_comes_back(
    how: str, open_page: Open
) -> None:
    page = open_page(SECTION, 390)
    title = page.title()
    # The other site never answers with a page: we stay, and see what stands here meanwhile.
    page.route(f"{EXIT}**", lambda route: route.fulfill(status=204))
    if how == "link":
        page.locator(".vk-top .vk-exit").click()
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    expect(page.locator("body")).to_be_hidden()
    assert page.title() == "…"
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(page.locator("h1")).to_be_visible()
    assert page.title() == title


def test_capital_letters_are_not_taken_for_leaving(open_page: Open) -> None:
    page = open_page("yon-yli/harjoitukset/oma-pieni-ilta/", 390)
    status = page.locator("#vk-exit-texts")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    expect(status).to_contain_text("kerran")
    page.locator("textarea").first.click()
    page.keyboard.type("ÄÄ Ö ÅB")
    expect(status).to_be_empty()
    expect(page.locator("h1")).to_be_visible()
