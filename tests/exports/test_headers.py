"""Both forms of the headers say the same, and only files that never change are kept for ever."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from site_pages import missing
from verkkokurssi import policy
from verkkokurssi.exports import netlify, nginx
from verkkokurssi.exports.headers import ASK, FOREVER, headers
from web_server import rules, sent

POLICY = policy.header(["https://aanet.example"])


def served(path: str, url: str | None = None) -> dict[str, str]:
    return sent(rules(netlify(POLICY, url, ["yon-yli", "andrum"]).decode()), path)


@pytest.mark.parametrize("path", ["/", "/404.html", "/yon-yli/galleria/", "/yon-yli/media/a.mp3"])
def test_every_file_goes_out_with_the_policy(path: str) -> None:
    answer = served(path)
    assert answer["Content-Security-Policy"] == POLICY
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "geolocation=()" in answer["Permissions-Policy"]


@pytest.mark.parametrize(
    ("path", "for_ever"),
    [
        ("/media/0123456789abcdef-480.avif", True),
        ("/yon-yli/media/sama-taalla.6aad6580.mp3", True),
        ("/andrum/assets/javascripts/bundle.a5f9d56c.min.js", True),
        ("/andrum/", False),
        ("/andrum/sw.js", False),
        ("/andrum/assets/vk/frame.css", False),
        ("/andrum/search/search_index.json", False),
        ("/andrum/assets/javascripts/lunr/min/lunr.fi.min.js", False),
    ],
)
def test_only_files_named_after_their_content_are_kept_for_ever(path: str, for_ever: bool) -> None:
    assert (served(path)["Cache-Control"] == FOREVER) == for_ever
    matched = re.search(r'\$uri ~ "(.*?)"\) \{ set', nginx(POLICY, None).decode())
    assert matched
    assert bool(re.search(matched[1], path)) == for_ever


def test_every_file_that_is_kept_for_ever_carries_a_hash(example: Path) -> None:
    site = example / "build/site"
    found = rules((site / "_headers").read_text())
    kept = [
        path.name
        for path in site.rglob("*")
        if path.is_file()
        and sent(found, f"/{path.relative_to(site).as_posix()}")["Cache-Control"] == FOREVER
    ]
    assert len(kept) > 100
    assert not [name for name in kept if not re.search(r"(^|\.)[0-9a-f]{8,16}[.-]", name)]


def test_a_portal_below_the_root_of_its_host() -> None:
    url = "https://yhdistys.example/kurssit/"
    assert served("/muuta/", url).get("Content-Security-Policy") is None
    assert served("/kurssit/yon-yli/media/a.jpg", url)["Cache-Control"] == FOREVER
    assert "error_page 404 /kurssit/404.html;" in nginx(POLICY, url).decode()


def test_nginx_says_the_same() -> None:
    text = nginx(POLICY, None).decode()
    assert dict(re.findall(r'add_header (\S+) "(.*)" always;', text)) == headers(POLICY)
    assert f'set $vk_cache "{ASK}";' in text


@pytest.mark.external
def test_nginx_takes_the_configuration(tmp_path: Path) -> None:
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin:/opt/homebrew/bin")
    if program is None:
        missing("nginx")
    (tmp_path / "snippet.conf").write_bytes(nginx(POLICY, None))
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/pid; error_log stderr; events {{}}\n"
        f"http {{ access_log off; server {{ listen 127.0.0.1:1; include {tmp_path}/snippet.conf; }} }}\n"
    )
    run = subprocess.run(
        [program, "-t", "-c", str(tmp_path / "nginx.conf"), "-p", str(tmp_path)],
        capture_output=True, text=True,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
