"""The one thing to do now: what is begun and can be finished, else by the rules of a path."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from curate.durations import format_minutes
from curate.history.progress import Progress, parts_left
from curate.model import Resource, Status
from curate.planner.candidates import Limits, Stock
from curate.planner.path import Shortest, Wish, plan

MOST_NEARLY = 3


class Next(NamedTuple):
    """What to do now."""

    resource: Resource
    part: int | None
    """The part to take, where it is one of several that are left."""
    minutes: int | None
    """What is left of it, or of that part; None where that is not known."""
    reason: str
    nearly: tuple[tuple[Resource, int | None, str], ...]
    """What else could be done now, the best first: each with its minutes, and ", one part"
    where these are of one part only."""


def next_one(
    everything: Sequence[Resource],
    wanted: Collection[str],
    minutes: int | None,
    progress: Mapping[str, Progress],
    titles: Mapping[str, str],
) -> Next | None:
    """Return what of `wanted` is best done now, in `minutes` where they are limited.

    First what is begun and can be finished, then what a path of so many minutes would choose,
    what it requires before it; then one part of something longer. None where nothing fits.
    """
    stock = Stock(everything, wanted, progress, Limits())
    ready = [rank for rank in stock.wanted if _is_ready(stock, rank)]
    fitting = [rank for rank in ready if _part_fits(stock, rank, minutes)]
    begun = [rank for rank in fitting if stock.progress[rank].status is Status.STARTED]
    whole = [rank for rank in begun if _fits(stock.minutes[rank], minutes)]
    fits = "" if minutes is None else f", fits in {format_minutes(minutes)}"
    if whole or begun:
        rank = (whole or begun)[0]
        what = "begun, and can be finished" if whole else "begun, and one part fits"
        return _chosen(stock, rank, minutes, what + fits * bool(whole), fitting)
    path = plan(everything, wanted, Wish(max_minutes=minutes), progress, titles)
    reasons = {step.resource.id: step.reason for step in path.steps}
    for rank, resource in enumerate(stock.resources):
        if resource.id in reasons and _is_ready(stock, rank):
            why = reasons[resource.id]
            said = why if why.endswith("that fits") else why + fits
            return _chosen(stock, rank, minutes, said, fitting)
    if fitting:
        return _chosen(stock, fitting[0], minutes, "one part fits", fitting)
    return None


def _is_ready(stock: Stock, rank: int) -> bool:
    """Whether nothing has to come before."""
    return rank not in stock.out and not stock.requires.get(rank)


def _fits(time: int | None, minutes: int | None) -> bool:
    return minutes is None or (time is not None and time <= minutes)


def _part_fits(stock: Stock, rank: int, minutes: int | None) -> bool:
    return _fits(parts_left(stock.resources[rank], stock.progress[rank])[0][1], minutes)


def _chosen(
    stock: Stock, rank: int, minutes: int | None, reason: str, fitting: Sequence[int]
) -> Next:
    resource = stock.resources[rank]
    left = stock.minutes[rank]
    parts = parts_left(resource, stock.progress[rank])
    part = None
    if resource.parts != 1 and (left is None or not _fits(left, minutes)):
        part, left = parts[0]
    nearly = [_told(stock, other, minutes) for other in fitting if other != rank]
    return Next(resource, part, left, reason, tuple(nearly[:MOST_NEARLY]))


def _told(stock: Stock, rank: int, minutes: int | None) -> tuple[Resource, int | None, str]:
    resource, left = stock.resources[rank], stock.minutes[rank]
    if left is not None and _fits(left, minutes):
        return resource, left, ""
    part = parts_left(resource, stock.progress[rank])[0][1]
    return resource, part, "" if resource.parts == 1 else ", one part"


def shortest_now(
    everything: Sequence[Resource], wanted: Collection[str], progress: Mapping[str, Progress]
) -> Shortest | None:
    """Return what of `wanted` can be taken now in the least time, one part of it counting.

    None where no time is known of anything that can be taken now.
    """
    stock = Stock(everything, wanted, progress, Limits())
    times = {
        rank: time
        for rank in stock.wanted
        if _is_ready(stock, rank)
        and (time := parts_left(stock.resources[rank], stock.progress[rank])[0][1]) is not None
    }
    if not times:
        return None
    rank = min(times, key=lambda one: (times[one], one))
    return Shortest(stock.resources[rank], times[rank], requires=False)
