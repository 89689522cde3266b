"""Which relation may hold between which kinds: one table, read by whoever must know."""

from __future__ import annotations

from enum import Enum
from types import MappingProxyType

from argmap.argument.model import Claim, Evidence, Objection, Premise, Reason, Statement, Step, Undercut


class Relation(Enum):
    """How a step bears on its target."""

    SUPPORT = "support"
    OBJECTION = "objection"
    UNDERCUT = "undercut"


class Target(Enum):
    """What a member or a target can be."""

    CLAIM = "claim"
    PREMISE = "premise"
    EVIDENCE = "evidence"
    STEP = "step"


class Verdict(Enum):
    """Whether a relation may hold."""

    LEGAL = "legal"
    DOUBTFUL = "doubtful"
    """It may, but another kind was probably meant."""
    ILLEGAL = "illegal"


_LEGAL, _DOUBTFUL, _ILLEGAL = Verdict.LEGAL, Verdict.DOUBTFUL, Verdict.ILLEGAL
_C, _P, _E, _S = Target.CLAIM, Target.PREMISE, Target.EVIDENCE, Target.STEP

# Evidence is a report: one argues about what it shows, or objects to it, but never argues it into being.
# A premise that is argued for is a claim by definition; a report may back it all the same.
# Whoever questions a step says so with an undercut, which bears on steps and on nothing else.
_TABLE = {
    #                      claim       premise     evidence    step
    (Relation.SUPPORT, _C): (_LEGAL, _DOUBTFUL, _ILLEGAL, _ILLEGAL),
    (Relation.SUPPORT, _P): (_LEGAL, _DOUBTFUL, _ILLEGAL, _ILLEGAL),
    (Relation.SUPPORT, _E): (_LEGAL, _LEGAL, _ILLEGAL, _ILLEGAL),
    (Relation.OBJECTION, _C): (_LEGAL, _LEGAL, _LEGAL, _ILLEGAL),
    (Relation.OBJECTION, _P): (_LEGAL, _LEGAL, _LEGAL, _ILLEGAL),
    (Relation.OBJECTION, _E): (_LEGAL, _LEGAL, _LEGAL, _ILLEGAL),
    (Relation.UNDERCUT, _C): (_ILLEGAL, _ILLEGAL, _ILLEGAL, _LEGAL),
    (Relation.UNDERCUT, _P): (_ILLEGAL, _ILLEGAL, _ILLEGAL, _LEGAL),
    (Relation.UNDERCUT, _E): (_ILLEGAL, _ILLEGAL, _ILLEGAL, _LEGAL),
}

LEGAL = MappingProxyType(
    {(relation, member, target): verdict for (relation, member), verdicts in _TABLE.items() for target, verdict in zip((_C, _P, _E, _S), verdicts, strict=True)}
)
"""The verdict for each relation, kind of member and kind of target."""

_KINDS: dict[type, Target] = {Claim: _C, Premise: _P, Evidence: _E, Reason: _S, Objection: _S, Undercut: _S}
_RELATIONS: dict[type, Relation] = {Reason: Relation.SUPPORT, Objection: Relation.OBJECTION, Undercut: Relation.UNDERCUT}
# Members of an enumeration are slow to look up by, and each member of each step is.
_OF_TYPES = {
    (step, member, target): LEGAL[relation, _KINDS[member], kind]
    for step, relation in _RELATIONS.items()
    for member in (Claim, Premise, Evidence)
    for target, kind in _KINDS.items()
}


def kind_of(node: Statement | Step) -> Target:
    """What a node is to the table."""
    return _KINDS[type(node)]


def relation_of(step: Step) -> Relation:
    """How a step bears on its target."""
    return _RELATIONS[type(step)]


def verdict(step: Step, member: Statement, target: Statement | Step) -> Verdict:
    """Look up whether `member` may stand in `step` against `target`."""
    return _OF_TYPES[type(step), type(member), type(target)]
