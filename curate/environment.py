"""The world around the program: folders, variables, clock, terminal; built once, handed down."""

import os
import sys
import time
from pathlib import Path
from typing import NamedTuple, TextIO

from curate.errors import CurateError, Kind

IN_PROJECT = Path("data") / "resources.yaml"
"""Where a project keeps its list."""


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

    def find_list(self, named: str | None) -> Path:
        """Return the list file to use: `named`, else CURATE_FILE, the project's, the user's own.

        Raises CurateError where there is none.
        """
        named = named or self.variables.get("CURATE_FILE") or None
        if named is not None:
            path = self.folder / Path(named).expanduser()
            if path.is_dir():
                said = "this is a folder. Name the list file in it."
                raise CurateError(said, Kind.REFUSED, path=self.shown(path))
            if not path.exists():
                said = f"no such list: {self.shown(path)}. Make it with: curate init {named}"
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

    def shown(self, path: Path) -> str:
        """Return a path as short as it can be said from here."""
        try:
            return path.relative_to(self.folder).as_posix()
        except ValueError:
            return str(path)


def from_process() -> Environment:
    """Return the environment of this process, its streams set to UTF-8 where they can be."""
    import platformdirs

    variables = dict(os.environ)
    output, remarks = _stream(sys.stdout, variables), _stream(sys.stderr, variables)
    return Environment(
        folder=Path.cwd(),
        variables=variables,
        cache=_folder(variables, "CURATE_CACHE_DIR", platformdirs.user_cache_dir),
        data=_folder(variables, "CURATE_DATA_DIR", platformdirs.user_data_dir),
        output=output,
        remarks=remarks,
        interactive=output.terminal and sys.stdin is not None and sys.stdin.isatty(),
    )


def _folder(variables: dict[str, str], name: str, platform_folder: object) -> Path:
    if variables.get(name):
        return Path(variables[name]).absolute()
    assert callable(platform_folder)
    return Path(platform_folder("curate", appauthor=False))


def _stream(file: TextIO, variables: dict[str, str]) -> Stream:
    terminal = file.isatty()
    utf_8 = (file.encoding or "").lower().replace("-", "") == "utf8"
    if hasattr(file, "reconfigure"):
        if terminal and not utf_8:
            file.reconfigure(errors="replace")
        else:
            file.reconfigure(encoding="utf-8", errors="replace")
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
    if columns.isdecimal() and int(columns) > 0:
        return int(columns)
    if not terminal:
        return None
    try:
        return os.get_terminal_size(file.fileno()).columns or 80
    except (OSError, ValueError):
        return 80
