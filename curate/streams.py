"""Standard output and error of a process, whatever they are connected to."""

import errno
import io
import os
import sys
from typing import TextIO

from curate.errors import CurateError, reason


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
