"""What WORDS mean: a time, a theme, or what to search for; and what is said of it."""

import pytest

from tests.answers import answer, ok
from tests.conftest import Curate


def steps(curate: Curate, *arguments: str) -> list[str]:
    """Return the ids of the steps of a path."""
    return [step["id"] for step in answer(curate, "path", *arguments)["steps"]]


@pytest.mark.parametrize("typed", ["30", "30 min", "half an hour", "0:30:00", "PT30M"])
def test_a_time_among_the_words_is_a_time(curate: Curate, typed: str) -> None:
    """`list 30` is what fits in 30 minutes, and one line says how to search for the number."""
    plain = curate("list", "--max-minutes", "30", columns=None)
    result = curate("list", *typed.split(), columns=None)
    assert result.out == plain.out
    assert f'"{typed}" is taken as a time, 30 min.' in result.err
    assert "Search for it: curate list -- " in result.err
    assert steps(curate, *typed.split()) == steps(curate, "-m", "30")
    assert answer(curate, "next", *typed.split()) == answer(curate, "next", "30")


def test_a_title_that_is_a_number_is_found(curate: Curate) -> None:
    """After `--`, a number is searched for."""
    curate.write("resources:\n- {id: book, title: '1984', format: read, minutes: 400}\n")
    assert ok(curate, "list", "--ids", "1984").out == "book\n"
    assert ok(curate, "list", "--ids", "30").out == ""
    assert ok(curate, "list", "--ids", "--", "1984") == ok(curate, "list", "--ids", "--", "198")


@pytest.mark.parametrize("typed", ["equity", "EQUITY", "Equity and inclusion", "équity"])
def test_a_theme_among_the_words_is_that_theme(curate: Curate, typed: str) -> None:
    """Words that are the id or the title of a theme mean it, and one line says so."""
    for command in ("list", "path"):
        result = curate(command, *typed.split(), columns=None)
        plain = curate(command, "--theme", "equity", columns=None)
        assert result.out == plain.out
        assert f'"{typed}" is taken as the theme equity.' in result.err
        assert f"Search for it: curate {command} -- " in result.err


def test_words_beside_an_option_are_searched_for(curate: Curate) -> None:
    """Where an option gives the time or the theme, the words are what to search for."""
    assert (
        ok(curate, "list", "--ids", "leadership", "-t", "equity").out.split()
        != ok(curate, "list", "--ids", "-t", "equity", "-t", "leadership").out.split()
    )
    assert ok(curate, "list", "--ids", "30", "-m", "20").out == ""


def test_words_after_two_dashes_are_searched_for(curate: Curate) -> None:
    """After `--` the id of a theme is a word, and nothing is said."""
    curate.write(
        "themes: {care: Care}\n"
        "resources:\n- {id: one, title: One, format: read, themes: [care]}\n"
        "- {id: two, title: Take care, format: read}\n"
    )
    result = ok(curate, "list", "--ids", "--", "care")
    assert (sorted(result.out.split()), result.err) == (["one", "two"], "")
    assert ok(curate, "list", "--ids", "care").out == "one\n"


def test_next_takes_a_theme_too(curate: Curate) -> None:
    """`next culture` is the next thing about culture; what is neither is refused."""
    assert answer(curate, "next", "culture") == answer(curate, "next", "--theme", "culture")
    result = curate("next", "soon")
    assert (result.code, result.out) == (2, "")


def test_the_other_questions_of_themes_and_times(curate: Curate) -> None:
    """All of several themes, not one, none; and what has no known time."""
    both = ok(curate, "list", "--ids", "-t", "equity", "-t", "culture", "--all-themes").out.split()
    assert both == ["cultural-competence", "troublemaker"]
    without = ok(curate, "list", "--ids", "-t", "culture", "--not-theme", "equity").out
    assert without == ""
    assert ok(curate, "list", "--ids", "--no-time").out.split() == [
        "leading-in-colour",
        "engaging-families",
        "coaching",
    ]
    assert ok(curate, "list", "--ids", "--no-theme").out == ""
    for contradiction in (("--no-time", "-m", "30"), ("--no-theme", "-t", "equity")):
        assert curate("list", *contradiction).code == 2


def test_who_is_no_author_may_be_a_publisher(curate: Curate) -> None:
    """Where a name is only among the publishers, that option is named, and the other way round."""
    result = curate("list", "--author", "The Staff College", columns=None)
    assert (result.code, result.out) == (0, "")
    assert "--publisher 'The Staff College'" in result.err
    assert "--author Braverman" in curate("list", "--publisher", "Braverman", columns=None).err
    assert ok(curate, "list", "--ids", "--publisher", "staff college").out


def test_what_is_done_is_counted_and_not_shown(curate: Curate) -> None:
    """`list` shows what is left to do; the footer, or one line, counts the rest."""
    before = ok(curate, "list", "--ids").out.split()
    ok(curate, "done", "sled-dogs")
    ok(curate, "skip", "coaching")
    left = [id_ for id_ in before if id_ not in ("sled-dogs", "coaching")]
    result = ok(curate, "list", "--ids")
    assert result.out.split() == left
    assert result.err == "2 more are done or skipped. All of them: --all\n"
    assert ok(curate, "list").out.endswith(" · 2 done or skipped: --all\n")
    assert [one["id"] for one in answer(curate, "list")] == left
    assert ok(curate, "list", "--ids", "--all").out.split() == before
    assert ok(curate, "list", "--ids", "--status", "done").out == "sled-dogs\n"


def test_a_list_that_is_all_done_says_so(curate: Curate) -> None:
    """Where all that matches is done or skipped, that is said, and how to see it again."""
    ok(curate, "done", "cultural-competence", "troublemaker")
    result = curate("list", "--theme", "culture", columns=None)
    assert (result.code, result.out) == (0, "")
    assert result.err == (
        "Nothing is left to do here: all 2 are done or skipped. See again: --all\n"
    )
