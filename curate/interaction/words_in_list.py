"""What words have in the list: whether they stand in it as they are, and the themes among them."""

from curate.folding import folded
from curate.interaction.joining_words import Turn, beginnings
from curate.interaction.meant import Meant
from curate.interaction.time_among_words import Time
from curate.library import Library
from curate.lookup import theme_named
from curate.model import Format, Importance, Level
from curate.query import Query


def stands_in_list(lib: Library, typed: str, time: Time | None, rest: Meant) -> bool:
    """Whether the list has words as they stand that an option could say, too.

    That is a title that is just them; where they say several things, a title with them in it;
    and anything that they find, where a number is in words or has other words beside it, and
    where what they say as options finds nothing.
    """
    wanted = folded(typed)
    titles = [folded(title) for _, title in lib.names_with(wanted)]
    number = time is not None and time.bare
    said = (
        (time is not None)
        + (rest.sitting is not None)
        + len(rest.themes)
        + len(rest.options)
        + bool(rest.words)
    )
    if wanted in titles or (said > 1 and any(wanted in title for title in titles)):
        return True
    if number and (rest.words or typed.isalpha()):
        doubtful = True
    else:
        doubtful = said > 1 and not rest.words and not lib.count(_as_query(rest))
    return doubtful and bool(lib.count(Query(words=tuple(typed.split()))))


def themes_in(lib: Library, words: tuple[str, ...]) -> tuple[str, ...]:
    """Give the themes among words that are not all understood, where none is said not to be."""
    found: dict[str, None] = {}
    if any(word.casefold() in (*Turn.NOT.value, *Turn.BUT.value) for word in words):
        return ()
    while words:
        said = ((theme_named(text, lib.themes()), many) for text, many in beginnings([*words]))
        theme, count = next((one for one in said if one[0]), (None, 1))
        found |= {} if theme is None else {theme: None}
        words = words[count:]
    return tuple(found)


def _as_query(meant: Meant) -> Query:
    """Make the query that words ask for as options, but for a time."""
    return Query(
        themes=meant.themes,
        not_themes=meant.not_themes,
        formats=meant.members(Format),
        levels=meant.members(Level),
        not_levels=meant.not_levels,
        importances=meant.members(Importance),
    )
