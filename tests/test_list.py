"""`curate list`: what fits, what is hidden, and the shapes for scripts."""

import csv
import io
import json
from typing import Any

import pytest

from tests.answers import ok
from tests.conftest import Curate, Result


def test_thirty_minutes_give_six_of_the_real_list(curate: Curate) -> None:
    """In half an hour, six of the real list can be done, one of them watched."""
    found = json.loads(curate("list", "--max-minutes", "30", "--json").out)
    assert [one["id"] for one in found] == [
        "workforce-for-all",
        "leadership-imbalance",
        "sled-dogs",
        "troublemaker",
        "dcs-turnover",
        "breaking-barriers",
    ]
    assert [one["id"] for one in found if one["format"] == "watch"] == ["troublemaker"]


def test_unknown_times_are_named_and_not_shown(curate: Curate) -> None:
    """What has no known time is left out of a time filter, and stderr says so in one line."""
    result = curate("list", "--max-minutes", "30", columns=None)
    assert "leading-in-colour" not in result.out
    assert result.err == (
        "3 more have no known time: leading-in-colour, engaging-families, coaching."
        " Show them: curate list --max-minutes 30 --include-unknown\n"
    )


def test_include_unknown_adds_exactly_those(curate: Curate) -> None:
    """`--include-unknown` gives the six and the three, and nothing is hidden any more."""
    result = curate("list", "--max-minutes", "30", "--include-unknown", "--ids")
    assert len(result.out.split()) == 9
    assert result.err == ""


KEYS = [
    "id",
    "title",
    "format",
    "minutes",
    "parts",
    "total_minutes",
    "time_source",
    "words",
    "themes",
    "level",
    "importance",
    "requires",
    "authors",
    "publisher",
    "published",
    "url",
    "summary",
    "line",
    "status",
    "minutes_left",
    "added",
]

SMALL = """\
title: Small
themes:
  care: Care
  care/home: At home
  money: Money
resources:
- id: long-read
  title: zebra crossings
  format: read
  minutes: 90
  themes: [care]
  level: advanced
  published: 2021-03
  authors: [Ada Byron, Grace Hopper]
- id: short-talk
  title: Apple pie
  format: watch
  minutes: 5
  themes: [care/home, money]
  level: introductory
  importance: essential
  published: 2019
- id: no-time
  title: mango
  format: listen
  importance: optional
  published: 2021-03-02
- id: no-date
  title: Banana bread
  format: read
  words: 2381
  authors: [Alan Turing]
- id: many-talks
  title: Quince
  format: watch
  minutes: 30
  parts: unknown
  themes: [money]
  published: 2020-12-31
"""


@pytest.fixture
def small(empty_folder: Curate) -> Curate:
    """Run commands on five resources that differ in everything."""
    empty_folder.write(SMALL)
    return empty_folder


def ids(result: Result) -> list[str]:
    assert result.code == 0, result.err
    return result.out.split()


def objects(result: Result) -> Any:
    assert result.code == 0, result.err
    return json.loads(result.out)


def rows(result: Result, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(result.out), delimiter=delimiter))


# Shapes for scripts.


def test_json_has_all_keys_in_their_order(curate: Curate) -> None:
    """Every object of `--json` has the same keys, in the same order."""
    found = objects(curate("list", "--json"))
    assert len(found) == 11
    assert all(list(one) == KEYS for one in found)


def test_json_tells_all_that_the_file_says(curate: Curate) -> None:
    """An object holds the values of the file, with nothing for what the file leaves out."""
    (found,) = objects(curate("list", "sled", "--json"))
    summary = found.pop("summary")
    assert summary.startswith("What driving a team of sled dogs teaches about uncertainty, and")
    assert found.pop("line") == line_of(curate.text(), "- id: sled-dogs")
    assert found == {
        "id": "sled-dogs",
        "title": "What My Sled Dogs Taught Me About Planning for the Unknown",
        "format": "read",
        "minutes": 3,
        "parts": 1,
        "total_minutes": 3,
        "time_source": "stated",
        "words": None,
        "themes": ["leadership"],
        "level": "introductory",
        "importance": "optional",
        "requires": [],
        "authors": ["Blair Braverman"],
        "publisher": "The New York Times",
        "published": "2020-09-23",
        "url": None,
        "status": "todo",
        "minutes_left": 3,
        "added": None,
    }


@pytest.mark.parametrize(
    ("id_", "minutes", "parts", "total", "source"),
    [
        ("cultural-competence", 45, 1, 45, "stated"),
        ("sacred-activism", 45, 2, 90, "stated"),
        ("dcs-turnover", 3, 1, 3, "estimated"),
        ("breaking-barriers", 7, 1, 7, "estimated"),
        ("coaching", None, 1, None, "unknown"),
        ("engaging-families", None, 2, None, "unknown"),
    ],
)
def test_json_says_where_a_time_comes_from(
    curate: Curate, id_: str, minutes: int | None, parts: int, total: int | None, source: str
) -> None:
    """A time in `--json` is of one part, with its total and its source; unknown is null."""
    (found,) = (one for one in objects(curate("list", "--json")) if one["id"] == id_)
    assert (found["minutes"], found["parts"]) == (minutes, parts)
    assert (found["total_minutes"], found["time_source"]) == (total, source)


def test_json_of_an_unknown_count_of_parts(small: Curate) -> None:
    """Where nobody knows how many parts there are, parts and total are null."""
    (found,) = objects(small("list", "Quince", "--json"))
    assert (found["minutes"], found["parts"], found["total_minutes"]) == (30, None, None)


def test_json_without_matches_is_an_empty_array(curate: Curate) -> None:
    """`--json` is valid JSON also when nothing matches."""
    result = curate("list", "nosuchword", "--json")
    assert (result.code, result.out) == (0, "[]\n")


def test_json_of_an_empty_list_is_an_empty_array(empty_folder: Curate) -> None:
    """`--json` is valid JSON also when the list is empty."""
    empty_folder.write("title: Empty\nresources: []\n")
    assert empty_folder("list", "--json").out == "[]\n"


def test_json_keeps_letters_as_they_are(curate: Curate) -> None:
    """Letters beyond ASCII stand in `--json` as themselves."""
    assert "New directors’ training" in curate("list", "--json").out


def test_tsv_has_the_keys_of_json(curate: Curate) -> None:
    """`--tsv` begins with a header: the keys of `--json` in their order."""
    lines = curate("list", "--tsv").out.splitlines()
    assert lines[0].split("\t") == KEYS
    assert len(lines) == 12
    assert {line.count("\t") for line in lines} == {len(KEYS) - 1}


def test_tsv_joins_lists_and_leaves_the_unknown_empty(curate: Curate) -> None:
    """A cell of `--tsv` joins a list with semicolons, and is empty for what is not known."""
    by_id = {row["id"]: row for row in rows(curate("list", "--tsv"), "\t")}
    one = by_id["leading-in-colour"]
    assert one["authors"] == "Rose Durban;Meera Spillett;Rosemary Campbell-Stephens"
    assert one["themes"] == "equity/race;leadership"
    assert (one["minutes"], one["total_minutes"], one["published"]) == ("", "", "")
    assert (one["parts"], one["time_source"]) == ("1", "unknown")


@pytest.mark.parametrize(("option", "delimiter"), [("--tsv", "\t"), ("--csv", ",")])
def test_tabs_and_line_breaks_become_spaces(
    empty_folder: Curate, option: str, delimiter: str
) -> None:
    """A tab or a line break in a text is a space in a cell, so that a row stays a line."""
    empty_folder.write(
        'resources:\n- id: a\n  title: "one\\ttwo\\nthree"\n  format: read\n'
        "  summary: |\n    First line.\n\n    Second line.\n"
    )
    result = empty_folder("list", option)
    assert len(result.out.splitlines()) == 2
    (row,) = rows(result, delimiter)
    assert (row["title"], row["summary"]) == ("one two three", "First line. Second line.")


def test_csv_says_what_tsv_says(curate: Curate) -> None:
    """`--csv` has the header and the cells of `--tsv`, quoted where they hold commas."""
    result = curate("list", "--csv")
    assert result.out.splitlines()[0].split(",") == KEYS
    assert rows(result) == rows(curate("list", "--tsv"), "\t")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_csv_never_holds_a_formula(empty_folder: Curate, sign: str) -> None:
    """A CSV cell that a spreadsheet would run begins with an apostrophe."""
    empty_folder.write(
        f"resources:\n- id: a\n  title: '{sign}HYPERLINK(\"http://evil\")'\n  format: read\n"
        f"  authors: ['{sign}1+1', Ada]\n  publisher: '  {sign}1'\n"
    )
    (row,) = rows(empty_folder("list", "--csv"))
    assert row["title"] == f'\'{sign}HYPERLINK("http://evil")'
    assert row["authors"] == f"'{sign}1+1;Ada"
    assert row["publisher"] == f"'{sign}1"


@pytest.mark.parametrize("option", ["--tsv", "--csv"])
def test_rows_without_matches_are_a_header(curate: Curate, option: str) -> None:
    """`--tsv` and `--csv` give their header also when nothing matches."""
    lines = curate("list", "nosuchword", option).out.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("id")


def test_ids_are_one_a_line(curate: Curate) -> None:
    """`--ids` gives the ids alone, one a line, in the file's order."""
    out = curate("list", "--ids").out
    assert out.startswith("workforce-for-all\nleadership-imbalance\nsled-dogs\n")
    assert out.count("\n") == 11


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--all",),
        ("--sort", "time", "--reverse"),
        ("--max-minutes", "30", "--include-unknown"),
        ("culture",),
        ("--status", "started", "--status", "done"),
        ("--theme", "equity", "--sort", "title", "--limit", "3"),
    ],
)
def test_ids_are_those_of_json_in_the_same_order(curate: Curate, options: tuple[str, ...]) -> None:
    """However it is asked, `--ids` gives the ids that `--json` has, in that order."""
    first, second, third = curate("list", "--ids").out.split()[:3]
    for verb, id_ in (("done", first), ("start", second), ("skip", third)):
        ok(curate, verb, id_)
    as_json = json.loads(curate("list", *options, "--json").out)
    out = curate("list", *options, "--ids").out
    assert out == "".join(f"{one['id']}\n" for one in as_json) != ""


def test_ids_without_matches_are_nothing(curate: Curate) -> None:
    """`--ids` gives nothing at all when nothing matches."""
    assert curate("list", "nosuchword", "--ids").out == ""


@pytest.mark.parametrize("option", ["--json", "--tsv", "--csv", "--ids"])
def test_shapes_do_not_depend_on_the_screen(curate: Curate, option: str) -> None:
    """What scripts read is the same at every width, in colour and without."""
    narrow = curate("list", option, columns=20).out
    assert narrow == curate("list", option, columns=None).out
    curate.colour, curate.unicode = True, False
    assert narrow == curate("list", option).out


def test_two_shapes_at_once_are_refused(curate: Curate) -> None:
    """Only one shape can be asked for."""
    result = curate("list", "--json", "--tsv")
    assert (result.code, result.out) == (2, "")
    assert result.err == "Error: --json and --tsv cannot both be. Choose one.\n"


@pytest.mark.parametrize("name", ["json", "tsv", "csv", "ids"])
def test_format_json_is_told_the_right_option(curate: Curate, name: str) -> None:
    """Who asks for `--format json` is told of `--json`, and of the formats there are."""
    result = curate("list", "--format", name, columns=None)
    assert (result.code, result.out) == (2, "")
    assert "is not a format. Formats: read, watch" in result.err
    assert f"A list as {name}: curate list --{name}\n" in result.err


# What matches.


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--theme", "care"], ["long-read", "short-talk"]),
        (["--theme", "care/"], ["long-read", "short-talk"]),
        (["--theme", "care/home"], ["short-talk"]),
        (["-t", "care", "-t", "money"], ["long-read", "short-talk", "many-talks"]),
        (["--format", "watch"], ["short-talk", "many-talks"]),
        (["-f", "watch", "-f", "listen"], ["short-talk", "no-time", "many-talks"]),
        (["--format", "WATCH"], ["short-talk", "many-talks"]),
        (["--level", "advanced"], ["long-read"]),
        (["--level", "advanced", "--level", "introductory"], ["long-read", "short-talk"]),
        (["--importance", "essential"], ["short-talk"]),
        (["--importance", "recommended"], ["long-read", "no-date", "many-talks"]),
        (["--importance", "essential", "--importance", "optional"], ["short-talk", "no-time"]),
        (["--author", "Turing"], ["no-date"]),
        (["--author", "ada byron"], ["long-read"]),
        (["--author", "hop"], ["long-read"]),
        (["--author", "Turing", "--author", "Hopper"], ["long-read", "no-date"]),
        (["--max-minutes", "30"], ["short-talk", "no-date", "many-talks"]),
        (["-m", "5"], ["short-talk"]),
        (["--max-minutes", "5", "--include-unknown"], ["short-talk", "no-time"]),
        (["--min-minutes", "30"], ["long-read", "many-talks"]),
        (["--min-minutes", "91", "--include-unknown"], ["no-time"]),
        (["--min-minutes", "11", "--max-minutes", "89"], ["no-date", "many-talks"]),
        (["--include-unknown"], ["long-read", "short-talk", "no-time", "no-date", "many-talks"]),
        (["bread"], ["no-date"]),
        (["BREAD", "banana"], ["no-date"]),
        (["bread", "zebra"], []),
        (["hopper"], ["long-read"]),
    ],
)
def test_a_facet_keeps_what_has_it(small: Curate, options: list[str], expected: list[str]) -> None:
    """A facet keeps what has it; repeated, what has any of them."""
    assert ids(small("list", "--ids", *options)) == expected


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--theme", "care", "--format", "watch"], ["short-talk"]),
        (["--theme", "money", "--max-minutes", "30", "--level", "introductory"], ["short-talk"]),
        (["--theme", "care", "--author", "turing"], []),
        (["--format", "watch", "--min-minutes", "10", "quince"], ["many-talks"]),
        (["--importance", "optional", "--max-minutes", "1", "--include-unknown"], ["no-time"]),
        (["--format", "read", "--format", "watch", "-m", "10", "--importance", "recommended"], []),
    ],
)
def test_different_facets_all_hold(small: Curate, options: list[str], expected: list[str]) -> None:
    """Different facets narrow one another down."""
    assert ids(small("list", "--ids", *options)) == expected


def test_forty_five_minutes_give_eight_of_the_real_list(curate: Curate) -> None:
    """In three quarters of an hour, eight can be done: of two papers, one."""
    result = curate("list", "--max-minutes", "45")
    assert len(ids(curate("list", "--max-minutes", "45", "--ids"))) == 8
    assert "sacred-activism · equity/race, leadership · one part fits\n" in result.out
    assert result.out.count("one part fits") == 1
    assert result.out.endswith("\n8 resources · ~3 h 16\n")


def test_all_parts_fit_where_there_is_time(curate: Curate) -> None:
    """Where all the parts fit, nothing is said of one part."""
    assert "one part" not in curate("list", "--max-minutes", "90").out


def test_one_part_of_an_unknown_number_fits(small: Curate) -> None:
    """Of "30 minutes each" one part fits in 30 minutes; the total is never shown as 30."""
    out = small("list", "--max-minutes", "30", "--theme", "money", "--format", "watch").out
    assert "30 min × ?" in out
    assert "many-talks · money · one part fits" in out
    assert out.endswith("2 resources · at least 5 min\n")


@pytest.mark.parametrize("time", ["80", "80m", "1h20", "1 h 20 min", "1:20:00", "PT1H20M"])
def test_a_time_is_written_in_many_ways(curate: Curate, time: str) -> None:
    """80 minutes can be written in all the usual ways."""
    assert ids(curate("list", "--max-minutes", time, "--ids")) == ids(
        curate("list", "--max-minutes", "80", "--ids")
    )


@pytest.mark.parametrize("option", ["--max-minutes", "--min-minutes"])
def test_a_time_that_could_be_two_is_refused(curate: Curate, option: str) -> None:
    """`1:20` could be hours or minutes; both readings are spelt out."""
    result = curate("list", option, "1:20", columns=None)
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        f'Error: {option}: "1:20" could be 1 h 20 min, or 1 min 20 s. Write 1h20 or 2m.\n'
    )


def test_a_nested_theme_is_included(curate: Curate) -> None:
    """`equity` includes what is under `equity/race`, on the real list seven in all."""
    assert len(ids(curate("list", "--theme", "equity", "--ids"))) == 7


def test_a_theme_may_be_named_by_its_title(curate: Curate) -> None:
    """A theme's title does where its id is not at hand."""
    by_title = ids(curate("list", "--theme", "race equity", "--ids"))
    assert by_title == ids(curate("list", "--theme", "equity/race", "--ids"))


def test_a_misspelt_theme_is_corrected(curate: Curate) -> None:
    """A theme that does not exist: exit 3, and the nearest name."""
    result = curate("list", "--theme", "equty")
    assert (result.code, result.out) == (3, "")
    assert result.err == (
        'Error: no theme "equty". Did you mean equity? All themes: curate themes\n'
    )


@pytest.mark.parametrize(
    ("typed", "meant"), [("equ", "equity"), ("Work", "workforce"), ("Inclusion", "equity")]
)
def test_a_theme_is_led_to_by_its_beginning(curate: Curate, typed: str, meant: str) -> None:
    """The first letters of a theme, or of its title, lead to it."""
    curate.write(
        "themes: {equity: Inclusion for all, equity/race: Race equity, workforce: Staff}\n"
        "resources: []\n"
    )
    assert f"Did you mean {meant}?" in curate("list", "--theme", typed).err
    assert "Did you mean" not in curate("list", "--theme", "dogs").err


@pytest.mark.parametrize(
    ("typed", "apart"),
    [
        ("--theme culture,workforce", "--theme culture --theme workforce"),
        ("--not-theme culture,workforce,", "--not-theme culture --not-theme workforce"),
        ("--format watch,listen", "--format watch --format listen"),
        ("--level beginner,hard", "--level introductory --level advanced"),
    ],
)
def test_several_may_stand_between_commas(curate: Curate, typed: str, apart: str) -> None:
    """`--theme a,b` is `--theme a --theme b`, and so with other words."""
    assert curate("list", "--ids", *typed.split()) == curate("list", "--ids", *apart.split())


def test_a_theme_between_commas_may_be_misspelt(curate: Curate) -> None:
    """The one that is wrong is named, and a title with a comma is one theme."""
    result = curate("list", "--theme", "culture,equty")
    assert (result.code, result.err.partition("?")[0]) == (
        3,
        'Error: no theme "equty". Did you mean equity',
    )
    assert curate("list", "--theme", ",").code == 3
    curate.write(
        "themes: {art: 'Books, and films', books: Books}\n"
        "resources:\n- {id: film, title: A Film, format: watch, themes: [art]}\n"
    )
    assert ok(curate, "list", "--theme", "Books, and films", "--ids").out == "film\n"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("inclusion", "equity"), ("inclusoin", "equity"), ("behaviour", "culture"), ("race eq", None)],
)
def test_a_word_of_the_title_of_a_theme_leads_to_it(
    curate: Curate, typed: str, meant: str | None
) -> None:
    """`--theme inclusion` is answered with the theme that is titled "Equity and inclusion"."""
    curate.write(
        "themes: {equity: Equity and inclusion, culture: Culture and behaviours}\n"
        "resources:\n- {id: a, title: A, format: read, themes: [equity, culture]}\n"
    )
    result = curate("path", "--theme", typed, columns=None)
    said = f" Did you mean {meant}?" if meant else ""
    assert result.code == 3
    assert result.err == f'Error: no theme "{typed}".{said} All themes: curate themes\n'


def test_a_word_of_two_titles_leads_to_no_theme(curate: Curate) -> None:
    """Where two themes have a word in their titles, neither is named."""
    curate.write(
        "themes: {a: Fair pay, b: Fair rules}\n"
        "resources:\n- {id: a, title: A, format: read, themes: [a, b]}\n"
    )
    assert "Did you mean" not in curate("list", "--theme", "fair").err
    assert "Did you mean b?" in curate("list", "--theme", "rule").err


def test_a_theme_like_none_names_the_command_that_lists_them(curate: Curate) -> None:
    """A theme that is like none of the list's: exit 3, and where to look."""
    result = curate("list", "--theme", "nosuch", "--json")
    assert (result.code, result.out) == (3, "")
    assert result.err == 'Error: no theme "nosuch". All themes: curate themes\n'


@pytest.mark.parametrize(
    "word",
    [
        '"', '""', "'", "-", "--", "*", "a*", "AND", "OR", "NOT", "NEAR(a b)", "title:x", "(", ")",
        "^a", "a-b", "{x}", "\\", "%", "_", "学习", "🐕", "é", "it's", "1:2", "a+b",
        "\udcff",
    ],
)  # fmt: skip
def test_odd_words_are_searched_for(curate: Curate, word: str) -> None:
    """Signs that mean something to a search engine are words like others, never an error."""
    result = curate("list", "--ids", "--", word)
    assert result.code == 0
    assert "Error" not in result.err


def test_signs_are_found_where_they_stand(empty_folder: Curate) -> None:
    """A sign, or a script without spaces, is found in a title."""
    empty_folder.write(
        "resources:\n"
        "- {id: stars, title: Five *** hotels, format: read}\n"
        "- {id: school, title: 学校教育の歴史, format: read}\n"
        "- {id: percent, title: 100 % sure, format: read}\n"
    )
    found = [ids(empty_folder("list", "--ids", "--", word)) for word in ("***", "教育", "%")]
    assert found == [["stars"], ["school"], ["percent"]]


def test_words_rank_a_title_above_a_summary(empty_folder: Curate) -> None:
    """What has the word in its title comes before what has it in its summary."""
    empty_folder.write(
        "resources:\n"
        "- {id: below, title: Something else, format: read, summary: About kindness in teams.}\n"
        "- {id: above, title: Kindness, format: read, summary: About other things in teams.}\n"
    )
    assert ids(empty_folder("list", "kindness", "--ids")) == ["above", "below"]


def test_words_may_begin_a_longer_word(curate: Curate) -> None:
    """The beginning of a word finds it."""
    assert "troublemaker" in ids(curate("list", "troublem", "--ids"))


# In what order, and how many.


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("position", ["long-read", "short-talk", "no-time", "no-date", "many-talks"]),
        ("time", ["short-talk", "no-date", "many-talks", "long-read", "no-time"]),
        ("title", ["short-talk", "no-date", "no-time", "many-talks", "long-read"]),
        ("published", ["short-talk", "many-talks", "long-read", "no-time", "no-date"]),
        ("level", ["short-talk", "no-time", "no-date", "many-talks", "long-read"]),
        ("importance", ["short-talk", "long-read", "no-date", "many-talks", "no-time"]),
    ],
)
def test_a_list_can_be_sorted(small: Curate, order: str, expected: list[str]) -> None:
    """`--sort` gives the order that was asked for; what is not known comes last."""
    assert ids(small("list", "--ids", "--sort", order)) == expected


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("position", ["many-talks", "no-date", "no-time", "short-talk", "long-read"]),
        ("time", ["long-read", "many-talks", "no-date", "short-talk", "no-time"]),
        ("title", ["long-read", "many-talks", "no-time", "no-date", "short-talk"]),
        ("published", ["no-time", "long-read", "many-talks", "short-talk", "no-date"]),
    ],
)
def test_reversed_the_unknown_still_comes_last(
    small: Curate, order: str, expected: list[str]
) -> None:
    """`--reverse` turns the order round; what is not known stays last."""
    assert ids(small("list", "--ids", "--sort", order, "--reverse")) == expected


def test_reverse_alone_turns_the_file_round(small: Curate) -> None:
    """`--reverse` without `--sort` shows the last of the file first."""
    assert ids(small("list", "--ids", "--reverse"))[0] == "many-talks"


def test_sort_overrules_relevance(empty_folder: Curate) -> None:
    """Words are ranked, unless another order is asked for."""
    empty_folder.write(
        "resources:\n"
        "- {id: below, title: Something else, format: read, summary: About kindness.}\n"
        "- {id: above, title: Kindness, format: read}\n"
    )
    found = ids(empty_folder("list", "kindness", "--sort", "position", "--ids"))
    assert found == ["below", "above"]


@pytest.mark.parametrize(
    ("option", "value", "names"),
    [
        ("--sort", "size", "position, time, title, published, level, importance"),
        ("--level", "deep", "introductory, intermediate, advanced"),
        ("--importance", "vital", "essential, recommended, optional"),
        ("--format", "smell", "read, watch or listen"),
    ],
)
def test_a_word_outside_a_vocabulary_is_refused(
    curate: Curate, option: str, value: str, names: str
) -> None:
    """An option of a few words says which they are: exit 2."""
    result = curate("list", option, value, columns=None)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f'Error: {option}: "{value}" is not known. Use ')
    assert all(name in result.err for name in names.replace(" or ", ", ").split(", "))


def test_a_limit_says_how_many_matched(curate: Curate) -> None:
    """`--limit` shows the first ones, and the last line says of how many."""
    result = curate("list", "--limit", "3")
    assert result.out.endswith("\n3 of 11 resources · 38 min\n")
    assert ids(curate("list", "--limit", "3", "--ids")) == [
        "workforce-for-all",
        "leadership-imbalance",
        "sled-dogs",
    ]


def test_a_limit_counts_what_matched(curate: Curate) -> None:
    """The "of" counts what the facets let through, not the whole list."""
    out = curate("list", "--theme", "equity", "--limit", "1", "--sort", "time").out
    assert out.endswith("\n1 of 7 resources · ~7 min\n")


@pytest.mark.parametrize("limit", ["11", "12", "99999999999999999999999"])
def test_a_limit_beyond_the_list_changes_nothing(curate: Curate, limit: str) -> None:
    """A limit that holds nothing back is not mentioned."""
    assert curate("list", "--limit", limit).out == curate("list").out


@pytest.mark.parametrize("limit", ["0", "00", "-1", "1.5", "1e3", "３", "many"])
def test_a_limit_is_a_number(curate: Curate, limit: str) -> None:
    """A limit below one, or none at all, is refused: exit 2."""
    result = curate("list", "--limit", limit)
    assert (result.code, result.out) == (2, "")
    assert result.err == f'Error: --limit: "{limit}" is not a number from 1 up.\n'


# Nothing to show.


def test_nothing_fits(curate: Curate) -> None:
    """When nothing fits, the shortest is named: exit 0, and nothing on stdout."""
    result = curate("list", "--max-minutes", "2", "--theme", "culture")
    assert (result.code, result.out) == (0, "")
    assert result.err == (
        "Nothing fits in 2 minutes. The shortest takes 13 min to watch:\n"
        "  How to be a professional troublemaker (troublemaker)\n"
    )


def test_nothing_fits_and_the_shortest_is_an_estimate(curate: Curate) -> None:
    """An estimate stays marked when it is the shortest."""
    result = curate("list", "-m", "1", "--theme", "workforce")
    assert result.err.startswith(
        "Nothing fits in 1 minute. The shortest takes ~3 min to read:\n"
        "  New directors’ training programme extended to help tackle DCS turnover (dcs-turnover)\n"
    )
    assert "1 has no known time: coaching. Show it: curate list" in " ".join(result.err.split())
    assert result.err.endswith(" --max-minutes 1 --theme workforce --include-unknown\n")


def test_nothing_fits_for_a_script(curate: Curate) -> None:
    """A script that asks for what fits gets valid, empty data; the reason is on stderr."""
    result = curate("list", "--format", "watch", "--max-minutes", "10", "--json")
    assert (result.code, result.out) == (0, "[]\n")
    assert result.err.startswith("Nothing fits in 10 minutes.")


def test_nothing_has_a_known_time(empty_folder: Curate) -> None:
    """Where no time is known at all, that is what is said."""
    empty_folder.write("resources:\n- {id: a, title: A, format: read}\n")
    result = empty_folder("list", "--max-minutes", "30")
    assert (result.code, result.out) == (0, "")
    assert "1 has no known time: a." in result.err


def test_nothing_matches(curate: Curate) -> None:
    """When nothing matches: exit 0, nothing on stdout, a word on stderr."""
    result = curate("list", "nosuchword")
    assert (result.code, result.out) == (0, "")
    said = "Nothing matches. Searched for: nosuchword. See all: curate list\n"
    assert result.err == said
    assert curate("path", "nosuchword").err == said
    nothing = curate("list", "--author", "nobody")
    assert nothing.err == "Nothing matches. See all: curate list\n"


@pytest.mark.parametrize(
    ("command", "typed", "said"),
    [
        (
            "list",
            "leadershp",
            "Searched for: leadershp. Did you mean: curate list --theme leadership\n",
        ),
        ("path", "eqality 30 min", "Searched for: eqality. Did you mean: {}\n"),
        ("path", "equality 30 min", "Searched for: equality. Did you mean: {}\n"),
        (
            "list",
            "sled familes",
            "Searched for all of: sled, familes. Did you mean: curate list --theme families "
            "· Only one of them: curate list sled\n",
        ),
    ],
)
def test_a_search_that_finds_nothing_leads_to_a_theme(
    curate: Curate, command: str, typed: str, said: str
) -> None:
    """Where nothing matches, what was searched for is said, and the theme that is like it."""
    result = curate(command, *typed.split(), columns=None)
    assert result.out == ""
    said = said.format("curate path --max-minutes 30 --theme equity")
    assert f"Nothing matches. {said}" in result.err


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("--min-minutes 999", "Nothing takes 16 h 39 or more at one go. The longest takes 1 h 30 "),
        ("--min-minutes 31 -f watch", "Nothing takes 31 minutes or more at one go. The longest "),
        ("longer than 2 hours", "Nothing takes 2 h or more at one go. The longest takes 1 h 30 "),
        ("--min-minutes 12 -m 14", "Nothing takes 12 min to 14 min at one go. See all: "),
    ],
)
def test_nothing_takes_that_long(small: Curate, typed: str, said: str) -> None:
    """Beyond all times: exit 0, nothing on stdout, and what takes the longest at one go."""
    result = small("list", *typed.split(), columns=None)
    assert (result.code, result.out) == (0, "")
    assert said in result.err


@pytest.mark.parametrize("options", [[], ["--sort", "time"], ["--reverse", "--limit", "5"]])
def test_an_empty_list_says_how_to_fill_it(empty_folder: Curate, options: list[str]) -> None:
    """A list without resources says so in any order, and how to add the first."""
    empty_folder.write("title: Empty\nresources:\n")
    result = empty_folder("list", *options)
    assert (result.code, result.out) == (0, "")
    assert result.err == "The list is empty. Add the first: curate add\n"


# What is not shown.


def test_many_of_unknown_time_are_counted(empty_folder: Curate) -> None:
    """Of many without a time, five are named and the others counted."""
    empty_folder.write(many(8) + "- {id: known, title: Known, format: read, minutes: 5}\n")
    result = empty_folder("list", "--max-minutes", "5", columns=None)
    assert result.err == (
        "8 more have no known time: id-1, id-2, id-3, id-4, id-5 and 3 more."
        " Show them: curate list --max-minutes 5 --include-unknown\n"
    )


def test_a_remark_folds_before_its_command(curate: Curate) -> None:
    """A remark that is too wide for the terminal folds before what can be done."""
    err = curate("list", "--max-minutes", "30", columns=80).err
    assert err.splitlines()[1] == "  Show them: curate list --max-minutes 30 --include-unknown"


def test_unknown_times_are_no_remark_without_a_time_filter(curate: Curate) -> None:
    """Without a time filter nothing is held back, and nothing is said."""
    assert curate("list").err == ""


def test_one_bad_entry_hides_no_other(curate: Curate) -> None:
    """An entry that cannot be read is left out; the others are answered, and stderr says so."""
    curate.write(curate.text().replace("minutes: 15", "minutes: soon"))
    result = curate("list", columns=None)
    assert result.code == 0
    assert result.out.endswith("\n10 resources · at least ~3 h 01\n")
    assert result.err == "1 entry cannot be read and is left out. See why: curate check\n"


@pytest.mark.parametrize(
    "arguments", [["list", "--file", "it.yaml"], ["--file", "it.yaml", "list"]]
)
def test_the_way_out_names_the_file(empty_folder: Curate, arguments: list[str]) -> None:
    """The command that says why entries are left out is about the file that was named."""
    (empty_folder.folder / "it.yaml").write_text(many(1) + "- {id: a, title: A}\n", "utf-8")
    result = empty_folder(*arguments, columns=None)
    assert result.err == (
        "1 entry cannot be read and is left out. See why: curate check --file it.yaml\n"
    )


# Long lists.


def many(count: int) -> str:
    return "resources:\n" + "".join(
        f"- {{id: id-{number}, title: Title {number}, format: read}}\n"
        for number in range(1, count + 1)
    )


def line_of(text: str, line: str) -> int:
    return text.splitlines().index(line) + 1


def test_five_hundred_rows_are_a_table(empty_folder: Curate) -> None:
    """Up to 500 resources are a table."""
    empty_folder.write(many(500))
    out = empty_folder("list").out
    assert out.startswith("Title      Format  Time\n───")
    assert out.endswith("\n500 resources · time not known\n")


def test_more_rows_are_plain_lines(empty_folder: Curate) -> None:
    """More than 500 are plain aligned lines, and stderr says how to narrow them down."""
    empty_folder.write(
        many(500).replace("format: read}", "format: read, minutes: 45, parts: 2}", 1)
        + "- {id: last, title: The last, format: watch, words: 100000}\n"
    )
    result = empty_folder("list")
    lines = result.out.splitlines()
    assert len(lines) == 503
    assert lines[0] == "  45 min × 2  read    id-1                      Title 1"
    assert lines[1] == "       ?      read    id-2                      Title 2"
    assert lines[500] == " ~7 h 01      watch   last                      The last"
    assert lines[501:] == ["", "501 resources · at least ~8 h 31"]
    assert result.err == (
        "A long list: --theme and --max-minutes make it shorter.\n"
        "  The first 20: curate list --limit 20\n"
    )


def test_a_limit_makes_a_long_list_a_table(empty_folder: Curate) -> None:
    """The first few of a long list are a table, and the last line says of how many."""
    empty_folder.write(many(1_200))
    result = empty_folder("list", "--limit", "2")
    assert result.out.endswith("\n2 of 1,200 resources · time not known\n")
    assert result.err == ""
