"""`curate.yaml_editing` on odd files: every change is right, or refused in one clear line."""

from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from curate.errors import CurateError
from curate.yaml_editing import changes
from curate.yaml_editing.verify import read_original
from curate.yaml_reading.entry import from_fields
from curate.yaml_reading.events import LOADERS
from curate.yaml_reading.parse import parse
from tests.builders import set_fields
from tests.profiles import often
from tests.strategies import list_files, said

NEW = from_fields({"id": "new", "title": "New", "format": "read"})
MAKERS: dict[str, Any] = {
    "append": lambda old, id_: changes.append(old, NEW),
    "set fields": lambda old, id_: set_fields(
        old, id_, {"minutes": "7", "themes": ["b", "z"], "authors": None, "summary": "x\ny"}
    ),
    "clear": lambda old, id_: set_fields(old, id_, {"themes": None, "summary": None}),
    "remove": lambda old, id_: changes.remove(old, [id_]),
    "rename": lambda old, id_: changes.rename_theme(old, "a", "z"),
    "declare": lambda old, id_: changes.declare_theme(old, "z", "Z: z"),
}
ODD = [
    "\t",
    "\x85",
    "\u2028",
    "\u2029",
    "\ufeff",
    "\r",
    "\r\n",
    "\n",
    "---\n",
    "...\n",
    "%YAML 1.1\n",
]
ODD += [
    "%TAG !x! tag:x.org,2000:\n---\n",
    "!x!y ",
    "!!str ",
    "&a ",
    "*a ",
    "? ",
    "# ",
    " #",
    "\xa0",
]


HEAD = "resources:\n- id: a\n  title: A\n  format: read\n"
TAGS = "# c\n%TAG !x! tag:x.org,2000:\n--- # begins\n"
CHANGED = {
    "the dash above a comment": HEAD.replace("- id", "-\n  # a - b\n  id"),
    "the dash with a note": HEAD.replace("- id", "-   # note\n  id"),
    "the dash with a brace in a comment": HEAD.replace("- id", "- # {\n  id"),
    "the dash above blank lines": HEAD.replace("- id", "-\n\n  # - x\n\n  id"),
    "a key that looks like a dash": HEAD.replace("- id: a", "-\n  -x: y\n  id: a"),
    "a tab behind a value": HEAD.replace("read", "read\t# c"),
    "a tab behind a key": HEAD.replace("format: ", "format:\t"),
    "a tag of its own": TAGS + HEAD + "  kind: !x!y z\n",
    "a version and a tag": "%YAML 1.1\n" + TAGS[4:] + HEAD.replace("A", "!x!y A"),
    "the end of the document": f"---\n{HEAD}...\n",
    "a line separator in a title": HEAD.replace("title: A", "title: 'A\u2028 B'\n  # c"),
    "a next line in a comment above": f"# a\x85# b\n{HEAD}",
    "a paragraph separator in a text": HEAD + "  notes: |\n    a\u2029    b\n",
    "a mark in the middle": HEAD.replace("A", "A\ufeffB"),
    "both line ends": HEAD.replace("A\n", "A\r\n"),
    "both line ends, LF first": HEAD.replace("read\n", "read\r\n"),
    "an entry with anchor and tag": HEAD.replace("- id", "- &e # c\n  !!map\n  id"),
}


@pytest.mark.parametrize("text", CHANGED.values(), ids=CHANGED)
@pytest.mark.parametrize("kind", ["append", "set fields", "remove", "declare"])
def test_an_odd_layout_is_changed_like_any_other(text: str, kind: str) -> None:
    """What is odd in a file and still YAML stands in the way of no change."""
    if "\t" in text and len(LOADERS) < 2:
        pytest.skip("only libyaml takes a tab between values")
    text += "- id: b\n  title: B\n  format: read\n" if not text.endswith("...\n") else ""
    change = MAKERS[kind](read_original(text), "a")
    old, new = parse(text).resources, parse(change.text).resources
    expected = {"append": [*old, NEW], "remove": old[1:]}.get(kind, old)
    assert [one.id for one in new] == [one.id for one in expected]
    assert kind != "set fields" or new[0].minutes == 7
    assert [said(one) for one in new if one.id == "b"] == [
        said(one) for one in old if one.id == "b"
    ]


REFUSED = {
    "bare carriage returns": (HEAD.replace("\n", "\r"), 2, "LF or CRLF"),
    "next lines": (HEAD.replace("\n", "\x85"), 2, "LF or CRLF"),
    "an entry in brackets": ("resources: [{id: a, title: A, format: read}]\n", 1, "dash"),
    "a dash behind a question": (
        "? resources\n: - id: a\n    title: A\n    format: read\n",
        2,
        "dash",
    ),
    "two byte order marks": ("\ufeff" + HEAD, 1, "byte order marks"),
    "a second document": (f"{HEAD}---\n{HEAD}", 5, "second document"),
    "something behind the end": (f"{HEAD}...\nx: y\n", 6, "not YAML"),
    "a tab as indentation": (HEAD.replace("  format", "\tformat"), 4, "tab"),
    "a tag that is not declared": (HEAD + "  kind: !x!y z\n", 5, "must be quoted"),
}


@pytest.mark.parametrize(("text", "line", "words"), REFUSED.values(), ids=REFUSED)
def test_an_odd_layout_is_refused_with_its_line(text: str, line: int, words: str) -> None:
    """What cannot be changed safely is refused in one line, which says where and what to do."""
    with pytest.raises(CurateError) as refusal:
        MAKERS["set fields"](read_original(text), "a")
    assert refusal.value.line == line
    assert words in refusal.value.message
    assert "\n" not in refusal.value.message


def others(loaded: Any, id_: str) -> Any:
    """Return what entries say that are not changed, and what is around them."""
    entries = [one for one in loaded.pop("resources") or [] if one.get("id") not in (id_, "new")]
    for one in entries:
        one.pop("themes", None)
    loaded.pop("themes", None)
    return loaded, entries


def load(text: str, loader: Any) -> Any:
    """Load a text whose tags mean nothing to us."""
    return yaml.load(text if text.endswith("\n") else f"{text}\n", loader)


@settings(
    deadline=None,
    max_examples=often(300),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(
    list_files(), st.lists(st.tuples(st.floats(0, 1), st.sampled_from(ODD)), max_size=3), st.data()
)
def test_an_odd_file_is_changed_right_or_refused(
    text: str, oddities: list[tuple[float, str]], data: st.DataObject
) -> None:
    """Wherever a tab, a rare line end, a mark or a second document is, no change goes wrong."""
    for place, odd in oddities:
        at = (
            text.rfind("\n", 0, int(place * len(text))) + 1
            if len(odd) > 2
            else int(place * len(text))
        )
        text = text[:at] + odd + text[at:]
    try:
        original = read_original(text)
    except CurateError as refusal:
        assert "\n" not in refusal.message
        return
    assume(original.reading_list.resources)
    resource = data.draw(st.sampled_from(original.reading_list.resources))
    kind = data.draw(st.sampled_from(sorted(MAKERS)))
    try:
        change = MAKERS[kind](original, resource.id)
    except CurateError as refusal:
        event(f"{kind}: {refusal.message[:60]}")
        assert "\n" not in refusal.message
        return
    event(f"{kind}: made")
    for loader in LOADERS:
        try:
            before = load(text, loader)
        except yaml.YAMLError:
            continue  # the parsers disagree on this text
        assert others(load(change.text, loader), resource.id) == others(before, resource.id)
    old = {one.id: said(one) for one in original.reading_list.resources}
    new = {one.id: said(one) for one in parse(change.text).resources}
    changed = {id_ for id_ in old if old[id_] != new.get(id_)}
    assert kind == "rename" or changed <= {resource.id}
