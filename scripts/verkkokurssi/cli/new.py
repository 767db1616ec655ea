"""`verkkokurssi new`"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from ..diagnostics import VerkkokurssiError
from ..i18n import N_
from ..model import SLUG
from ..scaffold import kinds, new_files
from .speech import Say, language_option, project_root
from .spoken import Spoken

_NUMBERED = re.compile(r"(\d{2,3})-(.+)")
NEXT: Mapping[str, str] = {
    "contributor": N_("Then their first work: verkkokurssi new story my-story --by {slug}"),
    "course": N_("Then its first section: verkkokurssi new section {slug}/beginning"),
    "section": N_("Put works into it, each on a line of its own: ![[slug-of-the-work]]"),
}
"""What comes after a new file; for works see ``_IN_SECTION``."""
_IN_SECTION = N_("Then put it into a section, on a line of its own: ![[{slug}]]")


@click.command(
    cls=Spoken,
    help=N_(
        "Write a new file to fill in. KIND is story, poem, illustration, podcast, video, tips, "
        "exercise, quiz, quote, event, contributor, course or section; NAME becomes the name of "
        "the file."
    ),
    examples=(
        "verkkokurssi new contributor kuusi",
        'verkkokurssi new story metsassa-hengitan --title "Metsässä hengitän" --by kuusi',
        "verkkokurssi new course kohti-aamua",
        "verkkokurssi new section kohti-aamua/ensimmainen-jakso",
    ),
)
@click.argument("kind", type=click.Choice(kinds()), metavar=N_("KIND"))
@click.argument("slug", metavar=N_("NAME"))
@click.option("--title", default=None, metavar=N_("TEXT"), help=N_("The title"))
@click.option("--by", default=None, metavar=N_("ID"), help=N_("The contributor's id"))
@click.option("--dry-run", is_flag=True, help=N_("Only say what would be done"))
@language_option
def new_command(
    kind: str, slug: str, title: str | None, by: str | None, dry_run: bool, lang: str
) -> None:
    """Write a commented file for an editor to fill in."""
    root = project_root()
    say = Say(lang)
    number = 1
    if kind == "section":
        slug, number = _numbered(root, slug)
    check_slug(kind, slug)
    check_contributor(root, by)
    if kind == "section":
        number = _place(root, slug, number)
    files = new_files(
        kind,
        slug,
        title=title or say(N_("‹Title›")),
        by=by or say(N_("‹contributor-id›")),
        language=lang,
        today=date.today(),
        number=number,
    )
    write_files(root, files, say, dry_run)
    if not dry_run:
        click.echo(say(N_("Fill in what stands between ‹ and ›.")))
        click.echo(say(NEXT.get(kind, _IN_SECTION), slug=slug))
        click.echo(say(N_("verkkokurssi check says what is missing, verkkokurssi serve shows it.")))


def check_contributor(root: Path, by: str | None) -> None:
    """Refuse a contributor who has no file, before a work is written in their name."""
    if by is None or (root / "contributors" / f"{by}.yml").is_file():
        return
    from ..strict.validation import nearest

    near = nearest(by, sorted(path.stem for path in (root / "contributors").glob("*.yml")))
    hint = N_("Write their file first: verkkokurssi new contributor {name}")
    if near:
        hint = N_("Did you mean {nearest}? If not, write their file first: "
                  "verkkokurssi new contributor {name}")  # fmt: skip
    raise VerkkokurssiError(N_("There is no contributor “{name}”."), hint, name=by, nearest=near)


def check_slug(kind: str, slug: str) -> None:
    """Refuse a name that cannot stand in an address, with a better one."""
    parts = slug.split("/") if kind == "section" else [slug]
    wrong = [p for p in parts if not re.fullmatch(SLUG, p)]
    if kind == "section" and len(parts) != 2:
        raise VerkkokurssiError(
            N_("A section needs its course: COURSE/SECTION."),
            N_("For example: verkkokurssi new section my-course/first-section"),
        )
    if wrong:
        from ..load.names import slugify

        raise VerkkokurssiError(
            N_("“{slug}” cannot be a name in addresses: use a–z, 0–9 and hyphens."),
            N_("Try: verkkokurssi new {kind} {suggestion}"),
            slug=slug,
            kind=kind,
            suggestion="/".join(slugify(p) for p in parts),
        )


def _numbered(root: Path, slug: str) -> tuple[str, int]:
    """``course/section`` and the place that ``course/03-section`` asks for (0: the next one)."""
    course, slash, name = slug.partition("/")
    asked = _NUMBERED.fullmatch(name)
    if not slash or asked is None:
        return slug, 0
    return f"{course}/{asked[2]}", int(asked[1])


def _place(root: Path, slug: str, asked: int) -> int:
    """The number of a new section: the one that was asked for, else the next one."""
    course, _, name = slug.partition("/")
    folder = root / "courses" / course
    if not (folder / "course.yml").is_file():
        raise VerkkokurssiError(
            N_("There is no course “{name}”."),
            N_("Write it first: verkkokurssi new course {name}"),
            name=course,
        )
    numbers: dict[int, str] = {}
    for path in sorted(folder.glob("*.md")):
        if found := re.fullmatch(r"(\d+)-(.+)", path.stem):
            shown = path.relative_to(root).as_posix()
            if found[2] == name:
                raise _taken(shown)
            numbers[int(found[1])] = shown
    after = max(numbers, default=0) + 1
    if asked in numbers:
        raise VerkkokurssiError(
            N_("Number {number} is taken by {path}: nothing was written."),
            N_(
                "Leave the number out, and the section becomes number {after}; or rename that file."
            ),
            number=asked,
            path=numbers[asked],
            after=after,
        )
    return asked or after


def write_files(root: Path, files: Mapping[str, str], say: Say, dry_run: bool) -> None:
    """Write new files below the root, or say what would be written; never over an old one."""
    from ..pipeline.store import write_new

    for path in files:
        if (root / path).exists():
            raise _taken(path)
    if not dry_run:
        write_new(root, {path: text.encode() for path, text in files.items()})
    text = N_("Would write {path}") if dry_run else N_("Wrote {path}")
    for path in files:
        click.echo(say(text, path=os.path.relpath(root / path)))


def _taken(path: str) -> VerkkokurssiError:
    return VerkkokurssiError(
        N_("{path} exists already: nothing was written."),
        N_("Choose another name, or open that file."),
        path=path,
    )
