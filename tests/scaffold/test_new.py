"""What `init` and `new` write says what is missing, and is right as soon as it is filled in."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from verkkokurssi.cli import cli
from verkkokurssi.cli.init import PARTS
from verkkokurssi.diagnostics import Diagnostic, Severity, VerkkokurssiError
from verkkokurssi.pipeline import check
from verkkokurssi.scaffold import FOLDER, kinds, repository, vscode
from verkkokurssi.scaffold.source import of_direct_url

REPOSITORY = Path(__file__).parents[2]
TODAY = date(2026, 11, 24)
CONTRIBUTIONS = [k for k in kinds() if k not in ("contributor", "course", "section")]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new repository with one thing of every kind, nothing filled in yet."""
    return make(tmp_path / "kurssit", monkeypatch, "fi")


def make(root: Path, monkeypatch: pytest.MonkeyPatch, language: str) -> Path:
    run("init", str(root), language=language)
    monkeypatch.chdir(root)
    run("new", "contributor", "kuusi", language=language)
    run("new", "course", "oma-kurssi", language=language)
    run("new", "section", "oma-kurssi/alku", "--by", "kuusi", language=language)
    for kind in CONTRIBUTIONS:
        run("new", kind, f"oma-{kind}", "--by", "kuusi", language=language)
    return root


def run(*arguments: str, language: str = "fi") -> str:
    result = CliRunner().invoke(cli, [*arguments, "--lang", language], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def errors(root: Path) -> list[Diagnostic]:
    return [d for d in check(root, TODAY, jobs=1) if d.severity is Severity.ERROR]


def fill(root: Path) -> None:
    """Do what an editor does: write something in every place, and bring the files."""
    story = next(root.glob("content/stories/*.md")).stem
    for path in [*root.rglob("*.md"), *root.rglob("*.yml")]:
        text = path.read_text("utf-8")
        text = re.sub(r"‹!\[\[[a-z-]+\]\]›", f"![[{story}]]", text)
        path.write_text(re.sub(r"‹([^›\s][^›]*)›", r"\1", text), "utf-8")
    content = REPOSITORY / "content"
    if not (root / "content/podcasts/oma-podcast.md").is_file():
        return
    shutil.copy(
        content / "illustrations" / "valvominen-lanka.png",
        root / "content/illustrations/oma-illustration.png",
    )
    for folder, kind, source, media in (
        ("podcasts", "podcast", "sama-taalla", "mp3"),
        ("videos", "video", "ikkuna-yon-lapi", "mp4"),
    ):
        original = (content / folder / f"{source}.md").read_text("utf-8")
        duration = re.search(r"^duration:.*$", original, re.MULTILINE)
        assert duration
        page = root / "content" / folder / f"oma-{kind}.md"
        page.write_text(
            re.sub(r"^duration:.*$", duration[0], page.read_text("utf-8"), flags=re.MULTILINE),
            "utf-8",
        )
        for suffix in (media, "vtt"):
            shutil.copy(content / folder / f"{source}.{suffix}", page.with_suffix(f".{suffix}"))


def test_an_unfilled_file_is_told_only_what_is_to_be_filled_in(project: Path) -> None:
    found = errors(project)
    assert {d.code for d in found} == {"FM121"}
    files = {d.path for d in found}
    assert {"mkdocs.yml", "contributors/kuusi.yml", "courses/oma-kurssi/01-alku.md"} <= files
    assert len(files) == 4 + len(CONTRIBUTIONS)


def test_a_filled_file_passes(project: Path) -> None:
    fill(project)
    assert errors(project) == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_filled_file_passes_in_every_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    root = make(tmp_path / "courses", monkeypatch, language)
    assert {d.code for d in errors(root)} == {"FM121"}
    fill(root)
    assert errors(root) == []


def test_every_language_has_the_same_new_files_with_the_same_keys() -> None:
    def keys(language: str) -> dict[str, list[str]]:
        """File → the keys it shows, those that are commented out too."""
        key = re.compile(r"^(?:# )?[ -]*([a-z_]+):(?: \S|$)", re.MULTILINE)
        files = (FOLDER / language).iterdir()
        return {p.name: key.findall(p.read_text("utf-8")) for p in files if p.name != "mkdocs.yml"}

    assert keys("sv") == keys("en") == keys("fi")


def test_nothing_is_overwritten(project: Path) -> None:
    story = project / "content/stories/oma-story.md"
    story.write_text("mine", "utf-8")
    result = CliRunner().invoke(cli, ["new", "story", "oma-story"])
    assert result.exception is not None
    assert story.read_text("utf-8") == "mine"


def test_a_dry_run_writes_nothing(project: Path) -> None:
    said = run("new", "poem", "toinen", "--dry-run")
    assert "toinen.md" in said
    assert not (project / "content/poems/toinen.md").exists()


def test_a_second_section_gets_the_next_number(project: Path) -> None:
    run("new", "section", "oma-kurssi/toinen")
    assert (project / "courses/oma-kurssi/02-toinen.md").is_file()


def test_a_second_section_of_the_same_name_is_refused_by_the_file_that_has_it(
    project: Path,
) -> None:
    run("new", "section", "oma-kurssi/pieni-alku")
    for name, file in (("alku", "01-alku.md"), ("pieni-alku", "02-pieni-alku.md")):
        with pytest.raises(VerkkokurssiError) as caught:
            run("new", "section", f"oma-kurssi/{name}")
        assert caught.value.args_["path"] == f"courses/oma-kurssi/{file}"


@pytest.mark.parametrize(
    ("asked", "file"),
    [("oma-kurssi/05-purot", "05-purot.md"), ("oma-kurssi/02-joki", "02-joki.md")],
)
def test_a_section_gets_the_number_that_is_asked_for(project: Path, asked: str, file: str) -> None:
    run("new", "section", asked)
    assert (project / "courses/oma-kurssi" / file).is_file()


def test_a_number_that_is_taken_is_refused_by_the_file_that_has_it(project: Path) -> None:
    with pytest.raises(VerkkokurssiError) as caught:
        run("new", "section", "oma-kurssi/01-purot")
    assert caught.value.args_["path"] == "courses/oma-kurssi/01-alku.md"
    assert caught.value.args_["after"] == 2
    assert [p.name for p in (project / "courses/oma-kurssi").glob("*.md")] == ["01-alku.md"]


@pytest.mark.parametrize("kind", ["story", "section"])
def test_an_unknown_contributor_is_refused_before_anything_is_written(
    project: Path, kind: str
) -> None:
    slug = "oma-kurssi/kaksi" if kind == "section" else "kaksi"
    before = sorted(project.rglob("*"))
    for by, near in (("kussi", "kuusi"), ("aivan-muu", "")):
        with pytest.raises(VerkkokurssiError) as caught:
            run("new", kind, slug, "--by", by)
        assert caught.value.args_ == {"name": by, "nearest": near}
        assert "verkkokurssi new contributor {name}" in caught.value.hint
    assert sorted(project.rglob("*")) == before


def test_init_tells_a_tree_and_the_way_on_and_no_list_of_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    dry = run("init", "kurssit", "--dry-run")
    assert not (tmp_path / "kurssit").exists()
    said = run("init", "kurssit")
    for text in (dry, said):
        assert ".gitkeep" not in text and "schema.json" not in text
        assert "content/" in text and "mkdocs.yml" in text
    assert len(dry.splitlines()) < 20 and len(said.splitlines()) < 40
    assert "cd kurssit" in said
    top = {path.name for path in (tmp_path / "kurssit").iterdir()}
    assert {name.rstrip("/") for name in PARTS} == top  # nothing is there unexplained


def test_every_command_that_init_tells_works_in_its_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = run("init", "kurssit", "--name", "Mielen ry")
    steps = [line.split(". ", 1)[1] for line in said.splitlines() if re.match(r"  \d+\. ", line)]
    assert steps[0] == "cd kurssit"
    monkeypatch.chdir(tmp_path / "kurssit")
    made = [step.split()[1:] for step in steps if step.startswith("verkkokurssi new ")]
    assert [words[1] for words in made] == ["contributor", "course", "section", "story"]
    for words in made:
        run(*words)
    fill(tmp_path / "kurssit")
    assert errors(tmp_path / "kurssit") == []
    readme = Path("README.md").read_text("utf-8")
    assert all(" ".join(words) in readme for words in made)
    assert "pip install -r requirements.txt" in readme


@pytest.mark.parametrize(
    ("origin", "line"),
    [
        ({"url": "https://koodi.example/v.git", "vcs_info": {"vcs": "git", "commit_id": "abc1"}},
         "verkkokurssi @ git+https://koodi.example/v.git@abc1"),
        ({"url": "https://koodi.example/v-1.whl", "archive_info": {}},
         "verkkokurssi @ https://koodi.example/v-1.whl"),
        ({"url": "file:///home/somebody/verkkokurssi", "dir_info": {"editable": True}}, None),
    ],
)  # fmt: skip
def test_a_new_repository_names_where_the_tool_came_from(
    origin: dict[str, object], line: str | None
) -> None:
    assert of_direct_url(json.dumps(origin)) == line
    written = repository("Mielen ry", "fi", TODAY, line)["requirements.txt"].splitlines()
    assert [text for text in written if not text.startswith("#")] == ([line] if line else [])


def test_the_repository_has_the_schemas_that_vs_code_reads() -> None:
    for name, text in vscode().items():
        assert (REPOSITORY / name).read_text("utf-8") == text, f"write it anew: {name}"
