"""The parts that rules are built of: captions, near words, languages, private facts, contrast."""

from __future__ import annotations

import random
import string
import time
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from verkkokurssi.addresses import taken
from verkkokurssi.i18n import LOCALE
from verkkokurssi.model import Document, ImageFacts, Language, Project, Settings, Story
from verkkokurssi.rules import check
from verkkokurssi.rules.captions import parse
from verkkokurssi.rules.courses import contrast
from verkkokurssi.rules.nearest import Nearest
from verkkokurssi.rules.texts import other_than

TODAY = date(2026, 11, 24)


# Captions


def test_cues_are_read_with_times_voices_and_lines() -> None:
    captions = parse(
        "WEBVTT - Kaksi ääntä\nKind: captions\n\nSTYLE\n::cue {}\n\nNOTE huomautus\n\n"
        "alku\n00:01.500 --> 01:00:02.000 align:start\n<v Kuusi>Hei.\n<v.loud Otso>Hei <i>vain</i>.\n"
    )
    (cue,) = captions.cues
    assert captions.faults == ()
    assert (cue.start, cue.end, cue.line) == (1.5, 3602.0, 10)
    assert cue.voices == ("Kuusi", "Otso")
    assert cue.lines == ("<v Kuusi>Hei.", "<v.loud Otso>Hei <i>vain</i>.")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("WEBVTTX\n", 1),
        ("1\n00:01.000 --> 00:02.000\nHei.", 1),
        ("WEBVTT\n\n00:01,000 --> 00:02,000\nHei.", 3),
        ("WEBVTT\n\n00:61.000 --> 00:62.000\nHei.", 3),
        ("WEBVTT\n\nnimi\n00:01.000 -> 00:02.000\nHei.", 3),
        ("WEBVTT\n\nPelkkää tekstiä", 3),
        ("WEBVTT\n\nnimi\n0:01.000 --> 0:02.000\nHei.", 4),
    ],
)
def test_what_is_not_webvtt_is_pointed_at(text: str, line: int) -> None:
    assert line in parse(text).faults


@given(
    st.lists(
        st.tuples(
            st.integers(0, 10**7),
            st.integers(0, 10**7),
            st.text(string.ascii_letters + " äö", min_size=1).filter(str.strip),
        ),
        max_size=8,
    )
)
def test_any_cues_written_are_read_back(cues: list[tuple[int, int, str]]) -> None:
    def clock(ms: int) -> str:
        return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"

    text = "WEBVTT\n" + "".join(f"\n{clock(a)} --> {clock(b)}\n{words}\n" for a, b, words in cues)
    read = parse(text)
    assert read.faults == ()
    assert [(round(c.start * 1000), round(c.end * 1000), *c.lines) for c in read.cues] == cues


@given(st.text(max_size=300))
def test_any_text_can_be_read_as_captions(text: str) -> None:
    lines = 3 + text.count("\n") + text.count("\r")
    assert all(3 <= line <= lines for line in parse(f"WEBVTT\n\n{text}").faults)


# Near words


@given(st.text(string.ascii_lowercase, min_size=4, max_size=12), st.integers(0, 11), st.randoms())
def test_a_word_with_one_slip_is_found(word: str, place: int, chance: random.Random) -> None:
    place = min(place, len(word) - 1)
    slips = [
        word[:place] + word[place + 1 :],
        word[:place] + "ä" + word[place:],
        word[:place] + "ä" + word[place + 1 :],
    ]
    assert Nearest([word, "jokin-aivan-muu-sana"])(chance.choice(slips)) == word


def test_a_far_word_suggests_nothing() -> None:
    assert Nearest(["kuusi", "otso"])("harakka") is None


def test_many_unknown_words_among_many_known_are_quick() -> None:
    """A comparison of each with each would take minutes."""
    known = [
        f"{a}{b}-{i}" for i, (a, b) in enumerate((a, b) for a in "abcdefgh" for b in "xyz")
    ] * 400
    near = Nearest([f"{word}-{i}" for i, word in enumerate(known)])
    begin = time.process_time()
    for i in range(5_000):
        near(f"tuntematon-{i}")
    assert time.process_time() - begin < 5


# Languages

FI = (
    "Kävelen joka aamu saman polun, koska en jaksa valita. Joskus polku valitsee minut, ja silloin "
    "minun on helppo hengittää. Olen ajatellut, että se, joka kulkee täällä minun jälkeeni, voi "
    "myös hengittää niin kuin minä."
)
SV = (
    "Jag går samma stig varje morgon, för jag orkar inte välja. Ibland är det stigen som väljer "
    "mig. Då är det lätt att andas, och jag tänker att den som går här efter mig också kan göra det."
)
EN = (
    "I walk the same path every morning, for I have not the strength to choose. Now and then it is "
    "the path that chooses me. Then it is easy to breathe, and I think that one who comes after me "
    "can do it too."
)


@pytest.mark.parametrize(
    ("text", "language"), [(FI, Language.FI), (SV, Language.SV), (EN, Language.EN)]
)
def test_a_text_is_told_from_other_languages(text: str, language: Language) -> None:
    for declared in Language:
        assert other_than(declared, text) == (None if declared is language else language)


def test_a_mixed_or_short_text_is_left_alone() -> None:
    assert other_than(Language.FI, " ".join(SV.split()[:29])) is None
    assert other_than(Language.FI, f"{SV} {FI}") is None
    assert other_than(Language.FI, "tuoli pöytä lamppu " * 20) is None


# Private facts


def private(text: str, *allowed: str, **meta: str) -> list[tuple[str, int, int]]:
    given = {"title": "T", "contributors": ["kuusi"], "content_notes": ["none"], **meta}
    story = Document(
        "content/stories/s.md",
        "story",
        "s",
        Story.model_validate(given),
        text,
        6,
        {"title": (2, 1)},
    )
    helplines = [{"name": "M", "phone": "09 2525 0111", "checked_on": TODAY}]
    settings = Settings.model_validate({"allowed": allowed, "help_lines": helplines})
    project = Project(Path("/nowhere"), settings, contributions={story.id: story})
    found = check(project, TODAY, inspect_image=lambda _: ImageFacts(), select=["PD"])
    return [(d.code, d.line, d.column) for d in found]


@pytest.mark.parametrize(
    "number",
    [
        "040 123 4567", "0401234567", "050-1234567", "+358 40 123 4567", "+358401234567",
        "+358 (0)40 123 4567", "09 310 1691", "0457 123 4567", "040\u00a0123\u00a04567",
        "+46 70 123 45 67",
    ],
)  # fmt: skip
def test_phone_numbers_are_found(number: str) -> None:
    assert private(f"Soita {number}.") == [("PD102", 6, 7)]


@pytest.mark.parametrize(
    "text",
    [
        "Se oli 2026-02-10 tai 10.2.2026.", "klo 09-16", "Vuosina 1980-1990 ja 2001–2015.",
        "0,1234567 ja 1 000 000", "ISBN 978-952-12-3456-7", "Soita 112.", "05 06 07 08 09 10 11",
        "https://example.org/0401234567", "tilaus 12040123456789", "Kriisipuhelin 09 2525 0111",
        "Kriisipuhelin +358 9 25250111",
    ],
)  # fmt: skip
def test_other_numbers_are_left_alone(text: str) -> None:
    assert private(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kirjoita: liisa.meri+kurssi@posti.example.org!", 11),
        ("liisa@example.fi", 1),
        ("<mailto:liisa@example.fi>", 9),
    ],
)
def test_email_addresses_are_found(text: str, place: int) -> None:
    assert private(text) == [("PD101", 6, place)]
    assert private(text, "liisa@example.fi", "LIISA.meri+kurssi@posti.example.org") == []


@pytest.mark.parametrize("text", ["@liisa", "a @ b", "sana@", "@media (x)", "liisa@localhost"])
def test_other_at_signs_are_left_alone(text: str) -> None:
    assert private(text) == []


def test_identity_codes_are_told_by_their_check_letter() -> None:
    assert private("131052-308T") == [("PD103", 6, 1)]
    assert private("x\n  131052-308t,") == [("PD103", 7, 3)]
    assert private("010594Y9032") == [("PD103", 6, 1)]  # the marks that came into use in 2023
    for other in ("131052-308U", "331052-308T", "131052-308TT", "1131052-308T", "131052/308T"):
        assert private(other) == []


def test_private_facts_are_found_in_headers_and_cannot_be_allowed_for_identity_codes() -> None:
    assert private("", title="Soita 040 123 4567") == [("PD102", 2, 1)]
    assert private("131052-308T", "131052-308T") == [("PD103", 6, 1)]


@given(st.text(max_size=200))
def test_any_text_can_be_searched_for_private_facts(text: str) -> None:
    private(text)


def test_a_long_line_without_end_is_searched_quickly() -> None:
    begin = time.process_time()
    for piece in ("0", "0 1", "a@", "+1 ", "1-", "@a.", "a@b.fi ", "0401234567 ", "131052-308T "):
        private(piece * 60_000)
    assert time.process_time() - begin < 10


# Colours


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@given(st.integers(0, 0xFFFFFF), st.integers(0, 0xFFFFFF))
def test_contrast_does_not_depend_on_the_order(a: int, b: int) -> None:
    one, other = f"#{a:06x}", f"#{b:06x}"
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.01


# Addresses


def test_every_address_that_pages_use_is_reserved() -> None:
    for language in ("fi", "sv"):
        with (LOCALE / language / "LC_MESSAGES" / "site.po").open("rb") as file:
            catalogue = read_po(file, locale=language)
        words = {(m.id, m.string) for m in catalogue if m.context == "url" and m.id != "section"}
        assert len(words) > 10
        assert {word for pair in words for word in pair} <= taken()
