"""Gettext catalogues: English msgids in the code, translations in locale/LANG/LC_MESSAGES.

Two domains: ``site`` is what learners read, ``editor`` what editors read (diagnostics, rules,
commands). English needs no catalogue; a msgid without a translation is shown in English.
"""

from __future__ import annotations

from functools import lru_cache
from gettext import c2py
from pathlib import Path
from typing import Any, Literal

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

Domain = Literal["site", "editor"]
LOCALE = Path(__file__).parent / "locale"


def N_(text: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark a msgid that is translated later."""
    return text


class Translator:
    """The texts of one domain in one language."""

    def __init__(self, language: str, catalogue: Catalog) -> None:
        self.language = language
        self._catalogue = catalogue
        self._form = c2py(catalogue.plural_expr)

    def __call__(self, text: str, /, context: str | None = None, **args: Any) -> str:
        """The translation of a msgid, with its ``{placeholders}`` filled."""
        message = self._catalogue.get(text, context)
        found = message.string if message is not None and message.string else text
        translated = found if isinstance(found, str) else found[0]
        return translated.format(**args) if args else translated

    def plural(self, one: str, many: str, count: int, /, **args: Any) -> str:
        """The form that fits ``count``; ``{n}`` is the number."""
        message = self._catalogue.get(one)
        if message is not None and message.string and not isinstance(message.string, str):
            forms = message.string
            text = forms[min(self._form(count), len(forms) - 1)] or many
        else:
            text = one if count == 1 else many
        return text.format(n=count, **args)


@lru_cache
def translator(domain: Domain, language: str) -> Translator:
    """The translator of a domain; an unknown language reads English."""
    path = LOCALE / language / "LC_MESSAGES" / f"{domain}.po"
    if not path.is_file():
        return Translator(language, Catalog(locale="en"))
    with path.open("rb") as file:
        return Translator(language, read_po(file, locale=language, domain=domain))
