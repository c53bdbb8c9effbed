"""The world around the program: folders, variables, clock, terminal; built once, handed down."""

import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from shlex import quote, split
from stat import S_ISDIR
from typing import TYPE_CHECKING, NamedTuple

from curate.errors import CurateError, Kind, reason
from curate.safe_text import one_line
from curate.streams import Stream, forgive, stream_of, take_over
from curate.wording import quoted

if TYPE_CHECKING:
    from datetime import date, datetime

IN_PROJECT = Path("data") / "resources.yaml"
"""Where a project keeps its list."""

_XDG = {"cache": ("XDG_CACHE_HOME", ".cache"), "data": ("XDG_DATA_HOME", ".local/share")}
_NOWHERE = Path(os.devnull) / "curate"
"""The folder of a user who has no home: nothing is there, and nothing can be made there."""


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

    def advise_about(self, list_file: str | None) -> None:
        """Let commands that are advised from now on name this list; None: they need not."""
        for stream in (self.output, self.remarks):
            stream.advice.list_file = list_file

    def advise_to_repeat(self, line: list[str], words: str = "") -> None:
        """Let options that are advised from now on come with the command that runs, and its words.

        `line` is the command with its arguments, then each of its options.
        """
        for stream in (self.output, self.remarks):
            stream.advice.line, stream.advice.words = tuple(line), words

    def today(self) -> "date":
        """Read today's date in the time zone of this computer."""
        return self.local(None).date()

    def local(self, at: str | None) -> "datetime":
        """Convert a time in ISO 8601 to the time zone of this computer; None means now."""
        from datetime import UTC, datetime

        if at is None:
            found = datetime.fromtimestamp(self.now_ns() // 1_000_000_000, UTC)
        else:
            found = datetime.fromisoformat(at)
        try:
            return found.astimezone()
        except ValueError:  # TZ is further from UTC than a day is long
            return found

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
            return self._named_list(named)
        unseen = None
        here = [folder / IN_PROJECT for folder in (self.folder, *self.folder.parents)]
        own = self.data / IN_PROJECT.name
        for path in (*here, own):
            fault = _fault(path)
            if fault == "":
                if path == own and unseen is not None:  # perhaps not the list that is meant
                    mine = f"Your own list: --file {quote(one_line(str(own)))}"
                    raise CurateError(unseen[1], path=self.shown(unseen[0]), hint=mine)
                return path
            if fault and os.path.lexists(path):
                raise CurateError(fault, path=self.shown(path))
            if fault and unseen is None:  # its folder is closed: whether it is there, nobody knows
                unseen = path, fault
        hint = "Start one: curate init · Look at a real one: curate init --sample"
        if unseen is not None:
            said = f"{unseen[1]} There is no other reading list in this folder or above it."
            if unseen[0] == here[0]:  # a new list would go to the very place that is closed
                hint = "Let yourself look into its folder · Or start another: curate init mine.yaml"
            raise CurateError(said, Kind.MISSING, path=self.shown(unseen[0]), hint=hint)
        said = f"no reading list here: no {IN_PROJECT.as_posix()} in this folder or above it."
        raise CurateError(said, Kind.MISSING, hint=hint)

    def _named_list(self, named: str) -> Path:
        path = self.path_of(named)
        fault = _fault(path)
        if fault is None:
            make = f"curate init --file {quote(one_line(named))}"
            said = f"no such list: {self.shown(path)}. Make it with: {make}"
            raise CurateError(said, Kind.MISSING)
        if fault:
            raise CurateError(fault, path=self.shown(path))
        return path

    def path_of(self, text: str) -> Path:
        """Make a path of what somebody typed: relative to `folder`, `~` being a home folder.

        Raises CurateError for the home folder of a user who does not exist, and for `-`.
        """
        if text == "-":
            said = "- is no file: a list is not read from a pipe. Name one; if it is called so: ./-"
            raise CurateError(said, Kind.USAGE)
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

    def shown_in_repository(self, path: Path) -> str:
        """Write the path of a file as a forge has it: from the nearest folder above with `.git`.

        Without one it is written as `shown` does.
        """
        whole = path.parent.resolve() / path.name
        for folder in whole.parents:
            if os.path.exists(folder / ".git"):  # noqa: PTH110 - which is closed is none
                return one_line(whole.relative_to(folder).as_posix())
        return self.shown(path)


def from_process() -> Environment:
    """Build the environment of this process, its streams set to UTF-8 where they can be.

    Raises CurateError where the current folder does not exist any more.
    """
    variables = dict(os.environ)
    out, err = take_over()
    remarks = stream_of(err, variables)
    output = stream_of(out, variables, beside=remarks)
    try:
        folder = Path.cwd()
    except OSError:
        raise CurateError("the folder you are in is gone. Go to another one.") from None
    return Environment(
        folder=folder,
        variables=variables,
        cache=_folder(variables, "CURATE_CACHE_DIR", "cache"),
        data=_folder(variables, "CURATE_DATA_DIR", "data"),
        output=output,
        remarks=remarks,
        interactive=output.terminal and sys.stdin is not None and sys.stdin.isatty(),
    )


def _fault(path: Path) -> str | None:
    """Say why `path` is no list that can be read: "" where it may be one, None where nothing is."""
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return "this is a link to a file that is not there." if path.is_symlink() else None
    except (OSError, ValueError) as error:
        return f"{reason(error)}."
    return "this is a folder. Name the list file in it." if S_ISDIR(mode) else ""


def _folder(variables: dict[str, str], name: str, kind: str) -> Path:
    """Find the folder that a variable names, else the platform's for cache or data.

    `~` is a home folder, also where no shell made it one. What is not absolute is no place for
    what is the platform's: it would be another one in each folder. _NOWHERE without a home.
    """
    try:
        if variables.get(name):
            return Path(variables[name]).expanduser().absolute()
        found = _platform_folder(variables, kind)
    except RuntimeError:  # nobody knows where home is
        return _NOWHERE
    return found if found.is_absolute() else _NOWHERE


def _platform_folder(variables: dict[str, str], kind: str) -> Path:
    """Find where this platform keeps what is of that kind. Raises RuntimeError without a home."""
    if sys.platform == "linux":
        # As platformdirs has it, which takes a twentieth of what a whole command does to import:
        # the XDG Base Directory Specification, 0.8.
        variable, usual = _XDG[kind]
        base = variables.get(variable, "")
        return (Path(base) if base.strip() else Path.home() / usual) / "curate"
    import platformdirs

    find = {"cache": platformdirs.user_cache_dir, "data": platformdirs.user_data_dir}
    return Path(find[kind]("curate", appauthor=False))
