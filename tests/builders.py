"""Resources, and changes of one, as tests need them."""

from typing import Any

from curate.model import Format, Importance, Resource, TimeSource
from curate.planner.request import PathRequest
from curate.query import Query
from curate.yaml_editing.changes import set_fields_of
from curate.yaml_editing.original import Original
from curate.yaml_editing.splices import Change
from curate.yaml_reading.fields import FieldTexts

_PLAIN = Resource(
    id="one",
    title="One",
    format=Format.READ,
    minutes=None,
    time_source=TimeSource.UNKNOWN,
    parts=1,
    words=None,
    themes=(),
    level=None,
    importance=Importance.RECOMMENDED,
    requires=(),
    authors=(),
    publisher=None,
    published=None,
    added=None,
    url=None,
    summary=None,
    line=1,
)


def resource(id_: str, **fields: Any) -> Resource:
    """Return a resource of unknown time that says nothing but its id, and `fields`."""
    return _PLAIN._replace(**{"id": id_, "title": id_} | fields)


def stated(id_: str, minutes: int, parts: int | None = 1, **fields: Any) -> Resource:
    """Return a resource whose time is stated, in minutes of one part."""
    source = TimeSource.STATED
    return resource(id_, minutes=minutes, parts=parts, time_source=source, **fields)


def set_fields(original: Original, id_: str, wanted: FieldTexts) -> Change:
    """Give other values to the fields of one resource."""
    return set_fields_of(original, {id_: wanted})


def query_of(**facets: Any) -> Query:
    """Make a question of these facets: given a named tuple, Hypothesis would draw the others."""
    return Query(**facets)


def request_of(**limits: Any) -> PathRequest:
    """Make what is asked of a path with these limits: as `query_of` does."""
    return PathRequest(**limits)
