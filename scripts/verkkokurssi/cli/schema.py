"""`verkkokurssi schema`"""

from __future__ import annotations

import os
from pathlib import Path

import click

from ..i18n import N_
from .speech import Say, language_option
from .spoken import Spoken


@click.command(
    cls=Spoken,
    help=N_("Write JSON Schemas, so that your editor completes and checks YAML."),
    examples=("verkkokurssi schema", "verkkokurssi schema --out .vscode/schemas"),
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("build/schemas"),
    metavar=N_("FOLDER"),
    help=N_("Where to write them; else build/schemas"),
)
@language_option
def schema_command(out: Path, lang: str) -> None:
    """Write a schema for each kind of file."""
    from ..model.schema import schema_files
    from ..pipeline.store import write_bytes

    say = Say(lang)
    files = schema_files()
    for name, text in files.items():
        write_bytes(out / name, text.encode())
    click.echo(
        say(
            N_("Wrote {count} schemas to {place}. .vscode/settings.json shows VS Code the way."),
            count=len(files),
            place=os.path.relpath(out),
        )
    )
