"""Colours can be told apart: contrast by WCAG 2.2 (1.4.3 and 1.4.11), and colour vision by Machado, Oliveira and Fernandes (2009)."""

import re
from itertools import combinations

import pytest
from attrs import asdict, evolve

from argmap.drawing import THEMES, DrawingError
from argmap.drawing.diagram import Kind, Nature, Relation
from argmap.drawing.style import Look, look_of, stroke_of
from argmap.drawing.themes import Choice, choose_theme

TEXT, LINE = 4.5, 3.0

PAIRS = [
    ("ink", "page", TEXT), ("ink", "box", TEXT), ("ink", "against", TEXT), ("ink", "reply", TEXT), ("ink", "evidence", TEXT),
    ("ink", "conceded", TEXT), ("ink", "exception", TEXT),
    ("muted", "page", TEXT), ("muted", "box", TEXT), ("muted", "against", TEXT), ("muted", "evidence", TEXT), ("muted", "conceded", TEXT),
    ("muted", "exception", TEXT), ("muted", "reply", TEXT), ("faded", "page", TEXT),
    ("title", "page", TEXT), ("on_thesis", "thesis", TEXT), ("muted_on_thesis", "thesis", TEXT),
    ("on_bar", "support", TEXT), ("on_bar", "attack", TEXT), ("on_bar", "undercut", TEXT),
    ("attack", "page", TEXT), ("support", "reply", TEXT),
    ("support", "page", LINE), ("undercut", "page", LINE), ("line", "page", LINE), ("line", "box", LINE),
    ("evidence_line", "page", LINE), ("evidence_line", "evidence", LINE), ("attack", "against", LINE), ("undercut", "exception", LINE),
]  # fmt: skip


def linear(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(colour):
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_measure_is_right():
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#FFFFFF", "#767676") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", THEMES)
def test_every_colour_has_six_digits(name):
    assert all(re.fullmatch("#[0-9A-F]{6}", colour) for colour in asdict(THEMES[name]).values())


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_contrast(name, front, back, least):
    theme = THEMES[name]
    assert contrast(getattr(theme, front), getattr(theme, back)) >= least


def test_contrast_is_what_the_study_measured():
    theme = THEMES["light"]
    assert contrast(theme.on_bar, theme.support) == pytest.approx(5.7, abs=0.1)
    assert contrast(theme.line, theme.page) == pytest.approx(3.25, abs=0.02)
    assert contrast(theme.evidence_line, theme.page) == pytest.approx(3.98, abs=0.02)


# Full strength, for linear RGB.
SIMULATIONS = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def lab(rgb):
    matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.95047, 1.0, 1.08883)
    xyz = [sum(weight * part for weight, part in zip(row, rgb, strict=True)) / scale for row, scale in zip(matrix, white, strict=True)]
    x, y, z = [max(part, 0) ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in xyz]
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


# The theme for print is grey and rests on words, dashes and heads.
@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("simulation", SIMULATIONS)
def test_relations_are_told_apart_by_any_eye(simulation, name):
    theme = THEMES[name]
    seen = {}
    for relation in ("support", "attack", "undercut"):
        rgb = linear(getattr(theme, relation))
        seen[relation] = lab([min(1, max(0, sum(weight * part for weight, part in zip(row, rgb, strict=True)))) for row in SIMULATIONS[simulation]])
    for one, other in combinations(seen.values(), 2):
        assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 >= 25


def test_relations_are_told_apart_without_colour():
    strokes = [stroke_of(relation, THEMES["light"]) for relation in Relation]
    assert len({(stroke.style, stroke.penwidth, stroke.hollow) for stroke in strokes}) == 4
    assert len({stroke.head for stroke in strokes}) == 4


def test_kinds_and_roles_are_told_apart_without_colour():
    def shape(nature):
        look = look_of(nature, THEMES["light"])
        return tuple(value for field, value in asdict(look).items() if field not in {"fill", "border", "ink", "muted", "accent"})

    plain = [Nature(kind) for kind in Kind]
    flagged = [Nature(Kind.CLAIM, unstated=True), Nature(Kind.CLAIM, inferred=True)]
    reply = [Nature(Kind.CLAIM, Relation.BUT)]
    objection = [Nature(Kind.CLAIM, Relation.BUT, against=True)]
    shapes = [shape(nature) for nature in (*plain[1:], *flagged, *reply, *objection)]
    assert len(set(shapes)) == len(shapes)
    # A concession is between an objection and nothing: rounded like the one, thin like the other.
    concession, objected, plainly = (
        look_of(Nature(Kind.CLAIM, bears, against=bool(bears)), THEMES["light"]) for bears in (Relation.ALTHOUGH, Relation.BUT, None)
    )
    assert (concession.rounded, concession.penwidth) == (objected.rounded, plainly.penwidth)
    assert isinstance(concession, Look)


class TestOwnTheme:
    def write(self, tmp_path, text):
        path = tmp_path / "mine.toml"
        path.write_text(text, encoding="utf-8")
        return str(path)

    def test_names_only_what_differs_from_its_base(self, tmp_path):
        theme = choose_theme(self.write(tmp_path, 'base = "dark"\nsupport = "#00a0ff"\n')).theme
        assert theme == evolve(THEMES["dark"], support="#00A0FF")

    def test_is_light_where_it_says_nothing(self, tmp_path):
        assert choose_theme(self.write(tmp_path, "")).theme == THEMES["light"]

    @pytest.mark.parametrize(
        ("text", "message", "help"),
        [
            ('suport = "#00A0FF"', "a theme has no colour `suport`", "did you mean `support`?"),
            ('support = "blue"', "`support` is no colour", "six hexadecimal digits"),
            ("support = 12", "`support` is no colour", "six hexadecimal digits"),
            ('support = "#0AF"', "`support` is no colour", "six hexadecimal digits"),
            ('base = "drak"', "there is no theme `drak` to be the base", "did you mean `dark`?"),
            ('support = #00A0FF"', "is no TOML", "write lines such as"),
        ],
    )
    def test_tells_what_is_wrong_with_it(self, tmp_path, text, message, help):
        with pytest.raises(DrawingError) as error:
            choose_theme(self.write(tmp_path, text))
        assert message in error.value.message
        assert help in error.value.help

    def test_is_missing(self, tmp_path):
        with pytest.raises(DrawingError, match="there is no theme file"):
            choose_theme(str(tmp_path / "none.toml"))


def test_auto_is_light_by_day_and_dark_by_night():
    assert choose_theme("auto") == Choice(THEMES["light"], THEMES["dark"])
