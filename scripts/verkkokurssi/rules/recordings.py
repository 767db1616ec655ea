"""RC: podcasts and videos, their transcripts and captions.

Long because a family stays in one file and every rule brings its lesson.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from verkkokurssi.diagnostics import Severity
from verkkokurssi.i18n import N_
from verkkokurssi.model import Document, HostedFile, Podcast, Recording, Role, Video

from . import shows
from .base import Family, Finding, Rule, at
from .captions import Captions, Cue, spoken
from .context import Context

LINE_LENGTH = 65
TOLERANCE = 2.0
"""How many seconds a duration may differ from the recording's own."""
HEARD = frozenset({Role.SPEAKER, Role.HOST, Role.GUEST, Role.NARRATOR, Role.INTERVIEWER})
SUFFIXES = {"audio": (".mp3", ".m4a", ".ogg", ".opus"), "video": (".mp4", ".webm")}


def _recordings(context: Context) -> Iterator[Document[Recording]]:
    yield from context.of(Podcast)
    yield from context.of(Video)


def _captions(context: Context) -> Iterator[tuple[Document[Recording], str, Captions]]:
    """Recording, path of its captions, and what is in them."""
    for document in _recordings(context):
        for key in ("transcript", "captions"):
            name = getattr(document.meta, key, None)
            path = context.asset(document, name) if name else None
            if path:
                yield document, path, context.captions(path)


def _cue(document: Document[Any], path: str, cue: Cue, **args: Any) -> Finding:
    return Finding(path, cue.line, 1, args, owner=document.path)


def clock(seconds: float) -> str:
    """Seconds as people write them: 00:02:31."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest:02}"


def missing_transcript(context: Context) -> Iterator[Finding]:
    """What: a podcast episode has no `transcript:`.

    Why: those who do not hear, or cannot listen right now, are left outside. So are search
    engines.

    Example:
        audio: kuusi-ja-otso.mp3

    Mend: write down all that is said as a `.vtt` file beside the audio.

        transcript: kuusi-ja-otso.vtt
    """
    for document in context.of(Podcast):
        if document.meta.transcript is None:
            yield at(document, "audio")


def missing_captions(context: Context) -> Iterator[Finding]:
    """What: a video has no `captions:`.

    Why: those who do not hear, or watch without sound, miss what is said.

    Example:
        video: iltakoulu.mp4

    Mend: write captions as a `.vtt` file beside the video.

        captions: iltakoulu.vtt
    """
    for document in context.of(Video):
        if document.meta.captions is None:
            yield at(document, "video")


def unreadable_captions(context: Context) -> Iterator[Finding]:
    """What: a `.vtt` file does not follow the WebVTT form: it does not begin with `WEBVTT`, or a
    cue has no times that can be read.

    Why: browsers leave out such cues without a word, or the whole file.

    Example:
        WEBVTT

        00:01,000 --> 00:04,000
        <v Kuusi>Hei.

    Mend: write times as `00:00:01.000 --> 00:00:04.000`, with points, and an empty line between
    cues.

        WEBVTT

        00:00:01.000 --> 00:00:04.000
        <v Kuusi>Hei.
    """
    for document, path, captions in _captions(context):
        for line in captions.faults:
            yield Finding(path, line, owner=document.path)


def empty_captions(context: Context) -> Iterator[Finding]:
    """What: a `.vtt` file has no captions in it.

    Why: the page promises a transcript and shows nothing.

    Example:
        WEBVTT

    Mend: write down what is said.
    """
    for document, path, captions in _captions(context):
        if not captions.faults and not any("".join(cue.lines).strip() for cue in captions.cues):
            yield Finding(path, owner=document.path)


def backward_cue(context: Context) -> Iterator[Finding]:
    """What: a cue ends before it begins, or at the same moment.

    Why: no player ever shows it.

    Example:
        00:00:04.000 --> 00:00:01.000

    Mend: put the earlier time first.

        00:00:01.000 --> 00:00:04.000
    """
    for document, path, captions in _captions(context):
        for cue in captions.cues:
            if cue.end <= cue.start:
                yield _cue(document, path, cue)


def cue_out_of_order(context: Context) -> Iterator[Finding]:
    """What: a cue begins before the cue that stands above it.

    Why: a transcript is read from top to bottom. Answers would come before questions.

    Example:
        00:00:08.000 --> 00:00:10.000
        <v Otso>Hyvää, kiitos.

        00:00:05.000 --> 00:00:07.000
        <v Kuusi>Mitä kuuluu?

    Mend: move the cue up to its place.
    """
    for document, path, captions in _captions(context):
        for before, cue in pairwise(captions.cues):
            if cue.start < before.start:
                yield _cue(document, path, cue)


def overlapping_cues(context: Context) -> Iterator[Finding]:
    """What: a cue begins before the one above it has ended.

    Why: two texts lie on top of each other, and nobody has time to read both.

    Example:
        00:00:01.000 --> 00:00:05.000
        <v Kuusi>Mitä kuuluu?

        00:00:04.000 --> 00:00:07.000
        <v Otso>Hyvää, kiitos.

    Mend: end the first cue where the second begins. If two people speak at once, put both into
    one cue, each on a line of their own.
    """
    for document, path, captions in _captions(context):
        for before, cue in pairwise(captions.cues):
            if before.start <= cue.start < before.end:
                yield _cue(document, path, cue, before=before.line)


def cue_after_end(context: Context) -> Iterator[Finding]:
    """What: a cue goes on after the recording has ended.

    Why: its end is never shown. Often the captions belong to another version of the recording.

    Example:
        duration: "00:02:31"

    Mend: correct the times of the cue, or `duration:`.
    """
    for document, path, captions in _captions(context):
        length = document.meta.duration
        for cue in captions.cues:
            if cue.end > length + 1:
                yield _cue(document, path, cue, end=clock(cue.end), duration=clock(length))
                break


def missing_speaker_names(context: Context) -> Iterator[Finding]:
    """What: a recording has more than one speaker, but its cues do not say who speaks.

    Why: a reader cannot hear the voices, so the conversation becomes a riddle.

    Example:
        00:00:01.000 --> 00:00:04.000
        Mitä kuuluu?

    Mend: name the speaker at the beginning of the cue, by the name that is shown to readers.

        00:00:01.000 --> 00:00:04.000
        <v Kuusi>Mitä kuuluu?
    """
    for document, path, captions in _captions(context):
        if len({p.id for p in document.meta.participants}) < 2:
            continue
        for before, cue in pairwise((None, *captions.cues)):
            if cue is not None and not cue.voices and (before is None or not before.voices):
                yield _cue(document, path, cue)
                break


def long_caption_line(context: Context) -> Iterator[Finding]:
    """What: a line of captions has more than 65 characters.

    Why: on a phone it breaks in odd places or covers the picture.

    Example:
        <v Kuusi>Silloin minä ymmärsin, että ei tarvitse olla valmis ennen kuin voi pyytää apua.

    Mend: break the line where the speaker breathes, or make two cues.
    """
    for document, path, captions in _captions(context):
        for cue in captions.cues:
            for n, text in enumerate(cue.lines, start=1):
                length = len(spoken(text))
                if length > LINE_LENGTH:
                    args = {"length": length, "limit": LINE_LENGTH}
                    yield Finding(path, cue.line + n, 1, args, owner=document.path)


def missing_speakers(context: Context) -> Iterator[Finding]:
    """What: a recording names nobody who is heard in it.

    Why: a voice is a contribution. Without a name in the file, nobody's consent can be checked
    and nobody is thanked.

    Example:
        audio: kuusi-ja-otso.mp3

    Mend: add `speakers:` with roles.

        speakers: [{id: kuusi, role: host}, {id: otso, role: guest}]
    """
    for document in _recordings(context):
        if (
            not any(p.role in HEARD for p in document.meta.participants)
            and not document.meta.speakers
        ):
            yield at(document, "title")


def published_in_future(context: Context) -> Iterator[Finding]:
    """What: `published:` is a day that has not come yet.

    Why: the episode is in the course at once, but podcast apps hide it until that day. That may
    be what you want; often it is a slip.

    Example:
        published: 2062-09-01

    Mend: check the year, or publish the course on that day.

        published: 2026-09-01
    """
    for document in _recordings(context):
        day = document.meta.published
        if day and day > context.today:
            yield at(document, "published", day=day.isoformat())


def wrong_duration(context: Context) -> Iterator[Finding]:
    """What: `duration:` differs from the recording's own length by more than two seconds.

    Why: listeners plan by it, and podcast apps show it. Often it means that the wrong file is
    there.

    Example:
        duration: "00:02:31"

    Mend: listen that the file is the right one, and write its real length.
    """
    for document in _recordings(context):
        for key in ("audio", "video"):
            name = getattr(document.meta, key, None)
            path = context.asset(document, name) if isinstance(name, str) else None
            length = context.length(path) if path else None
            if length is not None and abs(length - document.meta.duration) > TOLERANCE:
                said = clock(document.meta.duration)
                yield at(document, "duration", said=said, real=clock(round(length)))


def chapters_out_of_order(context: Context) -> Iterator[Finding]:
    """What: a chapter begins before the chapter above it, or at the same moment.

    Why: players show chapters in the order of the file, and jumping goes wrong.

    Example:
        chapters:
          - {start: "00:01:10", title: Mikä auttoi}
          - {start: "00:00:00", title: Alku}

    Mend: put the chapters in the order of their times.

        chapters:
          - {start: "00:00:00", title: Alku}
          - {start: "00:01:10", title: Mikä auttoi}
    """
    for document in _recordings(context):
        for i, (before, chapter) in enumerate(pairwise(document.meta.chapters), start=1):
            if chapter.start <= before.start:
                yield at(document, "chapters", i, "start", title=chapter.title)


def chapter_after_end(context: Context) -> Iterator[Finding]:
    """What: a chapter begins after the recording has ended.

    Why: nothing is there to jump to.

    Example:
        duration: "00:02:31"
        chapters: [{start: "00:03:10", title: Lopuksi}]

    Mend: correct the start of the chapter, or `duration:`.
    """
    for document in _recordings(context):
        for i, chapter in enumerate(document.meta.chapters):
            if chapter.start >= document.meta.duration:
                start, length = clock(chapter.start), clock(document.meta.duration)
                yield at(document, "chapters", i, "start", start=start, duration=length)


def unknown_media_type(context: Context) -> Iterator[Finding]:
    """What: an audio or video file has a suffix that not every browser plays.

    Why: a part of the readers would press play and hear nothing.

    Example:
        audio: haastattelu.wav

    Mend: make it an `.mp3` or `.m4a` (audio), or an `.mp4` or `.webm` (video).

        audio: haastattelu.mp3
    """
    for document in _recordings(context):
        for key, suffixes in SUFFIXES.items():
            name = getattr(document.meta, key, None)
            if isinstance(name, str) and not name.endswith(suffixes):
                yield at(document, key, name=name, suffixes=", ".join(suffixes))


def unknown_media_host(context: Context) -> Iterator[Finding]:
    """What: a recording lies on a host that is not in `media_hosts` of the settings.

    Why: the page's security policy would block it. And every other host learns who listens, so
    each needs a decision.

    Example:
        audio: {url: https://cdn.example.org/1.mp3, bytes: 2400000, type: audio/mpeg}

    Mend: put the file beside the Markdown file, or add the host to `media_hosts` in `mkdocs.yml`.

        media_hosts: [https://cdn.example.org]
    """
    hosts = {_host(url) for url in context.project.settings.media_hosts}
    for document in _recordings(context):
        for key in SUFFIXES:
            place = getattr(document.meta, key, None)
            if isinstance(place, HostedFile) and _host(place.url) not in hosts:
                yield at(document, key, "url", host=_host(place.url))


def _host(url: str) -> str:
    return "/".join(url.split("/", 3)[:3]).casefold()


def repeated_episode_number(context: Context) -> Iterator[Finding]:
    """What: two podcast episodes of one course have the same season and episode number.

    Why: podcast apps show them in the wrong order or hide one of them.

    Example:
        episode: 1

    Mend: give each episode its own number.

        episode: 2
    """
    for course in context.courses:
        first: dict[tuple[int | None, int], str] = {}
        for section in course.sections:
            for document in context.project.embeds(section):
                meta = document.meta
                if isinstance(meta, Podcast) and meta.episode is not None:
                    other = first.setdefault((meta.season, meta.episode), document.path)
                    if other != document.path:
                        yield at(document, "episode", episode=meta.episode, other=other)


_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
FAMILY = Family(
    "RC",
    N_("Podcasts and videos"),
    N_("Recordings that everybody can follow, whether they hear them or read them."),
    (
        Rule(
            "RC101",
            _ERROR,
            N_("The episode has no transcript."),
            N_("Write down what is said as a .vtt file, and add transcript."),
            missing_transcript,
        ),
        Rule(
            "RC102",
            _ERROR,
            N_("The video has no captions."),
            N_("Write captions as a .vtt file, and add captions."),
            missing_captions,
        ),
        Rule(
            "RC103",
            _ERROR,
            N_("This place of the captions file cannot be read."),
            N_("Begin the file with WEBVTT and write times as 00:00:01.000 --> 00:00:04.000."),
            unreadable_captions,
        ),
        Rule(
            "RC104",
            _ERROR,
            N_("The captions file has no captions in it."),
            N_("Write down what is said."),
            empty_captions,
        ),
        Rule(
            "RC105",
            _ERROR,
            N_("The caption ends before it begins."),
            N_("Put the earlier time first."),
            backward_cue,
        ),
        Rule(
            "RC106",
            _ERROR,
            N_("The caption begins before the one above it."),
            N_("Move it up to its place."),
            cue_out_of_order,
        ),
        Rule(
            "RC107",
            _ERROR,
            N_("The caption begins before the one on line {before} has ended."),
            N_("End the first where the second begins."),
            overlapping_cues,
        ),
        Rule(
            "RC108",
            _ERROR,
            N_("The captions go on until {end}, but the recording ends at {duration}."),
            N_("Correct the times, or the duration in the front matter."),
            cue_after_end,
        ),
        Rule(
            "RC109",
            _ERROR,
            N_("The captions do not say who speaks."),
            N_("Begin the cue with <v Name>, by the name that is shown to readers."),
            missing_speaker_names,
        ),
        Rule(
            "RC110",
            _WARNING,
            N_("The caption line is long: {length} characters."),
            N_("Keep lines to {limit} characters: break the line, or make two cues."),
            long_caption_line,
        ),
        Rule(
            "RC111",
            _ERROR,
            N_("Nobody is named as a speaker of this recording."),
            N_("Add speakers with their roles: host, guest, narrator …"),
            missing_speakers,
        ),
        Rule(
            "RC112",
            _WARNING,
            N_("The day of publishing, {day}, has not come yet."),
            N_("Check the date. Podcast apps hide the episode until then."),
            published_in_future,
        ),
        Rule(
            "RC113",
            _ERROR,
            N_("The duration says {said}, but the recording is {real} long."),
            N_("Check that the file is the right one, and write its real length."),
            wrong_duration,
        ),
        Rule(
            "RC114",
            _ERROR,
            N_("The chapter “{title}” begins before the one above it."),
            N_("Put the chapters in the order of their times."),
            chapters_out_of_order,
        ),
        Rule(
            "RC115",
            _ERROR,
            N_("The chapter begins at {start}, but the recording ends at {duration}."),
            N_("Correct the start of the chapter, or the duration."),
            chapter_after_end,
        ),
        Rule(
            "RC116",
            _ERROR,
            N_("Not every browser plays the file {name}."),
            N_("Save it in one of these forms: {suffixes}."),
            unknown_media_type,
        ),
        Rule(
            "RC117",
            _ERROR,
            N_("The host {host} is not among the allowed media hosts."),
            N_("Put the file beside the Markdown file, or add the host to media_hosts."),
            unknown_media_host,
        ),
        Rule(
            "RC118",
            _WARNING,
            N_("Another episode has the same number {episode}: {other}."),
            N_("Give each episode its own number."),
            repeated_episode_number,
        ),
        *shows.RULES,
    ),
)
