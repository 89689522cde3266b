"""The meaning of a map: statements, the steps between them, and which may bear on which.

A map is flat: statements in order of first writing, each with its steps, each step naming its members by id.
Nothing here knows files, syntax or pictures.
"""

from argmap.argument.legality import LEGAL, Relation, Target, Verdict
from argmap.argument.map import ArgumentMap, Use, Way
from argmap.argument.model import (
    Allow,
    Claim,
    Document,
    Evidence,
    Locator,
    Meta,
    Objection,
    Point,
    Premise,
    Qualifier,
    Quote,
    Reason,
    Scheme,
    Section,
    Source,
    Statement,
    Step,
    Tension,
    Undercut,
)
from argmap.argument.schemes import QUESTIONS, SCHEMES, KnownScheme, Landing, Question
from argmap.argument.tree import StatementNode, StepNode, Tree

__all__ = [
    "LEGAL",
    "QUESTIONS",
    "SCHEMES",
    "Allow",
    "ArgumentMap",
    "Claim",
    "Document",
    "Evidence",
    "KnownScheme",
    "Landing",
    "Locator",
    "Meta",
    "Objection",
    "Point",
    "Premise",
    "Qualifier",
    "Question",
    "Quote",
    "Reason",
    "Relation",
    "Scheme",
    "Section",
    "Source",
    "Statement",
    "StatementNode",
    "Step",
    "StepNode",
    "Target",
    "Tension",
    "Tree",
    "Undercut",
    "Use",
    "Verdict",
    "Way",
]
