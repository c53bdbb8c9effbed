"""A list as the rules see it: its resources by id, and the line of each of their texts."""

from collections.abc import Collection, Iterator
from functools import cached_property

from curate.duplicates import same_title
from curate.field_names import our_key
from curate.folding import folded
from curate.model import Problem, Resource
from curate.safe_text import clean_line
from curate.wording import nearest
from curate.yaml_reading.entry import half_read
from curate.yaml_reading.events import Events, Mapping, Node, node_of, walk
from curate.yaml_reading.fields import RESOURCE_KEYS
from curate.yaml_reading.line_ends import PARSED_LINE_END
from curate.yaml_reading.reading_list import ReadingList

MOST_PAIRS = 100_000
"""So many pairs of names are compared for one list: about 2 s. A list with more unknown names
than that is not one with slips of the pen."""


class Checked:
    """A list that was read, with the text it was read from."""

    def __init__(
        self,
        text: str,
        reading_list: ReadingList,
        name: str = "",
        beside: Collection[str] = (),
        latest: str = "",
    ) -> None:
        self.text = text
        """As it is in the file."""
        self.name = name
        """Of the file."""
        self.beside = beside
        """The names in the folder of the file."""
        self.latest = latest
        """The last day that may be past or today, as 2026-03-01; empty: nobody knows."""
        self.reading_list = reading_list
        self.by_id = {resource.id: resource for resource in reading_list.resources}
        """The resources that could be read."""
        self.declared = {theme.id: theme for theme in reading_list.themes if theme.declared}
        """The themes that the list declares."""
        self._lines: dict[tuple[int, str], dict[str, int]] = {}
        self._meant: dict[tuple[str, int], str | None] = {}
        self._compared = 0

    def unreadable(self, id_: str) -> Problem | None:
        """Give what is wrong with the entry of this id, where it is there and cannot be read."""
        if id_ in self.by_id or id_ not in self.reading_list.ids:
            return None
        return self.reading_list.unreadable(id_)

    def line_of(self, resource: Resource, key: str, text: str | None = None) -> int:
        """Find the line, counted from 1, on which the field `key` of `resource` has `text`.

        It is the line of the key itself where that is not in a list, or no text is named.
        """
        entry = self._entries[resource.line]
        at = resource.line, key
        if at not in self._lines:
            value = entry.entries[key].value
            items = reversed(value if isinstance(value, list) else [])
            texts = ((item.line, item.value) for item in items if isinstance(item.value, str))
            self._lines[at] = {clean_line(said): int(line) for line, said in texts}
        return self._lines[at].get(text or "", int(entry.lines[key]))

    def texts_under(self, key: str) -> Iterator[str]:
        """Give the texts under a field in all entries, those that cannot be read too.

        Also under a key that is no field's, and like that one, or what others call it.
        """
        for entry in self._entries.values():
            again = ((one.key, one.value) for one in entry.duplicates)
            for name, node in (*entry.entries.items(), *again):
                if name == key or (
                    name not in RESOURCE_KEYS
                    and (self.meant(name, RESOURCE_KEYS) or our_key(name)) == key
                ):
                    items = node.value if isinstance(node.value, list) else [node]
                    yield from (item.value for item in items if isinstance(item.value, str))

    def meant(self, name: str, known: Collection[str]) -> str | None:
        """Find the name in `known` that is most like `name`; None where none is like it.

        Also None once MOST_PAIRS pairs of names of this list were compared.
        """
        asked = name, id(known)
        if asked not in self._meant:
            self._compared += len(known)
            found = nearest(name, known) if self._compared <= MOST_PAIRS else None
            self._meant[asked] = found
        return self._meant[asked]

    @cached_property
    def theme_ids(self) -> dict[str, str]:
        """The ids of declared themes by their titles and by themselves, folded."""
        titles = {folded(one.title): id_ for id_, one in self.declared.items() if one.title}
        return titles | {folded(id_): id_ for id_ in self.declared}

    @cached_property
    def as_written(self) -> tuple[Resource, ...]:
        """All entries in the file's order, those that cannot be read too, as far as they can be.

        But for those that are there once more: of one to be taken out, nothing else is to be said.
        """
        readable = self.reading_list.resources
        if not self.reading_list.left_out:
            return readable
        known = {resource.line for resource in readable}
        left_out = (
            half_read(Node(entry, line))
            for line, entry in self._entries.items()
            if line not in known
        )
        new = [one for one in left_out if one is not None and not self._is_copy(one)]
        return tuple(sorted([*readable, *new], key=lambda one: one.line))

    def _is_copy(self, resource: Resource) -> bool:
        first = self.by_id.get(resource.id)
        return first is not None and same_title(first.title) == same_title(resource.title)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, as those are counted that `line_of` gives."""
        return PARSED_LINE_END.split(self.text)

    @cached_property
    def _entries(self) -> dict[int, Mapping]:
        """The entries by their lines; the text is walked only where a rule asks for a line."""
        entries: dict[int, Mapping] = {}

        def add(events: Events) -> None:
            item = node_of(events)
            if isinstance(item.value, Mapping):
                entries[item.line] = item.value

        walk(self.text, on_entry=add)
        return entries
