"""`verkkokurssi serve`"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..diagnostics import Severity, VerkkokurssiError, exit_code
from ..i18n import N_
from ..pipeline import Options, Places, build, known_courses
from .build import shown_progress
from .check import jobs_option
from .speech import Say, in_colour, language_option, project_root
from .spoken import Spoken

if TYPE_CHECKING:
    import uvicorn

    from ..preview import Preview

WATCHED = ("content", "contributors", "courses", "mkdocs.yml")


@click.command(
    cls=Spoken,
    help=N_(
        "Preview the courses in the browser of this machine. The pages follow what you save. "
        "Drafts are shown and marked."
    ),
    examples=("verkkokurssi serve", "verkkokurssi serve yon-yli --port 8080"),
)
@click.argument("course", required=False, metavar=N_("COURSE"))
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    metavar=N_("N"),
    help=N_("The number in the preview's address; else 8000"),
)
@jobs_option
@language_option
def serve_command(course: str | None, port: int, jobs: int, lang: str) -> None:
    """Build the preview, serve it, and build again when a file changes."""
    import uvicorn

    from ..preview import Preview

    root = project_root()
    say = Say(lang)
    if course:
        known_courses([course], sorted(p.parent.name for p in root.glob("courses/*/course.yml")))
    places = Places(root, preview=True)
    options = Options(
        today=date.today(),
        jobs=jobs,
        preview=True,
        site_url=f"http://127.0.0.1:{port}/",
        courses=(course,) if course else (),
    )
    preview = Preview(lambda: places.site)
    config = uvicorn.Config(
        preview.app, host="127.0.0.1", port=port, log_level="critical", timeout_graceful_shutdown=1
    )
    listener = _listen(config, port)
    _once(root, options, preview, say)
    options = replace(options, jobs=1)

    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    try:
        address = f"http://127.0.0.1:{port}/{course + '/' if course else ''}"
        click.echo(say(N_("Preview: {address}  (end with Ctrl+C)"), address=address))
        click.echo(say(N_("Works that may not be published yet are shown here with a mark.")))
        _watch(root, lambda: _once(root, options, preview, say))
    except KeyboardInterrupt:  # the way to end a preview
        click.echo(f"\n{say(N_('The preview has ended.'))}")
    finally:
        server.should_exit = True
        thread.join(3)


def _listen(config: uvicorn.Config, port: int) -> Any:
    """The preview's socket, taken before the work begins. (uvicorn exits when it cannot.)"""
    try:
        return config.bind_socket()
    except SystemExit:
        raise VerkkokurssiError(
            N_("Port {port} is taken by another program."),
            N_("Choose another one: verkkokurssi serve --port {other}"),
            port=port,
            other=port + 80 if port < 65000 else port - 80,
        ) from None


def _watch(root: Path, rebuild: Callable[[], None]) -> None:
    from watchfiles import watch

    paths = [root / name for name in WATCHED if (root / name).exists()]
    # Editors write a file in several steps: wait until it has been quiet for a moment.
    for _ in watch(*paths, debounce=400, step=60, raise_interrupt=True):
        rebuild()


def _once(root: Path, options: Options, preview: Preview, say: Say) -> None:
    """Build the preview; whatever is wrong is said and does not stop the watching."""
    from .. import reporters

    try:
        with shown_progress(say) as progress:
            report = build(root, options, progress)
    except VerkkokurssiError as error:
        text = say.error(error.message, error.hint, error.args_)
        click.echo(text, err=True)
        preview.renew(text)
        return
    text = ""
    # Information would be the same after every save: `verkkokurssi check` tells it.
    faults = [d for d in report.diagnostics if d.severity is not Severity.INFO]
    if faults:
        lines = reporters.source_lines(root)
        text = reporters.text(faults, lines, say.language, False, None)
        click.echo(reporters.text(faults, lines, say.language, in_colour(), None))
    if not report.built:
        there = (report.site / "index.html").is_file()
        stays = N_("The preview stays as it was until the errors are mended.")
        click.echo(say(stays if there else N_("The preview comes when the errors are mended.")))
    elif not report.unchanged:
        pages = sum(rendered for rendered, _ in report.sites.values())
        click.echo(
            say(
                N_("{time} renewed: {n} pages in {seconds} s"),
                time=time.strftime("%H:%M:%S"),
                n=pages,
                seconds=f"{report.seconds:.1f}",
            )
        )
        if exit_code(faults):
            click.echo(say(N_("The pages are shown, but nothing is published before the errors are "
                              "mended.")))  # fmt: skip
    preview.renew(None if report.built else text)
