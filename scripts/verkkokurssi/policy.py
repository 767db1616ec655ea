"""The Content-Security-Policy: what a page of the sites may load, and from where.

Everything comes from the site itself; sound and film may also come from the hosts that the
configuration names. Nothing inside a page runs: our own pages have no inline script. When
something that an organisation added (a MkDocs plugin) writes one into a page, it is allowed by
the hash of its text, and nothing else is.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape, unescape

_ORIGIN = re.compile(r"https://[A-Za-z0-9.-]+(:[0-9]+)?(?=[/?#]|\Z)")
_SCRIPT = re.compile(r"<script\b([^>]*)>", re.IGNORECASE)
_END = re.compile(r"</script\s*>", re.IGNORECASE)
_SOURCE = re.compile(r"\bsrc\s*=", re.IGNORECASE)
_TYPE = re.compile(r"""\btype\s*=\s*["']?([^"'\s>]*)""", re.IGNORECASE)
_RUNS = re.compile(
    r"(?:module|importmap|speculationrules|(?:text|application)/(?:java|ecma)script)?"
)
_META = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(">)')

FRAMES = "frame-ancestors 'none'"
"""Only a header can say this; browsers refuse it in a page."""


def policy(
    media_hosts: Iterable[str] = (), scripts: Iterable[str] = (), own: str = "'self'"
) -> str:
    """The policy on one line. ``scripts`` are hashes of scripts that stand in pages.

    ``own`` names the site itself.
    """
    media = " ".join([own, *_origins(media_hosts)])
    runs = " ".join([own, *(f"'{hash_}'" for hash_ in sorted(set(scripts)))])
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {runs}",
            f"style-src {own}",
            f"img-src {own} data:",
            f"font-src {own}",
            f"media-src {media}",
            f"connect-src {own}",
            f"worker-src {own}",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def header(media_hosts: Iterable[str] = (), scripts: Iterable[str] = ()) -> str:
    """The policy as a server sends it."""
    return f"{policy(media_hosts, scripts)}; {FRAMES}"


def meta(media_hosts: Iterable[str] = ()) -> str:
    """The policy as it stands in a page, for servers that send no headers of their own.

    Pages are also read from a folder. Whether the files around a page are ``'self'`` there is left
    to the browser, so they are named; on a server ``file:`` allows nothing, because browsers let
    no page from there load files.
    """
    return policy(media_hosts, own="'self' file:")


def inline_scripts(html: str) -> list[str]:
    """Hashes of the scripts inside a page that would run. Blocks of data do not run."""
    found, begins = [], _SCRIPT.search(html)
    while begins:
        ends = _END.search(html, begins.end())
        if ends is None:
            break
        attributes = begins.group(1)
        if not _SOURCE.search(attributes) and _runs(attributes):
            text = html[begins.end() : ends.start()]
            found.append(f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}")
        begins = _SCRIPT.search(html, ends.end())
    return found


def allowing(html: str, scripts: Iterable[str]) -> str:
    """A page whose own policy allows these hashes too."""
    hashes = " ".join(f"'{hash_}'" for hash_ in sorted(set(scripts)))

    def widened(match: re.Match[str]) -> str:
        directives = unescape(match.group(2)).split("; ")
        wider = [f"{d} {hashes}" if d.startswith("script-src ") else d for d in directives]
        return match.group(1) + escape("; ".join(wider)) + match.group(3)

    return _META.sub(widened, html, count=1)


def _runs(attributes: str) -> bool:
    found = _TYPE.search(attributes)
    return _RUNS.fullmatch(found.group(1).strip().lower() if found else "") is not None


def _origins(hosts: Iterable[str]) -> list[str]:
    """``https://host:port`` of each, once and sorted; whatever is no plain host is left out."""
    found = (_ORIGIN.match(host) for host in hosts)
    return sorted({origin.group().lower() for origin in found if origin})
