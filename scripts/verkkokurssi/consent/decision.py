"""The decision: everybody's consent covers it, and everybody approved exactly this."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ..model import Channel, Consent, Contribution, Contributor, Document, Licence, Project
from .approval import file_hashes, seen_hash
from .reasons import Decision, Reason, because

Faults = list[tuple[str, dict[str, Any]]]
"""Codes of reasons with what belongs into their words."""


def publishable(
    work: Document[Contribution], channel: Channel, today: date, project: Project
) -> Decision:
    """May ``work`` be published on ``channel`` on the day ``today``? All must allow it."""
    reasons = [*_people(work, channel, today, project), *_approval(work, today, project)]
    return Decision(allowed=not reasons, reasons=tuple(reasons))


def silent(channel: Channel, today: date, project: Project) -> frozenset[str]:
    """Contributors whom nothing allows to name on ``channel`` today: no consent is in force.

    For credits that belong to no contribution (who edited a course, who wrote a frame text).
    """
    return frozenset(
        id_
        for id_, document in project.contributors.items()
        if _consent(document.meta, channel, None, None, today, project)
    )


def _people(
    work: Document[Contribution], channel: Channel, today: date, project: Project
) -> Iterator[Reason]:
    ids = tuple(dict.fromkeys(entry.id for entry in work.meta.participants))
    if not ids:
        yield because("no-participants")
    licence = project.licence_of(work)
    for id_ in ids:
        document = project.contributors.get(id_)
        if document is None:
            yield because("unknown-contributor", contributor=id_)
            continue
        for code, args in _consent(document.meta, channel, work.id, licence, today, project):
            yield because(code, contributor=id_, **args)


def _consent(
    contributor: Contributor,
    channel: Channel,
    work: str | None,
    licence: Licence | None,
    today: date,
    project: Project,
) -> Faults:
    """What stands against it; nothing when one consent covers it all.

    After a withdrawal only a consent given since then counts, even when an older one remains.
    """
    if not contributor.consents:
        return [("no-record", {})]
    withdrawals = [
        (c.withdrawn, c)
        for c in contributor.consents
        if c.withdrawn is not None
        and c.withdrawn <= today
        and channel in c.channels
        and _covers(c, work)
    ]
    last = max(withdrawals, key=lambda pair: pair[0], default=None)
    closest: Faults | None = None
    for consent in contributor.consents:
        faults = list(_faults(consent, contributor, channel, work, licence, today, project))
        if last is not None and consent.withdrawn is None and consent.given < last[0]:
            faults.insert(0, ("withdrawn", {"record": last[1].record, "on": last[0].isoformat()}))
        if not faults:
            return []
        if closest is None or len(faults) < len(closest):
            closest = faults
    return closest or []


def _covers(consent: Consent, work: str | None) -> bool:
    return consent.works == "all" or work is None or work in consent.works


def _faults(
    consent: Consent,
    contributor: Contributor,
    channel: Channel,
    work: str | None,
    licence: Licence | None,
    today: date,
    project: Project,
) -> Iterator[tuple[str, dict[str, Any]]]:
    record = consent.record
    if consent.withdrawn is not None and consent.withdrawn <= today:
        yield "withdrawn", {"record": record, "on": consent.withdrawn.isoformat()}
    if consent.given > today:
        yield "not-yet", {"record": record, "on": consent.given.isoformat()}
    if consent.until is not None and consent.until < today:
        yield "expired", {"record": record, "on": consent.until.isoformat()}
    if channel not in consent.channels:
        yield "other-channel", {"record": record, "channel": channel.value}
    if not _covers(consent, work):
        yield "other-work", {"record": record}
    minor = contributor.age_group is not None and contributor.age_group.minor
    if minor and consent.guardian is None:
        yield "guardian-missing", {"record": record}
    if licence is None:
        return
    if minor and licence is not Licence.RESERVED:
        yield "minor-licence", {"licence": licence.value}
        return
    limit = consent.licence or project.settings.licence
    if not licence.permissions <= limit.permissions:
        yield (
            "licence-too-open",
            {"record": record, "licence": licence.value, "limit": limit.value},
        )


def _approval(work: Document[Contribution], today: date, project: Project) -> Iterator[Reason]:
    files = file_hashes(work, project)
    missing = [name for name, digest in files.items() if digest is None]
    yield from (because("asset-missing", file=name) for name in missing)
    approved = work.meta.approved
    if approved is None:
        yield because("approval-missing")
    elif approved.on > today:
        yield because("approval-not-yet", on=approved.on.isoformat())
    elif not missing and approved.sha256 != seen_hash(work, project, files):
        yield because("approval-outdated", on=approved.on.isoformat())
