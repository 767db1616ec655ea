"""Rules see headings, links, references and HTML where they stand in the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from verkkokurssi.markdown import anchor, outline, parts
from verkkokurssi.markdown.render import UNNAMED
from verkkokurssi.model import Fragment, Heading, Link, Reference


def test_headings() -> None:
    assert outline("## Yö *on* `pitkä`\n\na\n\nAamu\n===\n\n> ## Yö on pitkä", 10).headings == (
        Heading(2, "Yö on pitkä", "yo-on-pitka", 10),
        Heading(1, "Aamu", "aamu", 14),
        Heading(2, "Yö on pitkä", "yo-on-pitka_1", 17),
    )


def test_links_and_images() -> None:
    body = 'a [b *c*](https://x.fi "t")\n> - d ![e](f.png)\n\n[g][h] <https://i.fi>\n\n[h]: http://h.fi'
    assert outline(body, 3).links == (
        Link("https://x.fi", "b c", 3, 3),
        Link("f.png", "e", 4, 7, image=True),
        Link("http://h.fi", "g", 6, 1),
        Link("https://i.fi", "https://i.fi", 6, 8),
    )


def test_links_that_will_be_refused_are_seen_too() -> None:
    found = outline("[a](javascript:x) [b](//c) [d](e.md) [f]()")
    assert [link.target for link in found.links] == ["javascript:x", "//c", "e.md", ""]


def test_references() -> None:
    body = "a [[b]] ja [[c|d]]\n\n![[stories/e]]\n\n1. ![[f]]\n"
    assert outline(body, 5).references == (
        Reference("b", "", 5, 3, embed=False, alone=False),
        Reference("c", "d", 5, 12, embed=False, alone=False),
        Reference("stories/e", "", 7, 1, embed=True, alone=True),
        Reference("f", "", 9, 4, embed=True, alone=False),
    )


@pytest.mark.parametrize(
    ("body", "alone"),
    [
        ("![[a]]", [True]),
        ("  ![[a]]  ", [True]),
        ("x\n\n![[a]]\n\ny", [True]),
        ("## x\n![[a]]\n***", [True]),
        ("![[a]]\n![[b]]", [True, True]),
        ("![[a|b]]", [True]),
        ("x ![[a]]", [False]),
        ("![[a]]\nx", [False]),
        ("x\n![[a]]", [False]),
        ("![[a]] ![[b]]", [False, False]),
        ("> ![[a]]", [False]),
        ("- ![[a]]", [False]),
        ("## ![[a]]", [False]),
        ("[[a]]", [False]),
        ("**![[a]]**", [False]),
    ],
)
def test_an_embed_stands_alone(body: str, alone: list[bool]) -> None:
    assert [r.alone for r in outline(body).references] == alone


@pytest.mark.parametrize(
    "body", ["`[[a]]`", "    [[a]]", "```\n[[a]]\n[b](c)\n# d\n<e>\n```", "\\[[a]] \\<b>", "a <3 b"]
)
def test_code_and_escapes_hold_nothing(body: str) -> None:
    found = outline(body)
    assert (found.headings, found.links, found.references, found.html) == ((), (), (), ())


def test_html() -> None:
    body = "a <b>c</b> <!-- d -->\n\n<div>\nx\n</div>\n\n> <br/>"
    assert outline(body, 2).html == (
        Fragment("<b>", 2, 3),
        Fragment("<!-- d -->", 2, 12),
        Fragment("<div>", 4, 1),
        Fragment("<br/>", 8, 3),
    )
    assert outline("a</b>").html == (Fragment("</b>", 1, 2),)


def test_long_html_is_short_in_a_message() -> None:
    (fragment,) = outline(f"<a title='{'x' * 500}'>").html
    assert len(fragment.text) == 80


def test_words() -> None:
    assert outline("Yö on – ehkä – *pitkä*.\n\n- Niin\n- on").words == 6
    assert outline("").words == 0


@given(st.lists(st.sampled_from(["[x](y)", "[[a]]", "![[b]]", "![c](d)", "<https://e.fi>", "<i>", "word ", "ä", "\n", "\n\n", "> ", "- ", "  ", "*", "# "]), max_size=25).map("".join))  # fmt: skip
def test_places_point_at_what_they_say(body: str) -> None:
    lines = body.split("\n")
    found = outline(body, 7)
    for link in found.links:
        assert lines[link.line - 7][link.column - 1 :].startswith(("[x]", "![c]", "<https://"))
    for reference in found.references:
        start = "![[" if reference.embed else "[["
        assert lines[reference.line - 7][reference.column - 1 :].startswith(start)
    for fragment in found.html:
        assert lines[fragment.line - 7][fragment.column - 1 :].startswith("<i>")
    for heading in found.headings:
        assert 7 <= heading.line < 7 + len(lines)


heading_texts = st.lists(st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=12), max_size=6)  # fmt: skip


@given(heading_texts | st.lists(st.sampled_from(["Yö", "yö", "Yö_1", "a b", "", "1", "_1", "ß"]), max_size=8))  # fmt: skip
def test_anchors_are_those_of_python_markdown(texts: list[str]) -> None:
    def written(text: str) -> str:
        return "".join(f"&#{ord(c)};" if not c.isalnum() and c != " " else c for c in text)

    texts = [" ".join(text.split()) for text in texts]
    parser = Markdown(extensions=["toc"])
    parser.convert("\n\n".join(f"## {written(text)}" for text in texts if text))
    made = [token["id"] for token in parser.toc_tokens]  # type: ignore[attr-defined]
    taken: set[str] = set()
    assert [anchor(text, taken) for text in texts if text] == made


def test_parts_are_cut_at_the_top_level_only() -> None:
    assert parts("> ## a\n\n- ![[b]]\n\n  ## c\n") == ("> ## a\n\n- ![[b]]\n\n  ## c",)


def test_an_underlined_line_of_embeds_is_a_heading() -> None:
    body = "a\n\n![[b]]\n![[c|d]]\n---\ne"
    # Its id holds neither names nor words of links: they may lead to what is not shown.
    assert parts(body) == ("a", Heading(2, "… d", "_1", 3), "e")
    assert parts(body, str.upper) == ("a", Heading(2, "B d", "_1", 3), "e")
    assert parts(body, lambda target: UNNAMED) == ("a", Heading(2, "… …", "_1", 3), "e")


def test_parts_are_cut_at_embeds_and_headings() -> None:
    assert parts("a\n\n![[b]]\n![[c]]\n\n## d\ne\n\n```\n## f\n\n![[g]]\n```") == (
        "a",
        Reference("b", "", 3, 1, embed=True, alone=True),
        Reference("c", "", 4, 1, embed=True, alone=True),
        Heading(2, "d", "d", 6),
        "e\n\n```\n## f\n\n![[g]]\n```",
    )


def test_parts_keep_their_link_definitions() -> None:
    first, _, second = parts("[a][x]\n\n## b\n\n[c][x] [d][y]\n\n[x]: https://x.fi")
    assert isinstance(first, str)
    assert first.endswith("\n\n[X]: <https://x.fi>")
    assert isinstance(second, str)
    assert outline(second).links[0].target == "https://x.fi"


def test_nothing_has_no_parts() -> None:
    assert parts("") == parts("\n \n") == ()
