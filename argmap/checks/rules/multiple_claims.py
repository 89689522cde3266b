"""A statement holds an inference of its own.

## Why is this bad?

A conclusion and its ground in one box cannot be questioned apart, and nobody sees that one rests on the other.
An inference belongs between statements, as a reason.
It is told for English words of inference only ("therefore", "thus", "hence", "consequently", "it follows that", "for this reason", "so it", "because", "since"), and "and" is no such word.
A report of somebody's reasoning is one statement, so evidence, and what somebody is said to think, is passed over.

## Example

```argmap
main claim trams "Trams are quiet, therefore the city should build them." {
  because premise motors "Electric motors make no noise."
}
```

## Use instead

```argmap
main claim trams "The city should build trams." {
  because claim quiet "Trams are quiet." {
    because premise motors "Electric motors make no noise."
  }
}
```

## When it is right

"Because" often says what causes what, and that is one statement; "since" often says when, and "so that" what for.
A word at the beginning is left over from the text.

```argmap
main claim trams "Thus the city should build trams." {
  because premise late "Buses are late because the streets are full."
  because premise growth "The city has grown by half since the war, and since 2013 by a tenth."
  because premise often "Trams run often, so that nobody waits for long, and so far they have been on time."
  because premise mayor "The mayor said that trams are quiet, because their motors are electric."
  because premise since-then "The old trams should never have been scrapped, but not because they were pretty."
}
```

## How often it is right

On 601 statements of 90 human-made maps (argumentative microtexts, AraucariaDB, Argdown and others) it fired four times; all four were right, two of them in descriptions of arguments, which Argdown keeps beside the premises.
A bare "because" was left out: of six, five said what causes what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.argument import ArgumentMap, Evidence
from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("multiple-claims", "W101", Severity.HINT, __doc__)

_SAID = re.compile(
    r"\b(?:sa(?:ys?|id)|argu(?:e[sd]?|ing)|claim(?:s|ed)?|believe[sd]?|think|thinks|thought|told|warn(?:s|ed)?|fear(?:s|ed)?|if)\b", re.IGNORECASE
)
"""What somebody says, or what would be: the reasoning is not the statement's own."""

_OPENING = 3
"""So many words make a clause; fewer before a word of inference are what the text began with."""

_SENTENCE = 300
"""So many characters before the word are looked at, so that time stays linear."""

_CONCLUDING = re.compile(
    r"(?:[,;:.!?–—]|\band)\s+(?:(?:and|but|it\s+is|it\s+must)\s+)?"
    r"(?P<word>therefore|thus|hence|consequently|it follows that|for (?:this|that) reason|so(?=\s+(?:it|they|we|he|she|you|the|this|these|there)\b))\b",
    re.IGNORECASE,
)
"""At the head of a clause that another precedes; inside its clause, as in "should therefore", such a word is left over from the text."""

_GIVING = re.compile(r"[,;–—]\s+(?P<word>because(?!\s+of\b)|since(?!\s+(?:then|\d|at|about|around|early|late|mid)\b))\b", re.IGNORECASE)
"""After a comma, which an inference has and a cause mostly lacks."""

_DEMANDING = re.compile(r"\b(?:should|ought|must|needs? to|has to|have to)\s+(?!have\b)[^,;.]{0,300}?\b(?P<word>because(?!\s+of\b))\b", re.IGNORECASE)
"""After a demand, which has reasons and no causes."""

_PATTERNS = (
    (_CONCLUDING, ("therefore", "thus", "hence", "consequently", "follow", "reason", "so")),
    (_GIVING, ("because", "nce")),
    (_DEMANDING, ("because",)),
)
"""Each with letters of the words that it asks for; a dotless i is none to `casefold`, and is one to an expression."""

_PERFECT = re.compile(r"\b(?:has|have|had|ever)\b|[’']ve\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|only|just|merely|simply|partly|mainly|largely|or|and|but)\W*$", re.IGNORECASE)


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each statement in which a clause is inferred from another."""
    for statement in map:
        if isinstance(statement, Evidence) or statement.voice is not None:
            continue
        if word := _inference(statement.text):
            yield Diagnostic(
                RULE,
                f"`{statement.id}` holds an inference of its own, with `{word}`",
                Label((statement.id, "text"), "a conclusion and its ground"),
                help="make two statements of it, and give one as a reason for the other",
            )


def _inference(text: str) -> str | None:
    plain = text.casefold()
    for pattern, words in _PATTERNS:
        # Nearly no text has one of the words, and to look for words alone is ten times as fast.
        if not any(word in plain for word in words):
            continue
        for found in pattern.finditer(text):
            word, start = found["word"].lower(), found.start("word")
            before = text[max(0, start - _SENTENCE) : start]
            if len(before.split()) < _OPENING or _SAID.search(before):
                continue
            if (word == "because" and _NOT.search(before)) or (word == "since" and _PERFECT.search(before)):
                continue
            return word
    return None
