"""Gettext catalogues: English msgids in the code, translations in locale/LANG/LC_MESSAGES.

Two domains: ``site`` is what learners read, ``editor`` what editors read (diagnostics, rules,
commands). English needs no catalogue; a msgid without a translation is shown in English.
"""

from __future__ import annotations

import os
import struct
import sys
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

Domain = Literal["site", "editor"]
LOCALE = Path(__file__).parent / "locale"
STAMP = 16
"""Bytes of the digest before a kept catalogue."""


def N_(text: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark a msgid that is translated later."""
    return text


class Translator:
    """The texts of one domain in one language."""

    def __init__(self, language: str, catalogue: NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def __call__(self, text: str, /, context: str | None = None, **args: Any) -> str:
        """The translation of a msgid, with its ``{placeholders}`` filled."""
        if context is not None:
            text = self._catalogue.pgettext(context, text)
        elif text:
            text = self._catalogue.gettext(text)
        return text.format(**args) if args else text

    def plural(self, one: str, many: str, count: int, /, **args: Any) -> str:
        """The form that fits ``count``; ``{n}`` is the number."""
        return self._catalogue.ngettext(one, many, count).format(n=count, **args)


@lru_cache
def translator(domain: Domain, language: str) -> Translator:
    """The translator of a domain; an unknown language reads English."""
    path = LOCALE / language / "LC_MESSAGES" / f"{domain}.po"
    return Translator(language, _catalogue(path) if path.is_file() else NullTranslations())


def _catalogue(source: Path) -> GNUTranslations:
    """A catalogue in gettext's binary form, made anew when its source has changed.

    Reading the source takes longer than checking a small project. The binary form lies where
    Python keeps its own, behind a digest of the source it was made from.
    """
    kept = source.parent / "__pycache__" / f"{source.stem}.mo"
    stamp = blake2b(source.read_bytes(), digest_size=STAMP).digest()
    try:
        found = kept.read_bytes()
        if found[:STAMP] == stamp:
            return GNUTranslations(BytesIO(found[STAMP:]))
    except (OSError, ValueError, struct.error):
        pass
    made = _compiled(source)
    if not sys.dont_write_bytecode:
        _keep(kept, stamp + made)
    return GNUTranslations(BytesIO(made))


def _compiled(source: Path) -> bytes:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    made = BytesIO()
    with source.open("rb") as file:
        write_mo(made, read_po(file, locale=source.parts[-3], domain=source.stem))
    return made.getvalue()


def _keep(path: Path, content: bytes) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(exist_ok=True)
        temporary.write_bytes(content)
        temporary.replace(path)
    except OSError:
        return  # a package that cannot be written to is read slowly
