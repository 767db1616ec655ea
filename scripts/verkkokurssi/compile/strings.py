"""The texts of the theme's partials: key in ``extra.vk.strings`` → English msgid (domain site)."""

from __future__ import annotations

from collections.abc import Mapping

from ..i18n import N_, Translator

STRINGS: Mapping[str, str] = {
    "exit": N_("Leave this page"),
    "exit_hint": N_("Or press Shift three times."),
    "help_question": N_("Do you need help now?"),
    "help_all": N_("All the places to get help"),
    "menu": N_("Menu"),
    "sections": N_("Sections"),
    "gallery": N_("Gallery"),
    "podcast": N_("Podcast"),
    "contributors": N_("Contributors"),
    "made": N_("How this course was made"),
    "accessibility": N_("Accessibility"),
    "about": N_("About the courses"),
    "all_courses": N_("All courses"),
    "skip": N_("Skip to content"),
    "close": N_("Close"),
}


def theme_strings(t: Translator) -> dict[str, str]:
    """All of them in one language."""
    return {key: t(text) for key, text in STRINGS.items()}
