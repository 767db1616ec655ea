"""A list of tips whose tips have makers of their own."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from verkkokurssi.consent import approval_hash
from verkkokurssi.images import inspect
from verkkokurssi.model import Project, Tips
from verkkokurssi.rules import check

from .conftest import Compile
from .pages import html, pages

NAMELESS = "n-7k2f"
LIST = "tips/aamuun"
PAGE = "vinkit/aamuun.md"


def with_tips(project: Project, tips: list[Any], contributors: list[Any]) -> Project:
    """The project with these tips in its list."""
    work = project.contributions[LIST]
    meta = Tips.model_validate(
        {
            "title": work.meta.title,
            "content_notes": ["none"],
            "contributors": contributors,
            "tips": tips,
        }
    )
    changed = dataclasses.replace(work, meta=meta, body="Ryhmä keräsi nämä.")
    return dataclasses.replace(project, contributions={**project.contributions, LIST: changed})


def shown(project: Project, compile_all: Compile) -> list[tuple[str, str]]:
    """Every tip as it is read, and who gave it."""
    page = LexborHTMLParser(html(pages(compile_all(project)["pieni"])[PAGE]))
    found = []
    for item in page.css(".vk-tips li"):
        text, by = item.css_first("p"), item.css_first(".vk-byline")
        found.append((text.text() if text else "", by.text().strip() if by else ""))
    return found


def test_each_tip_says_who_gave_it(small: Project, compile_all: Compile) -> None:
    tips = [
        {"text": "Avaa *verhot* & ikkuna.", "contributors": ["kuusi"]},
        {"text": "Keitä <b>kahvit</b>.", "contributors": [NAMELESS]},
        "Hengitä.",
    ]
    found = shown(with_tips(small, tips, ["ryhma"]), compile_all)
    assert [text for text, _ in found] == [
        "Avaa verhot & ikkuna.",
        "Keitä <b>kahvit</b>.",
        "Hengitä.",
    ]
    assert [by for _, by in found] == ["Kuusi", "Nimetön kokemusasiantuntija", ""]


def test_who_is_anonymous_in_the_list_is_anonymous_in_a_tip(
    small: Project, compile_all: Compile
) -> None:
    tips = [{"text": "Avaa verhot.", "contributors": ["kuusi"]}]
    hidden = with_tips(small, tips, [{"id": "kuusi", "as": "anonymous"}])
    assert [by for _, by in shown(hidden, compile_all)] == ["Nimetön kokemusasiantuntija"]


def test_a_tip_given_by_nobody_we_know_is_an_error(small: Project) -> None:
    faulty = with_tips(small, [{"text": "Avaa verhot.", "contributors": ["kussi"]}], ["ryhma"])
    found = check(faulty, date(2026, 5, 1), inspect_image=inspect, select=["RF101"])
    assert [(d.code, d.path) for d in found] == [("RF101", f"content/{LIST}.md")]


def test_a_changed_tip_needs_a_new_approval(small: Project) -> None:
    def approved(text: str, by: str) -> str:
        project = with_tips(small, [{"text": text, "contributors": [by]}], ["ryhma"])
        return approval_hash(project.contributions[LIST], project)

    ways = [("Avaa.", "kuusi"), ("Sulje.", "kuusi"), ("Avaa.", NAMELESS)]
    assert len({approved(text, by) for text, by in ways}) == 3
