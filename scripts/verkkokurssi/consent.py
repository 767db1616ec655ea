"""May this contribution be published on this channel today?

The one place that decides. It is fail-closed: whatever is missing, unknown, not yet or no longer
true means no. Compile, feeds, exports and reports all ask here, each for its own channel.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from .diagnostics import VerkkokurssiError
from .i18n import N_
from .model import (
    Channel,
    Consent,
    Contribution,
    Contributor,
    Document,
    Licence,
    Project,
    byline,
    usual_role,
)

_FORMAT = "verkkokurssi approval 1"
_NOT_SEEN = {"approved", "checks", "contributors", "speakers", "experience_speaker"}
"""Keys no reader sees; those who took part are seen as the byline, never as ids."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a work may not be published, as data.

    ``message`` is an English msgid of the ``editor`` catalogue that ``args`` fills. ``args`` may
    name contributors by id: it is for editors and never published.
    """

    code: str
    message: str
    args: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Decision:
    """Yes, or no with all reasons."""

    allowed: bool
    reasons: tuple[Reason, ...] = ()


MESSAGES: Mapping[str, str] = {
    "no-participants": N_("nobody is named as its maker"),
    "unknown-contributor": N_("the contributor “{contributor}” has no file in contributors/"),
    "no-record": N_("“{contributor}” has no consent on record"),
    "withdrawn": N_("“{contributor}” withdrew consent {record} on {on}"),
    "expired": N_("consent {record} of “{contributor}” ended on {on}"),
    "not-yet": N_("consent {record} of “{contributor}” begins on {on}"),
    "other-channel": N_("consent {record} of “{contributor}” does not cover {channel}"),
    "other-work": N_("consent {record} of “{contributor}” does not cover this work"),
    "guardian-missing": N_(
        "“{contributor}” is under 18 and consent {record} names no guardian's consent"
    ),
    "minor-licence": N_(
        "“{contributor}” is under 18: the work needs the licence all-rights-reserved, not {licence}"
    ),
    "licence-too-open": N_(
        "licence {licence} allows more than consent {record} of “{contributor}” ({limit})"
    ),
    "asset-missing": N_("the file {file} is missing"),
    "approval-missing": N_("its makers have not approved it yet"),
    "approval-not-yet": N_("its approval is dated {on}, which is not here yet"),
    "approval-outdated": N_("it was changed after its makers approved it on {on}"),
}
"""Reason code → what it says. Of several consents the closest one is explained."""


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


def _reason(code: str, **args: Any) -> Reason:
    return Reason(code, MESSAGES[code], args)


def _people(
    work: Document[Contribution], channel: Channel, today: date, project: Project
) -> Iterator[Reason]:
    ids = tuple(dict.fromkeys(entry.id for entry in work.meta.participants))
    if not ids:
        yield _reason("no-participants")
    licence = project.licence_of(work)
    for id_ in ids:
        document = project.contributors.get(id_)
        if document is None:
            yield _reason("unknown-contributor", contributor=id_)
            continue
        for code, args in _consent(document.meta, channel, work.id, licence, today, project):
            yield _reason(code, contributor=id_, **args)


Faults = list[tuple[str, dict[str, Any]]]


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
    missing = [name for name, digest in _assets(work, project) if digest is None]
    yield from (_reason("asset-missing", file=name) for name in missing)
    approved = work.meta.approved
    if approved is None:
        yield _reason("approval-missing")
    elif approved.on > today:
        yield _reason("approval-not-yet", on=approved.on.isoformat())
    elif not missing and approved.sha256 != approval_hash(work, project):
        yield _reason("approval-outdated", on=approved.on.isoformat())


def approval_hash(work: Document[Contribution], project: Project) -> str:
    """SHA-256 over everything of a work that a reader sees: text, byline, licence, files.

    Not over ``approved``, ``checks`` or consents, nor over how the text is laid out in the file
    (line ends, spaces at line ends, empty lines at the end, Unicode form).
    """
    seen = {
        "format": _FORMAT,
        "kind": work.kind,
        "text": _plain_lines(work.body),
        "language": project.language_of(work),
        "licence": project.licence_of(work),
        "byline": list(_byline(work, project)),
        "meta": _tidy(
            work.meta.model_dump(
                mode="json",
                by_alias=True,
                exclude_defaults=True,
                exclude=_NOT_SEEN | {"language", "licence"},
            )
        ),
        "files": dict(_assets(work, project)),
    }
    text = json.dumps(seen, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _byline(work: Document[Contribution], project: Project) -> Iterator[list[Any]]:
    """Role, name or None, expertise and whether a group: what is printed, and no id."""
    for entry in byline(work.meta.participants, project.contributors, usual_role(work.kind)):
        contributor = project.contributors[entry.id].meta
        name = _tidy(entry.name)
        yield [entry.role, name, contributor.expertise, contributor.type]


def _tidy(value: Any) -> Any:
    """The same value with all its texts in one form."""
    if isinstance(value, str):
        return _plain_lines(value)
    if isinstance(value, Mapping):
        return {key: _tidy(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_tidy(inner) for inner in value]
    return value


def _plain_lines(text: str) -> str:
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "\n".join(line.rstrip() for line in text.split("\n")).rstrip("\n")


def _assets(work: Document[Contribution], project: Project) -> Iterable[tuple[str, str | None]]:
    """Name → SHA-256 of each file of a work, None when it is not there."""
    names = work.meta.assets.values()
    if not names:
        return ()
    folder = project.root / Path(work.path).parent
    return [(name, _file_hash(folder / name, project.root)) for name in sorted(set(names))]


def _file_hash(path: Path, root: Path) -> str | None:
    try:
        real = path.resolve(strict=True)
        stat = real.stat()
        if not real.is_file() or not real.is_relative_to(root.resolve()):
            return None
        return _content_hash(real, stat.st_size, stat.st_mtime_ns)
    except OSError:
        return None


@lru_cache(maxsize=16_384)
def _content_hash(path: Path, size: int, mtime_ns: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def approve_text(file_text: str, on: date, sha256: str) -> str:
    """The file's text with ``approved:`` set in its front matter, all else byte for byte.

    Raises VerkkokurssiError when the text has no front matter that could be read.
    """
    start, end = _header(file_text)
    header = file_text[start:end]
    line = f"approved: {{on: {on.isoformat()}, sha256: {sha256}}}"
    try:
        node = yaml.compose(header, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        raise _no_header() from None
    if not isinstance(node, yaml.MappingNode):
        raise _no_header()
    for key, value in node.value:
        if key.value == "approved":
            first, last = start + key.start_mark.index, start + _end(value)
            return file_text[:first] + line + file_text[last:]
    newline = "\r\n" if header.endswith("\r\n") else "\n"
    return file_text[:end] + line + newline + file_text[end:]


def _header(text: str) -> tuple[int, int]:
    """Where the YAML between the two ``---`` lines begins and ends."""
    first, *rest = text.split("\n")
    if first.lstrip("\ufeff").rstrip() == "---":
        start = position = len(first) + 1
        for line in rest:
            if line.rstrip() in ("---", "..."):
                return start, position
            position += len(line) + 1
    raise _no_header()


def _end(node: yaml.Node) -> int:
    """Where the last word of a value ends (a block's own end lies behind its comments)."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def _no_header() -> VerkkokurssiError:
    return VerkkokurssiError(
        N_("This file has no front matter that can be read."),
        N_("Run `verkkokurssi check` and mend what it says about the file first."),
    )
