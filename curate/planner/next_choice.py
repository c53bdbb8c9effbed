"""The one thing to do now: what is begun and fits, else by the rules of a path."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import NamedTuple

from curate.durations import format_minutes, format_sum
from curate.history.progress import Progress
from curate.model import Resource, Status
from curate.planner.candidates import Candidates
from curate.planner.path import Shortest, chosen, least
from curate.planner.request import PathRequest

MOST_NEARLY = 3


class Alternative(NamedTuple):
    """Something else that could be done now."""

    resource: Resource
    minutes: int | None
    """What is left of it, or of its next part; None where that is not known."""
    one_part: bool
    """Whether these are the minutes of one part of several."""


class NextChoice(NamedTuple):
    """What to do now."""

    resource: Resource
    part: int | None
    """The part to take, where it is one of several that are left."""
    minutes: int | None
    """What is left of it, or of that part; None where that is not known."""
    reason: str
    nearly: tuple[Alternative, ...]
    """What else could be done now, the best first, at most MOST_NEARLY."""
    passed_over: tuple[str, ...] = ()
    """Of each that is begun why it is not this, a sentence each; none where this is begun."""


def choose_next(
    everything: Sequence[Resource],
    wanted: Collection[str],
    minutes: int | None,
    progress: Mapping[str, Progress],
    titles: Mapping[str, str],
    themes: tuple[str, ...] = (),
) -> NextChoice | None:
    """Choose the one resource of `wanted` to do now, in `minutes` where they are limited.

    First what is begun and can be finished, then one part of what is begun, then what a path of
    so many minutes would choose, what it requires before it; then one part of something longer.
    What is begun waits only for the time, and for what it requires. None where nothing fits.
    `themes` are those that were asked for.
    """
    candidates = Candidates(everything, wanted, progress)
    ready = [rank for rank in candidates.wanted if _is_ready(candidates, rank)]
    fitting = [rank for rank in ready if _part_fits(candidates, rank, minutes)]
    begun = [rank for rank in fitting if candidates.progress[rank].status is Status.STARTED]
    whole = [rank for rank in begun if _fits(candidates.minutes[rank], minutes)]
    fits = "" if minutes is None else f", fits in {format_minutes(minutes)}"
    if whole or begun:
        rank = (whole or begun)[0]
        what = "begun, and can be finished" if whole else "begun, and one part fits"
        if candidates.minutes[rank] is None and whole:
            what = "begun; how long the rest takes is not known"
        return _chosen(candidates, rank, minutes, what + fits * bool(whole), fitting)
    waiting = _passed_over(candidates, minutes)
    request = PathRequest(max_minutes=minutes, themes=themes)
    limited = Candidates(everything, wanted, progress, minutes)  # of the same ranks
    *_, reasons = chosen(limited, request, titles, suggest=False)
    for rank in sorted(reasons):
        if _is_ready(candidates, rank):
            why = reasons[rank]
            said = why if why.endswith("that fits") else why + fits
            return _chosen(candidates, rank, minutes, said, fitting, waiting)
    if fitting:
        return _chosen(candidates, fitting[0], minutes, "one part fits", fitting, waiting)
    return None


def _passed_over(candidates: Candidates, minutes: int | None) -> tuple[str, ...]:
    """Say of each that is begun and cannot be gone on with why that is."""
    begun = (one for one in candidates.wanted if candidates.progress[one].status is Status.STARTED)
    return tuple(
        f"{candidates.resources[rank].id} is begun, but {_why_not(candidates, rank, minutes)}"
        for rank in begun
    )


def _why_not(candidates: Candidates, rank: int, minutes: int | None) -> str:
    """Say why what is begun cannot be gone on with in `minutes`, as the end of a sentence."""
    resource, before = candidates.resources[rank], candidates.requires.get(rank)
    if rank in candidates.impossible:
        return f"cannot come now. {candidates.impossible[rank].message}"
    if before:
        return f"{candidates.resources[before[0]].id} comes before it."
    part, left = candidates.parts(rank)[0]
    if left is None:
        return "how long the rest takes is not known."
    time, there = format_sum(left, estimated=resource.estimated), format_minutes(minutes or 0)
    if resource.parts == 1:
        return f"its {time} do not fit in {there}."
    return f"the {time} of its part {part} do not fit in {there}."


def _is_ready(candidates: Candidates, rank: int) -> bool:
    """Whether nothing has to come before."""
    return rank not in candidates.impossible and not candidates.requires.get(rank)


def _fits(time: int | None, minutes: int | None) -> bool:
    return minutes is None or (time is not None and time <= minutes)


def _part_fits(candidates: Candidates, rank: int, minutes: int | None) -> bool:
    return _fits(candidates.parts(rank)[0][1], minutes)


def _chosen(
    candidates: Candidates,
    rank: int,
    minutes: int | None,
    reason: str,
    fitting: Sequence[int],
    passed_over: tuple[str, ...] = (),
) -> NextChoice:
    resource = candidates.resources[rank]
    left = candidates.minutes[rank]
    parts = candidates.parts(rank)
    part = None
    if resource.parts != 1 and (left is None or not _fits(left, minutes)):
        part, left = parts[0]
    others = islice((other for other in fitting if other != rank), MOST_NEARLY)
    nearly = tuple(_alternative(candidates, other, minutes) for other in others)
    return NextChoice(resource, part, left, reason, nearly, passed_over)


def _alternative(candidates: Candidates, rank: int, minutes: int | None) -> Alternative:
    resource, left = candidates.resources[rank], candidates.minutes[rank]
    if left is not None and _fits(left, minutes):
        return Alternative(resource, left, one_part=False)
    part = candidates.parts(rank)[0][1]
    return Alternative(resource, part, one_part=resource.parts != 1)


def shortest_now(
    everything: Sequence[Resource], wanted: Collection[str], progress: Mapping[str, Progress]
) -> Shortest | None:
    """Find the resource of `wanted` that can be begun now and takes least time: of its next part.

    None where no time is known of anything that can be taken now.
    """
    candidates = Candidates(everything, wanted, progress)
    ready = filter(partial(_is_ready, candidates), candidates.wanted)
    return least(candidates, {rank: candidates.parts(rank)[0][1] for rank in ready})
