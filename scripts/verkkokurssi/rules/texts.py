"""TX: the Markdown of works and sections, and the language it is written in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verkkokurssi.diagnostics import Severity
from verkkokurssi.i18n import N_
from verkkokurssi.model import Language, Quote, Tips

from .base import Family, Finding, Rule, at, in_body
from .context import Context
from .words import STOP_WORDS

LEAST_WORDS = 30
SAMPLE = 1200
"""How many characters are read to tell a text's language."""
CLEAR = 0.1
"""Which share of a text's words are small words when its language is clear."""
_QUOTED = re.compile(r"\s*[\"”“»«„]")
_LIST = re.compile(r"^ {0,3}(?:[-*+]|\d{1,9}[.)])\s+\S", re.MULTILINE)
QUOTE_LENGTH = 400


def raw_html(context: Context) -> Iterator[Finding]:
    """What: a text has HTML in it.

    Why: HTML from texts is never published. The reader would see the tags as they are.

    Example:
        <b>Hengitä</b> ulos.

    Mend: use Markdown: `**word**` is strong, `*word*` is emphasis, an empty line begins a
    paragraph.

        **Hengitä** ulos.
    """
    for document in context.bodies:
        for fragment in document.outline.html:
            text = " ".join(fragment.text.split())[:40]
            yield Finding(document.path, fragment.line, fragment.column, {"html": text})


def page_title_in_body(context: Context) -> Iterator[Finding]:
    """What: a text has a heading of the first level, `# …`.

    Why: the page already has its title. With two of them a screen reader's list of headings
    leads astray.

    Example:
        # Metsässä hengitän

    Mend: keep the title in the front matter, and begin headings with `##`.

        ## Aamu
    """
    for document in context.bodies:
        for heading in document.outline.headings:
            if heading.level == 1:
                yield Finding(document.path, heading.line, 1, {"heading": heading.text})


def skipped_heading_level(context: Context) -> Iterator[Finding]:
    """What: a heading is more than one level below the heading before it, or the first one is
    deeper than `##`.

    Why: many people read by jumping from heading to heading. A missing level sounds like a
    missing part.

    Example:
        ## Yö

        #### Kello kolme

    Mend: go down one level at a time.

        ## Yö

        ### Kello kolme
    """
    for document in context.bodies:
        level = 1
        for heading in document.outline.headings:
            if heading.level > level + 1:
                args = {"heading": heading.text, "level": heading.level, "expected": level + 1}
                args["marks"] = "#" * (level + 1)
                yield Finding(document.path, heading.line, 1, args)
            level = heading.level


def empty_heading(context: Context) -> Iterator[Finding]:
    """What: a heading has no words.

    Why: a screen reader says "heading" and nothing more.

    Example:
        ##

    Mend: write the heading, or remove the marks.

        ## Aamu
    """
    for document in context.bodies:
        for heading in document.outline.headings:
            if not heading.text.strip():
                yield Finding(document.path, heading.line, 1)


def tips_without_list(context: Context) -> Iterator[Finding]:
    """What: a contribution in `tips/` has no list.

    Why: tips are shown one by one, so that each can be taken or left.

    Example:
        Sammuta valot ja hengitä.

    Mend: write each tip as an item of a list.

        - Sammuta valot.
        - Hengitä ulos pitkään.
    """
    for document in context.of(Tips):
        listed = document.meta.tips or _LIST.search(document.body)
        if document.body.strip() and not listed:
            yield at(document, "title")


def quotation_marks_in_quote(context: Context) -> Iterator[Finding]:
    """What: a quote stands in quotation marks.

    Why: the page adds the marks that the language uses, so the reader would see them twice.

    Example:
        ”Hiljaisuutta ei tarvitse korjata.”

    Mend: write the words alone.

        Hiljaisuutta ei tarvitse korjata.
    """
    for document in context.of(Quote):
        marks = _QUOTED.match(document.body)
        if marks:
            yield in_body(document, marks.end() - 1)


def long_quote(context: Context) -> Iterator[Finding]:
    """What: a quote has more than 400 characters.

    Why: quotes are shown in large type. A long one fills the whole screen of a phone.

    Example:
        Kun tulin ensimmäistä kertaa ryhmään, … (600 merkkiä)

    Mend: ask the contributor which sentence is the heart of it, or make it a story.
    """
    for document in context.of(Quote):
        length = len(document.body.strip())
        if length > QUOTE_LENGTH:
            yield at(document, "title", length=length, limit=QUOTE_LENGTH)


def other_language(context: Context) -> Iterator[Finding]:
    """What: a text of at least 30 words is clearly in another language than its front matter or
    its course says.

    Why: a screen reader would read it with the wrong voice, and nobody would understand.

    Example:
        language: fi

    Mend: write the language the text is in: `fi`, `sv` or `en`.

        language: sv
    """
    works = ((None, work) for work in context.works)
    for course, document in (*works, *context.sections):
        if document.outline.words >= LEAST_WORDS:
            declared = context.project.language_of(document, course)
            if context.quiet.knows("language", document, declared):
                continue
            found = other_than(declared, document.body)
            if not found:
                context.quiet.add("language", document, declared)
            else:
                own = getattr(document.meta, "language", None)
                key = "language" if own else "title"
                yield at(document, key, declared=declared.value, found=found.value)


def other_language_than_course(context: Context) -> Iterator[Finding]:
    """What: a section embeds a work in another language than its course.

    Why: a reader who chose a course in their own language meets a text they may not understand.

    Example:
        ![[snon]]

    Mend: check `language:` of the work and of the course. When it is meant, say so in the section.

        checks: {ignore: {TX109: The poem is read in Swedish, and explained in Finnish.}}
    """
    for course, section in context.sections:
        declared = context.project.language_of(course.document)
        for reference in section.outline.references:
            work = context.project.find(reference.target) if reference.embed else None
            if (
                work is not None
                and (found := context.project.language_of(work, course)) != declared
            ):
                args = {"target": reference.target, "found": found, "declared": declared}
                yield Finding(section.path, reference.line, reference.column, args)


def other_than(declared: Language, text: str) -> Language | None:
    """The language a text is clearly in, by its commonest small words, when it is another one."""
    words = text[:SAMPLE].lower().split()
    least = len(words) * CLEAR
    own = sum(map(STOP_WORDS[declared].__contains__, words))
    if len(words) < LEAST_WORDS or own >= least:
        return None
    hits = {
        language: sum(map(stop.__contains__, words))
        for language, stop in STOP_WORDS.items()
        if language is not declared
    }
    best = max(hits, key=lambda language: hits[language])
    rest = [own, *(n for language, n in hits.items() if language is not best)]
    return best if hits[best] >= least and hits[best] >= 3 * max(rest) else None


_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
FAMILY = Family(
    "TX",
    N_("Texts"),
    N_("Texts that read well on a page, on a phone and aloud."),
    (
        Rule(
            "TX101",
            _ERROR,
            N_("The text has HTML in it, which is not published: {html}"),
            N_("Use Markdown instead: **strong**, *emphasis*, an empty line between paragraphs."),
            raw_html,
            ignorable=False,
        ),
        Rule(
            "TX102",
            _ERROR,
            N_("The heading “{heading}” is of the first level, which is the page's title."),
            N_("Begin headings with ##."),
            page_title_in_body,
        ),
        Rule(
            "TX103",
            _ERROR,
            N_("The heading “{heading}” skips a level."),
            N_("Begin it with {marks}."),
            skipped_heading_level,
        ),
        Rule(
            "TX104",
            _ERROR,
            N_("The heading has no words."),
            N_("Write the heading, or remove the marks."),
            empty_heading,
        ),
        Rule(
            "TX105",
            _WARNING,
            N_("The tips are not a list."),
            N_("Write each tip on a line of its own that begins with a hyphen."),
            tips_without_list,
        ),
        Rule(
            "TX106",
            _WARNING,
            N_("The quote stands in quotation marks; the page adds them by itself."),
            N_("Write the words alone."),
            quotation_marks_in_quote,
        ),
        Rule(
            "TX107",
            _WARNING,
            N_("The quote is long: {length} characters."),
            N_("Keep it to {limit} characters, or make it a story."),
            long_quote,
        ),
        Rule(
            "TX108",
            _WARNING,
            N_("The language says {declared}, but the text seems to be in {found}."),
            N_("Write language: {found}, or check that this is the right text."),
            other_language,
        ),
        Rule(
            "TX109",
            _WARNING,
            N_("“{target}” is in another language ({found}) than its course ({declared})."),
            N_("Check language in both. If it is meant, say why under checks in the section."),
            other_language_than_course,
        ),
    ),
)
