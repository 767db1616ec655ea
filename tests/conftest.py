"""What tests of all stages share."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from corpus import copy_inputs
from running import EXAMPLE_DAY, run_tool
from site_pages import missing
from verkkokurssi import wordforms


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--screenshots",
        action="store_true",
        help="write build/screenshots/: a page of each kind, wide and narrow, light and dark",
    )


def pytest_configure() -> None:
    """A shell lets what it runs in the background ignore Ctrl+C, and what that starts too. Tests
    that press Ctrl+C must mean it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@contextmanager
def _only_one(lock: Path) -> Iterator[None]:
    """One process at a time (the tests run in several)."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository's courses, checked and built once for all test processes.

    Read it, never change it.
    """
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    root = shared / "example"
    with _only_one(shared / "example.lock"):
        done = root / "build" / ".built-for-tests"
        if not done.exists():
            if not root.exists():
                copy_inputs(root)
            day = EXAMPLE_DAY.isoformat()
            built = run_tool(root, "build", "--today", day)
            assert built.returncode == 0, built.stdout + built.stderr
            done.touch()
    return root


@pytest.fixture
def voikko() -> None:
    """For tests of what only Voikko knows."""
    if not wordforms.available():
        missing("Voikko")


@pytest.fixture
def node() -> None:
    """For tests that run JavaScript without a browser."""
    if not shutil.which("node"):
        missing("Node.js")


@pytest.fixture(params=["voikko", "lists"])
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Finnish as Voikko knows it, and as the word lists know it that stand in for Voikko."""
    if request.param == "lists":
        monkeypatch.setattr(wordforms, "available", lambda: False)
    else:
        request.getfixturevalue("voikko")
    wordforms.forget()
    yield request.param
    wordforms.forget()
