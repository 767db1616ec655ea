"""A word finds the pages that have any form of it.

How the way was chosen (240 searches of pairs.yml over the example courses yon-yli, rinnalla and
opas; the expected page among the first five; index as UTF-8, and packed with gzip):

    Material's index with lunr's Finnish stemmer    0.129    307 KB    86 KB
    Material's index as it is                       0.404    307 KB    86 KB
    Pagefind 1.5.2 (in pieces; program 116 KB more) 0.800    359 KB   packed already
    Material's index with our table (Voikko)        0.967    415 KB   118 KB
    Material's index with our table (word lists)    0.963    386 KB   110 KB

Of word forms that a course does not have but whose base form it has (4,817 taken from the other
courses) the table's stems led 0.95 to a page with the word, Material's index alone 0.09.
"""

from __future__ import annotations

import copy
import gzip
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import material
import pytest
import yaml

from verkkokurssi import wordforms
from verkkokurssi.search import TITLE_BOOST, enrich

HERE = Path(__file__).parent
THEME = Path(wordforms.__file__).parents[1] / "theme" / "assets/javascripts/lunr/min"
MATERIAL = Path(material.__file__).parent / "templates/assets/javascripts"
PAIRS: dict[str, list[list[str]]] = yaml.safe_load((HERE / "pairs.yml").read_text("utf-8"))
LEAST = 0.93

needs_node = pytest.mark.usefixtures("node")


def index(pages: dict[str, str], language: str = "fi") -> dict[str, Any]:
    """A search index as MkDocs writes it: address → text."""
    return {
        "config": {
            "lang": [language],
            "separator": "[\\s\\-]+",
            "pipeline": ["stopWordFilter"],
            "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1e6}},
        },
        "docs": [
            {"location": page, "title": f"Sivu {n}", "text": f"<p>{text}</p>"}
            for n, (page, text) in enumerate(pages.items())
        ],
    }


class Worker:
    """Material's search worker, laid out as in a built site."""

    def __init__(self, folder: Path, *, ours: bool = True) -> None:
        self.folder = folder
        (folder / "workers").mkdir(parents=True)
        shutil.copy(next((MATERIAL / "workers").glob("search.*.min.js")), folder / "workers/s.js")
        shutil.copytree(MATERIAL / "lunr", folder / "lunr")
        if ours:
            for script in THEME.glob("*.js"):
                shutil.copy(script, folder / "lunr/min" / script.name)

    def search(self, data: dict[str, Any], queries: list[str]) -> list[list[dict[str, Any]]]:
        """The groups found for each query, best first."""
        (self.folder / "index.json").write_text(json.dumps(data), "utf-8")
        run = subprocess.run(
            ["node", HERE / "worker.js", self.folder / "workers/s.js", self.folder / "index.json"],
            input=json.dumps(queries), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert run.returncode == 0, run.stderr
        found: list[list[dict[str, Any]]] = json.loads(run.stdout)["found"]
        return found

    def pages(self, data: dict[str, Any], queries: list[str]) -> list[list[str]]:
        return [[group["page"] for group in groups] for groups in self.search(data, queries)]


def test_the_table_leads_from_forms_to_base_forms_and_from_compounds_to_parts() -> None:
    data = enrich(index({"a/": "Äidin vertaistukiryhmässä oli yö."}), "fi")
    words = data["config"]["fields"]["text"]["words"]
    assert words["forms"]["äiti"] == "2din"
    assert words["forms"]["vertaistukiryhmä"] == "0ssä"
    assert {"vertaistuki", "ryhmä"} <= set(words["parts"]["vertaistukiryhmä"].split())
    assert "yö" not in words["forms"]
    assert data["config"]["fields"]["title"]["boost"] == TITLE_BOOST


def test_the_index_that_is_given_stays_as_it_is_and_the_texts_stay_in_it() -> None:
    given = index({"a/": "Äidin yö &amp; aamu", "b/": "Öisin"})
    before = copy.deepcopy(given)
    once = enrich(given, "fi")
    assert given == before
    assert once["docs"] == given["docs"]
    assert json.dumps(once) == json.dumps(enrich(given, "fi")) == json.dumps(enrich(once, "fi"))


def test_other_languages() -> None:
    words = enrich(index({"a/": "Mammornas stol"}, "sv"), "sv")["config"]["fields"]["text"]["words"]
    assert "mamma" in words["forms"]
    assert words["parts"] == {}
    english = index({"a/": "Mothers"}, "en")
    assert enrich(english, "en") == english


def test_both_languages_use_the_same_script() -> None:
    assert (THEME / "lunr.fi.min.js").read_bytes() == (THEME / "lunr.sv.min.js").read_bytes()


@needs_node
def test_every_form_finds_every_form(tmp_path: Path) -> None:
    """The forms that are asked for do not occur on the pages: stems lead to them."""
    pages = {
        "aiti/": "Äiti soitti.",
        "hallitus/": "Hallitus kokoontui.",
        "ryhma/": "Ryhmä istui piirissä.",
        "yo/": "Yö oli pitkä.",
        "koe/": "Koe alkoi.",
        "kasi/": "Käsi oli lämmin.",
        "hammas/": "Hammas särki.",
        "unettomuus/": "Unettomuus meni ohi.",
        "kuunnella/": "Saa kuunnella.",
        "muu/": "Aivan muuta.",
    }
    asked = {
        "äidin": "aiti/", "äideille": "aiti/", "Äidiltäkin": "aiti/",
        "hallituksen": "hallitus/", "hallituksessamme": "hallitus/",
        "ryhmien": "ryhma/", "ryhmästä": "ryhma/",
        "yöllä": "yo/", "öitä": "yo/", "öisin": "yo/",
        "kokeen": "koe/", "käden": "kasi/", "käsiä": "kasi/", "hampaan": "hammas/",
        "unettomuuden": "unettomuus/", "kuuntelen": "kuunnella/", "kuuntelin": "kuunnella/",
    }  # fmt: skip
    found = Worker(tmp_path).pages(enrich(index(pages), "fi"), list(asked))
    wrong = {q: got for (q, page), got in zip(asked.items(), found, strict=True) if got != [page]}
    assert wrong == {}


@needs_node
def test_a_base_form_finds_its_forms_and_a_part_its_compounds(tmp_path: Path) -> None:
    pages = {
        "a/": "Kävin äidin luona.",
        "b/": "Hallituksen kokous ja ryhmien illat.",
        "c/": "Vertaistukiryhmässä puhuttiin yöllä.",
    }
    asked = {
        "äiti": ["a/"], "hallitus": ["b/"], "ryhmä": ["b/", "c/"], "ryhmät": ["b/", "c/"],
        "vertaistuki": ["c/"], "vertaistuen": ["c/"], "vertaistukiryhmä": ["c/"], "yö": ["c/"],
        "ryhmäkokous": ["b/", "c/"], "äi": ["a/"], "xyz": [],
    }  # fmt: skip
    found = Worker(tmp_path).pages(enrich(index(pages), "fi"), list(asked))
    assert {q: sorted(got) for q, got in zip(asked, found, strict=True)} == asked


@needs_node
def test_the_words_on_the_page_are_marked_and_missing_words_are_said_as_typed(
    tmp_path: Path,
) -> None:
    data = enrich(index({"a/": "Kävin äidin luona.", "b/": "Yö oli pitkä."}), "fi")
    (first,), both = Worker(tmp_path).search(data, ["äideille", "äideille öitä"])
    assert "<mark>äidin</mark>" in first["text"]
    assert first["missing"] == []
    assert {group["page"]: group["missing"] for group in both} == {
        "a/": ["öitä"],
        "b/": ["äideille"],
    }


@needs_node
def test_required_and_excluded_words_are_understood_in_any_form(tmp_path: Path) -> None:
    pages = {"a/": "Äidin yö.", "b/": "Äidin aamu."}
    found = Worker(tmp_path).pages(enrich(index(pages), "fi"), ['"äiti yö"', "äiti -aamut"])
    assert found == [["a/"], ["a/"]]


@needs_node
def test_searches_over_the_example_courses(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sum(map(len, PAIRS.values())) >= 150
    asked = hits = 0
    raw = packed = stock = stock_packed = 0
    missed = []
    for course, pairs in PAIRS.items():
        file = example / "build/site" / course / "search/search_index.json"
        plain = json.loads(file.read_text("utf-8"))
        plain["config"]["fields"].get("text", {}).pop("words", None)
        data = enrich(plain, "fi")
        for value, ours in ((plain, False), (data, True)):
            text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
            if ours:
                raw, packed = raw + len(text), packed + len(gzip.compress(text, mtime=0))
            else:
                stock += len(text)
                stock_packed += len(gzip.compress(text, mtime=0))
        found = Worker(tmp_path / course).pages(data, [query for query, *_ in pairs])
        for (query, *expected), pages in zip(pairs, found, strict=True):
            asked += 1
            if set(expected) & set(pages[:5]):
                hits += 1
            else:
                missed.append((course, query))
    with capsys.disabled():
        print(
            f"\nsearch: {hits} of {asked} find their page among the first five "
            f"({hits / asked:.3f}); index {raw:,} bytes ({packed:,} packed), "
            f"without the table {stock:,} ({stock_packed:,})"
        )
    assert hits / asked >= LEAST, missed
