"""Every rule teaches, in English and in Finnish, and the guide has what the rules say."""

from __future__ import annotations

import ast
import os
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import verkkokurssi
from verkkokurssi.i18n import LOCALE, translator
from verkkokurssi.markdown import outline
from verkkokurssi.rules import FAMILIES, RULES, Rule
from verkkokurssi.rules.base import Lesson
from verkkokurssi.rules.reference import explain, reference, words

PACKAGE = Path(verkkokurssi.__file__).parent
PLACEHOLDER = re.compile(r"\{\w+\}")
GUIDE = Path(__file__).parents[2] / "courses" / "opas" / "06-saannot.md"
GUIDE_HEADER = """\
---
title: Säännöt
summary: Jokainen sääntö, miksi se on olemassa ja miten asian saa kuntoon.
emblem: tunnus-saannot
key_points:
  - mitä kukin tunnus tarkoittaa
  - miksi asialla on väliä
  - miten sen saa kuntoon
minutes: 30
contributors: [toimitus]
content_notes:
  - {topic: suicide, intensity: mentioned}
  - {topic: self-harm, intensity: mentioned}
---
"""

with (LOCALE / "fi" / "LC_MESSAGES" / "editor.po").open("rb") as file:
    FINNISH = read_po(file, locale="fi")


def finnish(msgid: str) -> str:
    message = FINNISH.get(msgid)
    assert message is not None and message.string, f"no Finnish for {msgid!r}"
    return message.string if isinstance(message.string, str) else message.string[0]


def marked(path: Path) -> set[str]:
    """The msgids that a module marks with N_."""
    tree = ast.parse(path.read_text("utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    named = (c for c in calls if getattr(c.func, "id", "") == "N_")
    return {a.value for c in named for a in c.args if isinstance(a, ast.Constant)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_teaches_what_why_example_and_mend(rule: Rule) -> None:
    lesson = rule.lesson
    for part in (lesson.what, lesson.why, lesson.mend):
        assert part.endswith((".", "!", ")")) and len(part) > 10, part
    assert lesson.example.strip()
    assert re.fullmatch(r"[A-Z]{2}\d{3}", rule.code)
    for text in (rule.message, rule.hint):
        assert text[0].isupper() or text.startswith("“")


def test_every_text_of_the_rules_has_its_finnish() -> None:
    for what, msgid in words(FAMILIES):
        translated = finnish(msgid)
        assert sorted(PLACEHOLDER.findall(translated)) == sorted(PLACEHOLDER.findall(msgid)), what
        assert "“" not in translated, f"{what}: Finnish quotes are ”…”"


def test_every_marked_text_of_rules_and_reporters_has_its_finnish() -> None:
    modules = [*PACKAGE.glob("rules/*.py"), PACKAGE / "reporters.py"]
    texts = {text for module in modules for text in marked(module)}
    assert len(texts) > 200
    for text in texts:
        assert sorted(PLACEHOLDER.findall(finnish(text))) == sorted(PLACEHOLDER.findall(text))


def test_a_docstring_without_a_part_is_refused() -> None:
    with pytest.raises(ValueError, match="What, Why, Example and Mend"):
        Lesson.of("What: a.\n\nWhy: b.\n\nMend: c.")


def test_a_lesson_keeps_the_form_of_its_examples() -> None:
    lesson = Lesson.of(
        "What: a thing\n    in two lines.\n\n    Why: b.\n\n    Example:\n        a:\n\n"
        "          - b\n\n    Mend: c\n    d.\n\n        a: b\n    "
    )
    assert lesson == Lesson("a thing in two lines.", "b.", "a:\n\n  - b", "c d.", "a: b")


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_one_rule_can_be_explained(language: str) -> None:
    text = explain(next(r for r in RULES if r.code == "IM201"), language)
    assert text.startswith("# IM201 ") and "decorative: true" in text
    assert translator("editor", language)("Why?") in text


def test_the_reference_has_every_rule_and_safe_markdown() -> None:
    text = reference(FAMILIES, "fi")
    seen = outline(text)
    titles = [heading.text for heading in seen.headings]
    assert [t.split()[0] for t in titles if re.match(r"[A-Z]{2}\d{3} ", t)] == [
        rule.code for rule in RULES
    ]
    assert not seen.html and not seen.references and not seen.links
    levels = {heading.level for heading in seen.headings}
    assert levels == {2, 3}


def test_the_guide_has_what_the_rules_say_today() -> None:
    """UPDATE_GOLDEN=1 writes the section of the editors' guide anew."""
    written = GUIDE_HEADER + reference(FAMILIES, "fi")
    if os.environ.get("UPDATE_GOLDEN"):
        GUIDE.write_text(written, "utf-8")
    assert written == GUIDE.read_text("utf-8"), "run this test with UPDATE_GOLDEN=1"
