"""Lighthouse finds nothing wrong with the main kinds of pages, as they are published."""

from __future__ import annotations

from pathlib import Path

import pytest

from lighthouse import CHECKED, KINDS, PROGRAM, addresses, browser, examine
from site_pages import missing
from web_server import running

pytestmark = pytest.mark.external


@pytest.mark.parametrize("kind", KINDS)
def test_accessible_sound_and_easy_to_find(kind: str, site: Path) -> None:
    if not PROGRAM.is_file():
        missing("Lighthouse")
    if browser() is None:
        missing("A browser")
    with running(site) as server:
        report = examine(f"{server.address}/{addresses(site)[kind]}", CHECKED)
    assert dict(report.scores) == dict.fromkeys(CHECKED, 100), report.faults
