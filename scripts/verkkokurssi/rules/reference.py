"""The rules reference, made of the rules' own docstrings, in an editor's language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from verkkokurssi.diagnostics import Severity
from verkkokurssi.i18n import N_, Translator, translator

from .base import Family, Rule

_SEVERITY = {
    Severity.ERROR: N_("error"),
    Severity.WARNING: N_("warning"),
    Severity.INFO: N_("information"),
}
_PLACEHOLDER = re.compile(r"\{\w+\}")
_WHY, _EXAMPLE, _MEND = N_("Why?"), N_("For example"), N_("How to mend it")
_KEPT = N_("This rule cannot be ignored in a file's checks.")


def explain(rule: Rule, language: str) -> str:
    """One rule, taught: Markdown that also reads well in a terminal."""
    t = translator("editor", language)
    return "\n".join(_page(rule, t, 1)) + "\n"


def reference(families: Iterable[Family], language: str) -> str:
    """All rules by family: Markdown with headings of the second and third level."""
    t = translator("editor", language)
    lines = [t(_INTRODUCTION), "", t(_IGNORING), "", *_block(_IGNORE)]
    for family in families:
        lines += ["", f"## {t(family.title)}", "", t(family.about)]
        for rule in family.rules:
            lines += ["", *_page(rule, t, 3)]
    return "\n".join(lines) + "\n"


def title(rule: Rule, t: Translator) -> str:
    """The message with … where it names a thing: what a heading or a list can say."""
    return _PLACEHOLDER.sub("…", t(rule.message)).rstrip(".: ")


def words(families: Iterable[Family]) -> Iterator[tuple[str, str]]:
    """Every msgid of the rules, with what it is: for the catalogue and its test."""
    for family in families:
        yield f"{family.prefix} title", family.title
        yield f"{family.prefix} about", family.about
        for rule in family.rules:
            lesson = rule.lesson
            yield f"{rule.code} message", rule.message
            yield f"{rule.code} hint", rule.hint
            yield f"{rule.code} what", lesson.what
            yield f"{rule.code} why", lesson.why
            yield f"{rule.code} mend", lesson.mend


def _page(rule: Rule, t: Translator, level: int) -> Iterator[str]:
    lesson = rule.lesson
    yield f"{'#' * level} {rule.code} {title(rule, t)}"
    yield ""
    yield f"`{rule.name}`, {t(_SEVERITY[rule.severity])}"
    yield ""
    yield _sentence(t(lesson.what))
    yield ""
    yield f"**{t(_WHY)}** {_sentence(t(lesson.why))}"
    yield ""
    yield f"**{t(_EXAMPLE)}:**"
    yield ""
    yield from _block(lesson.example)
    yield ""
    yield f"**{t(_MEND)}:** {t(lesson.mend)}"
    if lesson.instead:
        yield ""
        yield from _block(lesson.instead)
    if not rule.ignorable:
        yield ""
        yield t(_KEPT)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _block(text: str) -> list[str]:
    return [f"    {line}".rstrip() for line in text.split("\n")]


_IGNORE = "checks:\n  ignore:\n    IM203: Kuvan nimi on samalla sen oikea kuvaus."
_INTRODUCTION = N_(
    "Every finding has a code. Here is what each code means, why it matters and how to mend it. "
    "Errors stop a build; warnings and information do not."
)
_IGNORING = N_(
    "When a rule does not fit a file, say so in its front matter, with the reason. Rules that "
    "protect people cannot be ignored: those about unreadable files, personal data, anonymity, "
    "consent and safety. An address or a number that may be published is added to `allowed` in "
    "`mkdocs.yml`."
)
