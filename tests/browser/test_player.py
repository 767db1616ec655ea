"""Recordings in the browser: chapters, a transcript that follows, and nothing from elsewhere."""

from __future__ import annotations

import functools
import http.server
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from corpus import REPOSITORY, TODAY, Size, approve_all, make_project
from running import run_tool
from site_pages import Watch

from .kept import keeps, record
from .looking import violations

pytestmark = pytest.mark.browser

Open = Callable[..., Any]
EPISODE = "yon-yli/podcast/aamun-ensimmainen-tunti/"
FILM = "yon-yli/videot/ikkuna-yon-lapi/"
WORK = "podcasts/aamun-ensimmainen-tunti"
HOST = "https://media.example.org"


class _Ranges(http.server.SimpleHTTPRequestHandler):
    """Answers requests for parts of files, as the servers of the world do."""

    def do_GET(self) -> None:
        wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        path = Path(self.translate_path(self.path))
        if not wanted or not path.is_file():
            super().do_GET()
            return
        content = path.read_bytes()
        first = int(wanted[1])
        last = min(int(wanted[2] or len(content)), len(content) - 1)
        part = content[first : last + 1]
        self.send_response(206)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Range", f"bytes {first}-{last}/{len(content)}")
        self.send_header("Content-Length", str(len(part)))
        self.end_headers()
        self.wfile.write(part)

    def log_message(self, format: str, *args: Any) -> None:
        pass


def _serve(folder: Path) -> Iterator[str]:
    handler = functools.partial(_Ranges, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def home(site: Path) -> Iterator[str]:
    """The examples, from a server in whose files one can jump."""
    yield from _serve(site)


@pytest.fixture
def episode(page: Page, home: str) -> Page:
    page.goto(f"{home}/{EPISODE}")
    page.locator(".vk-chapters summary").click()
    page.locator(".vk-transcript summary").click()
    return page


def now(page: Page) -> float:
    return float(page.evaluate("document.querySelector('audio, video').currentTime"))


def wait_for(page: Page, seconds: float) -> None:
    page.wait_for_function(
        "s => { const m = document.querySelector('audio, video'); "
        "return m.readyState > 1 && !m.seeking && Math.abs(m.currentTime - s) < 2.5 }",
        arg=seconds,
    )


def mute(page: Page) -> None:
    page.evaluate("document.querySelectorAll('audio, video').forEach(m => { m.muted = true })")


# ---- Jumping and following -----------------------------------------------------------------------


def test_nothing_is_loaded_before_it_is_played(page: Page, home: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{home}/{EPISODE}", wait_until="networkidle")
    assert not [url for url in asked if ".mp3" in url]


def test_a_chapter_is_played_when_it_is_chosen(episode: Page) -> None:
    mute(episode)
    chapter = episode.locator(".vk-chapter").nth(1)
    chapter.click()
    wait_for(episode, float(str(chapter.get_attribute("data-vk-seek"))))
    assert not episode.evaluate("document.querySelector('audio').paused")
    expect(chapter).to_have_attribute("aria-current", "true")
    expect(episode.locator("[aria-current=true]")).to_have_count(1)


def test_times_and_words_of_the_transcript_lead_into_the_sound(episode: Page) -> None:
    mute(episode)
    time = episode.locator(".vk-turn__time").nth(3)
    time.focus()
    episode.keyboard.press("Enter")
    wait_for(episode, float(str(time.get_attribute("data-vk-seek"))))
    cue = episode.locator(".vk-cue").nth(8)
    cue.click()
    wait_for(episode, float(str(cue.get_attribute("data-vk-from"))))
    expect(cue).to_have_class(re.compile("vk-cue--now"))


def test_the_transcript_follows_in_its_own_box_and_the_page_stays(episode: Page) -> None:
    mute(episode)
    box = episode.get_by_role("region", name="Tallenne tekstinä")
    assert box.get_attribute("tabindex") == "0"
    episode.locator(".vk-chapter").last.click()
    before = episode.evaluate("window.scrollY")
    episode.wait_for_function("document.querySelector('.vk-transcript__text').scrollTop > 100")
    episode.wait_for_function(
        """() => { const cue = document.querySelector('.vk-cue--now').getBoundingClientRect();
        const box = document.querySelector('.vk-transcript__text').getBoundingClientRect();
        return cue.top >= box.top && cue.bottom <= box.bottom }"""
    )
    assert episode.evaluate("window.scrollY") == before


def test_following_can_be_turned_off(episode: Page) -> None:
    mute(episode)
    episode.get_by_label("Teksti seuraa ääntä").uncheck()
    episode.locator(".vk-chapter").last.click()
    expect(episode.locator(".vk-cue--now")).to_have_count(1)
    episode.wait_for_timeout(600)
    assert episode.evaluate("document.querySelector('.vk-transcript__text').scrollTop") == 0


def test_the_transcript_can_be_searched(episode: Page) -> None:
    field = episode.get_by_label("Hae tekstistä")
    before = episode.locator(".vk-transcript__text").inner_text()
    field.fill("AAMU")
    state = episode.locator(".vk-transcript__bar [role=status]")
    expect(state).to_have_text(re.compile(r"Osuma 1/\d+"))
    hits = episode.locator("mark.vk-hit").all_inner_texts()
    assert hits and {hit.lower() for hit in hits} == {"aamu"}
    field.press("Enter")
    expect(state).to_have_text(f"Osuma 2/{len(hits)}")
    field.press("Shift+Enter")
    expect(state).to_have_text(f"Osuma 1/{len(hits)}")
    episode.get_by_role("button", name="Seuraava osuma").click()
    expect(state).to_have_text(f"Osuma 2/{len(hits)}")
    field.fill("<b>")
    expect(state).to_have_text("Ei osumia.")
    field.fill("")
    expect(episode.locator("mark")).to_have_count(0)
    assert episode.locator(".vk-transcript__text").inner_text() == before


# ---- Speed, jumps, the place where one stopped ---------------------------------------------------


def test_speed_and_jumps(episode: Page) -> None:
    mute(episode)
    episode.get_by_label("Nopeus").select_option(label="1,5 ×")
    episode.locator(".vk-chapter").nth(1).click()
    wait_for(episode, 50)
    assert episode.evaluate("document.querySelector('audio').playbackRate") == 1.5
    episode.evaluate("document.querySelector('audio').pause()")
    at = now(episode)
    episode.get_by_role("button", name="15 s taaksepäin").click()
    assert now(episode) == pytest.approx(at - 15, abs=0.1)
    episode.get_by_role("button", name="15 s eteenpäin").click()
    assert now(episode) == pytest.approx(at, abs=0.1)


def test_one_can_go_on_from_where_one_stopped(episode: Page) -> None:
    mute(episode)
    episode.locator(".vk-chapter").nth(1).click()
    wait_for(episode, 50)
    episode.evaluate("document.querySelector('audio').pause()")
    episode.wait_for_function(keeps("media", WORK))
    kept = record(episode)["media"][WORK]
    assert kept == pytest.approx(50, abs=4)
    episode.reload()
    place = episode.locator(".vk-place")
    expect(place).to_contain_text(re.compile(r"Jäit kohtaan 0:5\d\."))
    assert now(episode) == 0
    mute(episode)
    place.get_by_role("button").click()
    wait_for(episode, kept)
    expect(place).to_be_hidden()


def test_a_recording_heard_to_its_end_begins_anew(episode: Page) -> None:
    mute(episode)
    episode.locator(".vk-chapter").nth(1).click()
    wait_for(episode, 50)
    episode.evaluate("document.querySelector('audio').pause()")
    episode.evaluate(
        "a => { const m = document.querySelector('audio'); m.currentTime = m.duration - 1 }"
    )
    episode.evaluate("void document.querySelector('audio').play()")
    episode.wait_for_function("document.querySelector('audio').ended")
    episode.reload()
    expect(episode.locator(".vk-place")).to_be_hidden()


def test_only_one_voice_speaks_at_a_time(page: Page, home: str) -> None:
    page.goto(f"{home}/{EPISODE}")
    mute(page)
    page.evaluate(
        "document.querySelector('main').append(document.querySelector('audio').cloneNode(true))"
    )
    page.evaluate("void document.querySelectorAll('audio')[1].play().catch(() => {})")
    page.wait_for_function("!document.querySelectorAll('audio')[1].paused")
    page.evaluate("void document.querySelectorAll('audio')[0].play().catch(() => {})")
    page.wait_for_function("document.querySelectorAll('audio')[1].paused")


# ---- Film ----------------------------------------------------------------------------------------


def test_captions_are_on_in_the_language_of_the_course(page: Page, home: str) -> None:
    page.goto(f"{home}/{FILM}")
    tracks = page.evaluate(
        "[...document.querySelector('video').textTracks].map(t => [t.kind, t.mode, t.language])"
    )
    assert tracks == [["captions", "showing", "fi"]]
    assert page.locator("video").get_attribute("poster")


def test_captions_are_there_also_from_a_folder(browser: Browser, site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / FILM / "index.html").as_uri())
    page.wait_for_function("document.querySelector('video').textTracks.length > 0")
    found = page.evaluate(
        "[...document.querySelector('video').textTracks].map(t => [t.mode, t.cues && t.cues.length])"
    )
    cues = page.locator(".vk-cue").count()
    assert cues > 3
    assert found == [["showing", cues]]
    context.close()


# ---- Without scripts, and to everybody -----------------------------------------------------------


def test_without_scripts_chapters_and_times_are_links(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}/{EPISODE}")
    for link in page.locator("a[data-vk-seek]").all():
        assert re.search(r"\.mp3#t=[\d.]+$", str(link.get_attribute("href")))
    page.locator(".vk-transcript summary").click()
    expect(page.locator(".vk-turn").first).to_be_visible()
    context.close()


@pytest.mark.parametrize(("width", "dark"), [(390, False), (1280, True)])
def test_a_player_in_use_is_accessible(
    width: int, dark: bool, open_page: Open, axe: str, watch: Watch
) -> None:
    page = open_page(EPISODE, width, dark)
    page.locator(".vk-chapters summary").click()
    page.locator(".vk-transcript summary").click()
    mute(page)
    page.locator(".vk-chapter").nth(1).click()
    page.get_by_label("Hae tekstistä").fill("aamu")
    expect(page.locator("mark").first).to_be_visible()
    expect(page.locator(".vk-cue--now")).to_have_count(1)
    assert not violations(page, axe)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not watch.problems


# ---- Recordings on another host ------------------------------------------------------------------


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A course whose podcast and video lie on another host."""
    root = tmp_path_factory.mktemp("elsewhere")
    config = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    config = config.replace("  verkkokurssi:\n", f"  verkkokurssi:\n    media_hosts: [{HOST}]\n", 1)
    make_project(root, Size(courses=1, works=2, words=30), config)
    for kind, key, file, type_, text in (
        ("podcasts", "audio", "puhe.mp3", "audio/mpeg", "transcript"),
        ("videos", "video", "filmi.mp4", "video/mp4", "captions"),
    ):
        folder = root / "content" / kind
        folder.mkdir(parents=True)
        shutil.copy(REPOSITORY / "content/videos/ikkuna-yon-lapi.vtt", folder / "teksti.vtt")
        (folder / "muualla.md").write_text(
            f"---\ntitle: Muualla {key}\ncontributors: [tekija-0]\n"
            f"{key}: {{url: {HOST}/{file}, bytes: 1000, type: {type_}}}\n"
            f'duration: "00:00:38"\n{text}: teksti.vtt\ncontent_notes: [none]\n'
            "speakers: [{id: tekija-0, role: host}]\n"
            'chapters: [{start: "00:00:00", title: Alku}, {start: "00:00:20", title: Loppu}]\n'
            "---\nKuvaus.\n",
            "utf-8",
        )
        section = root / "courses/kurssi-01/01-osa-1.md"
        section.write_text(section.read_text("utf-8") + f"\n![[{kind}/muualla]]\n", "utf-8")
    approve_all(root)
    built = run_tool(root, "build", "--today", TODAY.isoformat())
    assert built.returncode == 0, built.stdout + built.stderr
    yield from _serve(root / "build/site")


@pytest.fixture
def stranger(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what it asks of the other host."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=404, body="")

    page.route(f"{HOST}/**", answer)
    yield page, asked
    context.close()


@pytest.mark.parametrize(
    ("path", "file"), [("podcast/muualla/", "puhe.mp3"), ("videot/muualla/", "filmi.mp4")]
)
def test_another_host_is_asked_only_when_the_learner_says_so(
    elsewhere: str, stranger: tuple[Page, list[str]], path: str, file: str, axe: str
) -> None:
    page, asked = stranger
    page.goto(f"{elsewhere}/kurssi-01/{path}", wait_until="networkidle")
    expect(page.locator(".vk-elsewhere")).to_contain_text("media.example.org")
    expect(page.locator("audio, video")).to_be_hidden()
    assert not violations(page, axe)
    page.locator(".vk-chapters summary").click()
    page.locator(".vk-chapter").last.click()
    assert page.evaluate("document.activeElement.textContent") == "Näytä tällä sivulla"
    assert asked == []

    page.get_by_role("button", name="Näytä tällä sivulla").click()
    expect(page.locator("audio, video")).to_be_visible()
    expect(page.locator(".vk-elsewhere")).to_have_count(0)
    page.evaluate("void document.querySelector('audio, video').play().catch(() => {})")
    page.wait_for_function("document.querySelector('audio, video').networkState !== 0")
    page.wait_for_timeout(300)
    assert set(asked) == {f"{HOST}/{file}"}


def test_a_section_with_recordings_from_elsewhere_asks_nothing(
    elsewhere: str, stranger: tuple[Page, list[str]]
) -> None:
    page, asked = stranger
    page.goto(f"{elsewhere}/kurssi-01/osa-1/", wait_until="networkidle")
    assert page.locator(".vk-elsewhere").count() == 2
    assert asked == []


def test_without_scripts_a_recording_from_elsewhere_is_a_link(
    elsewhere: str, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{elsewhere}/kurssi-01/podcast/muualla/")
    link = page.get_by_role("link", name="media.example.org")
    assert link.get_attribute("href") == f"{HOST}/puhe.mp3"
    assert "noreferrer" in str(link.get_attribute("rel"))
    expect(page.locator(".vk-elsewhere")).to_be_visible()
    context.close()
