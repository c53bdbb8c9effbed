"""Files that are the user's alone: made without a way in for others, and never through a link."""

import os
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE

ANOTHER_FOLDER = "Keep it in another folder: set the variable CURATE_DATA_DIR."
"""What helps where what is the user's own cannot be kept at its place."""
UNFINISHED = ".curate-tmp"
"""How the name of a file ends that is there for a moment only: what a killed process leaves of
these, the next one clears."""
_OWNER_ALONE = 0o600


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing; nobody else may look into it.

    One that is there already stays as it is. Raises OSError.
    """
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(mode=0o700, exist_ok=True)


def open_new(path: Path) -> int:
    """Create a file that only its owner may read, and return its handle, open for writing.

    Raises OSError where anything has that name already, a link too.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    flags |= getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    return os.open(path, flags, _OWNER_ALONE)


def own_name(path: Path, ending: str) -> Path:
    """Return a name beside `path` that no other process chooses: what is put together there."""
    from secrets import token_hex

    return path.with_name(f".{path.name}.{os.getpid()}-{token_hex(4)}{ending}")


def keep_private(path: Path) -> None:
    """Take the rights of everybody else from a file; its owner's stay as they are."""
    with suppress(OSError):
        mode = S_IMODE(path.stat().st_mode)
        if mode & 0o077:
            path.chmod(mode & 0o700)
