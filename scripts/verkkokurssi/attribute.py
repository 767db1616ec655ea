"""Credits: who is thanked for what, by the name they chose, and nobody against their will.

Everything that could tell who an anonymous contributor is stays inside this module: their id,
which works are by the same person, and whether they are also somebody with a name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .model import (
    CourseCredits,
    Credit,
    Credits,
    Document,
    Expertise,
    LoadedCourse,
    Participation,
    Project,
    PublicContributor,
    Role,
    RoleCredits,
    Signature,
    Tip,
    Tips,
    byline,
    finnish,
    usual_role,
)

Face = tuple[str, str | None]
"""A contributor as readers know them: their id and the name shown, None for anonymous.

Whoever has two faces counts twice: a count that joined them would tell that they are one.
"""


Signed = Mapping[str, tuple[Signature, ...]]
"""Id of a contribution, course or section → who signed it."""


def credits(
    project: Project, published: frozenset[str], *, silent: frozenset[str] = frozenset()
) -> Credits:
    """Credits of all courses, over the contributions whose ids are in ``published``.

    ``silent`` holds ids of contributors who may not be credited for frame texts and courses
    (see ``consent.silent``); for contributions ``published`` has answered that already.
    """
    contributions = {
        id_: _sign(work, work.meta.participants, project)
        for id_, work in project.contributions.items()
        if id_ in published
    }
    by_course = {
        slug: _signed(course, contributions, project, silent)
        for slug, course in project.courses.items()
    }
    portal = {id_: signed for course in by_course.values() for id_, signed in course.items()}
    pages = frozenset(s.id for signed in portal.values() for s in signed if s.own)
    return Credits(
        works={
            id_: tuple(_credit(s, project, pages) for s in signed)
            for id_, signed in (contributions | portal).items()
        },
        courses={slug: _course(signed, project) for slug, signed in by_course.items()},
        portal=_course(portal, project),
        tips=_tips(contributions, project, pages),
    )


def _tips(
    signed: Signed, project: Project, pages: frozenset[str]
) -> Mapping[str, tuple[tuple[Credit, ...], ...]]:
    """Who gave each tip, shown exactly as the byline of the whole list shows them."""
    found = {}
    for id_, signatures in signed.items():
        meta = project.contributions[id_].meta
        if isinstance(meta, Tips) and meta.tips:
            found[id_] = tuple(
                tuple(
                    _credit(signature, project, pages)
                    for signature in signatures
                    if _gave(signature, tip)
                )
                for tip in meta.tips
            )
    return found


def _gave(signature: Signature, tip: Tip) -> bool:
    usual = usual_role("tips")
    return any(
        entry.id == signature.id and (entry.role or usual) is signature.role
        for entry in tip.contributors
    )


def _sign(
    document: Document[Any], entries: Iterable[Participation], project: Project
) -> tuple[Signature, ...]:
    return byline(entries, project.contributors, usual_role(document.kind))


def _signed(
    course: LoadedCourse, contributions: Signed, project: Project, silent: frozenset[str]
) -> Signed:
    """The published contributions that stand in the course, its sections, and the course."""
    signed = {
        work.id: contributions[work.id]
        for work in project.works_of(course)
        if work.id in contributions
    }
    for section in course.sections:
        heard = (entry for entry in section.meta.contributors if entry.id not in silent)
        signed[section.id] = _sign(section, heard, project)
    makers = (*course.meta.contributors, *_codevelopers(course))
    heard = (entry for entry in makers if entry.id not in silent)
    signed[course.slug] = _sign(course.document, heard, project)
    return signed


def _codevelopers(course: LoadedCourse) -> Iterator[Participation]:
    """Members of the co-development group who want to be seen there."""
    group = course.meta.codevelopment.group if course.meta.codevelopment else ()
    for member in group:
        if member.id is not None:
            yield Participation(id=member.id, role=Role.CODEVELOPER)


def _credit(signature: Signature, project: Project, pages: frozenset[str]) -> Credit:
    contributor = project.contributors[signature.id].meta
    return Credit(
        role=signature.role,
        name=signature.name,
        expertise=contributor.expertise,
        page=signature.id if signature.own and signature.id in pages else None,
        group=contributor.type == "group",
    )


def _course(signed: Signed, project: Project) -> CourseCredits:
    signatures = [s for all_ in signed.values() for s in all_]
    pages = frozenset(s.id for s in signatures if s.own)
    by_role: dict[Role, dict[Face, Signature]] = {}
    for signature in signatures:
        by_role.setdefault(signature.role, {}).setdefault(_face(signature), signature)
    faces = {_face(signature) for signature in signatures}
    return CourseCredits(
        total=len(faces),
        roles=tuple(
            _role(role, by_role[role].values(), project, pages) for role in Role if role in by_role
        ),
        contributors=_contributors(signed, project),
        by_expertise=_by_expertise((id_ for id_, _ in faces), project),
    )


def _face(signature: Signature) -> Face:
    return (signature.id, signature.name)


def _role(
    role: Role, signatures: Iterable[Signature], project: Project, pages: frozenset[str]
) -> RoleCredits:
    """Who did one thing; ``signatures`` holds each face once."""
    named, hidden = [], []
    for signature in signatures:
        if signature.name is None:
            hidden.append(signature.id)
        else:
            named.append((finnish(signature.name), _credit(signature, project, pages)))
    named.sort(key=lambda pair: (pair[0], pair[1].page or ""))
    return RoleCredits(role, tuple(c for _, c in named), _by_expertise(hidden, project))


def _by_expertise(ids: Iterable[str], project: Project) -> Mapping[Expertise, int]:
    counts = Counter(project.contributors[id_].meta.expertise for id_ in ids)
    return {expertise: counts[expertise] for expertise in Expertise if counts[expertise]}


def _contributors(signed: Signed, project: Project) -> tuple[PublicContributor, ...]:
    """Everybody with a page: shown at least once by the name they use everywhere."""
    works: dict[str, list[tuple[str, Role]]] = {}
    for id_, signatures in signed.items():
        for signature in signatures:
            if signature.own:
                works.setdefault(signature.id, []).append((id_, signature.role))
    people = []
    for id_, shown in works.items():
        meta = project.contributors[id_].meta
        name = meta.display_name or ""
        people.append(
            PublicContributor(
                id=id_,
                name=name,
                expertise=meta.expertise,
                bio=meta.bio,
                group=meta.type == "group",
                works=tuple(shown),
                bio_language=meta.bio_language,
            )
        )
    return tuple(sorted(people, key=lambda person: (finnish(person.name), person.id)))
