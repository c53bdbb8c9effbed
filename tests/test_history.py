"""The reader's history: what is noted, what follows from it, and how it is taken back."""

import json
from typing import Any

import pytest

from tests.conftest import Curate, Result

LIST = """\
themes: {a: Alpha, b: Beta}
resources:
- id: fifty
  title: Fifty
  format: read
  minutes: 50
  themes: [a]
- id: short
  title: Short
  format: watch
  minutes: 10
  themes: [a, b]
- id: pair
  title: Pair
  format: read
  minutes: 45
  parts: 2
  themes: [b]
- {id: unknown, title: Unknown, format: read, requires: [short]}
- {id: several, title: Several, format: listen, minutes: 20, parts: unknown}
"""


@pytest.fixture
def small(empty_folder: Curate) -> Curate:
    """Run commands on a small list."""
    empty_folder.write(LIST)
    return empty_folder


def ok(curate: Curate, *arguments: str) -> Result:
    """Run a command that must succeed."""
    result = curate(*arguments)
    assert result.code == 0, result.err
    return result


def answer(curate: Curate, *arguments: str) -> Any:
    """Return what a command answers with `--json`."""
    return json.loads(ok(curate, *arguments, "--json").out)


def standing(curate: Curate, *arguments: str) -> dict[str, tuple[str, int | None]]:
    """Return the status and the minutes left of each resource that `list` gives."""
    found = answer(curate, "list", "--all", *arguments)
    return {one["id"]: (one["status"], one["minutes_left"]) for one in found}


def ids(curate: Curate, *arguments: str) -> list[str]:
    """Return the ids that `list` gives."""
    return ok(curate, "list", "--all", "--ids", *arguments).out.split()


def refused(curate: Curate, code: int, *arguments: str) -> str:
    """Run a command that must be refused, and note nothing; return what it says, on one line."""
    before = answer(curate, "history")
    result = curate(*arguments)
    assert (result.code, result.out) == (code, "")
    assert answer(curate, "history") == before
    return " ".join(result.err.split())


# What is said, and what follows.


def test_done_says_how_long_it_took_and_how_many_are_done(curate: Curate) -> None:
    """After `done` the time that was said stands beside the stated one, and how much is done."""
    result = curate("done", "leadership-imbalance", "--took", "12m")
    assert result == Result(
        0,
        "✓ Done: Leadership imbalance – Black and Asian leaders missing in action\n"
        "  leadership-imbalance · took 12 min, stated 15 min · 1 of 11 done\n",
        "Cultural Competence is open to you now.\nWhat next: curate next\n",
    )
    assert standing(curate)["leadership-imbalance"] == ("done", 0)


def test_start_says_what_is_left(small: Curate) -> None:
    """After `start` it is said how much is left, and what to say when it is done."""
    result = small("start", "fifty", "--left", "25m")
    assert result == Result(
        0,
        "● Begun: Fifty\n  fifty · 25 min left\n",
        "When you have done it: curate done fifty\n",
    )
    assert standing(small)["fifty"] == ("started", 25)


def test_start_alone_leaves_all_of_it(small: Curate) -> None:
    """What was begun without a word on time has all of it left; an unknown time stays so."""
    assert "fifty · 50 min left" in ok(small, "start", "fifty").out
    assert "pair · 45 min left of this part" in ok(small, "start", "pair").out
    assert "unknown · time not known" in ok(small, "start", "unknown").out
    now = standing(small)
    assert now["fifty"] == ("started", 50)
    assert now["pair"] == ("started", 90)
    assert now["unknown"] == ("started", None)


def test_skip_and_reset_say_what_they_did(small: Curate) -> None:
    """After `skip` the way back is named, and `reset` says what was."""
    assert small("skip", "short") == Result(
        0,
        "– Skipped: Short\n  short · left out of paths\n",
        "Unknown is open to you now.\nBring it back: curate reset short\n",
    )
    assert standing(small)["short"] == ("skipped", 0)
    assert small("reset", "short") == Result(
        0,
        "✓ To do again: Short\n  short · it was skipped\n",
        "Take it back: curate undo\n",
    )
    assert standing(small)["short"] == ("todo", 10)


def test_a_part_that_is_done_leaves_the_other(small: Curate) -> None:
    """With one part of two done, one is left; with both, all is done."""
    assert (
        "✓ Done, part 1: Pair\n  pair · 1 of 2 parts left"
        in ok(small, "done", "pair", "--part", "1").out
    )
    assert standing(small)["pair"] == ("started", 45)
    assert "Done, all parts: Pair" in ok(small, "done", "pair", "--part", "2").out
    assert standing(small)["pair"] == ("done", 0)


def test_done_of_both_parts_says_so(small: Curate) -> None:
    """Who meant one part of two is told that both were noted, and how to say one."""
    result = ok(small, "done", "pair")
    assert "✓ Done, both parts: Pair" in result.out
    assert "curate done pair --part 1" in result.err


def test_parts_that_nobody_counted_go_on(small: Curate) -> None:
    """Where the list does not know how many parts there are, any number may be done."""
    assert "? parts left" in ok(small, "done", "several", "--part", "1").out
    ok(small, "done", "several", "--part", "2")
    assert standing(small)["several"] == ("started", None)
    ok(small, "done", "several")
    assert standing(small)["several"] == ("done", 0)


def test_nothing_is_hidden_before_something_is_noted(small: Curate) -> None:
    """Without a history all is to do, with all its time left."""
    assert standing(small) == {
        "fifty": ("todo", 50),
        "short": ("todo", 10),
        "pair": ("todo", 90),
        "unknown": ("todo", None),
        "several": ("todo", None),
    }


# What a list looks for.


def test_list_by_status(small: Curate) -> None:
    """`--status` gives what is to do, begun, done or skipped, and may be repeated."""
    assert ids(small, "--status", "todo") == ids(small)
    assert ids(small, "--status", "done") == []
    ok(small, "start", "fifty")
    ok(small, "done", "short")
    ok(small, "skip", "unknown")
    ok(small, "done", "pair")
    ok(small, "reset", "pair")
    assert ids(small, "--status", "todo") == ["pair", "several"]
    assert ids(small, "--status", "started") == ["fifty"]
    assert ids(small, "--status", "done", "--status", "skipped") == ["short", "unknown"]
    assert ids(small, "--status", "todo", "--status", "started", "--format", "read") == [
        "fifty",
        "pair",
    ]
    assert '"lost" is not known' in refused(small, 2, "list", "--status", "lost")


def test_a_time_is_compared_with_what_is_left(small: Curate) -> None:
    """A 50-minute read of which 25 are left fits in half an hour; one not begun does not."""
    assert ids(small, "--max-minutes", "30") == ["short", "several"]
    ok(small, "start", "fifty", "--left", "25")
    assert ids(small, "--max-minutes", "30") == ["fifty", "short", "several"]
    assert ids(small, "--max-minutes", "24") == ["short", "several"]
    assert "fifty" not in ids(small, "--min-minutes", "26")
    assert "25 of 50 min" in ok(small, "list", "--max-minutes", "30").out


def test_of_parts_the_next_one_must_fit(small: Curate) -> None:
    """What is left of a part counts for that part; the next one has its full time again."""
    ok(small, "start", "pair", "--left", "20")
    assert "pair" in ids(small, "--max-minutes", "30")
    ok(small, "done", "pair", "--part", "1")
    assert "pair" not in ids(small, "--max-minutes", "30")
    assert "pair" in ids(small, "--max-minutes", "45")


@pytest.mark.parametrize("verb", ["done", "skip", "reset"])
def test_what_is_done_is_judged_by_its_full_time(small: Curate, verb: str) -> None:
    """What is done, skipped or to do again is as long as the list says."""
    ok(small, "start", "fifty", "--left", "25")
    ok(small, verb, "fifty")
    assert "fifty" not in ids(small, "--max-minutes", "30")
    assert "fifty" in ids(small, "--max-minutes", "50")


def test_an_unknown_time_that_was_said_is_known(small: Curate) -> None:
    """Where a reader said what is left of something of unknown length, it can be found by it."""
    assert "unknown" not in ids(small, "--max-minutes", "30")
    ok(small, "start", "unknown", "--left", "20")
    assert "unknown" in ids(small, "--max-minutes", "30")


# Several at once, and what is refused.


def test_several_at_once(small: Curate) -> None:
    """Several resources can be noted with one command, each once."""
    result = ok(small, "done", "fifty", "short", "fifty")
    assert result.out.count("✓ Done") == 2
    assert [event["id"] for event in answer(small, "history")] == ["fifty", "short"]
    assert ids(small, "--status", "done") == ["fifty", "short"]


@pytest.mark.parametrize("verb", ["start", "done", "skip", "reset"])
def test_of_several_all_are_noted_or_none(small: Curate, verb: str) -> None:
    """Where one of several is not in the list, or not the only one meant, none is noted."""
    assert 'no resource "nowhere"' in refused(small, 3, verb, "fifty", "nowhere")
    assert "pair" in refused(small, 2, verb, "fifty", "r")
    assert answer(small, "history") == []


@pytest.mark.parametrize(
    "options", [("--took", "5"), ("--note", "Well"), ("--part", "1")], ids=" ".join
)
def test_what_is_about_one_is_refused_for_two(small: Curate, options: tuple[str, ...]) -> None:
    """A time, a note or a part is of one resource."""
    assert "one resource" in refused(small, 2, "done", "fifty", "short", *options)


def test_a_time_left_is_refused_for_two(small: Curate) -> None:
    """What is left is of one resource."""
    assert "one resource" in refused(small, 2, "start", "fifty", "short", "--left", "5")


@pytest.mark.parametrize(
    ("verb", "options"),
    [
        ("done", ("--took", "5")),
        ("done", ("--note", "Well")),
        ("done", ("--part", "1")),
        ("start", ("--left", "5")),
    ],
)
def test_words_of_one_title_are_one_resource(
    small: Curate, verb: str, options: tuple[str, ...]
) -> None:
    """Several words that name one resource take what is about one."""
    assert "pair" in ok(small, verb, "the", "pair", *options).out
    assert len(answer(small, "history")) == 1


def test_a_note_without_its_quotes_is_told_what_it_lacks(small: Curate) -> None:
    """The other words of a note are no resources: quotes are what helps."""
    said = refused(small, 2, "done", "fifty", "--note", "loved", "it")
    assert "A note of several words needs quotes." in said


def test_what_was_never_begun_is_not_noted_as_begun_anew(small: Curate) -> None:
    """`reset` of what is to do anyway is refused, of several all of it."""
    assert "fifty is not begun" in refused(small, 1, "reset", "fifty")
    ok(small, "done", "short")
    assert "fifty is not begun" in refused(small, 1, "reset", "short", "fifty")
    assert len(answer(small, "history")) == 1
    ok(small, "reset", "short")
    assert "short is not begun" in refused(small, 1, "reset", "short")


@pytest.mark.parametrize("part", ["0", "3", "-1", "x", "1.5", "99999999999", "²"])
def test_a_part_that_is_not_there_is_refused(small: Curate, part: str) -> None:
    """Of two parts there is a first and a second."""
    assert "no part" in refused(small, 2, "done", "pair", f"--part={part}")


def test_the_only_part_is_all_of_it(small: Curate) -> None:
    """What has one part is done with it, and has no second."""
    assert "which has one part" in refused(small, 2, "done", "fifty", "--part", "2")
    ok(small, "done", "fifty", "--part", "1")
    assert standing(small)["fifty"] == ("done", 0)


def test_a_part_is_done_once(small: Curate) -> None:
    """A part that is done already is not noted again, nor one of what is done in all."""
    ok(small, "done", "pair", "--part", "1")
    assert "done already" in refused(small, 1, "done", "pair", "--part", "1")
    ok(small, "done", "pair")
    assert "done already" in refused(small, 1, "done", "pair", "--part", "2")


def test_more_left_than_there_is_is_refused(small: Curate) -> None:
    """No more can be left of a part than it takes; all of it may be."""
    assert "fifty takes 50 min" in refused(small, 2, "start", "fifty", "--left", "51")
    assert "pair" in refused(small, 2, "start", "pair", "--left", "46")
    ok(small, "start", "fifty", "--left", "50")
    ok(small, "start", "unknown", "--left", "10h")


@pytest.mark.parametrize(
    "arguments",
    [
        ("start", "fifty", "--left", "soon"),
        ("start", "fifty", "--left", "0"),
        ("done", "fifty", "--took", "-5"),
        ("done", "fifty", "--note", "x" * 1_001),
        ("done",),
    ],
)
def test_what_cannot_be_noted_is_refused(small: Curate, arguments: tuple[str, ...]) -> None:
    """A time that is none, a note without end, or no resource at all is wrong usage."""
    refused(small, 2, *arguments)


# The log.


def test_the_history_has_its_keys(small: Curate) -> None:
    """`history --json` has the same keys for each event, in the order of the events."""
    ok(small, "start", "fifty", "--left", "25")
    ok(small, "done", "pair", "--part", "2", "--took", "1h", "--note", "Read it  twice")
    first, second = answer(small, "history")
    keys = ["row", "at", "id", "title", "verb", "part", "minutes", "note", "day", "list"]
    assert list(first) == keys
    assert {first.pop("list"), second.pop("list")} == {str(small.list_file.resolve())}
    at = first.pop("at"), second.pop("at")
    days = first.pop("day"), second.pop("day")
    assert [len(day) for day in days] == [10, 10]
    assert all(len(one) == 25 and one.endswith("+00:00") for one in at)
    assert first == {
        "row": 1,
        "id": "fifty",
        "title": "Fifty",
        "verb": "start",
        "part": None,
        "minutes": 25,
        "note": None,
    }
    assert second == {
        "row": 2,
        "id": "pair",
        "title": "Pair",
        "verb": "done",
        "part": 2,
        "minutes": 60,
        "note": "Read it twice",
    }


def test_the_history_for_people(small: Curate) -> None:
    """`history` has a line for each event: when, what, its title, and what was said of it."""
    result = ok(small, "history")
    assert (result.out, result.err) == (
        "",
        "Nothing is noted yet. When you have done something: curate done ID\n",
    )
    ok(small, "done", "pair", "--part", "2", "--took", "1h", "--note", "Well")
    ok(small, "reset", "pair")
    lines = [line.split(maxsplit=2)[2] for line in ok(small, "history").out.splitlines()]
    assert lines == [
        "done         pair · Pair · part 2 · took 1 h · Well",
        "to do again  pair · Pair",
    ]


def test_titles_stand_beside_the_ids_of_the_history(curate: Curate) -> None:
    """A title is there whole, on a narrow screen too; what is off the list has its id alone."""
    ok(curate, "done", "leadership-imbalance", "--note", "Send it to the team")
    said = (
        "leadership-imbalance · Leadership imbalance – Black and Asian leaders missing in action"
        " · Send it to the team"
    )
    assert curate("history", columns=None).out.endswith(f"done         {said}\n")
    assert said in " ".join(curate("history", columns=60).out.split())
    curate.write("resources: []\n")
    line = ok(curate, "history").out
    assert line.endswith("done         leadership-imbalance · Send it to the team\n")


def test_show_tells_the_story(small: Curate) -> None:
    """`show` tells how far a reader is, and of each event when it was and what was said."""
    assert "Status  to do" in ok(small, "show", "pair").out
    ok(small, "done", "pair", "--part", "1", "--took", "40m", "--note", "Well said")
    ok(small, "start", "pair", "--left", "20")
    out = ok(small, "show", "pair").out
    story = out[out.index("Status") :].splitlines()[:3]
    assert story[0] == "Status  begun, part 1 done, 20 min of 1 h 30 left"
    assert story[1].endswith(": done, part 1, took 40 min, Well said")
    assert story[2].endswith(": begun, 20 min left")
    one = answer(small, "show", "pair")
    assert (one["status"], one["minutes_left"]) == ("started", 20)


@pytest.mark.parametrize("verb", ["start", "done", "skip"])
def test_marks_appear_where_something_has_one(small: Curate, verb: str) -> None:
    """The table has a mark before what is begun, done or skipped, and no room for it before."""
    mark = {"start": "●", "done": "✓", "skip": "–"}[verb]
    assert ok(small, "list").out.startswith("Title")
    ok(small, verb, "short")
    lines = ok(small, "list", "--all").out.splitlines()
    assert lines[0].startswith("   Title")
    assert [line for line in lines if line.startswith(mark)] == [
        line for line in lines if "Short" in line
    ]
    assert ok(small, "list", "--status", "todo").out.startswith("Title")
    ok(small, "reset", "short")
    assert ok(small, "list").out.startswith("Title")


def test_marks_that_any_terminal_can_show(small: Curate) -> None:
    """Where a terminal has no signs, letters stand for them."""
    small.unicode = False
    ok(small, "done", "short")
    ok(small, "start", "fifty")
    ok(small, "skip", "pair")
    out = ok(small, "list", "--all").out
    assert out.isascii()
    assert [line[0] for line in out.splitlines()[2:8:2]] == [">", "x", "-"]


def test_themes_count_what_is_done(small: Curate) -> None:
    """`themes` has a column of what is done, once something is; in JSON always."""
    assert "Done" not in ok(small, "themes").out
    assert [one["done"] for one in answer(small, "themes")] == [0, 0]
    ok(small, "start", "fifty")
    ok(small, "skip", "pair")
    assert "Done" not in ok(small, "themes").out
    ok(small, "done", "short", "several")
    assert "Done" in ok(small, "themes").out
    assert {one["id"]: one["done"] for one in answer(small, "themes")} == {"a": 1, "b": 1}


def test_a_theme_counts_what_is_done_within_it(curate: Curate) -> None:
    """What is done in a nested theme counts in the theme around it, once."""
    ok(curate, "done", "leadership-imbalance", "sacred-activism", "cultural-competence")
    done = {one["id"]: one["done"] for one in answer(curate, "themes")}
    assert done == {
        "equity": 3,
        "equity/race": 2,
        "leadership": 2,
        "culture": 1,
        "families": 0,
        "workforce": 0,
    }


# The path.


def test_a_path_leaves_out_what_is_done(small: Curate) -> None:
    """What is done or skipped is left out and said to be, and `--include-done` brings it back."""
    ok(small, "done", "fifty")
    ok(small, "skip", "pair")
    path = answer(small, "path")
    assert [step["id"] for step in path["steps"]] == ["short", "unknown", "several"]
    assert {one["id"]: one["cause"] for one in path["left_out"]} == {
        "fifty": "done",
        "pair": "skipped",
    }
    out = ok(small, "path").out
    assert "done      fifty" in out
    assert "skipped   pair" in out
    again = answer(small, "path", "--include-done")
    assert {step["id"] for step in again["steps"]} == set(ids(small))
    assert again["left_out"] == []


def test_a_path_counts_what_is_left(small: Curate) -> None:
    """What is begun takes what is left of it, of several parts those that are not done."""
    ok(small, "start", "fifty", "--left", "25")
    ok(small, "done", "pair", "--part", "1")
    path = answer(small, "path", "--max-minutes", "80")
    times = {step["id"]: step["minutes"] for step in path["steps"]}
    assert times == {"fifty": 25, "short": 10, "pair": 45}
    assert path["total_minutes"] == 80


@pytest.mark.parametrize("verb", ["done", "skip"])
def test_what_is_done_need_not_come_before(curate: Curate, verb: str) -> None:
    """What requires something that is done, or skipped, may come, without it."""
    before = answer(curate, "path", "-t", "culture")
    assert "leadership-imbalance" in [step["id"] for step in before["steps"]]
    ok(curate, verb, "leadership-imbalance")
    now = answer(curate, "path", "-t", "culture")
    assert "cultural-competence" in [step["id"] for step in now["steps"]]
    assert "leadership-imbalance" not in [step["id"] for step in now["steps"]]


# Whose history it is.


def write_other(curate: Curate, text: str) -> None:
    """Write another list beside the first."""
    (curate.folder / "other.yaml").write_text(text, encoding="utf-8")


def status_of_other(curate: Curate) -> str:
    """Return the status of the one resource in the other list."""
    (one,) = answer(curate, "list", "--all", "--file", "other.yaml")
    return str(one["status"])


ONE = "resources:\n- {{id: {0}, title: One, format: read, minutes: 20{1}}}\n"


@pytest.mark.parametrize(
    ("here", "there", "status"),
    [
        ("", "", "done"),
        (", url: 'https://example.org/a'", "", "done"),
        ("", ", url: 'https://example.org/a'", "done"),
        (", url: 'https://example.org/a'", ", url: 'https://example.org/a'", "done"),
        (", url: 'https://example.org/a'", ", url: 'http://www.example.org/a/'", "done"),
        (", url: 'https://example.org/a'", ", url: 'https://EXAMPLE.org/a?utm_source=x'", "done"),
        (", url: 'https://example.org/a'", ", url: 'https://example.org/b'", "todo"),
    ],
)
def test_history_counts_by_id_in_any_list(
    empty_folder: Curate, here: str, there: str, status: str
) -> None:
    """What is done in one list is done in another, unless both addresses are known and differ."""
    empty_folder.write(ONE.format("one", here))
    write_other(empty_folder, ONE.format("one", there))
    ok(empty_folder, "done", "one")
    assert status_of_other(empty_folder) == status
    assert bool(ids(empty_folder, "--file", "other.yaml", "--status", "done")) == (status == "done")
    shown = ok(empty_folder, "show", "one", "--file", "other.yaml").out
    assert ("done" in shown) == (status == "done")


def test_another_id_has_no_history(empty_folder: Curate) -> None:
    """The same address under another id is another resource."""
    empty_folder.write(ONE.format("one", ", url: 'https://example.org/a'"))
    write_other(empty_folder, ONE.format("two", ", url: 'https://example.org/a'"))
    ok(empty_folder, "done", "one")
    assert status_of_other(empty_folder) == "todo"


def test_undo_is_of_one_list(empty_folder: Curate) -> None:
    """`undo` takes back what was last done with the list it is asked about."""
    empty_folder.write(ONE.format("one", ""))
    write_other(empty_folder, ONE.format("one", ""))
    ok(empty_folder, "done", "one")
    ok(empty_folder, "reset", "one", "--file", "other.yaml")
    assert "Taken back: done one." in ok(empty_folder, "undo", "--yes").out
    assert [event["verb"] for event in answer(empty_folder, "history")] == ["reset"]
    assert "nothing to take back" in ok(empty_folder, "undo", "--yes").err


def test_the_index_holds_no_history(small: Curate) -> None:
    """The index can be deleted at any time, and nothing of the history goes with it."""
    ok(small, "start", "fifty", "--left", "25")
    ok(small, "done", "short")
    before = standing(small), answer(small, "history")
    for path in (small.folder.parent / "cache").iterdir():
        path.unlink()
    assert (standing(small), answer(small, "history")) == before


def test_what_comes_back_has_its_status_again(small: Curate) -> None:
    """A resource off the list keeps its history, and has its status when it is there again."""
    ok(small, "done", "fifty")
    ok(small, "remove", "fifty", "--yes")
    assert "fifty" not in standing(small)
    assert [(one["id"], one["title"]) for one in answer(small, "history")] == [("fifty", None)]
    assert "fifty" in ok(small, "history").out
    ok(small, "add", "Fifty again", "--format", "read", "--minutes", "50", "--id", "fifty")
    assert standing(small)["fifty"] == ("done", 0)
    assert answer(small, "history")[0]["title"] == "Fifty again"


def test_a_theme_that_is_renamed_keeps_what_was_done(small: Curate) -> None:
    """What was done in a theme is done under its new name."""
    ok(small, "done", "short")
    ok(small, "themes", "rename", "a", "c")
    assert standing(small)["short"] == ("done", 0)
    assert {one["id"]: one["done"] for one in answer(small, "themes")} == {"c": 1, "b": 1}


def test_a_longer_resource_has_more_left(small: Curate) -> None:
    """What is left follows the list: one more part is one more to do."""
    ok(small, "done", "pair", "--part", "1")
    ok(small, "done", "pair", "--part", "2")
    assert standing(small)["pair"] == ("done", 0)
    ok(small, "edit", "pair", "--parts", "3")
    assert standing(small)["pair"] == ("started", 45)


# Taken back.


def test_undo_goes_back_through_events_and_changes(small: Curate) -> None:
    """What was last done is taken back first, whether to the list or in the history."""
    states = []

    def do(*arguments: str) -> None:
        states.append((small.text(), standing(small), answer(small, "history")))
        ok(small, *arguments)

    do("start", "fifty", "--left", "25")
    do("edit", "fifty", "--minutes", "40")
    do("done", "pair", "--part", "1")
    do("done", "fifty", "--took", "30")
    do("add", "New", "--format", "read", "--minutes", "5")
    do("skip", "new")
    do("themes", "rename", "a", "c")
    do("reset", "fifty")
    do("done", "pair")
    for state in reversed(states):
        ok(small, "undo", "--yes")
        assert (small.text(), standing(small), answer(small, "history")) == state
    assert "nothing to take back" in ok(small, "undo", "--yes").err


@pytest.mark.parametrize("verb", ["done", "start", "skip"])
def test_one_command_is_one_undo(small: Curate, verb: str) -> None:
    """What one command noted of several is taken back at once, and what came before stays."""
    ok(small, "done", "pair")
    ok(small, verb, "fifty", "short")
    said = {"done": "done", "start": "started", "skip": "skipped"}[verb]
    assert f"Taken back: {said} fifty, {said} short." in ok(small, "undo", "--yes").out
    assert ids(small, "--status", "done") == ["pair"]
    assert "Taken back: done pair." in ok(small, "undo", "--yes").out
    assert answer(small, "history") == []


def test_undo_of_an_event_can_be_tried(small: Curate) -> None:
    """`undo --dry-run` says what would be taken back from the history, and keeps it."""
    ok(small, "done", "pair", "--part", "2")
    result = ok(small, "undo", "--dry-run")
    assert "done pair, part 2" in result.out
    assert "Nothing was written" in result.err
    assert len(answer(small, "history")) == 1


def test_an_event_is_taken_back_beside_other_hands(small: Curate) -> None:
    """An event can be taken back whatever others did to the file since."""
    ok(small, "done", "short")
    changed = small.text() + "# by hand\n"
    small.write(changed)
    assert "Taken back: done short." in ok(small, "undo", "--yes").out
    assert small.text() == changed


# Hostile text.


def test_a_note_cannot_steer_the_terminal(small: Curate) -> None:
    """Whatever a note holds, no control character of it comes out again."""
    ok(small, "skip", "fifty", "--note", "red \x1b[31m bell \x07 line\nnext\u202e\x9b31m\x00end")
    told = [
        ok(small, "history").out,
        ok(small, "show", "fifty").out,
        answer(small, "history")[0]["note"],
        ok(small, "undo", "--dry-run").out,
    ]
    for text in told:
        assert not [char for char in text if char < " " and char != "\n"]
        assert not {"\x7f", "\x9b", "\u202e"} & set(text)
    assert "red" in told[2]
    assert "\n" not in told[2]


@pytest.mark.parametrize(
    "id_",
    ["../../etc/passwd", "'; DROP TABLE entries; --", "%", "_", "\x1b[31mred", "é\udce9", "*"],
)
@pytest.mark.parametrize("verb", ["start", "done", "skip", "reset", "open"])
def test_a_hostile_id_is_just_not_there(small: Curate, verb: str, id_: str) -> None:
    """An id is looked up as it is typed, never run, and never shown as it steers a terminal."""
    said = refused(small, 3, verb, id_)
    assert "no resource" in said
    assert "\x1b" not in said


def test_an_id_of_the_list_may_look_like_anything(empty_folder: Curate) -> None:
    """What the list calls an id is noted under it to the letter."""
    ids_ = ["a-b", "%", "x'y", "NULL", "1", "é"]
    entries = "".join(f"- {{id: \"{id_}\", title: 'T', format: read}}\n" for id_ in ids_)
    empty_folder.write(f"resources:\n{entries}")
    readable = ids(empty_folder)
    for id_ in readable:
        ok(empty_folder, "done", id_)
    assert [one["id"] for one in answer(empty_folder, "history")] == readable
    assert ids(empty_folder, "--status", "done") == readable
