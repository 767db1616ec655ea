"""FM: files that could not be read, or say something that cannot be. The loader found them.

Long because a family stays in one file and every rule brings its lesson.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from verkkokurssi.diagnostics import Phrase, Severity
from verkkokurssi.i18n import N_
from verkkokurssi.model import KIND_BY_NAME
from verkkokurssi.strict.wording import FILE, NOT_A_FOLDER

from .base import Family, Finding, Rule
from .context import Context

_PHRASES = ("reason", "expected")


_FOLDERS = ", ".join(f"content/{kind.folder}" for kind in KIND_BY_NAME.values())
_WHERE = {
    "content": N_("Move it to one of these: {choices}."),
    "contributors": N_("Only files that end in .yml belong here. Move it elsewhere, or delete it."),
    "courses": N_("Each course has a folder of its own. Move the file there, or delete it."),
}
_WHERE_IN = {
    "content": N_("Works stand right in {folder}. Move the files there, and delete this folder."),
    "contributors": N_("Only files that end in .yml belong here. Move it elsewhere, or delete it."),
    "courses": N_(
        "Only course.yml and sections (.md) belong to {folder}. Pictures and recordings have their "
        "places in content/."
    ),
}
"""The right place of what lies in a wrong one: at the top of a folder, and deeper in it."""


def _problems(
    context: Context, code: str, hint: str | None = None, key: str = ""
) -> Iterator[Finding]:
    """The problems of a code; ``hint`` is for those that have something in ``args[key]``."""
    for problem in context.problems.get(code, ()):
        args = {k: Phrase(v) if k in _PHRASES else v for k, v in problem.args.items()}
        better = hint if args.get(key) else None
        yield Finding(problem.path, problem.line, problem.column, args, hint=better)


def unreadable_file(context: Context) -> Iterator[Finding]:
    """What: a file or a folder cannot be opened.

    Why: what is in it cannot be checked, so it cannot be published.

    Example:
        content/stories/metsassa-hengitan.md

    Mend: check that the file is there, is an ordinary file and may be read by you.
    """
    for finding in _problems(context, "FM101"):
        folder = finding.args["reason"] == NOT_A_FOLDER
        hint = N_("Move the file elsewhere, and make a folder of that name.") if folder else None
        yield replace(finding, hint=hint)


def not_utf8(context: Context) -> Iterator[Finding]:
    """What: a file is not written in UTF-8.

    Why: letters such as ä and ö would turn into other marks, and names with them.

    Example:
        title: Mets�ss� hengit�n

    Mend: save the file again in your editor with the encoding UTF-8.

        title: Metsässä hengitän
    """
    return _problems(
        context, "FM102", N_("It was probably “{guess}”. Save the file as UTF-8."), "guess"
    )


def file_too_large(context: Context) -> Iterator[Finding]:
    """What: a text file is larger than any text of a course.

    Why: probably something else was saved under this name.

    Example:
        content/stories/koko-kirja.md

    Mend: cut the text into several contributions, or check that it is the right file.
    """
    return _problems(context, "FM103")


def binary_file(context: Context) -> Iterator[Finding]:
    """What: a file that should be text holds bytes that no text has.

    Why: probably a Word document or a picture was given the suffix `.md`.

    Example:
        content/stories/metsassa-hengitan.md

    Mend: copy the text into a new text file and save it as UTF-8.
    """
    return _problems(context, "FM104")


def missing_front_matter(context: Context) -> Iterator[Finding]:
    """What: a Markdown file does not begin with front matter.

    Why: without it nobody knows who made the text and whether it may be published.

    Example:
        Metsässä hengitän toisin.

    Mend: begin the file with the front matter between two lines of `---`.

        ---
        title: Metsässä hengitän
        contributors: [kuusi]
        content_notes: [none]
        ---
        Metsässä hengitän toisin.
    """
    return _problems(context, "FM105")


def unclosed_front_matter(context: Context) -> Iterator[Finding]:
    """What: the front matter has no closing line `---`.

    Why: the whole text would be taken for front matter, and nothing would be left to read.

    Example:
        ---
        title: Metsässä hengitän

        Metsässä hengitän toisin.

    Mend: write `---` on a line of its own between the front matter and the text.

        ---
        title: Metsässä hengitän
        ---
        Metsässä hengitän toisin.
    """
    return _problems(context, "FM106")


def broken_yaml(context: Context) -> Iterator[Finding]:
    """What: the front matter or a YAML file is not written in a way that can be read.

    Why: a guess at what was meant could publish something wrong.

    Example:
        title: Yö: mitä siitä jäi

    Mend: a text with a colon, or one that begins with a special mark, needs quotation marks.
    Check brackets and indentation too.

        title: "Yö: mitä siitä jäi"
    """
    return _problems(context, "FM107")


def tab_in_front_matter(context: Context) -> Iterator[Finding]:
    """What: the front matter has a tab.

    Why: YAML is indented with spaces; a tab looks the same and is not.

    Example:
        speakers:
                - {id: kuusi, role: host}

    Mend: replace each tab with two spaces.

        speakers:
          - {id: kuusi, role: host}
    """
    return _problems(context, "FM108")


def duplicate_key(context: Context) -> Iterator[Finding]:
    """What: the same key stands twice in one place.

    Why: one of the two would be lost without a word.

    Example:
        title: Metsässä
        title: Metsässä hengitän

    Mend: keep the one that is true.

        title: Metsässä hengitän
    """
    return _problems(context, "FM109")


def yaml_anchor(context: Context) -> Iterator[Finding]:
    """What: the front matter uses an anchor (`&`), an alias (`*`), a merge key (`<<`) or a tag
    (`!`).

    Why: with these a small file can grow without limit or mean something unseen. They are not
    needed here.

    Example:
        title: *otsikko

    Mend: write the value itself. A text that begins with one of these marks needs quotation
    marks.

        title: "*otsikko"
    """
    return _problems(context, "FM110")


def oversized_front_matter(context: Context) -> Iterator[Finding]:
    """What: the front matter is very long or nested very deep.

    Why: front matter says facts about a text. Something else has probably got into it.

    Example:
        bio: … (20 000 merkkiä)

    Mend: move long text below the closing `---`.
    """
    return _problems(context, "FM111")


def unknown_key(context: Context) -> Iterator[Finding]:
    """What: the front matter has a key that is not known here.

    Why: a misspelt key would be passed over in silence, and what it says with it.

    Example:
        contributers: [kuusi]

    Mend: correct the spelling, or remove the key.

        contributors: [kuusi]
    """
    return _problems(context, "FM112", N_("Did you mean “{nearest}”?"), "nearest")


def missing_key(context: Context) -> Iterator[Finding]:
    """What: a key that must be there is missing.

    Why: without it the page cannot be made.

    Example:
        contributors: [kuusi]

    Mend: add the key.

        title: Metsässä hengitän
        contributors: [kuusi]
    """
    return _problems(context, "FM113", N_("Add {key} under {inside}."), "inside")


def wrong_value(context: Context) -> Iterator[Finding]:
    """What: a key has a value that it cannot have, such as an unknown licence or a date that is
    not a date.

    Why: a guess at what was meant could publish something wrong.

    Example:
        licence: CC-BY-NC

    Mend: write one of the values that the message names.

        licence: CC-BY-NC-4.0
    """
    for finding in _problems(context, "FM114", N_("Did you mean “{nearest}”?"), "nearest"):
        if finding.hint and finding.args["expected"] == FILE:
            yield replace(finding, hint=N_("Name the file {nearest}, and write the same here."))
        else:
            yield finding


def bad_file_name(context: Context) -> Iterator[Finding]:
    """What: the name of a file or a folder has letters or marks that do not work everywhere.

    Why: the name becomes a part of the page's address. Spaces, capitals, ä and ö break on some
    computers.

    Example:
        content/stories/Metsässä hengitän.md

    Mend: use small letters a–z, digits and hyphens: ä becomes a, ö becomes o.

        content/stories/metsassa-hengitan.md
    """
    return _problems(context, "FM115", N_("Rename it to {suggestion}."), "suggestion")


def link_out_of_repository(context: Context) -> Iterator[Finding]:
    """What: a file is a link to a place that is not part of the material.

    Why: a build could publish a private file of the computer.

    Example:
        content/illustrations/metsa.png -> /home/liisa/kuvat/metsa.png

    Mend: copy the file itself into the folder.
    """
    return _problems(context, "FM116")


def unexpected_file(context: Context) -> Iterator[Finding]:
    """What: a file or a folder stands where none is expected.

    Why: it would never be published, and somebody may be waiting for it.

    Example:
        content/storys/metsassa-hengitan.md

    Mend: move it to the right folder, or delete it.

        content/stories/metsassa-hengitan.md
    """
    for finding in _problems(context, "FM117", N_("Did you mean “{nearest}”?"), "nearest"):
        top, *inner = finding.path.split("/")
        args = {**finding.args, "folder": "/".join((top, *inner[:-1])), "choices": _FOLDERS}
        hint = finding.hint or (_WHERE_IN if len(inner) > 1 else _WHERE)[top]
        yield replace(finding, args=args, hint=hint)


def colliding_names(context: Context) -> Iterator[Finding]:
    """What: two files would get the same address.

    Why: one page would cover the other.

    Example:
        courses/yon-yli/01-aamu.md
        courses/yon-yli/02-aamu.md

    Mend: rename one of them.

        courses/yon-yli/02-aamun-jalkeen.md
    """
    return _problems(context, "FM118")


def empty_text(context: Context) -> Iterator[Finding]:
    """What: a file has front matter but no text below it, though its kind is made of text.

    Why: the reader would come to an empty page and not know whether something broke.

    Example:
        ---
        title: Metsässä hengitän
        ---

    Mend: write the text below the closing `---`.

        ---
        title: Metsässä hengitän
        ---
        Metsässä hengitän toisin.
    """
    return _problems(context, "FM119")


def missing_course_file(context: Context) -> Iterator[Finding]:
    """What: a folder in `courses/` has no `course.yml`.

    Why: without it the course has no name and is not published.

    Example:
        courses/yon-yli/01-kun-uni-ei-tule.md

    Mend: write `course.yml` with at least a title and a summary.

        title: Yön yli
        summary: Kurssi niille, jotka valvovat.
    """
    return _problems(context, "FM120")


def placeholder_left(context: Context) -> Iterator[Finding]:
    """What: a file that `verkkokurssi new` wrote still has something to fill in.

    Why: a reader would meet the instruction instead of somebody's own words.

    Example:
        title: ‹ Otsikko ›

    Mend: write your own text in its place, and leave out the marks ‹ and ›.

        title: Metsässä hengitän
    """
    return _problems(context, "FM121")


def other_problem(context: Context) -> Iterator[Finding]:
    """What: the loader met something that has no rule of its own.

    Why: nothing that could not be read may pass in silence.

    Example:
        content/stories/metsassa-hengitan.md

    Mend: look at the file. If nothing seems wrong in it, report this as a fault of the tool.
    """
    for code, problems in context.problems.items():
        if code not in context.ignores.known:
            for problem in problems:
                yield Finding(problem.path, problem.line, problem.column, {"problem": code})


_ERROR = Severity.ERROR
FAMILY = Family(
    "FM",
    N_("Files and front matter"),
    N_("Files that can be read, with front matter that says what it means."),
    (
        Rule(
            "FM100",
            _ERROR,
            N_("Something in this file could not be read ({problem})."),
            N_("Look at the file. If nothing seems wrong, report a fault of the tool."),
            other_problem,
            ignorable=False,
        ),
        Rule(
            "FM101",
            _ERROR,
            N_("The file cannot be read: {reason}."),
            N_("Check that it is an ordinary file and that you may read it."),
            unreadable_file,
            ignorable=False,
        ),
        Rule(
            "FM102",
            _ERROR,
            N_("The file is not in UTF-8: the byte {byte} does not fit."),
            N_("Save the file again with the encoding UTF-8."),
            not_utf8,
            ignorable=False,
        ),
        Rule(
            "FM103",
            _ERROR,
            N_("The file is too large: {size} bytes, at most {limit}."),
            N_("Cut the text into several files, or check that it is the right file."),
            file_too_large,
            ignorable=False,
        ),
        Rule(
            "FM104",
            _ERROR,
            N_("The file is not text."),
            N_("Copy the text into a new text file and save it as UTF-8."),
            binary_file,
            ignorable=False,
        ),
        Rule(
            "FM105",
            _ERROR,
            N_("The file has no front matter: {reason}."),
            N_("Begin it with ---, then the front matter, then ---."),
            missing_front_matter,
            ignorable=False,
        ),
        Rule(
            "FM106",
            _ERROR,
            N_("The front matter does not end."),
            N_("Write --- on a line of its own between the front matter and the text."),
            unclosed_front_matter,
            ignorable=False,
        ),
        Rule(
            "FM107",
            _ERROR,
            N_("This place cannot be read: {reason}."),
            N_("Check quotation marks, colons, brackets and indentation here and just above."),
            broken_yaml,
            ignorable=False,
        ),
        Rule(
            "FM108",
            _ERROR,
            N_("There is a tab here (the Tab key makes one)."),
            N_("Replace each tab with two spaces."),
            tab_in_front_matter,
            ignorable=False,
        ),
        Rule(
            "FM109",
            _ERROR,
            N_("The key {key} stands here for the second time; the first is on line {first}."),
            N_("Keep the one that is true."),
            duplicate_key,
            ignorable=False,
        ),
        Rule(
            "FM110",
            _ERROR,
            N_("The mark {found} has a special meaning that is not used here."),
            N_("Write the value itself, or put it in quotation marks."),
            yaml_anchor,
            ignorable=False,
        ),
        Rule(
            "FM111",
            _ERROR,
            N_("The front matter is too large: {reason}."),
            N_("Move long text below the closing ---."),
            oversized_front_matter,
            ignorable=False,
        ),
        Rule(
            "FM112",
            _ERROR,
            N_("The key {key} is not known here."),
            N_("Known keys are {known}."),
            unknown_key,
            ignorable=False,
        ),
        Rule(
            "FM113",
            _ERROR,
            N_("The key {key} is missing."),
            N_("Add {key} to the front matter."),
            missing_key,
            ignorable=False,
        ),
        Rule(
            "FM114",
            _ERROR,
            N_("The value “{found}” does not fit {key}: it should be {expected}."),
            N_("Correct the value."),
            wrong_value,
            ignorable=False,
        ),
        Rule(
            "FM115",
            _ERROR,
            N_("The name “{name}” does not work in an address."),
            N_("Use small letters a–z, digits and hyphens."),
            bad_file_name,
            ignorable=False,
        ),
        Rule(
            "FM116",
            _ERROR,
            N_("“{name}” is a link to a place that is not part of the material."),
            N_("Copy the file itself into the folder."),
            link_out_of_repository,
            ignorable=False,
        ),
        Rule(
            "FM117",
            _ERROR,
            N_("“{name}” does not belong here."),
            N_("Move it to the right folder, or delete it."),
            unexpected_file,
            ignorable=False,
        ),
        Rule(
            "FM118",
            _ERROR,
            N_("This file would get the same address as {other}."),
            N_("Rename one of them."),
            colliding_names,
            ignorable=False,
        ),
        Rule(
            "FM119",
            _ERROR,
            N_("There is no text here yet."),
            N_("Write the text below the closing ---."),
            empty_text,
            ignorable=False,
        ),
        Rule(
            "FM120",
            _ERROR,
            N_("The course folder {name} has no course.yml."),
            N_("Write course.yml with at least title and summary."),
            missing_course_file,
            ignorable=False,
        ),
        Rule(
            "FM121",
            _ERROR,
            N_("This is still to be filled in: “{text}”"),
            N_("Write your own text in its place, without the marks ‹ and ›."),
            placeholder_left,
            ignorable=False,
        ),
    ),
)
