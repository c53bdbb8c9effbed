"""Nothing that a file, a variable or a command line says gives an order to a terminal."""

import io
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curate.display.diff import show_change
from curate.safe_text import looks, spelt, spelt_in_full
from curate.streams import Advice, Stream
from curate.yaml_editing.splices import Splice, spliced
from tests.conftest import PROJECT, Curate, Result

LIST = """\
title: A list
themes:
  a: A
resources:
- id: one
  title: {title}
  format: read
  minutes: 5
  themes: [a]
"""
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
OURS = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x07\x1b]*\x1b\\")
SCRAPS = st.sampled_from(
    [
        *("\x1b[31m", "\x1b]0;title\x07", "\x1b]8;;http://x.example\x1b\\", "\x9b2J", "\x1b[2J"),
        *"\x1b\x07\x08\r\n\t\x0b\x0c\x7f\x85\x9b\u2028\u2029\u200b\u200e\ufeff\\'\"%{}",
        *BIDI,
    ]
)
"""What a terminal takes for orders, and what stands near it."""
HOSTILE = st.lists(SCRAPS | st.sampled_from("abc éא/;"), max_size=8).map("".join)


def orders_in(text: str) -> list[str]:
    """List the characters of a text that give orders, but for line feeds."""
    return [
        char
        for char in text
        if (category(char) in ("Cc", "Cs") and char != "\n") or char in BIDI + "\u2028\u2029"
    ]


def shown(result: Result) -> str:
    """Return all that a command showed."""
    return result.out + result.err


@contextmanager
def a_place(*, colour: bool = False) -> Iterator[Curate]:
    """Give a folder to run commands in."""
    with TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        project.mkdir()
        yield Curate(project, colour=colour)


def hostile_list(texts: list[str], comment: str) -> str:
    """Make a list of five hostile texts, and a comment in which they stand as they are."""
    title, theme, summary, name, key = map(json.dumps, texts)
    comment = "".join(char for char in comment if char.isprintable() or char in BIDI)
    return (
        f"title: {title}\nthemes:\n  a: A\n  {theme}: {{title: {title}}}\nresources:\n"
        f"- id: one # {comment}\n  title: {title}\n  format: read\n  minutes: 5\n"
        f"  themes: [a, {theme}, {name}]\n  summary: {summary}\n  authors: [{name}]\n"
        f"  publisher: {name}\n  url: {summary}\n  requires: [{key}]\n  {key}: x\n"
        f"- id: two\n  title: Two\n  format: {name}\n- id: two\n  title: Two\n  format: read\n"
    )


def commands(text: str) -> list[list[str]]:
    """List commands that show what is in a list, or take `text` for anything."""
    return [
        *([name] for name in ("list", "themes", "check", "path", "next", "history", "stats")),
        [],
        ["show", "one"],
        ["list", "--json"],
        ["themes", "--json"],
        ["check", "--json"],
        ["path", "--explain"],
        ["path", "--markdown", "--explain"],
        ["path", "--text", "--explain"],
        ["path", text or "x"],
        ["next", text or "x"],
        ["list", text or "x"],
        ["list", "--theme", text],
        ["list", "--format", text],
        ["list", "--max-minutes", text],
        ["list", "--author", text],
        ["show", text],
        [text],
        ["show", "one", f"--{text}"],
        ["add", text, "--format", "read", "--theme", text, "--force"],
        ["edit", "one", "--title", "New", "--summary", text],
        ["edit", "one", "--clear", text],
        ["done", "one", "--note", text],
        ["history"],
        ["history", "--json"],
        ["show", "one"],
        ["undo", "--dry-run"],
        ["undo"],
        ["themes", "add", text, text],
        ["themes", "rename", "a", text],
        ["themes", "rename", "a", "b"],
        ["remove", "one", "--yes"],
        ["undo"],
        ["undo"],
    ]


@given(st.booleans(), st.lists(HOSTILE, min_size=5, max_size=5), HOSTILE, HOSTILE)
def test_no_text_gives_orders_to_a_terminal(
    colour: bool, texts: list[str], comment: str, typed: str
) -> None:
    """Whatever a list holds and somebody types: only our own colours are orders."""
    typed = typed.replace("\x00", "")
    with a_place(colour=colour) as place:
        place.write(hostile_list(texts, comment))
        for arguments in commands(typed):
            said = shown(place(*arguments))
            assert orders_in(OURS.sub("", said) if colour else said) == [], arguments


@pytest.mark.skipif(os.name == "nt", reason="no file has such a name there")
@given(HOSTILE.filter(lambda text: "\0" not in text and len(text.encode()) < 200))
def test_no_name_of_a_file_gives_orders_to_a_terminal(name: str) -> None:
    """A list file may have any name: it is one line in messages, headings and diffs."""
    name = f"x{name.replace('/', '-')}.yaml"
    with a_place() as place:
        (place.folder / name).write_text(LIST.format(title="One"), encoding="utf-8")
        file = ("--file", name)
        for arguments in (
            ("list", *file),
            ("show", "one", *file),
            ("check", *file),
            ("edit", "one", "--minutes", "6", *file),
            ("undo", *file),
            ("undo", *file),
            ("show", "none", *file),
            ("init", *file),
            file,
            ("list", "--file", f"none-{name}"),
        ):
            said = shown(place(*arguments))
            assert orders_in(said) == [], arguments
        heading = place("edit", "one", "--minutes", "6", *file).out.split("\n")
        assert heading[0].startswith("x")
        assert heading[1].endswith("format: read")


def test_a_name_with_an_order_is_shown_without_it(empty_folder: Curate) -> None:
    """A colour in what somebody typed is not taken for one of ours."""
    empty_folder.colour = True
    said = empty_folder("--file", "no\x1b[31mt\nhere\u202e.yaml", "list").err
    assert said.startswith("\x1b[31mError:\x1b[0m no such list: not here.yaml. ")


@pytest.mark.parametrize("sign", ["\x1b[31m", "\x1b]0;x\x07", "\n", "\u202e"])
def test_the_name_of_an_editor_is_shown_as_it_may_be(curate: Curate, sign: str) -> None:
    """An editor that cannot be started is named on one line, and gives no orders."""
    curate.variables["EDITOR"] = f"'/no/such{sign}editor'"
    said = curate("edit", "sled-dogs", columns=None).err
    assert 'the editor "/no/such' in said
    assert orders_in(said) == []
    assert said.count("\n") == 1


def test_what_the_journal_says_gives_no_orders(curate: Curate) -> None:
    """A history that another program wrote into is shown without its orders."""
    import sqlite3

    assert curate("done", "sled-dogs", "--note", "Well").code == 0
    (journal,) = (curate.folder.parent / "user-data").glob("*.db")
    with sqlite3.connect(journal) as db:
        tables = [
            row[0]
            for row in db.execute(
                "SELECT name FROM sqlite_schema WHERE sql LIKE ?", ("CREATE TABLE%note%",)
            )
        ]
        for table in tables:
            db.execute(f"UPDATE {table} SET note = ?, what = ?", ("a\x1b[2Jb\u202e", "x\x9b2J"))
    db.close()
    for arguments in (("history",), ("history", "--json"), ("show", "sled-dogs"), ("undo",)):
        result = curate(*arguments)
        assert result.code == 0
        assert orders_in(shown(result)) == [], arguments


def diff(old: str, new: str) -> list[str]:
    """Return the lines of a diff that say what goes and what comes, without their numbers."""
    file = io.StringIO()
    stream = Stream(file, terminal=True, width=80, colour=False, unicode=True, advice=Advice())
    show_change(stream, "list.yaml", spliced(old, [Splice(0, len(old), new)]))
    lines = file.getvalue().split("\n")[1:-1]
    return [line[6:] for line in lines if line[6:7] in ("-", "+")]


DIFFS = {
    "bidi": ("title: T\u202ewo\n", "title: Two\n", ["- title: T\\u202ewo", "+ title: Two"]),
    "bidi and more": ("a: T\u202ewo\n", "a: Four\n", ["- a: T\\u202ewo", "+ a: Four"]),
    "line ends": ("a: 1\r\nb: 2\r\n", "a: 1\r\nb: 2\n", ["- b: 2\\r", "+ b: 2"]),
    "all line ends": ("a: 1\r\n", "a: 1\n", ["- a: 1\\r", "+ a: 1"]),
    "the same line ends": ("a: 1\r\n", "a: 2\r\n", ["- a: 1", "+ a: 2"]),
    "a lone CR": ("a: 1 # x\r# y\n", "a: 2\n", ["- a: 1 # x\\r# y", "+ a: 2"]),
    "a tab": ("a: 1\n", "a: 1\t# x\n", ["- a: 1", "+ a: 1\\t# x"]),
    "blanks at the end": ("a: 1 \n", "a: 1\n", ["- a: 1\\u0020", "+ a: 1"]),
    "a blank that does not break": ("a: 1\xa02\n", "a: 1 2\n", ["- a: 1\\u00a02", "+ a: 1 2"]),
    "composed": ("a: e\u0301\n", "a: \xe9\n", ["- a: e\\u0301", "+ a: \\u00e9"]),
    "accents": ("a: cafe\n", "a: caf\xe9\n", ["- a: cafe", "+ a: caf\xe9"]),
    "a joiner": ("a: x\u200dy\n", "a: xy\n", ["- a: x\\u200dy", "+ a: xy"]),
    "a joiner that stays": ("a: x\u200dy\n", "a: x\u200dz\n", ["- a: x\u200dy", "+ a: x\u200dz"]),
    "an escape": ('a: "\u202e"\n', 'a: "\\u202e"\n', ['- a: "\\u202e"', '+ a: "\\\\u202e"']),
}


@pytest.mark.parametrize("case", DIFFS)
def test_a_diff_shows_what_nobody_sees(case: str) -> None:
    """An invisible character that goes or comes is spelt; what can be seen stays as it is."""
    old, new, told = DIFFS[case]
    assert diff(old, new) == told


LINE = HOSTILE | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
LINES = LINE.map(lambda text: text.replace("\n", " "))
UNSEEN = SCRAPS | st.sampled_from(["", "", " ", "\xa0", "\u200c", "\u200d", "\ufe0f", "\u3164"])
NEARLY_ALIKE = st.tuples(st.just("a"), UNSEEN, st.sampled_from(["", "b"]))
ALIKE = LINES | NEARLY_ALIKE.map("".join).map(lambda text: text.replace("\n", " "))


@given(st.lists(ALIKE, max_size=4), st.lists(ALIKE, max_size=4), st.sampled_from(["\n", "\r\n"]))
def test_no_diff_shows_two_lines_as_the_same(old: list[str], new: list[str], end: str) -> None:
    """A line that goes and one that comes are never the same to the eye, and give no orders."""
    told = diff("".join(f"{line}{end}" for line in old), "".join(f"{line}{end}" for line in new))
    gone = {line[1:] for line in told if line[0] == "-"}
    come = {line[1:] for line in told if line[0] == "+"}
    in_both = {line.removesuffix("\r") for line in old} & {line.removesuffix("\r") for line in new}
    assert {line.strip() for line in gone & come} <= {spelt(line).strip() for line in in_both}
    assert orders_in("\n".join(told)) == []


@given(LINES, LINES)
def test_a_spelling_in_full_is_of_one_line_alone(one: str, other: str) -> None:
    """What is spelt in full is plain ASCII, and no two lines have the same spelling."""
    for line in (one, other):
        assert spelt_in_full(line).isascii()
        assert spelt_in_full(line).isprintable()
        assert spelt_in_full(line) == spelt_in_full(line).rstrip()
    assert (spelt_in_full(one) == spelt_in_full(other)) == (one == other)
    if one == other:
        assert looks(one) == looks(other)


@given(st.lists(HOSTILE, min_size=5, max_size=5))
def test_rows_are_data_without_orders(texts: list[str]) -> None:
    """Of control characters, rows have the tab between cells and the end of the line alone."""
    with a_place() as place:
        place.write(hostile_list(texts, ""))
        for form in ("--tsv", "--csv", "--ids"):
            said = place("list", form).out
            assert orders_in(said.replace("\t", "") if form == "--tsv" else said) == []


def test_json_says_what_is_there() -> None:
    """What nobody sees is an escape in JSON, so that it says the same."""
    from curate.exports.json_text import json_array, json_text

    value = {"note": "a\u202eb\x9bc\x7f\ue0001\U000e0041 é \u200d\ud800"}
    for text in (json_text(value), "".join(json_array([value])).strip("[]\n")):
        assert json.loads(text) == value
        assert orders_in(text) == []
        assert "é" in text


def test_a_table_gives_no_orders() -> None:
    """Whatever is put into a table, its cells are text."""
    from curate.display.tables import put, table

    file = io.StringIO()
    stream = Stream(file, terminal=True, width=80, colour=True, unicode=True, advice=Advice())
    grid = table(stream, ("Title\x9b2J", "wrap"))
    grid.add_row("a\x1b[2Jb\u202ec\rd")
    put(stream, grid)
    assert orders_in(OURS.sub("", file.getvalue())) == []
    assert "abc" in file.getvalue()


WRITERS = {
    "typer.echo(": {"cli.py", "display/printing.py"},
    "typer.secho(": set(),
    "typer.prompt(": {"interaction/questions.py"},
    "print(": set(),
    "Console(": {"display/tables.py"},
    ".write(": {"display/printing.py", "streams.py"},
}


@pytest.mark.parametrize("call", WRITERS)
def test_all_that_is_shown_goes_through_one_room(call: str) -> None:
    """No module writes to a terminal by itself, past what makes text safe to show."""
    name = rf"(?<![\w.]){re.escape(call)}" if call[0] != "." else re.escape(call)
    found = {
        path.relative_to(PROJECT / "curate").as_posix()
        for path in (PROJECT / "curate").rglob("*.py")
        if re.search(name, path.read_text(encoding="utf-8"))
    }
    assert {path for path in found if not path.startswith("storage/")} <= WRITERS[call]
