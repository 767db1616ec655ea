"""Nothing a learner does leaves the device: a whole course is walked and every request is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from site_pages import Place
from verkkokurssi.i18n import translator

pytestmark = pytest.mark.browser
T = translator("site", "fi")
SECRET = "Salaisuuteni-7421"


def test_a_whole_course_asks_for_nothing_but_the_sites_own_files(
    phone: Any, page: Any, home: str, site: Path, pages: list[Place]
) -> None:
    requests: list[Any] = []
    other: list[str] = []
    phone.on("request", lambda request: requests.append(request))
    page.on("websocket", lambda socket: other.append(socket.url))
    course = f"{home}/yon-yli/"
    page.goto(course)
    page.locator("[data-vk-start]").click()
    page.wait_for_load_state()
    sections = [p.path for p in pages if p.course == "yon-yli" and p.kind == "section"]
    for path in sections:
        page.goto(f"{home}/{path}")
        for field in page.locator("textarea").all():
            field.fill(SECRET)
        for choice in page.locator("fieldset:visible label.vk-option:first-of-type").all():
            choice.click()
        for skip in page.locator("[data-vk-skip]").all():
            skip.click()
        page.locator("[data-vk-keep]").first.click()
        if not page.evaluate("vk.store.get('sections', vk.course.page.section, 'done')"):
            page.locator("[data-vk-mark]").click()
    story = next(p.path for p in pages if p.course == "yon-yli" and p.kind == "story")
    page.goto(f"{home}/{story}")
    page.locator("[data-vk-keep]").click()
    page.goto(f"{course}oma-kurssini/")
    page.get_by_label(T("Your name or pen name")).fill(SECRET)
    page.get_by_label(T("Keep the name on this device")).check()
    for kind in ("html", "json"):
        with page.expect_download():
            page.locator(f"[data-vk-save={kind}]").click()
    page.locator("[data-vk-share]").click()
    page.locator("[data-vk-delete]").click()
    page.locator("#vk-ask-delete button[value=yes]").click()
    page.wait_for_load_state("networkidle")

    assert len({r.url for r in requests if r.is_navigation_request()}) > len(sections)
    own = [r for r in requests if not r.url.startswith((f"blob:{home}/", "data:"))]
    assert {r.method for r in own} == {"GET"}
    assert all(r.post_data is None for r in requests)
    assert other == []
    for request in own:
        url = urlsplit(request.url)
        assert request.url.startswith(f"{home}/")
        assert url.query == ""
        file = site / unquote(url.path).lstrip("/")
        assert (file / "index.html" if url.path.endswith("/") else file).is_file(), request.url
        assert "cookie" not in request.headers
        assert request.headers.get("referer", ".css").endswith(".css")  # fonts, of a style sheet
        assert SECRET not in request.url + "".join(request.headers.values())
    assert phone.cookies() == []
