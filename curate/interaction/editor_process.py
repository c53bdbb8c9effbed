"""The user's editor as a process: which command it is, and how it is run."""

import os
import shlex
import signal
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import which
from types import FrameType
from typing import NoReturn

from curate.display import printing
from curate.environment import Environment
from curate.errors import CurateError, Kind, reason
from curate.wording import quoted

_INTERRUPTED = (-signal.SIGINT, 128 + signal.SIGINT, 0xC000013A)
"""How a process ends that Ctrl-C has ended: by itself, in a shell, on Windows."""
_Handler = Callable[[int, FrameType | None], None]
_KEYS = ("SIGINT", "SIGQUIT")
"""The signals that keys of the terminal send to every program in it."""
_ENDS = ("SIGTERM", "SIGHUP")
"""The signals that tell a process to end: from outside, and when its terminal is closed."""
_PATIENCE = 2.0
"""How long an editor that is told to end may take to put its text away, in seconds."""


def chosen(env: Environment) -> list[str]:
    """Find the command of the editor, in words: $VISUAL, else $EDITOR, else the system's own.

    What is a program as it stands, with its spaces, is one word; all else is taken apart as a
    shell would, though none runs it. Raises CurateError where neither is set and nobody is at
    a terminal, or it cannot be made out.
    """
    values = [env.variables.get(name, "").strip() for name in ("VISUAL", "EDITOR")]
    named = next(filter(None, values), None)
    if named is None:
        return _system_editor(env)
    if which(named):
        return [named]
    try:
        words = shlex.split(named, posix=os.name != "nt")
    except ValueError:  # a quotation mark that is not closed
        words = []
    words = [word.strip('"') for word in words] if os.name == "nt" else words
    if not words or not words[0]:
        said = f"the editor cannot be made out in: {named}. Set EDITOR."
        raise CurateError(said) from None
    return words


def _system_editor(env: Environment) -> list[str]:
    if not env.interactive:
        said = "edit needs to be told what to change, as in: curate edit ID --minutes 25"
        raise CurateError(said, Kind.USAGE)
    name = "notepad" if os.name == "nt" else "vi"
    printing.say(env.remarks, f"Opening {name}. For another editor, set EDITOR.")
    return [name]


def run(command: Sequence[str], path: Path) -> None:
    """Open a file in the editor, which has the terminal to itself until it ends.

    Raises CurateError where it cannot be started or does not end well; KeyboardInterrupt where
    Ctrl-C has ended it.
    """
    with _on_signals(_KEYS, _pass_over):
        code = _wait(_started(command, path))
    if code in _INTERRUPTED:
        raise KeyboardInterrupt
    if code:
        how = f"with status {code}" if code > 0 else f"by signal {-code}"
        raise CurateError(f"the editor ended {how}. Nothing was written.")


def _started(command: Sequence[str], path: Path) -> "subprocess.Popen[bytes]":
    program, *options = command
    try:
        # Looked up first: Windows would not find an editor that is a .cmd file.
        return subprocess.Popen([which(program) or program, *options, str(path)])
    except (OSError, ValueError) as error:
        why = "it is a folder" if Path(program).is_dir() else reason(error)
        said = f"the editor {quoted(program)} cannot be started: {why}. Set EDITOR."
        raise CurateError(said) from None


def _wait(process: "subprocess.Popen[bytes]") -> int:
    """Wait for the end of the editor; where this process is told to end, the editor is, too."""
    try:
        return process.wait()
    except SystemExit:
        # It may have been told already: to some a second time means to drop everything.
        for last_word in (process.terminate, lambda: None):
            with suppress(subprocess.TimeoutExpired):
                process.wait(_PATIENCE)
                break
            last_word()
        raise


@contextmanager
def ending_in_order() -> Iterator[None]:
    """Let SIGTERM and SIGHUP raise SystemExit meanwhile, with the status that shells expect."""
    with _on_signals(_ENDS, _end):
        yield


@contextmanager
def _on_signals(names: Sequence[str], handler: _Handler) -> Iterator[None]:
    """Handle those of the signals that this platform has, and that are not ignored already."""
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    taken = [number for number in numbers if before[number] not in (signal.SIG_IGN, None)]
    for number in taken:
        signal.signal(number, handler)
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, before[number])


def _pass_over(number: int, frame: FrameType | None) -> None:
    """Do nothing. Unlike SIG_IGN, this is not handed down to the editor."""


def _end(number: int, frame: FrameType | None) -> NoReturn:
    signal.signal(number, _pass_over)  # once is enough
    raise SystemExit(128 + number)
