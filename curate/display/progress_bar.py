"""How far something is that takes a while: a bar on a terminal, gone when it is done."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING

from curate.display.printing import marked
from curate.streams import Stream

if TYPE_CHECKING:
    from rich.progress import Progress

_SECONDS = 1.0
"""What is done sooner needs no bar, nor what draws it."""


@contextmanager
def progress_bar(stream: Stream, what: str, total: int | None) -> Iterator[Callable[[int], None]]:
    """Show a bar while the block runs, and give what tells it how many of `total` are done.

    Where `total` is None, the bar only says that something is done. It is for a terminal that
    knows how to go back in a line.
    """
    shown: list[Progress] = []
    told = 0

    def show() -> None:
        progress = _bar(stream, total)
        progress.add_task(marked(stream, what), total=total, completed=told)
        shown.append(progress)
        progress.start()

    def tell(done: int) -> None:
        nonlocal told
        told = done
        for progress in shown:
            progress.update(progress.task_ids[0], completed=done)

    timer = Timer(_SECONDS, show)
    timer.daemon = True
    timer.start()
    try:
        yield tell
    finally:
        timer.cancel()
        timer.join()
        for progress in shown:
            progress.stop()


def _bar(stream: Stream, total: int | None) -> "Progress":
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from curate.display.tables import console_of

    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=None if (stream.width or 80) < 60 else 30),
        *([] if total is None else [MofNCompleteColumn()]),
        console=console_of(stream, live=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
