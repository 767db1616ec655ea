"""Fragments pass through Markdown processors untouched; headings show exactly their text."""

from __future__ import annotations

import re
from html import escape

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from verkkokurssi.compile.fragments import fragment, heading, meta_text
from verkkokurssi.markdown import to_html

from .conftest import Sites
from .pages import Reader, fragments, html, pages

SPECIAL = st.text(alphabet="[]*_`<&!#{}:+-.()\\|~^=$\"'>/ab1 \n\t", min_size=1, max_size=60)
ANY = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60)
EXTENSIONS = [
    "toc", "tables", "fenced_code", "attr_list", "md_in_html", "footnotes", "abbr", "def_list",
    "admonition",
]  # fmt: skip


def _convert(text: str) -> str:
    return markdown.markdown(text, extensions=EXTENSIONS)


@settings(deadline=None)
@given(st.one_of(SPECIAL, ANY))
@example("[x]: https://example.org")
@example("[^1]: note")
@example("*[abbr]: words")
@example("```\n\n# no heading\n\n```")
@example("~~~ {.python}")
@example("<script>alert(1)</script>")
@example("!!! note\n\n    text")
@example("a | b\n--|--\n1 | 2")
def test_a_fragment_comes_out_as_it_went_in(text: str) -> None:
    made = to_html(text, resolve=lambda target: None)
    poem = to_html(text, resolve=lambda target: None, poem=True)
    words = escape(text)
    for inner in (made, poem, words):
        block = fragment(
            f'<div class="vk-text" title="{escape(" ".join(text.split()))}">\n{inner}\n</div>'
        )
        assert markdown.markdown(block) == block
        assert _convert(f"before\n\n{block}\n\nafter").count(block) == 1


def test_every_fragment_of_the_small_course_comes_out_as_it_went_in(sites: Sites) -> None:
    seen = 0
    for site in sites.values():
        for path, page in pages(site).items():
            for block in fragments(page):
                assert _convert(block) == block, path
                assert not Reader(block).faults, path
                seen += 1
    assert seen > 100


@settings(deadline=None)
@given(st.one_of(SPECIAL, ANY).filter(lambda text: text.strip()))
@example("Setext\n===")
@example("trailing ###")
@example("{: .class #id }")
@example("[link](https://example.org) and ![image](x.png)")
@example("&lt; &amp; &#35;")
@example(":material-account: :smile:")
@example("a\\*b")
def test_a_heading_shows_its_text_and_nothing_else(text: str) -> None:
    made = Reader(_convert(heading(2, text)))
    tags = [tag for tag, _ in made.elements]
    assert tags == ["h2"]
    assert " ".join(made.text.split()) == " ".join(text.split())


@settings(deadline=None)
@given(st.one_of(SPECIAL, ANY))
def test_titles_are_harmless_in_a_theme_that_forgets_to_escape(text: str) -> None:
    assert not re.search(r'[<>"\n]', meta_text(text))


def test_poem_lines_and_stanzas_stay(sites: Sites) -> None:
    page = html(sites["pieni"].files["docs/runot/lumen-alla.md"])
    lines = re.search(r'<div class="vk-poem__lines">(.*?)</div>', page, re.DOTALL)
    assert lines is not None
    stanzas = re.findall(r"<p>(.*?)</p>", lines[1], re.DOTALL)
    assert [re.split(r"<br>\s*", stanza) for stanza in stanzas] == [
        ["Olin hiljaa", "niin kuin pelto", "&nbsp;&nbsp;lumen alla"],
        ["# ei otsikko", "- ei lista"],
    ]


@pytest.mark.parametrize("block", ["<pre><code>a\n\n\tb\n</code></pre>"])
def test_code_keeps_its_empty_lines(block: str) -> None:
    made = fragment(f"<div>\n{block}\n</div>")
    assert "\n\n" not in made and "\t" not in made
    assert Reader(_convert(made)).words[1:2] == ["a\n\n\tb\n"]
