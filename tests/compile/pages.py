"""Reading compiled pages: what a Markdown processor makes of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser

import markdown

from verkkokurssi.model import CompiledSite

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr"}  # fmt: skip


def body(page: bytes) -> str:
    """The Markdown of a page, without its front matter."""
    return page.decode().split("\n---\n", 1)[1].strip()


def html(page: bytes) -> str:
    """A page as MkDocs' Markdown settings render it."""
    return markdown.markdown(body(page), extensions=["toc", "tables", "fenced_code"])


def pages(site: CompiledSite) -> Mapping[str, bytes]:
    """Path in docs/ → page."""
    return {k[5:]: v for k, v in site.files.items() if k.startswith("docs/") and k.endswith(".md")}


def fragments(page: bytes) -> list[str]:
    """The blocks of a page that are HTML."""
    return [block for block in body(page).split("\n\n") if block.startswith("<")]


class Reader(HTMLParser):
    """Elements with their attributes, and text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.words: list[str] = []
        self.feed(source)
        self.close()
        self.faults += [f"<{tag}> is never closed" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        """All text, with whitespace collapsed."""
        return re.sub(r"\s+", " ", "".join(self.words))

    def values(self, *names: str) -> list[str]:
        """The values of these attributes, in order."""
        return [a[name] for _, a in self.elements for name in names if name in a]
