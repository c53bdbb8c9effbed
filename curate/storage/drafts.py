"""Texts that are in the user's editor: files of theirs alone, cleared when they are old."""

import os
import stat as kinds
from contextlib import suppress
from enum import Enum
from glob import escape
from pathlib import Path

from curate.errors import CurateError, reason
from curate.storage import list_source
from curate.storage.private import ANOTHER_FOLDER, make_folder, open_new

KEPT_DAYS = 30
"""How long a text is kept after it was last saved."""
_DAY_NS = 24 * 60 * 60 * 1_000_000_000
_LONGEST_NAME = 40
"""What a file's name has of an id, in characters: ids may be longer than names may be."""
_TOKEN_BYTES = 4


class Left(Enum):
    """What stands where a text was given to the editor."""

    SAME = "same"
    """The text as it was given, to the byte."""
    CHANGED = "changed"
    EMPTY = "empty"
    """A file with nothing in it but blanks."""
    GONE = "gone"
    """Nothing at all."""
    OTHER = "other"
    """No file: a folder, a link."""


class Draft:
    """A text for the editor, in a file of its own."""

    def __init__(self, folder: Path, id_: str, text: str) -> None:
        """Write `text`, of the entry `id_`, to a new file in `folder`, which is made if need be.

        Raises CurateError where that cannot be done.
        """
        from secrets import token_hex

        self.path = folder / f"{_stem(id_)}-{token_hex(_TOKEN_BYTES)}.yaml"
        self.removed = False
        self._given = text.encode("utf-8")
        try:
            make_folder(folder)
            with os.fdopen(open_new(self.path), "wb") as file:
                file.write(self._given)
        except OSError as error:
            if not isinstance(error, FileExistsError):
                self.remove()
            said = f"no text can be put there for the editor: {reason(error)}. Nothing was written."
            raise CurateError(said, path=str(folder), hint=ANOTHER_FOLDER) from None

    def text(self) -> str:
        """Return the text as it stands, without a byte order mark.

        Raises CurateError where it cannot be read, is not UTF-8 or larger than a list may be.
        """
        return list_source.read(self.path).text

    def left(self) -> Left:
        """Tell what stands there now."""
        try:
            found = self.path.lstat()
            if not kinds.S_ISREG(found.st_mode):
                return Left.OTHER
            if found.st_size > list_source.MOST_BYTES:
                return Left.CHANGED
            raw = self.path.read_bytes()
        except FileNotFoundError:
            return Left.GONE
        except OSError:  # it is there, and may be anything
            return Left.CHANGED
        if raw == self._given:
            return Left.SAME
        return Left.CHANGED if raw.strip() else Left.EMPTY

    def stamp(self) -> tuple[int, int] | None:
        """Return what changes whenever the file is saved; None where it cannot be looked at."""
        try:
            found = self.path.lstat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns

    def remove(self) -> None:
        """Take the file away, if it is there: nothing in it is worth keeping any more."""
        self.removed = True
        with suppress(OSError):
            self.path.unlink()


def kept(folder: Path, id_: str) -> list[Path]:
    """Return the texts of an entry that earlier edits have left in `folder`, by name."""
    token = "[0-9a-f]" * (2 * _TOKEN_BYTES)
    return sorted(folder.glob(f"{escape(_stem(id_))}-{token}.yaml"))


def clear_old(folder: Path, now_ns: int) -> None:
    """Take away what was last saved in `folder` more than KEPT_DAYS ago.

    What an editor has put beside its text, as a backup, goes in the same way.
    """
    with suppress(OSError):
        for path in list(folder.iterdir()):
            if path.lstat().st_mtime_ns < now_ns - KEPT_DAYS * _DAY_NS:
                with suppress(OSError):
                    path.unlink()


def _stem(id_: str) -> str:
    """Return what the names of an entry's texts begin with."""
    return id_[:_LONGEST_NAME].rstrip("-")
