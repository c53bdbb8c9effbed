"""What the script of a page is told of its resources, beside what stands there for people."""

from collections.abc import Sequence
from typing import Any

from curate.model import Level, Resource
from curate.theme_names import with_parents

_LEVELS = {None: "0"} | {level: str(number) for number, level in enumerate(Level, 1)}


def items(order: Sequence[Resource], numbers: dict[str, int]) -> dict[str, Any]:
    """Tell of all resources in `order` what the page has not where a script can read it.

    The result goes into the page as JSON, as short as it can be. `formats` has the first letter of
    each format. `minutes` are of one part, null where they are not known. `parts` has the number
    of them by that of the resource, where there is not just one; 0 where nobody knows. `themes`
    has the `numbers` of those that each names, bare where it is one alone. `within` has for each
    theme, by its number, itself and those that it is nested in.
    """
    return {
        "formats": "".join(one.format[0] for one in order),
        "minutes": [one.minutes for one in order],
        "parts": {at: one.parts or 0 for at, one in enumerate(order) if one.parts != 1},
        "themes": [_bare([numbers[theme] for theme in one.themes]) for one in order],
        "within": [[], *(_within(theme, numbers) for theme in numbers)],
    }


def levels(order: Sequence[Resource]) -> str:
    """Tell of all resources how much they ask: a digit each, 0 where it is not known."""
    return "".join(_LEVELS[one.level] for one in order)


def _bare(some: list[int]) -> list[int] | int:
    return some[0] if len(some) == 1 else some


def _within(theme: str, numbers: dict[str, int]) -> list[int]:
    return [numbers[one] for one in with_parents(theme) if one in numbers]
