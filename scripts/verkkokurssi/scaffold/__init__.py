"""New files for editors to fill in: commented front matter, in each language of the tool.

Everything to be filled stands between ‹ and ›; the rule FM121 says so until it is done.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from ..model import KIND_BY_NAME
from ..model.schema import schema_files

FOLDER = Path(__file__).parent
OTHERS = ("contributor", "course", "section")


def kinds() -> tuple[str, ...]:
    """Everything that `verkkokurssi new` can write."""
    return (*KIND_BY_NAME, *OTHERS)


def new_files(
    kind: str, slug: str, *, title: str, by: str, language: str, today: date, number: int = 1
) -> dict[str, str]:
    """POSIX path relative to the project → text of the new file or files.

    ``slug`` of a section is ``course/section``; ``number`` is its place in the course.
    """
    name = slug.rsplit("/", 1)[-1]
    values = {
        "title": _scalar(title),
        "slug": name,
        "by": by,
        "today": today.isoformat(),
        "id": f"{KIND_BY_NAME[kind].folder}/{name}" if kind in KIND_BY_NAME else name,
    }
    if kind == "contributor":
        return {f"contributors/{name}.yml": _filled(kind, language, values)}
    if kind == "course":
        return {f"courses/{name}/course.yml": _filled(kind, language, values)}
    if kind == "section":
        course = slug.split("/", 1)[0]
        path = f"courses/{course}/{number:02}-{name}.md"
        return {path: _filled(kind, language, values)}
    return {f"content/{KIND_BY_NAME[kind].folder}/{name}.md": _filled(kind, language, values)}


def repository(
    name: str, language: str, today: date, requirement: str | None = None
) -> dict[str, str]:
    """POSIX path → text of every file of a new repository.

    ``requirement`` is the line that installs the tool; None when only this machine has it.
    """
    values = {"name": _scalar(name), "language": language, "today": today.isoformat()}
    source = "requirements.txt" if requirement else "requirements-unknown.txt"
    files = {
        "mkdocs.yml": _text(language, "mkdocs.yml").format(**values),
        "README.md": _text(language, "readme.md").format(name=name.strip("‹›")),
        "requirements.txt": _text(language, source).format(requirement=requirement),
    }
    files[".gitignore"] = "build/\n.cache/\n.venv/\nprivate/\n"
    files |= vscode()
    for folder in (*(f"content/{k.folder}" for k in KIND_BY_NAME.values()), "contributors"):
        files[f"{folder}/.gitkeep"] = ""
    files["courses/.gitkeep"] = ""
    return files


def vscode() -> dict[str, str]:
    """What VS Code's YAML extension needs to complete and check our YAML files."""
    folder = ".vscode/schemas"
    settings = {
        "yaml.schemas": {
            f"./{folder}/contributor.schema.json": "contributors/*.yml",
            f"./{folder}/course.schema.json": "courses/*/course.yml",
        },
        "files.encoding": "utf8",
        "files.eol": "\n",
        "files.insertFinalNewline": True,
    }
    files = {f"{folder}/{name}": text for name, text in schema_files().items()}
    return {".vscode/settings.json": json.dumps(settings, indent=2) + "\n", **files}


def _filled(kind: str, language: str, values: Mapping[str, str]) -> str:
    suffix = "yml" if kind in ("contributor", "course") else "md"
    return _text(language, f"{kind}.{suffix}").format(**values)


def _text(language: str, name: str) -> str:
    return (FOLDER / language / name).read_text("utf-8")


def _scalar(text: str) -> str:
    """A YAML scalar: bare when that is safe, else in double quotes."""
    if re.fullmatch(r"[\w‹][^:#\[\]{}\"'&*!|>%@`\\]*", text) and text == text.strip():
        return text
    return json.dumps(text, ensure_ascii=False)
