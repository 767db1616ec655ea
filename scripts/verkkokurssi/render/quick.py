"""The same bytes as MkDocs gives, without reading finished HTML three times.

A compiled page is finished HTML fragments and a few headings in Markdown. Python-Markdown looks
for the end of each fragment with an HTML parser written in Python, MkDocs reads it once more for
its ids, and the search plugin a third time. The compiler says where a fragment ends (it holds no
blank line), so the first two are not needed, and the third can leave out what it will not keep.
What is not such a fragment goes the usual way. Tests compare with `mkdocs build`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown import Markdown

_FRAGMENT = re.compile(r"(?<![^\n])<([a-z][a-z0-9]*)\b(?:[^\n]|\n(?!\n|\Z))*(\n\n)?")
_TOKEN = re.compile(r'<(/?)([a-z][a-z0-9-]*)((?:[^>"]|"[^"]*")*)>|([^<]+)')
_ATTRIBUTE = re.compile(r'([\w-]+)(?:="([^"]*)")?')
_EXCLUDED = re.compile(r"<(article|div)\b[^>]*\bdata-search-exclude\b[^>]*>", re.DOTALL)


def cut(text: str, is_block: Callable[[str], bool]) -> list[str] | None:
    """A page as Markdown and fragments in turn; None when there is HTML in the Markdown.

    A fragment followed by a blank line keeps one line break, as Python-Markdown has it.
    """
    pieces, position = [], 0
    for match in _FRAGMENT.finditer(text):
        html, tag, blank = match.group().rstrip("\n"), match.group(1), match.group(2)
        if is_block(tag) and _end(html, tag, 0) == len(html):
            pieces += [text[position : match.start()], f"{html}\n" if blank else html]
            position = match.end()
    pieces.append(text[position:])
    return None if any("<" in between for between in pieces[::2]) else pieces


def stash(text: str, md: Markdown) -> str:
    """Put every fragment of a page aside, as Python-Markdown does with raw HTML."""
    pieces = cut(text, md.is_block_level)
    if pieces is None:
        return text
    pieces[1::2] = [f"{md.htmlStash.store(html)}\n\n" for html in pieces[1::2]]
    return "".join(pieces)


def only_fragments(text: str, is_block: Callable[[str], bool]) -> str | None:
    """The HTML of a page that is nothing but fragments; None when there is Markdown in it."""
    pieces = cut(text.strip(), is_block)
    if pieces is None or any(between.strip("\n") for between in pieces[::2]):
        return None
    return "\n".join(pieces[1::2]).strip()


def without_excluded(html: str) -> str:
    """A page without what stands in the elements that the search leaves out."""
    kept, start = [], 0
    while match := _EXCLUDED.search(html, start):
        end = _end(html, match.group(1), match.start())
        kept.append(f"{html[start : match.end()]}</{match.group(1)}>")
        start = end if end > 0 else len(html)
    return "".join([*kept, html[start:]]) if kept else html


def _end(html: str, tag: str, start: int) -> int:
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
    from markdown import Markdown
    from material.plugins.search import plugin  # type: ignore[import-untyped]
    from mkdocs.structure import pages
    from mkdocs.structure.toc import get_toc

    is_block = Markdown().is_block_level
    render = pages.Page.render

    class Fragments(pages._RawHTMLPreprocessor):
        """Stands where MkDocs collects the ids of raw HTML, right before HTML is stashed.

        The ids only serve warnings about links between Markdown files; ours are checked by rules.
        """

        md: Markdown

        def run(self, lines: list[str]) -> list[str]:
            return stash("\n".join(lines), self.md).split("\n")

        def _register(self, md: Markdown) -> None:
            super()._register(md)
            self.md = md

    def render_page(page: pages.Page, config: Any, files: Any) -> None:
        html = only_fragments(page.markdown or "", is_block)
        if html is None:
            render(page, config, files)
            return
        page.content, page.toc = html, get_toc([])
        page.present_anchor_ids, page.links_to_anchors = set(), {}

    pages._RawHTMLPreprocessor = Fragments  # type: ignore[misc]
    pages.Page.render = render_page  # type: ignore[assignment,method-assign]
    plugin.Parser = search_parser()


def search_parser() -> type[HTMLParser]:
    """The search plugin's reader of pages, made quick."""
    from material.plugins.search import plugin

    class Parser(plugin.Parser):  # type: ignore[misc]
        """Reads for the search only what it keeps, and finished HTML is easy to read."""

        def feed(self, data: str) -> None:
            for match in _TOKEN.finditer(without_excluded(data)):
                slash, tag, attributes, text = match.groups()
                if text is not None:
                    self.handle_data(unescape(text))
                elif slash:
                    self.handle_endtag(tag)
                else:
                    self.handle_starttag(tag, [(k, v) for k, v in _ATTRIBUTE.findall(attributes)])

    return Parser
