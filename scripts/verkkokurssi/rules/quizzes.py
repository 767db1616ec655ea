"""QZ: quizzes that can be answered, and self-assessments that judge nobody.

Long because a family stays in one file and every rule brings its lesson.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from verkkokurssi.diagnostics import Severity
from verkkokurssi.i18n import N_
from verkkokurssi.model import Document, Question, Quiz

from .base import Family, Finding, Rule, at
from .context import Context

CHOICE = ("single", "multiple", "short")
_JUDGING = re.compile(
    r"\b(oikein|väärin|oikea vastaus|väärä vastaus|diagnoosi\w*|rätt|fel|diagnos\w*"
    r"|right answer|wrong|correct|incorrect"
    # a score that is praised or blamed
    r"|(?:hyv|huono|heik|erinomai|loistav|surke)\w* (?:tulos|tulokse|piste|suoritus|suoritukse)\w*"
    r"|erinomais\w+|loistava\w*|(?:utmärkt|bra|dåligt|svagt|gott) (?:resultat|poäng)\w*|utmärkt\w*"
    r"|(?:good|bad|poor|great|excellent) (?:result|score)s?|excellent"
    # a name of an illness as an answer
    r"|sinulla on (?:masennus|psykoosi|skitsofrenia|\w*häiriö)\b"
    r"|du har (?:depression|psykos|schizofreni|\w*syndrom)\b"
    r"|you have (?:depression|psychosis|schizophrenia|an? \w+ disorder))\b",
    re.IGNORECASE,
)
_NO_DIAGNOSIS = re.compile(
    r"\b(ei|eikä|inte|ingen|not|no)\b[^.!?]*diagno\w*|diagno\w*[^.!?]*\b(ei|inte|not)\b",
    re.IGNORECASE,
)


def _questions(
    context: Context, mode: str = "knowledge"
) -> Iterator[tuple[Document[Quiz], int, Question]]:
    for document in context.of(Quiz):
        if document.meta.mode == mode:
            for i, question in enumerate(document.meta.questions):
                yield document, i, question


def _assessments(context: Context) -> Iterator[Document[Quiz]]:
    return (d for d in context.of(Quiz) if d.meta.mode == "self-assessment")


def _at(document: Document[Quiz], i: int, *keys: str | int, **args: Any) -> Finding:
    return at(document, "questions", i, *keys, n=i + 1, **args)


def no_right_answer(context: Context) -> Iterator[Finding]:
    """What: a question of a knowledge quiz has no right answer.

    Why: whatever the learner answers, it is wrong. That is not a quiz, it is a trap.

    Example:
        - question: Mihin vertaistuki perustuu?
          answers: [{text: Kokemukseen}, {text: Koulutukseen}]

    Mend: mark the right one. A true-false question needs `correct:` of its own.

        - question: Mihin vertaistuki perustuu?
          answers: [{text: Kokemukseen, correct: true}, {text: Koulutukseen}]
    """
    for document, i, question in _questions(context):
        missing = question.type in CHOICE and not any(a.correct for a in question.answers)
        if missing or (question.type == "true-false" and question.correct is None):
            yield _at(document, i, "question")


def several_right_answers(context: Context) -> Iterator[Finding]:
    """What: a question with one choice has more than one right answer.

    Why: the learner can choose only one, so a right choice would be counted as wrong.

    Example:
        type: single
        answers: [{text: Tasavertaisuus, correct: true}, {text: Vapaaehtoisuus, correct: true}]

    Mend: leave one right answer, or let the learner choose several.

        type: multiple
    """
    for document, i, question in _questions(context):
        right = [j for j, answer in enumerate(question.answers) if answer.correct]
        if question.type == "single" and len(right) > 1:
            yield _at(document, i, "answers", right[1])


def repeated_answer(context: Context) -> Iterator[Finding]:
    """What: a question has the same answer twice.

    Why: the learner cannot tell which of the two is meant.

    Example:
        answers: [{text: Kyllä, correct: true}, {text: kyllä}]

    Mend: change one of them, or remove it.
    """
    for document, i, question in _questions(context):
        texts = [("answers", answer.text) for answer in question.answers]
        texts += [("pairs", pair.left) for pair in question.pairs]
        seen: set[str] = set()
        for j, (key, text) in enumerate(texts):
            if text.casefold() in seen:
                yield _at(
                    document, i, key, j - len(question.answers) * (key == "pairs"), answer=text
                )
            seen.add(text.casefold())


def too_few_answers(context: Context) -> Iterator[Finding]:
    """What: a question has fewer than two answers to choose from, to put in order or to match.

    Why: there is nothing to choose.

    Example:
        type: ordering
        answers: [Kuuntele]

    Mend: write at least two answers, or pairs for a matching question. A `short` question needs
    one accepted answer.

        type: ordering
        answers: [Kuuntele, Kysy, Kerro]
    """
    for document, i, question in _questions(context):
        given = len(question.pairs if question.type == "matching" else question.answers)
        least = {"true-false": 0, "short": 1}.get(question.type, 2)
        if given < least:
            yield _at(document, i, "question", count=given, least=least)


def missing_feedback(context: Context) -> Iterator[Finding]:
    """What: a question says nothing after it is answered.

    Why: the learner hears only right or wrong. A few kind words teach more.

    Example:
        answers: [{text: Kokemukseen, correct: true}, {text: Koulutukseen}]

    Mend: write `feedback:` for the question or for each answer.

        feedback: Vertaiselta ei vaadita ammattia. Oma kokemus riittää.
    """
    for document, i, question in _questions(context):
        answers = question.answers
        if not question.feedback and not (answers and all(a.feedback for a in answers)):
            yield _at(document, i, "question")


def missing_disclaimer(context: Context) -> Iterator[Finding]:
    """What: a self-assessment does not say that it is not a diagnosis.

    Why: somebody unwell may take the result as a doctor's word.

    Example:
        mode: self-assessment

    Mend: write `disclaimer:` in plain words.

        disclaimer: Tämä ei ole diagnoosi eikä korvaa ammattilaisen arviota.
    """
    for document in _assessments(context):
        if not document.meta.disclaimer:
            yield at(document, "mode")


def missing_scale(context: Context) -> Iterator[Finding]:
    """What: a self-assessment has no `scale:`, or only one step in it.

    Why: there is nothing to choose from.

    Example:
        mode: self-assessment
        questions: [{question: Olen nukkunut huonosti.}]

    Mend: write at least two steps, each with a value of its own.

        scale: [{value: 0, label: Ei lainkaan}, {value: 1, label: Usein}]
    """
    for document in _assessments(context):
        values = [step.value for step in document.meta.scale]
        if len(values) < 2 or len(set(values)) < len(values):
            yield at(document, "scale" if values else "mode")


def missing_bands(context: Context) -> Iterator[Finding]:
    """What: a self-assessment has no `bands:`.

    Why: after the last question the learner is left alone with a number.

    Example:
        scale: [{value: 0, label: Ei lainkaan}, {value: 1, label: Usein}]

    Mend: write for each range of sums a few kind words and what may help.

        bands:
          - {from: 0, to: 3, title: Kevyttä, text: Yösi näyttävät olevan melko rauhallisia.}
          - {from: 4, to: 6, title: Raskasta, text: Juttele jonkun kanssa., help: true}
    """
    for document in _assessments(context):
        if not document.meta.bands:
            yield at(document, "mode")


def band_gap_or_overlap(context: Context) -> Iterator[Finding]:
    """What: the bands of a self-assessment leave out a possible sum, or two of them hold the
    same one.

    Why: a learner with that sum gets no answer, or two answers.

    Example:
        bands:
          - {from: 0, to: 3, title: Kevyttä, text: …}
          - {from: 5, to: 6, title: Raskasta, text: …}

    Mend: begin each band one above the end of the band before it, and cover every sum from the
    smallest to the largest.

        bands:
          - {from: 0, to: 3, title: Kevyttä, text: …}
          - {from: 4, to: 6, title: Raskasta, text: …}
    """
    for document in _assessments(context):
        meta = document.meta
        values = [step.value for step in meta.scale]
        if not meta.bands or len(values) < 2:
            continue
        least, most = min(values) * len(meta.questions), max(values) * len(meta.questions)
        expected = least
        for i, band in sorted(enumerate(meta.bands), key=lambda pair: pair[1].from_):
            if band.from_ != expected or band.to < band.from_:
                first = min(band.from_, expected)  # the sum that two hold, or that none does
                yield at(document, "bands", i, expected=first, least=least, most=most)
                break
            expected = band.to + 1
        else:
            if expected != most + 1:
                yield at(document, "bands", i, expected=most, least=least, most=most)


def missing_help_band(context: Context) -> Iterator[Finding]:
    """What: no band of a self-assessment shows the help box.

    Why: whoever has the heaviest load needs a way to help right there.

    Example:
        - {from: 4, to: 6, title: Raskasta, text: Juttele jonkun kanssa.}

    Mend: add `help: true` to the band of the heaviest load.

        - {from: 4, to: 6, title: Raskasta, text: Juttele jonkun kanssa., help: true}
    """
    yield from _without_help(context, sensitive=False)


def sensitive_without_help(context: Context) -> Iterator[Finding]:
    """What: a self-assessment has a content note, and no band of it shows the help box.

    Why: whoever answers questions about something heavy may be in the middle of it, and must not
    be left alone with the result.

    Example:
        content_notes: [{topic: self-harm, intensity: mentioned}]
        bands:
          - {from: 0, to: 3, title: Kevyttä, text: …}
          - {from: 4, to: 6, title: Raskasta, text: …}

    Mend: add `help: true` to every band where somebody may need help.

          - {from: 4, to: 6, title: Raskasta, text: …, help: true}
    """
    yield from _without_help(context, sensitive=True)


def _without_help(context: Context, *, sensitive: bool) -> Iterator[Finding]:
    for document in _assessments(context):
        bands = document.meta.bands
        helped = any(band.help for band in bands)
        if bands and not helped and bool(document.meta.notes) is sensitive:
            yield at(document, "bands", len(bands) - 1)


def judging_self_assessment(context: Context) -> Iterator[Finding]:
    """What: a self-assessment marks answers as right, or speaks of right and wrong or of a
    diagnosis.

    Why: nobody's nights or feelings are wrong, and a web page cannot diagnose.

    Example:
        - {from: 4, to: 6, title: Vastasit väärin, text: Sinulla on diagnoosi.}

    Mend: say what the result may mean and what may help.

        - {from: 4, to: 6, title: Raskasta aikaa, text: Yösi näyttävät olevan raskaita juuri nyt.}
    """
    for document in _assessments(context):
        for i, question in enumerate(document.meta.questions):
            if question.correct is not None or any(a.correct for a in question.answers):
                yield _at(document, i, words="correct")
        for i, band in enumerate(document.meta.bands):
            for key, text in (("title", band.title), ("text", band.text)):
                found = _JUDGING.search(_NO_DIAGNOSIS.sub("", text))
                if found:
                    yield at(document, "bands", i, key, words=found.group())


def keys_of_other_mode(context: Context) -> Iterator[Finding]:
    """What: a knowledge quiz has the keys of a self-assessment (`scale`, `bands`), or a question
    has keys that its type does not use.

    Why: what is written there would never be shown.

    Example:
        mode: knowledge
        bands: [{from: 0, to: 3, title: Kevyttä, text: …}]

    Mend: change `mode:` or `type:`, or remove the keys.

        mode: self-assessment
    """
    for document in context.of(Quiz):
        if document.meta.mode == "knowledge":
            for key in ("scale", "bands"):
                if getattr(document.meta, key):
                    yield at(document, key, key=key, kind="knowledge")
    for document, i, question in _questions(context):
        if question.pairs and question.type != "matching":
            yield _at(document, i, "pairs", key="pairs", kind=question.type)
        if question.answers and question.type in ("matching", "true-false"):
            yield _at(document, i, "answers", key="answers", kind=question.type)
        if question.correct is not None and question.type != "true-false":
            yield _at(document, i, "correct", key="correct", kind=question.type)


_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
FAMILY = Family(
    "QZ",
    N_("Quizzes"),
    N_("Quizzes that can be answered, and self-assessments that judge nobody."),
    (
        Rule(
            "QZ101",
            _ERROR,
            N_("Question {n} has no right answer."),
            N_("Mark the right one with correct: true."),
            no_right_answer,
        ),
        Rule(
            "QZ102",
            _ERROR,
            N_("Question {n} has several right answers, but only one can be chosen."),
            N_("Leave one right answer, or write type: multiple."),
            several_right_answers,
        ),
        Rule(
            "QZ103",
            _ERROR,
            N_("Question {n} has the answer “{answer}” twice."),
            N_("Change one of them, or remove it."),
            repeated_answer,
        ),
        Rule(
            "QZ104",
            _ERROR,
            N_("Question {n} has too few answers: {count}."),
            N_("Write at least {least}."),
            too_few_answers,
        ),
        Rule(
            "QZ105",
            _WARNING,
            N_("Question {n} says nothing after it is answered."),
            N_("Add feedback: a few kind words."),
            missing_feedback,
        ),
        Rule(
            "QZ106",
            _ERROR,
            N_("The self-assessment does not say that it is not a diagnosis."),
            N_("Add disclaimer in plain words."),
            missing_disclaimer,
            ignorable=False,
        ),
        Rule(
            "QZ107",
            _ERROR,
            N_("The self-assessment needs a scale with at least two different steps."),
            N_("Add scale: a value and a label for each step."),
            missing_scale,
        ),
        Rule(
            "QZ108",
            _ERROR,
            N_("The self-assessment has no results."),
            N_("Add bands: for each range of sums a few kind words and what may help."),
            missing_bands,
        ),
        Rule(
            "QZ109",
            _ERROR,
            N_("The results do not fit together at the sum {expected}."),
            N_("Cover every sum from {least} to {most}, each exactly once."),
            band_gap_or_overlap,
        ),
        Rule(
            "QZ110",
            _WARNING,
            N_("No result shows the help box."),
            N_("Add help: true to the result of the heaviest load."),
            missing_help_band,
        ),
        Rule(
            "QZ111",
            _ERROR,
            N_("The self-assessment judges: “{words}”."),
            N_("Say what the result may mean and what may help."),
            judging_self_assessment,
        ),
        Rule(
            "QZ112",
            _WARNING,
            N_("The key {key} is not used in {kind}."),
            N_("Change mode or type, or remove the key."),
            keys_of_other_mode,
        ),
        Rule(
            "QZ113",
            _ERROR,
            N_("The self-assessment is about something heavy, and no result shows the help box."),
            N_("Add help: true to every result where somebody may need help."),
            sensitive_without_help,
            ignorable=False,
        ),
    ),
)
