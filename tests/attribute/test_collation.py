"""Finnish alphabetical order."""

from __future__ import annotations

import itertools
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verkkokurssi.model import finnish

ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"
words = st.text(st.sampled_from("aAbBeEéÉšŠsSzZžŽvVwWyYüÜåÅäÄæöÖø -'1"), max_size=6)


def test_the_alphabet():
    for letters in (ALPHABET, ALPHABET.upper()):
        assert all(finnish(a) < finnish(b) for a, b in itertools.pairwise(letters))


@pytest.mark.parametrize(
    "ordered",
    [
        ["Aarne", "aarre", "Åke", "Äiti", "Örn"],
        ["Zorro", "Åbo", "Ähtäri", "Öllölä"],
        ["Valtonen", "Vuori", "Wallin", "Wuori", "Xenia"],
        ["Sakari", "Šarlatta", "Sasu"],
        ["Zara", "Žarko", "Zoe"],
        ["Yli", "Ülo", "Ymir"],
        ["Andre", "André", "Andrea"],
        ["kuusi", "Kuusi", "kuusikko"],
        ["Anna Maria", "Anna-Maria", "Annamaria"],
        ["Ryhmä 2", "Ryhmä A"],
        ["Äbo", "Æbo", "Älva", "Æmil", "Öland"],
        ["Đorđe", "Dusan"],
        ["2 ystävää", "Aino"],
    ],
)
def test_examples(ordered):
    for shuffled in itertools.islice(itertools.permutations(ordered), 24):
        assert sorted(shuffled, key=finnish) == ordered


@given(st.lists(words, unique=True))
def test_the_order_is_total_and_independent_of_where_it_starts(some):
    backwards = list(reversed(some))
    assert sorted(some, key=finnish) == sorted(backwards, key=finnish)
    assert len({finnish(word) for word in some}) == len(some)


@given(words, words)
def test_letters_decide_before_accents_and_accents_before_case(first, second):
    if finnish(first.lower())[:2] != finnish(second.lower())[:2]:
        in_order = finnish(first.lower()) < finnish(second.lower())
        assert (finnish(first) < finnish(second)) is in_order
        assert (finnish(first.upper()) < finnish(second.upper())) is in_order


@given(st.text(max_size=20))
def test_any_text_has_a_place_whatever_its_unicode_form(text):
    assert finnish(normalize("NFD", text))[0] == finnish(normalize("NFC", text))[0]
