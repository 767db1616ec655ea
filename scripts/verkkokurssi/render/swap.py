"""Putting a finished tree in the place of the old one, so that readers never meet a half one.

On Linux two folders change places in one system call (renameat2 with RENAME_EXCHANGE). Elsewhere
two renames leave a gap of microseconds; a run that was killed in it is mended by ``recover``.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def link_tree(source: Path, target: Path) -> None:
    """Make ``target`` a copy of ``source`` by hard links (by copying where links cannot be).

    Files of an output are only ever replaced, never written in place, so links are safe.
    """
    target.mkdir(parents=True, exist_ok=True)
    with os.scandir(source) as entries:
        for entry in entries:
            destination = target / entry.name
            if entry.is_dir(follow_symlinks=False):
                link_tree(Path(entry.path), destination)
            else:
                link_file(entry.path, destination)


def link_file(source: str | Path, target: Path) -> None:
    """Hard-link one file, or copy it across file systems."""
    try:
        os.link(source, target)
    except FileExistsError:
        return
    except OSError:
        shutil.copyfile(source, target)


def swap_in(fresh: Path, place: Path) -> None:
    """Let ``fresh`` take the place of ``place``; the old tree is removed afterwards."""
    old = _old(place)
    if not place.exists():
        fresh.rename(place)
        return
    if _exchange(fresh, place):
        shutil.rmtree(fresh, ignore_errors=True)
        return
    shutil.rmtree(old, ignore_errors=True)
    place.rename(old)
    fresh.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def recover(place: Path) -> None:
    """Bring back old trees if a run was killed between the two renames of ``swap_in``."""
    for old in place.glob(".*.old"):
        recover(place / old.name[1 : -len(".old")])
    old = _old(place)
    if old.exists():
        if place.exists():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.rename(place)


def _old(place: Path) -> Path:
    return place.with_name(f".{place.name}.old")


def _exchange(first: Path, second: Path) -> bool:
    """True when the two paths changed places in one step."""
    if sys.platform != "linux":
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    result: int = renameat2(
        _AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE
    )
    return result == 0
