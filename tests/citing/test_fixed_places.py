"""A quotation that is cited from the wrong place is cited from the right one by `argmap check --fix`."""

import commands
import pytest

TEXT = """Night trains carried two million people last year, the operators say. Few of them would have flown, as far as anybody knows.

The government may pay for more of them, though it has not said when. A train of twelve coaches costs about forty million euros, and lasts for thirty years.
"""


@pytest.mark.parametrize(
    ("written", "fixed"),
    [
        ('@1 { quote "forty million euros" }', '@1 { quote "forty million euros" @2.2 }'),
        ('@2 { quote "forty million euros" @1.1 }', '@2 { quote "forty million euros" @2.2 }'),
        ('@2 { quote "forty million euros" @d:1.1 }', '@2 { quote "forty million euros" @d:2.2 }'),
    ],
)
def test_a_quotation_is_cited_from_where_it_stands(tmp_path, written, fixed):
    (tmp_path / "d.txt").write_text(TEXT, "utf-8")
    map = f'document d "D" {{ text "d.txt" }}\nmain claim dear "Night trains cost a lot." {{ because premise price "Each is dear." {written} }}\n'
    (tmp_path / "x.argmap").write_text(map, "utf-8")
    check = ["check", "--output-format", "concise", "x.argmap"]
    before = commands.run(*check, folder=tmp_path, text=True)
    assert "the quotation stands at 2.2 of `d`" in before.stdout, before
    after = commands.run(*check, "--fix", folder=tmp_path, text=True)
    assert "the quotation" not in after.stdout
    assert (tmp_path / "x.argmap").read_text("utf-8") == map.replace(written, fixed)
