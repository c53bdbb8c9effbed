"""`curate.yaml_editing.changes`: one thing changed, and every other line as it was."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import pytest
import yaml
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from curate.durations import estimate_minutes
from curate.errors import CurateError
from curate.model import Format, Importance, Level, TimeSource
from curate.safe_text import clean_line
from curate.yaml_editing import places
from curate.yaml_editing.changes import (
    declare_theme,
    entry_lines,
    remove,
    rename_theme,
    replace_entry,
)
from curate.yaml_editing.splices import UNSAFE, Change, line_splices, spliced
from curate.yaml_editing.verify import read_original
from curate.yaml_editing.write_values import entry
from curate.yaml_reading.entry import from_fields
from curate.yaml_reading.events import LOADERS
from curate.yaml_reading.parse import parse
from curate.yaml_reading.reading_list import ReadingList
from tests.builders import set_fields
from tests.profiles import often
from tests.strategies import (
    ANYTHING,
    MANY,
    SOMETHING,
    THEMES,
    heading,
    list_files,
    read_as_diff,
    resources,
    said,
    some,
)

EXAMPLES = often(40)
"""How many generated lists each of the five laws is held to, 200 in all; by hand 10,000."""
LAW = settings(
    deadline=None,
    max_examples=EXAMPLES,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
Made = TypeVar("Made")
REMEDIES = ("Nothing was written", "by hand", "first", "Write", "All resources", "one entry")
LINE_ENDS = pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])


# What holds of every change.


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, whatever they end with."""
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    return lines if lines[-1] else lines[:-1]


def hold_to_its_span(text: str, change: Change) -> None:
    """Assert that a change is what it says, that it can be taken back, and that hunks tell it."""
    behind_old = change.offset + len(change.old)
    behind_new = change.offset + len(change.new)
    assert text.startswith(change.old, change.offset)
    assert text[: change.offset] + change.new + text[behind_old:] == change.text
    assert change.text[: change.offset] + change.old + change.text[behind_new:] == text
    if "\r\n" in text and "\n" not in text.replace("\r\n", ""):
        assert "\n" not in change.text.replace("\r\n", "")
    if "\r" not in text:
        assert "\r" not in change.text
    old, new = lines_of(text), lines_of(change.text)
    made, at = [], 0
    for hunk in change.hunks:
        made += old[at : hunk.line - 1]
        assert hunk.new_line == len(made) + 1
        assert old[hunk.line - 1 :][: len(hunk.removed)] == list(hunk.removed)
        assert hunk.before == (old[hunk.line - 2] if hunk.line > 1 else None)
        made += hunk.added
        at = hunk.line - 1 + len(hunk.removed)
        assert hunk.after == (old[at] if at < len(old) else None)
    assert made + old[at:] == new


def contents(text: str) -> list[tuple[list[dict[str, Any]], tuple[Any, ...]]]:
    """Return what both loaders read: each resource, and what the list says of itself."""
    read = [parse(text, loader) for loader in LOADERS]
    return [([said(one) for one in each.resources], heading(each)) for each in read]


def raw(text: str) -> Any:
    """Return all that a list file says, keys that curate does not know included.

    The last line end may be missing before a change, and there after it.
    """
    ended = text if text.endswith("\n") else f"{text}\n"
    one, *others = (yaml.load(ended, loader) for loader in LOADERS)
    assert all(other == one for other in others)
    return one


def every_comment(text: str) -> Counter[str]:
    """Return all comments of a text, as its tokens tell: what stands between them."""
    found: list[str] = []
    at = 0
    for token in yaml.scan(text):
        start, end = token.start_mark.index, token.end_mark.index
        block = isinstance(token, yaml.ScalarToken) and token.style in ("|", ">")
        if block:  # its first line may have one
            head = text[start:].split("\n")[0]
            found += re.findall(r"(?<=\s)#.*", head)
        found += re.findall(r"(?<!\S)#.*", text[at:start] if start > at else "")
        at = max(at, end)
    found += re.findall(r"(?<!\S)#.*", text[at:])
    return Counter(comment.rstrip() for comment in found)


def hold_every_comment(text: str, change: Change) -> None:
    """Assert that each comment is still there, or is told to go."""
    told = Counter(comment for _, comment in change.comments)
    assert every_comment(text) == every_comment(change.text) + told
    lines = lines_of(text)
    assert all(lines[line - 1].rstrip().endswith(comment) for line, comment in change.comments)


def comments(text: str) -> Counter[str]:
    """Return the lines that are comments, or look it."""
    return Counter(line for line in lines_of(text) if line.lstrip().startswith("#"))


def readable(text: str) -> ReadingList:
    """Return the list in `text` where both loaders read it and agree, else give up on it."""
    try:
        read = [parse(text, loader) for loader in LOADERS]
    except CurateError:
        read = []
    assume(read and all(one == read[0] and one.left_out == 0 for one in read))
    return read[0]


# Lists as people write them, and changes as they ask for them.


@st.composite
def wanted_fields(draw: st.DrawFn, old: dict[str, Any]) -> dict[str, Any]:
    """Draw new values for one field or several, None and empty ones among them."""

    def many(key: str) -> st.SearchStrategy[list[str]]:
        kept = st.lists(st.sampled_from(old[key]), unique=True) if old[key] else st.just([])
        return st.builds(lambda one, two: [*one, *two], kept, MANY | st.just(["new"]))

    numbers = {"minutes": 99_999, "parts": 9_999, "words": 999_999}
    values: dict[str, st.SearchStrategy[Any]] = {
        "title": SOMETHING,
        "format": st.sampled_from(list(Format)),
        **{key: some(st.integers(1, most).map(str)) for key, most in numbers.items()},
        "themes": many("themes"),
        "requires": many("requires"),
        "authors": many("authors"),
        "level": some(st.sampled_from(list(Level))),
        "importance": some(st.sampled_from(list(Importance))),
        "published": some(st.sampled_from(["2021", "1999-12", "2021-03-01"])),
        "publisher": some(ANYTHING),
        "url": some(ANYTHING),
        "summary": some(ANYTHING),
    }
    keys = draw(st.lists(st.sampled_from(sorted(values)), unique=True, min_size=1, max_size=3))
    return {key: draw(values[key]) for key in keys}


def made(change: Callable[..., Made], *arguments: Any) -> Made | None:
    """Return the change; None where it is refused, in words that say what to do."""
    try:
        done = change(*arguments)
    except CurateError as refusal:
        event(f"{change.__name__}: refused: {refusal.message[:45]}")
        assert any(remedy in refusal.message for remedy in REMEDIES), refusal.message
        return None
    event(f"{change.__name__}: made")
    return done


def with_fields(old: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    """Return what a resource says once some of its fields hold other values."""
    needed = {"id": "x", "title": "x", "format": "read"}
    read = said(from_fields({**needed, **wanted}))
    new = old | {key: read[key] for key in wanted}
    stated = old["time_source"] is TimeSource.STATED or wanted.get("minutes")
    if wanted.get("minutes", "kept") is None or not stated:
        new["minutes"] = None if new["words"] is None else estimate_minutes(new["words"])
        known = TimeSource.UNKNOWN if new["words"] is None else TimeSource.ESTIMATED
        return new | {"time_source": known}
    return new | {"time_source": TimeSource.STATED}


def without_values(items: Sequence[dict[str, Any]], number: int, keys: Any) -> list[dict[str, Any]]:
    """Return entries as they are in the file, but for some keys of one of them."""
    return [
        {key: value for key, value in item.items() if at != number or key not in keys}
        for at, item in enumerate(items)
    ]


@LAW
@given(list_files(), st.data())
def test_setting_fields_changes_nothing_else(text: str, data: st.DataObject) -> None:
    """However a list is written, other values in one resource leave all else as it was."""
    old = readable(text)
    number = data.draw(st.integers(0, len(old.resources) - 1))
    resource = old.resources[number]
    wanted = data.draw(wanted_fields(said(resource)))
    change = made(set_fields, read_original(text), resource.id, wanted)
    if change is None:
        return
    hold_to_its_span(text, change)
    hold_every_comment(text, change)
    expected = with_fields(said(resource), wanted)
    for (before, head), (after, new_head) in zip(
        contents(text), contents(change.text), strict=True
    ):
        assert after == [*before[:number], expected, *before[number + 1 :]]
        assert new_head == head
    items, new_items = raw(text), raw(change.text)
    assert without_values(items.pop("resources"), number, wanted) == without_values(
        new_items.pop("resources"), number, wanted
    )
    assert new_items == items


@LAW
@given(list_files(), st.data())
def test_removing_takes_nothing_else(text: str, data: st.DataObject) -> None:
    """However a list is written, the others stay when some of it go, with their comments."""
    old = readable(text)
    ids = [resource.id for resource in old.resources]
    gone = data.draw(st.lists(st.sampled_from(ids), unique=True, min_size=1))
    change = made(remove, read_original(text), gone)
    if change is None:
        return
    hold_to_its_span(text, change)
    hold_every_comment(text, change)
    for (before, head), (after, new_head) in zip(
        contents(text), contents(change.text), strict=True
    ):
        assert after == [one for one in before if one["id"] not in gone]
        assert new_head == head
    items, new_items = (raw(one)["resources"] for one in (text, change.text))
    assert (new_items or []) == [item for item in items if item["id"] not in gone]
    assert not comments_that_stay(text, old, gone) - comments(change.text)


def comments_that_stay(text: str, old: ReadingList, gone: Sequence[str]) -> Counter[str]:
    """Return the comments that are neither in an entry, directly above it, nor part of it."""
    lines = lines_of(text)
    stay = set(range(len(lines)))
    for resource in old.resources:
        if resource.id not in gone:
            continue
        start, end = (text.count("\n", 0, place) for place in entry_lines(text, resource))
        end = end if text[: entry_lines(text, resource)[1]].endswith("\n") else len(lines)
        column = len(lines[start]) - len(lines[start].lstrip(" "))
        while start and lines[start - 1].lstrip(" ").startswith("#"):
            start -= 1
        while end < len(lines) and (not lines[end].strip() or lines[end][: column + 1].isspace()):
            end += 1
        stay -= set(range(start, end))
    return comments("\n".join(lines[number] for number in sorted(stay)))


@LAW
@given(list_files(), st.sampled_from(THEMES), st.sampled_from([*THEMES, "new", "no", "new/y"]))
def test_renaming_a_theme_changes_nothing_else(text: str, id_: str, new_id: str) -> None:
    """However a list is written, a theme has its new name everywhere, and nothing else has."""
    old = readable(text)
    assume(any(one.id == id_ or one.id.startswith(f"{id_}/") for one in old.themes))
    assume(new_id != id_ and not new_id.startswith(f"{id_}/"))
    change = made(rename_theme, read_original(text), id_, new_id)
    if change is None:
        return
    hold_to_its_span(text, change)
    hold_every_comment(text, change)

    def name(theme: str) -> str:
        return new_id + theme[len(id_) :] if f"{theme}/".startswith(f"{id_}/") else theme

    def named(themes: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name(theme) for theme in themes))

    for (before, head), (after, new_head) in zip(
        contents(text), contents(change.text), strict=True
    ):
        assert after == [one | {"themes": named(one["themes"])} for one in before]
        assert new_head[:2] == head[:2]
        declared = {theme[0]: theme for theme in head[2]}
        kept = [
            (name(one), *declared[one][1:])
            for one in declared
            if name(one) == one or name(one) not in declared
        ]
        assert new_head[2] == kept
    items, new_items = (raw(one)["resources"] for one in (text, change.text))
    for item, new_item in zip(items, new_items, strict=True):
        assert new_item | {"themes": 0} == item | {"themes": 0} or "themes" not in item


@LAW
@given(list_files(), st.sampled_from(["new", "no", "new/y"]), SOMETHING)
def test_declaring_a_theme_changes_nothing_else(text: str, id_: str, title: str) -> None:
    """However a list is written, a new theme is the last of those that are declared."""
    readable(text)
    change = made(declare_theme, read_original(text), id_, title)
    if change is None:
        return
    hold_to_its_span(text, change)
    for (before, head), (after, new_head) in zip(
        contents(text), contents(change.text), strict=True
    ):
        assert after == before
        assert new_head == (*head[:2], [*head[2], (id_, clean_line(title), None)])
    assert not change.comments
    hold_every_comment(text, change)


@LAW
@given(list_files(), resources(), st.data())
def test_replacing_an_entry_changes_nothing_else(text: str, new: Any, data: st.DataObject) -> None:
    """However a list is written, the lines of one entry may be others, and all else stays."""
    old = readable(text)
    resource = data.draw(st.sampled_from(old.resources))
    place = made(entry_lines, text, resource)
    if place is None:
        return
    start, end = place
    number = old.resources.index(resource)
    newline = "\r\n" if "\r\n" in text else "\n"
    column = len(text[start:end]) - len(text[start:end].lstrip(" "))
    lines = [f"id: {resource.id}", *entry(new)[1:]]
    between = newline + " " * (column + 2)
    ended = data.draw(st.sampled_from([newline, ""]))
    block = " " * column + "- " + between.join(lines) + ended
    change = made(replace_entry, read_original(text), resource.id, block)
    if change is None:
        return
    hold_to_its_span(text, change)
    assert change.text[: change.offset].startswith(text[:start])
    for (before, head), (after, new_head) in zip(
        contents(text), contents(change.text), strict=True
    ):
        expected = said(new) | {"id": resource.id}
        assert after == [*before[:number], expected, *before[number + 1 :]]
        assert new_head == head
    assert not comments(text[:start]) + comments(text[end:]) - comments(change.text)


def blocks(*newlines: str) -> st.SearchStrategy[str]:
    """Return blocks of few different lines, with such line ends."""
    lines = st.tuples(st.sampled_from(["", "a", "b", " c"]), st.sampled_from(newlines))
    return st.lists(lines).map(lambda lines: "".join(line + end for line, end in lines))


@LAW
@given(
    blocks("\n", "\r\n"),
    blocks("\n", "\r\n"),
    st.sampled_from(["", "a", "b"]),
    blocks("\n", "\r\n", "\r"),
)
def test_lines_in_the_place_of_others_leave_equal_ones_alone(
    above: str, old: str, last: str, new: str
) -> None:
    """However lines end, the text then says the new ones, and equal ones are not spliced."""
    text = above + old + last
    wanted = lines_of(new.replace("\r\n", "\n").replace("\r", "\n"))
    splices = line_splices(text, len(above), len(text), new)
    if not splices:
        assert lines_of(old + last) == wanted
        return
    result = spliced(text, splices).text
    assert result.startswith(above)
    assert lines_of(result[len(above) :]) == wanted
    for splice in splices:
        gone, come = lines_of(text[splice.start : splice.end]), lines_of(splice.text)
        assert not gone or not come or gone[0] != come[0]


# By hand. Each is a diff: lines with a minus go, lines with a plus come.


def read_as_two(diff: str) -> tuple[str, str]:
    """Return the old and the new text of a diff."""
    lines = diff.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if not line.startswith("+"))
    return old, read_as_diff("".join(line for line in lines if not line.startswith("-")))[1]


HEAD = " resources:\n - id: a\n   title: A\n   format: read\n"
SETS: dict[str, tuple[dict[str, Any], str]] = {
    "plain": (
        {"publisher": "New"},
        "-  publisher: Old # why\n+  publisher: New # why\n   # below\n",
    ),
    "plain, over lines": (
        {"publisher": "New"},
        "-  publisher: Old\n-    and more # why\n+  publisher: New # why\n   url: x\n",
    ),
    "in single quotation marks": (
        {"publisher": "New: it's"},
        "-  publisher: 'Old: #' # why\n+  publisher: 'New: it''s' # why\n",
    ),
    "in double quotation marks": (
        {"publisher": "New"},
        '-  publisher: "Old\\\n-    \\x21" # why\n+  publisher: New # why\n',
    ),
    "in |": (
        {"publisher": "New"},
        "-  publisher: | # why\n-    Old\n-    # text\n+  publisher: New # why\n   # below\n",
    ),
    "in >": ({"publisher": "New"}, "-  publisher: >\n-    Old\n+  publisher: New\n \n # below\n"),
    "in >-": ({"publisher": "New"}, "-  publisher: >-\n-    Old\n+  publisher: New\n   url: x\n"),
    "in |+": (
        {"publisher": "New"},
        "-  publisher: |+\n-    Old\n-\n+  publisher: New\n   url: x\n",
    ),
    "to several lines": (
        {"summary": "one\ntwo"},
        "-  summary: Old # why\n+  summary: |- # why\n+    one\n+    two\n   url: x\n",
    ),
    "from nothing": ({"level": "advanced"}, "-  level: # to do\n+  level: advanced # to do\n"),
    "added after the last": ({"url": "x"}, "+  url: x\n \n # The end.\n"),
    "added in its place": ({"minutes": "5"}, "+  minutes: 5\n   # about url\n   url: x\n"),
    "cleared": ({"minutes": None}, "   # why\n-  minutes: 5 # a guess\n   url: x\n"),
    "cleared in |": ({"summary": None}, "-  summary: |\n-    # text\n-\n-    x\n   url: x\n"),
    "a list cleared": ({"themes": []}, "-  themes:\n-  - a\n-  - b\n   # below\n   url: x\n"),
    "brackets: added": ({"themes": ["a", "b"]}, "-  themes: [a] # why\n+  themes: [a, b] # why\n"),
    "brackets over lines: added": (
        {"themes": ["a", "b", "c"]},
        "   themes: [a, # one\n-    b # two\n+    b, c # two\n   ]\n",
    ),
    "brackets: taken out": (
        {"themes": ["b"]},
        "-  themes: ['a', 'b'] # why\n+  themes: ['b'] # why\n",
    ),
    "brackets: in another order": (
        {"authors": ["C", "A", "B"]},
        "-  authors: ['A', B, \"C\"] # why\n+  authors: [\"C\", 'A', B] # why\n",
    ),
    "brackets: all others": (
        {"authors": ["C, D", "E"]},
        "-  authors: ['A'] # why\n+  authors: ['C, D', E] # why\n",
    ),
    "brackets over lines: taken out": (
        {"themes": ["b"]},
        "-  themes: [a, # one\n-    b, # two\n-    c, # three\n+  themes: [ # one\n"
        "+    b, # two\n+     # three\n   ]\n",
    ),
    "brackets over lines: all others": (
        {"themes": ["c"]},
        "   themes: [\n     # one\n-    a, b]\n+    c]\n",
    ),
    "brackets over lines: the last taken out": (
        {"authors": ["A", "B"]},
        "-  authors: [A,\n-    B, C]\n+  authors: [A,\n+    B]\n",
    ),
    "dashes: added": (
        {"themes": ["a", "b"]},
        "   themes: # all\n   - a # one\n+  - b\n   url: x\n",
    ),
    "indented dashes: added": ({"themes": ["a", "b"]}, "   themes:\n     - a\n+    - b\n   # c\n"),
    "dashes: taken out": (
        {"themes": ["a", "c"]},
        "   themes:\n   # one\n   - a # one\n-  - 'b' # two\n   # three\n   - c\n",
    ),
    "dashes: all others": (
        {"themes": ["c"]},
        "   themes: # all\n   # one\n-  - a # a\n+  - c\n   # two\n-  - b\n   # three\n   url: x\n",
    ),
    "dashes: in another order": (
        {"authors": ["B", "A", "C"]},
        "   authors:\n   # one\n+  - B # b\n   - 'A' # a\n   # two\n-  - B # b\n   - C\n",
    ),
    "dashes: put first": (
        {"authors": ["B", "A"]},
        "   authors: &them # all\n   # one\n+  - B\n   - A\n   # two\n",
    ),
    "dashes on lines of their own": (
        {"authors": ["B", "C"]},
        "   authors:\n-  - # - a\n     # one\n-    A\n   - # b\n     B\n+  - C\n   # two\n",
    ),
    "one text becomes a list": (
        {"themes": ["a", "b"]},
        "-  themes: a # w\n+  themes: [a, b] # w\n",
    ),
}


@LINE_ENDS
@pytest.mark.parametrize(("wanted", "diff"), SETS.values(), ids=SETS)
def test_a_field_changes_alone(wanted: dict[str, Any], diff: str, newline: str) -> None:
    """A field of any style takes another value, and what stands around it stays."""
    old, new = (text.replace("\n", newline) for text in read_as_two(HEAD + diff))
    change = set_fields(read_original(old), "a", wanted)
    assert change.text == new
    hold_to_its_span(old, change)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "resources:\n- minutes: 5 # a guess\n  id: a\n  title: A\n  format: read\n",
            "resources:\n- id: a\n  title: A\n  format: read\n",
        ),
        (
            "resources:\n-   minutes: 5\n\n    id: a\n    title: A\n    format: read\n",
            "resources:\n-   id: a\n    title: A\n    format: read\n",
        ),
        (
            "resources:\n-\n  minutes: 5\n  id: a\n  title: A\n  format: read\n",
            "resources:\n-\n  id: a\n  title: A\n  format: read\n",
        ),
    ],
)
def test_the_field_on_the_line_of_the_dash_is_cleared(old: str, new: str) -> None:
    """Where the first field goes, the next one comes up to the dash."""
    assert set_fields(read_original(old), "a", {"minutes": None}).text == new


def test_the_first_field_stays_where_a_comment_is_below() -> None:
    """Where a comment stands between dash and next field, it is refused with a way out."""
    text = "resources:\n- minutes: 5\n  # mine\n  id: a\n  title: A\n  format: read\n"
    with pytest.raises(CurateError, match="Put another key first") as refusal:
        set_fields(read_original(text), "a", {"minutes": None})
    assert refusal.value.line == 2


@pytest.mark.parametrize("change", [{"minutes": "6"}, {"minutes": None}, {"level": "advanced"}])
def test_an_entry_in_braces_is_refused_with_its_line(change: dict[str, Any]) -> None:
    """The fields of an entry in braces are not guessed at: the refusal names its line."""
    text = "title: x\nresources:\n# c\n- {id: a, title: A, format: read, minutes: 5}\n"
    with pytest.raises(CurateError, match="braces") as refusal:
        set_fields(read_original(text), "a", change)
    assert refusal.value.line == 4


REMOVALS = {
    "the first": (
        " resources:\n # of the list\n \n-# one\n-# two\n-- id: a\n-  title: A\n-  format: read\n"
        "-\n # of b\n - id: b\n   title: B\n   format: read\n"
    ),
    "the last": (
        " resources:\n # of b\n - id: b\n   title: B\n   format: read\n-\n-# one\n-- id: a\n"
        "-  title: A\n-  format: read # x\n-  # its own\n \n # The end.\n"
    ),
    "one between, not set apart": (
        " resources:\n - id: b\n   title: B\n   format: read\n   # b\n-# one\n-- id: a\n"
        "-  title: A\n-  format: read\n # of c\n - id: c\n   title: C\n   format: read\n"
    ),
    "the only one": (
        " resources:\n-- id: a\n-  title: A\n-  format: read\n # What they are about.\n"
        " themes: {}\n"
    ),
}


@LINE_ENDS
@pytest.mark.parametrize("diff", REMOVALS.values(), ids=REMOVALS)
def test_an_entry_goes_with_the_comments_above(diff: str, newline: str) -> None:
    """With an entry go the comment lines directly above it, and nothing else."""
    old, new = (text.replace("\n", newline) for text in read_as_two(diff))
    change = remove(read_original(old), ["a"])
    assert change.text == new
    hold_to_its_span(old, change)


RENAMES = {
    "everywhere": (
        "new",
        " themes: # all\n-  a: A # a\n+  new: A # a\n   b: a\n"
        "-  a/x: # nested\n+  new/x: # nested\n"
        "     title: a\n resources:\n - id: a\n   title: a\n   format: read\n"
        "-  themes: [a, b] # a\n+  themes: [new, b] # a\n - id: c\n   title: a\n   format: read\n"
        "   themes:\n   # a\n-  - 'a' # a\n+  - new # a\n   - b\n-  - a/x\n+  - new/x\n"
        " - id: d\n   title: a\n   format: read\n-  themes: a # a\n+  themes: new # a\n"
        " - id: e\n   title: a\n   format: read\n   themes: [ab, b/a]\n",
    ),
    "in braces": (
        "new",
        "-themes: {a: A, b: {title: a}} # a\n+themes: {new: A, b: {title: a}} # a\n resources:\n"
        "-- {id: a, title: a, format: read, themes: [b, a]}\n"
        "+- {id: a, title: a, format: read, themes: [b, new]}\n",
    ),
    "onto another": (
        "b",
        " themes:\n   # of a\n-  a: A # a\n   b: B # b\n resources:\n - id: x\n   title: a\n"
        "   format: read\n-  themes: [c, a, b] # all\n+  themes: [c, b] # all\n - id: y\n"
        "   title: a\n   format: read\n   themes:\n   - b # kept\n   # c\n-  - a\n   - c\n"
        " - id: z\n"
        "   title: a\n   format: read\n-  themes: [a]\n+  themes: [b]\n",
    ),
}


@LINE_ENDS
@pytest.mark.parametrize(("name", "diff"), RENAMES.values(), ids=RENAMES)
def test_a_theme_is_renamed_wherever_it_is_named(name: str, diff: str, newline: str) -> None:
    """A theme has its new name in the map and in lists of any style, and nowhere else."""
    old, new = (text.replace("\n", newline) for text in read_as_two(diff))
    change = rename_theme(read_original(old), "a", name)
    assert change.text == new
    hold_to_its_span(old, change)


DECLARED = {
    "in lines": " themes:\n   a: A # why\n+  new: New\n resources:\n",
    "below a nested one": " themes:\n     a:\n       title: A\n+    new: New\n # c\n resources:\n",
    "in braces": "-themes: {a: A} # c\n+themes: {a: A, new: New} # c\n resources:\n",
    "none yet": "-themes: {} # c\n+themes: # c\n+  new: New\n resources:\n",
    "no themes": " title: x\n+themes:\n+  new: New\n resources:\n",
}


@LINE_ENDS
@pytest.mark.parametrize("diff", DECLARED.values(), ids=DECLARED)
def test_a_theme_is_declared_last(diff: str, newline: str) -> None:
    """A new theme comes below the last one, laid out as they are."""
    old, new = (text.replace("\n", newline) for text in read_as_two(diff))
    change = declare_theme(read_original(old), "new", "New")
    assert change.text == new
    hold_to_its_span(old, change)


def test_a_title_of_a_theme_is_cleaned() -> None:
    """A theme may be declared under any title: what no line can hold is left out of it."""
    text = declare_theme(read_original("resources:\n"), "new", " New\t one\x1b[31m\n").text
    assert parse(text).themes[0].title == "New one"


KEEPS = "resources:\n- id: a\n  title: A\n  format: read\n  notes: |+\n    x\n"


KEPT = {
    "the field below goes": ("  authors: [b]\n\n\n", {"authors": None}),
    "the field below goes, with blank lines between": ("\n\n  authors: [b]\n\n", {"authors": None}),
    "the field below changes": ("\n  authors: [b]\n\n", {"authors": ["c"]}),
    "a field comes below": ("\n\n", {"authors": ["c"]}),
    "there is no last line end": ("\n  authors: [b]", {"authors": None}),
    "a comment is below": ("\n  authors: [b]\n\n  # c\n", {"authors": None}),
}


@LINE_ENDS
@pytest.mark.parametrize("header", ["|+", ">+", "|2+ # why", "&it |+2"])
@pytest.mark.parametrize(("below", "wanted"), KEPT.values(), ids=KEPT)
def test_a_text_in_keep_style_keeps_its_last_lines(
    below: str, wanted: dict[str, Any], header: str, newline: str
) -> None:
    """A text in `|+` or `>+` has the line ends it had, whatever goes or comes below it."""
    above = KEEPS.replace("|+", header)
    text = f"{above}{below}- id: z\n  title: Z\n  format: read\n" if below[-1:] == "\n" else ""
    text = (text or above + below).replace("\n", newline)
    change = set_fields(read_original(text), "a", wanted)
    old, new = (raw(one)["resources"] for one in (text, change.text))
    assert new[0]["notes"] == old[0]["notes"]
    assert new[1:] == old[1:]


def test_removing_an_entry_below_a_text_in_keep_style_keeps_that_text() -> None:
    """The blank lines of a `|+` text stay where the entry below it goes."""
    text = KEEPS + "\n- id: b\n  title: B\n  format: read\n"
    new = yaml.safe_load(remove(read_original(text), ["b"]).text)
    assert new["resources"][0]["notes"] == yaml.safe_load(text)["resources"][0]["notes"]


def test_one_field_among_a_thousand_entries_is_one_line() -> None:
    """One field of one resource in a list of 1,000 changes exactly one line."""
    lines = ["title: x", "resources:"]
    for number in range(1000):
        lines += ["# c", f"- id: r-{number}", "  title: T", "  format: read", "  minutes: 5", ""]
    text = "\n".join(lines) + "\n"
    change = set_fields(read_original(text), "r-567", {"minutes": "6"})
    pairs = list(zip(text.split("\n"), change.text.split("\n"), strict=True))
    assert [pair for pair in pairs if pair[0] != pair[1]] == [("  minutes: 5", "  minutes: 6")]
    assert [(hunk.removed, hunk.added) for hunk in change.hunks] == [
        (("  minutes: 5",), ("  minutes: 6",))
    ]


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ("", "one entry"),
        ("- id: b\n  title: A\n  format: read\n", "one entry"),
        ("- id: a\n  title: A\n  format: smell\n", "not known"),
        ("- id: a\n  title: A\n  format: read\n- id: c\n  title: C\n  format: read\n", "one entry"),
        ("- id: a\n  title: A\n  format: read\nthemes:\n  a: A\n", UNSAFE.split(".")[0]),
    ],
)
def test_a_block_must_be_one_entry(block: str, words: str) -> None:
    """What comes in the place of an entry must be one readable entry with the same id."""
    text = "resources:\n- id: a\n  title: A\n  format: read\n"
    with pytest.raises(CurateError) as refusal:
        replace_entry(read_original(text), "a", block)
    assert words in refusal.value.message


def test_no_comment_becomes_part_of_an_entry_from_the_editor() -> None:
    """A comment below an entry stays one where that entry now ends in a longer text."""
    above = "- id: a\n  title: A\n  format: read\n"
    text = f"resources:\n{above}\n    # mine\n- id: b\n  title: B\n  format: read\n"
    with pytest.raises(CurateError, match="Nothing was written"):
        replace_entry(read_original(text), "a", f"{above}  summary: |\n    one\n    two\n")


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (
            "  b: 'open\n",
            "line 4, column 6: a quotation mark is opened and never closed. Write: b: 'open'",
        ),
        ("  b: " + "[" * 100_000, "line 4: the values here are nested more than 64 deep."),
    ],
    ids=["an open quotation", "brackets"],
)
def test_a_text_without_places_is_an_error_of_ours(entry: str, said: str) -> None:
    """Where a text stops being YAML while its places are looked for, the line is the file's."""
    with pytest.raises(CurateError) as refusal:
        places.item("title: x\nresources:\n- id: a\n" + entry, 3)
    assert str(refusal.value) == said
