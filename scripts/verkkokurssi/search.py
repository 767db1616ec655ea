"""The search index, taught the words of its language: any form of a word finds every form.

MkDocs' index holds the texts as they are, and Material's search compares beginnings of words:
*äidin* does not find *äiti*, nor *tuki* *vertaistuki*. Here the index gets a table of the forms
that occur in it, with their base forms and the parts of compounds. The texts stay as they are, so
the marked words of a result are those on the page. In the browser the table is used by
``theme/assets/javascripts/lunr/min/lunr.fi.min.js``, which Material's worker loads in place of a
stemmer; how it was chosen is told in tests/search.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import takewhile
from typing import Any

from . import wordforms

LANGUAGES = frozenset({"fi", "sv"})
"""Languages with a table. English words hardly change: beginnings are enough there."""
TITLE_BOOST = 8
"""How much more a word counts in a title. (MkDocs says 1000: then a search for two words shows
every title with one of them before the text that has both.)"""
FIELD = "text"
"""The field of the index whose settings carry the table to the worker."""

_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LONGEST = 60
"""Letters of the longest word that is looked up."""


def enrich(index: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The search index of a site with the table of its words; what it was given stays as it is.

    ``index`` is MkDocs' search_index.json: ``config`` with ``fields``, and ``docs``. The table is
    ``config.fields.text.words``: ``forms`` maps a base form to its forms, each as the number of
    letters that are dropped from the end and what comes instead (*äiti* to ``2din 2tejä``), and
    ``parts`` a base form to the words inside it. The same index and the same dictionary give the
    same table.
    """
    if language not in LANGUAGES:
        return dict(index)
    config = dict(index["config"])
    fields = {name: dict(settings) for name, settings in config.get("fields", {}).items()}
    fields.setdefault(FIELD, {})["words"] = table(_vocabulary(index["docs"]), language)
    fields.setdefault("title", {})["boost"] = TITLE_BOOST
    return {**index, "config": {**config, "fields": fields}}


def table(words: Iterable[str], language: str) -> dict[str, dict[str, str]]:
    """The forms and parts of words in lower case, in alphabetical order."""
    forms: dict[str, list[str]] = defaultdict(list)
    parts: dict[str, str] = {}
    for word in sorted(set(words)):
        bases = sorted(wordforms.lemmas(word, language))
        for base in bases:
            if bases != [word]:
                forms[base].append(_shortened(word, base))
            inside = _inside(word, base) if language == wordforms.FINNISH else ()
            if inside:
                parts[base] = " ".join(dict.fromkeys((*parts.get(base, "").split(), *inside)))
    return {
        "forms": {base: " ".join(found) for base, found in sorted(forms.items())},
        "parts": dict(sorted(parts.items())),
    }


def _shortened(form: str, base: str) -> str:
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(form, base, strict=False)))
    return f"{len(base) - same}{form[same:]}"


def _inside(word: str, base: str) -> tuple[str, ...]:
    return wordforms.parts(base) or wordforms.parts(word)


def _vocabulary(docs: Iterable[Mapping[str, Any]]) -> set[str]:
    found: set[str] = set()
    for doc in docs:
        for text in (doc.get("title", ""), doc.get("text", ""), *doc.get("tags", ())):
            plain = html.unescape(_TAG.sub(" ", text)).lower()
            found.update(word for word in _WORD.findall(plain) if len(word) <= _LONGEST)
    return found
