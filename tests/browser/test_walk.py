"""A whole course on a telephone, from the first "Begin" to "Delete everything".

The site is served as it is published: its own headers, compressed, with its policy in force. The
browser is closed in the middle and opened again. All the while every request is read: nothing a
learner does leaves the device.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from site_pages import LOADED, is_trouble, until
from verkkokurssi import offline
from verkkokurssi.compile.learner import OWN, TEXTS
from verkkokurssi.i18n import translator
from web_server import Server, running

from .kept import keeps, record

pytestmark = pytest.mark.browser

T = translator("site", "fi")
SECRET = "Salaisuuteni-7421"
TWO, FOUR = "keho-valvoo", "yhdessa-hereilla"
SECTIONS = ["kun-uni-ei-tule", TWO, "ajatukset-yolla", FOUR, "pienet-illat", "aamu-tulee"]

LISTEN = """
document.addEventListener("securitypolicyviolation", e => window.told(
  location.pathname + ": " + e.effectiveDirective + " " + (e.blockedURI || e.sample)));
window.print = () => window.told("print");
"""


@dataclass
class Telephone:
    """A learner's telephone: what its browser keeps outlives the browser's windows."""

    browser: Browser
    server: Server
    kept: Any = None
    requests: list[Request] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    printed: int = 0

    def open(self) -> Page:
        """A window of a browser that was just started."""
        context: BrowserContext = self.browser.new_context(
            bypass_csp=False,
            storage_state=self.kept,
            viewport={"width": 390, "height": 844},
            is_mobile=True,
            has_touch=True,
            locale="fi-FI",
        )
        context.set_default_timeout(15_000)
        context.on("request", lambda request: self.requests.append(request))
        context.expose_function("told", self._told)
        context.add_init_script(LISTEN)
        page = context.new_page()
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("websocket", lambda socket: self.problems.append(socket.url))
        page.on("console", self._console)
        return page

    def close(self, page: Page) -> None:
        """Close the browser. What is kept for a session only is gone."""
        self.kept = page.context.storage_state()
        page.context.close()

    def _told(self, text: str) -> None:
        if text == "print":
            self.printed += 1
        else:
            self.problems.append(text)

    def _console(self, message: Any) -> None:
        if is_trouble(message):
            self.problems.append(message.text)


@pytest.fixture
def telephone(browser: Browser, site: Path) -> Iterator[Telephone]:
    with running(site) as server:
        yield Telephone(browser, server)


def here(page: Page) -> str:
    """The part of the address that says where in the course one is."""
    return urlsplit(page.url).path.removeprefix("/yon-yli/").strip("/")


def read_to_the_end(page: Page) -> None:
    """Scroll through the page as a reader does, screen by screen, and mark it as done."""
    height = page.evaluate("document.documentElement.scrollHeight")
    for top in range(0, height, 700):
        page.evaluate(f"window.scrollTo(0, {top})")
    button = page.get_by_role("button", name=T(TEXTS["mark"]))
    button.click()
    expect(page.get_by_role("button", name=T(TEXTS["unmark"]))).to_be_visible()


def begin(page: Page, course: str) -> None:
    page.goto(course)
    expect(page.locator("[data-vk-progress-text]")).to_have_text(T(TEXTS["progress_empty"]))
    page.get_by_role("link", name=T("Begin"), exact=True).click()
    page.wait_for_url(f"**/{SECTIONS[0]}/")


def keep_and_write_and_answer(page: Page) -> None:
    """The first section: a story kept, an exercise written in, a quiz answered wrong and right."""
    story = page.locator("article.vk-story").first
    story.get_by_role("button", name="Tallenna omiin").click()
    expect(page.locator("#vk-notice")).to_contain_text(T(TEXTS["kept"]))
    page.locator("#vk-notice").get_by_role("button", name=T("Close")).click()

    page.get_by_label("Ensimmäinen ilta").fill(SECRET)
    expect(page.locator(".vk-notebook__state")).to_have_text("Tallennettu tälle laitteelle.")

    asked = page.locator(".vk-question").nth(1)
    asked.get_by_label("heikosta luonteesta").check()
    asked.get_by_role("button", name="Tarkista vastaus").click()
    expect(asked.locator(".vk-feedback__verdict")).to_contain_text("Ei aivan.")
    asked.get_by_label("tavalliseen elämään").check()
    asked.get_by_role("button", name="Tarkista vastaus").click()
    expect(asked.locator(".vk-feedback__verdict")).to_contain_text("Juuri niin.")


def listen(page: Page) -> None:
    """Play an episode from its second chapter, and stop."""
    episode = page.locator(".vk-podcast")
    audio = "document.querySelector('audio')"
    page.evaluate(f"{audio}.muted = true")
    episode.locator(".vk-chapters summary").click()
    chapter = episode.locator(".vk-chapter").nth(1)
    start = float(str(chapter.get_attribute("data-vk-seek")))
    chapter.click()
    until(page, f"!{audio}.paused && !{audio}.seeking && {audio}.currentTime > {start + 0.3}")
    page.evaluate(f"{audio}.pause()")
    until(page, "Object.keys(localStorage).some(key => key.startsWith('vk:yon-yli:1:media:'))")
    (kept,) = record(page)["media"].values()
    assert start - 1 <= kept <= start + 30


def skip_a_story(page: Page) -> None:
    """A content note, and past the story it stands before."""
    note = page.locator(".vk-note:not(.vk-note--section)").first
    expect(note).to_contain_text("Tarinassa mainitaan sairauden hoito.")
    story = note.locator("xpath=following-sibling::*[@data-vk-work][1]")
    note.locator("[data-vk-skip]").click()
    assert record(page)["works"][story.get_attribute("data-vk-work")] == {
        "seen": False,
        "skipped": True,
    }
    bottom = story.evaluate("e => e.getBoundingClientRect().bottom")
    assert bottom < 844  # what comes after it is in sight


def assess_oneself(page: Page) -> str:
    """The heaviest answers of a self-assessment; returns the title of what is said then."""
    assessment = page.locator("[data-vk-work='quizzes/miten-yosi-jaksavat']")
    for question, step in zip(
        assessment.locator(".vk-question").all(), [3, 3, 3, 3, 3, 0], strict=True
    ):
        question.locator("input").nth(step).check()
    assessment.get_by_role("button", name="Katso, mitä").click()
    result = assessment.locator(".vk-result")
    expect(result.get_by_role("link", name="112")).to_be_visible()
    return str(result.locator(".vk-result__title").inner_text())


def stay_until_noted(page: Page) -> str:
    """Read a poem to its end; the part of the address that leads back to it."""
    poem = page.locator("article.vk-poem").first
    poem.locator(".vk-byline").last.scroll_into_view_if_needed()
    anchor = f"#{poem.get_attribute('id')}"
    until(page, f"{keeps('place')}.url.endsWith('{anchor}')")
    return anchor


def come_back(page: Page, course: str, anchor: str) -> None:
    """In the course again: the button leads to where one left, and everything is there."""
    page.goto(course)
    expect(page.locator("[data-vk-progress-text]")).to_contain_text("1 jakso kuudesta tehty")
    page.get_by_role("link", name=T(TEXTS["go_on"])).click()
    page.wait_for_url(f"**/{TWO}/{anchor}")
    expect(page.locator(anchor)).to_be_in_viewport()
    expect(page.locator(".vk-place")).to_contain_text("Jäit kohtaan")
    expect(page.locator(".vk-result")).to_be_visible()


def everything_is_there(page: Page, result: str) -> None:
    """ "My course" shows progress, writings, results and what was kept."""
    expect(page.locator("[data-vk-own-sections] li")).to_have_count(6)
    for line in page.locator("[data-vk-own-sections] .vk-own__state").all():
        expect(line).to_have_text("✓ " + T("Done"))
    expect(page.locator("[data-vk-own-texts]")).to_contain_text(SECRET)
    expect(page.locator("[data-vk-own-results]")).to_contain_text(result)
    expect(page.locator("[data-vk-own-results]")).to_contain_text("1/5")
    expect(page.locator("[data-vk-own-favourites] li")).to_have_count(1)
    assert page.locator("[data-vk-bar]").evaluate("bar => bar.value === bar.max")


def certificate(page: Page, telephone: Telephone) -> None:
    """With one's name, which is on the paper and nowhere else."""
    page.get_by_label(T("Your name or pen name")).fill(f"Aino {SECRET}")
    page.get_by_role("button", name=T("Print the certificate")).click()
    until(page, "document.documentElement.classList.contains('vk-printing-certificate')")
    expect(page.locator(".vk-certificate")).to_contain_text(f"Aino {SECRET}")
    pdf = page.pdf(prefer_css_page_size=True, format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert "Aino" not in page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert telephone.printed == 1


def delete_everything(page: Page) -> None:
    for kind in ("html", "json"):
        with page.expect_download():
            page.locator(f"[data-vk-save={kind}]").click()
    page.get_by_role("button", name=T("Delete everything")).click()
    page.locator("#vk-ask-delete button[value=yes]").click()
    expect(page.locator("#vk-notice")).to_contain_text(T(OWN["deleted"]))
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert page.evaluate("indexedDB.databases()") == []
    until(page, "caches.keys().then(names => names.length === 0)")
    until(page, "navigator.serviceWorker.getRegistrations().then(all => all.length === 0)")
    assert page.context.cookies() == []
    assert page.evaluate("document.cookie") == ""


def test_a_whole_course_from_beginning_to_deletion(telephone: Telephone, site: Path) -> None:
    course = f"{telephone.server.address}/yon-yli/"
    page = telephone.open()
    begin(page, course)
    keep_and_write_and_answer(page)
    read_to_the_end(page)
    page.locator(".vk-onward__next a").click()
    page.wait_for_url(f"**/{TWO}/")
    listen(page)
    skip_a_story(page)
    result = assess_oneself(page)
    anchor = stay_until_noted(page)
    telephone.close(page)

    page = telephone.open()
    come_back(page, course, anchor)
    walked = []
    while (section := here(page)) in SECTIONS:
        walked.append(section)
        read_to_the_end(page)
        if section == SECTIONS[-1]:
            page.locator(".vk-done").get_by_role("link", name=T("My course")).click()
        else:
            assert page.locator(".vk-done__own").count() == 0
            page.locator(".vk-onward__next a").click()
        until(page, f"{LOADED} && !location.pathname.endsWith('/{section}/')")
    assert walked == SECTIONS[1:]
    everything_is_there(page, result)
    certificate(page, telephone)
    delete_everything(page)
    telephone.close(page)
    assert telephone.kept == {"cookies": [], "origins": []}

    assert not telephone.problems
    nothing_left_the_device(telephone, site)


def nothing_left_the_device(telephone: Telephone, site: Path) -> None:
    """Every request of the walk, as the browser made it and as the server got it."""
    home = telephone.server.address
    assert len({r.url for r in telephone.requests if r.is_navigation_request()}) > len(SECTIONS)
    asked = [r for r in telephone.requests if not r.url.startswith((f"blob:{home}/", "data:"))]
    for request in asked:
        assert request.url.startswith(f"{home}/")
        assert request.post_data is None
    # Playwright's own list of headers is silent about cookies: the server tells what it got.
    assert len(telephone.server.headers) == len(telephone.server.lines) > 50
    worker = f"{home}/yon-yli/{offline.NAME}"
    for headers in telephone.server.headers:
        assert "cookie" not in headers
        # Browsers look for a new worker in the name of the old one, whatever the policy says.
        assert headers.get("referer", worker) == worker
        assert SECRET not in "".join(headers.values())
    for line in telephone.server.lines:
        method, address, _ = line.split(" ")
        assert method == "GET"
        assert "?" not in address
        file = site / unquote(address).lstrip("/")
        assert (file / "index.html" if file.is_dir() else file).is_file(), address
