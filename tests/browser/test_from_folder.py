"""The built folder can be copied to a USB stick and read: no server, every link leads to a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from site_pages import Place, is_trouble, one_of_each, until

pytestmark = pytest.mark.browser

HARMLESS = ("preload", "/fonts/", "net::ERR_FAILED", ".vtt from frame")
"""Browsers do not fetch fonts ahead of time from a folder, nor captions (player.js makes them of
the transcript); they say so, and it does no harm."""


@pytest.fixture
def problems() -> list[str]:
    return []


@pytest.fixture
def reader(browser: Any, problems: list[str]) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="fi-FI")
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on(
        "console",
        lambda message: (
            is_trouble(message)
            and not any(word in message.text for word in HARMLESS)
            and problems.append(message.text)
        ),
    )
    page.on(
        "request",
        lambda request: (
            request.url.startswith(("file:", "data:", "blob:")) or problems.append(request.url)
        ),
    )
    yield page
    context.close()


def open_file(page: Any, site: Path, path: str) -> None:
    name = path + "index.html" if path.endswith("/") or not path else path
    page.goto((site / name).as_uri(), wait_until="load")


def test_every_link_leads_to_a_file(
    reader: Any, site: Path, pages: list[Place], problems: list[str]
) -> None:
    # A server shows the page for what is missing; in a folder nobody comes upon it.
    for place in one_of_each([page for page in pages if not page.path.endswith("404.html")]):
        open_file(reader, site, place.path)
        links = reader.evaluate(
            "[...document.querySelectorAll('a[href]')].filter(a => a.protocol === 'file:')"
            ".map(a => decodeURIComponent(a.pathname))"
        )
        assert links
        assert not [link for link in links if not Path(link).is_file()], place
        assert (
            reader.evaluate("getComputedStyle(document.querySelector('main')).display") != "inline"
        )
        broken = "[...document.images].filter(i => i.complete && !i.naturalWidth).map(i => i.src)"
        assert not reader.evaluate(broken), place
    assert not problems


def test_one_can_go_from_the_portal_to_a_section_and_write(
    reader: Any, site: Path, problems: list[str]
) -> None:
    open_file(reader, site, "")
    reader.locator(".vk-course__link", has_text="Yön yli").click()
    reader.wait_for_url("**/yon-yli/index.html")
    reader.locator("[data-vk-start]").first.click()
    reader.wait_for_url("**/kun-uni-ei-tule/index.html*")
    assert reader.evaluate(
        "document.fonts.ready.then(f => [...f].some(x => x.status === 'loaded'))"
    )
    reader.locator(".vk-menu").click()
    reader.locator("#vk-drawer a", has_text="Keho valvoo").click()
    reader.wait_for_url("**/keho-valvoo/index.html")
    assert not reader.locator(".vk-search-link").first.is_visible()
    open_file(reader, site, "yon-yli/oma-kurssini/")
    reader.locator("[data-vk-own-sections] a").first.click()
    reader.wait_for_url("**/index.html*")
    assert not problems


def test_nothing_is_kept_and_recordings_play(reader: Any, site: Path, pages: list[Place]) -> None:
    place = next(p for p in pages if p.course == "yon-yli" and p.kind == "podcast")
    open_file(reader, site, place.path)
    assert reader.locator(".vk-keep").count() == 0
    reader.evaluate("document.querySelector('audio').preload = 'metadata'")
    until(reader, "document.querySelector('audio').readyState >= 1")


def test_without_scripts_the_pages_say_what_to_do(browser: Any, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    open_file(page, site, "yon-yli/")
    assert "index.html" in page.locator(".vk-foot").inner_text()
    context.close()
