"""CK: the ignores themselves. These rules run last: they look at what the others left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from verkkokurssi.diagnostics import Severity
from verkkokurssi.i18n import N_
from verkkokurssi.model import Document

from .base import Family, Finding, Rule, at
from .context import Context


def _ignores(context: Context) -> Iterator[tuple[Document[Any], str]]:
    for document in context.project.documents():
        for code in document.meta.checks.ignore:
            yield document, code


def unknown_ignored_code(context: Context) -> Iterator[Finding]:
    """What: `checks: {ignore: …}` names a code that no rule has.

    Why: it silences nothing, and the next reader believes that it does.

    Example:
        checks: {ignore: {IM2003: Kuvan nimi on samalla sen oikea kuvaus.}}

    Mend: correct the code. `verkkokurssi rules` lists all codes.

        checks: {ignore: {IM203: Kuvan nimi on samalla sen oikea kuvaus.}}
    """
    for document, code in _ignores(context):
        if code not in context.ignores.known:
            yield at(document, "checks", "ignore", code, code=code)


def unused_ignore(context: Context) -> Iterator[Finding]:
    """What: an ignore has nothing to silence.

    Why: the fault is gone, but the exception stays and could hide the next one.

    Example:
        checks: {ignore: {IM203: Kuvan nimi on samalla sen oikea kuvaus.}}

    Mend: remove the line.
    """
    ignores = context.ignores
    for document, code in _ignores(context):
        could = code in ignores.ran and code in ignores.ignorable
        if could and (document.path, code) not in ignores.used:
            yield at(document, "checks", "ignore", code, code=code)


def ignored_protection(context: Context) -> Iterator[Finding]:
    """What: an ignore names a rule that cannot be ignored.

    Why: rules about unreadable files, personal data, anonymity, consent and safety protect
    people. An exception to them is made in the settings, in the open, or not at all.

    Example:
        checks: {ignore: {PD102: Numero on julkinen.}}

    Mend: remove the ignore and mend the cause. An address or a number that may be published
    belongs in `allowed:` in `mkdocs.yml`.

        allowed: [09 2525 0111]
    """
    ignores = context.ignores
    for document, code in _ignores(context):
        if code in ignores.known and code not in ignores.ignorable:
            yield at(document, "checks", "ignore", code, code=code)


FAMILY = Family(
    "CK",
    N_("Ignored rules"),
    N_("Every exception has a reason, and goes when it is not needed."),
    (
        Rule(
            "CK101",
            Severity.WARNING,
            N_("There is no rule {code} to ignore."),
            N_("Correct the code: verkkokurssi rules lists all of them."),
            unknown_ignored_code,
            ignorable=False,
        ),
        Rule(
            "CK102",
            Severity.WARNING,
            N_("The rule {code} finds nothing here any more."),
            N_("Remove it from checks."),
            unused_ignore,
            ignorable=False,
        ),
        Rule(
            "CK103",
            Severity.ERROR,
            N_("The rule {code} protects people and cannot be ignored."),
            N_("Remove it from checks, and mend the cause."),
            ignored_protection,
            ignorable=False,
        ),
    ),
)
