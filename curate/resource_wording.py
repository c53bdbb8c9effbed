"""What is said of resources: times, counts, sums and facts, in the same words on every screen."""

from collections.abc import Iterable, Sequence

from curate.durations import WORDS_PER_MINUTE, format_minutes, format_sum
from curate.model import Format, Resource, Tally

VERBS = {Format.READ: "to read", Format.WATCH: "to watch", Format.LISTEN: "to listen to"}
"""What is done with a resource of each format."""
NAMES_SHOWN = 5
"""A remark names at most so many ids."""


def plural(count: int, one: str, many: str) -> str:
    """Return a count with its word: `1 resource`, `1,000 resources`."""
    return f"{count:,} {one if count == 1 else many}"


def sum_of(tally: Tally) -> tuple[str, str]:
    """Return a sum in two pieces, for `aligned`: `~1 h 20`, and `+` where an unknown is missing."""
    shown = format_sum(
        tally.minutes, estimated=tally.estimated, incomplete=0 < tally.unknown == tally.resources
    )
    return shown, "+" if tally.unknown and shown != "?" else ""


def sum_in_words(tally: Tally) -> str:
    """Return a sum as a sentence has it: `1 h 01`, `at least ~2 h 50`, `time not known`."""
    shown, plus = sum_of(tally)
    if shown == "?":
        return "time not known"
    return f"at least {shown}" if plus else shown


def resources_in_words(tally: Tally, matched: int | None = None) -> str:
    """Return a count and its time: `6 resources · ~1 h 01`.

    `matched` is how many there are where some are not shown: `6 of 40 resources · ~1 h 01`.
    """
    count = plural(tally.resources, "resource", "resources")
    if matched is not None and matched != tally.resources:
        count = f"{tally.resources:,} of {plural(matched, 'resource', 'resources')}"
    return f"{count} · {sum_in_words(tally)}" if tally.resources else count


def how_long(resource: Resource, words_per_minute: int = WORDS_PER_MINUTE) -> str:
    """Return the time of a resource as a sentence has it, with where it comes from.

    `words_per_minute` is the speed it was estimated at; it is told where it is not the usual one.
    """
    verb = VERBS[resource.format]
    if resource.minutes is None:
        several = f", {resource.parts} parts" if (resource.parts or 1) > 1 else ""
        return f"not known, {verb}{several}"
    one = ("~" if resource.estimated else "") + format_minutes(resource.minutes)
    source = "as stated"
    if resource.estimated:
        source = f"estimated from {resource.words:,} words"
        if words_per_minute != WORDS_PER_MINUTE:
            source += f" at {words_per_minute:,} words a minute"
    if resource.parts == 1:
        return f"{one} {verb}, {source}"
    if resource.parts is None:
        return f"{one} {verb} each part, {source}; how many parts is not known"
    total = format_minutes(resource.minutes * resource.parts)
    return f"{one} × {resource.parts} {verb} ({total} in all), {source}"


def named(ids: Sequence[str], count: int) -> str:
    """Return the first few of `count` ids: `a, b, c`, or `a, b, c and 9 more`."""
    shown = list(ids[:NAMES_SHOWN])
    more = count - len(shown)
    return ", ".join(shown) + (f" and {more:,} more" if more > 0 else "")


def aligned(pieces: Iterable[tuple[str, str]]) -> list[str]:
    """Return texts of two pieces each, the first ones flush right, the second hanging behind."""
    rows = list(pieces)
    width = max((len(main) for main, _ in rows), default=0)
    return [main.rjust(width) + behind for main, behind in rows]
