"""What a cold build costs, as a ratio to PyYAML's own load of the same file.

    python -m tests.bench.build [--large] [--rounds 9]

Each measurement is a fresh process; the two kinds take turns. "build" is parse, build and
save; "+ imports" is the same with what has to be imported for it.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench import data
from tests.bench.startup import usual_variables

TARGETS = {1_000: 1.2, 10_000: 0.45, 100_000: 0.35}
"""At most so many times the load by CSafeLoader, by the number of resources."""
MOST_MEMORY = {100_000: 300}
"""In MiB."""


def main() -> None:
    """Measure builds and loads in turn, and print their ratios beside the targets."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.build")
    parser.add_argument("--large", action="store_true", help="also a list of 100,000")
    parser.add_argument("--rounds", type=int, default=9, metavar="N")
    parser.add_argument("--measure", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        print(json.dumps(_MEASURES[given.measure[0]](Path(given.measure[1]))))
        return
    print(
        f"{'resources':>9} {'load ms':>8} {'build ms':>8} {'ratio':>6} {'target':>7}"
        f" {'+ imports':>10} {'parse':>6} {'rows':>6} {'save':>6} {'MiB':>5} {'load MiB':>9}"
    )
    sizes = [1_000, 10_000] + ([100_000] if given.large else [])
    for size in sizes:
        with TemporaryDirectory() as folder:
            path = data.write(Path(folder) / "list.yaml", size)
            rounds = given.rounds if size < 100_000 else min(given.rounds, 3)
            _report(size, _rounds(path, rounds))


def _report(size: int, measured: dict[str, list[dict[str, float]]]) -> None:
    def median(kind: str, name: str) -> float:
        return statistics.median(one[name] for one in measured[kind])

    load, build = median("load", "seconds"), median("build", "seconds")
    with_imports = build + median("build", "imports")
    parts = " ".join(f"{median('build', part) / build:6.0%}" for part in ("parse", "rows", "save"))
    memory, most = median("build", "memory"), MOST_MEMORY.get(size)
    over = "  over" if build / load > TARGETS[size] or (most and memory > most) else ""
    print(
        f"{size:9,} {load * 1000:8.0f} {build * 1000:8.0f} {build / load:6.2f} {TARGETS[size]:7.2f}"
        f" {with_imports / load:10.2f} {parts} {memory:5.0f} {median('load', 'memory'):9.0f}{over}"
    )


def _rounds(path: Path, rounds: int) -> dict[str, list[dict[str, float]]]:
    measured: dict[str, list[dict[str, float]]] = {"load": [], "build": []}
    for number in range(rounds + 1):
        for kind, found in measured.items():
            command = [sys.executable, "-m", "tests.bench.build", "--measure", kind, str(path)]
            result = subprocess.run(
                command, env=usual_variables(), check=True, capture_output=True, text=True
            )
            if number:
                found.append(json.loads(result.stdout))
    return measured


def _load(path: Path) -> dict[str, float]:
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    started = time.perf_counter()
    yaml.load(path.read_text(encoding="utf-8"), loader)
    return {"seconds": time.perf_counter() - started, "memory": _memory()}


def _build(path: Path) -> dict[str, float]:
    started = time.perf_counter()
    import sqlite_utils  # noqa: F401  # what build imports, so that it can be told apart
    import yaml  # noqa: F401

    from curate.index import build
    from curate.index.marks import marks_of_list
    from curate.library import Library
    from curate.yaml_reading import parse  # noqa: F401

    imported = time.perf_counter()
    folder = path.parent / str(os.getpid())
    lib = Library(path, path.name, folder / "cache", folder / "data", time.time_ns)
    source = lib.source()
    reading_list = lib.parse(source.text)
    noted = marks_of_list(source.text, reading_list)
    parsed = time.perf_counter()
    connection = build.build(reading_list, noted, str(path), source, time.time_ns())
    built = time.perf_counter()
    build.save(connection, lib.index_path, time.time_ns())
    saved = time.perf_counter()
    return {
        "imports": imported - started,
        "parse": parsed - imported,
        "rows": built - parsed,
        "save": saved - built,
        "seconds": saved - imported,
        "memory": _memory(),
    }


def _memory() -> float:
    """Return the most memory this process has had, in MiB; 0 where the platform does not say."""
    try:
        import resource
    except ImportError:
        return 0.0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


_MEASURES = {"load": _load, "build": _build}

if __name__ == "__main__":
    main()
