"""A wrong header: every fault at once, in plain words, and the rest is saved."""

from __future__ import annotations

import time
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verkkokurssi.model import Contributor, Course, Event, Model, Podcast, Quiz, Settings, Story
from verkkokurssi.strict import Validated, read_yaml, validate, wording


def check(model: type[Model], text: str) -> Validated[Any]:
    reading = read_yaml(text, first_line=2)
    assert reading.value is not None
    return validate(model, reading.value, reading.marks)


def faults(model: type[Model], text: str) -> list[tuple[Any, ...]]:
    """(code, line, column, key)"""
    return [(f.code, f.line, f.column, f.args["key"]) for f in check(model, text).faults]


STORY = "title: T\n"


def test_all_faults_are_reported_at_once_each_at_its_place() -> None:
    text = (
        "sumary: x\n"
        "licence: CC-BY\n"
        "contributors: [kuusi, {id: a, role: autor}]\n"
        "content_notes:\n"
        "  - topic: suicid\n"
        "    intensity: mentioned\n"
    )
    assert sorted(faults(Story, text)) == [
        ("FM112", 2, 1, "sumary"),
        ("FM113", 1, 1, "title"),
        ("FM114", 3, 1, "licence"),
        ("FM114", 4, 31, "role"),
        ("FM114", 6, 5, "topic"),
    ]


@pytest.mark.parametrize(
    ("model", "text", "nearest"),
    [
        (Story, STORY + "sumary: x\n", "summary"),
        (Story, STORY + "license: x\n", "licence"),
        (Story, STORY + "content-notes: x\n", "content_notes"),
        (Story, STORY + "Titel: x\n", "title"),
        (Story, STORY + "contributors: [{id: a, rol: author}]\n", "role"),
        (Podcast, "title: T\nduration: 60\naudio: a.mp3\nchapters: [{strat: 0, start: 0, title: x}]\n", "start"),
        (Course, "title: T\nsummary: S\ncodevelopment: {workshop: []}\n", "workshops"),
        (Story, STORY + "zzz: x\n", ""),
    ],
)  # fmt: skip
def test_did_you_mean_of_a_key(model: type[Model], text: str, nearest: str) -> None:
    unknown = [f for f in check(model, text).faults if f.code == "FM112"]
    assert [f.args["nearest"] for f in unknown] == [nearest]
    assert nearest in unknown[0].args["known"]


def test_did_you_mean_of_a_value() -> None:
    (fault,) = check(Story, STORY + "contributors: [{id: a, role: ilustrator}]\n").faults
    assert fault.args["nearest"] == "illustrator"
    assert fault.args["choices"].startswith("author, illustrator")


@pytest.mark.parametrize(
    ("model", "text", "found", "expected"),
    [
        (Story, "title: [a]\n", "[…]", wording.TEXT),
        (Story, "title: {a: b}\n", "{…}", wording.TEXT),
        (Story, STORY + "topics: uni\n", "uni", wording.LIST),
        (Story, STORY + "checks: x\n", "x", wording.MAPPING),
        (Story, STORY + "language: suomi\n", "suomi", wording.CHOICES),
        (Story, STORY + "content_notes: [x]\n", "x", wording.BY_KEY["content_notes"]),
        (Story, STORY + "approved: {on: 1.5.2026}\n", "1.5.2026", wording.DAY),
        (Event, "title: T\nform: webinar\nstart: 2027-02-10\n", "2027-02-10", wording.MOMENT),
        (Event, "title: T\nform: webinar\nstart: 2027-02-30T10:00\n", "2027-02-30T10:00", wording.MOMENT),
        (Podcast, "title: T\naudio: a.mp3\nduration: long\n", "long", wording.LENGTH),
        (Podcast, "title: T\nduration: 60\naudio: ../a.mp3\n", "../a.mp3", wording.FILE),
        (Podcast, "title: T\nduration: 60\naudio: nul.mp3\n", "nul.mp3", wording.FILE),
        (Podcast, "title: T\naudio: a.mp3\nduration: 60\nepisode: x\n", "x", wording.NUMBER),
        (Podcast, "title: T\naudio: a.mp3\nduration: 60\nepisode: 0\n", "0", wording.AT_LEAST),
        (Podcast, "title: T\naudio: a.mp3\nduration: 90000\n", "90000", wording.AT_MOST),
        (Quiz, "title: T\nmode: knowledge\nquestions: []\n", "[…]", wording.ENTRIES),
        (Contributor, f"attribution: anonymous\nexpertise: peer\nbio: {'a' * 601}\n", "a" * 59 + "…", wording.SHORTER),
        (Settings, "exit_url: http://x.fi\n", "http://x.fi", "an address that begins with https://"),
    ],
)  # fmt: skip
def test_what_was_found_and_what_is_expected(
    model: type[Model], text: str, found: str, expected: str
) -> None:
    fault = next(f for f in check(model, text).faults if f.code == "FM114")
    assert (fault.args["found"], fault.args["expected"]) == (found, expected)
    expected.format(**fault.args)


def test_no_phrase_of_pydantic_reaches_anybody() -> None:
    """Every kind of error that the models can make has words of ours."""
    samples = ["x", "", "-1", "1.5", [], ["x"], [["x"]], {}, {"a": "b"}, [{"a": "b"}], "9" * 5000]

    for model in (Contributor, Course, Event, Podcast, Quiz, Settings, Story):
        for name, info in model.model_fields.items():
            for sample in samples:
                for fault in validate(model, {info.alias or name: sample}, {}).faults:
                    assert fault.args.get("expected") != wording.OTHER, (name, sample)


def test_a_key_without_a_value_is_as_good_as_absent() -> None:
    checked = check(Story, "title: T\nsummary:\ncontributors:\nlicence:\nchecks:\n")
    assert checked.faults == ()
    assert checked.meta.contributors == ()


def test_a_required_key_without_a_value_is_missing_where_it_stands() -> None:
    assert faults(Story, "summary: x\ntitle:\n") == [("FM113", 3, 1, "title")]


def test_the_rest_is_saved_and_its_places_stay_right() -> None:
    checked = check(Story, STORY + "contributors:\n  - '!'\n  - {id: otso, role: narrator}\n")
    assert [p.id for p in checked.meta.contributors] == ["otso"]
    assert checked.marks["contributors.0"] == (5, 5)
    assert checked.marks["contributors.0.role"] == (5, 16)
    assert "contributors.1" not in checked.marks


@pytest.mark.parametrize(
    "line",
    [
        "withdrwan: 2026-06-01",
        "withdrawn: yesterday",
        "until: 2027",
        "works: [stories/../a]",
        "guardian: Äiti",
    ],
)
def test_a_consent_with_a_fault_is_no_consent(line: str) -> None:
    """Leaving out only the wrong key would widen what somebody agreed to."""
    checked = check(
        Contributor,
        "attribution: anonymous\nexpertise: peer\nconsents:\n"
        "  - {record: K-2026-001, given: 2026-01-01, channels: [print]}\n"
        f"  - record: K-2026-002\n    given: 2026-01-01\n    channels: [web]\n    {line}\n",
    )
    assert checked.faults
    assert [c.record for c in checked.meta.consents] == ["K-2026-001"]


@pytest.mark.parametrize(
    ("model", "text"),
    [
        (Story, STORY + "contributors: [{id: a, as: anonymos}]\n"),
        (Story, STORY + "contributors: [{id: a, As: anonymous}]\n"),
        (Podcast, "title: T\naudio: a.mp3\nduration: 60\nspeakers: [{id: a, az: anonymous}]\n"),
        (Contributor, "attribution: anonymus\nexpertise: peer\n"),
        (Contributor, "attribution: name\ndisplay_name: N\nexpertise: peer\nage_group: 15\n"),
    ],
)
def test_what_hides_somebody_is_never_left_out(model: type[Model], text: str) -> None:
    assert check(model, text).meta is None


@pytest.mark.parametrize(
    "text",
    [
        "title: T\n" + "".join(f"k{i}:\n" for i in range(2500)),
        f"title: T\ntopics: [{'A,' * 8000}]\n",
        f"title: T\ncontributors: [{'{},' * 5000}]\n",
        f"title: T\ncontent_notes: [{'{topic: x},' * 1400}]\n",
        f"title: T\nchecks: {{ignore: {{{''.join(f'a{i}: ,' for i in range(2000))}}}}}\n",
    ],
    ids=lambda text: text[9:30],
)
def test_a_header_full_of_faults_is_read_quickly(text: str) -> None:
    start = time.process_time()
    checked = check(Story, text)
    assert 50 <= len(checked.faults) <= 100
    assert time.process_time() - start < 2


def test_a_number_is_not_a_date() -> None:
    """Pydantic alone takes 0 for the first of January 1970."""
    assert faults(Event, "title: T\nform: webinar\nstart: 0\n") == [("FM114", 4, 1, "start")]


wild = st.recursive(
    st.none() | st.text(max_size=8) | st.sampled_from(["a", "2026-01-01", "1", "name", "all"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["id", "as", "role", "topic", "record", "channels", "ignore", "x", "text", "answers"]),
        inner,
        max_size=3,
    ),
    max_leaves=8,
)  # fmt: skip
fields = {
    model: [info.alias or name for name, info in model.model_fields.items()]
    for model in (Contributor, Course, Podcast, Quiz, Settings)
}


@given(st.data(), st.sampled_from(list(fields)))
def test_nothing_makes_it_raise_and_what_is_saved_is_valid(
    data: st.DataObject, model: type[Model]
) -> None:
    keys = st.sampled_from([*fields[model], "unknown"])
    value = data.draw(st.dictionaries(keys, wild, max_size=6))
    checked = validate(model, value, {})
    assert checked.meta is not None or checked.faults
    for fault in checked.faults:
        assert fault.code in ("FM112", "FM113", "FM114")
        assert unicodedata.is_normalized("NFC", fault.args["key"]) or fault.args["key"]
        assert all(isinstance(argument, str) for argument in fault.args.values())
