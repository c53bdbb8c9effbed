"""A learning path: its steps as a table, or as lines where it is long, and its sum."""

from collections.abc import Iterable, Iterator

from curate.display.left_out import show_left_out
from curate.display.long_lists import TABLE_ROWS
from curate.display.printing import marked, pour, say, say_folded
from curate.planner.path import Path
from curate.planner.request import PathRequest
from curate.planner.steps import Step
from curate.planner.wording import path_footer, sitting_in_words, step_time
from curate.resource_wording import aligned, sum_of
from curate.streams import Stream


def show_path(stream: Stream, path: Path, request: PathRequest, *, explain: bool) -> None:
    """Print a path: its steps, what is left out of it, and its sum.

    With `explain`, a sentence on each that is left out.
    """
    if len(path.steps) > TABLE_ROWS:
        _show_lines(stream, path.steps)
    else:
        _show_table(stream, path, request)
    say(stream)
    if path.left_out:
        show_left_out(stream, path.left_out, explain=explain)
        say(stream)
    say_folded(stream, path_footer(path, request))


def _show_lines(stream: Stream, steps: Iterable[Step]) -> None:
    """Write sitting, time, format, id and title of each step."""

    def lines() -> Iterator[str]:
        for step in steps:
            main, behind = step_time(step)
            sitting = "" if step.sitting is None else f"{step.sitting:>5}  "
            resource = step.resource
            line = f"{sitting}{main:>8}{behind:<5} {resource.format:<6}  {resource.id:<24}"
            yield marked(stream, f"{line}  {resource.title}\n")

    pour(stream, lines())


def _show_table(stream: Stream, path: Path, request: PathRequest) -> None:
    """Print the steps with running totals and reasons, a heading before each sitting."""
    from rich.text import Text  # only here: neither JSON nor a long path needs Rich

    from curate.display.tables import doubtful, entry, show, table

    grid = table(
        stream,
        ("", "right"),
        ("Title", "wrap"),
        ("Format", "left"),
        ("Time", "left"),
        ("So far", "left"),
    )
    times = aligned(map(step_time, path.steps))
    sums = aligned(sum_of(step.so_far) for step in path.steps)
    sitting = None
    for number, (step, time, so_far) in enumerate(zip(path.steps, times, sums, strict=True), 1):
        if step.sitting != sitting:
            if sitting is not None:
                grid.add_row()
            sitting = step.sitting
            heading = sitting_in_words(path, request, sitting or 1)
            grid.add_row("", Text(marked(stream, heading), style="bold"))
        row = entry(stream, step.resource, _about(step))
        cells = doubtful(stream, time), doubtful(stream, so_far)
        grid.add_row(str(number), row, step.resource.format, *cells)
    show(stream, grid)


def _about(step: "Step") -> list[str]:
    """List the facts behind the id of a step: its part, its reason, and whether it is too long."""
    count = step.resource.parts
    part = f"part {step.part}" + (f" of {count}" if count else "")
    too_long = ["longer than a sitting"] if step.too_long else []
    return [*([part] if step.part is not None else []), step.reason, *too_long]
