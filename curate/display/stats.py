"""The time spent and left, as tables with bars."""

from collections.abc import Mapping, Sequence
from itertools import dropwhile

from rich.table import Table
from rich.text import Text

from curate.display.long_lists import TABLE_ROWS
from curate.display.printing import marked, pour, say, say_folded
from curate.display.tables import bar, show, table
from curate.durations import format_minutes
from curate.history.stats import SpentAndLeft, Stats, Week
from curate.history.wording import STATUS_WORDS
from curate.model import Format, Status
from curate.streams import Stream

WITH_BARS = 60
"""On a narrower stream there are no bars."""


def show_stats(stream: Stream, stats: Stats, titles: Mapping[str, str | None]) -> None:
    """Print the weeks since something was done, the themes, the formats, and a count.

    `titles` are those of the themes, by their ids; None where a theme is not declared.
    """
    _print(stream, _weeks(stream, stats.weeks))
    for what, sums in (("Theme", stats.themes), ("Format", stats.formats)):
        if len(sums) > TABLE_ROWS:
            _show_lines(stream, sums, titles)
        elif sums:
            _print(stream, _sums(stream, what, sums, titles))
    done, count = stats.statuses[Status.DONE], sum(stats.statuses.values())
    said = [f"{done:,} of {count:,} done"]
    said += [
        f"{stats.statuses[status]:,} {STATUS_WORDS[status]}"
        for status in (Status.STARTED, Status.TODO, Status.SKIPPED)
        if stats.statuses[status]
    ]
    say_folded(stream, " · ".join(said))


def _weeks(stream: Stream, weeks: Sequence[Week]) -> Table:
    shown = [*dropwhile(lambda week: not week.minutes, weeks[:-1]), weeks[-1]]
    grid = table(stream, ("Week of", "left"), ("Spent", "right"), ("", "left"))
    longest = max(week.minutes for week in shown)
    for week in shown:
        day = f"{week.start.day} {week.start:%B}"
        grid.add_row(day, _time(week.minutes), _bar(stream, week.minutes, longest))
    return grid


def _sums(
    stream: Stream,
    what: str,
    sums: Mapping[str, SpentAndLeft] | Mapping[Format, SpentAndLeft],
    titles: Mapping[str, str | None],
) -> Table:
    known = any(_share(stream, one).strip("?") for one in sums.values())
    columns = [(what, "wrap"), ("Spent", "right"), ("Left", "right")]
    grid = table(stream, *columns, ("Share" if known else "", "left"))
    for key, one in sums.items():
        name = Text(marked(stream, titles.get(key) or key))
        grid.add_row(name, _time(one.spent), _left(one), _share(stream, one) if known else "")
    return grid


def _show_lines(
    stream: Stream,
    sums: Mapping[str, SpentAndLeft] | Mapping[Format, SpentAndLeft],
    titles: Mapping[str, str | None],
) -> None:
    """Write what is too long for a table: a line each."""
    lines = (
        f"{_time(one.spent):>8} spent  {_left(one):>9} left  {titles.get(key) or key}\n"
        for key, one in sums.items()
    )
    pour(stream, (marked(stream, line) for line in lines))
    say(stream)


def _share(stream: Stream, one: SpentAndLeft) -> str:
    """Draw what is spent of all there is; that is not known where time that is left is not."""
    if one.unknown and one.spent:
        return "?"
    return _bar(stream, one.spent, one.spent + one.left)


def _left(one: SpentAndLeft) -> str:
    if one.unknown and not one.left:
        return "?"
    estimated = "~" if one.estimated and one.left else ""
    return estimated + _time(one.left) + ("+" if one.unknown and one.left else "")


def _time(minutes: int) -> str:
    return format_minutes(minutes) if minutes else "-"


def _bar(stream: Stream, minutes: int, longest: int) -> str:
    narrow = stream.width is not None and stream.width < WITH_BARS
    return "" if narrow else marked(stream, "█") * bar(minutes, longest)


def _print(stream: Stream, grid: Table) -> None:
    show(stream, grid, named=True)
    say(stream)
