"""What a link in double brackets means to lead to, when what it says leads nowhere."""

from __future__ import annotations

import re

from verkkokurssi.model import Document, LoadedCourse, Section

from .context import Context

_NUMBER = re.compile(r"\d+-(?=[a-z])")


def meant(context: Context, target: str, home: LoadedCourse | None) -> str | None:
    """The target that a wrong one most likely means, as it must be written; None when none is near.

    A wrong folder, a heading (``#…``), the number of a section's file and one slip of the pen are
    forgiven.
    """
    slug = target.partition("#")[0].rstrip("/").removesuffix(".md").rpartition("/")[2]
    for name in (slug, _NUMBER.sub("", slug, count=1)):
        if name in context.destination_names:
            return _written(context, name, home)
    near = context.nearest_destination(slug)
    return _written(context, near, home) if near else None


def _written(context: Context, name: str, home: LoadedCourse | None) -> str | None:
    found = context.project.destinations(name, home)
    if len(found) == 1:
        return name
    return found[0].target if found else context.destination_names[name]


def left_out(context: Context, target: str, home: LoadedCourse | None) -> Document[Section] | None:
    """The section that a target means, when its course leaves it out."""
    first, slash, last = target.rpartition("/")
    course = context.project.courses.get(first) if slash else home
    return next((s for s in course.unlisted if s.slug == last), None) if course else None
