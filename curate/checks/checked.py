"""A list as the rules see it: its resources by id, and the line of each of their texts."""

from functools import cached_property

from curate.model import Resource
from curate.safe_text import clean_line
from curate.yaml_reading.events import Events, Mapping, node_of, walk
from curate.yaml_reading.reading_list import ReadingList


class Checked:
    """A list that was read, with the text it was read from."""

    def __init__(self, text: str, reading_list: ReadingList) -> None:
        self._text = text
        self.reading_list = reading_list
        self.by_id = {resource.id: resource for resource in reading_list.resources}
        """The resources that could be read."""
        self.declared = [theme.id for theme in reading_list.themes if theme.declared]
        """The ids of the themes that the list declares."""

    def line_of(self, resource: Resource, key: str, text: str | None = None) -> int:
        """Find the line, counted from 1, on which the field `key` of `resource` has `text`.

        It is the line of the key itself where that is not in a list, or no text is named.
        """
        entry = self._entries[resource.line]
        value = entry.entries[key].value
        for item in value if isinstance(value, list) else []:
            if isinstance(item.value, str) and clean_line(item.value) == text:
                return int(item.line)
        return int(entry.lines[key])

    @cached_property
    def _entries(self) -> dict[int, Mapping]:
        """The entries by their lines; the text is walked only where a rule asks for a line."""
        entries: dict[int, Mapping] = {}

        def add(events: Events) -> None:
            item = node_of(events)
            if isinstance(item.value, Mapping):
                entries[item.line] = item.value

        walk(self._text, on_entry=add)
        return entries
