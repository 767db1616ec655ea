"""Other ways to see a page: colours of the reader's own, without motion, on paper, read aloud."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from site_pages import COURSES, Place, Watch, one_of_each

pytestmark = pytest.mark.browser

Open = Callable[..., Any]
SECTION = "yon-yli/keho-valvoo/"
QUIZ = "yon-yli/testit/mita-unesta-tiedetaan/"

# ---- Forced colours (high contrast): the system replaces colours and takes backgrounds away -------

EDGES = """
() => [...document.querySelectorAll(
    ".vk-button, .vk-exit, .vk-tool, .vk-option, textarea, select, input[type=text], input[type=search],"
    + " .vk-card, .vk-note, .vk-keys, .vk-help, .vk-feedback:not(:empty), progress, .vk-notice__card")]
  .filter(e => e.checkVisibility())
  .filter(e => !["Top", "Left"].every(side => {
    const style = getComputedStyle(e);
    return style["border" + side + "Style"] !== "none" && parseFloat(style["border" + side + "Width"]) >= 1;
  })).map(e => e.outerHTML.slice(0, 100))
"""
"""What can be operated, or stands apart, by a background alone."""


@pytest.fixture
def forced(open_page: Open) -> Open:
    def opened(path: str, width: int = 390) -> Page:
        page: Page = open_page(path, width, dark=True, forced_colors="active")
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        return page

    return opened


def test_in_forced_colours_everything_keeps_its_edge(
    forced: Open, pages: list[Place], watch: Watch
) -> None:
    page = forced("")
    bare = {}
    for place in one_of_each(pages):
        page.goto(f"{watch.home}/{place.path}")
        if found := page.evaluate(EDGES):
            bare[place.path] = found
    assert not bare


def test_in_forced_colours_what_is_chosen_kept_or_answered_is_to_be_seen(
    forced: Open, watch: Watch
) -> None:
    page = forced(QUIZ)
    border = "option => getComputedStyle(option).border"
    chosen, other = page.locator(".vk-option").nth(0), page.locator(".vk-option").nth(1)
    chosen.locator("input").check()
    page.locator("h1").click()
    assert chosen.evaluate(border) != other.evaluate(border)
    page.locator(".vk-check").first.click()
    assert not page.evaluate(EDGES)
    page.goto(f"{watch.home}/{SECTION}")
    keep = page.locator("[data-vk-keep]").first
    sign = keep.locator("svg")  # its words change too
    before = sign.screenshot()
    keep.click()
    page.locator("#vk-notice button").click()
    page.locator("h1").click()
    assert sign.screenshot() != before
    assert not page.evaluate(EDGES)


def test_in_forced_colours_progress_is_to_be_seen(forced: Open, watch: Watch) -> None:
    page = forced(SECTION)
    page.locator("[data-vk-mark]").click()
    page.goto(f"{watch.home}/yon-yli/")
    bar = page.locator("progress.vk-bar").first
    picture = Image.open(io.BytesIO(bar.screenshot())).convert("RGB")
    done = picture.getpixel((picture.width // 12, picture.height // 2))
    left = picture.getpixel((picture.width * 11 // 12, picture.height // 2))
    assert done != left


def test_in_forced_colours_the_focus_is_to_be_seen(forced: Open) -> None:
    page = forced(QUIZ)
    ring = """
      (e => { let x = e; while (x && getComputedStyle(x).outlineStyle === "none") x = x.parentElement;
        return x ? parseFloat(getComputedStyle(x).outlineWidth) : 0 })(document.activeElement)"""
    for _ in range(20):
        page.keyboard.press("Tab")
        assert page.evaluate(ring) >= 2, page.evaluate("document.activeElement.outerHTML")


# ---- Without motion ------------------------------------------------------------------------------


def test_nothing_moves_for_who_does_not_want_it(browser: Any, home: str) -> None:
    moving = {}
    for motion in ("no-preference", "reduce"):
        context = browser.new_context(
            viewport={"width": 390, "height": 844}, reduced_motion=motion, bypass_csp=True
        )
        page = context.new_page()
        page.goto(f"{home}/{SECTION}")
        page.locator(".vk-menu").click()
        moving[motion] = page.evaluate(
            """document.getAnimations().length + [...document.querySelectorAll("*")].filter(e => {
              const s = getComputedStyle(e);
              return s.animationName !== "none" || s.scrollBehavior === "smooth"
                || s.transitionDuration.split(", ").some(d => parseFloat(d) > 0);
            }).length"""
        )
        context.close()
    assert moving["reduce"] == 0
    assert moving["no-preference"] > 0  # the list of sections slides in: it would be noticed


# ---- On paper ------------------------------------------------------------------------------------


def test_paper_carries_the_works_and_nothing_that_needs_a_screen(
    open_page: Open, pages: list[Place], watch: Watch
) -> None:
    page = open_page("", 680)
    page.emulate_media(media="print")
    for place in one_of_each(pages):
        page.goto(f"{watch.home}/{place.path}")
        shown = page.evaluate(
            """[...document.querySelectorAll("nav, button, audio, video, dialog, .vk-skip, .vk-exit,"
              + " .vk-search, .vk-notice__card")].filter(e => e.checkVisibility()
              && !e.closest(".vk-skip")).map(e => e.outerHTML.slice(0, 90))"""
        )
        assert not shown, place
        assert page.locator("h1").first.is_visible(), place
        dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert dark == "rgb(255, 255, 255)"


def test_on_paper_folded_texts_are_open_and_sentences_whole(open_page: Open) -> None:
    page = open_page(SECTION, 680, dark=True)
    page.emulate_media(media="print")
    cues = page.locator(".vk-transcript .vk-cue").all()
    assert cues
    for cue in cues[:3]:
        assert cue.evaluate("e => e.checkVisibility() && e.getBoundingClientRect().height > 0")
    box = page.locator(".vk-transcript__text").first
    assert box.evaluate("e => e.scrollHeight <= e.clientHeight + 1")
    note = page.locator(".vk-note").first
    assert re.sub(r"\s+", " ", note.inner_text()).endswith(
        "Siirry tarinan yli, sekin on hyvä valinta."
    )


def test_on_paper_a_link_says_where_it_leads(open_page: Open, site: Path) -> None:
    path, address = next(
        (page.parent.relative_to(site).as_posix(), found[1])
        for page in sorted(site.rglob("index.html"))
        if (found := re.search(r'<div class="vk-text">(?:(?!</div>).)*<a href="(https?:[^"]+)"',
                               page.read_text("utf-8"), re.DOTALL))
    )  # fmt: skip
    page = open_page(f"{path}/", 680)
    said = "a => getComputedStyle(a, '::after').content"
    link = page.locator(f'.vk-text a[href="{address}"]').first
    assert address not in link.evaluate(said)
    page.emulate_media(media="print")
    assert address in link.evaluate(said)


def test_a_whole_section_is_printed(open_page: Open) -> None:
    page = open_page(SECTION)
    pdf = page.pdf(prefer_css_page_size=True, format="A4")
    assert 4 < len(re.findall(rb"/Type\s*/Page\b", pdf)) < 20


# ---- Read aloud ----------------------------------------------------------------------------------


def test_every_part_says_its_language(open_page: Open, site: Path, watch: Watch) -> None:
    """A screen reader changes its voice where the language changes."""
    languages = {course: "sv" if course == "andrum" else "fi" for course in COURSES}
    for course, language in languages.items():
        for file in (site / (course if course != "portal" else "tietoa")).rglob("*.html"):
            assert f'<html lang="{language}"' in file.read_text("utf-8"), file
    page = open_page("")
    card = page.locator(".vk-course", has_text="Andrum")
    expect(card).to_have_attribute("lang", "sv")
    for other in page.locator(".vk-course").all():
        own = str(other.get_attribute("lang") or "fi")
        slug = str(other.locator("a").first.get_attribute("href")).strip("./")
        assert own == languages[slug]
