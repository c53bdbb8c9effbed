"""How far something is that takes a while: a bar on a terminal, gone when it is done."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from curate.display.printing import marked
from curate.display.tables import console_of
from curate.streams import Stream

_SECONDS = 1.0
"""What is done sooner needs no bar."""


@contextmanager
def progress_bar(stream: Stream, what: str, total: int | None) -> Iterator[Callable[[int], None]]:
    """Show a bar while the block runs, and give what tells it how many of `total` are done.

    Where `total` is None, the bar only says that something is done. It is for a terminal that
    knows how to go back in a line.
    """
    progress = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=None if (stream.width or 80) < 60 else 30),
        *([] if total is None else [MofNCompleteColumn()]),
        console=console_of(stream, live=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    task = progress.add_task(marked(stream, what), total=total)
    timer = Timer(_SECONDS, progress.start)
    timer.daemon = True
    timer.start()
    try:
        yield lambda done: progress.update(task, completed=done)
    finally:
        timer.cancel()
        timer.join()
        progress.stop()
