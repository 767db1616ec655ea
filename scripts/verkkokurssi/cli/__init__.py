"""The commands: parse, call the pipeline, print, exit code; nothing else.

Commands are imported when they are called, so that the tool starts fast.
"""

from __future__ import annotations

import importlib
import os
import sys
import tempfile
import traceback
from collections.abc import Mapping
from typing import Any

import click

from .. import __version__
from ..diagnostics import VerkkokurssiError
from ..i18n import N_
from .speech import Say, environment_language

COMMANDS: Mapping[str, tuple[str, str]] = {
    "init": ("new", N_("Start a new repository of courses.")),
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


class _Commands(click.Group):
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

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        say = Say(environment_language())
        with formatter.section(say(N_("Commands"))):
            formatter.write_dl([(name, say(text)) for name, (_, text) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, 1) or ["--help"]
            raise VerkkokurssiError(
                N_("There is no command “{name}”."),
                N_("Did you mean “verkkokurssi {nearest}”?"),
                name=args[0],
                nearest=near[0],
            )
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="verkkokurssi")
def cli() -> None:
    """verkkokurssi"""


def main(arguments: list[str] | None = None) -> None:
    """Run a command. The only place where a VerkkokurssiError is caught: exit code 2."""
    say = Say(environment_language())
    cli.help = say(
        N_(
            "From contributions to published, self-paced online courses.\n\n"
            "An editor's day: verkkokurssi new story my-story, verkkokurssi serve, "
            "verkkokurssi check, verkkokurssi build."
        )
    )
    try:
        cli.main(args=arguments, prog_name="verkkokurssi", standalone_mode=False)
    except VerkkokurssiError as error:
        say = Say(getattr(error, "language", None) or environment_language())
        click.echo(say.error(error.message, error.hint, error.args_), err=True)
        sys.exit(2)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(2)
    except click.UsageError as error:
        click.echo(_usage(error, say), err=True)
        sys.exit(2)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo(f"\n{say(N_('Stopped. Nothing was left half done.'))}", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)
    except OSError as error:
        if os.environ.get("VERKKOKURSSI_DEBUG"):
            raise
        click.echo(_fault(say) if error.filename is None else _refused(error, say), err=True)
        sys.exit(2)
    except Exception:
        if os.environ.get("VERKKOKURSSI_DEBUG"):
            raise
        click.echo(_fault(say), err=True)
        sys.exit(2)


def _usage(error: click.UsageError, say: Say) -> str:
    """A command that was written wrong: what is wrong with it, and where its help is."""
    args = {
        "command": error.ctx.command_path if error.ctx else "verkkokurssi",
        "reason": error.format_message(),
    }
    message = N_("the command cannot be understood: {reason}")
    if isinstance(error, click.NoSuchOption):
        message, args["name"] = N_("there is no option {name}."), error.option_name
    elif isinstance(error, click.BadParameter) and error.param is not None:
        param = error.param
        args["name"] = (
            param.opts[-1] if isinstance(param, click.Option) else param.human_readable_name
        )
        if isinstance(error, click.MissingParameter):
            message = N_("{name} is missing.")
        elif isinstance(param.type, click.Choice):
            message = N_("{name} must be one of: {choices}.")
            args["choices"] = ", ".join(map(str, param.type.choices))
        elif isinstance(param.type, click.DateTime):
            message = N_("{name} must be a date such as 2026-05-01.")
    return say.error(message, N_("Its help: {command} --help"), args)


def _refused(error: OSError, say: Say) -> str:
    """The machine refused a file or a folder: which one, and why in its own words."""
    return say.error(
        N_("{path} cannot be used: {reason}."),
        N_(
            "See that the folder is there, that you may write in it, and that the disk is not full."
        ),
        {"path": error.filename, "reason": error.strerror},
    )


def _fault(say: Say) -> str:
    """Our own mistake: keep what happened in a file, and say so without a wall of code."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="verkkokurssi-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.write(f"verkkokurssi {__version__}\n{sys.version}\n{sys.argv[1:]}\n\n")
        file.write(traceback.format_exc())
    message = N_("This is a fault of verkkokurssi, not of your content; nothing of yours changed.")
    hint = N_("What happened is written in {file}. Send it to those who maintain the tool.")
    return say.error(message, hint, {"file": file.name})


def finish(code: int) -> Any:
    """End with an exit code (0 needs no exit)."""
    if code:
        sys.exit(code)
