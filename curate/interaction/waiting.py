"""What is shown where something takes a while: a bar, where a terminal can go back in a line."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from curate.display import printing
from curate.environment import Environment

_DUMB = ("dumb", "unknown")


@contextmanager
def bar(
    env: Environment, what: str, total: int | None, *, told: bool = False
) -> Iterator[Callable[[int], None]]:
    """Show how far `what` is while the block runs, and give what tells how many are done.

    `total` is how many there are, None where nobody knows. Where no bar can be, `told` says
    whether a line says what is done. Nothing else may be written while the block runs.
    """
    if env.remarks.terminal and env.variables.get("TERM", "") not in _DUMB:
        from curate.display.progress_bar import progress_bar

        with progress_bar(env.remarks, what, total) as tell:
            yield tell
        return
    if told:
        printing.say(env.remarks, what)
    yield lambda done: None
