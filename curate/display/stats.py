"""The time spent and left, as tables with bars."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from rich.table import Table
from rich.text import Text

from curate.display.printing import marked, say
from curate.display.tables import BAR_COLUMNS, Trimmed, bar, console, table
from curate.durations import format_minutes
from curate.environment import Stream


def show_stats(stream: Stream, stats: Mapping[str, Any], titles: Mapping[str, str | None]) -> None:
    """Print what `curate stats --json` tells, for people."""
    weeks = list(stats["weeks"])
    while len(weeks) > 1 and not weeks[0]["minutes"]:
        weeks.pop(0)
    grid = table(stream, ("Week of", "left"), ("Spent", "right"), ("", "left"))
    longest = max(week["minutes"] for week in weeks)
    for week in weeks:
        start = date.fromisoformat(week["start"])
        day = f"{start.day} {start:%B}"
        grid.add_row(day, _time(week["minutes"]), _bar(stream, week["minutes"], longest))
    _print(stream, grid)
    for what, key in (("Theme", "themes"), ("Format", "formats")):
        if stats[key]:
            _print(stream, _sums(stream, what, stats[key], titles))
    count = sum(stats[status] for status in ("done", "started", "todo", "skipped"))
    said = [f"{stats['done']:,} of {count:,} done"]
    said += [f"{stats[key]:,} {word}" for key, word in _WORDS if stats[key]]
    say(stream, " · ".join(said))


_WORDS = (("started", "begun"), ("todo", "to do"), ("skipped", "skipped"))


def _sums(
    stream: Stream, what: str, sums: Mapping[str, Any], titles: Mapping[str, str | None]
) -> Table:
    known = any(one["done_minutes"] and not one["unknown"] for one in sums.values())
    columns = [(what, "wrap"), ("Spent", "right"), ("Left", "right")]
    grid = table(stream, *columns, ("Share" if known else "", "left"))
    for key, one in sums.items():
        spent, left = one["done_minutes"], one["left_minutes"]
        estimated = "~" if one["estimated"] and left else ""
        shown = estimated + _time(left) + ("+" if one["unknown"] and left else "")
        if one["unknown"] and not left:
            shown = "?"
        done = "" if one["unknown"] else _bar(stream, spent, spent + left)
        grid.add_row(Text(marked(stream, titles.get(key) or key)), _time(spent), shown, done)
    return grid


def _time(minutes: int) -> str:
    return format_minutes(minutes) if minutes else "-"


def _bar(stream: Stream, minutes: int, longest: int) -> str:
    narrow = stream.width is not None and stream.width < 2 * BAR_COLUMNS
    return "" if narrow else marked(stream, "█") * bar(minutes, longest)


def _print(stream: Stream, grid: Table) -> None:
    console(stream).print(Trimmed(grid), end="")
    say(stream)
