"""`verkkokurssi build`"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click

from ..diagnostics import exit_code
from ..i18n import N_
from ..pipeline import PORTAL, BuildReport, Options, Progress, build, quiet
from . import finish
from .check import NO_COURSES, day, jobs_option
from .speech import Say, in_colour, language_option, project_root
from .spoken import Spoken

STAGES = {
    "load": N_("Reading the files"),
    "check": N_("Checking"),
    "pictures": N_("Making the pictures"),
    "render": N_("Building the sites"),
}


@click.command(
    cls=Spoken,
    help=N_(
        "Check the content and build the course sites into build/site. The old sites stay as they "
        "are until the new ones are ready."
    ),
    examples=(
        "verkkokurssi build",
        "verkkokurssi build yon-yli",
        "verkkokurssi build --clean --jobs 2",
    ),
)
@click.argument("courses", nargs=-1, metavar=N_("COURSE"))
@jobs_option
@click.option("--clean", is_flag=True, help=N_("Make everything anew, also what has not changed"))
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), hidden=True)
@language_option
def build_command(
    courses: tuple[str, ...], jobs: int, clean: bool, today: datetime | None, lang: str
) -> None:
    """Run the pipeline and tell the outcome."""
    root = project_root()
    with shown_progress(Say(lang)) as progress:
        report = build(
            root, Options(today=day(today), jobs=jobs, clean=clean, courses=courses), progress
        )
    show(report, root, Say(lang))
    finish(exit_code(report.diagnostics))


def show(report: BuildReport, root: Path, say: Say) -> None:
    """Say what was done, and where to look next."""
    from .. import reporters

    if report.diagnostics or not report.unchanged:
        lines = reporters.source_lines(root)
        colour, works = in_colour(), report.works if report.built else None
        click.echo(reporters.text(report.diagnostics, lines, say.language, colour, works=works))
    if not report.built:
        click.echo(say(N_("Nothing was built: mend the errors first. The old site is as it was.")))
        if report.withheld:
            click.echo(
                say.plural(
                    N_("The old site still shows {n} work that may not be published: {works}. "
                       "Mend the errors and build again, or take its page off your server."),
                    N_("The old site still shows {n} works that may not be published: {works}. "
                       "Mend the errors and build again, or take their pages off your server."),
                    len(report.withheld),
                    works=", ".join(report.withheld),
                )
            )  # fmt: skip
        return
    if report.unchanged:
        click.echo(say(N_("Nothing has changed since the last build.")))
    if not set(report.sites) - {PORTAL}:
        click.echo(say(NO_COURSES))
    for name, (rendered, reused) in report.sites.items():
        if rendered:
            click.echo(
                say(
                    N_("  {name}: {rendered} pages made, {reused} as before"),
                    name=say(N_("front page")) if name == PORTAL else name,
                    rendered=rendered,
                    reused=reused,
                )
            )
    index = report.site / "index.html"
    click.echo(
        say(
            N_("Ready in {seconds} s: {place}"),
            seconds=f"{report.seconds:.1f}",
            place=os.path.relpath(index),
        )
    )
    click.echo(say(N_("Look at it: verkkokurssi serve, or open that file in a browser.")))


@contextmanager
def shown_progress(say: Say) -> Iterator[Progress]:
    """A progress bar on a terminal; silence elsewhere and in CI."""
    if not sys.stderr.isatty() or os.environ.get("CI"):
        yield quiet
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    # No refresh thread: the workers are forked from this process.
    with Bar(*columns, console=Console(stderr=True), auto_refresh=False, transient=True) as bar:
        task = bar.add_task("", total=None)

        def progress(stage: str, done: int, total: int) -> None:
            bar.update(task, description=say(STAGES[stage]), completed=done, total=total)
            bar.refresh()

        yield progress
