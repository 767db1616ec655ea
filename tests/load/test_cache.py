"""Loading again is quick and gives the same; a damaged cache is simply not used."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from load.conftest import Put

from verkkokurssi.load import load
from verkkokurssi.load import reading as reading_module
from verkkokurssi.load.cache import NAME, code_hash
from verkkokurssi.model import Project

TEXT = "---\ntitle: T {i}\ncontributors: [kuusi]\n---\n\n## Otsikko\n\nLue [[t{i}]] ja [x](https://x.fi) <b>.\n"


@pytest.fixture
def filled(root: Path, put: Put) -> Path:
    for i in range(5):
        put(f"content/stories/t{i}.md", TEXT.replace("{i}", str(i)))
    put("content/stories/poem.md", "---\ntitle: P\n---\n  a\n\n  b")
    put("content/stories/huono.md", "---\ntitle: a: b\n---\nx\n")
    put("content/stories/toinen.md", "---\ntitle: T\nlicense: x\n---\nx\n")
    put("contributors/kuusi.yml", "attribution: anonymous\nexpertise: peer\n")
    put("courses/yo/course.yml", "title: T\nsummary: S\n")
    put("courses/yo/01-a.md", "---\ntitle: T\n---\n![[t1]]\n")
    return root


def everything(project: Project) -> tuple[object, ...]:
    """All of a project, also what equality leaves out."""
    documents = [
        (d.path, d.meta, d.body, d.body_line, dict(d.marks), d.outline, d.digest)
        for d in project.documents()
    ]
    return (documents, project.problems, project.broken, dict(project.assets), project.by_slug)


def test_a_warm_load_gives_the_same(filled: Path, tmp_path: Path) -> None:
    cold = load(filled)
    first = load(filled, cache=tmp_path / "cache")
    warm = load(filled, cache=tmp_path / "cache")
    assert everything(cold) == everything(first) == everything(warm)


def test_unchanged_files_are_not_parsed_again(
    filled: Path, tmp_path: Path, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(filled, cache=tmp_path)
    parsed = []
    real = reading_module.read
    monkeypatch.setattr(reading_module, "read", lambda s: parsed.append(s.path) or real(s))
    put("content/stories/t1.md", TEXT.replace("{i}", "yksi"))
    project = load(filled, cache=tmp_path)
    assert parsed == ["content/stories/huono.md", "content/stories/t1.md"]
    assert project.contributions["stories/t1"].meta.title == "T yksi"


def test_a_file_that_is_gone_is_forgotten(filled: Path, tmp_path: Path) -> None:
    load(filled, cache=tmp_path)
    before = (tmp_path / NAME).stat().st_size
    (filled / "content/stories/t1.md").unlink()
    load(filled, cache=tmp_path)
    assert (tmp_path / NAME).stat().st_size < before


def test_the_model_is_asked_each_time(filled: Path, tmp_path: Path) -> None:
    """What was valid yesterday may not be so today: only the raw header is kept."""
    load(filled, cache=tmp_path)
    head, body = (tmp_path / NAME).read_text().split("\n", 1)
    kept = json.loads(body)
    assert all(isinstance(entry[0], dict) for entry in kept.values())
    assert head.startswith(code_hash())


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"T 1", b"T 9"),
        lambda data: b"0" + data[1:],
        lambda data: data.split(b"\n")[0] + b"\n[]",
        lambda data: b"\x80\x04\x95\x0f\0\0\0",
    ],
)
def test_a_damaged_cache_is_not_used(filled: Path, tmp_path: Path, damage: object) -> None:
    cold = load(filled, cache=tmp_path)
    file = tmp_path / NAME
    file.write_bytes(damage(file.read_bytes()))  # type: ignore[operator]
    assert everything(load(filled, cache=tmp_path)) == everything(cold)


def test_only_the_cache_folder_is_written(filled: Path, tmp_path: Path) -> None:
    before = sorted(filled.rglob("*"))
    load(filled, cache=tmp_path / "deep" / "cache")
    assert sorted(filled.rglob("*")) == before
    assert [p.name for p in (tmp_path / "deep" / "cache").iterdir()] == [NAME]


def test_a_cache_that_cannot_be_written_is_no_fault(filled: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    assert load(filled, cache=tmp_path / "cache").contributions


def test_several_processes_give_the_same_as_one(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = load(filled)
    monkeypatch.setattr(reading_module, "PARALLEL_FROM", 2)
    monkeypatch.setattr(reading_module, "CHUNK", 3)
    assert everything(load(filled, jobs=2)) == everything(alone)
    assert everything(load(filled, jobs=2, cache=tmp_path)) == everything(alone)
    assert everything(load(filled, jobs=2, cache=tmp_path)) == everything(alone)


def test_a_process_that_dies_is_replaced_by_patience(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = load(filled)

    class Dead:
        def __init__(self, *args: object, **kwargs: object) -> None:
            raise OSError("no more processes")

    monkeypatch.setattr(reading_module, "PARALLEL_FROM", 2)
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", Dead)
    assert everything(load(filled, jobs=2)) == everything(alone)
    assert replace(alone, problems=()) != alone
