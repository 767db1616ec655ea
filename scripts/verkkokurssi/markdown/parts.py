"""A section's body, cut where the compiler must set something of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from ..model import Heading, Reference
from .anchors import Taken, anchor
from .lines import one_line_end

_LABEL = re.compile(r"\[([^\[\]]{1,200})\]")


def parts(
    body: str, title: Callable[[str], str | None] = lambda target: None
) -> tuple[Heading | Reference | str, ...]:
    """Headings, embeds that stand alone, and the Markdown between them, in order.

    Only what stands at the top level is cut out. Lines count from the body's first. Link
    definitions are repeated in every piece that uses them. ``title`` as in ``parser.flatten``.
    """
    from .outline import embeds_alone
    from .parser import flatten, named, survey

    body = one_line_end(body)
    env: dict[str, Any] = {}
    tokens = survey(body, env)
    lines = body.split("\n")
    found: list[Heading | Reference | str] = []
    taken = Taken()
    done = 0

    def between(end: int) -> None:
        text = "\n".join(lines[done:end]).strip("\n")
        if text.strip():
            found.append(text + _definitions(text, env.get("references", {})))

    for index, token in enumerate(tokens):
        if token.level != 0 or token.map is None:
            continue
        inline = tokens[index + 1] if index + 1 < len(tokens) else token
        if token.type == "heading_open":
            between(token.map[0])
            text = " ".join(flatten(inline.children, title).split())
            level = int(token.tag[1])
            id_ = anchor(named(inline.children), taken)
            found.append(Heading(level, text, id_, token.map[0] + 1))
        elif token.type == "paragraph_open" and embeds_alone(token, inline):
            between(token.map[0])
            wikis = [child for child in inline.children or () if child.type == "wiki"]
            for row, child in enumerate(wikis):
                meta = child.meta
                line = token.map[0] + row + 1
                found.append(Reference(meta["target"], meta["label"], line, 1, True, True))
        else:
            continue
        done = token.map[1]
    between(len(lines))
    return tuple(found)


def _definitions(text: str, references: Mapping[str, Mapping[str, str]]) -> str:
    """The link definitions that a piece uses."""
    if not references:
        return ""
    from markdown_it.common.utils import normalizeReference

    used = dict.fromkeys(normalizeReference(label) for label in _LABEL.findall(text))
    lines = [f"[{name}]: <{references[name]['href']}>" for name in used if name in references]
    return "\n\n" + "\n".join(lines) if lines else ""
