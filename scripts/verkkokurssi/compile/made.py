"""How the course was made together: who planned it, the workshops, the vote on its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from ..i18n import N_
from ..model import Codevelopment, Expertise
from ..model.course import Naming
from .context import Context
from .course import head
from .fragments import Page, fragment, heading
from .people import CONTRIBUTORS, COUNTED, WHO_DID, _people, group_credits, ways
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
    blocks += [*_contents(context), *_promises(context), ways(context, CONTRIBUTORS, WHO_DID)]
    return Page(
        context.addresses.page("made"), t("How this course was made"), "made", tuple(blocks)
    )


PARTS: Mapping[str, tuple[str, str]] = {
    "story": (N_("{n} story"), N_("{n} stories")),
    "poem": (N_("{n} poem"), N_("{n} poems")),
    "illustration": (N_("{n} picture"), N_("{n} pictures")),
    "podcast": (N_("{n} podcast episode"), N_("{n} podcast episodes")),
    "video": (N_("{n} video"), N_("{n} videos")),
    "quote": (N_("{n} quote"), N_("{n} quotes")),
    "tips": (N_("{n} list of tips"), N_("{n} lists of tips")),
    "exercise": (N_("{n} exercise"), N_("{n} exercises")),
    "quiz": (N_("{n} quiz"), N_("{n} quizzes")),
    "event": (N_("{n} event"), N_("{n} events")),
}
"""Kind of contribution → how many of it there are, in words."""


def _contents(context: Context) -> Iterator[str]:
    """What people gave to the course, by kind."""
    counts = Counter(work.kind for work in context.works.values())
    if not counts:
        return
    t = context.t
    yield heading(2, t("What people gave to the course"))
    lines = [_line(t.plural(*PARTS[k], counts[k]), counts[k]) for k in PARTS if counts[k]]
    yield fragment(context.render("page/count.html", lines=lines, works=True))


def _promises(context: Context) -> Iterator[str]:
    """What the makers were promised, and the pipeline keeps."""
    if not context.credits.courses[context.course.slug if context.course else ""].total:
        return
    t = context.t
    yield heading(2, t("Everybody decided for themselves"))
    said = t(
        "Each maker chose whether to be seen by name, by pen name or not at all. They have seen "
        "their own work as it stands here and have agreed to it. They may take it back whenever "
        "they want, and then it disappears from the course."
    )
    yield fragment(context.render("page/text.html", body=context.html(said)))


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
    yield fragment(context.render("page/count.html", lines=lines, works=False))
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
