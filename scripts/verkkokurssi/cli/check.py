"""`verkkokurssi check`"""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import click

from ..diagnostics import VerkkokurssiError, exit_code
from ..i18n import N_
from . import finish
from .speech import language_option, project_root


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
)
@click.option("--select", multiple=True, metavar="CODE", help="Vain nämä / only these: IM, IM203 …")
@click.option(
    "--ignore", multiple=True, metavar="CODE", help="Kaikki muut / all but these: IM, IM203 …"
)
@click.option("--spelling", is_flag=True, help="Oikeinkirjoitus / spelling (Voikko)")
@click.option(
    "--jobs", type=click.IntRange(0), default=0, help="Rinnakkaisia töitä / how many at once"
)
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
    lang: str | None,
) -> None:
    """Tarkista sisältö / check the content.

    \b
    verkkokurssi check
    verkkokurssi check content/stories
    verkkokurssi check --select IM --format json
    """
    from .. import reporters
    from ..pipeline import diagnose, load_project

    root = project_root()
    if spelling:
        _needs_voikko()
    wanted = _inside(root, paths)
    project = load_project(root, jobs)
    found = diagnose(
        project, day(today), select=_codes(select), ignore=_codes(ignore), spelling=spelling
    )
    if wanted:
        found = [d for d in found if any(d.path == w or d.path.startswith(f"{w}/") for w in wanted)]
    language = lang or str(project.settings.language)
    if form == "text":
        colour = sys.stdout.isatty()
        files = len(list(project.documents()))
        click.echo(reporters.text(found, reporters.source_lines(root), language, colour, files))
    else:
        click.echo(getattr(reporters, {"json": "as_json"}.get(form, form))(found, language))
    finish(exit_code(found))


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
