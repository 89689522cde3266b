"""The argumentation schemes that are known by name, and what one may ask of a step that follows one.

The set follows Walton, Reed and Macagno, "Argumentation Schemes" (2008), cut to those that prose is seen to use; the descriptions and the questions are our own.
Where a bad answer lands follows Verheij (2003) and Prakken (2010): on what is given, on the step, or on what is concluded.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from attrs import field, frozen

from argmap.argument.model import Step


class Landing(Enum):
    """What a bad answer to a critical question speaks against."""

    MEMBER = "member"
    """What is given: it is an objection to a member of the step."""
    EXCEPTION = "exception"
    """That this bears on the point: it is an exception to the step."""
    CONCLUSION = "conclusion"
    """What is concluded: it is an objection to the conclusion."""


@frozen
class Question:
    """A critical question: its name in the language, the question itself, and where a bad answer lands.

    One name is one question: schemes that ask the same thing share it.
    """

    name: str
    text: str
    lands: Landing


@frozen
class KnownScheme:
    """A pattern of reasoning: its name in the language, its name in AIF, what it says, and its critical questions in the order in which one would ask them."""

    name: str
    aif_name: str
    gist: str
    questions: tuple[Question, ...] = field(repr=False)


_MEMBER, _EXCEPTION, _CONCLUSION = Landing

_ASKED = (
    # What is given
    Question("established", "Is what is given here well established itself?", _MEMBER),
    Question("reliability", "How reliably does this sign go with what it is taken for?", _MEMBER),
    Question("explains", "If the conclusion were true, would one expect what is observed?", _MEMBER),
    Question("likeness", "Are the two cases alike in what matters here?", _MEMBER),
    Question("causal-rule", "Does a cause of this sort bring about such an effect as a rule?", _MEMBER),
    Question("correlation", "Do the two go together more often than by chance?", _MEMBER),
    Question("committed", "Did this party take that stand, and in that sense?", _MEMBER),
    Question("incompatible", "Is it impossible to hold the two stands together?", _MEMBER),
    Question("contradicting-deeds", "Do these deeds really go against those words?", _MEMBER),
    Question("character", "Is this person's character as it is said to be?", _MEMBER),
    Question("expertise", "Is this person really an expert?", _MEMBER),
    Question("field", "Does the matter belong to this expert's field?", _MEMBER),
    Question("assertion", "Was this said by this person, and meant so?", _MEMBER),
    Question("placed-to-know", "Was this person placed to know it?", _MEMBER),
    Question("detectable", "If it were otherwise, would it be known by now?", _MEMBER),
    Question("likelihood", "How likely is it that these consequences come about?", _MEMBER),
    Question("value", "Are the consequences as good, or as bad, as they are taken to be?", _MEMBER),
    Question("goal", "Does the actor really have this goal?", _MEMBER),
    Question("effectiveness", "Would the act bring the goal about, or at least nearer?", _MEMBER),
    Question("definition", "Does the case fall under the word as most people use it?", _MEMBER),
    Question("goes-with-word", "Does everything that falls under the word have what is concluded?", _MEMBER),
    # Whether it bears on the point
    Question("other-causes", "Could something else be behind this sign?", _EXCEPTION),
    Question("rival-explanation", "Does another explanation do as well?", _EXCEPTION),
    Question("rivals-sought", "Were other explanations looked for before this one was settled on?", _EXCEPTION),
    Question("difference", "Is there a difference between the two that matters here?", _EXCEPTION),
    Question("counter-case", "Is there a case just as much alike that went the other way?", _EXCEPTION),
    Question("interference", "Did something keep the cause from having its effect?", _EXCEPTION),
    Question("common-cause", "Does some third thing bring about both?", _EXCEPTION),
    Question("reverse-cause", "Is it the other way round, the effect being the cause?", _EXCEPTION),
    Question("mechanism", "Is there a way in which the one could bring about the other?", _EXCEPTION),
    Question("withdrawn", "Has the stand been given up or changed since?", _EXCEPTION),
    Question("scope", "Does the stand reach as far as this case?", _EXCEPTION),
    Question("explained-away", "Is there an honest reason for the change, such as new facts?", _EXCEPTION),
    Question("relevance", "Does character matter to whether this is true?", _EXCEPTION),
    Question("own-merits", "Can the matter be judged by itself, whoever speaks of it?", _EXCEPTION),
    Question("typical", "Are the cases like most of the others?", _EXCEPTION),
    Question("enough", "Are these cases enough for so wide a conclusion?", _EXCEPTION),
    Question("bias", "Has this person a stake in the answer?", _EXCEPTION),
    Question("agreement", "Do others who can judge it say the same?", _EXCEPTION),
    Question("backing", "Does this person have evidence for it?", _EXCEPTION),
    Question("honesty", "Is there reason to think that this person is not honest about it?", _EXCEPTION),
    Question("plausibility", "Is the account believable in itself?", _EXCEPTION),
    Question("search", "Was it looked for where it would be found?", _EXCEPTION),
    Question("burden", "Is it for the other side to show that it is so?", _EXCEPTION),
    Question("avoidable", "Could the act be done without these consequences?", _EXCEPTION),
    Question("better-alternative", "Is there a better way to the same end?", _EXCEPTION),
    Question("feasible", "Is the actor able to do it?", _EXCEPTION),
    Question("conflicting-goal", "Has the actor another goal that weighs more and that the act would harm?", _EXCEPTION),
    Question("overruled", "Has the earlier decision been overturned, or put in doubt?", _EXCEPTION),
    Question("clear-case", "Does the case lie on the border of what the word covers?", _EXCEPTION),
    # What is concluded
    Question("counterexample", "Is there a case of which the conclusion does not hold?", _CONCLUSION),
    Question("side-effects", "Does the act have other effects that speak against it?", _CONCLUSION),
    Question("opposite-effects", "Does the act have consequences that count the other way?", _CONCLUSION),
)

QUESTIONS: Mapping[str, Question] = MappingProxyType({question.name: question for question in _ASKED})
"""The critical questions by name."""


def _scheme(name: str, aif_name: str, gist: str, questions: str) -> KnownScheme:
    return KnownScheme(name, aif_name, gist, tuple(QUESTIONS[each] for each in questions.split()))


_KNOWN = (
    _scheme("abductive", "Abductive", "The conclusion is the best explanation of what is observed.", "established explains rival-explanation rivals-sought"),
    _scheme("analogy", "Analogy", "What holds of one case holds of another that is like it.", "established likeness difference counter-case"),
    _scheme("cause-to-effect", "Cause To Effect", "Something happened that generally brings the conclusion about.", "established causal-rule interference"),
    _scheme("commitment", "Commitment", "Someone has taken a stand, and the conclusion follows from it.", "committed scope withdrawn"),
    _scheme(
        "correlation-to-cause",
        "Correlation To Cause",
        "Two things go together, so one brings about the other.",
        "correlation common-cause reverse-cause mechanism",
    ),
    _scheme("ethotic", "Ethotic", "A speaker's good or bad character makes what is said more or less worthy of belief.", "character relevance own-merits"),
    _scheme("example", "Example", "What holds of one case or a few holds in general.", "established typical enough counterexample"),
    _scheme("expert-opinion", "Expert Opinion", "An expert in the field says so.", "expertise field assertion bias agreement backing"),
    _scheme("generic-ad-hominem", "Generic Ad Hominem", "A person's character speaks against what the person says.", "character relevance own-merits"),
    _scheme("ignorance", "Ignorance", "It would be known if it were otherwise, and it is not known.", "detectable search burden"),
    _scheme(
        "inconsistent-commitment",
        "Inconsistent Commitment",
        "Someone has taken two stands that cannot be held together.",
        "committed incompatible explained-away",
    ),
    _scheme(
        "negative-consequences",
        "Negative Consequences",
        "What follows from it is bad, so it should not be done.",
        "likelihood value avoidable opposite-effects",
    ),
    _scheme("position-to-know", "Position To Know", "Someone placed to know says so.", "placed-to-know assertion honesty"),
    _scheme(
        "positive-consequences",
        "Positive Consequences",
        "What follows from it is good, so it should be done.",
        "likelihood value better-alternative opposite-effects",
    ),
    _scheme(
        "practical-reasoning",
        "Practical Reasoning",
        "It serves a goal that the actor has, so the actor does it or should.",
        "goal effectiveness better-alternative feasible conflicting-goal side-effects",
    ),
    _scheme("pragmatic-inconsistency", "Pragmatic Inconsistency", "Someone does not act as he or she speaks.", "contradicting-deeds difference own-merits"),
    _scheme("precedent", "Precedent", "An earlier decision in a like case settles this one.", "likeness difference counter-case overruled"),
    _scheme("sign", "Sign", "What is observed is a sign of the conclusion.", "established reliability other-causes"),
    _scheme(
        "verbal-classification",
        "Verbal Classification",
        "Something falls under a word, and what goes with the word goes with it.",
        "definition goes-with-word clear-case",
    ),
    _scheme("witness-testimony", "Witness Testimony", "Someone who was there says so.", "placed-to-know assertion honesty agreement plausibility"),
)

SCHEMES: Mapping[str, KnownScheme] = MappingProxyType({scheme.name: scheme for scheme in _KNOWN})
"""The known schemes by name, in alphabetical order."""


def scheme_of(step: Step) -> KnownScheme | None:
    """Give the known scheme that a step follows; None if it has none, one of the analyst's own, or one that is not known."""
    return SCHEMES.get(step.scheme.name) if step.scheme and not step.scheme.own else None


def schemes_that_ask(name: str) -> tuple[KnownScheme, ...]:
    """Give the schemes that ask the question of that name, in alphabetical order."""
    return tuple(scheme for scheme in SCHEMES.values() if any(question.name == name for question in scheme.questions))
