"""Standard output and error of a process, whatever they are connected to."""

import errno
import io
import os
import sys
from stat import S_ISFIFO
from typing import NamedTuple, TextIO

from curate.errors import CurateError, reason

MOST_COLUMNS = 10_000
"""The widest that COLUMNS is believed; a greater number is taken as this one."""


class Advice:
    """What every command that is advised has to say, too: known once the list is."""

    list_file: str | None = None
    """The list that --file names; None where it is the one that is found anyway."""
    line: tuple[str, ...] = ()
    """The command that runs, with its arguments, then each of its options with its value."""
    words: str = ""
    """The words that it searches for, quoted, behind `--` where they are to be taken as typed."""

    def again(self, options: str, *, without: str = "", words: bool = True) -> str:
        """Give the command that runs with more `options`, each in place of one of its name.

        It is `without` the option of that name; and without its words, unless they are to stay.
        """
        if not self.line:
            return options
        new = {f"--{one.split()[0]}": f"--{one.strip()}" for one in f" {options}".split(" --")[1:]}
        old = {one: one.split()[0] for one in self.line[1:]}
        gone = {*new, without}
        shown = [new.pop(name, "") if name in gone else one for one, name in old.items()]
        typed = self.words if words else ""
        ahead, behind = ("", typed) if typed.startswith("-- ") else (typed, "")
        return " ".join(filter(None, [self.line[0], ahead, *shown, *new.values(), behind]))


class Stream(NamedTuple):
    """What a stream of text can show."""

    file: TextIO
    terminal: bool
    width: int | None
    """In columns; None where nothing limits it."""
    colour: bool
    unicode: bool
    """Whether it can show `·` and `─`, which are not ASCII."""
    advice: Advice


class Output(io.TextIOWrapper):
    """Text to a stream whose reader may leave, or whose disk may be full.

    A reader who has seen enough ends the program quietly. What else goes wrong is a
    CurateError.
    """

    forgiving = False
    """Whether what cannot be written is passed over in silence."""

    def write(self, text: str) -> int:
        """Write, as any text stream does."""
        try:
            return super().write(text)
        except OSError as error:
            self._end(error)
            return len(text)

    def flush(self) -> None:
        """Flush, as any text stream does."""
        try:
            super().flush()
        except OSError as error:
            self._end(error)

    def _end(self, error: OSError) -> None:
        """Let what is still to be flushed go nowhere, and end the program, unless forgiving."""
        os.dup2(os.open(os.devnull, os.O_WRONLY), self.fileno())
        if self.forgiving:
            return
        # Windows says EINVAL of a closed pipe: https://bugs.python.org/issue19612
        windows_pipe = os.name == "nt" and error.errno == errno.EINVAL
        if isinstance(error, BrokenPipeError) or windows_pipe:
            raise SystemExit(0) from None
        raise CurateError(f"the answer cannot be written: {reason(error)}.") from None


def take_over() -> tuple[TextIO, TextIO]:
    """Make both streams of this process UTF-8, and safe to write to; return them.

    A terminal that is of another encoding keeps it. A closed stream is one that nobody
    reads.
    """
    sys.stdout, sys.stderr = _taken(sys.stdout), _taken(sys.stderr)
    return sys.stdout, sys.stderr


def forgive(file: TextIO) -> None:
    """Let a stream pass over what it cannot write from now on."""
    if isinstance(file, Output):
        file.forgiving = True


def _taken(file: TextIO | None) -> TextIO:
    if file is None:
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123
    if not isinstance(file, io.TextIOWrapper) or isinstance(file, Output):
        return file
    encoding = file.encoding if file.isatty() else "utf-8"
    line_buffering = file.line_buffering
    file.flush()
    return Output(file.detach(), encoding, "replace", line_buffering=line_buffering)


def stream_of(file: TextIO, variables: dict[str, str], beside: Stream | None = None) -> Stream:
    """Look at a stream; a pipe is as wide as the terminal `beside` it: somebody may page there."""
    terminal = file.isatty()
    paged = beside if beside and beside.terminal and _is_pipe(file) else None
    utf_8 = (file.encoding or "").lower().replace("-", "") == "utf8"
    dumb = variables.get("TERM", "") in ("dumb", "unknown")
    return Stream(
        file=file,
        terminal=terminal,
        width=paged.width if paged else _width(file, terminal, variables),
        colour=terminal and not dumb and not variables.get("NO_COLOR"),
        unicode=utf_8 or not terminal,
        advice=Advice(),
    )


def _is_pipe(file: TextIO) -> bool:
    try:
        return S_ISFIFO(os.fstat(file.fileno()).st_mode)
    except (OSError, ValueError):
        return False


def _width(file: TextIO, terminal: bool, variables: dict[str, str]) -> int | None:
    """Find the width in columns: COLUMNS if set, else the terminal's, else None for no limit."""
    columns = variables.get("COLUMNS", "")
    if columns.isascii() and columns.isdecimal() and int(columns) > 0:
        return min(int(columns), MOST_COLUMNS)
    if not terminal:
        return None
    try:
        return os.get_terminal_size(file.fileno()).columns or 80
    except (OSError, ValueError):
        return 80
