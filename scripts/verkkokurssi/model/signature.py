"""How everybody who took part wants to be shown: the one place that decides it.

What is not said clearly is anonymous: a name that is missing is never filled with another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .base import Document
from .contribution import Participation, Role
from .contributor import Attribution, Contributor
from .kinds import KIND_BY_NAME

_CLOSEST_FIRST = (Attribution.ANONYMOUS, Attribution.PSEUDONYM, Attribution.NAME)


@dataclass(frozen=True, slots=True)
class Signature:
    """One contributor in one work. ``name`` is None for somebody anonymous.

    ``own`` is true when the name is the one the contributor uses everywhere; only then may the
    work be linked to them. ``id`` is for us: it must never be published.
    """

    id: str
    role: Role
    name: str | None
    own: bool


def usual_role(kind: str) -> Role:
    """What somebody did who says nothing else: by kind, in a section author, in a course editor."""
    if kind == "course":
        return Role.EDITOR
    return KIND_BY_NAME[kind].role if kind in KIND_BY_NAME else Role.AUTHOR


def byline(
    participants: Iterable[Participation],
    contributors: Mapping[str, Document[Contributor]],
    role: Role,
) -> tuple[Signature, ...]:
    """Who is shown for a work and how, in its order; each contributor × role × name once.

    A contributor who asks to be shown differently in one entry of a work is shown so in all of
    its entries that say nothing (a speaker who is an anonymous author too). Participants without
    a contributor file are left out. ``role`` is the usual one.
    """
    entries = tuple(participants)
    chosen = {e.id: e for e in sorted(entries, key=_openness, reverse=True) if e.as_ is not None}
    signatures = (
        _sign(entry, chosen.get(entry.id, entry), contributors[entry.id].meta, role)
        for entry in entries
        if entry.id in contributors
    )
    return tuple(dict.fromkeys(signatures))


def _openness(entry: Participation) -> int:
    return 0 if entry.as_ is None else _CLOSEST_FIRST.index(entry.as_)


def _sign(
    entry: Participation, choice: Participation, contributor: Contributor, role: Role
) -> Signature:
    said = entry if entry.as_ is not None else choice
    way = said.as_ or contributor.attribution
    name = entry.display_name or said.display_name
    if way is Attribution.ANONYMOUS:
        name = None
    elif name is None and way is contributor.attribution:
        name = contributor.display_name
    own = name is not None and way is contributor.attribution and name == contributor.display_name
    return Signature(entry.id, entry.role or role, name, own)
