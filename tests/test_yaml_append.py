"""`curate.yaml_editing.changes.append`: one more entry, and every other line as it was."""

import math
import re
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from curate.errors import CurateError
from curate.model import Resource
from curate.yaml_editing import write_values
from curate.yaml_editing.changes import append, append_all
from curate.yaml_editing.verify import read_original
from curate.yaml_editing.write_values import entry
from curate.yaml_reading.entry import from_fields
from curate.yaml_reading.events import LOADERS
from curate.yaml_reading.parse import parse
from tests.strategies import heading, list_files, read_as_diff, resources, said

NEW = from_fields({"id": "new", "title": "New", "format": "read"})

OLD_ENTRY = "- id: old\n  title: Old\n  format: read\n"


def hold_to_the_law(text: str, resource: Resource) -> str:
    """Add the resource, assert that all else stays under both loaders, and return the new text."""
    change = append(read_original(text), resource)
    lines = change.text.split("\n")
    first = change.line - 1
    behind = first + len(change.added)
    assert [line.removesuffix("\r") for line in lines[first:behind]] == list(change.added)
    assert text.startswith(change.old, change.offset)
    behind_old = change.offset + len(change.old)
    assert change.text == text[: change.offset] + change.new + text[behind_old:]
    newline = "\r\n" if "\r\n" in text else "\n"
    assert "\n".join(lines[:first] + lines[behind:]) in (text, text + newline)
    for loader in LOADERS:
        old, new = parse(text, loader), parse(change.text, loader)
        assert new.resources[:-1] == old.resources
        assert said(new.resources[-1]) == said(resource)
        assert (heading(new), new.left_out) == (heading(old), old.left_out)
    return change.text


# Layouts. Each is the file after the change; lines with a plus are the new ones.

LAYOUTS = {
    "nothing under resources": """\
 title: x
 resources:
+- id: new
+  title: New
+  format: read
""",
    "a comment behind resources": """\
 resources: # none yet
+- id: new
+  title: New
+  format: read
""",
    "a comment under resources": """\
 resources:
+- id: new
+  title: New
+  format: read
 # none yet
""",
    "nothing under resources, and themes after it": """\
 resources:
+- id: new
+  title: New
+  format: read

 themes:
   a: A
""",
    "the name resources in other places": """\
 title: resources
 themes:
   resources: resources
 extra:
 - resources:
   - a
 resources:
+- id: new
+  title: New
+  format: read
""",
    "the key in quotation marks": """\
 "resources":
 - id: a
   title: A
   format: read
+
+- id: new
+  title: New
+  format: read
""",
    "one entry": """\
 resources:
 - id: a
   title: A
   format: read
+
+- id: new
+  title: New
+  format: read
""",
    "entries not set apart": """\
 resources:
 - id: a
   title: A
   format: read
 - id: b
   title: B
   format: read
+- id: new
+  title: New
+  format: read
""",
    "entries set apart": """\
 resources:
 - id: a
   title: A
   format: read

 - id: b
   title: B
   format: read
+
+- id: new
+  title: New
+  format: read
""",
    "entries set apart, with a comment above the last": """\
 resources:
 - id: a
   title: A
   format: read

 # about b
 - id: b
   title: B
   format: read
+
+- id: new
+  title: New
+  format: read
""",
    "entries not set apart, with a comment above the last": """\
 resources:
 - id: a
   title: A
   format: read
 # about b
 - id: b
   title: B
   format: read
+- id: new
+  title: New
+  format: read
""",
    "indented dashes": """\
 resources:
   - id: a
     title: A
     format: read
+
+  - id: new
+    title: New
+    format: read
 themes:
   a: A
""",
    "wide gaps": """\
 resources:
  -   id: a
      title: A
      format: read
+
+ -   id: new
+     title: New
+     format: read
""",
    "dashes on lines of their own": """\
 resources:
 -
     id: a
     title: A
     format: read
+
+- id: new
+  title: New
+  format: read
""",
    "entries in braces": """\
 resources:
 - {id: a, title: A, format: read}
 - {id: b,
    title: B, # why
    format: read} # done
+- id: new
+  title: New
+  format: read
""",
    "themes after resources": """\
 resources:
 - id: a
   title: A
   format: read
+
+- id: new
+  title: New
+  format: read

 # What they are about.
 themes:
   a: A
""",
    "marks of a document": """\
 --- # begins
 resources:
 - id: a
   title: A
   format: read
+
+- id: new
+  title: New
+  format: read
 ... # ends
 # and a last word
""",
    "a comment that belongs to the file": """\
 resources:
 - id: a
   title: A
   format: read
+
+- id: new
+  title: New
+  format: read
 # The end.
""",
    "a comment that belongs to the file, with indented dashes": """\
 resources:
   - id: a
     title: A
     format: read
+
+  - id: new
+    title: New
+    format: read
   # - id: taken out
   # The end.
""",
    "comments that belong to the entry": """\
 resources:
 - id: a
   title: A
   format: read # what else
   # No address known.

   # Ask again.
+
+- id: new
+  title: New
+  format: read

 # The end.
""",
    "a last value of no text": """\
 resources:
 - id: a
   title: A
   format: read
   summary: # to be written
+
+- id: new
+  title: New
+  format: read
 themes: {}
""",
    "a last value in quotation marks, over several lines": """\
 resources:
 - id: a
   title: A
   format: read
   summary: 'one

     # not a comment

     - two'  # a comment
+
+- id: new
+  title: New
+  format: read
 # The end.
""",
    "a last value without quotation marks, over several lines": """\
 resources:
 - id: a
   title: A
   format: read
   summary: one
     two

     three
+
+- id: new
+  title: New
+  format: read

 # The end.
""",
    "a last value that is a list": """\
 resources:
 - id: a
   title: A
   format: read
   authors:
   - One
   - [Two,
      Three
     ]
   notes:
     deep:
     - er: x
+
+- id: new
+  title: New
+  format: read
 # The end.
""",
    "a last value in |": """\
 resources:
 - id: a
   title: A
   format: read
   summary: |
     one

     # not a comment
+
+- id: new
+  title: New
+  format: read


 # The end.
""",
    "a last value in | and a comment of the entry": """\
 resources:
 - id: a
   title: A
   format: read
   summary: | # as it was
     one
   # own
+
+- id: new
+  title: New
+  format: read
 # The end.
""",
    "a last value in >-": """\
 resources:
 - id: a
   title: A
   format: read
   summary: >-
     one
     two
+
+- id: new
+  title: New
+  format: read

 themes: {}
""",
    "a last value in |+, which keeps its blank lines": """\
 resources:
 - id: a
   title: A
   format: read
   summary: |+
     one


+- id: new
+  title: New
+  format: read
 # The end.
""",
    "a last value in >2+, which keeps its blank lines": """\
 resources:
 - id: a
   title: A
   format: read
   summary: >2+ # a + too

     one

+- id: new
+  title: New
+  format: read
""",
    "a value in |+ that is not the last": """\
 resources:
 - id: a
   summary: |+
     one

   title: A
   format: read
+
+- id: new
+  title: New
+  format: read
""",
    "letters beyond the basic plane": """\
 # 😀😀
 title: 😀 𝔄
 resources:
 - id: a
   title: 𝔄😀
   format: read
   authors: [😀] # 😀
+
+- id: new
+  title: New
+  format: read
 # 😀
""",
    "an entry that cannot be read": """\
 resources:
 - id: a
   title: A
 - just text
+- id: new
+  title: New
+  format: read
""",
}


@pytest.mark.parametrize("diff", LAYOUTS.values(), ids=LAYOUTS)
def test_an_entry_is_laid_out_as_those_before_it(diff: str) -> None:
    """The new entry comes after the last, with its dash, gap and blank lines like theirs."""
    old, new = read_as_diff(diff)
    assert hold_to_the_law(old, NEW) == new


@pytest.mark.parametrize("diff", LAYOUTS.values(), ids=LAYOUTS)
def test_windows_line_ends_stay(diff: str) -> None:
    """In a file with CRLF line ends the new lines end so too, and all others still do."""
    old, new = (text.replace("\n", "\r\n") for text in read_as_diff(diff))
    assert hold_to_the_law(old, NEW) == new


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "old",
    [
        "title: x\nresources:",
        "title: x\nresources: # none yet",
        "resources:\n" + OLD_ENTRY.rstrip("\n"),
        "resources:\n" + OLD_ENTRY + "  # own",
        "resources:\n" + OLD_ENTRY + "  summary: |\n    text",
        "resources:\n" + OLD_ENTRY + "  summary: |+\n    text",
        "resources:\n" + OLD_ENTRY + "  summary: >-\n    text",
        "resources:\n" + OLD_ENTRY + "  summary: 'text'",
        "resources:\n" + OLD_ENTRY + "  summary:",
        "resources:\n" + OLD_ENTRY + "themes: {a: A}",
        "resources:\n" + OLD_ENTRY + "...",
        "resources:\n" + OLD_ENTRY + "# end",
    ],
)
def test_a_missing_last_line_end_is_put_in_where_needed(old: str, newline: str) -> None:
    """A file whose last line does not end is added to like any other."""
    old = old.replace("\n", newline)
    if newline not in old:
        newline = "\n"
    assert "\n" not in hold_to_the_law(old, NEW).replace(newline, "")


@pytest.mark.parametrize(
    ("old", "new"),
    {
        "resources: []\n": "resources:\n+",
        "resources: []": "resources:\n+",
        "resources:   [ ]   # none yet\n": "resources:   # none yet\n+",
        "resources: [] # none yet": "resources: # none yet\n+",
        "a: 1\nresources: []\n\nthemes: {}\n": "a: 1\nresources:\n+\nthemes: {}\n",
        "---\nresources: []\n...\n": "---\nresources:\n+...\n",
        "resources: [\n]\nthemes: {}\n": "resources:\n+themes: {}\n",
    }.items(),
)
def test_empty_brackets_give_way_to_the_first_entry(old: str, new: str) -> None:
    """`resources: []` loses its brackets, and keeps the comment behind them."""
    written = new.replace("+", "- id: new\n  title: New\n  format: read\n")
    assert append(read_original(old), NEW).text == written


SECOND = from_fields({"id": "second", "title": "Second", "format": "read"})
FIRST_TWO = "- id: new\n  title: New\n  format: read\n{between}- id: second\n  title: Second\n"


@pytest.mark.parametrize(
    ("old", "above", "between"),
    [
        ("resources:\n", "", "\n"),
        ("# none yet\nresources: []\n", "", "\n"),
        ("resources:\n" + OLD_ENTRY, "\n", "\n"),
        ("resources:\n" + OLD_ENTRY + OLD_ENTRY.replace("old", "older"), "", ""),
        ("resources:\n" + OLD_ENTRY + "  summary: |+\n    text\n\n", "", "\n"),
    ],
)
def test_several_new_entries_are_set_apart_as_one_after_another(
    old: str, above: str, between: str
) -> None:
    """Several entries at once look as if they had been added one by one, in an empty list too."""
    change = append_all(read_original(old), [NEW, SECOND])
    assert above + FIRST_TWO.format(between=between) in change.text
    by_one = append(read_original(append(read_original(old), NEW).text), SECOND)
    assert change.text == by_one.text


@pytest.mark.parametrize(
    "old",
    [
        "resources: [] # keep me\n",
        "resources:\n  [] # keep me\n",
        "resources: # keep me\n  []\n",
        "resources:\n  # keep me\n  []\n",
    ],
)
def test_a_comment_by_empty_brackets_stays(old: str) -> None:
    """No comment is lost where empty brackets give way, wherever it stands."""
    assert "# keep me" in append(read_original(old), NEW).text


@pytest.mark.parametrize("old", ["resources: [ # keep me\n]\n", "resources: [\n  # me\n]\n"])
def test_a_comment_inside_empty_brackets_is_not_overwritten(old: str) -> None:
    """Brackets with a comment in them are refused, with what to do."""
    with pytest.raises(CurateError, match="brackets"):
        append(read_original(old), NEW)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("resources: [{id: a, title: A, format: read}]\n", 1),
        ("title: x\nresources:\n  [\n  {id: a, title: A, format: read},\n  ]\n", 3),
        ("{title: x, resources: [{id: a, title: A, format: read}]}\n", 1),
    ],
)
def test_a_list_in_brackets_is_refused_with_its_line(text: str, line: int) -> None:
    """Entries in brackets are not guessed at: the refusal says where they are and what to do."""
    with pytest.raises(CurateError, match=r"written in \[brackets\]\. Write each entry") as refusal:
        append(read_original(text), NEW)
    assert refusal.value.line == line


@pytest.mark.parametrize(
    "text",
    [
        "{title: x, resources: []}\n",
        "{title: x, resources: }\n",
        "  title: x\n  resources:\n",
        "  title: x\n  resources: []\n",
        "resources: &all\n- id: a\n  title: A\n  format: read\n",
        "resources: !!seq\n- id: a\n  title: A\n  format: read\n",
        ("resources:\n" + OLD_ENTRY + "themes:\n  a: A\n").replace("\n", "\r"),
    ],
)
def test_a_rare_layout_is_added_to_or_refused_in_plain_words(text: str) -> None:
    """Where an entry cannot be added, no line is blamed that the file does not have."""
    parse(text)  # there is nothing wrong with it
    try:
        change = append(read_original(text), NEW)
    except CurateError as refusal:
        assert re.search(r"Nothing was written|by hand|brackets", refusal.message)
        assert (refusal.line or 1) <= len(text.splitlines()) + 1
    else:
        assert said(parse(change.text).resources[-1]) == said(NEW)
        assert parse(change.text).resources[:-1] == parse(text).resources


def test_a_taken_id_is_refused() -> None:
    """A resource whose id is taken already is not added, since it would not be read."""
    with pytest.raises(CurateError, match=r"Nothing was written|by hand"):
        append(read_original("resources:\n- {id: new, title: Other, format: watch}\n"), NEW)


def test_spaces_on_blank_lines_stay() -> None:
    """Blank lines after the last entry stay after it, and keep the spaces that are on them."""
    behind = "   \n \n\n# The end.\n"
    assert hold_to_the_law("resources:\n" + OLD_ENTRY + behind, NEW).endswith("\n" + behind)


@pytest.mark.parametrize(
    "text",
    [
        "resources:\n    # none yet\n",
        "resources: []\n    # none yet\n",
        "resources:\n" + OLD_ENTRY + "  # own\n      # deeper\n",
        "resources:\n" + OLD_ENTRY + "  summary: |\n      text\n    # own\n",
        "resources:\n" + OLD_ENTRY + "  summary: |+\n      text\n    # own\n",
    ],
)
@pytest.mark.parametrize("summary", ["one\ntwo", "word " * 30])
def test_no_comment_becomes_part_of_a_new_summary(text: str, summary: str) -> None:
    """An entry that ends in a summary of several lines takes no comment below it for a line."""
    resource = from_fields({"id": "new", "title": "N", "format": "read", "summary": summary})
    new = append(read_original(text), resource).text
    assert said(parse(new).resources[-1]) == said(resource)
    assert "# own" in new or "# none yet" in new


def test_the_change_says_which_lines_are_new() -> None:
    """What is shown of a change is the new lines, and the number of the first."""
    change = append(read_original("resources:\n" + OLD_ENTRY + "# end\n"), NEW)
    assert change.line == 5
    assert change.added == ("", "- id: new", "  title: New", "  format: read")


# Entries.


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        ({}, []),
        ({"minutes": "45", "parts": "2"}, ["minutes: 45", "parts: 2"]),
        ({"minutes": "45", "parts": "1"}, ["minutes: 45"]),
        ({"parts": "unknown"}, ["parts: unknown"]),
        ({"words": "1000"}, ["words: 1000"]),
        ({"importance": "recommended"}, []),
        ({"level": "advanced"}, ["level: advanced"]),
        ({"themes": ["a/b", "no"]}, ["themes: [a/b, 'no']"]),
        ({"authors": ["A, B", "C: D", "[x]"]}, ["authors: ['A, B', 'C: D', '[x]']"]),
        ({"publisher": "12:30"}, ["publisher: '12:30'"]),
        ({"publisher": "# x"}, ["publisher: '# x'"]),
        ({"published": "2021"}, ["published: 2021"]),
        ({"url": "https://example.org/#a"}, ["url: https://example.org/#a"]),
        ({"summary": "Été 😀"}, ["summary: Été 😀"]),
        ({"summary": "one\n\ntwo"}, ["summary: |-", "  one", "", "  two"]),
        ({"summary": "word " * 20}, ["summary: >-", "  " + "word " * 17 + "word", "  word word"]),
    ],
)
def test_an_entry_says_no_more_than_it_must(fields: dict[str, Any], lines: list[str]) -> None:
    """What says nothing is not written, and only what must be is quoted or folded."""
    resource = from_fields({"id": "a", "title": "A", "format": "read", **fields})
    assert entry(resource) == ["id: a", "title: A", "format: read", *lines]


@given(resources())
def test_an_entry_reads_back_as_it_was(resource: Resource) -> None:
    """Whatever a title, a name or a summary is made of, the entry says the same."""
    text = "resources:\n- " + "\n  ".join(entry(resource)) + "\n"
    for loader in LOADERS:
        reading_list = parse(text, loader)
        assert [said(read) for read in reading_list.resources] == [said(resource)]
        assert reading_list.problems == ()


@given(st.lists(resources(), min_size=1, max_size=4), st.sampled_from(["\n", "\r\n"]))
def test_entries_can_be_added_one_after_another(added: list[Resource], newline: str) -> None:
    """A list that was begun empty holds all that was added to it, in order."""
    text = f"title: x{newline}resources: []{newline}"
    for number, resource in enumerate(added):
        fields = said(resource) | {"id": f"new-{number}", "line": 0}
        text = append(read_original(text), Resource(**fields)).text
    read = parse(text).resources
    assert [said(one) | {"id": ""} for one in read] == [said(one) | {"id": ""} for one in added]
    assert text.replace("\r\n", "").count("\n") == (0 if newline == "\r\n" else text.count("\n"))


# The law, on lists as people write them.


@given(list_files(fewest=0), resources())
def test_adding_changes_nothing_else(text: str, resource: Resource) -> None:
    """However a list is written, it says the same after an addition, and keeps every line."""
    try:
        read = [parse(text, loader) for loader in LOADERS]
    except CurateError:
        read = []
    assume(read and all(one == read[0] and one.left_out == 0 for one in read))
    hold_to_the_law(text, resource)


@given(
    st.text(st.sampled_from("abYyesNOonull 0123456789,.:#-'’()/&+%?=_~é"), max_size=12)
    | st.sampled_from(["yes", "No", "NULL", "on", "y", "null", "True", "1e3", "e1", "x:", "a #b"])
    | st.builds(
        "https://example.org/{}".format, st.text(st.sampled_from("ab/?&=#:%,'"), max_size=9)
    )
)
def test_what_is_surely_plain_is_written_as_the_library_writes_it(text: str) -> None:
    """The short way to write a text gives what PyYAML gives."""
    written = yaml.safe_dump(text, allow_unicode=True, width=math.inf)
    assert write_values.scalar(text) == written.removesuffix("\n").removesuffix("\n...")
