"""`curate export`: a list for other programs, and what these read of it."""

import csv
import io
import json
import sqlite3
import xml.etree.ElementTree as ElementTree
from contextlib import closing
from datetime import date, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curate.cli import main
from curate.errors import CurateError
from curate.exports.chosen import only
from curate.exports.ics import calendar
from curate.exports.kinds import ExportKind, written
from curate.importers.candidates import Source
from curate.importers.lists.page import read as read_page
from curate.interaction.calendar_options import CALENDAR, when
from curate.planner.path import plan
from curate.planner.request import PathRequest
from curate.yaml_reading.parse import parse
from tests.answers import ok
from tests.builders import stated
from tests.conftest import PROJECT, Curate
from tests.test_export_round_trip import TITLES, lists
from tests.test_site import hostile_list

TODAY = date(2026, 11, 29)
CALENDAR_OPTIONS = dict.fromkeys(CALENDAR)
LISTS = [kind for kind in ExportKind if kind not in (ExportKind.ICS, ExportKind.SQLITE)]
SHIPPED = parse((PROJECT / "data" / "resources.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", LISTS)
def test_every_kind_goes_to_the_standard_output(curate: Curate, kind: str) -> None:
    """Without -o the export is all there is on stdout, and of every kind."""
    assert ok(curate, "export", kind).out == written(ExportKind(kind), SHIPPED)


def test_a_dash_is_the_standard_output(curate: Curate) -> None:
    """`-o -` writes where no -o does."""
    assert ok(curate, "export", "ris", "-o", "-") == ok(curate, "export", "ris")


def test_the_filters_of_list_hold(curate: Curate) -> None:
    """Words, themes, formats and times choose what is exported, as they do in `list`."""
    for asked in (["equity"], ["-f", "watch"], ["-m", "20"], ["-t", "culture", "-m", "45"]):
        rows = csv.DictReader(io.StringIO(ok(curate, "export", "csv", *asked).out))
        assert [row["id"] for row in rows] == ok(curate, "list", *asked, "--ids").out.split()


def test_the_times_of_list_hold(curate: Curate) -> None:
    """A least time, a range in words and unknown times choose as they do in `list`."""
    for asked in (["--min-minutes", "30"], ["10-20"], ["-m", "20", "--include-unknown"]):
        rows = json.loads(ok(curate, "export", "json", *asked).out)
        assert [row["id"] for row in rows] == ok(curate, "list", *asked, "--ids").out.split()
    rows = json.loads(ok(curate, "export", "json", "--no-time").out)
    assert rows and all(row["minutes"] is None for row in rows)
    result = curate("export", "ics", "--sitting", "30", "--no-time")
    assert (result.code, "--no-time is for lists" in result.err) == (2, True)


def test_nothing_of_the_history_leaves(curate: Curate) -> None:
    """What is done is exported as it was before; --status chooses by it all the same."""
    before = ok(curate, "export", "json").out
    ok(curate, "done", "troublemaker")
    assert ok(curate, "export", "json").out == before
    (one,) = json.loads(ok(curate, "export", "json", "--status", "done").out)
    assert one["id"] == "troublemaker"


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_rows_leave_without_what_is_of_the_reader(curate: Curate, kind: str) -> None:
    """`list` has status, what is left and the line, too; all else is in its place."""
    listed = list(json.loads(ok(curate, "list", "--json").out)[0])
    out = ok(curate, "export", kind).out
    keys = list(json.loads(out)[0]) if kind == "json" else out.split("\n", 1)[0].split(",")
    assert keys == [one for one in listed if one not in ("status", "minutes_left", "line")]
    assert len(keys) == len(listed) - 3


def test_a_file_is_written_whole_and_counted(curate: Curate) -> None:
    """-o says what was written, and where; lines of RIS end as the format has it."""
    result = ok(curate, "export", "ris", "-t", "families", "-o", "out.ris")
    assert result.out == "✓ Wrote out.ris: 1 resource.\n"
    raw = (curate.folder / "out.ris").read_bytes()
    assert raw.startswith(b"TY  - ELEC\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n")


def test_a_file_is_written_over_only_when_asked(curate: Curate) -> None:
    """A file that is there stays, unless --force is given."""
    there = curate.folder / "mine.md"
    there.write_text("mine", encoding="utf-8")
    result = curate("export", "md", "-o", "mine.md")
    assert (result.code, there.read_text(encoding="utf-8")) == (1, "mine")
    assert "mine.md: there is a file already. Nothing was written." in result.err
    ok(curate, "export", "md", "-o", "mine.md", "--force")
    assert there.read_text(encoding="utf-8").startswith("# Building")


@pytest.mark.parametrize("name", ["data/resources.yaml", "link.yaml", "data", "nowhere/a.md"])
def test_the_list_is_never_written_over(curate: Curate, name: str) -> None:
    """Neither by its name nor through a link, also with --force; a folder is no file."""
    (curate.folder / "link.yaml").symlink_to(curate.list_file)
    before = curate.text()
    result = curate("export", "yaml", "-o", name, "--force")
    assert (result.code, result.out, curate.text()) == (1, "", before)
    assert result.err.startswith(f"Error: {name}: ")


def test_a_whole_list_keeps_the_themes_that_nothing_is_of(curate: Curate) -> None:
    """Who exports all of a list has all of its themes; who filters, those that are in it."""
    text = curate.text().replace("themes:\n", "themes:\n  soon: Coming soon\n", 1)
    curate.write(text)
    assert "\n  soon: Coming soon\n" in ok(curate, "export", "yaml").out
    for asked in (["-t", "equity"], ["-f", "watch"], ["--status", "todo"]):
        assert "soon" not in ok(curate, "export", "yaml", *asked).out


def test_what_cannot_be_a_bookmark_is_told(curate: Curate) -> None:
    """Bookmarks are of addresses; what has none is counted on stderr."""
    result = ok(curate, "export", "bookmarks")
    assert result.err == "3 have no address, and cannot be a bookmark.\n"
    assert "Sacred Activism" not in result.out


def test_nothing_that_matches_is_an_empty_export(curate: Curate) -> None:
    """A script gets an empty list, and a person reads why."""
    result = ok(curate, "export", "json", "zebra")
    assert (result.out, "Nothing matches." in result.err) == ("[]\n", True)


@pytest.mark.parametrize("kind", [ExportKind.HTML, ExportKind.BOOKMARKS, ExportKind.RSS])
def test_hostile_texts_are_texts(kind: ExportKind) -> None:
    """Nothing in a list becomes a tag, an attribute or a script of what is exported."""
    text = written(kind, parse(hostile_list())).lower()
    assert "<script" not in text and "<img" not in text
    assert 'href="javascript' not in text


def test_no_cell_is_a_formula() -> None:
    """A spreadsheet takes no cell of the table for a formula."""
    one = stated("one", 5, title="=HYPERLINK(1)", publisher="@here", summary="+1")
    text = written(ExportKind.CSV, only(SHIPPED, [one]))
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["title"], row["publisher"], row["summary"]) == ("'=HYPERLINK(1)", "'@here", "'+1")


def test_the_table_is_read_again(curate: Curate) -> None:
    """The table in HTML has titles, addresses and times, which import reads."""
    text = ok(curate, "export", "html").out
    found = read_page(Source("export", text.encode())).candidates
    assert [(one.title, one.url) for one in found] == [
        (one.title, one.link) for one in SHIPPED.resources
    ]


def test_a_feed_is_xml_with_names_and_dates(curate: Curate) -> None:
    """A feed parses as XML; what was added last comes first."""
    items = ElementTree.fromstring(ok(curate, "export", "rss").out).findall("channel/item")
    assert [one.findtext("guid") for one in items] == [
        one.id for one in reversed(SHIPPED.resources)
    ]
    assert items[0].findtext("pubDate") == "Wed, 24 Jan 2024 12:00:00 GMT"


@given(lists())
def test_ris_loads_in_its_own_library(exported: Any) -> None:
    """Rispy reads every reference, with its authors and keywords."""
    rispy = pytest.importorskip("rispy", reason="rispy is in the extra test")
    found = rispy.loads(written(ExportKind.RIS, exported).replace("\r\n", "\n"))
    assert [one["id"] for one in found] == [one.id for one in exported.resources]
    assert [tuple(one.get("authors", ())) for one in found] == [
        one.authors for one in exported.resources
    ]
    assert [len(one.get("keywords", ())) for one in found] == [
        len(one.themes) for one in exported.resources
    ]


@given(lists())
def test_bibtex_loads_in_its_own_library(exported: Any) -> None:
    """Bibtexparser finds an entry for each resource, and no fault."""
    from bibtexparser.entrypoint import parse_string

    library = parse_string(written(ExportKind.BIBTEX, exported))
    assert library.failed_blocks == []
    assert [one.key for one in library.entries] == [one.id for one in exported.resources]


@given(lists())
def test_a_feed_loads_in_its_own_library(exported: Any) -> None:
    """Feedparser finds an item for each resource, with its title and address, and no fault.

    It gives titles as HTML.
    """
    import feedparser

    found = feedparser.parse(written(ExportKind.RSS, exported).encode())
    assert (found.bozo, found.version) == (False, "rss20")
    assert [(unescape(one.title), one.get("link")) for one in found.entries] == [
        (one.title, one.link) for one in reversed(exported.resources)
    ]


_TEXT = {"type": "string", "minLength": 1}
_DATE = {
    "type": "object",
    "required": ["date-parts"],
    "additionalProperties": False,
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {
                "type": "array",
                "minItems": 1,
                "maxItems": 3,
                "items": {"type": "integer", "minimum": 1},
            },
        }
    },
}
_NAMES = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "properties": dict.fromkeys(("family", "given", "suffix", "literal"), _TEXT),
    },
}
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "type": {"enum": ["webpage", "document", "motion_picture", "broadcast"]},
            **dict.fromkeys(("issued", "accessed"), _DATE),
            "author": _NAMES,
            **dict.fromkeys(
                (
                    *("id", "citation-key", "title", "publisher", "URL", "abstract"),
                    *("dimensions", "medium", "note", "keyword"),
                ),
                _TEXT,
            ),
        },
    },
}
"""What CSL 1.0.2 lets a reference say, of that which we say: no key but those it knows."""


@given(lists())
def test_csl_json_keeps_to_its_standard(exported: Any) -> None:
    """Each reference has the keys that the standard knows, with values of the right kind."""
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is in the extra test")
    jsonschema.Draft7Validator(CSL).validate(json.loads(written(ExportKind.CSL_JSON, exported)))


def test_a_database_is_tidy(curate: Curate) -> None:
    """Rows are searched without accents, and linked; what Datasette is told is true of it."""
    result = ok(curate, "export", "sqlite", "-t", "equity", "-o", "reading.db")
    assert result.out == "✓ Wrote reading.db and reading.metadata.json: 7 resources.\n"
    with closing(sqlite3.connect(curate.folder / "reading.db")) as connection:
        ask = connection.execute
        found = ask("select rowid from resources_fts where resources_fts match 'ubuntu'").fetchall()
        assert ask("pragma integrity_check").fetchall() == [("ok",)]
        assert ask("pragma foreign_key_check").fetchall() == []
        ids = [id_ for (id_,) in ask("select id from resources order by position")]
        columns = {name for _, name, *_ in ask("pragma table_info(resources)")}
        assert ask("select count(*) from resource_themes").fetchone()[0] > len(ids)
    assert len(found) == 1
    assert ids == ok(curate, "list", "-t", "equity", "--ids").out.split()
    told = json.loads((curate.folder / "reading.metadata.json").read_text(encoding="utf-8"))
    table = told["databases"]["reading"]["tables"]["resources"]
    facets = {one if isinstance(one, str) else one["array"] for one in table["facets"]}
    assert facets | set(table["columns"]) | {table["sort"], table["label_column"]} <= columns


def test_a_database_needs_a_file_and_leaves_both_alone(curate: Curate) -> None:
    """It goes to no terminal; where one of its two files is there, neither is written."""
    assert curate("export", "sqlite").code == 2
    (curate.folder / "a.metadata.json").write_text("{}", encoding="utf-8")
    assert curate("export", "sqlite", "-o", "a.db").code == 1
    assert not (curate.folder / "a.db").exists()


# A calendar.

ICS = ("export", "ics", "-t", "equity", "-m", "90", "--sitting", "30")


def events(text: str) -> list[Any]:
    """Return the events of a calendar, as the library for calendars reads them."""
    icalendar = pytest.importorskip("icalendar", reason="icalendar is in the extra test")
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def test_a_path_in_sittings_is_a_calendar(curate: Curate) -> None:
    """Each sitting is an event, on the weekdays that were asked for, with what is in it."""
    when = ("--start", "2090-12-01", "--at", "08:30", "--days", "mon,wed")
    found = events(ok(curate, *ICS, *when).out)
    path = json.loads(ok(curate, "path", *ICS[2:], "--json").out)
    assert len(found) == len(path["sittings"]) > 1
    starts = [one.decoded("DTSTART") for one in found]
    assert starts[0] == datetime(2090, 12, 4, 8, 30)
    assert {day.weekday() for day in starts} <= {0, 2}
    assert [one.decoded("DURATION") for one in found] == [timedelta(minutes=30)] * len(found)
    told = "\n".join(str(one["DESCRIPTION"]) for one in found)
    assert all(step["title"] in told and step["reason"] in told for step in path["steps"])


PARTS = """title: Maths
resources:
- {id: sampling, title: Sampling, format: watch, minutes: 20, parts: 5}
- {id: long, title: Long, format: read, minutes: 90}
- {id: maps, title: Maps, format: read, minutes: 20}
"""


def test_an_event_names_each_title_once(empty_folder: Curate) -> None:
    """What is taken in parts is named once in an event, with the parts of it."""
    empty_folder.write(PARTS)
    found = events(ok(empty_folder, "export", "ics", "--sitting", "60").out)
    assert sorted(str(one["SUMMARY"]) for one in found) == [
        "Maths: Long",
        "Maths: Maps, Sampling (parts 1 and 2)",
        "Maths: Sampling (parts 3, 4 and 5)",
    ]
    found = events(ok(empty_folder, "export", "ics", "--sitting", "20").out)
    assert "Maths: Sampling (part 5)" in [str(one["SUMMARY"]) for one in found]


def test_what_is_longer_than_a_sitting_is_said_of_a_calendar(empty_folder: Curate) -> None:
    """An event that takes longer than was asked for says so, and beside it stands what would do."""
    empty_folder.write(PARTS)
    result = ok(empty_folder, "export", "ics", "--sitting", "60")
    told = [str(one["DESCRIPTION"]) for one in events(result.out)]
    assert [one for one in told if "longer than a sitting" in one] == [
        "Long (read, 1 h 30): recommended, longer than a sitting"
    ]
    assert "long is longer than a sitting of 1 h." in result.err
    assert "--sitting 90" in result.err
    assert "longer" not in ok(empty_folder, "export", "ics", "--sitting", "90").err


@pytest.mark.parametrize(
    ("name", "written_so"),
    [
        *((name, name) for name in ("O'Brien, Tim", "van der Berg, Jan P.", "d’Arcy, Jean")),
        *((name, name) for name in ("Ida Holm", "王, 小明")),
        *(
            (name, f"{{{name}}}")
            for name in (
                "Acme, Inc.",
                "Department of Health, England",
                "Royal College, London",
                "BBC, Radio 4",
                "A, B, C",
                "Salt and Sea",
            )
        ),
    ],
)
def test_only_a_name_that_would_be_split_wrongly_is_one_whole(name: str, written_so: str) -> None:
    """`Last, First` is a person for BibTeX; an institution stands in braces."""
    text = written(ExportKind.BIBTEX, only(SHIPPED, [stated("one", 5, authors=(name,))]))
    assert f"  author = {{{written_so}}},\n" in text


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--sitting", "30", "--at", "25:00"], '--at: "25:00" is not a time of day'),
        (["--sitting", "30", "--days", "mon,funday"], '--days: "funday" is not a weekday'),
        (["--sitting", "30", "--start", "2001-01-01"], "--start: 2001-01-01 is past"),
        (["--sitting", "30", "--start", "soon"], '--start: "soon" is not a day'),
        ([], "Say how long one is."),
    ],
)
def test_a_calendar_says_what_it_needs(curate: Curate, options: list[str], said: str) -> None:
    """What is not a day, a time of day or a weekday is named; a sitting has to have a length."""
    result = curate("export", "ics", *options)
    assert (result.code, result.out) == (2, "")
    assert said in " ".join(result.err.split())


@pytest.mark.parametrize(
    ("typed", "days"),
    {
        "mon-fri": {0, 1, 2, 3, 4},
        "Monday to Wednesday": {0, 1, 2},
        "mo–we, sa": {0, 1, 2, 5},
        "fri-mon": {4, 5, 6, 0},
        "tue and thu": {1, 3},
        "tuesdays": {1},
        "weekdays": {0, 1, 2, 3, 4},
        "weekend": {5, 6},
        "daily": set(range(7)),
        "every day": set(range(7)),
    }.items(),
)
def test_weekdays_are_understood(typed: str, days: set[int]) -> None:
    """Days may be named one by one, from one to another, or together."""
    assert when(CALENDAR_OPTIONS | {"days": typed}, TODAY).weekdays == days


@pytest.mark.parametrize("typed", ["", "-", "mon-", "mon-fri-sun", "m", "mon-5", "some day"])
def test_what_is_no_weekday_is_refused(typed: str) -> None:
    """Nothing is guessed, and no day is left out in silence."""
    with pytest.raises(CurateError, match=r"is not a weekday\. Write them as mon,wed or mon-fri"):
        when(CALENDAR_OPTIONS | {"days": typed}, TODAY)


@pytest.mark.parametrize(
    ("typed", "at"),
    {
        **{"8": (8, 0), "08": (8, 0), "8am": (8, 0), "8 AM": (8, 0), "8:30": (8, 30)},
        **{"8.30": (8, 30), "0830": (8, 30), "8:30 pm": (20, 30), "8 p.m.": (20, 0)},
        **{"12am": (0, 0), "12 pm": (12, 0), "20h": (20, 0), "20h15": (20, 15), "0": (0, 0)},
        **{"noon": (12, 0), "8 o'clock": (8, 0)},
    }.items(),
)
def test_a_time_of_day_is_understood(typed: str, at: tuple[int, int]) -> None:
    """Hours with and without minutes, of 12 and of 24."""
    assert when(CALENDAR_OPTIONS | {"at": typed}, TODAY).at == at


@pytest.mark.parametrize("typed", ["24", "13pm", "0am", "8:60", "8:3", "soon", "-8", "8 30 30"])
def test_what_is_no_time_of_day_is_refused(typed: str) -> None:
    """What no clock shows is said to be none."""
    with pytest.raises(CurateError, match=r"is not a time of day\. Write it as 08:30\."):
        when(CALENDAR_OPTIONS | {"at": typed}, TODAY)


def test_a_calendar_says_what_is_not_in_it(curate: Curate) -> None:
    """What has no known time, what is too long, and sittings that stay free: as `path` says it."""
    for asked in (
        ["-t", "equity", "--sitting", "45", "--sittings", "5"],
        ["-t", "equity", "--sitting", "30", "-m", "60"],
        ["--sitting", "20", "--sittings", "2"],
    ):
        path = ok(curate, "path", *asked).out.rstrip("\n")
        left_out, _, footer = path.partition("\nLeft out\n")[2].partition("\n\n")
        result = ok(curate, "export", "ics", *asked, "-o", "path.ics", "--force")
        assert result.err.startswith(f"Left out\n{left_out}\n")
        assert result.out == f"✓ Wrote path.ics: {footer}.\n"
        without_file = result.err.replace(" --output path.ics", "").replace(" --force", "")
        assert ok(curate, "export", "ics", *asked).err == without_file


def uids(curate: Curate, said: str) -> set[str]:
    """Return the UIDs of the calendar of a list of one resource, of which this is said."""
    curate.write(f"{said}\nresources:\n- {{id: a, title: A, format: read, minutes: 5}}\n")
    when = ("--sitting", "30", "--start", "2090-12-01")
    return {str(one["UID"]) for one in events(ok(curate, "export", "ics", *when).out)}


def test_calendars_of_two_lists_are_apart(empty_folder: Curate) -> None:
    """No event takes the place of one of another list; of the same list, the same one is."""
    first = uids(empty_folder, "title: Voice")
    assert first == uids(empty_folder, "title: Voice")
    assert first.isdisjoint(uids(empty_folder, "title: Care"))
    here = uids(empty_folder, "title: Voice\nurl: https://example.org/")
    assert here == uids(empty_folder, "title: Care\nurl: https://example.org/")
    assert here.isdisjoint(first)


def test_a_calendar_knows_the_address_that_the_list_has_now(empty_folder: Curate) -> None:
    """Where only the address of a list changes, its events are those of another list."""
    first, second = (uids(empty_folder, f"url: https://{one}.example/") for one in ("a", "b"))
    assert first.isdisjoint(second)
    assert first == uids(empty_folder, "url: https://a.example/")


def test_only_a_calendar_has_days(curate: Curate) -> None:
    """An option that means nothing for a list is not passed over."""
    result = curate("export", "ris", "--at", "08:30")
    assert (result.code, result.out) == (2, "")
    assert "--at is for a calendar: curate export ics" in result.err


def test_a_calendar_without_a_sitting_is_none(curate: Curate) -> None:
    """Where nothing fits, no empty calendar is written."""
    result = curate("export", "ics", "zebra", "--sitting", "30", "-o", "path.ics")
    assert (result.code, (curate.folder / "path.ics").exists()) == (1, False)
    assert "there is nothing for a calendar" in result.err


@given(st.lists(TITLES, min_size=1, max_size=4), st.sets(st.integers(0, 6), min_size=1))
def test_any_title_is_in_a_calendar(titles: list[str], weekdays: set[int]) -> None:
    """Whatever stands in titles, each line is short enough, and each text is read as it is."""
    from datetime import date

    all_ = [stated(f"one-{at}", 20, title=f"{one} {at}") for at, one in enumerate(titles)]
    request = PathRequest(sitting=30)
    path = plan(all_, {one.id for one in all_}, request)
    made = "20261129T080000Z"
    text = calendar(path, request, "A; B, C", date(2027, 3, 25), (8, 30), weekdays, made, "mark")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    found = events(text)
    assert [str(one["SUMMARY"]) for one in found] == [
        f"A; B, C: {step.resource.title}" for step in path.steps
    ]
    days = [one.decoded("DTSTART") for one in found]
    assert days == sorted(set(days))
    assert {day.weekday() for day in days} <= weekdays


def test_texts_of_references_are_plain_for_everybody(curate: Curate) -> None:
    """Other programs read `<` and `&` as they are written, in titles as in names."""
    rispy = pytest.importorskip("rispy", reason="rispy is in the extra test")

    curate.write(
        "resources:\n- id: one\n  title: A < B & <b>C</b>\n  format: read\n  minutes: 20\n"
        "  parts: 2\n  level: introductory\n  importance: essential\n"
        "  authors: [D < E]\n  publisher: F &lt; G\n"
        "  summary: 1 < 2 &amp; so on\n"
    )
    (read,) = rispy.loads(ok(curate, "export", "ris").out)
    assert (read["title"], read["abstract"]) == ("A < B & <b>C</b>", "1 < 2 &amp; so on")
    assert (read["authors"], read["publisher"]) == (["D < E"], "F &lt; G")
    assert read["notes"] == ["read, 20 min × 2, introductory"]
    (csl,) = json.loads(ok(curate, "export", "csl-json").out)
    assert (csl["title"], csl["abstract"]) == (read["title"], read["abstract"])
    assert csl["note"] == "read, 20 min × 2, introductory, essential"
    bibtex = ok(curate, "export", "bibtex").out
    assert "title = {{A < B \\& <b>C</b>}}" in bibtex
    assert "note = {read, 20 min × 2, introductory, essential}" in bibtex


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ics", "-m", "60", "--sitting", "30", "-o", "week.ics"], "Left out"),
        (["bookmarks", "-t", "equity", "-o", "list.html"], "1 has no address"),
        (["rss", "-o", "list.rss"], "The feed names no page"),
        (["markdown", "-m", "10", "-o", "list.md"], "more have no known time"),
    ],
)
def test_what_is_written_is_said_before_what_is_not_in_it(
    curate: Curate, arguments: list[str], said: str
) -> None:
    """Where both go to one place, the file comes first, and then what is not in it."""
    environment, both, _ = curate.environment(columns=None)
    environment = environment._replace(remarks=environment.output)
    assert main(["export", *arguments], environment) == 0
    assert both.getvalue().startswith("✓ Wrote ")
    assert said in both.getvalue()
