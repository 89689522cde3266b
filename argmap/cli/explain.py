"""`argmap explain`"""

from __future__ import annotations

import click

from argmap.argument import QUESTIONS, SCHEMES, KnownScheme, Landing, Question
from argmap.argument.schemes import schemes_that_ask
from argmap.checks import CATALOGUE, LETTERS, rule_named
from argmap.cli.terminal import fail, paint, tell
from argmap.diagnostic import Rule
from argmap.suggest import did_you_mean


@click.command("explain")
@click.argument("name", required=False, metavar="[RULE|CODE|schemes|SCHEME|QUESTION]")
def command(name: str | None) -> None:
    """Explain a rule, by its name or its code, or a scheme, or a critical question; without a name, list all rules.

    \b
    Examples:
      argmap explain
      argmap explain circular-support
      argmap explain A101
      argmap explain schemes
      argmap explain expert-opinion
      argmap explain other-causes
    """
    if name is None:
        _list_rules()
    elif name == "schemes":
        _list_schemes()
    elif rule := rule_named(name):
        tell(_page(rule))
    elif scheme := SCHEMES.get(name.lower()):
        tell(_scheme(scheme))
    elif question := QUESTIONS.get(name.lower()):
        tell(_question(question))
    else:
        known = [each for rule in CATALOGUE for each in (rule.name, rule.code)]
        fail(
            f"no rule, scheme or question is called `{name}`",
            did_you_mean(name, [*known, *SCHEMES, *QUESTIONS, "schemes"]) or "see `argmap explain` for all of them",
        )
        raise click.exceptions.Exit(2)


def _page(rule: Rule) -> str:
    lines = [f"{paint('strong', rule.name)} ({rule.code}, {paint(rule.severity.value, rule.severity.value)})", ""]
    lines += [paint("strong", line.removeprefix("## ")) if line.startswith("## ") else line for line in rule.page.strip().splitlines()]
    return "\n".join(lines)


_LANDINGS = {
    Landing.MEMBER: ("an objection to a member", "but"),
    Landing.EXCEPTION: ("an exception to the step", "unless"),
    Landing.CONCLUSION: ("an objection to the conclusion", "but"),
}


def _scheme(scheme: KnownScheme) -> str:
    written = f"It is written `because by {scheme.name}:`, before the members of a reason."
    asked = [f"{paint('label', question.name)}\n  {question.text}\n  A bad answer is {_landing(question)}." for question in scheme.questions]
    return "\n\n".join([f"{paint('strong', scheme.name)} ({scheme.aif_name})", scheme.gist, written, paint("strong", "What one may ask"), *asked])


def _question(question: Question) -> str:
    asked = f"It is asked of steps by {', '.join(scheme.name for scheme in schemes_that_ask(question.name))}."
    return f"{paint('strong', question.name)} (critical question)\n\n{question.text}\n\n{asked}\nA bad answer is {_landing(question)}."


def _landing(question: Question) -> str:
    what, link = _LANDINGS[question.lands]
    return f'{what}: `{link} premise "…" answers {question.name}`'


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
        tell(f"{'':<{width}}  asks {', '.join(question.name for question in scheme.questions)}")
