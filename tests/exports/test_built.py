"""In a built site: what the feed, the head of a page and the calendars lead to is there."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from running import differences, snapshot
from verkkokurssi.pipeline import Options, build

from .conftest import FILES, SITE, Make, lay

WHOLE = {
    "content/podcasts/yksi.md": FILES["content/podcasts/yksi.md"].replace(" ja [[ei-ole]]", "")
}
DAY = Options(today=date(2026, 12, 1), jobs=1)


def head(site: Path, name: str) -> dict[str, str]:
    """The meta tags of a page."""
    tree = LexborHTMLParser((site / name / "index.html").read_text("utf-8"))
    found: Mapping[str, str | None]
    tags: dict[str, str] = {}
    for tag in tree.css("head meta"):
        found = tag.attributes
        tags[found.get("property") or found.get("name") or ""] = found.get("content") or ""
    for tag in tree.css("head link"):
        tags[f"{tag.attributes['rel']} {tag.attributes.get('type') or ''}".strip()] = str(
            tag.attributes["href"]
        )
    return tags


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project, built once. Read it, never change it."""
    report = build(lay(tmp_path_factory.mktemp("built") / "project", WHOLE), DAY)
    assert report.built
    return report.site


def test_what_leaves_the_site_leads_back_to_it(site: Path) -> None:
    feed = (site / "kurssi/podcast.xml").read_text("utf-8")
    for name in ("kurssi/tapahtumat.ics", "kurssi/tapahtumat/ilta.ics", "robots.txt"):
        feed += re.sub("\r\n ", "", (site / name).read_text("utf-8"))
    addresses = set(re.findall(rf"{SITE}([^\s\"&<\\]*)", feed))
    assert len(addresses) > 12
    for address in addresses:
        place = site / address
        assert place.is_file() or (place / "index.html").is_file(), address


def test_every_page_says_what_it_is_and_hides_whom_it_hides(site: Path) -> None:
    data = {}
    for page in sorted(site.rglob("*.html")):
        tree = LexborHTMLParser(page.read_text("utf-8"))
        for block in tree.css('script[type="application/ld+json"]'):
            assert "<" not in block.text()
            data[page.parent.relative_to(site).as_posix()] = json.loads(block.text())
    assert {"kurssi", "kurssi/osa", "kurssi/podcast", "kurssi/tarinat/tarina", "."} <= data.keys()
    assert not [name for name in data if "tekijat" in name]
    assert "n-7k2f" not in json.dumps(data)
    for name, found in data.items():
        assert found["@id"] == f"{SITE}{name}/".replace("./", "")


def test_a_link_to_a_page_has_a_card(site: Path) -> None:
    story, section, front = (head(site, f"kurssi/{n}") for n in ("tarinat/tarina", "osa", ""))
    for tags in (story, section, front):
        assert tags["twitter:card"] == "summary_large_image"
        assert tags["og:url"] == tags["canonical"]
        assert tags["og:title"] and tags["og:locale"] == "fi_FI" and tags["og:image:alt"]
        card = site / tags["og:image"].removeprefix(SITE)
        assert card.read_bytes()[:3] == b"\xff\xd8\xff"
        assert tags["alternate application/rss+xml"].endswith("podcast.xml")
    assert story["og:image"] == front["og:image"] != section["og:image"]
    portal = head(site, "")
    assert portal["og:image"] != front["og:image"]
    assert (site / portal["og:image"].removeprefix(SITE)).read_bytes()[:3] == b"\xff\xd8\xff"
    assert "alternate application/rss+xml" not in head(site, "")


def test_pages_offer_the_feed_the_calendar_and_the_chapters(site: Path) -> None:
    def links(name: str) -> list[str]:
        page = site / "kurssi" / name / "index.html"
        tree = LexborHTMLParser(page.read_text("utf-8"))
        found = [str(a.attributes.get("href")) for a in tree.css("main a")]
        return [str((page.parent / href).resolve()) for href in found if "://" not in href]

    course = site.resolve() / "kurssi"
    assert str(course / "podcast.xml") in links("podcast")
    assert str(course / "podcast/yksi.chapters.json") in links("podcast/yksi")
    assert str(course / "tapahtumat/ilta.ics") in links("tapahtumat/ilta")
    assert str(course / "tapahtumat.ics") in links("tapahtumat/ilta")


def test_a_past_event_says_so_and_offers_nothing_to_come_to(make: Make) -> None:
    root = make(WHOLE)

    def page(name: str, today: date) -> str:
        site = build(root, replace(DAY, today=today)).site
        html = (site / f"kurssi/tapahtumat/{name}/index.html").read_text("utf-8")
        article = re.search(r"<article.*?</article>", html, re.DOTALL)
        assert article is not None
        return article.group()

    past = page("kesa", date(2026, 12, 1))
    assert "vk-past" in past and ".ics" not in past and "tapahtuma.example" not in past
    assert "vk-past" not in page("ilta", date(2027, 2, 10))
    assert "vk-past" in page("ilta", date(2027, 2, 11))


def test_a_consent_that_loses_the_podcast_changes_the_feed_at_the_next_build(make: Make) -> None:
    root = make(WHOLE)
    site = build(root, DAY).site
    assert "Jakso 1" in (site / "kurssi/podcast.xml").read_text("utf-8")
    path = root / "contributors/n-7k2f.yml"
    path.write_text(FILES["contributors/n-7k2f.yml"].replace("podcast, ", ""), "utf-8")
    site = build(root, DAY).site
    assert "Jakso 1" not in (site / "kurssi/podcast.xml").read_text("utf-8")
    assert (site / "kurssi/podcast/yksi/index.html").is_file()
    again = snapshot(site)
    clean = snapshot(build(root, replace(DAY, clean=True)).site)
    assert not differences(again, clean)


def test_a_preview_goes_nowhere(make: Make) -> None:
    site = build(make(WHOLE), replace(DAY, preview=True)).site
    assert (site / "kurssi/podcast/yksi/index.html").is_file()
    assert not [*site.rglob("podcast.xml"), *site.rglob("*.ics"), *site.rglob("*-card.jpg")]
    text = (site / "kurssi/podcast/yksi/index.html").read_text("utf-8")
    assert "ld+json" not in text and "og:" not in text
