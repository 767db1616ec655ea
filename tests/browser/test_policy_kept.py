"""Under the headers that are published nothing on any page breaks the policy, whatever one does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from site_pages import Place, is_trouble, one_of_each, until
from web_server import Server, running

pytestmark = pytest.mark.browser

LISTEN = """
window.broken = [];
document.addEventListener("securitypolicyviolation", e => window.told(
  location.pathname + ": " + e.effectiveDirective + " " + (e.blockedURI || e.sample)));
"""


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[Server]:
    with running(site) as found:
        yield found


@pytest.fixture
def violations() -> list[str]:
    return []


@pytest.fixture
def learner(browser: Any, server: Server, violations: list[str]) -> Iterator[Any]:
    """A telephone's page that hears of every violation and every message of the console."""
    context = browser.new_context(
        bypass_csp=False, viewport={"width": 390, "height": 844}, locale="fi-FI"
    )
    context.set_default_timeout(15_000)
    context.expose_function("told", lambda text: violations.append(text))
    context.add_init_script(LISTEN)
    page = context.new_page()
    page.on("pageerror", lambda error: violations.append(str(error)))
    page.on(
        "console",
        lambda message: (
            is_trouble(message) and "404" not in message.text and violations.append(message.text)
        ),
    )
    yield page
    context.close()


def test_the_headers_are_really_sent(learner: Any, server: Server) -> None:
    answer = learner.goto(f"{server.address}/yon-yli/")
    headers = answer.headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["content-encoding"] == "gzip"
    assert learner.evaluate("document.referrer") == ""


def test_a_page_of_each_kind_keeps_the_policy(
    learner: Any, server: Server, pages: list[Place], violations: list[str]
) -> None:
    for place in one_of_each(pages):
        learner.goto(f"{server.address}/{place.path}", wait_until="load")
    learner.goto(f"{server.address}/yon-yli/ei-ole/", wait_until="load")
    assert not violations


def test_a_violation_would_be_heard(learner: Any, server: Server, violations: list[str]) -> None:
    learner.goto(f"{server.address}/yon-yli/")
    learner.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<b style=\"color:red\">x</b>')"
    )
    for _ in range(100):
        if violations:
            break
        learner.wait_for_timeout(50)
    assert any("style-src" in violation for violation in violations)


def test_a_whole_walk_keeps_the_policy(
    learner: Any, server: Server, pages: list[Place], violations: list[str]
) -> None:
    def go(kind: str) -> None:
        place = next(p for p in pages if p.course == "yon-yli" and p.kind == kind)
        learner.goto(f"{server.address}/{place.path}", wait_until="load")

    go("course")
    learner.locator("[data-vk-scheme-toggle]").click()
    learner.locator(".vk-menu").click()
    learner.locator("#vk-drawer [data-vk-close]").click()
    learner.locator(".vk-menu").click()
    learner.locator("#vk-drawer .vk-search-link").click()
    learner.locator("#vk-search input[name=query]").fill("yö")
    learner.locator("#vk-search .md-search-result__item").first.wait_for()
    learner.keyboard.press("Escape")

    go("gallery")
    learner.locator("a.vk-zoom").first.click()
    learner.locator("dialog.vk-large img").wait_for()
    learner.keyboard.press("Escape")

    go("quiz")
    question = learner.locator(".vk-question").first
    question.locator("input").first.check()
    learner.locator(".vk-quiz button, .vk-questions button").first.click()

    go("exercise")
    learner.locator("textarea").first.fill("Omia sanoja.")

    go("podcast")
    learner.evaluate("document.querySelector('audio').muted = true")
    learner.evaluate("document.querySelector('audio').play().catch(() => {})")
    until(learner, "document.querySelector('audio').readyState >= 1")
    learner.locator(".vk-keep button").first.click()
    learner.locator(".vk-keep button", has_text="Poista").wait_for()

    go("video")
    learner.evaluate("document.querySelector('video').muted = true")
    learner.evaluate("document.querySelector('video').play().catch(() => {})")
    until(learner, "document.querySelector('video').readyState >= 1")

    go("section")
    learner.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    learner.locator(".vk-done button").first.click()

    learner.goto(f"{server.address}/yon-yli/oma-kurssini/", wait_until="load")
    with learner.expect_download():
        learner.locator("[data-vk-save=html]").click()
    learner.locator("[data-vk-delete]").click()
    learner.locator("#vk-ask-delete button[value=yes]").click()
    learner.wait_for_timeout(300)
    assert not violations
