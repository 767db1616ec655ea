"""Whatever the text: no exception, nothing dangerous, and not much time."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from verkkokurssi.markdown import inline, outline, parts, plain, to_html
from verkkokurssi.model import Heading, Reference

TAGS = {"a", "blockquote", "br", "code", "em", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "strong", "ul"}  # fmt: skip

PIECES = [
    "a", "ä", "\n", "\n\n", " ", "    ", "\t", "*", "**", "_", "`", "```", "~~~", "#", "## ", "> ", "- ", "1. ", "[", "]", "(", ")",
    "[[", "]]", "![[", "|", "![", "](", "<", ">", "</", "&", "&lt;", "&#106;", "&Tab;", "\\", "---", "===", "\"", "'", "=", ":", "//",
    "javascript:", "data:text/html,", "https://x.fi", "mailto:", "[x]: ", "<script>", "<img src=x onerror=alert(1)>", "<a href=", "<!--",
    "-->", "<![CDATA[", "<?", "<svg/onload=x>", "<style>", "</p>", "</textarea>", "\0", "\x02", "\x03", "\r", "\u2028", "\ufeff", "\u202e",
    "{: onclick=x}", "{{ x }}", "{% x %}", "--8<-- 'x'", "[TOC]", "[^1]", "😀",
]  # fmt: skip
markdown_like = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
texts = markdown_like | st.text()


def assert_harmless(html: str) -> None:
    tree = LexborHTMLParser(f"<!doctype html><body>{html}</body>")
    assert tree.body is not None
    for node in tree.body.traverse(include_text=True):
        if node.tag in ("body", "-text"):
            continue
        assert node.tag in TAGS, html
        for name, value in node.attributes.items():
            match node.tag, name:
                case "a", "href":
                    assert value is not None
                    lower = value.lower()
                    assert lower.startswith(("https://", "mailto:", "#", "../own/")), html
                case "a", "rel":
                    assert value == "noopener noreferrer"
                case "ol", "start":
                    assert value is not None and value.isdigit()
                case _:
                    raise AssertionError((node.tag, name, html))
    assert not tree.css("script, style, img, iframe, object, [onclick], [onerror]")


@given(texts, st.booleans(), st.integers(2, 6))
def test_html_holds_nothing_but_what_is_allowed(text: str, poem: bool, level: int) -> None:
    for resolve in (lambda target: None, lambda target: ("../own/", target)):
        assert_harmless(to_html(text, resolve=resolve, poem=poem, level=level))


@given(texts, st.text())
def test_not_even_a_wrong_address_of_ours_does_harm(text: str, href: str) -> None:
    html = to_html(f"[[a]] {text}", resolve=lambda target: (href, text))
    tree = LexborHTMLParser(html)
    for link in tree.css("a[href]"):
        value = (link.attributes["href"] or "").strip().lower()
        assert not value.startswith(("javascript:", "data:", "vbscript:", "//", "/\\", "http:"))


@given(texts)
def test_inline_holds_no_blocks(text: str) -> None:
    html = inline(text)
    assert_harmless(html)
    assert not LexborHTMLParser(f"<body>{html}").css("p, ul, ol, pre, blockquote, h2, h3, hr")


@given(texts)
def test_plain_never_raises(text: str) -> None:
    assert "\0" not in plain(text)


@given(texts, st.integers(1, 99))
def test_outline_stays_inside_the_file(text: str, first: int) -> None:
    text = text.replace("\r", "")  # a body has LF line ends
    found = outline(text, first)
    last = first + text.count("\n")
    for place in (*found.links, *found.references, *found.html, *found.headings):
        assert first <= place.line <= last
    for place in (*found.links, *found.references, *found.html):
        assert place.column >= 1
    assert found.words >= 0


@given(texts)
def test_parts_lose_nothing(text: str) -> None:
    """Every heading and embed that is cut out is one that the outline knows, in its order."""
    cut = parts(text)
    found = outline(text)
    embeds = [p.target for p in cut if isinstance(p, Reference)]
    assert embeds == [r.target for r in found.references if r.alone]
    headings = [p.text for p in cut if isinstance(p, Heading)]
    known = iter(h.text for h in found.headings)
    assert all(text in known for text in headings)
    words = "".join(c for p in cut if isinstance(p, str) for c in p if c.isalnum())
    assert len(words) <= 4 * len(text) + 40


BOMBS: dict[str, Callable[[int], str]] = {
    **{repr(piece): (lambda n, p=piece: p * (n // len(p))) for piece in (
        "[", "*", ">", "_", "`", "<", "![", "[[", "![[", "[](", "[a](", "![a](", "[[](", "*a ", "_a*", "a**b", "**a ", "`a``", "> ",
        "- ", "1. ", "<a ", "<!--", "<?", "<![CDATA[", "&", "\\", "](", "]]", "|", "#", "# ", "- a\n", "> a\n", "a\n", "\n", "[x]: y\n",
        "[a]: <b>\n", "![[a]]\n", "[[a|b]]", "a  \n", "\t", " ", "~~~\n", "```\n", "---\n", "=\n", "<b>", "</b>", "<https://x.fi>", "(", "[](<", "&#1;", "ä",
    )},
    "nested brackets": lambda n: "[" * (n // 2) + "]" * (n // 2),
    "nested images": lambda n: "![" * (n // 6) + "](x)" * (n // 6),
    "nested links": lambda n: "[" * (n // 6) + "](x)" * (n // 6),
    "nested quotes": lambda n: "\n".join(">" * i + " a" for i in range(int((2 * n) ** 0.5))),
    "nested lists": lambda n: "\n".join("  " * i + "- a" for i in range(int(n ** 0.5))),
    "nested emphasis": lambda n: "*a **a " * (n // 14) + "a** a*" * (n // 14),
    "growing ticks": lambda n: " ".join("`" * i for i in range(int((2 * n) ** 0.5))),
    "many definitions": lambda n: "".join(f"[{i}]: x\n" for i in range(n // 12)) + "[1] " * (n // 12),
}  # fmt: skip


def seconds(function: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    function(text)
    return time.process_time() - start


def grows_gently(function: Callable[[str], object], bomb: Callable[[int], str]) -> bool:
    """Twice the text takes about twice the time (four times would be quadratic)."""
    return seconds(function, bomb(10_000)) < max(0.2, 3 * seconds(function, bomb(5_000)))


@pytest.mark.parametrize("name", BOMBS)
def test_twice_the_text_takes_about_twice_the_time(name: str) -> None:
    for function in (
        outline,
        parts,
        lambda text: to_html(text, resolve=lambda target: None),
        lambda text: to_html(text, resolve=lambda target: None, poem=True),
    ):
        # A busy machine may disturb one measurement, not three.
        assert any(grows_gently(function, BOMBS[name]) for _ in range(3))
