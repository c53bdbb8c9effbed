"""A learning path: which resources come in, in what order and sittings, for what reasons."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from curate.durations import MOST_MINUTES
from curate.history.progress import Progress, parts_left
from curate.model import Importance, Resource, Tally
from curate.planner.candidates import Limits, Stock
from curate.planner.causes import FOR_WANT_OF_TIME
from curate.planner.choosing import Choice, Stage, choose
from curate.planner.ordering import ordered
from curate.planner.reasons import LeftOut, left_out, reasons
from curate.planner.sittings import Packing, Piece, fit, pack

MOST_WORK = 200_000
"""Resources put in order to see whether they fit into sittings, about a second; a packing
of n parts counts for n³."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks of a path; times in minutes."""

    max_minutes: int | None = None
    sitting: int | None = None
    """How long one sitting is."""
    sittings: int | None = None
    """How many sittings there are; only with `sitting`."""
    include_optional: bool = False
    keep_order: bool = False
    """Pack the sittings without changing the order."""

    @property
    def budget(self) -> int | None:
        """Minutes for the whole path: the smaller of what the two limits give."""
        limits = [self.max_minutes]
        if self.sitting is not None and self.sittings is not None:
            limits.append(self.sitting * self.sittings)
        return min((one for one in limits if one is not None), default=None)


class Step(NamedTuple):
    """One resource of a path, or one part of it."""

    resource: Resource
    part: int | None
    """The number of the part, where it is one of several; None: all that is left."""
    minutes: int | None
    """What is left of it; None where that is not known."""
    reason: str
    so_far: Tally
    """The time of the path up to here, this step included."""
    sitting: int | None
    """From 1; None where there are no sittings."""
    stage: Stage | None
    """Where a budget decides, the stage in which it was chosen."""
    too_long: bool
    """Whether it is longer than a sitting."""


class Path(NamedTuple):
    """A learning path."""

    steps: tuple[Step, ...]
    left_out: tuple[LeftOut, ...]
    sittings: tuple[Tally, ...]
    """The time of each sitting."""
    matched: int
    """How many of its resources were asked for."""
    proved: bool
    """Whether it is sure that there is no better one."""
    essential_minutes: int | None = None
    """What all essentials would take that were asked for, with what they require; None where
    that is not known."""

    @property
    def total(self) -> Tally:
        """The time of the whole path."""
        return self.steps[-1].so_far if self.steps else Tally()


class Shortest(NamedTuple):
    """What takes least time."""

    resource: Resource
    minutes: int
    """What is left of it, and of what it requires."""
    requires: bool
    """Whether there is something to take before it."""


def plan(
    everything: Sequence[Resource],
    wanted: Collection[str],
    wish: Wish | None = None,
    progress: Mapping[str, Progress] | None = None,
    titles: Mapping[str, str] | None = None,
) -> Path:
    """Return the best path through `wanted`, with what has to come before.

    `everything` is the whole list in its own order, `wanted` are the ids that were asked
    for. Without a budget all of them are in it. What is done or skipped by `progress` is
    not, and counts as met where something requires it. `titles` of themes are for the reasons.
    """
    wish, progress = wish or Wish(), progress or {}
    budget = wish.budget
    longest = wish.sitting if wish.sittings is not None else None
    stock = Stock(everything, wanted, progress, Limits(budget, longest))
    themes = sorted({theme for rank in stock.wanted for theme in stock.resources[rank].themes})
    packer = _Packer(stock, wish)
    if budget is None:
        asked = [rank for rank in stock.wanted if rank not in stock.out]
        choice = Choice(dict.fromkeys(_with_prerequisites(stock, asked)), {}, proved=True)
    else:
        fits = packer.fits if wish.sittings is not None else None
        choice = choose(stock, themes, budget, include_optional=wish.include_optional, fits=fits)
    order = packer.ordered(choice.stages)
    packing = packer.pack(order)
    why = reasons(stock, choice, order, themes, titles or {})
    steps, sittings = _steps(packer, packing, dict(zip(order, why, strict=True)), choice.stages)
    return Path(
        steps,
        tuple(left_out(stock, choice.stages, budget, include_optional=wish.include_optional)),
        sittings,
        len(stock.is_wanted.intersection(choice.stages)),
        choice.proved and packing.proved and packer.sure,
        _essential_minutes(stock),
    )


def shortest(
    everything: Sequence[Resource], wanted: Collection[str], progress: Mapping[str, Progress]
) -> Shortest | None:
    """Return what of `wanted` takes least time, with what it requires.

    None where no time is known, or nothing is left to do.
    """
    stock = Stock(everything, wanted, progress, Limits(MOST_MINUTES))
    costs = {rank: stock.cost(stock.needed(rank)) for rank in stock.wanted if rank not in stock.out}
    if not costs:
        return None
    rank = min(costs, key=lambda one: (costs[one], one))
    return Shortest(stock.resources[rank], costs[rank], len(stock.needed(rank)) > 1)


def _with_prerequisites(stock: Stock, ranks: Collection[int]) -> list[int]:
    """Return some resources and all that they require."""
    chosen: dict[int, None] = {}
    waiting = list(ranks)
    while waiting:
        rank = waiting.pop()
        if rank not in chosen:
            chosen[rank] = None
            waiting += stock.requires.get(rank, ())
    return list(chosen)


def _essential_minutes(stock: Stock) -> int | None:
    essential = [
        rank
        for rank in stock.wanted
        if stock.resources[rank].importance is Importance.ESSENTIAL
        and (rank not in stock.out or stock.out[rank][0] in FOR_WANT_OF_TIME)
    ]
    minutes = [stock.minutes[rank] for rank in _with_prerequisites(stock, essential)]
    return None if None in minutes else sum(one or 0 for one in minutes)


class _Packer:
    """Puts what is chosen in order, and its parts into sittings."""

    def __init__(self, stock: Stock, wish: Wish) -> None:
        self.stock = stock
        self.wish = wish
        self.pieces: list[Piece] = []
        self.parts: list[tuple[int, int, int | None]] = []
        """For each piece: the rank of its resource, the number of the part, its minutes."""
        self._work = 0
        self.sure = True
        """Whether each answer of `fits` was certain."""
        self.count: Counter[int] = Counter()
        """How many parts are left of each resource, by rank."""

    def ordered(self, ranks: Collection[int]) -> list[int]:
        """Return ranks in path order."""
        stock = self.stock
        rank_of = {stock.resources[rank].id: rank for rank in ranks}
        chosen = [stock.resources[rank] for rank in ranks]
        position = {id_: stock.positions[rank] for id_, rank in rank_of.items()}
        minutes = {id_: stock.minutes[rank] for id_, rank in rank_of.items()}
        return [rank_of[one.id] for one in ordered(chosen, position, minutes)]

    def fits(self, ranks: Collection[int]) -> bool:
        """Return whether what is chosen packs into the sittings there are.

        Past a limit of work the answer is no, and `sure` is not.
        """
        sitting, sittings = self.wish.sitting or 1, self.wish.sittings or 1
        self._work += len(ranks) + 1
        if self._work > MOST_WORK:
            self.sure = False
            return False
        self._cut(self.ordered(ranks))
        answer = fit(self.pieces, sitting, sittings, keep_order=self.wish.keep_order)
        if answer is None:
            self._work += len(self.pieces) ** 3
            packing = pack(self.pieces, sitting)
            answer = len(packing.sittings) <= sittings
            self.sure = self.sure and (answer or packing.proved)
        # Where the order is kept, more can fit where less does not: not all of that is tried.
        self.sure = self.sure and (answer or not self.wish.keep_order)
        return answer

    def pack(self, order: Sequence[int]) -> Packing:
        """Cut a path into its parts, and pack them; without sittings all is one."""
        self._cut(order)
        if self.wish.sitting is None:
            return Packing([list(range(len(self.pieces)))], proved=True)
        return pack(self.pieces, self.wish.sitting, keep_order=self.wish.keep_order)

    def _cut(self, order: Sequence[int]) -> None:
        stock = self.stock
        last: dict[int, int] = {}
        self.pieces, self.parts = [], []
        for rank in order:
            after = {last[one] for one in stock.requires.get(rank, ()) if one in last}
            for number, minutes in parts_left(stock.resources[rank], stock.progress[rank]):
                unknown = minutes is None or stock.minutes[rank] is None
                alone = unknown or (minutes or 0) > (self.wish.sitting or 0)
                self.pieces.append(Piece(minutes or 0, alone, frozenset(after)))
                after = {len(self.parts)}
                self.parts.append((rank, number, None if unknown else minutes))
            last[rank] = len(self.parts) - 1
        self.count = Counter(rank for rank, _, _ in self.parts)


def _steps(
    packer: _Packer, packing: Packing, why: Mapping[int, str], stages: Mapping[int, Stage | None]
) -> tuple[tuple[Step, ...], tuple[Tally, ...]]:
    """Return the steps, all that is left of a resource as one where it comes at one go."""
    sitting = packer.wish.sitting
    steps: list[Step] = []
    tallies = []
    so_far = Tally()
    begun: set[int] = set()
    for number, places in enumerate(packing.sittings, 1):
        tally = Tally()
        for rank, group in _at_one_go(packer, places):
            resource = packer.stock.resources[rank]
            times = [minutes for _, _, minutes in group]
            minutes = None if None in times else sum(time or 0 for time in times)
            all_of_it = len(group) == packer.count[rank]
            whole = all_of_it and (resource.parts is None or len(group) == resource.parts)
            so_far = so_far.plus_time(minutes, resource.estimated, counted=rank not in begun)
            tally = tally.plus_time(minutes, resource.estimated)
            step = Step(
                resource,
                None if whole or len(group) > 1 else group[0][1],
                minutes,
                "goes on" if rank in begun else why[rank],
                so_far,
                None if sitting is None else number,
                stages[rank],
                sitting is not None and minutes is not None and minutes > sitting,
            )
            begun.add(rank)
            steps.append(step)
        tallies.append(tally)
    return tuple(steps), () if sitting is None else tuple(tallies)


def _at_one_go(
    packer: _Packer, places: Sequence[int]
) -> list[tuple[int, list[tuple[int, int, int | None]]]]:
    """Return the parts of a sitting: those of one resource together where they are all of it."""
    together: list[tuple[int, list[tuple[int, int, int | None]]]] = []
    for rank, some in groupby((packer.parts[place] for place in places), key=lambda one: one[0]):
        parts = list(some)
        if len(parts) == packer.count[rank]:
            together.append((rank, parts))
        else:
            together += [(rank, [part]) for part in parts]
    return together
