"""The same bytes as MkDocs gives, without reading finished HTML three times.

A compiled page is finished HTML in fragments under a header that is JSON. Python-Markdown looks
for the end of each fragment with an HTML parser written in Python, MkDocs reads it once more for
its ids, and the search plugin a third time. The compiler says where a fragment ends (it holds no
blank line), so the first two are not needed, and the third can leave out what it will not keep.
What is not such a page goes the usual way. Tests compare with `mkdocs build`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

_FRAGMENT = re.compile(r"(?<![^\n])<([a-z][a-z0-9]*)\b[^\n]*(?:\n(?!\n|\Z)[^\n]*)*")
_HEADER = re.compile(r'---\n((?:[a-z_]+: [\["{][^\n]*\n)+)---\n+')


def only_fragments(text: str, is_block: Callable[[str], bool]) -> str | None:
    """The HTML of a page that is nothing but fragments; None when there is Markdown in it.

    A fragment followed by a blank line keeps one line break, as Python-Markdown has it.
    """
    pieces, position = [], 0
    text = text.strip()
    for match in _FRAGMENT.finditer(text):
        html, tag = match.group().rstrip("\n"), match.group(1)
        between = text[position : match.start()].strip("\n")
        if between or not is_block(tag) or end_of(html, tag, 0) != len(html):
            return None
        blank = text.startswith("\n\n", match.start() + len(html))
        pieces.append(f"{html}\n" if blank else html)
        position = match.end()
    return None if text[position:].strip("\n") else "\n".join(pieces).strip()


def header(text: str) -> tuple[str, dict[str, Any]] | None:
    """Text and header of a page whose header is a key and its JSON on each line, else None."""
    match = _HEADER.match(text)
    if match is None:
        return None
    pairs = (line.partition(": ") for line in match.group(1).rstrip("\n").split("\n"))
    try:
        return text[match.end() :], {key: json.loads(value) for key, _, value in pairs}
    except ValueError:
        return None


def end_of(html: str, tag: str, start: int) -> int:
    """Where the element ends that begins at ``start``; -1 when it does not end."""
    depth = 0
    for match in _tags(tag).finditer(html, start):
        depth += -1 if match.group(1) else 1
        if depth == 0:
            return match.end()
    return -1


@lru_cache
def _tags(tag: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){tag}\b[^>]*>")


@lru_cache(maxsize=1)
def quicken() -> None:
    """Teach this process's MkDocs and search plugin the short way. Once is enough."""
    import yaml
    from markdown import Markdown
    from mkdocs.structure.toc import get_toc

    from .words import search_parser

    plugin: Any = import_module("material.plugins.search.plugin")
    defaults: Any = import_module("mkdocs.config.defaults")
    pages: Any = import_module("mkdocs.structure.pages")
    is_block = lru_cache(Markdown().is_block_level)
    render, get_data = pages.Page.render, pages.meta.get_data
    get_yaml_loader = defaults.get_yaml_loader

    def render_page(page: Page, config: Any, files: Any) -> None:
        html = only_fragments(page.markdown or "", is_block)
        if html is None:
            render(page, config, files)
            return
        page.content, page.toc = html, get_toc([])
        page.present_anchor_ids, page.links_to_anchors = set(), {}

    def get_header(text: str) -> tuple[str, dict[str, Any]]:
        return header(text) or get_data(text)

    def get_loader(config: Any) -> Any:
        return get_yaml_loader(getattr(yaml, "CLoader", yaml.Loader), config)

    pages.Page.render = render_page
    pages.meta.get_data = get_header
    defaults.get_yaml_loader = get_loader
    plugin.Parser = search_parser()
