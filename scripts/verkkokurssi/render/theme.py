"""A template environment that is compiled once per process, not once per site.

Half of a small MkDocs build is compiling Material's templates and listing its 12,000 icons. A
worker that renders several courses needs both only once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2.runtime import Context

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.theme import Theme


class _InMemory(jinja2.BytecodeCache):
    """Compiled templates by content. In memory only: a cache on disk could execute code."""

    def __init__(self) -> None:
        self._code: dict[str, Any] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        bucket.code = self._code.get(bucket.key + bucket.checksum)

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        self._code[bucket.key + bucket.checksum] = bucket.code


_CODE = _InMemory()


def share_templates(theme: Theme) -> None:
    """Let every environment of this theme use the process's compiled templates.

    The search plugin makes environments of its own, only to translate three words.
    """
    make = theme.get_env

    def get_env() -> jinja2.Environment:
        env = make()
        env.bytecode_cache = _CODE
        return env

    theme.get_env = get_env  # type: ignore[method-assign]


FRAME = (
    "vk-styles",
    "vk-styles-last",
    "vk-header",
    "vk-footer",
    "vk-drawer",
    "vk-search",
    "vk-scripts",
    "vk-learner-texts",
    "vk-work-texts",
)
"""Partials that are the same on all pages of one folder that they do not link to themselves, and
that ask for the same works' scripts."""


def share_frame(env: jinja2.Environment) -> None:
    """Render the frame around a page once per folder: thousands of pages stand in a few."""
    for name in FRAME:
        try:
            template = env.get_template(f"partials/{name}.html")
        except jinja2.TemplateNotFound:
            continue
        template.root_render_func = _remembering(template.root_render_func)


def _remembering(render: Callable[[Context], Iterator[str]]) -> Callable[[Context], Iterator[str]]:
    known: dict[tuple[str, ...], str] = {}

    def remembered(context: Context) -> Iterator[str]:
        page = context.get("page")
        folder, _, rest = page.url.rstrip("/").rpartition("/") if page else ("", "", "")
        if not folder or not rest:
            yield from render(context)
            return
        key = (folder, *context.get("needed", ()))
        if key not in known:
            known[key] = "".join(render(context))
        yield known[key]

    return remembered


@lru_cache
def _static_names(directory: str) -> tuple[str, ...]:
    """Files a theme folder may contribute, POSIX paths; hidden folders (icons) are skipped."""
    root = Path(directory)
    found = []
    pending = [root]
    while pending:
        for entry in pending.pop().iterdir():
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                pending.append(entry)
            else:
                found.append(entry.relative_to(root).as_posix())
    return tuple(sorted(found))


def static_files(config: MkDocsConfig, languages: tuple[str, ...]) -> dict[str, Path]:
    """The theme's static files this site needs: path in the site → file.

    Left out: templates, translations, source maps, and search stemmers of other languages.
    """
    stemmers = {f"lunr.{name}.min.js" for name in (*languages, "stemmer.support", "multi")}
    files: dict[str, Path] = {}
    for directory in config.theme.dirs:
        for name in _static_names(directory):
            base = name.rsplit("/", 1)[-1]
            if base.endswith((".html", ".map", ".py", ".pyc", ".yml", ".md")):
                continue
            if name in config.theme.static_templates or name.startswith(("locales/", "templates/")):
                continue
            if "/lunr/" in name and base not in stemmers:
                continue
            files.setdefault(name, Path(directory) / name)
    return files
