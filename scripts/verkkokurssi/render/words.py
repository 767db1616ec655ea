"""What Material's search keeps of a page, found in one pass.

The plugin's own reader asks for every tag what stands around it. This one gives the same
sections, titles and texts; a property compares the two.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Any

from .quick import end_of

_TOKEN = re.compile(r'<(/?)([a-z][a-z0-9-]*)((?:[^>"]|"[^"]*")*)>|([^<]+)')
_ATTRIBUTE = re.compile(r'([\w-]+)(?:="([^"]*)")?')
_EXCLUDED = re.compile(r"<(article|div)\b[^>]*\bdata-search-exclude\b[^>]*>", re.DOTALL)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_KEPT = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
_NEVER = frozenset({"object", "script", "style"})


def without_excluded(html: str) -> str:
    """A page without what stands in the elements that the search leaves out."""
    kept, start = [], 0
    while match := _EXCLUDED.search(html, start):
        end = end_of(html, match.group(1), match.start())
        kept.append(f"{html[start : match.end()]}</{match.group(1)}>")
        start = end if end > 0 else len(html)
    return "".join([*kept, html[start:]]) if kept else html


def search_parser() -> type[Any]:
    """A class that stands where the search plugin has its ``Parser``."""
    from material.plugins.search.plugin import Element, Section  # type: ignore[import-untyped]
    from material.plugins.search.plugin import void as empty

    class Parser:
        """``data`` holds the sections of a page after it was fed."""

        def __init__(self) -> None:
            self.data: list[Any] = []
            self.open: list[str] = []
            self.skip = set(_NEVER)
            self.permalinks: list[int] = []
            self.section: Any = None

        def feed(self, html: str) -> None:
            for slash, tag, attributes, text in _TOKEN.findall(without_excluded(html)):
                if text:
                    self._text(unescape(text) if "&" in text else text)
                elif slash:
                    if self.open and self.open[-1] == tag:
                        self._end(tag)
                elif tag not in empty:
                    self._start(tag, attributes)

        def close(self) -> None:
            """Nothing is held back."""

        def _begin(self, element: Any, depth: int = 0) -> Any:
            self.section = Section(element, depth)
            self.data.append(self.section)
            return self.section

        def _kept(self, tag: str) -> list[str] | None:
            """Where a tag is written down, when it is."""
            if tag not in _KEPT or not self.skip.isdisjoint(self.open):
                return None
            titled = self.section.el.tag in self.open
            return self.section.title if titled else self.section.text  # type: ignore[no-any-return]

        def _start(self, tag: str, attributes: str) -> None:
            self.open.append(tag)
            known = dict(_ATTRIBUTE.findall(attributes)) if attributes else {}
            if tag in _HEADINGS and "id" in known:
                if tag != "h1" and not self.data:
                    self._begin(Element("hx"), len(self.open))
                first = not self.data
                section = self._begin(Element(tag, known), len(self.open))
                section.id = None if first else known["id"]
            if self.section is None:
                self._begin(Element("hx"))
            if "data-search-exclude" in known or known.get("class") == "linenodiv":
                self.skip.add(tag)
                return
            if tag == "a" and known.get("class") == "headerlink":
                self.permalinks.append(len(self.open))
            kept = self._kept(tag)
            if kept is not None:
                kept.append(f"<{tag}>")

        def _end(self, tag: str) -> None:
            depth = len(self.open)
            if self.section.depth > depth:
                for section in reversed(self.data):
                    if section.depth <= depth:
                        self.section.depth = float("inf")  # it is never met again
                        self.section = section
                        break
            if self.permalinks and self.permalinks[-1] == depth:
                self.permalinks.pop()
            self.open.pop()
            if tag in self.skip:
                if tag not in _NEVER:
                    self.skip.remove(tag)
                return
            kept = self._kept(tag)
            if kept is None:
                return
            begins = kept.index(f"<{tag}>")
            if any(not piece.isspace() for piece in kept[begins + 1 :]):
                kept.append(f"</{tag}>")
            else:
                del kept[begins:]

        def _text(self, text: str) -> None:
            if not self.skip.isdisjoint(self.open):
                return
            blank, pre = text.isspace(), "pre" in self.open
            if not pre:
                text = " " if blank else text.replace("\n", " ")
            if self.section is None:
                self._begin(Element("hx"))
            section = self.section
            if section.el.tag in self.open:
                if not self.permalinks:
                    section.title.append(escape(text, quote=False))
            elif not blank:
                section.text.append(escape(text, quote=False))
            elif pre or not section.text or not section.text[-1].isspace():
                section.text.append(text)

    return Parser
