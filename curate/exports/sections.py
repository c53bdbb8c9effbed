"""The resources of a page in its order: by theme, each once in full."""

from typing import NamedTuple

from curate.model import Resource, Theme
from curate.theme_names import all_with_parents, as_tree
from curate.yaml_reading.reading_list import ReadingList


class Section(NamedTuple):
    """A theme on the page."""

    theme: Theme | None
    """None for what has no theme."""
    depth: int
    """How deep it is nested, from 0."""
    resources: list[Resource]
    """Those that are shown in full here: it is the first of their themes."""
    also: list[Resource]
    """Those that are of this theme too, and are shown in full elsewhere."""

    @property
    def title(self) -> str:
        """What it is called."""
        return "Without a theme" if self.theme is None else self.theme.title or self.theme.id


def sections(reading_list: ReadingList) -> list[Section]:
    """Put each resource under the first of its themes; themes that hold nothing are left out."""
    held = all_with_parents(theme for one in reading_list.resources for theme in one.themes)
    used = [theme for theme in reading_list.themes if theme.id in held]
    found = {theme.id: Section(theme, depth, [], []) for theme, depth in as_tree(used)}
    bare = Section(None, 0, [], [])
    for resource in reading_list.resources:
        first, *others = resource.themes or (None,)
        (bare if first is None else found[first]).resources.append(resource)
        for theme in others:
            if theme is not None:
                found[theme].also.append(resource)
    return [*found.values(), *([bare] if bare.resources else [])]


def in_order(shown: list[Section]) -> list[Resource]:
    """Give all resources in the order in which a page shows them in full."""
    return [resource for section in shown for resource in section.resources]


def theme_numbers(shown: list[Section]) -> dict[str, int]:
    """Return the numbers of the themes of a page by id, from 1 in its order."""
    themes = [section.theme.id for section in shown if section.theme is not None]
    return {theme: number for number, theme in enumerate(themes, 1)}


def numbers_of(resource: Resource, numbers: dict[str, int]) -> list[int]:
    """Give the numbers of the themes that a resource is within."""
    within = all_with_parents(resource.themes)
    return sorted(numbers[theme] for theme in within if theme in numbers)
