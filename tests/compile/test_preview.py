"""Drafts: marked in a preview, and gone without a trace in what is published."""

from __future__ import annotations

import dataclasses

from verkkokurssi.markdown import outline
from verkkokurssi.model import Project

from .conftest import DRAFT, Compile, Sites
from .pages import Reader, html, pages


def test_a_preview_shows_and_marks_the_draft(small: Project, compile_all: Compile) -> None:
    site = compile_all(small, preview=True)["pieni"]
    for path in ("sanat.md", "tarinat/luonnos.md"):
        text = Reader(html(pages(site)[path])).text
        assert "Luonnos – ei julkaista" in text
        assert "its makers have not approved it yet" in text
    assert b'"draft": true' in pages(site)["tarinat/luonnos.md"]


def test_only_the_draft_is_marked(small: Project, compile_all: Compile) -> None:
    site = compile_all(small, preview=True)["pieni"]
    marked = [p for p, text in pages(site).items() if "Luonnos – ei julkaista" in text.decode()]
    assert sorted(marked) == ["sanat.md", "tarinat/luonnos.md"]


def test_what_is_published_does_not_tell_that_there_was_a_draft(
    small: Project, compile_all: Compile, sites: Sites
) -> None:
    course = small.courses["pieni"]
    sections = []
    for section in course.sections:
        body = section.body.replace("![[luonnos]]\n\n", "")
        sections.append(dataclasses.replace(section, body=body, outline=outline(body)))
    without = dataclasses.replace(
        small,
        contributions={k: v for k, v in small.contributions.items() if k != DRAFT},
        by_slug={k: v for k, v in small.by_slug.items() if v != (DRAFT,)},
        courses={**small.courses, "pieni": dataclasses.replace(course, sections=tuple(sections))},
    )
    assert compile_all(without) == sites


def test_a_link_to_a_draft_does_not_even_say_its_words(sites: Sites) -> None:
    page = html(pages(sites["pieni"])["tarinat/keittion-poyta.md"])
    assert "lumitarina</a>, ei …." in page


def test_compiling_twice_gives_the_same_bytes(
    small: Project, compile_all: Compile, sites: Sites
) -> None:
    assert compile_all(small) == sites
