"""Why a step is in a path: a few words that name stored facts."""

from collections import Counter
from collections.abc import Collection, Sequence

from curate.model import Format, Importance, Resource

ONLY_ONE = {
    Format.READ: "the only one to read",
    Format.WATCH: "the only one to watch",
    Format.LISTEN: "the only one to listen to",
}


def reasons(order: Sequence[Resource], wanted: Collection[str]) -> list[str]:
    """Return a reason for each resource of a path, in its order.

    `wanted` are the ids that were asked for; the others were brought in because one of
    those requires them.
    """
    formats = Counter(resource.format for resource in order)
    needed_by: dict[str, str] = {}
    for resource in order:
        for required in resource.requires:
            needed_by.setdefault(required, resource.title)
    return [_reason(resource, formats, needed_by.get(resource.id), wanted) for resource in order]


def _reason(
    resource: Resource, formats: Counter[Format], needed_by: str | None, wanted: Collection[str]
) -> str:
    said = []
    if resource.importance is Importance.ESSENTIAL:
        said.append(str(resource.importance))
    elif resource.level is not None:
        said.append(str(resource.level))
    if needed_by is not None:
        brought_in = "" if resource.id in wanted else "brought in, "
        said.append(f"{brought_in}before {needed_by}, which requires it")
    if len(formats) > 1 and formats[resource.format] == 1:
        said.append(ONLY_ONE[resource.format])
    if not said:
        said.append("optional" if resource.importance is Importance.OPTIONAL else "recommended")
    return ", ".join(said)
