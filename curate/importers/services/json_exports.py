"""JSON of any service, and of ours: objects that have a title or an address, wherever they are."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from curate.addresses import is_of_web
from curate.field_names import Says, says_of
from curate.importers.candidates import LeftOut, Reading, Source, UnreadableError
from curate.importers.citations import csl_json
from curate.importers.feeds import json_feed
from curate.importers.services.json_loading import load
from curate.importers.services.json_shapes import LEFT_OUT, Record, plainly
from curate.importers.tables import ours, values
from curate.importers.tables.records import Manner, Said, candidate_of

_DEEPEST = 100
_JSON = re.compile(r"\{\s*(?:\"|\}|$)|\[\s*(?:\{|\]|\[\s*[\[\{\"]|\"|$)")
_OF_THE_FILE = re.compile(
    r"items|bookmarks|links|children|results|data|list|lists|entries|articles|resources|records"
    r"|documents|rows|collections|folders|sub_?folders|categories|sub_?categories|sections|groups"
    r"|roots|pages|posts|urls|saved|content|nodes|_embedded|response|feed|all|reading_?list|library"
    r"|videos|books|episodes|courses|talks|lessons|other",
    re.IGNORECASE,
)
"""Keys that are of the file, and say nothing of what is in them."""
_BESIDE_A_TITLE = frozenset(Says) - {
    *(Says.TITLE, Says.TAGS, Says.FOLDER, Says.ADDED, Says.PRIVATE, Says.SHARED),
}
_CHILDREN = ("children", "items", "links", "bookmarks", "resources", "entries", "lessons")
"""Keys of what a folder, or a whole file, holds."""
_INSIDE = ("children", "lessons", "episodes")
"""Keys of what a resource holds that are resources themselves."""
_MANNER = Manner()


def looks_like(source: Source) -> bool:
    """Whether a source begins as JSON that is neither a list of references nor a feed."""
    beginning = source.beginning.lstrip("\ufeff \t\r\n")
    if _JSON.match(beginning) is None:
        return False
    return not (csl_json.looks_like(source) or json_feed.looks_like(source))


def read(source: Source) -> Reading:
    """Read JSON. Raises UnreadableError where it is none, or has no resources in it."""
    loaded = load(source.text.strip("\ufeff \t\r\n\0"))
    search = _Search()
    search.look_at(loaded.value)
    reading = Reading(left_out=loaded.left_out, remarks=loaded.remarks)
    for number, (record, path) in enumerate(search.records(), start=1):
        where = f"entry {number}"
        if ours.is_ours(record):
            candidate = ours.own_candidate(record, where)
        elif LEFT_OUT in record:
            what = values.text(record.get("title"))
            reading.left_out.append(LeftOut(what, record[LEFT_OUT], where))
            continue
        else:
            candidate = candidate_of(_said(record, path), where, _MANNER)
        if candidate is not None:
            reading.candidates.append(candidate)
    if search.too_deep:
        reading.remarks.append(f"What is nested deeper than {_DEEPEST} levels is not read.")
    if not reading.candidates and not reading.left_out and not _is_empty(loaded.value):
        raise UnreadableError("It is JSON, but nothing in it has a title and an address.")
    return reading


def _is_empty(value: Any) -> bool:
    """Whether a file is a list of nothing."""
    if not isinstance(value, dict):
        return isinstance(value, list) and not value
    lists = [one for one in value.values() if isinstance(one, (list, dict))]
    return bool(lists) and not any(lists)


def _said(record: Record, path: tuple[str, ...]) -> Said:
    """Sort the values of a record by what its keys say, the plainest first."""
    ranked = []
    for key, value in record.items():
        says = says_of(key) if value not in (None, "", [], {}) else None
        if says is not None:
            ranked.append((says[1], says[0], value))
    ranked.sort(key=lambda one: one[0])
    said: dict[Says, list[Any]] = {}
    for _, says_what, value in ranked:
        said.setdefault(says_what, []).append(value)
    if path:
        said.setdefault(Says.FOLDER, []).insert(0, path)
    return said


class _Found(NamedTuple):
    """An object that may be a resource."""

    record: Record
    path: tuple[str, ...]
    """The folders that it is in."""
    among: int
    """Which list it is in, as a number."""
    surely: bool
    """Whether it has an address; else it is one only beside others that have, or where none has."""


class _Search:
    """Looks for resources in the values of a file."""

    def __init__(self) -> None:
        self._found: list[_Found] = []
        self._lists = 0
        self.too_deep = False
        """Whether some of it is nested deeper than is looked."""

    def records(self) -> Iterator[tuple[Record, tuple[str, ...]]]:
        """Yield the objects that are resources, each with its folders."""
        sure = {one.among for one in self._found if one.surely}
        for one in self._found:
            if one.surely or not sure or one.among in sure:
                yield one.record, one.path

    def look_at(
        self, node: Any, path: tuple[str, ...] = (), key: str = "", among: int = 0, depth: int = 0
    ) -> None:
        """Look at a value: `key` is what it is behind, `among` the list it is in, 0 for none."""
        if depth > _DEEPEST:
            self.too_deep = True
            return
        if isinstance(node, list):
            self._lists += 1
            number = self._lists
            within = (*path, key) if key else path
            for one in node:
                if isinstance(one, str) and is_of_web(one):
                    self._found.append(_Found({"url": one}, within, number, True))
                elif isinstance(one, (dict, list)):
                    self.look_at(one, within, "", number, depth + 1)
        elif isinstance(node, dict):
            plain = plainly(node)
            if plain is not None:
                self._look_into(plain, path, key, among, depth)

    def _look_into(
        self, node: Record, path: tuple[str, ...], key: str, among: int, depth: int
    ) -> None:
        """Look at an object: it is a resource, or holds some."""
        title, address, beside = _title_address_and_more(node)
        inner = [(name, value) for name, value in node.items() if _may_hold(name, value)]
        holds = any(name in _CHILDREN for name, _ in inner)
        if (address and (title or among) and (depth or not holds)) or LEFT_OUT in node:
            if not title and key and not key.isdecimal():
                node = {**node, "title": key}
            self._found.append(_Found(node, path, among, True))
            inner = [(name, value) for name, value in inner if name in _INSIDE]
        elif among and title and beside and not holds:
            self._found.append(_Found(node, path, among, False))
            return
        elif depth:
            path = (*path, title or key) if (title and among) or key else path
        elif not inner and len(node) > 1 and all(map(_names_an_address, node.items())):
            for name, url in node.items():
                self._found.append(_Found({"title": name, "url": url}, path, among, True))
        each_its_own = len(inner) > 1
        alike = each_its_own and all(isinstance(value, dict) for _, value in inner)
        self._lists += alike
        number = self._lists if alike else 0
        for name, value in inner:
            named = name if each_its_own and not _OF_THE_FILE.fullmatch(name) else ""
            self.look_at(value, path, named, number, depth + 1)


def _title_address_and_more(node: Record) -> tuple[str, str, bool]:
    """Give the title and the address of an object, and whether it says more of a resource."""
    title, address, more = "", "", False
    for key, value in node.items():
        says = says_of(key)
        if says is None or value in (None, "", [], {}):
            continue
        if says[0] is Says.TITLE:
            title = title or (values.text(value) if isinstance(value, str) else "")
        elif says[0] is Says.URL:
            found = values.address(value)
            address = address or (found if ":" in found or found.startswith("www.") else "")
        more = more or says[0] in _BESIDE_A_TITLE
    return title, address, more


def _names_an_address(item: tuple[str, Any]) -> bool:
    """Whether a key and its value are a title and its address: `{"Ice": "https://…"}`."""
    name, value = item
    return isinstance(value, str) and is_of_web(value) and says_of(name) is None


def _may_hold(name: str, value: Any) -> bool:
    """Whether a value may hold resources: those who made one are none, and neither are tags."""
    says = says_of(name) if value else None
    if says and says[0] in (Says.AUTHORS, Says.PUBLISHER, Says.TAGS):
        return isinstance(value, list) and any(map(_is_resource, value))
    if isinstance(value, dict):
        return bool(value)
    return isinstance(value, list) and any(
        isinstance(one, (dict, list)) or (isinstance(one, str) and is_of_web(one)) for one in value
    )


def _is_resource(value: Any) -> bool:
    return isinstance(value, dict) and any(name in _CHILDREN for name in value)
