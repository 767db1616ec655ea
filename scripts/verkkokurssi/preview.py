"""The preview's web server: the preview site from disk, and a page that reloads itself.

It listens on this machine only, and what it adds to a page (one script) is added while serving;
the files on disk are those of the build.
"""

from __future__ import annotations

import asyncio
import html
from collections.abc import Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

RELOAD_PATH = "/.verkkokurssi/reload.js"
WAIT_PATH = "/.verkkokurssi/wait"
RELOAD_SCRIPT = """\
(function () {
  "use strict";
  var since = document.currentScript.dataset.since;
  function wait() {
    fetch("/.verkkokurssi/wait?since=" + since).then(function (answer) {
      return answer.text();
    }).then(function (now) {
      if (now !== since) { location.reload(); } else { wait(); }
    }).catch(function () { setTimeout(wait, 1000); });
  }
  wait();
})();
"""
PATIENCE = 25
"""Seconds a page waits for news before it asks again."""


class Preview:
    """What the server shows: a site, its version, and (when there is none) why."""

    def __init__(self, site: Callable[[], Path]) -> None:
        self._site = site
        self.version = 0
        self.problem: str | None = None

    def renew(self, problem: str | None) -> None:
        """A build ended: pages that are open reload."""
        self.problem = problem
        self.version += 1

    @property
    def app(self) -> Starlette:
        """The ASGI application."""
        return Starlette(
            routes=[
                Route(RELOAD_PATH, self._script),
                Route(WAIT_PATH, self._wait),
                Route("/{path:path}", self._page),
            ]
        )

    async def _script(self, request: Request) -> Response:
        return Response(RELOAD_SCRIPT, media_type="text/javascript")

    async def _wait(self, request: Request) -> Response:
        since = request.query_params.get("since", "")
        for _ in range(PATIENCE * 20):
            if str(self.version) != since or await request.is_disconnected():
                break
            await asyncio.sleep(0.05)
        return PlainTextResponse(str(self.version), headers={"Cache-Control": "no-store"})

    async def _page(self, request: Request) -> Response:
        site = self._site()
        if not (site / "index.html").is_file():
            text = html.escape(self.problem or "…")
            return HTMLResponse(self._live(f"<!doctype html><title>…</title><pre>{text}</pre>"))
        path = (site / request.path_params["path"]).resolve()
        if not path.is_relative_to(site.resolve()):
            return PlainTextResponse("404", status_code=404)
        if path.is_dir():
            if not request.url.path.endswith("/"):
                return Response(status_code=307, headers={"Location": request.url.path + "/"})
            path = path / "index.html"
        status = 200
        if not path.is_file():
            path, status = site / "404.html", 404
            if not path.is_file():
                return PlainTextResponse("404", status_code=404)
        headers = {"Cache-Control": "no-store"}
        if path.suffix == ".html":
            return HTMLResponse(self._live(path.read_text("utf-8")), status, headers)
        return FileResponse(path, status, headers)

    def _live(self, page: str) -> str:
        script = f'<script src="{RELOAD_PATH}" data-since="{self.version}"></script>'
        before, end, after = page.rpartition("</body>")
        return f"{before}{script}{end}{after}" if end else page + script
