"""What a change of the list costs, against composing the same file once.

`python -m tests.bench.edit [COUNT]`; 10,000 entries unless told otherwise. All of it happens
within one process each, in turn, and each change finds an index of the list before the last one:
the command itself starts on top of that, and whoever looks at the list between two changes pays a
part of it there.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import data
from tests.bench.startup import usual_variables

if TYPE_CHECKING:
    from curate.yaml_editing.original import Original
    from curate.yaml_editing.splices import Change

TARGETS = {10_000: 0.15, 100_000: 0.08}
ROUNDS = 5
KINDS = ("compose", "add", "edit", "remove", "undo", "declare", "rename")
"""The last: a theme that one resource in ten has, after which the index is built anew."""


def main(count: int) -> None:
    """Print the medians, in turn in one run, and their ratios."""
    with tempfile.TemporaryDirectory() as folder:
        path = data.write(Path(folder) / "list.yaml", count)
        measured: dict[str, list[float]] = {kind: [] for kind in KINDS}
        for number in range(ROUNDS + 1):
            _run("build", path, number)
            for kind in KINDS:
                seconds = _run(kind, path, number)
                if number:
                    measured[kind].append(seconds)
    medians = {kind: statistics.median(seconds) for kind, seconds in measured.items()}
    for kind, seconds in medians.items():
        ratio = seconds / medians["compose"]
        print(f"{kind:8} {count:>9,}: {seconds * 1000:>7.0f} ms, ratio {ratio:.3f}")
    print(f"target of add, edit, remove and undo: {TARGETS.get(count)}")


def _run(kind: str, path: Path, number: int) -> float:
    command = [sys.executable, "-m", "tests.bench.edit", kind, str(path), str(number)]
    result = subprocess.run(
        command, env=usual_variables(), check=True, capture_output=True, text=True
    )
    return float(json.loads(result.stdout))


def measure(kind: str, path: Path, number: int) -> float:
    """Return how long one of them takes, in seconds."""
    import yaml

    # What is imported is not what is measured.
    from curate.index import listed, renewal  # noqa: F401
    from curate.library import Library
    from curate.yaml_editing import changes, original  # noqa: F401

    lib = Library(path, path.name, path.parent, path.parent / "data", time.time_ns)
    started = time.perf_counter()
    if kind == "compose":
        yaml.compose(
            path.read_text(encoding="utf-8"), getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        )
    elif kind == "build":
        lib.rebuild()
    elif kind == "undo":
        last = lib.last_done()
        assert last is not None
        lib.undo(last.row)
    else:
        lib.change(lambda old: make(kind, number, old), lambda: kind)
    return time.perf_counter() - started


def make(kind: str, number: int, old: "Original") -> "Change":
    """Make a change as the commands do, with all that these ask of the list."""
    from curate.duplicates import duplicate_of
    from curate.lookup import find_resource, find_theme
    from curate.new_ids import new_id
    from curate.yaml_editing import changes
    from curate.yaml_reading.entry import from_fields

    if kind == "declare":
        return changes.declare_theme(old, f"new-{number}", "New")
    if kind == "rename":
        names = ["health", "well-being"][:: 1 if number % 2 == 0 else -1]
        return changes.rename_theme(old, find_theme(names[0], old.listed.themes), names[1])
    if kind == "add":
        title, url = f"One more ({number})", f"https://example.com/more/{number}"
        assert duplicate_of(old.listed.titles_and_addresses(), title, url) is None
        id_ = new_id(title, old.listed.ids)
        fields = {"id": id_, "title": title, "url": url, "format": "read"}
        return changes.append(old, from_fields(fields))
    ids = [id_ for id_, _ in old.listed.names()] if kind == "remove" else []
    if ids:
        return changes.remove(old, [ids[len(ids) // 3]])
    return changes.set_fields_of(
        old, {find_resource(data.resource_id(5), old.listed).id: {"minutes": str(200 + number)}}
    )


if __name__ == "__main__":
    os.environ.pop("PYTHONPATH", None)
    if len(sys.argv) == 4:
        print(json.dumps(measure(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
