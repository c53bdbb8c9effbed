"""Folders of services that keep them in a way of their own, put round what is in them."""

from typing import Any

Record = dict[str, Any]
_DEEPEST = 20
_SECONDS_FROM_1601 = 11_644_473_600
_FIREFOX_ROOTS = ("root", "menu", "toolbar", "unfiled", "mobile")


def firefox(node: Record) -> Record | None:
    """Read a backup of Firefox: folders that everybody has are no themes, tags are on entries."""
    guid = str(node.get("guid", "")).rstrip("_")
    if guid == "tags" or node.get("type") == "text/x-moz-place-separator":
        return None
    if "children" in node and (guid in _FIREFOX_ROOTS or node.get("root")):
        return {"children": node["children"]}
    return {key: value for key, value in node.items() if key not in ("type", "root", "charset")}


def chrome(node: Record) -> Record:
    """Read the bookmarks of Chrome and its kin: the three folders that everybody has."""
    roots = [one for one in node["roots"].values() if isinstance(one, dict)]
    return {"roots": [child for root in roots for child in root.get("children") or ()]}


def chrome_bookmark(node: Record) -> Record:
    """Read a bookmark of Chrome, whose days are counted in microseconds since 1601."""
    micros = str(node["date_added"])
    if not micros.isdecimal() or len(micros) != 17:
        return node
    return {**node, "date_added": int(micros) // 1_000_000 - _SECONDS_FROM_1601}


def karakeep_root(node: Record) -> Record:
    """Put the lists of Karakeep, which are beside its bookmarks, into these."""
    named = {one.get("id"): one for one in node["lists"] if isinstance(one, dict)}
    plain = []
    for one in node["bookmarks"]:
        if isinstance(one, dict) and isinstance(one.get("lists"), list):
            ids = [part.get("id") if isinstance(part, dict) else part for part in one["lists"]]
            folders = [_path(id_, named) for id_ in ids if isinstance(id_, str)]
            one = {**one, "lists": [folder for folder in folders if folder]}
        plain.append(one)
    return {"bookmarks": plain}


def _path(id_: str, named: dict[Any, Record]) -> str:
    """Give the names of a list and of those it is in, as `A / B`."""
    path: list[str] = []
    at: Any = id_
    while at in named and len(path) < _DEEPEST:
        path.insert(0, str(named[at].get("name") or ""))
        at = named[at].get("parentId")
    return " / ".join(filter(None, path)) or ("" if named else id_)


def linkwarden(node: Record) -> Record:
    """Put the collections of Linkwarden into those that they are in."""
    named = {one.get("id"): dict(one) for one in node["collections"] if isinstance(one, dict)}
    tops = []
    for id_, one in named.items():
        parent = one.get("parentId")
        if parent in named and not _is_within(parent, id_, named):
            named[parent].setdefault("collections", []).append(one)
        else:
            tops.append(one)
    return {"collections": tops}


def _is_within(id_: Any, other: Any, named: dict[Any, Record]) -> bool:
    """Whether a collection is in another, or so deep that it may be in a circle."""
    for _ in range(_DEEPEST):
        if id_ == other:
            return True
        if id_ not in named:
            return False
        id_ = named[id_].get("parentId")
    return True


def is_linkwarden(node: Record) -> bool:
    """Whether an object has collections that have their links in them."""
    collections = node.get("collections")
    return (
        isinstance(collections, list)
        and "links" not in node
        and all(isinstance(one, dict) and {"id", "links"} <= one.keys() for one in collections)
    )
