"""The lock that belongs to a file: whoever would write the file waits for it."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from re import fullmatch
from stat import S_ISREG

from curate.errors import CurateError, is_name_too_long, reason
from curate.storage.private import UNFINISHED, open_new, own_name

LOCK_SECONDS = 10.0
"""How long to wait for another program that writes and shows no progress, in seconds."""
LEFT_SECONDS = 3600.0
"""Where a lock is a file, one that says nothing of its maker for so long has none, in seconds."""
_NO_PROCESS = 2**31 - 1
"""A number that no process has."""
_AS_A_FILE = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""Opens no link, and waits for nobody where there is a pipe in the place of a file."""
_FOR_EVERYBODY = 0o666
"""The mode of a lock file, which says nothing: another user waits at it, too."""


def lock_beside(path: Path) -> Path:
    """Return where the lock of the file at `path` is: beside it, a link followed."""
    target = Path(os.path.realpath(path))  # which never fails, as Path.resolve may in a circle
    return target.with_name(f".{target.name}.lock")


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of the file at `path`, whichever user or cache folder the others have.

    A process that ends, however it ends, gives it back; the lock file goes with it. On a disk that
    refuses locks, a lock file that is there is the lock. Raises CurateError where the lock is held
    for LOCK_SECONDS without the file being written meanwhile, and where no lock can be made.
    """
    lock = lock_beside(path)
    give_back = _taken_at_once(lock) or _taken_in_turn(lock, path)
    try:
        yield
    finally:
        give_back()


def _taken_at_once(lock: Path) -> Callable[[], None] | None:
    """Take a lock that nobody has, as filelock would, and return what gives it back.

    None where filelock has to see to it: to load that takes a fifth of what a whole command does.
    """
    if sys.platform == "win32":
        return None
    import fcntl

    try:
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_EXCL, _FOR_EVERYBODY)
    except OSError:
        return None
    try:
        os.fchmod(descriptor, _FOR_EVERYBODY)
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.fstat(descriptor).st_nlink:
            return partial(_gone, lock, partial(os.close, descriptor))
    except BlockingIOError:
        pass  # somebody came between the two
    except OSError:
        lock.unlink(missing_ok=True)  # no lock for anybody, on this disk
    os.close(descriptor)
    return None


def _taken_in_turn(lock: Path, path: Path) -> Callable[[], None]:
    """Take the lock of the file at `path` once nobody has it, and return what gives it back.

    Raises CurateError as `locked` does.
    """
    from filelock import FileLock, SoftFileLock, Timeout

    target = Path(os.path.realpath(path))
    by_name = refuses_locks(target)
    if by_name:
        if lock.exists() and not lock.is_file():  # a pipe, for which one would wait
            said = f"{lock.name} is in the place of its lock, and is no file. Nothing was written."
            raise CurateError(said, path=str(path), hint=f"Move it away: {lock}")
        _mark_if_left(lock, target)
    waiting = (SoftFileLock if by_name else FileLock)(lock, mode=_FOR_EVERYBODY)
    seen = _look(path)
    while not waiting.is_locked:
        try:
            waiting.acquire(timeout=LOCK_SECONDS)
        except Timeout:
            before, seen = seen, _look(path)
            if before == seen:
                said = "another curate is writing. Try again in a moment. Nothing was written."
                left = f"If none is, one was stopped there: delete {lock.name}"
                raise CurateError(said, path=str(path), hint=left if by_name else None) from None
        except OSError as error:
            said = f"no lock can be made beside it: {reason(error)}. Nothing was written."
            if is_name_too_long(error):  # which is longer than that of the file
                said = f"{reason(error)}. Nothing was written."
            if isinstance(error, PermissionError):
                said += " Allow writing in its folder first."
            raise CurateError(said, path=str(path)) from None
    return waiting.release if by_name else partial(_gone, lock, waiting.release)


def refuses_locks(path: Path) -> bool:
    """Whether the disk of a file locks none, tried on one of another name that nobody has."""
    if sys.platform == "win32":
        return False
    import fcntl
    from errno import ENOLCK, ENOSYS, ENOTSUP, EOPNOTSUPP

    try:
        descriptor = _open_unnamed(path)
    except OSError:
        return False  # nothing can be made there, which others tell
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno in (ENOLCK, ENOSYS, ENOTSUP, EOPNOTSUPP)
    finally:
        os.close(descriptor)
    return False


def _open_unnamed(path: Path) -> int:
    """Make an empty file on the disk of the file at `path`, of which no name stays. Raises OSError.

    Where the disk takes no name from what is open, the name goes with the next change of the file.
    """
    tried = own_name(path, UNFINISHED)
    descriptor = open_new(tried)
    with suppress(OSError):
        tried.unlink()
    return descriptor


def _mark_if_left(lock: Path, target: Path) -> None:
    """Say in a lock file that names nobody, and is old, that its maker is gone.

    A maker writes into it at once who it is; one that was killed before never does. Only marked,
    it is still filelock's to break, which lets no two break it. Age is by the clock of the disk.
    """
    from socket import gethostname

    with suppress(OSError):
        descriptor = os.open(lock, os.O_RDWR | _AS_A_FILE)
        try:
            found = os.fstat(descriptor)
            new = _open_unnamed(target)
            age = os.fstat(new).st_mtime - found.st_mtime
            os.close(new)
            if S_ISREG(found.st_mode) and age > LEFT_SECONDS and not _names_one(descriptor):
                os.ftruncate(descriptor, 0)
                os.lseek(descriptor, 0, os.SEEK_SET)
                os.write(descriptor, f"{_NO_PROCESS}\n{gethostname()}\n".encode())
        finally:
            os.close(descriptor)


def _names_one(descriptor: int) -> bool:
    """Whether a lock file says which process made it, and on which computer."""
    return fullmatch(rb"[0-9]+\n[^\n]+\n(?s:.*)", os.read(descriptor, 1_000)) is not None


def _gone(lock: Path, give_back: Callable[[], None]) -> None:
    """Take a lock file away, and give the lock back.

    In this order: who waits at a file that is gone begins anew (filelock 3.24).
    """
    with suppress(OSError):
        lock.unlink()
    give_back()


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
