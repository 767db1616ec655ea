"""The commands: parse, call the pipeline, print, exit code; nothing else.

Commands are imported when they are called, so that the tool starts fast.
"""

from __future__ import annotations

import gc
import importlib
import io
import sys
from collections.abc import Mapping
from typing import Any

import click

from .. import __version__
from ..diagnostics import VerkkokurssiError
from ..i18n import N_
from .speech import Say, asked_for, group_language_option, language
from .spoken import SpokenGroup

COMMANDS: Mapping[str, tuple[str, str]] = {
    "init": ("init", N_("Start a new repository of courses.")),
    "new": ("new", N_("Write a new contribution, contributor, course or section to fill in.")),
    "import": ("importing", N_("Make a list of tips from the answers of a survey.")),
    "check": ("check", N_("Check the content and say what to mend.")),
    "rules": ("rules", N_("List all rules.")),
    "rule": ("rules", N_("Explain one rule.")),
    "build": ("build", N_("Check the content and build the course sites.")),
    "serve": ("serve", N_("Preview the courses in the browser while you write.")),
    "approve": ("approve", N_("Record that everyone has said yes to a finished work.")),
    "schema": ("schema", N_("Write JSON Schemas, so that your editor completes and checks YAML.")),
}
"""Command → (module in this package, one line of help), in the order of the help page."""


class _Commands(SpokenGroup):
    """A group whose commands live in modules of their own."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f".{COMMANDS[cmd_name][0]}", __name__)
        command: click.Command = getattr(module, f"{cmd_name}_command")
        command.name = cmd_name
        return command

    def lines(self, ctx: click.Context) -> list[tuple[str, str]]:
        return [(name, text) for name, (_, text) in COMMANDS.items()]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, 1)
            raise VerkkokurssiError(
                N_("There is no command “{name}”."),
                N_("Did you mean “verkkokurssi {nearest}”?")
                if near
                else N_("All commands: verkkokurssi --help"),
                name=args[0],
                nearest="".join(near),
            )
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Commands,
    help=N_("From contributions to published, self-paced online courses."),
    examples=(
        "verkkokurssi new story oma-tarina",
        "verkkokurssi check",
        "verkkokurssi serve",
        "verkkokurssi build",
    ),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@group_language_option
@click.version_option(__version__, prog_name="verkkokurssi", help=N_("Show the version"))
def cli() -> None:
    """The one command that holds all others."""


def main(arguments: list[str] | None = None) -> None:
    """Run a command. The only place where a run that cannot go on is caught: exit code 2."""
    words = sys.argv[1:] if arguments is None else arguments
    # What a run loads lives to its end: to look for garbage among it again and again took an
    # eighth of a build.
    gc.set_threshold(50_000, 20, 100)
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show ä or → gets a question mark, never a traceback.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        cli.main(args=words, prog_name="verkkokurssi", standalone_mode=False)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)
    except (Exception, KeyboardInterrupt) as error:
        from .failures import stopped

        told = stopped(error, Say(language(asked_for(words))))
        if told is None:
            raise
        click.echo(told[0], err=True)
        sys.exit(told[1])


def finish(code: int) -> Any:
    """End with an exit code (0 needs no exit)."""
    if code:
        sys.exit(code)
