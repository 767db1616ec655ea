"""`verkkokurssi approve`"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..diagnostics import VerkkokurssiError
from ..i18n import N_
from .check import day
from .speech import Say, language_option, project_root
from .spoken import Spoken

if TYPE_CHECKING:
    from ..model import Document, Project


@click.command(
    cls=Spoken,
    help=N_("Record that the makers of a work have said yes to exactly these words."),
    examples=(
        "verkkokurssi approve stories/metsassa-hengitan",
        "verkkokurssi approve content/poems/lumen-alla.md --on 2026-05-01",
        "verkkokurssi approve --dry-run content/stories/*.md",
    ),
)
@click.argument("works", nargs=-1, required=True, metavar=N_("WORK"))
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar=N_("DAY"),
    help=N_("The day of the yes, such as 2026-05-01; else today"),
)
@click.option("--dry-run", is_flag=True, help=N_("Only say what would be done"))
@language_option
def approve_command(works: tuple[str, ...], on: datetime | None, dry_run: bool, lang: str) -> None:
    """Write the approval into the files of works."""
    from ..consent import approval_hash, approve_text
    from ..pipeline import load_project
    from ..pipeline.store import write_bytes

    root = project_root()
    project = load_project(root)
    say = Say(lang)
    approved_on = day(on)
    found = [_work(project, name) for name in works]
    changed = 0
    for document in found:
        sha256 = approval_hash(document, project)
        approved = document.meta.approved
        if approved is not None and approved.sha256 == sha256:
            click.echo(say(N_("{id}: already approved on {day}"), id=document.id, day=approved.on))
            continue
        changed += 1
        again = approved is not None
        text = N_("{id}: approved again, as it is now") if again else N_("{id}: approved")
        click.echo(say(text, id=document.id))
        if not dry_run:
            path = root / document.path
            old = path.read_bytes().decode("utf-8-sig")
            write_bytes(path, approve_text(old, approved_on, sha256).encode())
    if dry_run:
        click.echo(say(N_("Nothing was written (--dry-run).")))
    elif changed:
        click.echo(say(N_("The approval holds for exactly these words. Next: verkkokurssi build")))


def _work(project: Project, name: str) -> Document[Any]:
    """A contribution by id, slug or path."""
    target = name
    path = Path(name)
    if path.suffix == ".md" and path.exists():
        absolute = path.resolve()
        if absolute.is_relative_to(project.root / "content"):
            relative = absolute.relative_to(project.root / "content")
            target = relative.with_suffix("").as_posix()
    found = project.find(target)
    if found is None:
        raise VerkkokurssiError(
            N_("There is no contribution “{name}” that could be read."),
            N_("Give an id such as stories/my-story, or the path of its file; "
               "verkkokurssi check says what is wrong with a file."),
            name=name,
        )  # fmt: skip
    return found
