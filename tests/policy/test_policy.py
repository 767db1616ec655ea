"""The Content-Security-Policy: only the site itself, and nothing that stands inside a page."""

from __future__ import annotations

import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verkkokurssi import policy


def directives(text: str) -> dict[str, list[str]]:
    return {words[0]: words[1:] for words in (part.split() for part in text.split("; "))}


def hash_of(script: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"


def test_everything_that_is_not_named_is_forbidden() -> None:
    rules = directives(policy.header())
    assert rules["default-src"] == ["'none'"]
    for name in ("object-src", "base-uri", "form-action", "frame-ancestors"):
        assert rules[name] == ["'none'"]
    for name in ("script-src", "style-src", "font-src", "media-src", "connect-src", "worker-src"):
        assert rules[name] == ["'self'"]
    assert rules["img-src"] == ["'self'", "data:"]
    assert "unsafe" not in policy.header()


def test_a_page_says_the_same_but_for_frames_and_names_files() -> None:
    page, server = directives(policy.meta()), directives(policy.header())
    assert server.pop("frame-ancestors")
    assert page.keys() == server.keys()
    assert {name: [v for v in values if v != "file:"] for name, values in page.items()} == server


def test_hosts_of_recordings_may_send_sound_and_film_only() -> None:
    rules = directives(policy.header(["https://b.example/x/y.mp3", "https://A.example:8443"]))
    assert rules["media-src"] == ["'self'", "https://a.example:8443", "https://b.example"]
    assert [name for name, values in rules.items() if "https://b.example" in values] == [
        "media-src"
    ]


@given(st.text(max_size=40))
def test_no_host_can_change_the_policy(text: str) -> None:
    made = directives(policy.header([f"https://{text}"]))
    assert made.keys() == directives(policy.header()).keys()
    assert {k: v for k, v in made.items() if k != "media-src"} == {
        k: v for k, v in directives(policy.header()).items() if k != "media-src"
    }
    assert all(v == "'self'" or v.startswith("https://") for v in made["media-src"])


RUNS = "var a = '<b>';\n"


@pytest.mark.parametrize(
    "html",
    [
        f"<script>{RUNS}</script>",
        f'<script type="module">{RUNS}</script>',
        f"<SCRIPT TYPE='text/javascript' defer>{RUNS}</SCRIPT >",
        f'<script type="">{RUNS}</script>',
    ],
)
def test_a_script_inside_a_page_is_known_by_its_hash(html: str) -> None:
    assert policy.inline_scripts(f"<p>{html}</p>") == [hash_of(RUNS)]


@pytest.mark.parametrize(
    "html",
    [
        '<script src="a.js"></script>',
        "<script defer src=a.js></script>",
        '<script type="application/json">{"a": 1}</script>',
        '<script type="application/ld+json">{}</script>',
        "<p>script</p>",
    ],
)
def test_what_does_not_run_inside_a_page_needs_no_hash(html: str) -> None:
    assert policy.inline_scripts(html) == []


def test_a_page_can_be_given_the_hashes_of_its_own_scripts() -> None:
    from html import escape, unescape

    meta = f'<meta http-equiv="Content-Security-Policy" content="{escape(policy.meta())}">'
    wider = policy.allowing(f"{meta}<p>", ["sha256-b=", "sha256-a="])
    content = unescape(wider.split('content="')[1].split('"')[0])
    assert directives(content)["script-src"] == ["'self'", "file:", "'sha256-a='", "'sha256-b='"]
    before, after = directives(policy.meta()), directives(content)
    assert {k: v for k, v in after.items() if k != "script-src"} == {
        k: v for k, v in before.items() if k != "script-src"
    }


def test_hashes_are_listed_once_and_in_order() -> None:
    assert policy.header(scripts=["sha256-b", "sha256-a", "sha256-b"]) == policy.header(
        scripts=["sha256-a", "sha256-b"]
    )
