"""Bring every site up to date: find those that are due, compile and render them in parallel,
and swap the finished tree in. The old site stays whole until then."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import as_completed
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..config import site_url
from ..workers import workers
from . import fingerprint
from .options import PORTAL, Options, Places, Progress
from .store import copy_tree, write_bytes, write_site

if TYPE_CHECKING:
    from ..compile import CompileOptions
    from ..exports import Outlet
    from ..model import CompiledSite, Credits, Picture, Project
    from ..render import SiteRecord
    from .extras import Allowed

THEME = Path(__file__).parent.parent / "theme"


@dataclass(frozen=True, slots=True)
class Work:
    """Everything that compiling and rendering the sites needs, handed to the workers once."""

    project: Project
    credits: Credits
    pictures: Mapping[str, Picture]
    published: frozenset[str]
    allowed: Allowed
    marks: Mapping[str, tuple[str, ...]]
    options: Options
    places: Places

    def run(
        self, progress: Progress, accept: Callable[[], None]
    ) -> tuple[dict[str, tuple[int, int]], dict[str, dict[str, Any]]]:
        """Bring every site up to date in a new tree, and swap it in.

        Nothing is written before ``accept`` returns; when it raises, nothing has happened.
        """
        from ..render import swap_in, theme_digest

        before = self._records()
        records = {} if self.options.clean else before
        keys = self._keys()
        due: list[str] = []
        kept: list[str] = []
        for name, key in keys.items():
            old = self._old_site(name)
            same = records.get(name, {}).get("key") == key and old is not None
            skip = self.options.courses and name not in (*self.options.courses, PORTAL)
            skip = skip and not self._loses(name, before.get(name, {}))
            (kept if same or (skip and old is not None) else due).append(name)
        early = {due[0]: self.compiled(due[0])} if len(due) == 1 else {}
        accept()

        copy_tree(THEME, self.places.theme)
        fresh = self.places.site.with_name(f".{self.places.site.name}.new")
        for leftover in (fresh, _portal_place(fresh)):
            shutil.rmtree(leftover, ignore_errors=True)
        fresh.mkdir(parents=True)
        shared = theme_digest(THEME)
        counts = {name: (0, len(records.get(name, {}).get("pages", ()))) for name in kept}
        # One changed course changes places alone; anything more comes as one whole new tree.
        alone = len(due) == 1 and due[0] != PORTAL
        if not alone:
            self._carry_over(kept, fresh, records)
        progress("render", len(kept), len(keys))
        for name, key, record in self._rendered(due, keys, fresh, shared, records, early):
            counts[name] = record.pop("counts")
            records[name] = {"key": key, "shown": self.shown(name), **record}
            if name == PORTAL:
                _link_files(_portal_place(fresh), fresh, record["files"])
            progress("render", len(counts), len(keys))
        self._remove_stale(set(keys))
        if not self.options.preview:
            self._write_headers(self.places.site if alone or not due else fresh, records)
        if alone:
            swap_in(fresh / due[0], self.places.site / due[0])
        elif due:
            swap_in(fresh, self.places.site)
        for leftover in (fresh, _portal_place(fresh)):
            shutil.rmtree(leftover, ignore_errors=True)
        ordered = {name: counts[name] for name in keys}
        return ordered, {name: records[name] for name in due}

    def shown(self, name: str) -> list[str]:
        """The works of a course, and the names that stand in it: what somebody may take back."""
        course = self.project.courses.get(name)
        if course is None:
            return []
        works = [w.id for w in self.project.works_of(course) if w.id in self.published]
        signed = (*works, *(section.id for section in course.sections), course.slug)
        named = (f"{i}: {c.name}" for i in signed for c in self.credits.works.get(i, ()) if c.name)
        return sorted({*works, *named})

    def _loses(self, name: str, record: Mapping[str, Any]) -> bool:
        """Whether a site shows something that it must not show any more: that cannot wait until
        somebody asks for this course."""
        shown = record.get("shown")
        return shown is None or not set(shown) <= set(self.shown(name))

    def _carry_over(
        self, kept: Sequence[str], fresh: Path, records: Mapping[str, dict[str, Any]]
    ) -> None:
        """Link the sites that stay as they are into the new tree."""
        from ..render import link_tree

        for name in kept:
            if name == PORTAL:
                _link_files(self.places.site, fresh, records[name]["files"])
            else:
                link_tree(self.places.site / name, fresh / name)

    def _rendered(
        self,
        due: Sequence[str],
        keys: Mapping[str, str],
        fresh: Path,
        shared: str,
        records: Mapping[str, dict[str, Any]],
        early: Mapping[str, CompiledSite],
    ) -> Iterable[tuple[str, str, dict[str, Any]]]:
        jobs = min(self.options.processes, len(due))
        if jobs <= 1:
            _begin(self, fresh, shared)
            for name in due:
                yield name, keys[name], _site(name, records.get(name), early.get(name))
            return
        with workers(jobs, fork=True, start=_begin, given=(self, fresh, shared)) as pool:
            futures = {pool.submit(_site, name, records.get(name)): name for name in due}
            for future in as_completed(futures):
                name = futures[future]
                yield name, keys[name], future.result()

    def _keys(self) -> dict[str, str]:
        from . import extras

        inputs = fingerprint.Inputs.of(
            self.project, self.credits, self.pictures, self.published, self.marks, self._how()
        )
        keys = {
            slug: f"{inputs.course(loaded)}:{extras.key(self.outlet(slug), self.options.today)}"
            for slug, loaded in self.project.courses.items()
        }
        own = extras.key(self.outlet(PORTAL), self.options.today)
        return keys | {PORTAL: f"{inputs.portal()}:{own}"}

    def _how(self) -> str:
        config = (self.project.root / "mkdocs.yml").read_text("utf-8", "replace")
        return f"{self.options.preview}:{self.portal}:{config}"

    @property
    def portal(self) -> str | None:
        """The absolute address of the portal, with a slash at the end."""
        given = self.options.site_url
        return f"{given.rstrip('/')}/" if given else site_url(self.project.root)

    def language(self, name: str) -> str:
        """The language of a site."""
        course = self.project.courses.get(name)
        if course is None:
            return str(self.project.settings.language)
        return str(self.project.language_of(course.document))

    def outlet(self, name: str) -> Outlet:
        """A site as the exports see it."""
        from ..exports import Outlet

        course = self.project.courses.get(name)
        return Outlet(self.project, course, self.credits, self.allowed, self.portal)

    def _write_headers(self, site: Path, records: Mapping[str, dict[str, Any]]) -> None:
        """What web servers are to send with every file."""
        from .. import policy
        from ..exports import netlify, nginx

        scripts = {hash_ for record in records.values() for hash_ in record.get("scripts", ())}
        rules = policy.header(self.project.settings.media_hosts, scripts)
        write_bytes(site / "_headers", netlify(rules, self.portal, self.project.courses))
        write_bytes(self.places.nginx, nginx(rules, self.portal))

    def _records(self) -> dict[str, dict[str, Any]]:
        names = (*self.project.courses, PORTAL)
        found = {name: self.places.state.read(f"site-{name}") for name in names}
        return {name: record for name, record in found.items() if record}

    def _old_site(self, name: str) -> Path | None:
        old = self.places.site if name == PORTAL else self.places.site / name
        return old if (old / "index.html").is_file() else None

    def _remove_stale(self, names: set[str]) -> None:
        """Compiled projects of courses that are no more."""
        for path in self.places.compiled.iterdir():
            if path.name not in names:
                shutil.rmtree(path)
                self.places.state.forget(f"site-{path.name}")

    def compiled(self, name: str) -> CompiledSite:
        """The MkDocs project of a site, as values."""
        from ..compile import compile_course, compile_portal

        options = self.compile_options(name)
        if name == PORTAL:
            return compile_portal(self.project, self.credits, self.pictures, options)
        course = self.project.courses[name]
        return compile_course(self.project, course, self.credits, self.pictures, options)

    def compile_options(self, name: str) -> CompileOptions:
        """What the compiler needs to know of a site beside the project. A preview goes nowhere,
        so nothing is exported for it."""
        from ..compile import CompileOptions
        from ..model import Extras
        from . import extras

        added = Extras()
        if not self.options.preview:
            cache = self.places.cache / "pictures"
            added = extras.site_extras(self.outlet(name), self.pictures, cache)

        return CompileOptions(
            published=self.published,
            preview=self.options.preview,
            marks=self.marks,
            site_url=self.options.site_url,
            today=self.options.today,
            extras=added,
        )


_CURRENT: list[Any] = []


def _begin(work: Work, fresh: Path, shared: str) -> None:
    """In a worker: take what all its sites share."""
    _CURRENT[:] = [work, fresh, shared]


def _site(
    name: str, record: Mapping[str, Any] | None, compiled: CompiledSite | None = None
) -> dict[str, Any]:
    """In a worker: compile (unless that is done), write and render one site; returns its record
    for the state."""
    from .. import offline
    from ..render import SiteRecord, render_site

    work: Work
    work, fresh, shared = _CURRENT
    folder = work.places.compiled / name
    write_site(compiled or work.compiled(name), folder)
    known: SiteRecord | None = None
    if record and "pages" in record:
        known = SiteRecord.from_json(record["pages"])
    out = _portal_place(fresh) if name == PORTAL else fresh / name
    old = work.places.site if name == PORTAL else work.places.site / name
    rendered = render_site(
        folder / "mkdocs.yml",
        out,
        shared + _config_digest(work.project.root),
        old if known is not None else None,
        known,
    )
    _teach_search(out, work.language(name), work.places)
    if name != PORTAL and not work.options.preview:
        write_bytes(out / offline.NAME, offline.worker(out, rendered.files))
    return {
        "pages": rendered.record.as_json(),
        "files": sorted(rendered.files),
        "scripts": rendered.scripts,
        "counts": (rendered.rendered, rendered.reused),
    }


def _teach_search(site: Path, language: str, places: Places) -> None:
    """Let the site's search find word forms."""
    from ..search import enrich
    from ..wordforms import memory

    index = site / "search" / "search_index.json"
    if not index.is_file():
        return
    memory.open(places.cache)
    taught = enrich(json.loads(index.read_bytes()), language)
    memory.close()
    text = json.dumps(taught, ensure_ascii=False, separators=(",", ":"))
    write_bytes(index, text.encode())


def _config_digest(root: Path) -> str:
    return blake2b((root / "mkdocs.yml").read_bytes(), digest_size=16).hexdigest()


def _portal_place(fresh: Path) -> Path:
    """The portal's files lie around the courses' folders: it is rendered apart and merged in."""
    return fresh.with_name(f"{fresh.name}-{PORTAL}")


def _link_files(source: Path, target: Path, names: Iterable[str]) -> None:
    from ..render import link_file

    for name in names:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        link_file(source / name, target / name)
