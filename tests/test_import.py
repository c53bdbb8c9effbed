"""`curate import`: a preview, a question where somebody can answer, and all or nothing."""

# ruff: noqa: E501 - lines of lists are long

import gzip
import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tests.conftest import SHARED, UNMEASURED, Curate, OpenTerminal
from tests.web import Host, silent

PAGE = """\
Planning in the dark
What a team can do when nobody knows what is next, with exercises for a morning.
Read time: 20 minutes
How to disagree
Why a good row is better than a bad peace, told by somebody who has had both.
Watch time: 13 minutes
"""
TALKS = """\
# Talks

## Teams
- [What teams need](https://example.org/teams) [47:26]
- [Private](javascript:alert(1))
## Time
- [On time](https://example.org/time) (12 min)
"""
BOOKMARKS = """\
<!DOCTYPE NETSCAPE-Bookmark-file-1>
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
<DT><H3>Policy, and law</H3>
<DL><p>
<DT><A HREF="https://example.org/act" ADD_DATE="1719830400" TAGS="law,children">The Act</A>
<DT><A HREF="javascript:void(0)">A script</A>
<DT><A HREF="https://example.org/mine" PRIVATE="1">Mine</A>
</DL><p>
</DL><p>
"""
POCKET = """\
title,url,time_added,tags,status
On time,https://example.org/time,1719830400,time|teams,archive
https://example.org/on-haste,https://example.org/on-haste,1719830401,,unread
"""


def write(curate: Curate, name: str, text: str) -> str:
    (curate.folder / name).write_text(text, encoding="utf-8")
    return name


def entries(curate: Curate, *arguments: str) -> dict[str, Any]:
    result = curate("import", *arguments, "--json")
    assert result.code == 0, result.err
    found: dict[str, Any] = json.loads(result.out)
    return found


def test_a_page_comes_in(curate: Curate) -> None:
    """Titles, times and formats are told from a page of text; the list grows by them, and no more."""
    before = curate.text()
    result = curate("import", write(curate, "page.txt", PAGE))
    assert result.code == 0
    assert "Planning in the dark" in result.out
    assert "2 new: 2 with a time, 0 without" in result.out
    assert "✓ Imported 2 resources. 13 now." in result.err
    assert curate.text().startswith(before)
    one = json.loads(curate("show", "disagree", "--json").out)
    assert (one["format"], one["minutes"]) == ("watch", 13)


def test_a_second_import_adds_nothing(curate: Curate) -> None:
    """What is listed already does not come twice."""
    write(curate, "talks.md", TALKS)
    curate("import", "talks.md")
    before = curate.text()
    result = curate("import", "talks.md")
    assert "0 new" in result.out
    assert "Nothing new, and nothing was written." in result.err
    assert curate.text() == before


def test_one_undo_takes_it_all_back(curate: Curate) -> None:
    """Entries and new themes go as they came, in one step."""
    before = curate.text()
    curate("import", write(curate, "talks.md", TALKS))
    assert "  teams: Teams\n" in curate.text()
    curate("undo")
    assert curate.text() == before


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<!DOCTYPE html><html><body><script>1</script></body></html>", "page"),
        ('<rss version="2.0"><channel><title>A</title></channel></rss>', "feed"),
        ("[]", "json"),
    ],
)
def test_where_nothing_is_found_that_is_said_with_the_kind(
    curate: Curate, text: str, kind: str
) -> None:
    """Where nothing is found in a source, one line says so, as what it was read, and what to do."""
    result = curate("import", write(curate, "source", text))
    assert (
        f"source: Nothing was found in it, read as {kind}: --as takes another kind." in result.err
    )


def test_a_dry_run_writes_nothing_and_says_the_same(curate: Curate) -> None:
    """The plan that is shown is the plan that is carried out."""
    write(curate, "marks.html", BOOKMARKS)
    before = curate.text()
    planned = entries(curate, "marks.html", "--dry-run")
    assert curate.text() == before
    done = entries(curate, "marks.html")
    assert (planned.pop("written"), done.pop("written")) == (False, True)
    assert planned == done


def test_bookmarks_come_in_with_their_folders(curate: Curate) -> None:
    """Folders and tags are themes; scripts and what is private are left out, with the reason."""
    result = curate("import", write(curate, "marks.html", BOOKMARKS))
    assert "1 new" in result.out
    assert "a link that runs a script" in result.out
    assert "private: --private takes it" in result.out
    one = json.loads(curate("list", "--json", "--theme", "policy-and-law").out)[0]
    assert one["themes"] == ["policy-and-law", "law", "children"]
    assert one["added"] == "2024-07-01"


def test_what_was_read_there_is_done_here(curate: Curate) -> None:
    """With --with-history what is archived counts as done; undo takes that back with the list."""
    before = curate.text()
    write(curate, "part_000000.csv", POCKET)
    told = curate("import", "part_000000.csv", "--dry-run")
    assert "1 is marked as begun or done there." in told.err
    assert "--with-history" in told.err
    curate("import", "part_000000.csv", "--with-history")
    one = json.loads(curate("list", "--json", "--status", "done").out)
    assert [(found["title"], found["status"]) for found in one] == [("On time", "done")]
    curate("undo")
    assert curate.text() == before
    assert curate("history").out.count("On time") == 0


def test_history_alone_comes_in_later(curate: Curate) -> None:
    """What is listed already is noted as done, too, once."""
    write(curate, "part_000000.csv", POCKET)
    curate("import", "part_000000.csv")
    for _ in range(2):
        curate("import", "part_000000.csv", "--with-history")
    assert len(json.loads(curate("history", "--json").out)) == 1


def test_history_alone_is_said_to_be_noted(curate: Curate) -> None:
    """Where only history comes in, that is said, with the way back; a second time nothing is."""
    write(curate, "done.md", "- [x] [Bells](https://a.example/b) - 5 min\n")
    curate("import", "done.md")
    told = curate("import", "done.md", "--with-history").err
    assert "Noted what was begun or done of 1 resource." in told
    assert "curate undo" in told
    assert "nothing was written" not in told
    assert "nothing was written" in curate("import", "done.md", "--with-history").err
    curate("undo")
    assert json.loads(curate("history", "--json").out) == []


def test_history_alone_is_not_noted_by_a_dry_run(curate: Curate) -> None:
    """A dry run notes nothing, and does not say that it did."""
    write(curate, "part_000000.csv", POCKET)
    curate("import", "part_000000.csv")
    told = curate("import", "part_000000.csv", "--with-history", "--dry-run").err
    assert "Noted" not in told
    assert json.loads(curate("history", "--json").out) == []


def test_an_item_without_link_and_time_is_left_out_by_name(curate: Curate) -> None:
    """An item among links that has neither link nor time is named, with its reason."""
    listed = "1. [Bells](https://a.example/b)\n2. [Towers](https://a.example/t)\n"
    write(curate, "a.md", f"{listed}3. Onboarding checklist (ask HR for the PDF)\n")
    told = curate("import", "a.md", "--dry-run").out
    assert "1 left out" in told
    assert "an item without link and time" in told
    assert "Onboarding checklist" in told


def test_an_item_that_others_are_in_is_not_left_out(curate: Curate) -> None:
    """An item that says what those in it are about is no resource that is missing."""
    nested = "- Towers\n  - [Bells](https://a.example/b)\n  - [Ropes](https://a.example/r)\n"
    write(curate, "a.md", f"- [Clocks](https://a.example/c)\n{nested}")
    assert "left out" not in curate("import", "a.md", "--dry-run").out


def test_a_list_of_words_beside_a_list_of_links_is_not_left_out(curate: Curate) -> None:
    """Items below a heading without any resource are no resources that are missing."""
    links = "".join(f"- [Bell {one}](https://a.example/{one})\n" for one in "abcd")
    write(curate, "a.md", f"# On bells\n\n## Rules\n\n- Be kind\n\n## Links\n\n{links}")
    assert "left out" not in curate("import", "a.md", "--dry-run").out


def test_a_folder_and_an_archive_of_exports(curate: Curate) -> None:
    """All that is in them comes in; what is no source is named."""
    folder = curate.folder / "exports"
    folder.mkdir()
    (folder / "a.md").write_text(TALKS, encoding="utf-8")
    (folder / "b.png").write_bytes(b"\x89PNG\r\n\0\0\0\0")
    (folder / ".hidden").write_text("- x", encoding="utf-8")
    with ZipFile(curate.folder / "all.zip", "w") as archive:
        archive.write(folder / "a.md", "../../a.md")
        archive.writestr("part_000000.csv", POCKET)
    found = entries(curate, "exports", "--dry-run")
    assert found["new"] == 2
    assert found["left_out"] == 2  # the picture, and the item whose link is a script
    found = entries(curate, "all.zip")
    assert found["new"] == 3
    assert not (curate.folder.parent / "a.md").exists()


def test_themes_and_formats_can_be_given(curate: Curate) -> None:
    """All of it gets a theme of the list; where a source says no format, one can be said."""
    write(curate, "x.txt", "Planning\nTrust\n")
    curate("import", "x.txt", "--theme", "culture", "--format", "listen", "--limit", "1")
    found = json.loads(curate("show", "planning", "--json").out)
    assert (found["themes"], found["format"]) == (["culture"], "listen")
    assert "no theme" in curate("import", "x.txt", "--theme", "cooking").err


def test_a_table_of_unknown_columns_is_mapped(curate: Curate) -> None:
    """With --map a table is a table, whatever its columns are called; a wrong one is named."""
    write(curate, "x.csv", "Was,Wo,Wie lang\nPlanung,https://example.org/p,25\n")
    columns = ("--map", "title=Was", "--map", "url=Wo", "--map", "minutes=Wie lang")
    (one,) = entries(curate, "x.csv", *columns)["entries"]
    found = one["resource"]
    assert (found["title"], found["url"], found["minutes"]) == (
        "Planung",
        "https://example.org/p",
        25,
    )
    wrong = curate("import", "x.csv", "--map", "title=Name")
    assert wrong.code == 1
    assert '"Name"' in wrong.err
    assert "--as" not in wrong.err


def test_suspect_titles_are_held_back(curate: Curate) -> None:
    """They are shown with what they would be, and come in when that is accepted."""
    spam = "极速赛车168最新开奖号码"
    write(
        curate,
        "x.md",
        f"- [{spam} On time](https://example.org/a)\n- [{spam} On haste](https://example.org/b)\n",
    )
    result = curate("import", "x.md")
    assert "2 suspect titles: cleaned, they come in with --accept-suspect" in result.out
    assert 'would be "On time"' in result.out
    curate("import", "x.md", "--accept-suspect")
    assert "title: On haste" in curate.text()


def test_only_pages_that_come_in_are_asked_for_their_titles(
    curate: Curate, page_host: Host
) -> None:
    """With --fetch-titles a page says its title; what is private, or has one, is not asked."""
    page = page_host.serve("/dogs", "<title>Winter plans</title>")
    secret = page_host.serve("/secret", "<title>Secret</title>")
    titled = page_host.serve("/titled", "<title>Another</title>")
    write(
        curate,
        "marks.html",
        f"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n<DT><A HREF='{page}'>{page}</A>\n"
        f"<DT><A HREF='{secret}' PRIVATE='1'>{secret}</A>\n<DT><A HREF='{titled}'>Ours</A>\n</DL>",
    )
    found = [one["resource"] for one in entries(curate, "marks.html", "--fetch-titles")["entries"]]
    assert [one["title"] for one in found if one] == ["Winter plans", "Ours"]
    assert [one.path for one in page_host.asked] == ["/dogs"]


THEMED = """\
themes:
  equity: Equity and inclusion
  equity/race:
    title: Race
    description: |-
      What it is.

      And what not: # a list
  culture: {title: Another culture, description: Not ours}
  later:
  gone: Gone
resources:
- {id: new-one, title: New, format: read, themes: [equity/race, culture]}
- {id: old-one, title: Old, format: read, url: 'https://example.org/old', themes: [gone]}
"""
OLD = "resources:\n- {id: x, title: X, format: read, url: 'https://example.org/old'}\n"


@pytest.mark.parametrize(
    ("there", "said"),
    [
        (
            "",
            "themes:\n  equity: Equity and inclusion\n  equity/race:\n    title: Race\n"
            "    description: |-\n      What it is.\n\n      And what not: # a list\n"
            "  culture:\n    title: Another culture\n    description: Not ours\n  later:\n",
        ),
        (
            "themes: {culture: Culture}\n",
            "themes: {culture: Culture, equity: Equity and inclusion, "
            "equity/race: {title: Race, description: \"What it is.\\n\\nAnd what not: # a list\"}, later: ''}\n",
        ),
    ],
)
def test_themes_of_a_list_file_come_in(curate: Curate, there: str, said: str) -> None:
    """They have their titles and descriptions; what is declared stays, what is of nothing stays away."""
    curate.write(there + OLD)
    result = curate("import", write(curate, "theirs.yaml", THEMED))
    assert result.code == 0, result.err
    assert curate.text().startswith(said + OLD)
    assert curate("check").code == 0
    curate("undo")
    assert curate.text() == there + OLD


def test_no_theme_comes_in_alone(curate: Curate) -> None:
    """Where a list file has nothing new, its themes are none of ours."""
    write(curate, "ours.yaml", curate.text().replace("themes:\n", "themes:\n  more: More\n", 1))
    found = entries(curate, "ours.yaml")
    assert (found["new"], found["themes"]) == (0, [])


def untitled(host: Host, *paths: str) -> str:
    """Return a list in Markdown of addresses that have no other title."""
    return "".join(f"- [{host.origin}{path}]({host.origin}{path})\n" for path in paths)


def test_pages_that_cannot_be_had_are_counted(curate: Curate, page_host: Host) -> None:
    """Each page is asked, whatever becomes of another; no bar is written where no terminal is."""
    for path in ("/a", "/b", "/c"):
        page_host.serve(path, f"<title>On {path[1:]}</title>")
    write(curate, "x.md", untitled(page_host, "/a", "/gone", "/b", "/c"))
    result = curate("import", "x.md", "--fetch-titles")
    assert "Asking 4 pages for their titles …\n1 page could not be had.\n" in result.err
    assert all(f"title: On {letter}" in curate.text() for letter in "abc")


def test_ctrl_c_while_pages_are_asked(
    curate: Curate, page_host: Host, open_terminal: OpenTerminal
) -> None:
    """A bar shows how far it is; Ctrl-C ends it at once, and nothing is written."""
    page_host.serve("/a", "<title>On a</title>")
    page_host.answer("/b", silent)
    write(curate, "x.md", untitled(page_host, "/a", "/b"))
    before = curate.text()
    terminal = open_terminal("import", "x.md", "--fetch-titles", variables=UNMEASURED)
    terminal.expect("1/2")
    terminal.type("\x03")
    code, shown = terminal.end()
    assert code == 130
    assert "Traceback" not in shown
    assert curate.text() == before


def test_who_is_asked_is_told_how_to_see_all(curate: Curate, open_terminal: OpenTerminal) -> None:
    """Before anything is written, the rest can be looked at."""
    new = "".join(f"- [On day {n}](https://example.org/{n}) (5 min)\n" for n in range(12))
    write(curate, "x.md", new)
    terminal = open_terminal("import", "x.md")
    terminal.expect("[Y/n]")
    assert "and 4 more: --dry-run shows all\n" in terminal.shown
    terminal.type("n\n")
    assert terminal.end()[0] == 0


def test_what_is_left_out_is_said_before_the_question(
    curate: Curate, open_terminal: OpenTerminal
) -> None:
    """Who is asked whether to bring something in has read by then what would not come."""
    write(curate, "x.md", "- [On](https://example.org/1) beside [that](https://example.org/2)\n")
    terminal = open_terminal("import", "x.md")
    terminal.expect("[Y/n]")
    assert "left out" in terminal.shown
    terminal.type("n\n")
    assert terminal.end()[0] == 0


def test_that_a_history_is_there_is_said_before_the_question(
    curate: Curate, open_terminal: OpenTerminal
) -> None:
    """Who is asked knows by then that what was read there can count as done here."""
    write(curate, "part_000000.csv", POCKET)
    terminal = open_terminal("import", "part_000000.csv")
    terminal.expect("[Y/n]")
    assert "1 is marked as begun or done there." in terminal.shown
    terminal.type("n\n")
    assert terminal.end()[0] == 0


def test_a_dry_run_shows_all(curate: Curate) -> None:
    """All that would come in is to be seen, and the name of all that would not; else the first."""
    new = "".join(f"- [On day {n}](https://example.org/{n}) (5 min)\n" for n in range(12))
    out = "".join(f"- About the night {n}\n" for n in range(5))
    write(curate, "x.md", f"{new}{out}")
    whole = curate("import", "x.md", "--dry-run").out
    assert all(f"On day {n}" in whole for n in range(12))
    assert all(f'"About the night {n}"' in whole for n in range(5))
    first = curate("import", "x.md").out
    assert "On day 8" not in first
    assert "and 4 more\n" in first
    assert '"About the night 2" and 2 more' in first


def test_a_long_dry_run_is_plain_lines(curate: Curate) -> None:
    """What no table is for is shown whole, too, a line each."""
    write(curate, "x.md", "".join(f"- [Day {n}](https://example.org/{n})\n" for n in range(600)))
    whole = curate("import", "x.md", "--dry-run").out
    assert sum("Day" in line for line in whole.splitlines()) == 600


def test_a_bar_where_reading_takes_its_time(curate: Curate, open_terminal: OpenTerminal) -> None:
    """A long list shows that it is read, and Ctrl-C ends that too."""
    lines = (f"- [Talk {n}](https://example.org/{n}) [12:00]\n" for n in range(10_000))
    write(curate, "long.md", "".join(lines))
    terminal = open_terminal("import", "long.md", variables=UNMEASURED)
    terminal.expect("Reading long.md …")
    terminal.type("\x03")
    code, shown = terminal.end()
    assert (code, "Traceback" in shown) == (130, False)


def test_an_address_is_asked_as_everywhere(curate: Curate, page_host: Host) -> None:
    """Who is asked is said as `add` says it, and a page with nothing in it is empty."""
    address = page_host.serve("/empty")
    result = curate("import", address)
    assert (result.code, result.out) == (1, "")
    assert result.err.splitlines()[0] == "Asking 127.0.0.1 …"
    assert result.err.endswith(f"{address}: it is empty.\n")


def test_a_list_file_of_ours_comes_in(curate: Curate, tmp_path: Path) -> None:
    """Another list comes in with its ids; what is wrong in it is left out, with the reason."""
    text = curate.text().replace("id: cultural-competence", "id: culture-2")
    other = "resources:\n- id: new-one\n  title: New\n  format: read\n  minutes: 5\n- id: x\n  title: X\n"
    (tmp_path / "same.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "other.yaml").write_text(other, encoding="utf-8")
    assert entries(curate, str(tmp_path / "same.yaml"), "--dry-run")["new"] == 0
    found = entries(curate, str(tmp_path / "other.yaml"))
    assert [(one["verdict"], one["title"]) for one in found["entries"]] == [
        ("new", "New"),
        ("left_out", "x"),
    ]
    assert "id: new-one" in curate.text()


SPAM = "极速赛车168最新开奖号码"
RSS = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>{SPAM} News of our work</title><link>https://example.org/tag/work/</link>
<item><title>{SPAM} On time</title><link>https://example.org/2024/10/18/on-time/</link>
<pubDate>Fri, 18 Oct 2024 14:17:02 +0000</pubDate>
<description><![CDATA[<p>A few words on time…</p>]]></description>
<content:encoded><![CDATA[<p>{"A few words on time. " * 60}</p>]]></content:encoded></item>
<item><title>{SPAM} On haste</title><link>https://example.org/2024/01/24/on-haste/</link>
<pubDate>Wed, 24 Jan 2024 12:01:10 +0000</pubDate>
<description><![CDATA[<p>Only a teaser… Continue reading</p>]]></description></item>
</channel></rss>
"""


def test_a_feed_with_spam_before_its_titles(curate: Curate) -> None:
    """Its items come in with clean titles, addresses, dates and words, once that is accepted."""
    write(curate, "feed.xml", RSS)
    assert entries(curate, "feed.xml", "--dry-run")["suspect"] == 2
    found = entries(curate, "feed.xml", "--accept-suspect")["entries"]
    said = [one["resource"] for one in found]
    assert [(one["title"], one["published"], one["words"], one["url"]) for one in said] == [
        ("On time", "2024-10-18", 300, "https://example.org/2024/10/18/on-time/"),
        ("On haste", "2024-01-24", None, "https://example.org/2024/01/24/on-haste/"),
    ]
    assert {one["publisher"] for one in said} == {"News of our work"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is empty"),
        (b"  \n\n", "it is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\0abc", "it is no text"),
        (b"PK\x03\x04garbage", ""),
        (b"SQLite format 3\0\x10\0\1\1\0", "it is a database, which is not imported"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "it is a calendar, which is not imported"),
        (b"\xef\xbb\xbf\nBEGIN:VCALENDAR\n", "it is a calendar, which is not imported"),
    ],
)
def test_what_is_no_source_is_refused(curate: Curate, content: bytes, said: str) -> None:
    """One line says what is wrong with it; nothing is written."""
    before = curate.text()
    (curate.folder / "x").write_bytes(content)
    result = curate("import", "x")
    assert result.code == 1
    assert said in result.err
    assert "Traceback" not in result.err
    assert curate.text() == before


def zipped(*names: str, mimetype: str = "") -> bytes:
    """Return an archive of files by their names; `mimetype` is what is in the one called so."""
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, mimetype if name == "mimetype" else "<a/>")
    return packed.getvalue()


def open_document(type_: str) -> bytes:
    """Return a file of LibreOffice of a type."""
    type_ = f"application/vnd.oasis.opendocument.{type_}"
    return zipped("mimetype", "content.xml", mimetype=type_)


DOCUMENTS = {
    "Word": (zipped("word/document.xml", "word/styles.xml"), "a web page (filtered)"),
    "Excel": (zipped("xl/workbook.xml"), "as CSV"),
    "PowerPoint": (zipped("ppt/presentation.xml"), "into a text file"),
    "Pages": (zipped("Index/Document.iwa"), "a web page"),
    "OpenDocument": (open_document("text"), "a web page (filtered)"),
    "spreadsheet": (open_document("spreadsheet"), "as CSV"),
    "presentation": (open_document("presentation-template"), "into a text file"),
    "older Word": (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 99, "a web page"),
    "rich text": (b"{\\rtf1 Drive https://example.org/drive}", "a web page"),
    "PDF": (b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n", "curate add ADDRESS"),
    "Google Drive": (b'{"url": "https://docs.google.com/open?id=1", "doc_id": "1"}', "Download"),
}


@pytest.mark.parametrize("called", DOCUMENTS)
def test_a_document_of_an_office_is_told_how_it_can_come_in(curate: Curate, called: str) -> None:
    """What it is, and as what it has to be saved, whatever it is called; nothing is read of it."""
    content, helps = DOCUMENTS[called]
    (curate.folder / "x").write_bytes(content)
    for more in ([], ["--as", "text"]):
        result = curate("import", "x", *more, columns=None)
        assert (result.code, result.out) == (1, "")
        assert called in result.err
        assert helps in result.err


@pytest.mark.parametrize("more", [{}, {"doc_id": "1"}])
def test_a_list_in_json_may_have_the_words_of_a_link(curate: Curate, more: dict[str, str]) -> None:
    """Only a file whose own keys are those of a link in Google Drive is one; what it holds may be."""
    item = {"title": "On bells", "url": "https://example.org/b", "doc_id": "7"}
    write(curate, "x.json", json.dumps({**more, "items": [item]}))
    for named in ([], ["--as", "json"]):
        result = curate("import", "x.json", "--dry-run", *named, columns=None)
        assert result.code == 0, result.err
        assert "On bells" in result.out


def test_a_document_among_others_is_named(curate: Curate) -> None:
    """In a folder, and in a ZIP, it is left out with what it is; the others come in."""
    word = DOCUMENTS["Word"][0]
    (curate.folder / "some").mkdir()
    (curate.folder / "some" / "a.docx").write_bytes(word)
    write(curate, "some/talks.md", TALKS)
    with ZipFile(curate.folder / "some.zip", "w") as archive:
        archive.writestr("a.docx", word)
        archive.writestr("talks.md", TALKS)
    for source in ("some", "some.zip"):
        result = curate("import", source, "--dry-run", columns=None)
        assert "it is a Word file, which is not imported" in result.out
        assert "\n2 new: " in result.out


def test_a_missing_file_and_a_wrong_kind_are_said(curate: Curate) -> None:
    """Exit codes and words as everywhere."""
    assert curate("import", "nothing.html").code == 3
    write(curate, "x.md", TALKS)
    result = curate("import", "x.md", "--as", "spreadsheet")
    assert result.code == 2
    assert "--as" in result.err
    assert curate("import", "x.md", "--map", "title").code == 2


def test_standard_input_is_a_source(curate: Curate, process_variables: dict[str, str]) -> None:
    """`-` reads what another program writes."""
    command = [sys.executable, "-m", "curate", "import", "-", "--dry-run"]
    run = subprocess.run(
        command,
        cwd=curate.folder,
        env=process_variables,
        input=TALKS.encode(),
        capture_output=True,
        check=True,
    )
    assert b"2 new: 2 with a time" in run.stdout


def test_what_is_compressed_is_read(curate: Curate) -> None:
    """A file that a server or a service compressed is what is in it; a damaged one is refused."""
    (curate.folder / "talks.md.gz").write_bytes(gzip.compress(TALKS.encode()))
    assert entries(curate, "talks.md.gz", "--dry-run")["new"] == 2
    (curate.folder / "x.gz").write_bytes(b"\x1f\x8b\x08garbage that is none")
    assert "cannot be decompressed" in curate("import", "x.gz").err
    whole = gzip.compress(TALKS.encode())
    (curate.folder / "cut.gz").write_bytes(whole[:-12])
    assert "it breaks off" in curate("import", "cut.gz").err
    half = TALKS.splitlines(keepends=True)
    twice = b"".join(gzip.compress("".join(some).encode()) for some in (half[:4], half[4:]))
    (curate.folder / "two.md.gz").write_bytes(twice)
    assert entries(curate, "two.md.gz", "--dry-run")["new"] == 2


def test_a_cell_longer_than_what_is_looked_at_is_one_cell(curate: Curate) -> None:
    """A table is told by its header where its first cell goes on and on."""
    write(curate, "x.csv", f'title,notes,url\nOne,"{"long " * 2_000}",https://example.org/1\n')
    (one,) = entries(curate, "x.csv", "--dry-run")["entries"]
    assert (one["title"], one["resource"]["url"]) == ("One", "https://example.org/1")


def test_a_stray_zero_is_cleaned_away(curate: Curate) -> None:
    """What is no text in one cell spoils no other, and nothing of it comes in."""
    (curate.folder / "x.csv").write_bytes(
        b"title,url\nA\0b,https://example.org/\0x\nC and D,https://example.org/2\n"
    )
    found = [one["resource"] for one in entries(curate, "x.csv", "--dry-run")["entries"]]
    assert [(one["title"], one["url"]) for one in found] == [
        ("Ab", "https://example.org/x"),
        ("C and D", "https://example.org/2"),
    ]


def test_a_bomb_is_not_unpacked(curate: Curate) -> None:
    """An archive that holds more than fits is refused before it is unpacked."""
    with ZipFile(curate.folder / "bomb.zip", "w", ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", b"0" * (70 * 1024 * 1024))
    result = curate("import", "bomb.zip")
    assert result.code == 1
    assert "more than can be unpacked" in result.err


def test_one_file_that_cannot_be_read_stops_no_other(curate: Curate) -> None:
    """Of a folder, what is too large, damaged or empty is left out with its reason."""
    folder = curate.folder / "exports"
    folder.mkdir()
    (folder / "a.md").write_text(TALKS, encoding="utf-8")
    with (folder / "film.mp4").open("wb") as film:
        film.truncate(65 * 1024 * 1024)
    (folder / "half.gz").write_bytes(gzip.compress(b"title,url\n" * 99)[:-12])
    (folder / "nothing.txt").write_bytes(b"")
    found = entries(curate, "exports", "--dry-run")
    assert {
        one["title"]: one["why"] for one in found["entries"] if one["verdict"] == "left_out"
    } == {
        "film.mp4": "has more than 64 MiB. Import it in parts",
        "half.gz": "cannot be decompressed: it breaks off",
        "exports/nothing.txt": "it is empty",
        "Private": "a link that runs a script",
    }
    assert found["new"] == 2


@pytest.mark.parametrize("inside", ["", "omnivore/"])
def test_texts_beside_a_listing_are_no_lists(curate: Curate, inside: str) -> None:
    """Of an Omnivore export come the pages it lists; their texts stay out, said once a folder."""
    pages = [{"slug": "a", "title": "Ice", "url": "https://example.org/a", "readingProgress": 0}]
    files = {
        "metadata_0_to_20.json": json.dumps(pages),
        "content/a.html": "<ul><li><a href='https://example.org/b'>Snow</a></ul>",
        "content/c.html": "<ul><li><a href='https://example.org/c'>Sleds</a></ul>",
        "highlights/a.md": "> [Dogs](https://example.org/d)",
    }
    with ZipFile(curate.folder / "all.zip", "w") as archive:
        for name, text in files.items():
            archive.writestr(inside + name, text)
            path = curate.folder / "all" / inside / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for named in ("all", "all.zip"):
        found = entries(curate, named, "--dry-run")
        assert [one["title"] for one in found["entries"] if one["verdict"] == "new"] == ["Ice"]
        assert found["left_out"] == 2


def test_a_folder_called_content_is_one_like_any_other(curate: Curate) -> None:
    """Without a listing beside it, what is in a folder called `content` comes in."""
    folder = curate.folder / "all" / "content"
    folder.mkdir(parents=True)
    (folder / "a.md").write_text(TALKS, encoding="utf-8")
    assert entries(curate, "all", "--dry-run")["new"] == 2


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_lead_nowhere_else(curate: Curate) -> None:
    """A folder may hold a loop of links; one that leads out of it is named, and not followed."""
    folder = curate.folder / "exports"
    (folder / "inner").mkdir(parents=True)
    (folder / "a.md").write_text(TALKS, encoding="utf-8")
    (curate.folder / "secret.md").write_text(
        "- [Secret](https://example.org/s)\n", encoding="utf-8"
    )
    (folder / "inner" / "loop").symlink_to(folder)
    (folder / "one.md").symlink_to("two.md")
    (folder / "two.md").symlink_to("one.md")
    (folder / "out.md").symlink_to(curate.folder / "secret.md")
    found = entries(curate, "exports")
    assert (found["new"], found["left_out"]) == (2, 2)  # and the item whose link is a script
    assert "Secret" not in curate.text()
    assert found["entries"][-1]["why"] == "a link that leads out of the folder"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files")
@pytest.mark.parametrize("name", ["pipe", "/dev/zero"])
def test_what_never_ends_is_refused(curate: Curate, name: str) -> None:
    """A pipe that nobody writes to is not waited for, and an endless file is read to a limit."""
    os.mkfifo(curate.folder / "pipe")
    result = curate("import", name, columns=None)
    assert result.code == 1
    assert result.err.startswith(f"Error: {name} ")
    assert result.err.count("\n") == 1


def test_a_thousand_themes_are_too_many(curate: Curate) -> None:
    """Of what has more tags than anybody sorts by, the first are taken, and that is said."""
    tags = "|".join(f"t{number}" for number in range(1_000))
    write(curate, "x.csv", f"title,url,tags\nA,https://example.org/a,{tags}\n")
    (one,) = entries(curate, "x.csv")["entries"]
    assert one["remarks"] == ["only its first 100 themes are taken"]
    assert len(one["resource"]["themes"]) == 100


def test_previews_are_short(curate: Curate) -> None:
    """Of five thousand entries the first are shown, and the others counted."""
    text = "".join(f"- [Title {at}](https://example.org/{at})\n" for at in range(1_500))
    result = curate("import", write(curate, "long.md", text))
    assert "and 1,492 more" in result.out
    assert result.out.count("\n") < 40


SEEDS = SHARED / "seeds"


@pytest.mark.skipif(not SEEDS.exists(), reason="the first texts are not beside this project")
def test_the_first_page_and_the_first_feed(empty_folder: Curate) -> None:
    """What the project began with comes in as its curator would have typed it."""
    empty_folder.write("title: Ours\nresources:\n")
    page = entries(empty_folder, str(SEEDS / "resource-page.txt"))
    found = [(one["resource"]["minutes"], one["resource"]["parts"]) for one in page["entries"]]
    assert found == [(20, 1), (15, 1), (3, 1), (45, None), (45, 1), (13, 1), *[(None, 1)] * 3]
    assert page["entries"][2]["remarks"] == ["the same description as leadership-imbalance"]
    assert [one["resource"]["format"] for one in page["entries"]].index("watch") == 5
    feed = entries(empty_folder, str(SEEDS / "news-feed.txt"))
    assert (feed["new"], feed["suspect"]) == (0, 2)
    entries(empty_folder, str(SEEDS / "news-feed.txt"), "--accept-suspect")
    listed = json.loads(empty_folder("list", "--json", "--all").out)
    assert [(one["title"][:20], one["published"], one["words"]) for one in listed[-2:]] == [
        ("New directors’ train", "2024-10-18", 651),
        ("Breaking barriers: M", "2024-01-24", 1663),
    ]
    assert not any("极速" in json.dumps(one, ensure_ascii=False) for one in listed)


def test_what_is_said_of_several_sources_is_said_once(curate: Curate) -> None:
    """A remark on several files is made once, with their names; one on a single file names it."""
    for name in ("a.csv", "b.csv", "c.csv"):
        table = f"title,time,url\nOf {name},20,https://example.org/{name}\n"
        (curate.folder / name).write_text(table, encoding="utf-8")
    several = curate("import", "a.csv", "b.csv", "c.csv", "--dry-run", columns=None)
    assert several.err.count("have no unit") == 1
    assert several.err.startswith("a.csv, b.csv, c.csv: ")
    one = curate("import", "c.csv", "--dry-run", columns=None)
    assert one.err.startswith("c.csv: ")
