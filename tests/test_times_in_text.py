"""The length that a running text states."""

from math import ceil
from re import search

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curate.durations import format_minutes
from curate.model import Format
from curate.times_in_text import media_minutes, time_behind, time_in, time_of_cell
from tests.conftest import SHARED

COLLECTED = SHARED / "data" / "durations.tsv"


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Reading time: 12 minutes", 12),
        ("A 6-minute read on supervision", 6),
        ("An hour-long talk, worth it", 60),
        ("Our guide (25 mins)", 25),
        ("by A. Person [41:09] (2019)", 42),
        ("`7:30` and no more", 8),
        ("(01:02:03)", 63),
        ("[26.25]", 27),
        ("Time required: 1 hr 20", 80),
        ("Duration: 1h 05m 10s", 66),
        ("Length: PT1H5M", 65),
        ("Lesezeit: ca. 7 Minuten", 7),
        ("Temps de lecture : 4 min", 4),
        ("Tiempo de lectura: 9 minutos", 9),
        ("Leestijd: 5 minuten", 5),
        ("Czas czytania: 6 min", 6),
        ("预计阅读时间：8 分钟", 8),
        ("読了時間: 5分", 5),
        ("about 10–15 minutes to read", 15),
        ("Overview video – 10 min", 10),
        ("It takes about half an hour", 30),
        ("half an hour", 30),
        ("20 min + 30 min", 50),
        ('"timeRequired": "PT15M"', 15),
        ('"reading_time": 3', 3),
    ],
)
def test_a_stated_length_is_found(text: str, minutes: int) -> None:
    """However a page says how long something takes, it is found, rounded up to whole minutes."""
    found = time_in(text)
    assert found is not None
    assert found.minutes == minutes


@pytest.mark.parametrize(
    "text",
    [
        "Learn supervision in 20 minutes",
        "The 30-minute morning routine of good leaders",
        "the good part starts at 9:12",
        "https://example.org/watch?t=9m12s",
        "We meet at 9:30 am",
        "Time: 9:30",
        "10:00 - 12:30",
        "Posted 5 minutes ago",
        "works 12 hours a day",
        "Bake it after 5 minutes",
        "It takes 30 minutes to cook",
        "(30-minute fix)",
        "at 265 words per minute",
        "[2019]",
        "[3]",
        "John 3:16",
        "Length: 320 pages",
        '"timeRequired": "PT12W"',
        "2026-11-20",
        "",
    ],
)
def test_other_times_are_no_length(text: str) -> None:
    """What only looks like a length is none: rather no time than a wrong one."""
    assert time_in(text) is None


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        ("Watch time: 13 minutes", Format.WATCH),
        ("Read time: 13 minutes", Format.READ),
        ("Listening time: 13 minutes", Format.LISTEN),
        ("a 13-minute podcast", Format.LISTEN),
        ("Duration: 13 minutes", None),
    ],
)
def test_a_label_says_the_format(text: str, format_: Format | None) -> None:
    """`Watch time` is of something to watch."""
    found = time_in(text)
    assert found is not None
    assert found.format is format_


def test_parts_are_told_apart() -> None:
    """Minutes are those of one part; how many there are is known, or not, or weeks of a course."""
    each, twice, course = map(
        time_in, ("Read time: 45 minutes each", "2 x 45 min", "4 weeks, 6-8 hours/week")
    )
    assert each and twice and course
    assert (each.minutes, each.parts) == (45, None)
    assert (twice.minutes, twice.parts) == (45, 2)
    assert (course.minutes, course.parts) == (480, 4)


def test_where_a_length_stands_is_told() -> None:
    """With the place of all that says it, a text can be shown without."""
    text = "On culture. Read time: 45 minutes each. By us."
    found = time_in(text)
    assert found is not None
    assert text[found.start : found.end] == "Read time: 45 minutes each"


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Dogs (read, 45 min × 2)", (45, 2, Format.READ)),
        ("Dogs (listen, 1 h 05 × ?) – Ida Holm", (65, None, Format.LISTEN)),
        ("Dogs (watch, 7 min)", (7, 1, Format.WATCH)),
    ],
)
def test_a_time_as_lists_of_ours_have_it(text: str, time: tuple[int, int | None, Format]) -> None:
    """What `list --markdown` and `export markdown` write says the parts and the format, too."""
    found = time_in(text)
    assert found is not None and found[:3] == time


def test_in_a_title_only_what_is_in_brackets_of_its_own_counts() -> None:
    """`Awk in 20 Minutes` takes as long as it takes; `Awk [20:00]` takes 20 minutes."""
    assert time_behind("Awk in 20 Minutes") == (None, "Awk in 20 Minutes")
    found, title = time_behind("Awk [20:00]")
    assert found is not None
    assert (found.minutes, title) == (20, "Awk")
    assert time_behind("Awk (second edition)") == (None, "Awk (second edition)")


def test_a_cell_says_minutes() -> None:
    """In a column of times a bare number is of minutes."""
    for text, minutes in (("25", 25), ("25 min", 25), ("1:20:00", 80), ("47:26", 48)):
        found = time_of_cell(text)
        assert found is not None
        assert found.minutes == minutes
    assert time_of_cell("soon") is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1:02:03", 63),
        ("3723", 63),
        ("00:45", 1),
        ("45:44", 46),
        ("PT15M", 15),
        ("45 min", 45),
        ("0", None),
        ("00:00:00", None),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("9" * 400, None),
    ],
)
def test_media_say_their_length_in_five_ways(text: str, minutes: int | None) -> None:
    """A number is of seconds there, and 0 stands for unknown."""
    assert media_minutes(text) == minutes


@given(st.integers(1, 5_000))
def test_what_we_print_is_read_back(minutes: int) -> None:
    """A time as `curate` prints it, behind a label, is that time."""
    found = time_in(f"Read time: {format_minutes(minutes)}")
    assert found is not None
    assert found.minutes == minutes


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    """Whatever a text is, it states a sensible length inside of it, or none."""
    found = time_in(text)
    if found is not None:
        assert found.minutes > 0
        assert 0 <= found.start < found.end <= len(text)


def test_long_texts_are_read_in_time() -> None:
    """A text of digits, colons and labels without end is read once, not again and again."""
    for piece in ("1:", "12 ", "5 min ", "read ", "(", "1 hour ", "time ", "about ", "1-"):
        time_in(piece * 20_000)


@pytest.mark.skipif(not COLLECTED.exists(), reason="durations.tsv is not beside this project")
def test_collected_spellings_are_read() -> None:
    """Each collected spelling of a time is read as its collector read it."""
    wrong = []
    for row in COLLECTED.read_text(encoding="utf-8").splitlines()[1:]:
        text, minutes, note = row.split("\t")[:3]
        media = search(r"<itunes:duration>(.*?)<", text)
        stated = time_in(text)
        found = media_minutes(media[1]) if media else stated and stated.minutes
        if found != (ceil(float(minutes)) if minutes else None):
            wrong.append((text, found, minutes, note))
    assert wrong == []
