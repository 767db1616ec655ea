"""`verkkokurssi schema`"""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

from ..i18n import N_
from .speech import Say, environment_language, language_option


@click.command()
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=Path("build/schemas")
)
@language_option
def schema_command(out: Path, lang: str | None) -> None:
    """Kirjoita JSON-skeemat / write JSON Schemas.

    \b
    verkkokurssi schema
    verkkokurssi schema --out .vscode/schemas
    """
    from ..model.schema import schemas
    from ..pipeline.store import write_bytes

    say = Say(lang or environment_language())
    for name, schema in schemas().items():
        text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        write_bytes(out / f"{name}.schema.json", text.encode())
    click.echo(
        say(
            N_("Wrote {count} schemas to {place}. .vscode/settings.json shows VS Code the way."),
            count=len(schemas()),
            place=os.path.relpath(out),
        )
    )
