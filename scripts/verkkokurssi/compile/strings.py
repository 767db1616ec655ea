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
    "from_folder": N_(
        "If you opened these pages from a folder and a link shows a list of files, open the file "
        "index.html in it."
    ),
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
    "offline_text": N_(
        "What you asked for needs a connection. The pages of this course can be read without one."
    ),
    "offline_title": N_("There is no connection now"),
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

WORK_STRINGS: Mapping[str, str] = {
    "keep_failed": N_(
        "This did not work. Look at the connection, and whether there is room left on the device."
    ),
    "keep_keep": N_("Keep the episode on this device ({size})"),
    "keep_kept": N_("The episode is on this device. You can listen to it without a connection."),
    "keep_loading": N_("Loading: {n} %"),
    "keep_remove": N_("Remove the episode from this device ({size})"),
    "keep_removed": N_("The episode is no longer on this device."),
    "keep_stop": N_("Stop loading"),
    "player_back": N_("{n} s back"),
    "player_continue": N_("Go on from there"),
    "player_follow": N_("The text follows the sound"),
    "player_forward": N_("{n} s forward"),
    "player_hit": N_("Found: {n} of {of}"),
    "player_load": N_("Show it on this page"),
    "player_next": N_("Next one found"),
    "player_none": N_("Nothing was found."),
    "player_search": N_("Search the text"),
    "player_speed": N_("Speed"),
    "player_stopped": N_("You stopped at {time}."),
    "player_text": N_("The recording as text"),
    "quiz_again": N_("Start again"),
    "quiz_all_done": N_("You have answered every question. You can start again whenever you like."),
    "quiz_answer": N_("Your answer"),
    "quiz_check": N_("Check the answer"),
    "quiz_choose": N_("Choose…"),
    "quiz_choose_first": N_("Choose an answer first."),
    "quiz_cleared": N_("The answers were cleared."),
    "quiz_down": N_("Move down: {text}"),
    "quiz_elsewhere": N_("Belongs elsewhere"),
    "quiz_go": N_("Go to question {n}"),
    "quiz_in_place": N_("In its place"),
    "quiz_kept": N_("Your answers stay on this device only."),
    "quiz_mark_other": N_("Not this"),
    "quiz_mark_right": N_("Right"),
    "quiz_match_first": N_("Choose a pair for each one first."),
    "quiz_more": N_("This is right so far, and there is more to find."),
    "quiz_moved": N_("{text}: place {n} of {of}"),
    "quiz_not": N_("Not quite."),
    "quiz_not_diagnosis": N_("This is a text about your answers, not a diagnosis."),
    "quiz_not_kept": N_("Your answers cannot be kept on this device now."),
    "quiz_not_quite": N_("Not quite. Try again if you like, or see the answer."),
    "quiz_partly": N_("Part of it is there. Try again if you like, or see the answer."),
    "quiz_result": N_("See what your answers may tell"),
    "quiz_right": N_("Just so."),
    "quiz_spelled": N_("Just so. It is written: {answer}"),
    "quiz_unanswered": N_("Questions without an answer: {numbers}."),
    "quiz_up": N_("Move up: {text}"),
    "quiz_write_first": N_("Write an answer first."),
    "tips_none": N_("No tip has these words."),
    "tips_search": N_("Search the tips"),
    "tips_shown": N_("Tips shown: {n} of {of}"),
    "write_not_saved": N_(
        "This could not be saved. The text stays on this page until you close it."
    ),
    "write_print": N_("Print this exercise"),
    "write_saved": N_("Saved on this device."),
    "write_session": N_("Kept on this device until you close the tab."),
}
"""The texts of the scripts of works; the beginning of a key names the script."""


def theme_strings(t: Translator) -> dict[str, str]:
    """All of them in one language."""
    return {key: t(text) for key, text in (*STRINGS.items(), *WORK_STRINGS.items())}
