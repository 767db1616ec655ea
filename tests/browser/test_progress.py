"""Progress: kept in the learner's own browser, and nowhere else."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from site_pages import until
from verkkokurssi.compile.learner import TEXTS
from verkkokurssi.i18n import translator

from .kept import keep, keeps, record

pytestmark = pytest.mark.browser

T = translator("site", "fi")
FIRST, SECOND = "kun-uni-ei-tule", "keho-valvoo"
SECTIONS = [
    FIRST,
    SECOND,
    "ajatukset-yolla",
    "yhdessa-hereilla",
    "pienet-illat",
    "aamu-tulee",
]


@pytest.fixture
def course(home: str) -> str:
    return f"{home}/yon-yli"


def words(page: Page, selector: str) -> str:
    return " ".join(page.locator(selector).first.inner_text().split())


# ---- Begin, go on --------------------------------------------------------------------------------


def test_who_comes_for_the_first_time_may_begin(page: Page, course: str) -> None:
    page.goto(f"{course}/")
    assert words(page, "[data-vk-start]") == T("Begin")
    assert words(page, "[data-vk-progress-text]") == T(TEXTS["progress_empty"])
    assert page.locator(".vk-bar").first.evaluate("bar => bar.value") == 0
    assert set(page.locator("[data-vk-state]").all_inner_texts()) == {T("Not begun")}
    page.locator("[data-vk-start]").click()
    page.wait_for_url(f"{course}/{FIRST}/")


def test_who_comes_back_goes_on_from_the_same_place(page: Page, course: str) -> None:
    page.goto(f"{course}/{FIRST}/")
    page.locator("[data-vk-mark]").click()
    page.goto(f"{course}/{SECOND}/")
    page.goto(f"{course}/")
    assert words(page, "[data-vk-start]") == T(TEXTS["go_on"])
    assert words(page, "[data-vk-progress-text]").startswith("1 jakso kuudesta tehty, noin ")
    assert words(page, "[data-vk-progress-text]").endswith(T(TEXTS["only_here"]))
    assert page.locator(".vk-bar").first.evaluate("bar => bar.value / bar.max") == pytest.approx(
        1 / 6
    )
    states = page.locator("[data-vk-state]").all_inner_texts()
    assert states == ["✓ " + T("Done"), T("Begun"), *[T("Not begun")] * 4]
    page.locator("[data-vk-start]").click()
    page.wait_for_url(f"{course}/{SECOND}/**")


def test_a_finished_section_leads_to_the_next_unfinished_one(page: Page, course: str) -> None:
    page.goto(f"{course}/{SECOND}/")
    page.locator("[data-vk-mark]").click()
    page.goto(f"{course}/")
    assert page.locator("[data-vk-start]").get_attribute("href") == "./ajatukset-yolla/"


def test_a_section_is_marked_done_and_undone(page: Page, course: str) -> None:
    page.goto(f"{course}/{FIRST}/")
    button, state = page.locator("[data-vk-mark]"), page.locator("[data-vk-done-state]")
    assert button.inner_text() == T(TEXTS["mark"])
    button.click()
    expect(state).to_have_text("✓ " + T(TEXTS["marked"]))
    assert record(page)["sections"][FIRST]["done"] is True
    page.reload()
    expect(button).to_have_text(T(TEXTS["unmark"]))
    button.focus()
    page.keyboard.press("Enter")
    expect(state).to_have_text(T(TEXTS["unmarked"]))
    expect(button).to_be_focused()
    assert record(page)["sections"][FIRST]["done"] is False


def test_time_left_shrinks_and_ends(page: Page, course: str) -> None:
    page.goto(f"{course}/")
    left = []
    for done in (1, 5, 6):
        keep(
            page,
            {
                "sections": {slug: {"done": True, "at": ""} for slug in SECTIONS[:done]},
            },
        )
        page.reload()
        left.append(words(page, "[data-vk-progress-text]"))
    assert "1 h" in left[0]
    assert left[1].startswith("5 jaksoa kuudesta tehty, noin ") and " min jäljellä" in left[1]
    assert left[2].startswith(T("All sections are done") + ". ")
    assert words(page, "[data-vk-start]") == T(TEXTS["again"])


# ---- Works ---------------------------------------------------------------------------------------


def test_a_work_read_to_its_end_is_remembered_with_its_place(page: Page, course: str) -> None:
    page.goto(f"{course}/{FIRST}/")
    work = page.locator("[data-vk-work]").nth(1)
    id_, anchor = work.get_attribute("data-vk-work"), work.get_attribute("id")
    assert id_ not in record(page)["works"]
    work.locator(".vk-byline").last.scroll_into_view_if_needed()
    assert id_
    page.wait_for_function(keeps("works", id_))
    assert record(page)["works"][id_] == {"seen": True, "skipped": False}
    page.wait_for_function(f"{keeps('place')}.url === '{FIRST}/#{anchor}'")


def test_what_is_skipped_because_of_a_note_counts_as_done(page: Page, course: str) -> None:
    for slug in SECTIONS:
        page.goto(f"{course}/{slug}/")
        link = page.locator(".vk-note:not(.vk-note--section) [data-vk-skip]").first
        if link.count():
            break
    link.click()
    skipped = [id_ for id_, state in record(page)["works"].items() if state["skipped"]]
    assert len(skipped) == 1
    page.goto(f"{course}/oma-kurssini/")
    assert page.evaluate(f"vk.progress.section('{slug}', vk.store.all()).seen") >= 1


def test_a_skipped_section_is_done(page: Page, course: str) -> None:
    page.goto(f"{course}/{FIRST}/")
    page.evaluate(
        """() => {
            const note = document.createElement("div");
            note.className = "vk-note vk-note--section";
            note.innerHTML = '<p><a href="#vk-end" data-vk-skip>Ohita</a></p>';
            document.querySelector("h1").after(note);
        }"""
    )
    page.get_by_role("link", name="Ohita").click()
    expect(page.locator("[data-vk-done-state]")).to_contain_text(T(TEXTS["marked"]))
    assert all(state["skipped"] for state in record(page)["works"].values())


def test_a_work_can_be_kept_for_later_and_let_go(page: Page, course: str) -> None:
    page.goto(f"{course}/{FIRST}/")
    button = page.locator("[data-vk-keep]").first
    id_ = button.get_attribute("data-vk-keep")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("status").filter(has_text=T(TEXTS["kept"]))).to_be_visible()
    page.reload()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert record(page)["favourites"] == [id_]
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert record(page)["favourites"] == []


def test_where_kept_works_are_found_is_said_once_and_the_focus_comes_back(
    page: Page, course: str
) -> None:
    page.goto(f"{course}/{FIRST}/")
    first, second = page.locator("[data-vk-keep]").nth(0), page.locator("[data-vk-keep]").nth(1)
    notice = page.locator("#vk-notice")
    first.click()
    expect(notice).to_contain_text(T(TEXTS["kept"]))
    notice.get_by_role("button").click()
    expect(notice).to_be_empty()
    expect(first).to_be_focused()
    second.click()
    expect(second).to_have_attribute("aria-pressed", "true")
    expect(notice).to_be_empty()


# ---- One record, two tabs, new versions of the course ---------------------------------------------


def test_two_tabs_do_not_overwrite_each_other(
    phone: BrowserContext, page: Page, course: str
) -> None:
    page.goto(f"{course}/{FIRST}/")
    other = phone.new_page()
    other.goto(f"{course}/{SECOND}/")
    page.locator("[data-vk-mark]").click()
    other.locator("[data-vk-mark]").click()
    # Neither tab waits for what the other did: a browser tells it some milliseconds later.
    for n in range(30):
        page.evaluate(f"vk.store.set('fields', 'exercises/a#{n}', 'ensimmäinen')")
        other.evaluate(f"vk.store.set('fields', 'exercises/b#{n}', 'toinen')")
        page.evaluate(f"vk.store.favourite('stories/a{n}', true)")
        other.evaluate(f"vk.store.favourite('stories/b{n}', true)")
    until(page, keeps("favourites", "stories/b29"))
    kept = record(page)
    assert kept["fields"] == {
        f"exercises/{tab}#{n}": text
        for tab, text in (("a", "ensimmäinen"), ("b", "toinen"))
        for n in range(30)
    }
    assert set(kept["favourites"]) == {f"stories/{tab}{n}" for tab in "ab" for n in range(30)}
    assert kept["sections"][FIRST]["done"] and kept["sections"][SECOND]["done"]


def test_another_tab_shows_the_change_at_once(
    phone: BrowserContext, page: Page, course: str
) -> None:
    page.goto(f"{course}/")
    other = phone.new_page()
    other.goto(f"{course}/{FIRST}/")
    other.locator("[data-vk-mark]").click()
    expect(page.locator("[data-vk-state]").first).to_have_text("✓ " + T("Done"))


def test_works_that_are_gone_are_forgotten_but_never_what_was_written(
    page: Page, course: str
) -> None:
    page.goto(f"{course}/")
    keep(
        page,
        {
            "sections": {"poistettu": {"done": True, "at": ""}, FIRST: {"done": True, "at": ""}},
            "works": {"stories/poistettu": {"seen": True}},
            "quizzes": {"quizzes/poistettu": {"answers": {}}},
            "media": {"podcasts/poistettu": 12.5},
            "favourites": ["stories/poistettu"],
            "fields": {"exercises/poistettu#sana": "Tämän kirjoitin itse."},
            "place": {"url": "tarinat/poistettu/", "title": "Poistettu", "at": ""},
        },
    )
    page.reload()
    kept = record(page)
    assert list(kept["sections"]) == [FIRST]
    assert kept["works"] == kept["quizzes"] == kept["media"] == {} and kept["favourites"] == []
    assert kept["fields"] == {"exercises/poistettu#sana": "Tämän kirjoitin itse."}
    assert page.locator("[data-vk-start]").get_attribute("href") == f"./{SECOND}/"
    page.goto(f"{course}/oma-kurssini/")
    expect(page.locator("[data-vk-own-texts]")).to_contain_text("Tämän kirjoitin itse.")


def test_wrong_parts_of_a_record_are_dropped_and_the_others_kept(page: Page, course: str) -> None:
    page.goto(f"{course}/")
    keep(
        page,
        {
            "sections": {FIRST: {"done": True}, SECOND: "kyllä", "__proto__": {"done": True}},
            "works": {"stories/x": [1, 2]},
            "fields": {"exercises/x#y": 7},
            "media": {"podcasts/x": -1},
            "place": {"url": "javascript:alert(1)//", "title": 3},
            "settings": {"name": ["x"], "admin": True},
            "extra": 1,
            "__proto__:done": True,
        },
    )
    page.reload()
    found = page.evaluate("JSON.parse(JSON.stringify(vk.store.all()))")
    assert found["sections"].pop(FIRST) == {"done": True, "at": ""}
    assert found["sections"] in ({}, {"__proto__": {"done": True, "at": ""}})
    assert found["works"] == found["fields"] == found["media"] == found["settings"] == {}
    assert found["favourites"] == [] and found["place"] is None and "extra" not in found
    assert page.evaluate("({}).done") is None


# ---- When the browser keeps nothing ----------------------------------------------------------------

BLOCKED = """
for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
}"""
FULL = """Storage.prototype.setItem = function () {
  throw new DOMException("full", "QuotaExceededError");
};"""


@pytest.mark.parametrize(
    ("script", "says"),
    [(BLOCKED, "store_blocked"), (FULL, "store_full")],
    ids=["blocked", "full"],
)
def test_without_storage_the_course_works_and_says_that_nothing_is_kept(
    phone: BrowserContext, page: Page, course: str, script: str, says: str
) -> None:
    phone.add_init_script(script)
    page.goto(f"{course}/{FIRST}/")
    expect(page.locator("#vk-notice")).to_be_empty()
    page.locator("[data-vk-mark]").click()
    expect(page.locator("#vk-notice")).to_contain_text(T(TEXTS[says]))
    expect(page.locator("[data-vk-done-state]")).to_contain_text(T(TEXTS[says]))
    assert page.evaluate("vk.store.get('sections')")[FIRST]["done"] is True
    assert page.evaluate("vk.store.available()") == "none"
    page.locator("#vk-notice").get_by_role("button").click()
    page.locator("[data-vk-mark]").click()
    expect(page.locator("#vk-notice")).to_be_empty()


def test_an_unreadable_record_is_said_and_can_be_deleted(page: Page, course: str) -> None:
    page.goto(f"{course}/")
    broken = f"vk:yon-yli:1:sections:{SECOND}"
    page.evaluate("key => localStorage.setItem(key, '{')", broken)
    page.reload()
    assert T(TEXTS["store_corrupt"]) in words(page, "[data-vk-progress-text]")
    page.goto(f"{course}/{FIRST}/")
    page.locator("[data-vk-mark]").click()
    kept = page.evaluate("({...localStorage})")
    assert kept[broken] == "{" and f"vk:yon-yli:1:sections:{FIRST}" not in kept
    page.goto(f"{course}/oma-kurssini/")
    expect(page.locator("[data-vk-trouble]")).to_contain_text(T(TEXTS["store_corrupt"]))
    page.locator("[data-vk-delete]").click()
    page.locator("#vk-ask-delete button[value=yes]").click()
    expect(page.locator("[data-vk-trouble]")).to_be_hidden()
    page.goto(f"{course}/{FIRST}/")
    page.locator("[data-vk-mark]").click()
    assert record(page)["sections"][FIRST]["done"] is True


def test_a_record_of_a_later_version_is_left_alone(page: Page, course: str) -> None:
    page.goto(f"{course}/")
    page.evaluate("localStorage.setItem('vk:yon-yli:2:place', 'later')")
    page.goto(f"{course}/{FIRST}/")
    page.locator("[data-vk-mark]").click()
    assert page.evaluate("localStorage.getItem('vk:yon-yli:2:place')") == "later"


def test_what_could_not_be_written_is_written_when_there_is_room(page: Page, course: str) -> None:
    page.goto(f"{course}/{FIRST}/")
    page.evaluate(
        """() => {
            window.setItem = Storage.prototype.setItem;
            Storage.prototype.setItem = () => { throw new DOMException("x", "QuotaExceededError"); };
            vk.store.set("fields", "exercises/a#x", "yksi");
            Storage.prototype.setItem = window.setItem;
            vk.store.set("fields", "exercises/a#y", "kaksi");
        }"""
    )
    assert record(page)["fields"] == {"exercises/a#x": "yksi", "exercises/a#y": "kaksi"}
    assert page.evaluate("vk.store.available()") == "local"
