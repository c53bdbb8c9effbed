"""The lock that belongs to a file: whoever would write the file waits for it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from curate.errors import CurateError, is_name_too_long, reason

LOCK_SECONDS = 10.0
"""How long to wait for another program that writes and shows no progress, in seconds."""
_FOR_EVERYBODY = 0o666
"""The mode of a lock file, which says nothing: another user waits at it, too."""


def lock_beside(path: Path) -> Path:
    """Return where the lock of the file at `path` is: beside it, a link followed."""
    target = Path(os.path.realpath(path))  # which never fails, as Path.resolve may in a circle
    return target.with_name(f".{target.name}.lock")


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of the file at `path`, whichever user or cache folder the others have.

    A process that ends, however it ends, gives it back; the lock file goes with it. Raises
    CurateError where the lock is held for LOCK_SECONDS without the file being written
    meanwhile, and where no lock can be made.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(lock_beside(path), mode=_FOR_EVERYBODY)
    seen = _look(path)
    while not lock.is_locked:
        try:
            lock.acquire(timeout=LOCK_SECONDS)
        except Timeout:
            before, seen = seen, _look(path)
            if before == seen:
                said = "another curate is writing. Try again in a moment. Nothing was written."
                raise CurateError(said, path=str(path)) from None
        except OSError as error:
            said = f"no lock can be made beside it: {reason(error)}. Nothing was written."
            if is_name_too_long(error):  # which is longer than that of the file
                said = f"{reason(error)}. Nothing was written."
            if isinstance(error, PermissionError):
                said += " Allow writing in its folder first."
            raise CurateError(said, path=str(path)) from None
    try:
        yield
    finally:
        # While it is held: who waits at a file that is gone begins anew (filelock 3.24).
        with suppress(OSError):
            lock_beside(path).unlink()
        lock.release()


def _look(path: Path) -> tuple[int, ...] | None:
    """Return what changes when a file is written; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def unusable(path: Path, error: OSError | ValueError) -> CurateError:
    """Make the error for a file that the system does not let us read or write."""
    return CurateError(f"{reason(error)}.", path=str(path))
