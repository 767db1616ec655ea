"""`verkkokurssi import`"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..diagnostics import VerkkokurssiError
from ..i18n import N_
from .new import check_contributor, check_slug, write_files
from .speech import Say, group_language_option, language_option, project_root
from .spoken import SpokenGroup

if TYPE_CHECKING:
    from ..scaffold.survey import Survey, Table

PRIVATE = {
    "PD101": N_("an e-mail address"),
    "PD102": N_("a phone number"),
    "PD103": N_("a personal identity code"),
}
DELIMITERS = {"\t": N_("tab"), ",": ",", ";": ";", "|": "|"}


@click.group(cls=SpokenGroup, help=N_("Bring material from elsewhere."))
@group_language_option
def import_command() -> None:
    """What can be brought."""


@import_command.command(
    "tips",
    help=N_("Make a draft list of tips from the answers of a survey."),
    examples=(
        'verkkokurssi import tips kysely.csv --column "Mikä auttaa sinua?" --title "Mikä auttaa"',
        'verkkokurssi import tips kysely.csv --column 3 --column 4 --only-if "Saako julkaista=Kyllä"',
        "verkkokurssi import tips kysely.csv --column 3 --slug mika-auttaa --dry-run",
    ),
)
@click.argument("file", type=click.Path(path_type=Path), metavar=N_("FILE.csv"))
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar=N_("NAME|N"),
    help=N_("The column of the answers, by its heading or number; may be given many times"),
)
@click.option("--title", default=None, metavar=N_("TEXT"), help=N_("The title of the list"))
@click.option("--slug", default=None, metavar=N_("NAME"), help=N_("The name of the new file"))
@click.option("--by", default=None, metavar=N_("ID"), help=N_("The contributor's id"))
@click.option(
    "--only-if",
    multiple=True,
    metavar=N_("COLUMN=VALUE"),
    help=N_("Only rows that have this value in this column"),
)
@click.option(
    "--encoding",
    default=None,
    metavar="cp1252",
    help=N_("The file's encoding, when it is guessed wrong"),
)
@click.option(
    "--delimiter",
    default=None,
    metavar=";",
    help=N_("What parts the columns, when it is guessed wrong"),
)
@click.option("--dry-run", is_flag=True, help=N_("Only say what would be done"))
@language_option
def tips_command(
    file: Path,
    columns: tuple[str, ...],
    title: str | None,
    slug: str | None,
    by: str | None,
    only_if: tuple[str, ...],
    encoding: str | None,
    delimiter: str | None,
    dry_run: bool,
    lang: str,
) -> None:
    """Read the survey, leave out what may be private, and write the draft."""
    from ..config import read_settings
    from ..load.names import slugify
    from ..rules import private_facts
    from ..scaffold.survey import column, column_names, draft, gather, read_table

    root = project_root()
    say = Say(lang)
    if not file.is_file():
        raise VerkkokurssiError(
            N_("There is no file “{path}”."),
            N_("Write the path of the survey's answers, saved as CSV."),
            path=str(file),
        )
    settings, *_ = read_settings(root)
    table = read_table(file.read_bytes(), encoding, "\t" if delimiter == "tab" else delimiter)
    if not columns:
        raise VerkkokurssiError(
            N_("Say which column holds the answers."),
            N_("Its columns are: {columns}. A number will do: --column 2"),
            columns=column_names(table),
        )
    survey = gather(
        table,
        [column(table, name) for name in columns],
        lambda text: private_facts(text, settings),
        dict(_condition(table, condition) for condition in only_if),
    )
    name = slug or slugify(title or file.stem)
    check_slug("tips", name)
    check_contributor(root, by)
    _tell(say, table, survey, file)
    if not survey.tips:
        raise VerkkokurssiError(
            N_("No answer is left to write: nothing was written."),
            N_("Look at the file, and at what --column and --only-if choose from it."),
        )
    path, text = draft(
        survey,
        name,
        title=title or say(N_("‹Title›")),
        by=by or say(N_("‹contributor-id›")),
        language=lang,
        today=date.today(),
    )
    write_files(root, {path: text}, say, dry_run)
    if not dry_run:
        click.echo(
            say(N_("Read every answer: names and places are not found by a machine. Fill in what "
                   "stands between ‹ and ›, and then: verkkokurssi check"))
        )  # fmt: skip


def _condition(table: Table, text: str) -> tuple[int, str]:
    from ..scaffold.survey import column

    name, equals, value = text.rpartition("=")
    if not equals:
        raise VerkkokurssiError(
            N_("“{text}” does not say what must stand in which column."),
            N_("For example: --only-if “May it be published=Yes”"),
            text=text,
        )
    return column(table, name), value


def _tell(say: Say, table: Table, survey: Survey, file: Path) -> None:
    """What was found, without a word of what somebody should look at first."""
    shown = os.path.relpath(file)
    by = DELIMITERS.get(table.delimiter, table.delimiter)
    click.echo(
        say(N_("{file}: {encoding}, columns separated by “{delimiter}”"),
            file=shown, encoding=table.encoding, delimiter=say(by))
    )  # fmt: skip
    count = len(survey.tips)
    click.echo(say.plural(N_("{n} answer for the list"), N_("{n} answers for the list"), count))
    if survey.empty:
        click.echo(
            say.plural(N_("{n} empty answer left out"), N_("{n} empty answers left out"),
                       survey.empty)
        )  # fmt: skip
    if survey.refused:
        click.echo(
            say.plural(N_("{n} row left out by --only-if"), N_("{n} rows left out by --only-if"),
                       survey.refused)
        )  # fmt: skip
    for answer in survey.tips:
        if len(answer.rows) > 1:
            rows = ", ".join(map(str, answer.rows))
            click.echo(
                say(N_("the same answer {n} times, kept once: rows {rows}"),
                    n=len(answer.rows), rows=rows)
            )  # fmt: skip
    for answer in survey.flagged:
        what = ", ".join(say(PRIVATE[code]) for code in answer.private)
        rows = ", ".join(map(str, answer.rows))
        click.echo(say(N_("row {rows}: left out, there may be {what}"), rows=rows, what=what))
    if survey.flagged:
        click.echo(
            say(N_("Look at those rows in {file}, and write by hand into the draft what may be "
                   "published of them."), file=shown)
        )  # fmt: skip
