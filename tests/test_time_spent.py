"""How much time each event says was spent."""

import pytest
from hypothesis import given

from curate.history.progress import Event, Verb
from curate.history.time_spent import minutes_spent
from curate.model import Resource
from tests.events import (
    DONE,
    EVENTS,
    RESET,
    RESOURCES,
    SKIP,
    START,
    event,
    left,
    part_done,
    resource,
)


@pytest.mark.parametrize(
    ("events", "spent"),
    [
        ([DONE], [50]),
        ([event(Verb.DONE, None, 12)], [12]),
        ([START, DONE], [0, 50]),
        ([left(20)], [30]),
        ([left(50)], [0]),
        ([left(20), DONE], [30, 20]),
        ([left(20), event(Verb.DONE, None, 60)], [30, 30]),
        ([left(20), event(Verb.DONE, None, 10)], [30, 0]),
        ([left(30), left(10), DONE], [20, 20, 10]),
        ([left(20), left(40)], [10, 0]),
        ([SKIP], [0]),
        ([DONE, DONE], [50, 0]),
        ([DONE, event(Verb.DONE, None, 15)], [0, 15]),
        ([SKIP, DONE], [0, 50]),
        ([left(20), RESET, event(Verb.DONE, None, 45)], [0, 0, 45]),
        ([DONE, START, DONE], [50, 0, 50]),
        ([DONE, left(20), DONE], [50, 30, 20]),
        ([RESET], [0]),
        ([DONE, RESET, DONE], [0, 0, 50]),
    ],
)
def test_what_was_spent(events: list[Event], spent: list[int]) -> None:
    """What was done took as long as was said, else what was left; a time left says the rest."""
    assert minutes_spent(resource(), events) == spent


def test_what_was_spent_on_parts() -> None:
    """A part counts its own time; all of it counts what is left of all parts."""
    two = resource(minutes=45, parts=2)
    assert minutes_spent(two, [part_done(1), part_done(2)]) == [45, 45]
    assert minutes_spent(two, [DONE]) == [90]
    assert minutes_spent(two, [part_done(2), DONE]) == [45, 45]
    assert minutes_spent(two, [left(20), part_done(1), DONE]) == [25, 20, 45]
    assert minutes_spent(two, [event(Verb.DONE, 1, 30), DONE]) == [30, 45]


def test_what_is_not_known_counts_as_nothing() -> None:
    """Where no time is known and none was said, none is counted."""
    unknown = resource(minutes=None)
    assert minutes_spent(unknown, [START, DONE]) == [0, 0]
    assert minutes_spent(unknown, [left(20), DONE]) == [0, 20]
    assert minutes_spent(unknown, [event(Verb.DONE, None, 25)]) == [25]


@given(RESOURCES, EVENTS)
def test_no_time_is_taken_back(one: Resource, events: list[Event]) -> None:
    """Each event has its minutes, and none has less than none."""
    spent = minutes_spent(one, events)
    assert len(spent) == len(events)
    assert all(minutes >= 0 for minutes in spent)
