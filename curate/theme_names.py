"""How the ids of themes nest: `equity/race` is a theme within `equity`."""

from collections.abc import Collection, Iterable

from curate.model import ID_PATTERN, Theme

SEPARATOR = "/"
AFTER_SEPARATOR = chr(ord(SEPARATOR) + 1)
"""The character right after `/`: in sorted ids, those within `a` are from `a/` up to `a0`."""


def is_theme_id(text: str) -> bool:
    """Whether a text can be the id of a new theme: lower-case words joined by - or /."""
    from re import fullmatch

    return fullmatch(rf"{ID_PATTERN}({SEPARATOR}{ID_PATTERN})*", text) is not None


def is_plain(theme: str) -> bool:
    """Whether the id of a theme is of letters, digits and marks of any script, `-`, `_` and `/`.

    Only such an id is offered to a shell, which would run what else somebody's list may hold;
    and none that begins as an option does.
    """
    if theme.startswith("-"):
        return False
    if theme.isascii():
        return all(char.isalnum() or char in "-_/" for char in theme)
    from unicodedata import category

    return all(category(char)[0] in "LNM" or char in "-_/" for char in theme)


def is_within(theme: str, parent: str) -> bool:
    """Whether a theme is `parent` itself or nested in it, at any depth."""
    return theme == parent or theme.startswith(parent + SEPARATOR)


def with_parents(theme: str) -> list[str]:
    """List the themes that a theme is within, the outermost first, itself last."""
    parts = theme.split(SEPARATOR)
    return [SEPARATOR.join(parts[:end]) for end in range(1, len(parts) + 1)]


def all_with_parents(themes: Iterable[str]) -> set[str]:
    """Give some themes and all that they are nested in, each once."""
    return {parent for theme in themes for parent in with_parents(theme)}


def nearest_parent(theme: str, among: Collection[str]) -> str | None:
    """Find the innermost of some themes that a theme is nested in; None where there is none."""
    parents = with_parents(theme)[:-1]
    return next((parent for parent in reversed(parents) if parent in among), None)


def ends_with(theme: str, name: str) -> bool:
    """Whether a nested theme is called `name` in the theme it is in: `equity/race` is `race`."""
    return theme.endswith(SEPARATOR + name)


def title_of(theme: str) -> str:
    """Give the title that a theme probably has, by its own name: `equity/week-9` is `Week 9`."""
    name = theme.rpartition(SEPARATOR)[2].replace("-", " ")
    return name[:1].upper() + name[1:]


def renamed(theme: str, old: str, new: str) -> str:
    """Give the id of a theme after `old` is renamed to `new`: only what is within `old` changes."""
    return new + theme[len(old) :] if is_within(theme, old) else theme


def as_tree(themes: list[Theme]) -> list[tuple[Theme, int]]:
    """Put each theme before those nested in it, else in the given order; each with its depth.

    A theme has depth 0 where no theme of the list holds it.
    """
    ids = {theme.id for theme in themes}
    inside: dict[str | None, list[Theme]] = {}
    for theme in themes:
        inside.setdefault(nearest_parent(theme.id, ids), []).append(theme)
    rows: list[tuple[Theme, int]] = []
    waiting = [(theme, 0) for theme in reversed(inside.get(None, []))]
    while waiting:
        theme, depth = waiting.pop()
        rows.append((theme, depth))
        waiting += [(child, depth + 1) for child in reversed(inside.get(theme.id, []))]
    return rows
