"""PD: personal data that must not slip into what is published."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import islice

from verkkokurssi.diagnostics import Severity
from verkkokurssi.i18n import N_
from verkkokurssi.model import Settings

from .base import Family, Finding, Rule
from .context import Context

_LOCAL = re.compile(r"[A-Za-z0-9._%+-]+$")
_DOMAIN = re.compile(r"@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_PHONE = re.compile(
    r"(?:0|\+[1-9]\d{0,2}[ \u00a0-]?(?:\(0\)[ \u00a0-]?)?)[1-9](?:[ \u00a0-]?\d){6,11}"
)
_SEPARATORS = re.compile(r"[ \u00a0-]")
_CODE = re.compile(r"(\d\d)(\d\d)(\d\d)[-+A-FU-Y](\d{3})([0-9A-Y])", re.IGNORECASE)
_CODE_LENGTH = 11
_NOT_BEFORE = frozenset(".,-/:+@#=_&%")
MOST = 20
"""How many findings of one kind are told of one text."""
_CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"


def email_address(context: Context) -> Iterator[Finding]:
    """What: a text, a header or captions have an e-mail address that is not on the list of
    allowed ones.

    Why: an address is personal data, and on a public page it is picked up by machines within
    days.

    Example:
        Kirjoita minulle: liisa@…

    Mend: remove it. If it is meant to be public, such as an association's address, add it to
    `allowed:` in `mkdocs.yml`, where everybody sees the decision.

        allowed: [toimisto@…]
    """
    allowed = {text.casefold() for text in _allowed(context.project.settings)}
    for passage in context.passages:
        for offset, address in islice(_addresses(passage.text, allowed), MOST):
            yield passage.at(offset, shown=f"{address[0]}…{address[address.index('@') :]}")


def phone_number(context: Context) -> Iterator[Finding]:
    """What: a text, a header or captions have a phone number that is not on the list of allowed
    ones.

    Why: a private number on a public page cannot be taken back, and it may bring calls from
    strangers at night.

    Example:
        Soita Liisalle: 040 123 …

    Mend: remove it. If it is meant to be public, such as a helpline, add it to `help_lines:` or
    to `allowed:` in `mkdocs.yml`.

        allowed: [09 2525 0111]
    """
    allowed: set[str] = set()
    for text in _allowed(context.project.settings):
        allowed.update(_digits(m.group()) for m in _PHONE.finditer(text))
    for passage in context.passages:
        for offset, number in islice(_numbers(passage.text, allowed), MOST):
            yield passage.at(offset, shown=f"{number[:3]}…")


def personal_identity_code(context: Context) -> Iterator[Finding]:
    """What: a text, a header or captions have a Finnish personal identity code (henkilötunnus).

    Why: with it somebody can take out a loan in another's name. It is never published, and
    nothing here needs it.

    Example:
        Tunnukseni on 131052-…

    Mend: remove it. It also stays in the history of the repository: ask for help to remove it
    from there.
    """
    for passage in context.passages:
        for offset in islice(_codes(passage.text), MOST):
            yield passage.at(offset)


def _addresses(text: str, allowed: Container[str]) -> Iterator[tuple[int, str]]:
    at_sign = text.find("@")
    while at_sign >= 0:
        local = _LOCAL.search(text, max(0, at_sign - 64), at_sign)
        domain = _DOMAIN.match(text, at_sign)
        if local and domain:
            address = (local.group() + domain.group()).casefold()
            if address not in allowed:
                yield local.start(), address
        at_sign = text.find("@", at_sign + 1)


def _numbers(text: str, allowed: Container[str]) -> Iterator[tuple[int, str]]:
    for offset in _codes(text):  # the digits of a code beside a number are not of the number
        text = f"{text[:offset]}{' ' * _CODE_LENGTH}{text[offset + _CODE_LENGTH :]}"
    for match in _PHONE.finditer(text):
        number = match.group()
        before, after = _neighbours(text, match)
        if before.isalnum() or before in _NOT_BEFORE or after.isalnum():
            continue
        groups = _SEPARATORS.split(number)
        likely = len(groups) <= 6 and max(map(len, groups)) >= 3
        if likely and _digits(number) not in allowed:
            yield match.start(), number


def _codes(text: str) -> Iterator[int]:
    for match in _CODE.finditer(text):
        before, after = _neighbours(text, match)
        if not before.isalnum() and not after.isalnum() and _valid(match):
            yield match.start()


def _neighbours(text: str, match: re.Match[str]) -> tuple[str, str]:
    """The letters before and after a match, "" at the ends of the text."""
    return text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]


def _valid(match: re.Match[str]) -> bool:
    day, month, year, individual, check = match.groups()
    if not (1 <= int(day) <= 31 and 1 <= int(month) <= 12):
        return False
    return _CHECK[int(day + month + year + individual) % 31] == check.upper()


def _digits(number: str) -> str:
    """A phone number in one form: +358 (0)40 123 and 040 123 are the same."""
    digits = re.sub(r"[^\d+]", "", number.replace("(0)", ""))
    return re.sub(r"^\+358", "0", digits)


def private_facts(text: str, settings: Settings) -> tuple[str, ...]:
    """The codes of the rules of this family that a text would break."""
    allowed = list(_allowed(settings))
    addresses = {word.casefold() for word in allowed}
    numbers = {_digits(m.group()) for word in allowed for m in _PHONE.finditer(word)}
    found: dict[str, Iterator[object]] = {
        "PD101": _addresses(text, addresses),
        "PD102": _numbers(text, numbers),
        "PD103": _codes(text),
    }
    return tuple(code for code, hits in found.items() if next(hits, None) is not None)


def _allowed(settings: Settings) -> Iterator[str]:
    """What the settings let through: the list, the helplines and the contact texts."""
    yield from settings.allowed
    yield from (line.phone for line in settings.help_lines if line.phone)
    for text in (settings.organisation.contact, settings.accessibility.feedback):
        if text:
            yield text
            yield from text.replace("(", " ").replace(")", " ").rstrip(".").split()


_ERROR = Severity.ERROR
FAMILY = Family(
    "PD",
    N_("Personal data"),
    N_("Nothing private slips into what is published."),
    (
        Rule(
            "PD101",
            _ERROR,
            N_("There is an e-mail address here ({shown})."),
            N_("Remove it. If it is meant to be public, add it to allowed in mkdocs.yml."),
            email_address,
            ignorable=False,
        ),
        Rule(
            "PD102",
            _ERROR,
            N_("There is a phone number here ({shown})."),
            N_("Remove it. If it is meant to be public, add it to allowed in mkdocs.yml."),
            phone_number,
            ignorable=False,
        ),
        Rule(
            "PD103",
            _ERROR,
            N_("There is a personal identity code here."),
            N_("Remove it, also from the history of the repository."),
            personal_identity_code,
            ignorable=False,
        ),
    ),
)
