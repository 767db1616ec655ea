"""A real Chromium and the built examples."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from site_pages import AXE, Place, Watch, missing, places, served

Open = Callable[..., Any]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    from playwright.sync_api import Error, sync_playwright

    path = os.environ.get("VERKKOKURSSI_BROWSER") or None
    with sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(
                executable_path=path,
                args=[
                    "--no-sandbox",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--no-first-run",
                    "--disable-quic",
                ],
            )
        except Error:
            missing("A browser")
            raise
        # Playwright waits for an expression by evaluating text in the page, which the pages' policy
        # forbids. Tests that look at the policy itself (test_policy_kept) switch this off.
        make = chromium.new_context
        chromium.new_context = lambda **options: make(**{"bypass_csp": True, **options})
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def site(example: Path) -> Path:
    return example / "build/site"


@pytest.fixture(scope="session")
def home(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def pages(site: Path) -> list[Place]:
    return places(site)


@pytest.fixture
def watch(home: str) -> Watch:
    """What went wrong on pages opened in this test."""
    return Watch(home)


@pytest.fixture
def open_page(browser: Any, home: str, watch: Watch) -> Iterator[Open]:
    """``open_page("yon-yli/", width=390, dark=True)`` → a Playwright page."""
    contexts = []

    def opened(path: str, width: int = 1280, dark: bool = False, **options: Any) -> Any:
        context = browser.new_context(
            viewport={"width": width, "height": 844 if width < 700 else 900},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            locale="fi-FI",
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        watch.attach(page)
        page.goto(f"{home}/{path}", wait_until="load")
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def phone(browser: Any) -> Iterator[Any]:
    """A telephone that has never been here: a browser context of its own."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="fi-FI")
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def page(phone: Any, watch: Watch) -> Iterator[Any]:
    """An empty page of it; an error in a script or a request to others fails the test."""
    page = phone.new_page()
    watch.attach(page)
    yield page
    assert not watch.problems


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    if not AXE.is_file():
        missing("axe-core")
    return AXE.read_text("utf-8")
