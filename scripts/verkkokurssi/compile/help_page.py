"""The help page, on every site in its language."""

from __future__ import annotations

from .context import Context
from .course import head
from .fragments import Page, fragment, heading
from .help import checked, lines


def help_page(context: Context) -> Page:
    """All help lines in full, and how to leave the page quickly."""
    t = context.t
    lead = t("If you are worried about yourself or somebody else, do not stay alone with it.")
    html = context.render("page/helplines.html", lines=lines(context), checked=checked(context))
    exit_text = t(
        "The button “Leave this page” is on every page. It opens an everyday page at once. "
        "You can also press Shift three times. The pages you have read stay in the history of "
        "your browser: you can delete them in its settings."
    )
    blocks = (
        head(context, t("Help"), lead),
        fragment(html),
        heading(2, t("If you want to leave quickly")),
        fragment(context.render("page/text.html", body=context.html(exit_text))),
    )
    return Page(context.addresses.page("help"), t("Help"), "help", blocks, description=lead)
