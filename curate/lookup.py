"""Which resource, and which theme, a text means: one rule each, wherever somebody names one."""

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

from curate.errors import CurateError, Kind
from curate.folding import folded
from curate.model import Problem, Resource, Theme
from curate.theme_names import SEPARATOR, ends_with, is_within, with_parents
from curate.wording import did_you_mean, nearest, quoted

MOST_CANDIDATES = 10
"""How many of what a text may mean are named; the others are counted."""
SHORTEST_TELLING = 3
"""Letters of a word of a title by which a theme may be found."""
_ARTICLES = ("the", "a", "an")
_OF_ANY = ("all", "any", "anything", "each", "every", "everything", "one", "some", "something")
"""Words that somebody says who means no resource by its title, beside the small ones."""
_FEW = 2
"""Small words that say nothing of a title; more of them do."""
WHERE_RESOURCES = "All resources: curate list"
WHERE_THEMES = "All themes: curate themes"


class Names(Protocol):
    """The resources of a list, to look one up in: the index, or a list that was read."""

    def resource(self, id_: str) -> Resource | None:
        """Give the resource with exactly this id; None where there is none."""

    def names_with(self, part: str) -> Sequence[tuple[str, str]]:
        """Give id and title of those with `part` in the id or the folded title, in list order."""

    def names(self) -> Sequence[tuple[str, str]]:
        """Give id and title of all, in list order."""

    def unreadable(self, id_: str) -> Problem | None:
        """Give what is wrong with the entry of this id, where it is there and cannot be read."""


class Listed(Names, Protocol):
    """A list as it is asked before it is changed."""

    @property
    def themes(self) -> Sequence[Theme]:
        """The declared ones in the file's order, then those that resources only name."""

    @property
    def ids(self) -> Collection[str]:
        """Every id in the file, those of resources that cannot be read too."""

    @property
    def resources(self) -> Sequence[Resource]:
        """Those that can be read, in list order."""

    def requiring(self, ids: Sequence[str]) -> Sequence[Resource]:
        """Give the resources that require one of these ids, in list order."""

    def within(self, theme: str) -> Sequence[Resource]:
        """Give the resources that have a theme, or one that is nested in it, in list order."""

    def titles_and_addresses(self) -> Iterable[tuple[str, str, str | None]]:
        """Give id, title and address of all, in list order."""


def find_resource(
    text: str, names: Names, *, exact: bool = False, hint: str | None = None
) -> Resource:
    """Look up the resource that `text` means.

    That is the one with this id; else the only one whose id begins with it; else, where no id
    does, the only one with it in its id or title. Folded, so that upper case and accents do not
    count. With `exact`, the whole id alone. Raises CurateError where there is none, where there
    are several, where `text` says too little, and where the entry cannot be read. `hint` says
    what helps where there is none; without it, that is where all resources are shown.
    """
    text = readable(text)
    wanted = folded(text)
    resource = names.resource(wanted)
    if resource is not None:
        return resource
    only_marks = not wanted.strip() and text.strip()
    found = [] if exact or only_marks else names.names_with(wanted)
    found = [one for one in found if one[0].startswith(wanted)] or found
    if len(found) > 1 or (found and not _tells(text, found[0][1])):
        raise _ambiguous(text, found)
    for id_, _ in found:
        resource = names.resource(id_)
        if resource is not None:
            return resource
    problem = names.unreadable(wanted)
    if problem is not None:
        said = f"{quoted(wanted)} cannot be read: line {problem.line}, {problem.message}"
        raise CurateError(said, hint="All that is wrong: curate check")
    ids = [id_ for id_, _ in names.names()]
    meant = did_you_mean(text, ids)
    if text.isdigit():
        meant = " A number is only a place in a path: the id stands below the title."
    raise _missing(f"no resource {quoted(text)}.{meant}", WHERE_RESOURCES, hint)


def find_resources(
    texts: Sequence[str], names: Names, *, beside_a_text: bool = False
) -> list[Resource]:
    """Look up the resources that several texts mean, each once, as `find_resource` does.

    But where not all are ids, and only one resource has them in its id or title, together or
    apart, they are words of that: `the sled dogs one`. Articles do not count then. With
    `beside_a_text`, which may lack its quotes, none is a word of a title if another is an id.
    """
    typed = readable(" ".join(texts)).split()
    words = [word for word in typed if folded(word) not in _ARTICLES]
    ids = [text for text in texts if names.resource(text) is not None]
    others = [text for text in texts if text not in ids]
    cut = beside_a_text and ids and any(folded(text) not in _ARTICLES for text in others)
    several = len(texts) > 1 and others and not cut
    if several and words and all(folded(word).strip() for word in words):  # not accents alone
        said = [word for word in words if folded(word) != "one"]
        for parts in ([" ".join(typed)], [" ".join(words)], words, said):
            whole = _only_one(names, parts) if parts else None
            if whole is not None:
                return [whole]
    found = [find_resource(text, names) for text in texts]
    once = {one.id: one for one in found}
    if cut and len(once) < len(set(texts)):
        raise _missing(f"no other resource {quoted(others[0])}.", WHERE_RESOURCES, None)
    return list(once.values())


def _only_one(names: Names, parts: Sequence[str]) -> Resource | None:
    """Give the resource that alone has each of some parts in its id or title; None without.

    None, too, where the parts say too little.
    """
    first, *others = [set(names.names_with(folded(part))) for part in parts]
    both = list(first.intersection(*others))
    if len(both) != 1 or not _tells(" ".join(parts), both[0][1]):
        return None
    return names.resource(both[0][0])


def _tells(text: str, title: str) -> bool:
    """Whether a text that is in a title, or in the id, says enough of it.

    That is all of the title, a word that is not small, or several that are: `how to be`. One or
    two of these, such as `all` or a number, are in too many titles, and mean none.
    """
    from curate.new_ids import is_small

    wanted = folded(text)
    words = wanted.split()
    small = all(word in _OF_ANY or word.isdigit() or is_small(word) for word in words)
    return wanted == folded(title) or len(words) > _FEW or not small


def theme_named(text: str, themes: Sequence[Theme], *, declared: bool = False) -> str | None:
    """Look up the id of the theme that `text` means; None where it means none.

    That is the theme with exactly this id; else with this id, folded; else with this title,
    folded. A theme that only has themes nested in it has an id, too; but with `declared`, only
    those count that are declared. A `/` at the end, and spaces around, do not count.
    """
    wanted = readable(text).strip().rstrip("/")
    alike = folded(wanted)
    if not alike.strip():
        return None
    if declared:
        ids = dict.fromkeys(theme.id for theme in themes if theme.declared)
    else:
        ids = dict.fromkeys(id_ for theme in themes for id_ in with_parents(theme.id))
    if wanted in ids:
        return wanted
    by_id = (id_ for id_ in ids if folded(id_) == alike)
    by_title = (theme.id for theme in themes if theme.title and folded(theme.title) == alike)
    return next(by_id, None) or next(by_title, None)


def find_theme(
    text: str, themes: Sequence[Theme], *, declared: bool = False, hint: str | None = None
) -> str:
    """Look up the id of the theme that `text` means, as `theme_named` does.

    Raises CurateError where there is none, with what was probably meant. `hint` says what
    helps then; without it, that is where all themes are shown.
    """
    found = theme_named(text, themes, declared=declared)
    if found is not None:
        return found
    undeclared = theme_named(text, themes)
    said = f"the theme {quoted(undeclared)} is not declared." if undeclared else None
    raise _missing(said or no_such_theme(text, themes), WHERE_THEMES, hint)


def no_such_theme(text: str, themes: Sequence[Theme]) -> str:
    """Say that there is no theme that `text` means, and which was probably meant."""
    meant = theme_like(text, themes)
    return f"no theme {quoted(readable(text))}." + (f" Did you mean {meant}?" if meant else "")


def theme_nested(name: str, themes: Sequence[Theme]) -> str | None:
    """Find the id of the only nested theme with a name, folded: `equity/race` by `race`."""
    wanted = folded(readable(name)).strip().rstrip(SEPARATOR)
    nested = [theme.id for theme in themes if ends_with(folded(theme.id), wanted)]
    return nested[0] if len(nested) == 1 else None


def theme_like(text: str, themes: Sequence[Theme]) -> str | None:
    """Find the id of the theme that `text`, which names none, was probably meant to name."""
    text = readable(text)
    wanted = folded(text).strip().rstrip("/")
    ids = [theme.id for theme in themes]
    nested = theme_nested(text, themes)
    if nested is not None:
        return nested
    begun = [one.id for one in themes if _begins_so(one, wanted)]
    outer = min(begun, key=len, default="")
    alone = outer if all(is_within(id_, outer) for id_ in begun) else ""
    return nearest(text, ids) or alone or _by_a_word_of_its_title(wanted, themes)


def _by_a_word_of_its_title(text: str, themes: Sequence[Theme]) -> str | None:
    """Find the id of the only theme with a word in its title that a folded text begins, or is like.

    Several words are no word of a title, and one of one or two letters is in too many.
    """
    if " " in text.strip():
        return None
    titled: dict[str, set[str]] = {}
    for theme in themes:
        for word in folded(theme.title or "").split():
            if len(word) >= SHORTEST_TELLING:
                titled.setdefault(word, set()).add(theme.id)
    begun = [word for word in titled if len(text) >= SHORTEST_TELLING and word.startswith(text)]
    like = nearest(text, titled) if not begun else None
    found = set().union(*(titled[word] for word in begun or filter(None, [like])))
    return found.pop() if len(found) == 1 else None


def _begins_so(theme: Theme, beginning: str) -> bool:
    """Whether the folded id or title of a theme begins with a text, or its name where it nests."""
    names = (theme.id, theme.id.rpartition(SEPARATOR)[2], theme.title or "")
    return bool(beginning) and any(folded(name).startswith(beginning) for name in names)


def readable(text: str) -> str:
    """Give text from a command line with a mark for each byte that is no text."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def _missing(said: str, where: str, hint: str | None) -> CurateError:
    return CurateError(said if hint else f"{said} {where}", Kind.MISSING, hint=hint)


def _ambiguous(text: str, found: Sequence[tuple[str, str]]) -> CurateError:
    shown = "".join(f"\n  {title} ({id_})" for id_, title in found[:MOST_CANDIDATES])
    more = len(found) - MOST_CANDIDATES
    rest = f"\n  and {more} more" if more > 0 else ""
    return CurateError(f"{quoted(text)} may mean:{shown}{rest}\nGive more of it.", Kind.USAGE)
