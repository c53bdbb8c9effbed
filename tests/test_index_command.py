"""`curate index`: where the index is, built anew if asked, and the schema of a list."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Curate


def test_index_prints_where_it_is(curate: Curate) -> None:
    """`curate index` prints the path of an SQLite file in the cache folder, and only that."""
    result = curate("index")
    assert (result.code, result.err) == (0, "")
    path = Path(result.out.removesuffix("\n"))
    assert path.parent == curate.folder.parent / "cache"
    with closing(sqlite3.connect(path)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        count = connection.execute("SELECT count(*) FROM resources").fetchone()
    assert {"resources", "themes", "resource_themes", "requires", "resources_fts"} <= tables
    assert count == (11,)


def test_a_path_in_a_pipe_is_never_broken(curate: Curate) -> None:
    """The path of the index is one line, however narrow the terminal."""
    assert curate("index", columns=20).out.count("\n") == 1


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + b"\0" * 84])
def test_rebuild_makes_the_index_anew(curate: Curate, content: bytes) -> None:
    """`--rebuild` replaces whatever is there by a good index, and prints its path."""
    path = Path(curate("index").out.strip())
    path.write_bytes(content)
    result = curate("index", "--rebuild")
    assert (result.code, result.out.strip()) == (0, str(path))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM themes").fetchone() == (6,)


def test_every_list_has_an_index_of_its_own(curate: Curate) -> None:
    """Two lists never share an index."""
    curate("init", "other.yaml")
    assert curate("index").out != curate("index", "--file", "other.yaml").out


def test_schema_is_a_json_schema(empty_folder: Curate) -> None:
    """`--schema` prints the JSON Schema of a list file, also where there is no list."""
    result = empty_folder("index", "--schema")
    assert (result.code, result.err) == (0, "")
    schema: Any = json.loads(result.out)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert schema["required"] == ["resources"]
    assert schema["definitions"]["resource"]["required"] == ["id", "title", "format"]


def test_index_without_a_list(empty_folder: Curate) -> None:
    """Without a list there is no index: exit 3, and how to begin one."""
    result = empty_folder("index")
    assert (result.code, result.out) == (3, "")
    assert "curate init" in result.err
