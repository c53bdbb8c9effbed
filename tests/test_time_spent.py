"""How much time each event says was spent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        ([left(20), left(40)], [30, 0]),
        ([left(20), left(40), DONE], [30, 0, 20]),
        ([left(20), left(40), left(30), left(10), DONE], [30, 0, 0, 10, 10]),
        ([left(20), left(40), START, DONE], [30, 0, 0, 20]),
        ([left(20), left(40), event(Verb.DONE, None, 60)], [30, 0, 30]),
        ([left(20), left(40), RESET, DONE], [30, 0, 0, 50]),
        ([left(20), SKIP, START, DONE], [30, 0, 0, 50]),
        ([SKIP], [0]),
        ([DONE, DONE], [50, 50]),
        ([DONE, event(Verb.DONE, None, 15)], [50, 15]),
        ([SKIP, DONE], [0, 50]),
        ([left(20), RESET, event(Verb.DONE, None, 45)], [30, 0, 45]),
        ([DONE, START, DONE], [50, 0, 50]),
        ([DONE, left(20), DONE], [50, 30, 20]),
        ([RESET], [0]),
        ([DONE, RESET, DONE], [50, 0, 50]),
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


def test_what_is_not_known_stays_unknown() -> None:
    """Where no time is known and none was said, nobody knows what was spent."""
    unknown = resource(minutes=None)
    assert minutes_spent(unknown, [START, DONE]) == [0, None]
    assert minutes_spent(unknown, [left(20), DONE]) == [None, 20]
    assert minutes_spent(unknown, [left(20), left(5), DONE]) == [None, 15, 5]
    assert minutes_spent(unknown, [left(20), left(30), DONE]) == [None, 0, 20]
    assert minutes_spent(unknown, [event(Verb.DONE, None, 25)]) == [25]
    several = resource(parts=None)
    assert minutes_spent(several, [part_done(1), DONE]) == [50, None]


def test_what_was_noted_stands_whatever_the_list_says_now() -> None:
    """Of a resource that is longer by now, what was spent before is what it was then."""
    longer = resource(minutes=80)
    noted = [left(20)._replace(spent=30), DONE._replace(spent=20)]
    assert minutes_spent(longer, noted) == [30, 20]
    assert minutes_spent(longer, [*noted, DONE]) == [30, 20, 80]
    assert minutes_spent(longer, [noted[0], event(Verb.DONE, None, 70)]) == [30, 40]
    assert minutes_spent(resource(minutes=10), [noted[0], DONE]) == [30, 10]


@given(RESOURCES, EVENTS)
def test_no_time_is_taken_back(one: Resource, events: list[Event]) -> None:
    """Each event has its minutes, none less than none, and no later one changes them."""
    spent = minutes_spent(one, events)
    assert len(spent) == len(events)
    assert all(minutes is None or minutes >= 0 for minutes in spent)
    for end in range(len(events)):
        assert minutes_spent(one, events[:end]) == spent[:end]


@given(RESOURCES, EVENTS, RESOURCES)
def test_what_is_noted_as_it_happens_stands(
    one: Resource, events: list[Event], now: Resource
) -> None:
    """Noted one by one, the events spend what they spend together, whatever the list becomes."""
    noted: list[Event] = []
    for done in events:
        noted.append(done._replace(spent=minutes_spent(one, [*noted, done])[-1]))
    spent = [done.spent for done in noted]
    assert spent == minutes_spent(one, events)
    later = minutes_spent(now, noted)
    assert [new for new, old in zip(later, spent, strict=True) if old is not None] == [
        old for old in spent if old is not None
    ]


@given(st.integers(1, 60), st.lists(st.integers(1, 60), max_size=6))
def test_one_reading_takes_no_more_than_all_of_it(minutes: int, lefts: list[int]) -> None:
    """However often it is said what is left, a reading is at least all of it when done."""
    one = resource(minutes=minutes)
    said = [left(min(number, minutes)) for number in lefts]
    spent = [time or 0 for time in minutes_spent(one, [*said, DONE])]
    most = max((minutes - event.minutes for event in said if event.minutes), default=0)
    assert sum(spent) == minutes
    assert sum(spent[:-1]) == most
