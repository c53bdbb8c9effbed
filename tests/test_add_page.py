"""`curate add ADDRESS`: the page says what it is, and whoever adds it has the last word."""

import json
from typing import Any

import pytest

from tests.conftest import Curate, OpenTerminal
from tests.web import Host

TEXT = "<p>" + "Dogs plan for what they cannot know. " * 60 + "</p>"
PAGE = (
    "<title>Winter plans | Example Voices</title>"
    '<meta property="og:site_name" content="Example Voices">'
    '<meta name="author" content="Ada Byron"><meta name="description" content="On plans.">'
    '<meta property="article:published_time" content="2021-03-01T10:00:00Z">'
)


def shown(curate: Curate, id_: str) -> Any:
    return json.loads(curate("show", id_, "--json").out)


def test_the_page_fills_in_what_it_says(curate: Curate, page_host: Host) -> None:
    """An address is enough: title, authors, publisher, date, summary, format and words come."""
    address = page_host.serve("/dogs", f"{PAGE}<main>{TEXT}</main>")
    before = curate.text()
    result = curate("add", address)
    assert result.code == 0, result.err
    found = shown(curate, "winter-plans")
    assert {key: found[key] for key in ("title", "format", "authors", "publisher")} == {
        "title": "Winter plans",
        "format": "read",
        "authors": ["Ada Byron"],
        "publisher": "Example Voices",
    }
    assert (found["published"], found["summary"]) == ("2021-03-01", "On plans.")
    assert (found["url"], found["time_source"]) == (address, "estimated")
    assert curate("undo").code == 0
    assert curate.text() == before


def test_what_is_asked_and_what_came_is_said(curate: Curate, page_host: Host) -> None:
    """Remarks say which host is asked, what the page said, and what was only counted."""
    result = curate("add", page_host.serve("/dogs", f"{PAGE}<main>{TEXT}</main>"), columns=None)
    lines = [line for line in result.err.splitlines() if "[web]" not in line]  # an extra
    assert lines[0] == "Asking 127.0.0.1 …"
    assert lines[1] == (
        "From the page: title, format, words (counted), authors, publisher, published, summary."
    )


def test_what_is_given_wins(curate: Curate, page_host: Host) -> None:
    """What options say is not asked of the page, and a time that is given is the only one."""
    address = page_host.serve("/dogs", f"{PAGE}<main>{TEXT}</main>")
    options = ("--author", "Grace Hopper", "--minutes", "9 x 2", "-f", "listen", "-t", "culture")
    assert curate("add", address, *options).code == 0
    found = shown(curate, "winter-plans")
    assert (found["authors"], found["minutes"], found["parts"]) == (["Grace Hopper"], 9, 2)
    assert (found["words"], found["format"], found["themes"]) == (None, "listen", ["culture"])


def test_a_title_with_an_address_asks_for_the_rest(curate: Curate, page_host: Host) -> None:
    """With a title and an address, but no format, the page is asked; the title stays."""
    address = page_host.serve("/dogs", PAGE)
    assert curate("add", "My dogs", "--url", address).code == 0
    assert shown(curate, "dogs")["authors"] == ["Ada Byron"]


@pytest.mark.parametrize("options", [("--no-fetch",), ("--format", "read")])
def test_no_page_is_asked_where_none_is_needed(
    curate: Curate, page_host: Host, options: tuple[str, ...]
) -> None:
    """With title and format, or --no-fetch, nothing is asked of anybody."""
    curate("add", "My dogs", "--url", page_host.serve("/dogs", PAGE), *options)
    assert page_host.asked == []


def test_without_a_page_an_address_is_no_title(curate: Curate, page_host: Host) -> None:
    """With --no-fetch, an address alone is as little as it was."""
    result = curate("add", page_host.serve("/dogs", PAGE), "--no-fetch", columns=None)
    assert result.code == 2
    assert "add needs a title and --format" in result.err


def test_what_is_listed_is_not_asked_again(curate: Curate, page_host: Host) -> None:
    """An address that is listed is refused before anything is asked."""
    address = page_host.serve("/dogs", PAGE)
    assert curate("add", address).code == 0
    page_host.asked.clear()
    again = curate("add", address + "?utm_source=letter")
    assert again.code == 1
    assert "already listed as winter-plans" in again.err
    assert page_host.asked == []


def test_an_address_that_leads_to_a_listed_page_is_refused(curate: Curate, page_host: Host) -> None:
    """A short address of a page that is listed is that page."""
    assert curate("add", page_host.serve("/dogs", PAGE)).code == 0
    before = curate.text()
    assert curate("add", page_host.lead("/d", "/dogs")).code == 1
    assert curate.text() == before


def test_a_page_that_cannot_be_had_says_so_and_can_be_added(
    curate: Curate, page_host: Host
) -> None:
    """One line says why; what the options say is added all the same."""
    result = curate("add", "My dogs", "--url", page_host.origin + "/gone", columns=None)
    assert result.code == 2  # its format is not known
    assert "cannot be had: there is no such page (404)." in result.err.splitlines()[1]
    result = curate("add", page_host.origin + "/gone", "-f", "read", columns=None)
    assert result.code == 2
    assert 'curate add "Its title" --format read --url' in result.err
    assert curate("add", "My dogs", "-f", "read", "--url", page_host.origin + "/gone").code == 0


def test_what_a_page_says_is_harmless(curate: Curate, page_host: Host) -> None:
    """Escapes, bidi overrides and line breaks of a page reach neither the list nor a terminal."""
    title = "Sled\x1b[31m dogs\u202e &lt;b&gt; [red] no: yes\n# x"
    page = (
        f'<meta property="og:title" content="{title}"><meta name="author" content="\x1b]0;x\x07">'
    )
    result = curate("add", page_host.serve("/dogs", page))
    assert result.code == 0, result.err
    assert '"Sled dogs <b> [red] no: yes # x"' in curate("list", "--json").out
    assert "\x1b" not in result.out + result.err + curate.text()


def test_a_wrong_option_is_refused_before_the_page_is_asked(
    curate: Curate, page_host: Host
) -> None:
    """What cannot be added is not asked about."""
    address = page_host.serve("/dogs", PAGE)
    assert curate("add", address, "--published", "2021-02-30").code == 2
    assert curate("add", address, "--id", "Not An Id").code == 2
    assert page_host.asked == []


def test_on_a_terminal_only_what_is_missing_is_asked(
    curate: Curate, page_host: Host, open_terminal: OpenTerminal
) -> None:
    """The page answers for title and format; time and themes are still asked for."""
    terminal = open_terminal("add", page_host.serve("/dogs", PAGE))
    terminal.expect("Time (Enter for unknown)")
    terminal.type("25\n")
    terminal.expect("Enter for none")
    terminal.type("culture\n")
    terminal.expect("Add it?")
    assert "Title  " not in terminal.shown
    terminal.type("y\n")
    assert terminal.end()[0] == 0
    found = shown(curate, "winter-plans")
    assert (found["minutes"], found["themes"]) == (25, ["culture"])


def test_on_a_terminal_a_page_that_cannot_be_had_is_asked_about(
    curate: Curate, page_host: Host, open_terminal: OpenTerminal
) -> None:
    """Where the page says nothing, the questions are those of any other resource."""
    terminal = open_terminal("add", page_host.origin + "/gone")
    terminal.expect("Title")
    assert "there is no such page (404)" in terminal.shown
    terminal.type("My dogs\n")
    terminal.expect("Format")
    terminal.type("\x03")
    terminal.end()


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "javascript:alert(1)", "ftp://example.org/x"]
)
def test_what_is_no_address_of_the_web_is_no_title(curate: Curate, address: str) -> None:
    """An address of something else is neither asked nor taken for a title."""
    before = curate.text()
    result = curate("add", address, "--format", "read")
    assert result.code == 2
    assert "is no address of the web" in result.err
    assert curate.text() == before
