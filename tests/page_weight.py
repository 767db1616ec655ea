"""What a first visit to a page costs over the wire, without photographs and recordings.

    .venv/bin/python tests/page_weight.py build/site

Counted are the page and everything that a browser fetches for it before anybody does anything:
styles, scripts, and the fonts that every page names; compressed as servers do. Fonts of styles
that a page does not show (italics) are counted too: it is a ceiling.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))

from site_pages import Place, places

BUDGET = 250_000
_LINK = re.compile(r"<link\b[^>]*>")
_SCRIPT = re.compile(r'<script\b[^>]*\bsrc="([^"]+)"')
_HREF = re.compile(r'\bhref="([^"]+)"')
_FONT = re.compile(r"url\(([^)]+\.woff2)\)")
_PACKED = (".woff2",)


@dataclass(frozen=True)
class Weight:
    """Bytes over the wire by what they are for."""

    html: int
    styles: int
    scripts: int
    fonts: int

    @property
    def total(self) -> int:
        """All together."""
        return self.html + self.styles + self.scripts + self.fonts


def weigh(site: Path, place: Place) -> Weight:
    """What a first visit to a page costs."""
    page = site / place.path
    page = page / "index.html" if page.is_dir() else page
    text = page.read_text("utf-8")
    links = [link for link in _LINK.findall(text) if 'rel="stylesheet"' in link]
    styles = [_file(page, match[1]) for link in links if (match := _HREF.search(link))]
    scripts = [_file(page, address) for address in _SCRIPT.findall(text)]
    fonts = {
        _file(style, address) for style in styles for address in _FONT.findall(style.read_text())
    }
    fonts = {font for font in fonts if "-ext." not in font.name}  # only for rare letters
    return Weight(
        wire(page), sum(map(wire, styles)), sum(map(wire, scripts)), sum(map(wire, sorted(fonts)))
    )


def _file(page: Path, address: str) -> Path:
    return (page.parent / address.strip("\"'").split("?")[0]).resolve()


@lru_cache(maxsize=4096)
def wire(path: Path) -> int:
    """Bytes of a file over the wire."""
    data = path.read_bytes()
    return len(data) if path.suffix in _PACKED else len(gzip.compress(data, 6))


def heaviest(site: Path) -> Iterator[tuple[Place, Weight]]:
    """Of each kind of page the heaviest."""
    found: dict[str, tuple[Place, Weight]] = {}
    for place in places(site):
        if place.path.endswith(("404.html", "offline.html")):
            continue
        weight = weigh(site, place)
        if place.kind not in found or weight.total > found[place.kind][1].total:
            found[place.kind] = (place, weight)
    yield from sorted(found.values(), key=lambda entry: -entry[1].total)


def main(arguments: Sequence[str]) -> int:
    """Print a table: the heaviest page of each kind, in kilobytes."""
    site = Path(arguments[0] if arguments else "build/site")
    print(f"{'kind':14}{'all':>7}{'html':>7}{'styles':>8}{'scripts':>9}{'fonts':>7}  page")
    for place, weight in heaviest(site):
        numbers = (weight.total, weight.html, weight.styles, weight.scripts, weight.fonts)
        all_, html, styles, scripts, fonts = (f"{number / 1000:.1f}" for number in numbers)
        print(f"{place.kind:14}{all_:>7}{html:>7}{styles:>8}{scripts:>9}{fonts:>7}  /{place.path}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
