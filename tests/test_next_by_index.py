"""What the index says can be next decides the same as the whole list does."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from curate.history.progress import Progress, part_minutes_left
from curate.index import queries
from curate.index.for_plans import Needed, for_next, for_path
from curate.model import Format, Importance, Level, Resource, Status, TimeSource
from curate.planner.next_choice import MOST_NEARLY, NextChoice, choose_next
from curate.planner.path import plan
from curate.planner.request import PathRequest
from curate.query import Query
from tests.builders import query_of, request_of, resource, stated
from tests.profiles import often
from tests.test_index import index_of

LAW = settings(max_examples=often(150), deadline=None)
IDS = "abcdefgh"
THEMES = ("t", "t/u", "v")

RESOURCES = st.lists(
    st.builds(
        resource,
        st.sampled_from(IDS),
        format=st.sampled_from([*Format, Format.READ, Format.READ]),
        minutes=st.none() | st.integers(1, 30),
        time_source=st.just(TimeSource.STATED),
        parts=st.sampled_from([1, 1, 1, 2, 3, None]),
        themes=st.lists(st.sampled_from(THEMES), max_size=2, unique=True).map(tuple),
        level=st.none() | st.sampled_from(Level),
        importance=st.sampled_from(Importance),
        requires=st.lists(st.sampled_from([*IDS, "lost"]), max_size=2, unique=True).map(tuple)
        | st.just(()),
    ),
    max_size=8,
    unique_by=lambda one: one.id,
)
PROGRESS = st.dictionaries(
    st.sampled_from(IDS),
    st.builds(
        Progress,
        st.sampled_from(Status),
        st.sampled_from([frozenset[int](), frozenset([1])]),
        st.none() | st.integers(1, 30),
    ),
    max_size=4,
)
TIMES = st.none() | st.integers(1, 90)


def few(of: Sequence[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Draw one of a few values, or mostly none."""
    return st.just(()) | st.sampled_from(of).map(lambda one: (one,))


QUERIES = st.just(Query()) | st.builds(
    query_of,
    words=few(["a", "b", "c"]),
    themes=few(THEMES),
    not_themes=few(THEMES),
    no_theme=st.sampled_from([False, False, False, True]),
    formats=few(list(Format)),
    levels=few(list(Level)),
    not_levels=few(list(Level)),
    importances=few(list(Importance)),
)


def known(listed: list[Resource], progress: dict[str, Progress]) -> dict[str, Progress]:
    """Return the progress of what is listed: of what has one part, not with that part done."""
    return {
        one.id: progress[one.id]._replace(done_parts=frozenset())
        if one.parts == 1
        else progress[one.id]
        for one in listed
        if one.id in progress
    }


def asked(
    listed: list[Resource], progress: Mapping[str, Progress], query: Query, minutes: int | None
) -> tuple[Needed | None, Needed, set[str]]:
    """Give what decides what is next by the index, what a path needs, and the ids that match."""
    with closing(index_of(listed)) as connection:
        rows = [
            (one.id, far.status, None if far.left is None else part_minutes_left(one, far))
            for one in listed
            for far in filter(None, [progress.get(one.id)])
        ]
        queries.attach_reader(connection, rows)
        return (
            for_next(connection, query, minutes, MOST_NEARLY),
            for_path(connection, query),
            {one.id for one in queries.resources(connection, query)},
        )


@LAW
@given(RESOURCES, PROGRESS, QUERIES, TIMES)
@example(  # only what is not asked for can be done now, and it comes before all else
    [
        stated("a", 5, requires=("b",)),
        stated("b", 5, importance=Importance.ESSENTIAL, themes=("v",)),
        stated("c", 5, themes=("t",)),
    ],
    {},
    Query(not_themes=("v",)),
    None,
)
@example(  # the only one to watch, but for one that waits
    [stated("a", 5, format=Format.WATCH), *(stated(id_, 5) for id_ in "bcdef")],
    {},
    Query(),
    None,
)
@example(  # what is begun waits for something that is not asked for
    [stated("a", 50, requires=("b",)), stated("b", 50, themes=("v",)), stated("c", 5)],
    {"a": Progress(Status.STARTED)},
    Query(not_themes=("v",)),
    10,
)
def test_next_by_the_index_is_next_over_all(
    listed: list[Resource], progress: dict[str, Progress], query: Query, minutes: int | None
) -> None:
    """What is next, why, what else and what waits is as if the whole list had been looked at."""
    progress = known(listed, progress)
    found, whole, wanted = asked(listed, progress, query, minutes)
    titles = {"t": "Tea"}

    def chosen(everything: list[Resource], wanted: set[str]) -> NextChoice | None:
        return choose_next(everything, wanted, minutes, progress, titles, query.themes)

    expected = chosen(listed, wanted)
    assert chosen(*(found or whole)) == expected
    assert chosen(*whole) == expected


@LAW
@given(
    RESOURCES,
    PROGRESS,
    QUERIES,
    st.builds(
        request_of,
        max_minutes=TIMES,
        include_optional=st.booleans(),
        allow_parts=st.booleans(),
    ),
)
def test_a_path_is_the_same_whatever_else_is_listed(
    listed: list[Resource], progress: dict[str, Progress], query: Query, request: PathRequest
) -> None:
    """What is neither asked for nor required changes nothing in a path or in what it leaves out."""
    progress = known(listed, progress)
    _, whole, wanted = asked(listed, progress, query, None)
    assert whole.wanted == wanted

    def planned(everything: list[Resource], wanted: set[str]) -> tuple[object, ...]:
        path = plan(everything, wanted, request, progress, {})
        left_out = [(*one._replace(sentence=str), one.message) for one in path.left_out]
        return path._replace(left_out=()), left_out

    assert planned(*whole) == planned(listed, wanted)


def test_of_a_long_list_only_what_can_be_next_is_looked_at() -> None:
    """Of many that could come next, the first few decide, and those that fit in the time."""
    listed = [stated(f"r-{number}", number + 1) for number in range(200)]
    found, _, _ = asked(listed, {}, Query(), None)
    assert found is not None and len(found.everything) == MOST_NEARLY + 1
    found, _, _ = asked(listed, {}, Query(), 20)
    assert found is not None and len(found.everything) == 20
