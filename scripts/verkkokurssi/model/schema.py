"""JSON Schemas of everything that is written in YAML, for editors that complete and check it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from .base import Model
from .contributor import Contributor
from .course import Course, Section
from .kinds import KINDS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> Mapping[str, dict[str, Any]]:
    """Name (``contributor``, ``course``, ``section`` and each kind) → JSON Schema 2020-12."""
    models: dict[str, type[Model]] = {
        "contributor": Contributor,
        "course": Course,
        "section": Section,
        **{kind.name: kind.model for kind in KINDS},
    }
    return {
        name: {"$schema": DIALECT, **model.model_json_schema(by_alias=True)}
        for name, model in models.items()
    }


def schema_files() -> Mapping[str, str]:
    """File name → text of every schema."""
    return {
        f"{name}.schema.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in schemas().items()
    }
