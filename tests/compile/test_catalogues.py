"""Every text a learner reads is translated, with the same placeholders."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

import verkkokurssi
from verkkokurssi.addresses import FOLDERS, PAGES

PACKAGE = Path(verkkokurssi.__file__).parent
MODULES = ("compile", "exports", "addresses.py", "notes.py", "phrases.py")
"""Where the texts of learners are."""


def _catalogue(language: str) -> Catalog:
    with (PACKAGE / "locale" / language / "LC_MESSAGES" / "site.po").open("rb") as file:
        return read_po(file, locale=language)


def _modules(place: Path) -> Iterator[Path]:
    yield from place.glob("*.py") if place.is_dir() else [place]


def _in_python() -> Iterator[tuple[str, str]]:
    for path in sorted(p for m in MODULES for p in _modules(PACKAGE / m)):
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            first = node.args[0]
            if name in {"N_", "t", "plural"} and isinstance(first, ast.Constant):
                yield path.relative_to(PACKAGE).as_posix(), str(first.value)


def _in_templates() -> Iterator[tuple[str, str]]:
    for path in sorted((PACKAGE / "templates").rglob("*.html")):
        for call in Environment().parse(path.read_text()).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "t":
                yield path.name, call.args[0].value


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_text_is_translated(language: str) -> None:
    ids: set[str] = set()
    for message in _catalogue(language):
        if message.string and all(message.string):
            ids |= {message.id} if isinstance(message.id, str) else set(message.id)
    missing = sorted({(place, text) for place, text in (*_in_python(), *_in_templates())
                      if text not in ids})  # fmt: skip
    assert missing == []


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_placeholders_are_the_same(language: str) -> None:
    for message in _catalogue(language):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        wanted = {p for text in ids for p in re.findall(r"\{\w+\}", text)}
        for string in strings:
            found = set(re.findall(r"\{\w+\}", string))
            assert found <= wanted, (message.id, string)
            assert found == wanted or isinstance(message.id, tuple), (message.id, string)


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_addresses_are_slugs_and_differ(language: str) -> None:
    catalogue = _catalogue(language)
    words = {word: catalogue.get(word, "url") for word in (*FOLDERS.values(), *PAGES.values())}
    strings = [message.string for message in words.values() if message is not None]
    assert len(strings) == len(words) == len(set(strings))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", str(string)) for string in strings)
