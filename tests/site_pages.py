"""The built examples as a browser meets them: a server on this machine, and its pages by kind."""

from __future__ import annotations

import functools
import http.server
import os
import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
TOOLS = REPOSITORY / "tests/tools/node_modules"
AXE = TOOLS / "axe-core/axe.min.js"
VNU = TOOLS / "vnu-jar/build/dist/vnu.jar"
COURSES = ("andrum", "opas", "rinnalla", "yon-yli", "portal")
_KIND = re.compile(r"\bvk-page--([a-z-]+)")


def missing(what: str, remedy: str = "run scripts/test, which gets it") -> NoReturn:
    """Skip a test that needs what is not here; in CI that is a failure."""
    said = f"{what} is missing: {remedy}"
    if os.environ.get("CI") == "true":
        pytest.fail(said)
    pytest.skip(said)


@dataclass(frozen=True)
class Place:
    """One page: its address in the site, the course it stands in, and its kind."""

    path: str
    course: str
    kind: str


def places(site: Path) -> list[Place]:
    """Every page of the site, in order."""
    found = []
    for page in sorted(site.rglob("*.html")):
        path = page.relative_to(site).as_posix()
        first = path.split("/")[0]
        kind = _KIND.search(page.read_text("utf-8"))
        course = first if first in COURSES else "portal"
        found.append(
            Place(path.removesuffix("index.html"), course, kind.group(1) if kind else "none")
        )
    return found


def one_of_each(pages: Sequence[Place]) -> list[Place]:
    """The first page of every kind."""
    return list({page.kind: page for page in reversed(pages)}.values())[::-1]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder, answers with the site's own 404 page, and says nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        body = page.read_bytes() if code == 404 else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves is no fault."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address at which a folder is served while the block runs."""
    handler = functools.partial(_Quiet, directory=str(site))
    server = _Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


@dataclass
class Watch:
    """What a page did that it should not: errors in the console, requests to other hosts."""

    home: str
    problems: list[str] = field(default_factory=list)

    def attach(self, page: Any) -> None:
        """Listen to a page, and let it reach nothing but ``home``."""
        page.route("**/*", self._route)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.problems.append(f"{page.url}: {error}"))
        page.on("response", self._response)

    def _route(self, route: Any) -> None:
        if route.request.url.startswith((self.home, "data:", "blob:")):
            route.continue_()
        else:
            self.problems.append(f"asked for {route.request.url}")
            route.abort()

    def _console(self, message: Any) -> None:
        if is_trouble(message):
            self.problems.append(f"console: {message.text}")

    def _response(self, response: Any) -> None:
        if response.status >= 400 and "404" not in response.url:
            self.problems.append(f"{response.status}: {response.url}")


def is_trouble(message: Any) -> bool:
    """Whether a message in the console tells of a mistake of the page.

    "… was preloaded … but not used within a few seconds" only tells that the machine was busy:
    that each font is asked for once is seen from the requests.
    """
    return message.type in ("error", "warning") and "link preload but not" not in message.text


_ON_ITS_WAY = ("context was destroyed", "Cannot find context")
"""What Playwright says of a page that is just being replaced by another."""


LOADED = "document.readyState === 'complete'"
"""Part of what one waits for where a link was followed: the address changes before the page."""


def until(page: Any, expression: str, seconds: float = 20) -> None:
    """Wait until a JavaScript expression, or what it promises, is true.

    Playwright's wait_for_function does not wait for promises, and the pages' policy forbids the
    way in which it works. A page that renews itself while it is asked is asked again.
    """
    from playwright.sync_api import Error

    for _ in range(int(seconds * 20)):
        try:
            if page.evaluate(expression):
                return
        except Error as error:
            if not any(words in str(error) for words in _ON_ITS_WAY):
                raise
        page.wait_for_timeout(50)
    pytest.fail(f"never true: {expression}")
