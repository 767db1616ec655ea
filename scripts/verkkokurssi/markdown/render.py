"""CommonMark → safe HTML, and → plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import nh3
    from markdown_it.token import Token

UNNAMED = "…"
"""Stands for a link to what is not shown: its name may tell what it is about, or who made it."""
Resolve = Callable[[str], tuple[str, str] | None]
"""A wiki target → (address, title); None: only the words of the link are shown; HIDDEN: not even
those, because they may name a work or its maker."""
HIDDEN = ("", UNNAMED)

BLOCK = frozenset({"blockquote", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "ul"})
TAGS = BLOCK | {"a", "br", "code", "em", "strong"}
ATTRIBUTES = {"a": {"href", "rel"}, "ol": {"start"}}
REL = "noopener noreferrer"

_OUTSIDE = re.compile(r"https://[^\s/?#@\\]+(?:[/?#]\S*)?", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s/\\]+", re.IGNORECASE)
_FRAGMENT = re.compile(r"#[\w.~%:-]+")
_OWN = re.compile(r"(?:\.{0,2}/(?![/\\])|[\w-]+(?:[./]|$)|\.{1,2}$)[^\s:\\]*")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_STANZA = re.compile(r"\n(?:[ \t]*\n)+")
_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_RULE = re.compile(r"[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
MAX_INDENT = 24


def to_html(body: str, *, resolve: Resolve, poem: bool = False, level: int = 3) -> str:
    """Safe HTML of a body.

    ``level`` is what ``##`` becomes; deeper headings follow, and ``#`` becomes the same. In a
    ``poem`` every line break stays, an empty line begins a stanza, and leading spaces indent;
    lists, quotes, headings and code have no meaning there.
    """
    from .parser import parse

    body = _clean_text(body)
    env: dict[str, Any] = {"resolve": resolve, "poem": poem, "level": level}
    html = _poem(body, env) if poem else _renderer().render(parse(body), env)
    return sanitise(html).strip()


def inline(text: str, *, resolve: Resolve = lambda target: None) -> str:
    """One line of Markdown → safe inline HTML."""
    env: dict[str, Any] = {"resolve": resolve, "poem": False, "level": 3}
    return sanitise(_inline(" ".join(_clean_text(text).split()), env)).strip()


def titles(resolve: Resolve) -> Callable[[str], str | None]:
    """What links are called, of what ``resolve`` knows where they lead."""

    def title(target: str) -> str | None:
        found = resolve(target)
        return found[1] if found else None

    return title


def plain(text: str, *, resolve: Resolve = lambda target: None) -> str:
    """Markdown → plain text: blocks with an empty line between them, no markup."""
    from .parser import flatten, parse

    blocks: list[str] = []
    for token in parse(_clean_text(text)):
        if token.type == "inline":
            blocks.append(flatten(token.children, titles(resolve)))
        elif token.type in ("fence", "code_block"):
            blocks.append(token.content.strip("\n"))
    return "\n\n".join(block for block in blocks if block.strip()).strip()


def sanitise(html: str) -> str:
    """HTML with nothing in it but the allowed tags, attributes and addresses."""
    return _cleaner().clean(html)


def _poem(body: str, env: dict[str, Any]) -> str:
    """Stanzas as paragraphs, lines as lines."""
    stanzas: list[str] = []
    for stanza in _STANZA.split(body.strip("\n")):
        if _RULE.fullmatch(stanza):
            stanzas.append("<hr>")
            continue
        lines = stanza.expandtabs(4).split("\n")
        html = _inline("\n".join(map(_indent, lines)), env)
        if html.strip():
            stanzas.append(f"<p>{html.rstrip()}</p>")
    return "\n".join(stanzas)


def _indent(line: str) -> str:
    """A verse line whose leading spaces, and gaps between words, will be kept."""
    text = _GAP.sub(_gap, line.lstrip(" "))
    return "\u00a0" * min(len(line) - len(text), MAX_INDENT) + text


def _gap(spaces: re.Match[str]) -> str:
    """A gap as wide as it was written; its last space may end the line."""
    return "\u00a0" * min(len(spaces[0]) - 1, MAX_INDENT) + " "


def _inline(text: str, env: dict[str, Any]) -> str:
    from .parser import parse_inline

    return _renderer().inline(parse_inline(text), env)


def _clean_text(text: str) -> str:
    """Text without control characters and with LF line ends."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


class _Renderer:
    """Tokens → HTML. What is not in the tables is shown as escaped text."""

    def render(self, tokens: Sequence[Token], env: dict[str, Any]) -> str:
        """HTML of block tokens."""
        out: list[str] = []
        for token in tokens:
            if token.type == "inline":
                out.append(self.inline(token.children or (), env))
            elif token.type in ("fence", "code_block"):
                out.append(f"<pre><code>{escape(token.content)}</code></pre>\n")
            elif token.type == "hr":
                out.append("<hr>\n")
            elif token.type.startswith("heading_"):
                depth = min(6, max(env["level"], int(token.tag[1]) + env["level"] - 2))
                out.append(f"<h{depth}>" if token.nesting > 0 else f"</h{depth}>\n")
            elif token.hidden:  # the paragraph of a tight list
                out.append("\n" if token.nesting < 0 else "")
            elif token.nesting > 0:
                start = token.attrs.get("start")
                out.append(f'<{token.tag} start="{start}">' if start else f"<{token.tag}>")
            elif token.nesting < 0:
                out.append(f"</{token.tag}>\n")
            else:
                out.append(escape(token.content))
        return "".join(out)

    def inline(self, tokens: Iterable[Token], env: dict[str, Any]) -> str:
        """HTML of inline tokens."""
        from .parser import flatten

        out: list[str] = []
        link = ""
        for token in tokens:
            match token.type:
                case "link_open":
                    opened = _open(str(token.attrs.get("href", "")))
                    link = "</a>" if opened else ""
                    out.append(opened)
                case "link_close":
                    out.append(link)
                    link = ""
                case "wiki":
                    out.append(self.wiki(token, env))
                case "image":
                    out.append(escape(flatten(token.children, titles(env["resolve"]))))
                case "code_inline":
                    out.append(f"<code>{escape(token.content)}</code>")
                case "hardbreak":
                    out.append("<br>\n")
                case "softbreak":
                    out.append("<br>\n" if env["poem"] else "\n")
                case "em_open" | "strong_open":
                    out.append(f"<{token.tag}>")
                case "em_close" | "strong_close":
                    out.append(f"</{token.tag}>")
                case _:
                    out.append(escape(token.content))
        return "".join(out)

    def wiki(self, token: Token, env: dict[str, Any]) -> str:
        """A link to another work, or its words when it leads nowhere."""
        resolve: Resolve = env["resolve"]
        found = resolve(token.meta["target"])
        if found is None:
            return escape(token.content)
        href, title = found
        if not href:
            return escape(title)
        return f'<a href="{escape(href)}">{escape(token.meta["label"] or title)}</a>'


def _open(href: str) -> str:
    """The opening tag of a contributor's link, or nothing when it may not be one."""
    if _OUTSIDE.fullmatch(href):
        return f'<a href="{escape(href)}" rel="{REL}">'
    if _MAIL.fullmatch(href) or _FRAGMENT.fullmatch(href):
        return f'<a href="{escape(href)}">'
    return ""


def _attribute(tag: str, name: str, value: str) -> str | None:
    """nh3's last question about each attribute; never raises."""
    if name == "href":
        forms = (_OUTSIDE, _MAIL, _FRAGMENT, _OWN)
        return value if any(form.fullmatch(value) for form in forms) else None
    if name == "rel":
        return value if value == REL else None
    return value if name == "start" and re.fullmatch(r"[0-9]{1,9}", value) else None


@lru_cache
def _cleaner() -> nh3.Cleaner:
    import nh3

    return nh3.Cleaner(
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes={"https", "mailto"},
        link_rel=None,
        strip_comments=True,
    )


@lru_cache
def _renderer() -> _Renderer:
    return _Renderer()
