"""LK: links in texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from verkkokurssi.diagnostics import Severity
from verkkokurssi.i18n import N_
from verkkokurssi.model import Document, Link

from .base import Family, Finding, Rule
from .context import Context
from .ways import left_out, meant
from .words import EMPTY_LINK_TEXTS

_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_NO_HEADING = N_("A link leads to a whole text, not to a heading in it: [[{suggestion}]].")
_WRITE_LINK = N_("Did you mean [[{suggestion}]]?")
_ALLOWED = frozenset({"https", "http", "mailto"})


def _links(context: Context) -> Iterator[tuple[Document[Any], Link, str]]:
    """Document, link, and the link's scheme in small letters ("" when it has none)."""
    for document in context.bodies:
        for link in document.outline.links:
            if not link.image:
                scheme = _SCHEME.match(link.target)
                yield document, link, scheme.group(1).lower() if scheme else ""


def _at(document: Document[Any], link: Link, **args: Any) -> Finding:
    return Finding(document.path, link.line, link.column, args)


def unknown_link(context: Context) -> Iterator[Finding]:
    """What: `[[…]]` links to a work, a section or a course that does not exist.

    Why: the reader sees plain text where a way on was meant.

    Example:
        [[metsasa-hengitan|Kuusen tarina]]

    Mend: correct the name. A work and a section of the same course are called by the name of
    their file, without the number and `.md`, and a course by its folder. A section of another
    course needs its course too: `[[course/section]]`.

        [[metsassa-hengitan|Kuusen tarina]]
    """
    for document in context.bodies:
        home = context.project.course_of(document)
        for reference in document.outline.references:
            target = reference.target
            if (
                reference.embed
                or context.project.destinations(target, home)
                or context.broken(target)
            ):
                continue
            hint, suggestion = None, None
            if unlisted := left_out(context, target, home):
                suggestion = unlisted.slug
                hint = N_("This section has no page: add {suggestion} to sections in course.yml.")
            elif suggestion := meant(context, target, home):
                hint = _NO_HEADING if "#" in target else _WRITE_LINK
            yield Finding(
                document.path,
                reference.line,
                reference.column,
                {"target": target, "suggestion": suggestion},
                hint=hint,
            )


def dead_internal_link(context: Context) -> Iterator[Finding]:
    """What: a link leads to a file or a page of the site by its path.

    Why: pages get their addresses when the course is built, so such a link breaks.

    Example:
        [Kuusen tarina](../stories/metsassa-hengitan.md)

    Mend: write the name of the work, the section or the course in double brackets.

        [[metsassa-hengitan|Kuusen tarina]]
    """
    for document, link, scheme in _links(context):
        target = link.target
        if not scheme and target and not target.startswith(("#", "//")):
            home = context.project.course_of(document)
            name = target.partition("#")[0].rstrip("/").removesuffix(".html")
            suggestion = meant(context, name.removesuffix("/course.yml"), home)
            args = {"target": target, "suggestion": suggestion}
            hint = _WRITE_LINK if suggestion else None
            yield Finding(document.path, link.line, link.column, args, hint=hint)


def dead_anchor(context: Context) -> Iterator[Finding]:
    """What: a link leads to a heading that this text does not have.

    Why: the reader clicks and nothing happens.

    Example:
        [Aamusta](#aamusta)

    Mend: write the heading's anchor: its words in small letters, without ä and ö, with hyphens
    between them.

        [Aamusta](#kun-aamu-tulee)
    """
    for document, link, _ in _links(context):
        if link.target.startswith("#"):
            anchors = {heading.anchor for heading in document.outline.headings}
            if link.target[1:] not in anchors:
                choices = ", ".join(f"#{a}" for a in sorted(anchors))
                hint = N_("This text has {choices}.") if anchors else None
                args = {"target": link.target, "choices": choices}
                yield Finding(document.path, link.line, link.column, args, hint=hint)


def empty_link(context: Context) -> Iterator[Finding]:
    """What: a link has no text or no address.

    Why: a screen reader says only "link", and on the page there is nothing to press.

    Example:
        [](https://mieli.fi)

    Mend: write what is at the other end.

        [MIELI ry](https://mieli.fi)
    """
    for document, link, _ in _links(context):
        if not link.text.strip() or not link.target.strip():
            yield _at(document, link, target=link.target)


def uninformative_link_text(context: Context) -> Iterator[Finding]:
    """What: a link's text does not say where it leads: "tästä", "klikkaa tästä", "läs mer".

    Why: many people jump from link to link and hear only the links' texts. "Tästä" tells them
    nothing.

    Example:
        Apua saa [tästä](https://mieli.fi).

    Mend: make the link of the words that say what is there.

        Apua saa [MIELI ry:n kriisipuhelimesta](https://mieli.fi).
    """
    for document, link, _ in _links(context):
        if link.text.strip(' .!»«”"→>').casefold() in EMPTY_LINK_TEXTS:
            yield _at(document, link, words=link.text)
    for document in context.bodies:
        for reference in document.outline.references:
            if reference.label.strip().casefold() in EMPTY_LINK_TEXTS:
                args = {"words": reference.label}
                yield Finding(document.path, reference.line, reference.column, args)


def insecure_link(context: Context) -> Iterator[Finding]:
    """What: a link begins with `http://`.

    Why: on an open network others can see what page is read. Almost every site has `https://`
    today.

    Example:
        [MIELI ry](http://mieli.fi)

    Mend: write `https://` and try that it opens.

        [MIELI ry](https://mieli.fi)
    """
    for document, link, scheme in _links(context):
        if scheme == "http":
            yield _at(document, link, target=link.target)


def unsafe_link(context: Context) -> Iterator[Finding]:
    """What: a link begins with something else than `https:`, `http:` or `mailto:`. It may run a
    program, carry a file inside it, or leave out where it leads (`//`).

    Why: such a link can harm the reader, so none of them is published.

    Example:
        [Avaa](javascript:alert(1))

    Mend: write an ordinary address that begins with `https://`.

        [Avaa](https://example.org)
    """
    for document, link, scheme in _links(context):
        if (scheme and scheme not in _ALLOWED) or link.target.startswith("//"):
            yield _at(document, link, target=link.target[:60])


def raw_address(context: Context) -> Iterator[Finding]:
    """What: a link's text is the bare address.

    Why: a screen reader reads it letter by letter, and long addresses break narrow lines.

    Example:
        [https://mieli.fi/tukea-ja-apua/kriisipuhelin](https://mieli.fi/tukea-ja-apua/kriisipuhelin)

    Mend: write in words what is there.

        [MIELI ry:n kriisipuhelin](https://mieli.fi/tukea-ja-apua/kriisipuhelin)
    """
    for document, link, _ in _links(context):
        if link.text.startswith(("https://", "http://", "www.")):
            yield _at(document, link, target=link.target[:60])


FAMILY = Family(
    "LK",
    N_("Links"),
    N_("Every link says where it leads, and leads there."),
    (
        Rule(
            "LK101",
            Severity.ERROR,
            N_("The link “{target}” leads nowhere: no work, section or course is called so."),
            N_(
                "Write the file's name without its number and .md, or a course's folder. "
                "A section of another course: [[course/section]]."
            ),
            unknown_link,
        ),
        Rule(
            "LK102",
            Severity.ERROR,
            N_("The link “{target}” leads to a file, and breaks when the course is built."),
            N_(
                "Write the name of a work, a section or a course in double brackets: [[name|text]]."
            ),
            dead_internal_link,
        ),
        Rule(
            "LK103",
            Severity.ERROR,
            N_("This text has no heading “{target}”."),
            N_("Write the address of a heading of this text, or remove the link."),
            dead_anchor,
        ),
        Rule(
            "LK104",
            Severity.ERROR,
            N_("The link has no text or no address."),
            N_("Write what is at the other end: [text](https://…)."),
            empty_link,
        ),
        Rule(
            "LK105",
            Severity.WARNING,
            N_("The link text “{words}” does not say where the link leads."),
            N_("Make the link of the words that say what is there."),
            uninformative_link_text,
        ),
        Rule(
            "LK106",
            Severity.WARNING,
            N_("The link is not protected: {target}"),
            N_("Write https:// and try that it opens."),
            insecure_link,
        ),
        Rule(
            "LK107",
            Severity.ERROR,
            N_("The link “{target}” is not published: only https:// and mailto: are."),
            N_("Write an ordinary address that begins with https://."),
            unsafe_link,
            ignorable=False,
        ),
        Rule(
            "LK108",
            Severity.WARNING,
            N_("The link text is a bare address."),
            N_("Write in words what is there: [MIELI ry](https://mieli.fi)."),
            raw_address,
        ),
    ),
)
