"""What is mended all over a list, each splice within its line: the law that this obeys."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from curate.errors import CurateError
from curate.model import Resource
from curate.yaml_editing.aliases import refuse_other_meanings
from curate.yaml_editing.splices import UNSAFE, Change, Splice, spliced
from curate.yaml_editing.verify import Around, Excerpt, read_original
from curate.yaml_editing.write_values import fields_of
from curate.yaml_reading.line_ends import PARSED_LINE_END


def mended(original: Excerpt, splices: Sequence[Splice]) -> Change:
    """Make splices of which none has a line end in it, wherever they are.

    The new text has the same entries on the same lines; those in which nothing is mended say
    exactly what they said. The others can still be read if they could, have the same id, and
    differ in no more fields than were mended; nor do the keys around the entries. Else
    CurateError is raised.
    """
    change = spliced(original.text, splices)
    try:
        new = read_original(change.text)
    except CurateError:
        raise CurateError(UNSAFE, line=change.line) from None
    refuse_other_meanings(original.text, change)
    begins = [entry.line for entry in original.entries]
    if [entry.line for entry in new.entries] != begins or _around(
        original.around, new.around
    ) > len(splices):
        raise CurateError(UNSAFE, line=change.line)
    ends = [found.end() for found in PARSED_LINE_END.finditer(original.text)]
    lines = [bisect_right(ends, splice.start) + 1 for splice in splices]
    mends = Counter(begins[at - 1] for line in lines if (at := bisect_right(begins, line)))
    was = {resource.line: resource for resource in original.reading_list.resources}
    now = {resource.line: resource for resource in new.reading_list.resources}
    for before, after in zip(original.entries, new.entries, strict=True):
        line = before.line
        if before.fingerprint == after.fingerprint:
            continue
        if not mends[line] or (line in was and _fields(was[line], now.get(line)) > mends[line]):
            raise CurateError(UNSAFE, line=line)
    return original.in_whole(splices, change, new)


def _fields(old: Resource, new: Resource | None) -> float:
    """Count the fields in which two resources differ; without end where one has another id."""
    if new is None or old.id != new.id:
        return float("inf")
    before, after = fields_of(old), fields_of(new)
    return sum(before[key] != after[key] for key in before)


def _around(old: Around, new: Around) -> float:
    """Count the keys that differ around the entries, those of themes too."""
    pairs = (old.head, new.head), (old.themes or (), new.themes or ())
    if any(len(before) != len(after) for before, after in pairs):
        return float("inf")
    return sum(
        one != other for before, after in pairs for one, other in zip(before, after, strict=True)
    )
