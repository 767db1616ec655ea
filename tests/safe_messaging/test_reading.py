"""What of a text is read, where a finding points, and that it stays quick."""

from __future__ import annotations

import random
import time
from datetime import date
from pathlib import Path

import pytest

from verkkokurssi.model import (
    Course,
    Document,
    ImageFacts,
    LoadedCourse,
    Project,
    Section,
    Settings,
    Story,
)
from verkkokurssi.rules import Finding, safe_messaging
from verkkokurssi.rules.context import Context
from verkkokurssi.rules.safe_messaging.lexicon import SECTIONS, lexicon, parse
from verkkokurssi.rules.safe_messaging.patterns import Pattern
from verkkokurssi.rules.safe_messaging.sentences import LONGEST, Sentence, readable, sentences

HARM = [{"topic": "suicide", "intensity": "mentioned"}]


def found(
    body: str, *, notes: list[object] | None = None, **header: object
) -> list[tuple[str, Finding]]:
    """What the rules find in one story."""
    given = {"title": "Torstai", "content_notes": HARM if notes is None else notes, **header}
    story = Document("content/stories/a.md", "story", "a", Story.model_validate(given), body, 5)
    return found_in(Project(Path(), Settings(), contributions={"stories/a": story}))


def found_in(project: Project) -> list[tuple[str, Finding]]:
    """What the rules find in a project."""
    context = Context(project, date(2026, 6, 1), lambda _: ImageFacts(), lambda _: None)
    return [(r.code, f) for r in safe_messaging.FAMILY.rules for f in r.check(context)]


def codes(body: str, **how: object) -> set[str]:
    return {code for code, _ in found(body, **how)}  # type: ignore[arg-type]


def test_a_finding_points_at_its_word_and_shows_it() -> None:
    ((code, finding),) = found("Aamu.\n\nHän sanoi: 20 tablettia.\n", notes=["none"])
    assert (code, finding.line, finding.column) == ("SM102", 7, 12)
    assert finding.args == {"words": "20 tablettia"}


@pytest.mark.parametrize(
    "body",
    [
        "```\nHän hirttäytyi.\n```",
        "~~~\nHän hirttäytyi.\n~~~",
        "Näin: `Hän hirttäytyi.`",
        "Aamu.\n\n    Hän hirttäytyi.",
        "[Aamu](https://esimerkki.example/hirttäytyi)",
        "[[hirttaytyi-hirttäytyi|Aamu]]",
        "![[hirttäytyi]]",
    ],
)
def test_addresses_are_not_read_and_code_only_in_contributions(body: str) -> None:
    """In a frame text code shows how something is written."""
    section = Section.model_validate({"title": "Jakso", "content_notes": HARM})
    course = Course.model_validate({"title": "Kurssi", "summary": "Lupaus."})
    document = Document("courses/k/course.yml", "course", "k", course)
    own = Document("courses/k/01-j.md", "section", "j", section, body, 5)
    project = Project(Path(), Settings(), courses={"k": LoadedCourse(document, (own,))})
    assert found_in(project) == []
    is_code = "`" in body or "    " in body or "~" in body
    assert codes(body) == ({"SM101"} if is_code else set())


@pytest.mark.parametrize(
    "body",
    [
        "- Aamu.\n\n    Hän hirttäytyi.",
        "> Hän hirttäytyi.",
        "**Hän hirttäytyi.**",
        "[Hän hirttäytyi](https://esimerkki.example/)",
        "[[aamu|Hän hirttäytyi]]",
        "1. Hän hirttäytyi.",
        "HÄN HIRTTÄYTYI.",
    ],
)
def test_everything_that_readers_see_is_read(body: str) -> None:
    assert codes(body) == {"SM101"}


def test_headings_count_as_titles() -> None:
    assert codes("## Hän hirttäytyi\n\nAamu.") == {"SM104"}


def test_summaries_and_quiz_texts_are_read_and_reasons_are_not() -> None:
    assert codes("Aamu.", summary="Hän hirttäytyi.") == {"SM101"}
    assert codes("Aamu.", checks={"ignore": {"SM101": "Hän hirttäytyi."}}) == set()


def test_words_far_apart_or_in_another_sentence_do_not_count_together() -> None:
    far = " ".join(["ja sitten taas"] * 12)
    assert codes(f"Puhuimme itsemurhasta {far} ja laiturilla oli köysi.") == set()
    assert codes("Puhuimme itsemurhasta. Söimme. Joimme. Laiturilla oli köysi.") == set()


def test_doing_it_is_said_plainly() -> None:
    assert codes("Hän teki itsemurhan.") == set()


def test_abbreviations_do_not_end_a_sentence() -> None:
    assert [s.written for s in sentences("Söin n. 30 palaa. Sitten tuli aamu.")] == [
        "Söin n. 30 palaa. ",
        "Sitten tuli aamu.",
    ]


def test_places_stay_when_code_is_blanked_out() -> None:
    text = "Aamu `koodi` [teksti](osoite)\n\n    koodi\n\nilta <v Kuusi>\n00:01.000 --> 00:02.000\n"
    seen = readable(text, code=False)
    assert len(seen) == len(text)
    assert seen.count("\n") == text.count("\n")
    assert seen.split() == ["Aamu", "[teksti", "ilta"]


def test_every_list_uses_the_sections_that_rules_know() -> None:
    with pytest.raises(ValueError, match="no rule knows"):
        parse("[tuntematon]\nsana", "fi")
    for language in ("fi", "sv", "en"):
        words = lexicon(language)
        assert words is not None
        assert SECTIONS - words.sections <= {"self-harm-perhaps"}
    assert lexicon("de") is None


def test_a_pattern_of_exclusions_alone_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a word"):
        Pattern.parse("-=ei", "fi")


@pytest.mark.parametrize(
    ("line", "sentence", "hit"),
    [
        ("=alle juna/jun", "Junan alle.", True),
        ("=alle juna/jun", "Juna tuli.", False),
        ("itsemurh*", "Itsemurhayritys", True),
        ("+silta/sil", "Rautatiesillalla", True),
        ("silta/sil", "Rautatiesillalla", False),
        ("juna/jun -=ei", "Ei junaa.", False),
        ("juna/jun auto/aut {2}", "Juna ja auto.", False),
        ("juna/jun auto/aut {3}", "Juna ja auto.", True),
        ("juna/jun juna/jun", "Juna.", False),
    ],
)
def test_how_a_line_of_a_list_is_understood(line: str, sentence: str, hit: bool) -> None:
    assert bool(list(Pattern.parse(line, "fi").find(Sentence(sentence, 0)))) is hit


@pytest.mark.parametrize(
    "body",
    [
        "itsemurha ei köysi " * 20_000,
        "20 tablettia " * 20_000,
        "[[" * 50_000 + " itsemurha",
        "](" * 50_000 + " itsemurha",
        "." * 100_000 + " itsemurha",
        "`" * 50_000 + " itsemurha",
        "\n    itsemurha" * 20_000,
        "”itsemurha" * 20_000,
        "itsemurha" * 20_000,
        "jäähyväiskirje: ”" * 10_000,
    ],
)
def test_long_and_odd_texts_stay_quick(body: str) -> None:
    started = time.process_time()
    found(body)
    assert time.process_time() - started < 8


def test_a_sentence_without_an_end_is_cut() -> None:
    text = "sana " * 2_000
    pieces = list(sentences(text))
    assert max(len(s.written) for s in pieces) <= LONGEST
    assert "".join(s.written for s in pieces) == text


def test_three_thousand_stories_without_a_sensitive_word(
    capsys: pytest.CaptureFixture[str],
) -> None:
    generator = random.Random(1)
    words = [
        "aamu",
        "kahvi",
        "ranta",
        "laiturilla",
        "puhui",
        "metsässä",
        "hiljaa",
        "lumi",
        "nauroi",
        "ystävän",
        "kanssa",
        "yöllä",
    ]
    works = {}
    for n in range(3_000):
        body = " ".join(
            " ".join(generator.choices(words, k=9)).capitalize() + "." for _ in range(25)
        )
        story = Story.model_validate({"title": "Torstai", "content_notes": ["none"]})
        works[f"stories/s{n}"] = Document(f"content/stories/s{n}.md", "story", f"s{n}", story, body)
    seconds = []
    for _ in range(3):
        started = time.process_time()
        assert found_in(Project(Path(), Settings(), contributions=works)) == []
        seconds.append(time.process_time() - started)
    with capsys.disabled():
        print(f"\nsafe messaging: 3,000 stories without a sensitive word in {min(seconds):.2f} s")
    assert min(seconds) < 1
