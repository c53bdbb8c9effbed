"""What is imported, as it lies on a disk: a file, a folder of exports, an archive of them."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from curate.errors import CurateError, Kind, reason
from curate.importers.candidates import Source
from curate.importers.documents import document

_MIB = 1024 * 1024
MOST_BYTES = 64 * _MIB
"""Of one source."""
MOST_UNPACKED = 256 * _MIB
"""Of all that an archive or a folder holds together."""
MOST_FILES = 2_000
"""In a folder or an archive."""
_OF_AN_ARCHIVE = (b"PK\x03\x04", b"PK\x05\x06")
"""How a ZIP begins, one without files too."""
_GZIPPED = b"\x1f\x8b"
_OF_A_SHELL = ("/dev/", "/proc/")
"""Where the pipes are that a shell makes for one command, which end with it: `<(…)`."""
_HIDDEN = (".", "__MACOSX")

_OF_OMNIVORE = r"(.*(?:/|: ))?metadata_[0-9]+_to_[0-9]+\.json"
"""A file that lists the pages of an export of Omnivore, with what is before its name."""
_TEXTS_OF_OMNIVORE = ("content/", "highlights/")
"""Where, beside it, the texts of these pages are, and what was marked in them."""


class Found(NamedTuple):
    """What was found where something is to be imported from."""

    sources: list[Source]
    passed_over: list[tuple[str, str]]
    """Files that are no sources, each with why."""


def found_at(path: Path, shown: str) -> Found:
    """Read a file, what is in a folder, or what is in an archive; messages call it `shown`.

    Raises CurateError where it cannot be read, is too large, or is an archive that cannot be
    opened.
    """
    try:
        if path.is_dir():
            return _without_texts(_in_folder(path, shown))
        return unpacked(shown, _bytes_of(path, shown))
    except FileNotFoundError:
        raise CurateError(f"there is no {shown}.", Kind.MISSING) from None
    except OSError as error:
        raise CurateError(f"{shown} cannot be read: {reason(error)}.") from None


def unpacked(
    shown: str, raw: bytes, address: str | None = None, charset: str | None = None
) -> Found:
    """Give bytes as a source, decompressed, or the files of the archive that they are.

    A document that is an archive within, as of Word, is one source.

    Raises CurateError for an archive that cannot be opened, or holds too much.
    """
    if raw.startswith(_GZIPPED):
        raw = _decompressed(raw, shown)
    if not raw.startswith(_OF_AN_ARCHIVE) or document(raw) is not None:
        return Found([Source(shown, raw, address, charset)], [])
    try:
        with ZipFile(BytesIO(raw)) as archive:
            return _without_texts(_in_archive(archive, shown))
    except (BadZipFile, LargeZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        said = f"{shown} is an archive that cannot be opened: damaged, or with a password."
        raise CurateError(said) from None


def _decompressed(raw: bytes, shown: str) -> bytes:
    """Decompress gzip. Raises CurateError where it is damaged, or more than MOST_BYTES."""
    from zlib import MAX_WBITS, decompressobj, error

    plain = b""
    try:
        while raw and len(plain) <= MOST_BYTES:  # there may be several, one behind the other
            unpacking = decompressobj(MAX_WBITS | 16)
            plain += unpacking.decompress(raw, MOST_BYTES + 1 - len(plain))
            if not unpacking.eof and len(plain) <= MOST_BYTES:
                raise CurateError(f"{shown} cannot be decompressed: it breaks off.")
            raw = unpacking.unused_data
    except error:
        raise CurateError(f"{shown} cannot be decompressed: it is damaged.") from None
    if len(plain) > MOST_BYTES:
        raise CurateError(f"{shown} has more than {MOST_BYTES // _MIB} MiB. Import it in parts.")
    return plain


def _bytes_of(path: Path, shown: str) -> bytes:
    if path.is_fifo() and not str(path).startswith(_OF_A_SHELL):
        said = f"{shown} is a pipe, and may never end. What comes out of it is read as -."
        raise CurateError(said)
    with path.open("rb") as file:
        raw = file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise CurateError(f"{shown} has more than {MOST_BYTES // _MIB} MiB. Import it in parts.")
    return raw


def _in_folder(path: Path, shown: str) -> Found:
    """Read what is in a folder; what in it cannot be read, or leads out of it, is passed over."""
    found = Found([], [])
    inside = path.resolve()
    left = MOST_UNPACKED
    files = sorted(one for one in path.rglob("*") if one.is_file())
    for one in files[:MOST_FILES]:
        name = one.relative_to(path)
        if any(part.startswith(_HIDDEN) for part in name.parts):
            continue
        called = f"{shown.rstrip('/')}/{name.as_posix()}"
        try:
            if inside not in one.resolve().parents:
                raise CurateError("a link that leads out of the folder")
            if left <= 0:
                raise CurateError(f"beyond {MOST_UNPACKED // _MIB} MiB")
            inner = unpacked(called, _bytes_of(one, called))
        except (CurateError, OSError) as error:
            why = error.message if isinstance(error, CurateError) else reason(error)
            why = why.removeprefix(f"{called} ").removesuffix(".")
            found.passed_over.append((name.as_posix(), why))
            continue
        left -= sum(len(source.raw) for source in inner.sources)
        found.sources.extend(inner.sources)
        found.passed_over.extend(inner.passed_over)
    found.passed_over.extend(
        (one.name, f"beyond {MOST_FILES:,} files") for one in files[MOST_FILES:]
    )
    return found


def _in_archive(archive: ZipFile, shown: str) -> Found:
    found = Found([], [])
    left = MOST_UNPACKED
    members = list(_members(archive))
    for member in members[:MOST_FILES]:
        with archive.open(member) as file:
            raw = file.read(min(MOST_BYTES, left) + 1)  # whatever the archive says of its size
        left -= len(raw)
        if left < 0 or len(raw) > MOST_BYTES:
            raise CurateError(
                f"{shown} holds more than can be unpacked. Import its files one by one."
            )
        found.sources.append(Source(f"{shown}: {member.filename}", raw))
    found.passed_over.extend(
        (one.filename, f"beyond {MOST_FILES:,} files") for one in members[MOST_FILES:]
    )
    return found


def _without_texts(found: Found) -> Found:
    """Leave out the texts of pages that another file lists: what they link to is nobody's list."""
    listing = (re.fullmatch(_OF_OMNIVORE, one.name) for one in found.sources)
    starts = {one[1] or "" for one in listing if one}
    texts = {start + folder for start in starts for folder in _TEXTS_OF_OMNIVORE}
    there = sorted(
        text for text in texts if any(one.name.startswith(text) for one in found.sources)
    )
    why = "the texts of what is listed beside it"
    return Found(
        [one for one in found.sources if not one.name.startswith(tuple(there))],
        found.passed_over + [(text, why) for text in there],
    )


def _members(archive: ZipFile) -> Iterator[ZipInfo]:
    """Yield the files of an archive; their names are never used as paths."""
    for member in sorted(archive.infolist(), key=lambda one: one.filename):
        hidden = any(
            part.startswith(_HIDDEN) and part != ".." for part in member.filename.split("/")
        )
        if not member.is_dir() and not hidden:
            yield member
