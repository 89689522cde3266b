"""`argmap explain`"""

from __future__ import annotations

import click

from argmap.argument import SCHEMES
from argmap.checks import CATALOGUE, rule_named
from argmap.cli.terminal import fail, paint, tell
from argmap.diagnostic import Rule
from argmap.suggest import did_you_mean


@click.command("explain")
@click.argument("name", required=False, metavar="[RULE|CODE|schemes]")
def command(name: str | None) -> None:
    """Explain a rule, by its name or its code; without one, list them all.

    \b
    Examples:
      argmap explain
      argmap explain circular-support
      argmap explain A101
      argmap explain schemes
    """
    if name is None:
        _list_rules()
    elif name == "schemes":
        _list_schemes()
    elif rule := rule_named(name):
        tell(_page(rule))
    else:
        known = [each for rule in CATALOGUE for each in (rule.name, rule.code)]
        fail(f"no rule is called `{name}`", did_you_mean(name, [*known, "schemes"]) or "see `argmap explain` for all of them")
        raise click.exceptions.Exit(2)


def _page(rule: Rule) -> str:
    lines = [f"{paint('strong', rule.name)} ({rule.code}, {paint(rule.severity.value, rule.severity.value)})", ""]
    lines += [paint("strong", line.removeprefix("## ")) if line.startswith("## ") else line for line in rule.page.strip().splitlines()]
    return "\n".join(lines)


def _list_rules() -> None:
    width = max(len(rule.name) for rule in CATALOGUE)
    for rule in CATALOGUE:
        severity = paint(rule.severity.value, f"{rule.severity.value:<7}")
        tell(f"{rule.code}  {severity}  {rule.name:<{width}}  {rule.summary}")


def _list_schemes() -> None:
    width = max(len(name) for name in SCHEMES)
    for scheme in SCHEMES.values():
        tell(f"{paint('strong', f'{scheme.name:<{width}}')}  {scheme.gist}")
