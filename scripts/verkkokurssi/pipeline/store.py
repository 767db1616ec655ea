"""The one place that writes under build/: compiled projects, and the state of the last build.

Every file is written beside its place and renamed, so a run that is killed leaves either the old
file or the new one, and a file that other trees link to is never changed in place.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..model.site import CompiledSite


def write_bytes(path: Path, content: bytes) -> bool:
    """Write a file atomically unless it already has these bytes; True when it was written."""
    try:
        if path.stat().st_size == len(content) and path.read_bytes() == content:
            return False
    except OSError:
        path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return True


def write_new(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files that were not there, all or none: POSIX path below ``root`` → content."""
    there = root.is_dir()
    try:
        for name, content in files.items():
            write_bytes(root / name, content)
    except BaseException:
        for name in files:
            (root / name).unlink(missing_ok=True)
        folders = {parent for name in files for parent in (root / name).relative_to(root).parents}
        for folder in sorted(folders, key=lambda f: -len(f.parts)):
            if folder.parts or not there:
                with suppress(OSError):  # it holds something else
                    (root / folder).rmdir()
        raise


def write_site(site: CompiledSite, folder: Path) -> None:
    """Make ``folder`` hold exactly the files of a compiled site."""
    for name, content in site.files.items():
        write_bytes(folder / name, content)
    for name, source in site.copies.items():
        _copy(Path(source), folder / name)
    _remove_others(folder, {*site.files, *site.copies})


def copy_tree(source: Path, target: Path, skip: Iterable[str] = ("__pycache__",)) -> None:
    """Make ``target`` hold exactly the files of ``source``, rewriting only what differs."""
    names = set()
    for path in sorted(source.rglob("*")):
        name = path.relative_to(source).as_posix()
        if path.is_file() and not set(name.split("/")) & set(skip):
            write_bytes(target / name, path.read_bytes())
            names.add(name)
    _remove_others(target, names)


def _copy(source: Path, target: Path) -> None:
    """Copy a file whose name carries its content's hash: one of the right size is right."""
    try:
        if target.stat().st_size == source.stat().st_size:
            return
    except OSError:
        target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    shutil.copyfile(source, temporary)
    temporary.replace(target)


def _remove_others(folder: Path, names: set[str]) -> None:
    """MkDocs publishes every file of a docs folder, so nothing else may lie in it."""
    for directory, folders, files in os.walk(folder, topdown=False):
        here = Path(directory)
        for name in files:
            if (here / name).relative_to(folder).as_posix() not in names:
                (here / name).unlink()
        for name in folders:
            path = here / name
            if path.is_symlink():
                path.unlink()
            elif not any(path.iterdir()):
                path.rmdir()


class State:
    """What is remembered of the last build, in build/.state: a hint for speed, never a source.

    A state that is missing, broken or of another version means that everything is built anew.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, name: str) -> dict[str, Any]:
        """The record of that name, or an empty one."""
        try:
            value = json.loads((self.folder / f"{name}.json").read_bytes())
        except (OSError, ValueError):
            return {}
        return value if isinstance(value, dict) else {}

    def write(self, name: str, value: dict[str, Any]) -> None:
        """Replace a record."""
        content = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        write_bytes(self.folder / f"{name}.json", content.encode())

    def forget(self, name: str) -> None:
        """Remove a record."""
        (self.folder / f"{name}.json").unlink(missing_ok=True)
