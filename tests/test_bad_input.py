"""Bad input: an exit code, one clear line with file and line, and never a traceback."""

import json
import os
import re
import time
from pathlib import Path

import pytest

from curate.storage.list_source import MOST_BYTES
from tests.conftest import Curate, Result

COMMANDS = {
    "list": ("list",),
    "check": ("check",),
    "add": ("add", "A new one", "--format", "read"),
}
GOOD = "- id: good\n  title: Good\n  format: read\n  minutes: 5\n"


def error_of(result: Result) -> str:
    """Return the one line that begins with `Error:`, of a command that gave no answer."""
    said = result.out + result.err
    assert "Traceback" not in said
    assert "curate itself" not in said
    assert result.out == ""
    errors = [line for line in result.err.splitlines() if line.startswith("Error:")]
    assert len(errors) == 1, said
    assert result.err.startswith("Error: ")
    return errors[0]


# Files that hold no list.

UNREADABLE = {
    "empty": (b"", "data/resources.yaml: the file is empty"),
    "only comments": (
        b"# nothing yet\n",
        "data/resources.yaml: the file has no list yet. Write under what it has: resources:",
    ),
    "only a byte order mark": (b"\xef\xbb\xbf", "data/resources.yaml: the file is empty"),
    "not UTF-8": (
        b"title: A\nresources:\n- title: caf\xe9\n",
        'data/resources.yaml:3: this is not UTF-8 text: "é" is written here as Windows-1252 has it.'
        " Save the file as UTF-8.",
    ),
    "UTF-16": (
        "title: A\nresources: []\n".encode("utf-16"),
        "data/resources.yaml:1: this is not UTF-8 text. Save the file as UTF-8.",
    ),
    "tab indentation": (
        b"title: A\nresources:\n- id: a\n\ttitle: A\n",
        "data/resources.yaml:4, column 1: a tab is used to indent",
    ),
    "duplicate key": (
        b"title: A\nresources: []\ntitle: B\n",
        'data/resources.yaml:3: the key "title" stands twice, on lines 1 and 3',
    ),
    "duplicate resources": (
        b"resources: []\nresources: []\n",
        'data/resources.yaml:2: the key "resources" stands twice, on lines 1 and 2',
    ),
    "duplicate theme": (
        b"themes:\n  a: A\n  a: B\nresources: []\n",
        "data/resources.yaml:3: the ",
    ),
    "a list at the top": (b"- id: a\n- id: b\n", "data/resources.yaml:1: this is not a reading"),
    "a text at the top": (b"just some words\n", "data/resources.yaml:1: this is not a reading"),
    "no resources": (b"title: A\n", "data/resources.yaml:1: there is no resources: key"),
    "resources misspelt": (
        b"title: A\nresource: []\n",
        "data/resources.yaml:2: there is no resources: key. Is it resource: here that is meant?",
    ),
    "resources as a map": (
        b"title: A\nresources:\n  a: {title: A}\n",
        "data/resources.yaml:3: resources: must be a list",
    ),
    "resources as text": (b"resources: none\n", "data/resources.yaml:1: resources: must be"),
    "themes as a list": (b"themes: [a]\nresources: []\n", "data/resources.yaml:1: themes: must"),
    "two documents": (
        b"resources: []\n---\nresources: []\n",
        "data/resources.yaml:2: a second document begins here",
    ),
    "an open quotation": (b"title: 'A\nresources: []\n", "data/resources.yaml:"),
    "an open bracket": (b"resources: [a, b\n", "data/resources.yaml:"),
    "a colon in a title": (
        b"resources:\n- id: a\n  title: One: two\n",
        'data/resources.yaml:3, column 13: a ": " in a value without quotes',
    ),
    "a control character": (
        b"title: A\x00B\nresources: []\n",
        "data/resources.yaml:1, column 9: there is a control character (U+0000)",
    ),
    "an escape": (
        b"resources:\n- id: a\n  title: \x1b[31mred\n  format: read\n",
        "data/resources.yaml:3, column 10: there is a control character (U+001B)",
    ),
    "an image": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "data/resources.yaml:1: this is not"),
    "an alias for all": (
        b"x: &x []\nresources: *x\n",
        "data/resources.yaml:2: resources: uses *x. Write the value out",
    ),
    "100,000 brackets": (b"resources: " + b"[" * 100_000, "data/resources.yaml:"),
    "100,000 braces": (b"a: " + b"{a: " * 100_000, "data/resources.yaml:"),
}  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("case", UNREADABLE)
def test_a_file_that_holds_no_list(empty_folder: Curate, case: str, command: str) -> None:
    """Where there is no list to be read: exit 1, file, line and what is wrong, nothing written."""
    content, said = UNREADABLE[case]
    empty_folder.list_file.parent.mkdir()
    empty_folder.list_file.write_bytes(content)
    result = empty_folder(*COMMANDS[command], columns=None)
    assert result.code == 1
    assert error_of(result).startswith(f"Error: {said}")
    assert empty_folder.list_file.read_bytes() == content


@pytest.mark.parametrize(
    "arguments", [["show", "a"], ["path"], ["themes"], ["index"], [], ["list", "--json"]]
)
def test_every_command_says_so(empty_folder: Curate, arguments: list[str]) -> None:
    """Every command that reads a list says what is wrong with it in the same line."""
    empty_folder.write("title: A\nresources:\n- id: a\n\ttitle: A\n")
    result = empty_folder(*arguments, columns=None)
    assert result.code == 1
    assert error_of(result).startswith(
        "Error: data/resources.yaml:4, column 1: a tab is used to indent"
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_no_list_anywhere(empty_folder: Curate, command: str) -> None:
    """Where there is no list: exit 3, and the command that begins one."""
    result = empty_folder(*COMMANDS[command], columns=None)
    assert result.code == 3
    assert error_of(result).startswith("Error: no reading list here")
    assert "curate init" in result.err


@pytest.mark.parametrize("command", COMMANDS)
def test_no_such_list(curate: Curate, command: str) -> None:
    """A list that was named and is not there: exit 3, its name; the project's is not taken."""
    result = curate(*COMMANDS[command], "--file", "other.yaml", columns=None)
    assert result.code == 3
    assert "other.yaml" in error_of(result)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_instead_of_a_file(curate: Curate, command: str) -> None:
    """A folder where a list was named: exit 1, its name, and what to do."""
    result = curate(*COMMANDS[command], "--file", "data", columns=None)
    assert result.code == 1
    assert error_of(result) == "Error: data: this is a folder. Name the list file in it."


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_of_65_mib(empty_folder: Curate, command: str) -> None:
    """A file beyond 64 MiB is refused with its size, without being read: exit 1."""
    empty_folder.list_file.parent.mkdir()
    with empty_folder.list_file.open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    begun = time.monotonic()
    result = empty_folder(*COMMANDS[command], columns=None)
    assert time.monotonic() - begun < 2
    assert result.code == 1
    assert error_of(result) == (
        "Error: data/resources.yaml: the file has 65 MiB; a list file may have 64."
    )


def test_a_file_just_beyond_the_limit(empty_folder: Curate) -> None:
    """A file one byte beyond the limit is not said to have exactly as much as it may."""
    empty_folder.list_file.parent.mkdir()
    with empty_folder.list_file.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert "has 64 MiB; a list file may have 64" not in error_of(empty_folder("list"))


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="this user may read everything"
)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_may_not_be_read(curate: Curate, command: str) -> None:
    """A file that this user may not read: exit 1, its name, and the reason."""
    curate.list_file.chmod(0)
    result = curate(*COMMANDS[command], columns=None)
    assert result.code == 1
    assert re.fullmatch(r"Error: data/resources\.yaml: \w.*\.", error_of(result))


# Entries that cannot be read, among others.

BAD_ENTRIES = {
    "unknown format": ("- {id: bad, title: Bad, format: video}\n", "unknown-format", 7),
    "minutes of soon": (
        "- {id: bad, title: Bad, format: read, minutes: soon}\n", "bad-minutes", 7,
    ),
    "minutes of -5": ("- {id: bad, title: Bad, format: read, minutes: -5}\n", "bad-minutes", 7),
    "minutes of 0": ("- {id: bad, title: Bad, format: read, minutes: 0}\n", "bad-minutes", 7),
    "minutes of 1e9": ("- {id: bad, title: Bad, format: read, minutes: 1e9}\n", "bad-minutes", 7),
    "minutes of 12:30": (
        "- {id: bad, title: Bad, format: read, minutes: 12:30}\n", "bad-minutes", 7,
    ),
    "no title": ("- id: bad\n  format: read\n", "missing-title", 7),
    "an empty title": ("- id: bad\n  title:\n  format: read\n", "missing-title", 8),
    "a title that is a list": ("- id: bad\n  title: [a]\n  format: read\n", "bad-title", 8),
    "a duplicate id": ("- {id: good, title: Bad, format: read}\n", "duplicate-id", 7),
    "a duplicate key": (
        "- id: bad\n  title: Bad\n  title: Bad\n  format: read\n", "duplicate-key", 9,
    ),
    "an entry that is text": ("- bad\n", "not-a-resource", 7),
    "an alias": (
        "- {id: bad, title: Bad, format: read, authors: &a [Ada], themes: *a}\n", "alias", 7,
    ),
    "a title of nothing but escapes": (
        '- {id: bad, title: "\\e[31m\\e[0m", format: read}\n', "missing-title", 7,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD_ENTRIES)
def test_a_bad_entry_hides_no_other(empty_folder: Curate, case: str) -> None:
    """`list` leaves out what it cannot read, answers the rest, and says so on stderr: exit 0."""
    entry, _, _ = BAD_ENTRIES[case]
    empty_folder.write(f"title: A\nresources:\n{GOOD}{entry}- {{id: z, title: Z, format: read}}\n")
    result = empty_folder("list", "--json", columns=None)
    assert result.code == 0
    assert [one["id"] for one in json.loads(result.out)] == ["good", "z"]
    assert result.err == "1 entry cannot be read and is left out. See why: curate check\n"


@pytest.mark.parametrize("case", BAD_ENTRIES)
def test_check_says_where_a_bad_entry_is(empty_folder: Curate, case: str) -> None:
    """`check` names file, line, rule and remedy of what `list` leaves out: exit 1."""
    entry, rule, line = BAD_ENTRIES[case]
    empty_folder.write(f"title: A\nresources:\n{GOOD}{entry}")
    result = empty_folder("check", "--rule", rule, columns=None)
    assert (result.code, result.err) == (1, "")
    found, remedy, *_ = result.out.splitlines()
    assert found.startswith(f"data/resources.yaml:{line}  ")
    assert re.fullmatch(rf"  (\S+ · )?{rule} · \S.*", remedy)


@pytest.mark.parametrize("case", BAD_ENTRIES)
def test_a_bad_entry_is_not_in_the_way_of_a_new_one(empty_folder: Curate, case: str) -> None:
    """`add` adds to a list with a bad entry, which stays as it is: exit 0."""
    entry, _, _ = BAD_ENTRIES[case]
    text = f"title: A\nresources:\n{GOOD}{entry}"
    empty_folder.write(text)
    assert empty_folder("add", "A new one", "--format", "read").code == 0
    assert empty_folder.text().startswith(text)


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ("themes: [never, declared]", "unknown-theme"),
        ("requires: [nowhere]", "unknown-requirement"),
        ("requires: [odd]", "requirement-cycle"),
        ("colour: red", "unknown-key"),
    ],
)
def test_what_is_odd_but_readable_is_shown(empty_folder: Curate, fields: str, rule: str) -> None:
    """What can be read is answered: exit 0, nothing on stderr; `check` says what is odd: exit 1."""
    empty_folder.write(
        "title: A\nthemes: {a: A}\n"
        f"resources:\n- {{id: odd, title: Odd, format: read, {fields}}}\n"
    )
    result = empty_folder("list", "--ids")
    assert (result.code, result.out, result.err) == (0, "odd\n", "")
    checked = empty_folder("check")
    assert checked.code == 1
    assert checked.out.startswith("data/resources.yaml:4  ")
    assert rule in checked.out


def test_a_list_that_cannot_be_read_is_not_empty(curate: Curate) -> None:
    """Where no entry can be read, that is what is said, everywhere."""
    curate.write("resources:\n- id: one\n  title: One\n  format: smell\n")
    for command in (["list"], ["path"], ["next"], []):
        result = curate(*command, columns=None)
        assert "empty" not in result.err + result.out, command
        assert "entry in the list cannot be read" in result.err, command


def bomb(where: str) -> str:
    """Return a list with aliases that stand for 10^18 texts, were they followed."""
    levels = [f"  a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 18)]
    return "x:\n  a0: &a0 [" + ", ".join(["lol"] * 10) + "]\n" + "".join(levels) + where


@pytest.mark.parametrize("command", COMMANDS)
def test_aliases_that_would_blow_up(empty_folder: Curate, command: str) -> None:
    """Aliases are never followed: the entry that has one is left out at once."""
    empty_folder.write(
        bomb(f"resources:\n{GOOD}- {{id: bad, title: Bad, format: read, themes: *a17}}\n")
    )
    begun = time.monotonic()
    result = empty_folder(*COMMANDS[command], columns=None)
    assert time.monotonic() - begun < 2
    assert result.code == (1 if command == "check" else 0)
    assert "curate itself" not in result.err
    if command == "list":
        assert "1 entry cannot be read" in result.err
    if command == "check":
        assert "themes uses *a17." in result.out


def test_aliases_that_would_blow_up_as_the_list(empty_folder: Curate) -> None:
    """An alias for the whole list is refused: exit 1, its line."""
    empty_folder.write(bomb("resources: *a17\n"))
    result = empty_folder("list")
    assert result.code == 1
    assert error_of(result).startswith("Error: data/resources.yaml:20: resources: uses *a17.")


# Titles that are hard to show.

TITLES = {
    "ANSI escapes": (r'"\e[31mred\e[0m \e]0;t\a alarm"', "red alarm"),
    "C1 controls": (r'"\x9b31mred\x90\x84 alarm"', "red"),
    "markup": ("'[red]alarm[/red]'", "[red]alarm[/red]"),
    "a link": ("'[link=https://evil.example]x[/link]'", "[link=https://evil.example]x[/link]"),
    "newlines": (r'"one\ntwo\r\nthree"', "one two three"),
    "right-to-left marks": (r'"\u202efdp.\u2066exe\u2069"', "fdp.exe"),
    "10,000 characters": ("x" * 10_000, "x" * 10_000),
    "a byte order mark inside": ('"a\ufeffb"', "ab"),
}
FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.mark.parametrize("case", TITLES)
@pytest.mark.parametrize("shape", [[], ["--json"], ["--tsv"], ["--csv"]])
def test_a_title_that_is_hard_to_show(empty_folder: Curate, case: str, shape: list[str]) -> None:
    """A title is shown as what is safe of it, on one line, to people and to scripts: exit 0."""
    written, expected = TITLES[case]
    empty_folder.write(f"resources:\n- id: a\n  title: {written}\n  format: read\n")
    result = empty_folder("list", *shape, columns=None)
    assert (result.code, result.err) == (0, "")
    assert FORBIDDEN.findall(result.out) == []
    assert expected in result.out


@pytest.mark.parametrize("case", TITLES)
def test_a_title_that_is_hard_to_show_is_no_fault(empty_folder: Curate, case: str) -> None:
    """`check` finds nothing wrong with such a title, and `add` takes another list entry."""
    written, _ = TITLES[case]
    empty_folder.write(f"resources:\n- id: a\n  title: {written}\n  format: read\n")
    assert empty_folder("check").code == 0
    assert empty_folder("add", "A new one", "--format", "read").code == 0


@pytest.mark.parametrize("case", ["ANSI escapes", "right-to-left marks", "newlines"])
def test_a_fault_quotes_safely(empty_folder: Curate, case: str) -> None:
    """What a finding quotes from the file is as safe as a title."""
    written, _ = TITLES[case]
    empty_folder.write(
        f"resources:\n- id: a\n  title: A\n  format: {written}\n  level: {written}\n"
        f"  minutes: {written}\n  {written}: {written}\n- id: {written}\n"
        f"- {{id: b, title: B, format: read, themes: [{written}], requires: [{written}]}}\n"
    )
    result = empty_folder("check", columns=None)
    assert result.code == 1
    assert FORBIDDEN.findall(result.out) == []
    headings = ["Errors", "", "Warnings", ""]
    lines = [line for line in result.out.splitlines() if line not in headings]
    assert [line[:2] == "  " for line in lines] == [False, True] * 9 + [False]


# Options that cannot be.


@pytest.mark.parametrize("option", ["--max-minutes", "--min-minutes"])
@pytest.mark.parametrize(
    "value",
    [
        "-1",
        "-5",
        "0",
        "soon",
        "1e9",
        "12:30",
        "99999999999999999999",
        "1.5",
        "½",
        "３０",
        "nan",
    ],
)
def test_a_time_that_cannot_be(curate: Curate, option: str, value: str) -> None:
    """A time that is none: exit 2, and what to write instead."""
    result = curate("list", option, value, columns=None)
    assert result.code == 2
    assert error_of(result).startswith(f'Error: {option}: "{value}" ')


@pytest.mark.parametrize("command", ["list", "path"])
@pytest.mark.parametrize("theme", ["nosuch", "/", "Equity/Rac", "a" * 5_000])
def test_a_theme_that_is_none(curate: Curate, command: str, theme: str) -> None:
    """A theme that is none: exit 3, and where the names are; never everything."""
    result = curate(command, "--theme", theme, columns=None)
    assert result.code == 3
    assert "curate themes" in result.err
    assert "no theme" in error_of(result)


@pytest.mark.parametrize(
    "arguments",
    [
        ["list", "--nosuch"],
        ["list", "--theme"],
        ["show"],
        ["check", "a.yaml", "extra"],
        ["--nosuch"],
        ["lits"],
        [""],
        ["add", "--format"],
        ["init", "a", "b"],
    ],
)
def test_a_command_that_cannot_be(curate: Curate, arguments: list[str]) -> None:
    """A command line that cannot be understood: exit 2, one line, and where the help is."""
    result = curate(*arguments, columns=None)
    assert result.code == 2
    error_of(result)
    assert "--help" in result.err


def test_a_misspelt_command_is_corrected(curate: Curate) -> None:
    """A command that does not exist: exit 2, and the nearest."""
    assert error_of(curate("lits")) == 'Error: no command "lits". Did you mean list?'


# What a command line can hold.

ODD_NAMES = {
    "too long": "a" * 300,
    "too deep": "a/" * 3_000,
    "a home of nobody": "~nosuchuser-at-all/list.yaml",
    "not UTF-8": "caf\udce9.yaml",
    "below a file": "data/resources.yaml/list.yaml",
    "a dot": ".",
    "the root": "/",
}


@pytest.mark.parametrize("case", ODD_NAMES)
def test_a_file_name_that_cannot_be(curate: Curate, case: str) -> None:
    """A list whose name cannot be a file's: exit 1 or 3, one line, no traceback."""
    for command in (*COMMANDS.values(), ()):
        result = curate("--file", ODD_NAMES[case], *command, columns=None)
        assert result.code in (1, 3)
        error_of(result)


@pytest.mark.parametrize(
    "name",
    [
        "a" * 300,
        "a" * 300 + ".yaml",
        "a/" * 3_000,
        "~nosuchuser-at-all/list.yaml",
        "data/resources.yaml/list.yaml",
    ],
    ids=["a long folder", "a long file", "too deep", "a home of nobody", "below a file"],
)
def test_a_new_list_that_cannot_be(curate: Curate, name: str) -> None:
    """A new list where none can be: refused or missing, one line, no traceback."""
    result = curate("init", name, columns=None)
    assert result.code in (1, 3)
    error_of(result)


def test_a_list_in_a_folder_that_is_not_utf_8(tmp_path: Path) -> None:
    """A list in a folder whose name is not UTF-8 is a list like any other."""
    folder = tmp_path / "caf\udce9"
    try:
        (folder / "data").mkdir(parents=True)
    except (OSError, UnicodeError):
        pytest.skip("no such names here")
    curate = Curate(folder)
    curate.write(f"resources:\n{GOOD}")
    for command in (["list", "--ids"], ["show", "good"], ["themes"], ["check"], ["index"], []):
        assert curate(*command).code == 0
    assert curate("list", "--ids").out == "good\n"


@pytest.mark.parametrize("text", ["\udcff", "a\udce9", "x" * 60_000, "%" * 60_000, '"'])
def test_a_name_that_no_resource_has(curate: Curate, text: str) -> None:
    """A name that no resource can have: exit 3, one line, no traceback."""
    result = curate("show", text, columns=None)
    assert result.code == 3
    assert error_of(result).startswith("Error: no resource ")


@pytest.mark.parametrize("command", ["show", "done", "start"])
@pytest.mark.parametrize("texts", [("\udcff", "sled"), ("sled-dogs", "\udce9"), ("nope", "\udcff")])
def test_several_names_of_which_one_is_no_text(
    curate: Curate, command: str, texts: tuple[str, str]
) -> None:
    """Beside others, too, a name of bytes that are no text is one that no resource has."""
    result = curate(command, *texts, columns=None)
    assert result.code == 3
    assert error_of(result).startswith("Error: no resource ")


@pytest.mark.parametrize(
    "words",
    [
        ["word"] * 2_000,
        ["-"] * 1_200,
        ["-" * 60_000],
        ["a" * 60_000],
        ["\udcff" * 10],
        ["学"] * 1_200,
    ],
    ids=["many words", "many signs", "a long sign", "a long word", "no text", "many in Chinese"],
)
def test_any_number_of_words_is_searched_for(curate: Curate, words: list[str]) -> None:
    """However many words and however long: an answer, never an error."""
    result = curate("list", "--ids", "--", *words)
    assert result.code == 0
    assert "Error" not in result.err


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--theme", "equity"),
        ("--author", "Spillett"),
        ("--format", "read"),
        ("--level", "advanced"),
    ],
)
def test_an_option_may_be_repeated_often(curate: Curate, option: str, value: str) -> None:
    """However often a facet is repeated, the answer is that of once."""
    once = curate("list", "--ids", option, value)
    assert curate("list", "--ids", *[option, value] * 1_500).out == once.out != ""
