"""The feed says what directories and apps need, and names nobody who did not want it."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import feedparser
import podcastparser
import pytest
from lxml import etree

from verkkokurssi.addresses import show_guid
from verkkokurssi.exports import Outlet, cover
from verkkokurssi.exports.podcast import podcast_feed
from verkkokurssi.images import cover_art
from verkkokurssi.load import load
from verkkokurssi.model import Channel, Extras
from verkkokurssi.pipeline.extras import allowed

from .conftest import FILES, SITE, Make, See, episode, outlet_of, person

NS = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
}
GUEST = "{id: kuusi, role: host}, {id: n-7k2f, role: guest}"


def made(outlet: Outlet) -> Extras:
    poster = cover(outlet)
    assert poster is not None
    return podcast_feed(outlet, cover_art(poster, outlet.project.root / "cache"))


def feed(outlet: Outlet) -> Any:
    return etree.fromstring(made(outlet).files["docs/podcast.xml"])


def said(element: Any, path: str) -> list[str]:
    """Texts, or attribute values for a path that ends in @name."""
    where, _, attribute = path.partition("@")
    found = element.findall(where.rstrip("/"), NS)
    return [e.get(attribute) if attribute else (e.text or "") for e in found]


def items(root: Any) -> dict[str, Any]:
    return {said(item, "title")[0]: item for item in root.iter("item")}


def test_a_shows_number_comes_from_the_address_of_its_feed() -> None:
    known = "9b024349-ccf0-5f69-a609-6b82873eab3c"
    assert show_guid("podnews.net/rss") == show_guid("https://podnews.net/rss/") == known


def test_the_channel_has_all_that_directories_ask_for(see: See) -> None:
    root = feed(see())
    assert root.get("version") == "2.0"
    once = {
        "title": "Ääniä",
        "link": f"{SITE}kurssi/podcast/",
        "description": "Kahden ihmisen puhetta.",
        "language": "fi",
        "itunes:author": "Pieni yhdistys",
        "itunes:explicit": "false",
        "itunes:type": "serial",
        "itunes:category@text": "Health & Fitness",
        "itunes:category/itunes:category@text": "Mental Health",
        "atom:link@href": f"{SITE}kurssi/podcast.xml",
        "podcast:guid": show_guid("kurssit.example/kurssi/podcast.xml"),
        "podcast:locked": "yes",
        "podcast:medium": "course",
        "podcast:license": "cc-by-nc-nd-4.0",
    }
    for path, value in once.items():
        assert said(root, f"channel/{path}") == [value], path
    assert said(root, "channel/itunes:image@href")[0].startswith(f"{SITE}kurssi/media/")


def test_an_episode_has_all_that_apps_ask_for(see: See) -> None:
    outlet = see()
    root = feed(outlet)
    item = items(root)["Jakso 1"]
    sound = outlet.project.root / "content/podcasts/a1.mp3"
    once = {
        "link": f"{SITE}kurssi/podcast/yksi/",
        "enclosure@length": str(sound.stat().st_size),
        "enclosure@type": "audio/mpeg",
        "guid@isPermaLink": "false",
        "itunes:duration": "4",
        "itunes:explicit": "false",
        "itunes:episode": "1",
        "itunes:season": "1",
        "itunes:episodeType": "full",
        "podcast:episode": "1",
        "podcast:episode@display": "Jakso 1",
        "podcast:season@name": "Kausi 1",
        "podcast:transcript@type": "text/vtt",
        "podcast:transcript@rel": "captions",
        "podcast:transcript@language": "fi",
        "podcast:chapters@type": "application/json+chapters",
        "podcast:license": "cc-by-nc-nd-4.0",
    }
    for path, value in once.items():
        assert said(item, path) == [value], path
    when = parsedate_to_datetime(said(item, "pubDate")[0])
    assert when.isoformat() == "2026-09-01T06:00:00+03:00"
    addresses = [v for e in root.iter() for k, v in e.attrib.items() if k in ("url", "href")]
    assert addresses and all(a.startswith("https://") for a in addresses)
    assert not said(root, ".//podcast:location")


def test_everything_the_feed_leads_to_is_published_with_it(see: See) -> None:
    extras = made(see())
    text = extras.files["docs/podcast.xml"].decode()
    wanted = set(re.findall(rf'"{SITE}kurssi/([^"]+\.(?:mp3|vtt|json|jpg|xml))"', text))
    assert {name.rsplit(".", 1)[1] for name in wanted} == {"mp3", "vtt", "json", "jpg", "xml"}
    there = {name.removeprefix("docs/") for name in (*extras.files, *extras.copies)}
    assert wanted <= there
    assert all(Path(source).is_file() for source in extras.copies.values())
    chapters = json.loads(extras.files["docs/podcast/yksi.chapters.json"])
    assert chapters == {
        "version": "1.2.0",
        "chapters": [{"startTime": 0, "title": "Alku"}, {"startTime": 2.5, "title": "Loppu"}],
    }
    assert extras.beside == {"podcasts/yksi": "podcast/yksi.chapters.json"}


def test_other_readers_read_the_same(see: See) -> None:
    text = made(see()).files["docs/podcast.xml"]
    first = feedparser.parse(text)
    assert not first.bozo
    assert [e.title for e in first.entries] == ["Jakso 2", "Jakso 1"]
    assert first.entries[1].enclosures[0].type == "audio/mpeg"
    second = podcastparser.parse(f"{SITE}kurssi/podcast.xml", io.BytesIO(text))
    assert second["title"] == "Ääniä" and second["cover_url"].endswith("-cover.jpg")
    assert [e["number"] for e in second["episodes"]] == [1, 2]  # a serial show
    assert second["episodes"][0]["total_time"] == 4


def test_nobody_anonymous_is_named_and_their_host_stands_at_the_episode(see: See) -> None:
    outlet = see()
    root = feed(outlet)
    item = items(root)["Jakso 1"]
    persons = item.findall("podcast:person", NS)
    assert [(p.text, p.get("group"), p.get("role")) for p in persons] == [("Kuusi", "cast", "host")]
    assert "Vieraana: Nimetön kokemusasiantuntija." in said(item, "description")[0]
    assert "n-7k2f" not in etree.tostring(root, encoding="unicode")
    hosts = said(root, "channel/podcast:person")
    assert hosts == ["Maija", "Kuusi"]


def test_an_episode_of_nobody_with_a_name_is_not_given_the_hosts_of_the_show(see: See) -> None:
    alone = episode(1, "{id: n-7k2f, role: narrator}")
    root = feed(see({"content/podcasts/yksi.md": alone}))
    assert said(items(root)["Jakso 1"], "podcast:person") == []
    assert said(root, "channel/podcast:person") == []


@pytest.mark.parametrize(
    ("host", "guest", "inside"),
    [
        ("web, podcast", "web, podcast", True),
        ("podcast", "podcast", True),
        ("web, podcast", "web", False),
        ("web", "web, podcast", False),
        ("web", "web", False),
    ],
)
def test_all_voices_of_an_episode_must_allow_the_channel(
    make: Make, host: str, guest: str, inside: bool
) -> None:
    def only(who: str, channels: str) -> dict[str, str]:
        text = FILES[f"contributors/{who}.yml"]
        return {f"contributors/{who}.yml": re.sub(r"\[.*\]", f"[{channels}]", text)}

    project = load(make(only("kuusi", host) | only("n-7k2f", guest)))
    may = allowed(project, frozenset(), date(2026, 12, 1))
    assert ("podcasts/yksi" in may[Channel.PODCAST]) is inside
    assert "podcasts/kaksi" in may[Channel.PODCAST] or "podcast" not in host


def test_an_episode_that_only_the_feed_may_have_leads_to_the_course(see: See) -> None:
    root = feed(see(web="podcasts/yksi"))
    item = items(root)["Jakso 1"]
    assert said(item, "link") == [f"{SITE}kurssi/"]
    assert f"{SITE}kurssi/podcast/yksi/" not in said(item, "description")[0]
    assert said(item, "podcast:person") == ["Kuusi"]


def test_what_the_channel_does_not_allow_is_not_in_the_feed(see: See) -> None:
    outlet = see(podcast="podcasts/yksi")
    extras = made(outlet)
    assert list(items(feed(outlet))) == ["Jakso 2"]
    assert not [name for name in (*extras.files, *extras.copies) if "yksi" in name]


def test_without_a_show_or_an_https_address_there_is_no_feed(see: See, make: Make) -> None:
    outlet = see()
    art = cover_art(cover(outlet), outlet.project.root / "cache")  # type: ignore[arg-type]
    for portal in (None, "http://kurssit.example/"):
        assert podcast_feed(outlet_of(outlet.project, portal=portal), art) == Extras()
    course = re.sub(r"podcast: .*\n", "", FILES["courses/kurssi/course.yml"])
    silent = outlet_of(load(make({"courses/kurssi/course.yml": course})))
    assert cover(silent) is None
    assert podcast_feed(silent, art) == Extras()


def test_numbers_stay_when_titles_texts_and_sound_change(see: See) -> None:
    before = feed(see())
    changed = episode(1, GUEST, body="Aivan muuta.").replace("title: Jakso 1", "title: Uusi nimi")
    after = feed(see({"content/podcasts/yksi.md": changed}))
    assert said(before, "channel/item/guid") == said(after, "channel/item/guid")
    assert all(UUID(guid).version == 5 for guid in said(after, "channel/item/guid"))
    assert len(set(said(after, "channel/item/guid"))) == 2


def test_stored_numbers_stay_when_the_site_moves(see: See) -> None:
    stored = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    course = FILES["courses/kurssi/course.yml"].replace("puhetta.}", f"puhetta., guid: {stored}}}")
    old = episode(1, GUEST, "guid: vanha-numero-1\n")
    outlet = see({"courses/kurssi/course.yml": course, "content/podcasts/yksi.md": old})
    there = feed(outlet)
    moved = feed(outlet_of(outlet.project, portal="https://uusi.example/"))
    assert said(there, "channel/podcast:guid") == said(moved, "channel/podcast:guid") == [stored]
    assert said(there, "channel/item/guid") == said(moved, "channel/item/guid")
    assert said(there, "channel/item/guid")[1] == "vanha-numero-1"


def test_a_file_on_another_host_is_taken_as_it_is_described(see: See) -> None:
    elsewhere = episode(1, GUEST).replace(
        "audio: a1.mp3", "audio: {url: https://ääni.example/1.mp3, bytes: 4321, type: audio/mpeg}"
    )
    item = items(feed(see({"content/podcasts/yksi.md": elsewhere})))["Jakso 1"]
    enclosure = item.find("enclosure")
    assert dict(enclosure.attrib) == {
        "url": "https://ääni.example/1.mp3",
        "length": "4321",
        "type": "audio/mpeg",
    }


HOSTILE = [
    "<b>&amp;</b> ]]> \"'",
    "</title><item>",
    "&lt;script&gt;",
    "\u202eoikea",
    "%00 {{ 7*7 }}",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(see: See, text: str) -> None:
    quoted = json.dumps(text, ensure_ascii=False)
    changed = {
        "content/podcasts/yksi.md": episode(1, GUEST, body=text).replace(
            "title: Jakso 1", f"title: {quoted}"
        ),
        "contributors/kuusi.yml": person(1, "pseudonym", quoted),
        "courses/kurssi/course.yml": FILES["courses/kurssi/course.yml"].replace("Ääniä", quoted),
    }
    root = feed(see(changed))
    assert said(root, "channel/title") == [text]
    assert said(root, "channel/item/title") == ["Jakso 2", text]
    assert text in said(items(root)[text], "podcast:person")
    assert "<script" not in said(items(root)[text], "description")[0]
    assert len(list(root.iter("item"))) == 2


def test_notes_link_only_to_pages_and_a_long_note_gives_way_to_the_summary(see: See) -> None:
    notes = said(items(feed(see()))["Jakso 1"], "description")[0]
    assert f'<a href="{SITE}kurssi/runot/runo/">Runo</a>' in notes
    assert notes.count("<a ") == 2 and "ei-ole" not in notes
    assert "112" in notes
    long = episode(1, GUEST, body="ää " * 3000)
    notes = said(items(feed(see({"content/podcasts/yksi.md": long})))["Jakso 1"], "description")[0]
    assert len(notes.encode()) <= 4000
    assert notes.startswith("<p>Puhetta.</p>") and "112" in notes


def test_what_an_episode_touches_is_said_first(see: See) -> None:
    heavy = episode(1, GUEST).replace(
        "content_notes: [none]", "content_notes: [{topic: suicide, intensity: mentioned}]"
    )
    notes = said(items(feed(see({"content/podcasts/yksi.md": heavy})))["Jakso 1"], "description")[0]
    assert re.match(r"<p>[^<]*itsemurha[^<]*</p>", notes)


def test_a_licence_without_an_spdx_id_leads_to_a_page_that_tells_it(see: See) -> None:
    closed = episode(1, GUEST, "licence: all-rights-reserved\n")
    item = items(feed(see({"content/podcasts/yksi.md": closed})))["Jakso 1"]
    assert said(item, "podcast:license") == ["Kaikki oikeudet tekijällä"]
    assert said(item, "podcast:license@url") == [f"{SITE}kurssi/podcast/yksi/"]


def test_the_same_project_gives_the_same_bytes(see: See) -> None:
    outlet = see()
    assert made(outlet).files == made(outlet_of(load(outlet.project.root))).files
