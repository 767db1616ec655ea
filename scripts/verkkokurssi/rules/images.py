"""IM: pictures, and what they say to those who do not see them.

Long because a family stays in one file and every rule brings its lesson.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from verkkokurssi.diagnostics import Severity
from verkkokurssi.i18n import N_
from verkkokurssi.model import Document, Form, Illustration, ImageFacts, Video

from .base import Family, Finding, Rule, at
from .context import Context
from .words import PICTURE_WORDS

ALT = (10, 250)
SIZES = {Form.EMBLEM: 800, Form.DRAWING: 480, Form.COMIC: 480, Form.PHOTO: 480}
"""The least length of the shorter side (emblems) or of the longer side (others), in pixels."""

_OPENING = re.compile(
    r"(kuva(ssa|sta)?|valokuva(ssa|sta)?|kuvituskuva(ssa|sta)?|tässä kuvassa|kuvassa näkyy"
    r"|bild(en)?( på| av)|foto på|en bild av|(a |an )?(image|picture|photo) of)\b",
    re.IGNORECASE,
)


def _pictures(context: Context) -> Iterator[tuple[Document[Any], str, str, ImageFacts]]:
    """Document, front matter key, file name and facts of every picture that is there."""
    for document in context.of(Illustration):
        facts = context.image(document, document.meta.image)
        if facts:
            yield document, "image", document.meta.image, facts
    for video in context.of(Video):
        poster = video.meta.poster
        facts = context.image(video, poster) if poster else None
        if poster and facts:
            yield video, "poster", poster, facts


_ENDINGS = {"PNG": ".png", "JPEG": ".jpg", "WEBP": ".webp"}


def _faulty(context: Context, *faults: str) -> Iterator[Finding]:
    for document, key, name, facts in _pictures(context):
        if facts.fault in faults:
            yield at(document, key, name=name, format=facts.format)


def missing_alt_text(context: Context) -> Iterator[Finding]:
    """What: an illustration has neither `alt:` nor `decorative: true`.

    Why: somebody who does not see the picture is left outside. Pictures carry much of what a
    course has to say.

    Example:
        image: metsa.png
        form: drawing

    Mend: say in one or two sentences what is seen and what the mood is. Only a picture that says
    nothing at all is `decorative: true`.

        alt: Sumuinen kuusimetsä, jonka läpi kulkee kapea polku valoa kohti. Tunnelma on tyyni.
    """
    for document in context.of(Illustration):
        if not (document.meta.alt or "").strip() and not document.meta.decorative:
            yield at(document, "alt" if document.meta.alt is not None else "image")


_FILE = re.compile(
    r".*\.(?:jpe?g|png|webp|gif|svg|avif|heic|tiff?)"
    r"|(?:img|dsc[a-z]?|image|picture|photo|scan|kuva|valokuva|bild|foto)[ _-]?\d+",
    re.IGNORECASE | re.DOTALL,
)
"""What cameras and phones call their files, and whatever ends as a picture file does."""


def _says_nothing(alt: str, document: Document[Illustration]) -> bool:
    words = re.findall(r"[^\W_]+", alt.casefold())
    name = PurePosixPath(document.meta.image)
    if _FILE.fullmatch(alt) or _letters(alt) == _letters(name.stem):
        return True
    return all(word in PICTURE_WORDS or word.isdigit() for word in words)


def _letters(text: str) -> str:
    """Letters and digits the way file names have them: Metsä → metsa."""
    folded = text.casefold().translate(str.maketrans("äöå", "aoa"))
    return "".join(c for c in folded if c.isalnum())


def useless_alt_text(context: Context) -> Iterator[Finding]:
    """What: the alternative text is the file's name, or only a word such as "kuva" or
    "piirros".

    Why: a screen reader already says that this is a picture. The listener still does not know
    what is in it.

    Example:
        alt: Piirros

    Mend: say in one or two sentences what is seen and what the mood is.

        alt: Vanha nainen pitää kahvikuppia molemmin käsin ja hymyilee ikkunaan päin.
    """
    for document in context.of(Illustration):
        alt = (document.meta.alt or "").strip()
        if alt and _says_nothing(alt, document):
            yield at(document, "alt", alt=alt)


def long_alt_text(context: Context) -> Iterator[Finding]:
    """What: the alternative text has more than 250 characters.

    Why: a screen reader reads it in one go, and the listener cannot stop or go back in it.

    Example:
        alt: Metsä, jossa on kuusia, mäntyjä, koivuja … (400 merkkiä)

    Mend: keep the main thing in `alt:` and move the rest to the body, where everybody can read
    it.
    """
    for document in context.of(Illustration):
        length = len((document.meta.alt or "").strip())
        if length > ALT[1]:
            yield at(document, "alt", length=length, limit=ALT[1])


def short_alt_text(context: Context) -> Iterator[Finding]:
    """What: the alternative text has fewer than 10 characters.

    Why: one word seldom tells what is in the picture and how it feels.

    Example:
        alt: Metsä

    Mend: say in one or two sentences what is seen and what the mood is.

        alt: Sumuinen kuusimetsä aamulla. Polku katoaa valoon.
    """
    for document in context.of(Illustration):
        alt = (document.meta.alt or "").strip()
        if 0 < len(alt) < ALT[0] and not _says_nothing(alt, document):
            yield at(document, "alt", alt=alt)


def alt_text_announces_picture(context: Context) -> Iterator[Finding]:
    """What: the alternative text begins with words such as "kuvassa" or "a picture of".

    Why: a screen reader has just said that this is a picture, so the listener hears it twice.

    Example:
        alt: Kuvassa on sumuinen metsä ja polku.

    Mend: begin with what is seen.

        alt: Sumuinen metsä ja polku, joka katoaa valoon.
    """
    for document in context.of(Illustration):
        alt = (document.meta.alt or "").strip()
        opening = _OPENING.match(alt)
        if opening and not _says_nothing(alt, document):
            yield at(document, "alt", words=opening.group())


def decorative_with_alt_text(context: Context) -> Iterator[Finding]:
    """What: an illustration is `decorative: true` and has an `alt:` too.

    Why: a decorative picture is skipped by screen readers, so the text that somebody wrote would
    never be heard.

    Example:
        decorative: true
        alt: Sumuinen metsä aamulla.

    Mend: if the picture says something, remove `decorative:`. If not, remove `alt:`.
    """
    for document in context.of(Illustration):
        if document.meta.decorative and (document.meta.alt or "").strip():
            yield at(document, "decorative")


def missing_panel_texts(context: Context) -> Iterator[Finding]:
    """What: a comic has no `panels:`.

    Why: the speech balloons are part of the picture. Without panel texts a blind reader, search
    and translation miss the whole story.

    Example:
        form: comic
        alt: Neljän ruudun sarjakuva kahvihuoneesta.

    Mend: write the text of each panel: what is seen and what is said.

        panels:
          - "Kahvihuone. Pöydän ääressä istuu kaksi ihmistä. Toinen sanoo: Ei tarvitse jaksaa."
    """
    for document in context.of(Illustration):
        if document.meta.form is Form.COMIC and not document.meta.panels:
            yield at(document, "form")


def broken_picture(context: Context) -> Iterator[Finding]:
    """What: a picture file cannot be read to its end.

    Why: the file was probably cut when it was copied. Readers would see half of it or nothing.

    Example:
        image: metsa.png

    Mend: save the picture again from the original, and check that it opens in a viewer.
    """
    yield from _faulty(context, "broken")


def disguised_picture(context: Context) -> Iterator[Finding]:
    """What: a picture file is of another type than its name says.

    Why: some browsers refuse such files, and a file that hides what it is may be harmful.

    Example:
        image: metsa.png

    Mend: give the file the ending that it should have, and write the new name in the front matter
    too. Or open the picture in an image editor and save it as PNG, JPEG or WebP.
    """
    for finding in _faulty(context, "disguised"):
        ending = _ENDINGS.get(str(finding.args["format"]))
        if ending is None:
            yield finding
            continue
        name = f"{str(finding.args['name']).rpartition('.')[0]}{ending}"
        hint = N_("Rename it to {suggestion}, in the front matter too; or save it again as PNG, "
                  "JPEG or WebP.")  # fmt: skip
        yield replace(finding, args={**finding.args, "suggestion": name}, hint=hint)


def unsupported_picture(context: Context) -> Iterator[Finding]:
    """What: a picture is in a format that is not published, such as SVG, GIF, TIFF or HEIC.

    Why: such files may hold programs or hidden data, and not every browser shows them.

    Example:
        image: metsa.heic

    Mend: save it as PNG (drawings), JPEG or WebP (photos).

        image: metsa.jpg
    """
    yield from _faulty(context, "unsupported")


def animated_picture(context: Context) -> Iterator[Finding]:
    """What: a picture moves: it has more than one frame.

    Why: movement that cannot be stopped keeps many from reading, and may bring on an attack or a
    migraine. Only the first frame would be published.

    Example:
        image: kynttila.webp

    Mend: save one frame as a picture. If the movement matters, make it a video.
    """
    for document, key, name, facts in _pictures(context):
        if facts.fault == "animated" or (facts.fault is None and facts.frames > 1):
            yield at(document, key, name=name, frames=facts.frames)


def too_many_pixels(context: Context) -> Iterator[Finding]:
    """What: a picture has more than 40 million pixels.

    Why: opening it can use up the computer's memory, and nobody sees so many pixels on a page.

    Example:
        image: juliste.png

    Mend: make it smaller in an image editor: 3,000 pixels on the longer side is plenty.
    """
    yield from _faulty(context, "too-many-pixels")


def small_picture(context: Context) -> Iterator[Finding]:
    """What: a picture is too small for its use: an emblem under 800 pixels on its shorter side,
    another illustration under 480 pixels on its longer side.

    Why: it would look blurred, and a drawing that somebody made with care deserves better.

    Example:
        image: tunnus-300px.png
        form: emblem

    Mend: scan or photograph the original again, larger. Stretching a small picture does not
    help.
    """
    for document in context.of(Illustration):
        facts = context.image(document, document.meta.image)
        if facts is None or facts.fault or not facts.width:
            continue
        sides = (facts.width, facts.height)
        form = document.meta.form
        side = min(sides) if form is Form.EMBLEM else max(sides)
        if side < SIZES[form]:
            size = f"{facts.width} × {facts.height}"
            yield at(document, "image", size=size, limit=SIZES[form], form=form.value)


def picture_in_text(context: Context) -> Iterator[Finding]:
    """What: a text has a Markdown picture, `![…](file.png)`.

    Why: a picture without a contribution of its own has no maker, no licence and no consent, so
    it is not published.

    Example:
        ![Metsä](metsa.png)

    Mend: make it an illustration in `content/illustrations/`, and embed that in the section.

        ![[metsa]]
    """
    for document in context.bodies:
        for link in document.outline.links:
            if link.image:
                yield Finding(document.path, link.line, link.column, {"target": link.target[:60]})


_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_SAY = N_("Add alt: one or two sentences on what is seen in the picture and what its mood is.")

FAMILY = Family(
    "IM",
    N_("Pictures"),
    N_("What pictures say to those who do not see them, and whether they can be shown."),
    (
        Rule("IM201", _ERROR, N_("The picture has no alternative text."), _SAY, missing_alt_text),
        Rule(
            "IM202",
            _WARNING,
            N_("The alternative text is long: {length} characters."),
            N_("Keep at most {limit} characters in alt, and move the rest to the body."),
            long_alt_text,
        ),
        Rule(
            "IM203",
            _ERROR,
            N_("The alternative text “{alt}” does not tell what is in the picture."),
            N_("Say in one or two sentences what is seen and what the mood is."),
            useless_alt_text,
        ),
        Rule(
            "IM204",
            _WARNING,
            N_("The alternative text “{alt}” is very short."),
            N_("Say in one or two sentences what is seen and what the mood is."),
            short_alt_text,
        ),
        Rule(
            "IM205",
            _WARNING,
            N_("The alternative text begins with “{words}”, which a screen reader says already."),
            N_("Begin with what is seen."),
            alt_text_announces_picture,
        ),
        Rule(
            "IM206",
            _WARNING,
            N_("The picture is decorative, so nobody hears its alternative text."),
            N_("Remove decorative if the picture says something, otherwise remove alt."),
            decorative_with_alt_text,
        ),
        Rule(
            "IM207",
            _ERROR,
            N_("The comic has no panel texts."),
            N_("Add panels: for each panel, what is seen and what is said."),
            missing_panel_texts,
        ),
        Rule(
            "IM208",
            _ERROR,
            N_("The picture {name} cannot be read to its end."),
            N_("Save it again from the original, and check that it opens in a viewer."),
            broken_picture,
            ignorable=False,
        ),
        Rule(
            "IM209",
            _ERROR,
            N_("The picture {name} is not what its name says: it is {format}."),
            N_("Open it in an image editor and save it as PNG, JPEG or WebP."),
            disguised_picture,
            ignorable=False,
        ),
        Rule(
            "IM210",
            _ERROR,
            N_("The picture {name} is in a format that is not published: {format}."),
            N_("Save it as PNG (drawings), JPEG or WebP (photos)."),
            unsupported_picture,
            ignorable=False,
        ),
        Rule(
            "IM211",
            _ERROR,
            N_("The picture {name} moves."),
            N_("Save one frame as a picture. If the movement matters, make it a video."),
            animated_picture,
            ignorable=False,
        ),
        Rule(
            "IM212",
            _ERROR,
            N_("The picture {name} has more than 40 million pixels."),
            N_("Make it smaller: 3,000 pixels on the longer side is plenty."),
            too_many_pixels,
            ignorable=False,
        ),
        Rule(
            "IM213",
            _WARNING,
            N_("The picture is small for its use ({form}): {size} pixels."),
            N_("Scan or photograph the original again: at least {limit} pixels."),
            small_picture,
        ),
        Rule(
            "IM214",
            _ERROR,
            N_("The picture “{target}” stands in the text, where it is not published."),
            N_("Make it an illustration in content/illustrations/ and embed that in a section."),
            picture_in_text,
        ),
    ),
)
