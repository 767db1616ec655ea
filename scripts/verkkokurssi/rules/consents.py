"""CO: what contributors have agreed to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from verkkokurssi.consent import silent
from verkkokurssi.diagnostics import Phrase, Severity
from verkkokurssi.i18n import N_
from verkkokurssi.model import Channel

from .base import Family, Finding, Rule, at
from .context import Context

SOON = timedelta(days=60)
OWN_RULE = frozenset(
    {
        "no-participants",
        "unknown-contributor",
        "asset-missing",
        "guardian-missing",
        "minor-licence",
        "licence-too-open",
    }
)
"""Reasons that a rule of their own reports at the place where they are mended."""

NEXT = {
    "no-record": N_("When the form is signed, add the consent to contributors/{contributor}.yml."),
    "withdrawn": N_("Take the work out of the sections: its maker has taken the consent back."),
    "expired": N_("Ask the maker whether they want to go on, and record a new consent."),
    "not-yet": N_("Nothing needs to be done: a build publishes it from that day on."),
    "other-channel": N_("If the maker agrees, add {channel} to channels of the consent."),
    "other-work": N_("If the maker agrees, add the work to works of the consent."),
    "approval-not-yet": N_(
        "Nothing needs to be done, if the day is right: a build publishes it then."
    ),
    "approval-outdated": N_(
        "Show the makers what has changed, and record their yes: verkkokurssi approve WORK"
    ),
}
"""Reason → what to do about it; for others the rule's own hint holds."""


def minor_without_guardian(context: Context) -> Iterator[Finding]:
    """What: a consent of a contributor under 18 has no `guardian:`.

    Why: a young person's own yes is needed and is not enough: a guardian must have agreed too.

    Example:
        age_group: 15-17
        consents: [{record: K-2026-014, given: 2026-03-02, channels: [web]}]

    Mend: ask the guardian, and write the reference of the signed form.

        consents: [{record: K-2026-014, given: 2026-03-02, channels: [web], guardian: H-2026-003}]
    """
    for document in context.contributors:
        group = document.meta.age_group
        if group and group.minor:
            for i, consent in enumerate(document.meta.consents):
                if consent.guardian is None and consent.withdrawn is None:
                    yield at(document, "consents", i, record=consent.record, group=group.value)


def consent_ends_before_start(context: Context) -> Iterator[Finding]:
    """What: a consent ends before the day it was given.

    Why: such a consent never allows anything. Often the year is wrong.

    Example:
        given: 2026-03-02
        until: 2023-03-02

    Mend: look at the signed form and correct the date.

        until: 2029-03-02
    """
    for document in context.contributors:
        for i, consent in enumerate(document.meta.consents):
            if consent.until and consent.until < consent.given:
                yield at(document, "consents", i, "until", record=consent.record)


def consent_ends_soon(context: Context) -> Iterator[Finding]:
    """What: a consent ends within 60 days.

    Why: from that day on the contributor's works disappear from the course at the next build.

    Example:
        until: 2026-12-31

    Mend: ask the contributor in good time whether they want to go on, and record a new consent.
    """
    for document in context.contributors:
        latest = None
        for i, consent in enumerate(document.meta.consents):
            if consent.withdrawn is not None:
                continue
            if consent.until is None:
                latest = None
                break
            if latest is None or consent.until > latest[1]:
                latest = (i, consent.until, consent.record)
        if latest and context.today <= latest[1] <= context.today + SOON:
            i, until, record = latest
            yield at(document, "consents", i, "until", record=record, until=until.isoformat())


def no_channels(context: Context) -> Iterator[Finding]:
    """What: a consent names no channel.

    Why: it allows nothing, though somebody has signed it.

    Example:
        channels: []

    Mend: look at the signed form and write where the works may be published.

        channels: [web, lms]
    """
    for document in context.contributors:
        for i, consent in enumerate(document.meta.consents):
            if not consent.channels:
                yield at(document, "consents", i, "channels", record=consent.record)


def not_publishable(context: Context) -> Iterator[Finding]:
    """What: a work may not be published on the web today; the message says why.

    Why: a build leaves it out. This is information, not a fault: the work may be waiting for its
    maker's yes.

    Example:
        content/stories/metsassa-hengitan.md

    Mend: show the contributor the preview, and record the answer with `verkkokurssi approve`.
    """
    for document in context.works:
        decision = context.decision(document)
        key = "approved" if document.meta.approved else "title"
        for reason in decision.reasons:
            if reason.code not in OWN_RULE:
                over = reason.code in ("withdrawn", "expired")
                message = N_("Not published on the web any more: {reason}.") if over else None
                hint, args = (
                    NEXT.get(reason.code),
                    {**reason.args, "reason": Phrase(reason.message)},
                )
                yield at(document, key, message=message, hint=hint, **args)


def frame_text_without_consent(context: Context) -> Iterator[Finding]:
    """What: somebody who wrote the text of a section or made a course has no consent in force
    for the web today: there is none, or it has ended or been withdrawn.

    Why: their name is left out, but their words would stay on the pages.

    Example:
        contributors: [kuusi]

    Mend: take their words out or write the text anew, and then take them out of `contributors`.
    When the consent is in order, record it in the contributor's file.
    """
    unheard = silent(Channel.WEB, context.today, context.project)
    documents = [c.document for c in context.courses] + [s for _, s in context.sections]
    for document in documents:
        for i, entry in enumerate(document.meta.contributors):
            if entry.id in unheard:
                yield at(document, "contributors", i, contributor=entry.id)


def link_to_what_is_not_published(context: Context) -> Iterator[Finding]:
    """What: a text links to a work that may not be published today.

    Why: the page tells neither its name nor the words of the link, because they could say whose
    work it was. Readers see three dots in the middle of a sentence.

    Example:
        Lue myös [[metsassa-hengitan|Kuusen tarina]].

    Mend: take the sentence out, or write it anew. When the work is only waiting for its maker's
    yes, nothing needs to be done.
    """
    for document in context.bodies:
        home = context.project.course_of(document)
        for reference in document.outline.references:
            found = None if reference.embed else context.project.destination(reference.target, home)
            work = context.project.contributions.get(found.id) if found is not None else None
            if work is not None and not context.decision(work).allowed:
                args = {"target": reference.target}
                yield Finding(document.path, reference.line, reference.column, args)


FAMILY = Family(
    "CO",
    N_("Consents"),
    N_("Nothing goes out that its makers have not agreed to."),
    (
        Rule(
            "CO101",
            Severity.ERROR,
            N_("The contributor is under 18 ({group}), and consent {record} has no guardian."),
            N_("Ask the guardian, and add guardian with the reference of the signed form."),
            minor_without_guardian,
            ignorable=False,
        ),
        Rule(
            "CO102",
            Severity.ERROR,
            N_("Consent {record} ends before it was given."),
            N_("Look at the signed form and correct the dates."),
            consent_ends_before_start,
        ),
        Rule(
            "CO103",
            Severity.WARNING,
            N_("The contributor's last consent {record} ends soon, on {until}."),
            N_("Ask whether they want to go on, and record a new consent."),
            consent_ends_soon,
        ),
        Rule(
            "CO104",
            Severity.WARNING,
            N_("Consent {record} names no channel, so it allows nothing."),
            N_("Look at the signed form and write the channels."),
            no_channels,
        ),
        Rule(
            "CO105",
            Severity.INFO,
            N_("Not published on the web yet: {reason}."),
            N_(
                "Show the work to its makers in the preview, and record their yes: verkkokurssi approve WORK"
            ),
            not_publishable,
        ),
        Rule(
            "CO106",
            Severity.ERROR,
            N_("“{contributor}” has no consent in force, but this text is theirs."),
            N_(
                "Take their words out of the text, and them out of contributors; or record the consent."
            ),
            frame_text_without_consent,
        ),
        Rule(
            "CO107",
            Severity.INFO,
            N_("The link “{target}” leads to a work that is not published: readers see “…” there."),
            N_("Write the sentence without it, or wait until the work may be published."),
            link_to_what_is_not_published,
        ),
    ),
)
