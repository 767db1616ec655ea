"""The editors' guide names every command that exists, and none that does not."""

from __future__ import annotations

import re
from pathlib import Path

from verkkokurssi.cli import COMMANDS

GUIDE = Path(__file__).parents[2] / "courses" / "opas"


def test_the_guide_names_every_command_and_no_other() -> None:
    pages = [path for path in GUIDE.glob("0*.md") if not path.name.startswith("06")]
    text = "\n".join(path.read_text("utf-8") for path in pages)
    named = set(re.findall(r"verkkokurssi (?:--lang \w+ )?([a-z]+)\b", text))
    assert named == set(COMMANDS)


def test_the_guide_tells_what_a_preview_leaves_behind() -> None:
    from verkkokurssi.pipeline import Places

    places = Places(Path("/p"), preview=True)
    text = (GUIDE / "05-esikatsele-ja-julkaise.md").read_text("utf-8")
    for folder in (places.compiled, places.site):
        assert f"`{folder.relative_to('/p').as_posix()}`" in text
