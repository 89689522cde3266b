"""A statement begins with a word that points outside it.

## Why is this bad?

A box is read alone, or beside others than in the text; then nobody knows who "they" are.
It is told for English sentences only, whose subject is it, this, that, these, those, they, he or she, or begins with such, his, her, its or their.

## Example

```argmap
main claim trams "The city should build trams." {
  because premise noise "They are quiet."
}
```

## Use instead

```argmap
main claim trams "The city should build trams." {
  because premise noise "Trams are quiet."
}
```

## When it is right

"It is wrong to …" points at nothing, "this law" points with a noun, and "its neighbours" may name in the next breath whose.

```argmap
main claim trams "It would be wrong to build no trams." {
  because premise age "This century belongs to the city."
  because premise those "Those who ride trams arrive on time."
  because premise rain "It rains on most days."
  because premise that "That trams are quiet is known."
  because premise rivals "Its neighbours envy Strasbourg."
}
```

## How often it is right

On 601 statements of 90 human-made maps (argumentative microtexts, AraucariaDB, Argdown and others) it fired 41 times; of 40 looked at, 40 were right.
Most are pieces of running text, in which such words are frequent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.argument import ArgumentMap
from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("dangling-pronoun", "W104", Severity.HINT, __doc__)

_HEAD = r"\W*(?:(?:and|but|so|or|yet|also|thus|therefore|besides|however|moreover),?\s+)?"
_ADVERBS = r"(?:(?:\w+ly|also|well|just|even|still|not|never|already)\s+)*"
_AUXILIARY = (
    r"(?:is|was|are|were|will|would|can|cannot|could|may|might|must|shall|should|has|have|had|does|do|did"
    r"|(?:is|was|are|were|would|could|must|should|has|have|had|does|do|did|ca|wo)n[’']t)"
)

_PERSON = re.compile(rf"{_HEAD}(?P<word>they|he|she|that(?=[’']s\b)|such)\b(?!\s+(?:who|whose|that|as)\b)", re.IGNORECASE)
_DEMONSTRATIVE = re.compile(
    rf"{_HEAD}(?P<word>this|that|these|those)\s+{_ADVERBS}"
    rf"(?:{_AUXILIARY}|means?|shows?|results?|leads?|makes?|gives?|impl(?:y|ies)|entails?|proves?|causes?|suggests?|requires?|allows?|helps?|explains?)\b",
    re.IGNORECASE,
)
"""Without a noun, so a verb comes next."""

_IT = re.compile(rf"{_HEAD}(?P<word>it)(?=\s|[’']s\b)", re.IGNORECASE)
_EMPTY = re.compile(
    rf"{_HEAD}it(?:[’']s|\s+{_ADVERBS}(?:{_AUXILIARY}\s+{_ADVERBS})*"
    r"(?:(?<=is\s)|(?<=was\s)|(?:is|was|be|been|become|becomes|became|took|paid|came|went|ma(?:kes?|de)\s+(?:\w+\s+)?sense"
    r"|(?:seem|appear|follow|happen|turn|take|cost|pay|help|matter|remain|need|come|go|hurt)(?:s|ed|es)?)\b))"
    r".*\b(?:that|to|whether|how|why|who|whom|if|when|where|what|without|until)\b",
    re.IGNORECASE | re.DOTALL,
)
"""What "it" stands for follows, or it stands for nothing."""
_WEATHER = re.compile(
    rf"{_HEAD}it(?:[’']s)?\s+(?:\w+\s+){{0,3}}(?:rain|snow|hail|thunder|freez|storm|drizzl|dark|cold|hot|warm|late|early|noon|midnight|night|time)",
    re.IGNORECASE,
)

_POSSESSIVE = re.compile(rf"{_HEAD}(?P<word>his|her|its|their)\s(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_NAME = re.compile(r"\b[A-Z][\w’']*[a-z]")

# He is "I have" in Spanish, her is "here" in Danish, such is "search" in German.
_SHARED = ("he", "her", "his", "it", "such")
_ENGLISH = re.compile(
    r"\b(?:the|that|this|with|from|would|could|should|must|ought|who|which|been|never|were|not|him|to|are|is|was|will|can|of)\b|n[’']t\b|[’']s\b", re.IGNORECASE
)


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each statement whose first subject has nothing to stand for."""
    for statement in map:
        if word := _dangling(statement.text):
            yield Diagnostic(
                RULE,
                f"`{statement.id}` begins with `{word}`, which names nothing",
                Label((statement.id, "text"), "not clear alone"),
                help="write the noun or name that is meant",
            )


def _dangling(text: str) -> str | None:
    found = _PERSON.match(text) or _DEMONSTRATIVE.match(text) or _pointing_it(text) or _pointing_possessive(text)
    if found is None:
        return None
    word = found["word"]
    if word.lower() in _SHARED and not _ENGLISH.search(text[found.end("word") :]):
        return None
    return word


def _pointing_it(text: str) -> re.Match[str] | None:
    return None if _EMPTY.match(text) or _WEATHER.match(text) else _IT.match(text)


def _pointing_possessive(text: str) -> re.Match[str] | None:
    # Only a possessive may come before the name that it stands for.
    found = _POSSESSIVE.match(text)
    return None if found is None or _NAME.search(found["rest"]) else found
