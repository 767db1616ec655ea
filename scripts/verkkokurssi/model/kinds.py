"""The ten kinds of contribution: the front matter of content/FOLDER/SLUG.md."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import Day, FileName, Model, Moment, Slug, Text
from .contribution import (
    Contribution,
    HostedFile,
    Participants,
    Participation,
    Role,
    Seconds,
    as_mapping,
)


class Story(Contribution):
    """A story in the contributor's own words."""


class Poem(Contribution):
    """A poem. A line break is a line break, an empty line begins a new stanza."""


class Tip(Model):
    """One tip with a byline of its own."""

    text: Text
    """The tip, one line of Markdown."""
    contributors: Participants = ()
    """Who gave it; they stand in the byline of the whole list, too."""


class Tips(Contribution):
    """A list of tips: a Markdown list, one tip an item."""

    tips: tuple[Annotated[Tip, as_mapping("text")], ...] = ()
    """Tips that have bylines of their own. They follow the text."""

    @property
    def participants(self) -> Participants:
        """Those of the list and of every tip; who gave several tips stands once."""
        own = (person for tip in self.tips for person in tip.contributors)
        return tuple(dict.fromkeys((*self.contributors, *own)))


class Quote(Contribution):
    """One or two sentences in somebody's own words."""


class Form(StrEnum):
    """What an illustration is."""

    DRAWING = "drawing"
    COMIC = "comic"
    EMBLEM = "emblem"
    PHOTO = "photo"


class Illustration(Contribution):
    """A drawing, comic, emblem or photo. The body is an optional caption."""

    image: FileName
    """The picture file beside the Markdown file: PNG, JPEG or WebP."""
    form: Form
    """drawing, comic, emblem or photo."""
    alt: str | None = None
    """What is seen, and its mood, for those who do not see it. 10–250 characters."""
    decorative: bool = False
    """True only when the picture says nothing: then it needs no alt text."""
    prompt: Text | None = None
    """The question it answers, for example "Miltä toivo näyttää?"."""
    panels: tuple[Text, ...] = ()
    """The text of each comic panel: what is seen and what is said."""

    @property
    def assets(self) -> Mapping[str, str]:
        """The picture."""
        return {"image": self.image}


class Chapter(Model):
    """A place to jump to in a recording."""

    start: Seconds
    """When it begins: HH:MM:SS."""
    title: Text
    """What it is about."""


class Recording(Contribution):
    """What podcasts and videos share."""

    duration: Seconds
    """How long it is: HH:MM:SS."""
    published: Day | None = None
    """The day it is published."""
    speakers: Participants = ()
    """Who is heard, with roles."""
    chapters: tuple[Chapter, ...] = ()
    """Places to jump to."""

    @property
    def participants(self) -> Participants:
        """Contributors and speakers; somebody who is both with the same role stands once."""
        return tuple(dict.fromkeys((*self.contributors, *self.speakers)))


class Podcast(Recording):
    """One episode. The body holds the show notes."""

    audio: FileName | HostedFile
    """The audio file beside the Markdown file, or {url, bytes, type}."""
    episode: Annotated[int, Field(ge=1)] | None = None
    """Its number in the season."""
    season: Annotated[int, Field(ge=1)] | None = None
    """The number of the season."""
    transcript: FileName | None = None
    """The text of all that is said, a .vtt file. It must exist."""
    guid: Annotated[str, StringConstraints(pattern=r"^\S{1,200}$")] | None = None
    """The episode's own number, for one that had another number before. It never changes."""

    @property
    def assets(self) -> Mapping[str, str]:
        """Audio (when local) and transcript."""
        return _present({"audio": self.audio, "transcript": self.transcript})


class Video(Recording):
    """One video. The body describes it."""

    video: FileName | HostedFile
    """The video file beside the Markdown file, or {url, bytes, type}."""
    captions: FileName | None = None
    """Captions, a .vtt file. They must exist."""
    poster: FileName | None = None
    """The picture shown before the video starts."""

    @property
    def assets(self) -> Mapping[str, str]:
        """Video (when local), captions and poster."""
        return _present({"video": self.video, "captions": self.captions, "poster": self.poster})


class ExerciseField(Model):
    """Something the learner may write. It stays on the learner's device."""

    id: Slug
    """A short word that never changes."""
    label: Text
    """What the learner reads above the field."""
    rows: Annotated[int, Field(ge=1, le=20)] = 3
    """How many lines the field shows."""


class Exercise(Contribution):
    """A reflection task. The body is the instruction."""

    fields: Annotated[tuple[ExerciseField, ...], Field(min_length=1)]
    """What the learner may write."""
    minutes: Annotated[int, Field(ge=1, le=240)] | None = None
    """About how long it takes."""


class Answer(Model):
    """One answer to choose, to put in order, or to accept."""

    text: Text
    """The answer."""
    correct: bool = False
    """Whether it is right."""
    feedback: Text | None = None
    """Kind words to who chose it."""


class Pair(Model):
    """Two things that belong together."""

    left: Text
    """What is given."""
    right: Text
    """What belongs to it."""


class Question(Model):
    """One question of a quiz."""

    question: Text
    """What is asked."""
    type: Literal["single", "multiple", "true-false", "ordering", "matching", "short"] = "single"
    """single, multiple, true-false, ordering, matching or short."""
    answers: tuple[Annotated[Answer, as_mapping("text")], ...] = ()
    """The answers; for ordering in their right order, for short all that are accepted."""
    pairs: tuple[Pair, ...] = ()
    """For matching: what belongs to what."""
    correct: bool | None = None
    """For true-false: whether the sentence is true."""
    feedback: Text | None = None
    """Said after answering."""
    reverse: bool = False
    """Self-assessment: a high value means a light load."""


class ScaleStep(Model):
    """One step of a self-assessment's scale."""

    value: int
    """How much it counts."""
    label: Text
    """What the learner reads."""


class Band(Model):
    """A range of results and what is said about it."""

    from_: Annotated[int, Field(alias="from")]
    """The smallest sum."""
    to: int
    """The largest sum."""
    title: Text
    """A few kind words."""
    text: Text
    """What it may mean and what may help: a text, never a diagnosis."""
    help: bool = False
    """Whether the help box is shown with it."""
    link: Text | None = None
    """A way on: [[slug]] or an address."""


class Quiz(Contribution):
    """A knowledge quiz or a self-assessment."""

    mode: Literal["knowledge", "self-assessment"]
    """knowledge has right answers; a self-assessment has none."""
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    """The questions."""
    disclaimer: Text | None = None
    """Self-assessment: says that this is not a diagnosis."""
    scale: tuple[ScaleStep, ...] = ()
    """Self-assessment: the steps to choose from."""
    bands: tuple[Band, ...] = ()
    """Self-assessment: results by sum."""


class Event(Contribution):
    """A webinar or an evening school."""

    form: Literal["webinar", "evening-school"]
    """webinar or evening-school."""
    start: Moment
    """When it begins, local time: 2027-02-10T17:30."""
    end: Moment | None = None
    """When it ends."""
    place: Text | None = None
    """Where, in words."""
    link: Annotated[str, StringConstraints(pattern=r"^https://\S+$")] | None = None
    """The address to take part."""
    recording: Annotated[str, StringConstraints(pattern=r"^https://\S+$")] | None = None
    """The address of the recording."""
    experience_speaker: Slug | None = None
    """The contributor who speaks from experience."""
    no_speaker_reason: Text | None = None
    """Why nobody speaks from experience. Readers see it."""

    def over(self, today: date) -> bool:
        """Whether it was before this day."""
        return (self.end or self.start).date() < today

    @property
    def participants(self) -> Participants:
        """Contributors and the one who speaks from experience."""
        if self.experience_speaker is None:
            return self.contributors
        speaker = Participation(id=self.experience_speaker, role=Role.SPEAKER)
        return tuple(dict.fromkeys((*self.contributors, speaker)))


def _present(named: Mapping[str, FileName | HostedFile | None]) -> Mapping[str, str]:
    return {key: name for key, name in named.items() if isinstance(name, str)}


class Kind(Model):
    """A kind of contribution: its folder, its model, and the role that is usual in it."""

    name: str
    """The word of the design: story, poem …"""
    folder: str
    """Its folder in content/."""
    model: type[Contribution]
    """The model of its front matter."""
    role: Role
    """The role of a contributor who names none."""


KINDS: tuple[Kind, ...] = (
    Kind(name="story", folder="stories", model=Story, role=Role.AUTHOR),
    Kind(name="poem", folder="poems", model=Poem, role=Role.AUTHOR),
    Kind(name="illustration", folder="illustrations", model=Illustration, role=Role.ILLUSTRATOR),
    Kind(name="podcast", folder="podcasts", model=Podcast, role=Role.SPEAKER),
    Kind(name="video", folder="videos", model=Video, role=Role.SPEAKER),
    Kind(name="tips", folder="tips", model=Tips, role=Role.AUTHOR),
    Kind(name="exercise", folder="exercises", model=Exercise, role=Role.AUTHOR),
    Kind(name="quiz", folder="quizzes", model=Quiz, role=Role.AUTHOR),
    Kind(name="quote", folder="quotes", model=Quote, role=Role.AUTHOR),
    Kind(name="event", folder="events", model=Event, role=Role.SPEAKER),
)
KIND_BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}
KIND_BY_FOLDER: Mapping[str, Kind] = {kind.folder: kind for kind in KINDS}
