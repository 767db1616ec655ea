"""What a person is told when a command cannot go on: never a wall of code, always a next step."""

from __future__ import annotations

import errno
import os
import re
import sys
from pathlib import Path
from typing import Any

import click

from .. import __version__
from ..diagnostics import VerkkokurssiError
from ..i18n import N_
from .speech import Say


def stopped(error: BaseException, say: Say) -> tuple[str, int] | None:
    """What is said, and the exit code; None when the fault is to be shown as it is."""
    if isinstance(error, VerkkokurssiError):
        return say.error(error.message, error.hint, error.args_), 2
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message(), 2
    if isinstance(error, click.ClickException):
        return _written_wrong(error, say), 2
    if isinstance(error, (click.Abort, KeyboardInterrupt)):
        return f"\n{say(N_('Stopped. Nothing was left half done.'))}", 130
    if os.environ.get("VERKKOKURSSI_DEBUG"):
        return None
    if isinstance(error, OSError) and (error.filename is not None or error.errno == errno.ENOSPC):
        return _refused(error, say), 2
    return _fault(error, say), 2


def _written_wrong(error: click.ClickException, say: Say) -> str:
    """A command that was written wrong: what is wrong with it, and where its help is."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    args: dict[str, Any] = {
        "command": context.command_path if context else "verkkokurssi",
        "reason": error.format_message(),
    }
    message = N_("the command cannot be understood: {reason}")
    if isinstance(error, click.NoSuchOption):
        message, args["name"] = N_("there is no option {name}."), error.option_name
    elif isinstance(error, click.BadOptionUsage):
        message, args["name"] = N_("{name} needs a value after it."), error.option_name
    elif isinstance(error, click.BadParameter) and error.param is not None:
        message = _wrong_value(error, error.param, args, say)
    elif extra := re.search(r"extra arguments? \((.*)\)", error.message):
        message, args["extra"] = N_("“{extra}” is too much here."), extra[1]
    return say.error(message, N_("Its help: {command} --help"), args)


def _wrong_value(
    error: click.BadParameter, param: click.Parameter, args: dict[str, Any], say: Say
) -> str:
    """The msgid for a value that does not fit; ``args`` is filled for it."""
    kind = param.type
    args["name"] = (
        param.opts[-1]
        if isinstance(param, click.Option)
        else say(param.metavar or param.human_readable_name)
    )
    if isinstance(error, click.MissingParameter):
        return N_("{name} is missing.")
    if isinstance(kind, click.Choice):
        args["choices"] = ", ".join(map(str, kind.choices))
        return N_("{name} must be one of: {choices}.")
    if isinstance(kind, click.DateTime):
        return N_("{name} must be a date such as 2026-05-01.")
    if isinstance(kind, click.IntRange) and kind.max is not None:
        args["least"], args["most"] = kind.min, kind.max
        return N_("{name} must be a number from {least} to {most}.")
    if isinstance(kind, click.IntRange):
        args["least"] = kind.min
        return N_("{name} must be a number, at least {least}.")
    return N_("{name} cannot be understood: {reason}")


def _refused(error: OSError, say: Say) -> str:
    """The machine refused a file or a folder: which one, and why in plain words."""
    if error.errno == errno.ENOSPC:
        return say.error(
            N_("the disk is full."),
            N_("Make room and run the command again. Nothing was left half done."),
            {},
        )
    known = {
        errno.EACCES: N_("you have no permission"),
        errno.EPERM: N_("you have no permission"),
        errno.EROFS: N_("nothing can be written there"),
        errno.ENOTDIR: N_("a file stands where a folder should be"),
        errno.EISDIR: N_("a folder stands where a file should be"),
        errno.ENOENT: N_("it is not there"),
    }
    reason = say(known[error.errno]) if error.errno in known else str(error.strerror)
    path = Path(os.fsdecode(error.filename))
    if error.errno == errno.ENOTDIR:  # name the file that stands in the way
        path = next((p for p in (path, *path.parents) if p.is_file()), path)
    return say.error(
        N_("{path} cannot be used: {reason}."),
        N_("See that it is there and that you may read and write it. Then run the command again."),
        {"path": _shown(str(path)), "reason": reason},
    )


def _shown(path: str) -> str:
    """A path as short as it can be understood from here."""
    relative = os.path.relpath(path)
    return path if relative.startswith("..") else relative


def _fault(error: BaseException, say: Say) -> str:
    """Our own mistake: keep what happened in a file, and say so."""
    import tempfile
    import traceback

    message = N_("This is a fault of verkkokurssi, not of your content; nothing of yours changed.")
    told = "".join(traceback.format_exception(error))
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="verkkokurssi-", suffix=".txt", delete=False, encoding="utf-8"
        ) as file:
            file.write(f"verkkokurssi {__version__}\n{sys.version}\n{sys.argv[1:]}\n\n{told}")
    except OSError:
        hint = N_("Run it again with VERKKOKURSSI_DEBUG=1, and send what it says to those who "
                  "maintain the tool.")  # fmt: skip
        return say.error(message, hint, {})
    hint = N_("What happened is written in {file}. Send it to those who maintain the tool.")
    return say.error(message, hint, {"file": file.name})
