"""The ids of headings."""

from __future__ import annotations

from collections.abc import MutableSet
from functools import lru_cache


def anchor(text: str, taken: MutableSet[str]) -> str:
    """The id that Python-Markdown's toc extension gives a heading with this plain text.

    ``taken`` holds the ids given before on the page, in order; the new one is added to it.
    """
    from markdown.extensions.toc import unique

    return unique(_slug(text), taken)


@lru_cache(maxsize=4096)
def _slug(text: str) -> str:
    from markdown.extensions.toc import slugify

    return slugify(text, "-")
