"""`curate refresh`: pages asked again; what a curator wrote is not replaced unasked."""

import json
from typing import Any

from tests.conftest import Curate, OpenTerminal
from tests.web import Host

PAGE = (
    "<title>Winter plans</title><meta name='author' content='Ada Byron'>"
    "<meta name='twitter:label1' content='Reading time'>"
    "<meta name='twitter:data1' content='{} minutes'>"
)


def listed(curate: Curate, page_host: Host, fields: str = "") -> None:
    curate.write(
        "resources:\n- id: plans\n  title: My plans  # mine\n  format: listen\n"
        f"  url: {page_host.origin}/plans\n{fields}"
    )


def shown(curate: Curate) -> Any:
    return json.loads(curate("show", "plans", "--json").out)


def test_what_is_missing_is_filled_in(curate: Curate, page_host: Host) -> None:
    """Where nobody can be asked, the page fills in what the list does not say, and no more."""
    page_host.serve("/plans", PAGE.format(9))
    listed(curate, page_host)
    before = curate.text()
    result = curate("refresh", "plans")
    assert result.code == 0, result.err
    found = shown(curate)
    assert (found["title"], found["format"]) == ("My plans", "listen")
    assert (found["minutes"], found["authors"]) == (9, ["Ada Byron"])
    assert "The page of plans has another title." in result.err
    assert "curate refresh plans --yes" in result.err
    assert curate("undo").code == 0
    assert curate.text() == before


def test_with_yes_the_page_has_the_last_word(curate: Curate, page_host: Host) -> None:
    """With --yes, title and time are those of the page; comments stay."""
    page_host.serve("/plans", PAGE.format(9))
    listed(curate, page_host, "  minutes: 5\n")
    assert curate("refresh", "plans", "--yes").code == 0
    assert (shown(curate)["title"], shown(curate)["minutes"]) == ("Winter plans", 9)
    assert "# mine" in curate.text()


def test_a_dry_run_writes_nothing(curate: Curate, page_host: Host) -> None:
    """What would change is shown, by the same rule."""
    page_host.serve("/plans", PAGE.format(9))
    listed(curate, page_host)
    before = curate.text()
    result = curate("refresh", "plans", "--dry-run")
    assert "+   minutes: 9" in result.out
    assert "Winter plans" not in result.out
    assert curate.text() == before


def test_a_page_that_says_nothing_new(curate: Curate, page_host: Host) -> None:
    """A list that says the same is left alone, and that is no fault."""
    page_host.serve("/plans", PAGE.format(9))
    listed(curate, page_host)
    curate("refresh", "plans", "--yes")
    before = curate.text()
    result = curate("refresh", "plans", "--yes")
    assert (result.code, curate.text()) == (0, before)
    assert "nothing that the list does not say" in result.out


def test_a_page_that_is_gone(curate: Curate, page_host: Host) -> None:
    """One line says which page cannot be had; the others are taken, and the status is 1."""
    page_host.serve("/plans", PAGE.format(9))
    listed(
        curate,
        page_host,
        f"- id: gone\n  title: Gone\n  format: read\n  url: {page_host.origin}/gone\n",
    )
    result = curate("refresh", "gone", "plans", columns=None)
    assert result.code == 1
    assert "there is no such page (404)" in result.err
    assert shown(curate)["minutes"] == 9


def test_counted_words_do_not_replace_a_stated_time(curate: Curate, page_host: Host) -> None:
    """A count of ours says less than a time that is written down, or about as many words."""
    text = "<main><p>" + "dogs " * 300 + "</p></main>"
    page_host.serve("/plans", f"<title>My plans</title>{text}")
    for fields in ("  minutes: 5\n", "  words: 310\n"):
        listed(curate, page_host, fields)
        before = curate.text()
        assert curate("refresh", "plans", "--yes").code == 0
        assert curate.text() == before


def test_what_has_no_address_cannot_be_asked(curate: Curate) -> None:
    """A resource without an address is named, before anything is asked."""
    curate.write("resources:\n- id: a\n  title: A\n  format: read\n")
    result = curate("refresh", "a")
    assert (result.code, "a has no address" in result.err) == (1, True)


def test_on_a_terminal_the_whole_change_is_asked_about(
    curate: Curate, page_host: Host, open_dialogue: OpenTerminal
) -> None:
    """What would be replaced is shown first; Enter alone keeps what is there."""
    page_host.serve("/plans", PAGE.format(9))
    listed(curate, page_host)
    before = curate.text()
    terminal = open_dialogue("refresh", "plans")
    terminal.expect("Take what the pages say? [y/N]")
    assert "Winter plans" in terminal.shown
    terminal.type("\n")
    assert terminal.end()[0] == 0
    assert curate.text() == before
