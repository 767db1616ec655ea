"""Parsed headers and outlines of files seen before, by the hash of their bytes.

One JSON file; never pickle, which could run code. The first line holds a hash of the rest and
one of this package's parsing code, so a damaged or outdated cache is simply not used.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

NAME = "load.json"
_CODE = ("load", "strict", "markdown", "model/base.py")


class Cache:
    """``folder`` None remembers nothing."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._old = _read(folder / NAME) if folder is not None else {}
        self._new: dict[str, Any] = {}
        self._changed = False

    @property
    def empty(self) -> bool:
        """True when nothing is remembered."""
        return not self._old

    def get(self, key: str) -> Sequence[Any] | None:
        """What was kept under a key; it stays for the next run."""
        entry: Sequence[Any] | None = self._old.get(key)
        if entry is not None:
            self._new[key] = entry
        return entry

    def put(self, key: str, entry: Sequence[Any]) -> None:
        """Keep something of a file."""
        if self.folder is not None:
            self._new[key] = entry
            self._changed = True

    def save(self) -> None:
        """Write what this run used, all at once. A cache that cannot be written is no fault."""
        if self.folder is None or (not self._changed and len(self._new) == len(self._old)):
            return
        body = json.dumps(self._new, ensure_ascii=False, separators=(",", ":")).encode()
        head = f"{code_hash()} {sha256(body).hexdigest()}\n".encode()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder, prefix=".load-")
            with os.fdopen(handle, "wb") as file:
                file.write(head)
                file.write(body)
            Path(name).replace(self.folder / NAME)
        except OSError:
            return


def _read(path: Path) -> dict[str, Any]:
    """What an earlier run kept; nothing when the file is absent, damaged or outdated."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
        if head.decode() != f"{code_hash()} {sha256(body).hexdigest()}":
            return {}
        kept = json.loads(body)
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


@lru_cache
def code_hash() -> str:
    """A hash of the code whose results are kept."""
    package = Path(__file__).parent.parent
    hashed = sha256()
    for name in _CODE:
        path = package / name
        for file in sorted(path.glob("*.py")) if path.is_dir() else [path]:
            hashed.update(file.read_bytes())
    return hashed.hexdigest()
