"""Word forms lead to base forms, compounds to their parts, with Voikko and without it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from verkkokurssi import wordforms
from verkkokurssi.wordforms import lists, voikko
from verkkokurssi.wordforms.memory import Memory

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


needs_voikko = pytest.mark.usefixtures("voikko")


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
    wordforms.forget()
    assert wordforms.spelling("metsäsä")
    assert wordforms.suggestions("metsäsä") == ()
    wordforms.forget()


@needs_voikko
def test_voikko_spells_and_suggests() -> None:
    assert wordforms.spelling("metsässä")
    assert not wordforms.spelling("metsäsä")
    assert "metsässä" in wordforms.suggestions("metsäsä")


def test_a_very_long_word_is_not_cut_without_voikko() -> None:
    assert lists.parts("vertaistuki" * 40) == ()


def test_answers_are_remembered_between_runs(tmp_path: Path) -> None:
    first = Memory()
    first.open(tmp_path)
    first.put("l:fi", "äidin", ["äiti"])
    first.close()
    second = Memory()
    second.open(tmp_path)
    assert second.get("l:fi", "äidin") == ["äiti"]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"engine": "another", "answers": {"l:fi": {}}}'])
def test_a_memory_that_is_broken_or_of_other_dictionaries_is_forgotten(
    tmp_path: Path, text: str
) -> None:
    (tmp_path / "wordforms.json").write_text(text, "utf-8")
    memory = Memory()
    memory.open(tmp_path)
    assert memory.get("l:fi", "äidin") is None
    memory.put("l:fi", "äidin", ["äiti"])
    memory.close()
    again = Memory()
    again.open(tmp_path)
    assert again.get("l:fi", "äidin") == ["äiti"]


def test_a_machine_without_voikko_hears_nothing_of_it() -> None:
    """The library's Python half is installed everywhere; its destructor must not complain."""
    look = (
        "import libvoikko; from verkkokurssi.wordforms import available, voikko\n"
        "def missing(path=None): raise OSError('no such library')\n"
        "libvoikko.VoikkoLibrary.open = staticmethod(missing)\n"
        "assert not available()"
    )
    told = subprocess.run(
        [sys.executable, "-c", look], capture_output=True, text=True, check=True, timeout=60
    )
    assert told.stderr == ""
