"""Why a work may not be published: data, and the words for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..i18n import N_


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


def because(code: str, **args: Any) -> Reason:
    """The reason with this code."""
    return Reason(code, MESSAGES[code], args)
