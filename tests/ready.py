"""Commands on a terminal that begin with everything loaded, each still a process of its own.

What Python and `curate` load at their beginning is most of what a short dialogue costs. One process
loads it, then parts into two for each command. Which streams, locale and signals a process begins
with is tried with processes that begin anew: tests/test_process.py.
"""

import gc
import importlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.hostile.processes import Place

_LENGTH = 4
"""Bytes before each request, which say how long it is."""


class Begun:
    """A command that was begun, as far as a terminal has to do with it."""

    def __init__(self, told: int) -> None:
        """Take the pipe that tells of it: its number first, its exit code once it has ended."""
        self._told = open(told, encoding="ascii")  # noqa: SIM115
        self._number = int(self._told.readline())
        self._code: int | None = None

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end and return its exit code; subprocess.TimeoutExpired, as Popen does."""
        if self._code is None:
            if not select.select([self._told], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired("curate", timeout or 0)
            self._code = int(self._told.readline())
            self._told.close()
        return self._code

    def kill(self) -> None:
        """End it, if it has not ended by itself."""
        if self._code is None and not select.select([self._told], [], [], 0)[0]:
            os.kill(self._number, signal.SIGKILL)


class Ready:
    """The process that has everything loaded, and begins commands."""

    def __init__(self, variables: dict[str, str]) -> None:
        """Start it, with variables that are those of the commands, too."""
        self._socket, other = socket.socketpair()
        with other:
            handle = other.fileno()
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.ready", str(handle)],
                cwd=Path(__file__).parent.parent,
                env=variables,
                stdin=subprocess.DEVNULL,
                pass_fds=[handle],
            )

    def begin(
        self, arguments: Sequence[str], folder: Path, variables: dict[str, str], terminal: int
    ) -> Begun:
        """Begin `curate` with these arguments in a folder, on a terminal."""
        ours, theirs = os.pipe()
        request = json.dumps([arguments, str(folder), variables]).encode("ascii")
        sent = len(request).to_bytes(_LENGTH, "big") + request
        socket.send_fds(self._socket, [sent], [terminal, theirs])
        os.close(theirs)
        return Begun(ours)

    def close(self) -> None:
        """End it."""
        self._socket.close()
        self._process.wait()


def main() -> None:
    """Load what dialogues need, then begin a command for each request until there are none."""
    asked = socket.socket(fileno=int(sys.argv[1]))
    with TemporaryDirectory() as folder:
        place = Place(Path(folder))
        place.write(1)
        for command in (["list"], ["add", "A title", "--format", "read"], ["show", "a-title"]):
            place.ask("me", *command)
    for name in ("__main__", "interaction.add_questions"):
        importlib.import_module(f"curate.{name}")
    gc.freeze()
    while True:
        received, handles, _, _ = socket.recv_fds(asked, _LENGTH, 2)
        if not received:
            return
        length = int.from_bytes(received, "big")
        arguments, folder, variables = json.loads(asked.recv(length, socket.MSG_WAITALL))
        if os.fork() == 0:
            asked.close()
            _tell_of(arguments, folder, variables, *handles)
            return
        for handle in handles:
            os.close(handle)
        os.waitpid(-1, os.WNOHANG)


def _tell_of(
    arguments: list[str], folder: str, variables: dict[str, str], terminal: int, tells: int
) -> None:
    """Begin a command, and tell its number and its exit code."""
    number = os.fork()
    if number == 0:
        os.close(tells)
        _become(folder, variables, terminal)
        sys.argv[1:] = arguments
        from curate.__main__ import run

        run()
    os.close(terminal)
    os.write(tells, f"{number}\n".encode("ascii"))
    code = os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])
    os.write(tells, f"{code}\n".encode("ascii"))


def _become(folder: str, variables: dict[str, str], terminal: int) -> None:
    """Make this process one that was started in a folder, on a terminal."""
    import fcntl
    import termios

    os.setsid()
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
    for handle in range(3):
        os.dup2(terminal, handle)
    os.close(terminal)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(variables)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        was = getattr(sys, name)
        now = open(was.fileno(), mode, encoding=was.encoding, errors=was.errors, closefd=False)  # noqa: SIM115
        setattr(sys, name, now)


if __name__ == "__main__":
    main()
