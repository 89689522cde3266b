"""`argmap explain`"""

from __future__ import annotations

import click

from argmap.argument import SCHEMES
from argmap.argument.schemes import KnownScheme
from argmap.checks import CATALOGUE, LETTERS, rule_named
from argmap.cli.terminal import fail, paint, tell
from argmap.diagnostic import Rule
from argmap.suggest import did_you_mean


@click.command("explain")
@click.argument("name", required=False, metavar="[RULE|CODE|schemes|SCHEME]")
def command(name: str | None) -> None:
    """Explain a rule, by its name or its code, or a scheme; without a name, list all rules.

    \b
    Examples:
      argmap explain
      argmap explain circular-support
      argmap explain A101
      argmap explain schemes
      argmap explain expert-opinion
    """
    if name is None:
        _list_rules()
    elif name == "schemes":
        _list_schemes()
    elif rule := rule_named(name):
        tell(_page(rule))
    elif scheme := SCHEMES.get(name.lower()):
        tell(_scheme(scheme))
    else:
        known = [each for rule in CATALOGUE for each in (rule.name, rule.code)]
        fail(f"no rule and no scheme is called `{name}`", did_you_mean(name, [*known, *SCHEMES, "schemes"]) or "see `argmap explain` for all of them")
        raise click.exceptions.Exit(2)


def _page(rule: Rule) -> str:
    lines = [f"{paint('strong', rule.name)} ({rule.code}, {paint(rule.severity.value, rule.severity.value)})", ""]
    lines += [paint("strong", line.removeprefix("## ")) if line.startswith("## ") else line for line in rule.page.strip().splitlines()]
    return "\n".join(lines)


def _scheme(scheme: KnownScheme) -> str:
    return f"{paint('strong', scheme.name)} ({scheme.aif_name})\n\n{scheme.gist}\n\nIt is written `because by {scheme.name}:`, before the members of a reason."


def _list_rules() -> None:
    width = max(len(rule.name) for rule in CATALOGUE)
    for number, (letter, about) in enumerate(LETTERS.items()):
        rules = [rule for rule in CATALOGUE if rule.code.startswith(letter)]
        if rules:
            tell(("\n" if number else "") + paint("strong", f"{letter}: {about}"))
        for rule in rules:
            severity = paint(rule.severity.value, f"{rule.severity.value:<7}")
            off = "" if rule.on else " (off unless it is chosen)"
            tell(f"{rule.code}  {severity}  {rule.name:<{width}}  {rule.summary}{off}")


def _list_schemes() -> None:
    width = max(len(name) for name in SCHEMES)
    for scheme in SCHEMES.values():
        tell(f"{paint('strong', f'{scheme.name:<{width}}')}  {scheme.gist}")
