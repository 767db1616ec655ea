"""Exercises and tips in the browser: what is written stays, and stays on this device."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from site_pages import Watch

from .kept import record
from .looking import BLOCKED, violations

pytestmark = pytest.mark.browser

Open = Callable[..., Any]
EVENING = "yon-yli/harjoitukset/oma-pieni-ilta/"
FIRST = "Mistä ilta alkaa"
SAVED = "Tallennettu tälle laitteelle."
LONG = "yon-yli/vinkit/mika-tekee-illan/"
SHORT = "opas/vinkit/ensimmainen-viikko/"


@pytest.fixture
def evening(page: Page, home: str) -> Page:
    page.goto(f"{home}/{EVENING}")
    return page


def test_what_is_written_is_there_when_one_comes_back(evening: Page) -> None:
    evening.get_by_label(FIRST).fill("Ulko-ovi.\nJa <b>matto</b> & hiljaisuus.")
    expect(evening.get_by_text(SAVED)).to_be_visible()
    evening.reload()
    expect(evening.get_by_label(FIRST)).to_have_value("Ulko-ovi.\nJa <b>matto</b> & hiljaisuus.")
    assert list(record(evening)["fields"]) == ["exercises/oma-pieni-ilta#alku"]


def test_leaving_at_once_loses_nothing(evening: Page, home: str) -> None:
    evening.get_by_label(FIRST).press_sequentially("ovi")
    evening.goto(f"{home}/yon-yli/")
    assert record(evening)["fields"] == {"exercises/oma-pieni-ilta#alku": "ovi"}


def test_an_emptied_field_leaves_nothing_behind(evening: Page) -> None:
    evening.get_by_label(FIRST).fill("ovi")
    expect(evening.get_by_text(SAVED)).to_be_visible()
    evening.get_by_label(FIRST).fill("")
    evening.get_by_label(FIRST).blur()
    assert record(evening)["fields"] == {}


def test_saving_is_announced_once_and_not_at_every_key(evening: Page) -> None:
    state = evening.locator(".vk-notebook__state")
    assert state.get_attribute("role") == "status"
    state.evaluate(
        "box => { window.said = 0; new MutationObserver(l => window.said += l.length)"
        ".observe(box, {childList: true, characterData: true, subtree: true}) }"
    )
    for text in ("yksi", "yksi kaksi", "yksi kaksi kolme"):
        evening.get_by_label(FIRST).fill(text)
        evening.wait_for_timeout(800)
    expect(state).to_have_text(SAVED)
    assert evening.evaluate("window.said") == 1


def test_what_is_written_in_another_tab_appears_here(
    evening: Page, phone: BrowserContext, home: str
) -> None:
    other = phone.new_page()
    other.goto(f"{home}/{EVENING}")
    other.get_by_label(FIRST).fill("toisesta ikkunasta")
    other.get_by_label(FIRST).blur()
    expect(evening.get_by_label(FIRST)).to_have_value("toisesta ikkunasta")
    evening.get_by_label("Mihin ilta loppuu").fill("ristikko")
    evening.get_by_label("Mihin ilta loppuu").blur()
    assert sorted(record(evening)["fields"].values()) == ["ristikko", "toisesta ikkunasta"]


def test_where_nothing_can_be_kept_one_can_write_and_is_told(browser: Browser, home: str) -> None:
    context = browser.new_context()
    context.add_init_script(BLOCKED)
    page = context.new_page()
    page.goto(f"{home}/{EVENING}")
    page.get_by_label(FIRST).fill("ovi")
    page.get_by_label(FIRST).blur()
    expect(page.locator(".vk-notebook__state")).to_contain_text("ei voitu tallentaa")
    expect(page.get_by_label(FIRST)).to_have_value("ovi")
    context.close()


def test_only_the_exercise_comes_to_paper_with_all_that_was_written(evening: Page) -> None:
    evening.get_by_label(FIRST).fill("\n".join(f"rivi {n}" for n in range(40)))
    evening.evaluate("window.print = () => { window.printed = true }")
    evening.get_by_role("button", name="Tulosta tämä harjoitus").click()
    assert evening.evaluate("window.printed")
    evening.emulate_media(media="print")
    evening.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(evening.locator(".vk-foot")).to_be_hidden()
    expect(evening.get_by_role("button", name="Tulosta")).to_be_hidden()
    cut = evening.get_by_label(FIRST).evaluate("f => f.scrollHeight - f.clientHeight")
    assert cut <= 2
    evening.evaluate("window.dispatchEvent(new Event('afterprint'))")
    evening.emulate_media(media="screen")
    expect(evening.locator(".vk-foot")).to_be_visible()


def test_nothing_is_counted_and_nothing_can_be_sent(evening: Page) -> None:
    assert evening.locator(".vk-exercise form, .vk-exercise [maxlength]").count() == 0
    for field in evening.locator("textarea").all():
        assert field.get_attribute("name") is None


def test_without_scripts_one_can_write_on_the_page(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}/{EVENING}")
    page.get_by_label(FIRST).fill("ovi")
    assert page.get_by_role("button", name="Tulosta").count() == 0
    context.close()


# ---- Tips ----------------------------------------------------------------------------------------


def test_a_long_list_can_be_searched_and_tips_keep_their_numbers(page: Page, home: str) -> None:
    page.goto(f"{home}/{LONG}")
    field = page.get_by_label("Hae vinkeistä")
    field.fill("KISSAA  silitän")
    expect(page.get_by_role("status").filter(has_text="Vinkkejä")).to_have_text(
        "Vinkkejä näkyvissä: 1/12"
    )
    shown = page.locator(".vk-tips .vk-text li:visible")
    expect(shown).to_have_count(1)
    # The counter counts what is out of sight, too: the ninth tip is still the ninth.
    before = page.locator(".vk-tips .vk-text li").evaluate_all(
        "items => items.findIndex(i => getComputedStyle(i).visibility === 'visible')"
    )
    assert before == 8
    displayed = page.locator(".vk-tips .vk-text li").evaluate_all(
        "items => items.every(i => getComputedStyle(i).display !== 'none')"
    )
    assert displayed
    field.fill("zzz")
    expect(page.get_by_text("ei ole yhdessäkään vinkissä")).to_be_visible()
    field.fill("")
    expect(page.locator(".vk-tips .vk-text li:visible")).to_have_count(12)


def test_a_short_list_has_no_search(page: Page, home: str) -> None:
    page.goto(f"{home}/{SHORT}")
    assert page.locator(".vk-filter").count() == 0


@pytest.mark.parametrize(("width", "dark"), [(390, True), (1280, False)])
def test_exercises_and_filtered_tips_are_accessible(
    width: int, dark: bool, open_page: Open, axe: str, watch: Watch
) -> None:
    page = open_page(EVENING, width, dark)
    page.get_by_label(FIRST).fill("ovi")
    expect(page.get_by_text(SAVED)).to_be_visible()
    assert not violations(page, axe)
    page.goto(f"{watch.home}/{LONG}")
    page.get_by_label("Hae vinkeistä").fill("kissa")
    expect(page.get_by_text("Vinkkejä näkyvissä")).to_be_visible()
    assert not violations(page, axe)
    assert not watch.problems
