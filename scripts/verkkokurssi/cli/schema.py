"""`verkkokurssi schema`"""

from __future__ import annotations

import os
from pathlib import Path

import click

from ..i18n import N_
from .speech import Say, environment_language, language_option


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("build/schemas"),
    help="Kansio / folder",
)
@language_option
def schema_command(out: Path, lang: str | None) -> None:
    """Kirjoita JSON-skeemat / write JSON Schemas.

    \b
    verkkokurssi schema
    verkkokurssi schema --out .vscode/schemas
    """
    from ..model.schema import schema_files
    from ..pipeline.store import write_bytes

    say = Say(lang or environment_language())
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
