"""Pages as Markdown files that hold nothing but finished HTML, in fragments.

A fragment is one balanced block. It holds no blank line, no tab and no line that begins with
anything but a tag, so that Python-Markdown passes it on byte for byte, also with extensions.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jinja2
import yaml
from markupsafe import Markup

from ..markdown.anchors import Taken, anchor

TEMPLATES = Path(__file__).parent.parent / "templates"
ROOT = "/~vk~/"
"""Stands for the root of the site in fragments, so that a fragment can be used on any page."""

_PRE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_TAG = re.compile(r"<(/?)h([1-6])\b")
_HEADING = re.compile(r'(<h[1-6] id=)"([^"]+)"')
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@lru_cache(maxsize=1)
def environment() -> jinja2.Environment:
    """The one environment of all templates, each compiled once per process."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters["line"] = one_line
    env.filters["host"] = host
    return env


@lru_cache
def template(name: str) -> jinja2.Template:
    """A template of ``templates/``, ready to be rendered ten thousand times."""
    found = environment().get_template(name)
    found.globals = dict(found.globals)  # else every rendering asks two mappings for each of them
    return found


def one_line(text: str) -> str:
    """Text for an attribute or a header: runs of whitespace become one space."""
    return " ".join(_CONTROL.sub("", str(text)).split())


def host(url: str) -> str:
    """The host of an address, as people say it."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def fragment(html: str) -> str:
    """Lay a block of HTML out so that Markdown processors leave it alone."""
    pieces = _PRE.split(_CONTROL.sub("", str(html).replace("\r\n", "\n").replace("\r", "\n")))
    for index, piece in enumerate(pieces):
        if index % 2:
            pieces[index] = piece.replace("\n", "&#10;").replace("\t", "&#9;")
        else:
            pieces[index] = _unbroken(piece.replace("\t", " "))
    return "".join(pieces).strip()


def _unbroken(html: str) -> str:
    """HTML in which every line begins with a tag: other line ends become spaces."""
    if "\n" not in html:
        return html
    first, *between, last = html.split("\n")
    lines = [stripped for line in between if (stripped := line.strip(" "))]
    kept = [first.rstrip(" ")]
    for line in (*lines, last.lstrip(" ")):
        kept.append(f"\n{line}" if line.startswith("<") else f" {line}")
    return "".join(kept)


def shift(html: Markup, by: int) -> Markup:
    """Move all headings of finished HTML ``by`` levels down (h6 is the last)."""
    if not by or "<h" not in html:
        return html
    return Markup(_TAG.sub(lambda m: f"<{m[1]}h{min(int(m[2]) + by, 6)}", str(html)))


def heading(level: int, text: str, id_: str = "") -> str:
    """A heading that can be linked to; without ``id_`` by its text."""
    text = one_line(text)
    return f'<h{level} id="{id_ or anchor(text, set())}">{escape(text, quote=False)}</h{level}>'


def meta_text(text: str) -> str:
    """Text that is safe in a title or attribute even where a theme forgets to escape it."""
    return one_line(text).translate(str.maketrans('<>"', "‹›”"))


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``address`` is its directory below the site's root: "" or "tarinat/slug/"."""

    address: str
    title: str
    kind: str
    blocks: tuple[str, ...]
    description: str = ""
    vk: Mapping[str, Any] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """Its path in docs/."""
        return f"{self.address.rstrip('/')}.md" if self.address else "index.md"

    def text(self) -> bytes:
        """Its Markdown, with front matter."""
        header: dict[str, Any] = {"title": meta_text(self.title)}
        if self.description:
            header["description"] = meta_text(self.description)
        header |= {"hide": ["navigation", "toc"], "vk": {"kind": self.kind, **self.vk}}
        body = "\n\n".join(_distinct(block for block in self.blocks if block))
        root = "../" * self.address.count("/") or "./"
        return f"---\n{front_matter(header)}---\n\n{body}\n".replace(ROOT, root).encode()


def _distinct(blocks: Iterable[str]) -> Iterator[str]:
    """Blocks whose headings have each an id of its own."""
    taken = Taken()
    for block in blocks:
        found = _HEADING.match(block)
        if found:
            block = f'{found[1]}"{anchor(found[2], taken)}"{block[found.end() :]}'
        yield block


def front_matter(header: Mapping[str, Any]) -> str:
    """A page's header as YAML that is also JSON: a key and its value on each line.

    So it can be read in a tenth of the time (``render/quick.py``): YAML costs more than the page.
    """
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in header.items())
    return _NOT_IN_YAML.sub(lambda sign: f"\\u{ord(sign[0]):04x}", "".join(lines))


def dump(value: Any) -> str:
    """YAML, readable and the same for the same value."""
    text: str = yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000
    )
    return text


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Plain YAML: no aliases, and texts of several lines as blocks."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: Any, text: str) -> Any:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)
