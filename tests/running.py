"""Running the tool as a user does, and comparing what it made."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

EXAMPLE_DAY = date(2026, 12, 1)
"""The day on which the examples are built in tests: all their consents and approvals hold."""


def run_tool(
    root: Path, *arguments: str, env: Mapping[str, str] | None = None, **options: object
) -> subprocess.CompletedProcess[str]:
    """Run the tool as a user does, and wait for its end."""
    return subprocess.run(
        [sys.executable, "-m", "verkkokurssi", *arguments],
        cwd=root,
        env={**os.environ, "CI": "true", "VERKKOKURSSI_LANG": "en", **(env or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=600,
        **options,  # type: ignore[call-overload]
    )


def snapshot(folder: Path) -> dict[str, str]:
    """Every file below a folder → a digest of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.blake2b(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def differences(first: Mapping[str, str], second: Mapping[str, str]) -> list[str]:
    """Names of files that are not the same in two snapshots; empty when the trees are equal."""
    return sorted(
        name for name in first.keys() | second.keys() if first.get(name) != second.get(name)
    )
