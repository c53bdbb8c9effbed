"""Two rules on titles: text before or behind them that is foreign, and titles nearly the same."""

from collections.abc import Iterator, Sequence

from curate.checks.checked import Checked
from curate.duplicates import same_title
from curate.folding import folded
from curate.importers.foreign_runs import foreign_runs
from curate.model import Problem, Resource
from curate.wording import quoted

_SMALL_WORDS = frozenset({"a", "an", "and", "of", "the"})
_LEAST_LETTERS = 4
"""Of a word that may be misspelt: shorter ones are other words."""
_LEAST_WORDS = 2
"""Of a title that has a word which may be misspelt: of one word, it is all that tells it apart."""
_MOST_WORDS = 40
"""Of such a title."""


def suspect_titles(checked: Checked) -> Iterator[Problem]:
    """No title may have text before or behind it that was put into several, and is of no use."""
    reading_list = checked.reading_list
    titles = list(dict.fromkeys(resource.title for resource in reading_list.resources))
    if all(map(str.isascii, titles)):
        return
    said = [reading_list.title, reading_list.description]
    said += [theme.title for theme in reading_list.themes]
    for resource in reading_list.resources:
        said += [resource.summary, resource.publisher]
    cleaned = foreign_runs(titles, [text for text in said if text])
    for resource in reading_list.resources:
        if resource.title in cleaned:
            message = "The title has text before or behind it that other titles have, too."
            remedy = f"if it is not of the title, write {quoted(cleaned[resource.title])}"
            line = checked.line_of(resource, "title")
            yield Problem("suspect-title", line, resource.id, message, remedy)


def near_titles(checked: Checked) -> Iterator[Problem]:
    """No two titles should be the same but for a letter, or for small words, spaces and order.

    Each title is looked up by what it would share with such another one, and not compared with
    all others.
    """
    first: dict[object, Resource] = {}
    one_out: dict[tuple[str, ...], list[tuple[str, Resource]]] = {}
    exact: set[str] = set()
    for resource in checked.reading_list.resources:
        title = same_title(resource.title)
        words = [word for word in folded(title).split() if word not in _SMALL_WORDS]
        if not words or title in exact:  # the latter is said of duplicates
            continue
        exact.add(title)
        keys = tuple(sorted(words)), "".join(words)
        alike = next((first[key] for key in keys if key in first), None)
        for key in keys:
            first.setdefault(key, alike or resource)
        if alike is not None:
            yield _near(checked, resource, alike)
        elif _LEAST_WORDS <= len(words) <= _MOST_WORDS:
            for at, word in enumerate(words):
                if len(word) >= _LEAST_LETTERS and word.isalpha():
                    rest = (*words[:at], "", *words[at + 1 :])
                    one_out.setdefault(rest, []).append((word, resource))
    yield from _misspelt(checked, [group for group in one_out.values() if len(group) > 1])


def _misspelt(
    checked: Checked, groups: Sequence[Sequence[tuple[str, Resource]]]
) -> Iterator[Problem]:
    """Report titles of which one word differs by one letter from that of an earlier title.

    Each group has the words that stand in the same place of titles which are else the same.
    """
    told = set()
    for group in groups:
        first: dict[str, tuple[str, Resource]] = {}
        for word, resource in group:
            spellings = [word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]
            found = (first[one] for one in spellings if one in first)
            other = next((one for spelt, one in found if _one_slip_apart(word, spelt)), None)
            if other is not None and resource.id not in told:
                told.add(resource.id)
                yield _near(checked, resource, other)
            for one in spellings:
                first.setdefault(one, (word, resource))


def _one_slip_apart(word: str, other: str) -> bool:
    """Whether two words differ by a letter more, by another letter, or by two that changed places.

    They are known to be the same but for a letter at most that each has and the other has not.
    """
    pairs = list(zip(word, other, strict=False))
    same = next((at for at, (one, two) in enumerate(pairs) if one != two), len(pairs))
    rest, other_rest = word[same:], other[same:]
    changed = rest[1:2] + rest[:1] + rest[2:] == other_rest
    return rest != other_rest and (
        changed
        or other_rest in (rest[1:], "")
        or rest in (other_rest[1:], "")
        or rest[1:] == other_rest[1:]
    )


def _near(checked: Checked, resource: Resource, other: Resource) -> Problem:
    message = f"The title is nearly that of {other.id}, on line {other.line}."
    remedy = "look whether they are the same"
    line = checked.line_of(resource, "title")
    return Problem("near-title", line, resource.id, message, remedy)
