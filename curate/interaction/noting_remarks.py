"""What is said beside what was noted: what comes before it, what it opens, that it was the last."""

from collections.abc import Iterable, Sequence

from curate.display import printing
from curate.environment import Environment
from curate.history.progress import FINISHED, TO_DO
from curate.history.wording import all_finished
from curate.interaction.noting import Told
from curate.library import Library
from curate.model import Resource
from curate.resource_wording import named

MOST_TITLES = 3
"""So many of what is open now are named."""


def say_what_comes_before(env: Environment, lib: Library, begun: Iterable[Resource]) -> None:
    """Say of what was begun what should have come before it, and is not done yet."""
    for resource in begun:
        missing = [one.id for one in lib.with_ids(_to_do_before(lib, resource))]
        if missing:
            verb = "is" if len(missing) == 1 else "are"
            fact = f"{resource.title} comes after {named(missing, len(missing))}"
            printing.say_folded(env.remarks, f"{fact}, which {verb} not done yet.")


def say_what_is_open(env: Environment, lib: Library, told: Sequence[Told]) -> None:
    """Say what may come now, and could not before: it requires what was done or skipped."""
    titles = [
        one.title
        for one in lib.requiring([one.resource.id for one in told if one.finished])
        if lib.reader.progress_of(one) == TO_DO and not _to_do_before(lib, one)
    ]
    if titles:
        verb = "is" if len(titles) == 1 else "are"
        names = _in_a_row(titles)
        printing.say_folded(env.remarks, f"{names} {verb} open to you now.")


def say_that_was_the_last(env: Environment, lib: Library, told: Sequence[Told]) -> bool:
    """Say so where all of the list is done or skipped since now; return whether all of it is."""
    finished = sum(one.status in FINISHED for one in lib.progress().values())
    count = lib.tally().resources
    if finished < count:
        return False
    if any(one.finished for one in told):
        printing.say_folded(env.remarks, f"That was the last one: {all_finished(count)}.")
    return True


def _to_do_before(lib: Library, resource: Resource) -> list[str]:
    """Give the ids of what a resource requires and is neither done nor skipped, or not listed."""
    known = {one.id: lib.reader.progress_of(one) for one in lib.with_ids(list(resource.requires))}
    return [id_ for id_ in resource.requires if known.get(id_, TO_DO).status not in FINISHED]


def _in_a_row(titles: Sequence[str]) -> str:
    """Put titles in a row: `One`, `One and Two`, `One, Two, Three and 4 more`."""
    shown = list(titles[:MOST_TITLES])
    more = len(titles) - len(shown)
    last = f"{more:,} more" if more else shown.pop()
    return f"{', '.join(shown)} and {last}" if shown else last
