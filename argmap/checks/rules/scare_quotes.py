"""A word is put in quotation marks that keep it at arm's length.

## Why is this bad?

Quotation marks say that the word is not the author's, and not whose it is or what is wrong with it.
The doubt is a statement, and the map does not show it.
Told for one to three words in claims and premises.

## Example

```argmap
main claim trams "The “experts” overstate the cost of trams." {
  because premise bias "The study counts the cost of the streets too."
}
```

## Use instead

```argmap
main claim trams "The study overstates the cost of trams." {
  because premise bias "The study counts the cost of the streets too."
  because premise not-experts "The authors have never planned a tramway."
}
```

## When it is right

Quotation marks that quote are right: the statement is somebody's word (`from`, `quoting`), a `quote` records the words, the sentence says who says so, a title or a word as a word is meant, or more than three words are quoted.

```argmap
main claim trams "The word “tram” comes from Low German." {
  because premise told "“The Tram” tells its story."
  because premise study "The study calls trams “a gift”." quoting study
  because premise record "Trams are “the rolling living room” of the city." {
    quote "the rolling living room"
  }
  because premise praise "The mayor called the trams “a gift”."
  because premise said "The mayor's sentence was “Nobody needs trams here”."
  because premise nineties "Trams came back in the '90s, and rock 'n' roll with them."
}
source study "Study of the tramway board"
```

## How often it is right

On 601 statements of 90 human-made maps (argumentative microtexts, AraucariaDB, Argdown and others) it fired twice; both were right.
AraucariaDB has lost its quotation marks, so that says little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.argument import ArgumentMap, Evidence, Statement
from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("scare-quotes", "W105", Severity.HINT, __doc__)

_QUOTED = re.compile(r"(?<!\w)[“„«»\"](?P<double>[^“”„«»\"]+)[”“»«\"]|(?<![\w’'])[‘'‚](?P<single>\w[^‘’'‚]*\w)[’'](?!\w)")
_LONGEST = 3
"""A quotation of more words quotes."""

_NAMED = re.compile(
    r"\b(?:words?|terms?|phrases?|names?|named|label\w*|call(?:s|ed|ing)?|known|titles?|titled|entitled|slogan|motto|signs?|files?|keys?|buttons?|commands?"
    r"|mean(?:s|ing)?|say(?:s|ing)?|said|writes?|wrote|written|reads?|states?|stated|spoke|speaks?|describ\w+|promis\w+|dismiss\w+|denounc\w+|prais\w+|quot\w+)"
    r"(?:\s+[\w’'-]+){0,3}[,:]?\s*$|:\s*$",
    re.IGNORECASE,
)
"""What comes next is spoken of, or said by somebody, and not used."""


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each claim and premise with a word in quotation marks that nothing says is quoted."""
    for statement in map:
        if isinstance(statement, Evidence) or statement.attribution is not None or statement.voice is not None:
            continue
        if words := _kept_off(statement):
            yield Diagnostic(
                RULE,
                f"`{statement.id}` keeps `{words}` at arm's length with quotation marks",
                Label((statement.id, "text"), "whose words, or what is wrong with them?"),
                help="use a word that you stand by; or record whose word it is, with `quote` or `quoting`",
            )


def _kept_off(statement: Statement) -> str | None:
    if statement.text.isascii() and '"' not in statement.text and "'" not in statement.text:
        # Nearly every text, and told ten times as fast.
        return None
    recorded = " ".join(quote.text for quote in statement.quotes).casefold()
    for found in _QUOTED.finditer(statement.text):
        quoted = found["double"] or found["single"]
        words = quoted.split()
        is_title = all(word[0].isupper() for word in words)
        if (
            1 <= len(words) <= _LONGEST
            and not is_title
            and quoted.casefold().strip(" ,.") not in recorded
            and not _NAMED.search(statement.text[max(0, found.start() - 40) : found.start()])
        ):
            return quoted.strip()
    return None
