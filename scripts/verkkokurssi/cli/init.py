"""`verkkokurssi init`"""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import click

from ..diagnostics import VerkkokurssiError
from ..i18n import N_
from ..scaffold import repository
from ..scaffold.source import requirement
from .speech import Say, language_option
from .spoken import Spoken

PARTS: Mapping[str, str] = {
    "content/": N_("the works: a folder for each kind"),
    "contributors/": N_("the contributors: a file for each"),
    "courses/": N_("the courses: a folder for each"),
    "mkdocs.yml": N_("the settings: your organisation, help lines, topics"),
    "requirements.txt": N_("where the tool is installed from"),
    "README.md": N_("how to install and how to begin"),
    ".vscode/": N_("help for Visual Studio Code"),
    ".gitignore": N_("what is not kept in git"),
}
"""What stands at the top of a new repository, in the order in which it is told."""


@click.command(
    cls=Spoken,
    help=N_("Start a new repository of courses."),
    examples=("verkkokurssi init kurssit", 'verkkokurssi init kurssit --name "Mielen ry"'),
)
@click.argument("folder", metavar=N_("FOLDER"), type=click.Path(path_type=Path))
@click.option("--name", default=None, metavar=N_("NAME"), help=N_("The name of your organisation"))
@click.option("--dry-run", is_flag=True, help=N_("Only say what would be done"))
@language_option
def init_command(folder: Path, name: str | None, dry_run: bool, lang: str) -> None:
    """Write the files of a new repository, and tell the way on."""
    from ..pipeline.store import write_new

    say = Say(lang)
    source = requirement()
    files = repository(name or say(N_("‹The organisation's name›")), lang, date.today(), source)
    taken = [path for path in files if (folder / path).exists()]
    if taken:
        raise VerkkokurssiError(
            N_("{folder} already holds {path}: nothing was written."),
            N_("Choose a new folder: verkkokurssi init NEW-FOLDER"),
            folder=str(folder),
            path=taken[0],
        )
    if not dry_run:
        write_new(folder, {path: text.encode() for path, text in files.items()})
    shown = os.path.relpath(folder)
    head = (
        N_("Would start a repository of courses:")
        if dry_run
        else N_("A new repository of courses:")
    )
    click.echo(say(head))
    click.echo("\n".join(_tree(Path(folder).resolve().name, files, say)))
    if dry_run:
        click.echo(f"\n{say(N_('Nothing was written (--dry-run).'))}")
        return
    click.echo(f"\n{say(N_('Next:'))}")
    steps = _steps(shown, say, named=name is not None, installable=source is not None)
    for number, (command, why) in enumerate(steps, 1):
        click.echo(f"  {number}. {command}\n     {why}" if why else f"  {number}. {command}")
    click.echo(f"\n{say(N_('README.md in the folder tells the same.'))}")


def _tree(name: str, files: Mapping[str, str], say: Say) -> Iterator[str]:
    there = {p if not slash else f"{p}/" for p, slash, _ in (f.partition("/") for f in files)}
    shown = [part for part in PARTS if part in there]
    width = max(map(len, shown))
    yield f"\n  {name}/"
    yield from (f"    {part:<{width}}  {say(PARTS[part])}" for part in shown)


def _steps(shown: str, say: Say, *, named: bool, installable: bool) -> Iterator[tuple[str, str]]:
    """What an editor does next: a command or a deed, and what it is for."""
    if shown != ".":
        yield f"cd {shlex.quote(shown)}", ""
    yield say(N_("Fill in mkdocs.yml")), say(N_("everything that stands between ‹ and ›"))
    who, course = say(N_("spruce")), say(N_("my-course"))
    first, story = say(N_("beginning")), say(N_("my-story"))
    yield f"verkkokurssi new contributor {who}", say(N_("who makes the first work"))
    yield f"verkkokurssi new course {course}", ""
    yield f"verkkokurssi new section {course}/{first} --by {who}", ""
    yield f"verkkokurssi new story {story} --by {who}", say(N_("each command says what to fill in"))
    yield "verkkokurssi check", say(N_("says what is still missing"))
    yield "verkkokurssi serve", say(N_("shows the course in your browser while you write"))
    yield (
        f"verkkokurssi approve stories/{story}",
        say(N_("when its maker has said yes to the text")),
    )
    yield "verkkokurssi build", say(N_("makes the finished pages, in build/site"))
    if not installable:
        yield (
            say(N_("Write in requirements.txt where the tool is installed from")),
            say(N_("when others are to use the repository on their machines")),
        )
