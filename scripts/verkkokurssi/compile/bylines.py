"""Who made it, exactly as they chose, and what others may do with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ..i18n import N_, Translator
from ..model import Credit, Document, Form, Role, usual_role
from ..phrases import ANONYMOUS, EXPERTISE, GROUP, ROLES, capital, licence_words
from .context import Context

_FORM_LABEL: Mapping[Form, str] = {
    Form.DRAWING: N_("Drawing"),
    Form.COMIC: N_("Comic"),
    Form.EMBLEM: N_("Picture"),
    Form.PHOTO: N_("Photograph"),
}
TOLD = frozenset({"story", "poem", "quote", "tips", "exercise"})
"""Kinds in which somebody tells what they know from experience or work: the byline says which."""
_UNLABELLED = frozenset({"story", "tips", "exercise", "quiz", "quote"})


@dataclass(frozen=True, slots=True)
class Name:
    """One name, or anonymous makers in words."""

    name: str
    href: str | None
    anonymous: bool = False
    what: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Those who did the same thing. ``role`` is None where it goes without saying."""

    role: str | None
    names: Sequence[Name]


def byline(
    context: Context,
    document: Document[Any],
    *,
    licence: bool = True,
    tag: str = "p",
) -> Markup:
    """The byline of a work, section or course; in a text also what its makers know it from."""
    expertise = document.kind in TOLD
    key = (document.id, licence, tag)
    if key not in context.bylines:
        words = licence_words(context.t, context.project.licence_of(document)) if licence else None
        groups = _groups(context, document, expertise)
        context.bylines[key] = context.render("byline.html", groups=groups, licence=words, tag=tag)
    return context.bylines[key]


def names_only(context: Context, credits: Iterable[Credit]) -> Markup:
    """The names of those who made a part of a work; its byline tells roles and licence."""
    groups = [Group(None, names(context, credits))] if credits else []
    return context.render("byline.html", groups=groups, licence=None, tag="p")


def _groups(context: Context, document: Document[Any], expertise: bool) -> list[Group]:
    by_role: dict[Role, list[Credit]] = {}
    for credit in context.credits_of(document):
        by_role.setdefault(credit.role, []).append(credit)
    alone, usual = len(by_role) == 1, usual_role(document.kind)
    order = [usual, *Role]
    return [
        Group(
            _label(context.t, document, role, alone),
            names(context, credits, expertise and role is usual),
        )
        for role, credits in sorted(by_role.items(), key=lambda pair: order.index(pair[0]))
    ]


def _label(t: Translator, document: Document[Any], role: Role, alone: bool) -> str | None:
    if role is usual_role(document.kind):
        if document.kind in _UNLABELLED and alone:
            return None
        if document.kind == "poem":
            return t("Poem")
        if document.kind == "illustration":
            return t(_FORM_LABEL[document.meta.form])
        if document.kind == "event":
            return t("As speaker")
    return t(ROLES[role])


def names(context: Context, credits: Iterable[Credit], expertise: bool = False) -> list[Name]:
    """Names with links, then those who are anonymous, counted by expertise."""
    named: list[Name] = []
    hidden: dict[tuple[str, str], int] = {}
    for credit in credits:
        if credit.name is None:
            forms = GROUP if credit.group else ANONYMOUS[credit.expertise]
            hidden[forms] = hidden.get(forms, 0) + 1
            continue
        what = context.t(EXPERTISE[credit.expertise]) if expertise and not credit.group else ""
        named.append(Name(credit.name, page_of(context, credit), what=what))
    return named + [
        Name(capital(context.t.plural(one, many, count)), None, anonymous=True)
        for (one, many), count in hidden.items()
    ]


def page_of(context: Context, credit: Credit) -> str | None:
    """The link to somebody's page on this site."""
    if credit.page is None or context.course is None:
        return None
    return context.href(context.addresses.contributor(credit.page))
