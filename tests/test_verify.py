"""`curate.yaml_editing.verify`: a change that says anything else than it should is refused."""

import re
from collections.abc import Callable, Sequence

import pytest

from curate.errors import CurateError
from curate.yaml_editing import changes, verify
from curate.yaml_editing.fingerprints import fingerprint_of
from curate.yaml_editing.original import Original
from curate.yaml_editing.splices import UNSAFE, Change, Splice, spliced
from curate.yaml_editing.verify import Edited, Expected, read_original
from curate.yaml_reading.entry import from_fields
from curate.yaml_reading.events import Events, walk
from curate.yaml_reading.parse import parse
from tests.builders import set_fields

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
        ("One", "'One'"),
        ("One", "!!str One"),
        ("calm", '"calm"'),
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
    old = read_original(LIST)
    with pytest.raises(CurateError, match=re.escape(UNSAFE)):
        verify.held(old, [place(of, text)], old.fingerprints)


@pytest.mark.parametrize(("of", "text"), [("calm", "calm "), ("#", "##")])
def test_what_stands_between_values_is_no_change_of_what_is_said(of: str, text: str) -> None:
    """Blanks and comments say nothing."""
    old = read_original(LIST)
    assert verify.held(old, [place(of, text)], old.fingerprints).text != LIST


@pytest.mark.parametrize("of", ["Two", "mood", "calm", "Three", "The first"])
def test_a_wrong_value_in_the_changed_entry_is_refused(of: str) -> None:
    """The entry that changes says what was asked for, its own keys stay, and so does all else."""
    old = read_original(LIST)
    two = Edited(old.reading_list.resources[1], old.entries[1].own_keys)
    expected: list[Expected] = [old.entries[0].fingerprint, two, old.entries[2].fingerprint]
    assert "key of mine" in verify.held(old, [place("key of the", "key of mine")], expected).text
    with pytest.raises(CurateError, match=re.escape(UNSAFE)):
        verify.held(old, [place(of, "Zwei")], expected)


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
        ("paid: true", 'paid: "true"'),
        ("a: |+\n    b\n\n  c: d", "a: |+\n    b\n\n\n  c: d"),
    ],
)
def test_other_values_have_other_fingerprints(one: str, other: str) -> None:
    """What the parser tells apart, fingerprints tell apart."""
    texts = [f"resources:\n- id: x\n  {said}\n" for said in (one, other)]
    first, second = (read_original(text).fingerprints for text in texts)
    assert first != second
    spaced = texts[0].replace("- id", "-   id").replace("\n  ", "\n    ")
    assert first == read_original(spaced).fingerprints


def test_nesting_too_deep_is_refused_in_events_too() -> None:
    """Entries are handed out as events only as deep as a list needs."""
    found: list[Events] = []
    with pytest.raises(CurateError, match="nested"):
        walk("resources:\n- " + "[" * 100 + "]" * 100, on_entry=found.append)
    assert not found
    walk("resources:\n- [[a]]\n- b\n", on_entry=found.append)
    assert len({fingerprint_of(events) for events in found}) == 2


# Each kind of change, with one more splice than it should make.

OWN = """title: A list
owner: me
themes:
  a: The first
  b:
    title: The second
    colour: blue
resources:
- id: one
  title: One
  format: read
  themes: [a]
  tone: dry
- id: two
  title: Two
  format: read
  minutes: 5
  themes: [a, b]
  mood: calm
- id: three
  title: Three
  format: watch
- id: broken
  title: Broken
  format: smell
  themes: [a, c]
  look: odd
- id: four
  title: Four
  format: read
"""
BLOCK = "- id: two\n  title: Deux\n  format: read\n  feel: merry\n"
NEW = from_fields({"id": "new", "title": "New", "format": "read"})
CHANGES: dict[str, Callable[[Original], Change]] = {
    "append": lambda old: changes.append(old, NEW),
    "set fields": lambda old: set_fields(old, "two", {"minutes": "6", "level": "advanced"}),
    "remove": lambda old: changes.remove(old, ["three"]),
    "replace an entry": lambda old: changes.replace_entry(old, "two", BLOCK),
    "rename a theme": lambda old: changes.rename_theme(old, "a", "z"),
    "declare a theme": lambda old: changes.declare_theme(old, "d", "The fourth"),
}
ROGUES = {
    "an own key of another entry": ("tone: dry", "tone: wet"),
    "an own key of another entry, lost": ("  tone: dry\n", ""),
    "an own key of another entry, added": ("  tone: dry\n", "  tone: dry\n  hue: red\n"),
    "an own key of the edited entry": ("mood: calm", "mood: wild"),
    "an own key of the edited entry, renamed": ("mood: calm", "mode: calm"),
    "an own key of the edited entry, lost": ("  mood: calm\n", ""),
    "an own key of the edited entry, added": ("  mood: calm\n", "  mood: calm\n  hue: red\n"),
    "an own key of a theme": ("colour: blue", "colour: red"),
    "an own key of a theme, lost": ("    colour: blue\n", ""),
    "an own key of a theme, added": ("    colour: blue\n", "    colour: blue\n    hue: x\n"),
    "a theme": ("The first", "The last"),
    "an unknown key at the left edge": ("owner: me", "owner: you"),
    "an unknown key at the left edge, lost": ("owner: me\n", ""),
    "an unknown key at the left edge, added": ("owner: me\n", "owner: me\nhue: red\n"),
    "the quotes of an own key of another entry": ("tone: dry", "tone: 'dry'"),
    "the quotes of an own key of the edited entry": ("mood: calm", 'mood: "calm"'),
    "the quotes of an unknown key at the left edge": ("owner: me", "owner: 'me'"),
    "the quotes of a key of a theme": ("colour: blue", "colour: 'blue'"),
    "the title of the list": ("A list", "My list"),
    "another entry's value": ("Four", "Fore"),
    "the value of an entry that is left out": ("smell", "taste"),
    "a theme of an entry that is left out": ("a, c]", "a, e]"),
    "an own key of an entry that is left out": ("look: odd", "look: even"),
    "another entry more": ("- id: four", "- id: five\n  title: F\n  format: read\n- id: four"),
}


@pytest.mark.parametrize("make", CHANGES.values(), ids=CHANGES)
def test_each_kind_of_change_is_made(make: Callable[[Original], Change]) -> None:
    """Own keys, in entries, themes and at the left edge, stand in the way of no change."""
    new = make(read_original(OWN)).text
    assert new != OWN
    assert parse(new).left_out == 1


@pytest.mark.parametrize(("of", "text"), ROGUES.values(), ids=ROGUES)
@pytest.mark.parametrize("kind", CHANGES)
def test_a_splice_too_many_is_refused(
    kind: str, of: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever kind a change is of, it touches nothing that it was not asked for."""
    start = OWN.index(of)
    same = 0
    while same < min(len(of), len(text)) and of[same] == text[same]:
        same += 1
    rogue = Splice(start + same, start + len(of), text[same:])

    def with_one_more(old: str, splices: Sequence[Splice]) -> Change:
        """Make one more splice; into the block that takes the place of an entry, if it is there."""
        wrong = [*splices, rogue]
        if any(one.start < rogue.end and rogue.start < one.end for one in splices):
            wrong = [
                one._replace(text=one.text.replace("feel: merry", "feel: wild")) for one in splices
            ]
        made.append(spliced(old, wrong))
        return made[-1]

    made: list[Change] = []
    original = read_original(OWN)
    CHANGES[kind](original)
    monkeypatch.setattr(verify, "spliced", with_one_more)
    with pytest.raises(CurateError, match=re.escape(UNSAFE)):
        CHANGES[kind](original)
    assert made, "refused for what the new text says, not for splices that overlap"


def test_a_new_entry_has_no_other_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is appended says what was asked for, and has no key besides."""

    def with_a_key(text: str, splices: Sequence[Splice]) -> Change:
        (one,) = splices
        return spliced(text, [one._replace(text=f"{one.text}  x: y\n")])

    monkeypatch.setattr(verify, "spliced", with_a_key)
    with pytest.raises(CurateError, match=re.escape(UNSAFE)):
        changes.append(read_original(OWN), NEW)


def test_a_theme_is_renamed_in_an_entry_that_is_left_out() -> None:
    """What keeps an entry from being read is no reason to leave the old name in it."""
    assert "themes: [z, c]\n  look: odd" in changes.rename_theme(read_original(OWN), "a", "z").text
