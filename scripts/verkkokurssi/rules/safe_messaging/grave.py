"""What can do harm: these are errors. An editor may override one, with the reason in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verkkokurssi.model import Topic

from ..base import Finding
from ..context import Context
from .patterns import Match
from .sentences import Sentence
from .texts import Text, texts

NEAR = 12
"""How many words may stand between suicide and a method, or between a note and its words."""

_QUOTED = re.compile(
    r"(?<!\w)[\"”“„»«]\s*\w[^\"”“„»«]{7,}|:\s+\w+(?:\s+\w\S*){2,}|^\s*>", re.MULTILINE
)


def method_near_suicide(context: Context) -> Iterator[Finding]:
    """What: a text names a way to do it beside suicide or self-harm.

    Why: a way that is named stays in mind, and people who are in danger take up the one they
    have read of. That harm is well documented; what happened can be told without it. (WHO 2023;
    Mindframe; Päätoimittajien yhdistys 2020; Käypä hoito.)

    Example:
        Hän teki itsemurhan … (tapa)

    Mend: leave the way out, and tell what came before or after, and who was there.

        Hän teki itsemurhan. Seuraavana aamuna meitä istui keittiössä viisi.
    """
    for text in texts(context):
        if text.is_title:
            continue
        for i, sentence in enumerate(text.sentences):
            if text.heading(sentence):
                continue
            found = _method(text, i, sentence)
            if found:
                yield text.at(sentence, found)


def _method(text: Text, i: int, sentence: Sentence) -> Match | None:
    alone = text.find(sentence, "method-alone")
    if alone:
        return alone[0]
    if not text.about(i):
        return None
    here = text.harmful[i]
    for method in text.find(sentence, "method", "method-word"):
        # Beside the sentence that speaks of it the way is told as well: "… . Hän …".
        if not here or any(method.near(topic, NEAR) for topic in here if topic != method):
            return method
    return None


def method_in_title(context: Context) -> Iterator[Finding]:
    """What: a title or a heading names a way of suicide or self-harm.

    Why: a title is read by everybody: in lists, in search results, in feeds, also by those who
    would skip the text for its content note. (WHO 2023; Päätoimittajien yhdistys 2020.)

    Example:
        title: Itsemurha … (tapa)

    Mend: choose a title that tells of the person, of the day or of what helped.

        title: Keittiö, jossa meitä oli viisi
    """
    for text in texts(context):
        for sentence in text.sentences:
            if not text.heading(sentence):
                continue
            sections = ["method-alone"]
            if text.topic(sentence):
                sections += ["method", "method-word"]
            elif text.harm:
                sections.append("method")
            found = text.find(sentence, *sections)
            if found:
                yield text.at(sentence, found[0])


def medicine_amount(context: Context) -> Iterator[Finding]:
    """What: a text says an amount of medicine: tablets, pills, milligrams.

    Why: an amount can be taken for a dose, or for a limit. A dose belongs between one person and
    their doctor. (Mindframe; WHO 2023.)

    Example:
        Söin … tablettia (luku)

    Mend: leave the number out.

        Söin lääkettä, jonka lääkäri oli määrännyt.
    """
    for text in texts(context):
        for sentence in text.sentences:
            found = text.find(sentence, "amount") or _amounts(text, sentence)
            if found:
                yield text.at(sentence, found[0])


def _amounts(text: Text, sentence: Sentence) -> list[Match]:
    return _numbers_before(text, sentence, text.find(sentence, "medicine"), 3)


def _numbers_before(text: Text, sentence: Sentence, units: list[Match], words: int) -> list[Match]:
    """Units with a number at most this many words before them."""
    if not units:
        return []
    digits = [i for i, word in enumerate(sentence.words) if word.text[0].isdigit()]
    numbers = sorted({*digits, *(m.first for m in text.find(sentence, "number"))})
    return [
        Match(number, unit.last)
        for unit in units
        for number in numbers
        if 0 < unit.first - number <= words
    ]


def quoted_suicide_note(context: Context) -> Iterator[Finding]:
    """What: a text quotes what somebody wrote before a suicide.

    Why: such words are read as an explanation and as an example, and they belong to those who
    are left. (WHO 2023; Päätoimittajien yhdistys 2020.)

    Example:
        Kirjeessä luki: ”…”

    Mend: say at most that there was a letter.

        Hän jätti kirjeen. Luimme sen yhdessä.
    """
    for text in texts(context):
        for i, sentence in enumerate(text.sentences):
            notes = text.find(sentence, "note")
            if not notes and text.about(i):
                notes = text.find(sentence, "note-perhaps")
            if notes and _quotes(text, i, notes[0]):
                yield text.at(sentence, notes[0])


def _quotes(text: Text, i: int, note: Match) -> bool:
    """Whether words are quoted after a note, or in the next sentence that says what it said."""
    sentence = text.sentences[i]
    after = sentence.words[note.last].end - sentence.start
    if _QUOTED.search(sentence.written, after):
        return True
    for following in text.sentences[i + 1 : i + 2]:
        says = following.written.lstrip().startswith(">") or text.find(following, "reads")
        if says and _QUOTED.search(following.written):
            return True
    return False


def weight_in_eating_disorder(context: Context) -> Iterator[Finding]:
    """What: a text about an eating disorder says a weight, an energy amount or a body mass index.

    Why: a number becomes a measure to reach or to go below, for readers who are ill now.
    (Käypä hoito; Mindframe.)

    Example:
        Painoin … kiloa (luku)

    Mend: tell what it was like without the number.

        Vaatteet roikkuivat, ja portaissa piti levätä.
    """
    for text in texts(context):
        noted = Topic.EATING_DISORDER in text.topics
        for i, sentence in enumerate(text.sentences):
            found = _weights(text, sentence)
            if found and (noted or _eating_disorder(text, i)):
                yield text.at(sentence, found[0])


def _weights(text: Text, sentence: Sentence) -> list[Match]:
    found = _numbers_before(text, sentence, text.find(sentence, "weight"), 2)
    for index in text.find(sentence, "bmi"):
        for i, word in enumerate(sentence.words):
            if word.text[0].isdigit() and abs(i - index.first) <= 4:
                found.append(Match(min(i, index.first), max(i, index.last)))
    return found


def _eating_disorder(text: Text, i: int) -> bool:
    near = text.sentences[max(0, i - 3) : i + 4]
    return any(text.find(sentence, "eating-disorder") for sentence in near)


def suicide_without_note(context: Context) -> Iterator[Finding]:
    """What: a text speaks of suicide or self-harm, but its content notes do not say so.

    Why: the note lets a reader choose, and with it the help box stands beside the text. Without
    it there is neither. (Käypä hoito; WHO 2023: say where help is found.)

    Example:
        content_notes: [none]

    Mend: add the topic, with how strongly the text touches it.

        content_notes: [{topic: suicide, intensity: mentioned}]
    """
    seen = set()
    for text in texts(context):
        document = text.passage.document
        if text.harm or document.path in seen or not hasattr(document.meta, "content_notes"):
            continue
        for sentence in text.sentences:
            found = text.topic(sentence, perhaps=False)
            if found:
                seen.add(document.path)
                yield text.at(sentence, found[0])
                break
