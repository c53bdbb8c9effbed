"""What addresses answered, remembered in the cache folder: a line an answer, the last counts."""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from curate.addresses import address_meant
from curate.checks.answers import Known, Verdict
from curate.storage.private import make_folder, open_new, own_name

NAME = "addresses.jsonl"
KEPT_SECONDS = 90 * 24 * 60 * 60
"""How long an answer is kept: so long tries may lie apart."""
_MOST_BYTES = 64 * 1024 * 1024
_OLD_LINES = 1_000
"""So many lines that count no more are left before the file is written anew."""


class LinkMemory:
    """What is known of addresses, of all lists. It may be lost at any time, and begins anew."""

    def __init__(self, folder: Path, now: int) -> None:
        """Read what is in `folder`; `now` is the time in seconds since 1970."""
        self.kept = True
        """Whether what was learnt is on disk, as far as anything was."""
        self._path = folder / NAME
        self._begun = False
        rows = list(_rows(self._path))
        latest = dict(rows)
        self.known = {of: one for of, one in latest.items() if one.at > now - KEPT_SECONDS}
        if len(rows) > len(self.known) + _OLD_LINES:
            self._write_anew()

    def keep(self, address: str, known: Known) -> None:
        """Remember what is known of an address now; on disk when this returns, if it can be."""
        self.known[address] = known
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
        line = _line(address, known)
        try:
            if not self._begun:  # whoever wrote last may have been ended in the middle of a line
                make_folder(self._path.parent)
                line = b"\n" + line
            handle = os.open(self._path, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)
            try:
                os.write(handle, line)
            finally:
                os.close(handle)
            self._begun = True
        except OSError:
            self.kept = False

    def _write_anew(self) -> None:
        """Write the file again, with only what counts; another writer may lose what it adds now."""
        temporary = own_name(self._path, ".tmp")
        with suppress(OSError):
            with os.fdopen(open_new(temporary), "wb") as file:
                file.writelines(_line(*one) for one in self.known.items())
            temporary.replace(self._path)


def _line(address: str, known: Known) -> bytes:
    return json.dumps({"address": address, **known._asdict()}).encode() + b"\n"


def _rows(path: Path) -> Iterator[tuple[str, Known]]:
    """Yield what a file remembers, line by line; a line that cannot be read is passed over."""
    try:
        if not path.is_file() or path.stat().st_size > _MOST_BYTES:
            path.unlink(missing_ok=True)
            return
        raw = path.read_bytes()
    except OSError:
        return
    for line in raw.splitlines():
        with suppress(ValueError, TypeError, KeyError, RecursionError):
            yield _row(json.loads(line))


def _row(row: Any) -> tuple[str, Known]:
    """Make values of a row. Raises ValueError, TypeError, KeyError where it has none."""
    if not isinstance(row, dict) or type(row["address"]) is not str:
        raise ValueError
    address = row.pop("address")
    known = Known(**{**row, "verdict": Verdict(row["verdict"])})
    numbers = known.at, known.tries, known.tried_at, known.until
    moved_to = known.moved_to
    if not all(type(one) is int and one >= 0 for one in numbers) or type(known.why) is not str:
        raise ValueError
    if moved_to is not None and address_meant(moved_to) != moved_to:
        raise ValueError
    return address, known
