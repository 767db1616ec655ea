"""The word lists that rules compare with. One place, so that an editor can ask for a change."""

from __future__ import annotations

from collections.abc import Mapping

from verkkokurssi.model import Language


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(phrase.strip() for phrase in text.split(","))


PICTURE_WORDS = _words(
    "kuva kuvitus kuvituskuva piirros valokuva logo tunnus sarjakuva nimetön "
    "bild illustration teckning foto fotografi serie "
    "image picture drawing photo photograph comic emblem untitled"
)
"""Words that alone do not tell what a picture shows."""

EMPTY_LINK_TEXTS = _phrases(
    # fi
    "tästä, täältä, tähän, täällä, tästä linkistä, linkki, linkistä, sivu, klikkaa, "
    "klikkaa tästä, klikkaa tähän, paina tästä, avaa, avaa tästä, lue, lue lisää, lue täältä, "
    "lisää, lisätietoa, lisätietoja, katso, katso tästä, kuuntele tästä, "
    # sv
    "här, klicka, klicka här, länk, länken, läs mer, läs mera, mer, mera, se här, "
    # en
    "here, this, click, click here, link, this link, read more, more, see here"
)
"""Link texts that do not say where the link leads."""

STOP_WORDS: Mapping[Language, frozenset[str]] = {
    Language.FI: _words(
        "ja on ei se että hän oli minä mutta kun niin kuin nyt sen minun mitä myös vain jos tai "
        "olen ovat en siitä joka ole hänen sitten olin minua sinä olla koska vielä tämä voi mukaan "
        "aina enää jotka ettei joskus kanssa sitä siinä itse"
    ),
    Language.SV: _words(
        "och att det som en på är av för jag inte med den har till om så men ett var mig han hon "
        "de vi min när kan ska från eller också mycket nu där vad mitt bara sig sin ingen någon "
        "varje efter blev hade"
    ),
    Language.EN: _words(
        "the and to of a in i is that it you was for on with my as but not be are have this me at "
        "he she they we had so what when from or an were there would your can all do if just"
    ),
}
"""The commonest small words of each language."""
