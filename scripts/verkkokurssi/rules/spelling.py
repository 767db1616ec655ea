"""SP: Finnish spelling. Only when it is asked for (`verkkokurssi check --spelling`), with Voikko.

It informs and never judges: contributors write as they speak. Known besides Voikko's dictionary
are the words of ``sanasto.txt`` in the project's root and the names that contributors show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from verkkokurssi import wordforms
from verkkokurssi.diagnostics import Severity
from verkkokurssi.i18n import N_
from verkkokurssi.model import Document, Language

from .base import Family, Finding, Rule
from .context import Context, Passage
from .safe_messaging.sentences import Sentence, readable, sentences
from .safe_messaging.texts import is_prose

WORD_LIST = "sanasto.txt"
"""The project's own words, one a line; what begins so is known too. `#` begins a comment."""
SUGGESTED = 300
"""How many different words get suggestions in one run: each takes about 13 ms."""
_SHORTEST = 3
_NAME = re.compile(r"[^\W\d_]+")


def misspelt_word(context: Context) -> Iterator[Finding]:
    """What: Voikko does not know a word of a Finnish text.

    Why: it may be a slip that stops a reader. It may as well be dialect, a new word or a
    contributor's own way: those stay.

    Example:
        Kävelen metsäsä.

    Mend: correct a slip together with the contributor. Add a word that is right to
    `sanasto.txt` in the root of the project, one word a line.

        metsässä
    """
    if not wordforms.available():
        return
    known = _known(context)
    courses = {section.path: course for course, section in context.sections}
    courses |= {course.document.path: course for course in context.courses}
    suggestions: dict[str, tuple[str, ...]] = {}
    for document in context.project.documents():
        language = context.project.language_of(document, courses.get(document.path))
        if language is Language.FI:
            yield from _misspelt(context, document, known, suggestions)


def _misspelt(
    context: Context,
    document: Document[Any],
    known: tuple[str, ...],
    suggestions: dict[str, tuple[str, ...]],
) -> Iterator[Finding]:
    """The unknown words of a document, each once."""
    seen: set[str] = set()
    for passage in context.texts_of(document):
        if not is_prose(passage):
            continue
        for sentence in sentences(readable(passage.text, code=False)):
            for i, word in enumerate(sentence.words):
                written = passage.text[word.start : word.end]
                cut = passage.text[word.end : word.end + 1] == "-"  # vertais- ja läheistuki
                if word.text in seen or cut or _right(written, sentence, i):
                    continue
                seen.add(word.text)
                if not word.text.startswith(known):
                    yield _finding(passage, word.start, written, suggestions)


def _right(written: str, sentence: Sentence, i: int) -> bool:
    """Whether a word is spelt right, or is none of ours: a name, a number, a short word."""
    if len(written) < _SHORTEST or not written[0].isalpha() or (i and sentence.capital(i)):
        return True
    whole = wordforms.spelling(written) or wordforms.spelling(written.lower())
    return whole or ("-" in written and all(map(wordforms.spelling, written.split("-"))))


def _finding(
    passage: Passage, offset: int, written: str, suggestions: dict[str, tuple[str, ...]]
) -> Finding:
    if written not in suggestions and len(suggestions) < SUGGESTED:
        suggestions[written] = wordforms.suggestions(written)[:5]
    likely = suggestions.get(written, ())
    finding = passage.at(offset, word=written, likely=", ".join(likely))
    if not likely:
        return finding
    hint = N_("Perhaps {likely}? If the word is right, add it to sanasto.txt.")
    return Finding(
        finding.path, finding.line, finding.column, finding.args, hint=hint, owner=finding.owner
    )


def _known(context: Context) -> tuple[str, ...]:
    """Beginnings of words that are right here: the word list, and names."""
    path: Path = context.project.root / WORD_LIST
    lines = path.read_text("utf-8", errors="replace").splitlines() if path.is_file() else []
    found = {line.partition("#")[0].strip().lower() for line in lines}
    names = [context.project.settings.organisation.name]
    for contributor in context.contributors:
        names.append(contributor.meta.display_name or "")
    for document in context.works:
        names += [p.display_name or "" for p in document.meta.participants]
    for name in names:
        found.update(word.lower() for word in _NAME.findall(name) if len(word) >= _SHORTEST)
    return tuple(sorted(found - {""}))


FAMILY = Family(
    "SP",
    N_("Spelling"),
    N_("Words that Voikko does not know. Runs only when it is asked for: check --spelling."),
    (
        Rule(
            "SP101",
            Severity.INFO,
            N_("Voikko does not know the word “{word}”."),
            N_("If the word is right, add it to sanasto.txt."),
            misspelt_word,
            on_request=True,
        ),
    ),
)
