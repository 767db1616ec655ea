"""`verkkokurssi rules` and `verkkokurssi rule CODE`"""

from __future__ import annotations

import json

import click

from ..diagnostics import VerkkokurssiError
from ..i18n import N_
from .speech import Say, environment_language, language_option


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text")
@language_option
def rules_command(form: str, lang: str | None) -> None:
    """Luettele säännöt / list all rules."""
    from ..rules import FAMILIES, RULES
    from ..rules.reference import reference, title

    say = Say(lang or environment_language())
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
    for rule in RULES:
        click.echo(f"{rule.code}  {rule.severity:<7}  {title(rule, say.translate)}")
    click.echo(
        say(N_("{n} rules. Read one: verkkokurssi rule {code}"), n=len(RULES), code=RULES[0].code)
    )


@click.command()
@click.argument("code")
@language_option
def rule_command(code: str, lang: str | None) -> None:
    """Selitä yksi sääntö / explain one rule.

    \b
    verkkokurssi rule IM203
    """
    from ..rules import RULE_BY_CODE
    from ..rules.reference import explain

    rule = RULE_BY_CODE.get(code.upper())
    if rule is None:
        raise VerkkokurssiError(
            N_("There is no rule “{code}”."),
            N_("List them: verkkokurssi rules"),
            code=code,
        )
    click.echo(explain(rule, lang or environment_language()), nl=False)
