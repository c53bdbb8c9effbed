"""How far a reader is with a resource, what is left of it, and where the time went."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curate.history.progress import (
    TO_DO,
    Event,
    Progress,
    Verb,
    after,
    minutes_left,
    part_minutes_left,
    parts_left,
    progress_of,
)
from curate.history.stats import (
    WEEKS,
    ResourceHistory,
    SpentAndLeft,
    by_week,
    monday,
    stats_of,
)
from curate.history.time_spent import minutes_spent
from curate.model import Format, Resource, Status
from tests import builders
from tests.builders import stated


def resource(id_: str = "one", minutes: int | None = 50, parts: int | None = 1) -> Resource:
    """Return a resource of so many parts that take so many minutes each."""
    return builders.resource(id_, parts=parts) if minutes is None else stated(id_, minutes, parts)


def event(verb: Verb, part: int | None = None, minutes: int | None = None) -> Event:
    """Return an event about the resource `one`."""
    return Event("one", None, verb, part, minutes)


START = event(Verb.START)
DONE = event(Verb.DONE)
SKIP = event(Verb.SKIP)
RESET = event(Verb.RESET)


def part_done(number: int) -> Event:
    """Return that a part was done."""
    return event(Verb.DONE, number)


def left(number: int) -> Event:
    """Return that something was begun, and how many minutes are left."""
    return event(Verb.START, None, number)


# How far, and what is left.


@pytest.mark.parametrize(
    ("events", "status", "minutes"),
    [
        ([], Status.TODO, 50),
        ([START], Status.STARTED, 50),
        ([left(25)], Status.STARTED, 25),
        ([left(25), START], Status.STARTED, 25),
        ([left(25), left(10)], Status.STARTED, 10),
        ([DONE], Status.DONE, 0),
        ([left(25), DONE], Status.DONE, 0),
        ([DONE, DONE], Status.DONE, 0),
        ([SKIP], Status.SKIPPED, 0),
        ([left(25), SKIP], Status.SKIPPED, 0),
        ([SKIP, DONE], Status.DONE, 0),
        ([DONE, SKIP], Status.SKIPPED, 0),
        ([SKIP, START], Status.STARTED, 50),
        ([DONE, START], Status.STARTED, 50),
        ([DONE, left(20)], Status.STARTED, 20),
        ([left(25), SKIP, START], Status.STARTED, 50),
        ([left(25), RESET], Status.TODO, 50),
        ([DONE, RESET], Status.TODO, 50),
        ([SKIP, RESET], Status.TODO, 50),
        ([RESET], Status.TODO, 50),
    ],
)
def test_what_is_left_of_a_resource(events: list[Event], status: Status, minutes: int) -> None:
    """What was done last decides: begun, done, skipped or to do again, and what is left."""
    progress = progress_of(resource(), events)
    assert (progress.status, minutes_left(resource(), progress)) == (status, minutes)


@pytest.mark.parametrize(
    ("events", "status", "parts"),
    [
        ([], Status.TODO, [(1, 45), (2, 45)]),
        ([part_done(1)], Status.STARTED, [(2, 45)]),
        ([part_done(2)], Status.STARTED, [(1, 45)]),
        ([part_done(1), part_done(2)], Status.DONE, []),
        ([part_done(2), part_done(1)], Status.DONE, []),
        ([left(20)], Status.STARTED, [(1, 20), (2, 45)]),
        ([left(20), part_done(1)], Status.STARTED, [(2, 45)]),
        ([left(20), part_done(2)], Status.STARTED, [(1, 20)]),
        ([part_done(1), left(20)], Status.STARTED, [(2, 20)]),
        ([part_done(1), START], Status.STARTED, [(2, 45)]),
        ([part_done(1), SKIP], Status.SKIPPED, []),
        ([part_done(1), SKIP, part_done(2)], Status.STARTED, [(1, 45)]),
        ([SKIP, part_done(1)], Status.STARTED, [(2, 45)]),
        ([part_done(1), DONE], Status.DONE, []),
        ([DONE, part_done(1)], Status.DONE, []),
        ([DONE, START], Status.STARTED, [(1, 45), (2, 45)]),
        ([part_done(1), part_done(2), START], Status.STARTED, [(1, 45), (2, 45)]),
        ([part_done(1), RESET], Status.TODO, [(1, 45), (2, 45)]),
    ],
)
def test_what_is_left_of_two_parts(
    events: list[Event], status: Status, parts: list[tuple[int, int]]
) -> None:
    """Of a resource in two parts each is done for itself, and a time left is of the next."""
    two = resource(minutes=45, parts=2)
    progress = progress_of(two, events)
    assert (progress.status, parts_left(two, progress)) == (status, parts)
    assert minutes_left(two, progress) == sum(minutes for _, minutes in parts)


def test_what_is_left_of_the_next_part() -> None:
    """The part that comes next is what must fit; of what is done or skipped, all of a part."""
    two = resource(minutes=45, parts=2)
    assert part_minutes_left(two) == 45
    assert part_minutes_left(two, progress_of(two, [left(20)])) == 20
    assert part_minutes_left(two, progress_of(two, [left(20), part_done(1)])) == 45
    assert part_minutes_left(two, progress_of(two, [DONE])) == 45
    assert part_minutes_left(two, progress_of(two, [left(20), SKIP])) == 45


def test_an_unknown_time_stays_unknown() -> None:
    """Of what has no known time, nobody knows what is left, unless the reader says it."""
    unknown = resource(minutes=None)
    assert minutes_left(unknown) is None
    assert minutes_left(unknown, progress_of(unknown, [START])) is None
    assert minutes_left(unknown, progress_of(unknown, [left(20)])) == 20
    assert minutes_left(unknown, progress_of(unknown, [DONE])) == 0
    two = resource(minutes=None, parts=2)
    assert parts_left(two, progress_of(two, [left(20)])) == [(1, 20), (2, None)]
    assert minutes_left(two, progress_of(two, [left(20)])) is None
    assert part_minutes_left(two, progress_of(two, [left(20)])) == 20


def test_where_nobody_knows_how_many_parts_the_next_is_known() -> None:
    """Of "45 minutes each" the next part is known, and the sum is not until all is done."""
    several = resource(minutes=45, parts=None)
    one_done = progress_of(several, [part_done(1), part_done(2)])
    assert one_done.status is Status.STARTED
    assert parts_left(several, one_done) == [(3, 45)]
    assert minutes_left(several) is None
    assert minutes_left(several, one_done) is None
    assert part_minutes_left(several, progress_of(several, [part_done(1), left(5)])) == 5
    assert minutes_left(several, progress_of(several, [DONE])) == 0


def test_a_list_that_loses_a_part_has_less_left() -> None:
    """Where the list says fewer parts than it did, what was done of them may be all."""
    events = [part_done(1), part_done(2)]
    assert progress_of(resource(parts=3), events).status is Status.STARTED
    assert progress_of(resource(parts=2), events).status is Status.DONE
    assert progress_of(resource(parts=1), [part_done(3)]).status is Status.STARTED


EVENTS = st.lists(
    st.builds(
        event,
        st.sampled_from(Verb),
        st.none() | st.integers(1, 4),
        st.none() | st.integers(1, 60),
    ),
    max_size=12,
)
RESOURCES = st.builds(
    resource, minutes=st.none() | st.integers(1, 60), parts=st.none() | st.integers(1, 4)
)


@given(RESOURCES, EVENTS)
def test_what_is_left_is_never_negative(one: Resource, events: list[Event]) -> None:
    """Whatever was done in whatever order, what is left is unknown, nothing, or some time."""
    progress = progress_of(one, events)
    remaining = minutes_left(one, progress)
    assert remaining is None or remaining >= 0
    parts = parts_left(one, progress)
    assert [number for number, _ in parts] == sorted({number for number, _ in parts})
    assert not progress.done_parts & {number for number, _ in parts}
    if progress.status in (Status.DONE, Status.SKIPPED):
        assert (remaining, parts) == (0, [])
    else:
        assert parts
        assert remaining is None or remaining > 0


@given(RESOURCES, EVENTS)
def test_done_leaves_nothing_and_reset_everything(one: Resource, events: list[Event]) -> None:
    """After `done` nothing is left, after `reset` all of it, whatever came before."""
    before = progress_of(one, events)
    assert after(before, DONE, one) == Progress(Status.DONE)
    assert after(before, RESET, one) == TO_DO
    assert minutes_left(one, after(before, DONE, one)) == 0
    assert minutes_left(one, after(before, RESET, one)) == one.total_minutes


@given(RESOURCES, st.permutations([1, 2, 3, 4]))
def test_all_parts_one_by_one_are_all_of_it(one: Resource, order: list[int]) -> None:
    """Who has done each part, in any order, has done the resource."""
    numbers = [number for number in order if number <= (one.parts or 0)]
    progress = progress_of(one, [part_done(number) for number in numbers])
    assert progress == (Progress(Status.DONE) if numbers else TO_DO)


@given(st.lists(EVENTS, min_size=2, max_size=2), st.randoms(use_true_random=False))
def test_resources_do_not_touch_each_other(histories: list[list[Event]], random: Random) -> None:
    """In whatever way the events of two resources mix, each is where its own events lead."""
    one, two = resource("one"), resource("two", 45, 2)
    apart = [progress_of(one, histories[0]), progress_of(two, histories[1])]
    waiting = [list(histories[0]), list(histories[1])]
    together = [TO_DO, TO_DO]
    while any(waiting):
        which = random.choice([n for n in (0, 1) if waiting[n]])
        together[which] = after(together[which], waiting[which].pop(0), (one, two)[which])
    assert together == apart


# The time that was spent.


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


TODAY = date(2026, 11, 22)
"""A Sunday."""


def test_twelve_weeks_from_their_mondays() -> None:
    """There are twelve weeks, each named by its Monday, the last one the one that is now."""
    weeks = by_week([], TODAY)
    assert len(weeks) == WEEKS == 12
    assert weeks[-1] == (date(2026, 11, 16), 0)
    assert weeks[0] == (date(2026, 8, 31), 0)
    assert all(start.weekday() == 0 for start, _ in weeks)


def test_a_day_counts_in_its_week() -> None:
    """Monday to Sunday are one week; what is older or still to come is in none."""
    days = [
        (date(2026, 11, 16), 1),
        (date(2026, 11, 22), 2),
        (date(2026, 11, 15), 4),
        (date(2026, 8, 31), 8),
        (date(2026, 8, 30), 16),
        (date(2026, 11, 23), 32),
        (date(2031, 1, 1), 64),
        (date(1970, 1, 1), 128),
    ]
    weeks = dict(by_week(days, TODAY))
    assert weeks[date(2026, 11, 16)] == 3
    assert weeks[date(2026, 11, 9)] == 4
    assert weeks[date(2026, 8, 31)] == 8
    assert sum(weeks.values()) == 15


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(-400, 400))
def test_each_of_the_last_days_is_in_one_week(today: date, back: int) -> None:
    """Whatever day it is, a day is counted once where its week is one of the twelve."""
    day = today - timedelta(days=back)
    counted = [start for start, minutes in by_week([(day, 5)], today) if minutes]
    first = monday(today) - timedelta(weeks=WEEKS - 1)
    assert counted == ([monday(day)] if first <= day < monday(today) + timedelta(7) else [])


def histories() -> list[ResourceHistory]:
    """Return what was done with three resources: one begun, one untouched, one given up."""
    done = {
        replace(resource("one"), themes=("a", "b")): [left(20)],
        replace(resource("two", None), themes=("a",), format=Format.WATCH): [],
        replace(resource("three", 30), themes=("b/inner",)): [left(25), SKIP],
    }
    return [
        ResourceHistory(one, progress_of(one, events), [(TODAY, event) for event in events])
        for one, events in done.items()
    ]


def test_sums_count_each_resource_under_each_of_its_themes() -> None:
    """What belongs to two themes counts under both; a theme with nothing has a sum of nothing."""
    themes = stats_of(histories(), ["a", "b", "c"], TODAY).themes
    assert themes == {
        "a": SpentAndLeft(30, 20, 1),
        "b": SpentAndLeft(35, 20, 0),
        "c": SpentAndLeft(0, 0, 0),
    }
    assert list(stats_of(histories(), ["c", "a"], TODAY).themes) == ["c", "a"]


def test_sums_count_each_resource_once_under_its_format_and_status() -> None:
    """Formats come in their own order, those that the list has; every status has its count."""
    stats = stats_of(histories(), [], TODAY)
    assert list(stats.formats.items()) == [
        (Format.READ, SpentAndLeft(35, 20, 0)),
        (Format.WATCH, SpentAndLeft(0, 0, 1)),
    ]
    assert stats.statuses == {
        Status.TODO: 1,
        Status.STARTED: 1,
        Status.DONE: 0,
        Status.SKIPPED: 1,
    }
    assert stats.weeks[-1].minutes == 35


def test_a_time_left_may_be_unsaid_again() -> None:
    """A second `start` without a time keeps what was said to be left."""
    one = resource()
    assert after(Progress(Status.STARTED, left=25), START, one).left == 25
    assert minutes_left(replace(one, minutes=60), Progress(Status.STARTED, left=25)) == 25
