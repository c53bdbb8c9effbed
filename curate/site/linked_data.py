"""What a page says to machines, in the words of schema.org: JSON-LD."""

from collections.abc import Sequence
from typing import Any

from curate.model import Format, Resource
from curate.yaml_reading.reading_list import ReadingList

TYPES = {Format.READ: "Article", Format.WATCH: "VideoObject", Format.LISTEN: "PodcastEpisode"}


def linked_data(
    reading_list: ReadingList, title: str, order: Sequence[Resource], *, each: bool = True
) -> dict[str, Any]:
    """Describe a list, which is called `title`, as an ItemList of what to learn from.

    Without `each` it is only the list itself; the script of the page says the same of each.
    """
    themes = {theme.id: theme.title or theme.id for theme in reading_list.themes}
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "ItemList",
            "name": title,
            "description": reading_list.description,
            "url": reading_list.url,
            "numberOfItems": len(order),
            "itemListElement": [_item(one, themes, reading_list.language) for one in order]
            if each
            else None,
        }
    )


def _item(resource: Resource, themes: dict[str, str], language: str | None) -> dict[str, Any]:
    total = resource.total_minutes
    return _known(
        {
            "@type": ["LearningResource", TYPES[resource.format]],
            "name": resource.title,
            "url": resource.link,
            "inLanguage": language,
            "timeRequired": None if total is None else iso_duration(total),
            "educationalLevel": resource.level,
            "about": [themes[theme] for theme in resource.themes] or None,
        }
    )


def iso_duration(minutes: int) -> str:
    """Write minutes as ISO 8601 does: PT45M, PT1H20M, PT2H."""
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest or not hours else "")


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}
