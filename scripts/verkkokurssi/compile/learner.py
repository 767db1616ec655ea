"""What the scripts of a course need: its texts, what it consists of, and the page "my course".

A learner's progress and writings stay in the learner's browser (theme/assets/vk/store.js); here
is only what the course says about itself.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ..i18n import N_, Translator
from .bylines import byline
from .context import Context, Work
from .course import head
from .fragments import Page, fragment
from .pictures import picture
from .words import OF, about_hours
from .works import kicker

TEXTS: Mapping[str, str] = {
    "close": N_("Close"),
    "store_blocked": N_(
        "This browser does not let the course keep anything. The course works, but your progress "
        "and your texts are not kept."
    ),
    "store_full": N_(
        "There is no room left in this browser. The course works, but what is new is not kept."
    ),
    "store_corrupt": N_(
        "What was kept earlier cannot be read. The course works, but nothing new is kept before "
        "you delete the old on the page “My course”."
    ),
    "begin": N_("Begin"),
    "go_on": N_("Go on where you left off"),
    "again": N_("Go through it again"),
    "only_here": N_("This is kept only on this device."),
    "until_closed": N_("This is kept only until you close the browser."),
    "time_left": N_("about {time} left"),
    "progress_empty": N_("Your progress is shown here. It is kept only on this device."),
    "state_new": N_("Not begun"),
    "state_begun": N_("Begun"),
    "state_done": N_("Done"),
    "mark": N_("Mark this section as done"),
    "unmark": N_("Mark as not done"),
    "marked": N_("This section is marked as done."),
    "unmarked": N_("The section is no longer marked as done."),
    "all_marked": N_("All sections are done. You find a certificate on the page “My course”."),
    "kept": N_("Kept. You find it on the page “My course”."),
}
"""Texts of scripts on every page of a course: key → msgid. They are read with vk.text(key)."""

OWN: Mapping[str, str] = {
    "parts_seen": N_("{n}/{total} parts read"),
    "answered": N_("{n}/{total} questions answered"),
    "gone_exercise": N_("An exercise that is no longer in the course"),
    "untitled_field": N_("Text"),
    "drop": N_("Take away"),
    "dropped": N_("It is no longer among what you keep."),
    "downloaded": N_("The file is in your downloads. It is yours: keep it safe."),
    "file_name": N_("my-course"),
    "file_lead": N_("Saved from the course on {day}. Only you have this file."),
    "import_large": N_("The file is too large. Nothing was changed."),
    "import_bad": N_("This is not a file of this course. Nothing was changed."),
    "import_other": N_("This file is from another course. Nothing was changed."),
    "import_done": N_("The file was read. You can go on from where you were."),
    "deleted": N_("Everything was deleted from this device."),
    "share_on": N_("Use as a shared computer"),
    "share_off": N_("This computer is my own"),
    "share_is_on": N_("This computer is marked as shared: nothing stays after you close it."),
    "share_is_off": N_("What you do is kept in this browser until you delete it."),
    "share_failed": N_("The browser did not allow that. Nothing was changed."),
    "certificate_later": N_("You can make it when all sections are marked as done."),
    "certificate_now": N_("All sections are done. Here is your certificate, if you want one."),
}
"""Texts of scripts on the page "my course" only."""


def texts(t: Translator) -> dict[str, str]:
    """The texts of scripts in one language."""
    return {key: t(text) for key, text in TEXTS.items()}


def known(context: Context, *, own: bool = False) -> str:
    """What the course consists of: its sections, its works by their ids, words for progress.

    JSON for a data block of the page; ``own`` adds what the page "my course" shows of works.
    """
    assert context.course is not None
    addresses = context.addresses
    sections = [
        {
            "slug": section.slug,
            "title": section.meta.title,
            "url": addresses.section(section.slug),
            "minutes": section.meta.minutes or 0,
        }
        for section in context.course.sections
    ]
    works = [
        {
            "id": work.id,
            "url": addresses.work(work),
            "sections": [section.slug for section in context.places.get(work.id, ())],
            **(_shown(context, work) if own else {}),
        }
        for work in context.works.values()
    ]
    found = {"sections": sections, "works": works, "done": _done(context.t, len(sections))}
    if own:
        found["texts"] = {key: context.t(text) for key, text in OWN.items()}
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("&", "\\u0026")


def _shown(context: Context, work: Work) -> dict[str, Any]:
    fields = [{"id": f.id, "label": f.label} for f in getattr(work.meta, "fields", ())]
    return {
        "title": work.meta.title,
        "kind": kicker(context.t, work),
        **({"lang": context.work_language(work)} if context.lang(work) else {}),
        **({"fields": fields} if fields else {}),
    }


def _done(t: Translator, total: int) -> list[str]:
    """How far one is, for none, one, two … sections done."""
    if total <= len(OF):
        one, many = N_("{n} section of {total} done"), N_("{n} sections of {total} done")
        of = t(OF[total - 1], "of") if total else ""
    else:
        one, many = N_("{n}/{total} section done"), N_("{n}/{total} sections done")
        of = str(total)
    said = [t.plural(one, many, count, total=of) for count in range(total)]
    return [*said, t("All sections are done")]


def own_page(context: Context) -> Page:
    """The page "my course": the script fills it from what the browser keeps."""
    assert context.course is not None
    meta, t = context.course.meta, context.t
    minutes = sum(section.meta.minutes or 0 for section in context.course.sections)
    length = [t.plural("{n} section", "{n} sections", len(context.course.sections))]
    emblem = context.find(meta.emblem, "illustration")
    html = context.render(
        "page/own.html",
        course=meta.title,
        publisher=context.project.settings.organisation.name,
        length=" · ".join([*length, *([about_hours(t, minutes)] if minutes else [])]),
        total=len(context.course.sections),
        picture=picture(context, emblem, "full", silent=True),
        byline=byline(context, emblem, licence=False) if emblem else "",
        start=context.href(""),
    )
    lead = t(
        "What you have done and written in this course. It is kept only on this device, in this "
        "browser. Nobody else sees it, and it is not sent anywhere."
    )
    return Page(
        context.addresses.page("own"),
        t("My course"),
        "own",
        (head(context, t("My course"), lead), fragment(html)),
        description=t("Your own progress and texts, kept on your own device."),
        vk={"known": known(context, own=True)},
    )
