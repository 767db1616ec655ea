"""The texts of the theme's partials: key in ``extra.vk.strings`` → English msgid (domain site)."""

from __future__ import annotations

from collections.abc import Mapping

from ..i18n import N_, Translator

STRINGS: Mapping[str, str] = {
    "close": N_("Close"),
    "dark": N_("Dark colours"),
    "draft": N_("Not publishable yet"),
    "exit": N_("Leave this page"),
    "exit_one": N_("Press Shift once more to leave this page."),
    "exit_title": N_(
        "Leaves this page at once and opens another site. You can also press Shift three times."
    ),
    "exit_two": N_("Press Shift two more times to leave this page."),
    "footer_menu": N_("About this course"),
    "front": N_("Front page of the course"),
    "front_portal": N_("All courses"),
    "help_title": N_("Help"),
    "large": N_("Picture"),
    "leaving": N_("Leaving the page."),
    "light": N_("Light colours"),
    "menu": N_("Menu"),
    "next_picture": N_("Next picture"),
    "not_found": N_("The address may have changed. Nothing you did was wrong."),
    "not_found_link": N_("Go to the front page"),
    "not_found_title": N_("This page is not here"),
    "preview": N_("Preview. This is not the published course."),
    "preview_name": N_("Preview"),
    "previous_picture": N_("Previous picture"),
    "search": N_("Search"),
    "search_missing": N_("Not found here"),
    "search_more_one": N_("1 more place on this page"),
    "search_more_other": N_("# more places on this page"),
    "search_none": N_("Nothing was found. Try another word, or only its beginning."),
    "search_one": N_("1 page was found."),
    "search_other": N_("# pages were found."),
    "search_placeholder": N_("Search the course"),
    "search_start": N_("Write what you are looking for."),
    "sections": N_("Sections"),
    "site_menu": N_("Site"),
    "skip": N_("Skip to content"),
}


def theme_strings(t: Translator) -> dict[str, str]:
    """All of them in one language."""
    return {key: t(text) for key, text in STRINGS.items()}
