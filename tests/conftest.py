"""One way to run a command in the tests: in a folder of its own, with nothing of this machine."""

import gc
import io
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any, Protocol, TypeVar

import pytest

from curate.cli import main
from curate.environment import Environment
from curate.library import Library
from curate.streams import Advice, Stream
from tests import profiles
from tests.ready import Begun, Ready
from tests.web import AWAY, Host, host

profiles.register()
os.environ.update(AWAY)

PROJECT = Path(__file__).parent.parent
SHARED = PROJECT.parent / "shared"
SELDOM = 50_000
"""Rubbish is looked for after so many new objects, as in `curate.__main__`."""


def pytest_xdist_auto_num_workers() -> int:
    """Work with one process more than there are cores: many tests wait for a disk."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Look for no rubbish while tests are found: what is made then stays.

    While they run it is looked for as seldom as in a process of `curate`. Nothing is frozen: older
    Hypothesis asks the collector who holds its random numbers.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.set_threshold(SELDOM)
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what starts processes of its own, and let each worker begin with such.

    Workers are given equal runs of tests, and then take over what others have left: short ones
    at the end keep all at work until then.
    """
    for item in items:
        if {"process_variables", "open_terminal"}.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    if workers == 1:
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    quick = [item for item in items if not item.get_closest_marker("slow")]
    shares = [len(quick) * number // workers for number in range(workers + 1)]
    items[:] = [
        item
        for number, (start, end) in enumerate(pairwise(shares))
        for item in (*slow[number::workers], *quick[start:end])
    ]


@dataclass(frozen=True)
class Result:
    """What a command gave back."""

    code: int
    out: str
    err: str


@dataclass
class Curate:
    """Runs `curate` in-process, in a temporary folder with its own cache and data folders."""

    folder: Path
    variables: dict[str, str] = field(default_factory=dict)
    colour: bool = False
    unicode: bool = True
    now_ns: Callable[[], int] | None = None

    @property
    def list_file(self) -> Path:
        """Where the project's list is."""
        return self.folder / "data" / "resources.yaml"

    def environment(self, columns: int | None = 80) -> tuple[Environment, io.StringIO, io.StringIO]:
        """Return an environment whose streams are kept, as wide as `columns`."""
        out, err = io.StringIO(), io.StringIO()
        streams = [
            Stream(file, False, columns, self.colour, self.unicode, Advice()) for file in (out, err)
        ]
        environment = Environment(
            folder=self.folder,
            variables=self.variables,
            cache=self.folder.parent / "cache",
            data=self.folder.parent / "user-data",
            output=streams[0],
            remarks=streams[1],
            interactive=False,
        )
        return environment, out, err

    def __call__(self, *arguments: str, columns: int | None = 80) -> Result:
        """Run `curate` with these arguments."""
        environment, out, err = self.environment(columns)
        code = main(list(arguments), environment)
        return Result(code, out.getvalue(), err.getvalue())

    def settle(self) -> None:
        """Build the index as it is of a list that nobody has touched for a minute."""
        environment, _, _ = self.environment()
        library = Library(
            self.list_file,
            self.list_file.name,
            environment.cache,
            environment.data,
            lambda: time.time_ns() + 60_000_000_000,
        )
        library.rebuild()
        library.close()

    def write(self, text: str) -> Path:
        """Make `text` the project's list, byte for byte."""
        self.list_file.parent.mkdir(parents=True, exist_ok=True)
        self.list_file.write_bytes(text.encode("utf-8"))
        return self.list_file

    def text(self) -> str:
        """Return the text of the project's list, line ends as they are."""
        return self.list_file.read_bytes().decode("utf-8")


class _Closable(Protocol):
    def close(self) -> None: ...


_Open = TypeVar("_Open", bound=_Closable)
_LEFT_OPEN: list[_Closable] = []


def closed_later(opened: _Open) -> _Open:
    """Return what was opened, to be closed when the test ends: Python 3.13 warns otherwise."""
    _LEFT_OPEN.append(opened)
    return opened


@pytest.fixture(autouse=True)
def _nothing_left_open() -> Iterator[None]:
    yield
    while _LEFT_OPEN:
        _LEFT_OPEN.pop().close()


@pytest.fixture
def empty_folder(tmp_path: Path) -> Curate:
    """Run commands where there is no list."""
    folder = tmp_path / "project"
    folder.mkdir()
    return Curate(folder)


@pytest.fixture
def curate(empty_folder: Curate) -> Curate:
    """Run commands on a copy of the real list."""
    empty_folder.list_file.parent.mkdir()
    shutil.copy(PROJECT / "data" / "resources.yaml", empty_folder.list_file)
    return empty_folder


@pytest.fixture(scope="session")
def _settled(tmp_path_factory: pytest.TempPathFactory) -> Curate:
    shared = Curate(tmp_path_factory.mktemp("settled") / "project")
    shared.write((PROJECT / "data" / "resources.yaml").read_text("utf-8"))
    shared.settle()
    return shared


@pytest.fixture
def unchanged(_settled: Curate) -> Iterator[Curate]:
    """Run commands that only read, on a copy of the real list that such tests share."""
    before = _settled.list_file.stat()
    yield replace(_settled)
    after = _settled.list_file.stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)
    assert not (_settled.folder.parent / "user-data").exists()


@pytest.fixture
def page_host() -> Iterator[Host]:
    """Run a host of pages on this computer."""
    with host() as found:
        yield found


COVERAGE = ("COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG")
UNMEASURED = dict.fromkeys(COVERAGE, "")
"""For a process that is interrupted while it works: coverage takes locks as it measures, and one
that is interrupted just then is never given back, so that the process waits without end."""


def kept_variables() -> dict[str, str]:
    """Return what real processes have of the variables of this one."""
    kept = ("PATH", "SYSTEMROOT", "HOME", "LANG", *COVERAGE)
    return {name: os.environ[name] for name in kept if name in os.environ} | AWAY


@pytest.fixture
def process_variables(tmp_path: Path) -> dict[str, str]:
    """Return variables for a real process that keeps to the temporary folder."""
    return kept_variables() | {
        "CURATE_CACHE_DIR": str(tmp_path / "cache"),
        "CURATE_DATA_DIR": str(tmp_path / "user-data"),
    }


CTRL_C = "\x03"
PATIENCE = 60.0
"""How long a process may take to say what is expected of it, in seconds."""


class Terminal:
    """A real pseudo-terminal, with one process in it; where the platform has such."""

    def __init__(
        self,
        command: list[str],
        folder: Path,
        variables: dict[str, str],
        columns: int = 80,
        ready: Ready | None = None,
    ) -> None:
        """Start `command` in `folder`, in a terminal of so many columns.

        With `ready` it is the arguments of a `curate` that has everything loaded.
        """
        fcntl: Any = pytest.importorskip("fcntl", reason="no pseudo-terminals here")
        termios: Any = pytest.importorskip("termios", reason="no pseudo-terminals here")
        pty: Any = pytest.importorskip("pty", reason="no pseudo-terminals here")
        self._master, inner = pty.openpty()
        termios.tcsetwinsize(inner, (40, columns))
        self._process: subprocess.Popen[bytes] | Begun
        if ready is not None:
            self._process = ready.begin(command, folder, variables, inner)
        else:
            self._process = subprocess.Popen(
                command,
                cwd=folder,
                env=variables,
                stdin=inner,
                stdout=inner,
                stderr=inner,
                start_new_session=True,
                preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
            )
        os.close(inner)
        self._read = b""
        self._typed_at = 0

    @property
    def shown(self) -> str:
        """What has been written so far, line ends as in a file."""
        return self._read.decode("utf-8", "replace").replace("\r\n", "\n")

    def expect(self, text: str) -> None:
        """Wait until `text` is written after what was last typed."""
        end = time.monotonic() + PATIENCE
        while text not in self.shown[self._typed_at :]:
            if not self._more(end):
                raise AssertionError(f"{text!r} is not in {self.shown!r}")

    def type(self, text: str) -> None:
        """Type `text`; control characters do what they do in a terminal.

        Ctrl-C not before a person could: Python loses one that comes just as it begins to read.
        """
        time.sleep(0.2 if text == CTRL_C else 0)
        self._typed_at = len(self.shown)
        os.write(self._master, text.encode("utf-8"))

    def end(self, within: float = PATIENCE) -> tuple[int, str]:
        """Wait for the end of the process; return its exit code and all that was written."""
        end = time.monotonic() + within
        while self._more(end):
            pass
        try:
            return self._process.wait(max(0.1, end - time.monotonic())), self.shown
        except subprocess.TimeoutExpired:
            raise AssertionError(f"it still waits, after {self.shown!r}") from None

    def close(self) -> None:
        """End the process, if it has not ended by itself."""
        self._process.kill()  # an interactive shell takes no less
        self._process.wait()
        os.close(self._master)

    def _more(self, end: float) -> bool:
        ready, _, _ = select.select([self._master], [], [], max(0.0, end - time.monotonic()))
        if not ready:
            return False
        try:
            piece = os.read(self._master, 65536)
        except OSError:  # Linux says so where macOS gives nothing: the other end is closed
            return False
        self._read += piece
        return bool(piece)


OpenTerminal = Callable[..., Terminal]
TERM = {"TERM": "xterm-256color"}


@pytest.fixture
def open_terminal(
    process_variables: dict[str, str], empty_folder: Curate
) -> Iterator[OpenTerminal]:
    """Start `curate` (or another command) in a terminal, which is closed after the test."""
    opened: list[Terminal] = []

    def start(
        *arguments: str,
        command: tuple[str, ...] = (sys.executable, "-m", "curate"),
        variables: dict[str, str] | None = None,
        columns: int = 80,
    ) -> Terminal:
        known = process_variables | TERM | (variables or {})
        terminal = Terminal([*command, *arguments], empty_folder.folder, known, columns)
        opened.append(terminal)
        return terminal

    yield start
    for terminal in opened:
        terminal.close()


@pytest.fixture(scope="session")
def _ready() -> Iterator[Ready | None]:
    """Have everything loaded; not where coverage is measured, which a process begins with."""
    if os.name != "posix" or any(name in os.environ for name in COVERAGE):
        yield None
        return
    ready = Ready(kept_variables() | TERM)
    yield ready
    ready.close()


@pytest.fixture
def open_dialogue(
    process_variables: dict[str, str], empty_folder: Curate, _ready: Ready | None
) -> Iterator[OpenTerminal]:
    """Start `curate` in a terminal as `open_terminal` does, with everything loaded."""
    opened: list[Terminal] = []

    def start(*arguments: str) -> Terminal:
        command = [*arguments] if _ready else [sys.executable, "-m", "curate", *arguments]
        folder = empty_folder.folder
        opened.append(Terminal(command, folder, process_variables | TERM, ready=_ready))
        return opened[-1]

    yield start
    for terminal in opened:
        terminal.close()
