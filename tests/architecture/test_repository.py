"""The repository stands: documented commands, runnable scripts, and nothing of one machine."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from site_pages import missing
from verkkokurssi.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
LOCKS = [ROOT / "requirements" / name for name in ("runtime.txt", "test.txt")]
SCRIPTS = ["scripts/build", "scripts/serve", "scripts/test", "scripts/lock", ".ci/run"]


@pytest.fixture(scope="module")
def tracked() -> list[str]:
    """Every file git knows of."""
    listed = subprocess.run(
        ["git", "-c", "core.quotepath=off", "ls-files"], cwd=ROOT, capture_output=True, text=True
    )
    if listed.returncode:
        missing("A git checkout", f"clone the repository ({listed.stderr.strip()})")
    return [name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert f"verkkokurssi {command}" in readme


@pytest.mark.parametrize("script", SCRIPTS)
def test_scripts_can_be_run_and_read(script: str) -> None:
    path = ROOT / script
    assert path.stat().st_mode & 0o111
    assert subprocess.run(["bash", "-n", str(path)]).returncode == 0


def test_no_file_names_a_place_of_one_machine(tracked: list[str]) -> None:
    # In pieces, so that this file does not find itself.
    names = ["root", "work", *(str(p).strip("/") for p in (ROOT, Path.home()))]
    place = re.compile(rb"(?<![\w.])/(?:" + "|".join(map(re.escape, names)).encode() + rb")/\w")
    found = []
    for name in tracked:
        content = (ROOT / name).read_bytes()
        if b"\0" not in content[:4096]:
            found += [f"{name}: {m.group().decode()}" for m in place.finditer(content)]
    assert not found


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_python_locks_pin_every_package_by_hash_and_name_no_registry(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*--(?!hash=)", text, re.MULTILINE)
    packages = re.split(r"\n(?=[a-z0-9])", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE))
    assert len(packages) > 30
    for package in packages:
        assert re.match(r"[A-Za-z0-9._-]+==", package)
        assert "--hash=sha256:" in package


def test_locks_agree_with_each_other() -> None:
    runtime, test = (dict(re.findall(r"^(\S+)==(\S+)", p.read_text(), re.MULTILINE)) for p in LOCKS)
    assert {name: test.get(name) for name in runtime} == runtime


def test_locks_hold_everything_the_project_asks_for() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {
        LOCKS[0]: project["dependencies"],
        LOCKS[1]: project["optional-dependencies"]["test"],
    }
    for lock, requirements in wanted.items():
        pinned = set(re.findall(r"^(\S+)==", lock.read_text(), re.MULTILINE))
        names = {re.match(r"[\w.-]+", r).group().lower().replace("_", "-") for r in requirements}  # type: ignore[union-attr]
        assert not names - pinned, f"run scripts/lock: {lock.name} lacks {names - pinned}"


def test_the_npm_lock_pins_by_hash_and_names_no_registry() -> None:
    packages = json.loads((ROOT / "tests/tools/package-lock.json").read_text("utf-8"))["packages"]
    assert all(p.get("integrity") for name, p in packages.items() if name)
    for package in packages.values():
        said = {key: value for key, value in package.items() if key != "funding"}
        assert "resolved" not in said and "://" not in json.dumps(said)


def test_a_second_run_of_a_script_installs_nothing() -> None:
    if not (ROOT / ".venv/.installed-test").is_file():
        missing("The .venv of scripts/test")
    for script in ("scripts/build", "scripts/serve"):
        run = subprocess.run(
            [str(ROOT / script), "--help"],
            cwd="/",
            capture_output=True,
            text=True,
            env=_environment(),
        )
        assert run.returncode == 0, run.stderr
        assert "Usage" in run.stdout
        assert run.stderr == ""


def _environment() -> dict[str, str]:
    import os

    return {**os.environ, "VERKKOKURSSI_LANG": "en"}
