"""What is published: only what may be, and nobody otherwise than they chose."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpus import TODAY, Size, approve_all, make_project
from running import EXAMPLE_DAY, run_tool
from verkkokurssi.model import Attribution
from verkkokurssi.pipeline import Options, build, decisions, load_project

TEXT = {".html", ".json", ".xml", ".css", ".js", ".md", ".yml", ".txt", ".vtt", ".svg", ""}


def texts(folder: Path) -> dict[str, str]:
    """Every text file below a folder → its text."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8", "replace")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix in TEXT
    }


@pytest.mark.parametrize("place", ["site", "courses"])
def test_no_id_of_somebody_anonymous_is_anywhere(example: Path, place: str) -> None:
    project = load_project(example, 1)
    ids = [
        id_
        for id_, document in project.contributors.items()
        if document.meta.attribution is Attribution.ANONYMOUS
    ]
    assert len(ids) >= 5
    pattern = re.compile(r"(?<![\w-])(" + "|".join(map(re.escape, ids)) + r")(?![\w-])")
    folder = example / "build" / place
    names = [p.relative_to(folder).as_posix() for p in folder.rglob("*")]
    assert not [name for name in names if pattern.search(name)]
    found = {name: m.group() for name, text in texts(folder).items() if (m := pattern.search(text))}
    assert not found


def test_somebody_anonymous_in_one_work_is_not_linked_from_its_page(example: Path) -> None:
    project = load_project(example, 1)
    checked = 0
    for work in project.contributions.values():
        for entry in work.meta.participants:
            if entry.as_ is not Attribution.ANONYMOUS:
                continue
            name = project.contributors[entry.id].meta.display_name
            for page in (example / "build/site").glob(f"*/*/{work.slug}/index.html"):
                checked += 1
                html = page.read_text("utf-8")
                byline = re.search(r"<article.*?</article>", html, re.DOTALL)
                assert byline is not None
                assert not re.search(rf"/{re.escape(entry.id)}/", byline.group())
                assert name is None or name not in byline.group()
    assert checked


def test_every_example_may_be_published(example: Path) -> None:
    decided = decisions(load_project(example, 1), EXAMPLE_DAY)
    assert decided and all(d.allowed for d in decided.values())


def test_a_work_without_approval_is_left_out_by_build_and_marked_in_the_preview(
    tmp_path: Path,
) -> None:
    root = make_project(tmp_path / "project", Size(courses=1, works=8, words=60))
    story = root / "content/stories/stories-01-000.md"
    tips = root / "content/tips/tips-01-004.md"
    for path in (root / "courses/kurssi-01/01-osa-1.md", tips):
        links = "[[stories-01-000]] ja [[stories-01-000|Ukonilman tarina]]"
        text = f"{path.read_text('utf-8')}\n## Otsikko: {links}\n\nKatso {links}.\n"
        path.write_text(text, "utf-8")
    approve_all(root)
    story.write_text(
        re.sub(r"approved: .*\n", "", story.read_text("utf-8")).replace(
            "\ntitle: ", "\ntitle: Salamakuokka ", 1
        ),
        "utf-8",
    )
    report = build(root, Options(today=TODAY, jobs=1))
    assert report.built
    assert list(report.withheld) == ["stories/stories-01-000"]
    assert not [n for n, text in texts(report.site).items() if "Salamakuokka" in text]
    assert not list(report.site.rglob("*stories-01-000*"))
    # The words of a link tell too much: they are often the title, or who made it.
    for told in ("stories-01-000", "Ukonilma", "ukonilma"):
        assert not [n for n, text in texts(report.site).items() if told in text]

    preview = build(root, Options(today=TODAY, jobs=1, preview=True))
    assert preview.site != report.site
    pages = {n: t for n, t in texts(preview.site).items() if "stories-01-000/index" in n}
    assert pages and all("vk-draft" in text for text in pages.values())
    assert any("Salamakuokka" in t for n, t in texts(preview.site).items() if "osa-1/" in n)
    assert any("Ukonilman tarina</a>" in t for t in texts(preview.site).values())
    # The preview never touches what is published.
    assert not [n for n, text in texts(report.site).items() if "Salamakuokka" in text]


def test_a_preview_shows_the_rest_in_spite_of_errors(tmp_path: Path) -> None:
    """Somebody in the middle of a story must see what is there; a build waits."""
    root = make_project(tmp_path / "project", Size(courses=1, works=8, words=60))
    story = root / "content/stories/stories-01-000.md"
    whole = story.read_text("utf-8")
    story.write_text(whole + "\nSoita 040 123 4567 ja <b>huuda</b>.\n", "utf-8")
    (root / "content/stories/kesken.md").write_text("---\ntitle: ‹Otsikko›\n---\n", "utf-8")

    refused = build(root, Options(today=TODAY, jobs=2))
    codes = {d.code for d in refused.diagnostics if d.severity == "error"}
    assert {"PD102", "TX101", "FM121"} <= codes
    assert not refused.built
    assert not (root / "build").exists()

    for _ in range(2):  # what is wrong is told each time
        preview = build(root, Options(today=TODAY, jobs=1, preview=True))
        assert preview.built and not preview.unchanged
        assert {d.code for d in preview.diagnostics if d.severity == "error"} == codes
    page = next(t for n, t in texts(preview.site).items() if "stories-01-000/index" in n)
    assert "040 123 4567" in page
    assert "<b>huuda" not in page
    assert not list(preview.site.rglob("*kesken*"))
    assert not (root / "build/site").exists()


def test_a_preview_that_cannot_be_made_stays_as_it_was(tmp_path: Path) -> None:
    root = make_project(tmp_path / "project", Size(courses=1, works=8, words=60, pictures=True))
    site = build(root, Options(today=TODAY, jobs=1, preview=True)).site
    before = texts(site)
    for picture in (root / "content/illustrations").glob("*.png"):
        picture.write_bytes(b"\x89PNG\r\n\x1a\nbroken")
    preview = build(root, Options(today=TODAY, jobs=1, preview=True))
    assert not preview.built
    assert "IM" in {d.code[:2] for d in preview.diagnostics}
    assert texts(site) == before


def test_a_withdrawn_consent_takes_the_works_out_at_the_next_build(tmp_path: Path) -> None:
    root = make_project(tmp_path / "project", Size(courses=1, works=8, words=60))
    site = build(root, Options(today=TODAY, jobs=1)).site
    story = (root / "content/stories/stories-01-000.md").read_text("utf-8")
    contributor = re.search(r"contributors: \[([\w-]+)", story).group(1)  # type: ignore[union-attr]
    assert list(site.rglob("stories-01-000"))
    path = root / f"contributors/{contributor}.yml"
    text = path.read_text("utf-8").replace("works: all}", "works: all, withdrawn: 2026-05-20}")
    path.write_text(text, "utf-8")
    # What they wrote into the course itself must be taken out by somebody first: a build says so.
    refused = build(root, Options(today=TODAY, jobs=1))
    assert {d.code for d in refused.diagnostics if d.severity == "error"} <= {"CO106"}
    for page in (root / "courses").rglob("*.*"):
        words = re.sub(r"^contributors:.*\n", "", page.read_text("utf-8"), flags=re.MULTILINE)
        page.write_text(words, "utf-8")
    report = build(root, Options(today=TODAY, jobs=1))
    assert report.built, report.diagnostics
    assert "stories/stories-01-000" in report.withheld
    assert not list(site.rglob("stories-01-000"))


def test_what_was_taken_back_is_not_left_when_another_course_is_built(tmp_path: Path) -> None:
    root = make_project(tmp_path / "project", Size(courses=2, works=8, words=60))
    site = build(root, Options(today=TODAY, jobs=1)).site
    story = root / "content/stories/stories-01-000.md"
    text = story.read_text("utf-8")
    story.write_text(re.sub(r"approved: .*\n", "", text), "utf-8")
    other = root / "content/stories/stories-02-000.md"
    other.write_text(other.read_text("utf-8") + "\nUusi lause.\n", "utf-8")
    approve_all(root)
    story.write_text(re.sub(r"approved: .*\n", "", text), "utf-8")
    for clean in (False, True):
        report = build(root, Options(today=TODAY, jobs=1, courses=("kurssi-02",), clean=clean))
        assert report.built
        assert not list(site.rglob("stories-01-000"))
    # What only changed waits until its course is asked for.
    first = next((root / "content/poems").glob("poems-01-*.md"))
    first.write_text(first.read_text("utf-8").replace("\ntitle: ", "\ntitle: Salama "), "utf-8")
    approve_all(root)
    story.write_text(re.sub(r"approved: .*\n", "", text), "utf-8")
    report = build(root, Options(today=TODAY, jobs=1, courses=("kurssi-02",)))
    assert report.sites["kurssi-01"][0] == 0


def test_a_name_that_was_taken_back_is_not_left_either(tmp_path: Path) -> None:
    root = make_project(tmp_path / "project", Size(courses=2, works=8, words=60))
    site = build(root, Options(today=TODAY, jobs=1)).site
    people = sorted((root / "contributors").glob("*.yml"))
    path = next(
        p for p in people
        if "attribution: pseudonym" in (text := p.read_text("utf-8")) and "bio" not in text
        and any(p.stem in s.read_text("utf-8") for s in (root / "content").glob("*/*-01-*.md"))
    )  # fmt: skip
    text = path.read_text("utf-8")
    name = re.search(r"display_name: (.+)", text).group(1).strip("\"'")  # type: ignore[union-attr]
    assert [n for n, page in texts(site / "kurssi-01").items() if f">{name}<" in page]
    hidden = re.sub(r"display_name: .+\n", "", text).replace("pseudonym", "anonymous")
    path.write_text(hidden, "utf-8")
    approve_all(root)
    assert build(root, Options(today=TODAY, jobs=1, courses=("kurssi-02",))).built
    told = [n for n, page in texts(site).items() if f">{name}<" in page]
    assert not told


def test_a_refused_build_says_what_is_still_public(tmp_path: Path) -> None:
    root = make_project(tmp_path / "project", Size(courses=1, works=8, words=60))
    assert build(root, Options(today=TODAY, jobs=1)).built
    story = root / "content/stories/stories-01-000.md"
    story.write_text(re.sub(r"approved: .*\n", "", story.read_text("utf-8")), "utf-8")
    (root / "content/stories/kesken.md").write_text("---\ntitle: [\n---\n", "utf-8")
    run = run_tool(root, "build", "--lang", "fi", "--today", f"{TODAY}")
    assert run.returncode == 1
    assert "näkyy yhä 1 teos, jota ei saa julkaista: stories/stories-01-000" in run.stdout
    (root / "content/stories/kesken.md").unlink()
    assert "näkyy yhä" not in run_tool(root, "build", "--lang", "fi", "--today", f"{TODAY}").stdout


def test_commands_end_with_the_code_that_scripts_expect(tmp_path: Path) -> None:
    root = make_project(tmp_path / "project", Size(courses=1, works=2, words=30))
    assert run_tool(root, "check", "--today", f"{TODAY}").returncode == 0
    assert run_tool(root, "build", "ei-ole", "--today", f"{TODAY}").returncode == 2
    assert run_tool(tmp_path, "check").returncode == 2
    (root / "contributors/rikki.yml").write_text("attribution: [", "utf-8")
    assert run_tool(root, "check", "--today", f"{TODAY}").returncode == 1
