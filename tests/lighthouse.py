"""What Lighthouse says of a page of each main kind, as a telephone on a slow network sees it.

    .venv/bin/python tests/lighthouse.py build/site

The site is served as it is meant to be published: its own headers, compressed. Performance is a
measurement and depends on the machine: it is printed, never asserted. The other three categories
are checklists; tests/browser/test_lighthouse.py asserts them.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))

from site_pages import TOOLS, places
from web_server import running

PROGRAM = TOOLS / "lighthouse/cli/index.js"
KINDS = ("portal", "course", "section", "story")
CHECKED = ("accessibility", "best-practices", "seo")
MEASURED = ("performance", *CHECKED)
_TIMES = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time",
          "cumulative-layout-shift")  # fmt: skip


@dataclass(frozen=True)
class Report:
    """Scores from 0 to 100 by category, figures by audit, and what was not perfect."""

    scores: Mapping[str, int]
    figures: Mapping[str, str]
    faults: Sequence[str]


def browser() -> str | None:
    """The path of Chromium or Chrome, if there is one."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return os.environ.get("VERKKOKURSSI_BROWSER") or next(
        filter(None, map(shutil.which, names)), None
    )


def examine(address: str, categories: Sequence[str] = MEASURED) -> Report:
    """Let Lighthouse look at one page. Raises CalledProcessError when it cannot."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        subprocess.run(
            ["node", str(PROGRAM), address, "--quiet", "--output=json", f"--output-path={out}",
             f"--only-categories={','.join(categories)}",
             "--chrome-flags=--headless=new --no-sandbox"],
            env={**os.environ, "CHROME_PATH": browser() or ""},
            check=True, capture_output=True, text=True, timeout=180,
        )  # fmt: skip
        found = json.loads(out.read_bytes())
    return _report(found)


def _report(found: Mapping[str, Any]) -> Report:
    audits = found["audits"]
    faults = [
        f"{name}: {audits[ref['id']]['title']} ({audits[ref['id']].get('displayValue', '')})"
        for name, category in found["categories"].items()
        for ref in category["auditRefs"]
        if ref["weight"] and (audits[ref["id"]]["score"] or 0) < 0.9
        and audits[ref["id"]]["scoreDisplayMode"] not in ("notApplicable", "manual")
    ]  # fmt: skip
    return Report(
        {name: round(100 * (c["score"] or 0)) for name, c in found["categories"].items()},
        {
            name: audits[name]["displayValue"].replace("\xa0", " ")
            for name in _TIMES
            if name in audits
        },
        faults,
    )


def addresses(site: Path) -> dict[str, str]:
    """The first page of each main kind in the largest course."""
    found: dict[str, str] = {}
    for place in places(site):
        if place.kind in KINDS and place.course in ("portal", "yon-yli"):
            found.setdefault(place.kind, place.path)
    return {kind: found[kind] for kind in KINDS}


def main(arguments: Sequence[str]) -> int:
    """Print a table: one line for each page, and below what was not perfect."""
    site = Path(arguments[0] if arguments else "build/site")
    print(f"{'page':34}{'perf':>5}{'a11y':>5}{'best':>5}{'seo':>5}   FCP     LCP     TBT      CLS")
    faults: list[str] = []
    with running(site) as server:
        for path in addresses(site).values():
            report = examine(f"{server.address}/{path}")
            scores = "".join(f"{report.scores[name]:>5}" for name in MEASURED)
            times = "".join(f"{report.figures[name]:<8}" for name in _TIMES)
            print(f"/{path:33}{scores}   {times}", flush=True)
            faults += [f"/{path}: {fault}" for fault in report.faults]
    print("\n".join(faults))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
