"""What the page knows of a map beyond its picture, as plain data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from argmap.argument import ArgumentMap, Objection, Reason, Statement, Step
from argmap.argument.legality import kind_of
from argmap.argument.model import Quote
from argmap.diagnostic import Diagnostic, print_place
from argmap.drawing.metrics import clean
from argmap.outlining import print_locators, print_source, short_name
from argmap.weighing import Standing, Weighing, questions
from argmap.weighing.status import is_own


def map_data(map: ArgumentMap, findings: Iterable[tuple[Diagnostic, str | None]], cites: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    """Give statements and steps, in the order in which `Graph` counts them, and the sources' names.

    What a statement does not have is left out. Every text is fit to be shown: no control characters, and none that turn the order of letters.

    Args:
        map: The map.
        findings: What was found, each with the id of the statement that it is about, if it is about one.
        cites: The names of the sentences in the article that each statement points to.
    """
    weighing = Weighing(map)
    number = weighing.graph.number
    step_number = {path: place for place, (path, _) in enumerate(weighing.graph.steps)}
    theses = {thesis.id for thesis in map.theses}
    steps = [_step(map, step, target, number) for (_, step), target in zip(weighing.graph.steps, weighing.graph.target, strict=True)]
    asked = questions(map)
    for each in asked:
        by = [number[given.answer.by] for given in each.answers]
        steps[step_number[each.path]].setdefault("asked", []).append([each.question.name, each.state.value, *by])
    statements = [
        {
            **_statement(map, standing.statement, theses),
            **_weighed(standing, number),
            **({"cites": list(where)} if (where := cites.get(standing.statement.id)) else {}),
        }
        for standing in weighing
    ]
    return {
        "title": _shown(map.title),
        "statements": statements,
        "steps": steps,
        "theses": [number[thesis.id] for thesis in map.theses],
        "questions": {each.question.name: _shown(each.question.text) for each in asked},
        "findings": [_finding(diagnostic, None if id is None else number.get(id)) for diagnostic, id in findings],
    }


def _statement(map: ArgumentMap, statement: Statement, theses: set[str]) -> dict[str, Any]:
    sources = {source.id: source for source in map.sources}
    name = _shown(short_name(statement))
    about = {
        "id": statement.id,
        "name": name if name != statement.id else None,
        "kind": "thesis" if statement.id in theses else kind_of(statement).value,
        "text": _shown(statement.text),
        "unstated": statement.implicit,
        "inferred": statement.inferred,
        "where": _shown(print_locators(map, statement.locators)),
        "said": statement.qualifier.value.replace("-", " ") if statement.qualifier else None,
        "hedges": [_shown(hedge) for hedge in statement.hedges],
        "from": _shown(print_source(sources[statement.attribution])) if statement.attribution else None,
        "quoting": _shown(print_source(sources[statement.voice])) if statement.voice else None,
        "quotes": [_quote(map, quote) for quote in statement.quotes],
        "tags": [_shown(tag) for tag in statement.tags],
        "notes": [_shown(note) for note in statement.notes],
        "meta": [[_shown(meta.key), _shown(meta.value)] for meta in statement.meta],
    }
    return {key: value for key, value in about.items() if value}


def _quote(map: ArgumentMap, quote: Quote) -> list[str]:
    return [_shown(quote.text), _shown(print_locators(map, quote.locators))]


def _weighed(standing: Standing, number: Mapping[str, int]) -> dict[str, Any]:
    if standing.ceiling is None or standing.ceiling.leaf == standing.statement.id:
        return {}
    return {"ceiling": [standing.ceiling.qualifier.value.replace("-", " "), number[standing.ceiling.leaf], standing.is_overstated]}


def _step(map: ArgumentMap, step: Step, target: int, number: Mapping[str, int]) -> dict[str, Any]:
    """A step: `on` is the number of the statement, or, beyond those, of the step that it bears on."""
    conceded = isinstance(step, Objection) and step.conceded
    word = "because" if isinstance(step, Reason) else "although" if conceded else "but" if isinstance(step, Objection) else "unless"
    about = {
        "word": word,
        "on": target,
        "members": [number[member] for member in step.members],
        "scheme": _shown(step.scheme.name) if step.scheme else None,
        "own": word != "because" and is_own(map, step),
    }
    return {key: value for key, value in about.items() if value or key == "on"}


def _finding(diagnostic: Diagnostic, about: int | None) -> dict[str, Any]:
    place = _shown(print_place(diagnostic.primary.place))
    found = {"severity": diagnostic.severity.value, "code": diagnostic.rule.code, "message": _shown(diagnostic.message), "help": _shown(diagnostic.help)}
    return found | {"place": place} | ({} if about is None else {"about": about})


def _shown(text: str) -> str:
    return clean(" ".join(text.split()))


# What is markup to a parser of HTML, what ends a line of script, and what turns the order of letters for whoever reads the file.
_ESCAPED = "<>&\u2028\u2029\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def print_data(data: Any) -> str:
    """Print data as JSON that can stand in a `script` element of HTML: nothing in it can end the element, and no parser takes it for anything else."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for letter in _ESCAPED:
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    # Half a surrogate pair cannot be written as UTF-8.
    return text.encode("utf-8", "replace").decode()
