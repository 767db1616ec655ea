"""CN: what a text touches is said before the reader meets it."""

from __future__ import annotations

from collections.abc import Iterator

from verkkokurssi.diagnostics import Severity
from verkkokurssi.i18n import N_

from .base import Family, Finding, Rule, at
from .context import Context


def missing_content_notes(context: Context) -> Iterator[Finding]:
    """What: a work or a section does not say what it touches.

    Why: somebody having a hard day decides by the note whether to read on. Silence could mean
    that nobody thought of it, so "nothing" is said too.

    Example:
        title: Metsässä hengitän

    Mend: read the text with a tired reader in mind, then write what it touches, or `none`.

        content_notes: [none]
    """
    begun = {
        problem.path
        for problem in context.problems.get("FM113", ())
        if str(problem.args["inside"]).startswith("content_notes")
    }
    for document in context.bodies:
        if not document.meta.content_notes and document.path not in begun:
            yield at(document, "content_notes" if "content_notes" in document.marks else "title")


def none_with_content_notes(context: Context) -> Iterator[Finding]:
    """What: `content_notes:` says `none` together with something else.

    Why: both cannot be true, and a reader would get no warning or a needless one.

    Example:
        content_notes: [none, {topic: suicide, intensity: mentioned}]

    Mend: keep the one that is true.

        content_notes: [{topic: suicide, intensity: mentioned}]
    """
    for document in context.bodies:
        notes = document.meta.content_notes or ()
        if "none" in notes and len(notes) > 1:
            yield at(document, "content_notes", notes.index("none"))


def repeated_content_note(context: Context) -> Iterator[Finding]:
    """What: `content_notes:` names the same topic twice.

    Why: the reader would be warned twice, perhaps in two strengths.

    Example:
        content_notes:
          - {topic: suicide, intensity: mentioned}
          - {topic: suicide, intensity: described}

    Mend: keep the stronger one.

        content_notes: [{topic: suicide, intensity: described}]
    """
    for document in context.bodies:
        seen = set()
        for i, note in enumerate(document.meta.content_notes or ()):
            if note == "none":
                continue
            if note.topic in seen:
                yield at(document, "content_notes", i, topic=note.topic.value)
            seen.add(note.topic)


FAMILY = Family(
    "CN",
    N_("Content notes"),
    N_("What a text touches is said before the reader meets it."),
    (
        Rule(
            "CN101",
            Severity.ERROR,
            N_("Nothing is said here about what the text touches."),
            N_("Add content_notes: [none], or the topics with their intensity."),
            missing_content_notes,
            ignorable=False,
        ),
        Rule(
            "CN102",
            Severity.ERROR,
            N_("The content notes say both none and something else."),
            N_("Keep the one that is true."),
            none_with_content_notes,
            ignorable=False,
        ),
        Rule(
            "CN103",
            Severity.WARNING,
            N_("The topic {topic} stands twice."),
            N_("Keep the stronger one."),
            repeated_content_note,
        ),
    ),
)
