"""Quizzes in the browser: answered kindly, repeated freely, and with the keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from site_pages import Watch

from .kept import record
from .looking import BLOCKED, violations

pytestmark = pytest.mark.browser

Open = Callable[..., Any]
SLEEP = "yon-yli/testit/mita-unesta-tiedetaan/"
"""True or false, single, several, ordering, short."""
TRICKS = "yon-yli/testit/illan-ja-yon-konstit/"
"""Its second question is to be matched."""
NIGHTS = "yon-yli/testit/miten-yosi-jaksavat/"
"""A self-assessment of six questions from 0 to 3, the last one reversed."""


@pytest.fixture
def quiz(page: Page, home: str) -> Page:
    page.goto(f"{home}/{SLEEP}")
    return page


@pytest.fixture
def nights(page: Page, home: str) -> Page:
    page.goto(f"{home}/{NIGHTS}")
    return page


@pytest.fixture
def plain(browser: Browser, home: str) -> Iterator[Page]:
    """A page without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def question(page: Page, number: int) -> Locator:
    return page.locator(".vk-question").nth(number - 1)


def check(asked: Locator) -> Locator:
    """Press the button; what is said then."""
    asked.get_by_role("button", name="Tarkista vastaus").click()
    return asked.get_by_role("status").filter(has=asked.page.locator(".vk-feedback__verdict"))


def order(asked: Locator) -> list[str]:
    return [text.strip() for text in asked.locator(".vk-order__text").all_inner_texts()]


def kept(page: Page, work: str) -> Any:
    return record(page).get("quizzes", {}).get(work)


# ---- Each type of question -----------------------------------------------------------------------


def test_the_answer_key_stays_away_until_the_question_is_answered(quiz: Page) -> None:
    assert quiz.get_by_text("Katso vastaus").count() == 5
    for key in quiz.locator(".vk-key").all():
        expect(key).to_be_hidden()
    asked = question(quiz, 1)
    asked.get_by_label("Totta").check()
    check(asked)
    expect(asked.locator(".vk-key")).to_be_visible()
    expect(asked.locator(".vk-key__text")).to_be_hidden()
    expect(question(quiz, 2).locator(".vk-key")).to_be_hidden()


def test_an_answer_is_met_with_the_words_its_author_wrote(quiz: Page) -> None:
    asked = question(quiz, 2)
    asked.get_by_label("heikosta luonteesta").check()
    said = check(asked)
    expect(said).to_contain_text("Ei aivan.")
    expect(said).to_contain_text("Uni ei ole luonnekysymys.")
    asked.get_by_label("tavalliseen elämään").check()
    assert "luonnekysymys" not in asked.inner_text()
    said = check(asked)
    expect(said).to_contain_text("Juuri niin.")
    expect(said).to_contain_text("Melkein jokainen valvoo joskus")


def test_several_may_be_right_and_each_is_told_with_a_sign_and_a_word(quiz: Page) -> None:
    asked = question(quiz, 3)
    asked.get_by_label("Alkoholi").check()
    expect(check(asked)).to_contain_text("lisääkin löytyy")
    asked.get_by_label("Aamun valo").check()
    expect(check(asked)).to_contain_text("Osa on jo kohdallaan")
    marks = asked.locator(".vk-mark")
    assert [mark.strip() for mark in marks.all_inner_texts()] == ["Oikein", "Ei tämä"]
    assert asked.locator(".vk-mark svg").count() == 2
    asked.get_by_label("Aamun valo").uncheck()
    for label in ("Myöhään juotu kahvi", "Pitkät päiväunet"):
        asked.get_by_label(label).check()
    expect(check(asked)).to_contain_text("Juuri niin.")


def test_things_are_put_in_order_with_buttons(quiz: Page) -> None:
    asked = question(quiz, 4)
    right = ["Torke", "Kevyt uni", "Syvä uni", "Vilkeuni"]
    assert sorted(order(asked)) == sorted(right) and order(asked) != right
    for place, text in enumerate(right):
        while order(asked).index(text) > place:
            asked.get_by_role("button", name=f"Siirrä ylös: {text}").click()
    assert order(asked) == right
    expect(asked.get_by_role("status").first).to_have_text(re.compile(r"uni: paikka \d/4"))
    expect(check(asked)).to_contain_text("Juuri niin.")
    assert {mark.strip() for mark in asked.locator(".vk-mark").all_inner_texts()} == {"Paikallaan"}


def test_things_that_belong_together_are_chosen_from_lists(page: Page, home: str) -> None:
    page.goto(f"{home}/{TRICKS}")
    asked = question(page, 2)
    asked.get_by_role("button", name="Tarkista vastaus").click()
    expect(asked.locator(".vk-feedback")).to_have_text("Valitse ensin jokaiselle pari.")
    pairs = {
        "Valojen himmentäminen": "Hämärä kertoo keholle illasta",
        "Huolien kirjoittaminen päivällä": "Mieli saa yöllä vähemmän tehtäviä",
        "Sama heräämisaika": "Sisäinen kello pysyy rytmissä",
        "Makuuhuoneen tuulettaminen": "Viileässä on monen helpompi nukkua",
    }
    for left, right in pairs.items():
        asked.get_by_label(left).select_option(label=right)
    expect(check(asked)).to_contain_text("Juuri niin.")
    asked.get_by_label("Sama heräämisaika").select_option(index=0)
    assert asked.locator(".vk-mark").count() == 0


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("  Melatoniini. ", "Juuri niin."),
        ("melatonini", "Se kirjoitetaan näin: melatoniini"),
        ("kortisoli", "Ei aivan."),
    ],
)
def test_a_short_answer_need_not_be_spelled_like_a_teacher(
    quiz: Page, answer: str, said: str
) -> None:
    asked = question(quiz, 5)
    asked.get_by_label("Vastauksesi").fill(answer)
    asked.get_by_label("Vastauksesi").press("Enter")
    expect(asked.locator(".vk-feedback__verdict")).to_contain_text(said)


def test_without_an_answer_nothing_is_judged(quiz: Page) -> None:
    for number, said in ((1, "Valitse ensin vastaus."), (5, "Kirjoita ensin vastaus.")):
        asked = question(quiz, number)
        asked.get_by_role("button", name="Tarkista vastaus").click()
        expect(asked.locator(".vk-feedback")).to_have_text(said)
        expect(asked.locator(".vk-key")).to_be_hidden()


# ---- Kept, begun again ---------------------------------------------------------------------------


def answer_all(page: Page) -> None:
    question(page, 1).locator("input").nth(1).check()
    question(page, 2).locator("input").first.check()
    question(page, 3).locator("input").first.check()
    question(page, 5).get_by_label("Vastauksesi").fill("melatoniini")
    for number in range(1, 6):
        check(question(page, number))


def test_answers_are_there_when_one_comes_back(quiz: Page) -> None:
    answer_all(quiz)
    expect(quiz.locator(".vk-quiz__state")).to_contain_text("Olet vastannut jokaiseen")
    before = quiz.locator(".vk-feedback__verdict").all_inner_texts()
    quiz.reload()
    assert quiz.locator(".vk-feedback__verdict").all_inner_texts() == before
    assert kept(quiz, "quizzes/mita-unesta-tiedetaan")["result"] == {"answered": 5, "of": 5}


def test_a_quiz_can_be_begun_again(quiz: Page) -> None:
    shuffled = order(question(quiz, 4))
    question(quiz, 4).get_by_role("button", name="Siirrä alas").first.click()
    answer_all(quiz)
    quiz.get_by_role("button", name="Aloita alusta").click()
    expect(quiz.locator(".vk-quiz__state")).to_have_text("Vastaukset tyhjennettiin.")
    assert quiz.locator(".vk-quiz input:checked").count() == 0
    assert order(question(quiz, 4)) == shuffled
    assert quiz.locator(".vk-feedback:not(:empty), .vk-key:visible").count() == 0
    assert quiz.evaluate("document.activeElement.closest('.vk-question') !== null")
    assert kept(quiz, "quizzes/mita-unesta-tiedetaan") is None


def test_nothing_is_scored(quiz: Page) -> None:
    answer_all(quiz)
    end = quiz.locator(".vk-quiz__end").inner_text()
    assert not any(letter.isdecimal() for letter in end)


def test_a_quiz_works_where_nothing_can_be_kept(browser: Browser, home: str) -> None:
    context = browser.new_context()
    context.add_init_script(BLOCKED)
    page = context.new_page()
    page.goto(f"{home}/{SLEEP}")
    asked = question(page, 1)
    asked.locator("input").first.check()
    expect(check(asked)).to_contain_text("Lyhyet heräämiset kuuluvat")
    expect(page.locator(".vk-quiz__kept")).to_contain_text("ei voi nyt tallentaa")
    context.close()


# ---- Keyboard and screen reader ------------------------------------------------------------------


def test_a_whole_quiz_is_answered_with_the_keyboard_alone(quiz: Page) -> None:
    def focused() -> str:
        found: str = quiz.evaluate(
            "(e => e.tagName + ' ' + (e.type || '') + ' ' + e.className)(document.activeElement)"
        )
        return found

    def tab_to(part: str) -> None:
        for _ in range(30):
            quiz.keyboard.press("Tab")
            if part in focused():
                return
        raise AssertionError(f"Tab never reached {part}")

    quiz.locator(".vk-questions").evaluate(
        "list => { list.tabIndex = -1; list.focus(); list.removeAttribute('tabindex') }"
    )
    tab_to("radio")
    quiz.keyboard.press("Space")
    quiz.keyboard.press("ArrowDown")
    tab_to("vk-check")
    quiz.keyboard.press("Enter")
    expect(question(quiz, 1).locator(".vk-feedback__verdict")).to_contain_text("Juuri niin.")
    assert "vk-check" in focused()
    tab_to("SUMMARY")
    quiz.keyboard.press("Enter")
    expect(question(quiz, 1).locator(".vk-key__text")).to_be_visible()

    tab_to("radio")
    quiz.keyboard.press("Space")
    tab_to("vk-check")
    quiz.keyboard.press("Space")

    tab_to("checkbox")
    quiz.keyboard.press("Space")
    tab_to("vk-check")
    quiz.keyboard.press("Enter")

    tab_to("vk-order__move")
    first = order(question(quiz, 4))[0]
    quiz.keyboard.press("Tab")
    quiz.keyboard.press("Enter")
    assert order(question(quiz, 4))[1] == first
    label = quiz.evaluate("document.activeElement.getAttribute('aria-label')")
    assert label == f"Siirrä alas: {first}"
    for _ in range(5):  # at the end the button does nothing, and the focus is not lost
        quiz.keyboard.press("Enter")
    assert order(question(quiz, 4))[3] == first
    assert quiz.evaluate("document.activeElement.getAttribute('aria-disabled')") == "true"
    tab_to("vk-check")
    quiz.keyboard.press("Enter")

    tab_to("INPUT text")
    quiz.keyboard.type("melatoniini")
    quiz.keyboard.press("Enter")
    expect(quiz.locator(".vk-feedback__verdict")).to_have_count(5)
    expect(quiz.locator(".vk-quiz__state")).to_contain_text("Olet vastannut jokaiseen")


def test_every_control_is_named_by_its_question(quiz: Page, home: str) -> None:
    quiz.goto(f"{home}/{TRICKS}")
    for asked in quiz.locator(".vk-question").all():
        text = asked.locator(".vk-question__text").inner_text()
        assert asked.get_by_role("group", name=text).count() == 1
    for box in quiz.locator(".vk-feedback").all():
        assert box.get_attribute("role") == "status"


@pytest.mark.parametrize(("width", "dark"), [(390, False), (1280, True)])
def test_answered_quizzes_are_accessible(
    width: int, dark: bool, open_page: Open, axe: str, watch: Watch
) -> None:
    page = open_page(SLEEP, width, dark)
    answer_all(page)
    page.locator(".vk-key summary").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not violations(page, axe)
    page.goto(f"{watch.home}/{TRICKS}")
    pairs = page.locator("select.vk-pair__select").all()
    for number, pair in enumerate(pairs, 1):
        pair.select_option(index=number)
    check(question(page, 2))
    assert not violations(page, axe)
    page.goto(f"{watch.home}/{NIGHTS}")
    page.get_by_role("button", name="Katso, mitä").click()
    assert not violations(page, axe)
    choose(page, [3, 3, 3, 3, 3, 0])
    page.get_by_role("button", name="Katso, mitä").click()
    assert not violations(page, axe)
    assert not watch.problems


# ---- Self-assessments ----------------------------------------------------------------------------


def choose(page: Page, steps: list[int]) -> None:
    """Choose the nth step of each question."""
    for number, step in enumerate(steps, 1):
        question(page, number).locator("input").nth(step).check()


@pytest.mark.parametrize(
    ("steps", "band", "helped"),
    [
        ([0, 0, 0, 0, 0, 3], 0, False),  # the last question is reversed: its 3 counts as 0
        ([1, 1, 1, 1, 0, 2], 0, False),  # 5, the most of the first band
        ([1, 1, 1, 1, 1, 2], 1, False),
        ([3, 3, 3, 3, 3, 0], 2, True),
    ],
)
def test_the_result_is_a_text_and_the_heaviest_brings_help(
    nights: Page, steps: list[int], band: int, helped: bool
) -> None:
    title = str(nights.locator(".vk-band__title").nth(band).text_content())
    choose(nights, steps)
    nights.get_by_role("button", name="Katso, mitä").click()
    result = nights.get_by_role("region", name=title)
    expect(result).to_be_visible()
    assert nights.evaluate("document.activeElement.textContent") == title
    assert result.get_by_role("link", name="112").is_visible() is helped
    expect(result).to_contain_text("diagnoosi")
    expect(nights.locator(".vk-disclaimer")).to_be_visible()


def test_no_number_stands_beside_the_answers_or_the_result(nights: Page) -> None:
    choose(nights, [1, 1, 1, 1, 1, 2])
    nights.get_by_role("button", name="Katso, mitä").click()
    for number in nights.locator(".vk-option__value, .vk-band__range").all():
        expect(number).to_be_hidden()
    shown = (
        nights.locator(".vk-quiz__end").inner_text()
        + nights.locator(".vk-scale").nth(0).inner_text()
    )
    assert not any(letter.isdecimal() for letter in shown)


def test_the_disclaimer_stands_before_the_questions(nights: Page) -> None:
    places = nights.evaluate(
        "['.vk-disclaimer', '.vk-quiz .vk-text', '.vk-questions']"
        ".map(s => document.querySelector(s).getBoundingClientRect().top)"
    )
    assert places == sorted(places)


def test_what_is_not_answered_is_told_and_can_be_gone_to(nights: Page) -> None:
    for number in (1, 3, 4, 6):
        question(nights, number).locator("input").first.check()
    nights.get_by_role("button", name="Katso, mitä").click()
    expect(nights.locator(".vk-feedback")).to_contain_text("Vielä vastaamatta: 2, 5.")
    expect(nights.locator(".vk-result")).to_be_hidden()
    nights.get_by_role("button", name="Siirry kysymykseen 2").click()
    assert nights.evaluate(
        "document.activeElement === document.querySelectorAll('.vk-question')[1].querySelector('input')"
    )


def test_a_changed_answer_takes_the_old_result_away(nights: Page) -> None:
    choose(nights, [3, 3, 3, 3, 3, 0])
    nights.get_by_role("button", name="Katso, mitä").click()
    question(nights, 1).locator("input").first.check()
    expect(nights.locator(".vk-result")).to_be_hidden()
    assert kept(nights, "quizzes/miten-yosi-jaksavat")["result"] == {}


def test_the_result_is_there_when_one_comes_back_and_holds_no_sum(nights: Page) -> None:
    choose(nights, [0, 0, 0, 0, 0, 3])
    nights.get_by_role("button", name="Katso, mitä").click()
    result = kept(nights, "quizzes/miten-yosi-jaksavat")["result"]
    assert sorted(result) == ["text", "title"]
    nights.reload()
    expect(nights.get_by_role("region", name=result["title"])).to_be_visible()
    assert nights.evaluate("document.activeElement === document.body")


# ---- Without JavaScript --------------------------------------------------------------------------


def test_without_scripts_questions_and_keys_can_be_read(plain: Page, home: str) -> None:
    plain.goto(f"{home}/{SLEEP}")
    assert plain.get_by_role("button", name="Tarkista").count() == 0
    key = plain.locator(".vk-key").first
    key.locator("summary").click()
    expect(key.locator(".vk-key__feedback")).to_be_visible()
    plain.goto(f"{home}/{NIGHTS}")
    expect(plain.locator(".vk-option__value").first).to_be_visible()
    plain.locator(".vk-bands summary").click()
    expect(plain.locator(".vk-band").last).to_be_visible()
