"""CS: courses and their sections."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verkkokurssi.addresses import taken
from verkkokurssi.diagnostics import Severity
from verkkokurssi.i18n import N_

from .base import Family, Finding, Rule, at
from .context import Context

PAPER = "#fbf8f2"
AA = 4.5
_HEADING = re.compile(r"^ {0,3}#{1,6}(?:[ \t].*)?$", re.MULTILINE)


def no_sections(context: Context) -> Iterator[Finding]:
    """What: a course has no section.

    Why: the course page would promise something and lead nowhere.

    Example:
        courses/yon-yli/course.yml

    Mend: write the first section: `verkkokurssi new section` makes a file to fill in.

        courses/yon-yli/01-kun-uni-ei-tule.md
    """
    for course in context.courses:
        broken = any(id.startswith(f"{course.slug}/") for id in context.project.broken)
        if not course.sections and not course.unlisted and not course.missing and not broken:
            yield at(course.document, "title", title=course.meta.title, slug=course.slug)


def empty_section(context: Context) -> Iterator[Finding]:
    """What: a section has headings, but neither text nor embedded contributions.

    Why: the reader comes to a page of mere headings and does not know whether something broke.

    Example:
        ## Ilta

        ## Yö

    Mend: write the frame text, embed a contribution, or remove the file.
    """
    for _, section in context.sections:
        text = _HEADING.sub("", section.body)
        if section.body.strip() and not text.strip():
            yield at(section, "title")


def duplicate_section_title(context: Context) -> Iterator[Finding]:
    """What: two sections of a course have the same title.

    Why: in the navigation and in search nobody can tell them apart.

    Example:
        title: Alku

    Mend: give each section a title of its own that says what is in it.

        title: Mistä yö alkaa
    """
    for course in context.courses:
        first: dict[str, str] = {}
        for section in course.sections:
            title = section.meta.title.casefold()
            other = first.setdefault(title, section.path)
            if other != section.path:
                yield at(section, "title", title=section.meta.title, other=other)


def missing_key_points(context: Context) -> Iterator[Finding]:
    """What: a section says nothing in `key_points:`.

    Why: three short points help somebody who is too tired for the whole text, and they make the
    course guide.

    Example:
        title: Kun uni ei tule

    Mend: write two to four points, each one short sentence.

        key_points: [Valvominen on yleistä., Kello kannattaa kääntää pois., Et ole yksin.]
    """
    for _, section in context.sections:
        if not section.meta.key_points:
            yield at(section, "title")


def missing_minutes(context: Context) -> Iterator[Finding]:
    """What: a section does not say about how long it takes.

    Why: a reader decides by it whether there is strength for this today.

    Example:
        title: Kun uni ei tule

    Mend: read the section in peace, listen to its recordings, and write the minutes.

        minutes: 15
    """
    for _, section in context.sections:
        if section.meta.minutes is None:
            yield at(section, "title")


def missing_target_groups(context: Context) -> Iterator[Finding]:
    """What: a course does not say whom it is for.

    Why: readers look for themselves on the course page. If they are not there, they leave.

    Example:
        title: Yön yli

    Mend: name the groups in plain words.

        target_groups: [valvojat, valvojien läheiset]
    """
    for course in context.courses:
        if not course.meta.target_groups:
            yield at(course.document, "title")


def reserved_address(context: Context) -> Iterator[Finding]:
    """What: the slug of a course or a section is the address of another page of the site, such
    as the help page.

    Why: one of the two pages would cover the other.

    Example:
        courses/yon-yli/04-apua.md

    Mend: rename the file.

        courses/yon-yli/04-mista-apua.md
    """
    for course in context.courses:
        if course.slug in taken():
            yield at(course.document, "title", slug=course.slug)
    for _, section in context.sections:
        if section.slug in taken():
            yield at(section, "title", slug=section.slug)


def low_contrast(context: Context) -> Iterator[Finding]:
    """What: a colour of the course is too light on the paper colour: the contrast is under
    4.5:1.

    Why: text and buttons in that colour cannot be read by many, least of all on a phone in the
    sun. WCAG 2.2 AA asks for 4.5:1.

    Example:
        colours: {main: "#4fb3ad"}

    Mend: choose a darker shade of the same colour.

        colours: {main: "#1f6f6a"}
    """
    for course in context.courses:
        for key in ("main", "warm"):
            colour = getattr(course.meta.colours, key)
            ratio = contrast(colour, PAPER)
            if ratio < AA:
                found = f"{ratio:.1f}"
                yield at(course.document, "colours", key, colour=colour, ratio=found, paper=PAPER)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (#rrggbb) as WCAG 2.2 defines it, 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def missing_section(context: Context) -> Iterator[Finding]:
    """What: `sections:` of a course names a section that has no file.

    Why: the reader would miss a step that the course promises.

    Example:
        sections: [kun-uni-ei-tule, aamu]

    Mend: write the file, or take the name out of the list. A slug is the file's name without its
    number: `02-aamu.md` is `aamu`.
    """
    for course in context.courses:
        for slug in course.missing:
            if f"{course.slug}/{slug}" in context.project.broken:
                continue
            i = course.meta.sections.index(slug) if slug in course.meta.sections else 0
            yield at(course.document, "sections", i, slug=slug)


def unlisted_section(context: Context) -> Iterator[Finding]:
    """What: `sections:` of a course leaves out a section file.

    Why: the section is written, but no reader gets to it.

    Example:
        sections: [kun-uni-ei-tule]

    Mend: add its slug to the list in the right place, or remove the file.

        sections: [kun-uni-ei-tule, aamu]
    """
    for course in context.courses:
        for section in course.unlisted:
            yield at(section, "title", slug=section.slug)


def unnamed_group_member(context: Context) -> Iterator[Finding]:
    """What: a member of the co-development group has neither `id:` nor `expertise:`.

    Why: the page about how the course was made cannot say who this is, not even as a number.

    Example:
        group: [{count: 2}]

    Mend: write the id of a contributor who wants to be seen, or the expertise of those who do
    not.

        group: [{expertise: peer, count: 2}]
    """
    for course in context.courses:
        for i, member in enumerate(course.meta.group):
            if member.id is None and member.expertise is None:
                yield at(course.document, "codevelopment", "group", i)


def unknown_chosen_name(context: Context) -> Iterator[Finding]:
    """What: the chosen name of the naming vote is not one of its candidates.

    Why: the story of the vote would not add up, and those who voted notice it.

    Example:
        naming: {candidates: [{title: Yön yli, votes: 21}, {title: Valvojat, votes: 9}], chosen: Yön ylli}

    Mend: write the name the same way in both places.
    """
    for course in context.courses:
        naming = course.meta.codevelopment.naming if course.meta.codevelopment else None
        if naming and naming.chosen not in {c.title for c in naming.candidates}:
            yield at(course.document, "codevelopment", "naming", "chosen", chosen=naming.chosen)


FAMILY = Family(
    "CS",
    N_("Courses and sections"),
    N_("What a course needs so that a reader finds the way."),
    (
        Rule(
            "CS101",
            Severity.ERROR,
            N_("The course “{title}” has no sections yet."),
            N_("Write the first section: verkkokurssi new section {slug}/beginning"),
            no_sections,
        ),
        Rule(
            "CS102",
            Severity.ERROR,
            N_("The section is empty: it has only headings."),
            N_("Write its text, embed a contribution, or remove the file."),
            empty_section,
        ),
        Rule(
            "CS103",
            Severity.ERROR,
            N_("Another section has the same title “{title}”: {other}."),
            N_("Give each section a title of its own."),
            duplicate_section_title,
        ),
        Rule(
            "CS104",
            Severity.WARNING,
            N_("The section has no key points."),
            N_("Add key_points: two to four short sentences."),
            missing_key_points,
        ),
        Rule(
            "CS105",
            Severity.WARNING,
            N_("The section does not say how long it takes."),
            N_("Add minutes: about how many minutes a calm reader needs."),
            missing_minutes,
        ),
        Rule(
            "CS106",
            Severity.WARNING,
            N_("The course does not say whom it is for."),
            N_("Add target_groups, in plain words."),
            missing_target_groups,
        ),
        Rule(
            "CS107",
            Severity.ERROR,
            N_("The address “{slug}” is taken by another page of the site."),
            N_("Rename the file or the folder."),
            reserved_address,
        ),
        Rule(
            "CS108",
            Severity.ERROR,
            N_("The colour {colour} is too light: its contrast on {paper} is {ratio}:1."),
            N_("Choose a darker shade. The contrast must be at least 4.5:1."),
            low_contrast,
        ),
        Rule(
            "CS109",
            Severity.ERROR,
            N_("The section “{slug}” has no file."),
            N_("Write the file, or take the name out of sections."),
            missing_section,
        ),
        Rule(
            "CS110",
            Severity.WARNING,
            N_("The course leaves this section out."),
            N_("Add “{slug}” to sections in course.yml, or remove the file."),
            unlisted_section,
        ),
        Rule(
            "CS111",
            Severity.ERROR,
            N_("A member of the co-development group has neither id nor expertise."),
            N_("Write the id of a contributor, or expertise and count."),
            unnamed_group_member,
        ),
        Rule(
            "CS112",
            Severity.ERROR,
            N_("The chosen name “{chosen}” is not among the candidates."),
            N_("Write the name the same way in both places."),
            unknown_chosen_name,
        ),
    ),
)
