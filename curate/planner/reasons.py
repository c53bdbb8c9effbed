"""Why a step is in a path: a few words that name stored facts."""

from collections import Counter
from collections.abc import Mapping, Sequence

from curate.durations import format_left
from curate.model import Format, Importance, Resource, Status
from curate.planner.bundles import numbers
from curate.planner.candidates import Candidates
from curate.planner.choosing import Choice, Stage
from curate.theme_names import all_with_parents

ONLY_ONE = {
    Format.READ: "the only one to read",
    Format.WATCH: "the only one to watch",
    Format.LISTEN: "the only one to listen to",
}
NEXT = "next on the list that fits"


def reasons(
    candidates: Candidates,
    choice: Choice,
    order: Sequence[int],
    themes: Sequence[str],
    titles: Mapping[str, str],
) -> dict[int, str]:
    """Return a reason for each resource of a path, by rank; `order` is that in which they come.

    `themes` are what the bits of a choice stand for, `titles` what to call them. Where no
    budget chose, the reasons say what a resource is; else, how it came to be chosen.
    """
    formats = Counter(candidates.resources[rank].format for rank in order)
    needed_by: dict[int, int] = {}
    for rank in order:
        for required in candidates.requires.get(rank, ()):
            needed_by[required] = min(rank, needed_by.get(required, rank))
    to_come = set(themes)
    said = {}
    for rank in order:
        resource = candidates.resources[rank]
        before = needed_by.get(rank)
        words = []
        if rank in candidates.wanted_set:
            first = [theme for theme in resource.themes if theme in to_come]
            if to_come:
                to_come -= all_with_parents(resource.themes)
            opens = [themes[at] for at in numbers(choice.opens.get(rank, 0))]
            on = f"the first about {_names(first, titles)}" if first else ""
            if opens and not first:  # what was chosen after it comes before it
                on = f"also about {_names(opens, titles)}"
            own = _own_reason(resource, choice.stages[rank], on, before is not None)
            # What comes first is next to nothing.
            words.append("" if own == NEXT and rank == order[0] else own)
            if before is not None:
                words.append(f"before {candidates.resources[before].title}, which requires it")
            if choice.stages[rank] is None and len(formats) > 1 and formats[resource.format] == 1:
                words.append(ONLY_ONE[resource.format])
        elif before is not None:
            words.append(f"needed before {candidates.resources[before].title}")
        words.append(_begun(candidates, rank))
        said[rank] = ", ".join(filter(None, words)) or "recommended"
    return said


def _names(themes: Sequence[str], titles: Mapping[str, str]) -> str:
    return ", ".join(titles.get(theme) or theme for theme in themes)


def _own_reason(resource: Resource, stage: Stage | None, on: str, needed: bool) -> str:
    """Return why a resource is in a path but for what requires it; nothing where that is all.

    `on` says for which themes it is in it, where there are any.
    """
    if stage is Stage.SINGLE_PARTS:
        return f"{resource.importance}, one part fits"
    if resource.importance is Importance.ESSENTIAL:
        return str(resource.importance)
    optional = "optional" if resource.importance is Importance.OPTIONAL else ""
    if stage is None:
        return str(resource.level or ("" if needed else optional))
    if stage is Stage.OPTIONAL_DOWN_THE_LIST and not on:
        return "optional, and there is room"
    if on or optional or needed:
        return ", ".join(filter(None, (optional, on)))
    return NEXT


def _begun(candidates: Candidates, rank: int) -> str:
    """Say what is left of a resource that is begun; nothing of any other."""
    if candidates.progress[rank].status is not Status.STARTED:
        return ""
    left, total = candidates.minutes[rank], candidates.resources[rank].total_minutes
    if left is None or total is None or left == total:
        return "begun"
    estimated = candidates.resources[rank].estimated
    return f"begun: {format_left(left, total, estimated=estimated)} left"
