"""The help of a command where a terminal is narrow."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

import typer

WIDE_ENOUGH = 52
"""With so many columns the help is as Typer makes it, which is never less wide."""

_Formatter: Any = typer.Context.formatter_class


class _Narrow(_Formatter):  # type: ignore[misc]  # of Typer or of Click, by version
    """Writes what an option is called above what it does, and breaks it only behind a `|`."""

    def write_dl(
        self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write two columns, the first of at most a third of the width."""
        room = self.width - self.current_indent
        folded = [(_behind_bars(name, room), said) for name, said in rows]
        super().write_dl(folded, min(col_max, self.width // 3), col_spacing)


def fit(ctx: Any, width: int | None) -> None:
    """Make the help of the command of `ctx` fit into a narrow terminal of so many columns."""
    if width is not None and width < WIDE_ENOUGH:
        ctx.terminal_width = width
        ctx.formatter_class = _Narrow


def _behind_bars(name: str, room: int) -> str:
    if len(name) <= room:
        return name
    lines = wrap(name.replace("|", "| "), room, subsequent_indent="    ", break_on_hyphens=False)
    return "\n  ".join(line.replace("| ", "|") for line in lines)
