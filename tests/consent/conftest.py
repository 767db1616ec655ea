"""Small projects, made in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from verkkokurssi.consent import approval_hash
from verkkokurssi.model import (
    KIND_BY_FOLDER,
    Approval,
    Contribution,
    Contributor,
    Document,
    Project,
    Settings,
)

TODAY = date(2026, 9, 15)
CONSENT: Mapping[str, Any] = {
    "record": "K-2026-014",
    "given": "2026-03-02",
    "channels": ["web", "podcast", "lms", "print"],
}


class World:
    """A project with one contributor, ``kuusi``, and works that are approved as they are."""

    def __init__(self, root: Path) -> None:
        self.project = Project(root=root, settings=Settings())

    def contributor(self, id_: str = "kuusi", **meta: Any) -> None:
        facts = {
            "attribution": "pseudonym",
            "display_name": id_.capitalize(),
            "expertise": "lived-experience",
            "consents": [CONSENT],
        } | meta
        facts = {key: value for key, value in facts.items() if value is not None}
        document = Document(
            f"contributors/{id_}.yml", "contributor", id_, Contributor.model_validate(facts)
        )
        self.project = replace(
            self.project, contributors={**self.project.contributors, id_: document}
        )

    def work(
        self, folder: str = "stories", slug: str = "metsa", body: str = "Hengitän.\n", **meta: Any
    ) -> Document[Contribution]:
        facts = {"title": "Metsä", "contributors": ["kuusi"], "content_notes": ["none"]} | meta
        kind = KIND_BY_FOLDER[folder]
        document = Document(
            f"content/{folder}/{slug}.md", kind.name, slug, kind.model.model_validate(facts), body
        )
        return document

    def approved(
        self, work: Document[Contribution], on: date = date(2026, 5, 1)
    ) -> Document[Contribution]:
        yes = Approval(on=on, sha256=approval_hash(work, self.project))
        work = replace(work, meta=work.meta.model_copy(update={"approved": yes}))
        self.project = replace(
            self.project, contributions={**self.project.contributions, work.id: work}
        )
        return work


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = World(tmp_path)
    made.contributor()
    return made
