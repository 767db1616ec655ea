"""The texts of the scripts of works stand in the page as data that nothing can break out of."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jinja2
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

import verkkokurssi
from verkkokurssi.compile.strings import WORK_STRINGS

THEME = Path(verkkokurssi.__file__).parent / "theme"
SCRIPTS = sorted({key.split("_")[0] for key in WORK_STRINGS})


def partial(content: str, strings: dict[str, str]) -> LexborHTMLParser:
    """What the theme writes below a page with this content."""
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(THEME), autoescape=True)
    environment.filters["url"] = lambda path: path
    template = environment.get_template("partials/vk-works.html")
    vk = {"kind": "course", "strings": strings}
    return LexborHTMLParser(template.render(page={"content": content}, vk=vk))


def scripts(page: LexborHTMLParser) -> list[str]:
    return [Path(s.attributes["src"] or "").stem for s in page.css("script[src]")]


@settings(deadline=None)
@given(st.text())
@example("</script><script>alert(1)</script>")
@example("<!--<script>")
@example("'\"&\\\u2028")
def test_no_text_ends_the_data_block(text: str) -> None:
    page = partial('<ol data-vk-quiz="knowledge"></ol>', {"quiz_check": text, "skip": text})
    blocks = page.css('script[type="application/json"]')
    assert [json.loads(block.text()) for block in blocks] == [{"quiz_check": text}]
    assert scripts(page) == ["works", "quiz"]


def test_a_page_carries_only_the_scripts_it_needs() -> None:
    assert scripts(partial("<p>data</p>", {})) == []
    both = '<div data-vk-exercise="x"></div><div data-vk-player></div>'
    assert scripts(partial(both, {})) == ["works", "write", "player"]


def test_every_text_of_the_scripts_is_asked_for_and_every_one_asked_for_is_there() -> None:
    asked = ""
    for name in SCRIPTS:
        asked += (THEME / f"assets/vk/{name}.js").read_text("utf-8")
    keys = set(re.findall(rf'"((?:{"|".join(SCRIPTS)})_[a-z_]+)"', asked))
    assert keys == set(WORK_STRINGS)
