"""What was measured, and its tables in Markdown."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.bench.processes import Cost
from tests.bench.works import ADD, BY_HAND, COMPOSE, CURATE, EDIT, FIRST, SHELL, TYPER, WORKS

Key = tuple[str, str, int]
"""Work, program, and how many resources the list has."""
Row = tuple[str, list[str]]
"""What a row of a table is about, and its cells."""
WRITTEN = (ADD, EDIT, BY_HAND, FIRST)
"""What has to do with the text of the list."""


@dataclass
class Figures:
    """What was measured: costs, and bytes on the disk by what they are of."""

    costs: dict[Key, Cost] = field(default_factory=dict)
    on_disk: dict[tuple[str, int], int] = field(default_factory=dict)
    on_processor: bool = False
    """Whether times are those on the processor, not on the clock."""

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
        time, of_unit = self.seconds(key), self.seconds((*unit, key[2]))
        return time / of_unit if time and of_unit else None

    def seconds(self, key: Key) -> float | None:
        """Return how long something takes; None where it was not measured."""
        cost = self.costs.get(key)
        return cost and (cost.processor if self.on_processor else cost.seconds)


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


Cell = Callable[[Figures, Key], str]
"""What a cell says; empty where it was not measured."""


def tables(figures: Figures) -> str:
    """Return the tables in Markdown, each under its heading, without rows that say nothing."""
    sizes = figures.sizes()
    lengths = [f"{size:,}" for size in sizes]
    yardsticks = [(TYPER, "python"), (COMPOSE, "python")]
    every = [(work, CURATE) for work in WORKS]
    written = [(work, CURATE) for work in WRITTEN]
    on_disk = dict.fromkeys(what for what, _ in figures.on_disk)

    def over_sizes(cell: Cell, works: list[tuple[str, str]]) -> list[Row]:
        return [(work, [cell(figures, (work, who, size)) for size in sizes]) for work, who in works]

    parts: list[tuple[str, list[str], list[Row]]] = [
        ("Times `import typer`", lengths, over_sizes(_times_typer, every)),
        ("Times `yaml.compose`", lengths, over_sizes(_times_compose, written)),
        ("Times the `sqlite3` shell", lengths, over_sizes(_times_shell, every)),
        ("Milliseconds", lengths, over_sizes(_milliseconds, yardsticks + every)),
        ("Memory in MiB", lengths, over_sizes(_memory, yardsticks + every)),
        (
            "On the disk in KiB",
            lengths,
            [(what, [_kibibytes(figures, what, size) for size in sizes]) for what in on_disk],
        ),
    ]
    programs = [name for name in figures.programs() if name != SHELL]
    for size in sizes if len(programs) > 1 else []:
        for what, cell in (("Times `import typer`", _times_typer), ("Memory in MiB", _memory)):
            rows = [
                (work, [cell(figures, (work, who, size)) for who in programs]) for work in WORKS
            ]
            if any(any(cells[1:]) for _, cells in rows):
                parts.append((f"{what}, {size:,} resources", programs, rows))
    made = ((heading, table(columns, rows)) for heading, columns, rows in parts)
    return "\n".join(f"### {heading}\n\n{text}" for heading, text in made if text)


def table(columns: Sequence[str], rows: Sequence[Row]) -> str:
    """Return a table with these columns after the first; empty where no row says anything."""
    lines = [f"| {' | '.join([name, *cells])} |\n" for name, cells in rows if any(cells)]
    if not lines:
        return ""
    return f"| | {' | '.join(columns)} |\n|---|{'---:|' * len(columns)}\n" + "".join(lines)


def short(number: float) -> str:
    """Return a number with two figures, or whole where it has more."""
    if number >= 10:
        return f"{number:,.0f}"
    return f"{number:.1f}" if number >= 1 else f"{number:.2f}"


def _times_typer(figures: Figures, key: Key) -> str:
    return _said(figures.times(key))


def _times_compose(figures: Figures, key: Key) -> str:
    return _said(figures.times(key, (COMPOSE, "python")))


def _times_shell(figures: Figures, key: Key) -> str:
    return _said(figures.times(key, (key[0], SHELL)))


def _said(times: float | None) -> str:
    return "" if times is None else short(times)


def _milliseconds(figures: Figures, key: Key) -> str:
    seconds = figures.seconds(key)
    return f"{seconds * 1000:,.0f}" if seconds else ""


def _memory(figures: Figures, key: Key) -> str:
    cost = figures.costs.get(key)
    return f"{cost.memory:,.0f}" if cost and cost.memory else ""


def _kibibytes(figures: Figures, what: str, size: int) -> str:
    count = figures.on_disk.get((what, size))
    return "" if count is None else f"{count / 1024:,.0f}"
