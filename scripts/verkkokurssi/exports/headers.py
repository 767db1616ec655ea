"""What a web server is to say with every file: safety and privacy, and how long a file is good.

Two forms of the same: ``_headers`` (Netlify, Cloudflare Pages and others read it from the site's
root) and a piece of configuration for nginx. GitHub Pages and the like send no headers of ours:
there the policy in every page (policy.meta) and its referrer line must do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from ..recordings import MEDIA

ALWAYS: Mapping[str, str] = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), display-capture=(), "
    "payment=(), usb=(), browsing-topics=()",
}
"""Sent with every file beside the Content-Security-Policy."""
FOREVER = "public, max-age=31536000, immutable"
"""For files whose name changes with their content."""
ASK = "no-cache"
"""For all others: a browser keeps them, and asks each time whether they are still the same."""
HASHED = (MEDIA, "assets/javascripts/bundle.", "assets/javascripts/workers/", "assets/stylesheets/")
"""Beginnings of the paths of such files in every site."""
TYPES: Mapping[str, str] = {
    "avif": "image/avif",
    "ics": "text/calendar",
    "vtt": "text/vtt",
    "woff2": "font/woff2",
}
"""Types that a server may not know by itself."""


def headers(content_policy: str) -> dict[str, str]:
    """Name → value of what is sent with every file."""
    return {"Content-Security-Policy": content_policy, **ALWAYS}


def netlify(content_policy: str, site_url: str | None, courses: Iterable[str]) -> bytes:
    """The ``_headers`` file. Its readers join what several rules say of a path, and their own
    default is to ask each time, so only the files that stay for ever have a rule of their own."""
    base = _base(site_url)
    lines = [f"{base}*", *(f"  {name}: {value}" for name, value in headers(content_policy).items())]
    for site in ("", *(f"{course}/" for course in sorted(courses))):
        for path in HASHED:
            lines += [f"{base}{site}{path}*", f"  Cache-Control: {FOREVER}"]
    return "\n".join(lines).encode() + b"\n"


def nginx(content_policy: str, site_url: str | None) -> bytes:
    """Lines to include in a ``server { … }`` block of nginx."""
    base = _base(site_url).replace(".", r"\.")
    hashed = "|".join(path.replace(".", r"\.") for path in HASHED)
    lines = [
        "# Include this in the server block of the site. A location with an add_header of its own",
        "# inherits none of these: repeat the include there.",
        f'set $vk_cache "{ASK}";',
        f'if ($uri ~ "^{base}([a-z0-9-]+/)?({hashed})") {{ set $vk_cache "{FOREVER}"; }}',
        "add_header Cache-Control $vk_cache;",
        *(
            f'add_header {name} "{value}" always;'
            for name, value in headers(content_policy).items()
        ),
        "",
        "charset utf-8;",
        "gzip on;",
        "gzip_types text/css text/javascript application/javascript application/json "
        "application/rss+xml application/xml image/svg+xml text/calendar text/plain text/vtt;",
        f"error_page 404 {_base(site_url)}404.html;",
        *(
            f"location ~ \\.{suffix}$ {{ types {{ }} default_type {type_}; }}"
            for suffix, type_ in TYPES.items()
        ),
    ]
    return "\n".join(lines).encode() + b"\n"


def _base(site_url: str | None) -> str:
    """The path at which the portal is published, with a slash at both ends."""
    path = urlsplit(site_url or "").path.strip("/")
    return f"/{path}/" if path else "/"
