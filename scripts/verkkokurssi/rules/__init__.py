"""What is checked: RULES in families, and ``check``, which puts a project to all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from verkkokurssi.diagnostics import Diagnostic
from verkkokurssi.model import Project

from . import (
    attribution,
    consents,
    content_notes,
    courses,
    embeds,
    events,
    front_matter,
    help_lines,
    ignores,
    images,
    licences,
    links,
    personal,
    quizzes,
    recordings,
    references,
    safe_messaging,
    spelling,
    texts,
)
from .base import Decide, Family, Finding, InspectImage, Lesson, ReadMedia, Rule
from .context import Context, Ignores
from .media import length
from .personal import private_facts
from .quiet import Quiet
from .reference import reference

FAMILIES: tuple[Family, ...] = (
    front_matter.FAMILY,
    references.FAMILY,
    courses.FAMILY,
    embeds.FAMILY,
    links.FAMILY,
    texts.FAMILY,
    spelling.FAMILY,
    images.FAMILY,
    recordings.FAMILY,
    quizzes.FAMILY,
    events.FAMILY,
    content_notes.FAMILY,
    safe_messaging.FAMILY,
    attribution.FAMILY,
    consents.FAMILY,
    licences.FAMILY,
    personal.FAMILY,
    help_lines.FAMILY,
    ignores.FAMILY,  # last: these look at what the others left
)
"""All families, in the order of the reference. A rule is there because it is named in one."""

RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES for rule in family.rules)
RULE_BY_CODE: Mapping[str, Rule] = {rule.code: rule for rule in RULES}
_MISREAD = frozenset({"FM109", "FM112", "FM114"})
"""Problems of documents that are in the project without the key that is wrong."""
_IGNORABLE = frozenset(rule.code for rule in RULES if rule.ignorable)


def check(
    project: Project,
    today: date,
    *,
    inspect_image: InspectImage,
    read_media: ReadMedia = length,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    extra: Collection[str] = (),
    decide: Decide | None = None,
    quiet: Quiet | None = None,
) -> list[Diagnostic]:
    """Everything the rules find, sorted by file and place.

    ``select`` and ``ignore`` are codes or beginnings of codes (``IM``, ``IM203``); an empty
    ``select`` means all rules that need no request, ``extra`` adds some that do (``SP``), and
    ``ignore`` never leaves out a rule that protects people. ``decide`` tells whether a work may be
    on the web today, when that has been decided already; ``quiet`` tells which documents earlier
    runs of the same rules found nothing in, and learns.
    A document's own ``checks: {ignore: …}`` is honoured for rules that are ignorable.
    """
    ignores_ = Ignores(known=frozenset(RULE_BY_CODE), ignorable=_IGNORABLE)
    context = Context(project, today, inspect_image, read_media, ignores_, decide, quiet or Quiet())
    silenced = _silenced(project)
    unsure = {p.path for p in project.problems if p.code in _MISREAD}
    found: list[Diagnostic] = []
    for rule in _chosen(tuple(select), tuple(ignore), tuple(extra)):
        ignores_.ran.add(rule.code)
        for finding in rule.check(context):
            if rule.name.startswith("missing-") and finding.path in unsure:
                continue  # a misspelt key is one fault, not also the lack of the right one
            place = (finding.owner or finding.path, rule.code)
            if rule.ignorable and place in silenced:
                ignores_.used.add(place)
            else:
                found.append(_diagnostic(rule, finding))
    return sorted(found, key=lambda diagnostic: diagnostic.sort_key)


def _chosen(
    select: tuple[str, ...], ignore: tuple[str, ...], extra: tuple[str, ...]
) -> Iterator[Rule]:
    for rule in RULES:
        left_out = rule.ignorable and rule.code.startswith(ignore)
        chosen = rule.code.startswith(select) if select else not rule.on_request
        if not left_out and (chosen or rule.code.startswith(extra)):
            yield rule


def _silenced(project: Project) -> frozenset[tuple[str, str]]:
    return frozenset(
        (document.path, code)
        for document in project.documents()
        for code in document.meta.checks.ignore
    )


def _diagnostic(rule: Rule, finding: Finding) -> Diagnostic:
    return Diagnostic(
        path=finding.path,
        line=finding.line,
        column=finding.column,
        code=rule.code,
        severity=rule.severity,
        message=finding.message or rule.message,
        hint=finding.hint or rule.hint,
        args=finding.args,
    )


__all__ = [
    "FAMILIES",
    "RULES",
    "RULE_BY_CODE",
    "Family",
    "Finding",
    "InspectImage",
    "Lesson",
    "Quiet",
    "ReadMedia",
    "Rule",
    "check",
    "private_facts",
    "reference",
]
