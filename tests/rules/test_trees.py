"""Each rule has a small content tree that breaks it and nothing else, and one that does not.

`base/` is a whole project without a fault. `CODE/bad/` and `CODE/good/` hold the few files that
differ from it; `CODE/expected.txt` names the places the rule must point at in the bad tree.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from verkkokurssi.diagnostics import Diagnostic, Severity
from verkkokurssi.i18n import translator
from verkkokurssi.images import inspect
from verkkokurssi.load import load
from verkkokurssi.reporters import wording
from verkkokurssi.rules import RULE_BY_CODE, RULES, check

HERE = Path(__file__).parent
TODAY = date(2026, 11, 24)
WITHOUT_TREE = {
    "FM100": "no file makes a problem that has no rule; see test_check.py",
    "SP101": "it runs on request; see test_spelling.py",
    "FM103": "a file over a megabyte is made when it is needed; see test_check.py",
}
CODES = sorted(path.name for path in HERE.iterdir() if (path / "bad").is_dir())


def lay(code: str, name: str, root: Path) -> set[str]:
    """Put an overlay on the base; the paths of its files."""
    shutil.copytree(HERE / "base", root, dirs_exist_ok=True)
    overlay = HERE / code / name
    paths = set()
    for file in sorted(overlay.rglob("*")):
        if file.is_dir() and not file.is_symlink():
            continue
        target = root / file.relative_to(overlay)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        shutil.copy2(file, target, follow_symlinks=False)
        paths.add(target.relative_to(root).as_posix())
    return paths


def findings(code: str, name: str, root: Path) -> list[Diagnostic]:
    """All findings of a tree. Information is everywhere: only that of its own files counts."""
    touched = lay(code, name, root)
    project = load(root)
    assert {d.path for d in project.documents()} >= {"contributors/otso.yml"}
    found = check(project, TODAY, inspect_image=inspect)
    return [
        d
        for d in found
        if d.severity is not Severity.INFO or (d.code == code and d.path in touched)
    ]


@pytest.fixture
def tree(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty folder, gone afterwards: there are hundreds of trees."""
    root = tmp_path_factory.mktemp("tree")
    yield root
    shutil.rmtree(root)


def test_every_rule_has_a_bad_and_a_good_tree() -> None:
    """Safe messaging also has hundreds of sentences: tests/safe_messaging."""
    assert set(CODES) == set(RULE_BY_CODE) - set(WITHOUT_TREE)
    for code in CODES:
        assert any((HERE / code / "good").rglob("*")), code


def test_the_base_has_no_fault(tree: Path) -> None:
    shutil.copytree(HERE / "base", tree, dirs_exist_ok=True)
    found = check(load(tree), TODAY, inspect_image=inspect)
    assert [d for d in found if d.severity is not Severity.INFO] == []


@pytest.mark.parametrize("code", CODES)
def test_the_bad_tree_yields_exactly_its_rule_at_its_place(code: str, tree: Path) -> None:
    found = findings(code, "bad", tree)
    expected = (HERE / code / "expected.txt").read_text("utf-8").splitlines()
    assert [f"{d.code} {d.path}:{d.line}:{d.column}" for d in found] == [
        f"{code} {place}" for place in expected
    ]
    assert {d.severity for d in found} == {RULE_BY_CODE[code].severity}
    for language in ("en", "fi", "sv"):
        for diagnostic in found:  # every placeholder is filled
            message, hint = wording(diagnostic, translator("editor", language))
            assert "{" not in message + hint.replace("{ignore", "")


@pytest.mark.parametrize("code", CODES)
def test_the_good_tree_yields_nothing(code: str, tree: Path) -> None:
    found = findings(code, "good", tree)
    assert [f"{d.code} {d.path}:{d.line}:{d.column}" for d in found] == []


def test_codes_are_in_families_and_used_once() -> None:
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))
    assert len({rule.name for rule in RULES}) == len(RULES)
