"""Why a step is in a path, or a resource is not: a few words that name stored facts."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from curate.durations import format_left, format_minutes
from curate.history.progress import Progress
from curate.model import Format, Importance, Resource, Status
from curate.planner.candidates import Stock
from curate.planner.causes import Cause
from curate.planner.choosing import Choice, Stage

ONLY_ONE = {
    Format.READ: "the only one to read",
    Format.WATCH: "the only one to watch",
    Format.LISTEN: "the only one to listen to",
}


class LeftOut(NamedTuple):
    """A resource that was asked for and is not in the path."""

    resource: Resource
    cause: Cause
    message: str
    """The cause as a sentence."""
    progress: Progress
    """How far the reader is with it."""
    first: tuple[Resource, ...]
    """What it requires, where that too takes the time that there is not."""


def reasons(
    stock: Stock,
    choice: Choice,
    order: Sequence[int],
    themes: Sequence[str],
    titles: Mapping[str, str],
) -> list[str]:
    """Return a reason for each resource of a path, given by rank in path order.

    `themes` are what the bits of a choice stand for, `titles` what to call them. Where no
    budget chose, the reasons say what a resource is; else, how it came to be chosen.
    """
    formats = Counter(stock.resources[rank].format for rank in order)
    needed_by: dict[int, int] = {}
    for rank in order:
        for required in stock.requires.get(rank, ()):
            needed_by[required] = min(rank, needed_by.get(required, rank))
    opened = 0
    said = []
    for rank in order:
        resource = stock.resources[rank]
        before = needed_by.get(rank)
        words = []
        new = choice.opens.get(rank, 0) & ~opened
        opened |= new
        if rank in stock.is_wanted:
            names = [titles.get(one) or one for at, one in enumerate(themes) if new >> at & 1]
            words.append(_own_reason(resource, choice.stages[rank], names, before is not None))
            if before is not None:
                words.append(f"before {stock.resources[before].title}, which requires it")
            if choice.stages[rank] is None and len(formats) > 1 and formats[resource.format] == 1:
                words.append(ONLY_ONE[resource.format])
        elif before is not None:
            words.append(f"needed before {stock.resources[before].title}")
        words.append(_begun(stock, rank))
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


def _begun(stock: Stock, rank: int) -> str:
    """Return what is left of a resource that is begun."""
    if stock.progress[rank].status is not Status.STARTED:
        return ""
    left, total = stock.minutes[rank], stock.resources[rank].total_minutes
    if left is None or total is None or left == total:
        return "begun"
    estimated = stock.resources[rank].estimated
    return f"begun: {format_left(left, total, estimated=estimated)} left"


def _first(stock: Stock, rank: int, chosen: Collection[int]) -> tuple[Resource, ...]:
    """Return what a resource requires and is not chosen."""
    return tuple(stock.resources[one] for one in stock.requires.get(rank, ()) if one not in chosen)


def left_out(
    stock: Stock, chosen: Collection[int], budget: int | None, *, include_optional: bool
) -> list[LeftOut]:
    """Return what was asked for and is not among `chosen`, in list order, each with its cause."""
    room = 0 if budget is None else budget - stock.cost(chosen)
    touched = {
        theme
        for rank in stock.is_wanted.intersection(chosen)
        for theme in stock.resources[rank].themes
    }
    found = []
    for rank in stock.wanted:
        if rank in chosen:
            continue
        resource = stock.resources[rank]
        optional = resource.importance is Importance.OPTIONAL and not include_optional
        if rank in stock.out:
            cause, message = stock.out[rank]
        elif optional and touched.issuperset(resource.themes):
            cause = Cause.ADDS_NOTHING_NEW
            message = "It is optional, and opens no theme that the path does not touch."
        else:
            cause = Cause.NO_ROOM
            missing = stock.needed(rank).difference(chosen)
            cost = stock.cost(missing)
            left = f"{format_minutes(room)} is left" if room else "no time is left"
            message = f"It needs {stock.spoken(missing)}, and {left}."
            if cost <= room:
                message = "What is left of the sittings is too short for it."
        found.append(
            LeftOut(resource, cause, message, stock.progress[rank], _first(stock, rank, chosen))
        )
    return found
