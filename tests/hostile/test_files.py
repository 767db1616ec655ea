"""Every hostile file has its defined outcome: no traceback, and nothing of it is published."""

from __future__ import annotations

import os
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest
from hostile.files import CASES, NAMES, Case

from verkkokurssi.diagnostics import Severity
from verkkokurssi.images import inspect
from verkkokurssi.load import load
from verkkokurssi.model import Problem, Project
from verkkokurssi.rules import check

SETTINGS = "site_name: S\nextra:\n  verkkokurssi:\n    topics: {uni: {fi: Uni}}\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """All cases in one repository; files whose names a system cannot hold are left out."""
    root = tmp_path_factory.mktemp("hostile")
    (root / "mkdocs.yml").write_text(SETTINGS)
    for case in CASES:
        path = root / case.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(case.data)
    return load(root)


@pytest.fixture(scope="module")
def problems(project: Project) -> dict[str, list[Problem]]:
    found = defaultdict(list)
    for problem in project.problems:
        found[problem.path].append(problem)
    return found


def _shown(path: str) -> str:
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in path)


def _of(case: Case, problems: dict[str, list[Problem]]) -> list[Problem]:
    """The problems of a file, or of the folder it should not lie in."""
    path = _shown(case.path)
    return problems.get(path) or problems.get(str(Path(path).parent)) or []


@pytest.mark.parametrize("case", CASES, ids=lambda case: _shown(case.name))
def test_outcome(case: Case, project: Project, problems: dict[str, list[Problem]]) -> None:
    found = _of(case, problems)
    assert sorted(p.code for p in found) == sorted(case.codes)
    if case.line is not None:
        assert found[0].line == case.line
    kept = {d.path for d in project.documents()}
    assert (case.path in kept) is case.kept


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 150
    assert len({case.path for case in CASES}) == len(CASES)


def test_each_is_an_error_so_that_nothing_is_published(project: Project) -> None:
    wrong = {
        d.path
        for d in check(project, date(2026, 6, 1), inspect_image=inspect)
        if d.severity is Severity.ERROR
    }
    for case in CASES:
        path = _shown(case.path)
        assert path in wrong or str(Path(path).parent) in wrong, case.name


def test_arguments_are_short_and_plain(project: Project) -> None:
    for problem in project.problems:
        for value in problem.args.values():
            assert isinstance(value, (str, int))
            assert len(str(value)) < 600
            assert str(project.root) not in str(value)


def test_a_suggested_name_is_a_good_name(tmp_path: Path, project: Project) -> None:
    (tmp_path / "mkdocs.yml").write_text(SETTINGS)
    better = [p.args["suggestion"] for p in project.problems if p.code == "FM115"]
    assert len([name for name in better if name]) > len(NAMES) / 2
    for name in filter(None, better):
        folder = (
            "courses"
            if "." not in name
            else "contributors"
            if name[-3:] == "yml"
            else "content/tips"
        )
        path = tmp_path / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir() if "." not in name else path.write_bytes(b"")
    assert "FM115" not in {p.code for p in load(tmp_path).problems}


@pytest.mark.skipif(os.name != "posix", reason="file names of bytes are a thing of POSIX")
def test_a_name_that_is_not_text(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(SETTINGS)
    folder = tmp_path / "content/tips"
    folder.mkdir(parents=True)
    (Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe.md"))).write_bytes(
        b"---\ntitle: T\n---\nx\n"
    )
    project = load(tmp_path)
    assert [p.code for p in project.problems] == ["FM115"]
    assert not project.contributions
    project.problems[0].path.encode("utf-8")
