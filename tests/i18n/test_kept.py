"""Catalogues are kept in gettext's binary form, and are never older than their source."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from verkkokurssi import i18n

SOURCE = """msgid ""
msgstr "Plural-Forms: nplurals=2; plural=(n != 1);"

msgid "Hello"
msgstr "{hello}"

msgid "{{n}} story"
msgid_plural "{{n}} stories"
msgstr[0] "{{n}} tarina"
msgstr[1] "{{n}} tarinaa"
"""


@pytest.fixture(autouse=True)
def locale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(i18n, "LOCALE", tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    i18n.translator.cache_clear()
    yield tmp_path / "fi/LC_MESSAGES"
    i18n.translator.cache_clear()


def write(locale: Path, hello: str) -> None:
    locale.mkdir(parents=True, exist_ok=True)
    (locale / "site.po").write_text(SOURCE.format(hello=hello), "utf-8")


def say() -> i18n.Translator:
    i18n.translator.cache_clear()
    return i18n.translator("site", "fi")


def test_what_is_kept_says_the_same(locale: Path) -> None:
    write(locale, "Hei")
    for _ in range(2):
        assert say()("Hello") == "Hei"
        assert say()("Unknown {n}", n=3) == "Unknown 3"
        assert say().plural("{n} story", "{n} stories", 1) == "1 tarina"
        assert say().plural("{n} story", "{n} stories", 4) == "4 tarinaa"
        assert say().plural("{n} page", "{n} pages", 4) == "4 pages"
        assert (locale / "__pycache__/site.mo").is_file()


def test_a_changed_or_damaged_catalogue_is_made_anew(locale: Path) -> None:
    write(locale, "Hei")
    assert say()("Hello") == "Hei"
    os.utime(locale / "site.po", ns=(1, 1))
    write(locale, "Moi")  # of the same size, and packages may give all files the same time
    os.utime(locale / "site.po", ns=(1, 1))
    assert say()("Hello") == "Moi"
    kept = locale / "__pycache__/site.mo"
    whole = kept.read_bytes()
    for damaged in (b"broken", b"", whole[:16], whole[:40]):
        kept.write_bytes(damaged)
        assert say()("Hello") == "Moi"


def test_a_package_that_cannot_be_written_to_is_read_all_the_same(locale: Path) -> None:
    write(locale, "Hei")
    (locale / "__pycache__").write_text("in the way", "utf-8")
    assert say()("Hello") == "Hei"
