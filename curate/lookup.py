"""Which resource somebody means."""

from collections.abc import Callable, Sequence

from curate.errors import CurateError, Kind
from curate.model import Resource
from curate.wording import did_you_mean
from curate.yaml_reading.reading_list import ReadingList

MOST_CANDIDATES = 10


def find(reading_list: ReadingList, text: str, *, exact: bool = False) -> Resource:
    """Return the resource that `text` names: its id, its beginning, or part of id or title.

    With `exact`, the whole id alone. Raises CurateError where there is none, or several.
    """
    wanted = text.casefold()
    rules: list[Callable[[Resource], bool]] = [
        lambda one: one.id == wanted,
        lambda one: one.id.startswith(wanted),
        lambda one: wanted in one.id or wanted in one.title.casefold(),
    ]
    for rule in rules[:1] if exact else rules:
        found = [one for one in reading_list.resources if rule(one)]
        if len(found) == 1:
            return found[0]
        if found:
            raise ambiguous(text, [(one.id, one.title) for one in found])
    refuse_unreadable(reading_list, text)
    raise no_such("resource", text, [one.id for one in reading_list.resources], "curate list")


def refuse_unreadable(reading_list: ReadingList, text: str) -> None:
    """Raise CurateError where `text` is the id of an entry that is there and cannot be read."""
    for problem in reading_list.problems:
        if problem.id is not None and problem.id == text.casefold():
            said = f'"{problem.id}" cannot be read: line {problem.line}, {problem.message}'
            raise CurateError(said, hint="All that is wrong: curate check")


def ambiguous(text: str, found: Sequence[tuple[str, str]]) -> CurateError:
    """Return the error that lists what `text` may mean, each with id and title."""
    shown = "".join(f"\n  {title} ({id_})" for id_, title in found[:MOST_CANDIDATES])
    more = len(found) - MOST_CANDIDATES
    rest = f"\n  and {more} more" if more > 0 else ""
    return CurateError(f'"{text}" may mean:{shown}{rest}\nGive more of it.', Kind.USAGE)


def no_such(what: str, text: str, known: Sequence[str], where: str) -> CurateError:
    """Return the error for a name that nothing has, with the nearest that something has."""
    meant = did_you_mean(text, known)
    said = f'no {what} "{text}".' + meant
    return CurateError(f"{said} All {what}s: {where}", Kind.MISSING)
