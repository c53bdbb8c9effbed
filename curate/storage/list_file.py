"""A list file: read, checked, changed under a lock, and changed back."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from curate.errors import CurateError, Kind
from curate.history.progress import Event
from curate.storage import atomic_file
from curate.storage.journal import Journal, ListChange
from curate.storage.lock import locked

if TYPE_CHECKING:
    from curate.model import Problem
    from curate.yaml_editing.splices import Change
    from curate.yaml_editing.verify import Original
    from curate.yaml_reading.reading_list import ReadingList

    Maker = Callable[[Original], Change]
    """Makes a change of a list, given its text with what that holds."""


class ListFile:
    """The file of a reading list, and the journal of what its user changed in it."""

    def __init__(
        self,
        path: Path,
        shown: str,
        lock_path: Path,
        data: Path,
        now_ns: Callable[[], int],
        named: str | None = None,
    ) -> None:
        """Take the list at `path`, which messages call `shown`.

        `named` is what the user typed to mean it, where it is not the one that belongs here.
        Writers wait for each other at `lock_path`; the user's journal is kept in the folder
        `data`; `now_ns` tells the wall clock.
        """
        self.path = path
        self.shown = shown
        self.named = named
        self._real_path = str(path.resolve()).encode("utf-8", "backslashreplace").decode("utf-8")
        self._lock_path = lock_path
        self._journal = Journal(data / "journal.db")
        self._now_ns = now_ns

    def source(self) -> atomic_file.Source:
        """Return the file as it stands. Raises CurateError where it cannot be read."""
        with self._located():
            return atomic_file.read(self.path)

    def parse(self, text: str) -> "ReadingList":
        """Return what the text of the file holds. Raises CurateError, with the line."""
        from curate.yaml_reading.parse import parse

        with self._located(), _collector_off():
            return parse(text)

    def check(self) -> tuple["ReadingList", "list[Problem]"]:
        """Return the list and all that is wrong with it."""
        from curate.checks.check import check

        source = self.source()
        with self._located(), _collector_off():
            return check(source.text)

    def change(
        self,
        make: "Maker",
        describe: Callable[[], str],
        show: "Callable[[Change], None]" = lambda change: None,
    ) -> "ReadingList":
        """Change the file under the lock, and note it in the journal; return the old list.

        `make` is given the text as it then stands, and returns the change; `describe` then says
        it in words ("added sled-dogs"); `show` is given the change before it is written. What
        any of them raises leaves the file as it was.
        """
        from curate.yaml_editing.verify import read_original

        with self._located(), locked(self._lock_path):
            source = self.source()
            with _collector_off():
                original = read_original(source.text)
                change = make(original)
            show(change)
            digest_after = atomic_file.digest(atomic_file.encoded(source, change.text))
            span = change.offset, change.old, change.new
            noted = ListChange(describe(), *span, source.digest, digest_after)
            row = self._journal.record(self._real_path, self._now(), noted)
            try:
                atomic_file.replace(self.path, source, change.text)
            except CurateError:
                self._journal.drop(row)
                raise
            return original.reading_list

    def preview(self, make: "Maker") -> "Change":
        """Return the change that `make` gives for the file as it stands."""
        from curate.yaml_editing.verify import read_original

        text = self.source().text
        with self._located(), _collector_off():
            return make(read_original(text))

    def last_done(self, *, settle: bool = False) -> "tuple[int, str, Change | None] | None":
        """Return what `undo` would take back: its row, what it was, and the change back.

        The change is None where it is of the history. None in all where there is nothing.
        Changes that were noted and never came to the file are passed over; with `settle`, under
        the lock, where none can be on its way, they are dropped. Raises CurateError where other
        hands have changed the file since.
        """
        from curate.yaml_editing.splices import Splice, spliced

        source = None
        below = None
        while (last := self._journal.last(self._real_path, below)) is not None:
            noted = last.done
            if isinstance(noted, Event):
                return last.row, last.what, None
            source = source or self.source()
            if source.digest == noted.digest_after:
                end = noted.offset + len(noted.new)
                back = spliced(source.text, [Splice(noted.offset, end, noted.old)])
                return last.row, noted.what, back
            if source.digest != noted.digest_before:
                when = f"{last.at[:10]} {last.at[11:16]} UTC"
                said = (
                    f"the file was changed by other hands since curate {noted.what}, {when}. "
                    "Nothing was written; git can show and take back what changed."
                )
                raise CurateError(said, path=self.shown)
            if settle:
                self._journal.drop(last.row)
            below = last.row
        return None

    def undo(self, row: int) -> None:
        """Take back what is in `row`, the last. Raises CurateError where it is not."""
        with self._located(), locked(self._lock_path):
            last = self.last_done(settle=True)
            if last is None or last[0] != row:
                raise CurateError("something was done meanwhile. Nothing was taken back.")
            if last[2] is None:
                self._journal.record_undo(self._real_path, self._now(), row, last[1])
                return
            atomic_file.replace(self.path, self.source(), last[2].text)
            # Where this fails, the file still tells: it is what it was before the change.
            with suppress(CurateError):
                self._journal.record_undo(self._real_path, self._now(), row, last[1])

    def note(self, events: Sequence[tuple[str, Event]]) -> None:
        """Add to the history, each event with what it is in words; on disk when this returns."""
        self._journal.record_events(self._real_path, self._now(), events)

    def _now(self) -> str:
        """Return the time in UTC, as ISO 8601 has it."""
        from datetime import UTC, datetime

        return datetime.fromtimestamp(self._now_ns() // 1_000_000_000, UTC).isoformat()

    @contextmanager
    def _located(self) -> Iterator[None]:
        """Say in an error which file it is about, as the user calls it."""
        try:
            yield
        except CurateError as error:
            if error.kind is Kind.REFUSED and error.path in (None, str(self.path)):
                error.path = self.shown
            raise


@contextmanager
def _collector_off() -> Iterator[None]:
    """Keep the garbage collector from walking a growing list: it doubles the time of a parse."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
