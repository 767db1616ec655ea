"""A learner's way through a course: with a mouse, with the keyboard, and away from it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from site_pages import Place, Watch

pytestmark = pytest.mark.browser

Open = Callable[..., Any]
COURSE = "yon-yli/"
EXIT = "https://www.ilmatieteenlaitos.fi/"


def first(pages: list[Place], kind: str, course: str = "yon-yli") -> str:
    return next(page.path for page in pages if page.kind == kind and page.course == course)


def arrived(page: Any, title: str) -> None:
    """The page with this title is open (a link was followed: it may still be loading)."""
    expect(page.locator("main h1").first).to_have_text(title)


@pytest.mark.parametrize("width", [390, 1280])
def test_from_the_portal_to_a_work_and_back(width: int, open_page: Open, watch: Watch) -> None:
    page = open_page("", width)
    page.locator(f'main a[href$="{COURSE}"]').first.click()
    arrived(page, "Yön yli")

    page.locator("a[data-vk-start]").click()
    page.wait_for_url("**/kun-uni-ei-tule/")
    arrived(page, "Kun uni ei tule")
    work = page.locator(".vk-work__title a").first
    title = work.inner_text()
    work.click()
    arrived(page, title)
    page.go_back()
    arrived(page, "Kun uni ei tule")

    page.locator(".vk-onward__next a").click()
    page.wait_for_url("**/keho-valvoo/")
    page.locator(".vk-brand").first.click()
    arrived(page, "Yön yli")
    assert not watch.problems


def test_every_section_leads_to_the_next_one(open_page: Open, pages: list[Place]) -> None:
    sections = {p.path for p in pages if p.kind == "section" and p.course == "yon-yli"}
    page = open_page(f"{COURSE}kun-uni-ei-tule/")
    visited = set()
    while (here := re.sub(r"^https?://[^/]+/", "", page.url).split("#")[0]) in sections:
        assert here not in visited
        visited.add(here)
        onward = page.locator(".vk-onward__next a")
        target = onward.evaluate("a => a.href")
        onward.click()
        page.wait_for_url(target)
    assert visited == sections


def test_the_drawer_opens_leads_on_and_gives_the_focus_back(open_page: Open, watch: Watch) -> None:
    page = open_page(f"{COURSE}keho-valvoo/", 390)
    menu = page.locator(".vk-menu")
    drawer = page.locator("#vk-drawer")
    menu.focus()
    page.keyboard.press("Enter")
    assert drawer.is_visible()
    assert drawer.locator('[aria-current="page"]').inner_text().startswith("2")
    page.keyboard.press("Escape")
    assert not drawer.is_visible()
    expect(menu).to_be_focused()
    menu.click()
    drawer.get_by_text("Aamu tulee").click()
    page.wait_for_url("**/aamu-tulee/")
    assert not watch.problems


@pytest.mark.parametrize("width", [390, 1280])
def test_the_search_finds_a_word_and_leads_there(width: int, open_page: Open, watch: Watch) -> None:
    page = open_page(COURSE, width)
    if width < 700:
        page.locator(".vk-menu").click()
        page.locator("#vk-drawer .vk-search-link").click()
    else:
        page.locator(".vk-links .vk-search-link").click()
    page.locator("#vk-search input[name=query]").fill("kello")
    hit = page.locator("#vk-search .md-search-result__link").first
    hit.wait_for()
    title = hit.locator("h1, h2").first.inner_text()
    hit.click()
    expect(page.locator("main").get_by_role("heading", name=title).first).to_be_visible()
    assert "kello" in page.locator("main").inner_text().lower()
    assert not watch.problems


def test_the_search_also_hears_what_comes_without_a_key(open_page: Open) -> None:
    """What is pasted, dictated or suggested; also before the search is ready."""
    page = open_page(COURSE, 1280)
    page.locator(".vk-links .vk-search-link").click()
    hits = page.locator("#vk-search .md-search-result__link")
    for word in ("kello", "aamu"):
        page.locator("#vk-search input[name=query]").fill(word)
        expect(hits.first.locator("mark").first).to_contain_text(re.compile(word, re.IGNORECASE))


def test_a_drawing_opens_large_with_the_keyboard(
    open_page: Open, watch: Watch, pages: list[Place]
) -> None:
    page = open_page(first(pages, "gallery"))
    link = page.locator("a.vk-zoom").first
    link.focus()
    page.keyboard.press("Enter")
    dialog = page.locator("dialog[open]")
    dialog.wait_for()
    assert dialog.locator("img").first.get_attribute("alt")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(link).to_be_focused()
    assert not watch.problems


@pytest.mark.parametrize("how", ["link", "keys"])
def test_leaving_is_quick_and_leaves_nothing_to_go_back_to(how: str, open_page: Open) -> None:
    page = open_page(f"{COURSE}keho-valvoo/")
    page.route(f"{EXIT}**", lambda route: route.fulfill(body="<h1>Sää</h1>"))
    if how == "link":
        page.locator(".vk-top .vk-exit").click()
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url(EXIT)
    assert page.evaluate("document.referrer") == ""
    page.go_back()
    assert "keho-valvoo" not in page.url


def test_the_colours_a_reader_chooses_last(open_page: Open, watch: Watch) -> None:
    page = open_page(COURSE)
    background = "getComputedStyle(document.documentElement).backgroundColor"
    paint = f"{background} + getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paint)
    page.locator("[data-vk-scheme-toggle]").click()
    dark = page.evaluate(paint)
    assert dark != light
    page.goto(f"{watch.home}/{COURSE}keho-valvoo/")
    assert page.evaluate(paint) == dark
    assert not watch.problems


def test_everything_can_be_read_and_reached_without_scripts(open_page: Open) -> None:
    page = open_page(f"{COURSE}kun-uni-ei-tule/", 390, java_script_enabled=False)
    assert page.locator("main h1").first.is_visible()
    assert page.locator("main .vk-work").first.is_visible()
    page.locator(".vk-menu").click()
    drawer = page.locator("#vk-drawer")
    assert drawer.is_visible()
    drawer.get_by_text("Aamu tulee").click()
    page.wait_for_url("**/aamu-tulee/")


def test_a_page_that_is_not_there_says_so_kindly(open_page: Open) -> None:
    page = open_page("404.html")
    assert page.locator("main h1").first.is_visible()
    assert page.locator("main a").first.is_visible()
