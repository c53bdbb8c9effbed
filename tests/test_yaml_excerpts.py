"""A change that is made with only a part of the list read is the same as with all of it read."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from curate.errors import CurateError
from curate.model import Theme
from curate.yaml_editing import changes, places
from curate.yaml_editing.cuts import ids_at, starts_of
from curate.yaml_editing.mend import mended
from curate.yaml_editing.original import Original, OriginalByEntries
from curate.yaml_editing.splices import Change, Splice, spliced
from curate.yaml_editing.verify import Excerpt, held, read_original
from curate.yaml_reading.entry import from_fields
from curate.yaml_reading.entry_texts import taken_apart_as
from tests.profiles import often
from tests.strategies import LAYOUTS, PLAIN, SCRAPS, list_files, loose_lists

MORE = "- id: m{}\n  title: More\n  format: read\n"
BLOCKS = [
    "- id: {}\n  title: Other\n  format: watch\n",
    "- id: {}\n  title: Other\n  format: watch\n\n# note\n",
    "- id: {}\n  title: Other\n  format: watch\n- id: another\n  title: A\n  format: read\n",
    "- id: {}\n  title: Other\n  format: watch\n  summary: |+\n    and so\n\n\n",
    "- id: {}\n  title: 'Other\n  format: watch\n",
    "- id: {}\n  title: Other\n  format: watch\nextra: yes\n",
    "- id: {}\n  title: &a Other\n  format: watch\n",
    "{}\n",
    "",
]
"""What may come back from an editor."""
FIELDS: list[dict[str, Any]] = [
    {"minutes": "5"},
    {"title": "Another: one"},
    {"summary": "A text\n\nof two"},
    {"summary": None},
    {"themes": ["culture", "new"]},
    {"themes": []},
    {"requires": ["one"]},
    {"id": "renamed"},
    {"format": "nothing"},
]


def outcome(make: Callable[[Original], Change], original: Original) -> Any:
    """Return the change, or why there is none, with its line."""
    try:
        return make(original)
    except CurateError as error:
        return error.message, error.kind, error.line


def heard(original: Original, ids: list[str]) -> Change:
    """Mend a list so that these are to be listened to."""
    part = original.excerpt(ids)
    lines = [one.line for one in part.reading_list.resources if one.id in ids]
    formats = [places.entry(part.text, line)[0].get("format") for line in lines]
    return mended(part, [Splice(one[1].start, one[1].end, "listen") for one in formats if one])


@st.composite
def made(draw: st.DrawFn, ids: list[str]) -> tuple[str, Callable[[Original], Change]]:
    """Draw a change of a list with these ids, and its name."""
    few = draw(st.lists(st.sampled_from(ids), unique=True, min_size=1, max_size=2))
    new = from_fields(
        {"id": draw(st.sampled_from(["new", ids[0]])), "title": "N", "format": "read"}
    )
    theme = draw(st.sampled_from(["culture", "equity", "equity/race", "a", "new"]))
    name = draw(st.sampled_from(["other", "culture", "equity/race"]))
    fields = draw(st.sampled_from(FIELDS))
    block = draw(st.sampled_from(BLOCKS)).format(few[0])
    at = draw(st.integers(0, len(block)))
    block = draw(st.just(block) | SCRAPS.map(lambda scrap: block[:at] + scrap + block[at:]))
    themes = draw(st.sampled_from([(), (Theme("t", "T"),), (Theme("t", "T", "Which it is"),)]))
    kinds: dict[str, Callable[[Original], Change]] = {
        "append": lambda old: changes.append(old, new, themes),
        "set fields": lambda old: changes.set_fields_of(old, dict.fromkeys(few, fields)),
        "remove": lambda old: changes.remove(old, few),
        "remove nearly all": lambda old: changes.remove(old, ids[1:]),
        "remove all": lambda old: changes.remove(old, ids),
        "mend": lambda old: heard(old, few),
        "replace": lambda old: changes.replace_entry(old, few[0], block),
        "rename a theme": lambda old: changes.rename_theme(old, theme, name),
        "declare a theme": lambda old: changes.declare_theme(old, name, "Title"),
        "retitle a theme": lambda old: changes.retitle_theme(old, theme, "Title"),
        "remove a theme": lambda old: changes.remove_theme(old, theme),
    }
    kind = draw(st.sampled_from(sorted(kinds)))
    return kind, kinds[kind]


@st.composite
def long_lists(draw: st.DrawFn) -> str:
    """Draw a list with more entries put in among those that people wrote, and slips in it."""
    text = draw(st.sampled_from(LAYOUTS))
    if draw(st.integers(0, 2)) == 0:
        text = draw(loose_lists() | list_files(fewest=2))
    starts = (starts_of(text) or [])[:-1]
    for number, start in enumerate(reversed(starts)):
        column = start - text.rfind("\n", 0, start) - 1
        entry = MORE.format(number).replace("\n", f"\n{' ' * column}")
        entry = entry.replace("\n", "\r\n") if "\r\n" in text else entry
        text = text[:start] + entry * draw(st.integers(0, 1)) + text[start:]
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 2]))):
        at = draw(st.integers(0, len(text)))
        end = at + draw(st.sampled_from([0, 0, 1, 3]))
        text = text[:at] + draw(SCRAPS | st.just("x")) + text[end:]
    return text


@given(long_lists(), st.data())
@settings(
    deadline=None,
    max_examples=often(500),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
def test_a_change_is_the_same_whatever_of_the_list_is_read(text: str, data: st.DataObject) -> None:
    """Where a list can be taken apart, a change of an excerpt gives the bytes of one of it all."""
    try:
        whole = read_original(text)
    except CurateError:
        return
    texts = taken_apart_as(text, whole.reading_list)
    if texts is None:
        return
    ids = [one.id for one in whole.listed.resources]
    kind, make = data.draw(made(ids))
    by_entries = OriginalByEntries(text, whole.listed, texts.lines())
    some = outcome(make, by_entries)
    if isinstance(some, Change) or some[2] is None:
        event(f"{kind}: {'made' if isinstance(some, Change) else 'refused'}")
        assert some == outcome(make, whole)
    else:
        event(f"{kind}: all is read")


def excerpt() -> Excerpt:
    """Read the third of seven entries, with those beside it and the last two: one is left out."""
    whole = read_original(PLAIN)
    texts = taken_apart_as(PLAIN, whole.reading_list)
    assert texts is not None
    return OriginalByEntries(PLAIN, whole.listed, texts.lines()).excerpt(["three"])


def test_only_what_is_near_is_read() -> None:
    """An excerpt has the head, the entries that are asked for, those beside them, the last two."""
    ids = [one.id for one in excerpt().reading_list.resources]
    assert ids == ["two", "three", "four", "six", "seven"]


@pytest.mark.parametrize("of", ["- id: two", "- id: six"])
def test_what_is_next_to_something_left_out_is_not_changed(of: str) -> None:
    """Where nobody looked at what stands next to a splice, all of the list is read."""
    old = excerpt()
    start = old.text.index(of)
    with pytest.raises(CurateError) as refused:
        held(old, [Splice(start, start, "# more\n")], old.fingerprints)
    assert refused.value.line is not None
    assert held(old, [Splice(start + 6, start + 6, " ")], old.fingerprints).text != PLAIN


def test_what_might_say_something_else_in_the_whole_is_not_written() -> None:
    """A text that cannot be taken apart is not put among what was left out."""
    old = excerpt()
    assert old.whole is not None
    start = old.text.index("title: Three") + len("title: ")
    splice = Splice(start, start, "&name ")
    changed = spliced(old.text, [splice]).text
    with pytest.raises(CurateError):
        old.whole.changed([splice], changed, read_original(changed).reading_list)


@pytest.mark.parametrize("text", LAYOUTS)
def test_which_entries_are_touched_is_told(text: str) -> None:
    """A splice is of the entry around it; of none where it stands above them all."""
    read = read_original(text).reading_list
    at = [text.index(words) for words in ("culture: Culture", "title: Two", "title: Seven")]
    told = [ids_at(text, read, [Splice(start, start, "")]) for start in at]
    assert told == [set(), {"two"}, {"seven"}]
    assert ids_at(text, read, [Splice(len(text), len(text), "")]) == {"seven"}


def test_where_entries_cannot_be_told_apart_all_are_touched() -> None:
    """With an anchor anywhere, a change may be one of any entry."""
    text = PLAIN.replace("title: Two", "title: &name Two")
    assert ids_at(text, read_original(text).reading_list, []) == {
        *("one", "two", "three", "four", "five", "six", "seven")
    }
