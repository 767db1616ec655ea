"""EV: webinars and evening schools."""

from __future__ import annotations

from collections.abc import Iterator

from verkkokurssi.diagnostics import Severity
from verkkokurssi.i18n import N_
from verkkokurssi.model import Event

from .base import Family, Finding, Rule, at
from .context import Context


def event_ends_before_start(context: Context) -> Iterator[Finding]:
    """What: an event ends before it begins, or at the same moment.

    Why: calendars refuse it, and nobody knows when to come.

    Example:
        start: 2027-02-10T17:30
        end: 2027-02-10T07:00

    Mend: correct the times. They are written on the 24-hour clock.

        end: 2027-02-10T19:00
    """
    for document in context.of(Event):
        end = document.meta.end
        if end and end.replace(tzinfo=None) <= document.meta.start.replace(tzinfo=None):
            yield at(document, "end")


def event_nowhere(context: Context) -> Iterator[Finding]:
    """What: an event has neither `place:` nor `link:`.

    Why: somebody gathered the courage to come and does not know where.

    Example:
        start: 2027-02-10T17:30

    Mend: write the place in words, the address of the meeting, or both.

        place: Kirjaston luentosali, Koulukatu 3
    """
    for document in context.of(Event):
        if not document.meta.place and not document.meta.link and not document.meta.recording:
            yield at(document, "start")


def event_without_experience(context: Context) -> Iterator[Finding]:
    """What: an event names nobody who speaks from experience, and gives no reason.

    Why: nothing about us without us. A talk about people with lived experience has them on the
    stage.

    Example:
        form: webinar

    Mend: invite a speaker and name them, or say why there is none this time.

        experience_speaker: samir
    """
    for document in context.of(Event):
        if not document.meta.experience_speaker and not document.meta.no_speaker_reason:
            yield at(document, "form")


def speaker_and_reason(context: Context) -> Iterator[Finding]:
    """What: an event has both `experience_speaker:` and `no_speaker_reason:`.

    Why: one of the two is left over from before.

    Example:
        experience_speaker: samir
        no_speaker_reason: Puhuja sairastui.

    Mend: keep the one that is true.
    """
    for document in context.of(Event):
        if document.meta.experience_speaker and document.meta.no_speaker_reason:
            yield at(document, "no_speaker_reason")


FAMILY = Family(
    "EV",
    N_("Events"),
    N_("Webinars and evening schools that people find, with a voice of experience."),
    (
        Rule(
            "EV101",
            Severity.ERROR,
            N_("The event ends before it begins."),
            N_("Correct start or end, on the 24-hour clock."),
            event_ends_before_start,
        ),
        Rule(
            "EV102",
            Severity.ERROR,
            N_("The event does not say where it is."),
            N_("Add place, link, or both."),
            event_nowhere,
        ),
        Rule(
            "EV103",
            Severity.ERROR,
            N_("Nobody speaks from experience in this event."),
            N_("Add experience_speaker, or say why in no_speaker_reason."),
            event_without_experience,
        ),
        Rule(
            "EV104",
            Severity.WARNING,
            N_("The event has a speaker and also a reason for having none."),
            N_("Keep the one that is true."),
            speaker_and_reason,
        ),
    ),
)
