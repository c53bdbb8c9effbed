"""What commands cost from start to end, as ratios to `python -c "import typer"`.

    python -m tests.bench.startup [--large] [--rounds 15]

Everything is measured in turn, round after round, so that a busy machine slows all alike.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from curate.index.freshness import RACY_NS
from tests.bench import data

YOUNG_SECONDS = RACY_NS / 1_000_000_000 + 0.1
"""For so long a list that was just written is read again by each command."""
UNIT = 1
"""Which of the cases the others are compared to."""
Prepare = Callable[[], list[str]]


@dataclass(frozen=True)
class Case:
    """One command to measure."""

    name: str
    target: float | None
    """At most so many times `import typer`."""
    command: list[str] | Prepare
    """Or what makes it, outside the time that is measured."""
    variables: dict[str, str]


def main() -> None:
    """Measure all cases, and print them beside their targets."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.startup")
    parser.add_argument("--large", action="store_true", help="also a list of 100,000")
    parser.add_argument("--rounds", type=int, default=15, metavar="N")
    given = parser.parse_args()
    sizes = [11, 1_000, 10_000] + ([100_000] if given.large else [])
    with TemporaryDirectory() as folder:
        cases = _cases(Path(folder), sizes)
        measured = _measured(cases, given.rounds)
    medians, fastest = list(map(statistics.median, measured)), list(map(min, measured))
    print(
        f"{given.rounds} rounds. The ratios are of medians, and of the fastest; ms is the median."
    )
    print(f"\n{'what':44} {'ms':>6} {'fastest':>8} {'ratio':>6} {'target':>7}")
    for case, median, least in zip(cases, medians, fastest, strict=True):
        ratio, other = median / medians[UNIT], least / fastest[UNIT]
        figures = f"{median * 1000:6.0f} {other:8.2f} {ratio:6.2f}"
        print(f"{case.name:44} {figures} {_target(case, ratio)}".rstrip())


def _target(case: Case, ratio: float) -> str:
    if case.target is None:
        return ""
    return f"{case.target:7.2f}" + ("" if ratio <= case.target else "  over")


def _cases(folder: Path, sizes: list[int]) -> list[Case]:
    variables = usual_variables() | {
        "CURATE_CACHE_DIR": str(folder / "cache"),
        "CURATE_DATA_DIR": str(folder / "user-data"),
    }
    files = {size: folder / f"list-{size}.yaml" for size in sizes}
    for size, path in files.items():
        data.write(path, size)
    time.sleep(YOUNG_SECONDS)
    for path in files.values():
        _index(path, variables)
    completing = variables | {
        "CURATE_FILE": str(files[1_000]),
        "_CURATE_COMPLETE": "complete_bash",
        "COMP_WORDS": "curate\nlist\n--theme\n",
        "COMP_CWORD": "3",
    }

    def curate(name: str, target: float | None, size: int, *arguments: str) -> Case:
        command = [sys.executable, "-m", "curate", *arguments]
        return Case(
            f"{name}, of {size:,}", target, [*command, "--file", str(files[size])], variables
        )

    def curate_at_all(name: str, target: float | None, *arguments: str) -> list[Case]:
        return [curate(name, target, size, *arguments) for size in sizes]

    tsv = ("--tsv", "--limit", "20")
    equity = ("--theme", "equity", "--max-minutes", "90")
    return [
        Case("python -c pass", None, [sys.executable, "-c", "pass"], variables),
        Case('python -c "import typer"', None, [sys.executable, "-c", "import typer"], variables),
        curate("list --json, all", 1.7, 1_000, "list", "--json"),
        *curate_at_all("list --tsv --limit 20", 1.45, "list", *tsv),
        *curate_at_all("list RARE --tsv --limit 20", 1.45, "list", data.RARE_WORD, *tsv),
        *curate_at_all("list COMMON --tsv --limit 20", 1.45, "list", data.COMMON_WORD, *tsv),
        *curate_at_all("show --json", 1.45, "show", data.resource_id(7), "--json"),
        *curate_at_all("list --limit 20, a table", 1.8, "list", "--limit", "20"),
        *curate_at_all("next", 2.2, "next"),
        *curate_at_all("next 90", None, "next", "90"),
        *curate_at_all("path --max-minutes 90", 3.0, "path", "--max-minutes", "90"),
        *curate_at_all("path --theme equity --max-minutes 90", None, "path", *equity),
        curate("path, all", None, 10_000, "path"),
        *(
            Case(f"add, to {size:,}", 2.0, _adding(files[size], variables), variables)
            for size in (11, 1_000)
        ),
        Case("--help", 1.3, [sys.executable, "-m", "curate", "--help"], variables),
        Case("list --help", 1.5, [sys.executable, "-m", "curate", "list", "--help"], variables),
        Case("complete --theme, of 1,000", 1.2, [sys.executable, "-m", "curate"], completing),
    ]


def usual_variables() -> dict[str, str]:
    """Return the variables without those that make Python or `curate` other than usual.

    PYTHONDONTWRITEBYTECODE above all: with it, each start compiles the modules anew.
    """
    unusual = ("CURATE_", "PYTHONDONTWRITE", "PYTHONUNBUFFERED", "PYTHONOPTIMIZE", "COLUMNS")
    return {name: value for name, value in os.environ.items() if not name.startswith(unusual)}


def _index(path: Path, variables: dict[str, str]) -> None:
    """Build the index of a list."""
    command = [sys.executable, "-m", "curate", "index", "--file", str(path)]
    subprocess.run(command, env=variables, check=True, stdout=subprocess.DEVNULL)


def _adding(source: Path, variables: dict[str, str]) -> Prepare:
    """Return what makes a command that adds to a fresh copy of the list, which is indexed."""
    copy = source.with_name("copy.yaml")

    def prepare() -> list[str]:
        shutil.copy2(source, copy)
        _index(copy, variables)
        options = ["--format", "read", "--minutes", "25", "--theme", "equity", "--file", str(copy)]
        return [sys.executable, "-m", "curate", "add", "Something that is not listed", *options]

    return prepare


def _measured(cases: list[Case], rounds: int) -> list[list[float]]:
    """Return the times of each case in seconds, measured in turn, after a warm-up."""
    times: list[list[float]] = [[] for _ in cases]
    for number in range(rounds + 1):
        for case, taken in zip(cases, times, strict=True):
            command = case.command() if callable(case.command) else case.command
            quiet = subprocess.DEVNULL
            started = time.perf_counter()
            subprocess.run(command, env=case.variables, stdout=quiet, stderr=quiet, check=True)
            if number:
                taken.append(time.perf_counter() - started)
    return times


if __name__ == "__main__":
    main()
