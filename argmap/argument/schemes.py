"""The argumentation schemes that are known by name.

The set follows Walton, Reed and Macagno, "Argumentation Schemes" (2008), cut to those that prose is seen to use; the descriptions are our own.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen


@frozen
class KnownScheme:
    """A pattern of reasoning: its name in the language, its name in AIF, and what it says."""

    name: str
    aif_name: str
    gist: str


_KNOWN = (
    KnownScheme("abductive", "Abductive", "The conclusion is the best explanation of what is observed."),
    KnownScheme("analogy", "Analogy", "What holds of one case holds of another that is like it."),
    KnownScheme("cause-to-effect", "Cause To Effect", "Something happened that generally brings the conclusion about."),
    KnownScheme("commitment", "Commitment", "Someone has taken a stand, and the conclusion follows from it."),
    KnownScheme("correlation-to-cause", "Correlation To Cause", "Two things go together, so one brings about the other."),
    KnownScheme("ethotic", "Ethotic", "A speaker's good or bad character makes what is said more or less worthy of belief."),
    KnownScheme("example", "Example", "What holds of one case or a few holds in general."),
    KnownScheme("expert-opinion", "Expert Opinion", "An expert in the field says so."),
    KnownScheme("generic-ad-hominem", "Generic Ad Hominem", "A person's character speaks against what the person says."),
    KnownScheme("ignorance", "Ignorance", "It would be known if it were otherwise, and it is not known."),
    KnownScheme("inconsistent-commitment", "Inconsistent Commitment", "Someone has taken two stands that cannot be held together."),
    KnownScheme("negative-consequences", "Negative Consequences", "What follows from it is bad, so it should not be done."),
    KnownScheme("position-to-know", "Position To Know", "Someone placed to know says so."),
    KnownScheme("positive-consequences", "Positive Consequences", "What follows from it is good, so it should be done."),
    KnownScheme("practical-reasoning", "Practical Reasoning", "It serves a goal that the actor has, so the actor does it or should."),
    KnownScheme("pragmatic-inconsistency", "Pragmatic Inconsistency", "Someone does not act as he or she speaks."),
    KnownScheme("precedent", "Precedent", "An earlier decision in a like case settles this one."),
    KnownScheme("sign", "Sign", "What is observed is a sign of the conclusion."),
    KnownScheme("verbal-classification", "Verbal Classification", "Something falls under a word, and what goes with the word goes with it."),
    KnownScheme("witness-testimony", "Witness Testimony", "Someone who was there says so."),
)

SCHEMES: Mapping[str, KnownScheme] = MappingProxyType({scheme.name: scheme for scheme in _KNOWN})
"""The known schemes by name, in alphabetical order."""
