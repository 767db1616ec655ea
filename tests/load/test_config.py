"""Where the repository begins, and what its settings say."""

from __future__ import annotations

from pathlib import Path

import pytest

from verkkokurssi.config import find_root, read_settings
from verkkokurssi.diagnostics import VerkkokurssiError
from verkkokurssi.model import Language, Settings


def write(root: Path, text: str | bytes) -> None:
    (root / "mkdocs.yml").write_bytes(text.encode() if isinstance(text, str) else text)


def test_the_root_is_found_from_below(root: Path) -> None:
    deep = root / "content" / "stories"
    deep.mkdir(parents=True)
    assert find_root(deep) == root.resolve()


def test_another_mkdocs_project_inside_is_passed_over(root: Path) -> None:
    inner = root / "build" / "courses" / "yo"
    inner.mkdir(parents=True)
    write(inner, "INHERIT: ../../../mkdocs.yml\nextra: {vk: {kurssi: verkkokurssi}}\n")
    assert find_root(inner) == root.resolve()


def test_a_file_that_cannot_be_parsed_is_still_the_one_that_was_meant(root: Path) -> None:
    write(root, "site_name: a: b\nextra:\n  verkkokurssi: {}\n")
    assert find_root(root) == root.resolve()


def test_outside_of_any_repository(tmp_path: Path) -> None:
    with pytest.raises(VerkkokurssiError) as caught:
        find_root(tmp_path)
    assert "init" in caught.value.hint


@pytest.mark.parametrize(
    "text", ["  verkkokurssi:\n", "  verkkokurssi: {}\n", "  verkkokurssi: # x\n"]
)
def test_defaults(root: Path, text: str) -> None:
    write(root, "extra:\n" + text)
    settings, marks, problems = read_settings(root)
    assert (settings, problems) == (Settings(), ())
    assert marks[""] == (2, 3)


def test_a_wrong_setting_is_a_problem_and_its_default_is_used(root: Path) -> None:
    write(
        root,
        "site_name: x\nextra:\n  verkkokurssi:\n    langauge: fi\n    licence: x\n    topics: {uni: {fi: Uni}}\n",
    )
    settings, _, problems = read_settings(root)
    assert settings.language is Language.FI
    assert "uni" in settings.topics
    assert [(p.code, p.path, p.line, p.column) for p in problems] == [
        ("FM114", "mkdocs.yml", 5, 5),
        ("FM112", "mkdocs.yml", 4, 5),
    ]


def test_the_rest_of_the_file_may_use_all_of_yaml(root: Path) -> None:
    write(
        root,
        "site_name: !ENV [NAME, x]\nplugins: &p\n  - search\nother: *p\n"
        "markdown_extensions:\n  - x: {y: !!python/name:material.emoji.twemoji }\n"
        "extra:\n  verkkokurssi: {language: sv}\n",
    )
    assert read_settings(root)[0].language is Language.SV


@pytest.mark.parametrize(
    "text",
    [
        "site_name: x\n",
        "extra: {}\n",
        "extra: x\n",
        "",
        "- a\n",
        "extra:\n  verkkokurssi: [x]\n",
        "extra:\n  verkkokurssi: x\n",
        "extra:\n  verkkokurssi: &a {}\n",
        "extra: &a {verkkokurssi: {}}\nx: [\n",
        "site_name: a: b\n",
        b"\xff\xfe",
        b"extra:\n  verkkokurssi: {}\n\0",
        "extra:\n  verkkokurssi: {about: {fi: {a: {b: {c: {d: {e: f}}}}}}}\n",
    ],
)
def test_a_file_that_cannot_be_used_stops_the_run(root: Path, text: str | bytes) -> None:
    write(root, text)
    with pytest.raises(VerkkokurssiError) as caught:
        read_settings(root)
    caught.value.message.format(**caught.value.args_)
    assert caught.value.hint


def test_a_missing_file_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(VerkkokurssiError):
        read_settings(tmp_path)
