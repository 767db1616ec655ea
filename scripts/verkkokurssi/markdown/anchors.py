"""The ids of headings."""

from __future__ import annotations

from collections.abc import MutableSet
from functools import lru_cache


class Taken(set[str]):
    """Ids given before on a page; remembers how far equal ones were counted, to stay quick."""

    def __init__(self) -> None:
        super().__init__()
        self.counters: dict[str, int] = {}


def anchor(text: str, taken: MutableSet[str]) -> str:
    """The id that Python-Markdown's toc extension gives a heading with this plain text.

    ``taken`` holds the ids given before on the page, in order; the new one is added to it.
    """
    from markdown.extensions.toc import unique

    return unique(_slug(text), taken, getattr(taken, "counters", None))


@lru_cache(maxsize=4096)
def _slug(text: str) -> str:
    from markdown.extensions.toc import slugify

    return slugify(text, "-")
