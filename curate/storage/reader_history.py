"""The history of this user, as the journal has it: what was done, and how far they are."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from curate.errors import CurateError
from curate.history.progress import TO_DO, Event, Progress, is_about, progress_of
from curate.model import Resource
from curate.storage.journal import Journal
from curate.storage.journal_rows import Noted

_Answer = TypeVar("_Answer")


class ReaderHistory:
    """The history of this user, read once; a journal that cannot be read is one without events."""

    def __init__(self, journal: Journal) -> None:
        """Take the journal, which need not be there yet."""
        self._journal = journal
        self._events: dict[str, list[Event]] | None = None
        self.notices: list[str] = []
        """What a user should know that no answer tells: that the history cannot be read."""

    def progress_of(self, resource: Resource) -> Progress:
        """Tell how far this reader is with a resource, in whatever list they did it."""
        events = self.events().get(resource.id)
        if not events:
            return TO_DO
        return progress_of(resource, [event for event in events if is_about(event, resource)])

    def history(self) -> list[Noted]:
        """Give all that this reader did, in order."""
        return self._without_trouble(self._journal.history) or []

    def events_of(
        self, resources: Iterable[Resource]
    ) -> Iterator[tuple[Resource, list[tuple[str, Event]]]]:
        """Yield the resources that this reader did something with, each with all that they did.

        That is in order, each event with its time in UTC.
        """
        noted: dict[str, list[tuple[str, Event]]] = {}
        for one in self.history():
            noted.setdefault(one.event.resource, []).append((one.at, one.event))
        for resource in resources:
            events = [one for one in noted.get(resource.id, ()) if is_about(one[1], resource)]
            if events:
                yield resource, events

    def events(self) -> dict[str, list[Event]]:
        """Give the events that progress follows from, in order, by the ids of their resources."""
        if self._events is None:
            self._events = self._without_trouble(self._journal.standing) or {}
        return self._events

    def _without_trouble(self, question: Callable[[], _Answer]) -> _Answer | None:
        """Put a question to the journal; where it cannot be read, None, and a notice."""
        try:
            return question()
        except CurateError as error:
            said = error.message.removesuffix(" Nothing was written.")
            notice = f"Without your history: {said}"
            if notice not in self.notices:
                self.notices.append(notice)
            return None
