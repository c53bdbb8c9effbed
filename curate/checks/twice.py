"""Rules on what two entries have in common: an id, an address, a title, a summary."""

from collections import Counter
from collections.abc import Iterator

from curate.addresses import same_address
from curate.checks.checked import Checked
from curate.duplicates import same_title
from curate.model import Problem, Resource

_FEWEST_IN_A_SUMMARY = 20
"""Characters: what is shorter says of what kind a resource is, as `PDF` does."""
_MOST_ALIKE = 3
"""Resources that have one summary by a slip; what more have is meant for each of them."""


def taken_ids(checked: Checked) -> Iterator[Problem]:
    """No id may be given twice, nor where one of the two entries cannot be read yet."""
    told = {one.line for one in checked.reading_list.problems if one.rule == "duplicate-id"}
    first: dict[str, Resource] = {}
    for resource in checked.as_written if checked.reading_list.left_out else ():
        other = first.setdefault(resource.id, resource) if resource.id else resource
        if other is not resource and resource.line not in told:
            message = f'The id "{resource.id}" is taken, on line {other.line}.'
            remedy = "give one of the two another id"
            yield Problem("duplicate-id", resource.line, resource.id, message, remedy)


def duplicates(checked: Checked) -> Iterator[Problem]:
    """No two resources may have the same address, the same title, or the same summary."""
    resources = checked.as_written
    alike = Counter(_same_summary(one.summary) for one in resources if one.summary)
    first: dict[tuple[str, str], Resource] = {}
    for resource in resources:
        for key, what, text, same in (
            ("url", "address", resource.url, same_address),
            ("title", "title", resource.title, same_title),
            ("summary", "summary", resource.summary, _same_summary),
        ):
            other = first.setdefault((key, same(text)), resource) if text else resource
            if other is resource or (key == "summary" and _is_of_a_kind(text or "", alike)):
                continue
            message = f"Has the same {what} as {other.id or 'the entry'}, on line {other.line}."
            line = checked.line_of(resource, key)
            remedy = _remedy(key, resource, other)
            yield Problem(f"duplicate-{what}", line, resource.id, message, remedy)


def _remedy(key: str, resource: Resource, other: Resource) -> str:
    if key == "summary":
        return "say what this one is about"
    if key == "url":
        is_part = _are_two_places(resource, other)
        return "keep one, or leave both where they are different parts" if is_part else _KEEP_ONE
    elsewhere = other.url and resource.url and same_address(other.url) != same_address(resource.url)
    by_others = other.authors and resource.authors and not {*other.authors} & {*resource.authors}
    is_other = elsewhere or by_others
    return "if they are two, tell them apart in their titles" if is_other else _KEEP_ONE


_KEEP_ONE = "keep one of them"


def _are_two_places(one: Resource, other: Resource) -> bool:
    """Whether two resources at one address are called something else, and stand elsewhere in it."""
    places = {(each.url or "").partition("#")[2] for each in (one, other)}
    return len(places) > 1 and same_title(one.title) != same_title(other.title)


def _is_of_a_kind(summary: str, alike: Counter[str]) -> bool:
    return len(summary) < _FEWEST_IN_A_SUMMARY or alike[_same_summary(summary)] > _MOST_ALIKE


def _same_summary(text: str) -> str:
    return " ".join(text.casefold().split())
