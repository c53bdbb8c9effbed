"""`importers.tables.csv_table`: tables with a header, as spreadsheets and services write them."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curate.exports.rows import as_csv, as_tsv
from curate.history.progress import TO_DO
from curate.importers.candidates import Candidate, Reading, Source, UnreadableError
from curate.importers.tables.csv_table import looks_like, read
from curate.model import Format, Importance, Level, Resource, Status, TimeSource
from tests.builders import resource, stated
from tests.conftest import SHARED

POCKET = """title,url,time_added,tags,status,cursor
"Ice, and what lives on it",https://example.org/ice,1700000000,polar|sea ice,archive,a
https://example.org/long?q=1,https://example.org/long?q=1,1700000001,,unread,b
"Sleds
on snow",https://example.org/app#/lesson/1,1700000002,,unread,c
"""
GOODREADS = (
    "Book Id,Title,Author,Author l-f,Additional Authors,ISBN,ISBN13,My Rating,Average Rating,"
    "Publisher,Binding,Number of Pages,Year Published,Original Publication Year,Date Read,"
    "Date Added,Bookshelves,Bookshelves with positions,Exclusive Shelf,My Review,Private Notes\n"
    '7,"The Sled (Winter, #2)",Ann Berg,"Berg, Ann","Bo Li, Cy Day","=""1234567890""",'
    '"=""9781234567897""",0,4.1,Floe,Hardcover,354,2003,1999,,2023/04/18,"to-read, sledding",'
    '"to-read (#1), sledding (#3)",to-read,,\n'
    '8,Ice,Bo Li,"Li, Bo",,"=""""","=""""",5,4,Floe,Audiobook,120,,2001,2020/05/06,2020/01/01,,,'
    "read,A good<br/>book,not for others\n"
)


def table(text: str | bytes, mapping: dict[str, str] | None = None) -> Reading:
    """Read a table."""
    return read(source(text), mapping)


def source(text: str | bytes) -> Source:
    """Give a source that has this text."""
    return Source("a table", text.encode() if isinstance(text, str) else text)


def only(text: str | bytes) -> Candidate:
    """Read a table of one row."""
    (candidate,) = table(text).candidates
    return candidate


def test_a_pocket_export_keeps_titles_tags_days_and_what_was_read() -> None:
    """A Pocket export keeps its titles, tags, days and what was read."""
    first, second, third = table(POCKET).candidates
    assert (first.title, first.url) == ("Ice, and what lives on it", "https://example.org/ice")
    assert first.themes == (("polar",), ("sea ice",))
    assert (first.status, first.on, first.added) == (Status.DONE, None, "2023-11-14")
    assert (second.status, second.themes) == (Status.TODO, ())
    assert third.url == "https://example.org/app#/lesson/1"


def test_a_title_that_is_the_address_is_none() -> None:
    """A title that is only the address is left empty, for the address to be named."""
    assert table(POCKET).candidates[1].title == ""


def test_instapaper_folders_that_everybody_has_are_states() -> None:
    """Instapaper's own folders say what was read; those of the reader are themes."""
    rows = [
        "URL,Title,Selection,Folder,Timestamp,Tags",
        'https://example.org/1,One,,Archive,1600000000,"[""sea ice""]"',
        "https://example.org/2,Two,a line to keep,Winter,1600000000,[]",
        "https://example.org/3,Three,,Starred,1600000000,[]",
    ]
    one, two, three = table("\n".join(rows)).candidates
    assert (one.status, one.themes) == (Status.DONE, (("sea ice",),))
    assert (two.status, two.themes, two.summary) == (None, (("Winter",),), "a line to keep")
    assert (three.status, three.themes) == (None, ())


def test_readwise_reader_says_how_far_its_reader_is() -> None:
    """Of Readwise Reader, what is begun is started, and what is put away is done."""
    rows = [
        "Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen",
        "One,https://example.org/1,01a,\"['a', 'b c']\",2022-11-06 04:33:50+00:00,0.4,new,True",
        "Two,https://example.org/2,01b,[],2022-11-06 04:33:50+00:00,0,archive,True",
        "Three,https://example.org/3,01c,[],2022-11-06 04:33:50+00:00,0,feed,False",
    ]
    one, two, three = table("\n".join(rows)).candidates
    assert (one.status, one.themes, one.added) == (
        Status.STARTED,
        (("a",), ("b c",)),
        "2022-11-06",
    )
    assert (two.status, three.status) == (Status.DONE, None)


HIGHLIGHTS = (
    "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,"
    "Highlighted at,Document tags\n"
    "Ice is slow.,On Ice,Ann Bee,B0,,yellow,cold,location,12,2021-03-01 10:00:00+00:00,poles\n"
    "A walk of 20 minutes,Walks,Ann Bee,B1,,,,page,1,2021-02-01 10:00:00+00:00,\n"
    "Snow is old.,On Ice,Ann Bee,B0,true?,,,location,7,2021-02-03 10:00:00+00:00,poles\n"
    "Ice is loud.,On Ice,Cy Dee,B2,,,,location,7,2021-02-03 10:00:00+00:00,\n"
)


def test_highlights_are_of_one_book() -> None:
    """A book of which much was marked is there once, with all of it, since the first mark."""
    found = table(HIGHLIGHTS).candidates
    assert [(one.title, one.authors) for one in found] == [
        ("On Ice", ("Ann Bee",)),
        ("Walks", ("Ann Bee",)),
        ("On Ice", ("Cy Dee",)),
    ]
    assert (found[0].summary, found[0].added) == (
        "Ice is slow.\ntrue?\nSnow is old.",
        "2021-02-03",
    )
    assert found[0].themes == (("poles",),)
    assert not found[1].is_timed


def test_highlights_of_pages_are_told_apart_by_address() -> None:
    """What was marked on a page is of its address, whatever its title was that day."""
    found = table(
        "url,title,quote\nhttps://a.org/1,Ice,It melts.\nhttps://a.org/2,Ice,It cracks.\n"
        "https://a.org/1,Ice (old),It floats.\n"
    ).candidates
    assert [(one.title, one.summary) for one in found] == [
        ("Ice", "It melts.\nIt floats."),
        ("Ice", "It cracks."),
    ]


def test_rows_that_note_highlights_stay_as_they_are() -> None:
    """Where a row is a page, with all that was marked on it, none is put to another."""
    found = table("title,highlights\nIce,It melts.\nIce,It cracks.\n").candidates
    assert [one.summary for one in found] == ["It melts.", "It cracks."]


def test_raindrop_folders_nest() -> None:
    """Folders of Raindrop nest at ` / `; `Unsorted` is none."""
    rows = [
        "id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite",
        '1,One,my note,what it is,https://example.org/1,Apps/Games / Ice,"a, b",'
        "2026-01-01T00:00:00.000Z,,,true",
        "2,Two,,,https://example.org/2,Unsorted,,2026-01-01T00:00:00.000Z,,,false",
    ]
    one, two = table("\n".join(rows)).candidates
    assert one.themes == (("Apps/Games", "Ice"), ("a",), ("b",))
    assert one.summary == "what it is\nmy note"
    assert two.themes == ()


def test_matter_has_words_and_what_was_read() -> None:
    """Of Matter, the words are taken, and what was read."""
    rows = [
        "Title,Author,Publisher,URL,Tags,Word Count,In Queue,Favorited,Read,Highlight Count",
        'One,Ann Berg,The Floe,https://example.org/1,ice; sea,"1,840",True,False,True,0',
    ]
    one = only("\n".join(rows))
    assert (one.words, one.minutes, one.status) == (1_840, None, Status.DONE)
    assert (one.authors, one.publisher, one.themes) == (
        ("Ann Berg",),
        "The Floe",
        (("ice",), ("sea",)),
    )


def test_goodreads_shelves_are_states_or_themes() -> None:
    """A Goodreads shelf says how far the reader is, or is a theme; pages are no time."""
    first, second = table(GOODREADS).candidates
    assert first.title == "The Sled (Winter, #2)"
    assert (first.status, first.themes) == (Status.TODO, (("sledding",),))
    assert first.authors == ("Ann Berg", "Bo Li", "Cy Day")
    assert (first.published, first.format) == ("1999", Format.READ)
    assert (first.minutes, first.words, first.url) == (None, None, None)
    assert (second.status, second.on) == (Status.DONE, "2020-05-06")
    assert (second.format, second.summary) == (Format.LISTEN, "A good\nbook")


def test_storygraph_is_read() -> None:
    """A StoryGraph export says title, authors, status and the day on which it was read."""
    rows = [
        "Title,Authors,Contributors,ISBN/UID,Format,Read Status,Date Added,Last Date Read,"
        "Dates Read,Read Count,Moods,Pace,Star Rating,Review,Tags,Owned?",
        'Ice,"Ann Berg, Bo Li",Cy Day (Narrator),9781234567897,audio,did-not-finish,2024/01/01,'
        '2024/02/01,2024/01/15-2024/02/01,1,"tense, dark",slow,3.5,Too cold,"snow, dogs",No',
    ]
    one = only("\n".join(rows))
    assert (one.title, one.authors) == ("Ice", ("Ann Berg", "Bo Li"))
    assert (one.format, one.status, one.on) == (Format.LISTEN, Status.SKIPPED, "2024-02-01")
    assert (one.themes, one.summary) == ((("snow",), ("dogs",)), "Too cold")


@pytest.mark.parametrize(
    ("header", "cell", "minutes"),
    [
        ("Minutes", "45", 45),
        ("Reading time", "7", 7),
        ("Watch time", "12:01", 13),
        ("Duration (min)", "1.5", 2),
        ("duration_seconds", "754", 13),
        ("durationMs", "60000", 1),
        ("Length in hours", "1.5", 90),
        ("Duration", "1:02:03", 63),
        ("Duration (hh:mm)", "1:20", 80),
        ("Dauer (Std:Min)", "1:20", 80),
        ("Duration (mm:ss)", "1:20", 2),
        ("Duration (hh:mm)", "45", None),
        ("Video length", "1:20", 2),
        ("Duración (minutos)", "45", 45),
        ("Temps (min)", "45", 45),
        ("Zeit (Minuten)", "45", 45),
        ("Watch time (min)", "45", 45),
        ("Minutes (approx.)", "45", 45),
        ("Total minutes", "45", 45),
        ("Minutes per day", "45", None),
        ("Duration", "1:20 h", 80),
        ("Duration", "12′ 30″", 13),
        ("Duration", "90'", 90),
        ("Duration", "~ 20 min", 20),
        ("Duration", "5 min read", 5),
        ("Duration", "1h 05m", 65),
        ("Dauer", "PT15M", 15),
        ("Effort", "4 weeks, 6-8 hours/week", 480),
        ("Read time", "Approx. 1 hr 20 min", 80),
        ("Duration", "0:00", None),
        ("Duration", "45", None),
        ("Number of Pages", "45", None),
        ("Minutes", "0", None),
        ("Duration", "a while", None),
    ],
)
def test_a_time_is_of_the_unit_that_its_header_or_itself_says(
    header: str, cell: str, minutes: int | None
) -> None:
    """A bare number is a time only where the header says of what."""
    assert only(f"Title;{header}\nIce;{cell}\n").minutes == minutes


def test_what_has_a_watch_time_is_watched() -> None:
    """A time to watch or to listen says the format too; one to read leaves it open."""
    text = "Title,Read time,Watch time\nIce,,12 min\nSnow,5,\n"
    ice, snow = table(text).candidates
    assert (ice.format, ice.minutes) == (Format.WATCH, 12)
    assert (snow.format, snow.minutes) == (None, 5)


def test_a_column_of_bare_numbers_is_pointed_out() -> None:
    """Of times without a unit it is said how to take them."""
    reading = table("Title,Duration\nIce,45\n")
    assert "--map minutes=" in reading.remarks[0]
    assert table("Title,Duration\nIce,45\n", {"minutes": "duration"}).candidates[0].minutes == 45


@pytest.mark.parametrize(
    ("header", "cells", "minutes"),
    [
        ("Duration", ["0:30", "1:15", "2:00"], [30, 75, 120]),
        ("Duration", ["1:20", "1:02:03"], [2, 63]),
        ("Time", ["1:20", "44:05"], [2, 45]),
        ("Duration", ["3:45", "12:08"], [4, 13]),
        ("Length", ["12:00", "15:00"], [12, 15]),
        ("Length", ["12 min", "20", "15 min"], [12, 20, 15]),
        ("Length", ["12 min", "20", "15"], [12, None, None]),
        ("Duration", ["1:47", "2:03"], [None, None]),
        ("Time", ["9:30", "14:07"], [None, None]),
        ("Duration", ["1:20", "45"], [None, None]),
    ],
)
def test_numbers_are_read_where_all_of_a_column_says_how(
    header: str, cells: list[str], minutes: list[int | None]
) -> None:
    """What a clock or a bare number is, the whole column tells; where it does not, one remark."""
    reading = table(f"Title,{header}\n" + "".join(f"On {cell},{cell}\n" for cell in cells))
    assert [one.minutes for one in reading.candidates] == minutes
    assert len(reading.remarks) == (None in minutes)


def test_a_recording_has_minutes_and_seconds() -> None:
    """What is said to be a video, or is where videos are, has its time as players show it."""
    found = table(
        "Title,Format,URL,Duration\nA,video,https://a.org/1,1:47\n"
        "B,,https://www.youtube.com/watch?v=x,2:03\nC,,https://a.org/3,1:58\n"
    )
    assert [one.minutes for one in found.candidates] == [2, 3, None]
    assert found.remarks[0].startswith('In the column "Duration", 1:47 may be hours and minutes')


def test_a_clock_is_as_it_is_said_to_be() -> None:
    """With --map the first number of a clock is hours, or minutes."""
    text = "Title,Duration\nA,1:47\n"
    assert table(text, {"hours": "Duration"}).candidates[0].minutes == 107
    assert table(text, {"minutes": "Duration"}).candidates[0].minutes == 2


def test_columns_can_be_named() -> None:
    """Columns with names of their own can be said to be what they are."""
    text = "Wat;Waar\nIce;https://example.org/1\n"
    one = table(text, {"title": "Wat", "url": "waar"}).candidates[0]
    assert (one.title, one.url) == ("Ice", "https://example.org/1")


@pytest.mark.parametrize("mapping", [{"title": "Name"}, {"colour": "Waar"}])
def test_a_column_that_is_not_there_is_refused(mapping: dict[str, str]) -> None:
    """A column that the table has not, or one that cannot be taken, is refused by name."""
    with pytest.raises(UnreadableError, match=r"Name|colour"):
        table("Wat;Waar\nIce;Pole\n", mapping)


def test_a_table_without_titles_names_its_columns() -> None:
    """A table in which nothing has titles or addresses is refused, with its columns."""
    with pytest.raises(UnreadableError, match=r"Wat, Hoeveel.*--map"):
        table("Wat,Hoeveel\n1,2\n3,4\n")


def test_addresses_are_found_without_a_known_name() -> None:
    """A column of addresses is one whatever it is called, and so are names beside it."""
    one = only("Ding,Plek\nSea ice,https://example.org/1\n")
    assert (one.title, one.url) == ("Sea ice", "https://example.org/1")
    one = only("Sea ice,https://example.org/1\n")
    assert (one.title, one.url) == ("Sea ice", "https://example.org/1")


@pytest.mark.parametrize("last", ["later", "", "n/a"])
def test_addresses_are_found_in_a_column_without_a_name(last: str) -> None:
    """Behind the columns that the header names there is one more, not filled in each row."""
    found = table(
        "Title,Notes,Theme,Author\n"
        "Sea ice,good,Snow,Ann,https://example.org/1\n"
        "Sledges,short,Snow,Bo,https://example.org/2\n"
        f"Dogs,long,Snow,Cy,{last}\n"
    ).candidates
    assert [(one.title, one.authors) for one in found] == [
        ("Sea ice", ("Ann",)),
        ("Sledges", ("Bo",)),
        ("Dogs", ("Cy",)),
    ]
    assert [one.url for one in found[:2]] == ["https://example.org/1", "https://example.org/2"]


def test_a_column_called_link_can_have_titles() -> None:
    """Where one column has the addresses, another that is named as one has the titles."""
    one = only("Link,URL\nSea ice,https://example.org/1\n")
    assert (one.title, one.url) == ("Sea ice", "https://example.org/1")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter_is_told(delimiter: str) -> None:
    """Commas, semicolons, tabs and bars are told apart by the header."""
    rows = [["Titel", "Link", "Dauer (min)"], ['Ice; "cold", wet', "https://example.org/1", "5"]]
    cells = ['"{}"'.format(cell.replace('"', '""')) for cell in rows[1]]
    one = only(delimiter.join(rows[0]) + "\r\n" + delimiter.join(cells) + "\r\n")
    assert (one.title, one.url, one.minutes) == ('Ice; "cold", wet', "https://example.org/1", 5)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_any_encoding_is_read(encoding: str) -> None:
    """A byte order mark, UTF-16 and Latin-1 are read."""
    text = "Titel;Link;Schlagworte\n" + "Über Schlittenhunde;https://example.org/1;Höhe\n" * 9
    one = table(text.encode(encoding)).candidates[0]
    assert (one.title, one.themes) == ("Über Schlittenhunde", (("Höhe",),))


def test_lines_above_the_header_are_passed_over() -> None:
    """What a spreadsheet has above the header is no row."""
    one = only("sep=;\nMy list\n\nTitle;URL;Tags\nIce;https://example.org/1;sea\n")
    assert (one.title, one.where) == ("Ice", "line 5")


def test_a_percent_encoded_table_is_decoded() -> None:
    """Titles that are percent-encoded throughout are decoded; a single sign is not."""
    rows = ["title,url", "Sea%20ice,https%3A%2F%2Fexample.org%2Fa", "Sled%20dogs%2C%20two,"]
    one, two = table("\n".join(rows)).candidates
    assert (one.title, one.url) == ("Sea ice", "https://example.org/a")
    assert two.title == "Sled dogs, two"
    assert only("title,url\nOnly 5%20 here,https://example.org/1").title == "Only 5%20 here"


def test_an_open_quote_swallows_no_rows() -> None:
    """A quote that is never closed is part of its title, and the rows behind it are read."""
    rows = ["title,url,tags", '"Open,https://example.org/1,a', "Two,https://example.org/2,b", ""]
    one, two = table("\n".join(rows)).candidates
    assert (one.title, two.title) == ('"Open', "Two")


@pytest.mark.parametrize("between", ("; ", ", ", " ;  "))
def test_blanks_between_cells_leave_no_quotes_in_them(between: str) -> None:
    """Blanks between a delimiter and a quote leave no quotes in a cell."""
    rows = (("title", "url", "tags"), ("Ice, and snow; both", "https://example.org/ice", "polar"))
    text = "".join(between.join(f'"{cell}"' for cell in row) + "\n" for row in rows)
    one = only(text)
    assert (one.title, one.url) == ("Ice, and snow; both", "https://example.org/ice")
    assert one.themes == (("polar",),)


NUMBERED = "".join(f'{n},"Ice, part {n}",Ann Berg,2001,{n}0\n' for n in range(1, 9))


@pytest.mark.parametrize(
    "text",
    [NUMBERED, ",real,test,error\n" + "1,8.89,12.1,-3.2\n" * 5, "a;b;c;d\n" + "1;2;3;4\n" * 9],
)
def test_rows_of_many_cells_are_a_table_that_wants_a_header(text: str) -> None:
    """Rows without a header that is known are no lines of text: what to do about it is said."""
    assert looks_like(source(text))
    with pytest.raises(UnreadableError, match="--map title=Name"):
        table(text)


def test_a_first_row_of_numbers_is_hardly_a_header() -> None:
    """Where the first row has numbers, that it may be no header is said, and named columns help."""
    with pytest.raises(UnreadableError, match="write one above it"):
        table(NUMBERED)
    assert table(f"id,title,author,year,pages\n{NUMBERED}").candidates[0].title == "Ice, part 1"


def test_lines_of_text_with_commas_are_no_table() -> None:
    """In a text a blank follows a comma; such lines are no rows, be there ever so many commas."""
    assert not looks_like(source("Ice, snow, sleds, dogs and more\n" * 9))


@pytest.mark.parametrize(
    ("said", "on"),
    [
        ("2/25/2024", "2024-02-25"),
        ("25/2/2024", "2024-02-25"),
        ("03.05.2021", "2021-05-03"),
        ("5-5-2021", "2021-05-05"),
        ("3/4/2024", None),
        ("32/13/2024", None),
    ],
)
def test_a_date_of_any_country_says_that_something_was_read(said: str, on: str | None) -> None:
    """Which is the month is told where it can be; that it was read, in any case."""
    one = only(f"Title,Date Finished\nIce,{said}\n")
    assert (one.status, one.on) == (Status.DONE, on)


@pytest.mark.parametrize("said", ["", "0", "no", "0000-00-00"])
def test_what_is_no_date_says_nothing_was_read(said: str) -> None:
    """Where no date stands, it is not known to be read."""
    assert only(f"Title,Date Finished,Tags\nIce,{said},a\n").status is None


def test_what_many_rows_share_is_a_folder_and_no_title() -> None:
    """Without a header, a column of few names beside addresses says where they belong."""
    rows = [(f"Winter{n % 2}", f"https://example.org/{n}") for n in range(8)]
    found = table("".join(f"{name},{url}\n" for name, url in rows)).candidates
    assert [(one.title, one.themes) for one in found[:2]] == [
        *(("", (("Winter0",),)), ("", (("Winter1",),))),
    ]
    named = table("".join(f"{n} of ice,{url}\n" for n, (_, url) in enumerate(rows))).candidates
    assert [one.title for one in named[:2]] == ["0 of ice", "1 of ice"]


def test_a_comma_that_nobody_quoted_stays_in_its_title() -> None:
    """A row with a cell too many is put right by where its address is."""
    one = only("title,url,tags\nIce, and snow,https://example.org/1,a\n")
    assert (one.title, one.url, one.themes) == ("Ice, and snow", "https://example.org/1", (("a",),))


def test_a_short_row_has_what_it_has_and_an_empty_one_is_named() -> None:
    """A row that breaks off is taken; one that says nothing of use is left out, by its line."""
    reading = table("title,url,tags\nIce\n,,lonely\n,,\nSnow,https://example.org/2,a\n")
    assert [one.title for one in reading.candidates] == ["Ice", "Snow"]
    assert [(left.what, left.where) for left in reading.left_out] == [("lonely", "line 3")]


def test_a_header_that_comes_again_is_no_row() -> None:
    """Where exports were put together, a second header is passed over."""
    rows = "title,url\nIce,https://example.org/1\n"
    assert [one.title for one in table(rows * 2).candidates] == ["Ice", "Ice"]


def test_names_of_people_come_first_name_first() -> None:
    """Authors are told apart, and turned round where the last name comes first."""
    assert only('title,author\nIce,"Berg, Ann; Li, Bo"').authors == ("Ann Berg", "Bo Li")
    assert only('title,author\nIce,"Berg, Ann"').authors == ("Ann Berg",)
    assert only("title,author\nIce,By Ann Berg and Bo Li").authors == ("Ann Berg", "Bo Li")


def test_words_of_others_are_understood() -> None:
    """Level, importance, kind and status are understood in the words of other lists."""
    text = "name,link,level,priority,type,status\nIce,https://example.org,Beginner,Must,Podcast,dnf"
    one = only(text)
    assert (one.level, one.importance) == (Level.INTRODUCTORY, Importance.ESSENTIAL)
    assert (one.format, one.status) == (Format.LISTEN, Status.SKIPPED)


def test_a_doi_is_an_address() -> None:
    """Where there is no address but a DOI, that is one."""
    assert only("Title,DOI\nIce,10.1234/ice\n").url == "https://doi.org/10.1234/ice"


def test_a_huge_cell_and_a_nul_are_read_and_change_nothing_for_others() -> None:
    """A cell of ten megabytes is read, and the limit of the standard library is as it was."""
    before = csv.field_size_limit()
    one, two = table(
        "title,url\n" + "x" * 10_000_000 + ",\nA\0b,https://example.org/1\n"
    ).candidates
    assert len(one.title) == 10_000_000
    assert two.title == "A\0b"
    assert csv.field_size_limit() == before


OURS = [
    stated("ice", 45, 2, title="=Ice", authors=("Ann Berg", "Bo Li"), themes=("sea/ice", "snow")),
    stated("many", 5, None, title='"Quoted" title', level=Level.ADVANCED, requires=("ice",)),
    resource(
        "words",
        words=476,
        minutes=2,
        time_source=TimeSource.ESTIMATED,
        url="https://example.org/1",
        summary="-1 is 'cold'",
        importance=Importance.OPTIONAL,
        published="2021-03",
        publisher="The Floe",
        added="2022-03-04",
    ),
]


def back(candidate: Candidate) -> dict[str, object]:
    """Give what a candidate of ours says, as a resource has it."""
    names = set(Resource.__match_args__) - {"line", "themes", "time_source"}
    return {name: getattr(candidate, name) for name in names} | {"themes": candidate.theme_ids}


def said(one: Resource) -> dict[str, object]:
    """Give what a resource says, without an estimate."""
    names = set(Resource.__match_args__) - {"line", "time_source"}
    values = {name: getattr(one, name) for name in names}
    return values | ({"minutes": None} if one.estimated else {})


@pytest.mark.parametrize("write", [as_csv, as_tsv])
def test_what_list_writes_comes_back(write: object) -> None:
    """What `list --csv` and `list --tsv` write comes back as it was, estimates as words."""
    assert callable(write)
    text = "".join(write((one, TO_DO) for one in OURS))
    assert looks_like(source(text))
    assert [back(one) for one in table(text).candidates] == [said(one) for one in OURS]
    assert table(text).candidates[0].status is Status.TODO


@pytest.mark.parametrize(
    "text",
    [
        POCKET,
        GOODREADS,
        "url\nhttps://example.org/1\n",
        "Titel;Adresse\nEis;https://example.org\n",
        "Sea ice,https://example.org/1\nSnow,https://example.org/2\n",
        "id,name,key\n1,Foo,a\n2,Bar,b\n",
    ],
)
def test_a_table_is_told_by_its_header_or_its_addresses(text: str) -> None:
    """A table is told from its content."""
    assert looks_like(source(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Reading, url\n\n- [Ice](https://example.org/1)\n",
        "- [Ice](https://example.org/1), by Ann, 5 min\n- [Snow](https://example.org/2), by Bo\n",
        "| Title | Link |\n|---|---|\n| Ice | https://example.org |\n",
        "Resources for winter\n\nIce, snow and sleds\nRead time: 5 minutes\n",
        "https://example.org/1\nhttps://example.org/2\n",
        "TY  - JOUR\nTI  - Ice, snow\nUR  - https://example.org\nER  - \n",
        "@article{ice,\n title = {Ice},\n url = {https://example.org},\n}\n",
        '[{"title": "Ice", "url": "https://example.org/1"}]',
        "<html><title>Ice, url</title></html>",
        "title: Winter\nresources:\n- id: ice\n  title: Ice\n  url: https://example.org\n",
    ],
)
def test_what_is_no_table_is_not_taken_for_one(text: str) -> None:
    """Lists in text and Markdown, pages, references and JSON are no tables."""
    assert not looks_like(source(text))


@pytest.mark.skipif(not SHARED.exists(), reason="the shared texts are not here")
def test_the_seed_texts_are_no_tables() -> None:
    """A page and a feed as plain text are no tables."""
    for path in (SHARED / "seeds").glob("*.txt"):
        assert not looks_like(source(path.read_bytes())), path.name


CELLS = st.text(st.sampled_from("ab,;|\t\"'\n\r\0=%é\u2028 "), max_size=12)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=8), st.sampled_from(",;\t|"))
def test_no_table_makes_it_stumble(rows: list[list[str]], delimiter: str) -> None:
    """Whatever stands in the cells, something is read or one sentence says why not."""
    text = "title,url,time,tags\n" + "\n".join(delimiter.join(row) for row in rows)
    for one in (text, text.partition("\n")[2]):
        looks_like(source(one))
        try:
            table(one)
        except UnreadableError as error:
            assert str(error).endswith(".")


@given(st.binary(max_size=300), st.integers(0, len(GOODREADS)))
def test_no_bytes_make_it_stumble(junk: bytes, at: int) -> None:
    """Whatever is put into an export, or wherever it breaks off, it is read or refused."""
    raw = GOODREADS.encode()
    for one in (junk, raw[:at] + junk + raw[at:], raw[:at]):
        looks_like(source(one))
        try:
            table(one)
        except UnreadableError as error:
            assert str(error).endswith(".")


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=6), st.sampled_from(",;|"))
def test_what_the_standard_library_writes_is_read_back(
    rows: list[tuple[str, str]], delimiter: str
) -> None:
    """Titles and summaries that are quoted as is usual come back, whatever is in them."""
    from io import StringIO

    buffer = StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerow(("title", "notes", "url"))
    for title, notes in rows:
        writer.writerow((f"x{title}x", f"x{notes}x", "https://example.org/a b"))
    found = [one.title for one in table(buffer.getvalue()).candidates]
    assert found == [f"x{title}x" for title, _ in rows]


@pytest.mark.parametrize(
    ("kind", "format_"),
    [
        ("Movie", Format.WATCH),
        ("TV Mini Series", Format.WATCH),
        ("tvEpisode", Format.WATCH),
        ("Podcast Series", Format.LISTEN),
    ],
)
def test_a_list_of_films_is_watched(kind: str, format_: Format) -> None:
    """Of a list of IMDb come what kind of film each is, how long it is, and who directed it."""
    one = only(
        "Title,URL,Title Type,Runtime (mins),Directors\n"
        f'Ice,https://www.imdb.com/title/tt1/,{kind},206,"Ann Berg, Bo Li"\n'
    )
    assert (one.format, one.minutes, one.authors) == (format_, 206, ("Ann Berg", "Bo Li"))


def test_the_words_of_a_whole_text_are_counted_but_no_excuse() -> None:
    """Of wallabag, the words of a text count; what it says where it could not have it does not."""
    text = "<p>" + "word " * 400 + "</p>"
    excuse = "wallabag can't retrieve contents for this article. " + "Please ask. " * 200
    had, not_had = table(
        f'Title;URL;Content;"MIME Type"\nIce;https://example.org/1;"{text}";text/html\n'
        f'Snow;https://example.org/2;"{excuse}";text/html\n'
    ).candidates
    assert (had.words, not_had.words) == (400, None)


@pytest.mark.parametrize(
    "text",
    ["a,b,c\n1,2,3\n", "Was;Wo;Wie lang\nGutes Eis;im Norden;25\n", "x\ty\tz\nu\tv\tw\n"],
)
def test_a_table_without_a_known_column_is_no_list_of_titles(text: str) -> None:
    """A table of which no column is known is one, however small, and names the way: --map."""
    assert looks_like(source(text))
    with pytest.raises(UnreadableError, match="--map title=Name"):
        table(text)


@pytest.mark.parametrize(
    "text",
    ["Ice,\nand snow\n", "Ice, snow, 3\nSleds, dogs, 4\n", "Sea ice,snow\nSleds,dogs\n"],
)
def test_a_few_lines_with_commas_are_no_table(text: str) -> None:
    """Few lines of a text are no table, whatever commas are in them."""
    assert not looks_like(source(text))
