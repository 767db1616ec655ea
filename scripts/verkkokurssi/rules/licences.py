"""LI: a work is never more open than its makers allow."""

from __future__ import annotations

from collections.abc import Iterator

from verkkokurssi.diagnostics import Severity
from verkkokurssi.i18n import N_
from verkkokurssi.model import Contribution, Document, Licence

from .base import Family, Finding, Rule, at
from .context import Context


def licence_too_open(context: Context) -> Iterator[Finding]:
    """What: the licence of a work lets others do more than the consent of one of its makers.

    Why: a Creative Commons licence cannot be taken back. Somebody may already have copied the
    work.

    Example:
        licence: CC-BY-4.0

    Mend: choose a closer licence, or ask the contributor for a wider consent and record it.

        licence: CC-BY-NC-ND-4.0
    """
    default = context.project.settings.licence
    for id, entries in context.participations.items():
        person = context.project.contributors.get(id)
        if person is None or (person.meta.age_group and person.meta.age_group.minor):
            continue
        for work, _ in entries:
            licence = context.project.licence_of(work)
            limits = [
                consent.licence or default
                for consent in person.meta.consents
                if consent.works == "all" or work.id in consent.works
            ]
            if limits and not any(licence.permissions <= limit.permissions for limit in limits):
                widest = max(limits, key=lambda limit: len(limit.permissions))
                yield at(work, _key(work), licence=licence.value, limit=widest.value, id=id)


def minor_with_open_licence(context: Context) -> Iterator[Finding]:
    """What: somebody under 18 has taken part in a work that carries a Creative Commons licence.

    Why: such a licence cannot be taken back, but a child may take back what they agreed to.

    Example:
        licence: CC-BY-NC-ND-4.0

    Mend: reserve all rights. The work is published just the same.

        licence: all-rights-reserved
    """
    for document in context.works:
        licence = context.project.licence_of(document)
        if licence is Licence.RESERVED:
            continue
        for entry in document.meta.participants:
            person = context.project.contributors.get(entry.id)
            if person and person.meta.age_group and person.meta.age_group.minor:
                yield at(document, _key(document), licence=licence.value, id=entry.id)
                break


def _key(document: Document[Contribution]) -> str:
    return "licence" if document.meta.licence else "title"


FAMILY = Family(
    "LI",
    N_("Licences"),
    N_("A work is never more open than its makers allow."),
    (
        Rule(
            "LI101",
            Severity.ERROR,
            N_("The licence {licence} allows more than “{id}” has agreed to ({limit})."),
            N_("Choose a closer licence, or ask for a wider consent and record it."),
            licence_too_open,
            ignorable=False,
        ),
        Rule(
            "LI102",
            Severity.ERROR,
            N_("“{id}” is under 18, and the licence {licence} cannot be taken back."),
            N_("Write licence: all-rights-reserved."),
            minor_with_open_licence,
            ignorable=False,
        ),
    ),
)
