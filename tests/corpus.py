"""Projects of any size, generated: the same arguments make the same files.

Used by the end-to-end tests (small) and the benchmarks (up to ten thousand works). The text is
made of words in random order; nobody said it.
"""

from __future__ import annotations

import io
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
TODAY = date(2026, 6, 1)

_WORDS = [
    "aamu",
    "aalto",
    "askel",
    "haapa",
    "hetki",
    "hiljaisuus",
    "huomen",
    "hyvä",
    "ikkuna",
    "ilta",
    "järvi",
    "jälki",
    "kaari",
    "kahvi",
    "kallio",
    "kanto",
    "katse",
    "kesä",
    "kevät",
    "kivi",
    "koivu",
    "kuu",
    "kulku",
    "kuusi",
    "käsi",
    "laine",
    "lamppu",
    "latu",
    "lehti",
    "lintu",
    "lumi",
    "luoto",
    "matka",
    "meri",
    "metsä",
    "mieli",
    "muisto",
    "naapuri",
    "niitty",
    "nuotio",
    "oksa",
    "ovi",
    "paikka",
    "pilvi",
    "pihlaja",
    "pimeä",
    "polku",
    "puhe",
    "puu",
    "puro",
    "päivä",
    "pöytä",
    "rauha",
    "ranta",
    "reitti",
    "saari",
    "sade",
    "sana",
    "sauna",
    "sieni",
    "silta",
    "syksy",
    "sydän",
    "syli",
    "talo",
    "talvi",
    "tarina",
    "taivas",
    "teline",
    "tie",
    "tuuli",
    "tuoli",
    "tunne",
    "tähti",
    "unelma",
    "vaahtera",
    "valo",
    "vene",
    "vesi",
    "virta",
    "voima",
    "vuode",
    "vuoro",
    "yhteys",
    "ystävä",
    "yö",
    "äiti",
    "ääni",
]
_ENDINGS = ("", "n", "ssa", "lla", "kin", "sta")
_NOTE = "content_notes: [none]\n"


@dataclass(frozen=True)
class Size:
    """How big a project is. ``works`` is per course; ``pictures`` adds real picture files."""

    courses: int = 2
    works: int = 12
    words: int = 300
    pictures: bool = False
    seed: int = 1


@dataclass
class _Writer:
    root: Path
    size: Size
    random: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.random = random.Random(self.size.seed)

    def write(self, path: str, content: str | bytes) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)

    def sentence(self) -> str:
        words = [
            self.random.choice(_WORDS) + self.random.choice(_ENDINGS)
            for _ in range(self.random.randint(5, 13))
        ]
        return " ".join(words).capitalize() + "."

    def paragraphs(self, words: int) -> str:
        found: list[str] = []
        while sum(len(p.split()) for p in found) < words:
            found.append(" ".join(self.sentence() for _ in range(self.random.randint(2, 6))))
        return "\n\n".join(found)

    def title(self) -> str:
        first, second = self.random.sample(_WORDS, 2)
        return f"{first} ja {second}".capitalize()


def make_project(root: Path, size: Size, config: str | None = None) -> Path:
    """Write a whole project with approved works into ``root``; returns ``root``.

    ``config`` is the text of mkdocs.yml; without it the repository's own is used.
    """
    writer = _Writer(root, size)
    writer.write("mkdocs.yml", config or (REPOSITORY / "mkdocs.yml").read_text("utf-8"))
    people = list(_contributors(writer))
    for course in range(size.courses):
        _course(writer, course, people)
    approve_all(root)
    return root


def _contributors(writer: _Writer) -> Iterator[str]:
    count = max(6, writer.size.courses * writer.size.works // 10)
    expertise = ("lived-experience", "peer", "professional", "combined", "volunteer", "relative")
    for number in range(count):
        consents = (
            f"consents:\n  - {{record: K-2026-{number + 1:04}, given: 2026-01-15, "
            "channels: [web, podcast, lms, print], works: all}\n"
        )
        common = f"expertise: {expertise[number % len(expertise)]}\n"
        if number % 3 == 2:
            id_ = f"n-{writer.random.randrange(36**6):06x}q{number}"
            header = "attribution: anonymous\n"
        else:
            id_ = f"tekija-{number}"
            way = "name" if number % 3 else "pseudonym"
            header = f"attribution: {way}\ndisplay_name: {_name(number)}\n"
            if number % 2 == 0:
                common += f"bio: {writer.sentence()}\n"
        writer.write(f"contributors/{id_}.yml", header + common + consents)
        yield id_


def _name(number: int) -> str:
    word = _WORDS[number % len(_WORDS)].capitalize()
    return word if number < len(_WORDS) else f"{word} {_roman(number // len(_WORDS) + 1)}"


def _roman(number: int) -> str:
    text = ""
    for value, letters in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            text, number = text + letters, number - value
    return text


def _course(writer: _Writer, course: int, people: list[str]) -> None:
    slug = f"kurssi-{course + 1:02}"
    # Every course has makers of its own, and a few who take part in several.
    share = len(people) // writer.size.courses
    people = [*people[:3], *people[3 + course * share :][: max(share, 6)]]
    works = [_work(writer, course, number, people) for number in range(writer.size.works)]
    per_section = 12
    sections = []
    for start in range(0, len(works), per_section):
        number = start // per_section + 1
        section = f"osa-{number}"
        emblem = _picture(writer, f"tunnus-{course + 1:02}-{number}", people, "emblem")
        embeds = "\n\n".join(f"![[{id_}]]" for id_ in works[start : start + per_section])
        points = "".join(f"  - {writer.sentence()}\n" for _ in range(3))
        writer.write(
            f"courses/{slug}/{number:02}-{section}.md",
            f"---\ntitle: Osa {number}. {writer.title()}\n{emblem}key_points:\n{points}"
            f"minutes: 15\ncontributors: [{{id: {writer.random.choice(people)}, role: author}}]\n"
            f"{_NOTE}---\n{writer.paragraphs(120)}\n\n## {writer.title()}\n\n{embeds}\n",
        )
        sections.append(section)
    emblem = _picture(writer, f"tunnus-{course + 1:02}", people, "emblem")
    points = "".join(f"  - {writer.sentence()}\n" for _ in range(3))
    writer.write(
        f"courses/{slug}/course.yml",
        f"title: Kurssi {course + 1}. {writer.title()}\nsummary: {writer.sentence()}\n"
        f"order: {course + 1}\ntarget_groups: [Sinulle, Läheiselle]\nkey_points:\n{points}"
        f"{emblem}contributors: [{{id: {people[0]}, role: editor}}]\n",
    )


_MIX = [
    "stories",
    "poems",
    "quotes",
    "stories",
    "tips",
    "exercises",
    "stories",
    "quizzes",
    "stories",
    "poems",
    "stories",
    "stories",
    "quotes",
    "stories",
    "tips",
    "stories",
    "exercises",
    "poems",
    "stories",
    "quizzes",
]
"""Kinds in turn: half of the works are stories, and all kinds are there from the eighth work on."""


def _work(writer: _Writer, course: int, number: int, people: list[str]) -> str:
    if writer.size.pictures and number % 10 == 9:
        slug = f"kuva-{course + 1:02}-{number:03}"
        _picture(writer, slug, people, "drawing")
        return f"illustrations/{slug}"
    kind = _MIX[number % len(_MIX)]
    slug = f"{kind}-{course + 1:02}-{number:03}"
    extra, body = _kind(writer, kind)
    who = ", ".join(writer.random.sample(people, 1 if number % 7 else 2))
    writer.write(
        f"content/{kind}/{slug}.md",
        f"---\ntitle: {writer.title()} {number + 1}\ncontributors: [{who}]\n{extra}{_NOTE}---\n"
        f"{body}\n",
    )
    return f"{kind}/{slug}"


def _kind(writer: _Writer, kind: str) -> tuple[str, str]:
    """Front matter and body of a kind."""
    if kind == "stories":
        return f"summary: {writer.sentence()}\n", writer.paragraphs(writer.size.words)
    if kind == "poems":
        stanzas = ["\n".join(writer.sentence() for _ in range(4)) for _ in range(4)]
        return "", "\n\n".join(stanzas)
    if kind == "tips":
        return "", "\n".join(f"- {writer.sentence()}" for _ in range(6))
    if kind == "exercises":
        return "fields: [{id: sana, label: Päivän sana, rows: 3}]\n", writer.paragraphs(60)
    if kind == "quizzes":
        questions = "".join(
            f"  - question: {writer.sentence()}\n    answers:\n"
            f"      - {{text: {writer.title()}, correct: true, feedback: Niin on.}}\n"
            f"      - {{text: {writer.title()} kai, feedback: Ei aivan.}}\n"
            for _ in range(4)
        )
        return f"mode: knowledge\nquestions:\n{questions}", ""
    return "", writer.sentence()


def _picture(writer: _Writer, slug: str, people: list[str], form: str) -> str:
    """An illustration with its file; the line that names it as an emblem, or nothing."""
    if not writer.size.pictures:
        return ""
    writer.write(f"content/illustrations/{slug}.png", png(writer.random.randrange(2**24)))
    prompt = 'prompt: "Miltä toivo näyttää?"\n' if form == "drawing" else ""
    writer.write(
        f"content/illustrations/{slug}.md",
        f"---\ntitle: {writer.title()} {slug.replace('-', ' ')}\n"
        f"contributors: [{writer.random.choice(people)}]\n"
        f"image: {slug}.png\nform: {form}\nalt: Kolme väriä lomittain kuin ilta järvellä, tyyni "
        f"tunnelma\n{prompt}{_NOTE}---\n",
    )
    return f"emblem: {slug}\n"


def png(seed: int, side: int = 900) -> bytes:
    """A picture of soft stripes: a PNG of ``side`` × ``side`` pixels."""
    from PIL import Image, ImageDraw

    generator = random.Random(seed)
    image = Image.new("RGB", (side, side), generator.randbytes(3).hex().join(("#", "")))
    draw = ImageDraw.Draw(image)
    for _ in range(12):
        x, y = generator.randrange(side), generator.randrange(side)
        draw.ellipse((x - 200, y - 200, x + 200, y + 200), fill=f"#{generator.randbytes(3).hex()}")
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def approve_all(root: Path, on: date = date(2026, 5, 1)) -> None:
    """Record the contributors' yes to every work, as `verkkokurssi approve` does."""
    from verkkokurssi.consent import approval_hash, approve_text
    from verkkokurssi.pipeline import load_project

    project = load_project(root, 1)
    for document in project.contributions.values():
        path = root / document.path
        digest = approval_hash(document, project)
        if document.meta.approved is None or document.meta.approved.sha256 != digest:
            path.write_text(approve_text(path.read_text("utf-8"), on, digest), "utf-8")


def copy_inputs(target: Path) -> Path:
    """The repository's own courses, without anything built."""
    target.mkdir(parents=True, exist_ok=True)
    for folder in ("content", "contributors", "courses"):
        shutil.copytree(REPOSITORY / folder, target / folder)
    shutil.copyfile(REPOSITORY / "mkdocs.yml", target / "mkdocs.yml")
    return target
