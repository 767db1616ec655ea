"""Small projects, made in memory, and generated ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from verkkokurssi.model import (
    KIND_BY_FOLDER,
    Contributor,
    Course,
    Document,
    LoadedCourse,
    Outline,
    Project,
    Reference,
    Section,
    Settings,
)

EXTRA: Mapping[str, Mapping[str, Any]] = {
    "illustrations": {"image": "a.png", "form": "drawing", "alt": "Kuusi seisoo lumessa."},
    "podcasts": {
        "audio": {"url": "https://a.example/a.mp3", "bytes": 9, "type": "audio/mpeg"},
        "duration": "00:01:00",
    },
    "events": {"form": "webinar", "start": "2027-02-10T17:30"},
}


def contributor(id_: str, **meta: Any) -> Document[Contributor]:
    facts = {"attribution": "pseudonym", "expertise": "lived-experience"} | meta
    if facts["attribution"] != "anonymous":
        facts.setdefault("display_name", id_.capitalize())
    return Document(
        f"contributors/{id_}.yml", "contributor", id_, Contributor.model_validate(facts)
    )


def work(id_: str, contributors: Sequence[Any], **meta: Any) -> Document[Any]:
    folder, slug = id_.split("/")
    kind = KIND_BY_FOLDER[folder]
    facts = {"title": slug, "contributors": contributors} | dict(EXTRA.get(folder, {})) | meta
    return Document(f"content/{id_}.md", kind.name, slug, kind.model.model_validate(facts))


def section(course: str, slug: str, embeds: Sequence[str] = (), **meta: Any) -> Document[Section]:
    references = tuple(Reference(e, "", 1, 1, embed=True, alone=True) for e in embeds)
    return Document(
        f"courses/{course}/01-{slug}.md",
        "section",
        slug,
        Section.model_validate({"title": slug, **meta}),
        outline=Outline(references=references),
    )


def course(slug: str, *sections: Document[Section], **meta: Any) -> LoadedCourse:
    facts = {"title": slug, "summary": "Lupaus."} | meta
    document = Document(f"courses/{slug}/course.yml", "course", slug, Course.model_validate(facts))
    return LoadedCourse(document, sections)


def project(*parts: Document[Any] | LoadedCourse) -> Project:
    courses = {p.slug: p for p in parts if isinstance(p, LoadedCourse)}
    documents = [p for p in parts if isinstance(p, Document)]
    works = {d.id: d for d in documents if d.kind != "contributor"}
    by_slug: dict[str, tuple[str, ...]] = {}
    for id_, document in works.items():
        by_slug[document.slug] = (*by_slug.get(document.slug, ()), id_)
    return Project(
        root=Path("/nowhere"),
        settings=Settings(),
        contributors={d.slug: d for d in documents if d.kind == "contributor"},
        contributions=works,
        courses=courses,
        by_slug=by_slug,
    )


IDS = [f"q{n}zx" for n in range(6)]
"""Ids that cannot stand in any other text of a generated project."""
WAYS = ["name", "pseudonym", "anonymous"]
EXPERTISE = ["lived-experience", "peer", "professional"]
NAMES = ["Kuusi", "Åke", "Öystein", "Liisa", "Wille"]


@st.composite
def entries(draw: st.DrawFn) -> dict[str, Any]:
    entry = {"id": draw(st.sampled_from(IDS))}
    for key, values in (("role", ["author", "narrator"]), ("as", WAYS), ("display_name", NAMES)):
        value = draw(st.none() | st.sampled_from(values))
        if value is not None:
            entry[key] = value
    return entry


@st.composite
def projects(draw: st.DrawFn) -> Project:
    """Up to six contributors in all their ways, in works, frame texts and courses."""
    people = []
    for id_ in IDS:
        way = draw(st.sampled_from(WAYS))
        people.append(
            contributor(
                id_,
                attribution=way,
                expertise=draw(st.sampled_from(EXPERTISE)),
                type=draw(st.sampled_from(["person", "group"])),
                **({} if way == "anonymous" else {"display_name": draw(st.sampled_from(NAMES))}),
            )
        )
    some = st.lists(entries(), max_size=3)
    folders = st.sampled_from(["stories", "podcasts", "illustrations", "events"])
    works = [work(f"{draw(folders)}/w{n}", draw(some)) for n in range(draw(st.integers(0, 5)))]
    embeds = st.lists(st.sampled_from([w.id for w in works]), max_size=4) if works else st.just([])
    courses = [
        course(
            f"c{n}",
            section(f"c{n}", "s1", draw(embeds), contributors=draw(some)),
            section(f"c{n}", "s2", draw(embeds)),
            contributors=draw(some),
            codevelopment={"group": [{"id": i} for i in draw(st.sets(st.sampled_from(IDS)))]},
        )
        for n in range(draw(st.integers(1, 2)))
    ]
    return project(*people, *works, *courses)
