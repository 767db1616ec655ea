"""Contributors' Markdown becomes HTML that can do nothing but show it."""

from __future__ import annotations

import pytest

from verkkokurssi.markdown import HIDDEN, inline, plain, to_html

WORKS = {"metsassa": ("../tarinat/metsassa/", "Metsässä & <yö>"), "stories/yo": ("/a/yo/", "Yö")}


def html(text: str, **options: object) -> str:
    return to_html(text, resolve=WORKS.get, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yö *on* **pitkä**.", "<p>Yö <em>on</em> <strong>pitkä</strong>.</p>"),
        ("a\nb", "<p>a\nb</p>"),
        ("a\\\nb", "<p>a<br>\nb</p>"),
        ("a  \nb", "<p>a<br>\nb</p>"),
        ("> a", "<blockquote><p>a</p>\n</blockquote>"),
        ("- a\n- b", "<ul><li>a\n</li>\n<li>b\n</li>\n</ul>"),
        ("3. a", '<ol start="3"><li>a\n</li>\n</ol>'),
        ("1. a", "<ol><li>a\n</li>\n</ol>"),
        ("***", "<hr>"),
        ("`a < b`", "<p><code>a &lt; b</code></p>"),
        ("```python\na\n```", "<pre><code>a\n</code></pre>"),
        ("    a", "<pre><code>a\n</code></pre>"),
        ("&auml; &amp; &lt;b&gt;", "<p>ä &amp; &lt;b&gt;</p>"),
        ("", ""),
    ],
)
def test_commonmark(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[x](https://x.fi/a?b=c&d)", '<a href="https://x.fi/a?b=c&amp;d" rel="noopener noreferrer">x</a>'),
        ("<https://x.fi>", '<a href="https://x.fi" rel="noopener noreferrer">https://x.fi</a>'),
        ('[x](https://x.fi "t")', '<a href="https://x.fi" rel="noopener noreferrer">x</a>'),
        ("[x](mailto:a@example.org)", '<a href="mailto:a@example.org">x</a>'),
        ("[x](#osa)", '<a href="#osa">x</a>'),
        ("[x](http://x.fi)", "x"),
        ("[x](//x.fi)", "x"),
        ("[x](/\\x.fi)", "x"),
        ("[x](javascript:alert(1))", "x"),
        ("[x](JaVaScRiPt:alert(1))", "x"),
        ("[x](&#106;avascript:alert(1))", "x"),
        ("[x](data:text/html,x)", "x"),
        ("[x](vbscript:x)", "x"),
        ("[x](file:///etc/passwd)", "x"),
        ("[x](tel:112)", "x"),
        ("[x](toinen.md)", "x"),
        ("[x](../../x)", "x"),
        ("[x](?a)", "x"),
        ("[x]()", "x"),
        ("[x](https://)", "x"),
        ("[x](https:x.fi)", "x"),
        ("[x](https://pankki.fi@x.fi)", "x"),
        ("<javascript:alert(1)>", "javascript:alert(1)"),
    ],
)  # fmt: skip
def test_where_links_may_lead(text: str, expected: str) -> None:
    assert html(text) == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[metsassa]]", '<a href="../tarinat/metsassa/">Metsässä &amp; &lt;yö&gt;</a>'),
        ("[[metsassa|Kuusen *tarina*]]", '<a href="../tarinat/metsassa/">Kuusen *tarina*</a>'),
        ("[[ stories/yo ]]", '<a href="/a/yo/">Yö</a>'),
        ("![[metsassa]]", '<a href="../tarinat/metsassa/">Metsässä &amp; &lt;yö&gt;</a>'),
        ("[[poissa]] ja ![[poissa]]", "… ja …"),
        ("[[poissa|Sanat <b>]]", "Sanat &lt;b&gt;"),
        ("`[[metsassa]]`", "<code>[[metsassa]]</code>"),
        ("\\[[metsassa]]", "[[metsassa]]"),
        ("[[]]", "[[]]"),
        ("[[ ]]", "[[ ]]"),
        ("[[a\nb]]", "[[a\nb]]"),
        ("*[[metsassa|a]]*", '<em><a href="../tarinat/metsassa/">a</a></em>'),
        ("[a [[metsassa|b]] c](x)", '[a <a href="../tarinat/metsassa/">b</a> c](x)'),
    ],
)  # fmt: skip
def test_wiki_links(text: str, expected: str) -> None:
    assert html(text) == f"<p>{expected}</p>"


@pytest.mark.parametrize("href", ["javascript:x", "//x.fi", "/\\x.fi", "http://x.fi", "data:x", "\tjavascript:x"])  # fmt: skip
def test_even_our_own_addresses_are_looked_at(href: str) -> None:
    assert "href" not in to_html("[[a]]", resolve=lambda target: (href, "A"))


@pytest.mark.parametrize("href", ["../a/", "./", "..", "a/", "/a/b/", "a.html#b", "#b", "https://x.fi/"])  # fmt: skip
def test_our_own_addresses_pass(href: str) -> None:
    assert f'href="{href}"' in to_html("[[a]]", resolve=lambda target: (href, "A"))


def test_images_are_their_alt_text() -> None:
    assert html("![kuusi *lumessa*](x.png) ![](https://x.fi/a.gif)") == "<p>kuusi lumessa </p>"


def test_html_is_shown_as_text() -> None:
    shown = html("<b onclick=x>a</b>\n\n<script>alert(1)</script>\n\n<!-- x -->")
    assert shown.count("&lt;") == 5
    assert "<b" not in shown
    assert "<script" not in shown


@pytest.mark.parametrize(
    ("level", "tags"), [(3, "h3 h3 h4 h6"), (2, "h2 h2 h3 h6"), (4, "h4 h4 h5 h6"), (6, "h6 h6 h6 h6")]
)  # fmt: skip
def test_headings_come_below_the_page_s_own(level: int, tags: str) -> None:
    shown = html("# a\n\n## b\n\n### c\n\n###### d", level=level)
    assert [line[1:3] for line in shown.split("\n")] == tags.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nb\n\nc", "<p>a<br>\nb</p>\n<p>c</p>"),
        ("a  \nb\\\nc", "<p>a<br>\nb<br>\nc</p>"),
        ("a\n\n\n\nb", "<p>a</p>\n<p>b</p>"),
        ("- a\n- b", "<p>- a<br>\n- b</p>"),
        ("# a\n> b\n1. c", "<p># a<br>\n&gt; b<br>\n1. c</p>"),
        ("a\n---", "<p>a<br>\n---</p>"),
        ("a\n\n* * *\n\nb", "<p>a</p>\n<hr>\n<p>b</p>"),
        ("  a\n    b", "<p>&nbsp;&nbsp;a<br>\n&nbsp;&nbsp;&nbsp;&nbsp;b</p>"),
        ("a   b  ", "<p>a&nbsp;&nbsp; b</p>"),
        ("*a\nb*", "<p><em>a<br>\nb</em></p>"),
        ("[[metsassa|a]]", '<p><a href="../tarinat/metsassa/">a</a></p>'),
        ("<b>", "<p>&lt;b&gt;</p>"),
        ("\n\n", ""),
    ],
)
def test_poems_keep_their_lines(text: str, expected: str) -> None:
    assert html(text, poem=True) == expected


def test_one_line() -> None:
    assert inline("**a** <b>\n[[x|y]] ") == "<strong>a</strong> &lt;b&gt; y"
    assert inline("# a") == "# a"


def test_links_in_plain_text() -> None:
    def resolve(target: str) -> tuple[str, str] | None:
        if target == "piilossa":
            return HIDDEN
        return ("/yo/", "Yö & aamu") if target == "yo" else None

    assert plain("[[yo]], [[yo|b]], *[[c]]*, [[c|d]]", resolve=resolve) == "Yö & aamu, b, …, d"
    assert plain("[[piilossa]] [[piilossa|Kuusen tarina]]", resolve=resolve) == "… …"
    assert to_html("[[piilossa|Kuusen tarina]]", resolve=resolve) == "<p>…</p>"


def test_plain_text() -> None:
    text = "# A *b*\n\nc\nd [e](https://x.fi) [[f|g]] ![h](i) <b> &amp;\n\n- j\n- k\n\n```\nl\n```"
    assert plain(text) == "A b\n\nc\nd e g h <b> &\n\nj\n\nk\n\nl"


@pytest.mark.parametrize("odd", ["\0", "\x02wzxhzdk:0\x03", "\x1b[31m", "\x7f", "\x9f"])
def test_control_characters_are_gone(odd: str) -> None:
    """Python-Markdown's placeholders, which are made of them, cannot be forged."""
    assert not any(c in html(f"a{odd}b") for c in "\0\x02\x03\x1b\x7f\x9f")
