"""What is said beside a list: why it is empty, and what is kept back."""

from collections.abc import Sequence
from shlex import quote

from curate.display import printing
from curate.environment import Environment
from curate.history.progress import part_minutes_left
from curate.history.wording import all_finished
from curate.interaction.joining_words import JOINING
from curate.interaction.remarks import say_the_speed
from curate.interaction.words_meant import finds_something
from curate.library import Library
from curate.lookup import SHORTEST_TELLING, theme_like
from curate.model import Resource
from curate.query import Query
from curate.safe_text import one_line
from curate.streams import Stream
from curate.wording import quoted

MOST_WORDS = 6
"""How many of the words that find nothing together are named, and tried alone."""


def say_why_nothing(env: Environment, lib: Library, query: Query, hidden: int) -> None:
    """Say why nothing matches, and what nearly does.

    `hidden` is how many match and are done or skipped.
    """
    if not lib.tally().resources:
        if not lib.left_out():  # else that is said anyway
            printing.remark(env.remarks, "The list is empty.", ("Add the first", "curate add"))
        return
    if hidden:
        fact = f"Nothing is left to do here: {all_finished(hidden)}."
        printing.remark(env.remarks, fact, ("See again", "--all"))
        return
    of_any_time = query.any_time()._replace(reverse=query.max_minutes is None, limit=1)
    nearest = next(lib.resources(of_any_time), None)
    if not query.timed or nearest is None:
        say_nothing_matches(env, lib, query)
    else:
        _say_what_nearly_does(env, lib, query, nearest)


def _say_what_nearly_does(env: Environment, lib: Library, query: Query, nearest: Resource) -> None:
    """Say that no sitting is as long as a query asks, and which is `nearest`, in either direction.

    Where no time is known, nothing: what has none is said next.
    """
    from curate.durations import format_minutes
    from curate.resource_wording import VERBS

    minutes = part_minutes_left(nearest, lib.reader.progress_of(nearest))
    if minutes is None:
        return
    most, least = query.max_minutes, query.min_minutes
    if most is not None and least is not None:
        fact = f"Nothing takes {format_minutes(least)} to {format_minutes(most)} at one go."
        printing.remark(env.remarks, fact, ("See all", "curate list --sort time"))
        return
    which = "shortest" if least is None else "longest"
    fact = f"Nothing fits in {_spoken(most)}." if most is not None else ""
    fact = fact or f"Nothing takes {_spoken(least or 0)} or more at one go."
    estimate = "~" if nearest.estimated else ""
    part = " a part" if nearest.parts != 1 else ""
    printing.say(
        env.remarks,
        f"{fact} The {which} takes {estimate}{format_minutes(minutes)}{part}"
        f" {VERBS[nearest.format]}:\n"
        f"  {nearest.title} ({printing.paint(env.remarks, nearest.id, 'id')})",
    )
    say_the_speed(env, lib, estimated=nearest.estimated)


def say_nothing_matches(env: Environment, lib: Library, query: Query) -> None:
    """Say that nothing matches; where a name is of the other kind, how to ask for that."""
    swapped = query._replace(authors=query.publishers, publishers=query.authors)
    if bool(query.authors) != bool(query.publishers) and lib.count(swapped):
        name = (*query.authors, *query.publishers)[0]
        kind, option = (
            ("a publisher", "--publisher") if query.authors else ("an author", "--author")
        )
        other = "--author" if query.authors else "--publisher"
        way = env.remarks.advice.again(f"{option} {quote(name)}", without=other)
        printing.remark(env.remarks, f"{quoted(name)} is {kind} here.", ("Ask for it", way))
        return
    words = query.words[:MOST_WORDS]
    if not words:
        printing.remark(env.remarks, "Nothing matches.", ("See all", "curate list"))
        return
    more = ", …" if len(query.words) > MOST_WORDS else ""
    all_of = " all of" if len(words) > 1 else ""
    fact = f"Nothing matches. Searched for{all_of}: {', '.join(map(one_line, words))}{more}."
    alone = [word for word in words if len(words) > 1 and finds_something(lib, word, query)]
    command = env.remarks.advice.again("", words=False) or "curate list"
    ways = [
        ("Only one of them" if at == 0 else "or", f"{command} {quote(word)}")
        for at, word in enumerate(alone)
    ]
    if not query.themes:
        ways = [*_themes_like(env, lib, [word for word in words if word not in alone]), *ways]
    printing.remark(env.remarks, fact, *ways or [("See all", "curate list")])


def _themes_like(env: Environment, lib: Library, words: Sequence[str]) -> list[tuple[str, str]]:
    """Say how to ask for the theme that words, which find nothing, were probably meant to name."""
    known = lib.themes()
    telling = [one for one in words if len(one) >= SHORTEST_TELLING and one not in JOINING]
    meant = (theme_like(text, known) for text in dict.fromkeys([" ".join(words), *telling]) if text)
    found = next((theme for theme in meant if theme), None)
    if found is None:
        return []
    return [("Did you mean", env.remarks.advice.again(f"--theme {quote(found)}", words=False))]


def say_what_is_done(stream: Stream, hidden: int) -> None:
    """Say how many more match and are not in an answer, as they are done or skipped."""
    if hidden:
        verb, see = ("is", "Show it") if hidden == 1 else ("are", "Show them")
        fact = f"{hidden:,} more {verb} done or skipped."
        printing.remark(stream, fact, (see, "--all"))


def _spoken(minutes: int) -> str:
    from curate.durations import format_minutes

    if minutes < 60:
        return f"{minutes} minute{'' if minutes == 1 else 's'}"
    return format_minutes(minutes)


def say_what_has_no_time(env: Environment, lib: Library, query: Query, *, some: bool) -> None:
    """Say which resources were kept back because their time is not known."""
    if not query.timed or query.include_unknown:
        return
    from curate.resource_wording import NAMES_SHOWN, named

    hidden = query.unknown_only()
    ids = [resource.id for resource in lib.resources(hidden._replace(limit=NAMES_SHOWN))]
    if not ids:
        return
    count = len(ids) if len(ids) < NAMES_SHOWN else lib.count(hidden)
    more = "more " if some else ""
    verb = "has" if count == 1 else "have"
    fact = f"{count:,} {more}{verb} no known time: {named(ids, count)}."
    printing.remark(
        env.remarks, fact, ("Show them" if count > 1 else "Show it", "--include-unknown")
    )
