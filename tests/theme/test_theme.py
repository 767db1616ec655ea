"""The theme keeps its promises: nothing foreign, nothing inline, readable colours, no loose ends."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

import verkkokurssi
from verkkokurssi.compile.colours import contrast
from verkkokurssi.compile.strings import STRINGS

PACKAGE = Path(verkkokurssi.__file__).parent
THEME = PACKAGE / "theme"
ASSETS = THEME / "assets" / "vk"
MATERIAL = Path(next(iter(find_spec("material").submodule_search_locations))) / "templates"

TEMPLATES = sorted(THEME.rglob("*.html"))
STYLES = sorted(ASSETS.glob("*.css"))
SCRIPTS = sorted(ASSETS.glob("*.js"))
CSS = {path.name: path.read_text("utf-8") for path in STYLES}


def without_comments(template: str) -> str:
    return re.sub(r"\{#.*?#\}", "", template, flags=re.DOTALL)


def name(path: Path) -> str:
    return path.relative_to(THEME).as_posix()


# ---- Material ------------------------------------------------------------------------------------


def test_the_files_of_material_that_the_theme_names_are_installed() -> None:
    named = re.findall(r'"(assets/[^"]+)"', (THEME / "partials" / "material.html").read_text())
    assert len(named) == 3
    for path in named:
        assert (MATERIAL / path).is_file(), f"Material has no {path}: see partials/material.html"
    assert f'url("../{named[0].removeprefix("assets/")}")' in CSS["material.css"]


def test_the_theme_replaces_only_the_templates_it_says_it_does() -> None:
    replaced = {name(p) for p in TEMPLATES if (MATERIAL / name(p)).exists()}
    assert replaced == {"main.html", "404.html"}


# ---- Nothing foreign, nothing inline -------------------------------------------------------------


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_templates_hold_no_script_and_no_style_of_their_own(path: Path) -> None:
    text = without_comments(path.read_text("utf-8"))
    inline = re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)[^>]*>", text)
    assert not inline
    assert "<style" not in text
    assert not re.search(r"""\s(style|on[a-z]+)=["']""", text)


@pytest.mark.parametrize("path", [*TEMPLATES, *STYLES, *SCRIPTS], ids=name)
def test_nothing_is_fetched_from_another_host(path: Path) -> None:
    text = path.read_text("utf-8").replace("http://www.w3.org/", "")
    assert not re.search(r"(https?:)?//[\w-]+\.[a-z]", text)


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_scripts_are_plain(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"^\s*(import|export)\b", text, re.MULTILINE)
    assert "innerHTML" not in text
    assert "eval(" not in text


def test_what_every_page_carries_is_small() -> None:
    scripts = ("early.js", "frame.js", "exit.js", "zoom.js")
    assert sum((ASSETS / script).stat().st_size for script in scripts) < 20_000
    styles = ("frame.css", "works.css", "pages.css")
    assert sum((ASSETS / style).stat().st_size for style in styles) < 64_000


# ---- Type ----------------------------------------------------------------------------------------


def test_every_font_is_there_small_and_swaps() -> None:
    faces = re.findall(r"@font-face \{(.*?)\}", CSS["frame.css"], re.DOTALL)
    files = {match[1] for face in faces if (match := re.search(r"url\(fonts/([^)]+)\)", face))}
    assert files == {path.name for path in (ASSETS / "fonts").glob("*.woff2")}
    assert all("font-display: swap" in face for face in faces if "url(" in face)
    for file in files:
        data = (ASSETS / "fonts" / file).read_bytes()
        assert data[:4] == b"wOF2"
        assert len(data) < 45_000, file


def test_the_fonts_come_with_their_licence() -> None:
    for licence in ("OFL-atkinson-hyperlegible-next.txt", "OFL-literata.txt"):
        text = (ASSETS / "fonts" / licence).read_text("utf-8")
        assert "SIL Open Font License" in text


# ---- Colours -------------------------------------------------------------------------------------


def scheme(selector: str) -> dict[str, str]:
    """The theme's colours of one scheme; what a course may change has the theme's default."""
    found: dict[str, str] = {}
    for block in re.findall(
        rf"(?:^|\n){re.escape(selector)}[^{{]*\{{(.*?)\}}", CSS["frame.css"], re.S
    ):
        for key, value in re.findall(r"--vk-([\w-]+):\s*([^;]+);", block):
            colour = re.search(r"#[0-9a-f]{3,6}\b", value)
            if colour:
                digits = colour[0][1:]
                found[key] = "#" + ("".join(d * 2 for d in digits) if len(digits) == 3 else digits)
    return found


LIGHT = scheme(":root")
DARK = {**LIGHT, **scheme(':root[data-vk-scheme="dark"]')}
TEXT = [
    ("ink", ("paper", "card", "accent-soft", "warm-soft"), 7.0),
    ("muted", ("paper", "card", "accent-soft", "warm-soft"), 4.5),
    ("accent", ("paper", "card", "accent-soft"), 4.5),
    ("warm", ("paper", "card"), 4.5),
    ("on-accent", ("accent",), 4.5),
    ("edge", ("paper", "card"), 3.0),
]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "grounds", "enough"), TEXT, ids=[t[0] for t in TEXT])
def test_text_can_be_told_from_its_ground(
    colours: dict[str, str], text: str, grounds: tuple[str, ...], enough: float
) -> None:
    for ground in grounds:
        assert contrast(colours[text], colours[ground]) >= enough, (text, ground)


def test_the_system_and_the_reader_choose_the_same_dark_scheme() -> None:
    media = re.search(r"@media \(prefers-color-scheme: dark\) \{(.*?)\n\}", CSS["frame.css"], re.S)
    assert media
    by_system = dict(re.findall(r"(--vk-[\w-]+):\s*([^;]+);", media[1]))
    chosen: dict[str, str] = {}
    for block in re.findall(
        r'\n:root\[data-vk-scheme="dark"\][^{]*\{(.*?)\}', CSS["frame.css"], re.S
    ):
        chosen |= dict(re.findall(r"(--vk-[\w-]+):\s*([^;]+);", block))
    assert by_system
    assert by_system == chosen


def test_every_custom_property_that_is_used_is_set() -> None:
    text = "\n".join(CSS.values())
    used = set(re.findall(r"var\((--vk-[\w-]+)\)", text))
    assert used <= set(re.findall(r"(--vk-[\w-]+):", text))


# ---- Texts and classes ---------------------------------------------------------------------------


def test_every_text_of_the_theme_can_be_translated_and_is_used() -> None:
    text = "\n".join(path.read_text("utf-8") for path in TEMPLATES)
    used = dict(re.findall(r"""\b(?:s|text)\(['"](\w+)['"], ['"]([^'"]+)['"]\)""", text))
    assert used.keys() == STRINGS.keys()
    assert used == dict(STRINGS)


UNSTYLED = {
    # carry meaning for scripts, tests or feeds, and look like the text around them
    "vk-band__link", "vk-band__title", "vk-bands", "vk-bio", "vk-chapters", "vk-credit", "vk-dot",
    "vk-draft__reasons", "vk-expertise", "vk-help__line--emergency", "vk-helpline__about",
    "vk-key", "vk-key__feedback", "vk-key__mark", "vk-key__order",
    "vk-name--anonymous", "vk-other", "vk-panels", "vk-role", "vk-topic", "vk-transcript", "vk-work__head",
}  # fmt: skip


def test_every_class_of_the_pages_has_a_look() -> None:
    used: set[str] = set()
    for path in [*TEMPLATES, *(PACKAGE / "templates").rglob("*.html")]:
        for value in re.findall(r'class="([^"]*)"', without_comments(path.read_text("utf-8"))):
            used |= {c for c in re.findall(r"vk-[\w-]+", value) if not c.endswith("-")}
    known = set(re.findall(r"vk-[\w-]+", "\n".join(CSS.values())))
    known |= {c for path in SCRIPTS for c in re.findall(r"vk-[\w-]+", path.read_text("utf-8"))}
    assert used - known - UNSTYLED - {"vk-colours"} == set()
