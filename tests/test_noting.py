"""What was done on another day, and what is said beside what is noted."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.answers import answer, ok
from tests.conftest import Curate
from tests.documents import NOON, on_the_real_list

TODAY = NOON.date()
"""A Thursday."""


@pytest.fixture
def curate(tmp_path: Path) -> Curate:
    """Run commands on the real list, on a day that does not pass."""
    return on_the_real_list(tmp_path)


def monday(day: date) -> str:
    """Return the Monday of a day's week, as `stats` has it."""
    return (day - timedelta(days=day.weekday())).isoformat()


def weeks(curate: Curate) -> dict[str, int]:
    """Return the weeks in which time was spent, with their minutes."""
    found: list[dict[str, Any]] = answer(curate, "stats")["weeks"]
    return {week["start"]: week["minutes"] for week in found if week["minutes"]}


# On which day.


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("done sled yesterday", "done sled --on yesterday"),
        ("done sled coaching on monday", "done sled coaching --on monday"),
        ("skip sled 2026-02-20", "skip sled --on 2026-02-20"),
        ("start sled 2 minutes", 'start sled --left "2 min"'),
        ("done sled in half an hour", 'done sled --took "30 min"'),
    ],
)
def test_a_day_or_a_time_among_ids_is_led_to_its_option(
    curate: Curate, typed: str, meant: str
) -> None:
    """A day or a time behind the ids is no resource: its option is shown, nothing is noted."""
    result = curate(*typed.split(), columns=None)
    assert (result.code, result.out) == (2, "")
    assert f"curate {meant}\n" in result.err
    assert answer(curate, "history") == []


def test_an_id_may_be_the_name_of_a_day(curate: Curate) -> None:
    """Where a resource has the id, it is meant."""
    curate.write(
        "resources:\n- {id: sunday, title: One, format: read}\n"
        "- {id: two, title: Two, format: read}\n"
    )
    ok(curate, "done", "two", "sunday")
    assert len(answer(curate, "history")) == 2


@pytest.mark.parametrize("words", ["all", "ALL", "about the", "for all", "the all sled"])
def test_a_word_that_is_in_any_title_names_none(curate: Curate, words: str) -> None:
    """`done all` notes nothing, though one title alone has the word in it; nor do its like."""
    for verb in ("start", "done", "skip", "reset", "open", "show"):
        result = curate(verb, *words.split())
        assert (result.code, result.out) == (2, "")
        assert "may mean" in result.err
    assert curate("edit", words, "--importance", "optional").code != 0
    assert curate("remove", words, "--yes").code != 0
    assert answer(curate, "history") == []


@pytest.mark.parametrize("words", ["how to be", "sled the", "what works in"])
def test_words_that_say_which_title_name_it(curate: Curate, words: str) -> None:
    """A word that tells names its resource, and so do several small ones in their order."""
    ok(curate, "done", *words.split())
    assert len(answer(curate, "history")) == 1


def test_a_title_that_is_a_small_word_names_its_resource(curate: Curate) -> None:
    """Whoever types all of a title, or an id, means that."""
    curate.write(
        "resources:\n- {id: clown, title: It, format: read}\n"
        "- {id: all, title: Waves, format: read}\n"
    )
    assert ok(curate, "done", "all").out.startswith("✓ Done: Waves")
    assert ok(curate, "done", "it").out.startswith("✓ Done: It")


@pytest.mark.parametrize(
    ("text", "day"),
    {"today": 0, "yesterday": 1, "monday": 3, "thursday": 7, "2026-02-20": 20}.items(),
)
@pytest.mark.parametrize("verb", ["start", "done", "skip"])
def test_what_was_done_on_another_day(curate: Curate, verb: str, text: str, day: int) -> None:
    """`--on` says the day: the answer, `history` and `show` have it; when it was noted stays."""
    then = TODAY - timedelta(days=day)
    told = ok(curate, verb, "sled-dogs", "--on", text).out
    assert f"on {then:%A} {then.day} {then:%B %Y}" in " ".join(told.split())
    noted = answer(curate, "history")[0]
    assert (noted["day"], noted["at"]) == (then.isoformat(), "2026-03-12T12:00:00+00:00")
    assert ok(curate, "history").out.startswith(f"{then.isoformat()}        ")
    assert f"{then.day} {then:%B %Y}: " in ok(curate, "show", "sled-dogs").out


def test_what_was_done_on_another_day_counts_in_its_week(curate: Curate) -> None:
    """`stats` counts the time in the week of the day that was said, of several at once too."""
    ok(curate, "done", "sled-dogs", "troublemaker", "--on", "2026-02-20")
    ok(curate, "start", "cultural-competence", "--left", "25", "--on", "sunday")
    ok(curate, "done", "leadership-imbalance")
    expected = {date(2026, 2, 20): 3 + 13, TODAY - timedelta(days=4): 20, TODAY: 15}
    assert weeks(curate) == {monday(day): minutes for day, minutes in expected.items()}


def test_time_of_another_day_stays_spent_when_its_resource_is_gone(curate: Curate) -> None:
    """What is taken off the list still counts in the week of the day that was said."""
    ok(curate, "done", "sled-dogs", "--on", "2026-02-20")
    ok(curate, "remove", "sled-dogs", "--yes")
    assert weeks(curate) == {monday(date(2026, 2, 20)): 3}


@pytest.mark.parametrize("text", ["tomorrow", "2026-03-13", "2026-02-30", "20/11/2026"])
@pytest.mark.parametrize("verb", ["start", "done", "skip"])
def test_a_day_that_cannot_be_is_refused(curate: Curate, verb: str, text: str) -> None:
    """A day to come, or in no calendar, is refused in one line, and nothing is noted."""
    result = curate(verb, "sled-dogs", "--on", text, columns=None)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("Error: --on")
    assert result.err.count("\n") == 1
    assert answer(curate, "history") == []


def test_undo_takes_back_the_last_command_whatever_its_day(curate: Curate) -> None:
    """`undo` goes by what was noted last, and `history` has it last."""
    ok(curate, "done", "troublemaker")
    ok(curate, "done", "sled-dogs", "--on", "2026-02-20")
    assert [one["id"] for one in answer(curate, "history")] == ["troublemaker", "sled-dogs"]
    assert "done sled-dogs on 2026-02-20" in ok(curate, "undo").out
    assert [one["id"] for one in answer(curate, "history")] == ["troublemaker"]


def test_what_is_noted_last_counts(curate: Curate) -> None:
    """How far somebody is follows from what they noted last, of whatever day it is."""
    ok(curate, "skip", "sled-dogs")
    ok(curate, "done", "sled-dogs", "--on", "yesterday")
    assert answer(curate, "show", "sled-dogs")["status"] == "done"


def test_a_day_that_no_journal_has_is_damage(curate: Curate) -> None:
    """A day in the journal that is none is told as damage, and other answers go on."""
    ok(curate, "done", "sled-dogs", "--on", "yesterday")
    journal = curate.folder.parent / "user-data" / "journal.db"
    with closing(sqlite3.connect(journal)) as db:
        db.execute("UPDATE entries SET day = 'noday'")
        db.commit()
    assert "the journal was damaged" in ok(curate, "history").err


# What comes before.


def test_what_should_come_first_is_said(curate: Curate) -> None:
    """What is begun before what it requires is noted, and what comes before it is named."""
    said = "Cultural Competence comes after leadership-imbalance, which is not done yet."
    assert said in ok(curate, "start", "cultural-competence").err
    assert answer(curate, "show", "cultural-competence")["status"] == "started"
    assert "comes after" not in ok(curate, "start", "cultural-competence", "--left", "20").err
    ok(curate, "reset", "cultural-competence")
    assert said in ok(curate, "open", "cultural-competence").err


@pytest.mark.parametrize("verb", ["done", "skip"])
@pytest.mark.parametrize("begin", ["start", "open"])
def test_nothing_is_said_where_it_came_first(curate: Curate, verb: str, begin: str) -> None:
    """What is done or skipped before need not be named."""
    ok(curate, verb, "leadership-imbalance")
    assert "comes after" not in ok(curate, begin, "cultural-competence").err


def test_several_that_should_come_first(empty_folder: Curate) -> None:
    """All that is to come first and is listed is named; what is not listed is no help."""
    empty_folder.write(
        "resources:\n- {id: a, title: A, format: read}\n- {id: b, title: B, format: read}\n"
        "- {id: c, title: C, format: read, requires: [a, b, gone]}\n"
    )
    said = "C comes after a, b, which are not done yet."
    assert said in ok(empty_folder, "start", "c").err


# What is open now, and the last one.


CHAIN = """\
resources:
- {id: one, title: One, format: read, minutes: 5}
- {id: two, title: Two, format: read, minutes: 5}
- {id: both, title: Both, format: read, minutes: 5, requires: [one, two]}
- {id: next, title: Next, format: read, minutes: 5, requires: [both]}
"""


@pytest.mark.parametrize("verb", ["done", "skip"])
def test_what_is_open_now_is_said(empty_folder: Curate, verb: str) -> None:
    """What requires nothing any more that is to do is named when the last of it is done."""
    empty_folder.write(CHAIN)
    assert "open to you" not in ok(empty_folder, verb, "one").err
    assert "Both is open to you now.\n" in ok(empty_folder, verb, "two").err
    assert "open to you" not in ok(empty_folder, verb, "two").err, "it was open before"
    assert "Next is open to you now.\n" in ok(empty_folder, verb, "both").err


def test_a_part_opens_nothing(empty_folder: Curate) -> None:
    """What is not done as a whole opens nothing yet."""
    empty_folder.write(CHAIN.replace("id: one,", "id: one, parts: 2,"))
    ok(empty_folder, "done", "two")
    assert "open to you" not in ok(empty_folder, "done", "one", "--part", "1").err
    assert "Both is open to you now.\n" in ok(empty_folder, "done", "one", "--part", "2").err


def test_what_is_begun_or_cannot_be_taken_is_not_opened(empty_folder: Curate) -> None:
    """What was begun already, or requires what is not listed, is not called open."""
    empty_folder.write(
        CHAIN + "- {id: lost, title: Lost, format: read, requires: [both, nowhere]}\n"
    )
    ok(empty_folder, "start", "next")
    assert "open to you" not in ok(empty_folder, "done", "one", "two", "both").err


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (2, "T1 and T2 are open"),
        (3, "T1, T2 and T3 are open"),
        (4, "T1, T2, T3 and 1 more are open"),
        (90, "T1, T2, T3 and 87 more are open"),
    ],
)
def test_many_that_are_open_are_counted(empty_folder: Curate, count: int, said: str) -> None:
    """A few titles are named, and the rest counted."""
    entries = "".join(
        f"- {{id: t-{number}, title: T{number}, format: read, requires: [first]}}\n"
        for number in range(1, count + 1)
    )
    empty_folder.write(f"resources:\n- {{id: first, title: First, format: read}}\n{entries}")
    assert f"{said} to you now.\n" in ok(empty_folder, "done", "first").err


def test_the_last_one_is_celebrated(curate: Curate) -> None:
    """After the last one nothing is asked any more: it is said that it was the last."""
    *most, last = ok(curate, "list", "--ids").out.split()
    ok(curate, "skip", most[0])
    ok(curate, "done", *most[1:])
    result = ok(curate, "done", last)
    assert result.err == "That was the last one: all 11 are done or skipped.\n"
    again = ok(curate, "done", last).err
    assert "That was the last one" not in again
    assert "curate next" not in again


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        (CHAIN, "all 4 are"),
        ("resources:\n- {id: one, title: O, format: read}\n", "it is"),
    ],
)
def test_the_last_one_of_another_list(empty_folder: Curate, entries: str, said: str) -> None:
    """Several may be done at once, and a list of one has no "all"."""
    empty_folder.write(entries)
    ids = ok(empty_folder, "list", "--ids").out.split()
    assert ok(empty_folder, "done", *ids).err == f"That was the last one: {said} done or skipped.\n"


def test_skipping_the_last_one(empty_folder: Curate) -> None:
    """The last one may be skipped, too, and can be brought back."""
    empty_folder.write(CHAIN)
    ok(empty_folder, "done", "one", "two", "both")
    said = ok(empty_folder, "skip", "next").err
    assert said.startswith("That was the last one: all 4 are done or skipped.\n")
    assert "curate reset next" in said
