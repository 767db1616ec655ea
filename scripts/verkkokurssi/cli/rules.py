"""`verkkokurssi rules` and `verkkokurssi rule CODE`"""

from __future__ import annotations

import json

import click

from ..diagnostics import Severity, VerkkokurssiError
from ..i18n import N_
from .speech import Say, language_option
from .spoken import Spoken

_SEVERITY = {
    Severity.ERROR: N_("error"),
    Severity.WARNING: N_("warning"),
    Severity.INFO: N_("information"),
}


@click.command(
    cls=Spoken,
    help=N_("List all rules."),
    examples=("verkkokurssi rules", "verkkokurssi rules --format markdown"),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    help=N_("The form of the list: text for people, json for programs, markdown with all lessons"),
)
@language_option
def rules_command(form: str, lang: str) -> None:
    """Print every rule with its code and severity."""
    from ..rules import FAMILIES, RULES
    from ..rules.reference import reference, title

    say = Say(lang)
    if form == "json":
        rows = [
            {"code": r.code, "name": r.name, "severity": r.severity, "message": say(r.message)}
            for r in RULES
        ]
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    if form == "markdown":
        click.echo(reference(FAMILIES, say.language), nl=False)
        return
    width = max(len(say(text)) for text in _SEVERITY.values())
    for rule in RULES:
        severity = say(_SEVERITY[rule.severity])
        click.echo(f"{rule.code}  {severity:<{width}}  {title(rule, say.translate)}")
    click.echo(
        say(N_("{n} rules. Read one: verkkokurssi rule {code}"), n=len(RULES), code=RULES[0].code)
    )


@click.command(cls=Spoken, help=N_("Explain one rule."), examples=("verkkokurssi rule IM203",))
@click.argument("code", metavar=N_("CODE"))
@language_option
def rule_command(code: str, lang: str) -> None:
    """Print the lesson of a rule."""
    from ..rules import RULE_BY_CODE
    from ..rules.reference import explain

    rule = RULE_BY_CODE.get(code.upper())
    if rule is None:
        raise VerkkokurssiError(
            N_("There is no rule “{code}”."),
            N_("List them: verkkokurssi rules"),
            code=code,
        )
    click.echo(explain(rule, lang), nl=False)
