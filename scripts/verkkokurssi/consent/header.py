"""Writing an approval into a file, and touching nothing else in it."""

from __future__ import annotations

from datetime import date

import yaml

from ..diagnostics import VerkkokurssiError
from ..i18n import N_

# The parser of the loader: the two that PyYAML has differ on "?" inside { }.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def approve_text(file_text: str, on: date, sha256: str) -> str:
    """The file's text with ``approved:`` set in its front matter, all else byte for byte.

    Raises VerkkokurssiError when the text has no front matter that could be read.
    """
    start, end = _header(file_text)
    header = file_text[start:end]
    line = f"approved: {{on: {on.isoformat()}, sha256: {sha256}}}"
    try:
        node = yaml.compose(header, Loader=_LOADER)
    except yaml.YAMLError:
        raise _no_header() from None
    if not isinstance(node, yaml.MappingNode):
        raise _no_header()
    for key, value in node.value:
        if key.value == "approved":
            first, last = start + key.start_mark.index, start + _end(value)
            return file_text[:first] + line + file_text[last:]
    newline = "\r\n" if header.endswith("\r\n") else "\n"
    return file_text[:end] + line + newline + file_text[end:]


def _header(text: str) -> tuple[int, int]:
    """Where the YAML between the two ``---`` lines begins and ends."""
    first, *rest = text.split("\n")
    if first.lstrip("\ufeff").rstrip() == "---":
        start = position = len(first) + 1
        for line in rest:
            if line.rstrip() in ("---", "..."):
                return start, position
            position += len(line) + 1
    raise _no_header()


def _end(node: yaml.Node) -> int:
    """Where the last word of a value ends (a block's own end lies behind its comments)."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def _no_header() -> VerkkokurssiError:
    return VerkkokurssiError(
        N_("This file has no front matter that can be read."),
        N_("Run `verkkokurssi check` and mend what it says about the file first."),
    )
