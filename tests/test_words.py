"""What WORDS mean: a time, a theme, a word for an option, or what to search for; what is said."""

import re
import shlex
from datetime import date

import pytest

from tests.answers import answer, ok
from tests.conftest import Curate


def steps(curate: Curate, *arguments: str) -> list[str]:
    """Return the ids of the steps of a path."""
    return [step["id"] for step in answer(curate, "path", *arguments)["steps"]]


@pytest.mark.parametrize(
    "typed",
    [
        "30",
        "30 min",
        "half an hour",
        "0:30:00",
        "PT30M",
        "~30",
        "<= 30",
        "30ish",
        "half an hour or so",
    ],
)
def test_a_time_among_the_words_is_a_time(curate: Curate, typed: str) -> None:
    """`list 30` is what fits in 30 minutes, and one line says how to search for the number."""
    plain = curate("list", "--max-minutes", "30", columns=None)
    result = curate("list", *typed.split(), columns=None)
    assert result.out == plain.out
    assert f'"{typed}" is taken as a time, 30 min.' in result.err
    assert "Search for it: curate list -- " in result.err
    assert steps(curate, *typed.split()) == steps(curate, "-m", "30")
    assert answer(curate, "next", *typed.split()) == answer(curate, "next", "30")


@pytest.mark.parametrize(
    "typed",
    [
        "export csv equity under 20 minutes",
        "export ics equity --sitting 45 --at 08:30",
        "export sqlite equity -o list.db",
        "export markdown culture 45 --format read --level introductory -o list.md",
        "list culture 30 --importance essential",
        "path equity 90 --sitting 45",
    ],
)
def test_how_to_search_instead_is_a_command_that_runs(curate: Curate, typed: str) -> None:
    """It is for the same kind of answer, with the same options."""
    result = curate(*typed.split(), columns=None)
    found = re.search("Search for it: curate (.*)", result.err)
    assert found, result.err
    again = curate(*shlex.split(found[1]), columns=None)
    assert again.code == 0 or "nothing for a calendar" in again.err
    options = set(re.findall("--[a-z]+", typed))
    assert options <= set(shlex.split(found[1]))


def test_a_title_that_is_a_number_is_found(curate: Curate) -> None:
    """After `--`, a number is searched for."""
    curate.write("resources:\n- {id: book, title: '1984', format: read, minutes: 400}\n")
    assert ok(curate, "list", "--ids", "1984").out == "book\n"
    assert ok(curate, "list", "--ids", "30").out == ""
    assert ok(curate, "list", "--ids", "--", "1984") == ok(curate, "list", "--ids", "--", "198")


@pytest.mark.parametrize("typed", ["twenty", "forty-five", "Ninety nine"])
def test_a_number_in_words_is_a_time_where_a_number_is(curate: Curate, typed: str) -> None:
    """`next twenty` and `--max-minutes twenty` mean twenty minutes."""
    said = f"{typed} minutes"
    for command in ("list", "path", "next"):
        by_number = curate(command, *typed.split(), columns=None)
        assert by_number.out == curate(command, *said.split(), columns=None).out
        assert curate(command, "-m", typed).out == curate(command, "-m", said).out


def test_a_number_in_words_that_the_list_has_is_searched_for(curate: Curate) -> None:
    """`list seven` finds the seven habits, and "the next one" is no minute of a list."""
    curate.write("resources:\n- {id: habits, title: Seven Habits, format: read, minutes: 400}\n")
    result = ok(curate, "list", "--ids", "seven")
    assert result.out == "habits\n"
    assert "As a time, 7 min: curate list --ids --max-minutes 7" in result.err
    assert ok(curate, "list", "--ids", "seven", "habits").out == "habits\n"
    assert "taken as" not in curate("list", "next", "one").err + curate("list", "one").err


@pytest.mark.parametrize(
    ("typed", "ours", "said"),
    [
        ("30 minutes a day", "--sitting 30", "sittings of 30 min"),
        ("30 min a day for 5 days", "--sitting 30 --sittings 5", "5 sittings of 30 min"),
        (
            "equity in 3 sittings of 30 minutes",
            "-t equity --sitting 30 --sittings 3",
            "3 sittings of 30 min, and the theme equity",
        ),
        (
            "culture, half an hour every evening for two evenings",
            "-t culture --sitting 30 --sittings 2",
            "2 sittings of 30 min, and the theme culture",
        ),
        ("30 min a day for 2 weeks", "--sitting 30 --sittings 14", "14 sittings of 30 min"),
        ("an hour every evening for a week", "--sitting 60 --sittings 7", "7 sittings of 1 h"),
        ("5 days, 20 each", "--sitting 20 --sittings 5", "5 sittings of 20 min"),
        (
            "equity 90 min in sittings of 30",
            "-t equity -m 90 --sitting 30",
            "a time, 1 h 30, and sittings of 30 min, and the theme equity",
        ),
        ("sled 20 min daily", "sled --sitting 20", 'sittings of 20 min, and a search for "sled"'),
        (
            "90 minutes over 3 days",
            "-m 90 --sitting 30 --sittings 3",
            "a time, 1 h 30, and 3 sittings of 30 min",
        ),
        (
            "100 minutes of equity, spread over the weekend",
            "-t equity -m 100 --sitting 50 --sittings 2",
            "a time, 1 h 40, and 2 sittings of 50 min, and the theme equity",
        ),
        ("half an hour for 5 days", "--sitting 30 --sittings 5", "5 sittings of 30 min"),
        ("an hour a week for a month", "--sitting 60 --sittings 4", "4 sittings of 1 h"),
        ("20 min twice a week for 3 weeks", "--sitting 20 --sittings 6", "6 sittings of 20 min"),
        ("15 min each weekday for 2 weeks", "--sitting 15 --sittings 10", "10 sittings of 15 min"),
        ("2 sittings a week of 60 minutes", "--sitting 60", "sittings of 1 h"),
        (
            "equity 3 sessions a week of half an hour for two weeks",
            "-t equity --sitting 30 --sittings 6",
            "6 sittings of 30 min, and the theme equity",
        ),
        ("30 minutes every other day for 2 weeks", "--sitting 30", "sittings of 30 min"),
        (
            "30 minutes on weekdays for 2 weeks",
            "--sitting 30 --sittings 10",
            "10 sittings of 30 min",
        ),
        ("10 to 20 minutes a day", "--sitting 20", "sittings of 20 min"),
        ("not more than 30 minutes a day", "--sitting 30", "sittings of 30 min"),
        ("all 30 minutes a day", "--sitting 30", "sittings of 30 min"),
        ("what can I do in 30 minutes a day", "--sitting 30", "sittings of 30 min"),
        ("30 minutes several times a week for 4 weeks", "--sitting 30", "sittings of 30 min"),
        ("30 minutes a few times a week", "--sitting 30", "sittings of 30 min"),
        ("30 minutes 0 times a week for 2 weeks", "--sitting 30", "sittings of 30 min"),
        ("30 minutes a day for a few weeks", "--sitting 30", "sittings of 30 min"),
        (
            "10 hours for 2 months",
            "-m 600 --sitting 10 --sittings 60",
            "a time, 10 h, and 60 sittings of 10 min",
        ),
        ("3 hours for 2 weeks", "--sitting 180 --sittings 14", "14 sittings of 3 h"),
        (
            "half an hour a day for a fortnight",
            "--sitting 30 --sittings 14",
            "14 sittings of 30 min",
        ),
        (
            "equity, half an hour a day this week",
            "-t equity --sitting 30 --sittings 7",
            "7 sittings of 30 min, and the theme equity",
        ),
        ("an hour each weekday this week", "--sitting 60 --sittings 5", "5 sittings of 1 h"),
        ("half an hour a day for a month", "--sitting 30 --sittings 30", "30 sittings of 30 min"),
    ],
)
def test_sittings_among_the_words_are_sittings(
    curate: Curate, typed: str, ours: str, said: str
) -> None:
    """`path 30 min a day for 5 days` is a path in five sittings of 30 minutes."""
    result = curate("path", *typed.split(), columns=None)
    assert result.out == curate("path", *ours.split(), columns=None).out
    assert f'"{typed}" is taken as {said}.' in result.err


@pytest.mark.parametrize(
    ("typed", "option", "ours"),
    [
        ("30 minutes a day", "--sittings 3", "--sitting 30 --sittings 3"),
        ("3 sittings of 20 minutes", "--sitting 30", "--sitting 30 --sittings 3"),
        ("90 minutes over 3 days", "--sittings 2", "-m 90 --sitting 45 --sittings 2"),
        ("90 minutes over 3 days", "--sitting 20", "-m 90 --sitting 20 --sittings 3"),
    ],
)
@pytest.mark.parametrize("command", ["path", "export ics"])
def test_sittings_in_words_and_in_an_option_go_together(
    curate: Curate, command: str, typed: str, option: str, ours: str
) -> None:
    """What no option says of them is taken from the words."""
    result = ok(curate, *command.split(), *typed.split(), *option.split())
    plain = ok(curate, *command.split(), *ours.split())
    assert re.sub("DTSTAMP.*", "", result.out) == re.sub("DTSTAMP.*", "", plain.out)
    assert f'"{typed}" is taken as ' in " ".join(result.err.split())


def test_sittings_that_options_say_are_not_said_by_words(curate: Curate) -> None:
    """Nothing is left for the words to say, and they are searched for."""
    result = curate("path", "--sitting", "20", "30", "minutes", "a", "day", columns=None)
    assert '"30 minutes a day" is searched for, as options give the sittings.' in result.err


@pytest.mark.parametrize("command", ["list --json", "next --json", "export csv"])
@pytest.mark.parametrize(
    "typed", ["30 minutes a day", "half an hour for 5 days", "90 minutes over 3 days"]
)
def test_where_there_are_no_sittings_one_is_the_time(
    curate: Curate, command: str, typed: str
) -> None:
    """`list 30 minutes a day` is what fits in one of them."""
    result = curate(*command.split(), *typed.split(), columns=None)
    assert (result.code, result.out) == (0, curate(*command.split(), "-m", "30").out)


def test_a_list_that_is_asked_for_sittings_names_the_path(curate: Curate) -> None:
    """It has none, and a path has."""
    result = curate("list", "equity", "30", "minutes", "a", "day", columns=None)
    assert "In sittings: curate path 'equity 30 minutes a day'" in result.err


def test_a_calendar_takes_sittings_in_words(curate: Curate) -> None:
    """`export ics 30 minutes a day for 5 days` is a calendar of that path."""
    for typed, ours in (
        ("equity 30 minutes a day for 5 days", "-t equity --sitting 30 --sittings 5"),
        ("90 minutes over 3 days", "-m 90 --sitting 30 --sittings 3"),
    ):
        result = ok(curate, "export", "ics", *typed.split())
        plain = ok(curate, "export", "ics", *ours.split())
        assert re.sub("DTSTAMP.*", "", result.out) == re.sub("DTSTAMP.*", "", plain.out)
        assert "is taken as" in result.err
        assert "Search for it" not in result.err


def test_a_calendar_by_the_week_is_told_how_to_choose_the_day(curate: Curate) -> None:
    """Sittings come on each weekday: who says "a week" is led to --days, and it helps."""
    err = curate(
        "export", "ics", *["an", "hour", "a", "week", "for", "a", "month"], columns=None
    ).err
    way = "export ics --sitting 60 --sittings 4 --days mon"
    assert f"It has one each weekday. For one a week: curate {way}" in err
    days = re.findall(r"DTSTART\S*:([0-9]{8})", ok(curate, *way.split()).out)
    assert {date.fromisoformat(day).weekday() for day in days} == {0}
    assert (
        "For one a week"
        not in curate(*["export", "ics", "an", "hour", "a", "week", "--days", "tue"]).err
    )


def test_a_time_in_all_beside_the_option_for_it_is_searched_for(curate: Curate) -> None:
    """What is said twice is said by the option."""
    result = curate("path", "-m", "20", "90", "minutes", "over", "3", "days", columns=None)
    assert '"90 minutes over 3 days" is searched for, as an option gives the time.' in result.err


@pytest.mark.parametrize(
    ("typed", "ours"),
    [
        ("without advanced", "--not-level advanced"),
        ("equity but nothing advanced or intermediate", "-t equity --not-level adv,intermediate"),
        ("without optional", "--importance essential,recommended"),
        ("not essential 20 min", "-m 20 --importance recommended,optional"),
        ("no videos", "--format read,listen"),
        ("what can I read in 20 minutes", "-m 20 --format read"),
        ("something easy about equity", "-t equity --level introductory"),
        ("new to equity", "-t equity --level introductory"),
    ],
)
def test_what_is_not_wanted_may_be_a_level_a_format_or_an_importance(
    curate: Curate, typed: str, ours: str
) -> None:
    """`list without advanced` is all but what is advanced, in every command that takes words."""
    for command in ("list", "path", "next"):
        result = curate(command, *typed.split(), "--json", columns=None)
        assert (result.code, result.out) == (0, curate(command, *ours.split(), "--json").out)
        assert "is taken as" in result.err


def test_an_order_among_words_is_that_order(curate: Curate) -> None:
    """`list short articles on equity` begins with the shortest; a word alone is searched for."""
    result = curate("list", "--ids", "short", "articles", "on", "equity", columns=None)
    ours = ok(curate, "list", "--ids", "-f", "read", "-t", "equity", "--sort", "time")
    assert result.out == ours.out
    assert "the theme equity, and the format read, and shortest first." in result.err
    assert "Did you mean: curate list --sort time" in curate("list", "the", "shortest").err


def test_a_number_is_no_resource(curate: Curate) -> None:
    """Steps of a path have numbers, and what is meant by an id is said."""
    result = curate("done", "3", columns=None)
    assert result.code == 3
    assert "A number is only a place in a path: the id stands below the title." in result.err


def test_what_has_no_level_is_not_of_a_level_that_is_not_wanted(curate: Curate) -> None:
    """It may be of any, and stays."""
    curate.write(
        "resources:\n"
        "- {id: a, title: A, format: read, level: advanced}\n"
        "- {id: b, title: B, format: read}\n"
    )
    assert ok(curate, "list", "--ids", "--not-level", "advanced").out == "b\n"
    assert ok(curate, "list", "--ids", "not", "advanced").out == "b\n"


def test_all_of_a_kind_that_is_not_wanted_is_searched_for(curate: Curate) -> None:
    """Nothing would be left."""
    typed = "equity without videos or articles or podcasts"
    assert "is taken as" not in curate("list", *typed.split(), columns=None).err


def test_too_many_sittings_in_words_are_refused(curate: Curate) -> None:
    """They are as many as the option takes, and that is said of the words."""
    result = curate("path", "30", "min", "a", "day", "for", "200", "weeks")
    assert (result.code, result.out) == (2, "")
    assert '"30 min a day for 200 weeks": 1,400 sittings are more than 1,000.' in result.err
    assert "--sittings" not in result.err


def test_an_amount_of_something_in_some_days_is_no_sitting(curate: Curate) -> None:
    """Where words stand between a time and "in 5 days", these are no days to divide it among."""
    for typed in ("20 minutes of a year in 5 days", "20 minutes dogs on 2 evenings"):
        assert "sitting" not in curate("path", *typed.split(), columns=None).err
    assert "sittings" in curate("path", "dogs 20 minutes in 2 days", columns=None).err


def test_a_range_in_words_has_one_unit(curate: Curate) -> None:
    """A number without one has that of the other, and what is no range is none."""
    for typed, is_range in (
        ("at least 1 but not more than 2 hours", True),
        ("less than 2 hours but more than 90 minutes", True),
        ("more than 3 but less than 2 hours", False),
    ):
        result = curate("list", *typed.split(), columns=None)
        assert (" to 2 h." in result.err) == is_range


def test_a_day_without_a_time_is_no_sitting(curate: Curate) -> None:
    """Titles have days in them, too: what stands in the list like this is searched for."""
    for typed in ("a day in the life", "seven days a week", "3 days", "1984 days of 30 min"):
        assert "sitting" not in curate("path", *typed.split(), columns=None).err
    curate.write("resources:\n- {id: a, title: Ten minutes a day, format: read, minutes: 5}\n")
    assert steps(curate, "ten", "minutes", "a", "day") == ["a"]


@pytest.mark.parametrize("typed", ["equity", "EQUITY", "Equity and inclusion", "équity"])
def test_a_theme_among_the_words_is_that_theme(curate: Curate, typed: str) -> None:
    """Words that are the id or the title of a theme mean it, and one line says so."""
    for command in ("list", "path"):
        result = curate(command, *typed.split(), columns=None)
        plain = curate(command, "--theme", "equity", columns=None)
        assert result.out == plain.out
        assert f'"{typed}" is taken as the theme equity.' in result.err
        assert f"Search for it: curate {command} -- " in result.err


@pytest.mark.parametrize(
    ("command", "typed", "ours"),
    [
        ("path", "equity 90", "--theme equity -m 90"),
        ("path", "equity in 90 minutes", "--theme equity -m 90"),
        ("path", "an hour and a half of equity", "--theme equity -m 90"),
        ("list", "20 culture", "--theme culture -m 20"),
        ("list", "culture under 30 minutes", "--theme culture -m 30"),
        ("list", "Equity and inclusion, 20 min", "--theme equity -m 20"),
        ("list", "20 watch", "--format watch -m 20"),
        ("list", "videos for at most half an hour", "--format watch -m 30"),
        ("list", "under 20 minutes", "-m 20"),
        ("list", "20 minutes or less", "-m 20"),
        ("list", "10-20", "--min-minutes 10 -m 20"),
        ("list", "equity videos", "--theme equity --format watch"),
        ("list", "videos about equity", "--theme equity --format watch"),
        ("path", "essential articles on equity", "--theme equity --importance essential -f read"),
        ("list", "something to watch", "--format watch"),
        ("list", "anything under 20 minutes", "-m 20"),
        ("list", "videos under 20 minutes about culture", "--format watch -m 20 -t culture"),
        ("list", "something about equity", "--theme equity"),
        ("list", "videos and podcasts", "--format watch --format listen"),
        ("path", "equity culture 60", "-m 60 --theme equity,culture"),
        ("list", "culture, equity and leadership", "-t culture,equity,leadership"),
        ("list", "videos about equity or culture", "-f watch -t equity,culture"),
        ("path", "equity without race 60", "-m 60 -t equity --not-theme equity/race"),
        ("list", "leadership 60 without videos", "-m 60 -t leadership -f read,listen"),
        ("list", "not race or culture in 20 minutes", "-m 20 --not-theme equity/race,culture"),
        ("next", "20 but not race", "20 --not-theme equity/race"),
        ("list", "a 20 minute video", "--format watch -m 20"),
        ("path", "2 hours race not workforce", "-m 120 -t equity/race --not-theme workforce"),
        ("list", "race not videos", "-t equity/race -f read,listen"),
        ("next", "half an hour race", "30 --theme equity/race"),
        ("list", "> 30 min culture", "--min-minutes 30 --theme culture"),
        ("list", "10 to 20 min equity", "--min-minutes 10 -m 20 --theme equity"),
        ("list", "more than half an hour", "--min-minutes 30"),
        ("list", "20 essential", "--importance essential -m 20"),
        ("list", "asian leaders 20", "-m 20 -- asian leaders"),
        ("next", "20 culture", "--theme culture 20"),
        ("next", "video in 20 minutes", "--format watch 20"),
        ("list", "nothing longer than 20 minutes", "-m 20"),
        ("list", "not over 20 minutes", "-m 20"),
        ("list", "no longer than an hour", "-m 60"),
        ("list", "not over 20 minutes videos", "-m 20 -f watch"),
        ("list", "culture, nothing that takes more than 30 minutes", "-m 30 -t culture"),
        ("list", "not under 20 minutes", "--min-minutes 20"),
        ("list", "equity, nothing shorter than 20 minutes", "--min-minutes 20 -t equity"),
        ("list", "nothing but videos", "-f watch"),
        ("list", "equity but only videos", "-t equity -f watch"),
        ("list", "anything but videos", "-f read,listen"),
        ("list", "everything about equity but videos", "-t equity -f read,listen"),
        ("list", "not videos but articles", "-f read"),
        ("list", "equity but under 20 minutes", "-m 20 -t equity"),
        ("list", "not race and in 20 minutes", "-m 20 --not-theme equity/race"),
        ("list", "more than 5 but less than 15 minutes", "--min-minutes 5 -m 15"),
        ("list", "under an hour and over 20 minutes, equity", "--min-minutes 20 -m 60 -t equity"),
        ("list", "not less than 5 and not over 20 minutes", "--min-minutes 5 -m 20"),
        ("list", "videos not articles", "-f watch"),
        ("list", "essential, not optional", "--importance essential"),
        ("list", "at most 20 minutes at least 5 minutes", "--min-minutes 5 -m 20"),
        ("list", "min 5 max 20", "--min-minutes 5 -m 20"),
        ("list", "20 minutes, no more", "-m 20"),
        ("list", "20 minutes and not less, culture", "--min-minutes 20 -t culture"),
        ("path", "equity 2 hours next week", "-t equity -m 120"),
        ("list", "I don't have more than 20 minutes", "-m 20"),
        ("list", "culture, I can’t do longer than half an hour", "-m 30 -t culture"),
        ("list", "videos no more than 20 minutes long", "-m 20 -f watch"),
        ("list", "neither videos nor podcasts", "-f read"),
        ("path", "equity 2 hours this week", "-t equity -m 120"),
        ("path", "leadership this week", "-t leadership"),
        ("path", "half an hour tomorrow", "-m 30"),
        ("list", "20 minutes of culture this afternoon", "-m 20 -t culture"),
        ("list", "quick reads", "-f read --sort time"),
        ("list", "short reads on equity", "-f read -t equity --sort time"),
        ("list", "long videos", "-f watch --sort time --reverse"),
        ("list", "recent videos", "-f watch --sort published --reverse"),
        ("list", "what should we read", "-f read"),
        ("list", "essential reading", "-f read --importance essential"),
        ("list", "optional reads", "-f read --importance optional"),
        ("list", "easy reading", "-f read --level introductory"),
        ("path", "essential read on equity", "-f read --importance essential -t equity"),
    ],
)
def test_a_time_and_other_words_mean_both(
    curate: Curate, command: str, typed: str, ours: str
) -> None:
    """A time is the time, a theme the theme; the others mean what they do alone."""
    plain = curate(command, *ours.split(), columns=None)
    result = curate(command, *typed.split(), columns=None)
    assert (result.code, result.out) == (plain.code, plain.out)
    assert result.out
    assert f'"{typed}" is taken as ' in result.err
    assert ("Search for it: " in result.err) == (command != "next")


def test_two_themes_are_either_and_both_can_be_asked_for(curate: Curate) -> None:
    """The line that says how they were understood has the command for what is about both."""
    result = ok(curate, "list", "equity", "culture")
    assert "is taken as the theme equity or culture." in " ".join(result.err.split())
    both = "curate list --all-themes --theme equity,culture"
    assert f"What is about all of them: {both}" in " ".join(result.err.split())


def test_what_is_not_wanted_and_not_known_is_searched_for(curate: Curate) -> None:
    """After "without" a word that says nothing else is a word of a title."""
    for typed in ("leading without authority", "videos without authority", "videos not videos"):
        assert "taken as" not in curate("list", *typed.split()).err


@pytest.mark.parametrize(
    "typed",
    [
        "not 20 minutes",
        "nothing that fits in 20 minutes",
        "not 30 minutes a day",
        "20 minutes without the",
        "equity without equity",
        "equity but videos",
        "not only videos",
        "not all videos",
        "not without videos",
        "videos and not",
        "without videos and on equity",
        "I wouldn't in 20 minutes",
    ],
)
def test_what_is_not_wanted_and_not_clear_is_searched_for(curate: Curate, typed: str) -> None:
    """Where it could be the opposite of what is meant, nothing is taken as an option."""
    for command in ("list", "path"):
        result = curate(command, *typed.split(), columns=None)
        assert result.out == curate(command, "--", *typed.split(), columns=None).out
        assert "taken as" not in result.err


def test_words_that_are_left_dangling_are_not_dropped(curate: Curate) -> None:
    """A title with "not" in it is found beside a time, and two orders are none."""
    curate.write(
        "resources:\n- {id: what, title: What not to do, format: read, minutes: 15}\n"
        "- {id: other, title: Other, format: read, minutes: 15}\n"
    )
    for typed, found in (
        ("what not to do 20 minutes", ["what"]),
        ("20 minutes but not to do", []),
        ("20 minutes shortest longest", []),
    ):
        assert ok(curate, "list", "--ids", *typed.split()).out.split() == found
        assert steps(curate, *typed.split()) == found


@pytest.mark.parametrize(
    ("typed", "ours"),
    [
        ("done", "--status done"),
        ("Begun", "--status begun"),
        ("to do", "--status todo"),
        ("unread", "--status todo"),
        ("watch", "--format watch"),
        ("videos", "--format watch"),
        ("articles", "--format read"),
        ("essential", "--importance essential"),
        ("advanced", "--level advanced"),
    ],
)
def test_a_word_for_an_option_is_that_option(curate: Curate, typed: str, ours: str) -> None:
    """`list done` and `list videos` mean what an option says, and one line says so."""
    ok(curate, "done", "sled-dogs")
    ok(curate, "start", "troublemaker")
    plain = curate("list", *ours.split(), columns=None)
    result = curate("list", *typed.split(), columns=None)
    assert plain.out == result.out != ""
    assert f'"{typed}" is taken as the ' in result.err
    assert "Search for it: curate list -- " in result.err


@pytest.mark.parametrize("typed", ["what have I read", "what I read", "what have we already read"])
def test_what_somebody_has_read_is_what_is_done(curate: Curate, typed: str) -> None:
    """It is never what is still to read; where there is no status, it is searched for."""
    ok(curate, "done", "sled-dogs", "troublemaker")
    result = ok(curate, "list", "--ids", *typed.split())
    assert result.out == ok(curate, "list", "--ids", "--status", "done").out
    assert f'"{typed}" is taken as the status done.' in " ".join(result.err.split())
    assert "taken as" not in curate("path", *typed.split(), columns=None).err


@pytest.mark.parametrize(
    ("typed", "option"),
    [("shorter", "time"), ("quickest", "time"), ("long", "time --reverse")],
)
def test_an_order_alone_is_searched_for_and_named(curate: Curate, typed: str, option: str) -> None:
    """Each word that is an order beside others has the option for it."""
    result = curate("list", typed, columns=None)
    assert f"Did you mean: curate list --sort {option}\n" in result.err
    alone = curate("list", "--ids", "--sort", typed)
    assert (alone.code == 0) == (option == "time")  # nothing but `--reverse` turns an order round


@pytest.mark.parametrize(
    ("typed", "options"),
    [("short", ["--sort time"]), ("read", ["--format read", "--status done"])],
)
def test_a_word_that_may_mean_several_things_is_searched_for(
    curate: Curate, typed: str, options: list[str]
) -> None:
    """Without one clear meaning words are searched for, and what they may mean is named."""
    result = curate("list", typed, columns=None)
    assert result.out == curate("list", "--", typed, columns=None).out
    assert all(f"curate list {option}" in result.err for option in options)


@pytest.mark.parametrize("typed", ["all", "everything", "ALL", "all of the"])
@pytest.mark.parametrize("command", ["list", "path", "export csv", "path -m 60"])
def test_all_is_no_search(curate: Curate, command: str, typed: str) -> None:
    """`list all` is the whole list, and so for its like: that is said, and how to search for it."""
    words = command.split()
    result = curate(*words, *typed.split(), columns=None)
    assert result.out == curate(*words, columns=None).out != ""
    assert f'"{typed}" is taken as all there is.' in result.err
    (search,) = re.findall(r"Search for it: (curate .* -- .*)", result.err)
    ok(curate, *shlex.split(search)[1:])
    done = {
        "list": "What is done, too: curate list --all ",
        "path": "What is done, too: curate path --include-done ",
        "path -m 60": "What is done, too: curate path --max-minutes 60 --include-done ",
    }.get(command)
    assert done in result.err if done else "What is done, too: " not in result.err


def test_all_beside_other_words_asks_for_nothing(curate: Curate) -> None:
    """`all videos` are the videos; `next all` is whatever comes next."""
    for typed, ours in (
        ("list all videos", "list -f watch"),
        ("path all equity", "path -t equity"),
    ):
        expected = curate(*ours.split(), columns=None).out
        assert curate(*typed.split(), columns=None).out == expected
    for typed in ("all", "anything"):
        assert ok(curate, "next", typed).out == ok(curate, "next").out


def test_a_title_that_is_all_is_searched_for(curate: Curate) -> None:
    """What the list has as a title is looked for."""
    curate.write(
        "resources:\n- {id: one, title: All, format: read}\n"
        "- {id: two, title: Other, format: read}\n"
    )
    assert ok(curate, "list", "all", "--ids").out == "one\n"


def test_words_that_stand_in_the_list_are_searched_for(curate: Curate) -> None:
    """A title that is or holds the words, or a find for a number and words, comes first."""
    curate.write(
        "themes: {care: Care}\nresources:\n"
        "- {id: year, title: '1984', format: read, minutes: 400}\n"
        "- {id: done, title: Done, format: read, minutes: 20}\n"
        "- {id: care, title: Care in 20 minutes, format: read, minutes: 25}\n"
        "- {id: habits, title: Effective people, format: read, summary: 'Their 7 habits.'}\n"
        "- {id: five, title: All habits, format: read, minutes: 5, themes: [care]}\n"
    )
    for typed, id_, otherwise in (
        ("1984", "year", "--max-minutes 1984"),
        ("done", "done", "--status done"),
        ("care in 20 minutes", "care", "--max-minutes 20 --theme care"),
        ("7 habits", "habits", "--max-minutes 7 habits"),
    ):
        result = ok(curate, "list", "--ids", *typed.split())
        assert result.out == f"{id_}\n"
        assert f'"{typed}" stands in the list like this, and is searched for.' in result.err
        assert f"curate list --ids {otherwise}" in " ".join(result.err.split())
    assert ok(curate, "list", "--ids", "habits", "6").out == "five\n"


def test_words_that_find_nothing_together_are_named(curate: Curate) -> None:
    """Where nothing has all words, they are named, and which of them alone finds something."""
    result = curate("list", "tiny", "videos", columns=None)
    assert result.err == (
        "Nothing matches. Searched for all of: tiny, videos. Only one of them: curate list videos\n"
    )
    assert (
        "all of: until, my, meeting. See all: curate list"
        in curate("list", "until", "my", "meeting", columns=None).err
    )
    err = curate("list", "dogs", "nosuch", "culture", columns=None).err
    assert "Only one of them: curate list dogs · or: curate list culture" in err


@pytest.mark.parametrize(
    ("typed", "way"),
    [
        ("30 minuts", "curate list --max-minutes 30"),
        ("30 min before my meeting", "curate list --max-minutes 30"),
        ("quarter of an hour wtach", "curate list --max-minutes 15"),
    ],
)
def test_a_search_that_finds_nothing_can_be_left_out(curate: Curate, typed: str, way: str) -> None:
    """Where a time is understood and what is beside it is found nowhere, it alone is offered."""
    result = curate("list", *typed.split(), columns=None)
    assert f"Without that search: {way} · " in result.err
    assert "Without that search" not in curate("list", "30", "dogs").err


def test_a_theme_stays_where_a_search_is_left_out(curate: Curate) -> None:
    """What is understood of words that find nothing is kept, unless it may not be wanted."""
    for typed, way in (
        ("equity, half an hour a day blah", "curate path --sitting 30 --theme equity"),
        ("30 min blah Equity and inclusion", "curate path --max-minutes 30 --theme equity"),
        ("30 min blah not equity", "curate path --max-minutes 30"),
    ):
        err = curate("path", *typed.split(), columns=None).err
        assert f"Without that search: {way} · " in err


def test_a_list_of_this_week_is_searched_for(curate: Curate) -> None:
    """Without a time beside it, it may be of what is new, which is no option."""
    assert "taken as" not in curate("list", "videos", "this", "week", columns=None).err


def test_very_many_words_are_searched_for(curate: Curate) -> None:
    """Nobody says options in more than thirty words."""
    many = ["about"] * 40
    assert "taken as" not in curate("list", *many, "equity").err
    assert "taken as" in curate("list", *many[:20], "equity").err


def test_words_that_are_understood_and_stand_in_a_title_are_searched_for(curate: Curate) -> None:
    """A title with the words in it comes first, and what the words find where options do not."""
    curate.write(
        "themes: {equity: Fairness}\nresources:\n"
        "- {id: title, title: On equity videos, format: read}\n"
        "- {id: text, title: Pay, format: read, themes: [equity], summary: Equity and podcasts}\n"
    )
    result = curate("list", "--ids", "equity", "videos", columns=None)
    assert result.out == "title\n"
    assert (
        "As the theme equity, and the format watch: curate list --ids --theme equity" in result.err
    )
    assert ok(curate, "list", "--ids", "equity", "podcasts").out == "text\n"
    assert ok(curate, "list", "--ids", "equity", "articles").out == "text\n"
    assert ok(curate, "list", "--ids", "an", "equity", "law").out == ""


def test_a_year_beside_words_is_no_time(curate: Curate) -> None:
    """A number of four digits beside words, and a date, are searched for."""
    for typed in ("culture 2021", "in 1984", "2021-03", "2019-2021"):
        result = ok(curate, "list", *typed.split())
        assert (result.out, "taken as" in result.err) == ("", False)


def test_a_time_in_words_beside_one_in_an_option_is_searched_for(curate: Curate) -> None:
    """Where an option gives the time, the words are searched for, and that is said."""
    result = curate("list", "20", "culture", "-m", "30", columns=None)
    assert '"20 culture" is searched for, as an option gives the time.' in result.err
    assert curate("next", "20", "-m", "30").code == 2
    assert answer(curate, "next", "-m", "20") == answer(curate, "next", "20")


def test_a_least_time_is_for_lists_alone(curate: Curate) -> None:
    """`path` and `next` take the time there is; what takes at least so long is a list."""
    for command in ("path", "next"):
        result = curate(command, "10-20")
        assert (result.code, result.out) == (2, "")
        assert "curate list 10-20" in result.err
    for typed in ("at least 30 minutes a day", "nothing under 30 minutes"):
        result = curate("path", *typed.split(), columns=None)
        assert (result.code, result.out) == (2, "")
        assert f"What takes as long: curate list '{typed}'" in result.err


def test_words_of_an_empty_theme_are_searched_for(curate: Curate) -> None:
    """Where a theme holds nothing and the text has the words, these are searched for."""
    curate.write(
        "themes: {łódź: Łódź, empty: Empty}\nresources:\n"
        "- {id: one, title: A summer in Łódź, format: read}\n"
    )
    result = ok(curate, "list", "--ids", "lodz")
    assert result.out == "one\n"
    assert result.err == 'Nothing is of the theme łódź, so "lodz" is searched for.\n'
    assert "the theme empty" in ok(curate, "list", "empty").err
    assert curate("next", "lodz").code == 1


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
    for typed, said in (
        ("soon", '"soon" is not a time.'),
        ("leadershp", "Did you mean: curate next --theme leadership"),
        ("20 leadershp", "Did you mean: curate next --theme leadership"),
        ("20 sled dogs", "To look for it: curate list 'sled dogs'"),
    ):
        result = curate("next", *typed.split(), columns=None)
        assert (result.code, result.out) == (2, "")
        assert said in result.err


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


def test_one_that_is_done_is_spoken_of_as_one(curate: Curate) -> None:
    """Where a single resource more is done, the line that counts it says `it`."""
    ok(curate, "done", "sled-dogs")
    assert (
        ok(curate, "list", "--ids").err
        == "1 more is done or skipped. Show it: curate list --ids --all\n"
    )


def test_what_is_done_is_counted_and_not_shown(curate: Curate) -> None:
    """`list` shows what is left to do; the footer, or one line, counts the rest."""
    before = ok(curate, "list", "--ids").out.split()
    ok(curate, "done", "sled-dogs")
    ok(curate, "skip", "coaching")
    left = [id_ for id_ in before if id_ not in ("sled-dogs", "coaching")]
    result = ok(curate, "list", "--ids")
    assert result.out.split() == left
    assert result.err == "2 more are done or skipped. Show them: curate list --ids --all\n"
    assert ok(curate, "list").out.endswith(f"\n{result.err.replace('--ids ', '')}")
    assert [one["id"] for one in answer(curate, "list")] == left
    assert ok(curate, "list", "--ids", "--all").out.split() == before
    assert ok(curate, "list", "--ids", "--status", "done").out == "sled-dogs\n"


def test_a_list_that_is_all_done_says_so(curate: Curate) -> None:
    """Where all that matches is done or skipped, that is said, and how to see it again."""
    ok(curate, "done", "cultural-competence", "troublemaker")
    result = curate("list", "--theme", "culture", columns=None)
    assert (result.code, result.out) == (0, "")
    assert result.err == (
        "Nothing is left to do here: all 2 are done or skipped. "
        "See again: curate list --theme culture --all\n"
    )
