"""How far a reader is with a resource, and what is left of it."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curate.history.progress import (
    TO_DO,
    Event,
    Progress,
    after,
    minutes_left,
    part_minutes_left,
    parts_left,
    progress_of,
)
from curate.model import Resource, Status
from tests.events import (
    DONE,
    EVENTS,
    RESET,
    RESOURCES,
    SKIP,
    START,
    left,
    part_done,
    resource,
)


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


def test_a_time_left_may_be_unsaid_again() -> None:
    """A second `start` without a time keeps what was said to be left."""
    one = resource()
    assert after(Progress(Status.STARTED, left=25), START, one).left == 25
    assert minutes_left(one._replace(minutes=60), Progress(Status.STARTED, left=25)) == 25
