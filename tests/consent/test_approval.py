"""The yes is bound to what readers see: to all of it, and to nothing else."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from unicodedata import normalize

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from verkkokurssi.consent import approval_hash, approve_text
from verkkokurssi.diagnostics import VerkkokurssiError
from verkkokurssi.model import Approval, Checks, Document, Licence, Project, Settings, Story

SHA = "5e" * 32
DRAWING = {"image": "a.png", "form": "drawing", "alt": "Kuusi seisoo yksin lumessa."}


@pytest.fixture
def drawing(world):
    folder = world.project.root / "content/illustrations"
    folder.mkdir(parents=True)
    (folder / "a.png").write_bytes(b"pixels")
    return world.work("illustrations", **DRAWING)


def changed(work, **meta):
    return replace(work, meta=work.meta.model_copy(update=meta))


# What changes nothing for a reader


@pytest.mark.parametrize(
    "body",
    [
        "Hengitän.\n\nMetsä.",
        "Hengitän.\n\nMetsä.\n\n\n",
        "Hengitän.  \n \nMetsä.\t\n",
        "Hengitän.\r\n\r\nMetsä.\r\n",
        "Hengita\u0308n.\n\nMetsa\u0308.\n",
    ],
)
def test_the_layout_of_the_file_does_not_matter(world, body):
    as_written = world.work(body="Hengitän.\n\nMetsä.\n")
    assert approval_hash(world.work(body=body), world.project) == approval_hash(
        as_written, world.project
    )


def test_approval_checks_and_consents_do_not_matter(world):
    work = world.work()
    before = approval_hash(work, world.project)
    yes = Approval(on=date(2026, 5, 1), sha256=SHA)
    assert approval_hash(changed(work, approved=yes), world.project) == before
    ignore = Checks(ignore={"ST101": "asked for it"})
    assert approval_hash(changed(work, checks=ignore), world.project) == before
    world.contributor(consents=[])
    assert approval_hash(work, world.project) == before
    world.contributor(age_group="30-49", bio="Pitää saunasta.")
    assert approval_hash(work, world.project) == before


def test_what_goes_without_saying_may_be_said(world):
    plain = approval_hash(world.work(), world.project)
    said = world.work(
        contributors=[{"id": "kuusi", "role": "author", "as": "pseudonym"}],
        licence=Settings().licence,
        language="fi",
    )
    assert approval_hash(said, world.project) == plain


def test_an_id_is_not_seen(world):
    """The same person under another file name: readers see no difference."""
    before = approval_hash(world.work(), world.project)
    world.contributor("n-7k2f", display_name="Kuusi")
    assert approval_hash(world.work(contributors=["n-7k2f"]), world.project) == before


# What a reader sees


@pytest.mark.parametrize(
    "meta",
    [
        {"title": "Meri"},
        {"summary": "Lyhyesti."},
        {"licence": "CC0-1.0"},
        {"language": "sv"},
        {"topics": ["uni"]},
        {"content_notes": [{"topic": "suicide", "intensity": "mentioned"}]},
        {"contributors": [{"id": "kuusi", "as": "anonymous"}]},
        {"contributors": [{"id": "kuusi", "display_name": "Havu"}]},
        {"contributors": [{"id": "kuusi", "role": "narrator"}]},
        {"contributors": ["kuusi", {"id": "kuusi", "role": "editor"}]},
    ],
)
def test_what_is_said_above_the_text_matters(world, meta):
    before = approval_hash(world.work(), world.project)
    assert approval_hash(world.work(**meta), world.project) != before


@pytest.mark.parametrize(
    "meta",
    [
        {"alt": "Kuusi seisoo yksin sateessa."},
        {"alt": None, "decorative": True},
        {"form": "photo"},
        {"prompt": "Miltä toivo näyttää?"},
        {"form": "comic", "panels": ["Kuusi. Se sanoo: hei."]},
    ],
)
def test_what_is_said_instead_of_a_picture_matters(world, drawing, meta):
    before = approval_hash(drawing, world.project)
    other = world.work("illustrations", **{**DRAWING, **meta})
    assert approval_hash(other, world.project) != before


@pytest.mark.parametrize(
    "meta",
    [
        {"display_name": "Mänty"},
        {"attribution": "anonymous", "display_name": None},
        {"expertise": "peer"},
        {"type": "group"},
    ],
)
def test_how_its_maker_is_shown_matters(world, meta):
    before = approval_hash(world.work(), world.project)
    world.contributor(**meta)
    assert approval_hash(world.work(), world.project) != before


def test_the_projects_licence_matters_where_a_work_names_none(world):
    work, reserved = world.work(), world.work(licence="all-rights-reserved")
    before = [approval_hash(w, world.project) for w in (work, reserved)]
    world.project = replace(world.project, settings=Settings(licence=Licence.BY))
    after = [approval_hash(w, world.project) for w in (work, reserved)]
    assert before[0] != after[0] and before[1] == after[1]


def test_every_byte_of_a_file_matters(world, drawing):
    path = world.project.root / "content/illustrations/a.png"
    before = approval_hash(drawing, world.project)
    path.write_bytes(b"pixelz")
    os.utime(path, ns=(1, 1))
    after = approval_hash(drawing, world.project)
    path.unlink()
    assert len({before, after, approval_hash(drawing, world.project)}) == 3


def test_a_file_outside_the_repository_is_not_read(world, drawing, tmp_path_factory):
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.png"
    path = world.project.root / "content/illustrations/a.png"
    path.unlink()
    missing = approval_hash(drawing, world.project)
    secret.write_bytes(b"secret")
    path.symlink_to(secret)
    assert approval_hash(drawing, world.project) == missing


@given(st.text(), st.text())
@settings(max_examples=100, deadline=None)
def test_different_texts_have_different_hashes(first, second):
    def hash_of(body):
        work = Document("content/stories/a.md", "story", "a", Story(title="A"), body)
        return approval_hash(work, Project(root=Path(), settings=Settings()))

    def seen(body):
        lines = normalize("NFC", body).replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return "\n".join(line.rstrip() for line in lines).rstrip("\n")

    assert (hash_of(first) == hash_of(second)) is (seen(first) == seen(second))


# The line in the file

LINE = f"approved: {{on: 2026-05-01, sha256: {SHA}}}"


def approve(text: str) -> str:
    return approve_text(text, date(2026, 5, 1), SHA)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\ntitle: A\n---\nText\n", f"---\ntitle: A\n{LINE}\n---\nText\n"),
        (
            "---\r\ntitle: A\r\n---\r\nText\r\n",
            f"---\r\ntitle: A\r\n{LINE}\r\n---\r\nText\r\n",
        ),
        ("\ufeff---\ntitle: A\n---\n", f"\ufeff---\ntitle: A\n{LINE}\n---\n"),
        (
            "---\ntitle: A\napproved: {on: 2020-01-01, sha256: x}  # by phone\nlanguage: fi\n---\n",
            f"---\ntitle: A\n{LINE}  # by phone\nlanguage: fi\n---\n",
        ),
        (
            "---\napproved:\n  on: 2020-01-01\n  # the second time\n  sha256: x\n\n# topics\n"
            "title: A\n---\n",
            f"---\n{LINE}\n\n# topics\ntitle: A\n---\n",
        ),
        ("---\napproved:\ntitle: A\n---\n", f"---\n{LINE}\ntitle: A\n---\n"),
        ("---\ntitle: A\napproved: ~\n---\n", f"---\ntitle: A\n{LINE}\n---\n"),
        (
            "---\ntitle: >-\n  A\n\n  approved: no\n---\napproved: {}\n---\n",
            f"---\ntitle: >-\n  A\n\n  approved: no\n{LINE}\n---\napproved: {{}}\n---\n",
        ),
    ],
)  # fmt: skip
def test_only_the_one_line_changes(before, after):
    assert approve(before) == after
    assert approve(after) == after


@pytest.mark.parametrize(
    "text", ["", "Text\n", "---\ntitle: A\n", "---\n- a\n---\n", "---\n{\n---\n"]
)
def test_a_file_without_front_matter_cannot_be_approved(text):
    with pytest.raises(VerkkokurssiError):
        approve(text)


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]))


@given(st.dictionaries(st.from_regex(r"[a-z]{1,7}", fullmatch=True), words, min_size=1), words)
@settings(max_examples=100, deadline=None)
def test_everything_else_stays_byte_for_byte(meta, body):
    header = yaml.safe_dump(meta, allow_unicode=True)
    text = f"---\n{header}---\n{body}"
    assert approve(text) == f"---\n{header}{LINE}\n---\n{body}"
