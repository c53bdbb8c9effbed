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
from hypothesis import example, given, settings
from hypothesis import strategies as st

from curate.errors import CurateError
from curate.index import freshness
from curate.index.renewal import renew
from curate.library import Library
from curate.yaml_reading.entry_texts import taken_apart
from tests.conftest import Curate
from tests.profiles import often
from tests.strategies import LAYOUTS, PLAIN, SCRAPS, list_files

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


@given(st.data())
@settings(max_examples=often(500))
def test_whatever_is_changed_by_hand(data: st.DataObject) -> None:
    """After any edits anywhere in a list as people write them, the index says what it should."""
    text = data.draw(st.sampled_from(LAYOUTS) | list_files(fewest=2))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.yaml"
        if not built(path, text):
            return
        for _ in range(data.draw(st.integers(1, 3))):
            lines = [0, *(found.end() for found in re.finditer("\n", text))]
            if data.draw(st.booleans()):
                at = data.draw(st.integers(0, len(lines) - 1))
                start, end = lines[at], lines[min(at + data.draw(WIDE), len(lines) - 1)]
                piece = data.draw(st.sampled_from(["", text[start:end] * 2, *PIECES]))
            else:
                start = data.draw(st.integers(0, len(text)))
                end = start + data.draw(WIDE)
                piece = data.draw(st.just("x") | SCRAPS)
            text = text[:start] + piece + text[end:]
        renewed, said, anew = after(path, text)
        assert not renewed or said == anew


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
