"""Bookmarks of browsers and of bookmark services, and the pages that Pocket gave."""

import pytest
from hypothesis import given

from curate.importers import markup
from curate.importers.candidates import Candidate, Source, UnreadableError
from curate.importers.services import bookmarks, pocket_html
from curate.model import Status
from tests.hostile_sources import TIMES, spoilt, survives

BROWSER = """\
<!DOCTYPE NETSCAPE-Bookmark-file-1>
<!-- This is an automatically generated file.
     It will be read and overwritten.
     DO NOT EDIT! -->
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
    <DT><H3 ADD_DATE="1600000000" PERSONAL_TOOLBAR_FOLDER="true">Lesezeichenleiste</H3>
    <DL><p>
        <DT><H3 ADD_DATE="1600000000">Kayaks, canoes, and rafts</H3>
        <DL><p>
            <DT><H3>Rolls</H3>
            <DL><p>
                <DT><A HREF="https://example.org/roll" ADD_DATE="1600000000" ICON="data:image/png;base64,AAAA">Rolling &amp; bracing</A>
            </DL><p>
        </DL><p>
        <DT><A HREF="https://example.org/river?lang=en&section=2" ADD_DATE="1600000000000">Rivers</A>
    </DL><p>
    <DT><H3>Rolls</H3>
    <DL><p>
        <DT><A HREF="https://example.org/bread" ADD_DATE="1600000000000000">Bread</A>
    </DL><p>
    <DT><A HREF="javascript:alert(1)">Run me</A>
    <HR>
    <DT><H3 ADD_DATE="1" UNFILED_BOOKMARKS_FOLDER="true">Weitere</H3>
    <DL><p>
        <DT><A HREF="place:sort=8&maxResults=10">Most visited</A>
        <DT><A FEEDURL="https://example.org/feed.xml" HREF="https://example.org/">News</A>
    </DL><p>
</DL>
"""  # noqa: E501
SERVICE = """\
<!DOCTYPE NETSCAPE-Bookmark-file-1>
<TITLE>Bookmarks</TITLE><H1>Bookmarks</H1>
<DL><p>
<DT><A HREF="https://example.org/one" ADD_DATE="1600000000" PRIVATE="1" TOREAD="1" TAGS="slow travel,trains">One</A>
<DD>About trains.[linkding-notes]Ask Ida
about the timetable[/linkding-notes]
<DT><A HREF="https://example.org/two" ADD_DATE="1600000000" PRIVATE="0" TOREAD="0" TAGS="linkding:bookmarks.archived">Two</A>
<DT><A HREF="https://example.org/three" ADD_DATE="1600000000" TAGS="">Three</A>
<DD>First line
<DD>A <a href="https://example.org/elsewhere">second</a> one
</DL><p>
"""  # noqa: E501
POCKET = """\
<!DOCTYPE html>
<html>
	<!--So long-->
	<head><title>Pocket Export</title></head>
	<body>
		<h1>Unread</h1>
		<ul>
			<li><a href="https://example.org/a?fbclid=1" time_added="1600000000" tags="sea,salt">Salt &amp; sea</a></li>
			<li><a href="https://example.org/a?fbclid=2" time_added="1600100000" tags="">https://example.org/a?fbclid=2</a></li>
		</ul>
		<h1>Read Archive</h1>
		<ul>
			<li><a href="https://example.org/b" time_added="1600000000" tags="">Done with</a></li>
		</ul>
	</body>
</html>
"""  # noqa: E501


def read(text: str) -> list[Candidate]:
    return bookmarks.read(Source("bookmarks.html", text.encode())).candidates


def by_title(text: str) -> dict[str, Candidate]:
    return {one.title: one for one in read(text)}


def entry(attributes: str, title: str = "Tides") -> str:
    return f"<DL><p>\n<DT><A {attributes}>{title}</A>\n</DL><p>"


def test_folders_are_themes_and_commas_in_them_stay() -> None:
    """A folder is a theme within the theme of its folder, whatever signs are in its title."""
    assert by_title(BROWSER)["Rolling & bracing"].themes == (
        ("Kayaks, canoes, and rafts", "Rolls"),
    )


def test_two_folders_of_one_name_stay_two() -> None:
    """Folders of the same name in different places are different themes."""
    assert by_title(BROWSER)["Bread"].themes == (("Rolls",),)


@pytest.mark.parametrize(
    ("names", "paths"),
    [
        (("Read", "Read"), ["Read", "Read 2"]),
        (("Read", "read", "Read"), ["Read", "read 2", "Read 3"]),
        (("Read", "Read 2", "Read"), ["Read", "Read 2", "Read 3"]),
        (("Read", "Watch"), ["Read", "Watch"]),
    ],
)
def test_two_folders_of_one_name_in_one_place_stay_two(
    names: tuple[str, ...], paths: list[str]
) -> None:
    """Folders of one name side by side are different themes, with numbers; empty ones are none."""
    folders = "".join(
        f"<DT><H3>{name}</H3><DL><p><DT><A HREF='https://example.org/{number}'>A</A>"
        f"<DT><A HREF='https://example.org/{number}b'>B</A></DL><p>"
        for number, name in enumerate(names)
    )
    found = read(f"<DL><p><DT><H3>{names[0]}</H3><DL><p></DL><p>{folders}</DL><p>")
    assert [one.themes for one in found] == [((path,),) for path in paths for _ in "AB"]


def test_folders_that_a_browser_brings_are_no_themes() -> None:
    """Bars and menus of a browser say nothing of what is in them, in whatever language."""
    assert by_title(BROWSER)["Rivers"].themes == ()
    assert by_title(BROWSER)["News"].themes == ()
    plain = "<DL><p><DT><H3>Other bookmarks</H3><DL><p><DT><A HREF='https://example.org'>A</A>"
    assert by_title(plain)["A"].themes == ()


def test_a_folder_that_a_user_named_as_a_browser_would_is_a_theme() -> None:
    """Within another folder, one called Bookmarks is somebody's own."""
    text = "<DL><DT><H3>Library</H3><DL><DT><H3>Bookmarks</H3><DL><DT><A HREF='a:b'>A</A>"
    assert by_title(text)["A"].themes == (("Library", "Bookmarks"),)


@pytest.mark.parametrize("moment", ["1600000000", "1600000000000", "1600000000000000"])
def test_days_are_read_in_every_unit(moment: str) -> None:
    """The day of saving is right, in seconds, milliseconds and microseconds."""
    [one] = read(entry(f'HREF="https://example.org/" ADD_DATE="{moment}"'))
    assert one.added == "2020-09-13"


def test_a_day_that_is_none_is_left_out() -> None:
    """No day, or 0, is no day in 1970."""
    assert read(entry('HREF="https://example.org/" ADD_DATE="0"'))[0].added is None
    assert read(entry('HREF="https://example.org/" ADD_DATE=""'))[0].added is None


def test_the_address_is_as_it_is_there() -> None:
    """A parameter that is called as an entity stays one."""
    assert by_title(BROWSER)["Rivers"].url == "https://example.org/river?lang=en&section=2"


def test_scripts_and_searches_are_given_as_they_are() -> None:
    """What is no page comes with its address, for which it is left out later."""
    assert by_title(BROWSER)["Run me"].url == "javascript:alert(1)"
    assert by_title(BROWSER)["Most visited"].url == "place:sort=8&maxResults=10"


def test_a_live_bookmark_is_a_feed() -> None:
    """A bookmark with the address of a feed is a feed, and no resource."""
    news = by_title(BROWSER)["News"]
    assert (news.feed, news.url) == (True, "https://example.org/feed.xml")


def test_tags_are_split_at_commas() -> None:
    """Tags are themes of their own, with blanks in them where they have some."""
    assert by_title(SERVICE)["One"].themes == (("slow travel",), ("trains",))
    assert by_title(SERVICE)["Three"].themes == ()


def test_what_is_private_and_to_be_read_is_known() -> None:
    """Private is what says 1, and what is to be read is to do."""
    found = by_title(SERVICE)
    assert [found[title].private for title in ("One", "Two", "Three")] == [True, False, False]
    assert [found[title].status for title in ("One", "Two", "Three")] == [
        Status.TODO,
        Status.DONE,
        None,
    ]
    assert found["Two"].themes == ()


def test_descriptions_and_notes_are_the_summary() -> None:
    """All that is written below a bookmark is what is said of it, links in it and all."""
    found = by_title(SERVICE)
    assert found["One"].summary == "About trains.\nAsk Ida\nabout the timetable"
    assert found["Three"].summary == "First line\n\nA second one"
    assert found["Two"].summary is None


def test_a_folder_has_a_description_that_is_nobodys() -> None:
    """What is said of a folder is not said of the bookmark before or behind it."""
    text = "<DL><DT><A HREF=a:1>A</A><DT><H3>F</H3><DD>Of the folder<DL><DT><A HREF=a:2>B</A></DL>"
    assert [(one.title, one.summary) for one in read(text)] == [("A", None), ("B", None)]


def test_tags_that_are_never_closed_are_read() -> None:
    """Bookmarks come without closing tags, quotes and list, and in small letters."""
    text = "<dt><a href=https://example.org/1 add_date=1600000000>One\n<dt><a href='b:2'>Two"
    assert [(one.title, one.url) for one in read(text)] == [
        ("One", "https://example.org/1"),
        ("Two", "b:2"),
    ]


def test_a_title_with_a_tag_in_it_swallows_nothing() -> None:
    """A title as "<script> and its friends", which nobody escaped, ends where it ends."""
    text = entry("HREF='a:1'", "Mind <script> tags") + entry("HREF='a:2'", "Next")
    assert [one.title for one in read(text)] == ["Mind  tags", "Next"]


@pytest.mark.parametrize(
    "text",
    [
        BROWSER,
        "\ufeff" + BROWSER,
        SERVICE,
        entry('HREF="https://example.org/" ADD_DATE="1600000000"'),
        '<DL><p><DT><H3 ADD_DATE="1">Folder</H3>',
        "<META CHARSET=utf-8><H1>Mine</H1><DL><p><DT><A HREF='https://example.org'>A</A>",
    ],
)
def test_bookmarks_are_known_by_what_is_in_them(text: str) -> None:
    """With and without doctype and byte order mark, bookmarks are told."""
    source = Source("x", text.encode())
    assert bookmarks.looks_like(source)
    assert not pocket_html.looks_like(source)


@pytest.mark.parametrize(
    "text",
    [
        POCKET,
        "<!DOCTYPE html><html><body><dl><dt><a href='https://example.org'>A term</a><dd>It means",
        "<h1>Links</h1><ul><li><a href='https://example.org'>A</a></ul>",
        "title,url\nA,https://example.org\n",
        "",
    ],
)
def test_other_pages_are_no_bookmarks(text: str) -> None:
    """A page with a list of definitions, or of links, is no file of bookmarks."""
    assert not bookmarks.looks_like(Source("x", text.encode()))


def test_what_has_no_bookmarks_is_unreadable() -> None:
    """A page that is taken for bookmarks and has none is refused in a sentence."""
    with pytest.raises(UnreadableError, match=r"^There are no bookmarks in it\.$"):
        read("<p>Nothing here")
    assert read("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p></DL>") == []


def test_pockets_sections_say_how_far_its_reader_is() -> None:
    """What is unread is to do, and what is archived is done."""
    found = pocket_html.read(Source("ril_export.html", POCKET.encode())).candidates
    assert [(one.url, one.status) for one in found] == [
        ("https://example.org/a?fbclid=1", Status.TODO),
        ("https://example.org/a?fbclid=2", Status.TODO),
        ("https://example.org/b", Status.DONE),
    ]
    assert (found[0].title, found[0].added) == ("Salt & sea", "2020-09-13")
    assert found[0].themes == (("sea",), ("salt",))


def test_pockets_links_are_read_when_they_are_not_closed() -> None:
    """An older export has its headings in its lists, and closes nothing."""
    text = "<ul><h1>Unread</h1><li><a href='a:1' time_added='1600000000'>A<li><a href='a:2'>B"
    source = Source("x", text.encode())
    assert pocket_html.looks_like(source)
    assert [(one.title, one.status) for one in pocket_html.read(source).candidates] == [
        ("A", Status.TODO),
        ("B", Status.TODO),
    ]


def test_instapapers_folders_are_themes() -> None:
    """The page of Instapaper has a section a folder, beside those that are states."""
    text = """<!DOCTYPE html><html><head><title>Instapaper: Export</title></head><body>
    <h1>Boats</h1><ol><li><a href="https://example.org/boat">Boat</a></ol>
    <h1>Archive</h1><ol><li><a href="https://example.org/shed">Shed</a></ol></body></html>"""
    source = Source("instapaper.html", text.encode())
    assert pocket_html.looks_like(source)
    boat, shed = pocket_html.read(source).candidates
    assert (boat.themes, boat.status) == ((("Boats",),), None)
    assert (shed.themes, shed.status) == ((), Status.DONE)


def test_folders_nest_as_deep_as_anybody_likes() -> None:
    """A thousand folders in folders are read, and what is behind them is where it belongs."""
    deep = "".join(f"<DT><H3>{n}</H3><DL><p>" for n in range(1_000))
    text = f"{deep}<DT><A HREF='a:1'>Deep</A>{'</DL>' * 1_000}<DT><A HREF='a:2'>Top</A>"
    deepest, top = read(text)
    assert deepest.themes[0][:2] == ("0", "1")
    assert top.themes == ()


@given(spoilt(BROWSER, SERVICE, POCKET))
def test_no_bytes_break_the_reading_of_bookmarks(raw: bytes) -> None:
    """Spoilt bookmarks are read as far as they go, or refused; nothing else happens."""
    survives(bookmarks, raw)
    survives(pocket_html, raw)


@pytest.mark.parametrize(
    "piece",
    ["<!--", "<a b ", "<a b='", "<![CDATA[", "<!", "</a ", "<?", "<", "&", "<DL>", "<DT><A>"],
)
def test_what_never_ends_is_read_in_no_time(piece: str) -> None:
    """Tags and comments that are opened again and again are each looked at once."""
    survives(bookmarks, b"<DL><DT><A HREF='a:1'>A</A>" + piece.encode() * TIMES)


@pytest.mark.parametrize(
    ("text", "tamed"),
    [
        ("a <!-- b --> c <!-- d > e", "a <!-- b --> c  d > e"),
        ("<p>one <a href='two", "<p>one "),
        ("1 < 2", "1 < 2"),
        ("<![CDATA[x]]>", "<! [CDATA[x]]>"),
        ("?a=1&copy=2&amp;b", "?a=1&amp;copy=2&amp;b"),
    ],
)
def test_html_is_tamed(text: str, tamed: str) -> None:
    """What a parser would look for to the end is dropped, and nothing else."""
    assert markup.tamed(text) == tamed
