"""The questions that are asked most go through an index of the database, and sort nothing big."""

from contextlib import closing

import pytest

from curate.index import queries
from curate.index.for_plans import for_next
from curate.model import Format
from curate.query import Query, Sort
from tests.builders import stated
from tests.test_index import index_of

MANY = [
    stated(f"r-{n}", n % 90 + 1, themes=(f"t-{n % 9}",), requires=(f"r-{n // 2}",) * (n % 5 == 1))
    for n in range(200)
]


def plans(query: Query | None = None, minutes: int | None = None) -> list[list[str]]:
    """Return the steps in which SQLite finds the answer to each statement of a question.

    Of what matches a query; without one, of what is next in the list.
    """
    asked: list[str] = []
    with closing(index_of(MANY)) as connection:
        queries.attach_reader(connection, [("r-3", "done", None), ("r-4", "started", 2)])
        connection.set_trace_callback(asked.append)
        if query is None:
            for_next(connection, Query(), minutes, 3)
        else:
            list(queries.resources(connection, query))
        connection.set_trace_callback(None)
        return [
            [
                row[3].replace(" TABLE", "")
                for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")
            ]
            for sql in asked
            if sql.startswith(("SELECT", "WITH"))
        ]


@pytest.mark.parametrize("most", [None, 20])
@pytest.mark.parametrize("sort", [None, Sort.TIME])
def test_the_first_of_a_list_are_read_in_order(sort: Sort | None, most: int | None) -> None:
    """The first that fit, in the file's order or the shortest, are found without sorting."""
    (steps,) = plans(Query(sort=sort, max_minutes=most, limit=20))
    assert len(steps) == 1
    assert ("idx_resources_time_order" in steps[0]) is (sort is Sort.TIME)


@pytest.mark.parametrize(
    "query",
    [
        Query(themes=("t-1",), limit=20),
        Query(themes=("t-1",), formats=(Format.READ,), max_minutes=20, limit=20),
        Query(words=("r",), limit=20),
    ],
    ids=str,
)
def test_what_matches_is_searched_for(query: Query) -> None:
    """By theme and by words no resource is looked at that does not match."""
    (steps,) = plans(query)
    assert any(step.startswith("SEARCH resources USING") for step in steps)
    assert not any(step.startswith("SCAN resource") and "VIRTUAL" not in step for step in steps)


def test_a_resource_is_searched_for_by_its_id() -> None:
    """One resource is found by its id without a look at others."""
    with closing(index_of(MANY)) as connection:
        plan = connection.execute("EXPLAIN QUERY PLAN SELECT * FROM resources WHERE id = 'r-7'")
        assert [row[3] for row in plan] == ["SEARCH resources USING INDEX idx_resources_id (id=?)"]


def test_what_is_next_is_found_down_an_index() -> None:
    """What could be next is walked in the planner's order until enough is found."""
    begun, ready, waiting, needed = plans()
    assert begun[0].startswith("SEARCH resources USING")
    assert ready[0] == "SCAN resources USING INDEX idx_resources_list_order"
    assert not any("TEMP B-TREE" in step for step in ready)
    assert waiting == ["SEARCH requires USING INDEX idx_requires_required (required=?)"]
    assert needed[0].startswith("SEARCH resources USING INDEX")
