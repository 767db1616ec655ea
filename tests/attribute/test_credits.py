"""Everybody is thanked as they chose, and nobody can be found who did not want to be."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from attribute.generated import IDS, contributor, course, project, projects, section, work
from hypothesis import given, settings

from verkkokurssi.attribute import credits
from verkkokurssi.model import (
    Attribution,
    Credits,
    Expertise,
    Project,
    Role,
    byline,
    finnish,
    usual_role,
)

LIVED, PEER = Expertise.LIVED, Expertise.PEER


def all_credits(of: Project, **how) -> Credits:
    return credits(of, frozenset(of.contributions), **how)


def shown(of: Project, id_: str) -> list[tuple[str, str | None, str | None]]:
    return [(c.role.value, c.name, c.page) for c in all_credits(of).works[id_]]


def in_course(*parts, contributors=()):
    """A project whose course ``c`` embeds all works of ``parts``."""
    works = [p.id for p in parts if p.kind != "contributor"]
    return project(*parts, course("c", section("c", "s", works), contributors=contributors))


# Bylines


@pytest.mark.parametrize(
    ("who", "entry", "name", "linked"),
    [
        ({"attribution": "name"}, {}, "Kuusi", True),
        ({"attribution": "pseudonym"}, {}, "Kuusi", True),
        ({"attribution": "anonymous"}, {}, None, False),
        ({"attribution": "name"}, {"as": "anonymous"}, None, False),
        ({"attribution": "pseudonym"}, {"as": "anonymous", "display_name": "Kuusi"}, None, False),
        ({"attribution": "pseudonym"}, {"as": "pseudonym"}, "Kuusi", True),
        ({"attribution": "pseudonym"}, {"display_name": "Havu"}, "Havu", False),
        ({"attribution": "pseudonym"}, {"as": "name", "display_name": "Liisa"}, "Liisa", False),
        ({"attribution": "anonymous"}, {"as": "name", "display_name": "Liisa"}, "Liisa", False),
        ({"attribution": "pseudonym"}, {"display_name": "Kuusi"}, "Kuusi", True),
        # Not said clearly: nobody is named.
        ({"attribution": "name"}, {"as": "pseudonym"}, None, False),
        ({"attribution": "pseudonym"}, {"as": "name"}, None, False),
        ({"attribution": "anonymous"}, {"display_name": "Liisa"}, None, False),
        ({"attribution": "anonymous"}, {"as": "name"}, None, False),
    ],
)
def test_everybody_is_shown_as_they_chose_for_this_work(who, entry, name, linked):
    of = in_course(
        contributor("kuusi", **who),
        work("stories/a", [{"id": "kuusi", **entry}]),
        contributors=[{"id": "kuusi"}] if who["attribution"] != "anonymous" else (),
    )
    assert shown(of, "stories/a") == [("author", name, "kuusi" if linked else None)]


@pytest.mark.parametrize(
    ("folder", "role"),
    [
        ("stories", "author"),
        ("poems", "author"),
        ("illustrations", "illustrator"),
        ("podcasts", "speaker"),
        ("events", "speaker"),
        ("tips", "author"),
        ("quotes", "author"),
    ],
)
def test_the_usual_role_of_each_kind(folder, role):
    of = in_course(contributor("kuusi"), work(f"{folder}/a", ["kuusi"]))
    assert shown(of, f"{folder}/a") == [(role, "Kuusi", "kuusi")]


def test_frame_texts_have_authors_and_courses_editors():
    of = project(
        contributor("kuusi"),
        course("c", section("c", "s", contributors=["kuusi"]), contributors=["kuusi"]),
    )
    assert shown(of, "c/s") == [("author", "Kuusi", "kuusi")]
    assert shown(of, "c") == [("editor", "Kuusi", "kuusi")]


def test_a_speaker_who_is_also_an_author_stands_twice_and_one_who_is_not_once():
    event = work(
        "events/a", ["kuusi", {"id": "kuusi", "role": "author"}], experience_speaker="kuusi"
    )
    of = in_course(contributor("kuusi"), event)
    assert [role for role, _, _ in shown(of, "events/a")] == ["speaker", "author"]


def test_an_anonymous_author_is_not_named_as_the_speaker_of_the_same_work():
    event = work(
        "events/a",
        [{"id": "kuusi", "role": "author", "as": "anonymous"}],
        experience_speaker="kuusi",
    )
    of = in_course(contributor("kuusi"), event)
    assert [name for _, name, _ in shown(of, "events/a")] == [None, None]


def test_somebody_without_a_file_is_left_out():
    of = in_course(contributor("kuusi"), work("stories/a", ["nobody", "kuusi"]))
    assert [name for _, name, _ in shown(of, "stories/a")] == ["Kuusi"]


# What is published


def test_works_that_are_not_published_have_no_credits():
    of = in_course(
        contributor("kuusi"), contributor("otso"), work("stories/a", ["kuusi"]),
        work("stories/b", ["otso"]),
    )  # fmt: skip
    made = credits(of, frozenset({"stories/a"}))
    assert "stories/b" not in made.works
    assert "otso" not in repr(made) and "Otso" not in repr(made)


def test_emblems_and_lifted_up_works_are_credited_in_their_course():
    names = ("tunnus", "osa", "tarina", "sitaatti")
    people = [contributor(name) for name in names]
    of = project(
        *people,
        work("illustrations/t", ["tunnus"]),
        work("illustrations/o", ["osa"]),
        work("stories/t", ["tarina"]),
        work("quotes/s", ["sitaatti"]),
        course("c", section("c", "s", emblem="o"), emblem="t", guide={"quote": "s", "story": "t"}),
    )
    people_of = [p.name for p in all_credits(of).courses["c"].contributors]
    assert sorted(people_of) == sorted(name.capitalize() for name in names)


def test_each_course_thanks_its_own():
    of = project(
        contributor("kuusi"), contributor("otso"),
        work("stories/a", ["kuusi"]), work("stories/b", ["otso"]),
        course("c", section("c", "s", ["a"])), course("d", section("d", "s", ["a", "b"])),
    )  # fmt: skip
    made = all_credits(of)
    assert [made.courses[slug].total for slug in ("c", "d")] == [1, 2]
    assert made.portal.total == 2
    assert dict(made.portal.contributors[0].works) == {"stories/a": Role.AUTHOR}


def test_codevelopers_who_want_to_be_seen_are():
    group = [{"id": "kuusi"}, {"expertise": "peer", "count": 3}]
    of = project(contributor("kuusi"), course("c", codevelopment={"group": group}))
    made = all_credits(of).courses["c"]
    assert [(r.role, [c.name for c in r.named]) for r in made.roles] == [
        (Role.CODEVELOPER, ["Kuusi"])
    ]
    assert made.total == 1


def test_whoever_may_not_be_named_now_is_not_credited_for_courses_and_frame_texts():
    of = project(
        contributor("kuusi"), contributor("otso"),
        course("c", section("c", "s", contributors=["kuusi", "otso"]), contributors=["otso"],
               codevelopment={"group": [{"id": "otso"}]}),
    )  # fmt: skip
    made = all_credits(of, silent=frozenset({"otso"}))
    assert "tso" not in repr(made)
    assert made.portal.total == 1


# Counting


def test_people_are_counted_once_however_much_they_did():
    of = in_course(
        contributor("kuusi"),
        contributor("n-7k2f", attribution="anonymous", expertise="peer"),
        work("stories/a", ["kuusi", "n-7k2f"]),
        work("stories/b", ["kuusi", "n-7k2f", {"id": "n-7k2f", "role": "narrator"}]),
        work("poems/c", ["n-7k2f"]),
    )
    made = all_credits(of).courses["c"]
    assert made.total == 2
    assert made.by_expertise == {LIVED: 1, PEER: 1}
    author, narrator = made.roles
    assert (author.role, author.anonymous) == (Role.AUTHOR, {PEER: 1})
    assert (narrator.role, narrator.named, narrator.anonymous) == (Role.NARRATOR, (), {PEER: 1})


def test_no_sum_tells_that_an_anonymous_author_is_also_somebody_with_a_name():
    person = contributor("kuusi")
    named = in_course(person, work("stories/a", ["kuusi"]), work("stories/b", ["kuusi"]))
    hidden = work("stories/b", [{"id": "kuusi", "as": "anonymous"}])
    one_person = in_course(person, work("stories/a", ["kuusi"]), hidden)
    two_people = in_course(
        person,
        contributor("n-7k2f", attribution="anonymous"),
        work("stories/a", ["kuusi"]),
        work("stories/b", ["n-7k2f"]),
    )
    assert all_credits(one_person) == all_credits(two_people)
    assert all_credits(named).portal.total == 1
    assert all_credits(one_person).portal.total == 2


def test_a_page_shows_only_works_under_its_own_name():
    of = in_course(
        contributor("kuusi", bio="Pitää metsästä."),
        work("stories/a", ["kuusi"]),
        work("stories/b", [{"id": "kuusi", "as": "anonymous"}]),
        work("stories/c", [{"id": "kuusi", "display_name": "Havu"}]),
    )
    (page,) = all_credits(of).courses["c"].contributors
    assert (page.id, page.name, page.bio) == ("kuusi", "Kuusi", "Pitää metsästä.")
    assert page.works == (("stories/a", Role.AUTHOR),)


def test_a_name_used_only_elsewhere_has_no_page():
    of = in_course(
        contributor("kuusi", bio="Pitää metsästä."),
        work("stories/c", [{"id": "kuusi", "display_name": "Havu"}]),
    )
    made = all_credits(of)
    assert made.portal.contributors == ()
    assert "metsästä" not in repr(made) and "kuusi" not in repr(made)


def test_names_stand_in_finnish_order():
    names = ["Östen", "Äiti", "Åke", "Wille", "Vilho", "žarko", "Zoe", "Ylva", "Üllar", "kalle"]
    people = [contributor(f"p{n}", display_name=name) for n, name in enumerate(names)]
    of = in_course(*people, work("stories/a", [p.slug for p in people]))
    (authors,) = all_credits(of).portal.roles
    expected = ["kalle", "Vilho", "Wille", "Üllar", "Ylva", "žarko", "Zoe", "Åke", "Äiti", "Östen"]
    assert [c.name for c in authors.named] == expected
    assert [p.name for p in all_credits(of).portal.contributors] == expected


# Whatever the project


def publicly_named(of: Project) -> set[str]:
    """Ids of contributors who are shown somewhere by the name they use everywhere."""
    documents = [
        *of.contributions.values(),
        *(c.document for c in of.courses.values()),
        *(s for c in of.courses.values() for s in c.sections),
    ]
    return {
        signature.id
        for d in documents
        for signature in byline(
            getattr(d.meta, "participants", d.meta.contributors),
            of.contributors,
            usual_role(d.kind),
        )
        if signature.own
    } | {
        member.id
        for c in of.courses.values()
        for member in c.meta.codevelopment.group
        if of.contributors[member.id].meta.attribution is not Attribution.ANONYMOUS
    }


@given(projects())
@settings(max_examples=80, deadline=None)
def test_no_id_of_somebody_anonymous_is_ever_handed_on(of):
    text = repr(all_credits(of))
    for id_ in set(IDS) - publicly_named(of):
        assert id_ not in text


@given(projects())
@settings(max_examples=60, deadline=None)
def test_anonymous_credits_carry_nothing_that_links_them(of):
    made = all_credits(of)
    for all_ in made.works.values():
        for credit in all_:
            assert credit.name is not None or credit.page is None
    for people in (*made.courses.values(), made.portal):
        pages = {person.id: person.name for person in people.contributors}
        for role in people.roles:
            assert all(c.name for c in role.named)
            assert len({(c.name, c.page, c.expertise, c.group) for c in role.named if c.page}) == (
                len([c for c in role.named if c.page])
            )
            assert all(c.page is None or pages[c.page] == c.name for c in role.named)
            assert len(role.named) + sum(role.anonymous.values()) <= people.total
        assert people.total == sum(people.by_expertise.values())
        for person in people.contributors:
            assert person.works
            assert all(
                any(c.page == person.id and c.role == role for c in made.works[id_])
                for id_, role in person.works
            )


@given(projects())
@settings(max_examples=30, deadline=None)
def test_counts_do_not_tell_how_much_an_anonymous_contributor_did(of):
    """Doing the same once more, in another work of the course, changes no count."""
    before = all_credits(of)
    slug, first = next(iter(of.courses.items()))
    hidden = [
        (signature.id, signature.role)
        for d in of.works_of(first)
        for signature in byline(d.meta.participants, of.contributors, usual_role(d.kind))
        if signature.name is None
    ]
    if not hidden:
        return
    id_, role = hidden[0]
    more = work("tips/again", [{"id": id_, "role": role, "as": "anonymous"}])
    others = [*of.contributors.values(), *of.contributions.values(), more]
    again = course(
        slug,
        *first.sections,
        section(slug, "s3", ["tips/again"]),
        contributors=[
            e.model_dump(by_alias=True, exclude_none=True) for e in first.meta.contributors
        ],
        codevelopment={"group": [{"id": m.id} for m in first.meta.codevelopment.group]},
    )
    after = all_credits(project(*others, again, *[c for s, c in of.courses.items() if s != slug]))
    assert after.courses[slug] == before.courses[slug]


@given(projects())
@settings(max_examples=30, deadline=None)
def test_a_course_counts_faces_not_credits(of):
    made = all_credits(of)
    for slug, people in made.courses.items():
        works = {d.id for d in of.works_of(of.courses[slug])}
        works |= {slug, *(s.id for s in of.courses[slug].sections)}
        credits_ = [c for id_ in works for c in made.works[id_] if c.name]
        paged = {c.page: c.name for c in credits_ if c.page}
        named = [*paged, *({c.name for c in credits_} - set(paged.values()))]
        most = sum(Counter(c.name is None for id_ in works for c in made.works[id_]).values())
        assert len(named) <= people.total <= most


def test_three_thousand_works_take_no_time():
    people = [
        contributor(f"p{n}", attribution=["name", "pseudonym", "anonymous"][n % 3])
        if n % 3 < 2
        else contributor(f"p{n}", attribution="anonymous")
        for n in range(600)
    ]
    works = [work(f"stories/w{n}", [f"p{n % 600}", f"p{n * 7 % 600}"]) for n in range(3000)]
    courses = [
        course(
            f"c{n}",
            *(
                section(
                    f"c{n}",
                    f"s{m}",
                    [w.slug for w in works[n * 150 + m * 15 : n * 150 + m * 15 + 15]],
                )
                for m in range(10)
            ),
        )
        for n in range(20)
    ]
    of = project(*people, *works, *courses)
    finnish.cache_clear()
    started = time.process_time()
    made = all_credits(of)
    took = time.process_time() - started
    assert made.portal.total == 600
    assert took < 0.3, took
