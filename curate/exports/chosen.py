"""Some resources of a list as a list of their own; what its themes are called, and its mark."""

from collections.abc import Iterable
from hashlib import sha256

from curate.model import Resource
from curate.theme_names import all_with_parents
from curate.yaml_reading.reading_list import ReadingList

NO_TITLE = "Reading list"
"""What a list without a title is called."""


def only(
    reading_list: ReadingList, resources: Iterable[Resource], *, all_themes: bool = False
) -> ReadingList:
    """Give the list that these resources are, with the themes that they are of or within.

    With `all_themes`, also with those that none of them is of.
    """
    kept = tuple(resources)
    if all_themes:
        return reading_list._replace(resources=kept)
    used = all_with_parents(theme for one in kept for theme in one.themes)
    themes = tuple(theme for theme in reading_list.themes if theme.id in used)
    return reading_list._replace(resources=kept, themes=themes)


def theme_titles(reading_list: ReadingList) -> dict[str, str]:
    """Give what each theme of a list is called by its id: its title, else that id."""
    return {theme.id: theme.title or theme.id for theme in reading_list.themes}


def mark_of(reading_list: ReadingList) -> str:
    """Give 12 letters and digits that tell this list from others."""
    ids = (one.id for one in reading_list.resources)
    return mark_of_list(reading_list.url, reading_list.title, ids)


def mark_of_list(url: str | None, title: str | None, ids: Iterable[str]) -> str:
    """Give the mark of a list: of its address; where it has none, of its title and its ids."""
    text = url or "\n".join([title or NO_TITLE, *sorted(ids)])
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:12]
