"""Who made a work and what others may do with it, in the words that all outputs share.

Nobody anonymous is named here: they are counted by their expertise.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .i18n import N_, Translator
from .model import Credit, Expertise, Licence, Role

EXPERTISE: Mapping[Expertise, str] = {
    Expertise.LIVED: N_("expert by experience"),
    Expertise.PEER: N_("peer"),
    Expertise.PROFESSIONAL: N_("professional"),
    Expertise.COMBINED: N_("expert by experience and professional"),
    Expertise.VOLUNTEER: N_("volunteer"),
    Expertise.RELATIVE: N_("relative"),
}
ANONYMOUS: Mapping[Expertise, tuple[str, str]] = {
    Expertise.LIVED: (
        N_("anonymous expert by experience"),
        N_("{n} anonymous experts by experience"),
    ),
    Expertise.PEER: (N_("anonymous peer"), N_("{n} anonymous peers")),
    Expertise.PROFESSIONAL: (N_("anonymous professional"), N_("{n} anonymous professionals")),
    Expertise.COMBINED: (
        N_("anonymous expert by experience and professional"),
        N_("{n} anonymous experts by experience and professionals"),
    ),
    Expertise.VOLUNTEER: (N_("anonymous volunteer"), N_("{n} anonymous volunteers")),
    Expertise.RELATIVE: (N_("anonymous relative"), N_("{n} anonymous relatives")),
}
GROUP = (N_("anonymous group"), N_("{n} anonymous groups"))
ROLES: Mapping[Role, str] = {
    Role.AUTHOR: N_("Text"),
    Role.ILLUSTRATOR: N_("Picture"),
    Role.PHOTOGRAPHER: N_("Photograph"),
    Role.NARRATOR: N_("Read by"),
    Role.INTERVIEWER: N_("Interview"),
    Role.HOST: N_("Host"),
    Role.GUEST: N_("Guest"),
    Role.SPEAKER: N_("Speaking"),
    Role.TRANSLATOR: N_("Translation"),
    Role.EDITOR: N_("Editing"),
    Role.MUSICIAN: N_("Music"),
    Role.PRODUCER: N_("Production"),
    Role.CODEVELOPER: N_("Developed together with"),
}
DEEDS = "https://creativecommons.org"


@dataclass(frozen=True, slots=True)
class LicenceWords:
    """A licence's name, its deed in the page's language, and its address in all languages."""

    name: str
    href: str | None
    url: str | None = None


def licence_words(t: Translator, licence: Licence) -> LicenceWords:
    """A licence as readers see it."""
    if licence is Licence.RESERVED:
        return LicenceWords(t("All rights reserved"), None)
    if licence is Licence.CC0:
        name, url = "CC0 1.0", f"{DEEDS}/publicdomain/zero/1.0/"
    else:
        terms, version = licence.value.removeprefix("CC-").lower().rsplit("-", 1)
        name, url = f"CC {terms.upper()} {version}", f"{DEEDS}/licenses/{terms}/{version}/"
    return LicenceWords(name, f"{url}deed.{t.language}", url)


def capital(text: str) -> str:
    """With a capital first letter."""
    return text[:1].upper() + text[1:]


def makers(t: Translator, credits: Iterable[Credit]) -> list[str]:
    """Names, each once, then those who are anonymous, counted by expertise."""
    named: dict[str, None] = {}
    hidden: dict[tuple[str, str], int] = {}
    for credit in credits:
        if credit.name is None:
            forms = GROUP if credit.group else ANONYMOUS[credit.expertise]
            hidden[forms] = hidden.get(forms, 0) + 1
        else:
            named[credit.name] = None
    return [*named, *(t.plural(one, many, count) for (one, many), count in hidden.items())]
