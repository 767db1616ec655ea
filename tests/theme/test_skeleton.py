"""A page in the theme's skeleton, rendered by MkDocs itself."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from selectolax.lexbor import LexborHTMLParser

import verkkokurssi

THEME = Path(verkkokurssi.__file__).parent / "theme"
EXIT = "https://example.org/weather?a=1&b=2"
VK = {
    "kind": "course",
    "slug": "yon-yli",
    "title": "Yön & yli",
    "exit_url": EXIT,
    "menu": [
        {"key": "sections", "title": "Jaksot", "url": "./"},
        {"key": "gallery", "title": "Kuvat & sanat", "url": "galleria/"},
    ],
    "footer": [{"key": "help", "title": "Apua", "url": "apua/"}],
    "sections": [{"slug": "yksi", "title": "Yksi <jakso>", "url": "yksi/", "number": 1}],
    "help": {"text": "Soita 112.", "url": "apua/", "link": "Kaikki apukanavat"},
    "licence": {"text": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
    "publisher": "Yhdistys & ystävät",
    "notice": "Kaikki on <b>keksittyä</b>.",
    "strings": {"skip": "Siirry sisältöön", "exit": "Poistu sivulta"},
}
PAGES = {
    "index.md": "---\ntitle: Kurssi\nvk: {kind: course}\n---\n<h1>Kurssi</h1>\n",
    "yksi.md": "---\ntitle: Yksi <jakso>\nauthor: Salainen Nimi\ndescription: Mitä & miksi\n"
    "vk: {kind: story, draft: true, why: [suostumus puuttuu]}\n---\n# Otsikko\n\nTekstiä.\n",
    "galleria.md": "---\ntitle: Galleria\n---\nTekstiä.\n",
    "apua.md": "---\ntitle: Apua\n---\n# Apua\n",
}


@pytest.fixture(scope="module", params=[False, True], ids=["published", "preview"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of four pages; as preview in the second run."""
    root = tmp_path_factory.mktemp("skeleton")
    (root / "docs").mkdir()
    for file, text in PAGES.items():
        (root / "docs" / file).write_text(text, encoding="utf-8")
    config = {
        "site_name": "Yön & yli",
        "site_url": "https://courses.example/yon-yli/",
        "theme": {"name": "material", "language": "fi", "font": False, "custom_dir": str(THEME)},
        "plugins": ["search"],
        "nav": ["index.md", "yksi.md"],
        "extra": {"generator": False, "vk": VK | {"preview": request.param}},
    }
    file = root / "mkdocs.yml"
    file.write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    build(load_config(str(file)))
    (root / "site" / "preview").write_text(str(request.param))
    return root / "site"


def page(site: Path, name: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / name).read_text("utf-8"))


def is_preview(site: Path) -> bool:
    return (site / "preview").read_text() == "True"


@pytest.mark.parametrize("name", ["index.html", "yksi/index.html", "404.html"])
def test_the_way_out_is_a_plain_link_on_every_page(site: Path, name: str) -> None:
    link = page(site, name).css_first("header .vk-exit")
    assert link.tag == "a"
    assert link.attributes["href"] == EXIT
    assert "noreferrer" in link.attributes["rel"]
    assert link.text() == "Poistu sivulta"


@pytest.mark.parametrize("name", ["index.html", "yksi/index.html", "404.html"])
def test_the_first_link_skips_to_the_content(site: Path, name: str) -> None:
    tree = page(site, name)
    first = tree.css_first("a")
    assert first.text() == "Siirry sisältöön"
    assert tree.css_first(f"main{first.attributes['href']}") is not None


@pytest.mark.parametrize(
    "name", ["index.html", "yksi/index.html", "galleria/index.html", "404.html"]
)
def test_a_page_has_one_main_heading_and_one_of_each_landmark(site: Path, name: str) -> None:
    tree = page(site, name)
    assert len(tree.css("h1")) == 1
    assert len(tree.css("main")) == 1
    assert len(tree.css("body > header")) == 1
    assert len(tree.css("body > footer")) == 1


def test_nobody_is_named_in_the_head(site: Path) -> None:
    text = (site / "yksi" / "index.html").read_text("utf-8")
    assert "Salainen" not in text
    assert "generator" not in text


def test_nothing_runs_or_is_styled_inside_the_page(site: Path) -> None:
    for file in site.rglob("*.html"):
        tree = LexborHTMLParser(file.read_text("utf-8"))
        for script in tree.css("script"):
            kind = script.attributes.get("type", "")
            assert "src" in script.attributes or kind in ("application/json", "application/ld+json")
        assert not tree.css("style, [style]")
        json.loads(tree.css_first("#__config").text())


def test_no_page_asks_another_host_for_anything(site: Path) -> None:
    for file in site.rglob("*.html"):
        tree = LexborHTMLParser(file.read_text("utf-8"))
        asked = [n.attributes.get("src") for n in tree.css("[src]")]
        asked += [
            n.attributes["href"] for n in tree.css("link") if n.attributes["rel"] != "canonical"
        ]
        assert asked
        assert not [url for url in asked if url and re.match(r"(https?:)?//", url)]


def test_everything_a_page_asks_for_is_there(site: Path) -> None:
    tree = page(site, "yksi/index.html")
    asked = [n.attributes["src"] for n in tree.css("script[src]")]
    asked += [n.attributes["href"] for n in tree.css("link") if n.attributes["rel"] != "canonical"]
    asked.append(tree.css_first("#vk-search").attributes["data-vk-bundle"])
    for url in asked:
        assert (site / "yksi" / url).resolve().is_file(), url


def test_titles_are_shown_as_text_never_as_markup(site: Path) -> None:
    tree = page(site, "galleria/index.html")
    links = {n.text(strip=True): n for n in tree.css("#vk-drawer a")}
    assert any("Yksi <jakso>" in text for text in links)
    assert links["Kuvat & sanat"].attributes["aria-current"] == "page"
    assert not tree.css("jakso")


def test_help_in_short_stands_in_the_footer(site: Path) -> None:
    help_ = page(site, "yksi/index.html").css_first("footer .vk-foot__help")
    assert "Soita 112." in help_.text()
    assert help_.css_first("a").attributes["href"] == "../apua/"


def test_the_notice_of_a_course_stands_at_the_foot_of_each_page(site: Path) -> None:
    for name in PAGES:
        tree = page(site, name.replace(".md", "/index.html").replace("index/index", "index"))
        assert tree.css_first("footer .vk-foot__notice").text() == "Kaikki on <b>keksittyä</b>."


def test_a_preview_cannot_be_taken_for_the_course(site: Path) -> None:
    tree = page(site, "yksi/index.html")
    banner = tree.css_first(".vk-preview")
    robots = tree.css_first("meta[name=robots]")
    if is_preview(site):
        assert "suostumus puuttuu" in banner.text()
        assert robots.attributes["content"] == "noindex"
    else:
        assert banner is None
        assert robots is None


def test_the_sitemap_has_no_dates(site: Path) -> None:
    text = (site / "sitemap.xml").read_text("utf-8")
    assert text.startswith("<?xml")
    assert "<loc>https://courses.example/yon-yli/yksi/</loc>" in text
    assert "lastmod" not in text
