"""What `argmap weigh` says; the map is small enough to weigh in one's head."""

import json

import commands
import pytest

MAP = """
title "Trams"
source city "The city"

main claim trams "The city should build trams." {
  because premise clean "Trams are clean." and premise air "The air is bad." from city
  because premise jobs "Trams make jobs." from city likely
  although premise dear "Trams cost a lot."
}
claim sure "It will surely work." {
  because jobs
}
"""


@pytest.fixture
def weigh(tmp_path):
    (tmp_path / "trams.argmap").write_text(MAP, "utf-8")

    def run(*args, expected=0):
        done = commands.run("weigh", *args, folder=tmp_path, text=True)
        assert done.returncode == expected, done.stderr
        return " ".join(done.stdout.split()), done.stderr

    return run


def test_a_thesis_is_told_in_sentences_and_in_a_table(weigh):
    said, _ = weigh("trams.argmap")
    assert "trams: The city should build trams." in said
    assert "As the author argues, it stands. It falls if what the author concedes is held against it: dear is enough." in said
    assert "It rests on 3 ground statements, 1 of them on the author’s word alone." in said
    assert "Without The city it does not stand." in said
    assert "it takes 2 to bring it down: clean and jobs; or air and jobs." in said
    assert said.endswith("author conceded examined said at most trams stands falls falls flatly certain")


def test_any_statement_can_be_weighed(weigh):
    said, _ = weigh("--of", "sure", "trams.argmap")
    assert "It is said flatly, but its best line of support is only likely, by way of jobs." in said
    assert "one of these is enough to bring it down: jobs." in said


def test_a_supposition_says_what_falls_in_each_reading(weigh):
    said, _ = weigh("--reject", "jobs", "--reject-source", "city", "trams.argmap")
    assert said == (
        "Supposing that jobs is rejected and city is not believed: author: trams, air, jobs and sure fall. "
        "conceded: air, jobs and sure fall. examined: air, jobs and sure fall."
    )


def test_data_are_the_same_as_json(weigh):
    said, _ = weigh("--json", "--concede", "dear", "trams.argmap")
    data = json.loads(said)
    assert data["version"] == 1
    assert data["statements"]["trams"]["status"] == {"author": "in", "conceded": "out", "examined": "out"}
    assert data["statements"]["sure"]["ceiling"] == {"qualifier": "likely", "leaf": "jobs"}
    assert data["weighed"]["trams"]["cuts"] == [["clean", "jobs"], ["air", "jobs"]]
    assert data["supposed"]["author"] == {"fallen": ["trams"], "risen": []}


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--of", "tram"], "no statement is called `tram`"),
        (["--reject", "clear"], "did you mean `clean`?"),
        (["--reject-source", "town"], "no source is called `town`"),
    ],
)
def test_an_unknown_name_is_told(weigh, args, said):
    assert said in weigh(*args, "trams.argmap", expected=2)[1]
