"""Words that hurt or mislead: warnings."""

from __future__ import annotations

from collections.abc import Iterator

from verkkokurssi.model import Topic

from ..base import Finding
from ..context import Context
from .patterns import Match
from .sentences import Sentence
from .texts import Text, texts


def _each(context: Context, section: str, *, beside: bool = False) -> Iterator[Finding]:
    """One finding per sentence that has something of a section of the word list.

    ``beside``: only where the sentence or one beside it speaks of suicide or self-harm.
    """
    for text in texts(context):
        for i, sentence in enumerate(text.sentences):
            found = text.find(sentence, section)
            if found and (not beside or text.about(i)):
                yield text.at(sentence, found[0])


def exact_place(context: Context) -> Iterator[Finding]:
    """What: a text names the place of a suicide.

    Why: a place that is named draws others there, sometimes for years. (WHO 2023; Mindframe.)

    Example:
        … (paikan nimi) sillalla

    Mend: leave the name out, or say what is enough.

        kotikaupungissani
    """
    for text in texts(context):
        for sentence, topics in zip(text.sentences, text.harmful, strict=True):
            if topics:
                named = [m for m in text.find(sentence, "place") if _named(sentence, m)]
                if named:
                    yield text.at(sentence, named[0])


def _named(sentence: Sentence, place: Match) -> bool:
    """Whether a place has a name: a capital inside the sentence, on it or right before it."""
    first = 1 if sentence.words[0].start >= sentence.start else 0
    here = place.first >= first and sentence.capital(place.first)
    before = place.first - 1 >= first and sentence.capital(place.first - 1)
    return here or before


def crime_wording(context: Context) -> Iterator[Finding]:
    """What: suicide is spoken of as a crime.

    Why: it is not one. The words put guilt on somebody who died, and on those who live with such
    thoughts. “Teki itsemurhan” is good Finnish. (Päätoimittajien yhdistys 2020; Mindframe.)

    Example:
        Hän syyllistyi itsemurhaan.

    Mend: say it plainly.

        Hän teki itsemurhan.
    """
    yield from _each(context, "crime")


def success_wording(context: Context) -> Iterator[Finding]:
    """What: a suicide is called successful, or an attempt failed.

    Why: dying is not a success, and staying alive is not a failure. (WHO 2023; Mindframe.)

    Example:
        epäonnistunut itsemurhayritys

    Mend: say what happened.

        itsemurhayritys, josta hän jäi henkiin
    """
    yield from _each(context, "success")


def sensation(context: Context) -> Iterator[Finding]:
    """What: suicide is spoken of as a wave, an epidemic or a shocking event.

    Why: loud words make it look common and inescapable, and a single person disappears in them.
    (WHO 2023; Päätoimittajien yhdistys 2020.)

    Example:
        itsemurha-aalto

    Mend: say what is known, calmly.

        Itsemurhakuolemia oli enemmän kuin edellisenä vuonna.
    """
    yield from _each(context, "sensation")


def suicide_as_solution(context: Context) -> Iterator[Finding]:
    """What: suicide is shown as a way out, as peace or as a solution.

    Why: somebody who sees no way on reads that there is this one. A crisis passes, and help
    helps. (WHO 2023; Käypä hoito.)

    Example:
        Itsemurha tuntui ainoalta ulospääsyltä.

    Mend: tell that it seemed so then, and what is different now. A contributor's own words may
    stay, when what followed is told as well.

        En silloin nähnyt muuta. Nyt tiedän, että olo meni ohi.
    """
    for text in texts(context):
        for i, sentence in enumerate(text.sentences):
            about = text.about(i)
            sections = ("solution", "solution-alone") if about else ("solution-alone",)
            if about or Topic.SUICIDE in text.topics:
                found = text.find(sentence, *sections)
                if found:
                    yield text.at(sentence, found[0])


def single_cause(context: Context) -> Iterator[Finding]:
    """What: a suicide is explained by one cause.

    Why: there are always many. One cause lays guilt on somebody, and tells readers in the same
    situation what to expect. (WHO 2023; Mindframe; Käypä hoito.)

    Example:
        Ero ajoi hänet itsemurhaan.

    Mend: leave the cause out, or say that there are many.

        Syitä oli monia, ja kaikkia emme tiedä.
    """
    yield from _each(context, "cause")


def blame(context: Context) -> Iterator[Finding]:
    """What: a text calls suicide selfish, cowardly or a cry for attention, or says that somebody
    should have prevented it.

    Why: blame keeps people from asking for help, and stays with those who are left.
    (Päätoimittajien yhdistys 2020; WHO 2023.)

    Example:
        Itsemurha on itsekäs teko.

    Mend: tell of grief and anger as one's own feelings, without a verdict.

        Olin hänelle vihainen vielä kesälläkin.
    """
    yield from _each(context, "blame")


def label_in_editors_text(context: Context) -> Iterator[Finding]:
    """What: an editors' text calls somebody by an illness or by a word of abuse.

    Why: a person is more than an illness. Frame texts, summaries and titles by editors speak for
    the whole course. (Mindframe; Päätoimittajien yhdistys 2020.)

    Example:
        skitsofreenikot

    Mend: the person first.

        ihmiset, joilla on skitsofrenia
    """
    yield from _labels(context, editors=True)


def label_in_own_voice(context: Context) -> Iterator[Finding]:
    """What: a contributor uses a word about people that hurts some readers.

    Why: people may call themselves what they will: a contributor's words are never rewritten.
    This is for you to know, perhaps to ask. (Mindframe.)

    Example:
        Olin silloin narkkari.

    Mend: nothing needs to be done. If the word is about others, ask the contributor whether it
    should stay.
    """
    yield from _labels(context, editors=False)


def _labels(context: Context, *, editors: bool) -> Iterator[Finding]:
    for text in texts(context):
        if text.editors is not editors:
            continue
        for sentence in text.sentences:
            for match in text.find(sentence, "label"):
                if not (editors and _quoted(text, sentence, match)):
                    yield text.at(sentence, match)


def _quoted(text: Text, sentence: Sentence, match: Match) -> bool:
    """Whether the word stands in quotation marks: then somebody else says it."""
    before = text.passage.text[: sentence.words[match.first].start].rstrip("*_")
    after = text.passage.text[sentence.words[match.last].end :].lstrip("*_")
    return before[-1:] in '"”“„»«’' and after[:1] in '"”“»«’'
