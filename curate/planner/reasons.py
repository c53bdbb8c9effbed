"""Why a step is in a path: a few words that name stored facts."""

from collections import Counter
from collections.abc import Mapping, Sequence

from curate.durations import format_left
from curate.model import Format, Importance, Resource, Status
from curate.planner.bundles import numbers
from curate.planner.candidates import Candidates
from curate.planner.choosing import Choice, Stage

ONLY_ONE = {
    Format.READ: "the only one to read",
    Format.WATCH: "the only one to watch",
    Format.LISTEN: "the only one to listen to",
}


def reasons(
    candidates: Candidates,
    choice: Choice,
    order: Sequence[int],
    themes: Sequence[str],
    titles: Mapping[str, str],
) -> list[str]:
    """Return a reason for each resource of a path, given by rank in path order.

    `themes` are what the bits of a choice stand for, `titles` what to call them. Where no
    budget chose, the reasons say what a resource is; else, how it came to be chosen.
    """
    formats = Counter(candidates.resources[rank].format for rank in order)
    needed_by: dict[int, int] = {}
    for rank in order:
        for required in candidates.requires.get(rank, ()):
            needed_by[required] = min(rank, needed_by.get(required, rank))
    opened = 0
    said = []
    for rank in order:
        resource = candidates.resources[rank]
        before = needed_by.get(rank)
        words = []
        new = choice.opens.get(rank, 0) & ~opened
        opened |= new
        if rank in candidates.wanted_set:
            names = [titles.get(themes[at]) or themes[at] for at in numbers(new)]
            words.append(_own_reason(resource, choice.stages[rank], names, before is not None))
            if before is not None:
                words.append(f"before {candidates.resources[before].title}, which requires it")
            if choice.stages[rank] is None and len(formats) > 1 and formats[resource.format] == 1:
                words.append(ONLY_ONE[resource.format])
        elif before is not None:
            words.append(f"needed before {candidates.resources[before].title}")
        words.append(_begun(candidates, rank))
        said.append(", ".join(filter(None, words)) or "recommended")
    return said


def _own_reason(resource: Resource, stage: Stage | None, opens: Sequence[str], needed: bool) -> str:
    """Return why a resource is in a path but for what requires it; nothing where that is all."""
    if resource.importance is Importance.ESSENTIAL:
        return str(resource.importance)
    optional = "optional, " if stage and resource.importance is Importance.OPTIONAL else ""
    if opens:
        return f"{optional}opens {', '.join(opens)}"
    if stage is None:
        plain = None if needed or resource.importance is not Importance.OPTIONAL else "optional"
        return str(resource.level or plain or "")
    if needed:
        return optional.removesuffix(", ")
    if stage is Stage.DOWN_THE_LIST:
        return "next on the list that fits"
    filling = stage is Stage.OPTIONAL_DOWN_THE_LIST
    return "optional, and there is room" if filling else optional.removesuffix(", ")


def _begun(candidates: Candidates, rank: int) -> str:
    """Say what is left of a resource that is begun; nothing of any other."""
    if candidates.progress[rank].status is not Status.STARTED:
        return ""
    left, total = candidates.minutes[rank], candidates.resources[rank].total_minutes
    if left is None or total is None or left == total:
        return "begun"
    estimated = candidates.resources[rank].estimated
    return f"begun: {format_left(left, total, estimated=estimated)} left"
