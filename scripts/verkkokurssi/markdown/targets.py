"""Where links in double brackets lead, in texts that are not parsed: headers, settings."""

from __future__ import annotations

import re
from collections.abc import Iterable

_TARGET = re.compile(r"\[\[([^\[\]|\n]{1,200})")


def targets(texts: Iterable[str]) -> set[str]:
    """Every target, and perhaps more: what merely looks like a link counts too."""
    return {target.strip() for text in texts for target in _TARGET.findall(text)}
