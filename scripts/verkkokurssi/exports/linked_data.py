"""JSON-LD of schema.org for pages: what a page is, in words that search engines share.

It says no more of people than their byline: a name they chose, or nothing. Somebody anonymous is
no author here, and nobody has an address or a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..i18n import N_
from ..model import (
    Credit,
    Document,
    Event,
    Extras,
    Form,
    Podcast,
    Role,
    Section,
    usual_role,
)
from ..phrases import makers
from .linked_kinds import CONTEXT, KINDS, Data, Made, at, event, nothing, publisher, series, tidy
from .outlet import Outlet, Work, clean

TYPES: Mapping[str, str] = {
    "story": "ShortStory",
    "poem": "CreativeWork",
    "podcast": "PodcastEpisode",
    "video": "VideoObject",
    "tips": "Article",
    "exercise": "CreativeWork",
    "quiz": "Quiz",
    "quote": "Quotation",
    "event": "EducationEvent",
}
FORMS: Mapping[Form, str] = {
    Form.DRAWING: "VisualArtwork",
    Form.COMIC: "ComicStory",
    Form.EMBLEM: "VisualArtwork",
    Form.PHOTO: "Photograph",
}
MODES: Mapping[str, tuple[list[str], list[str], str]] = {
    "illustration": (
        ["visual"],
        ["alternativeText", "longDescription"],
        N_("A picture with its description in words."),
    ),
    "podcast": (["auditory"], ["transcript"], N_("A recording with a transcript.")),
    "video": (
        ["auditory", "visual"],
        ["captions", "transcript"],
        N_("A video with captions and a transcript."),
    ),
}
"""Kind → modes of access, features, summary. All others are text."""
TEXT: tuple[list[str], list[str], str] = (
    ["textual"],
    ["structuralNavigation", "displayTransformability"],
    N_("Text that can be enlarged and read aloud."),
)


def linked_data(outlet: Outlet, made: Made) -> Extras:
    """The JSON-LD of a site's pages, by their address."""
    if outlet.course is None:
        return Extras(linked={"": _portal(outlet)})
    pages = outlet.addresses
    linked: dict[str, Data] = {"": _course(outlet)}
    for number, section in enumerate(outlet.course.sections, 1):
        linked[pages.section(section.slug)] = _section(outlet, section, number)
    if any(isinstance(work.meta, Podcast) for work in outlet.web.values()):
        linked[pages.page("podcast")] = {"@context": CONTEXT, **series(outlet, made)}
    for work in outlet.web.values():
        linked[pages.work(work)] = _work(outlet, work, made)
    return Extras(linked=linked)


def _portal(outlet: Outlet) -> Data:
    courses = [
        tidy(
            {
                "@type": "Course",
                "name": course.meta.title,
                "description": course.meta.summary,
                "url": f"{outlet.portal}{slug}/" if outlet.portal else None,
                "inLanguage": outlet.project.language_of(course.document).value,
                "provider": publisher(outlet),
            }
        )
        for slug, course in outlet.project.courses.items()
    ]
    return tidy(
        {
            "@context": CONTEXT,
            "@type": "WebSite",
            **at(outlet, ""),
            "name": outlet.t("Online courses"),
            "inLanguage": outlet.language,
            "publisher": publisher(outlet),
            "hasPart": courses,
        }
    )


def _course(outlet: Outlet) -> Data:
    assert outlet.course is not None
    meta, sections = outlet.course.meta, outlet.course.sections
    minutes = sum(section.meta.minutes or 0 for section in sections)
    load = f"PT{minutes}M" if minutes else None
    groups = [
        {"@type": "EducationalAudience", "audienceType": clean(g)} for g in meta.target_groups
    ]
    return tidy(
        {
            "@context": CONTEXT,
            "@type": "Course",
            **at(outlet, ""),
            "name": meta.title,
            "description": meta.summary,
            "provider": publisher(outlet),
            "inLanguage": outlet.language,
            "license": outlet.licence(outlet.course.document).url,
            "isAccessibleForFree": True,
            "offers": {"@type": "Offer", "category": "Free"},
            "timeRequired": load,
            "teaches": [clean(point) for point in meta.key_points],
            "audience": groups,
            "hasCourseInstance": tidy(
                {"@type": "CourseInstance", "courseMode": "online", "courseWorkload": load}
            ),
            "hasPart": [_part(outlet, section) for section in sections],
        }
    )


def _part(outlet: Outlet, section: Document[Section]) -> Data:
    """A section, as the course and its works name it."""
    where = at(outlet, outlet.addresses.section(section.slug))
    return tidy({"@type": "LearningResource", **where, "name": section.meta.title})


def _whole(outlet: Outlet) -> Data:
    """The course, as its parts name it."""
    assert outlet.course is not None
    return tidy({"@type": "Course", **at(outlet, ""), "name": outlet.course.meta.title})


def _section(outlet: Outlet, section: Document[Section], number: int) -> Data:
    meta = section.meta
    works = {w.id: w for w in outlet.project.embeds(section) if w.id in outlet.web}
    return tidy(
        {
            "@context": CONTEXT,
            "@type": "LearningResource",
            **at(outlet, outlet.addresses.section(section.slug)),
            "name": meta.title,
            "description": meta.summary,
            "position": number,
            "inLanguage": outlet.language,
            "license": outlet.licence(section).url,
            "isAccessibleForFree": True,
            "timeRequired": f"PT{meta.minutes}M" if meta.minutes else None,
            "teaches": [clean(point) for point in meta.key_points],
            **_people(outlet, section, outlet.credits.works.get(section.id, ())),
            "publisher": publisher(outlet),
            "isPartOf": _whole(outlet),
            "hasPart": [
                tidy(
                    {
                        "@type": _type(work),
                        **at(outlet, outlet.addresses.work(work)),
                        "name": work.meta.title,
                    }
                )
                for work in works.values()
            ],
        }
    )


def _type(work: Work) -> str:
    return FORMS[work.meta.form] if work.kind == "illustration" else TYPES[work.kind]


def _work(outlet: Outlet, work: Work, made: Made) -> Data:
    meta = work.meta
    if isinstance(meta, Event):
        return event(outlet, work)
    credits, places = outlet.credits_of(work), outlet.places.get(work.id, ())
    modes, features, summary = MODES.get(work.kind, TEXT)
    return tidy(
        {
            "@context": CONTEXT,
            "@type": [_type(work), "LearningResource"],
            **at(outlet, outlet.addresses.work(work)),
            "name": meta.title,
            "description": meta.summary,
            "inLanguage": outlet.language_of(work),
            **_people(outlet, work, credits),
            "publisher": publisher(outlet),
            "license": outlet.licence(work).url,
            "isAccessibleForFree": True,
            "isPartOf": [_whole(outlet), *(_part(outlet, s) for s in places)],
            "accessMode": modes,
            "accessibilityFeature": features,
            "accessibilityHazard": "unknown" if work.kind == "video" else "none",
            "accessibilitySummary": outlet.t(summary),
            **KINDS.get(work.kind, nothing)(outlet, work, made),
        }
    )


def _people(outlet: Outlet, document: Document[Any], credits: Iterable[Credit]) -> Data:
    """Those with a name by what they did; everybody in words."""
    usual = usual_role(document.kind)
    found: dict[str, dict[str, Data]] = {}
    credits = tuple(credits)
    for credit in credits:
        if credit.name is None:
            continue
        key = "contributor"
        if credit.role in (usual, Role.AUTHOR):
            key = "author"
        elif credit.role is Role.TRANSLATOR:
            key = "translator"
        type_ = "Organization" if credit.group else "Person"
        found.setdefault(key, {})[credit.name] = {"@type": type_, "name": clean(credit.name)}
    names = ", ".join(makers(outlet.t, credits))
    if not names:
        return {}
    licence = outlet.licence(document).name
    return {
        **{key: list(people.values()) for key, people in found.items()},
        "creditText": names,
        "copyrightNotice": f"© {names}. {licence}",
    }
