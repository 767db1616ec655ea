"""SM: safe messaging. Nothing here that could do harm to somebody who reads it in a bad hour.

The rules follow Käypä hoito (Itsemurhien ehkäisy ja itsemurhaa yrittäneen hoito, 2022), the
Finnish editors' association (Päätoimittajien yhdistys, 2020), Mindframe (Our words matter) and
WHO (Preventing suicide: a resource for media professionals, 2023). They look for word forms, not
strings, and only near each other in a sentence; the words are in :mod:`.lexicon`.

“Teki itsemurhan” is not flagged: survivors' organisations use it.
"""

from __future__ import annotations

from verkkokurssi.diagnostics import Severity
from verkkokurssi.i18n import N_

from ..base import Family, Rule
from . import grave, wording

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
FAMILY = Family(
    "SM",
    N_("Safe messaging"),
    N_("Nothing does harm to somebody who reads it in a bad hour."),
    (
        Rule(
            "SM101",
            _ERROR,
            N_("A way of suicide or self-harm is named here: “{words}”."),
            N_("Leave the way out. If it must stay, give the reason in checks."),
            grave.method_near_suicide,
        ),
        Rule(
            "SM102",
            _ERROR,
            N_("An amount of medicine is said here: “{words}”."),
            N_("Leave the number out. If it must stay, give the reason in checks."),
            grave.medicine_amount,
        ),
        Rule(
            "SM103",
            _ERROR,
            N_("The words of a suicide note are quoted here (“{words}”)."),
            N_("Say at most that there was a letter."),
            grave.quoted_suicide_note,
        ),
        Rule(
            "SM104",
            _ERROR,
            N_("The title or heading names a way of suicide or self-harm: “{words}”."),
            N_("Choose a title that tells of the person or of what helped."),
            grave.method_in_title,
        ),
        Rule(
            "SM105",
            _ERROR,
            N_("A text about an eating disorder says “{words}”."),
            N_("Tell it without the number."),
            grave.weight_in_eating_disorder,
        ),
        Rule(
            "SM106",
            _ERROR,
            N_(
                "The text says “{words}”, but the content notes do not, so the help box is missing."
            ),
            N_("Add the topic suicide or self-harm to content_notes, with its intensity."),
            grave.suicide_without_note,
        ),
        Rule(
            "SM201",
            _WARNING,
            N_("The place of a suicide is named here: “{words}”."),
            N_("Leave the name out."),
            wording.exact_place,
        ),
        Rule(
            "SM202",
            _WARNING,
            N_("“{words}” speaks of suicide as a crime."),
            N_("Say it plainly: took their own life (teki itsemurhan, tog sitt liv)."),
            wording.crime_wording,
        ),
        Rule(
            "SM203",
            _WARNING,
            N_("“{words}” makes dying a success, or living a failure."),
            N_("Say what happened: a suicide attempt that somebody survived."),
            wording.success_wording,
        ),
        Rule(
            "SM204",
            _WARNING,
            N_("“{words}” makes a sensation of suicide."),
            N_("Say what is known, calmly."),
            wording.sensation,
        ),
        Rule(
            "SM205",
            _WARNING,
            N_("“{words}” shows suicide as a solution."),
            N_("Tell as well what came after, and that such a state passes."),
            wording.suicide_as_solution,
        ),
        Rule(
            "SM206",
            _WARNING,
            N_("“{words}” gives suicide one cause."),
            N_("Leave the cause out, or say that there are many."),
            wording.single_cause,
        ),
        Rule(
            "SM207",
            _WARNING,
            N_("“{words}” blames somebody for a suicide."),
            N_("Tell of your own feelings, without a verdict."),
            wording.blame,
        ),
        Rule(
            "SM208",
            _WARNING,
            N_("“{words}” makes a person an illness, or abuses them."),
            N_("The person first: people who have schizophrenia, a person with an addiction."),
            wording.label_in_editors_text,
        ),
        Rule(
            "SM301",
            Severity.INFO,
            N_("The contributor's own words have “{words}”."),
            N_("Nothing needs to be done. If it is about others, you can ask the contributor."),
            wording.label_in_own_voice,
        ),
    ),
)
