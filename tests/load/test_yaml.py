"""YAML holds strings, lists and mappings, each with its place, and nothing else."""

from __future__ import annotations

import unicodedata

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from verkkokurssi.load.front_matter import decode, split
from verkkokurssi.strict import read_yaml

PIECES = ["a", "ä", "title", ": ", ":", "\n", " ", "  ", "- ", "[", "]", "{", "}", ",", "&a", "*a", "!x",
          "<<", "'", '"', "|", ">", "#", "%", "@", "?", "\\", "---", "...", "\t", "\r", "\0", "\u2028",
          "\x85", "\ufeff", "\x1b", "ä", "😀"]  # fmt: skip
yaml_like = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
words = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=12)
keys = st.from_regex(r"[a-zäö][a-z0-9äö_-]{0,10}", fullmatch=True).filter(
    lambda k: k not in ("y", "n", "yes", "no", "on", "off", "true", "false", "null")
)
values = st.recursive(
    words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize(
    "written",
    ["no", "yes", "true", "null", "~", "013", "0401234567", "1e3", "2026-05-01", "12:30:45", "0x1f", ".inf", "=", "1_000"],
)  # fmt: skip
def test_a_plain_scalar_stays_what_is_written(written: str) -> None:
    assert read_yaml(f"key: {written}\n").value == {"key": written}


def test_nothing_is_none_and_quotes_are_a_text() -> None:
    assert read_yaml("a:\nb: ''\nc: [ '', x]\n").value == {"a": None, "b": "", "c": ["", "x"]}


def test_an_empty_text_is_an_empty_mapping() -> None:
    assert read_yaml("").value == read_yaml("# only this\n").value == {}


def test_every_key_and_list_entry_has_its_place() -> None:
    text = 'title: Yö\ncontributors:\n  - kuusi\n  - {id: otso, role: author}\ntopics: [uni, "ä"]\n'
    assert read_yaml(text, first_line=2).marks == {
        "title": (2, 1),
        "contributors": (3, 1),
        "contributors.0": (4, 5),
        "contributors.1": (5, 5),
        "contributors.1.id": (5, 6),
        "contributors.1.role": (5, 16),
        "topics": (6, 1),
        "topics.0": (6, 10),
        "topics.1": (6, 15),
    }


@given(st.dictionaries(keys, values, max_size=4), st.booleans(), st.integers(1, 50))
def test_marks_point_at_the_key(data: dict[str, object], flow: bool, first_line: int) -> None:
    text = yaml.safe_dump(
        data, allow_unicode=True, default_flow_style=flow, width=10_000, sort_keys=False
    )
    text = unicodedata.normalize("NFC", text)
    reading = read_yaml(text, first_line=first_line, depth=50)
    assert reading.faults == []
    lines = text.split("\n")
    for path, (line, column) in reading.marks.items():
        key = path.rsplit(".", 1)[-1]
        if not key.isdigit():
            rest = lines[line - first_line][column - 1 :]
            assert rest.lstrip("'\"? ").startswith(key), (path, rest)
    seen = set()

    def names(node: object, path: tuple[str, ...]) -> None:
        inner = (
            node.items()
            if isinstance(node, dict)
            else enumerate(node)
            if isinstance(node, list)
            else ()
        )
        for step, value in inner:
            seen.add(".".join((*path, str(step))))
            names(value, (*path, str(step)))

    names(data, ())
    assert set(reading.marks) == seen


@given(yaml_like | st.text())
def test_no_text_makes_it_raise(text: str) -> None:
    reading = read_yaml(text)
    assert reading.value is not None or reading.faults
    for fault in reading.faults:
        assert fault.line >= 1
        assert fault.column >= 1


@given(yaml_like | st.text(), st.sampled_from(["", "---\n", "---\n---\n", "--- "]))
def test_no_text_makes_the_splitting_raise(text: str, start: str) -> None:
    whole = decode((start + text).encode())
    assume(isinstance(whole, str))
    reading, offset, line = split(whole)
    assert reading.value is not None or reading.faults
    if reading.value is not None:
        assert whole.count("\n", 0, offset) + 1 >= line - 1
        body = whole[offset:].rstrip()
        assert not body or whole.split("\n", line - 1)[-1].rstrip() == body


@given(st.binary() | yaml_like.map(str.encode))
def test_no_bytes_make_the_decoding_raise(data: bytes) -> None:
    text = decode(data)
    if isinstance(text, str):
        assert text == unicodedata.normalize("NFC", text)
        assert "\r" not in text
    else:
        assert text.code in ("FM102", "FM104")
        assert 1 <= text.line <= data.count(b"\n") + data.count(b"\r") + 1


def test_a_fault_names_the_line_of_the_file() -> None:
    reading, _, _ = split("---\ntitle: T\n\n\nsummary: a: b\n---\nText\n")
    assert [(f.code, f.line, f.column) for f in reading.faults] == [("FM107", 5, 11)]


def test_line_ends_that_only_yaml_knows_do_not_shift_lines() -> None:
    reading = read_yaml("title: a\u2028b\u2029c\x85d\nsummary: x\n")
    assert reading.value == {"title": "a b c d", "summary": "x"}
    assert reading.marks["summary"] == (2, 1)


def test_deepest_allowed_nesting() -> None:
    assert read_yaml("a: {b: {c: {d: {e: {f: x}}}}}\n").faults == []
    assert [f.code for f in read_yaml("a: {b: {c: {d: {e: {f: {g: x}}}}}}\n").faults] == ["FM111"]


def test_only_what_lies_under_some_keys_is_read_strictly() -> None:
    text = "theme: &t {name: !!python/name:os.system x}\nuse: *t\nextra:\n  x: *t\n  verkkokurssi:\n    language: fi\n"
    reading = read_yaml(text, under=("extra", "verkkokurssi"))
    assert (reading.value, reading.faults) == ({"language": "fi"}, [])
    assert reading.marks == {"": (5, 3), "language": (6, 5)}


@pytest.mark.parametrize("text", ["extra:\n  other: x\n", "extra: x\n", "- extra\n", "", "x"])
def test_nothing_lies_under_absent_keys(text: str) -> None:
    reading = read_yaml(text, under=("extra", "verkkokurssi"))
    assert (reading.value, reading.marks, reading.faults) == (None, {}, [])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('title: "Aamu\nsummary: Yö\ntopics: [toivo]\n', (1, 8)),
        ("title: 'Aamu\nsummary: Yö\n", (1, 8)),
        ("minutes: 3\ntitle Aamu\nsummary: Yö\n", (2, 1)),
        ("title: Aamu\ntopics: [toivo, uni\nsummary: Yö\nminutes: 3\n", (2, 9)),
        ("title: Aamu\nguide: {quote: yksi\nsummary: Yö\n", (2, 8)),
    ],
)
def test_what_has_no_end_is_told_where_it_begins(text: str, place: tuple[int, int]) -> None:
    (fault,) = read_yaml(text).faults
    assert fault.code == "FM107"
    assert (fault.line, fault.column) == place
