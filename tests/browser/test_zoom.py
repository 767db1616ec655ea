"""Enlarged twice and four times, and with a reader's own spacing: all is there, nothing is cut.

Who enlarges a window of 1280 by 1024 pixels to 400 % has one of 320 by 256 (WCAG 1.4.10).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from site_pages import Place, Watch, one_of_each

from .looking import LOST, SPACED

pytestmark = pytest.mark.browser

Open = Callable[..., Any]
TWICE, FOUR_TIMES, WHOLE = (640, 512), (320, 256), (1280, 1024)


def resize(page: Any, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})


def test_nothing_is_lost(pages: list[Place], open_page: Open, watch: Watch) -> None:
    chosen = [page for page in pages if page.kind in ("section", "course")]
    chosen += [page for page in one_of_each(pages) if page not in chosen]
    opened = open_page("")
    lost = {}
    for place in chosen:
        resize(opened, TWICE)
        opened.goto(f"{watch.home}/{place.path}", wait_until="load")
        found = opened.evaluate(LOST)
        resize(opened, FOUR_TIMES)
        found += opened.evaluate(LOST)
        opened.add_style_tag(content=SPACED)
        found += opened.evaluate(LOST)
        resize(opened, WHOLE)
        found += opened.evaluate(LOST)
        if found:
            lost[place.path] = found
    assert not lost


def test_a_loss_would_be_noticed(open_page: Open) -> None:
    page = open_page("yon-yli/keho-valvoo/", 320)
    assert not page.evaluate(LOST)
    page.add_style_tag(content=".vk-lead, .vk-kicker { height: 4px; overflow: hidden }")
    page.add_style_tag(content="main h1 { min-width: 30rem }")
    found = " ".join(page.evaluate(LOST))
    assert 'cut: <p class="vk-kicker' in found
    assert "sticks out: <h1" in found
    assert "wide" in found


@pytest.mark.parametrize(
    ("path", "opener", "dialog"),
    [
        ("yon-yli/keho-valvoo/", ".vk-menu", "#vk-drawer"),
        ("yon-yli/keho-valvoo/", "#vk-drawer .vk-search-link", "#vk-search"),
        ("yon-yli/galleria/", "a.vk-zoom", "dialog.vk-large"),
        ("yon-yli/oma-kurssini/", "[data-vk-delete]", "#vk-ask-delete"),
    ],
)
def test_everything_in_a_dialog_is_reached_at_four_times_the_size(
    path: str, opener: str, dialog: str, open_page: Open
) -> None:
    page = open_page(path)
    resize(page, FOUR_TIMES)
    page.add_style_tag(content=SPACED)
    if opener.startswith("#vk-drawer"):
        page.locator(".vk-menu").click()
    page.locator(opener).first.click()
    if dialog == "#vk-search":
        page.locator("#vk-search input[name=query]").fill("kello")
        page.locator("#vk-search .md-search-result__link").first.wait_for()
    expect(page.locator(dialog)).to_be_visible()
    covered = page.locator(dialog).evaluate(
        """dialog => [...dialog.querySelectorAll("a[href], button, input, h2, figcaption, p")]
          .filter(e => e.checkVisibility() && e.getClientRects().length && !e.closest("[aria-hidden]"))
          .filter(e => {
            e.scrollIntoView({block: "nearest", inline: "nearest", behavior: "instant"});
            const box = e.getBoundingClientRect();
            const x = Math.min(box.left + box.width / 2, innerWidth - 1);
            const hit = document.elementFromPoint(x, Math.min(Math.max(box.top + 6, 1), innerHeight - 2));
            return box.right > innerWidth + 1 || box.left < -1 || !hit || !(e.contains(hit) || hit.contains(e) && dialog.contains(hit));
          }).map(e => e.outerHTML.slice(0, 100))"""
    )
    assert not covered


def test_what_scrolls_sideways_after_a_turn_of_the_telephone_is_reached_with_the_keyboard(
    open_page: Open,
) -> None:
    page = open_page("opas/kirjoita/", 1280)
    wide = "[...document.querySelectorAll('.vk-page pre > code')].filter(c => c.scrollWidth > c.clientWidth)"
    before = page.evaluate(f"{wide}.length")
    resize(page, (390, 844))
    after = page.evaluate(f"{wide}.length")
    assert after > before
    page.wait_for_function(
        f"{wide}.every(c => c.tabIndex === 0 && c.getAttribute('role') === 'region')"
    )
    names = page.evaluate(f"{wide}.map(c => c.getAttribute('aria-label'))")
    assert len(set(names)) == after
    resize(page, (1280, 844))
    page.wait_for_function(
        "[...document.querySelectorAll('.vk-page pre > code')]"
        ".every(c => (c.scrollWidth > c.clientWidth) === c.hasAttribute('tabindex'))"
    )
