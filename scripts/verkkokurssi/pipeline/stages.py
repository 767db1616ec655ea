"""The only place that knows the order of the stages:

load → rules → (consent) → attribute → images → exports → compile → render → offline → swap

It holds no decision of its own: each stage has one, and this page hands values on.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..diagnostics import Diagnostic, VerkkokurssiError, exit_code
from ..i18n import N_
from ..workers import aside
from . import fingerprint, hints
from .options import BuildReport, Options, Places, Progress, quiet
from .sites import Work

if TYPE_CHECKING:
    from ..consent import Decision
    from ..model import Picture, Project


def load_project(root: Path, jobs: int = 0) -> Project:
    """Read the repository."""
    from ..load import load

    return load(root, jobs=jobs or os.cpu_count() or 1, cache=Places(root).cache)


def check(
    root: Path,
    today: date,
    *,
    jobs: int = 0,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> list[Diagnostic]:
    """Load the project and apply the rules."""
    return diagnose(load_project(root, jobs), today, select=select, ignore=ignore)


def diagnose(
    project: Project,
    today: date,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    spelling: bool = False,
    decided: Mapping[str, Decision] | None = None,
) -> list[Diagnostic]:
    """Apply the rules to a loaded project. ``decided`` holds what consent has said of works."""
    from ..images import Inspector
    from ..rules import Quiet
    from ..rules import check as apply
    from ..wordforms import memory

    cache = Places(project.root).cache
    memory.open(cache)
    quiet = Quiet(hints.read(cache, fingerprint.tool()))
    extra = ("SP",) if spelling else ()
    inspect = Inspector(project.root, cache / "pictures")
    found = apply(
        project,
        today,
        inspect_image=inspect,
        select=select,
        ignore=ignore,
        extra=extra,
        decide=None if decided is None else lambda work: decided[work.id],
        quiet=quiet,
    )
    inspect.save()
    if quiet.learnt:
        hints.write(cache, fingerprint.tool(), quiet.known)
    memory.close()
    return found


def build(root: Path, options: Options, progress: Progress = quiet) -> BuildReport:
    """Check, compile and render; the old site stays whole until the new one is ready.

    Errors keep the old site in place. A preview shows what can be shown in spite of them.
    """
    from ..render import recover

    started = time.monotonic()
    places = Places(root, options.preview)
    state = places.state
    recover(places.site)
    stamp = _stamp(root, options)
    last = state.read("build")
    if not options.clean and last.get("stamp") == stamp and _same_site(places.site, last):
        return _unchanged(places.site, last, time.monotonic() - started)

    progress("load", 0, 1)
    project = load_project(root, options.processes)
    known_courses(options.courses, project.courses)
    progress("check", 0, 1)
    decided = decisions(project, options.today)
    withheld = {id_: d.reasons for id_, d in decided.items() if not d.allowed}
    look = partial(diagnose, project, options.today, decided=decided)
    # A preview keeps in memory what the rules learn, so there they run in this process.
    with aside(look, fork=options.processes > 1 and not options.preview) as found:

        def accept() -> None:
            if exit_code(found()) and not options.preview:
                raise _RefusedError

        try:
            work = _work(project, withheld, options, places, progress)
            sites, records = work.run(progress, accept)
        except Exception:
            # Whatever goes wrong with content that has errors: the errors are what to mend.
            if not exit_code(found()):
                raise
            return BuildReport(
                tuple(found()),
                places.site,
                seconds=time.monotonic() - started,
                language=project.settings.language,
                withheld=_in_words(_still_public(withheld, project, places), project),
                built=False,
            )
        diagnostics = tuple(found())
    state.write(
        "build",
        {
            # Errors that a preview shows all the same are told again at the next run.
            "stamp": "" if exit_code(diagnostics) else stamp,
            "site": places.site.stat().st_ino,
            "sites": {name: list(counts) for name, counts in sites.items()},
            "counts": _counts(diagnostics),
            "withheld": len(withheld),
            "language": project.settings.language,
        },
    )
    for name, record in records.items():
        state.write(f"site-{name}", record)
    return BuildReport(
        diagnostics,
        places.site,
        sites,
        _in_words(withheld, project),
        seconds=time.monotonic() - started,
        language=project.settings.language,
        works=len(project.contributions),
    )


def _still_public(
    withheld: Mapping[str, tuple[Any, ...]], project: Project, places: Places
) -> dict[str, tuple[Any, ...]]:
    """Of the works that may not be published, those that the old site shows."""
    sites = (places.state.read(f"site-{name}").get("shown", ()) for name in project.courses)
    shown = {one for site in sites for one in site}
    return {id_: reasons for id_, reasons in withheld.items() if id_ in shown}


class _RefusedError(Exception):
    """The rules have found errors: nothing is written."""


def _work(
    project: Project,
    withheld: Mapping[str, tuple[Any, ...]],
    options: Options,
    places: Places,
    progress: Progress,
) -> Work:
    """What the sites are made from: credits, pictures, and what may go where."""
    from ..attribute import credits as give_credit
    from ..consent import silent
    from ..model import Channel
    from .extras import allowed

    published = frozenset(project.contributions)
    if not options.preview:
        published -= frozenset(withheld)
    return Work(
        project=project,
        credits=give_credit(project, published, silent=silent(Channel.WEB, options.today, project)),
        pictures=_pictures(project, published, places, options, progress),
        published=published,
        allowed=allowed(project, published, options.today),
        marks=_in_words(withheld, project) if options.preview else {},
        options=options,
        places=places,
    )


def decisions(project: Project, today: date) -> dict[str, Decision]:
    """Contribution → whether it may be on the web today, and why not."""
    from ..consent import publishable
    from ..model import Channel

    return {
        id_: publishable(document, Channel.WEB, today, project)
        for id_, document in project.contributions.items()
    }


def _in_words(
    withheld: Mapping[str, tuple[Any, ...]], project: Project
) -> dict[str, tuple[str, ...]]:
    from ..i18n import translator

    say = translator("editor", project.settings.language)
    return {
        id_: tuple(say(reason.message, **reason.args) for reason in reasons)
        for id_, reasons in withheld.items()
    }


def _stamp(root: Path, options: Options) -> str:
    how = replace(options, jobs=0, clean=False)
    return f"{fingerprint.tool()}:{fingerprint.tree(root)}:{how}"


def _same_site(site: Path, last: Mapping[str, Any]) -> bool:
    return site.is_dir() and site.stat().st_ino == last.get("site")


def _unchanged(site: Path, last: Mapping[str, Any], seconds: float) -> BuildReport:
    sites = {name: (0, sum(counts)) for name, counts in last["sites"].items()}
    language = last.get("language", "fi")
    return BuildReport((), site, sites, unchanged=True, seconds=seconds, language=language)


def _counts(diagnostics: Iterable[Diagnostic]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for diagnostic in diagnostics:
        counts[diagnostic.severity] = counts.get(diagnostic.severity, 0) + 1
    return counts


def known_courses(names: Iterable[str], known: Iterable[str]) -> None:
    """Raise when a course is asked for that is not there."""
    from ..strict.validation import nearest

    there = list(known)
    for name in names:
        if name in there:
            continue
        near = nearest(name, there)
        hint = N_("Write it first: verkkokurssi new course {name}")
        if there:
            hint = N_("The courses are: {courses}.")
        if near:
            hint = N_("Did you mean {nearest}? The courses are: {courses}.")
        raise VerkkokurssiError(
            N_("There is no course “{name}”."),
            hint,
            name=name,
            nearest=near,
            courses=", ".join(there),
        )


def _pictures(
    project: Project,
    published: frozenset[str],
    places: Places,
    options: Options,
    progress: Progress,
) -> dict[str, Picture]:
    """Make the pictures of everything that stands in a course and may be published."""
    from ..model import Form, Illustration, Video

    sources: dict[str, Path] = {}
    square: set[str] = set()
    shown = {w.id: w for course in project.courses.values() for w in project.works_of(course)}
    for work in shown.values():
        name = None
        if isinstance(work.meta, Illustration):
            name = work.meta.image
        elif isinstance(work.meta, Video):
            name = work.meta.poster
        if name is None or work.id not in published:
            continue
        path = f"{work.path.rsplit('/', 1)[0]}/{name}"
        sources[path] = project.root / path
        if isinstance(work.meta, Illustration) and work.meta.form is Form.EMBLEM:
            square.add(path)
    if not sources:
        return {}
    from ..images import make_pictures

    made = make_pictures(
        sources,
        places.cache / "pictures",
        square=frozenset(square),
        jobs=options.processes,
        progress=lambda done: progress("pictures", done, len(sources)),
    )
    damaged = sorted(sources.keys() - made.keys())
    if damaged:
        raise VerkkokurssiError(
            N_("{n} pictures are damaged inside and could not be made: {paths}"),
            N_("Save the picture again in a drawing program, or ask its maker for a new copy."),
            n=len(damaged),
            paths=", ".join(damaged),
        )
    return made
