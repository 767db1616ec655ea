"""What the safe-messaging rules find in sentences written for this test, and what they leave.

Each language has a file: the expected code, where the sentence stands, the sentence.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from verkkokurssi.model import (
    Contribution,
    Course,
    Document,
    ImageFacts,
    LoadedCourse,
    Project,
    Section,
    Settings,
    Story,
)
from verkkokurssi.rules import safe_messaging
from verkkokurssi.rules.context import Context

HERE = Path(__file__).parent
ERRORS = frozenset(r.code for r in safe_messaging.FAMILY.rules if r.severity == "error")
HARM = [{"topic": t, "intensity": "mentioned"} for t in ("suicide", "self-harm")]
NOTES = {
    "own": HARM,
    "title": HARM,
    "ed": [{"topic": "eating-disorder", "intensity": "described"}],
    "none": ["none"],
}


class Line(NamedTuple):
    """A sentence of the corpus. ``expected`` is empty for a near miss."""

    expected: str
    where: str
    sentence: str
    language: str


def corpus(language: str) -> list[Line]:
    found = []
    for line in (HERE / f"{language}.txt").read_text("utf-8").splitlines():
        if "|" in line and not line.startswith("# "):
            code, where, sentence = (part.strip() for part in line.split("|", 2))
            found.append(Line(code.strip("-"), where, sentence, language))
    return found


CORPUS = [line for language in ("fi", "sv", "en") for line in corpus(language)]


def project(lines: list[Line]) -> Project:
    """A project in which every sentence is a work (or a section) of its own."""
    works: dict[str, Document[Contribution]] = {}
    sections = []
    for number, line in enumerate(lines):
        slug = f"virke-{number}"
        header = {"title": "Torstai", "language": line.language}
        if line.where == "editor":
            meta = Section.model_validate({"title": "Torstai", "content_notes": HARM})
            if line.expected == "SM106":
                meta = Section.model_validate({"title": "Torstai", "content_notes": ["none"]})
            path = f"courses/{line.language}/{slug}.md"
            sections.append((line, Document(path, "section", slug, meta, line.sentence)))
            continue
        header |= {"content_notes": NOTES[line.where], "contributors": ["kuusi"]}
        body = line.sentence
        if line.where == "title":
            header["title"], body = line.sentence, "Aamu tuli."
        story = Story.model_validate(header)
        works[f"stories/{slug}"] = Document(
            f"content/stories/{slug}.md", "story", slug, story, body
        )
    courses = {}
    for language in ("fi", "sv", "en"):
        course = Course.model_validate(
            {"title": "Kurssi", "summary": "Lupaus.", "language": language}
        )
        document = Document(f"courses/{language}/course.yml", "course", language, course)
        own = tuple(d for line, d in sections if line.language == language)
        courses[language] = LoadedCourse(document, own)
    return Project(Path(), Settings(), contributions=works, courses=courses)


def codes(lines: list[Line]) -> list[set[str]]:
    """The codes found in each sentence."""
    context = Context(project(lines), date(2026, 6, 1), lambda _: ImageFacts(), lambda _: None)
    found: dict[str, set[str]] = {}
    for rule in safe_messaging.FAMILY.rules:
        for finding in rule.check(context):
            found.setdefault(finding.path.rsplit("/", 1)[-1], set()).add(rule.code)
    return [found.get(f"virke-{number}.md", set()) for number in range(len(lines))]


def test_the_corpus_is_large_enough() -> None:
    assert len(CORPUS) >= 250
    assert len(corpus("sv")) >= 30
    assert len(corpus("en")) >= 30
    assert {line.expected for line in CORPUS} - {""} == {
        r.code for r in safe_messaging.FAMILY.rules
    }
    assert len(set(CORPUS)) == len(CORPUS)


def test_errors_are_all_found_and_little_else(
    engine: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = codes(CORPUS)
    pairs = list(zip(CORPUS, found, strict=True))
    grave = [(line, got) for line, got in pairs if line.expected in ERRORS]
    mild = [(line, got) for line, got in pairs if line.expected and line.expected not in ERRORS]
    innocent = [(line, got) for line, got in pairs if not line.expected]
    missed = [line for line, got in grave if line.expected not in got]
    overlooked = [line for line, got in mild if line.expected not in got]
    false = [(line, sorted(got)) for line, got in innocent if got]
    recall = 1 - len(missed) / len(grave)
    false_positives = len(false) / len(innocent)
    with capsys.disabled():
        print(
            f"\nsafe messaging ({engine}): recall on errors {recall:.3f} ({len(grave)} sentences), "
            f"on warnings {1 - len(overlooked) / len(mild):.3f} ({len(mild)}), "
            f"false positives {false_positives:.3f} ({len(innocent)})"
        )
    assert not missed
    assert false_positives <= 0.05, false
    assert len(overlooked) <= 0.1 * len(mild), overlooked


def test_hits_find_nothing_that_they_should_not() -> None:
    """A sentence with one fault is not blamed for another error."""
    found = codes(CORPUS)
    wrong = [
        (line, sorted(got))
        for line, got in zip(CORPUS, found, strict=True)
        if line.expected and (got & ERRORS) - {line.expected}
    ]
    assert len(wrong) <= 0.05 * len(CORPUS), wrong
