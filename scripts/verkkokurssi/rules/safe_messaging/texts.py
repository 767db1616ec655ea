"""Which texts are read closely: those with a word of the lists, or of a work that says it
touches suicide, self-harm or an eating disorder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from verkkokurssi.model import Document, Role, Topic, usual_role

from ..quiet import reads_others
from .lexicon import Lexicon, lexicon
from .patterns import Match
from .sentences import Sentence, readable, sentences

if TYPE_CHECKING:
    from ..base import Finding
    from ..context import Context, Passage

PROSE = frozenset(
    [
        "title",
        "summary",
        "notice",
        "alt",
        "prompt",
        "panels",
        "label",
        "question",
        "text",
        "feedback",
        "left",
        "right",
        "disclaimer",
        "bio",
        "description",
        "key_points",
        "target_groups",
        "no_speaker_reason",
        "theme",
    ]
)
"""Keys of a header whose values people read as text."""

_CLOSE = frozenset({Topic.SUICIDE, Topic.SELF_HARM, Topic.EATING_DISORDER})
_HARM = frozenset({Topic.SUICIDE, Topic.SELF_HARM})
_KEY = "safe messaging"


@dataclass(frozen=True)
class Text:
    """A text to read closely. ``topics`` are the content notes of its document."""

    passage: Passage
    lexicon: Lexicon
    topics: frozenset[Topic]
    editors: bool

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences, without addresses; code is left out of frame texts only."""
        return tuple(sentences(readable(self.passage.text, code=reads_code(self.passage))))

    @property
    def harm(self) -> bool:
        """Whether the document says that it touches suicide or self-harm."""
        return not _HARM.isdisjoint(self.topics)

    @property
    def is_title(self) -> bool:
        """Whether it is the title of its document."""
        return self.passage.keys == ("title",)

    def heading(self, sentence: Sentence) -> bool:
        """Whether a sentence stands large on the page: a title or a heading."""
        return self.is_title or (self.passage.keys is None and sentence.heading)

    @cached_property
    def _found(self) -> dict[int, Mapping[str, list[Match]]]:
        return {s.start: self.lexicon.find(s) for s in self.sentences}

    def find(self, sentence: Sentence, *sections: str) -> list[Match]:
        """What a sentence has of these sections of the word list."""
        found = self._found[sentence.start]
        return [match for section in sections for match in found.get(section, ())]

    def at(self, sentence: Sentence, match: Match) -> Finding:
        """A finding at the first word of a match, which shows the words."""
        offset = sentence.words[match.first].start
        return self.passage.at(offset, words=match.shown(sentence))

    def topic(self, sentence: Sentence, *, perhaps: bool = True) -> list[Match]:
        """Where a sentence speaks of suicide or self-harm."""
        sections = ["suicide", "self-harm"]
        if perhaps:
            sections += ["suicide-perhaps", "self-harm-perhaps"]
        found = self.find(sentence, *sections)
        if not found:
            return found
        other = self.find(sentence, "not-a-topic")
        return [m for m in found if not any(o.first <= m.first <= o.last for o in other)]

    @cached_property
    def harmful(self) -> tuple[list[Match], ...]:
        """Per sentence, where it speaks of suicide or self-harm, surely or perhaps."""
        return tuple(self.topic(sentence) for sentence in self.sentences)

    def about(self, index: int) -> bool:
        """Whether a sentence or one beside it speaks of suicide or self-harm."""
        return any(self.harmful[max(0, index - 1) : index + 2])


def texts(context: Context) -> tuple[Text, ...]:
    """The texts of a project that are read closely; found once for all rules."""
    found: tuple[Text, ...] | None = context.kept.get(_KEY)
    if found is None:
        found = context.kept[_KEY] = tuple(_texts(context))
    return found


def _texts(context: Context) -> Iterator[Text]:
    courses = {section.path: course for course, section in context.sections}
    courses |= {course.document.path: course for course in context.courses}
    for document in context.project.documents():
        language = context.project.language_of(document, courses.get(document.path))
        topics = _topics(document)
        close = not _CLOSE.isdisjoint(topics)
        if not close and context.quiet.knows("safe", document, language):
            continue
        words = lexicon(language.value)
        if words is None:
            continue
        found = [
            Text(passage, words, topics, _by_editors(passage))
            for passage in context.texts_of(document)
            if is_prose(passage) and (close or _is_sensitive(words, passage))
        ]
        yield from found
        if not found and not reads_others(document):
            context.quiet.add("safe", document, language)


def _topics(document: Document[Any]) -> frozenset[Topic]:
    notes = getattr(document.meta, "content_notes", None) or ()
    return frozenset(note.topic for note in notes if note != "none")


def _is_sensitive(words: Lexicon, passage: Passage) -> bool:
    return words.is_sensitive(passage.text, code=reads_code(passage))


def reads_code(passage: Passage) -> bool:
    """Whether code counts as text here: not in frame texts, which may teach something."""
    return passage.document.kind != "section"


def is_prose(passage: Passage) -> bool:
    """Whether people read it as text: not a slug, a file name or a reason."""
    if passage.keys is None:
        return True
    names = [key for key in passage.keys if isinstance(key, str)]
    return bool(names) and names[0] not in ("checks", "sources") and names[-1] in PROSE


def _by_editors(passage: Passage) -> bool:
    """Frame texts, course pages and summaries, and works made by editors alone."""
    document: Document[Any] = passage.document
    if document.kind in ("section", "course") or passage.keys == ("summary",):
        return True
    if document.kind == "contributor":
        return False
    usual = usual_role(document.kind)
    roles = {participant.role or usual for participant in document.meta.participants}
    return roles == {Role.EDITOR}
