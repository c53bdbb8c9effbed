"""The world around the program: folders, variables, clock, terminal; built once, handed down."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, NamedTuple, TextIO

from curate.errors import CurateError, Kind
from curate.safe_text import visible
from curate.streams import take_over

if TYPE_CHECKING:
    from datetime import date, datetime

IN_PROJECT = Path("data") / "resources.yaml"
"""Where a project keeps its list."""

MOST_COLUMNS = 10_000
"""A wider terminal is none."""


class Stream(NamedTuple):
    """What a stream of text can show."""

    file: TextIO
    terminal: bool
    width: int | None
    """In columns; None where nothing limits it."""
    colour: bool
    unicode: bool
    """Whether `·` and `─` can be shown."""


class Environment(NamedTuple):
    """Everything that is not in the list itself."""

    folder: Path
    """Where the command was given."""
    variables: dict[str, str]
    cache: Path
    """Of this platform; what is in it may be lost."""
    data: Path
    """Of this platform; the user's own."""
    output: Stream
    remarks: Stream
    interactive: bool
    """Whether stdin and stdout are a terminal, so that questions may be asked."""

    def now_ns(self) -> int:
        """Return the wall clock, in nanoseconds since 1970."""
        return time.time_ns()

    def today(self) -> "date":
        """Return the date here."""
        return self.local(None).date()

    def local(self, at: str | None) -> "datetime":
        """Return a time in UTC, in ISO 8601, as the clock here shows it; None: now."""
        from datetime import UTC, datetime

        if at is None:
            return datetime.fromtimestamp(self.now_ns() // 1_000_000_000, UTC).astimezone()
        return datetime.fromisoformat(at).astimezone()

    def browse(self, address: str) -> bool:
        """Open an address in the user's browser; return whether one could be opened."""
        import webbrowser

        return webbrowser.open(address)

    def find_list(self, named: str | None) -> Path:
        """Return the list file to use: `named`, else CURATE_FILE, the project's, the user's own.

        Raises CurateError where there is none.
        """
        named = named or self.variables.get("CURATE_FILE") or None
        if named is not None:
            path = self.path_of(named)
            if _is(path.is_dir):
                said = "this is a folder. Name the list file in it."
                raise CurateError(said, Kind.REFUSED, path=self.shown(path))
            if not _is(path.exists):
                make = f"curate init --file {quote(named)}"
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
        """Return the path that somebody typed, from here; `~` is their home folder."""
        try:
            return self.folder / Path(text).expanduser()
        except RuntimeError:
            said = f'"{text}" is in the home folder of somebody who is not here.'
            raise CurateError(said, Kind.MISSING) from None

    def shown(self, path: Path) -> str:
        """Return a path as short as it can be said from here."""
        try:
            return visible(path.relative_to(self.folder).as_posix())
        except ValueError:
            return visible(str(path))


def from_process() -> Environment:
    """Return the environment of this process, its streams set to UTF-8 where they can be."""
    import platformdirs

    variables = dict(os.environ)
    output, remarks = (_stream(file, variables) for file in take_over())
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
    """Ask about a path; one that the system cannot even look up is not there."""
    try:
        return question()
    except (OSError, ValueError):
        return False


def _folder(variables: dict[str, str], name: str, platform_folder: Callable[..., str]) -> Path:
    if variables.get(name):
        return Path(variables[name]).absolute()
    return Path(platform_folder("curate", appauthor=False))


def _stream(file: TextIO, variables: dict[str, str]) -> Stream:
    terminal = file.isatty()
    utf_8 = (file.encoding or "").lower().replace("-", "") == "utf8"
    dumb = variables.get("TERM", "") in ("dumb", "unknown")
    return Stream(
        file=file,
        terminal=terminal,
        width=_width(file, terminal, variables),
        colour=terminal and not dumb and not variables.get("NO_COLOR"),
        unicode=utf_8 or not terminal,
    )


def _width(file: TextIO, terminal: bool, variables: dict[str, str]) -> int | None:
    """Return COLUMNS where it is set, else what the terminal says, else no limit."""
    columns = variables.get("COLUMNS", "")
    if columns.isascii() and columns.isdecimal() and int(columns) > 0:
        return min(int(columns), MOST_COLUMNS)
    if not terminal:
        return None
    try:
        return os.get_terminal_size(file.fileno()).columns or 80
    except (OSError, ValueError):
        return 80
