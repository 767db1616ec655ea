"""A raw mapping → a model, with every fault at its place, and what can be salvaged of the rest.

After a fault the offending piece is left out and the rest validated again, so that the rules
still see the document. What protects a contributor is never left out in silence: without it
the whole entry, or the whole document, is unusable.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Generic, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..model import Model
from . import wording
from .faults import Fault

M = TypeVar("M", bound=Model)
Path = tuple[str | int, ...]
Marks = Mapping[str, tuple[int, int]]

ROUNDS = 8
MAX_FAULTS = 100
_WHOLE_ENTRY = ("consents",)
_WHOLE_DOCUMENT = ("as", "age_group", "attribution")
_OUR_DOING = ("missing", "too_short")  # after something was left out
_PEOPLE = ("contributors", "speakers")
_GONE = object()


@dataclass(frozen=True, slots=True)
class Validated(Generic[M]):
    """``meta`` is None when nothing could be salvaged; ``marks`` fit what was."""

    meta: M | None
    marks: Marks
    faults: tuple[Fault, ...] = ()


def validate(model: type[M], data: dict[str, Any], marks: Marks) -> Validated[M]:
    """Validate a header, collecting every fault."""
    try:
        return Validated(model.model_validate(data), marks)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
    faults: list[Fault] = []
    emptied = {path for path, detail in _errors(details, data) if _emptied(model, path, data)}
    if emptied:
        # A key without a value says nothing: as if it were not there.
        data, _ = _without(data, marks, emptied)
        try:
            return Validated(model.model_validate(data), marks)
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
    for turn in range(ROUNDS):
        drops: set[Path] = set()
        lost = False
        for path, detail in _errors(details, data):
            if turn == 0 or detail["type"] not in _OUR_DOING:
                faults.append(_fault(model, path, detail, data, marks))
            target = _droppable(path, detail["type"] == "extra_forbidden")
            if detail["type"] == "missing":
                target = _owner(path)
            if target is None:
                lost = True
            else:
                drops.add(target)
        if lost or not drops:
            return Validated(None, marks, _distinct(faults))
        data, marks = _without(data, marks, drops)
        try:
            return Validated(model.model_validate(data), marks, _distinct(faults))
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
    return Validated(None, marks, _distinct(faults))


def _emptied(model: type[Model], path: Path, data: dict[str, Any]) -> bool:
    """True for a known key that stands there without a value."""
    return bool(path) and _look(data, path) is None and path[-1] in _keys(model, path[:-1])


def _distinct(faults: list[Fault]) -> tuple[Fault, ...]:
    """Each fault once: leaving something out may show the same lack again."""
    seen: dict[tuple[Any, ...], Fault] = {}
    for fault in faults:
        seen.setdefault((*fault[:3], tuple(sorted(fault.args.items()))), fault)
    return tuple(seen.values())[:MAX_FAULTS]


def _errors(details: list[ErrorDetails], data: dict[str, Any]) -> list[tuple[Path, ErrorDetails]]:
    """Pydantic's errors by real path, one for each path, the deepest of a union's branches."""
    by_path: dict[Path, ErrorDetails] = {}
    for detail in details:
        path = _real(detail, data)
        known = by_path.get(path)
        if known is None or known["type"] in ("model_type", "tuple_type"):
            by_path[path] = detail
    above = {path[:end] for path in by_path for end in range(len(path))}
    return [
        (path, detail)
        for path, detail in by_path.items()
        if path not in above or detail["type"] in ("missing", "extra_forbidden")
    ]


def _real(detail: ErrorDetails, data: Any) -> Path:
    """Pydantic's location without the names of union branches."""
    steps = list(detail["loc"])
    absent = [steps.pop()] if detail["type"] == "missing" and steps else []
    path: list[str | int] = []
    node = data
    for step in steps:
        inner = _look(node, (step,))
        if inner is not _GONE and isinstance(node, (dict, list)):
            path.append(step)
            node = inner
    return (*path, *absent)


def _look(data: Any, path: Path) -> Any:
    """The raw value at a path; ``_GONE`` where there is none."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return _GONE
    return data


def _droppable(path: Path, unknown: bool) -> Path | None:
    """What to leave out for an error at a path, or None when nothing may be."""
    if not path:
        return None
    if path[0] in _WHOLE_ENTRY:
        return path[:2]
    if path[-1] in _WHOLE_DOCUMENT or (unknown and len(path) > 2 and path[0] in _PEOPLE):
        return None
    return path


def _owner(path: Path) -> Path | None:
    """What to leave out when a required key is missing: the mapping that lacks it."""
    return _droppable(path[:-1], False)


def _without(
    data: dict[str, Any], marks: Marks, drops: set[Path]
) -> tuple[dict[str, Any], dict[str, tuple[int, int]]]:
    """The data without some paths, and marks that fit the new list positions."""
    kept = {name: mark for name in ("",) if (mark := marks.get(name))}

    def copy(node: Any, old: Path, new: Path) -> Any:
        mark = marks.get(".".join(map(str, old)))
        if mark is not None:
            kept[".".join(map(str, new))] = mark
        if isinstance(node, dict):
            return {
                key: copy(value, (*old, key), (*new, key))
                for key, value in node.items()
                if (*old, key) not in drops
            }
        if isinstance(node, list):
            left = [i for i in range(len(node)) if (*old, i) not in drops]
            return [copy(node[i], (*old, i), (*new, n)) for n, i in enumerate(left)]
        return node

    result: dict[str, Any] = copy(data, (), ())
    return result, kept


def _fault(
    model: type[Model], path: Path, detail: ErrorDetails, data: dict[str, Any], marks: Marks
) -> Fault:
    """One of Pydantic's errors in our words."""
    line, column = _place(path, marks)
    key = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    match detail["type"]:
        case "missing":
            inside = ".".join(map(str, path[:-1]))
            return Fault("FM113", line, column, {"key": key, "inside": inside})
        case "extra_forbidden":
            known = _keys(model, path[:-1])
            args = {"key": key, "nearest": nearest(key, known), "known": ", ".join(known)}
            return Fault("FM112", line, column, args)
    context = detail.get("ctx", {})
    expected = wording.BY_TYPE.get(detail["type"], wording.OTHER)
    if detail["type"] == "string_pattern_mismatch":
        expected = wording.BY_PATTERN.get(context["pattern"], wording.OTHER)
    choices = re.findall(r"'([^']*)'", str(context.get("expected", "")))
    if key in wording.BY_KEY and len(path) <= 2 + (path[0] == "consents"):
        expected = wording.BY_KEY[key]
    found = _look(data, path)
    limits = ("max_length", "min_length", "ge", "gt", "le", "lt")
    limit = next((str(context[name]) for name in limits if name in context), "")
    return Fault(
        "FM114",
        line,
        column,
        {
            "key": key,
            "found": show(found),
            "expected": expected,
            "choices": ", ".join(choices),
            "limit": limit,
            "nearest": nearest(found, choices) if isinstance(found, str) else "",
        },
    )


def _place(path: Path, marks: Marks) -> tuple[int, int]:
    """Where a path stands, or its nearest ancestor."""
    for end in range(len(path), 0, -1):
        mark = marks.get(".".join(map(str, path[:end])))
        if mark is not None:
            return mark
    return marks.get("", (1, 1))


def show(value: Any) -> str:
    """A raw value as a short text."""
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    text = " ".join(str(value).split()) if isinstance(value, str) else ""
    return text if len(text) <= 60 else text[:59] + "…"


def nearest(word: str, known: list[str]) -> str:
    """The known word that was probably meant, or nothing."""
    word = word[:80].casefold().replace("_", "-")
    by_form = {name.casefold().replace("_", "-"): name for name in known}
    close = get_close_matches(word, by_form, n=1, cutoff=0.6)
    return by_form[close[0]] if close else ""


def _keys(model: type[Model], path: Path) -> list[str]:
    """The keys that a model knows at a path."""
    models: list[type[Model]] = [model]
    for step in path:
        if isinstance(step, int):
            continue
        models = [
            inner
            for outer in models
            for name, info in outer.model_fields.items()
            if (info.alias or name) == step
            for inner in _models(info.annotation)
        ]
    return [info.alias or name for m in models for name, info in m.model_fields.items()]


def _models(annotation: Any) -> list[type[Model]]:
    """Every model inside an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return [annotation]
    return [model for inner in get_args(annotation) for model in _models(inner)]
