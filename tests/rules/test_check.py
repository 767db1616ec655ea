"""How rules are chosen, ignored and kept from hiding anything."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import verkkokurssi
from verkkokurssi.images import inspect
from verkkokurssi.load import load
from verkkokurssi.model import Document, ImageFacts, Problem, Project, Settings, Story
from verkkokurssi.rules import FAMILIES, RULE_BY_CODE, RULES, check

TODAY = date(2026, 11, 24)
CALM = Settings.model_validate(
    {"help_lines": [{"name": "112", "phone": "112", "checked_on": TODAY, "emergency": True}]}
)


def story(slug: str = "metsassa", body: str = "Teksti.\n", **meta: Any) -> Document[Story]:
    given = {"title": "Metsässä", "contributors": ["kuusi"], "content_notes": ["none"], **meta}
    path = f"content/stories/{slug}.md"
    return Document(path, "story", slug, Story.model_validate(given), body, 6, {"title": (2, 1)})


def project(*stories: Document[Story], problems: tuple[Problem, ...] = ()) -> Project:
    works: Mapping[str, Document[Any]] = {s.id: s for s in stories}
    by_slug = {s.slug: (s.id,) for s in stories}
    return Project(Path("/nowhere"), CALM, contributions=works, by_slug=by_slug, problems=problems)


def codes(found: Project, **how: Any) -> list[str]:
    facts = ImageFacts(1000, 1000, "PNG")
    return [d.code for d in check(found, TODAY, inspect_image=lambda _: facts, **how)]


def test_an_ignore_with_a_reason_silences_its_rule_in_that_file_only() -> None:
    reason = {"checks": {"ignore": {"AT106": "Tekijää etsitään vielä."}}}
    both = project(story("a", contributors=[], **reason), story("b", contributors=[]))
    assert codes(both, select=["AT106"]) == ["AT106"]
    assert "CK102" not in codes(both)


def test_an_ignore_that_silences_nothing_is_reported() -> None:
    stale = story(checks={"ignore": {"AT106": "Tekijää etsitään vielä."}})
    assert codes(project(stale), select=["AT106", "CK"]) == ["CK102"]


def test_an_ignore_is_not_called_stale_when_its_rule_did_not_run() -> None:
    stale = story(checks={"ignore": {"AT106": "Tekijää etsitään vielä."}})
    assert codes(project(stale), select=["CK"]) == []


def test_an_ignore_for_captions_stands_in_the_work_that_uses_them(tmp_path: Path) -> None:
    shutil.copytree(Path(__file__).parent / "base", tmp_path, dirs_exist_ok=True)
    captions = tmp_path / "content/podcasts/kaksi-aanta.vtt"
    captions.write_text(captions.read_text("utf-8").replace("kiitos", "kiitos " * 20), "utf-8")
    where = [d.path for d in check(load(tmp_path), TODAY, inspect_image=inspect, select=["RC110"])]
    assert where == ["content/podcasts/kaksi-aanta.vtt"]
    podcast = tmp_path / "content/podcasts/kaksi-aanta.md"
    ignore = "---\nchecks: {ignore: {RC110: Rivi on laulua.}}\n"
    podcast.write_text(podcast.read_text("utf-8").replace("---\n", ignore, 1), "utf-8")
    found = check(load(tmp_path), TODAY, inspect_image=inspect, select=["RC110", "CK"])
    assert found == []


@pytest.mark.parametrize("code", ["PD101", "AT101", "CN101", "LI101", "CO101", "FM107", "TX101"])
def test_a_rule_that_protects_people_cannot_be_left_out(code: str) -> None:
    assert not RULE_BY_CODE[code].ignorable
    ignored = story(content_notes=None, checks={"ignore": {code: "Kiire."}})
    assert "CK103" in codes(project(ignored))
    assert "CN101" in codes(project(ignored), ignore=["CN", code])


def test_select_and_ignore_take_beginnings_of_codes() -> None:
    faulty = project(story(contributors=["kussi"], topics=["tuntematon"]))
    assert set(codes(faulty, select=["RF"])) == {"RF101", "RF107", "RF108"}
    assert codes(faulty, select=["RF107"]) == ["RF107"]
    assert "RF107" not in codes(faulty, ignore=["RF"])


def test_findings_are_in_the_order_of_files_and_places() -> None:
    faulty = project(story("b", contributors=["x"]), story("a", contributors=["x"]))
    found = check(faulty, TODAY, inspect_image=lambda _: ImageFacts())
    assert [d.sort_key for d in found] == sorted(d.sort_key for d in found)
    assert found == check(faulty, TODAY, inspect_image=lambda _: ImageFacts())


def test_a_problem_without_a_rule_is_still_an_error() -> None:
    odd = project(story(), problems=(Problem("ZZ999", "content/stories/x.md", 3, 4, {}),))
    found = check(odd, TODAY, inspect_image=lambda _: ImageFacts(), select=["FM"])
    assert [(d.code, d.path, d.line, d.column) for d in found] == [
        ("FM100", "content/stories/x.md", 3, 4)
    ]
    assert found[0].severity.value == "error"


def test_a_text_over_a_megabyte_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("extra: {verkkokurssi: {}}\n")
    big = tmp_path / "content" / "stories" / "kirja.md"
    big.parent.mkdir(parents=True)
    big.write_text("---\ntitle: Kirja\n---\n" + "sana " * 250_000)
    found = check(load(tmp_path), TODAY, inspect_image=inspect, select=["FM"])
    assert [(d.code, d.path) for d in found] == [("FM103", "content/stories/kirja.md")]


def test_a_misspelt_key_is_one_fault_and_not_two() -> None:
    misread = Problem("FM112", "content/stories/metsassa.md", 3, 1, {"key": "contributers"})
    assert codes(project(story(contributors=[]), problems=(misread,)), select=["AT106"]) == []
    assert codes(project(story(contributors=[])), select=["AT106"]) == ["AT106"]


def test_references_to_a_file_that_is_broken_itself_are_not_reported_again() -> None:
    faulty = project(story(contributors=["kuusi"]))
    assert codes(faulty, select=["RF101"]) == ["RF101"]
    assert codes(replace(faulty, broken=frozenset({"kuusi"})), select=["RF101"]) == []


def test_the_rules_about_ignores_run_last() -> None:
    assert [family.prefix for family in FAMILIES][-1] == "CK"
    assert all(rule.code.startswith(family.prefix) for family in FAMILIES for rule in family.rules)


def test_every_problem_of_the_loader_has_a_rule() -> None:
    """The loader's codes stand in its source as literals."""
    package = Path(verkkokurssi.__file__).parent
    modules = [*package.glob("load/*.py"), *package.glob("strict/*.py"), package / "config.py"]
    made = {c for m in modules for c in re.findall(r'"(FM\d{3})"', m.read_text("utf-8"))}
    assert len(made) >= 20
    assert made <= {rule.code for rule in RULES}
