"""What is compiled, byte for byte. `UPDATE_GOLDEN=1 pytest tests/compile` rewrites the files;
review them in the diff."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
import yaml

from .conftest import Sites

GOLDEN = Path(__file__).parent / "golden"


def _kept(path: str, text: bytes) -> bytes:
    """The file without the texts of theme and scripts, which are not compile's business."""
    if path != "mkdocs.yml":
        return text
    config = yaml.safe_load(text)
    for texts in ("strings", "texts"):
        config["extra"]["vk"].pop(texts, None)
    return yaml.safe_dump(config, allow_unicode=True, sort_keys=False).encode()


@pytest.mark.parametrize("name", ["pieni", "liten", "portal"])
def test_compiled_files_are_the_golden_ones(name: str, sites: Sites) -> None:
    site = sites[name]
    files = {path: _kept(path, text) for path, text in site.files.items()}
    copies = {target: Path(source).name for target, source in site.copies.items()}
    files["copies.yml"] = yaml.safe_dump(copies).encode()
    place = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        shutil.rmtree(place, ignore_errors=True)
        for path, text in files.items():
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).write_bytes(text)
    golden = {
        path.relative_to(place).as_posix(): path.read_bytes()
        for path in place.rglob("*")
        if path.is_file()
    }
    assert sorted(files) == sorted(golden)
    for path, text in files.items():
        assert text.decode() == golden[path].decode(), path
