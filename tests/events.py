"""What a reader does with a resource, and resources to do it with."""

from hypothesis import strategies as st

from curate.history.progress import Event, Verb
from curate.model import Resource
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
