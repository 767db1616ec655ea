"""Quizzes that can be read and answered without scripts: the answers are folded below each
question. A self-assessment has no right answers; its bands are texts to read."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

from markupsafe import Markup

from ..i18n import Translator
from ..model import Question
from .context import Context, Work
from .help import help_box

_CHOICE = ("single", "multiple", "true-false")


def quiz(context: Context, work: Work, uid: str) -> Markup:
    """A quiz of either mode."""
    if work.meta.mode == "self-assessment":
        return _assessment(context, work, uid)
    lang = context.lang(work)
    back = Markup(f' lang="{context.language}"') if lang else Markup("")
    return context.render(
        "inner/quiz.html",
        questions=[
            _question(context.t, question, number, lang)
            for number, question in enumerate(work.meta.questions, 1)
        ],
        body=context.body(work),
        uid=uid,
        lang=lang,
        lang_back=back,
    )


def _question(t: Translator, question: Question, number: int, lang: Markup) -> dict[str, Any]:
    options: list[dict[str, Any]] = []
    verdict = None
    if question.type == "true-false":
        words = ((t("True"), True), (t("Not true"), False))
        options = [
            {"text": text, "correct": value is question.correct, "lang": ""}
            for text, value in words
        ]
        verdict = words[0 if question.correct else 1][0]
    elif question.type in _CHOICE:
        options = [
            {"text": answer.text, "correct": answer.correct, "lang": lang}
            for answer in question.answers
        ]
    elif question.type == "short":
        verdict = t("For example")
    rights = [pair.right for pair in question.pairs]
    return {
        "number": number,
        "question": question.question,
        "type": question.type,
        "several": question.type == "multiple",
        "options": options,
        "answers": question.answers,
        "pairs": question.pairs,
        "shuffled": _shuffled(rights or [answer.text for answer in question.answers]),
        "verdict": verdict,
        "feedback": question.feedback,
    }


def _shuffled(texts: Iterable[str]) -> list[tuple[int, str]]:
    """Texts with their right places, in an order that is always the same and is never the answer
    (with two texts or more)."""
    given = list(enumerate(texts))
    mixed = sorted(given, key=lambda pair: blake2b(pair[1].encode(), digest_size=8).digest())
    return [*mixed[1:], *mixed[:1]] if mixed == given else mixed


def _assessment(context: Context, work: Work, uid: str) -> Markup:
    meta = work.meta
    values = [step.value for step in meta.scale]
    ends = min(values, default=0) + max(values, default=0)
    questions = [
        {
            "number": number,
            "question": question.question,
            "steps": [
                {
                    "label": step.label,
                    "value": ends - step.value if question.reverse else step.value,
                }
                for step in meta.scale
            ],
        }
        for number, question in enumerate(meta.questions, 1)
    ]
    bands = [
        {
            "from_": band.from_,
            "to": band.to,
            "range": str(band.from_) if band.from_ == band.to else f"{band.from_}–{band.to}",
            "title": band.title,
            "text": band.text,
            "link": _link(context, band.link) if band.link else None,
            "help": band.help,
        }
        for band in meta.bands
    ]
    return context.render(
        "inner/self-assessment.html",
        meta=meta,
        questions=questions,
        bands=bands,
        help=help_box(context) if any(band.help for band in meta.bands) else "",
        body=context.body(work),
        uid=uid,
        lang=context.lang(work),
    )


def _link(context: Context, text: str) -> Markup:
    """``[[slug]]`` or an address, as a link."""
    if text.startswith("https://"):
        return context.html(f"<{text}>")
    return context.html(text)
