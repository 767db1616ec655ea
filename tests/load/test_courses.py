"""A course has its sections in reading order."""

from __future__ import annotations

from pathlib import Path

from load.conftest import Put

from verkkokurssi.load import load

COURSE = "title: T\nsummary: S\n"
SECTION = "---\ntitle: T\n---\nTekstiä.\n"


def course(put: Put, slug: str, header: str, *names: str) -> None:
    put(f"courses/{slug}/course.yml", header)
    for name in names:
        put(f"courses/{slug}/{name}.md", SECTION)


def test_sections_stand_in_the_order_of_their_file_names(root: Path, put: Put) -> None:
    course(put, "yo", COURSE, "02-a", "10-b", "01-c")
    loaded = load(root).courses["yo"]
    assert [s.slug for s in loaded.sections] == ["c", "a", "b"]
    assert (loaded.missing, loaded.unlisted) == ((), ())


def test_a_list_of_sections_decides(root: Path, put: Put) -> None:
    course(put, "yo", COURSE + "sections: [b, x, a, b]\n", "01-a", "02-b", "03-c")
    loaded = load(root).courses["yo"]
    assert [s.slug for s in loaded.sections] == ["b", "a"]
    assert loaded.missing == ("x",)
    assert [s.slug for s in loaded.unlisted] == ["c"]


def test_a_broken_section_is_not_missing_too(root: Path, put: Put) -> None:
    course(put, "yo", COURSE + "sections: [a, b]\n", "01-a")
    put("courses/yo/02-b.md", "ei otsaketta\n")
    project = load(root)
    assert project.courses["yo"].missing == ()
    assert project.broken == {"yo/b"}


def test_courses_stand_in_the_order_of_the_portal(root: Path, put: Put) -> None:
    course(put, "a", COURSE)
    course(put, "c", COURSE + "order: 1\n")
    course(put, "b", COURSE)
    assert list(load(root).courses) == ["c", "a", "b"]


def test_sections_of_a_broken_course_are_still_checked(root: Path, put: Put) -> None:
    course(put, "yo", "title: T\n")
    put("courses/yo/01-a.md", "---\ntitel: T\n---\n")
    project = load(root)
    assert not project.courses
    assert project.broken == {"yo", "yo/a"}
    assert [(p.code, p.path, p.line) for p in project.problems] == [
        ("FM113", "courses/yo/01-a.md", 1),
        ("FM112", "courses/yo/01-a.md", 2),
        ("FM113", "courses/yo/course.yml", 1),
    ]
