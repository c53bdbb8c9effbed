"""A list file: read, checked, changed under a lock, and changed back."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from curate.durations import WORDS_PER_MINUTE
from curate.errors import CurateError, Kind
from curate.history.progress import Event
from curate.storage import list_source
from curate.storage.journal import Journal
from curate.storage.journal_rows import Entry, ListChange, ListName
from curate.storage.lock import locked

if TYPE_CHECKING:
    from curate.model import Problem
    from curate.yaml_editing.original import Original
    from curate.yaml_editing.splices import Change
    from curate.yaml_reading.reading_list import ReadingList

    Maker = Callable[[Original], Change]
    """Makes a change of a list, given its text with what that holds."""


class ListFile:
    """The file of a reading list, and the journal of what its user changed in it."""

    def __init__(
        self,
        path: Path,
        shown: str,
        data: Path,
        now_ns: Callable[[], int],
        on_written: Callable[[], None] = lambda: None,
    ) -> None:
        """Take the list at `path`, which messages call `shown`.

        The user's journal is kept in the folder `data`; `now_ns` tells the wall clock;
        `on_written` is called as soon as something that was asked for is done.
        """
        self.path = path
        self.shown = shown
        self._real_path = str(path.resolve()).encode("utf-8", "backslashreplace").decode("utf-8")
        self._journal = Journal(data / "journal.db")
        self._now_ns = now_ns
        self._on_written = on_written

    def source(self) -> list_source.Source:
        """Return the file as it stands. Raises CurateError where it cannot be read."""
        with self._located():
            return list_source.read(self.path)

    def parse(self, text: str, words_per_minute: int = WORDS_PER_MINUTE) -> "ReadingList":
        """Return what the text of the file holds, its estimates at that speed.

        Raises CurateError, with the line.
        """
        from curate.yaml_reading.parse import parse

        with self._located(), _collector_off():
            return parse(text, words_per_minute=words_per_minute)

    def check(
        self, latest: str = "", text: str | None = None
    ) -> tuple["ReadingList", "list[Problem]"]:
        """Return the list and all that is wrong with it.

        `latest` is the last day that is not still to come, as 2026-03-01. Where there is a `text`,
        it is that of the list, in place of what is in the file.
        """
        from curate.checks.check import check

        text = self.source().text if text is None else text
        with self._located(), _collector_off():
            beside = list_source.names_beside(self.path)
            return check(text, self.path.name, beside, latest)

    def change(
        self,
        make: "Maker",
        describe: Callable[[], str],
        events: Callable[[], Sequence[tuple[str, Event]]] = tuple,
    ) -> "Change":
        """Change the file under the lock, and note it in the journal.

        `make` is given the text as it then stands, and returns the change; `describe` then says
        it in words ("added sled-dogs"), and `events` gives what is noted in the history with it,
        each in words, too. What any of them raises leaves the file as it was. Returns the change,
        once it is on disk.
        """
        with self._located(), locked(self.path):
            checked_ns = self._now_ns()
            source = self.source()
            with _collector_off():
                change = self._made(make, source, checked_ns)
            digest_after = list_source.digest(list_source.encoded(source, change.text))
            span = change.offset, change.old, change.new
            noted = ListChange(describe(), *span, source.digest, digest_after)
            self._settle(source)
            name = self._name(source.stamp)
            row = self._journal.record(name, self._now(), noted, events())
            self._replace(source, change.text, row)
        return change

    def _made(self, make: "Maker", source: list_source.Source, checked_ns: int) -> "Change":
        """Make a change of what is in the file.

        `checked_ns` is the wall clock at a moment before it was read.
        """
        from curate.yaml_editing.verify import read_original

        return make(read_original(source.text))

    def _replace(self, source: list_source.Source, text: str, row: int) -> None:
        """Write the file, and settle or drop the row that tells of it."""
        from curate.storage.atomic_file import replace

        try:
            replace(self.path, source, text)
        except CurateError:
            self._journal.drop(row)
            raise
        self._on_written()
        with suppress(CurateError):
            self._journal.settle(row, list_source.stamp(self.path).inode)

    def _settle(self, source: list_source.Source) -> None:
        """Settle or drop what a writer that was killed has left; under the lock of the file.

        What was noted of the file where it was before, if it was moved, is noted of it here.
        """
        name = self._name(source.stamp)
        self._journal.follow(name, source.digest)
        while (left := self._journal.unsettled(name)) is not None:
            if left.digest == source.digest:
                self._journal.settle(left.row, name.inode)
            else:
                self._journal.drop(left.row)

    def _name(self, stamp: list_source.Stamp) -> ListName:
        return ListName(self._real_path, stamp.inode)

    def preview(self, make: "Maker") -> "Change":
        """Return the change that `make` gives for the file as it stands."""
        checked_ns = self._now_ns()
        source = self.source()
        with self._located(), _collector_off():
            return self._made(make, source, checked_ns)

    def last_done(self) -> "Done | None":
        """Return what `undo` would take back, or None where there is nothing.

        Raises CurateError where other hands have changed the file since.
        """
        source = self.source()
        name = self._journal.name_of(self._name(source.stamp), source.digest)
        left = self._journal.unsettled(name)
        unwritten = left.row if left is not None and left.digest != source.digest else None
        return self._last_done(source, name, unwritten)

    def _last_done(
        self, source: list_source.Source, name: ListName, unwritten: int | None
    ) -> "Done | None":
        from curate.yaml_editing.splices import differing, spliced

        below = None
        while (last := self._journal.last(name, below, unwritten)) is not None:
            noted = last.done
            if isinstance(noted, Event):
                return Done(last.row, last.what, None)
            if source.digest == noted.digest_after:
                end = noted.offset + len(noted.new)
                changed = source.text[noted.offset : end]
                back = spliced(source.text, differing(noted.offset, changed, noted.old))
                return Done(last.row, noted.what, back)
            if last.settled or source.digest != noted.digest_before:
                raise CurateError(_other_hands(last, source), path=self.shown)
            below = last.row  # noted by an earlier version, and perhaps never written
        return None

    def undo(self, row: int) -> None:
        """Take back the command with `row` as its last. Raises CurateError where it is not that."""
        with self._located(), locked(self.path):
            source = self.source()
            self._settle(source)
            last = self._last_done(source, self._name(source.stamp), None)
            if last is None or last.row != row:
                raise CurateError("something was done meanwhile. Nothing was taken back.")
            noted = self._journal.record_undo(self._name(source.stamp), self._now(), row, last.what)
            if last.change is not None:
                self._replace(source, last.change.text, noted)
            self._on_written()

    def note_events(self, events: Sequence[tuple[str, Event]]) -> None:
        """Add to the history, each event with what it is in words; on disk when this returns."""
        source = self.source()
        name = self._name(source.stamp)
        self._journal.follow(name, source.digest)
        self._journal.record_events(name, self._now(), events)
        self._on_written()

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


class Done(NamedTuple):
    """What `undo` would take back."""

    row: int
    """The last row of the command in the journal."""
    what: str
    """In words."""
    change: "Change | None"
    """Back to what the file was; None where it is of the history."""


def _other_hands(last: Entry, source: list_source.Source) -> str:
    """Say that the file is not what the last change made of it."""
    when = f"{last.at[:10]} {last.at[11:16]} UTC"
    put_back = isinstance(last.done, ListChange) and source.digest == last.done.digest_before
    how = "put back as it was before" if put_back else "changed by other hands since"
    return (
        f"the file was {how} curate {last.what}, {when}. "
        "Nothing was written; what curate changed can be changed back by hand."
    )


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
