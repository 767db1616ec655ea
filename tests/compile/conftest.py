"""A small project with one work of every kind (tests/fixtures/small), compiled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from verkkokurssi.attribute import credits
from verkkokurssi.compile import CompileOptions, compile_course, compile_portal
from verkkokurssi.load import load
from verkkokurssi.model import CompiledSite, Picture, Project, Rendition

SMALL = Path(__file__).parent.parent / "fixtures" / "small"
DRAFT = "stories/luonnos"
Sites = Mapping[str, CompiledSite]
Compile = Callable[..., Sites]


def picture(name: str, colour: str) -> Picture:
    """A picture as the images stage hands it over; compile never opens the files."""

    def rendition(width: int, type_: str, suffix: str) -> Rendition:
        return Rendition(f"{name}-{width}.{suffix}", f"/cache/{name}-{width}.{suffix}",
                         width, width * 3 // 4, type_, width * 10)  # fmt: skip

    kinds = (("image/avif", "avif"), ("image/webp", "webp"), ("image/jpeg", "jpg"))
    renditions = tuple(rendition(w, t, s) for t, s in kinds for w in (480, 960))
    return Picture(960, 720, colour, renditions)


PICTURES = {
    "content/illustrations/toivo.png": picture("aa11", "#102030"),
    "content/illustrations/sarjakuva.png": picture("bb22", "#ffeedd"),
    "content/illustrations/tunnus.png": picture("cc33", "#aabbcc"),
    "content/videos/ikkuna.jpg": picture("dd44", "#445566"),
}


@pytest.fixture(scope="session")
def small() -> Project:
    """The project as loaded."""
    project = load(SMALL)
    assert not project.problems
    return project


@pytest.fixture(scope="session")
def compile_all() -> Compile:
    """Compile every course and the portal; without ``preview`` the draft is not published."""

    def run(project: Project, *, preview: bool = False) -> Sites:
        published = frozenset(project.contributions) - (set() if preview else {DRAFT})
        options = CompileOptions(
            published=published,
            preview=preview,
            marks={DRAFT: ("its makers have not approved it yet",)} if preview else {},
        )
        given = credits(project, published)
        sites = {
            slug: compile_course(project, course, given, PICTURES, options)
            for slug, course in project.courses.items()
        }
        return sites | {"portal": compile_portal(project, given, PICTURES, options)}

    return run


@pytest.fixture(scope="session")
def sites(small: Project, compile_all: Compile) -> Sites:
    """The small project, compiled for publication."""
    return compile_all(small)
