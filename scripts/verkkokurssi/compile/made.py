"""How the course was made together: who planned it, the workshops, the vote on its name."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Codevelopment, Expertise
from ..model.course import Naming
from .context import Context
from .course import head
from .fragments import Page, fragment, heading
from .people import COUNTED, _people, group_credits
from .words import day


def made_page(context: Context) -> Page:
    """The page "how this course was made"."""
    assert context.course is not None
    t, together = context.t, context.course.meta.codevelopment
    total = context.credits.courses[context.course.slug].total
    lead = ""
    if total:
        lead = t.plural(
            "{n} contributor has made this course: some planned it, some wrote, drew or spoke.",
            "{n} contributors have made this course: some planned it, some wrote, drew or spoke.",
            total,
        )
    blocks = [head(context, t("How this course was made"), lead)]
    if together:
        blocks += [*_group(context, together), *_workshops(context, together)]
        blocks += _vote(context, together.naming) if together.naming else []
    links = [
        {"title": t(title), "href": context.href(context.addresses.page(name))}
        for title, name in (("Contributors", "contributors"), ("All who took part", "credits"))
    ]
    blocks.append(fragment(context.render("page/ways.html", links=links)))
    return Page(
        context.addresses.page("made"), t("How this course was made"), "made", tuple(blocks)
    )


def _group(context: Context, together: Codevelopment) -> Iterator[str]:
    """How many of each expertise planned the course, and the names of those who chose to be seen."""
    t, known = context.t, list(group_credits(context))
    counts: dict[Expertise, int] = {}
    for expertise in Expertise:
        hidden = sum(m.count for m in together.group if m.id is None and m.expertise is expertise)
        count = hidden + sum(c.expertise is expertise for c in known)
        if count:
            counts[expertise] = count
    if not counts:
        return
    yield heading(2, t("Who planned it"))
    lines = [_line(t.plural(*COUNTED[e], count), count) for e, count in counts.items()]
    yield fragment(context.render("page/count.html", lines=lines))
    if any(credit.name for credit in known):
        yield _people(context, known)


def _line(words: str, count: int) -> dict[str, str]:
    """A count's number and the words after it (the number may stand anywhere in a language)."""
    number = str(count)
    return {"number": number, "what": words.removeprefix(number).strip()}


def _workshops(context: Context, together: Codevelopment) -> Iterator[str]:
    if not together.workshops:
        return
    t = context.t
    yield heading(2, t("The workshops"))
    workshops = [
        {
            "iso": shop.date.isoformat(),
            "date": day(t, shop.date),
            "theme": shop.theme,
            "people": t.plural("{n} took part", "{n} took part", shop.participants)
            if shop.participants
            else "",
        }
        for shop in sorted(together.workshops, key=lambda shop: shop.date)
    ]
    yield fragment(context.render("page/timeline.html", workshops=workshops))


def _vote(context: Context, naming: Naming) -> Iterator[str]:
    t = context.t
    most = max(candidate.votes for candidate in naming.candidates)
    votes = sum(candidate.votes for candidate in naming.candidates)
    yield heading(2, t("How the course got its name"))
    sentence = t.plural("The name was voted on. {n} vote was given.",
                        "The name was voted on. {n} votes were given.", votes)  # fmt: skip
    yield fragment(context.render("page/text.html", body=context.html(sentence)))
    rows = [
        {
            "title": candidate.title,
            "chosen": candidate.title == naming.chosen,
            "votes": t.plural("{n} vote", "{n} votes", candidate.votes),
            "width": round(100 * candidate.votes / most) if most else 0,
        }
        for candidate in sorted(naming.candidates, key=lambda c: -c.votes)
    ]
    yield fragment(context.render("page/vote.html", rows=rows))
