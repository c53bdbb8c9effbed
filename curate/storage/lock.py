"""The lock that writers wait for, whichever file they write."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from curate.errors import CurateError

LOCK_SECONDS = 10.0
"""How long to wait for another `curate` that is writing: at a lock, and in the journal."""


@contextmanager
def locked(lock_path: Path) -> Iterator[None]:
    """Hold the lock at `lock_path`, which other processes of this user wait for.

    A crash releases it. Raises CurateError after LOCK_SECONDS of waiting.
    """
    from filelock import FileLock, Timeout

    try:
        lock_path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(lock_path, timeout=LOCK_SECONDS)
        lock.acquire()
    except Timeout:
        raise CurateError("another curate is writing. Try again in a moment.") from None
    except OSError as error:
        raise unusable(lock_path, error) from None
    try:
        yield
    finally:
        lock.release()


def unusable(path: Path, error: OSError | ValueError) -> CurateError:
    """Make the error for a file that the system does not let us read or write."""
    return CurateError(f"{reason(error)}.", path=str(path))


def reason(error: OSError | ValueError) -> str:
    """Say why the system refuses a file: in its words for its errors, else in ours.

    A ValueError is what Python says of a name that no file can have.
    """
    if isinstance(error, OSError):
        return (error.strerror or "the system does not say why").lower()
    return "no file can have such a name"
