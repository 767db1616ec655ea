"""`verkkokurssi check`"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from ..diagnostics import VerkkokurssiError, exit_code
from ..i18n import N_
from . import finish
from .speech import Say, in_colour, language_option, project_root
from .spoken import Spoken

NO_COURSES = N_("There are no courses yet: verkkokurssi new course my-course")


def jobs_option(function: Any) -> Any:
    """`--jobs`: how many processes work at once; 0 is as many as there are processors."""
    return click.option(
        "--jobs",
        type=click.IntRange(0),
        default=0,
        metavar=N_("N"),
        help=N_("How many jobs run side by side; else as many as the machine can"),
    )(function)


@click.command(
    cls=Spoken,
    help=N_("Read all content and say what is wrong, where, and how to mend it. Changes nothing."),
    examples=(
        "verkkokurssi check",
        "verkkokurssi check content/stories",
        "verkkokurssi check --select IM --format json",
    ),
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar=N_("PATH"))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    help=N_("The form of the report: text for people, the others for programs"),
)
@click.option(
    "--select",
    multiple=True,
    metavar=N_("CODE"),
    help=N_("Only these rules, such as IM or IM203"),
)
@click.option(
    "--ignore",
    multiple=True,
    metavar=N_("CODE"),
    help=N_("All rules but these, such as IM or IM203"),
)
@click.option("--spelling", is_flag=True, help=N_("Check Finnish spelling too (needs Voikko)"))
@jobs_option
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), hidden=True)
@language_option
def check_command(
    paths: tuple[Path, ...],
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    spelling: bool,
    jobs: int,
    today: datetime | None,
    lang: str,
) -> None:
    """Apply the rules and print what they found."""
    from .. import reporters
    from ..pipeline import diagnose, load_project

    root = project_root()
    if spelling:
        _needs_voikko()
    wanted = _inside(root, paths)
    chosen, left_out = _codes(select), _codes(ignore)
    project = load_project(root, jobs)
    found = diagnose(project, day(today), select=chosen, ignore=left_out, spelling=spelling)
    found = [d for d in found if _below(d.path, wanted)]
    if form == "text":
        files = sum(_below(d.path, wanted) for d in project.documents())
        files += 0 if wanted else len(project.broken)
        whole = not (wanted or chosen or left_out)
        works = len(project.contributions) if whole else None
        lines = reporters.source_lines(root)
        click.echo(reporters.text(found, lines, lang, in_colour(), files, works))
        if whole and not project.courses and not exit_code(found):
            click.echo(Say(lang)(NO_COURSES))
    else:
        click.echo(getattr(reporters, {"json": "as_json"}.get(form, form))(found, lang))
    finish(exit_code(found))


def _below(path: str, wanted: list[str]) -> bool:
    """Whether a path is, or lies in, one of those that were asked for (none: all are)."""
    return not wanted or any(path == w or path.startswith(f"{w}/") for w in wanted)


def day(value: datetime | None) -> date:
    """`--today`, for tests and for a look ahead; else today."""
    return value.date() if value is not None else date.today()


def _needs_voikko() -> None:
    from ..wordforms import available

    if not available():
        raise VerkkokurssiError(
            N_("Spelling cannot be checked: Voikko is not installed."),
            N_(
                "Install it (Debian and Ubuntu: libvoikko1 voikko-fi; macOS: brew install libvoikko)."
            ),
        )


def _codes(values: tuple[str, ...]) -> tuple[str, ...]:
    """Codes or their beginnings; one that no rule has would hide everything without a word."""
    from ..rules import RULES

    codes = tuple(c.strip().upper() for value in values for c in value.split(",") if c.strip())
    for code in codes:
        if not any(rule.code.startswith(code) for rule in RULES):
            raise VerkkokurssiError(
                N_("No rule has a code that begins with “{code}”."),
                N_("List them: verkkokurssi rules"),
                code=code,
            )
    return codes


def _inside(root: Path, paths: tuple[Path, ...]) -> list[str]:
    """Paths relative to the root; one that does not exist cannot be checked."""
    found = []
    for path in paths:
        absolute = path.resolve()
        if not absolute.exists() or not absolute.is_relative_to(root):
            raise VerkkokurssiError(
                N_("There is no “{path}” in this project."),
                N_("Give a file or a folder inside {root}, or leave it out to check everything."),
                path=str(path),
                root=root.name,
            )
        found.append(absolute.relative_to(root).as_posix())
    return [w for w in found if w != "."]
