"""`verkkokurssi init` and `verkkokurssi new`"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from ..diagnostics import VerkkokurssiError
from ..i18n import N_
from ..model import SLUG
from ..scaffold import kinds, new_files, repository
from .speech import Say, environment_language, language_option, project_language, project_root


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", default=None, help="Yhdistyksen nimi / the organisation's name")
@click.option(
    "--dry-run", is_flag=True, help="Kertoo vain, mitä tehtäisiin / only says what would be done"
)
@language_option
def init_command(folder: Path, name: str | None, dry_run: bool, lang: str | None) -> None:
    """Aloita uusi kurssivarasto / start a new repository.

    \b
    verkkokurssi init kurssit
    verkkokurssi init kurssit --name "Mielen ry"
    """
    language = lang or environment_language()
    say = Say(language)
    named = name or say(N_("‹The organisation's name›"))
    files = repository(named, language, date.today())
    taken = [path for path in files if (folder / path).exists()]
    if taken:
        raise VerkkokurssiError(
            N_("{folder} already holds {path}: nothing was written."),
            N_("Choose a new folder: verkkokurssi init NEW-FOLDER"),
            folder=str(folder),
            path=taken[0],
        )
    _write(folder, files, say, dry_run)
    if not dry_run:
        click.echo(
            say(
                N_("Next: cd {folder}, fill in mkdocs.yml, and write "
                   "verkkokurssi new course my-course"),
                folder=shlex.quote(os.path.relpath(folder)),
            )
        )  # fmt: skip


@click.command()
@click.argument("kind", type=click.Choice(kinds()))
@click.argument("slug")
@click.option("--title", default=None, help="Otsikko / title")
@click.option("--by", default=None, metavar="ID", help="Tekijän tunnus / the contributor's id")
@click.option(
    "--dry-run", is_flag=True, help="Kertoo vain, mitä tehtäisiin / only says what would be done"
)
@language_option
def new_command(
    kind: str, slug: str, title: str | None, by: str | None, dry_run: bool, lang: str | None
) -> None:
    """Kirjoita uusi tiedosto täytettäväksi / write a new file to fill in.

    \b
    verkkokurssi new contributor kuusi
    verkkokurssi new story metsassa-hengitan --title "Metsässä hengitän" --by kuusi
    verkkokurssi new course kohti-aamua
    verkkokurssi new section kohti-aamua/ensimmainen-jakso
    """
    root = project_root()
    language = project_language(root, lang)
    say = Say(language)
    check_slug(kind, slug)
    files = new_files(
        kind,
        slug,
        title=title or say(N_("‹Title›")),
        by=by or say(N_("‹contributor-id›")),
        language=language,
        today=date.today(),
        number=_next_section(root, slug) if kind == "section" else 1,
    )
    if kind == "section" and (other := _section_of_name(root, slug)):
        raise _taken(other)
    write_new(root, files, say, dry_run)
    if not dry_run:
        click.echo(
            say(N_("Fill in what stands between ‹ and ›. Then: verkkokurssi check, or "
                   "verkkokurssi serve to see it."))
        )  # fmt: skip


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


def _next_section(root: Path, slug: str) -> int:
    course = slug.split("/", 1)[0]
    folder = root / "courses" / course
    if not (folder / "course.yml").is_file():
        raise VerkkokurssiError(
            N_("There is no course “{name}”."),
            N_("Write it first: verkkokurssi new course {name}"),
            name=course,
        )
    numbers = [int(m[1]) for p in folder.glob("*.md") if (m := re.match(r"(\d+)-", p.name))]
    return max(numbers, default=0) + 1


def _section_of_name(root: Path, slug: str) -> str | None:
    """The file of a section that has this name already, whatever its number is."""
    course, _, name = slug.partition("/")
    files = sorted((root / "courses" / course).glob("*.md"))
    same = (p for p in files if re.fullmatch(rf"\d+-{re.escape(name)}", p.stem))
    return next((p.relative_to(root).as_posix() for p in same), None)


def write_new(root: Path, files: Mapping[str, str], say: Say, dry_run: bool) -> None:
    """Write new files below the root, or say what would be written; never over an old one."""
    for path in files:
        if (root / path).exists():
            raise _taken(path)
    _write(root, files, say, dry_run)


def _taken(path: str) -> VerkkokurssiError:
    return VerkkokurssiError(
        N_("{path} exists already: nothing was written."),
        N_("Choose another name, or open that file."),
        path=path,
    )


def _write(root: Path, files: Mapping[str, str], say: Say, dry_run: bool) -> None:
    from ..pipeline.store import write_bytes

    for path, text in files.items():
        shown = os.path.relpath(root / path)
        if dry_run:
            click.echo(say(N_("Would write {path}"), path=shown))
        else:
            write_bytes(root / path, text.encode())
            if not path.endswith(".gitkeep"):
                click.echo(say(N_("Wrote {path}"), path=shown))
