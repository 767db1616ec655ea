"""The MkDocs project of a site: mkdocs.yml, what the theme reads, and the files of docs/."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from ..config import site_url
from ..model import Colours, CompiledSite, Extras
from ..notes import help_in_short
from ..policy import meta
from .context import Context
from .fragments import Page, dump, meta_text
from .help import lines
from .pictures import stylesheet
from .strings import theme_strings


def compiled(
    context: Context,
    name: str,
    title: str,
    description: str,
    pages: Sequence[Page],
    nav: Sequence[Page],
    vk: Mapping[str, Any],
    colours: Colours,
    cards: Mapping[str, Colours] | None = None,
) -> CompiledSite:
    """The site as values: every page, the style sheet of its colours, and mkdocs.yml."""
    css, text = stylesheet(context, colours, cards)
    extras = context.options.extras
    files = {f"docs/{page.file}": _headed(page, extras).text() for page in pages}
    files |= extras.files
    files[f"docs/{css}"] = text
    config: dict[str, Any] = {
        "INHERIT": "../../../mkdocs.yml",
        "site_name": meta_text(title),
        "site_description": meta_text(description),
        **_site_url(context, name),
        "docs_dir": "docs",
        "site_dir": _site_dir(context, name),
        "theme": _theme(context),
        "nav": [page.file for page in nav],
        "not_in_nav": _not_in_nav(pages, nav),
        "extra_css": [css],
        "extra": {"vk": {**_common(context, name, title), **_shared(context), **vk}},
    }
    files["mkdocs.yml"] = (_HEADER + dump(config)).encode()
    return CompiledSite(
        name=name,
        files=dict(sorted(files.items())),
        copies=dict(sorted({**extras.copies, **context.copies}.items())),
    )


def _headed(page: Page, extras: Extras) -> Page:
    """A page with what its head says to other readers than people: JSON-LD, its own card."""
    vk = dict(page.vk)
    if page.address in extras.linked:
        vk["ld"] = extras.linked[page.address]
    if page.address and page.address in extras.cards:
        vk["card"] = asdict(extras.cards[page.address])
    return replace(page, vk=vk)


def _shared(context: Context) -> dict[str, Any]:
    """What all pages of the site point to: the card of the site, and its podcast feed."""
    extras = context.options.extras
    shared: dict[str, Any] = {}
    if "" in extras.cards:
        shared["card"] = asdict(extras.cards[""])
    if extras.feed and context.course is not None and context.course.meta.podcast is not None:
        title = meta_text(context.course.meta.podcast.title)
        shared["feed"] = {"url": extras.feed, "title": title}
    return shared


_HEADER = "# Written by verkkokurssi. Change the sources, not this file.\n"


def _theme(context: Context) -> dict[str, Any]:
    """Only a published course is kept by browsers, so only there is a page for lack of network."""
    kept = context.course is not None and not context.options.preview
    return {
        "language": context.language,
        "custom_dir": "../../theme",
        **({"static_templates": ["offline.html"]} if kept else {}),
    }


def _site_dir(context: Context, name: str) -> str:
    place = "../../preview-site" if context.options.preview else "../../site"
    return place if context.course is None else f"{place}/{name}"


def _site_url(context: Context, name: str) -> dict[str, str]:
    url = context.options.site_url or site_url(context.project.root)
    if not url:
        return {}
    url = url.rstrip("/") + "/"
    return {"site_url": url if context.course is None else f"{url}{name}/"}


def _not_in_nav(pages: Iterable[Page], nav: Iterable[Page]) -> str:
    """Patterns of the pages that the navigation leaves out: folders, and pages at the top."""
    shown = {page.file for page in nav}
    rest = {page.file for page in pages} - shown
    return "".join(
        f"{pattern}\n"
        for pattern in sorted({f"/{f.split('/')[0]}/" if "/" in f else f"/{f}" for f in rest})
    )


def _common(context: Context, name: str, title: str) -> dict[str, Any]:
    settings = context.project.settings
    help_url = context.addresses.page("help")
    return {
        "kind": "portal" if context.course is None else "course",
        "slug": name,
        "language": context.language,
        "title": title,
        "preview": context.options.preview,
        "publisher": settings.organisation.name,
        **({"publisher_url": settings.organisation.url} if settings.organisation.url else {}),
        "exit_url": settings.exit_url,
        "policy": meta(settings.media_hosts),
        "help": {
            "text": help_in_short(context.t, settings.help_lines),
            "url": help_url,
            "link": context.t("All the places to get help"),
            "lines": [
                {key: value for key, value in asdict(line).items() if value}
                for line in lines(context)
            ],
        },
        "strings": theme_strings(context.t),
    }
