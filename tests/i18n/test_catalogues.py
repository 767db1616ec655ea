"""Everything a person reads has its Finnish and its Swedish."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

import verkkokurssi
from verkkokurssi.rules import FAMILIES
from verkkokurssi.rules.reference import words

PACKAGE = Path(verkkokurssi.__file__).parent
LEARNERS = ("compile/", "addresses.py", "notes.py", "phrases.py", "exports/")
"""Modules whose texts learners read (domain site); all others speak to editors."""

CATALOGUES = [(language, domain) for language in ("fi", "sv") for domain in ("editor", "site")]


def catalogue(language: str, domain: str) -> Catalog:
    path = PACKAGE / "locale" / language / "LC_MESSAGES" / f"{domain}.po"
    with path.open("rb") as file:
        return read_po(file, locale=language)


def marked(path: Path) -> Iterator[str]:
    """Texts in N_("…")."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "N_"
            and node.args
            and isinstance(node.args[0], ast.Constant)
        ):
            yield str(node.args[0].value)


def msgids(catalog: Catalog) -> set[str]:
    return {
        text
        for message in catalog
        if message.id and message.string
        for text in ([message.id] if isinstance(message.id, str) else message.id)
    }


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_every_text_in_the_code_is_translated(language: str, domain: str) -> None:
    known = msgids(catalogue(language, domain))
    missing = [
        f"{name}: {text!r}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if (name := path.relative_to(PACKAGE).as_posix()).startswith(LEARNERS) == (domain == "site")
        for text in marked(path)
        if text not in known
    ]
    assert missing == []


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_a_translation_names_the_same_things(language: str, domain: str) -> None:
    def names(text: str) -> set[str]:
        return set(re.findall(r"\{(\w+)[^}]*\}", text))

    wrong = []
    for message in catalogue(language, domain):
        if not message.id:
            continue
        asked = message.id if isinstance(message.id, tuple) else (message.id,)
        given = message.string if isinstance(message.string, tuple) else (message.string,)
        allowed = set.union(*(names(text) for text in asked))
        wrong += [text for text in given if names(text) - allowed]
    assert wrong == []


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_rule_is_taught_in_every_language(language: str) -> None:
    known = msgids(catalogue(language, "editor"))
    missing = [f"{what}: {text!r}" for what, text in words(FAMILIES) if text not in known]
    assert missing == []


@pytest.mark.parametrize("domain", ["editor", "site"])
def test_the_languages_have_the_same_texts(domain: str) -> None:
    """What one catalogue has and the other has not is left over, or forgotten."""
    assert msgids(catalogue("fi", domain)) == msgids(catalogue("sv", domain))


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_no_translation_is_left_over(language: str) -> None:
    used = {text for _, text in words(FAMILIES)}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                used.add(node.value)
    assert msgids(catalogue(language, "editor")) - used == set()
