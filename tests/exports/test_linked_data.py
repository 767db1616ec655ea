"""JSON-LD: what pages are, and no more about people than their byline."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from verkkokurssi.exports import Made, linked_data, robots

from .conftest import FILES, SITE, Make, See, episode, outlet_of, person

WHERE = {
    "": "Course",
    "osa/": "LearningResource",
    "podcast/": "PodcastSeries",
    "podcast/yksi/": "PodcastEpisode",
    "kuvat/tunnus/": "VisualArtwork",
    "runot/runo/": "CreativeWork",
    "tarinat/tarina/": "ShortStory",
    "lainaukset/lause/": "Quotation",
    "tapahtumat/ilta/": "EducationEvent",
}


def linked(see: See, changed: dict[str, str] | None = None, **how: Any) -> dict[str, Any]:
    outlet = see(changed, **how)
    found = linked_data(outlet, Made(feed="podcast.xml", cover="media/a-cover.jpg")).linked
    text = json.dumps(found, ensure_ascii=False)
    assert json.loads(text) == found
    return dict(found)


@pytest.mark.parametrize(("address", "type_"), WHERE.items())
def test_each_kind_of_page_says_what_it_is(see: See, address: str, type_: str) -> None:
    page = linked(see)[address]
    types = [page["@type"]] if isinstance(page["@type"], str) else page["@type"]
    assert types[0] == type_
    assert page["@context"] == "https://schema.org"
    assert page["url"] == page["@id"] == f"{SITE}kurssi/{address}"
    assert page["name"] and page["inLanguage"] == "fi"
    assert None not in page.values() and "" not in page.values()
    if types[1:]:
        assert types[1:] == ["LearningResource"]
        assert page["license"] == "https://creativecommons.org/licenses/by-nc-nd/4.0/"
        assert page["isPartOf"][0]["@type"] == "Course"
        for key in ("accessMode", "accessibilityFeature", "accessibilitySummary", "creditText",
                    "copyrightNotice", "isAccessibleForFree", "publisher"):  # fmt: skip
            assert page[key], key


def test_a_course_says_for_whom_how_long_and_of_what(see: See) -> None:
    course = linked(see)[""]
    assert course["provider"] == {
        "@type": "Organization",
        "name": "Pieni yhdistys",
        "url": "https://pieni.example/",
    }
    assert course["timeRequired"] == "PT15M"
    assert course["teaches"] == ["Yksi asia"]
    assert course["audience"] == [
        {"@type": "EducationalAudience", "audienceType": "Sinulle"}
    ]  # fmt: skip
    assert course["hasCourseInstance"]["courseMode"] == "online"
    assert course["hasCourseInstance"]["courseWorkload"] == "PT15M"
    assert [part["url"] for part in course["hasPart"]] == [f"{SITE}kurssi/osa/"]


def test_an_episode_leads_to_its_sound_its_text_and_its_feed(see: See) -> None:
    page = linked(see)["podcast/yksi/"]
    assert page["episodeNumber"] == 1 and page["duration"] == "PT4S"
    assert page["partOfSeries"]["webFeed"] == f"{SITE}kurssi/podcast.xml"
    media = page["associatedMedia"]
    assert re.fullmatch(rf"{SITE}kurssi/media/yksi\.[0-9a-f]{{8}}\.mp3", media["contentUrl"])
    assert media["encodingFormat"] == "audio/mpeg"
    assert media["transcript"].endswith(".vtt")


def test_an_event_has_its_hour_and_its_places(see: See) -> None:
    event = linked(see)["tapahtumat/ilta/"]
    assert event["startDate"] == "2027-02-10T17:30:00+02:00"
    assert event["eventAttendanceMode"].endswith("/MixedEventAttendanceMode")
    assert [place["@type"] for place in event["location"]] == ["Place", "VirtualLocation"]
    assert "Kuusi" not in json.dumps(event)


def test_people_are_their_byline_and_nothing_else(see: See) -> None:
    pages = linked(see)
    assert pages["runot/runo/"]["author"] == [{"@type": "Person", "name": "Kuusi"}]
    assert pages["lainaukset/lause/"]["author"] == [{"@type": "Organization", "name": "Lukupiiri"}]
    everything = json.dumps(pages, ensure_ascii=False)
    assert "n-7k2f" not in everything
    assert "kuusi/" not in everything and "maija" not in everything  # no ids, no pages of people


def test_somebody_anonymous_is_no_author_but_is_thanked_in_words(see: See) -> None:
    story = linked(see)["tarinat/tarina/"]
    assert not {"author", "contributor", "creator"} & story.keys()
    assert story["creditText"] == "nimetön kokemusasiantuntija"
    episode_ = linked(see)["podcast/yksi/"]
    assert episode_["contributor"] == [{"@type": "Person", "name": "Kuusi"}]
    assert episode_["creditText"] == "Kuusi, nimetön kokemusasiantuntija"


def test_a_name_that_is_hidden_in_one_work_is_hidden_there(see: See) -> None:
    poem = FILES["content/poems/runo.md"].replace("[kuusi]", "[{id: kuusi, as: anonymous}]")
    page = linked(see, {"content/poems/runo.md": poem})["runot/runo/"]
    assert "Kuusi" not in json.dumps(page, ensure_ascii=False)


def test_a_work_with_a_content_note_is_not_quoted(see: See) -> None:
    quote = FILES["content/quotes/lause.md"]
    assert linked(see)["lainaukset/lause/"]["text"] == "Hyvä näin."
    heavy = quote.replace("[none]", "[{topic: suicide, intensity: mentioned}]")
    assert "text" not in linked(see, {"content/quotes/lause.md": heavy})["lainaukset/lause/"]


TIPS = """---
title: Vinkit
contributors: [kuusi, n-7k2f]
content_notes: [none]
tips:
  - {text: "Avaa *ikkuna*.", contributors: [kuusi]}
  - {text: Soita., contributors: [n-7k2f]}
---
Mikä auttaa.
"""


def _tips(see: See, text: str) -> dict[str, Any]:
    course = FILES["courses/kurssi/01-osa.md"] + "\n![[vinkit]]\n"
    new = {"content/tips/vinkit.md": text, "courses/kurssi/01-osa.md": course}
    return linked(see, new)["vinkit/vinkit/"]


def test_each_tip_has_the_byline_that_its_maker_chose(see: See) -> None:
    first, second = _tips(see, TIPS)["mainEntity"]["itemListElement"]
    assert first["item"]["text"] == "Avaa ikkuna."
    assert first["item"]["author"] == [{"@type": "Person", "name": "Kuusi"}]
    assert "author" not in second["item"]
    assert second["item"]["creditText"] == "nimetön kokemusasiantuntija"
    assert "n-7k2f" not in json.dumps([first, second])


def test_tips_with_a_content_note_are_not_quoted(see: See) -> None:
    heavy = TIPS.replace("[none]", "[{topic: suicide, intensity: mentioned}]")
    assert "mainEntity" not in _tips(see, heavy)


def test_what_has_no_page_has_no_data(see: See) -> None:
    pages = linked(see, web="poems/runo")
    assert "runot/runo/" not in pages
    assert "Runo" not in json.dumps(pages, ensure_ascii=False)


def test_without_an_address_nothing_points_anywhere(see: See) -> None:
    outlet = see()
    pages = linked_data(outlet_of(outlet.project, portal=None), Made()).linked
    text = json.dumps(pages)
    assert "kurssit.example" not in text and '"@id"' not in text and "contentUrl" not in text


def test_hostile_names_stay_names(see: See) -> None:
    name = json.dumps("</script><b>\u2028\"'", ensure_ascii=False)
    page = linked(see, {"contributors/kuusi.yml": person(1, "pseudonym", name)})["runot/runo/"]
    assert page["author"][0]["name"].startswith("</script><b>")


def test_the_portal_lists_its_courses_and_robots_find_every_list_of_pages(make: Make) -> None:
    from verkkokurssi.load import load

    portal = outlet_of(load(make()), course=None)
    site = linked_data(portal, Made()).linked[""]
    assert site["@type"] == "WebSite"
    assert [course["url"] for course in site["hasPart"]] == [f"{SITE}kurssi/"]
    text = robots(portal).files["docs/robots.txt"].decode()
    assert text.splitlines() == [
        "User-agent: *",
        "Allow: /",
        "",
        f"Sitemap: {SITE}sitemap.xml",
        f"Sitemap: {SITE}kurssi/sitemap.xml",
    ]


def test_an_episode_without_a_transcript_does_not_promise_one(see: See) -> None:
    bare = re.sub(r"transcript: .*\n", "", episode(1, "{id: kuusi, role: host}"))
    page = linked(see, {"content/podcasts/yksi.md": bare})["podcast/yksi/"]
    assert page["accessModeSufficient"] == ["auditory"]
    assert "transcript" not in page["associatedMedia"]
