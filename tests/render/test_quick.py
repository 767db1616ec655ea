"""The short way through MkDocs gives what the long way gives, byte for byte."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from material.plugins.search.plugin import Parser
from mkdocs.utils.meta import get_data

from verkkokurssi.compile.fragments import front_matter
from verkkokurssi.render.quick import header, only_fragments
from verkkokurssi.render.words import search_parser, without_excluded

FRAGMENTS = (
    '<h2 id="valiotsikko">Väliotsikko</h2>',
    '<h3 id="a">A <a class="headerlink" href="#a">¶</a></h3>',
    "<nav data-search-exclude><p>ei</p></nav>",
    "<ul><li> </li><li>on <code>x</code></li></ul>",
    "<pre>a\nb <p></p></pre>",
    "<script>ei(1 > 0)</script>",
    "<p> </p>",
    '<div class="vk-text">\n<p>Metsä &amp; meri</p>\n</div>',
    '<article class="a" data-search-exclude><h3>Otsikko</h3>\n<p>ei hakuun</p></article>',
    "<div>\n<div>\n<div>syvä</div>\n</div>\n</div>",
    "<section><p>rivi<br>toinen</p></section>",
    "<p>yksin</p>",
    '<nav aria-label="a &gt; b"><ul><li><a href="../x/">x</a></li></ul></nav>',
    '<figure><img src="../media/a.png" alt="Kuva &quot;a&quot;"></figure>',
    '<form><textarea rows="3"></textarea><input type="radio"></form>',
    "<pre>a&#10;b</pre>",
    '<p><a title="a > b < c" href="https://e.example/">linkki</a> it\'s</p>',
)
OTHERS = (
    "# Otsikko",
    "## 1\\. Toinen \\*otsikko\\*",
    "Tavallinen *kappale*.",
    "<span>rivin</span> sisällä",
    "<div>auki",
    "</div>",
    "<div>yksi</div><div>kaksi</div>",
    "<div>loppu</div> ja tekstiä",
    "<hr>",
    "- luettelo\n- toinen",
    "    koodia",
)


def long_way(text: str) -> str:
    return markdown.Markdown(extensions=["toc", "tables", "fenced_code"]).convert(text)


def is_block(tag: str) -> bool:
    return markdown.Markdown().is_block_level(tag)


@settings(deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=6))
def test_a_page_of_fragments_needs_no_markdown_at_all(blocks: list[str]) -> None:
    text = "\n\n".join(blocks) + "\n"
    assert only_fragments(text, is_block) == long_way(text)


@pytest.mark.parametrize("other", OTHERS)
def test_a_page_with_anything_else_goes_the_long_way(other: str) -> None:
    text = f"{FRAGMENTS[0]}\n\n{other}\n\n{FRAGMENTS[1]}\n"
    assert only_fragments(text, is_block) is None


def test_what_the_search_leaves_out_is_not_even_read() -> None:
    inner = "<div><article>syvällä</article></div>"
    html = f"<p>ennen</p><article data-search-exclude>{inner}</article><p>jälkeen</p>"
    left = "<p>ennen</p><article data-search-exclude></article><p>jälkeen</p>"
    assert without_excluded(html) == left
    assert without_excluded("<article>kaikki</article>") == "<article>kaikki</article>"


@settings(deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=6), st.booleans())
def test_the_search_finds_what_materials_own_reader_finds(blocks: list[str], title: bool) -> None:
    html = "\n".join([*(['<h1 id="o">Otsikko &amp; muuta</h1>'] if title else []), *blocks])
    long, short = Parser(), search_parser()()
    long.feed(html)
    long.close()
    short.feed(html)
    short.close()
    found = [[(s.id, "".join(s.title), "".join(s.text)) for s in p.data] for p in (long, short)]
    assert found[0] == found[1]


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30)
VALUES = st.recursive(
    WORDS | st.integers() | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["title", "description", "vk"]), VALUES | WORDS, min_size=1))
def test_a_header_is_the_same_read_as_json_and_as_yaml(value: dict[str, object]) -> None:
    text = f"---\n{front_matter(value)}---\n\n<p>teksti</p>\n"
    usual = get_data(text)
    assert usual == ("<p>teksti</p>\n", value)
    ours = all(isinstance(one, str | list | dict) for one in value.values())
    assert header(text) == (usual if ours else None)


def test_what_is_no_header_of_ours_goes_the_long_way() -> None:
    for text in ("<p>ei mitään</p>", "---\ntitle: Oma\n---\n\n", '---\ntitle: "auki\n---\n\n'):
        assert header(text) is None
    assert header('---\ntitle: "A"\nhide: ["toc"]\n---\n\n<p>') == (
        "<p>",
        {"title": "A", "hide": ["toc"]},
    )
