"""Render one compiled course with MkDocs, page by page.

A page's bytes depend on its own Markdown and on what all pages of its site share (configuration,
navigation, theme). A page for which both are unchanged is taken from the last site by a hard
link, together with its entries of the search index. So a changed story costs the pages it stands
on, and the result has the bytes of a clean build.
"""

from __future__ import annotations

import gzip
import hashlib
import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..diagnostics import VerkkokurssiError
from ..i18n import N_
from ..policy import allowing, inline_scripts
from .quick import quicken
from .swap import link_file
from .theme import share_frame, share_templates, static_files

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation

EPOCH = 1_767_225_600
"""2026-01-01T00:00:00Z: MkDocs stamps files with a date; ours must not depend on the clock."""

_SEARCH = ("material/search", "search")


@dataclass(frozen=True, slots=True)
class PageRecord:
    """What is known of a rendered page: its key, its file, its entries of the search index, and
    hashes of the scripts that stand in it (in pages of our own theme there are none)."""

    key: str
    output: str
    entries: list[dict[str, Any]]
    scripts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteRecord:
    """What is known of a rendered site: Markdown file → page."""

    pages: Mapping[str, PageRecord]

    def as_json(self) -> dict[str, Any]:
        """For the state file."""
        return {name: [p.key, p.output, p.entries, p.scripts] for name, p in self.pages.items()}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> SiteRecord:
        """From the state file."""
        return cls({name: PageRecord(*fields) for name, fields in value.items()})


@dataclass(frozen=True, slots=True)
class RenderedSite:
    """The outcome: the record to keep, the files written, and how many pages were reused."""

    record: SiteRecord
    files: frozenset[str]
    rendered: int
    reused: int

    @property
    def scripts(self) -> list[str]:
        """Hashes of all scripts that stand in pages."""
        return sorted({hash_ for page in self.record.pages.values() for hash_ in page.scripts})


def theme_digest(theme: Path) -> str:
    """A digest of everything that shapes all pages but is not content: theme and versions."""
    from importlib.metadata import version

    digest = hashlib.blake2b(digest_size=16)
    for package in ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2"):
        digest.update(f"{package}={version(package)};".encode())
    for name in sorted(p for p in theme.rglob("*") if p.is_file()):
        digest.update(name.relative_to(theme).as_posix().encode())
        digest.update(name.read_bytes())
    return digest.hexdigest()


def render_site(
    config_file: Path,
    out: Path,
    shared: str,
    previous: Path | None = None,
    record: SiteRecord | None = None,
) -> RenderedSite:
    """Render the MkDocs project of ``config_file`` into the empty or new folder ``out``.

    ``shared`` is a digest of what all pages share beside their configuration. ``previous`` and
    ``record`` are the last site of this course and what is known of it; without them every page
    is rendered.
    """
    quicken()
    config = _load(config_file, out)
    share_templates(config.theme)
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)

    from mkdocs.structure.files import get_files, set_exclusions
    from mkdocs.structure.nav import get_navigation

    files = config.plugins.on_files(get_files(config), config=config)
    set_exclusions(files, config)
    nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    env = config.plugins.on_env(config.theme.get_env(), config=config, files=files)

    share_frame(env)
    site = _Site(config, files, nav, env)
    site.write_static()
    pages = site.build_pages(_site_key(config_file, shared), previous, record)
    site.write_templates()
    config.plugins.on_post_build(config=config)
    reused = sum(record is not None and record.pages.get(n) is p for n, p in pages.items())
    return RenderedSite(
        SiteRecord(pages), _names(Path(config.site_dir)), len(pages) - reused, reused
    )


def _load(config_file: Path, out: Path) -> MkDocsConfig:
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(EPOCH))
    from mkdocs.config import load_config
    from mkdocs.exceptions import ConfigurationError

    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    try:
        return load_config(str(config_file), site_dir=str(out))
    except ConfigurationError as error:
        raise VerkkokurssiError(
            N_("MkDocs does not accept the configuration of “{name}”: {why}"),
            N_("Look at mkdocs.yml in the project's root; MkDocs' own settings are documented at "
               "https://www.mkdocs.org/user-guide/configuration/."),
            name=config_file.parent.name,
            why=" ".join(str(error).split()),
        ) from None  # fmt: skip


def _published(file: File) -> bool:
    included: bool = file.inclusion.is_included()  # type: ignore[no-untyped-call]
    return included


def _page_key(site_key: str, source: bytes) -> str:
    return hashlib.blake2b(site_key.encode() + source, digest_size=16).hexdigest()


def _names(folder: Path) -> frozenset[str]:
    skipped = len(str(folder)) + 1
    return frozenset(
        f"{directory}/{name}"[skipped:].replace(os.sep, "/")
        for directory, _, names in os.walk(folder)
        for name in names
    )


def _site_key(config_file: Path, shared: str) -> str:
    """Digest of what every page of a site depends on: its configuration chain and the theme."""
    digest = hashlib.blake2b(shared.encode(), digest_size=16)
    digest.update(config_file.read_bytes())
    return digest.hexdigest()


class _Site:
    """One MkDocs site while it is rendered (the order of steps is mkdocs.commands.build's)."""

    def __init__(
        self, config: MkDocsConfig, files: Files, nav: Navigation, env: jinja2.Environment
    ) -> None:
        self.config, self.files, self.nav, self.env = config, files, nav, env
        self.out = Path(config.site_dir)
        self.search = next((config.plugins[n] for n in _SEARCH if n in config.plugins), None)
        self.reusable = all(name in _SEARCH for name in config.plugins)
        self.pages: list[File] = list(files.documentation_pages())
        self.scripts: tuple[str, ...] = ()
        config.plugins.events["post_page"].append(self._allow_scripts)

    def write_static(self) -> None:
        """Copy the theme's and the course's other files."""
        languages = (
            tuple(str(x) for x in self.search.config.get("lang") or ()) if self.search else ()
        )
        targets = {
            name: (source, False)
            for name, source in static_files(self.config, languages).items()
        } | {
            f.dest_uri: (Path(str(f.abs_src_path)), True)
            for f in self.files
            if not f.is_documentation_page() and _published(f)
        }  # fmt: skip
        for folder in sorted({name.rpartition("/")[0] for name in targets}):
            (self.out / folder).mkdir(parents=True, exist_ok=True)
        for name, (source, ours) in targets.items():
            if ours:
                link_file(source, self.out / name)
            else:
                (self.out / name).write_bytes(_theme_bytes(source))

    def build_pages(
        self, site_key: str, previous: Path | None, record: SiteRecord | None
    ) -> dict[str, PageRecord]:
        """Render or reuse every page, and fill the search index in the order of the pages."""
        from mkdocs.commands import build
        from mkdocs.structure.pages import Page

        known = record.pages if record is not None and self.reusable else {}
        keys: dict[str, str] = {}
        kept: dict[str, Path] = {}
        listed = set(map(id, self.nav.pages))
        for file in self.pages:
            page = file.page or Page(None, file, self.config)
            name, source = file.src_uri, Path(str(file.abs_src_path)).read_bytes()
            keys[name] = _page_key(site_key, source)
            old = known.get(name)
            if old is not None and previous is not None and old.key == keys[name]:
                finished = previous / old.output
                if finished.is_file():
                    kept[name] = finished
            if name not in kept:
                build._populate_page(page, self.config, self.files)
            elif id(page) in listed and page.title is None:  # other pages show it
                page.read_source(self.config)

        done: dict[str, PageRecord] = {}
        for file in self.pages:
            name = file.src_uri
            if name in kept:
                self._keep(kept[name], known[name])
                done[name] = known[name]
                continue
            before = len(self._entries())
            assert file.page is not None
            self.scripts = ()
            build._build_page(file.page, self.config, self.pages, self.nav, self.env)
            entries = self._entries()[before:]
            done[name] = PageRecord(keys[name], file.dest_uri, entries, self.scripts)
        return done

    def _allow_scripts(self, html: str, **_: Any) -> str:
        """Let a page run what an added plugin wrote into it: this comes after all plugins."""
        self.scripts = tuple(inline_scripts(html))
        return allowing(html, self.scripts) if self.scripts else html

    def _keep(self, source: Path, record: PageRecord) -> None:
        target = self.out / record.output
        target.parent.mkdir(parents=True, exist_ok=True)
        link_file(source, target)
        self._entries().extend(record.entries)

    def _entries(self) -> list[dict[str, Any]]:
        if self.search is None:
            return []
        index: Any = getattr(self.search, "search_index")  # noqa: B009 - theme plugins add it
        entries: list[dict[str, Any]] = (
            index.entries if hasattr(index, "entries") else index._entries
        )
        return entries

    def write_templates(self) -> None:
        """404.html, sitemap.xml and the like."""
        from mkdocs.commands import build

        for name in sorted(self.config.theme.static_templates):
            build._build_theme_template(name, self.env, self.files, self.config, self.nav)
        sitemap = self.out / "sitemap.xml"
        if sitemap.is_file():
            packed = gzip.compress(sitemap.read_bytes(), mtime=EPOCH)
            (self.out / "sitemap.xml.gz").write_bytes(packed)


_BYTES: dict[Path, bytes] = {}


def _theme_bytes(path: Path) -> bytes:
    """A theme file's bytes, read once per process."""
    if path not in _BYTES:
        _BYTES[path] = path.read_bytes()
    return _BYTES[path]
