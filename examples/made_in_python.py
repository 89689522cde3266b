"""A map made in Python: checked as it is built, asked a few questions, and drawn.

Run it with `python examples/made_in_python.py`; it writes made-in-python.svg into the current folder.
"""

import argmap
from argmap import ArgumentMap, Claim, Evidence, Objection, Premise, Reason, Source, Undercut

bridge = ArgumentMap(
    [
        Claim(
            "close",
            "The old bridge should be closed to lorries.",
            main=True,
            reasons=[Reason(["cracks", "load"], scheme="cause-to-effect", undercuts=[Undercut("repair")])],
            objections=[Objection(["detour"], conceded=True)],
        ),
        Claim(
            "cracks",
            "The bridge's main beams are cracked.",
            qualifier="very-likely",
            reasons=[Reason(["survey"], scheme="expert-opinion")],
        ),
        Evidence("survey", "The engineers found eleven cracks in June.", attribution="engineers"),
        Premise("load", "Lorries strain a cracked beam until it fails."),
        Premise("repair", "The cracks will be welded before the winter.", inferred=True),
        Premise("detour", "Without the bridge lorries lose forty minutes."),
    ],
    title="Should the old bridge be closed to lorries?",
    sources=[Source("engineers", "The county's engineers", grade="A2")],
)

for finding in argmap.check(bridge):
    print(finding)

print(bridge)
print("`survey` bears on:", " → ".join(bridge.ways_to_theses("survey")[0].ids))

argmap.draw(bridge).save("made-in-python.svg")
