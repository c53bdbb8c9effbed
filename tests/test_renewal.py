"""An index that is brought up to date says what one says that is built anew, whatever changed."""

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from curate.durations import WORDS_PER_MINUTE
from curate.errors import CurateError
from curate.index import freshness
from curate.index.renewal import renew
from curate.library import Library
from curate.yaml_reading.entry_texts import read_alone, taken_apart
from curate.yaml_reading.parse import parse
from tests.conftest import Curate
from tests.profiles import often
from tests.strategies import LAYOUTS, PLAIN, SCRAPS, heading, list_files, loose_lists

TABLES = ("source", "themes", "resources", "resource_themes", "requires")
FILE = ("path", "mtime_ns", "ctime_ns", "inode", "checked_ns")
"""Columns that tell of the file, and not of what it says."""


@contextmanager
def changed(path: Path, text: str) -> Iterator[Library]:
    """Write a list, and give its library, with its index beside it."""
    path.write_text(text, encoding="utf-8", newline="", errors="surrogatepass")
    with closing(Library(path, path.name, path.parent, path.parent / "data", time.time_ns)) as lib:
        yield lib


def content(connection: sqlite3.Connection) -> dict[str, Any]:
    """Return all that an index says, each resource at its place instead of its position."""
    connection.row_factory = sqlite3.Row
    found: dict[str, Any] = {
        table: [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]
        for table in TABLES
    }
    for row in found["source"]:
        for name in FILE:
            del row[name]
    place = {row["position"]: at for at, row in enumerate(found["resources"])}
    for row in found["resources"]:
        row["position"] = place[row["position"]]
    connection.execute("CREATE VIRTUAL TABLE temp.v USING fts5vocab(main, resources_fts, instance)")
    terms = connection.execute('SELECT term, doc, col, "offset" FROM temp.v')
    found["searched"] = sorted((term, place[doc], *where) for term, doc, *where in terms)
    for table in ("resource_themes", "requires"):
        found[table].sort(key=str)
    return found


def after(path: Path, text: str) -> tuple[bool, dict[str, Any] | None, dict[str, Any] | None]:
    """Change the list at `path`; tell what its index says, renewed and built anew.

    The first is whether it was renewed. None: the list cannot be read.
    """
    with changed(path, text) as lib, suppress(CurateError):
        source, now = lib.source(), time.time_ns()
        renewed = renew(lib.index_path, source, now, now, lib.words_per_minute)
        said = anew = None
        if renewed and (connection := freshness.open_index(lib.index_path)):
            with closing(connection):
                said = content(connection)
        with suppress(CurateError):
            anew = content(lib.rebuild())
        return renewed, said, anew
    return False, None, None


def built(path: Path, text: str) -> bool:
    """Write a list, and build its index; return whether it can be read."""
    with changed(path, text) as lib, suppress(CurateError):
        lib.rebuild()
        return True
    return False


CHANGES = {
    "a field": ("minutes: 5", "minutes: 50"),
    "a line more": ("  minutes: 5\n", "  minutes: 5\n  level: advanced\n"),
    "a new id": ("id: one", "id: first"),
    "an id that is required": ("- id: two", "- id: extra\n  title: E\n  format: read\n- id: t"),
    "one more first": ("# first\n", "- id: new\n  title: New\n  format: read\n"),
    "one more last": ("# the end\n", "- id: new\n  title: New\n  format: read\n"),
    "the last without its end": ("# the end\n", "# the end"),
    "one less": (PLAIN[PLAIN.index("\n- id: two") : PLAIN.index("# of three")], "\n"),
    "another title of the list": ("A list", "Another"),
    "another comment": ("# first", "# first\n# and second"),
    "a theme that is not declared": ("[undeclared]", "[culture, another]"),
    "a theme that is declared": ("  equity/race: Race\n", "  equity/race: Race\n  new: New\n"),
    "other words for a theme": ("culture: Culture", "culture: Cultures"),
    "words for a theme that others are in": ("  equity/race:", "  equity: Fair\n  equity/race:"),
    "words for one that had none": ("  equity/race:", "  undeclared: Said\n  equity/race:"),
    "a theme that is not declared any more": ("  culture: Culture\n", ""),
    "what is required": ("[one]", "[seven, nobody]"),
    "an unknown key": ("  minutes: 5\n", "  minutes: 5\n  ours: yes\n"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_people_change_is_brought_in(tmp_path: Path, change: str) -> None:
    """A change as people make it is brought into the index, which is not built anew."""
    old, new = CHANGES[change]
    assert built(tmp_path / "list.yaml", PLAIN)
    renewed, said, anew = after(tmp_path / "list.yaml", PLAIN.replace(old, new, 1))
    assert renewed
    assert said == anew


UNSURE = {
    "an anchor": ("title: One", "title: &one One"),
    "a tag": ("title: One", "title: !!str One"),
    "an id that is taken": ("id: two", "id: seven"),
    "an entry that cannot be read": ("format: watch", "format: smell"),
    "a key behind the last entry": ("# the end\n", "extra: yes\n"),
    "a quotation mark": ("title: One", 'title: "One'),
    "another indentation": ("\n- id", "\n  - id"),
    "the end of a document": ("# the end\n", "...\n"),
    "no entries": (PLAIN[PLAIN.index("# first") :], ""),
    "a rare line end": ("Seven", "Sev\u2028en"),
}


@pytest.mark.parametrize("change", UNSURE)
def test_where_it_is_not_sure_the_index_is_built_anew(tmp_path: Path, change: str) -> None:
    """Where other parts of the file may say something else, too, all of it is read."""
    old, new = UNSURE[change]
    assert built(tmp_path / "list.yaml", PLAIN)
    assert not after(tmp_path / "list.yaml", PLAIN.replace(old, new))[0]


PIECES = [
    "x",
    "\n",
    " ",
    "  minutes: 7\n",
    "\n- id: one\n  title: 1\n  format: read\n",
    "  # note\n",
]
"""What people write into a list."""
WIDE = st.sampled_from([0, 0, 1, 4])


def every_entry_is_read(text: str) -> bool:
    """Whether a text is a list of which nothing is left out."""
    with suppress(CurateError):
        return not parse(text).left_out
    return False


@st.composite
def edited(draw: st.DrawFn, text: str) -> str:
    """Draw an edit of a text: a few lines of it, or a few characters."""
    lines = [0, *(found.end() for found in re.finditer("\n", text))]
    if draw(st.booleans()):
        at = draw(st.integers(0, len(lines) - 1))
        start, end = lines[at], lines[min(at + draw(WIDE), len(lines) - 1)]
        piece = draw(st.sampled_from(["", text[start:end] * 2, *PIECES]))
    else:
        start = draw(st.integers(0, len(text)))
        end = start + draw(WIDE)
        piece = draw(st.just("x") | SCRAPS)
    return text[:start] + piece + text[end:]


@st.composite
def before_and_after(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a list as people write them, and what it is after some edits.

    What breaks it is mostly taken back, so that more is tried of what does not.
    """
    text = draw(st.sampled_from(LAYOUTS))
    if draw(st.integers(0, 3)) == 0:
        text = draw(loose_lists() | list_files(fewest=2))
    now = text
    for _ in range(draw(st.integers(1, 4))):
        new = draw(edited(now))
        if every_entry_is_read(new) or draw(st.integers(0, 9)) == 0:
            now = new
    return text, now


@given(before_and_after())
@settings(max_examples=often(500))
def test_whatever_is_changed_by_hand(texts: tuple[str, str]) -> None:
    """After any edits anywhere in a list as people write them, the index says what it should."""
    text, now = texts
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.yaml"
        if built(path, text):
            renewed, said, anew = after(path, now)
            event("renewed" if renewed else "built anew" if anew else "unreadable")
            assert not renewed or said == anew


@given(before_and_after())
@settings(max_examples=often(1000))
def test_entries_say_alone_what_they_say_together(texts: tuple[str, str]) -> None:
    """Where a head and all entries can be read alone, a list says just that, on the same lines."""
    parts = taken_apart(texts[1])
    found = [read_alone(parts, at, WORDS_PER_MINUTE) for at in range(parts.number)] if parts else []
    alone = [one for one in found if one is not None]
    if parts is None or len({one.id for one in alone}) < len(found):
        return  # not all can be read, or two have one id
    try:
        head = parse(parts.head)
    except CurateError:
        return
    event("read")
    whole = parse(texts[1])
    lines = zip(alone, parts.lines(), strict=True)
    placed = [one._replace(line=one.line + line - 1) for one, line in lines]
    assert (list(whole.resources), whole.left_out) == (placed, 0)
    assert heading(whole) == heading(head)


@given(st.lists(st.integers(0, 40), unique=True), st.lists(st.integers(0, 40), unique=True))
@example(list(range(30)), [*range(10, 30), *range(10)])
def test_entries_in_any_order(before: list[int], now: list[int]) -> None:
    """Entries that come, go and change places are at their places, in their lines."""

    def text(numbers: list[int]) -> str:
        entry = "- id: r{0}\n  title: R {0}\n  format: read\n  requires: [r{1}]\n{2}"
        entries = [entry.format(n, n // 2, "\n" * (n % 3)) for n in numbers]
        return "resources:\n" + "".join(entries)

    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.yaml"
        assert built(path, text(before))
        renewed, said, anew = after(path, text(now))
        assert not renewed or said == anew


def test_answers_after_a_change_do_not_read_the_rest(curate: Curate) -> None:
    """What a command says after one entry was changed by hand is what the file says."""
    before = curate("list", "--ids").out
    text = (curate.folder / "data/resources.yaml").read_text(encoding="utf-8")
    first = before.split()[0]
    (curate.folder / "data/resources.yaml").write_text(
        text.replace(f"id: {first}\n", f"id: {first}-new\n"), encoding="utf-8"
    )
    assert curate("list", "--ids").out == before.replace(f"{first}\n", f"{first}-new\n")


@given(list_files(fewest=2))
def test_the_parts_are_the_text(text: str) -> None:
    """Head and entries together are the text, and each entry begins with its dash."""
    texts = taken_apart(text)
    if texts is not None:
        between = [texts.text[a:b] for a, b in zip(texts.starts, texts.starts[1:], strict=False)]
        indentation = " " * texts.indentation
        assert texts.head + indentation + "".join(between) == text.replace("\r\n", "\n")
        assert all(entry.startswith("- ") for entry in between)
