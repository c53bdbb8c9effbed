"""`curate.durations`: how times may be written, and how they are printed."""

import csv
import math
import re
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from curate.durations import (
    MOST_MINUTES,
    Length,
    estimate_minutes,
    format_minutes,
    format_sum,
    format_time,
    parse_length,
    parse_minutes,
)
from curate.wording import quoted
from tests.conftest import SHARED

SPELLINGS = {
    "30": 30,
    "  30  ": 30,
    "030": 30,
    "99999": 99_999,
    "30m": 30,
    "30 m": 30,
    "30 min": 30,
    "30 mins": 30,
    "30MIN": 30,
    "1 minute": 1,
    "30 minutes": 30,
    "30\u00a0minutes": 30,
    "2h": 120,
    "2 hr": 120,
    "2 hrs": 120,
    "1 hour": 60,
    "2 hours": 120,
    "1h20": 80,
    "1 h 20": 80,
    "1 h 05": 65,
    "1h20m": 80,
    "1 h 20 min": 80,
    "1 hour 20 minutes": 80,
    "1.5 hours": 90,
    "1,5 h": 90,
    "90 s": 2,
    "120 seconds": 2,
    "1 min 30 secs": 2,
    "1h 1m 1s": 62,
    "1:20:00": 80,
    "01:20:00": 80,
    "0:00:01": 1,
    "PT1H20M": 80,
    "pt45m": 45,
    "PT90S": 2,
    "PT1.5H": 90,
    "half an hour": 30,
    "Half  an Hour": 30,
    "a half hour": 30,
    "a quarter of an hour": 15,
    "three quarters of an hour": 45,
    "an hour": 60,
    "one hour": 60,
    "an hour and a half": 90,
    "two and a half hours": 150,
    "2 hours and a half": 150,
    "an hour and twenty minutes": 80,
    "1 hour and 20 minutes": 80,
    "twenty minutes": 20,
    "forty-five min": 45,
    "a minute": 1,
    "thirteen minutes": 13,
    "seventy-two mins": 72,
    "ninety nine minutes": 99,
    "one and a half hours": 90,
    "one and three quarter hours": 105,
    "an hour and three quarters": 105,
    "two hours and a quarter of an hour": 135,
    "an hour and half an hour": 90,
    "two minutes and a half": 3,
    "a half-hour": 30,
    "three-quarters of an hour": 45,
    "one hour twenty": 80,
}

REFUSED = [
    "",
    "   ",
    "0",
    "0 min",
    "0:00:00",
    "PT0S",
    "-5",
    "-5 min",
    "+5",
    "1e9",
    "1e3 min",
    "100000",
    "1667 h",
    "9" * 5_000,
    "1.5",
    "1_000",
    "half",
    "twenty dogs",
    "twenty twenty",
    "one and a half",
    "half an hour half",
    "a",
    "an hour a day",
    "hour",
    "½ h",
    "soon",
    "?",
    "h",
    "min",
    "PT",
    "P1D",
    "PT12W",
    "1h60",
    "20 min 1 h",
    "1 h 1 h",
    "1:60:00",
    "1:20:60",
    "1:2:3",
    "1:5",
    "10 parsecs",
    "NaN",
    "inf",
]

NON_ASCII_DIGITS = ["٣٠", "３０", "३० min", "1h２0", "１:20:00", "²"]


@pytest.mark.parametrize(("text", "minutes"), SPELLINGS.items())
def test_each_spelling_is_read(text: str, minutes: int) -> None:
    """A time may be written as people, players and pages write it."""
    assert parse_minutes(text) == minutes


@pytest.mark.parametrize(("text", "minutes"), SPELLINGS.items())
def test_a_length_may_be_written_as_any_time(text: str, minutes: int) -> None:
    """Wherever parts may be given, a time alone is one part."""
    assert parse_length(text) == Length(minutes, 1)


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_time_is_refused(text: str) -> None:
    """What says no time, or one outside 1 to 99,999 minutes, is refused and quoted."""
    for parse in (parse_minutes, parse_length):
        with pytest.raises(ValueError, match=r"is not") as refusal:
            parse(text)
        assert quoted(text) in str(refusal.value)


_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


@given(st.integers(1, 99), st.sampled_from(["-", " "]))
def test_each_number_to_ninety_nine_may_be_said(number: int, between: str) -> None:
    """All numbers of minutes up to ninety-nine are read as words, with a hyphen or without."""
    tens, ones = divmod(number, 10)
    words = _WORDS.split()
    said = words[number] if number < 20 else _TENS.split()[tens - 2]
    said += f"{between}{words[ones]}" if number > 20 and ones else ""
    assert parse_minutes(f"{said} minutes") == parse_minutes(said) == number


@pytest.mark.parametrize("text", NON_ASCII_DIGITS)
def test_digits_of_other_scripts_are_refused(text: str) -> None:
    """Only the digits 0 to 9 count, since the file takes no others."""
    with pytest.raises(ValueError, match="is not a time"):
        parse_minutes(text)


@pytest.mark.parametrize("text", ["45 x ٢", "٢ x 45 min", "٤٥-50 min"])
def test_counts_and_ranges_take_only_ascii_digits(text: str) -> None:
    """A number of parts or the lower end of a range in other digits is refused too."""
    with pytest.raises(ValueError, match="is not a time"):
        parse_length(text)


def test_two_numbers_and_a_colon_are_refused_with_both_readings() -> None:
    """`1:20` alone is refused, since it could be hours or minutes, and both are spelt out."""
    with pytest.raises(ValueError, match="could be") as refusal:
        parse_minutes("1:20")
    said = str(refusal.value)
    assert '"1:20" could be 1 h 20 min, or 1 min 20 s.' in said
    assert "Write 1h20 or 2m." in said


@given(st.integers(0, 1_665), st.integers(1, 59))
def test_both_readings_can_be_typed_as_they_are_spelt(first: int, second: int) -> None:
    """What the refusal of `1:20` says to write is read as the two times that it names."""
    with pytest.raises(ValueError, match="could be") as refusal:
        parse_minutes(f"{first}:{second:02}")
    advice = re.search(r"Write (\S+) or (\S+)\.$", str(refusal.value))
    assert advice is not None
    assert parse_minutes(advice[1]) == first * 60 + second
    assert parse_minutes(advice[2]) == first + 1


@given(
    st.integers(0, 999),
    st.integers(0, 99).map("{:02}".format) | st.integers(0, 9).map(str),
    st.sampled_from([".", ","]),
    st.sampled_from([("h", 3600), ("min", 60), ("s", 1)]),
)
@example(1, "01", ".", ("min", 60))
@example(0, "01", ".", ("s", 1))
@example(1, "10", ",", ("h", 3600))
def test_a_fraction_is_rounded_up_exactly(
    whole: int, fraction: str, point: str, unit: tuple[str, int]
) -> None:
    """A fraction of a minute counts as a whole one, and floats play no part in it."""
    text = f"{whole}{point}{fraction} {unit[0]}"
    exact = Fraction(f"{whole}.{fraction}") * unit[1] / 60
    if math.ceil(exact) == 0:
        with pytest.raises(ValueError, match="is not between"):
            parse_minutes(text)
    else:
        assert parse_minutes(text) == math.ceil(exact)


@pytest.mark.parametrize("text", ["1,200 min", "1,000 minutes", "10,000 s"])
def test_a_thousands_comma_never_shrinks_a_time(text: str) -> None:
    """`1,200 min`, which most people mean as twelve hundred, is never read as two minutes."""
    try:
        minutes = parse_minutes(text)
    except ValueError:
        return
    assert minutes > 100


@given(st.integers(1, MOST_MINUTES))
@example(1)
@example(60)
@example(MOST_MINUTES)
def test_what_is_printed_can_be_typed(minutes: int) -> None:
    """A time is read back from the way it is printed."""
    assert parse_minutes(format_minutes(minutes)) == minutes


@given(st.integers(1, MOST_MINUTES), st.sampled_from([1, 2, 12, 9_999]))
def test_a_printed_length_can_be_typed(minutes: int, parts: int) -> None:
    """The time of a resource in parts is read back from the way it is printed."""
    assert parse_length(format_time(minutes, parts)) == Length(minutes, parts)


@pytest.mark.parametrize(
    ("text", "length"),
    {
        "45 x 2": Length(45, 2),
        "45x2": Length(45, 2),
        "45 min × 2": Length(45, 2),
        "1h20 * 3": Length(80, 3),
        "2 × 45 min": Length(45, 2),
        "3x 1 h": Length(60, 3),
        "45 x 1": Length(45, 1),
        "45 minutes each": Length(45, None),
        "45 each": Length(45, None),
        "1h20 EACH": Length(80, None),
        "10-15 min": Length(15, 1),
        "10–15 min": Length(15, 1),
        "10 to 15 minutes": Length(15, 1),
        "1-2 h": Length(120, 1),
        "5–10 minutes each": Length(10, None),
    }.items(),
)
def test_parts_and_ranges_are_read(text: str, length: Length) -> None:
    """Parts may be counted or said to be "each", and a range counts as its upper end."""
    assert parse_length(text) == length


@pytest.mark.parametrize(
    "text", ["45 x 0", "0x10", "x 2", "45 x", "45 x two", "each", "10-", "-15", "0 each"]
)
def test_what_is_no_length_is_refused(text: str) -> None:
    """A count of no parts, half a range or a count without a time is refused."""
    with pytest.raises(ValueError, match="is not"):
        parse_length(text)


def test_a_range_written_downwards_still_counts_as_its_upper_end() -> None:
    """`15-10 min` takes 15 minutes at most, or is refused: never 10."""
    try:
        length = parse_length("15-10 min")
    except ValueError:
        return
    assert length == Length(15, 1)


@pytest.mark.parametrize("text", ["1:20 x 2", "2 x 1:20", "1:20 each", "1:10-1:20"])
def test_an_unclear_time_of_several_parts_is_refused(text: str) -> None:
    """`1:20` is no clearer where several parts take it."""
    with pytest.raises(ValueError, match=r"could be|is not a time"):
        parse_length(text)


_PIECES = st.sampled_from(
    [*"0123456789:.,-–x×* \t", "each", " each", "to", "h", "min", "s", "pt", "٣", "²", "½", "ſ"]
)


@given(st.text() | st.lists(_PIECES, max_size=30).map("".join))
def test_nothing_typed_breaks_it(text: str) -> None:
    """Whatever is typed is read as whole minutes in range, or refused with a sentence."""
    try:
        minutes, parts = parse_length(text)
    except ValueError as refusal:
        assert str(refusal).endswith(".")
    else:
        assert 1 <= minutes <= MOST_MINUTES
        assert parts is None or parts >= 1


@pytest.mark.parametrize("word", [" each", " x 2", "-5", " 5 min", ":20"])
def test_a_word_said_thousands_of_times_is_refused(word: str) -> None:
    """A time with the same word after it thousands of times is refused like any other."""
    with pytest.raises(ValueError, match="is not a time"):
        parse_length("30" + word * 5_000)


@pytest.mark.parametrize(
    ("minutes", "printed"),
    {1: "1 min", 59: "59 min", 60: "1 h", 61: "1 h 01", 80: "1 h 20", 1_440: "24 h"}.items(),
)
def test_minutes_are_printed_as_people_say_them(minutes: int, printed: str) -> None:
    """Less than an hour is minutes; from there on hours, with two digits of minutes."""
    assert format_minutes(minutes) == printed


def test_the_time_of_a_resource_says_what_is_not_known() -> None:
    """An unknown time is `?`, an estimate has `~`, and parts of unknown number are `× ?`."""
    assert format_time(None) == "?"
    assert format_time(None, 2) == "?"
    assert format_time(45) == "45 min"
    assert format_time(7, estimated=True) == "~7 min"
    assert format_time(45, 2) == "45 min × 2"
    assert format_time(45, None) == "45 min × ?"
    assert format_time(80, None, estimated=True) == "~1 h 20 × ?"


def test_a_sum_of_nothing_known_is_a_question_mark() -> None:
    """A sum from which everything is missing is unknown, and never shown as 0."""
    assert format_sum(0, incomplete=True) == "?"
    assert format_sum(0, estimated=True, incomplete=True) == "?"
    assert format_sum(61, incomplete=True) == "1 h 01"
    assert format_sum(61, estimated=True) == "~1 h 01"
    assert format_sum(0) == "0 min"


@pytest.mark.parametrize(("words", "minutes"), {1: 1, 238: 1, 239: 2, 533: 3, 1_541: 7}.items())
def test_an_estimate_is_rounded_up(words: int, minutes: int) -> None:
    """Words are read at 238 a minute, and a minute begun counts as one."""
    assert estimate_minutes(words) == minutes


_ONLY_A_TIME = re.compile(
    r"(?:PT)?(?:\s*[\d.,:–-]+|\s*(?:hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s|to|each)\b)+",
    re.IGNORECASE,
)


def test_times_seen_elsewhere_are_read() -> None:
    """A time as other people's pages write it, with no other words around it, is read right."""
    seen = SHARED / "data" / "durations.tsv"
    if not seen.is_file():
        pytest.skip(f"the times collected from other pages are not here: {seen}")
    with seen.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    alone = [row for row in rows if row["minutes"] and _ONLY_A_TIME.fullmatch(row["text"])]
    assert alone, "no row of durations.tsv is a time alone any more"
    read = {row["text"]: parse_length(row["text"]).minutes for row in alone}
    assert read == {row["text"]: math.ceil(Fraction(row["minutes"])) for row in alone}
