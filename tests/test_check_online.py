"""`curate check --online`: which addresses are dead, which have moved, and what is remembered."""

import itertools
import json
import os
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from queue import SimpleQueue
from threading import Event
from typing import Any

import pytest

from curate.checks.answers import AGE, BETWEEN_TRIES
from curate.storage.link_memory import KEPT_SECONDS, NAME
from tests.conftest import UNMEASURED, Curate, OpenTerminal
from tests.web import Host, silent


def a_list(*addresses: str, head: str = "") -> str:
    """Return a list with a resource for each address: a, b, c; their lines are 5, 9, 13."""
    entries = (
        f"- id: {chr(97 + number)}\n  title: T{number}\n  format: read\n  url: {address}\n"
        for number, address in enumerate(addresses)
    )
    return f"{head}resources:\n" + "".join(entries)


def memory(curate: Curate) -> Path:
    return curate.folder.parent / "cache" / NAME


def let_pass(curate: Curate, seconds: int) -> None:
    """Make what is remembered so many seconds older."""
    path = memory(curate)
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]
    for row in rows:
        for key in ("at", "tried_at", "until"):
            row[key] = max(0, row[key] - seconds)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


def found(curate: Curate, *options: str) -> list[tuple[str, int, str | None]]:
    result = curate("check", "--online", "--json", *options)
    return [(one["rule"], one["line"], one["id"]) for one in json.loads(result.out)]


def test_a_list_whose_addresses_are_well(empty_folder: Curate, page_host: Host) -> None:
    """Nothing is said of what is there: exit 0, and how many are asked is a remark."""
    empty_folder.write(a_list(page_host.serve("/a"), page_host.serve("/b")))
    result = empty_folder("check", "--online")
    assert (result.code, result.out) == (0, "✓ No faults in 2 resources.\n")
    assert result.err.startswith("Asking 2 addresses …\n")


def test_without_online_nobody_is_asked(empty_folder: Curate, page_host: Host) -> None:
    """`check` alone asks nobody."""
    empty_folder.write(a_list(page_host.serve("/a")))
    assert empty_folder("check").code == 0
    assert page_host.asked == []


@pytest.mark.parametrize("status", [404, 410, 500])
def test_an_address_is_dead_after_three_tries(
    empty_folder: Curate, page_host: Host, status: int
) -> None:
    """Two tries are no fault yet, and say so; the third is one, with exit 1. One answer ends it."""
    address = page_host.serve("/a", status=status)
    empty_folder.write(a_list(address))
    for number in (1, 2):
        result = empty_folder("check", "--online", columns=None)
        assert result.code == 0
        line, remedy, *rest = result.out.splitlines()
        assert line.startswith(f'data/resources.yaml:5  "{address}" did not answer as it should')
        assert f"try {number} of 3" in line
        assert f"({status})" in line
        assert "failing-address" in remedy
        assert rest == ["", "✓ No faults in 1 resource; 1 address is not sure yet."]
        let_pass(empty_folder, BETWEEN_TRIES)
    result = empty_folder("check", "--online", columns=None)
    assert result.code == 1
    assert result.out.startswith(f'data/resources.yaml:5  "{address}" is dead, after 3 tries: ')
    assert result.out.endswith("\n1 fault in 1 resource\n")
    assert found(empty_folder) == [("dead-address", 5, "a")]
    page_host.serve("/a")
    assert found(empty_folder) == []


def test_three_tries_at_once_are_one(empty_folder: Curate, page_host: Host) -> None:
    """Who asks again at once does not make an address dead by that."""
    empty_folder.write(a_list(page_host.serve("/a", status=404)))
    for _ in range(4):
        assert found(empty_folder) == [("failing-address", 5, "a")]


@pytest.mark.parametrize("status", [401, 403, 405, 429, 999])
def test_a_refusal_to_programs_is_no_fault(
    empty_folder: Curate, page_host: Host, status: int
) -> None:
    """Such an address is never dead, and is named in a remark: a person has to look."""
    empty_folder.write(a_list(page_host.serve("/a", status=status)))
    for _ in range(4):
        result = empty_folder("check", "--online")
        assert (result.code, result.out) == (0, "✓ No faults in 1 resource.\n")
        assert "1 address tells programs nothing, and may be well: a." in result.err
        let_pass(empty_folder, AGE)


@pytest.mark.parametrize("leads", [("/a", "/a"), ("/a", "/b", "/a"), tuple("/abcdefghij")])
def test_what_leads_round_is_said_to(
    empty_folder: Curate, page_host: Host, leads: tuple[str, ...]
) -> None:
    """An address that leads round, or on and on, is no fault, and is called what it is."""
    for old, new in itertools.pairwise(f"/{one.strip('/')}" for one in leads):
        page_host.lead(old, new)
    empty_folder.write(a_list(page_host.origin + f"/{leads[0].strip('/')}"))
    result = empty_folder("check", "--online", columns=None)
    assert (result.code, result.out) == (0, "✓ No faults in 1 resource.\n")
    assert "1 address leads a program without cookies round and round, and may be well: a." in (
        result.err
    )
    assert "tells programs nothing" not in result.err


@pytest.mark.parametrize("status", [404, 301, 403])
def test_the_page_of_the_list_is_called_so(
    empty_folder: Curate, page_host: Host, status: int
) -> None:
    """What is said of the address of the list's own page is told apart from its resources."""
    page_host.serve("/new")
    own = (
        page_host.lead("/own", "/new", 301)
        if status == 301
        else page_host.serve("/own", status=status)
    )
    empty_folder.write(a_list(page_host.serve("/a"), head=f"url: {own}\n"))
    result = empty_folder("check", "--online", columns=None)
    said = result.out + result.err
    assert "he page of the list" in said


def test_a_page_that_has_moved(empty_folder: Curate, page_host: Host) -> None:
    """The new address is said whole, with the place in the page that the old one had."""
    new = page_host.serve("/new/" + "long" * 30)
    page_host.lead("/old", new, 301)
    empty_folder.write(a_list(page_host.origin + "/old#part"))
    result = empty_folder("check", "--online", "--json")
    assert result.code == 1
    assert json.loads(result.out) == [
        {
            "rule": "moved-address",
            "severity": "warning",
            "line": 5,
            "id": "a",
            "message": f'"{page_host.origin}/old#part" has moved for good.',
            "remedy": f"write {new}#part",
        }
    ]
    assert found(empty_folder) == [("moved-address", 5, "a")]
    assert len(page_host.asked) == 2


def test_a_page_that_is_now_the_front_page(empty_folder: Curate, page_host: Host) -> None:
    """A site that leads all that is gone to its front page is seen through."""
    page_host.serve("/")
    empty_folder.write(a_list(page_host.lead("/old", "/", 301)))
    (one,) = json.loads(empty_folder("check", "--online", "--json").out)
    assert (one["rule"], "another page" in one["message"]) == ("moved-address", True)
    assert "write" not in one["remedy"]


def test_the_new_address_is_written(empty_folder: Curate, page_host: Host) -> None:
    """`--fix` writes where pages have moved to for good, in braces, and of the list, too."""
    new, front = [page_host.serve(f"/new/{name}") for name in "abc"], page_host.serve("/")
    old = [page_host.lead(f"/{name}", f"/new/{name}", 301) for name in "abc"]
    gone = page_host.lead("/gone", front, 301)
    text = (
        a_list(old[0] + "#part", gone, head=f"url: '{old[1]}'  # ours\n")
        + f"- {{id: z, title: Z, format: read, url: '{old[2]}', minuts: 5}}\n"
    )
    empty_folder.write(text)
    result = empty_folder("check", "--online", "--fix", columns=None)
    written = text.replace(old[0], new[0]).replace(f"'{old[1]}'", new[1])
    written = written.replace(old[2], new[2]).replace("minuts", "minutes")
    assert empty_folder.text() == written
    assert "Fixed 4 faults." in result.out
    assert [line for line in result.out.splitlines() if "moved-address" in line] == [
        "  b · moved-address · look whether it is gone, or where it is now"
    ]
    assert empty_folder("undo").code == 0
    assert empty_folder.text() == text


@pytest.mark.parametrize(
    "options", [["--fix", "--dry-run"], ["--fix", "--ignore", "moved-address"], []]
)
def test_a_new_address_that_is_not_wanted(
    empty_folder: Curate, page_host: Host, options: list[str]
) -> None:
    """It is only shown, passed over, or told: the file stays, and each address is asked once."""
    page_host.serve("/new")
    text = a_list(page_host.lead("/old", "/new", 301))
    empty_folder.write(text)
    empty_folder("check", "--online", *options)
    assert empty_folder.text() == text
    assert [one.path for one in page_host.asked] == ["/old", "/new"]


def test_an_address_that_is_put_right_is_asked(empty_folder: Curate, page_host: Host) -> None:
    """Where only the right address can be asked, that is done after it was written."""
    address = page_host.origin + "/gone"
    empty_folder.write(a_list(f"'{address.replace('://', ': //')}'"))
    result = empty_folder("check", "--online", "--fix", "--json")
    assert result.code == 2
    result = empty_folder("check", "--online", "--fix", columns=None)
    assert address in empty_folder.text()
    assert "failing-address" in result.out


def test_all_faults_are_shown_by_line(empty_folder: Curate, page_host: Host) -> None:
    """What is found online stands among all else that is found; an odd address is not asked."""
    page_host.serve("/end")
    empty_folder.write(
        a_list(page_host.origin + "/gone", "file:///etc/passwd", page_host.lead("/b", "/end", 301))
        + "  level: hard\n"
    )
    assert found(empty_folder) == [
        ("failing-address", 5, "a"),
        ("odd-address", 9, "b"),
        ("unknown-level", 14, "c"),
    ]


def test_the_page_of_the_list_is_asked_too(empty_folder: Curate, page_host: Host) -> None:
    """The address at which the list says that its page is, is one of its addresses."""
    head = f"title: T\nurl: {page_host.origin}/gone\n"
    empty_folder.write(a_list(page_host.serve("/a"), head=head))
    assert found(empty_folder) == [("failing-address", 2, None)]


def test_two_places_in_one_page_are_asked_once(empty_folder: Curate, page_host: Host) -> None:
    """A page that two resources are parts of is asked once, and said of both."""
    address = page_host.origin + "/gone"
    empty_folder.write(a_list(f"'{address}#one'", f"'{address}#two'"))
    failing = [one for one in found(empty_folder) if one[0] == "failing-address"]
    assert failing == [("failing-address", 5, "a"), ("failing-address", 9, "b")]
    assert [one.command for one in page_host.asked] == ["HEAD", "GET"]


def test_no_network_is_one_finding_and_no_try(empty_folder: Curate) -> None:
    """Where nobody can be asked it is said once, and counts for nothing: exit 0."""
    empty_folder.write(a_list("http://one.invalid/a", "http://two.invalid/b"))
    for _ in range(4):
        result = empty_folder("check", "--online", columns=None)
        assert result.code == 0
        first, second, *_ = result.out.splitlines()
        assert first.startswith("data/resources.yaml:5  None of 2 addresses could be asked: ")
        assert second == "  unasked-address · check them again later"
        last = result.out.splitlines()[-1]
        assert last == "✓ No faults in 2 resources; 2 addresses are not sure yet."
        let_pass(empty_folder, BETWEEN_TRIES)


# What is remembered.


def test_what_is_well_is_remembered_for_a_day(empty_folder: Curate, page_host: Host) -> None:
    """It is not asked again before; what failed is."""
    empty_folder.write(a_list(page_host.serve("/a"), page_host.serve("/b", status=404)))
    empty_folder("check", "--online")
    page_host.asked.clear()
    assert empty_folder("check", "--online").err.startswith("Asking 1 address …\n")
    assert {one.path for one in page_host.asked} == {"/b"}
    let_pass(empty_folder, AGE)
    empty_folder("check", "--online")
    assert {one.path for one in page_host.asked} == {"/a", "/b"}


def test_a_host_that_wants_to_be_left_alone_is(empty_folder: Curate, page_host: Host) -> None:
    """The next run remembers it, for its other addresses too; when its time is over it is asked."""
    empty_folder.write(a_list(page_host.serve("/a", status=429, headers={"Retry-After": "3600"})))
    assert found(empty_folder) == [("unasked-address", 5, "a")]
    page_host.asked.clear()
    empty_folder.write(a_list(page_host.serve("/b")))
    assert found(empty_folder) == [("unasked-address", 5, "a")]
    assert page_host.asked == []
    let_pass(empty_folder, 3601)
    assert found(empty_folder) == []


@pytest.mark.parametrize(
    "damage",
    [
        b"no json\n",
        b"\xff\xfe\x00\n",
        b'{"address": 1}\n[]\nnull\n"a"\n',
        b'{"address": "ADDRESS", "verdict": "dead", "at": 1}\n',
        b'{"address": "ADDRESS", "verdict": "failed", "at": "1", "tries": 9}\n',
        b'{"address": "ADDRESS", "verdict": "failed", "at": -1, "tries": 9}\n',
        b'{"address": "ADDRESS", "verdict": "well", "at": 1, "moved_to": "javascript:1"}\n',
        b'{"address": "ADDRESS", "verd',
        b"[" * 100_000,
    ],
)
def test_a_damaged_memory_is_passed_over(
    empty_folder: Curate, page_host: Host, damage: bytes
) -> None:
    """What cannot be read is as if it were not there, and the next line counts again."""
    address = page_host.serve("/a", status=404)
    path = memory(empty_folder)
    path.parent.mkdir()
    path.write_bytes(damage.replace(b"ADDRESS", address.encode()))
    empty_folder.write(a_list(address))
    (one,) = json.loads(empty_folder("check", "--online", "--json").out)
    assert "try 1 of 3" in one["message"]
    last = path.read_bytes().splitlines()[-1]
    assert json.loads(last)["address"] == address


def test_a_memory_that_cannot_be_kept(empty_folder: Curate, page_host: Host) -> None:
    """Where nothing can be kept, all is asked, and why no address ever gets dead is said."""
    (empty_folder.folder.parent / "cache").write_text("a file in its place\n")
    empty_folder.write(a_list(page_host.serve("/a", status=404)))
    result = empty_folder("check", "--online", columns=None)
    assert "try 1 of 3" in result.out
    assert "cannot be kept" in result.err


def test_the_memory_does_not_grow_for_ever(empty_folder: Curate, page_host: Host) -> None:
    """What is long ago is forgotten, and lines that count no more go."""
    address = page_host.serve("/a", status=404)
    empty_folder.write(a_list(address))
    empty_folder("check", "--online")
    path = memory(empty_folder)
    line = path.read_bytes().strip() + b"\n"
    old = json.loads(line) | {"address": "http://a.invalid/"}
    old["at"] -= KEPT_SECONDS
    path.write_bytes(json.dumps(old).encode() + b"\n" + line * 3_000)
    empty_folder("check", "--online")
    rows = [json.loads(one) for one in path.read_bytes().splitlines() if one]
    assert [row["address"] for row in rows] == [address] * 2
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "options", [[], ["--fix"], ["--fix", "--dry-run", "--rule", "moved-address"]]
)
def test_an_answer_is_kept_as_soon_as_it_is_there(
    empty_folder: Curate, page_host: Host, monkeypatch: pytest.MonkeyPatch, options: list[str]
) -> None:
    """Whoever interrupts loses nothing: what is known is said, and not asked again."""
    addresses = [page_host.serve(f"/{number}") for number in range(4)]
    empty_folder.write(a_list(*addresses))

    def interrupting(handler: BaseHTTPRequestHandler, closing: Event) -> None:
        interrupted.set()
        closing.wait()

    interrupted = Event()
    page_host.answer("/2", interrupting)

    class Interrupted(SimpleQueue[Any]):
        """As a queue is at which somebody presses Ctrl-C while the third is asked."""

        def get(self, block: bool = True, timeout: float | None = None) -> Any:
            if interrupted.is_set():
                raise KeyboardInterrupt
            return super().get(block, timeout)

    monkeypatch.setattr("curate.web.links.SimpleQueue", Interrupted)
    again = ["check", "--online", *options]
    result = empty_folder(*again, columns=None)
    assert (result.code, result.out) == (130, "")
    assert result.err.strip().splitlines() == [
        "Asking 4 addresses …",
        f"2 of 4 addresses answered, and are remembered. Go on: curate {' '.join(again)}",
    ]
    monkeypatch.undo()
    page_host.serve("/2")
    page_host.asked.clear()
    result = empty_folder("check", "--online")
    assert (result.code, result.err.startswith("Asking 2 addresses …\n")) == (0, True)
    assert [one.path for one in page_host.asked] == ["/2", "/3"]


def test_ctrl_c_in_a_terminal(
    empty_folder: Curate, page_host: Host, open_terminal: OpenTerminal
) -> None:
    """A bar shows how far it is; Ctrl-C ends it with one line, and the next run goes on."""
    well = page_host.serve("/a")
    page_host.answer("/b", silent)
    empty_folder.write(a_list(well, page_host.origin + "/b"))
    terminal = open_terminal("check", "--online", variables=UNMEASURED)
    terminal.expect("1/2")
    terminal.type("\x03")
    code, shown = terminal.end()
    assert code == 130
    assert "1 of 2 addresses answered" in shown
    assert "Traceback" not in shown
    page_host.serve("/b")
    page_host.asked.clear()
    terminal = open_terminal("check", "--online")
    code, shown = terminal.end()
    assert (code, "No faults in 2 resources" in shown) == (0, True)
    assert {one.path for one in page_host.asked} == {"/b"}


def test_no_bar_in_a_terminal_that_cannot_go_back(
    empty_folder: Curate, page_host: Host, open_terminal: OpenTerminal
) -> None:
    """There one line says what is asked."""
    empty_folder.write(a_list(page_host.serve("/a")))
    terminal = open_terminal("check", "--online", variables={"TERM": "dumb"})
    code, shown = terminal.end()
    assert (code, "\x1b" in shown) == (0, False)
    assert "Asking 1 address …" in shown
