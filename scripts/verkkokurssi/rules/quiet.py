"""Documents in which a close reading found nothing, so that nobody reads them closely again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from verkkokurssi.model import Document

MOST = 400_000
"""Answers that are kept; beyond that everything is forgotten."""


class Quiet:
    """Answers to questions that depend on nothing but a document's bytes, kind and language.

    ``known`` are answers of earlier runs of the very same rules; they are plain texts.
    """

    def __init__(self, known: Iterable[str] = ()) -> None:
        self.known = set(known)
        self.learnt = False

    def knows(self, question: str, document: Document[Any], language: str = "") -> bool:
        """Whether the document is known to hold nothing that a question asks for."""
        return _answer(question, document, language) in self.known

    def add(self, question: str, document: Document[Any], language: str = "") -> None:
        """Remember it, if the document can be told from its next version."""
        if not document.digest:
            return
        if len(self.known) >= MOST:
            self.known.clear()
        self.known.add(_answer(question, document, language))
        self.learnt = True


def _answer(question: str, document: Document[Any], language: str) -> str:
    return f"{question}:{document.kind}:{language}:{document.digest}"


def reads_others(document: Document[Any]) -> bool:
    """Whether a text of the document stands in another file, which its digest does not cover."""
    return any(getattr(document.meta, key, None) for key in ("transcript", "captions"))
