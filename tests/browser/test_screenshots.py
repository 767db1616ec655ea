"""`scripts/test --screenshots`: pictures of a page of each kind, to be looked at by people."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import Any

import pytest

from site_pages import REPOSITORY, Place, one_of_each

pytestmark = pytest.mark.browser

FOLDER = REPOSITORY / "build/screenshots"


def test_screenshots(
    request: pytest.FixtureRequest, pages: list[Place], open_page: Callable[..., Any]
) -> None:
    if not request.config.getoption("--screenshots"):
        pytest.skip("only with --screenshots")
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    for width in (390, 1280):
        for dark in (False, True):
            page = open_page("", width, dark)
            home = page.url
            for place in one_of_each(pages):
                page.goto(f"{home}{place.path}", wait_until="load")
                page.evaluate("document.querySelectorAll('img').forEach(i => i.loading = 'eager')")
                page.wait_for_load_state("networkidle")
                name = f"{place.kind}-{'dark' if dark else 'light'}-{width}.png"
                page.screenshot(path=str(FOLDER / name), full_page=True)
    assert len(list(FOLDER.iterdir())) == 4 * len(one_of_each(pages))
