"""Estimates at the speed of the reader: said once, and everything that has a time follows."""

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curate.durations import (
    LEAST_WORDS_PER_MINUTE,
    MOST_MINUTES,
    MOST_WORDS_PER_MINUTE,
    WORDS_PER_MINUTE,
    estimate_minutes,
)
from tests.answers import answer, ok
from tests.conftest import Curate

LIST = """\
themes: {a: Alpha}
resources:
- {id: essay, title: Essay, format: read, words: 1500, themes: [a]}
- {id: parts, title: Parts, format: read, words: 600, parts: 3, themes: [a]}
- {id: stated, title: Stated, format: read, minutes: 20, words: 100, themes: [a]}
- {id: vague, title: Vague, format: read}
"""
SAID = "Estimates are at 300 words a minute.\n"


@pytest.fixture
def reader(empty_folder: Curate) -> Curate:
    """Run commands on a list with two estimates."""
    empty_folder.write(LIST)
    return empty_folder


def minutes(curate: Curate, *arguments: str) -> dict[str, int | None]:
    """Return the minutes of each resource that `list` gives."""
    return {one["id"]: one["minutes"] for one in answer(curate, *arguments)}


@given(st.integers(1, 999_999), st.integers(LEAST_WORDS_PER_MINUTE, MOST_WORDS_PER_MINUTE))
def test_an_estimate_is_words_by_speed_rounded_up(words: int, speed: int) -> None:
    """At whatever speed, an estimate is the least number of minutes that is enough, and no more."""
    assert estimate_minutes(words, speed) == math.ceil(words / speed) <= MOST_MINUTES
    assert estimate_minutes(words) == estimate_minutes(words, WORDS_PER_MINUTE)


def test_the_option_stands_before_the_command_or_after_it(reader: Curate) -> None:
    """Only estimates change; the option after the command counts before the one before it."""
    usual: dict[str, int | None] = {"essay": 7, "parts": 3, "stated": 20, "vague": None}
    at_300 = usual | {"essay": 5, "parts": 2}
    option = ("--words-per-minute", "300")
    assert minutes(reader, "list") == usual
    assert minutes(reader, "list", *option) == at_300
    assert minutes(reader, *option, "list") == at_300
    assert minutes(reader, "--words-per-minute", "50", "list", *option) == at_300
    assert minutes(reader, "list") == usual


def test_the_variable_says_it_for_good(reader: Curate) -> None:
    """The variable is the speed where no option is; an empty one says nothing."""
    reader.variables["CURATE_WORDS_PER_MINUTE"] = "300"
    assert minutes(reader, "list")["essay"] == 5
    assert minutes(reader, "list", "--words-per-minute", "100")["essay"] == 15
    reader.variables["CURATE_WORDS_PER_MINUTE"] = ""
    assert minutes(reader, "list")["essay"] == 7


def test_the_speed_lasts_while_the_list_changes(reader: Curate) -> None:
    """An index at another speed follows the list as the usual one does, each for itself."""
    option = ("--words-per-minute", "300")
    assert minutes(reader, "list", *option)["essay"] == 5
    reader.write(LIST.replace("1500", "3000"))
    assert minutes(reader, "list", *option)["essay"] == 10
    assert minutes(reader, "list")["essay"] == 13
    usual, other = ok(reader, "index").out, ok(reader, *option, "index").out
    assert usual != other
    assert Path(usual.strip()).exists()
    assert Path(other.strip()).exists()


@pytest.mark.parametrize(
    "command", ["list", "path", "next", "themes", "stats", "start essay", "", "path --markdown"]
)
def test_the_speed_is_said_beside_what_has_an_estimate(reader: Curate, command: str) -> None:
    """Where an estimate is shown at another speed, one line says at which; else none does."""
    assert SAID in ok(reader, "--words-per-minute", "300", *command.split()).err
    assert "words a minute" not in ok(reader, *command.split()).err


@pytest.mark.parametrize("command", ["list", "path", "themes", "next"])
def test_nothing_is_said_where_nothing_is_estimated(reader: Curate, command: str) -> None:
    """Without an estimate in the answer, and in one for scripts, there is nothing to say."""
    option = ("--words-per-minute", "300")
    assert "words a minute" not in reader(command, *option, "--json").err
    reader.write("themes: {a: A}\nresources:\n- {id: one, title: One, format: read, minutes: 5}\n")
    assert "words a minute" not in ok(reader, command, *option).err


def test_the_card_says_the_speed(reader: Curate) -> None:
    """`show` says from how many words, and at which speed, a time is estimated."""
    option = ("--words-per-minute", "300")
    said = "~5 min to read, estimated from 1,500 words at 300 words a minute\n"
    assert said in ok(reader, "show", "essay", *option).out
    assert "~7 min to read, estimated from 1,500 words\n" in ok(reader, "show", "essay").out
    card = " ".join(ok(reader, "show", "parts", *option).out.split())
    assert "~2 min × 3 to read (6 min in all), estimated from 600 words at 300 words a " in card
    assert "20 min to read, as stated\n" in ok(reader, "show", "stated", *option).out


def test_filters_sums_and_paths_follow(reader: Curate) -> None:
    """What fits, how much it is in all, and what a path has room for follow from the speed."""
    option = ("--words-per-minute", "300")
    assert set(minutes(reader, "list", "--max-minutes", "5")) == {"parts"}
    assert set(minutes(reader, "list", "--max-minutes", "5", *option)) == {"essay", "parts"}
    assert "~36 min" in ok(reader, "list").out
    assert "~31 min" in ok(reader, "list", *option).out
    assert answer(reader, "themes", *option)[0]["minutes"] == 5 + 6 + 20
    assert answer(reader, "path", "--max-minutes", "5", *option)["total_minutes"] == 5
    assert answer(reader, "next", "5", *option)["minutes_left"] == 5
    ok(reader, *option, "done", "essay")
    assert answer(reader, "stats")["weeks"][-1]["minutes"] == 5, "what was spent stays spent"


def test_the_shortest_is_told_at_its_speed(reader: Curate) -> None:
    """Where nothing fits, the estimate that nearly does has its speed beside it."""
    option = ("--words-per-minute", "300")
    assert SAID in ok(reader, "list", "--max-minutes", "1", *option).err
    result = reader("next", "1", *option)
    assert result.code == 1
    assert SAID in result.err


@pytest.mark.parametrize("text", ["49", "1501", "0", "-300", "fast", "300 wpm", "2.5", "1" * 5000])
@pytest.mark.parametrize("command", ["list", "path", "next", "show essay", "themes"])
def test_a_speed_that_nobody_reads_at_is_refused(reader: Curate, command: str, text: str) -> None:
    """A speed beyond 50 to 1,500 is refused in one line that says so, wherever it was said."""
    reader.variables["CURATE_WORDS_PER_MINUTE"] = text
    option = f"--words-per-minute={text}"
    for arguments, named in {
        (*command.split(), option): "--words-per-minute",
        (option, *command.split()): "--words-per-minute",
        tuple(command.split()): "CURATE_WORDS_PER_MINUTE",
    }.items():
        result = reader(*arguments, columns=None)
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith(f"Error: {named}: ")
        assert result.err.endswith(" is not a number from 50 to 1,500.\n")
        assert result.err.count("\n") == 1


@pytest.mark.parametrize("text", ["50", "1500", "0300", " 300 "])
def test_the_ends_are_speeds_too(reader: Curate, text: str) -> None:
    """The slowest and the fastest are taken, and blanks and zeros before do not matter."""
    expected = math.ceil(1500 / int(text))
    assert minutes(reader, "list", "--words-per-minute", text)["essay"] == expected


def test_a_wrong_speed_is_no_matter_for_help(reader: Curate) -> None:
    """What needs no list does not look at the variable."""
    reader.variables["CURATE_WORDS_PER_MINUTE"] = "fast"
    ok(reader, "list", "--help")
    ok(reader, "init", "elsewhere")
