"""Cut sets against trying every set of ground statements, also where statements hang on themselves."""

from itertools import combinations

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import weigh
from argmap.argument import ArgumentMap, Claim, Objection, Premise, Reason, Undercut
from argmap.weighing import Standpoint, Status
from argmap.weighing.cuts import cut_sets
from argmap.weighing.status import Graph, Supposition, label

NOTHING = Supposition()
IDS = [f"n{number}" for number in range(7)]
REASONS = st.lists(st.builds(Reason, st.lists(st.sampled_from(IDS), min_size=1, max_size=2, unique=True)), max_size=2)


def found_by_trying(graph, id, supposition=NOTHING):
    """The smallest sets of ground statements without which a statement does not stand, each tried after those that it holds."""
    ground = [statement.id for statement in graph.statements if not statement.reasons]
    sets = []
    for each in (frozenset(chosen) for size in range(len(ground) + 1) for chosen in combinations(ground, size)):
        if not any(smaller <= each for smaller in sets) and label(graph, evolve(supposition, rejected=each))[graph.number[id]] is not Status.IN:
            sets.append(each)
    return set(sets)


def smallest(sets):
    return {each for each in sets if len(each) == min(map(len, sets))}


@given(st.lists(REASONS, min_size=len(IDS), max_size=len(IDS)))
@settings(max_examples=60, deadline=None)
def test_they_are_those_that_trying_finds(reasons):
    graph = Graph(ArgumentMap([Claim(id, "Words.", reasons=given) for id, given in zip(IDS, reasons, strict=True)]))
    for id in IDS:
        assert {frozenset(cut) for cut in cut_sets(graph, id, Supposition()).sets} == found_by_trying(graph, id)


ON = st.lists(st.sampled_from(IDS), min_size=1, max_size=2, unique=True)
UNDERCUT = st.lists(st.builds(Undercut, ON), max_size=1)
ARGUED = st.tuples(
    st.lists(st.builds(Reason, ON, undercuts=UNDERCUT), max_size=2), st.lists(st.builds(Objection, ON, undercuts=UNDERCUT, conceded=st.booleans()), max_size=1)
)


@given(st.lists(ARGUED, min_size=len(IDS), max_size=len(IDS)))
@settings(max_examples=60, deadline=None)
def test_whatever_is_objected_each_set_brings_down_and_none_is_lacking_if_that_is_said(argued):
    graph = Graph(ArgumentMap([Claim(id, "Words.", reasons=reasons, objections=objections) for id, (reasons, objections) in zip(IDS, argued, strict=True)]))
    for supposition in (Supposition(), Supposition(concessions=True)):
        for id in IDS:
            cuts = cut_sets(graph, id, supposition)
            tried = found_by_trying(graph, id, supposition)
            found = {frozenset(cut) for cut in cuts.sets}
            assert found == tried or not cuts.complete
            assert smallest(found) == smallest(tried) or not cuts.least
            assert all(any(smaller <= frozenset(cut) for smaller in tried) for cut in cuts.sets)


def test_what_hangs_on_itself_supports_nothing():
    # `egg` and `hen` rest on each other alone, and are undecided: `fact` carries the thesis.
    map = ArgumentMap(
        [
            Claim("thesis", "T.", main=True, reasons=[Reason(["egg"]), Reason(["fact"])]),
            Claim("egg", "E.", reasons=[Reason(["hen"])]),
            Claim("hen", "H.", reasons=[Reason(["egg"])]),
            Premise("fact", "F."),
        ]
    )
    assert weigh(map).cuts("thesis").sets == (("fact",),)


def test_an_objection_that_is_not_conceded_does_not_bite_by_being_conceded():
    map = ArgumentMap([Claim("thesis", "T.", objections=[Objection(["own"])]), Premise("own", "The analyst's own.")])
    assert weigh(map).suppose(concede=["own"], standpoint=Standpoint.AUTHOR).fallen == ()
