"""What must be on the pages for readers."""

from __future__ import annotations

import dataclasses
import re
from itertools import pairwise

import pytest

from verkkokurssi.model import Project

from .conftest import Compile, Sites
from .pages import Reader, html, pages


def _page(sites: Sites, path: str, site: str = "pieni") -> Reader:
    return Reader(html(pages(sites[site])[path]))


def test_only_the_course_and_its_sections_are_in_the_navigation(sites: Sites) -> None:
    config = sites["pieni"].files["mkdocs.yml"].decode()
    assert "nav:\n- index.md\n- sanat.md\n- aanet.md\n" in config


def test_a_section_says_where_we_are(sites: Sites) -> None:
    assert "Jakso 1 kahdesta · noin 15 minuuttia" in _page(sites, "sanat.md").text


def test_a_content_note_stands_before_the_work_and_skips_it(sites: Sites) -> None:
    page = html(pages(sites["pieni"])["sanat.md"])
    note = page.index("Tarinassa mainitaan itsemurha tai itsetuhoiset ajatukset.")
    work, after = page.index('id="vk-story-keittion-poyta"'), page.index('-poyta-end" tabindex')
    assert note < work < after
    assert 'href="#vk-story-keittion-poyta-end"' in page[note:work]


def test_help_stands_beside_what_touches_suicide(sites: Sites) -> None:
    for path in ("sanat.md", "tarinat/keittion-poyta.md"):
        assert 'class="vk-help"' in html(pages(sites["pieni"])[path])
    assert 'class="vk-help"' not in html(pages(sites["pieni"])["runot/lumen-alla.md"])


def test_topics_of_a_note_are_inflected_by_how_strong_they_are(sites: Sites) -> None:
    text = _page(sites, "sanat.md").text
    assert "Tässä jaksossa mainitaan kuolema tai suru." in text
    assert "Tässä jaksossa kerrotaan väkivallasta." in text


def test_headings_go_down_one_step_at_a_time(sites: Sites) -> None:
    for site in sites.values():
        for path, page in pages(site).items():
            levels = [int(t[1]) for t, _ in Reader(html(page)).elements if re.match(r"h\d$", t)]
            assert levels.count(1) == 1 and levels[0] == 1, path
            steps = pairwise(levels)
            assert all(below <= above + 1 for above, below in steps), (path, levels)


def test_a_work_in_another_language_says_so(sites: Sites) -> None:
    page = html(pages(sites["pieni"])["tarinat/snon.md"])
    assert '<h1 class="vk-head__title" lang="sv">Snön</h1>' in page
    assert '<div class="vk-text" lang="sv">' in page
    assert 'lang="' not in html(pages(sites["liten"])["berattelser/annan.md"])


def test_pictures_have_their_size_their_text_and_load_late(sites: Sites) -> None:
    pictures = [a for t, a in _page(sites, "aanet.md").elements if t == "img"]
    assert len(pictures) == 2
    for picture in pictures:
        assert {"alt", "width", "height", "srcset", "sizes"} <= set(picture)
        assert picture["loading"] == "lazy"
    first = next(a for t, a in _page(sites, "sanat.md").elements if t == "img")
    assert first["fetchpriority"] == "high" and "loading" not in first


def test_the_large_picture_opens_without_scripts(sites: Sites) -> None:
    links = [a for t, a in _page(sites, "kuvat/toivo.md").elements if a.get("class") == "vk-zoom"]
    assert [link["href"] for link in links] == ["../../media/aa11-960.jpg"]


def test_average_colours_are_in_the_style_sheet(sites: Sites) -> None:
    site = sites["pieni"]
    css = next(text for path, text in site.files.items() if path.endswith(".css")).decode()
    used = set(re.findall(r"vk-c-[0-9a-f]{6}", b"".join(pages(site).values()).decode()))
    assert used and all(f".{name}{{background-color:" in css for name in used)


def test_a_recording_can_be_read(sites: Sites) -> None:
    text = _page(sites, "podcast/ensimmainen.md").text
    assert "Kuusi Hei, tämä on ensimmäinen." in text
    assert "Nimetön Hei & hei." in text


def test_fields_of_an_exercise_cannot_be_submitted(sites: Sites) -> None:
    fields = [a for t, a in _page(sites, "harjoitukset/sana.md").elements if t == "textarea"]
    assert len(fields) == 2
    assert not [field for field in fields if "name" in field]


def test_a_self_assessment_turns_reversed_questions(sites: Sites) -> None:
    page = _page(sites, "testit/olo.md")
    assert page.values("data-vk-value") == ["0", "1", "2", "2", "1", "0"]


def test_a_shuffled_order_is_not_the_answer(sites: Sites) -> None:
    page = html(pages(sites["pieni"])["testit/visa.md"])
    shuffled = re.search(r'<ul class="vk-shuffled">(.*?)</ul>', page, re.DOTALL)
    assert shuffled is not None
    found = re.findall(r'<li data-vk-place="\d">(.*?)</li>', shuffled[1])
    assert sorted(found) == ["Ensin", "Lopuksi", "Sitten"]
    assert found != ["Ensin", "Sitten", "Lopuksi"]


def test_pairs_to_match_do_not_stand_side_by_side(sites: Sites) -> None:
    page = html(pages(sites["pieni"])["testit/visa.md"])
    right = re.search(r'<ul class="vk-match__right">(.*?)</ul>', page, re.DOTALL)
    assert right is not None
    assert re.findall(r'<li data-vk-place="(\d)">(.*?)</li>', right[1]) == [
        ("1", "valo"),
        ("0", "pimeä"),
    ]


def test_the_second_time_a_work_is_only_linked(sites: Sites) -> None:
    page = html(pages(sites["pieni"])["sanat.md"])
    assert page.count('id="vk-poem-lumen-alla"') == 1
    assert '<a href="#vk-poem-lumen-alla">' in page


def test_the_group_is_counted_by_expertise(sites: Sites) -> None:
    text = _page(sites, "nain-tehtiin.md").text
    assert "5 kokemusasiantuntijaa" in text
    assert text.index("7. lokakuuta 2025") < text.index("4. marraskuuta 2025")
    assert text.index("Pieni kurssi valittiin") < text.index("Iso kurssi")


def test_what_people_gave_is_told_also_without_workshops(sites: Sites) -> None:
    text = Reader(html(pages(sites["liten"])["sa-gjordes-kursen.md"])).text
    assert "Workshopparna" not in text
    assert "1 berättelse" in text and "sagt ja" in text


def test_a_podcast_without_a_show_is_called_podcast_once(
    small: Project, compile_all: Compile
) -> None:
    course = small.courses["pieni"]
    meta = course.meta.model_copy(update={"podcast": None})
    document = dataclasses.replace(course.document, meta=meta)
    changed = dataclasses.replace(course, document=document)
    project = dataclasses.replace(small, courses={**small.courses, "pieni": changed})
    page = html(pages(compile_all(project)["pieni"])["podcast.md"])
    assert page[: page.index("</header>")].count("Podcast<") == 1


def test_why_nobody_speaks_from_experience_is_said(small: Project, compile_all: Compile) -> None:
    found = small.contributions["events/ilta"]
    update = {"experience_speaker": None, "no_speaker_reason": "Ilta on keskustelua."}
    event = dataclasses.replace(found, meta=found.meta.model_copy(update=update))
    works = {**small.contributions, "events/ilta": event}
    project = dataclasses.replace(small, contributions=works)
    text = Reader(html(pages(compile_all(project)["pieni"])["tapahtumat/ilta.md"])).text
    assert "KokemuspuheenvuoroIlta on keskustelua." in text


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("index.md", "Suomeksi · 2 jaksoa · noin 45 min"),
        ("index.md", "På svenska · 1 avsnitt"),
        ("saavutettavuus.md", "Kuvailutulkkaus puuttuu."),
        ("saavutettavuus.md", "Traficom"),
        ("saavutettavuus.md", "14 päivän kuluessa"),
        ("apua.md", "Tiedot on tarkistettu 1. marraskuuta 2026."),
        ("tietoa.md", "Toinen kappale."),
    ],
)
def test_the_portal_says(path: str, words: str, sites: Sites) -> None:
    assert words in _page(sites, path, "portal").text
