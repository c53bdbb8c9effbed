"""A list file on disk: read with its digest, replaced whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from curate.errors import CurateError
from curate.storage.lock import locked, reason, unusable

_MIB = 1024 * 1024
MOST_BYTES = 64 * _MIB

_BOM = "\ufeff"


class Stamp(NamedTuple):
    """What a file looked like from outside, without reading it."""

    size: int
    """In bytes."""
    mtime_ns: int
    inode: int


class Source(NamedTuple):
    """A list file as it was read."""

    text: str
    """Without the byte order mark, line ends as they are in the file."""
    bom: bool
    digest: str
    """Of the file's bytes."""
    stamp: Stamp
    """Taken before the text was read."""


def stamp(path: Path) -> Stamp:
    """Return what `path` looks like now. Raises CurateError where it cannot be looked at."""
    try:
        found = path.stat()
    except OSError as error:
        raise unusable(path, error) from None
    # SQLite's integers have 63 bits; an inode may have more.
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ino & 0x7FFF_FFFF_FFFF_FFFF)


def read(path: Path) -> Source:
    """Return the text of a list file.

    Raises CurateError where it is missing, not a file, larger than MOST_BYTES, or not UTF-8.
    """
    if path.is_dir():
        raise CurateError("this is a folder. Name the list file in it.", path=str(path))
    before = stamp(path)
    if before.size > MOST_BYTES:
        tenths = -(-before.size * 10 // _MIB)
        said = f"the file has {tenths / 10:g} MiB; a list file may have {MOST_BYTES // _MIB}."
        raise CurateError(said, path=str(path))
    try:
        with path.open("rb") as file:
            # What is no regular file tells no size, and may never end.
            raw = file.read() if path.is_file() else file.read(MOST_BYTES + 1)
    except OSError as error:
        raise unusable(path, error) from None
    if len(raw) > MOST_BYTES:
        said = f"this does not end within {MOST_BYTES // _MIB} MiB, as a list file must."
        raise CurateError(said, path=str(path))
    return Source(*_decoded(raw, path), digest(raw), before)


def digest(raw: bytes) -> str:
    """Return a digest of the content of a file."""
    from hashlib import blake2b

    return blake2b(raw, digest_size=16).hexdigest()


def _decoded(raw: bytes, path: Path) -> tuple[str, bool]:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CurateError(
            "this is not UTF-8 text. Save the file as UTF-8.",
            path=str(path),
            line=raw.count(b"\n", 0, error.start) + 1,
        ) from None
    return text.removeprefix(_BOM), text.startswith(_BOM)


def replace(path: Path, old: Source, new_text: str) -> None:
    """Put `new_text` in the place of what `old` was read from, whole or not at all.

    The file keeps its mode; a symbolic link stays one, and its target is replaced. Raises
    CurateError where the file is no longer what was read, has several hard links (they
    would part), or cannot be written.
    """
    target = path.resolve()
    try:
        found = target.stat()
        if found.st_nlink > 1:
            raise CurateError(
                f"the file has {found.st_nlink} hard links, which writing would part. "
                "Nothing was written.",
                path=str(path),
            )
        if digest(target.read_bytes()) != old.digest:
            raise CurateError(
                "the file was changed by another program meanwhile. Nothing was written.",
                path=str(path),
            )
        _write_beside(target, encoded(old, new_text), found.st_mode & 0o7777)
    except OSError as error:
        raise CurateError(f"{reason(error)}. Nothing was written.", path=str(path)) from None


def encoded(old: Source, new_text: str) -> bytes:
    """Return the bytes of a new text for the file that `old` was read from."""
    return ((_BOM if old.bom else "") + new_text).encode("utf-8")


def create(path: Path, text: str, lock_path: Path) -> None:
    """Write a new file, and the folders it needs; whole or not at all.

    Two that create at once wait for each other at `lock_path`. Raises CurateError where
    there is a file already.
    """
    with locked(lock_path):
        try:
            if os.path.lexists(path):
                said = "there is a file already. Nothing was written."
                raise CurateError(said, path=str(path))
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_beside(path, text.encode("utf-8"), 0o666 & ~_umask())
        except (OSError, ValueError) as error:
            raise unusable(path, error) from None


def temporary_beside(target: Path) -> Path:
    """Return where the next content of `target` is put together: one fixed name.

    One left by a killed write is overwritten by the next.
    """
    return target.with_name(f".{target.name}.curate-tmp")


def _write_beside(target: Path, raw: bytes, mode: int) -> None:
    temporary = temporary_beside(target)
    try:
        _write(temporary, raw, mode)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _write(path: Path, raw: bytes, mode: int) -> None:
    """Write a new file and flush it to disk; nobody else can read it before it has its mode."""
    path.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(mode)


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
