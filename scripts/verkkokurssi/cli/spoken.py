"""Commands whose help is read in the editor's language: click itself speaks only English."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from ..i18n import N_
from .speech import Say, asked_for, language


class Spoken(click.Command):
    """A command. ``help``, and ``help`` and ``metavar`` of its parameters, are msgids.

    ``examples`` are shown below the help as they are typed.
    """

    def __init__(self, *args: Any, examples: Sequence[str] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.examples = tuple(examples)

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **more: Any,
    ) -> click.Context:
        if parent is None:
            more.setdefault("obj", language(asked_for(args)))
        return super().make_context(info_name, args, parent, **more)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        say = Say(ctx.obj)
        pieces = [say(N_("[options]"))] if self.options_metavar else []
        for param in self.get_params(ctx):
            if isinstance(param, click.Argument):
                shown = say(param.metavar or param.human_readable_name)
                shown = shown if param.nargs == 1 else f"{shown} …"
                pieces.append(shown if param.required else f"[{shown}]")
        if isinstance(self, click.Group):
            pieces.append(say(N_("COMMAND …")))
        formatter.write_usage(ctx.command_path, " ".join(pieces), f"{say(N_('Usage'))}: ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        told = Say(ctx.obj)(self.help or "")
        if self.examples:
            told += "\n\n\b\n" + "\n".join(self.examples)
        formatter.write_paragraph()
        formatter.write(click.wrap_text(told, formatter.width, "  ", "  ", True) + "\n")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        say = Say(ctx.obj)
        rows = []
        for param in self.get_params(ctx):
            if isinstance(param, click.Option) and not param.hidden:
                names = ", ".join(sorted(param.opts, key=len))
                if not param.is_flag and not param.count:
                    names += f" {self._value(param, say)}"
                rows.append((names, say(param.help or "")))
        with formatter.section(say(N_("Options"))):
            formatter.write_dl(rows)
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)

    def _value(self, param: click.Option, say: Say) -> str:
        if isinstance(param.type, click.Choice):
            return "|".join(map(str, param.type.choices))
        return say(param.metavar or (param.name or "").upper())

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = N_("Show this help")
        return option


class SpokenGroup(Spoken, click.Group):
    """A group of commands, each with one line of help."""

    command_class = Spoken

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        say = Say(ctx.obj)
        with formatter.section(say(N_("Commands"))):
            formatter.write_dl([(name, say(text)) for name, text in self.lines(ctx)])

    def lines(self, ctx: click.Context) -> list[tuple[str, str]]:
        """Command and what it does (a msgid), in order."""
        commands = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        return [(name, command.help or "") for name, command in commands if command]
