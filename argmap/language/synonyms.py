"""Words that people try, and the language's word for them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SYNONYMS: Mapping[str, str] = MappingProxyType(
    {
        "argument": "because",
        "reason": "because",
        "since": "because",
        "support": "because",
        "supports": "because",
        "attacks": "but",
        "opposes": "but",
        "counter": "but",
        "counterargument": "but",
        "however": "but",
        "objection": "but",
        "rebuttal": "but",
        "reply": "but",
        "yet": "but",
        "admittedly": "although",
        "concession": "although",
        "though": "although",
        "except": "unless",
        "exception": "unless",
        "undercut": "unless",
        "or": "and",
        "plus": "and",
        "with": "and",
        "conclusion": "claim",
        "statement": "claim",
        "thesis": "claim",
        "assumption": "premise",
        "fact": "premise",
        "data": "evidence",
        "report": "evidence",
        "almost-certain": "certain",
        "sure": "certain",
        "highly-likely": "very-likely",
        "probable": "likely",
        "probably": "likely",
        "could": "possible",
        "maybe": "possible",
        "might": "possible",
        "perhaps": "possible",
        "possibly": "possible",
        "doubtful": "unlikely",
        "improbable": "unlikely",
        "implied": "implicit",
        "unstated": "implicit",
        "citing": "from",
        "via": "from",
        "about": "quoting",
        "comment": "note",
        "quotation": "quote",
        "heading": "section",
        "import": "include",
    }
)
"""Each such word, small, with the word that was probably meant."""
