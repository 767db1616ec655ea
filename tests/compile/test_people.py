"""Bylines as chosen; nothing that tells who is anonymous, or how much one of them made."""

from __future__ import annotations

import dataclasses
import re

from verkkokurssi.model import Attribution, Language, Project

from .conftest import Compile, Sites
from .pages import Reader, html, pages

HIDDEN = ("n-7k2f", "n-9x3q")


def _renamed(project: Project, old: str, new: str) -> Project:
    """The project in which an anonymous contributor's file has another name."""

    def swap(value: object) -> object:
        from verkkokurssi.model import Model

        if isinstance(value, Model):
            return value.model_copy(
                update={name: swap(getattr(value, name)) for name in type(value).model_fields}
            )
        if isinstance(value, tuple):
            return tuple(swap(one) for one in value)
        return new if value == old else value

    def document(found):  # type: ignore[no-untyped-def]
        path, slug = found.path.replace(old, new), new if found.slug == old else found.slug
        return dataclasses.replace(found, path=path, slug=slug, meta=swap(found.meta))

    return dataclasses.replace(
        project,
        contributors={
            (new if id_ == old else id_): document(d) for id_, d in project.contributors.items()
        },
        contributions={id_: document(d) for id_, d in project.contributions.items()},
        courses={
            slug: dataclasses.replace(
                course,
                document=document(course.document),
                sections=tuple(document(s) for s in course.sections),
            )
            for slug, course in project.courses.items()
        },
    )


def test_no_id_of_an_anonymous_contributor_is_written_anywhere(sites: Sites) -> None:
    for site in sites.values():
        for path, text in site.files.items():
            for id_ in HIDDEN:
                assert id_ not in path and id_.encode() not in text, path
        assert not [target for target in site.copies for id_ in HIDDEN if id_ in target]


def test_the_id_of_an_anonymous_contributor_changes_no_byte(
    small: Project, compile_all: Compile, sites: Sites
) -> None:
    for new in ("aaa", "zzz"):
        assert compile_all(_renamed(small, "n-7k2f", new)) == sites


def test_anonymous_makers_are_named_by_their_expertise(sites: Sites) -> None:
    text = Reader(html(pages(sites["pieni"])["tarinat/keittion-poyta.md"])).text
    assert "Nimetön kokemusasiantuntija" in text


def test_two_anonymous_makers_of_one_work_are_counted(sites: Sites) -> None:
    text = Reader(html(pages(sites["pieni"])["kuvat/sarjakuva.md"])).text
    assert "2 nimetöntä kokemusasiantuntijaa" in text


def test_only_people_with_a_public_name_have_a_page(sites: Sites) -> None:
    people = [path for path in pages(sites["pieni"]) if path.startswith("tekijat/")]
    assert sorted(people) == ["tekijat/kuusi.md", "tekijat/maija.md", "tekijat/ryhma.md"]


def test_the_contributors_page_names_nobody_anonymous(sites: Sites) -> None:
    reader = Reader(html(pages(sites["pieni"])["tekijat.md"]))
    assert "Nimetön" not in reader.text
    assert {"../tekijat/kuusi/", "../tekijat/ryhma/"} <= set(reader.values("href"))


def test_roles_stand_in_words(sites: Sites) -> None:
    text = Reader(html(pages(sites["pieni"])["podcast/ensimmainen.md"])).text
    assert re.search(r"Juonto: Kuusi · Vieraana: Nimetön kokemusasiantuntija", text)


def test_licences_lead_to_the_deed_in_the_language_of_the_page(sites: Sites) -> None:
    fi = Reader(html(pages(sites["pieni"])["runot/lumen-alla.md"])).values("href")
    assert "https://creativecommons.org/licenses/by-nc-nd/4.0/deed.fi" in fi
    assert "https://creativecommons.org/publicdomain/zero/1.0/deed.fi" in Reader(
        html(pages(sites["pieni"])["tarinat/snon.md"])
    ).values("href")
    sv = Reader(html(pages(sites["liten"])["berattelser/annan.md"])).values("href")
    assert "https://creativecommons.org/licenses/by-nc-nd/4.0/deed.sv" in sv


def _with(project: Project, id_: str, **values: object) -> Project:
    """The project in which one contributor's file says something else."""
    found = project.contributors[id_]
    changed = dataclasses.replace(found, meta=found.meta.model_copy(update=values))
    return dataclasses.replace(project, contributors={**project.contributors, id_: changed})


def test_everybody_who_is_seen_is_met_once_and_in_their_own_words(sites: Sites) -> None:
    reader = Reader(html(pages(sites["pieni"])["tekijat.md"]))
    met = [href for href in reader.values("href") if href.startswith("../tekijat/")]
    assert sorted(met) == ["../tekijat/kuusi/", "../tekijat/maija/", "../tekijat/ryhma/"]
    assert "Kuusi asuu metsän vieressä." in reader.text


def test_a_page_of_contributors_without_anybody_says_so(
    small: Project, compile_all: Compile
) -> None:
    hidden = small
    for id_ in ("kuusi", "maija", "ryhma"):
        hidden = _with(hidden, id_, attribution=Attribution.ANONYMOUS, display_name=None, bio=None)
    site = compile_all(hidden)["pieni"]
    text = Reader(html(pages(site)["tekijat.md"])).text
    assert "Tämän kurssin tekijät haluavat pysyä nimettöminä. Kiitos jokaiselle." in text


def test_own_words_in_another_language_say_so(
    small: Project, compile_all: Compile, sites: Sites
) -> None:
    finnish = '<div class="vk-text vk-bio" lang="fi">'
    assert finnish in html(pages(sites["liten"])["medverkande/kuusi.md"])
    assert finnish in html(pages(sites["liten"])["medverkande.md"])
    assert finnish not in html(pages(sites["pieni"])["tekijat/kuusi.md"])
    swedish = compile_all(_with(small, "kuusi", bio_language=Language.SV))
    assert finnish not in html(pages(swedish["liten"])["medverkande/kuusi.md"])
    assert finnish.replace("fi", "sv") in html(pages(swedish["pieni"])["tekijat/kuusi.md"])


def test_pictures_are_seen_on_the_page_of_their_maker(sites: Sites) -> None:
    page = html(pages(sites["pieni"])["tekijat/kuusi.md"])
    assert page.count("vk-works__picture") == page.count("<picture") == 1
    assert page.index("<picture") < page.index("kuvat/toivo/")


def test_the_portal_says_whose_its_pictures_are(sites: Sites) -> None:
    page = html(pages(sites["portal"])["index.md"])
    shown = page.split('<ul class="vk-pictures">')[1].split("</ul>")[0]
    assert "Pieni kurssi" in shown
    assert "Maija Meri" in shown
    assert "vk-licence" in shown
    assert "href" not in shown.replace('rel="license noreferrer" href', "")


def test_a_text_says_what_its_maker_knows_it_from(sites: Sites) -> None:
    poem = html(pages(sites["pieni"])["runot/lumen-alla.md"])
    assert 'Kuusi</a><span class="vk-expertise">, kokemusasiantuntija</span>' in poem
    emblem = html(pages(sites["pieni"])["sanat.md"]).split("vk-emblem__by")[1].split("</figure>")[0]
    assert "vk-licence" in emblem
    assert "vk-expertise" not in emblem
