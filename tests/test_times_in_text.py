"""The length that a running text states."""

from math import ceil
from re import search

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curate.durations import format_minutes
from curate.field_names import Says
from curate.importers.lists.few_words import NOTHING
from curate.importers.lists.said_beside import title_linked
from curate.importers.tables.lengths import length_of
from curate.model import Format
from curate.times_in_text import time_in, time_of_cell
from tests.conftest import SHARED
from tests.profiles import much

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
        "6 x 10 mins",
        "(6 × 10 min)",
        "Bells - 6 x 10 min",
        "Bells – 10 min × 6",
        "6 episodes of 10 minutes",
        "(6 x 10 minutes each)",
    ],
)
def test_how_many_parts_of_a_length_there_are(text: str) -> None:
    """Before the length of one or behind it, how many there are is read with it."""
    found = time_in(text)
    assert found is not None
    assert (found.minutes, found.parts) == (10, 6)


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
        "90-minute lessons at school",
        "how to keep children awake in 45-minute lectures",
        "for those who like ten-minute videos",
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


SAID = {
    "Eine Lesezeit von 12 Minuten": 12,
    "Die Lesezeit beträgt 9 Minuten.": 9,
    "Lesedauer ca. 6 Min.": 6,
    "Das Video dauert 8 Minuten.": 8,
    "Ein 45-minütiger Vortrag": 45,
    "Podcast, 35 Minuten": 35,
    "Spieldauer: 1 Std. 20 Min.": 80,
    "Film (90 Min.)": 90,
    "anderthalb Stunden Film": 90,
    "un temps de lecture de 12 minutes": 12,
    "Lecture : 8 min": 8,
    "une vidéo de 20 minutes": 20,
    "Durée : 1 heure 30": 90,
    "5 minutes de lecture": 5,
    "Temps d'écoute : 25 minutes": 25,
    "Durée d'écoute : 1h05": 65,
    "un film d'une heure et demie": 90,
    "Tiempo de lectura estimado: 5 min": 5,
    "Duración: 1 hora y 20 minutos": 80,
    "El vídeo dura 9 minutos": 9,
    "Duración del vídeo: 12 minutos": 12,
    "una charla de 18 minutos": 18,
    "media hora de lectura": 30,
    "with a reading time of 12 minutes": 12,
    "The video is 14 minutes long.": 14,
    "runs for 38 minutes": 38,
    "It should take you around 15 minutes to read.": 15,
    "You can read it in 5 minutes.": 5,
    "Reading takes 12 minutes": 12,
    "4 minute read time": 4,
    "a twenty-minute talk": 20,
    "Listen (32 min)": 32,
    "Video · 12:45": 13,
    "Total length: 2h 15m": 135,
    "the film lasts one and a half hours": 90,
    "Dieser Artikel hat eine Lesezeit von ca. 5 Minuten.": 5,
    "Das Interview (Dauer 25 Minuten) lohnt sich.": 25,
    "Der Film dauert 1 Stunde 30 Minuten.": 90,
    "Artikel, 7 Min. Lesezeit": 7,
    "Cet article se lit en 5 minutes.": 5,
    "Conférence de 18 minutes": 18,
    "Temps de lecture moyen : 6 min": 6,
    "Lecture de 10 minutes": 10,
    "Este artículo se lee en unos 4 minutos.": 4,
    "Duración total: 2 horas": 120,
    "Tiempo de lectura: 3 min.": 3,
    "Película de 1 hora y 40 minutos": 100,
    "The episode runs 52 minutes.": 52,
    "It's about a 9 minute read": 9,
    "Reading time is approximately 3 minutes": 3,
    "The webinar is one hour long": 60,
    "watch (10 min)": 10,
    "runtime: 1h42m": 102,
    "Estimated reading time of 8 min": 8,
    "a half-hour podcast": 30,
    "Session length: 60 min": 60,
    "Video time: 4 minutes": 4,
    "Play time: 45 min": 45,
}
"""Sentences in four languages that say how long what they speak of takes."""
SAID_OF_OTHERS = (
    "Die Teilnehmenden sahen 20 Minuten lang zu.",
    "Alle 15 Minuten fährt ein Bus.",
    "Er arbeitet 12 Stunden täglich.",
    "vor 5 Minuten veröffentlicht",
    "Termin: 14:30 Uhr",
    "in 20 Minuten Deutsch lernen",
    "Kochzeit: 20 Minuten",
    "Les participants ont regardé pendant 20 minutes.",
    "toutes les 15 minutes",
    "Temps de cuisson : 20 minutes",
    "Apprendre l'anglais en 20 minutes",
    "une pause de 10 minutes",
    "hace 5 minutos",
    "30 minutos al día",
    "Tiempo de cocción: 20 minutos",
    "Los participantes miraron durante 20 minutos",
    "Tiempo de espera: 30 minutos",
    "Participants watched for 20 minutes.",
    "after reading for 30 minutes",
    "Travel time: 25 minutes",
    "Waiting time: 3 hours",
    "a 10-minute walk from the station",
    "The session was 20 minutes shorter",
    "the first 10 minutes of the video",
    "at 1:02:03 she says",
    "She spent 45 minutes on the phone",
    "We sat for two hours",
    "they took 45 minutes each",
    "a 20-minute intervention",
    "children watch 3 hours of video a day",
    "Half-time: 45 minutes",
    "Only 10 minutes left",
    "in 5 Minuten gelesen zu haben ist selten",
    "over a period of 90 minutes",
    "the last half hour of the film",
    "Duration of treatment: 20 minutes",
    "reaction time of 2 seconds",
    "The flight takes 2 hours",
    "Die Mittagspause dauert 30 Minuten.",
    "seit 20 Minuten",
    "Reaktionszeit: 2 Sekunden",
    "in 30 Minuten zum besseren Chef",
    "ein Gespräch von 10 Minuten pro Woche",
    "eine Stunde lang diskutierten sie",
    "pendant une heure",
    "Attendre 5 minutes",
    "Durée du trajet : 40 minutes",
    "en retard de 10 minutes",
    "il dort 8 heures",
    "durante una hora",
    "dos horas después",
    "Duración del tratamiento: 20 minutos",
    "una reunión de 30 minutos",
    "The meeting lasts 2 hours",
    "Meditate for 10 minutes",
    "An hour of sleep",
    "Do a 5-minute check-in",
    "a 12-hour shift",
    "children read 20 minutes a day",
    "Why reading 20 minutes per day matters",
    "it is 5 minutes away",
    "Open 24 hours",
    "It takes an hour by train",
    "a film shot in 3 hours",
    "watch the first 5 minutes",
    "a 40 hour week",
    "after a talk of an hour with my boss",
    "it lasted 3 hours",
    "Screen time: 3 hours a day",
    "two 30-minute sessions a week",
    "The exam takes 3 hours",
    "watched 20-minute videos",
    "Time limit: 60 minutes",
    "Cooking time: 20 minutes",
)
"""Sentences with a time of something else."""


@pytest.mark.parametrize("text", SAID)
def test_a_length_in_a_sentence_is_found(text: str) -> None:
    """What reads, lasts or is of so many minutes takes them, in any of four languages."""
    found = time_in(text)
    assert found is not None
    assert found.minutes == SAID[text]


@pytest.mark.parametrize("text", SAID_OF_OTHERS)
def test_a_time_of_something_else_is_no_length(text: str) -> None:
    """What is cooked, waited for, studied or done every day does not take so long to read."""
    assert time_in(text) is None


@pytest.mark.parametrize(
    "text", ["Feedback – 10 min", "Better meetings – 10 min", "The big break (10 min)"]
)
def test_a_title_before_a_length_says_nothing_of_it(text: str) -> None:
    """A word that may be of another time is in titles, too."""
    found = time_in(text)
    assert found is not None
    assert found.minutes == 10


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        ("Watch time: 13 minutes", Format.WATCH),
        ("Read time: 13 minutes", Format.READ),
        ("Listening time: 13 minutes", Format.LISTEN),
        ("a 13-minute podcast", Format.LISTEN),
        ("Duration: 13 minutes", None),
        ("Eine Lesezeit von 13 Minuten", Format.READ),
        ("une vidéo de 13 minutes", Format.WATCH),
        ("Podcast de 13 minutos", Format.LISTEN),
        ("Der Vortrag dauert 13 Minuten", None),
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
    ("text", "minutes", "parts", "rest"),
    [
        ("On culture. 1 hour 5 minutes", 65, 1, "On culture."),
        ("⏱ 10 min ★ 5k stars, 2019", 10, 1, " ★ 5k stars, 2019"),
        ("⏱️ ~10 min", 10, 1, ""),
        ("45 minutes each, 3 parts", 45, 3, ""),
        ("45 minutes each (3 parts)", 45, 3, ""),
        ("Bells – 3 videos, 45 min each", 45, 3, "Bells – "),
        ("It takes 1 hr 20", 80, 1, ""),
        ("On bells. This takes an hour.", 60, 1, "On bells. ."),
    ],
)
def test_a_time_is_taken_with_all_that_says_it(
    text: str, minutes: int, parts: int, rest: str
) -> None:
    """A time behind a sentence or a clock counts, with its parts; nothing of it is left over."""
    found = time_in(text)
    assert found is not None
    assert (found.minutes, found.parts) == (minutes, parts)
    assert text[: found.start] + text[found.end :] == rest


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
    for title in (
        "Awk in 20 Minutes",
        "Awk (second edition)",
        "200 countries, 4 minutes",
        "awk[podcast]",
    ):
        assert title_linked(title) == (title, NOTHING, "")
    for whole, beside in (("Awk [20:00]", ""), ("Awk (Ada Example, 20 minutes)", "Ada Example")):
        title, facts, said = title_linked(whole)
        assert facts.time is not None
        assert (facts.time.minutes, title, said) == (20, "Awk", beside)


def test_a_cell_says_minutes() -> None:
    """In a column of times a bare number is of minutes."""
    for text, minutes in (("25", 25), ("25 min", 25), ("1:20:00", 80), ("47:26", 48)):
        found = time_of_cell(text)
        assert found is not None
        assert found.minutes == minutes
    assert time_of_cell("soon") is None


def of_media(text: str) -> int | None:
    """Read a length as feeds have it, in minutes."""
    found = length_of(text, Says.SECONDS)
    return found and found.minutes


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
    assert of_media(text) == minutes


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
        time_in(piece * much(20_000))


@pytest.mark.skipif(not COLLECTED.exists(), reason="durations.tsv is not beside this project")
def test_collected_spellings_are_read() -> None:
    """Each collected spelling of a time is read as its collector read it."""
    wrong = []
    for row in COLLECTED.read_text(encoding="utf-8").splitlines()[1:]:
        text, minutes, note = row.split("\t")[:3]
        media = search(r"<itunes:duration>(.*?)<", text)
        stated = time_in(text)
        found = of_media(media[1]) if media else stated and stated.minutes
        if found != (ceil(float(minutes)) if minutes else None):
            wrong.append((text, found, minutes, note))
    assert wrong == []
