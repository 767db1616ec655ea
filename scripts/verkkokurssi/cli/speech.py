"""In which language commands speak, and how they say that something cannot go on."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import click

from ..diagnostics import Phrase, VerkkokurssiError
from ..i18n import N_, translator

LANGUAGES = ("fi", "sv", "en")


def language(asked: str | None = None) -> str:
    """What was asked for, else VERKKOKURSSI_LANG, the project, the environment; else Finnish."""
    given = (asked, os.environ.get("VERKKOKURSSI_LANG", "")[:2].lower())
    for one in (*given, _project_language(), *map(_environment, ("LC_ALL", "LC_MESSAGES", "LANG"))):
        if one in LANGUAGES:
            return str(one)
    return LANGUAGES[0]


def asked_for(arguments: Sequence[str]) -> str | None:
    """The value of ``--lang`` wherever it stands: help and errors are said before options count."""
    words = list(arguments)[: arguments.index("--") if "--" in arguments else None]
    for word, after in pairwise([*words, ""]):
        name, equals, value = word.partition("=")
        if name == "--lang":
            return value if equals else after
    return None


def language_option(function: Any) -> Any:
    """`--lang`: the command gets the language in which it is to speak, and never None."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        callback=lambda context, _, value: value or context.obj or language(),
        help=N_("Language of the messages"),
    )(function)


def group_language_option(function: Any) -> Any:
    """`--lang` before a command: what ``asked_for`` found already, so the group is not told."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        expose_value=False,
        help=N_("Language of the messages, before or after the command"),
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


def in_colour() -> bool:
    """Whether what is printed may have colours (https://no-color.org)."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def project_root() -> Path:
    """The project this folder belongs to."""
    from ..config import find_root

    return find_root(Path.cwd())


def _project_language() -> str | None:
    from ..config import spoken_language

    try:
        return spoken_language(project_root())
    except (VerkkokurssiError, OSError):
        return None


def _environment(name: str) -> str:
    return os.environ.get(name, "")[:2].lower()
