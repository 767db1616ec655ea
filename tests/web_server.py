"""The built site behind a web server as it is meant to run: its own headers, gzip, 304, ranges.

The headers are read from the site's ``_headers`` file, so what is tested is what is published.
"""

from __future__ import annotations

import gzip
import hashlib
import http.server
import mimetypes
import re
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from functools import lru_cache
from pathlib import Path
from typing import Any

mimetypes.add_type("image/avif", ".avif")
mimetypes.add_type("image/webp", ".webp")
mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("text/vtt", ".vtt")
mimetypes.add_type("text/javascript", ".js")
COMPRESSED = (
    "text/",
    "application/json",
    "application/xml",
    "image/svg+xml",
    "application/rss+xml",
)
Rules = Sequence[tuple[str, Sequence[tuple[str, str]]]]


def rules(text: str) -> Rules:
    """A ``_headers`` file: for each pattern the headers it adds."""
    found: list[tuple[str, list[tuple[str, str]]]] = []
    for line in text.splitlines():
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            found[-1][1].append((name, value))
        elif line.strip() and not line.startswith("#"):
            found.append((line.strip(), []))
    return found


def sent(found: Rules, path: str) -> dict[str, str]:
    """What the rules add to a path; several values of a name are joined, as Netlify does."""
    headers: dict[str, str] = {}
    for pattern, added in found:
        if path == pattern or (pattern.endswith("*") and path.startswith(pattern[:-1])):
            for name, value in added:
                headers[name] = f"{headers[name]}, {value}" if name in headers else value
    headers.setdefault("Cache-Control", "public, max-age=0, must-revalidate")
    return headers


@lru_cache(maxsize=2000)
def _packed(path: Path, stamp: int) -> bytes:
    return gzip.compress(path.read_bytes(), 6, mtime=0)


@dataclass
class Server:
    """A running server. ``site`` may be changed while it runs; ``down`` cuts the network."""

    site: Path
    address: str = ""
    down: bool = False
    with_headers: bool = True
    slow: float = 0
    """Seconds before a picture or a recording is sent."""
    asked: list[str] = field(default_factory=list)
    """Paths that were asked for, in order."""
    lines: list[str] = field(default_factory=list)
    """Every request as it came: method, address with its query, version."""
    headers: list[dict[str, str]] = field(default_factory=list)
    """What was sent with each, names in small letters."""


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Any

    def parse_request(self) -> bool:
        understood = super().parse_request()
        self.server.state.lines.append(self.requestline)
        if understood:
            self.server.state.headers.append({k.lower(): v for k, v in self.headers.items()})
        return understood

    def do_GET(self) -> None:
        state: Server = self.server.state
        path = self.path.split("?")[0]
        state.asked.append(path)
        if state.down:
            self.close_connection = True
            self.connection.close()
            return
        if state.slow and "/media/" in path:
            time.sleep(state.slow)
        file = (state.site / path.lstrip("/")).resolve()
        if not file.is_relative_to(state.site.resolve()):
            file = state.site / "nowhere"
        if file.is_dir():
            if not path.endswith("/"):
                return self._answer(301, b"", {"Location": f"{path}/"})
            file = file / "index.html"
        status = 200
        if not file.is_file():
            file, status = state.site / "404.html", 404
        headers = (
            sent(rules((state.site / "_headers").read_text()), path) if state.with_headers else {}
        )
        self._file(file, status, headers)

    do_HEAD = do_GET  # noqa: N815 - the name that http.server calls

    def _file(self, file: Path, status: int, headers: dict[str, str]) -> None:
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        body = file.read_bytes()
        charset = "; charset=utf-8" if kind.startswith("text/") else ""
        headers |= {
            "Content-Type": kind + charset,
            "ETag": f'"{hashlib.blake2b(body, digest_size=8).hexdigest()}"',
        }
        wanted: Message = self.headers
        if status == 200 and wanted.get("If-None-Match") == headers["ETag"]:
            return self._answer(304, b"", headers)
        part = re.fullmatch(r"bytes=(\d+)-(\d*)", wanted.get("Range") or "")
        if status == 200 and part:
            start, end = int(part[1]), min(int(part[2] or len(body)), len(body) - 1)
            headers["Content-Range"] = f"bytes {start}-{end}/{len(body)}"
            return self._answer(206, body[start : end + 1], headers)
        if kind.startswith(COMPRESSED) and "gzip" in (wanted.get("Accept-Encoding") or ""):
            body = _packed(file, file.stat().st_mtime_ns)
            headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        return self._answer(status, body, headers | {"Accept-Ranges": "bytes"})

    def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET" and status != 304:
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


class _Quiet(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves is no fault."""


@contextmanager
def running(site: Path) -> Iterator[Server]:
    """A server of this folder, for as long as the block runs."""
    state = Server(site)
    server = _Quiet(("127.0.0.1", 0), _Handler)
    server.state = state  # type: ignore[attr-defined]
    state.address = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
