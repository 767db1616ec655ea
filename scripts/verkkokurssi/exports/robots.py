"""robots.txt at the portal: everything may be read, and where the lists of pages are."""

from __future__ import annotations

from ..model import Extras
from .outlet import Outlet


def robots(outlet: Outlet) -> Extras:
    """The file, with the sitemaps of the portal and of every course when their address is set."""
    lines = ["User-agent: *", "Allow: /"]
    if outlet.portal is not None:
        names = ("", *(f"{slug}/" for slug in outlet.project.courses))
        lines += ["", *(f"Sitemap: {outlet.portal}{name}sitemap.xml" for name in names)]
    return Extras(files={"docs/robots.txt": "\n".join(lines).encode() + b"\n"})
