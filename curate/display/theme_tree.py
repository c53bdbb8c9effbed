"""The themes of a list as a tree."""

from curate.model import Theme


def as_tree(themes: list[Theme]) -> list[tuple[Theme, int]]:
    """Put each theme before those nested in it, else in the given order; each with its depth.

    A theme has depth 0 where no theme of the list holds it.
    """
    ids = {theme.id for theme in themes}
    inside: dict[str | None, list[Theme]] = {}
    for theme in themes:
        parent: str | None = theme.id
        while parent is not None:
            parent = parent.rpartition("/")[0] or None
            if parent in ids:
                break
        inside.setdefault(parent, []).append(theme)
    rows: list[tuple[Theme, int]] = []
    waiting = [(theme, 0) for theme in reversed(inside.get(None, []))]
    while waiting:
        theme, depth = waiting.pop()
        rows.append((theme, depth))
        waiting += [(child, depth + 1) for child in reversed(inside.get(theme.id, []))]
    return rows
