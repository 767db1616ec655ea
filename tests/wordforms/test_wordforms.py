"""Word forms lead to base forms, compounds to their parts, with Voikko and without it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from verkkokurssi import wordforms
from verkkokurssi.wordforms import lists, voikko

FORMS = [
    ("äidin", "äiti"),
    ("äideille", "äiti"),
    ("hallituksen", "hallitus"),
    ("ryhmien", "ryhmä"),
    ("yöllä", "yö"),
    ("öisin", "yö"),
    ("ranteet", "ranne"),
    ("juopon", "juoppo"),
    ("hyppäsi", "hypätä"),
    ("viilteli", "viillellä"),
    ("Kuusen", "kuusi"),
]
needs_voikko = pytest.mark.skipif(not wordforms.available(), reason="Voikko is not installed")


def forget() -> None:
    for function in (wordforms.lemmas, wordforms.parts, wordforms.spelling):
        function.cache_clear()


@pytest.fixture(params=["voikko", "lists"])
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Both ways to know Finnish, one after the other."""
    if request.param == "lists":
        monkeypatch.setattr(wordforms, "available", lambda: False)
    elif not wordforms.available():
        pytest.skip("Voikko is not installed")
    forget()
    yield request.param
    forget()


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(("form", "lemma"), [f for f in FORMS if f[0] != "öisin"])
def test_a_form_has_its_base_form(form: str, lemma: str) -> None:
    assert lemma in wordforms.lemmas(form)


@pytest.mark.usefixtures("engine")
def test_a_word_nobody_knows_is_its_own_base_form() -> None:
    assert wordforms.lemmas("Xyzzyq") == {"xyzzyq"}
    assert wordforms.lemmas("") == frozenset()


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("word", ["vertaistukiryhmä", "vertaistukiryhmässä"])
def test_a_compound_has_its_parts(word: str) -> None:
    assert {"vertaistuki", "ryhmä"} <= set(wordforms.parts(word))


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("word", ["ryhmä", "hallituksen", "", "-", "---", "yö", "ä" * 300])
def test_a_word_that_is_no_compound_has_no_parts(word: str) -> None:
    assert wordforms.parts(word) == ()


@needs_voikko
def test_voikko_knows_the_verb_of_a_participle() -> None:
    assert {"tappanut", "tappaa"} <= voikko.lemmas("tappanut")


@needs_voikko
def test_parts_are_base_forms_and_never_the_whole_word() -> None:
    assert set(voikko.parts("sillankaiteella")) == {"silta", "kaide"}
    assert "itsemurha-aalto" not in voikko.parts("itsemurha-aalto")
    assert {"itsemurha", "aalto"} <= set(voikko.parts("itsemurha-aalto"))


@needs_voikko
def test_names_are_not_cut() -> None:
    assert voikko.parts("Korhonen") == ()


@pytest.mark.parametrize(
    ("form", "language", "lemma"),
    [("självmord", "sv", "självmord"), ("mammor", "sv", "mamma"), ("suicides", "en", "suicide")],
)
def test_swedish_and_english_use_lists(form: str, language: str, lemma: str) -> None:
    assert lemma in wordforms.lemmas(form, language)


def test_without_voikko_nothing_is_misspelt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordforms, "available", lambda: False)
    forget()
    assert wordforms.spelling("metsäsä")
    assert wordforms.suggestions("metsäsä") == ()
    forget()


@needs_voikko
def test_voikko_spells_and_suggests() -> None:
    assert wordforms.spelling("metsässä")
    assert not wordforms.spelling("metsäsä")
    assert "metsässä" in wordforms.suggestions("metsäsä")


def test_a_very_long_word_is_not_cut_without_voikko() -> None:
    assert lists.parts("vertaistuki" * 40) == ()
