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
    """Return the error for a file that the system does not let us read or write."""
    said = getattr(error, "strerror", None) or str(error)
    return CurateError(f"{said.lower()}.", path=str(path))
