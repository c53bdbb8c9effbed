"""What was measured, and its tables in Markdown."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.bench.processes import Cost
from tests.bench.works import ADD, BY_HAND, COMPOSE, CURATE, EDIT, FIRST, SHELL, TYPER, WORKS

Key = tuple[str, str, int]
"""Work, program, and how many resources the list has."""
Row = tuple[str, Callable[[int], str]]
"""What a row of a table is about, and what it says for so many resources."""
WRITTEN = (ADD, EDIT, BY_HAND, FIRST)
"""What has to do with the text of the list."""


@dataclass
class Figures:
    """What was measured: costs, and bytes on the disk by what they are of."""

    costs: dict[Key, Cost] = field(default_factory=dict)
    on_disk: dict[tuple[str, int], int] = field(default_factory=dict)

    def sizes(self) -> list[int]:
        """Return the lengths of the lists, the shortest first."""
        return sorted({size for _, _, size in self.costs})

    def programs(self) -> list[str]:
        """Return the programs that did some of the work, `curate` first."""
        found = dict.fromkeys(program for work, program, _ in self.costs if work in WORKS)
        return sorted(found, key=lambda program: program != CURATE)

    def times(self, key: Key, unit: tuple[str, str] = (TYPER, "python")) -> float | None:
        """Return how many times as long something takes as a unit, on a list of that length.

        None where one of them was not measured.
        """
        cost, of_unit = self.costs.get(key), self.costs.get((*unit, key[2]))
        return cost.seconds / of_unit.seconds if cost and of_unit else None


def to_json(figures: Figures) -> str:
    """Return figures as a text, for `from_json`."""
    costs = [[*key, *cost] for key, cost in figures.costs.items()]
    on_disk = [[*key, count] for key, count in figures.on_disk.items()]
    return json.dumps({"costs": costs, "on_disk": on_disk}, indent=0)


def from_json(text: str) -> Figures:
    """Return the figures that such a text is of."""
    kept: Any = json.loads(text)
    return Figures(
        {(work, program, size): Cost(*cost) for work, program, size, *cost in kept["costs"]},
        {(what, size): count for what, size, count in kept["on_disk"]},
    )


def tables(figures: Figures) -> str:
    """Return the tables in Markdown, each under its heading, without rows that say nothing."""
    peers = [name for name in figures.programs() if name not in (CURATE, SHELL)]
    typer, compose = (TYPER, "python"), (COMPOSE, "python")
    every = [(work, CURATE) for work in WORKS]
    written = [(work, CURATE) for work in WRITTEN]
    on_disk = dict.fromkeys(what for what, _ in figures.on_disk)
    parts: list[tuple[str, list[Row]]] = [
        ("Times `import typer`", [_ratio(figures, *one, typer) for one in every]),
        ("Times `yaml.compose`", [_ratio(figures, *one, compose) for one in written]),
        ("Times the `sqlite3` shell", [_ratio(figures, *one, (one[0], SHELL)) for one in every]),
        *(
            (
                f"Times `import typer`: {name}",
                [_ratio(figures, work, name, typer) for work in WORKS],
            )
            for name in peers
        ),
        ("Milliseconds", [_milliseconds(figures, *one) for one in (typer, compose, *every)]),
        ("Memory in MiB", [_memory(figures, *one) for one in (typer, compose, *every)]),
        *((f"Memory in MiB: {n}", [_memory(figures, work, n) for work in WORKS]) for n in peers),
        ("On the disk in KiB", [_kibibytes(figures, what) for what in on_disk]),
    ]
    made = ((heading, table(figures.sizes(), rows)) for heading, rows in parts)
    return "\n".join(f"### {heading}\n\n{text}" for heading, text in made if text)


def table(sizes: list[int], rows: list[Row]) -> str:
    """Return a table with a column for each length of a list; empty where no row says anything."""
    said = [(name, [cell(size) for size in sizes]) for name, cell in rows]
    lines = [f"| {' | '.join([name, *cells])} |\n" for name, cells in said if any(cells)]
    if not lines:
        return ""
    head = f"| | {' | '.join(f'{size:,}' for size in sizes)} |\n|---|{'---:|' * len(sizes)}\n"
    return head + "".join(lines)


def short(number: float) -> str:
    """Return a number with two figures, or whole where it has more."""
    if number >= 10:
        return f"{number:,.0f}"
    return f"{number:.1f}" if number >= 1 else f"{number:.2f}"


def _ratio(figures: Figures, work: str, program: str, unit: tuple[str, str]) -> Row:
    def cell(size: int) -> str:
        times = figures.times((work, program, size), unit)
        return "" if times is None else short(times)

    return work, cell


def _milliseconds(figures: Figures, work: str, program: str) -> Row:
    def cell(size: int) -> str:
        cost = figures.costs.get((work, program, size))
        return f"{cost.seconds * 1000:,.0f}" if cost else ""

    return work, cell


def _memory(figures: Figures, work: str, program: str) -> Row:
    def cell(size: int) -> str:
        cost = figures.costs.get((work, program, size))
        return f"{cost.memory:,.0f}" if cost and cost.memory else ""

    return work, cell


def _kibibytes(figures: Figures, what: str) -> Row:
    def cell(size: int) -> str:
        count = figures.on_disk.get((what, size))
        return "" if count is None else f"{count / 1024:,.0f}"

    return what, cell
