"""A repository to fill."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("steady", deadline=None)  # a busy machine takes its time
settings.load_profile("steady")

SETTINGS = "site_name: S\nextra:\n  verkkokurssi:\n"
Put = Callable[..., Path]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "repository"
    root.mkdir()
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    return root


@pytest.fixture
def put(root: Path) -> Put:
    """Write a file; text is written as it is, without changing line ends."""

    def put(path: str, data: str | bytes) -> Path:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)
        return file

    return put
