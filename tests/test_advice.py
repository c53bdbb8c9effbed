"""Commands that are advised: each is about the list that the command before it was about."""

import ast
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from curate import cli
from tests.conftest import Curate
from tests.web import host

ADVISED = re.compile(rf"curate (?:{'|'.join(cli.COMMANDS)})\b")
NO_COMMAND = re.compile(rf"(?:^|: )curate (?!(?:{'|'.join(cli.COMMANDS)})\b|--|\0|%|\Z)")
NAMED = "lists/our own.yaml"
NEEDS = "--file 'lists/our own.yaml'"
ONE = """\
themes:
  care: Care
resources:
- id: one
  title: One
  format: read
  minutes: 20
  parts: 2
  themes: [care]
  authors: [Ann]
- id: two
  title: Two
  format: listen
  requires: [gone]
  url: https://example.org/two
"""
LISTS = {
    "empty": "resources:\n",
    "nothing in the file": "",
    "nothing readable": "resources:\n- id: one\n  title: One\n",
    "one": ONE,
    "one unreadable": ONE + "- id: three\n",
    "too long for any time": ONE.replace("minutes: 20", "minutes: 900"),
}
PAGE = '<title>Another Two</title><meta name="author" content="Ada Byron">'
SOURCES = {
    "links.md": "# Talks\n\n- [On trust](https://example.org/trust)\n",
    "pocket.csv": "title,url,time_added,tags,status\nOn time,https://example.org/t,1,,archive\n",
    "suspect.md": "- [极速赛车168 A](https://example.org/a)\n- [极速赛车168 B](https://example.org/b)\n",
    "nothing.md": "<!DOCTYPE html><html><body></body></html>",
    "numbers.csv": "title,url,time\nOn time,https://example.org/t,12\n",
    "no-table.csv": "a,b\n1,2\n",
}
"""What is imported, beside the list."""
LINES = {
    "home": [],
    "list": ["list"],
    "list none": ["list", "none like this"],
    "list longer": ["list", "--min-minutes", "999"],
    "list time": ["list", "30"],
    "list theme": ["list", "care"],
    "show": ["show", "nobody"],
    "show unreadable": ["show", "three"],
    "path": ["path"],
    "path none": ["path", "none like this"],
    "path theme": ["path", "--theme", "nobody"],
    "next": ["next"],
    "next short": ["next", "1"],
    "start": ["start", "one"],
    "done": ["done", "one"],
    "done again": ["done", "one", "--part", "1"],
    "skip": ["skip", "one"],
    "reset": ["reset", "one"],
    "history": ["history"],
    "stats": ["stats"],
    "themes": ["themes"],
    "themes add": ["themes", "add", "work", "Work"],
    "add": ["add", "Three", "--format", "read", "--theme", "care"],
    "add theme": ["add", "Three", "--format", "read", "--theme", "nobody"],
    "add requires": ["add", "Three", "--format", "read", "--requires", "nobody"],
    "add duplicate": ["add", "One", "--format", "read"],
    "add nothing": ["add"],
    "edit": ["edit", "one", "--minutes", "25"],
    "edit nothing": ["edit", "one"],
    "remove part": ["remove", "on"],
    "import": ["import", "links.md"],
    "import history": ["import", "pocket.csv", "--with-history"],
    "import dry run": ["import", "links.md", "--dry-run"],
    "import marked": ["import", "pocket.csv"],
    "import suspect": ["import", "suspect.md"],
    "import nothing": ["import", "nothing.md"],
    "import numbers": ["import", "numbers.csv"],
    "import columns": ["import", "no-table.csv", "--as", "csv"],
    "import theme": ["import", "links.md", "--theme", "nobody"],
    "refresh": ["refresh", "two"],
    "refresh nothing": ["refresh", "one"],
    "refresh nobody": ["refresh", "nobody"],
    "open nothing": ["open", "one"],
    "publish": ["publish", "site"],
    "export": ["export", "markdown"],
    "export file": ["export", "html", "--output", "list.html"],
    "export none": ["export", "bookmarks", "none like this"],
    "export time": ["export", "csv", "care", "30"],
    "export calendar": ["export", "ics", "care", "--sitting", "30"],
    "undo": ["undo"],
    "check": ["check"],
    "index": ["index"],
}


def texts(source: str) -> Iterator[str]:
    """Yield each text in a module that is no docstring, with a mark for what is filled in."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr):
            yield "".join(
                str(one.value) if isinstance(one, ast.Constant) else "\0" for one in node.values
            )
        elif not isinstance(node, ast.FormattedValue | ast.Expr):
            for one in ast.iter_child_nodes(node):
                if isinstance(one, ast.Constant) and isinstance(one.value, str):
                    yield one.value


def lone(text: str) -> list[str]:
    """Give the commands in a text that neither begin it, nor follow a label, nor are quoted.

    And what would be taken for a command where one may be, and is none.
    """
    found = (one for one in ADVISED.finditer(text) if one.start())
    alone = [one[0] for one in found if not text[: one.start()].endswith((": ", "`"))]
    return alone + NO_COMMAND.findall(text)


@pytest.mark.parametrize("module", sorted(Path(cli.__file__).parent.rglob("*.py")), ids=str)
def test_a_command_is_advised_in_one_shape(module: Path) -> None:
    """A command that is advised follows its label, so that `--file` can be added to it."""
    assert [one for text in texts(module.read_text("utf-8")) for one in lone(text)] == []


@pytest.mark.parametrize(
    "text", ["First curate undo it.", "To see it, curate list", "curate itself"]
)
def test_a_command_in_the_midst_of_a_sentence_is_seen(text: str) -> None:
    """What advises a command without a label would be found."""
    assert list(texts(f'def f():\n    """Curate undo."""\n    say({text!r})')) == [text]
    assert lone(text)


@pytest.fixture(scope="module")
def origin() -> Iterator[str]:
    """Run one host for all that is asked here, and give where it is."""
    with host() as found:
        found.serve("/two", PAGE)
        yield found.origin


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("contents", LISTS)
def test_what_is_advised_is_about_the_same_list(
    empty_folder: Curate, origin: str, contents: str, line: str
) -> None:
    """Each command that is advised names the list that `--file` named."""
    path = empty_folder.folder / NAMED
    path.parent.mkdir()
    path.write_text(LISTS[contents].replace("https://example.org", origin), encoding="utf-8")
    for name, text in SOURCES.items():
        (empty_folder.folder / name).write_text(text, encoding="utf-8")
    result = empty_folder("--file", NAMED, *LINES[line])
    said = re.split(r"\n| · (?=\w[\w ]*: )", result.err + result.out)
    advised = [one for one in said if ADVISED.search(one) and "`curate" not in one]
    assert [one for one in advised if NEEDS not in one] == []


def test_every_command_is_tried() -> None:
    """No command is forgotten but `init`, which makes a list and so is about none."""
    assert set(cli.COMMANDS) - {line[0] for line in LINES.values() if line} == {"init"}


def test_the_words_to_search_for_stay_last(empty_folder: Curate) -> None:
    """What comes after `--` is searched for: the file is named before it."""
    empty_folder.write(ONE).rename(empty_folder.folder / "other.yaml")
    said = empty_folder("list", "30", "--file", "other.yaml", columns=None).err
    assert "Search for it: curate list --file other.yaml -- 30\n" in said


@pytest.mark.parametrize(
    ("typed", "advised"),
    [
        (
            "list 30 -f read",
            "Show it: curate list --format read --max-minutes 30 --include-unknown",
        ),
        ("list 'half an hour'", "Show it: curate list --max-minutes 30 --include-unknown"),
        ("list two 9", "Show it: curate list two --max-minutes 9 --include-unknown"),
        (
            "list --max-minutes 9 -- two",
            "Show it: curate list --max-minutes 9 --include-unknown -- two",
        ),
        ("path --sittings 3", "how long one is: curate path --sittings 3 --sitting 30"),
        ("add One -f read", "Add it anyway: curate add One --format read --force"),
        ("list --publisher ann", "Ask for it: curate list --author ann"),
    ],
)
def test_an_option_that_is_advised_is_a_whole_command(
    empty_folder: Curate, typed: str, advised: str
) -> None:
    """It is what was typed, with the option, so that nobody has to know where it goes."""
    empty_folder.write(ONE.replace("listen", "read"))
    err = empty_folder(*shlex.split(typed), columns=None).err
    assert advised in err
    again = empty_folder(*shlex.split(advised.partition(": curate ")[2]), columns=None)
    assert advised not in again.err


def test_an_option_that_is_given_is_not_advised(empty_folder: Curate) -> None:
    """Who asks for what has no known time is not told how to."""
    empty_folder.write(ONE.replace("listen", "read"))
    err = empty_folder("list", "30", "--include-unknown", "--format", "read").err
    assert ("taken as a time" in err, "Show it" in err) == (True, False)


def test_an_advised_command_is_not_broken(empty_folder: Curate) -> None:
    """Where a line is too long, it is not broken within a command, which could not be copied."""
    empty_folder.write(ONE).rename(empty_folder.folder / "other.yaml")
    said = empty_folder("show", "nobody at all", "--file", "other.yaml", columns=50).err
    assert said.endswith("\n  curate list --file other.yaml\n")


def test_help_needs_no_file(empty_folder: Curate) -> None:
    """The help of a command is the same for every list."""
    empty_folder.write(ONE).rename(empty_folder.folder / "other.yaml")
    assert empty_folder("--file", "other.yaml").out.endswith("\nAll commands: curate --help\n")


UNREADABLE = {
    "the only one": ("- id: one\n  title: One\n", "The only entry in the list cannot be read."),
    "all of them": ("- id: one\n- id: two\n", "None of the 2 entries in the list can be read."),
}


@pytest.mark.parametrize("command", ["", "list", "path", "next", "next 20", "themes", "stats"])
@pytest.mark.parametrize("case", UNREADABLE)
def test_a_list_of_which_nothing_can_be_read_is_not_empty(
    empty_folder: Curate, case: str, command: str
) -> None:
    """Where no entry can be read, that is said, not that the list is empty or has no themes."""
    entries, said = UNREADABLE[case]
    empty_folder.write(f"resources:\n{entries}")
    err = empty_folder(*command.split()).err
    assert f"{said} See why: curate check\n" in err
    assert "empty" not in err
    assert "no themes" not in err
    assert "left out" not in err


def test_next_finds_nothing_where_nothing_can_be_read(empty_folder: Curate) -> None:
    """A script learns from the exit code that there is nothing to do now."""
    empty_folder.write("resources:\n- id: one\n")
    assert empty_folder("next").code == 1
