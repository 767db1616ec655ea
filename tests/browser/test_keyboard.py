"""The whole course with the keyboard alone: what is reached, in which order, and seen to be so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from site_pages import LOADED, Place, one_of_each, until
from verkkokurssi.compile.learner import OWN, TEXTS
from verkkokurssi.i18n import translator
from web_server import running

from .keyboard import Keyboard

pytestmark = pytest.mark.browser

T = translator("site", "fi")
FIRST, SECOND = "kun-uni-ei-tule", "keho-valvoo"
SECTIONS = [FIRST, SECOND, "ajatukset-yolla", "yhdessa-hereilla", "pienet-illat", "aamu-tulee"]
FOCUSABLE = """
() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, audio, video, [tabindex='0']")]
  .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled && e.tabIndex >= 0 && !e.closest("dialog"))
  // Of radio buttons that belong together one is a stop; the arrows lead to the others.
  .filter(e => e.type !== "radio" || e === document.querySelector(`input[name="${CSS.escape(e.name)}"]`))
"""


@pytest.fixture(scope="module")
def home(site: Path) -> Iterator[str]:
    """The examples, from a server in whose recordings one can jump."""
    with running(site) as server:
        yield server.address


@pytest.fixture
def keys(page: Page) -> Keyboard:
    return Keyboard(page)


def focused(page: Page) -> Any:
    return page.evaluate("document.activeElement.className")


# ---- Order ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [390, 1280])
def test_tab_reaches_everything_once_in_the_order_of_the_page(
    width: int, phone: BrowserContext, page: Page, home: str, pages: list[Place]
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    mine = one_of_each([p for p in pages if p.course == "yon-yli"] + pages)
    if width == 1280:  # only the bar is another
        mine = [place for place in mine if place.kind in ("portal", "course", "podcast")]
    for place in mine:
        page.goto(f"{home}/{place.path}")
        keys = Keyboard(page)
        wanted = page.evaluate(f"({FOCUSABLE})().length")
        for _ in range(3 * wanted + 10):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement === document.body"):
                break
            if keys.look()["number"] == 0 and len(keys.stops) > 1:
                keys.stops.pop()  # round to the beginning
                break
        else:
            pytest.fail(f"{place}: Tab goes round and round")
        numbers = [stop["number"] for stop in keys.stops]
        assert numbers == sorted(numbers), place  # a player is several stops in a row
        names = [stop["name"].split(".")[-1] for stop in keys.stops]
        head = ["vk-skip", "vk-menu", "vk-brand"] if width == 390 else ["vk-skip", "vk-brand"]
        assert names[: len(head)] == head
        assert "vk-exit" in names
        assert all(not stop["dialog"] for stop in keys.stops), "a closed dialog was entered"
        missed = page.evaluate(
            f"({FOCUSABLE})().filter(e => !window.stops.has(e)).map(e => e.outerHTML.slice(0, 120))"
        )
        assert not missed, place
        following = page.evaluate(
            "[...window.stops.keys()].every((e, i, all) => !i ||"
            " all[i - 1].compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING)"
        )
        assert following, place


def test_a_lost_hidden_or_unmarked_focus_would_be_noticed(page: Page, home: str) -> None:
    page.goto(f"{home}/yon-yli/")
    keys = Keyboard(page)
    keys.to(".vk-brand")
    page.add_style_tag(content=".vk-exit:focus-visible { outline: none }")
    with pytest.raises(AssertionError, match="no ring"):
        keys.to(".vk-exit")
    page.goto(f"{home}/yon-yli/{FIRST}/")
    page.add_style_tag(content="main a { outline: 3px solid red !important }")
    with pytest.raises(AssertionError, match="stays behind"):
        for _ in range(9):
            keys.press("Tab")
    page.evaluate("document.activeElement.blur()")
    with pytest.raises(AssertionError, match="lost"):
        keys.look()
    cover = "<div style='position:fixed;inset:0;z-index:99;background:#fff'>x</div>"
    page.goto(f"{home}/yon-yli/")
    page.evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", cover)
    with pytest.raises(AssertionError, match="covered"):
        keys.press("Tab")


def test_the_skip_link_leads_past_the_bar(page: Page, home: str, keys: Keyboard) -> None:
    page.goto(f"{home}/yon-yli/{SECOND}/")
    assert "vk-skip" in keys.press("Tab")["name"]
    page.keyboard.press("Enter")
    until(page, "document.activeElement.id === 'vk-main'")
    assert keys.press("Tab")["inMain"]


# ---- The main way --------------------------------------------------------------------------------


def test_a_section_is_done_with_the_keyboard_alone(page: Page, home: str, keys: Keyboard) -> None:
    page.goto(f"{home}/yon-yli/")
    keys.to("[data-vk-start]")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{FIRST}/")

    keys.to(".vk-zoom")
    page.keyboard.press("Enter")
    page.locator("dialog.vk-large[open] img").wait_for()
    assert "vk-large__close" in keys.look()["name"]
    inside = {keys.press("Tab")["name"] for _ in range(4)}
    assert page.evaluate("document.activeElement.closest('dialog') !== null"), inside
    page.keyboard.press("Escape")
    assert "vk-zoom" in keys.look()["name"]

    keys.to("textarea")
    keys.type(
        "Kirjoitan Yhden RIVIN."
    )  # capitals need Shift, and Shift three times leaves the page
    keys.press("Tab")
    expect(page.locator(".vk-notebook__state")).to_have_text("Tallennettu tälle laitteelle.")

    keys.to("input[type=radio]")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    keys.to(".vk-check")
    page.keyboard.press("Enter")
    keys.look()
    expect(page.locator(".vk-feedback__verdict").first).to_contain_text("Juuri niin.")
    keys.to("summary")
    page.keyboard.press("Enter")
    keys.look()

    keys.to("[data-vk-keep]")
    page.keyboard.press("Space")
    keys.look()
    notice = page.locator("#vk-notice button")
    expect(notice).to_be_visible()

    keys.to("[data-vk-mark]")
    page.keyboard.press("Enter")
    keys.look()
    expect(page.locator("[data-vk-done-state]")).to_contain_text(T(TEXTS["marked"]))
    keys.to(".vk-onward__next a")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{SECOND}/")


def test_an_episode_is_heard_with_the_keyboard_alone(page: Page, home: str, keys: Keyboard) -> None:
    page.goto(f"{home}/yon-yli/{SECOND}/")
    audio = "document.querySelector('audio')"
    page.evaluate(f"{audio}.muted = true")
    keys.to("audio")
    page.keyboard.press("Space")
    until(page, f"!{audio}.paused && {audio}.readyState > 2 && {audio}.currentTime > 0.2")
    page.keyboard.press("Space")
    until(page, f"{audio}.paused")
    keys.to(".vk-chapters summary")
    page.keyboard.press("Enter")
    keys.to(".vk-chapter")
    keys.press("Tab")
    page.keyboard.press("Enter")
    until(page, f"!{audio}.paused && {audio}.currentTime > 1")
    keys.look()
    page.evaluate(f"{audio}.pause()")
    keys.to(".vk-transcript summary")
    page.keyboard.press("Space")
    keys.to(".vk-transcript input[type=search]")
    keys.type("ja")
    expect(page.locator(".vk-transcript mark").first).to_be_visible()
    keys.to(".vk-transcript__text")
    page.keyboard.press("End")
    until(page, "document.querySelector('.vk-transcript__text').scrollTop > 0")


def test_a_content_note_is_skipped_and_one_goes_on_from_there(
    page: Page, home: str, keys: Keyboard
) -> None:
    page.goto(f"{home}/yon-yli/{SECOND}/")
    keys.to(".vk-note [data-vk-skip]")
    end = page.evaluate("document.activeElement.hash")
    page.keyboard.press("Enter")
    there = f"document.querySelector({json.dumps(end)})"
    until(
        page,
        f"document.activeElement === {there} || {there}.getBoundingClientRect().top < innerHeight",
    )
    keys.press("Tab")
    beyond = page.evaluate(
        "hash => Boolean(document.querySelector(hash).compareDocumentPosition("
        "document.activeElement) & (Node.DOCUMENT_POSITION_FOLLOWING | 16))",
        end,
    )
    assert beyond


def test_the_drawer_and_the_search_hold_the_focus_and_give_it_back(
    page: Page, home: str, keys: Keyboard
) -> None:
    page.goto(f"{home}/yon-yli/{SECOND}/")
    keys.to(".vk-menu")
    page.keyboard.press("Enter")
    assert keys.look()["dialog"] == "vk-drawer"
    _goes_round(page, keys, "vk-drawer")
    page.keyboard.press("Escape")
    assert "vk-menu" in keys.look()["name"]

    page.keyboard.press("Space")
    keys.to("#vk-drawer .vk-search-link")
    page.keyboard.press("Enter")
    field = page.locator("#vk-search input[name=query]")
    expect(field).to_be_focused()
    keys.type("kello")
    hits = page.locator("#vk-search .md-search-result__link")
    hits.first.wait_for()
    page.keyboard.press("Escape")
    expect(page.locator("#vk-search")).to_be_hidden()
    keys.look()  # the menu button, through which one came

    page.keyboard.press("Enter")
    keys.to("#vk-drawer .vk-search-link")
    page.keyboard.press("Enter")
    expect(field).to_have_value("kello")
    hits.first.wait_for()
    keys.to("#vk-search .md-search-result__link")
    target = page.evaluate("document.activeElement.pathname")
    page.keyboard.press("Enter")
    until(page, f"{LOADED} && location.pathname === {json.dumps(target)}")


def _goes_round(page: Page, keys: Keyboard, dialog: str) -> None:
    """Tab goes through a dialog, to the browser's own bar at most, and into the dialog again."""
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            continue  # the browser's own controls
        stop = keys.look()
        assert stop["dialog"] == dialog
        if stop["name"].startswith("dialog"):
            continue  # Chromium lets what scrolls have the focus, too
        if seen and stop["number"] == seen[0]:
            break
        seen.append(stop["number"])
    assert len(seen) > 5
    everything = page.evaluate(
        f"[...document.querySelectorAll('#{dialog} a[href], #{dialog} button')]"
        ".filter(e => e.checkVisibility()).length"
    )
    assert len(set(seen)) == everything


def test_ones_own_page_certificate_and_deletion(
    phone: BrowserContext, page: Page, home: str, keys: Keyboard
) -> None:
    phone.add_init_script("window.print = () => { window.printed = true }")
    page.goto(f"{home}/yon-yli/oma-kurssini/")
    page.evaluate(
        "slugs => slugs.forEach(s => vk.store.set('sections', s, {done: true, at: ''}))", SECTIONS
    )
    keys.to("[data-vk-name]")
    keys.type("Aino Esimerkki")
    keys.to("[data-vk-keep-name]")
    keys.to("[data-vk-certificate]")
    page.keyboard.press("Enter")
    until(page, "window.printed === true")
    expect(page.locator("[data-vk-certificate-name]")).to_have_text("Aino Esimerkki")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    keys.look()
    keys.to("[data-vk-delete]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=T("Do not delete"))).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("[data-vk-delete]")).to_be_focused()
    page.keyboard.press("Space")
    keys.to("#vk-ask-delete button[value=yes]", most=3)
    page.keyboard.press("Space")
    expect(page.locator("#vk-notice")).to_contain_text(T(OWN["deleted"]))
    expect(page.locator("h1")).to_be_focused()
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_going_backwards_is_not_taken_for_leaving(page: Page, home: str, keys: Keyboard) -> None:
    page.goto(f"{home}/yon-yli/{SECOND}/")
    forth = [keys.press("Tab")["number"] for _ in range(10)]
    back = [keys.press("Shift+Tab")["number"] for _ in range(9)]
    assert back == forth[-2::-1]
    assert page.url.endswith(f"/{SECOND}/")
    expect(page.locator("#vk-exit-texts")).not_to_contain_text(T("Leaving the page."))
