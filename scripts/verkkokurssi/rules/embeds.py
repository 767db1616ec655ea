"""EM: contributions embedded in sections."""

from __future__ import annotations

from collections.abc import Iterator

from verkkokurssi.diagnostics import Severity
from verkkokurssi.i18n import N_

from .base import Family, Finding, Rule
from .context import Context


def unknown_embed(context: Context) -> Iterator[Finding]:
    """What: a section embeds a contribution that does not exist.

    Why: the reader would not see the work that the text leads to.

    Example:
        ![[metsasa-hengitan]]

    Mend: correct the slug: it is the name of the file without `.md`.

        ![[metsassa-hengitan]]
    """
    for _, section in context.sections:
        for reference in section.outline.references:
            target = reference.target
            if not reference.embed or context.project.resolve(target) or context.broken(target):
                continue
            slug = target.rpartition("/")[2]
            suggestion = slug if slug in context.project.by_slug else context.nearest_work(slug)
            hint = N_("Did you mean “{suggestion}”?") if suggestion else None
            if context.project.destinations(target, context.project.course_of(section)):
                hint = N_("Only works can be embedded. Make a link instead: [[{target}]].")
            args = {"target": target, "suggestion": suggestion}
            yield Finding(section.path, reference.line, reference.column, args, hint=hint)


def repeated_embed(context: Context) -> Iterator[Finding]:
    """What: a course embeds the same contribution twice.

    Why: the reader thinks they have gone back by mistake, and the work has two places in the
    course but only one page.

    Example:
        ![[metsassa-hengitan]]

    Mend: keep the embed where the work belongs, and link to it elsewhere.

        [[metsassa-hengitan|Kuusen tarina]]
    """
    for id, uses in context.uses.items():
        first: dict[str, str] = {}
        for use in uses:
            if use.course.slug in first:
                yield Finding(
                    use.section.path,
                    use.reference.line,
                    use.reference.column,
                    {"id": id, "first": first[use.course.slug]},
                )
            else:
                first[use.course.slug] = f"{use.section.path}:{use.reference.line}"


def embed_in_paragraph(context: Context) -> Iterator[Finding]:
    """What: an embed stands in the middle of a paragraph.

    Why: a whole story cannot stand inside a sentence. The work would not be shown.

    Example:
        Kuusi kertoo: ![[metsassa-hengitan]]

    Mend: put the embed on a line of its own, with an empty line before and after it.

        Kuusi kertoo:

        ![[metsassa-hengitan]]
    """
    for _, section in context.sections:
        for reference in section.outline.references:
            if reference.embed and not reference.alone:
                yield Finding(
                    section.path, reference.line, reference.column, {"target": reference.target}
                )


def embed_in_contribution(context: Context) -> Iterator[Finding]:
    """What: a contribution embeds another contribution.

    Why: a work is published as its makers wrote it. Works stand beside each other in a section,
    not inside each other.

    Example:
        ![[metsassa-hengitan]]

    Mend: embed both works in the section, or make a link.

        [[metsassa-hengitan|Kuusen tarina]]
    """
    for document in context.works:
        for reference in document.outline.references:
            if reference.embed:
                yield Finding(
                    document.path, reference.line, reference.column, {"target": reference.target}
                )


FAMILY = Family(
    "EM",
    N_("Embeds"),
    N_("How sections show contributions."),
    (
        Rule(
            "EM101",
            Severity.ERROR,
            N_("There is no contribution “{target}” to embed."),
            N_("Check the slug: it is the file's name without .md."),
            unknown_embed,
        ),
        Rule(
            "EM102",
            Severity.ERROR,
            N_("“{id}” is already in this course: {first}."),
            N_("Keep one embed, and make a link elsewhere: [[slug|text]]."),
            repeated_embed,
        ),
        Rule(
            "EM103",
            Severity.ERROR,
            N_("The embed “{target}” stands inside a paragraph, so it would not be shown."),
            N_("Put it on a line of its own, with an empty line before and after it."),
            embed_in_paragraph,
        ),
        Rule(
            "EM104",
            Severity.ERROR,
            N_("A contribution cannot embed another one (“{target}”)."),
            N_("Embed both in the section, or make a link: [[{target}|text]]."),
            embed_in_contribution,
        ),
    ),
)
