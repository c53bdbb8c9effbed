"""The world around the program: folders, variables, clock, terminal; built once, handed down."""

import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from shlex import quote, split
from stat import S_ISFIFO
from typing import TYPE_CHECKING, NamedTuple, TextIO

from curate.errors import CurateError, Kind
from curate.safe_text import one_line
from curate.streams import forgive, take_over
from curate.wording import quoted

if TYPE_CHECKING:
    from datetime import date, datetime

IN_PROJECT = Path("data") / "resources.yaml"
"""Where a project keeps its list."""

MOST_COLUMNS = 10_000
"""The widest that COLUMNS is believed; a greater number is taken as this one."""


class Stream(NamedTuple):
    """What a stream of text can show."""

    file: TextIO
    terminal: bool
    width: int | None
    """In columns; None where nothing limits it."""
    colour: bool
    unicode: bool
    """Whether it can show `·` and `─`, which are not ASCII."""


class Environment(NamedTuple):
    """Everything that is not in the list itself."""

    folder: Path
    """The current folder."""
    variables: dict[str, str]
    cache: Path
    """The folder for what can be made again, in this platform's place for caches."""
    data: Path
    """The folder for what is the user's own, in this platform's place for data."""
    output: Stream
    remarks: Stream
    interactive: bool
    """Whether stdin and stdout are a terminal, so that questions may be asked."""

    def now_ns(self) -> int:
        """Read the wall clock, in nanoseconds since 1970-01-01 UTC."""
        return time.time_ns()

    def speak_without_fail(self) -> None:
        """Let nothing that is still to be said end the command: what was asked for is done."""
        for stream in (self.output, self.remarks):
            forgive(stream.file)

    def today(self) -> "date":
        """Read today's date in the time zone of this computer."""
        return self.local(None).date()

    def local(self, at: str | None) -> "datetime":
        """Convert a time in ISO 8601 to the time zone of this computer; None means now."""
        from datetime import UTC, datetime

        if at is None:
            return datetime.fromtimestamp(self.now_ns() // 1_000_000_000, UTC).astimezone()
        return datetime.fromisoformat(at).astimezone()

    def browse(self, address: str) -> bool:
        """Open an address in the user's browser; return whether one could be opened.

        Raises CurateError where BROWSER would have a shell read the address.
        """
        import webbrowser

        from curate.addresses import as_link

        for command in self.variables.get("BROWSER", "").split(os.pathsep):
            with suppress(ValueError):  # a quotation mark that is not closed
                if any("%s" in word and " " in word for word in split(command)):
                    said = "BROWSER puts the address into a text that a shell may run."
                    raise CurateError(f"{said} Let %s be a word of its own.")
        return webbrowser.open(as_link(address))

    def find_list(self, named: str | None) -> Path:
        """Find the list file: `named`, else CURATE_FILE, else the project's, else the user's own.

        Raises CurateError where there is none.
        """
        named = named or self.variables.get("CURATE_FILE") or None
        if named is not None:
            path = self.path_of(named)
            if _is(path.is_dir):
                said = "this is a folder. Name the list file in it."
                raise CurateError(said, Kind.REFUSED, path=self.shown(path))
            if not _is(path.exists):
                make = f"curate init --file {quote(one_line(named))}"
                said = f"no such list: {self.shown(path)}. Make it with: {make}"
                raise CurateError(said, Kind.MISSING)
            return path
        for folder in (self.folder, *self.folder.parents):
            if (folder / IN_PROJECT).is_file():
                return folder / IN_PROJECT
        own = self.data / IN_PROJECT.name
        if own.is_file():
            return own
        said = f"no reading list here: no {IN_PROJECT.as_posix()} in this folder or above it."
        hint = "Start one: curate init · Look at a real one: curate init --sample"
        raise CurateError(said, Kind.MISSING, hint=hint)

    def path_of(self, text: str) -> Path:
        """Make a path of what somebody typed: relative to `folder`, `~` being a home folder.

        Raises CurateError for the home folder of a user who does not exist.
        """
        try:
            return self.folder / Path(text).expanduser()
        except RuntimeError:
            said = f"{quoted(text)} is in the home folder of somebody who is not here."
            raise CurateError(said, Kind.MISSING) from None

    def shown(self, path: Path) -> str:
        """Write a path for messages: relative to `folder` where it is inside, else in full."""
        try:
            return one_line(path.relative_to(self.folder).as_posix())
        except ValueError:
            return one_line(str(path))


def from_process() -> Environment:
    """Build the environment of this process, its streams set to UTF-8 where they can be.

    Raises CurateError where the current folder does not exist any more.
    """
    import platformdirs

    variables = dict(os.environ)
    out, err = take_over()
    remarks = _stream(err, variables)
    output = _stream(out, variables, beside=remarks)
    try:
        folder = Path.cwd()
    except OSError:
        raise CurateError("the folder you are in is gone. Go to another one.") from None
    return Environment(
        folder=folder,
        variables=variables,
        cache=_folder(variables, "CURATE_CACHE_DIR", platformdirs.user_cache_dir),
        data=_folder(variables, "CURATE_DATA_DIR", platformdirs.user_data_dir),
        output=output,
        remarks=remarks,
        interactive=output.terminal and sys.stdin is not None and sys.stdin.isatty(),
    )


def _is(question: Callable[[], bool]) -> bool:
    """Ask whether a path is something; False where the system cannot even look it up."""
    try:
        return question()
    except (OSError, ValueError):
        return False


def _folder(variables: dict[str, str], name: str, platform_folder: Callable[..., str]) -> Path:
    if variables.get(name):
        return Path(variables[name]).absolute()
    return Path(platform_folder("curate", appauthor=False))


def _stream(file: TextIO, variables: dict[str, str], beside: Stream | None = None) -> Stream:
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
