"""Reading a course without a network: its service worker, written from the finished site.

The worker (``worker.js``) begins with a list: every page, style, script and font of the course
and one small rendition of each picture, each with the hash of its bytes. The browser keeps them
all, as one version, or none; recordings are kept only when a learner asks for it. The version is
the digest of the list, so the file changes when anything in the list does.
"""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

NAME = "sw.js"
"""The worker's file, at the root of its course: that is how far its power reaches."""
OFFLINE_PAGE = "offline.html"
"""What is shown for a page that was not kept (a template of the theme)."""
ENOUGH = 64_000
"""Bytes: the largest rendition of a picture that is no larger is kept, else its smallest."""

_WORKER = Path(__file__).parent / "worker.js"
_KEPT = (".html", ".css", ".js", ".woff2", ".svg", ".vtt")
_SEARCH = "search/search_index.json"
_LEFT_OUT = ("404.html", NAME, "assets/stylesheets/palette.", "assets/vk/file.js")
_PICTURE = re.compile(r"(media/[0-9a-f]{16})-\d+\.webp")
_RECORDING = re.compile(r"media/[^/]+\.(?:mp3|m4a|ogg|opus|wav|mp4|webm)")


def worker(site: Path, files: Iterable[str]) -> bytes:
    """The service worker of the course whose finished site is the folder ``site``.

    ``files`` are the paths of its files. The same files give the same bytes.
    """
    names = sorted(files)
    kept = {_address(name): _integrity(site / name) for name in chosen(site, names)}
    media = [name for name in names if _RECORDING.fullmatch(name)]
    listed = {"files": kept, "media": media, "offline": OFFLINE_PAGE}
    version = hashlib.sha256(_json(listed).encode()).hexdigest()[:16]
    head = f"self.VK = {_json({'version': version, **listed})};\n"
    return head.encode() + _WORKER.read_bytes()


def chosen(site: Path, names: Iterable[str]) -> list[str]:
    """What the browser keeps of a site, in order."""
    return sorted(_chosen(site, names))


def _chosen(site: Path, names: Iterable[str]) -> Iterator[str]:
    pictures: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for name in names:
        picture = _PICTURE.fullmatch(name)
        if picture:
            pictures[picture.group(1)].append(((site / name).stat().st_size, name))
        elif name == _SEARCH or (name.endswith(_KEPT) and not name.startswith(_LEFT_OUT)):
            yield name
    for renditions in pictures.values():
        small = [rendition for rendition in renditions if rendition[0] <= ENOUGH]
        yield max(small)[1] if small else min(renditions)[1]


def _address(name: str) -> str:
    """How a browser asks for a file: a folder's page by the folder."""
    return name.removesuffix("index.html") if name.split("/")[-1] == "index.html" else name


def _integrity(path: Path) -> str:
    return f"sha256-{b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()}"


def _json(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
