"""Where to get help, and the neutral sentence before what some would rather skip."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ..i18n import N_, Translator
from ..model import ContentNote, HelpLine, Intensity, Topic
from .context import Context, Work
from .words import day

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


def lines(context: Context) -> list[Line]:
    """All help lines, the emergency number first."""
    ordered = sorted(context.project.settings.help_lines, key=lambda line: not line.emergency)
    return [_line(line, context.language) for line in ordered]


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


def checked(context: Context) -> str | None:
    """When the oldest of the help lines was checked, in words."""
    days = [line.checked_on for line in context.project.settings.help_lines]
    return context.t("Checked on {day}.", day=day(context.t, min(days))) if days else None


def help_box(context: Context) -> Markup:
    """The help lines in short."""
    found = lines(context)
    if not found:
        return Markup("")
    href = context.href(context.addresses.page("help"))
    return context.render("help.html", lines=found, href=href)


def in_short(context: Context) -> str:
    """One line for the foot of every page."""
    t = context.t
    said: list[str] = []
    for line in lines(context):
        if line.phone and line.emergency:
            said.append(t("In an emergency call {phone}.", phone=line.phone))
        elif line.phone and len(said) < 2:
            hours = f" ({line.hours})" if line.hours else ""
            said.append(f"{line.name} {line.phone}{hours}.")
    return " ".join([t("Do you need help now?"), *said]) if said else ""


def is_heavy(work: Work) -> bool:
    """Whether the help lines stand beside the work."""
    return any(note.topic in HEAVY for note in work.meta.notes)


def note(context: Context, kind: str, notes: Iterable[ContentNote], target: str) -> Markup:
    """The content note of a work or section; its link jumps to the id ``target``."""
    sentences = _sentences(context.t, kind, tuple(notes))
    if not sentences:
        return Markup("")
    skip = context.t(WHERE[kind][1])
    after = context.t(", that is a good choice too.")
    return context.render(
        "note.html",
        note={
            "text": sentences,
            "skip": skip,
            "target": target,
            "after": after,
            "section": kind == "section",
        },
    )


def _sentences(t: Translator, kind: str, notes: tuple[ContentNote, ...]) -> str:
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
