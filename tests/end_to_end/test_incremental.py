"""After any edits, an incremental build has exactly the bytes of a clean one."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import TODAY, Size, approve_all, make_project, png
from running import differences, snapshot
from verkkokurssi.pipeline import Options, build

INPUTS = ("content", "contributors", "courses")
Edit = Callable[[Path, random.Random], str]


def _pick(root: Path, pattern: str, chance: random.Random) -> Path:
    return chance.choice(sorted(root.glob(pattern)))


def _sub(path: Path, pattern: str, new: str) -> None:
    text = path.read_text("utf-8")
    changed = re.sub(pattern, new, text, count=1, flags=re.MULTILINE)
    assert changed != text, f"{path.name} has no {pattern}"
    path.write_text(changed, "utf-8")


def _word(chance: random.Random) -> str:
    return "".join(chance.choices("aeioukstnlr", k=9))


def change_story_text(root: Path, chance: random.Random) -> str:
    path = _pick(root, "content/stories/*.md", chance)
    path.write_text(path.read_text("utf-8") + f"\nLopuksi {_word(chance)}.\n", "utf-8")
    return path.name


def change_work_title(root: Path, chance: random.Random) -> str:
    path = _pick(root, "content/*/*.md", chance)
    _sub(path, r"^title: .*", f"title: Uusi {_word(chance)}")
    return path.name


def link_one_story_to_another(root: Path, chance: random.Random) -> str:
    path = _pick(root, "content/stories/*.md", chance)
    target = _pick(root, "content/*/*.md", chance).stem
    path.write_text(path.read_text("utf-8") + f"\nKatso myös [[{target}]].\n", "utf-8")
    return f"{path.name} → {target}"


def link_to_a_section(root: Path, chance: random.Random) -> str:
    source = _pick(root, "content/stories/*.md", chance)
    section = _pick(root, "courses/*/[0-9]*.md", chance)
    target = f"{section.parent.name}/{section.stem.partition('-')[2]}"
    source.write_text(f"{source.read_text('utf-8')}\nKatso myös [[{target}]].\n", "utf-8")
    approve_all(root)
    assert build(root, Options(today=TODAY, jobs=1)).built  # the link's words follow the title
    _sub(section, r"^title: .*", f"title: Jakso {_word(chance)}")
    return f"{source.name} → {target}"


def link_from_the_portal(root: Path, chance: random.Random) -> str:
    path = _pick(root, "content/stories/*.md", chance)
    about = rf"\g<0>        Aloita vaikka tästä: [[ {path.stem} ]].\n\n"
    _sub(root / "mkdocs.yml", r"^    about:\n      fi: \|\n", about)
    assert build(root, Options(today=TODAY, jobs=1)).built
    _sub(path, r"^title: .*", f"title: Nimeksi {_word(chance)}")
    return path.name


def link_from_a_biography(root: Path, chance: random.Random) -> str:
    person = _pick(root, "contributors/tekija-*.yml", chance)
    story = _pick(root, "content/stories/*.md", chance)
    text = re.sub(r"^bio: .*\n", "", person.read_text("utf-8"), flags=re.MULTILINE)
    person.write_text(f"{text}bio: Kirjoitin [sen [[ {story.stem} ]].\n", "utf-8")
    assert build(root, Options(today=TODAY, jobs=1)).built
    _sub(story, r"^title: .*", f"title: Nimeksi {_word(chance)}")
    return f"{person.stem} → {story.name}"


def change_emblem_words(root: Path, chance: random.Random) -> str:
    course = _pick(root, "courses/*/course.yml", chance).read_text("utf-8")
    emblem = re.search(r"^emblem: (.*)", course, flags=re.MULTILINE)
    assert emblem
    path = root / f"content/illustrations/{emblem[1]}.md"
    for person in root.glob("contributors/*.yml"):  # so that it is seen on the cards
        text = person.read_text("utf-8")
        person.write_text(re.sub(r"print\]", "print, social]", text), "utf-8")
    assert build(root, Options(today=TODAY, jobs=1)).built
    _sub(path, r"^alt: .*", f"alt: Kuvassa {_word(chance)}")
    return path.name


def rename_contributor(root: Path, chance: random.Random) -> str:
    path = _pick(root, "contributors/tekija-*.yml", chance)
    _sub(path, r"^display_name: .*", f"display_name: Nimi {_word(chance)}")
    return path.name


def hide_contributor(root: Path, chance: random.Random) -> str:
    path = _pick(root, "contributors/tekija-*.yml", chance)
    text = re.sub(r"^(display_name|bio): .*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
    text = re.sub(r"^attribution: .*", "attribution: anonymous", text, flags=re.MULTILINE)
    # An anonymous contributor may not keep an id that says something, so the file moves too.
    new = path.with_name(f"n-{chance.randrange(16**6):06x}x.yml")
    path.unlink()
    new.write_text(text, "utf-8")
    for other in [*root.glob("content/*/*.md"), *root.glob("courses/*/*")]:
        old = other.read_text("utf-8")
        fresh = re.sub(rf"\b{path.stem}\b(?!-)", new.stem, old)
        if fresh != old:
            other.write_text(fresh, "utf-8")
    return f"{path.stem} → {new.stem}"


def change_bio(root: Path, chance: random.Random) -> str:
    path = _pick(root, "contributors/tekija-*.yml", chance)
    text = re.sub(r"^bio: .*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text(f"{text}bio: Minusta {_word(chance)}.\n", "utf-8")
    return path.name


def add_work(root: Path, chance: random.Random) -> str:
    source = _pick(root, "content/stories/*.md", chance)
    new = source.with_name(f"uusi-{_word(chance)}.md")
    shutil.copyfile(source, new)
    _sub(new, r"^title: .*", f"title: Lisätty {new.stem}")
    section = _pick(root, "courses/*/[0-9]*.md", chance)
    section.write_text(f"{section.read_text('utf-8')}\n![[stories/{new.stem}]]\n", "utf-8")
    return new.name


def remove_work(root: Path, chance: random.Random) -> str:
    path = _pick(root, "content/quotes/*.md", chance)
    path.unlink()
    for other in [*root.glob("content/*/*.md"), *root.glob("courses/*/*.md")]:
        old = other.read_text("utf-8")
        fresh = re.sub(rf"^!\[\[quotes/{path.stem}\]\]\n|.*\[\[{path.stem}\]\].*\n", "", old,
                       flags=re.MULTILINE)  # fmt: skip
        if fresh != old:
            other.write_text(fresh, "utf-8")
    return path.name


def withdraw_approval(root: Path, chance: random.Random) -> str:
    path = _pick(root, "content/poems/*.md", chance)
    path.write_text(path.read_text("utf-8") + f"\nSäe ilman lupaa {_word(chance)}.\n", "utf-8")
    return f"unapproved {path.name}"


def change_emblem(root: Path, chance: random.Random) -> str:
    path = _pick(root, "content/illustrations/tunnus-*.png", chance)
    path.write_bytes(png(chance.randrange(2**24)))
    return path.name


def change_frame_text(root: Path, chance: random.Random) -> str:
    path = _pick(root, "courses/*/[0-9]*.md", chance)
    _sub(path, r"^## .*", f"## Väliotsikko {_word(chance)}")
    return path.name


def rename_course(root: Path, chance: random.Random) -> str:
    path = _pick(root, "courses/*/course.yml", chance)
    _sub(path, r"^title: .*", f"title: Kurssi {_word(chance)}")
    return path.parent.name


def change_colours(root: Path, chance: random.Random) -> str:
    path = _pick(root, "courses/*/course.yml", chance)
    text = re.sub(r"^colours: .*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
    colour = chance.choice(["#1f6f6a", "#2f6b4f", "#6b3fa0", "#8f2d3b"])
    path.write_text(f'{text}colours: {{main: "{colour}", warm: "#8f2d3b"}}\n', "utf-8")
    return path.parent.name


def change_settings(root: Path, chance: random.Random) -> str:
    path = root / "mkdocs.yml"
    _sub(path, r"^site_name: .*", f"site_name: Sivusto {_word(chance)}")
    return path.name


def change_nothing(root: Path, chance: random.Random) -> str:
    path = _pick(root, "content/*/*.md", chance)
    path.write_bytes(path.read_bytes())
    return "only a new time"


EDITS: tuple[Edit, ...] = (
    change_story_text, change_work_title, link_one_story_to_another, link_to_a_section,
    rename_contributor, hide_contributor, change_bio, add_work, remove_work, withdraw_approval, change_emblem,
    change_frame_text, rename_course, change_colours, change_settings, change_nothing,
    link_from_the_portal, link_from_a_biography, change_emblem_words,
)  # fmt: skip


def clean_copy(root: Path, elsewhere: Path) -> dict[str, str]:
    """What a clean build of the same files gives."""
    for folder in INPUTS:
        shutil.rmtree(elsewhere / folder, ignore_errors=True)
        shutil.copytree(root / folder, elsewhere / folder)
    shutil.copyfile(root / "mkdocs.yml", elsewhere / "mkdocs.yml")
    assert build(elsewhere, Options(today=TODAY, jobs=1, clean=True)).built
    return snapshot(elsewhere / "build/site")


@pytest.mark.parametrize("seed", range(4))
def test_any_edits_then_an_incremental_build_equal_a_clean_build(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    root = make_project(tmp_path / "project", Size(courses=2, works=14, words=60, pictures=True))
    elsewhere = tmp_path / "clean"
    elsewhere.mkdir()
    assert build(root, Options(today=TODAY, jobs=1)).built
    history = []
    # Every kind of edit is met in some sequence; seeds decide in which company.
    share = [e for i, e in enumerate(EDITS) if i % 4 == seed]
    for edit in [*share, *chance.sample(EDITS, 2)]:
        history.append(f"{edit.__name__}({edit(root, chance)})")
        if edit is not withdraw_approval:
            approve_all(root)
        report = build(root, Options(today=TODAY, jobs=1))
        assert report.built, [history, report.diagnostics]
        wrong = differences(snapshot(root / "build/site"), clean_copy(root, elsewhere))
        assert not wrong, f"after {history}: {wrong[:10]}"


def test_a_changed_story_costs_only_the_pages_it_stands_on(tmp_path: Path) -> None:
    root = make_project(tmp_path / "project", Size(courses=2, works=14, words=60))
    build(root, Options(today=TODAY, jobs=1))
    story = root / "content/stories/stories-01-000.md"
    story.write_text(story.read_text("utf-8") + "\nYksi lause lisää.\n", "utf-8")
    approve_all(root)
    sites = build(root, Options(today=TODAY, jobs=1)).sites
    rendered, reused = sites["kurssi-01"]
    assert 1 <= rendered <= 3
    assert reused > 14
    assert sites["kurssi-02"][0] == 0
