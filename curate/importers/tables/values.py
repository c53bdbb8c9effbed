"""What stands in a cell or behind a key, as texts, names, folders and numbers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from typing import Any

from curate.vocabulary import is_everybodys

_NAME_KEYS = ("name", "label", "title", "tag", "text", "value", "content", "quote", "displayName")
_ADDRESS_KEYS = ("href", "url", "link")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
_HASHTAGS = re.compile(r"#[^\s#,;|]+(?:\s+#[^\s#,;|]+)*")
_NUMBER = re.compile(r"[0-9]{1,12}(?:[.,][0-9]{1,6})?")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[, \u00a0'’.][0-9]{3})+")


def texts(value: Any) -> Iterator[str]:
    """Yield the texts of a value: of a text itself, of all in a list, of what an object is called.

    What an object is called is behind one of the keys that tags, authors and quotes have.
    """
    if isinstance(value, str):
        if value.strip():
            yield value.strip()
    elif isinstance(value, (list, tuple)):
        for one in value:
            if not isinstance(one, (list, tuple)):
                yield from texts(one)
    elif isinstance(value, dict):
        person = " ".join(
            name
            for key in ("firstName", "lastName", "given", "family")
            if isinstance(name := value.get(key), str) and name
        )
        found = person or next(filter(None, map(value.get, _NAME_KEYS)), None)
        if isinstance(found, str):
            yield from texts(found)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield str(value)


def text(value: Any) -> str:
    """Give the first text of a value, its entities decoded; "" where it has none."""
    return decoded_once(next(texts(value), ""))


def decoded_once(said: str) -> str:
    """Decode the entities of a text that is no HTML else, as `&amp;`; `AT&T` stays."""
    return _ENTITY.sub(lambda entity: unescape(entity[0]), said) if "&" in said else said


def address(value: Any) -> str:
    """Give the address that a value is, or that it leads to; "" where there is none."""
    if isinstance(value, str):
        return value.strip().replace("&amp;", "&")
    if isinstance(value, list):  # several are no address of one thing, but the forms of one are
        forms = [one.get("href") for one in value if isinstance(one, dict)]
        value = forms[0] if forms else value[0] if len(value) == 1 else None
    elif isinstance(value, dict):
        value = next((found for key in _ADDRESS_KEYS if (found := value.get(key))), None)
    return address(value) if isinstance(value, str) else ""


def parts_of(value: Any, between: str | None = None) -> list[str]:
    """Give the texts of a list, or of a text that is one: `a|b`, `a; b`, `a, b`, `['a', 'b']`.

    `between` is what stands between them, where that is known.
    """
    if isinstance(value, dict) and not any(key in value for key in _NAME_KEYS):
        value = list(value)  # the tags are its keys
    if not isinstance(value, str):
        return [decoded_once(one) for one in texts(value)]
    said = decoded_once(value.strip())
    if between is None and said[:1] == "[" and said[-1:] == "]":
        inner = [single or double for single, double in _QUOTED.findall(said)]
        found = inner or said[1:-1].split(",")
    elif between is None and _HASHTAGS.fullmatch(said):
        found = said.split()
    else:
        mark = between or next((mark for mark in ("|", ";", ",", "\n") if mark in said), None)
        found = said.split(mark) if mark else [said]
        if mark == "|" and not between and ";" in said:  # each with a count: `ice|103;snow|46`
            found = [one for one in re.split("[|;]", said) if not one.strip().isdecimal()]
    return [plain for one in found if (plain := one.strip().lstrip("#").strip())]


def people(value: Any) -> list[str]:
    """Give names of people: `A; B`, `A and B`, `Last, First; Last, First`, `By A`."""
    if not isinstance(value, str):
        return [name for one in texts(value) for name in people(one)]
    said = re.sub(r"(?i)^by\s+", "", decoded_once(value).strip())
    apart = [one.strip() for one in re.split(r"\s*[;|\n]\s*", said) if one.strip()]
    if len(apart) == 1:
        apart = [one.strip() for one in re.split(r",\s+|\s+(?:and|&)\s+", said) if one.strip()]
        if not all(" " in one or "." in one for one in apart) and said.count(",") == 1:
            apart = [said]
    return [_first_name_first(" ".join(one.split())) for one in apart if "://" not in one]


def _first_name_first(name: str) -> str:
    """Turn `Last, First` round."""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma and "," not in first and len(first.split()) <= 3 else name


def folders(value: Any) -> Iterator[tuple[str, ...]]:
    """Yield the folders that a value names, each a path: `A / B`, `A > B`, `/A/B`.

    A tuple is a path itself. Those that every reader has, as `Unsorted`, are none.
    """
    if isinstance(value, tuple):
        paths: Iterable[Sequence[str]] = [value]
    elif isinstance(value, (int, float)):
        paths = []
    elif isinstance(value, str) and value[:1] == "[":
        paths = map(_path, parts_of(value))
    else:
        paths = map(_path, map(decoded_once, texts(value)))
    for path in paths:
        own = tuple(folder for folder in map(str.strip, path) if folder)
        while own and is_everybodys(own[0]):
            own = own[1:]
        if own:
            yield own


def _path(folder: str) -> list[str]:
    mark = next((mark for mark in (" / ", " > ", "\\", "›") if mark in folder), None)
    mark = mark or ("/" if folder.startswith("/") else None)
    return folder.split(mark) if mark else [folder]


def number(value: Any) -> float | None:
    """Give the number that a value is; None where it is none, or below 0."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return value if 0 <= value < 10**12 else None
    if isinstance(value, str):
        said = value.strip()
        if _THOUSANDS.fullmatch(said):
            return float(re.sub(r"[^0-9]", "", said))
        return float(said.replace(",", ".")) if _NUMBER.fullmatch(said) else None
    return None


def joined(said: Iterable[str]) -> str | None:
    """Join what several fields say, each once, a line each; None where they say nothing."""
    return "\n".join(dict.fromkeys(one for one in said if one)) or None
