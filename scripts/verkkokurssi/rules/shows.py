"""RC, the second half: what a course's podcast needs beside its recordings to be in directories."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from verkkokurssi.addresses import feed_url, show_guid
from verkkokurssi.config import site_url
from verkkokurssi.diagnostics import Severity
from verkkokurssi.i18n import N_
from verkkokurssi.model import Document, LoadedCourse, Podcast, Show

from .base import Finding, Rule, at
from .context import Context

MOST_BYTES = 4000
LONGEST_NAME = 128


def _shows(context: Context) -> Iterator[tuple[LoadedCourse, Show]]:
    for course in context.courses:
        if course.meta.podcast is not None:
            yield course, course.meta.podcast


def podcast_without_show(context: Context) -> Iterator[Finding]:
    """What: a course has podcast episodes, but its `course.yml` has no `podcast:`.

    Why: the episodes can be heard on the course's pages, but nobody can subscribe to them in a
    podcast app. That may be what you want.

    Example:
        title: Yön yli
        emblem: yon-yli-tunnus

    Mend: tell what the show is called and what it is about.

        podcast: {title: Yön yli, description: Keskusteluja valvomisesta.}
    """
    for course in context.courses:
        embeds = (w for section in course.sections for w in context.project.embeds(section))
        if course.meta.podcast is None and any(isinstance(w.meta, Podcast) for w in embeds):
            yield at(course.document, "title")


def empty_show_description(context: Context) -> Iterator[Finding]:
    """What: the podcast's `description:` is empty.

    Why: directories refuse a podcast without one, and nobody learns what it is about.

    Example:
        podcast: {title: Yön yli, description: ""}

    Mend: write in a few sentences who talks and about what.

        podcast: {title: Yön yli, description: Keskusteluja valvomisesta.}
    """
    for course, show in _shows(context):
        if not show.description.strip():
            yield at(course.document, "podcast", "description")


def long_show_description(context: Context) -> Iterator[Finding]:
    """What: the podcast's `description:` is longer than 4000 bytes. (The letters ä and ö count
    two each.)

    Why: directories cut it in the middle of a sentence.

    Example:
        podcast: {title: Yön yli, description: … 700 sanaa …}

    Mend: keep the first paragraphs. The rest has its place on the course page.
    """
    for course, show in _shows(context):
        count = len(show.description.encode())
        if count > MOST_BYTES:
            yield at(course.document, "podcast", "description", bytes=count, limit=MOST_BYTES)


def show_without_emblem(context: Context) -> Iterator[Finding]:
    """What: a course has a podcast but no `emblem:`.

    Why: the cover of the podcast is made of the emblem. Without it the cover is only a title on a
    colour, and hard to find among others.

    Example:
        podcast: {title: Yön yli, description: Keskusteluja valvomisesta.}

    Mend: choose an emblem for the course.

        emblem: yon-yli-tunnus
    """
    for course, _ in _shows(context):
        if course.meta.emblem is None:
            yield at(course.document, "podcast")


def long_name_in_podcast(context: Context) -> Iterator[Finding]:
    """What: somebody in a podcast is shown by a name of more than 128 characters.

    Why: podcast apps cut it, and then somebody is called by a name that is not theirs.

    Example:
        display_name: Keskiviikon, torstain ja perjantain yhteinen lukupiiri, joka …

    Mend: ask for a shorter form of the name, for this work (`display_name:` beside the id) or for
    all.
    """
    seen: set[tuple[str, tuple[int, int]]] = set()
    for document in context.of(Podcast):
        for place, keys, name in _names(context, document):
            if name and len(name) > LONGEST_NAME:
                finding = at(place, *keys, length=len(name), limit=LONGEST_NAME)
                if (finding.path, (finding.line, finding.column)) not in seen:
                    seen.add((finding.path, (finding.line, finding.column)))
                    yield finding


def _names(
    context: Context, document: Document[Podcast]
) -> Iterator[tuple[Document[Any], tuple[str | int, ...], str | None]]:
    """The names of a podcast's people, with the place where each is written."""
    for key in ("contributors", "speakers"):
        for i, entry in enumerate(getattr(document.meta, key)):
            yield document, (key, i, "display_name"), entry.display_name
            contributor = context.project.contributors.get(entry.id)
            if contributor is not None and entry.display_name is None:
                yield contributor, ("display_name",), contributor.meta.display_name


def missing_show_guid(context: Context) -> Iterator[Finding]:
    """What: a podcast has not stored its number (`guid:`).

    Why: apps know a podcast by its number, which comes from the address of its feed. When the
    site moves to another address, the podcast would be a new one and lose its listeners.

    Example:
        podcast: {title: Yön yli, description: Keskusteluja valvomisesta.}

    Mend: when the podcast is published, add the number that this message tells, and never change
    it.

        guid: 9b024349-ccf0-5f69-a609-6b82873eab3c
    """
    portal = site_url(context.project.root)
    if portal is None or not portal.startswith("https:"):
        return
    for course, show in _shows(context):
        if show.guid is None:
            guid = show_guid(feed_url(portal, course.slug))
            yield at(course.document, "podcast", guid=guid)


RULES = (
    Rule(
        "RC119",
        Severity.INFO,
        N_("The course has episodes but no podcast that one can subscribe to."),
        N_("Add podcast with a title and a description, if you want one."),
        podcast_without_show,
    ),
    Rule(
        "RC120",
        Severity.ERROR,
        N_("The podcast has no description."),
        N_("Write in a few sentences who talks and about what."),
        empty_show_description,
    ),
    Rule(
        "RC121",
        Severity.ERROR,
        N_("The podcast's description is too long: {bytes} bytes."),
        N_("Keep it to {limit} bytes; the letters ä and ö count two each."),
        long_show_description,
    ),
    Rule(
        "RC122",
        Severity.WARNING,
        N_("The podcast's cover has no picture: the course has no emblem."),
        N_("Choose an emblem for the course."),
        show_without_emblem,
    ),
    Rule(
        "RC123",
        Severity.ERROR,
        N_("A name in a podcast is too long: {length} characters."),
        N_("Ask for a form of at most {limit} characters."),
        long_name_in_podcast,
    ),
    Rule(
        "RC124",
        Severity.INFO,
        N_("The podcast's number {guid} is not stored."),
        N_("When the podcast is published, add it below podcast as guid, and never change it."),
        missing_show_guid,
    ),
)
"""Rules of the family RC; the others are in ``recordings``."""
