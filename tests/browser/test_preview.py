"""The preview under the pages' own policy: it renews itself, and no browser keeps anything of it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from corpus import TODAY, Size, make_project
from site_pages import until
from verkkokurssi.pipeline import Options, Places, build
from verkkokurssi.preview import Preview

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_project(tmp_path_factory.mktemp("preview"), Size(courses=1, works=3))
    assert build(root, Options(today=TODAY, jobs=1, preview=True)).built
    return root


@pytest.fixture
def preview(project: Path) -> Preview:
    return Preview(lambda: Places(project, preview=True).site)


@pytest.fixture
def address(preview: Preview) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(preview.app, port=0, log_level="critical"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    server.force_exit = True
    thread.join(5)


def test_a_page_renews_itself_under_its_policy(
    browser: Any, preview: Preview, address: str, project: Path
) -> None:
    context = browser.new_context(bypass_csp=False)
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    course = next((project / "courses").iterdir()).name
    page.goto(f"{address}/{course}/")
    assert page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1
    page.evaluate("window.before = true")
    page.wait_for_timeout(2500)  # longer than a published page waits before it asks to be kept
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(f => f.length)") == 0
    preview.renew(None)
    until(page, "!window.before")
    assert not problems
    context.close()


def test_nothing_in_a_preview_is_there_to_be_kept(project: Path) -> None:
    site = Places(project, preview=True).site
    assert (site / "index.html").is_file()
    assert not list(site.rglob("sw.js"))
    assert not list(site.rglob("offline.html"))
    assert not (site / "_headers").exists()
