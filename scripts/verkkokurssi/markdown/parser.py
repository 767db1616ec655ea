"""The parser: CommonMark without HTML, with ``[[wiki links]]`` and ``![[embeds]]``.

Inline tokens that point somewhere carry ``meta["pos"]``: where they begin in the text of their
block.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore, block, normalize
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from .render import UNNAMED

Rule = Callable[[StateInline, bool], bool]

_WIKI = re.compile(r"(!?)\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{1,300}))?\]\]")
_POINTERS = frozenset({"link_open", "image", "html_inline", "wiki"})
MAX_IMAGES = 4
"""How deep images may stand in each other's alt texts: each level is a parse of its own."""


def parse(text: str, env: dict[str, Any] | None = None) -> list[Token]:
    """The block tokens of a text; inline tokens hang below them."""
    return _parser(False).parse(text, {} if env is None else env)


def parse_inline(text: str, env: dict[str, Any] | None = None) -> list[Token]:
    """The inline tokens of a text that is one block."""
    tokens = _parser(False).parseInline(text, {} if env is None else env)
    return tokens[0].children or [] if tokens else []


def survey(text: str, env: dict[str, Any] | None = None, *, html: bool = False) -> list[Token]:
    """The block tokens, with inline tokens only below headings and texts that may point somewhere.

    Half the time of a full parse. With ``html`` the tokens the text would have if HTML were
    allowed: only to find HTML in it.
    """
    parser = _parser(html)
    env = {} if env is None else env
    state = StateCore(text, parser, env)
    normalize(state)
    block(state)
    heading = False
    for token in state.tokens:
        if token.type == "inline" and (heading or "[" in token.content or "<" in token.content):
            token.children = []
            parser.inline.parse(token.content, parser, env, token.children)
        heading = token.type == "heading_open"
    return state.tokens


def flatten(
    tokens: Sequence[Token] | None, title: Callable[[str], str | None] = lambda target: None
) -> str:
    """The plain text of inline tokens.

    ``title`` knows what wiki links without words are called; UNNAMED hides the words as well.
    """
    parts: list[str] = []
    for token in tokens or ():
        if token.type == "image":
            parts.append(flatten(token.children, title))
        elif token.type == "wiki":
            name = title(token.meta["target"])
            parts.append(name if name == UNNAMED else token.meta["label"] or name or UNNAMED)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        else:
            parts.append(token.content)
    return "".join(parts)


@lru_cache
def _parser(html: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": html})
    parser.inline.ruler.before("link", "wiki", _located(_wiki))
    for name in ("link", "image", "autolink", "html_inline"):
        rule = _rule(parser, name)
        parser.inline.ruler.at(name, _located(_shallow(rule) if name == "image" else rule))
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # render decides
    return parser


def _rule(parser: MarkdownIt, name: str) -> Rule:
    """A rule of the parser by its name."""
    index = parser.inline.ruler.get_all_rules().index(name)
    found: Rule = parser.inline.ruler.__rules__[index].fn
    return found


def _located(rule: Rule) -> Rule:
    """The rule, noting where its token begins."""

    def located(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            for token in state.tokens[count : count + 2]:  # a text may have been pending
                if token.type in _POINTERS:
                    token.meta["pos"] = start
                    break
        return True

    return located


def _shallow(rule: Rule) -> Rule:
    """The rule, refusing to nest too deep."""

    def shallow(state: StateInline, silent: bool) -> bool:
        depth = state.env.get("images", 0)
        if depth >= MAX_IMAGES:
            return False
        state.env["images"] = depth + 1
        try:
            return rule(state, silent)
        finally:
            state.env["images"] = depth

    return shallow


def named(tokens: Sequence[Token] | None) -> str:
    """What a heading is called in its id: links count with neither name nor words, because they
    may lead to what is not shown."""
    return " ".join(flatten(tokens, lambda target: UNNAMED).split())


def _wiki(state: StateInline, silent: bool) -> bool:
    """``[[target|label]]`` and ``![[target]]``."""
    if not state.src.startswith(("[[", "![["), state.pos):
        return False
    found = _WIKI.match(state.src, state.pos, state.posMax)
    if found is None or not found[2].strip():
        return False
    if not silent:
        target = found[2].strip()
        token = state.push("wiki", "", 0)
        token.content = (found[3] or "").strip() or UNNAMED
        token.meta = {
            "target": target,
            "label": (found[3] or "").strip(),
            "embed": bool(found[1]),
        }
    state.pos = found.end()
    return True
