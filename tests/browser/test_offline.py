"""A course without a network: kept whole in one version, renewed at the next visit, or let go."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from site_pages import until
from verkkokurssi import offline
from web_server import Server, running

pytestmark = pytest.mark.browser

COURSE = "andrum"
KEPT = "caches.keys().then(names => names.filter(name => name.startsWith('vk-pages:')))"
LISTEN_TO = "yon-yli"


@pytest.fixture
def own_site(site: Path, tmp_path: Path) -> Path:
    """The portal and one course, to be changed."""
    own = tmp_path / "site"
    own.mkdir()
    for path in site.iterdir():
        if path.is_file():
            shutil.copy(path, own)
    shutil.copytree(site / "assets", own / "assets")
    shutil.copytree(site / COURSE, own / COURSE)
    return own


@pytest.fixture
def server(own_site: Path) -> Iterator[Server]:
    with running(own_site) as found:
        yield found


@pytest.fixture
def reader(browser: Any) -> Iterator[Any]:
    """A browser that has never been here; a page in it."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="fi-FI")
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


def address(server: Server, path: str = "") -> str:
    return f"{server.address}/{COURSE}/{path}"


def keep(page: Any) -> None:
    """Wait until the browser has kept the course."""
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")


def version(site: Path) -> str:
    found = re.search(r'"version":"(\w+)"', (site / COURSE / offline.NAME).read_text())
    assert found
    return found[1]


def publish(site: Path, mark: str) -> None:
    """Another version of the course: its pages and its style say ``mark``."""
    course = site / COURSE
    for page in course.rglob("index.html"):
        text = re.sub(
            r'<html lang="(\w+)"( data-mark="\w+")?',
            rf'<html lang="\1" data-mark="{mark}"',
            page.read_text(),
        )
        page.write_text(text)
    style = course / "assets/vk/print.css"
    style.write_text(f"/* {mark} */ {style.read_text()}")
    worker(site)


def worker(site: Path) -> None:
    course = site / COURSE
    names = [p.relative_to(course).as_posix() for p in course.rglob("*") if p.is_file()]
    (course / offline.NAME).write_bytes(offline.worker(course, names))


def shows(page: Any, mark: str) -> None:
    """Page and style are both of one version, or become so."""
    until(
        page,
        f"""fetch(document.querySelector("link[media=print]").href).then(a => a.text()).then(style =>
          document.documentElement.dataset.mark === "{mark}" && style.startsWith("/* {mark} */"))""",
    )


def sections(site: Path) -> list[str]:
    found = re.findall(
        r'class="vk-card__link" href="([^"]+)"', (site / COURSE / "index.html").read_text()
    )
    assert found
    return [path.removeprefix("./") for path in found]


def test_every_page_can_be_read_without_a_network(
    reader: Any, server: Server, own_site: Path
) -> None:
    reader.goto(address(server))
    keep(reader)
    server.down = True
    for path in ["", *sections(own_site), sections(own_site)[0].rstrip("/"), "index.html"]:
        reader.goto(address(server, path), wait_until="load")
        assert reader.locator("h1").count() == 1
        reader.evaluate("document.querySelectorAll('img').forEach(i => i.loading = 'eager')")
        until(reader, "[...document.images].every(i => i.complete && i.naturalWidth)")
        fonts = "document.fonts.ready.then(fonts => [...fonts].some(f => f.status === 'loaded'))"
        assert reader.evaluate(fonts)
    reader.locator(".vk-menu").click()
    reader.locator("#vk-drawer .vk-search-link").click()
    reader.locator("#vk-search input[name=query]").fill("du")
    reader.locator("#vk-search .md-search-result__item").first.wait_for()


def test_what_was_not_kept_says_so_in_the_language_of_the_course(
    reader: Any, server: Server
) -> None:
    reader.goto(address(server))
    keep(reader)
    server.down = True
    reader.goto(address(server, "finns-inte/"), wait_until="load")
    assert reader.url == address(server, offline.OFFLINE_PAGE)
    assert reader.locator("h1").inner_text() == "Det finns ingen nätanslutning just nu"
    reader.locator(".vk-notfound a").click()
    reader.wait_for_url(address(server))


def test_the_new_version_waits_for_the_next_visit_and_is_never_mixed_with_the_old(
    reader: Any, server: Server, own_site: Path
) -> None:
    publish(own_site, "old")
    reader.goto(address(server))
    keep(reader)
    reader.goto(address(server))
    shows(reader, "old")

    publish(own_site, "new")
    reader.goto(address(server, sections(own_site)[0]))
    reader.evaluate("navigator.serviceWorker.getRegistration().then(r => r.update())")
    until(reader, "navigator.serviceWorker.getRegistration().then(r => Boolean(r.waiting))")
    for path in ("", *sections(own_site)):
        reader.goto(address(server, path))
        shows(reader, "old")

    context = reader.context
    reader.close()
    back = context.new_page()
    back.goto(address(server))
    shows(back, "new")
    until(back, f"{KEPT}.then(names => names.length === 1)")
    assert back.evaluate(KEPT) == [f"vk-pages:/{COURSE}/:{version(own_site)}"]


def test_an_update_fetches_only_what_changed(reader: Any, server: Server, own_site: Path) -> None:
    reader.goto(address(server))
    keep(reader)
    reader.reload()
    page = own_site / COURSE / sections(own_site)[0] / "index.html"
    page.write_text(page.read_text() + "<!-- changed -->")
    worker(own_site)
    server.asked.clear()
    reader.evaluate("navigator.serviceWorker.getRegistration().then(r => r.update())")
    until(reader, "navigator.serviceWorker.getRegistration().then(r => Boolean(r.waiting))")
    asked = {path for path in server.asked if not path.endswith(offline.NAME)}
    assert asked == {f"/{COURSE}/{sections(own_site)[0]}"}


def test_a_version_that_arrives_damaged_is_not_taken(
    reader: Any, server: Server, own_site: Path
) -> None:
    publish(own_site, "old")
    reader.goto(address(server))
    keep(reader)
    publish(own_site, "new")
    # The server is half way through a deployment: one page is still another one.
    page = own_site / COURSE / sections(own_site)[-1] / "index.html"
    page.write_text(page.read_text().replace('data-mark="new"', 'data-mark="between"'))
    state = reader.evaluate(
        """navigator.serviceWorker.getRegistration().then(r => new Promise(done => {
          r.addEventListener("updatefound", () => {
            const next = r.installing;
            next.addEventListener("statechange", () => done(next.state));
          });
          r.update().catch(() => done("refused"));
        }))"""
    )
    assert state in ("redundant", "refused")
    context = reader.context
    reader.close()
    server.down = True
    back = context.new_page()
    back.goto(address(server))
    shows(back, "old")


def test_a_shared_computer_keeps_nothing(reader: Any, server: Server) -> None:
    reader.goto(address(server))
    keep(reader)
    reader.goto(address(server, "min-kurs/"))
    reader.locator("[data-vk-share]").click()
    gone = "navigator.serviceWorker.getRegistrations().then(found => found.length === 0)"
    until(reader, gone)
    until(reader, f"{KEPT}.then(names => names.length === 0)")
    reader.goto(address(server))
    reader.wait_for_timeout(2500)
    assert reader.evaluate(gone)
    assert reader.evaluate(KEPT) == []


def test_deleting_everything_deletes_the_kept_course_too(reader: Any, server: Server) -> None:
    reader.goto(address(server, "min-kurs/"))
    keep(reader)
    reader.evaluate(f"caches.open('vk-media:/{COURSE}/')")
    reader.evaluate("caches.open('vk-pages:/another/:1')")
    reader.locator("[data-vk-delete]").click()
    reader.locator("#vk-ask-delete button[value=yes]").click()
    until(reader, "caches.keys().then(names => names.join() === 'vk-pages:/another/:1')")


def test_what_was_deleted_does_not_come_back_while_the_page_is_open(
    reader: Any, server: Server
) -> None:
    """Neither by the worker that still answers for this page, nor because the page was so new that
    it had not yet asked for one."""
    own = address(server, "min-kurs/")
    for kept in (True, False):
        reader.goto(own)
        if kept:
            keep(reader)
            reader.goto(own)
        reader.locator("[data-vk-delete]").click()
        reader.locator("#vk-ask-delete button[value=yes]").click()
        until(reader, f"{KEPT}.then(names => names.length === 0)")
        reader.evaluate("fetch(document.querySelector('link[rel=stylesheet]').href)")
        reader.wait_for_timeout(2500)
        assert reader.evaluate(KEPT) == []
        assert (
            reader.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)")
            == 0
        )


def test_an_episode_can_be_kept_listened_to_without_a_network_and_removed(
    reader: Any, site: Path
) -> None:
    with running(site) as server:
        # The first visit keeps the course; an episode is kept only when one asks for it.
        reader.goto(f"{server.address}/{LISTEN_TO}/podcast/")
        episode = reader.locator(".vk-episode__title a").first.get_attribute("href")
        reader.goto(f"{server.address}/{LISTEN_TO}/podcast/{episode}")
        keep(reader)
        reader.reload()
        assert not [path for path in server.asked if path.endswith(".mp3")]
        button = reader.locator(".vk-keep button")
        assert re.fullmatch(r"Lataa jakso laitteelle \([\d,]+ [kM]t\)", button.inner_text())
        button.click()
        reader.locator(".vk-keep button", has_text="Poista jakso laitteelta").wait_for()
        assert "Jakso on tällä laitteella" in reader.locator(".vk-keep").inner_text()

        server.down = True
        reader.reload()
        reader.locator(".vk-keep button", has_text="Poista").wait_for()
        reader.evaluate("document.querySelector('audio').load()")
        reader.evaluate("document.querySelector('audio').preload = 'auto'")
        until(reader, "document.querySelector('audio').readyState >= 1")
        reader.evaluate("document.querySelector('audio').currentTime = 5")
        until(reader, "document.querySelector('audio').seekable.end(0) > 5")
        until(reader, "document.querySelector('audio').readyState >= 2")
        assert reader.evaluate("document.querySelector('audio').currentTime") == 5

        reader.locator(".vk-keep button").click()
        reader.locator(".vk-keep button", has_text="Lataa jakso").wait_for()
        assert reader.evaluate("document.activeElement.textContent").startswith("Lataa jakso")

        # One that was never heard cannot be had now.
        reader.goto(f"{server.address}/{LISTEN_TO}/podcast/")
        reader.locator(".vk-episode__title a").nth(1).click()
        reader.locator(".vk-keep button").click()
        reader.get_by_text("Lataus ei onnistunut").wait_for()


def test_the_portal_keeps_nothing(reader: Any, server: Server) -> None:
    reader.goto(f"{server.address}/")
    reader.wait_for_timeout(2500)
    assert reader.evaluate("navigator.serviceWorker.getRegistrations().then(f => f.length)") == 0
