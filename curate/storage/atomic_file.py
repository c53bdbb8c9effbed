"""A list file as it is written: replaced whole or not at all."""

import os
import stat as kinds
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from curate.errors import CurateError, reason
from curate.storage.exchange import exchange
from curate.storage.list_source import Source, digest, encoded, read, refuse_large
from curate.storage.lock import locked, unusable
from curate.storage.private import UNFINISHED, open_new, own_name

_CHANGED = "the file was changed by another program meanwhile."


def replace(path: Path, old: Source, new_text: str) -> None:
    """Put `new_text` in the place of what `old` was read from, whole or not at all.

    The file keeps its mode and its owner; a symbolic link stays one, and its target is
    replaced. Whoever calls holds the lock of the file. Raises CurateError where the file is
    no longer what was read, has several hard links (they would part), is write-protected, or
    cannot be written.
    """
    target = path.resolve()
    raw = encoded(old, new_text)
    try:
        _clear_what_was_left(target)
        found = target.stat()
        _refuse_untouchable(target, found)
        refuse_large(len(raw), path)
        _refuse_other(target, old.digest)
        with _beside(target) as temporary:
            _write(temporary, raw)
            temporary.chmod(kinds.S_IMODE(found.st_mode))
            _give_to_owner(temporary, found)
            _swap(temporary, target, old.digest)
    except (OSError, CurateError) as error:
        said = error.message if isinstance(error, CurateError) else f"{reason(error)}."
        raise CurateError(f"{said} Nothing was written.", path=str(path)) from None


def _refuse_untouchable(target: Path, found: os.stat_result) -> None:
    """Raise CurateError where a file must not be replaced, even if the system would let us."""
    if found.st_nlink > 1:
        said = f"the file has {found.st_nlink} hard links, which writing would part."
        raise CurateError(said)
    # Asked of the mode, too: the administrator may write anything, and yet it was protected.
    if not found.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise CurateError(
            "the file is write-protected. Allow writing in it first, as chmod u+w does."
        )


def create(path: Path, text: str) -> None:
    """Write a new file, and the folders it needs; whole or not at all.

    A file that is there and holds nothing, or white space alone, is filled. Two that create at
    once wait for each other. Raises CurateError where a file holds more, or none can be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with locked(path):
            if not os.path.lexists(path):
                put(path, text.encode("utf-8"))
                return
            old = None
            with suppress(CurateError):  # what is no text is a file that is there, all the same
                old = read(path)
            if old is None or old.text.strip():
                said = "there is a file already. Nothing was written."
                raise CurateError(said, path=str(path))
            replace(path, old, text)
    except (FileExistsError, NotADirectoryError):
        said = "there is a file in the place of its folder. Move it away, or name another place."
        raise CurateError(said, path=str(path)) from None
    except (OSError, ValueError) as error:
        raise unusable(path, error) from None


def put(path: Path, raw: bytes) -> None:
    """Write a file that others may read, in the place of any that is there; whole or not at all.

    Raises OSError.
    """
    with _beside(path) as temporary:
        _write(temporary, raw)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    _sync_folder(path.parent)


def leftovers(target: Path) -> list[Path]:
    """Return what writers of `target` that were killed have left beside it."""
    from glob import escape

    return list(target.parent.glob(f".{escape(target.name)}.*{UNFINISHED}"))


def _clear_what_was_left(target: Path) -> None:
    for leftover in leftovers(target):
        with suppress(OSError):
            leftover.unlink()


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Give the path of a file that nobody else has, beside `target`; in the end it is gone."""
    temporary = own_name(target, UNFINISHED)
    try:
        yield temporary
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _swap(new: Path, target: Path, expected: str) -> None:
    """Put `new` in the place of `target`, if that still has the digest `expected`.

    Looked at right before, and right after, in what was replaced: where an editor has saved in
    between, its text is put back. Raises CurateError.
    """
    with _beside(target) as replaced:
        _refuse_other(target, expected)
        if exchange(new, target):
            new.replace(replaced)
        else:  # in a moment between these two, an editor that makes a new file is not seen
            with suppress(OSError):  # not every file system has hard links
                os.link(target, replaced)
            new.replace(target)
        if replaced.exists() and digest(replaced.read_bytes()) != expected:
            replaced.replace(target)
            raise CurateError(_CHANGED)
    _sync_folder(target.parent)


def _refuse_other(path: Path, expected: str) -> None:
    if digest(path.read_bytes()) != expected:
        raise CurateError(_CHANGED)


def _write(path: Path, raw: bytes) -> None:
    """Write a new file, never through a link, and flush it to disk; nobody else can read it yet."""
    with os.fdopen(open_new(path), "wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())


def _give_to_owner(path: Path, old: os.stat_result) -> None:
    """Make a file the owner's whose list it is: the administrator may edit another's list."""
    new = path.stat()
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid) and hasattr(os, "chown"):
        with suppress(PermissionError):
            os.chown(path, old.st_uid, old.st_gid)
            path.chmod(kinds.S_IMODE(old.st_mode))  # which a new owner may take away


def _umask() -> int:
    """Return what new files of this process are denied; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """Flush the new name to disk, where the platform lets a folder be opened."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)
