"""`curate.yaml_editing.verify`: a change that says anything else than it should is refused."""

import re

import pytest

from curate.errors import CurateError
from curate.yaml_editing import verify
from curate.yaml_editing.splices import UNSAFE, Splice
from curate.yaml_reading.events import Events, walk
from curate.yaml_reading.fingerprints import print_of, prints
from curate.yaml_reading.parse import parse

LIST = """title: A list
themes:
  a: The first
resources:
- {id: one, title: One, format: read}
- id: two
  title: Two
  format: read
  mood: calm  # a key of the curator's own
- id: three
  title: Three
  format: read
"""


def place(of: str, text: str) -> Splice:
    """Return the splice that writes `text` over the first place of `of`."""
    start = LIST.index(of)
    return Splice(start, start + len(of), text)


@pytest.mark.parametrize(
    ("of", "text"),
    [
        ("Two", "Deux"),
        ("calm", "merry"),
        ("One", '"One'),
        ("One", "Un"),
        ("Three", "Three\n- id: four"),
        ("- id: three\n  title: Three\n  format: read\n", ""),
        ("A list", "Another"),
        ("The first", "The second"),
        ("title: A list", "titel: A list"),
        ("resources", "resource"),
    ],
)
def test_a_change_outside_of_what_was_asked_for_is_refused(of: str, text: str) -> None:
    """Whatever else a splice touches, a key of the curator's own too, nothing is written."""
    old = parse(LIST, to_change=True)
    with pytest.raises(CurateError, match=re.escape(UNSAFE)):
        verify.held(LIST, [place(of, text)], old, old.entries.prints)


@pytest.mark.parametrize(("of", "text"), [("One", "'One'"), ("calm", "calm "), ("#", "##")])
def test_another_spelling_of_the_same_is_no_change_of_what_is_said(of: str, text: str) -> None:
    """Quotes, blanks and comments say nothing."""
    old = parse(LIST, to_change=True)
    assert verify.held(LIST, [place(of, text)], old, old.entries.prints).text != LIST


@pytest.mark.parametrize("of", ["Two", "calm", "Three", "The first"])
def test_a_wrong_value_in_the_changed_entry_is_refused(of: str) -> None:
    """The entry that changes says what was asked for, and no other does anything else."""
    old = parse(LIST, to_change=True)
    line = old.resources[1].line
    expected = [(at, old.resources[1] if at == line else one) for at, one in old.entries.prints]
    change = verify.held(LIST, [place("mood", "mind")], old, expected)
    assert "mind: calm" in change.text, "what is no field may change in the entry that changes"
    if of == "calm":
        return
    with pytest.raises(CurateError, match=re.escape(UNSAFE)):
        verify.held(LIST, [place(of, "Zwei")], old, expected)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("summary:", "summary: ''"),
        ("<<: a", "'<<': a"),
        ("themes: [a, b]", "themes: [[a], b]"),
        ("themes: [a, b]", "themes: [a]\n  b: c"),
        ("themes: []", "themes: {}"),
        ("a: &x b\n  c: *x", "a: &x b\n  c: b"),
        ("a: b", "b: a"),
    ],
)
def test_other_values_have_other_prints(one: str, other: str) -> None:
    """What the parser tells apart, prints tell apart."""
    texts = [f"resources:\n- id: x\n  {said}\n" for said in (one, other)]
    first, second = (prints(text, ())[1] for text in texts)
    assert first != second
    assert first == prints(texts[0].replace("- id", "-   id").replace("\n  ", "\n    "), ())[1]


def test_nesting_too_deep_is_refused_in_events_too() -> None:
    """Entries are handed out as events only as deep as a list needs."""
    found: list[Events] = []
    with pytest.raises(CurateError, match="nested"):
        walk("resources:\n- " + "[" * 100 + "]" * 100, on_entry=found.append)
    assert not found
    walk("resources:\n- [[a]]\n- b\n", on_entry=found.append)
    assert len({print_of(events) for events in found}) == 2
