"""A list file as it is read: its text with its digest, and what it looks like from outside."""

import os
from pathlib import Path
from typing import NamedTuple

from curate.errors import CurateError
from curate.storage.lock import unusable

_MIB = 1024 * 1024
MOST_BYTES = 64 * _MIB

_BOM = "\ufeff"


class Stamp(NamedTuple):
    """What a file looked like from outside, without reading it."""

    size: int
    """In bytes."""
    mtime_ns: int
    ctime_ns: int
    """When anything of the file last changed, its times too: nobody can put it back. On Windows
    it is when the file was made: it tells of another file, and not of other content."""
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
    inode = found.st_ino & 0x7FFF_FFFF_FFFF_FFFF
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns, inode)


def read(path: Path) -> Source:
    """Return the text of a list file.

    Raises CurateError where it is missing, no regular file (a pipe or a device may never
    end), larger than MOST_BYTES, or not UTF-8.
    """
    before = stamp(path)
    if path.is_dir():
        raise CurateError("this is a folder. Name the list file in it.", path=str(path))
    if not path.is_file():
        said = "this is no regular file, as a list must be. Name a file."
        raise CurateError(said, path=str(path))
    refuse_large(before.size, path)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise unusable(path, error) from None
    return Source(*_decoded(raw, path), digest(raw), before)


def refuse_large(size: int, path: Path) -> None:
    """Raise CurateError where a list of `size` bytes is larger than may be read."""
    if size > MOST_BYTES:
        tenths = -(-size * 10 // _MIB)
        said = f"the file has {tenths / 10:g} MiB; a list file may have {MOST_BYTES // _MIB}."
        raise CurateError(said, path=str(path))


def digest(raw: bytes) -> str:
    """Return a digest of the content of a file."""
    from hashlib import blake2b

    return blake2b(raw, digest_size=16).hexdigest()


def _decoded(raw: bytes, path: Path) -> tuple[str, bool]:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CurateError(
            f"this is not UTF-8 text{_as_windows_has_it(raw, error.start)}. "
            "Save the file as UTF-8.",
            path=str(path),
            line=raw.count(b"\n", 0, error.start) + 1,
        ) from None
    return text.removeprefix(_BOM), text.startswith(_BOM)


def _as_windows_has_it(raw: bytes, at: int) -> str:
    """Name the letter that is meant at `at`, where an older program of Windows wrote the file."""
    word = raw[at : at + 1].decode("cp1252", "ignore")
    if b"\0" in raw or not word.isprintable() or not word:
        return ""
    return f': "{word}" is written here as Windows-1252 has it'


def encoded(old: Source, new_text: str) -> bytes:
    """Return the bytes of a new text for the file that `old` was read from."""
    return ((_BOM if old.bom else "") + new_text).encode("utf-8")


def names_beside(path: Path) -> list[str]:
    """Return the names in the folder of a file; none where it may not be listed."""
    try:
        return [one.name for one in os.scandir(path.parent)]
    except OSError:
        return []
