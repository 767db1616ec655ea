"""The page "my course": what is kept can be seen, taken along, brought back and deleted."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from site_pages import until
from verkkokurssi.compile.learner import OWN, TEXTS
from verkkokurssi.i18n import translator

from .kept import record
from .looking import violations, violations_everywhere

pytestmark = pytest.mark.browser

T = translator("site", "fi")
SECTIONS = [
    "kun-uni-ei-tule",
    "keho-valvoo",
    "ajatukset-yolla",
    "yhdessa-hereilla",
    "pienet-illat",
    "aamu-tulee",
]
NASTY = '<img src=x onerror="document.title=1"><script>document.title=2</script> & \u2028 "loppu"'


@pytest.fixture
def own(home: str, page: Page) -> str:
    """The address of the page; it is open."""
    url = f"{home}/yon-yli/oma-kurssini/"
    page.goto(url)
    return url


@pytest.fixture
def course(page: Page, own: str) -> dict[str, Any]:
    """What the page knows of the course."""
    found: dict[str, Any] = page.evaluate("vk.course")
    return found


def field(course: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """An exercise, and the key of its first field."""
    work = next(work for work in course["works"] if "fields" in work)
    return work, f"{work['id']}#{work['fields'][0]['id']}"


def fill(page: Page, course: dict[str, Any], text: str = NASTY) -> dict[str, Any]:
    """A learner who has done a little of everything; returns the record."""
    _, key = field(course)
    quiz = next(w["id"] for w in course["works"] if w["id"].startswith("quizzes/"))
    story = next(w["id"] for w in course["works"] if w["id"].startswith("stories/"))
    page.evaluate(
        """([key, text, quiz, story, section]) => {
            vk.store.set("fields", key, text);
            vk.store.set("quizzes", quiz, {answers: {}, checked: true,
                         result: {title: "Otsikko " + text, text: text}});
            vk.store.set("works", story, {seen: true, skipped: false});
            vk.store.favourite(story, true);
            vk.store.set("sections", section, {done: true, at: ""});
        }""",
        [key, text, quiz, story, SECTIONS[0]],
    )
    return record(page)


def finish(page: Page) -> None:
    """Mark all sections as done."""
    page.evaluate(
        "slugs => slugs.forEach(s => vk.store.set('sections', s, {done: true, at: ''}))", SECTIONS
    )


def bring(page: Page, content: str | bytes, name: str = "oma.json") -> None:
    """Choose a file in the page's file dialog."""
    data = content.encode() if isinstance(content, str) else content
    with page.expect_file_chooser() as chooser:
        page.locator("[data-vk-import]").click()
    chooser.value.set_files({"name": name, "mimeType": "application/json", "buffer": data})


# ---- What is seen ---------------------------------------------------------------------------------


def test_without_scripts_the_page_says_what_it_would_do(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}/yon-yli/oma-kurssini/")
    expect(page.locator(".vk-own__without")).to_be_visible()
    expect(page.locator(".vk-own__without")).to_contain_text("JavaScript")
    expect(page.locator("[data-vk-own]")).to_be_hidden()
    page.goto(f"{home}/yon-yli/kun-uni-ei-tule/")
    expect(page.locator("[data-vk-mark]")).to_be_hidden()
    expect(page.locator("[data-vk-keep]").first).to_be_hidden()
    context.close()


def test_the_menu_leads_to_the_page_in_every_language(page: Page, home: str) -> None:
    for slug, title in (
        ("yon-yli", T("My course")),
        ("andrum", translator("site", "sv")("My course")),
    ):
        page.goto(f"{home}/{slug}/")
        link = page.locator(".vk-links").get_by_role("link", name=title, include_hidden=True)
        assert link.count() == 1
        page.goto(f"{home}/{slug}/{link.get_attribute('href')}")
        expect(page.locator("h1")).to_have_text(title)
        assert page.locator("[data-vk-share]").inner_text()


def test_an_empty_page_says_what_will_come(page: Page, own: str) -> None:
    for empty in page.locator(".vk-own__none").all():
        expect(empty).to_be_visible()
        assert empty.inner_text()
    expect(page.locator("[data-vk-certificate-form]")).to_be_hidden()


def test_what_the_learner_did_is_shown_as_text(page: Page, course: dict[str, Any]) -> None:
    fill(page, course)
    work, _ = field(course)
    texts = page.locator("[data-vk-own-texts]")
    expect(texts.get_by_role("link", name=work["title"])).to_be_visible()
    expect(texts).to_contain_text(work["fields"][0]["label"])
    assert NASTY in texts.locator(".vk-own__text").evaluate("e => e.textContent")
    assert NASTY in page.locator("[data-vk-own-results]").evaluate("e => e.textContent")
    expect(page.locator("[data-vk-own-favourites] li")).to_have_count(1)
    expect(page.locator("[data-vk-own-sections] li").first).to_contain_text("✓ " + T("Done"))
    assert page.locator("[data-vk-own] img[src=x], [data-vk-own] script").count() == 0
    assert page.title().startswith(T("My course"))


def test_a_kept_work_can_be_let_go_here(page: Page, course: dict[str, Any]) -> None:
    fill(page, course)
    page.locator("[data-vk-own-favourites] button").click()
    expect(page.locator("[data-vk-own-favourites] li")).to_have_count(0)
    expect(page.locator("#vk-own-favourites")).to_be_focused()


# ---- Files ----------------------------------------------------------------------------------------


def test_everything_can_be_read_in_a_saved_file(
    phone: BrowserContext, page: Page, course: dict[str, Any], tmp_path: Path
) -> None:
    fill(page, course)
    with page.expect_download() as download:
        page.locator("[data-vk-save=html]").click()
    assert download.value.suggested_filename == "oma-kurssini-yon-yli.html"
    file = tmp_path / "oma.html"
    download.value.save_as(file)
    requests: list[str] = []
    reader = phone.new_page()
    reader.on("request", lambda request: requests.append(request.url))
    reader.goto(file.as_uri())
    assert requests == [file.as_uri()]
    assert NASTY in reader.locator("p.t").first.evaluate("e => e.textContent")
    assert reader.locator("script, img").count() == 0
    assert reader.locator("html").get_attribute("lang") == "fi"
    assert T("What I have written") in reader.locator("body").inner_text()
    assert reader.title() == "Yön yli"


def test_a_course_moves_to_another_device(
    browser: Browser, page: Page, course: dict[str, Any], own: str, tmp_path: Path
) -> None:
    before = fill(page, course)
    with page.expect_download() as download:
        page.locator("[data-vk-save=json]").click()
    assert download.value.suggested_filename == "oma-kurssini-yon-yli.json"
    file = tmp_path / "oma.json"
    download.value.save_as(file)
    context = browser.new_context()
    other = context.new_page()
    other.goto(own)
    bring(other, file.read_bytes())
    expect(other.locator("#vk-notice")).to_contain_text(T(OWN["import_done"]))
    after = record(other)
    for part in ("sections", "works", "fields", "quizzes", "favourites"):
        assert after[part] == before[part]
    context.close()


def test_what_is_here_is_replaced_only_after_asking(page: Page, course: dict[str, Any]) -> None:
    before = fill(page, course, "täällä")
    _, key = field(course)
    file = json.dumps(
        {
            "format": "verkkokurssi",
            "course": "yon-yli",
            "record": {"version": 1, "fields": {key: "sieltä"}},
        }
    )
    bring(page, file)
    expect(page.locator("#vk-ask-replace button[value=no]")).to_be_focused()
    page.keyboard.press("Escape")
    assert record(page)["fields"] == before["fields"]
    bring(page, file)
    page.locator("#vk-ask-replace button[value=no]").click()
    assert record(page)["fields"] == before["fields"]
    bring(page, file)
    page.locator("#vk-ask-replace button[value=yes]").click()
    expect(page.locator("[data-vk-own-texts]")).to_contain_text("sieltä")
    assert record(page)["fields"] == {key: "sieltä"}
    assert record(page)["sections"] == {}


def test_only_what_the_course_knows_is_taken_from_a_file(
    page: Page, course: dict[str, Any]
) -> None:
    _, key = field(course)
    brought = {
        "version": 1,
        "sections": {SECTIONS[0]: {"done": True, "x": 1}, "toinen": {"done": True}},
        "works": {"stories/vieras": {"seen": True}, "__proto__": {"seen": True}},
        "fields": {key: NASTY, "exercises/vieras#x": "vieras", "constructor": "x"},
        "quizzes": {"quizzes/vieras": {}, "toString": {}},
        "media": {"podcasts/vieras": 3},
        "favourites": ["stories/vieras", 3],
        "place": {"url": "//evil.example/", "title": "x"},
        "settings": {"admin": True, "name": "N", "x": 1},
        "admin": True,
    }
    bring(page, json.dumps({"format": "verkkokurssi", "course": "yon-yli", "record": brought}))
    expect(page.locator("[data-vk-own-texts]")).to_contain_text('"loppu"')
    found = record(page)
    del found["updated"]
    assert found == {
        "sections": {SECTIONS[0]: {"done": True, "at": ""}},
        "works": {},
        "fields": {key: NASTY},
        "quizzes": {},
        "media": {},
        "favourites": [],
        "settings": {"name": "N"},
    }
    assert page.locator("[data-vk-own] img[src=x]").count() == 0


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "import_bad"),
        ("{", "import_bad"),
        ("[]", "import_bad"),
        ('"verkkokurssi"', "import_bad"),
        (b"\x89PNG\r\n\x1a\n\0\xff", "import_bad"),
        ("[" * 200_000, "import_bad"),
        ('{"format":"verkkokurssi","course":"yon-yli","record":{"version":2}}', "import_bad"),
        ('{"format":"verkkokurssi","course":"rinnalla","record":{"version":1}}', "import_other"),
    ],
    ids=["empty", "cut", "list", "string", "picture", "deep", "version", "course"],
)
def test_a_wrong_file_changes_nothing(
    page: Page, course: dict[str, Any], content: str | bytes, says: str
) -> None:
    before = fill(page, course, "täällä")
    bring(page, content)
    expect(page.locator("#vk-notice")).to_contain_text(T(OWN[says]))
    assert record(page) == before


def test_a_file_that_is_too_large_is_not_even_read(page: Page, course: dict[str, Any]) -> None:
    before = fill(page, course, "täällä")
    page.locator("[data-vk-file]").evaluate(
        """input => {
            const files = new DataTransfer();
            files.items.add(new File([new Uint8Array(8 * 1024 * 1024 + 1)], "oma.json"));
            input.files = files.files;
            input.dispatchEvent(new Event("change"));
        }"""
    )
    expect(page.locator("#vk-notice")).to_contain_text(T(OWN["import_large"]))
    assert record(page) == before


def test_a_file_that_does_not_fit_leaves_what_was_there(page: Page, course: dict[str, Any]) -> None:
    before = fill(page, course, "täällä")
    key = next(iter(before["fields"]))
    brought = {"version": 1, "sections": {}, "fields": {key: "sieltä zzz"}}
    page.evaluate(
        """() => {
            const set = Storage.prototype.setItem;
            Storage.prototype.setItem = function (key, value) {
                if (value.includes("zzz")) throw new DOMException("full", "QuotaExceededError");
                return set.call(this, key, value);
            };
        }"""
    )
    bring(page, json.dumps({"format": "verkkokurssi", "course": "yon-yli", "record": brought}))
    page.locator("#vk-ask-replace button[value=yes]").click()
    expect(page.locator("#vk-notice")).to_contain_text(T(TEXTS["store_full"]))
    assert record(page) == before


# ---- Delete, shared computer ------------------------------------------------------------------------


def test_everything_is_deleted_only_after_asking(page: Page, course: dict[str, Any]) -> None:
    fill(page, course)
    page.locator("[data-vk-delete]").click()
    dialog = page.get_by_role("dialog", name=T("Delete everything from this device?"))
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("button", name=T("Do not delete"))).to_be_focused()
    expect(dialog.locator(".vk-exit")).to_be_visible()
    page.keyboard.press("Enter")
    assert record(page)["fields"]
    page.locator("[data-vk-delete]").click()
    dialog.get_by_role("button", name=T("Delete everything")).click()
    expect(page.locator("#vk-notice")).to_contain_text(T(OWN["deleted"]))
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    expect(page.locator(".vk-own__none")).to_have_count(3)
    expect(page.locator(".vk-own__none").first).to_be_visible()
    expect(page.locator("h1")).to_be_focused()


def test_on_a_shared_computer_nothing_stays_after_closing(
    phone: BrowserContext, page: Page, course: dict[str, Any], own: str
) -> None:
    before = fill(page, course)
    page.evaluate("localStorage.setItem('vk:rinnalla:1:fields:a', '\"b\"')")
    page.evaluate("localStorage.setItem('vk:rinnalla:1:updated', '\"2020-01-01T00:00:00.000Z\"')")
    page.locator("[data-vk-share]").click()
    assert page.evaluate("Object.entries(localStorage)") == [["vk.shared", "on"]]
    expect(page.locator("[data-vk-progress-text]")).to_contain_text(T(TEXTS["until_closed"]))
    page.goto(f"{own}../../rinnalla/")  # its two hours begin now too
    assert page.evaluate("vk.store.all().fields") == {"a": "b"}
    page.goto(own)
    assert page.evaluate("vk.store.all().fields") == before["fields"]
    page.close()
    fresh = phone.new_page()
    fresh.goto(own)
    expect(fresh.locator("[data-vk-shared-state]")).to_contain_text(T(OWN["share_is_on"]))
    assert fresh.evaluate("vk.store.all().fields") == {}
    fresh.evaluate("vk.store.set('fields', 'exercises/a#b', 'toinen ihminen')")
    assert fresh.evaluate("Object.entries(localStorage)") == [["vk.shared", "on"]]
    assert fresh.evaluate("vk.store.available()") == "session"


def test_a_shared_computer_forgets_after_two_hours(page: Page, own: str) -> None:
    page.locator("[data-vk-share]").click()
    page.evaluate("vk.store.set('fields', 'exercises/a#b', 'x')")
    page.evaluate(
        """() => {
            const updated = new Date(Date.now() - 2.1 * 3600 * 1000).toISOString();
            sessionStorage.setItem("vk:yon-yli:1:updated", JSON.stringify(updated));
        }"""
    )
    page.reload()
    assert page.evaluate("vk.store.all().fields") == {}


def test_ones_own_computer_keeps_again(page: Page, course: dict[str, Any]) -> None:
    before = fill(page, course)
    page.locator("[data-vk-share]").click()
    expect(page.locator("[data-vk-share]")).to_have_text(T(OWN["share_off"]))
    page.locator("[data-vk-share]").click()
    assert page.evaluate("sessionStorage.length") == 0
    assert {**record(page), "updated": ""} == {**before, "updated": ""}


# ---- Certificate --------------------------------------------------------------------------------------

NO_PRINTER = """window.print = () => {
  window.printed = document.querySelector(".vk-certificate").innerText;
  window.printedClass = document.documentElement.className;
};"""


@pytest.fixture
def finished(phone: BrowserContext, page: Page, home: str) -> Page:
    """The page of someone who has done everything."""
    phone.add_init_script(NO_PRINTER)
    page.goto(f"{home}/yon-yli/oma-kurssini/")
    finish(page)
    return page


def test_a_certificate_is_made_with_a_name_that_is_not_kept(finished: Page) -> None:
    page = finished
    page.get_by_label(T("Your name or pen name")).fill("Aino Esimerkki")
    page.get_by_role("button", name=T("Print the certificate")).click()
    page.wait_for_function("() => window.printedClass")
    assert "vk-printing-certificate" in page.evaluate("window.printedClass")
    assert "Aino" not in page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert "vk-printing" not in page.evaluate("document.documentElement.className")
    assert "Aino" not in page.locator("body").evaluate("e => e.textContent")
    page.reload()
    assert page.get_by_label(T("Your name or pen name")).input_value() == ""


def test_the_name_is_kept_only_when_wished(finished: Page) -> None:
    page = finished
    page.get_by_label(T("Your name or pen name")).fill("Aino")
    page.get_by_label(T("Keep the name on this device")).check()
    page.reload()
    assert page.get_by_label(T("Your name or pen name")).input_value() == "Aino"
    page.get_by_label(T("Keep the name on this device")).uncheck()
    assert "Aino" not in page.evaluate("JSON.stringify({...localStorage})")


@pytest.mark.parametrize("name", ["Aino Esimerkki", "", "Pitkänimi " * 8])
def test_the_certificate_is_one_sheet_of_a4(finished: Page, name: str) -> None:
    page = finished
    page.get_by_label(T("Your name or pen name")).fill(name)
    page.get_by_role("button", name=T("Print the certificate")).click()
    page.wait_for_function("() => window.printedClass")
    page.emulate_media(media="print")
    assert page.locator(".vk-top").is_hidden() and page.locator(".vk-foot").is_hidden()
    sheet = page.locator(".vk-certificate")
    for words in (name.strip(), T("has gone through the online course"), "Yön yli", "6 jaksoa"):
        expect(sheet).to_contain_text(words)
    assert sheet.evaluate("e => e.scrollHeight <= e.clientHeight")
    pdf = page.pdf(prefer_css_page_size=True, format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


def test_printing_the_page_leaves_buttons_out(page: Page, course: dict[str, Any]) -> None:
    fill(page, course, "Oma teksti.")
    page.emulate_media(media="print")
    assert page.locator("[data-vk-own] button:visible").count() == 0
    assert page.locator(".vk-certificate").is_hidden()
    expect(page.locator("[data-vk-own-texts]")).to_contain_text("Oma teksti.")


# ---- For everyone --------------------------------------------------------------------------------------


def test_axe_finds_nothing(finished: Page, home: str, axe: str) -> None:
    page = finished
    page.evaluate("vk.store.clear()")
    assert not violations_everywhere(page, axe)
    fill(page, page.evaluate("vk.course"))
    finish(page)
    page.evaluate("vk.say('Jotain.')")
    assert not violations_everywhere(page, axe)
    for question in ("delete", "replace"):
        page.evaluate(f"vk.own.ask('vk-ask-{question}', () => {{}})")
        assert page.locator(f"#vk-ask-{question}").is_visible()
        assert not violations_everywhere(page, axe)
        page.keyboard.press("Escape")
    page.get_by_role("button", name=T("Print the certificate")).click()
    until(page, "Boolean(window.printedClass)")
    page.emulate_media(media="print")
    assert page.locator(".vk-certificate").is_visible()
    sheet = violations(page, axe)  # on paper: no heading leads to anything
    assert [v for v in sheet if not v.startswith("page-has-heading-one")] == []
    page.emulate_media(media="screen")
    for path in ("yon-yli/kun-uni-ei-tule/", "yon-yli/"):  # marked as done
        page.goto(f"{home}/{path}")
        assert not violations_everywhere(page, axe)


def test_everything_is_reached_and_worked_with_the_keyboard(finished: Page) -> None:
    page = finished
    wanted = page.locator(
        "[data-vk-own] a:visible, [data-vk-own] button:visible, [data-vk-own] input:visible"
    ).count()
    page.locator("h1").evaluate("e => { e.tabIndex = -1; e.focus(); }")
    reached = 0
    for _ in range(wanted):
        page.keyboard.press("Tab")
        reached += page.evaluate("document.activeElement.closest('[data-vk-own]') !== null")
        assert page.evaluate(
            "getComputedStyle(document.activeElement).outlineStyle !== 'none' ||"
            "document.activeElement.closest('.vk-option') !== null"
        )
    assert reached == wanted


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_targets_are_large_and_nothing_sticks_out(finished: Page, width: int) -> None:
    page = finished
    page.set_viewport_size({"width": width, "height": 900})
    fill(page, page.evaluate("vk.course"))
    small = page.locator(
        "[data-vk-own] a, [data-vk-own] button, [data-vk-own] input:not([type=checkbox]),"
        "[data-vk-own] label.vk-option"
    ).evaluate_all(
        """all => all.filter(e => e.getClientRects().length && !e.closest(".vk-byline"))
            .map(e => [e.outerHTML.slice(0, 90), e.getBoundingClientRect().height])
            .filter(pair => pair[1] < 43.5)"""
    )
    assert small == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
