"""Addresses as people type them: what is taken, what is refused, and what `check` finds."""

import pytest

from curate.addresses import fault_of_address, typed_address
from tests.conftest import Curate


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("www.example.org/voice", "https://www.example.org/voice"),
        ("example.org", "https://example.org"),
        ("example.org:8080/a?b=c#d", "https://example.org:8080/a?b=c#d"),
        ("münchen.example/ä", "https://münchen.example/ä"),
        (" https://example.org/a ", "https://example.org/a"),
        ("HTTP://EXAMPLE.ORG", "HTTP://EXAMPLE.ORG"),
        ("http://[::1]:8000/x", "http://[::1]:8000/x"),
        ("http://localhost/x", "http://localhost/x"),
    ],
)
def test_what_is_taken_as_an_address(typed: str, address: str) -> None:
    """An address stays as it is; one without its beginning is one of https."""
    assert typed_address(typed) == address
    assert fault_of_address(address) is None


NO_ADDRESSES = [
    "not a url",
    "javascript:alert(1)",
    "JavaScript:x",
    "file:///etc/passwd",
    "data:text/html,x",
    "mailto:ada@example.org",
    "ftp://example.org/x",
    "https:///x",
    "https://",
    "http://example.org:port/",
    "https://ada:secret@example.org/",
    "example",
    "http://exa mple.org",
]


@pytest.mark.parametrize("typed", NO_ADDRESSES)
def test_what_is_no_address_is_refused(curate: Curate, typed: str) -> None:
    """`add` and `edit` refuse it with one line, and write nothing."""
    before = curate.text()
    for command in (["add", "New", "-f", "read"], ["edit", "coaching"]):
        result = curate(*command, "--url", typed, columns=None)
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith(f'Error: --url: "{typed}" ')
        assert result.err.count("\n") == 1
    assert curate.text() == before


@pytest.mark.parametrize("typed", NO_ADDRESSES)
def test_what_is_no_address_is_found(curate: Curate, typed: str) -> None:
    """`check` finds it on its line; the resource is still listed."""
    curate.write(f"resources:\n- id: one\n  title: One\n  format: read\n  url: '{typed}'\n")
    result = curate("check")
    assert result.code == 1
    assert result.out.startswith("data/resources.yaml:5  Address ")
    assert "one · odd-address · " in result.out
    assert curate("list", "--ids").out == "one\n"


def test_what_is_taken_is_said(curate: Curate) -> None:
    """One line on stderr says what an address was taken as; it is compared as that."""
    result = curate("add", "New", "-f", "read", "--url", "www.example.org/voice", columns=None)
    assert '"www.example.org/voice" is taken as https://www.example.org/voice.\n' in result.err
    again = curate("add", "Other", "-f", "read", "--url", "example.org/voice")
    assert again.code == 1
    assert "already listed as new (same address)" in again.err


def test_a_range_is_said_to_be_one(curate: Curate) -> None:
    """Of a range of times the upper end is kept, and one line says so."""
    result = curate("add", "New", "-f", "read", "--minutes", "30-40", columns=None)
    assert '"30-40" is a range: its upper end, 40 min, is kept.\n' in result.err
    assert "minutes: 40" in curate.text()
    assert "is a range" not in curate("edit", "new", "--minutes", "45").err


@pytest.mark.parametrize("date", ["2024-02-30", "2023-02-29", "0000", "2021-13", "2021-00-01"])
def test_a_date_that_no_calendar_has(curate: Curate, date: str) -> None:
    """It is refused where it is typed."""
    result = curate("add", "New", "-f", "read", "--published", date)
    assert (result.code, result.out) == (2, "")
    assert date in result.err


def test_what_is_required_may_be_named_in_short(curate: Curate) -> None:
    """`--requires` takes what every command takes for an id, in `add` and in `edit`."""
    assert "requires: [sled-dogs]" in curate("add", "New", "-f", "read", "--requires", "sled").out
    assert "[sled-dogs]" in curate("edit", "coaching", "--requires", "planning").out
    result = curate("edit", "coaching", "--requires", "coaching")
    assert (result.code, "cannot require itself" in result.err) == (2, True)


def test_a_theme_that_only_has_others_in_it_is_not_declared(curate: Curate) -> None:
    """`add` takes what `check` takes: a theme that is declared."""
    curate.write("themes: {arts/music: Music}\nresources: []\n")
    result = curate("add", "New", "-f", "read", "--theme", "arts")
    assert (result.code, "the theme arts is not declared" in result.err) == (3, True)
    assert curate("add", "New", "-f", "read", "--theme", "arts", "--force").code == 0
    assert "unknown-theme" in curate("check").out
