"""A course with a show, an event and one work of each other kind; real sound and a real emblem."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from corpus import approve_all, png
from verkkokurssi.attribute import credits
from verkkokurssi.exports import Outlet
from verkkokurssi.load import load
from verkkokurssi.model import Channel, Project

SOUND = Path(__file__).parent.parent / "rules" / "base" / "content" / "podcasts"
SITE = "https://kurssit.example/"
ALL = "channels: [web, podcast, lms, print, social]"
MKDOCS = f"""\
site_name: Kurssit
site_url: {SITE}
theme: {{name: material, language: fi, font: false}}
plugins: [search]
extra:
  verkkokurssi:
    organisation: {{name: Pieni yhdistys, url: "https://pieni.example/"}}
    licence: CC-BY-NC-ND-4.0
    topics: {{toivo: {{fi: toivo}}}}
    help_lines:
      - {{name: Hätänumero, phone: "112", emergency: true, checked_on: 2026-11-01}}
      - {{name: Puhelin, phone: 09 2525 0111, hours: {{fi: aina auki}}, checked_on: 2026-11-24}}
"""
NONE = "content_notes: [none]\n"


def person(record: int, way: str, name: str = "", more: str = "") -> str:
    shown = f"display_name: {name}\n" if name else ""
    return (
        f"attribution: {way}\n{shown}expertise: lived-experience\n{more}"
        f"consents:\n  - {{record: K-2026-00{record}, given: 2026-01-01, {ALL}}}\n"
    )


def episode(number: int, speakers: str, more: str = "", body: str = "Jutellaan.") -> str:
    return (
        f"---\ntitle: Jakso {number}\nsummary: Puhetta.\naudio: a{number}.mp3\n"
        f'duration: "00:00:04"\nepisode: {number}\nseason: 1\npublished: 2026-09-0{number}\n'
        f"speakers: [{speakers}]\ntranscript: a{number}.vtt\n{more}{NONE}---\n{body}\n"
    )


FILES: Mapping[str, str] = {
    "mkdocs.yml": MKDOCS,
    "contributors/kuusi.yml": person(1, "pseudonym", "Kuusi"),
    "contributors/maija.yml": person(2, "name", "Maija"),
    "contributors/n-7k2f.yml": person(3, "anonymous"),
    "contributors/piiri.yml": person(4, "name", "Lukupiiri", "type: group\n"),
    "content/podcasts/yksi.md": episode(
        1,
        "{id: kuusi, role: host}, {id: n-7k2f, role: guest}",
        'chapters:\n  - {start: "00:00:00", title: Alku}\n  - {start: "00:00:02.5", title: Loppu}\n',
        "Luetaan [[runo]] ja [[ei-ole]].",
    ),
    "content/podcasts/kaksi.md": episode(2, "{id: maija, role: host}, {id: kuusi, role: guest}"),
    "content/illustrations/tunnus.md": f"---\ntitle: Metsä\ncontributors: [maija]\nimage: tunnus.png"
    f"\nform: emblem\nalt: Kuusi kuusta rivissä lumessa.\n{NONE}---\n",
    "content/illustrations/osa.md": f"---\ntitle: Järvi\ncontributors: [n-7k2f]\nimage: osa.png"
    f"\nform: emblem\nalt: Tyyni järvi aamulla.\n{NONE}---\n",
    "content/poems/runo.md": f"---\ntitle: Runo\ncontributors: [kuusi]\n{NONE}---\nLunta.\n",
    "content/stories/tarina.md": "---\ntitle: Tarina\nsummary: Mitä näin.\ncontributors: [n-7k2f]\n"
    "content_notes: [{topic: suicide, intensity: mentioned}]\n---\nTekstiä.\n",
    "content/quotes/lause.md": f"---\ntitle: Lause\ncontributors: [piiri]\n{NONE}---\nHyvä näin.\n",
    "content/events/ilta.md": "---\ntitle: Ilta, yhdessä; näin\nsummary: Teetä.\n"
    "form: evening-school\nstart: 2027-02-10T17:30\nend: 2027-02-10T19:00\nplace: Kirjasto\n"
    f"link: https://tapahtuma.example/\nexperience_speaker: kuusi\n{NONE}---\nTule.\n",
    "content/events/kesa.md": "---\ntitle: Kesäilta\nform: webinar\nstart: 2026-07-01T18:00\n"
    f"link: https://tapahtuma.example/k\nexperience_speaker: kuusi\n{NONE}---\nTule.\n",
    "courses/kurssi/course.yml": "title: Kurssi\nsummary: Kaikkea on vähän.\nemblem: tunnus\n"
    "target_groups: [Sinulle]\nkey_points: [Yksi asia]\n"
    "podcast: {title: Ääniä, description: Kahden ihmisen puhetta.}\n"
    "contributors: [{id: maija, role: editor}]\n",
    "courses/kurssi/01-osa.md": "---\ntitle: Osa\nemblem: osa\nkey_points: [Yksi]\nminutes: 15\n"
    f"contributors: [{{id: kuusi, role: author}}]\n{NONE}---\nTervetuloa.\n\n"
    + "\n\n".join(
        f"![[{slug}]]" for slug in ("yksi", "kaksi", "runo", "tarina", "lause", "ilta", "kesa")
    )
    + "\n",
}

Make = Callable[..., Path]
See = Callable[..., Outlet]


def lay(root: Path, changed: Mapping[str, str] | None = None) -> Path:
    """Write the project, with other texts for some of its files; returns its root."""
    for name, text in {**FILES, **(changed or {})}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    for number in (1, 2):
        for suffix in ("mp3", "vtt"):
            target = root / f"content/podcasts/a{number}.{suffix}"
            shutil.copyfile(SOUND / f"kaksi-aanta.{suffix}", target)
    for seed, name in enumerate(("tunnus", "osa")):
        (root / f"content/illustrations/{name}.png").write_bytes(png(seed, 500))
    approve_all(root)
    return root


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Write the project."""
    return lambda changed=None: lay(tmp_path / "project", changed)


def outlet_of(
    project: Project, *, portal: str | None = SITE, course: str | None = "kurssi", **without: str
) -> Outlet:
    """The course as exports see it; everything may go everywhere, but for ``channel=work``."""
    everything = frozenset(project.contributions)
    allowed = {
        channel: everything - {without.get(channel.value, "")}
        for channel in (Channel.WEB, Channel.PODCAST, Channel.SOCIAL)
    }
    found = project.courses[course] if course else None
    return Outlet(project, found, credits(project, allowed[Channel.WEB]), allowed, portal)


@pytest.fixture
def see(make: Make) -> See:
    """The project, written and loaded, as an outlet."""

    def seen(changed: Mapping[str, str] | None = None, **how: str) -> Outlet:
        project = load(make(changed))
        assert not project.problems
        return outlet_of(project, **how)

    return seen
