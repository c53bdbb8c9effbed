"""What `curate` costs beside its yardsticks, and beside other programs at the same work.

    python -m tests.bench [--sizes 100,1000,10000] [--peers] [--svg FILE] [--rounds 5]
        [--keep FILE] [--processor]

Prints tables in Markdown: ratios of medians, measured in turn in fresh processes. With --keep, what
was measured is added to a file, and tables and picture are of all that is in it.
"""

import argparse
import platform
import sqlite3
import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import growth, installed
from tests.bench.figures import Figures, from_json, tables, to_json
from tests.bench.processes import medians
from tests.bench.works import CURATE, WORKS, Lists

PEERS_UP_TO = 10_000
"""Resources. To fill buku or papis with more takes many minutes."""


def main() -> None:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument(
        "--sizes", default="100,1000,10000", metavar="N,N,…", help="empty: show what is kept"
    )
    parser.add_argument("--peers", action="store_true", help="also buku, papis and Taskwarrior")
    parser.add_argument("--svg", type=Path, metavar="FILE", help="draw how each grows")
    parser.add_argument("--rounds", type=int, default=5, metavar="N")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="add what is measured to a file")
    parser.add_argument(
        "--processor", action="store_true", help="times on the processor: for a busy machine"
    )
    given = parser.parse_args()
    sizes = [int(size) for size in given.sizes.split(",") if size]
    figures = Figures()
    if given.keep and given.keep.exists():
        figures = from_json(given.keep.read_text(encoding="utf-8"))
    figures.on_processor = given.processor
    print(about())
    with TemporaryDirectory() as name:
        folder = Path(name)
        others, remarks = installed.install(folder) if given.peers else ([], [])
        print("\n".join(remarks))
        for size in sizes:
            print(f"{size:,} resources", file=sys.stderr)
            _measure(figures, size, folder / str(size), others, given.rounds)
            if given.keep:
                given.keep.write_text(to_json(figures), encoding="utf-8")
    print(f"\n{tables(figures)}", end="")
    if given.svg:
        given.svg.write_text(picture(figures), encoding="utf-8", newline="\n")


def about() -> str:
    """Return when and on what this runs: the date, the machine, the versions."""
    parts = [f"Python {platform.python_version()}", f"SQLite {sqlite3.sqlite_version}"]
    parts += [f"{name} {version(name)}" for name in ("typer", "rich", "pyyaml", "sqlite-utils")]
    return f"{date.today().isoformat()}; {platform.system()}; {', '.join(parts)}"


def picture(figures: Figures) -> str:
    """Return the picture of how each grows, in times `import typer`."""
    works: dict[str, dict[str, list[tuple[float, float]]]] = {}
    for work in WORKS:
        for program in figures.programs():
            found = [(size, figures.times((work, program, size))) for size in figures.sizes()]
            points = [(float(size), times) for size, times in found if times is not None]
            if points:
                works.setdefault(work, {})[program] = points
    title = "How long each takes on longer lists"
    return growth.drawn(title, "Up: times `import typer`. Across: resources", works)


def _measure(
    figures: Figures, size: int, folder: Path, others: list[installed.Found], rounds: int
) -> None:
    lists = Lists(folder / CURATE, size)
    cases = list(lists.cases())
    figures.on_disk |= {(what, size): count for what, count in lists.bytes_on_disk().items()}
    if others and size <= PEERS_UP_TO:
        resources = installed.resources_of(lists.kept)
        for kind, program in others:
            peer = kind(program, folder / kind.name, resources)
            cases += peer.cases()
            figures.on_disk[kind.name, size] = peer.bytes_on_disk()
    costs = medians(cases, rounds)
    keys = [(case.work, case.program, size) for case in cases]
    figures.costs |= dict(zip(keys, costs, strict=True))


if __name__ == "__main__":
    main()
