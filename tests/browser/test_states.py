"""Pages as they are while somebody uses them are as accessible as when they were opened.

Quizzes, exercises, recordings and "my course" are looked at beside their other tests.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from site_pages import Place, Watch

from .looking import violations_everywhere

pytestmark = pytest.mark.browser

Open = Callable[..., Any]
SECTION = "yon-yli/keho-valvoo/"


def test_with_the_list_of_sections_open(open_page: Open, axe: str) -> None:
    page = open_page(SECTION, 390)
    page.locator("[data-vk-mark]").click()  # a section that is done, in the list
    page.locator(".vk-menu").click()
    expect(page.locator("#vk-drawer .vk-drawer__done")).to_be_visible()
    assert not violations_everywhere(page, axe)


@pytest.mark.parametrize(("query", "hits"), [("", 0), ("kello", 1), ("zzzzqqq", 0)])
def test_with_the_search_open(query: str, hits: int, open_page: Open, axe: str) -> None:
    page = open_page(SECTION, 1280)
    page.locator(".vk-links .vk-search-link").click()
    page.locator("#vk-search input[name=query]").fill(query)
    said = page.locator(".md-search-result__meta")
    expect(said).to_contain_text("Löytyi" if hits else "löytynyt" if query else "Kirjoita")
    assert (page.locator(".md-search-result__link").count() > 0) is bool(hits)
    assert not violations_everywhere(page, axe)


def test_with_a_picture_opened_large(open_page: Open, pages: list[Place], axe: str) -> None:
    gallery = next(p.path for p in pages if p.kind == "gallery" and p.course == "yon-yli")
    page = open_page(gallery, 390)
    page.locator("a.vk-zoom").nth(1).click()
    expect(page.locator("dialog.vk-large img")).to_be_visible()
    assert not violations_everywhere(page, axe)
    page.locator(".vk-large__after").click()
    assert not violations_everywhere(page, axe)


def test_after_a_story_was_skipped_and_everything_was_unfolded(
    open_page: Open, axe: str, watch: Watch
) -> None:
    page = open_page(SECTION, 390)
    page.locator(".vk-note [data-vk-skip]").first.click()
    page.locator("[data-vk-keep]").first.click()
    expect(page.locator("#vk-notice")).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert not violations_everywhere(page, axe)
    assert not watch.problems
