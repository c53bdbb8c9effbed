"""What is the address of a page: the same for `add`, `edit`, `check`, `open` and the schema."""

import json
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft7Validator  # type: ignore[import-untyped]

from curate.addresses import (
    ADDRESS_PATTERN,
    address_behind,
    address_meant,
    as_link,
    fault_of,
    same_address,
)
from curate.safe_text import clean_line
from curate.yaml_reading.fields import FIELDS
from tests.conftest import Curate

ADDRESSES = [
    "https://example.org",
    "http://example.org/a",
    "HTTPS://Example.ORG/A",
    "https://example.org:8080/x?y=1#z",
    "https://example.org?q=a",
    "http://localhost:8000/draft",
    "http://intranet/reading",
    "http://127.0.0.1/",
    "https://[2001:db8::1]:8443/a",
    "https://bücher.example/straße",
    "https://例え.テスト/本",
    "https://xn--bcher-kva.example/",
    "https://medium.com/@name/a-post",
    "https://example.org:8443/@name/a@b.c",
    "http://intranet:8080/@name@example.org",
    "http://intranet:8080/a?mail=name@example.org",
    "http://localhost:8000/a/b@example.org",
    "https://[2001:db8::1]/a@b.example.org",
    "https://fa.wikipedia.org/wiki/می\u200cخواهم",
    "https://example.org/a%20b;c='(d)'",
]
"""What is an address as it stands."""
MEANT = {
    "www.example.org/voice": "https://www.example.org/voice",
    "WWW.example.org": "https://WWW.example.org",
    "example.org/voice": "https://example.org/voice",
    "example.co.uk:8080/a?b": "https://example.co.uk:8080/a?b",
    "bücher.example/x": "https://bücher.example/x",
    " https://example.org/a ": "https://example.org/a",
    "https://example.org/a b": "https://example.org/a%20b",
}
"""What means an address, and which."""
NONE = [
    "not a url",
    "javascript:alert(1)",
    "javascript://example.org/%0aalert(1)",
    "file:///x",
    "data:text/html,x",
    "mailto:a@example.org",
    "ftp://example.org/a",
    "http://",
    "https:///x",
    "https://?q",
    "http:/example.org/a",
    "https//example.org/a",
    "https:example.org",
    "https://exa mple.org/",
    "https://example..org/",
    "https://example.org:99999/",
    "https://example.org:port/",
    "https://[2001:db8::1/",
    "https://example.org\\@evil.example/",
    "https://exam\u200bple.org/",
    "//example.org/a",
    "report.pdf",
    "example.org",
    "data/resources.yaml",
    "./notes.org/a",
    "/etc/passwd",
    "C:\\notes\\a.html",
    "--help",
    "see example.org/a",
    "2021",
]
"""What is no address."""
SECRETS = [
    "https://reader:hunter2@example.org/a",
    "https://reader@example.org/",
    "http://:hunter2@example.org",
    "reader:hunter2@example.org/a",
    *(f"https://reader:hunter2{sign}x@example.org/a" for sign in "/?#"),
    "https://reader:/hunter2@example.org",
    "https://reader:12/hunter2@example.org/a",
    "https://reader:123456/hunter2@127.0.0.1/a",
    "//reader:a b/hunter2@example.org",
]
"""Addresses with somebody's name or password."""


def entry(url: str) -> str:
    return f"resources:\n- id: a\n  title: A\n  format: read\n  url: {json.dumps(url)}\n"


def in_schema(url: str) -> bool:
    return bool(Draft7Validator(FIELDS["url"].schema()).is_valid(url))


@pytest.mark.parametrize("url", ADDRESSES)
def test_an_address_is_taken_as_it_is(url: str) -> None:
    """Any host, port and path that a browser would open is an address, and none is changed."""
    assert address_meant(url) == url
    assert fault_of(url) is None
    assert in_schema(url)


@pytest.mark.parametrize(("text", "url"), MEANT.items())
def test_what_surely_means_an_address_is_one(text: str, url: str) -> None:
    """A host with a path, or with www, means https; a space behind the host is %20."""
    assert address_meant(text) == url


@pytest.mark.parametrize("text", [*NONE, *SECRETS])
def test_what_is_no_address_is_none(text: str) -> None:
    """Other schemes, missing hosts, file names and names before @ are no address of a page."""
    assert address_meant(text) is None
    assert fault_of(text) is not None
    assert not in_schema(text)


_PIECES = st.sampled_from(
    [
        *"://@.?#[]%& \\-_~\u200b\u00a0é例🎉",
        "http",
        "https://",
        "www.",
        "example.org",
        "a",
        ":80",
        "\n",
    ]
)
_TEXTS = st.lists(_PIECES, max_size=8).map("".join) | st.text(max_size=20)


@given(_TEXTS)
@example("https://" + "a" * 100)
def test_what_is_meant_is_an_address_for_all(text: str) -> None:
    """What `add` takes, `check` and the schema find right, and a browser is given whole."""
    meant = address_meant(text)
    if meant is None:
        assert fault_of(text) is not None
        return
    assert address_meant(meant) == meant
    assert fault_of(meant) is None
    assert in_schema(meant)
    assert re.fullmatch(r"(?i)https?://[^/?#@\s]+([/?#]\S*)?", as_link(meant))
    assert same_address(meant)


@given(_TEXTS.map(clean_line))
def test_check_and_schema_agree(url: str) -> None:
    """What `check` finds wrong with an address is what the schema does not allow."""
    assert in_schema(url) == (not url or fault_of(url) is None)


@pytest.mark.parametrize(
    "text", ["https://" + "a." * 50_000, "a." * 50_000, "https://[" + ":" * 50_000]
)
def test_a_long_text_is_judged_at_once(text: str) -> None:
    """However long a text is, whether it is an address takes no more than reading it."""
    assert re.fullmatch(ADDRESS_PATTERN, text) is None or text.startswith("https://a.")
    address_meant(text)


# In the commands.


@pytest.mark.parametrize(("text", "url"), list(MEANT.items())[:3])
def test_add_says_which_address_it_takes(curate: Curate, text: str, url: str) -> None:
    """`add` and `edit` write the whole address, and say so in one line on stderr."""
    result = curate("add", "Voice", "-f", "read", "--url", text, columns=None)
    assert result.code == 0
    assert result.err.startswith(f'"{text}" is taken as {url}\n')
    assert curate.text().endswith(f"  url: {url}\n")
    result = curate("edit", "coaching", "--url", text, columns=None)
    assert (result.code, f"  url: {url}\n" in curate.text()) == (0, True)
    assert result.err.startswith(f'"{text}" is taken as {url}\n')
    assert "odd-address" not in curate("check").out


def test_an_address_as_it_is_needs_no_remark(curate: Curate) -> None:
    """Where nothing was taken for something else, nothing is said of it."""
    result = curate("add", "Voice", "-f", "read", "--url", "https://example.org/voice")
    assert result.err == "Take it back: curate undo\n"


@pytest.mark.parametrize("command", [["add", "A", "-f", "read"], ["edit", "coaching"]])
@pytest.mark.parametrize("text", ["not a url", "javascript:alert(1)", "http://", *SECRETS[:1]])
def test_what_is_no_address_is_refused(curate: Curate, command: list[str], text: str) -> None:
    """`add` and `edit` refuse it: exit 2, what to write, nothing written, no password shown."""
    before = curate.text()
    result = curate(*command, "--url", text, columns=None)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("Error: --url: ")
    assert len(result.err.splitlines()) == 1
    assert "hunter2" not in result.err
    assert ("https://" in result.err) == (text not in SECRETS)
    assert curate.text() == before


@pytest.mark.parametrize("url", [*NONE[:12], *SECRETS, "www.example.org/a", "2021"])
def test_check_finds_what_is_no_address(empty_folder: Curate, url: str) -> None:
    """`check` finds it by its line; the entry stays readable."""
    empty_folder.write(entry(url))
    (found,) = json.loads(empty_folder("check", "--json").out)
    assert (found["rule"], found["line"], found["id"]) == ("odd-address", 5, "a")
    assert "hunter2" not in json.dumps(found)
    assert empty_folder("list", "--ids").out == "a\n"


@pytest.mark.parametrize("url", [*ADDRESSES, ""])
def test_check_finds_no_fault_in_an_address(empty_folder: Curate, url: str) -> None:
    """An address, or none, is no finding."""
    empty_folder.write(entry(url))
    assert empty_folder("check", "--json").out == "[]\n"


@pytest.mark.parametrize(
    "text",
    [
        "<https://example.org/a>",
        "(https://example.org/a)",
        "[A page](https://example.org/a)",
        "https:/example.org/a",
        "https//example.org/a",
        "https:///example.org/a",
        "https:example.org/a",
    ],
)
def test_check_says_which_address_is_in_it(text: str) -> None:
    """What stands round an address, or is slipped before its host, is told with what to write."""
    assert fault_of(text) == (f'"{text}" is not an address.', "write https://example.org/a")


@pytest.mark.parametrize("between", [" ", " or ", " (www) ", "\u00a0"])
def test_two_addresses_are_none(empty_folder: Curate, between: str) -> None:
    """Two in one field are told as that, and no option or `--fix` makes one of them."""
    text = f"https://example.org/a{between}https://example.com/b"
    assert address_meant(text) is None
    assert (fault_of(text) or ("", ""))[1] == "write one of them"
    path = empty_folder.write(entry(text))
    before = path.read_bytes()
    empty_folder("check", "--fix", "--yes")
    assert path.read_bytes() == before


def test_check_says_what_is_meant(empty_folder: Curate) -> None:
    """Where it is clear what is meant, the remedy is that address."""
    empty_folder.write(entry("www.example.org/voice"))
    assert empty_folder("check", columns=None).out.splitlines()[:2] == [
        'data/resources.yaml:5  "www.example.org/voice" is not an address.',
        "  a · odd-address · write https://www.example.org/voice",
    ]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "http://", "https:///x", SECRETS[0]])
def test_open_says_why_it_does_not(empty_folder: Curate, url: str) -> None:
    """`open` refuses in one line what is no address, and begins nothing."""
    empty_folder.write(entry(url))
    result = empty_folder("open", "a", columns=None)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("Error: a cannot be opened: ")
    assert len(result.err.splitlines()) == 1
    assert json.loads(empty_folder("history", "--json").out) == []


def test_what_is_taken_is_said(curate: Curate) -> None:
    """One line on stderr says what an address was taken as; it is compared as that."""
    result = curate("add", "New", "-f", "read", "--url", "www.example.org/voice", columns=None)
    assert '"www.example.org/voice" is taken as https://www.example.org/voice\n' in result.err
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


@pytest.mark.parametrize(
    ("address", "behind"),
    [
        (
            "https://www.google.com/url?q=https://example.org/a%3Fb%3D1&sa=D&source=editors&usg=A",
            "https://example.org/a?b=1",
        ),
        ("https://www.google.de/url?sa=t&url=https://example.org/a", "https://example.org/a"),
        (
            "https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa&h=A",
            "https://example.org/a",
        ),
        ("https://www.google.com/search?q=https://example.org", None),
        ("https://www.google.com/url?q=time", None),
        ("https://example.org/url?q=https://example.com", None),
    ],
)
def test_what_a_go_between_leads_to(address: str, behind: str | None) -> None:
    """Links in Google Docs lead to a page of Google first; the page behind it is meant."""
    assert address_behind(address) == (behind or address)


@pytest.mark.parametrize("command", [["publish", "site"], ["export", "json"], ["export", "yaml"]])
@pytest.mark.parametrize(
    ("text", "line"),
    [
        *((entry(url), 5) for url in SECRETS),
        (entry("https://example.org/") + "  summary: At ftp://ann:hunter2@example.org/b.\n", 6),
        (entry("https://example.org/") + "  summary: At ftp://ann:a/hunter2?@example.org.\n", 6),
        ("# http://ann:12/hunter2@example.org/\n" + entry("https://example.org/"), 1),
        ("# https://ann:hunter2@example.org/\n" + entry("https://example.org/"), 1),
        ("url: https://ann:hunter2@example.org/\n" + entry("https://example.org/"), 1),
        ("checks:\n  odd-address: it is a test\n" + entry(SECRETS[0]), 7),
    ],
)
def test_no_password_leaves_with_a_list(
    empty_folder: Curate, command: list[str], text: str, line: int
) -> None:
    """`publish` and `export` refuse a list with one, say where, and write nothing."""
    empty_folder.write(text)
    result = empty_folder(*command, columns=None)
    assert (result.code, result.out) == (1, "")
    assert f"resources.yaml:{line}: " in result.err
    assert "take out all from // up to @" in result.err
    assert "hunter2" not in result.err
    assert not (empty_folder.folder / "site").exists()


def test_no_password_leaves_with_a_calendar(empty_folder: Curate) -> None:
    """A title that tells one is refused there, too; an address that does is not in it."""
    calendar = ("export", "ics", "--sitting", "30")
    empty_folder.write(entry(SECRETS[0]) + "  minutes: 5\n")
    assert "hunter2" not in empty_folder(*calendar).out
    empty_folder.write(
        entry("").replace("title: A", "title: At ftp://a:hunter2/@b") + "  minutes: 5\n"
    )
    result = empty_folder(*calendar, columns=None)
    assert (result.code, result.out) == (1, "")
    assert "resources.yaml:3: " in result.err and "hunter2" not in result.err


def test_a_password_in_what_stays_here_is_no_hindrance(empty_folder: Curate) -> None:
    """`export` refuses a password only where it would leave."""
    other = "- {id: b, title: B, format: watch, url: 'https://example.org/b'}\n"
    empty_folder.write(entry(SECRETS[0]) + other)
    assert empty_folder("export", "json", "--format", "watch").code == 0
    assert empty_folder("export", "json").code == 1


@pytest.mark.parametrize(
    "text",
    [
        "mail ann@example.org",
        "https://example.org/@ann:b",
        "https://example.org: ann@b.org",
        "https://example.org:8080/@ann or https://[::1]/@ann, http://intranet:80/?to=ann@b.org",
    ],
)
def test_what_is_no_password_is_not_taken_for_one(empty_folder: Curate, text: str) -> None:
    """An address of mail, or an @ in a path, may leave."""
    empty_folder.write(entry("https://example.org/") + f"  summary: {json.dumps(text)}\n")
    assert empty_folder("export", "json").code == 0
