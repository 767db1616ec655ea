"""What a content note says, and where to get help, in the words that all outputs share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .i18n import N_, Translator
from .model import ContentNote, HelpLine, Intensity, Topic

HEAVY = frozenset({Topic.SUICIDE, Topic.SELF_HARM})

TOPICS: Mapping[Topic, str] = {
    Topic.SUICIDE: N_("suicide or thoughts of it"),
    Topic.SELF_HARM: N_("self-harm"),
    Topic.EATING_DISORDER: N_("an eating disorder"),
    Topic.VIOLENCE: N_("violence"),
    Topic.SEXUAL_VIOLENCE: N_("sexual violence"),
    Topic.CHILD_ABUSE: N_("the mistreatment of a child"),
    Topic.SUBSTANCES: N_("alcohol or drugs"),
    Topic.PSYCHOSIS: N_("psychosis"),
    Topic.COERCIVE_CARE: N_("care against one's will"),
    Topic.DEATH_GRIEF: N_("death or grief"),
    Topic.BULLYING: N_("bullying or discrimination"),
    Topic.MEDICAL: N_("illness and its treatment"),
}
"""Topic → msgid, in contexts "mentioned", "described", "central" (Finnish inflects them)."""

SENTENCES: Mapping[Intensity, str] = {
    Intensity.MENTIONED: N_("{where} mentions {topics}."),
    Intensity.DESCRIBED: N_("{where} tells about {topics}."),
    Intensity.CENTRAL: N_("{where} is about {topics}."),
}
WHERE: Mapping[str, tuple[str, str]] = {
    "story": (N_("This story"), N_("Skip the story")),
    "poem": (N_("This poem"), N_("Skip the poem")),
    "illustration": (N_("This picture"), N_("Skip the picture")),
    "podcast": (N_("This episode"), N_("Skip the episode")),
    "video": (N_("This video"), N_("Skip the video")),
    "tips": (N_("This list"), N_("Skip the list")),
    "exercise": (N_("This exercise"), N_("Skip the exercise")),
    "quiz": (N_("This quiz"), N_("Skip the quiz")),
    "quote": (N_("This quote"), N_("Skip the quote")),
    "event": (N_("This event"), N_("Skip the event")),
    "section": (N_("This section"), N_("Skip to the end of the section")),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One way to get help, in the language of the page."""

    name: str
    phone: str | None
    tel: str | None
    hours: str | None
    about: str | None
    url: str | None
    emergency: bool


def ordered_lines(help_lines: Iterable[HelpLine], language: str) -> list[Line]:
    """All help lines in a language, the emergency number first."""
    ordered = sorted(help_lines, key=lambda line: not line.emergency)
    return [_line(line, language) for line in ordered]


def _line(line: HelpLine, language: str) -> Line:
    digits = "".join(c for c in line.phone or "" if c.isdigit() or c == "+")
    return Line(
        name=line.name,
        phone=line.phone,
        tel=f"tel:{digits}" if digits else None,
        hours=_in(line.hours, language),
        about=_in(line.about, language),
        url=line.url,
        emergency=line.emergency,
    )


def _in(texts: Mapping[Any, str], language: str) -> str | None:
    return texts.get(language) or next(iter(texts.values()), None)


def help_in_short(t: Translator, help_lines: Iterable[HelpLine]) -> str:
    """One line for the foot of every page."""
    said: list[str] = []
    for line in ordered_lines(help_lines, t.language):
        if line.phone and line.emergency:
            said.append(t("In an emergency call {phone}.", phone=line.phone))
        elif line.phone and len(said) < 2:
            hours = f" ({line.hours})" if line.hours else ""
            said.append(f"{line.name} {line.phone}{hours}.")
    return " ".join([t("Do you need help now?"), *said]) if said else ""


def is_heavy(notes: Iterable[ContentNote]) -> bool:
    """Whether the help lines stand beside a work with these notes."""
    return any(note.topic in HEAVY for note in notes)


def sentences(t: Translator, kind: str, notes: tuple[ContentNote, ...]) -> str:
    """What a work or section touches, in neutral sentences; empty when nothing is said."""
    where = t(WHERE[kind][0])
    said = []
    for intensity, sentence in SENTENCES.items():
        topics = [t(TOPICS[n.topic], intensity.value) for n in notes if n.intensity is intensity]
        if topics:
            said.append(t(sentence, where=where, topics=listed(t, topics)))
    return " ".join(said)


def listed(t: Translator, words: list[str]) -> str:
    """One, two and three."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {t('and')} {words[-1]}"
