"""What lies on the disk: names, links, folders, encodings."""

from __future__ import annotations

import os
import socket
import unicodedata
from pathlib import Path

import pytest
from load.conftest import Put

from verkkokurssi.load import load
from verkkokurssi.model import Project

STORY = "---\ntitle: T\ncontent_notes: [none]\n---\nTekstiä.\n"
PERSON = "attribution: anonymous\nexpertise: peer\n"


def codes(project: Project) -> list[tuple[str, str]]:
    return [(p.code, p.path) for p in project.problems]


def test_an_empty_repository_is_no_fault(root: Path) -> None:
    project = load(root)
    assert (project.problems, dict(project.contributions)) == ((), {})


def test_everything_has_its_place(root: Path, put: Put) -> None:
    put("contributors/kuusi.yml", PERSON)
    put("content/stories/b.md", STORY)
    put("content/stories/a.md", STORY)
    put("content/poems/a.md", STORY)
    put("content/stories/a.png", b"12345")
    put("courses/yo/course.yml", "title: T\nsummary: S\n")
    put("courses/yo/01-alku.md", STORY)
    project = load(root)
    assert project.problems == ()
    assert list(project.contributions) == ["poems/a", "stories/a", "stories/b"]
    assert project.by_slug == {"a": ("poems/a", "stories/a"), "b": ("stories/b",)}
    assert project.assets == {"content/stories/a.png": 5}
    assert [s.id for s in project.courses["yo"].sections] == ["yo/alku"]
    story = project.contributions["stories/a"]
    assert (story.kind, story.body, story.body_line) == ("story", "Tekstiä.", 5)
    assert len(story.digest) == 64


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_same_text_however_it_is_written(
    root: Path, put: Put, mark: bytes, end: bytes, form: str
) -> None:
    text = "---\ntitle: Yö\nsummary: ä: b\n---\n\nHän.\n\n[[yö]]\n"
    good = text.replace("ä: b", '"ä: b"')
    written = unicodedata.normalize(form, good).encode().replace(b"\n", end)
    put("content/poems/hyva.md", mark + written)
    put("content/poems/huono.md", mark + text.encode().replace(b"\n", end))
    project = load(root)
    poem = project.contributions["poems/hyva"]
    assert (poem.meta.title, poem.meta.summary) == ("Yö", "ä: b")
    assert (poem.body, poem.body_line) == ("Hän.\n\n[[yö]]", 6)
    assert poem.place("summary") == (3, 1)
    assert [(r.line, r.column) for r in poem.outline.references] == [(8, 1)]
    assert [(p.code, p.line, p.column) for p in project.problems] == [("FM107", 3, 11)]


def test_leading_spaces_of_a_poem_stay(root: Path, put: Put) -> None:
    put("content/poems/a.md", "---\ntitle: T\n---\n\n  eka\n toka\n")
    assert load(root).contributions["poems/a"].body == "  eka\n toka"


def test_a_file_of_just_the_largest_size(root: Path, put: Put) -> None:
    put("content/stories/a.md", STORY + "a" * (1024 * 1024 - len(STORY.encode())))
    assert load(root).problems == ()


def test_hidden_files_are_not_looked_at(root: Path, put: Put) -> None:
    for name in (".DS_Store", ".gitkeep", "Thumbs.db", "desktop.ini", ".a.md.swp"):
        put(f"content/stories/{name}", b"\0")
    put("content/.obsidian/app.json", "{}")
    project = load(root)
    assert (project.problems, dict(project.assets)) == ((), {})


def test_names_that_differ_only_in_case(root: Path, put: Put) -> None:
    put("content/stories/kuu.md", STORY)
    put("content/stories/Kuu.md", STORY)
    project = load(root)
    assert codes(project) == [
        ("FM115", "content/stories/Kuu.md"),
        ("FM118", "content/stories/kuu.md"),
    ]
    assert not project.contributions


def test_the_letter_a_with_dots_in_two_ways(root: Path, put: Put) -> None:
    put("content/stories/y\u00f6.md", STORY)
    put("content/stories/yo\u0308.md", STORY)
    assert [code for code, _ in codes(load(root))] == ["FM115", "FM115", "FM118"]


def test_two_sections_with_one_name(root: Path, put: Put) -> None:
    put("courses/yo/course.yml", "title: T\nsummary: S\n")
    put("courses/yo/01-alku.md", STORY)
    put("courses/yo/02-alku.md", STORY)
    project = load(root)
    assert codes(project) == [("FM118", "courses/yo/02-alku.md")]
    assert project.problems[0].args == {"other": "courses/yo/01-alku.md"}
    assert [s.path for s in project.courses["yo"].sections] == ["courses/yo/01-alku.md"]


def test_a_section_without_a_number(root: Path, put: Put) -> None:
    put("courses/yo/course.yml", "title: T\nsummary: S\n")
    put("courses/yo/alku.md", STORY)
    put("courses/yo/3_Yöllä.md", STORY)
    found = [(p.args["name"], p.args["suggestion"]) for p in load(root).problems]
    assert found == [("3_Yöllä.md", "03-yolla.md"), ("alku.md", "01-alku.md")]


@pytest.mark.parametrize(
    ("path", "code", "nearest"),
    [
        ("content/story/a.md", "FM117", "stories"),
        ("content/Stories/a.md", "FM117", "stories"),
        ("content/xyz/a.md", "FM117", ""),
        ("content/a.md", "FM117", ""),
        ("contributors/kuusi.yaml", "FM117", "kuusi.yml"),
        ("courses/yo/course.yaml", "FM117", "course.yml"),
        ("courses/yo/kuva.png", "FM117", ""),
    ],
)
def test_what_should_not_be_there(root: Path, put: Put, path: str, code: str, nearest: str) -> None:
    put("courses/yo/course.yml", "title: T\nsummary: S\n")
    put(path, STORY)
    (problem,) = load(root).problems
    assert (problem.code, problem.args["nearest"]) == (code, nearest)
    assert path.startswith(problem.path)


def test_a_course_folder_without_course_yml(root: Path, put: Put) -> None:
    put("courses/yo/01-alku.md", STORY)
    project = load(root)
    assert codes(project) == [("FM120", "courses/yo/course.yml")]
    assert project.broken == {"yo"}


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    file = tmp_path / "outside.md"
    file.write_text(STORY)
    return file


def test_a_link_to_a_file_of_the_repository_is_that_file(root: Path, put: Put) -> None:
    put("content/stories/a.md", STORY)
    (root / "content/stories/b.md").symlink_to("a.md")
    project = load(root)
    assert project.problems == ()
    assert list(project.contributions) == ["stories/a", "stories/b"]


def test_a_link_out_of_the_repository_is_refused(root: Path, put: Put, outside: Path) -> None:
    put("content/stories/a.md", STORY)
    (root / "content/stories/b.md").symlink_to(outside)
    (root / "content/stories/c.png").symlink_to("/etc/hostname")
    (root / "content/stories/d.md").symlink_to("../../../outside.md")
    project = load(root)
    assert codes(project) == [("FM116", f"content/stories/{n}") for n in ("b.md", "c.png", "d.md")]
    assert list(project.contributions) == ["stories/a"]
    assert not project.assets
    assert "/etc" not in str(project.problems)


def test_a_link_through_a_link_is_refused(root: Path, put: Put, outside: Path) -> None:
    put("content/stories/a.md", STORY)
    (root / "step.md").symlink_to(outside)
    (root / "content/stories/b.md").symlink_to("../../step.md")
    assert codes(load(root)) == [("FM116", "content/stories/b.md")]


def test_a_folder_that_leaves_the_repository_is_refused(root: Path, tmp_path: Path) -> None:
    away = tmp_path / "away"
    away.mkdir()
    (away / "a.md").write_text(STORY)
    (root / "content").mkdir()
    (root / "content/stories").symlink_to(away)
    (root / "courses").symlink_to(away)
    project = load(root)
    assert codes(project) == [("FM116", "content/stories"), ("FM116", "courses")]
    assert not project.contributions


@pytest.mark.parametrize("folder", [".git", "build", "private"])
def test_a_link_into_a_closed_folder_is_refused(root: Path, put: Put, folder: str) -> None:
    put(f"{folder}/form.md", STORY)
    put("content/stories/a.md", STORY)
    (root / "content/stories/b.md").symlink_to(f"../../{folder}/form.md")
    assert codes(load(root)) == [("FM116", "content/stories/b.md")]


def test_links_that_lead_nowhere(root: Path, put: Put) -> None:
    put("content/stories/a.md", STORY)
    (root / "content/stories/b.md").symlink_to("gone.md")
    (root / "content/stories/c.md").symlink_to("c.md")
    assert codes(load(root)) == [
        ("FM101", "content/stories/b.md"),
        ("FM101", "content/stories/c.md"),
    ]


@pytest.mark.skipif(os.name != "posix", reason="POSIX")
def test_what_is_no_file_is_not_opened(root: Path, put: Put) -> None:
    """Opening a pipe would wait for ever."""
    put("content/stories/a.md", STORY)
    os.mkfifo(root / "content/stories/b.md")
    here = Path.cwd()
    os.chdir(root / "content/stories")  # a socket's path must be short
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("c.md")
    finally:
        os.chdir(here)
    assert codes(load(root)) == [
        ("FM101", "content/stories/b.md"),
        ("FM101", "content/stories/c.md"),
    ]


def test_a_file_that_may_not_be_read(root: Path, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    put("content/stories/a.md", STORY)
    put("content/stories/b.md", STORY)
    real = os.open

    def refuse(path: str, *rest: int) -> int:
        if path.endswith("a.md"):
            raise PermissionError(13, "Permission denied", path)
        return real(path, *rest)

    monkeypatch.setattr(os, "open", refuse)
    project = load(root)
    assert codes(project) == [("FM101", "content/stories/a.md")]
    assert project.broken == {"stories/a"}
    assert list(project.contributions) == ["stories/b"]


def test_a_folder_that_is_a_file(root: Path, put: Put) -> None:
    put("content", "x")
    assert codes(load(root)) == [("FM101", "content")]


def test_a_wrong_name_stands_for_the_right_one(root: Path, put: Put) -> None:
    """A reference to the right name is not a second fault."""
    put("content/stories/Yöllä.md", STORY)
    assert "stories/yolla" in load(root).broken
