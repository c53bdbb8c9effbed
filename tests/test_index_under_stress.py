"""The index where several make it at once, where it is replaced, and where it has no room."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from curate.query import Query
from tests.test_index import library_at

MANY = 2_000
COMMAND = [sys.executable, "-m", "curate", "list", "--ids"]


def text(count: int) -> str:
    """Write a list of so many."""
    entries = (f"- {{id: r-{number}, title: T, format: read}}\n" for number in range(count))
    return "resources:\n" + "".join(entries)


def started(
    path: Path, variables: dict[str, str], before: Callable[[], None] | None = None
) -> "subprocess.Popen[str]":
    """Start to list what is at a path; `before` is called in the new process first."""
    return subprocess.Popen(
        [*COMMAND, "--file", str(path)],
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=before,
    )


def test_builds_at_once_answer_alike(tmp_path: Path, process_variables: dict[str, str]) -> None:
    """Where several make the index at the same time, each answers all, and one index is left."""
    path = tmp_path / "list.yaml"
    path.write_text(text(MANY), encoding="utf-8")
    expected = "".join(f"r-{number}\n" for number in range(MANY))
    for process in [started(path, process_variables) for _ in range(3)]:
        out, err = process.communicate()
        assert (process.returncode, out, err) == (0, expected, "")
    caches = [*Path(process_variables["CURATE_CACHE_DIR"]).iterdir()]
    assert [one.suffix for one in caches if one.is_file()] == [".db"]


def test_a_reader_goes_on_while_the_index_is_made_anew(tmp_path: Path) -> None:
    """Who is half through a list when it changes and is read anew ends with the list as it was."""
    path = tmp_path / "list.yaml"
    path.write_text(text(50), encoding="utf-8")
    library_at(path).rebuild()
    reader = library_at(path).resources(Query())
    first = next(reader).id
    path.write_text(text(9), encoding="utf-8")
    other = library_at(path)
    assert len(list(other.resources(Query()))) == 9
    assert [first, *(one.id for one in reader)] == [f"r-{number}" for number in range(50)]


@pytest.mark.skipif(sys.platform == "win32", reason="no limit for files there")
def test_an_index_on_a_full_disk_changes_no_answer(
    tmp_path: Path, process_variables: dict[str, str]
) -> None:
    """Without room for an index every answer comes without one, says so, and leaves none."""

    def without_room() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))

    path = tmp_path / "list.yaml"
    path.write_text(text(MANY), encoding="utf-8")
    # Coverage has no room for what it notes there either, and would say so.
    plain = {name: value for name, value in process_variables.items() if "COVERAGE" not in name}
    process = started(path, plain, without_room)
    out, err = process.communicate()
    assert (process.returncode, out.count("\n"), err.count("\n")) == (0, MANY, 1)
    assert err.startswith("Without an index")
    cache = Path(process_variables["CURATE_CACHE_DIR"])
    assert not cache.exists() or not [*cache.rglob("*.db"), *cache.rglob("*.tmp")]
