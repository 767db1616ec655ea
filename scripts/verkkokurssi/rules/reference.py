"""The rules reference, made of the rules' own docstrings in an editor's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from verkkokurssi.i18n import N_, Translator, translator

from .base import Family, Rule

_SEVERITY = {"error": N_("error"), "warning": N_("warning"), "info": N_("information")}


def reference(families: Iterable[Family], language: str) -> Mapping[str, str]:
    """Page path → Markdown: ``rules/index.md`` and ``rules/CODE.md`` for every rule."""
    t = translator("editor", language)
    families = tuple(families)
    pages = {"rules/index.md": _index(families, t)}
    for family in families:
        for rule in family.rules:
            pages[f"rules/{rule.code}.md"] = "\n".join(page(rule, t)) + "\n"
    return pages


def page(rule: Rule, t: Translator, level: int = 1) -> Iterator[str]:
    """The lines of one rule's page; ``level`` is that of its heading."""
    lesson = rule.lesson
    yield f"{'#' * level} {rule.code} {rule.name}"
    yield ""
    yield f"*{t(_SEVERITY[rule.severity])}*"
    yield ""
    yield t(lesson.what)
    yield ""
    yield f"**{t('Why?')}** {t(lesson.why)}"
    yield ""
    yield f"**{t('For example')}**"
    yield ""
    yield from _code(lesson.example)
    yield ""
    yield f"**{t('How to mend it')}** {t(lesson.mend)}"
    if lesson.instead:
        yield ""
        yield from _code(lesson.instead)
    if not rule.ignorable:
        yield ""
        yield t("This rule cannot be ignored in a file's checks.")


def words(families: Iterable[Family]) -> Iterator[tuple[str, str]]:
    """Every msgid of the rules, with what it is: for the catalogue and for its test."""
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


def _index(families: tuple[Family, ...], t: Translator) -> str:
    lines = [f"# {t('Rules')}", "", t(_INTRODUCTION), "", t(_IGNORING), ""]
    lines += _code("checks:\n  ignore:\n    IM203: Pitkä kuvaus on sovittu tekijän kanssa.")
    for family in families:
        lines += ["", f"## {t(family.title)}", "", t(family.about), ""]
        lines += [f"| {t('Code')} | {t('Rule')} | {t('Weight')} |", "|---|---|---|"]
        for rule in family.rules:
            title = t(rule.lesson.what)
            severity = t(_SEVERITY[rule.severity])
            lines.append(f"| [{rule.code}]({rule.code}.md) | {title} | {severity} |")
    return "\n".join(lines) + "\n"


def _code(block: str) -> list[str]:
    fence = "````" if "```" in block else "```"
    return [fence, *block.split("\n"), fence]


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
