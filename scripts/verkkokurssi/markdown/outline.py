"""What rules need to know of a body: headings, links, references, raw HTML, words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..model import Fragment, Heading, Link, Outline, Reference
from .anchors import Taken, anchor
from .lines import one_line_end

if TYPE_CHECKING:
    from markdown_it.token import Token

_UNDERLINE = re.compile(r"[=-][ \t]*(?:\n|\Z)")
_HTML = re.compile(r"<[A-Za-z/!?]")
_SIGNS = ("\n- ", "\n* ", "\n> ", "\n#", " - ", " – ", " — ", "\n– ")
MAX_FRAGMENT = 80


def outline(body: str, first_line: int = 1) -> Outline:
    """The outline of a body whose first line is ``first_line`` of its file."""
    body = one_line_end(body)
    words = max(0, len(body.split()) - sum(map(f"\n{body}".count, _SIGNS)))
    if not may_hold_markup(body):
        return Outline(words=words)
    from .parser import flatten, named, survey

    lines = body.split("\n")
    headings: list[Heading] = []
    links: list[Link] = []
    references: list[Reference] = []
    taken = Taken()
    tokens = survey(body)
    for index, token in enumerate(tokens):
        if token.type != "inline":
            continue
        block = _Block(token, lines, first_line)
        opening = tokens[index - 1]
        children = token.children or []
        if opening.type == "heading_open":
            text = " ".join(flatten(children, str).split())
            level = int(opening.tag[1])
            id_ = anchor(named(children), taken)
            headings.append(Heading(level, text, id_, block.place(0)[0]))
        links += _links(children, block)
        alone = embeds_alone(opening, token)
        for child in children:
            if child.type == "wiki":
                meta = child.meta
                line, column = block.place(meta.get("pos", 0))
                references.append(
                    Reference(
                        meta["target"], meta["label"], line, column, meta["embed"],
                        meta["embed"] and alone,
                    )
                )  # fmt: skip
    html = _html(body, lines, first_line) if _HTML.search(body) else ()
    return Outline(tuple(headings), tuple(links), tuple(references), html, words)


def may_hold_markup(body: str) -> bool:
    """False when no heading, link, reference or HTML can stand in a text; costs next to nothing."""
    return "[" in body or "<" in body or "#" in body or _UNDERLINE.search(body) is not None


def embeds_alone(opening: Token, inline: Token) -> bool:
    """True for a paragraph at the top level whose every line is one embed."""
    if opening.type != "paragraph_open" or opening.level != 0:
        return False
    line: list[Token] = []
    for child in [*(inline.children or []), None]:
        if child is None or child.type in ("softbreak", "hardbreak"):
            if len(line) != 1 or line[0].type != "wiki" or not line[0].meta["embed"]:
                return False
            line = []
        elif child.type != "text" or child.content.strip():
            line.append(child)
    return True


class _Block:
    """Finds places of a block's text in the file."""

    def __init__(self, token: Token, lines: Sequence[str], first_line: int) -> None:
        self.lines = lines
        self.first_line = first_line
        self.top = token.map[0] if token.map else 0
        self.text = token.content
        self.starts = [0, *(m.end() for m in re.finditer("\n", self.text))]
        self.columns: dict[int, int] = {}

    def place(self, position: int) -> tuple[int, int]:
        """Line and column in the file of a position in the block's text."""
        row = bisect_right(self.starts, position) - 1
        start = self.starts[row]
        number = min(self.top + row, len(self.lines) - 1)
        if row not in self.columns:
            end = self.text.find("\n", start)
            here = self.text[start : end if end >= 0 else None]
            # Block markers and indentation stand before the text, so look from the right.
            found = self.lines[number].rfind(here.rstrip())
            if found < 0:
                source = self.lines[number]
                found = len(source) - len(source.lstrip())
            self.columns[row] = found
        return number + self.first_line, self.columns[row] + position - start + 1


def _links(children: Sequence[Token], block: _Block) -> list[Link]:
    """Links, autolinks and images, in order, images inside links too."""
    from .parser import flatten

    found: list[Link] = []
    opened: list[tuple[int, Token]] = []
    for index, child in enumerate(children):
        if child.type == "image":
            line, column = block.place(child.meta.get("pos", 0))
            found.append(
                Link(str(child.attrs.get("src", "")), flatten(child.children), line, column, True)
            )
        elif child.type == "link_open":
            opened.append((index, child))
        elif child.type == "link_close" and opened:
            start, link = opened.pop()
            line, column = block.place(link.meta.get("pos", 0))
            text = flatten(children[start + 1 : index])
            found.append(Link(str(link.attrs.get("href", "")), text, line, column))
    return found


def _html(body: str, lines: Sequence[str], first_line: int) -> tuple[Fragment, ...]:
    """Raw HTML: each opening tag, comment or block; closing tags only when nothing else."""
    from .parser import survey

    found: list[Fragment] = []
    for token in survey(body, html=True):
        if token.type == "html_block":
            first = token.content.lstrip().split("\n", 1)[0]
            row = token.map[0] if token.map else 0
            column = lines[min(row, len(lines) - 1)].find("<") + 1
            found.append(Fragment(_short(first), row + first_line, max(column, 1)))
        elif token.type == "inline":
            block = _Block(token, lines, first_line)
            for child in token.children or ():
                if child.type == "html_inline":
                    line, column = block.place(child.meta.get("pos", 0))
                    found.append(Fragment(_short(child.content), line, column))
    opening = tuple(f for f in found if not f.text.startswith("</"))
    return opening or tuple(found)


def _short(text: str) -> str:
    """A fragment that fits into a message."""
    text = " ".join(text.split())
    return text if len(text) <= MAX_FRAGMENT else text[: MAX_FRAGMENT - 1] + "…"
