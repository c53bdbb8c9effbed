"""Kind: a list file of what is exported, which stands alone."""

from collections.abc import Iterator

from curate.model import Resource, Theme
from curate.yaml_editing.changes import append_all
from curate.yaml_editing.verify import read_original
from curate.yaml_editing.write_values import scalar
from curate.yaml_reading.reading_list import ReadingList

_OF_THE_LIST = ("title", "description", "language", "colour", "url")


def exported(reading_list: ReadingList) -> str:
    """Write a list file: what the list says of itself, its themes, its checks and its resources.

    What a resource requires and is not among them is left out: nothing would ever open it.
    """
    said = [(key, getattr(reading_list, key)) for key in _OF_THE_LIST]
    lines = [f"{key}: {scalar(value)}" for key, value in said if value]
    declared = [theme for theme in reading_list.themes if theme.declared]
    lines += ["themes:"] * bool(declared)
    lines += [f"  {line}" for theme in declared for line in _theme(theme)]
    lines += ["checks:"] * bool(reading_list.checks)
    lines += [f"  {scalar(off.rule)}: {scalar(off.reason)}" for off in reading_list.checks]
    empty = "\n".join([*lines, "resources:", ""])
    if not reading_list.resources:
        return empty
    ids = {one.id for one in reading_list.resources}
    resources = [_within(one, ids) for one in reading_list.resources]
    return append_all(read_original(empty), resources).text


def _theme(theme: Theme) -> Iterator[str]:
    id_ = scalar(theme.id)
    if not theme.description:
        yield f"{id_}: {scalar(theme.title or '')}"
        return
    yield f"{id_}:"
    yield f"  title: {scalar(theme.title or '')}"
    yield f"  description: {scalar(theme.description)}"


def _within(resource: Resource, ids: set[str]) -> Resource:
    return resource._replace(requires=tuple(one for one in resource.requires if one in ids))
