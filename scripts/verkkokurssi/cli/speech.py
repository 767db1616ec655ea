"""In which language commands speak, and how they say that something cannot go on."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from ..diagnostics import Phrase
from ..i18n import N_, translator

LANGUAGES = ("fi", "sv", "en")


def environment_language() -> str:
    """VERKKOKURSSI_LANG, else the first language of the environment's locale, else Finnish."""
    for name in ("VERKKOKURSSI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        language = os.environ.get(name, "")[:2].lower()
        if language in LANGUAGES:
            return language
    return LANGUAGES[0]


def language_option(function: Any) -> Any:
    """`--lang`: given, else VERKKOKURSSI_LANG, else (in the command) the project's language."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        default=lambda: os.environ.get("VERKKOKURSSI_LANG") or None,
        help="Ilmoitusten kieli / language of the messages",
    )(function)


class Say:
    """Texts of the editor catalogue in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.translate = translator("editor", language)

    def __call__(self, text: str, /, **args: Any) -> str:
        """A msgid in this language, with placeholders filled."""
        return self.translate(text, **args)

    def plural(self, one: str, many: str, count: int, /, **args: Any) -> str:
        """The form that fits a number."""
        return self.translate.plural(one, many, count, **args)

    def error(self, message: str, hint: str, args: Mapping[str, Any]) -> str:
        """A VerkkokurssiError in words: what, and the next step."""
        what, mend = self(message), self(hint)
        if args:
            told = {k: self(v, **args) if isinstance(v, Phrase) else v for k, v in args.items()}
            what, mend = what.format(**told), mend.format(**told)
        return f"{self(N_('Cannot go on:'))} {what}\n  → {mend}"


def project_root() -> Path:
    """The project this folder belongs to."""
    from ..config import find_root

    return find_root(Path.cwd())


def project_language(root: Path, given: str | None) -> str:
    """`--lang`, else the project's language."""
    if given:
        return given
    from ..config import read_settings

    settings, *_ = read_settings(root)
    return str(settings.language)
