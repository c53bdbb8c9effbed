"""`curate next`: what to do now, why, and what is said where there is nothing."""

import pytest

from tests.answers import answer, ok
from tests.conftest import Curate, Result

LONG = """\
resources:
- {id: long, title: Long, format: read, minutes: 45, parts: 4, importance: essential}
- {id: talk, title: Talk, format: watch, minutes: 50}
"""


def test_what_to_do_now(curate: Curate) -> None:
    """`next 20` names one thing with its time, why this one, what else, and how to open it."""
    ok(curate, "done", "leadership-imbalance", "--took", "12m")
    result = curate("next", "20")
    assert result == Result(
        0,
        "ADCS Building a workforce that works for all children  read  20 min\n"
        "  workforce-for-all · essential, fits in 20 min\n"
        "\n"
        "Or instead: troublemaker (watch, 13 min), breaking-barriers (read, ~7 min),\n"
        "  sled-dogs (read, 3 min)\n",
        "Open it: curate open workforce-for-all\n",
    )


def test_what_is_begun_comes_first(curate: Curate) -> None:
    """What is begun and can be finished comes before anything else, with what is left of it."""
    assert answer(curate, "next", "30")["id"] != "cultural-competence"
    ok(curate, "done", "leadership-imbalance")
    ok(curate, "start", "cultural-competence", "--left", "25")
    found = answer(curate, "next", "30")
    assert (found["id"], found["minutes_left"]) == ("cultural-competence", 25)
    assert found["reason"] == "begun, and can be finished, fits in 30 min"
    assert answer(curate, "next")["id"] == "cultural-competence"
    assert answer(curate, "next", "20")["id"] != "cultural-competence"


def test_what_can_be_finished_comes_before_what_is_only_begun(empty_folder: Curate) -> None:
    """Of two things begun, the one that can be finished now comes first."""
    empty_folder.write(LONG)
    ok(empty_folder, "start", "long", "--left", "10")
    assert answer(empty_folder, "next", "30")["reason"] == "begun, and one part fits"
    ok(empty_folder, "start", "talk", "--left", "20")
    found = answer(empty_folder, "next", "30")
    assert (found["id"], found["nearly"]) == ("talk", ["long"])


WAITING = """\
resources:
- {id: essay, title: Essay, format: read, minutes: 40}
- {id: words, title: Words, format: read, words: 9000}
- {id: parts, title: Parts, format: watch, minutes: 45, parts: 3}
- {id: vague, title: Vague, format: listen}
- {id: later, title: Later, format: read, minutes: 9, requires: [first]}
- {id: lost, title: Lost, format: read, minutes: 9, requires: [nowhere]}
- {id: first, title: First, format: read, minutes: 10}
"""


@pytest.mark.parametrize(
    ("begun", "said"),
    {
        ("essay",): "essay is begun, but its 40 min do not fit in 20 min.",
        ("essay", "--left", "21"): "essay is begun, but its 21 min do not fit in 20 min.",
        ("words",): "words is begun, but its ~38 min do not fit in 20 min.",
        ("parts",): "parts is begun, but the 45 min of its part 1 do not fit in 20 min.",
        ("vague",): "vague is begun, but how long the rest takes is not known.",
        ("later",): "later is begun, but first comes before it.",
        ("lost",): "lost is begun, but cannot come now. It requires",
    }.items(),
)
def test_why_what_is_begun_is_not_next(
    empty_folder: Curate, begun: tuple[str, ...], said: str
) -> None:
    """Where what is begun cannot be gone on with, one line says why, beside what is next."""
    empty_folder.write(WAITING)
    ok(empty_folder, "start", *begun)
    result = ok(empty_folder, "next", "20")
    assert result.out.startswith("First  read  10 min\n")
    assert said in " ".join(result.err.split())
    assert said in " ".join(ok(empty_folder, "next", "20", "--json").err.split())
    assert "All that is begun" not in result.err


def test_several_that_are_begun_and_not_next(empty_folder: Curate) -> None:
    """One of several that wait is told of, and how to see all; none where one of them is next."""
    empty_folder.write(WAITING)
    ok(empty_folder, "start", "essay", "parts", "vague")
    said = " ".join(ok(empty_folder, "next", "20").err.split())
    assert said.count("is begun, but") == 1
    assert said.endswith("All that is begun: curate list --status begun")
    ok(empty_folder, "start", "first")
    result = ok(empty_folder, "next", "20")
    assert result.out.startswith("First  read  10 min\n")
    assert "is begun, but" not in result.err


def test_what_is_begun_elsewhere_is_not_missed(empty_folder: Curate) -> None:
    """What was begun and not asked for is no matter."""
    empty_folder.write(WAITING)
    ok(empty_folder, "start", "essay")
    assert "is begun, but" not in ok(empty_folder, "next", "50", "-f", "watch").err


def test_one_part_of_something_long(empty_folder: Curate) -> None:
    """Where nothing fits as a whole, one part of something may, and which one is said."""
    empty_folder.write(LONG)
    ok(empty_folder, "done", "long", "--part", "1")
    ok(empty_folder, "reset", "long")
    found = answer(empty_folder, "next", "45")
    assert (found["id"], found["part"], found["minutes_left"]) == ("long", 1, 45)
    ok(empty_folder, "done", "long", "--part", "1")
    found = answer(empty_folder, "next", "45")
    assert (found["id"], found["part"], found["minutes_left"]) == ("long", 2, 45)
    out = ok(empty_folder, "next", "45").out
    assert out.startswith("Long  read  45 min\n  long · part 2 of 4 · begun, and one part fits")


def test_what_has_to_come_before_comes_first(curate: Curate) -> None:
    """What requires something that is not done is not named before it."""
    found = answer(curate, "next", "60", "--theme", "culture")
    assert "cultural-competence" not in [found["id"], *found["nearly"]]
    ok(curate, "done", "leadership-imbalance")
    found = answer(curate, "next", "60", "--theme", "culture")
    assert "cultural-competence" in [found["id"], *found["nearly"]]


def test_next_of_a_theme_and_a_format(curate: Curate) -> None:
    """`next` keeps to the theme and the format that were asked for."""
    assert answer(curate, "next", "--format", "watch")["id"] == "troublemaker"
    found = answer(curate, "next", "30", "-t", "workforce", "-f", "read")
    assert {found["id"], *found["nearly"]} <= {
        "workforce-for-all",
        "dcs-turnover",
        "breaking-barriers",
    }
    assert curate("next", "-t", "nowhere").code == 3


def test_next_json_has_its_keys(curate: Curate) -> None:
    """`next --json` is one object with these keys."""
    found = answer(curate, "next", "20")
    keys = ["id", "title", "format", "minutes_left", "part", "reason", "nearly"]
    assert list(found) == [*keys, "url", "authors", "status"]
    assert found["part"] is None
    assert all(isinstance(id_, str) for id_ in found["nearly"])


def test_nothing_fits(curate: Curate) -> None:
    """Where nothing fits, the shortest is named, with exit code 1; in JSON there is null."""
    result = curate("next", "2")
    assert (result.code, result.out) == (1, "")
    said = " ".join(result.err.split())
    assert "nothing fits in 2 minutes. The shortest takes 3 min" in said
    result = curate("next", "2", "--json")
    assert (result.code, result.out) == (1, "null\n")


def test_nothing_is_left(empty_folder: Curate) -> None:
    """Where all is done one kind line says so, and no error, with exit code 1."""
    empty_folder.write(LONG)
    ok(empty_folder, "done", "long", "talk")
    whole = "Nothing is left to do: all 2 are done or skipped. Well done!"
    part = "Nothing is left to do here: it is done or skipped."
    for arguments, said in {(): whole, ("20",): whole, ("-f", "read"): part}.items():
        result = empty_folder("next", *arguments)
        assert (result.code, result.out) == (1, "")
        assert " ".join(result.err.split()) == f"{said} See again: curate list --all"
    result = empty_folder("next", "-f", "listen")
    assert (result.code, result.err[:7]) == (1, "Error: ")
    assert empty_folder("next", "--json").out == "null\n"
    empty_folder.write("resources: []\n")
    assert empty_folder("next").code == 1


@pytest.mark.parametrize("time_", ["0", "soon", "-1", ""])
def test_a_time_that_is_none_is_refused(curate: Curate, time_: str) -> None:
    """`next` says how a time is written where it was given none."""
    result = curate("next", "--", time_)
    assert (result.code, result.out) == (2, "")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("5 min podcast", "nothing matches. What else fits in 5 minutes: What My Sled Dogs Taught"),
        ("podcast", "nothing matches. What else there is: ADCS Building a workforce"),
        ("--theme workforce -f watch", "nothing matches. What else there is: ADCS Building"),
        ("1 min podcast", "nothing fits in 1 minute. The shortest takes 3 min to read"),
    ],
)
def test_where_nothing_matches_there_is_something_else(
    curate: Curate, typed: str, said: str
) -> None:
    """What is asked for and is not in the list is answered with the nearest thing that is."""
    result = curate("next", *typed.split(), columns=None)
    assert (result.code, result.out) == (1, "")
    assert said in result.err


def test_where_nothing_matches_and_nothing_is_left_that_is_all(curate: Curate) -> None:
    """What is done is not named instead of what was asked for."""
    ok(curate, "done", *ok(curate, "list", "--ids").out.split())
    assert curate("next", "podcast").err.endswith(
        "Error: nothing matches.\n  See all: curate list\n"
    )


@pytest.mark.parametrize(
    ("id_", "reason"),
    [
        ("coaching", "begun; how long the rest takes is not known"),
        ("leading-in-colour", "begun; how long the rest takes is not known"),
        ("sled-dogs", "begun, and can be finished"),
    ],
)
def test_of_what_has_no_known_time_nobody_says_that_it_can_be_finished(
    curate: Curate, id_: str, reason: str
) -> None:
    """Without a limit what is begun comes first, and the reason is only what is known."""
    ok(curate, "start", id_)
    assert answer(curate, "next")["reason"] == reason
