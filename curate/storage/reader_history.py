"""The history of this user, as the journal has it: what was done, and how far they are."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from curate.errors import CurateError
from curate.history.progress import TO_DO, Event, Progress, Verb, is_about, progress_of
from curate.history.time_spent import minutes_spent
from curate.model import Resource
from curate.storage.journal import Journal
from curate.storage.journal_rows import ListName, Noted

_Answer = TypeVar("_Answer")

A_MOMENT = 0.5
"""How long what only reads waits for a program that holds the journal, in seconds: most hold it
far shorter, and there is an answer without the history."""


class ReaderHistory:
    """The history of this user, read once; a journal that cannot be read is one without events."""

    def __init__(self, journal: Journal) -> None:
        """Take the journal, which need not be there yet."""
        self._journal = journal
        self.patience: float | None = A_MOMENT
        """How long to wait for a program that holds it, in seconds; None for as long as writers."""
        self._events: dict[str, list[Event]] | None = None
        self._history: list[Noted] | None = None
        self.trouble: CurateError | None = None
        """Why the journal could not be read, where that is so; it is then not asked again."""

    def progress_of(self, resource: Resource) -> Progress:
        """Tell how far this reader is with a resource, in whatever list they did it."""
        events = self.events().get(resource.id)
        if not events:
            return TO_DO
        return progress_of(resource, [event for event in events if is_about(event, resource)])

    def with_time(self, resource: Resource, event: Event) -> Event:
        """Give what this reader does now with a resource, with the minutes that it spends."""
        before = [one for one in self.events().get(resource.id, ()) if is_about(one, resource)]
        return event._replace(spent=minutes_spent(resource, [*before, event])[-1])

    def history(self) -> list[Noted]:
        """Give all that this reader did, in order."""
        if self._history is None:
            self._history = (
                self._without_trouble(lambda: self._journal.history(self.patience)) or []
            )
        return self._history

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

    def path_of(self, name: ListName, digest: str) -> str:
        """Give the path under which a list with this name and digest is noted."""
        return (self._without_trouble(lambda: self._journal.name_of(name, digest)) or name).path

    def done_elsewhere(self, resource: Resource, path: str) -> str | None:
        """Give the path of the list that a resource was noted as done with, last.

        None where it was not, or with the list at `path` too, since it was to be done anew.
        """
        lists: list[str] = []
        for noted in self.history():
            event = noted.event
            if event.resource != resource.id or not is_about(event, resource):
                continue
            if event.verb is Verb.DONE:
                lists.append(noted.list)
            elif event.verb is not Verb.START:
                lists.clear()
        return lists[-1] if lists and path not in lists else None

    def unlisted(
        self, resources: Iterable[Resource], name: ListName, digest: str
    ) -> list[tuple[str, Event]]:
        """Give what was noted with a list of what is none of its resources any more.

        That is in order, each event with its time in UTC. The list holds `resources` now, and
        has this name and digest.
        """
        listed = {one.id: one for one in resources}
        noted = [one for one in self.history() if not _is_of(one.event, listed)]
        if not noted:
            return []
        path = self.path_of(name, digest)
        return [(one.at, one.event) for one in noted if one.list == path]

    def events(self) -> dict[str, list[Event]]:
        """Give the events that progress follows from, in order, by the ids of their resources."""
        if self._events is None:
            self._events = (
                self._without_trouble(lambda: self._journal.standing(self.patience)) or {}
            )
        return self._events

    def _without_trouble(self, question: Callable[[], _Answer]) -> _Answer | None:
        """Put a question to the journal; None where it cannot be read."""
        if self.trouble is not None:
            return None
        try:
            return question()
        except CurateError as error:
            self.trouble = error
            return None


def _is_of(event: Event, listed: Mapping[str, Resource]) -> bool:
    """Whether an event is about one of the resources that are listed, by id."""
    resource = listed.get(event.resource)
    return resource is not None and is_about(event, resource)
