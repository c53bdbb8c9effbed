"""`curate.yaml_reading.parse`: what a list file says, and what is wrong with it."""

import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from curate.durations import WORDS_PER_MINUTE
from curate.errors import CurateError
from curate.model import Format, Importance, Level, Resource, TimeSource
from curate.safe_text import clean_line, clean_text
from curate.storage import list_source
from curate.yaml_reading.entry import from_fields
from curate.yaml_reading.events import LOADERS
from curate.yaml_reading.open_marks import MOST_NESTED
from curate.yaml_reading.parse import parse
from curate.yaml_reading.reading_list import ReadingList
from curate.yaml_reading.syntax_faults import unreadable

both = pytest.mark.parametrize("loader", LOADERS, ids=lambda loader: loader.__name__)

GOOD = "- id: good\n  title: Good\n  format: read\n"
HEAD = "resources:\n" + GOOD
"""Four lines, so that what a test puts after it begins on line 5."""


def one(fields: str, loader: type[Any]) -> Resource:
    """Return the only resource of a list, with these lines after its id, title and format."""
    reading_list = parse(HEAD + fields, loader)
    assert reading_list.left_out == 0, reading_list.problems
    return reading_list.resources[0]


def faults(reading_list: ReadingList) -> list[tuple[str, int]]:
    """Return the rule and the line of each problem."""
    return [(problem.rule, problem.line) for problem in reading_list.problems]


def refused(text: str, loader: type[Any]) -> CurateError:
    """Return the error for a text that holds no list."""
    with pytest.raises(CurateError) as refusal:
        parse(text, loader)
    return refusal.value


# What is read.


@both
def test_a_whole_resource_is_read(loader: type[Any]) -> None:
    """Every known key of a resource is read, with the line on which the resource begins."""
    text = """\
title: A list
description: Two
  lines
themes:
  equity: Equity and inclusion
  culture: {title: Culture, description: How it is here}
resources:

- id: cultural-competence
  title: Cultural Competence
  format: listen
  minutes: 45
  parts: 2
  words: 1840
  themes: [equity, culture]
  level: intermediate
  importance: essential
  requires: [leadership-imbalance]
  authors: [Meera Spillett, 'Someone: Else']
  publisher: The Staff College
  published: 2021-03-01
  url: https://example.org/a#b
  summary: >-
    What it
    is about.
"""
    reading_list = parse(text, loader)
    assert (reading_list.title, reading_list.description) == ("A list", "Two lines")
    assert [tuple(theme) for theme in reading_list.themes] == [
        ("equity", "Equity and inclusion", None, 5),
        ("culture", "Culture", "How it is here", 6),
    ]
    assert reading_list.resources == (
        Resource(
            id="cultural-competence",
            title="Cultural Competence",
            format=Format.LISTEN,
            minutes=45,
            time_source=TimeSource.STATED,
            parts=2,
            words=1840,
            themes=("equity", "culture"),
            level=Level.INTERMEDIATE,
            importance=Importance.ESSENTIAL,
            requires=("leadership-imbalance",),
            authors=("Meera Spillett", "Someone: Else"),
            publisher="The Staff College",
            published="2021-03-01",
            url="https://example.org/a#b",
            summary="What it is about.",
            added=None,
            line=9,
        ),
    )
    assert reading_list.problems == ()


@both
def test_what_is_not_said_has_its_usual_meaning(loader: type[Any]) -> None:
    """Three keys are enough: one part, recommended, and a time that is not known."""
    resource = one("", loader)
    assert (resource.minutes, resource.time_source) == (None, TimeSource.UNKNOWN)
    assert (resource.parts, resource.total_minutes) == (1, None)
    assert (resource.level, resource.importance) == (None, Importance.RECOMMENDED)
    assert (resource.themes, resource.requires, resource.authors) == ((), (), ())
    assert (resource.url, resource.summary, resource.published) == (None, None, None)


@both
@pytest.mark.parametrize(
    "written",
    [
        *("no", "yes", "on", "Off", "true", "null", "~", "12:30", "1.10", "2021", "2021-03-01"),
        *("1_000", "0x10", "010", "1e9", ".inf", ".5", "="),
    ],
)
def test_values_stay_as_they_are_written(loader: type[Any], written: str) -> None:
    """`no` stays "no" and `1.10` stays "1.10", with quotation marks or without."""
    plain = one(f"  publisher: {written}\n  authors:\n  - {written}\n", loader)
    assert (plain.publisher, plain.authors) == (written, (written,))
    assert one(f"  publisher: '{written}'\n  authors: [\"{written}\"]\n", loader) == plain


@both
def test_a_list_says_how_its_page_looks_and_where_it_is(loader: type[Any]) -> None:
    """Language, colour and address of the page are read as they are written."""
    head = "language: en-GB\ncolour: 003078\nurl: https://example.org/list/\n"
    found = parse(head + HEAD, loader)
    assert (found.language, found.colour, found.url) == (
        "en-GB",
        "003078",
        "https://example.org/list/",
    )
    assert found.problems == ()


@both
@pytest.mark.parametrize("written", ["1a5f7a", '"#1a5f7a"', "'1A5F7A'", "123456", "abc", "'#100'"])
def test_a_colour_is_written_in_several_ways(written: str, loader: type[Any]) -> None:
    """A colour has six digits or three, and a `#` before them where it stands in quotes."""
    found = parse(f"colour: {written}\n{HEAD}", loader)
    assert found.colour == written.strip("\"'")
    assert found.problems == ()


@both
@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("language: British English\n", "bad-language"),
        ("colour: teal\n", "bad-colour"),
        ("colour: '#12345'\n", "bad-colour"),
        ("colour: #1d70b8\n", "bad-colour"),
        ("colour:   #fff # white\n", "bad-colour"),
        ("url: javascript:alert(1)\n", "odd-address"),
        ("url: www.example.org\n", "odd-address"),
    ],
)
def test_what_a_list_says_of_its_page_may_be_wrong(line: str, rule: str, loader: type[Any]) -> None:
    """A language, colour or address that is none is named with its line, and not used."""
    found = parse(HEAD + line, loader)
    assert faults(found) == [(rule, 5)]
    assert (found.language, found.colour, found.url) == (None, None, None)
    assert len(found.resources) == 1


@both
def test_a_title_and_a_theme_may_look_like_something_else(loader: type[Any]) -> None:
    """A title of digits and a theme called `no` are text like any other."""
    reading_list = parse(
        "title: 2021\nthemes: {no: Norway, 1.10: yes}\n"
        "resources:\n- {id: 1984, title: 1984, format: read, themes: [no, 1.10]}\n",
        loader,
    )
    resource = reading_list.resources[0]
    assert (reading_list.title, resource.id, resource.title) == ("2021", "1984", "1984")
    assert resource.themes == ("no", "1.10")
    assert [(theme.id, theme.title) for theme in reading_list.themes] == [
        ("no", "Norway"),
        ("1.10", "yes"),
    ]


@both
@pytest.mark.parametrize("key", ["minutes", "parts", "words", "level", "published", "summary"])
def test_nothing_after_the_colon_is_the_key_left_out(loader: type[Any], key: str) -> None:
    """`minutes:` with nothing after it says as little as no `minutes` at all."""
    assert one(f"  {key}:\n", loader) == one("", loader)
    assert one(f"  {key}: # not known yet\n", loader) == one("", loader)


@both
def test_parts_may_be_of_unknown_number(loader: type[Any]) -> None:
    """`parts: unknown` keeps the minutes of one part, and the total is unknown."""
    resource = one("  minutes: 45\n  parts: unknown\n", loader)
    assert (resource.minutes, resource.parts, resource.total_minutes) == (45, None, None)


@both
def test_words_give_an_estimate_where_no_minutes_are_stated(loader: type[Any]) -> None:
    """Words make an estimate, rounded up; minutes that are stated go before it."""
    estimated = one(f"  words: {WORDS_PER_MINUTE * 3 + 1}\n", loader)
    assert (estimated.minutes, estimated.time_source) == (4, TimeSource.ESTIMATED)
    stated = one("  words: 1840\n  minutes: 45\n", loader)
    assert (stated.minutes, stated.time_source) == (45, TimeSource.STATED)


@both
@pytest.mark.parametrize("key", ["themes", "requires", "authors"])
def test_one_text_alone_is_a_list_of_one(loader: type[Any], key: str) -> None:
    """`authors: Meera Spillett` needs no brackets."""
    assert getattr(one(f"  {key}: one two\n", loader), key) == ("one two",)


@both
def test_a_list_says_each_text_once(loader: type[Any]) -> None:
    """What is said twice, or says nothing, in a list of texts does not count again."""
    resource = one("  themes: [a, b, a, '', ' b ']\n  authors: [x, ]\n", loader)
    assert (resource.themes, resource.authors) == (("a", "b"), ("x",))


@both
def test_a_theme_that_is_only_named_comes_last(loader: type[Any]) -> None:
    """Themes that resources name without declaration are known too, after the declared."""
    reading_list = parse("themes: {b: B}\n" + HEAD + "  themes: [a, b]\n", loader)
    assert [(theme.id, theme.declared) for theme in reading_list.themes] == [
        ("b", True),
        ("a", False),
    ]


@both
@pytest.mark.parametrize("text", ["resources:\n", "resources: []\n", "title: x\nresources: # c\n"])
def test_a_list_may_have_no_resources_yet(loader: type[Any], text: str) -> None:
    """A new list, with nothing under `resources`, is a list."""
    assert parse(text, loader).resources == ()


@both
def test_windows_line_ends_change_nothing(loader: type[Any]) -> None:
    """A file with CRLF line ends says the same, on the same lines."""
    text = HEAD + "  summary: >-\n    one\n    two\n\n    three\n- id: bad\n" + "- id: c\n" * 2
    assert parse(text.replace("\n", "\r\n"), loader) == parse(text, loader)


@both
def test_a_byte_order_mark_is_no_part_of_the_list(loader: type[Any], tmp_path: Path) -> None:
    """A file that an editor began with a byte order mark is read like any other."""
    path = tmp_path / "resources.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + HEAD.encode())
    source = list_source.read(path)
    assert source.bom
    assert parse(source.text, loader) == parse(HEAD, loader)


@both
def test_unknown_keys_are_kept_and_reported(loader: type[Any]) -> None:
    """An unknown key, whatever its value, leaves the resource in; a near name is proposed."""
    reading_list = parse("extra: {a: [b]}\n" + HEAD + "  minuts: 5\n  notes: [{a: b}]\n", loader)
    assert len(reading_list.resources) == 1
    assert faults(reading_list) == [("unknown-key", 1), ("unknown-key", 6), ("unknown-key", 7)]
    assert "minutes" in reading_list.problems[1].remedy


# What leaves a resource out.

LEAVING_OUT = {
    "  minutes: soon\n": "bad-minutes",
    "  minutes: -5\n": "bad-minutes",
    "  minutes: 0\n": "bad-minutes",
    "  minutes: 1e9\n": "bad-minutes",
    "  minutes: 12:30\n": "bad-minutes",
    "  minutes: 1_000\n": "bad-minutes",
    "  minutes: 0x10\n": "bad-minutes",
    "  minutes: 045\n": "bad-minutes",
    "  minutes: +5\n": "bad-minutes",
    "  minutes: 4.5\n": "bad-minutes",
    "  minutes: 100000\n": "bad-minutes",
    f"  minutes: {'9' * 5_000}\n": "bad-minutes",
    "  minutes: ٣٠\n": "bad-minutes",
    "  minutes: ''\n": "bad-minutes",
    "  minutes: ~\n": "bad-minutes",
    "  minutes: [5]\n": "bad-minutes",
    "  words: 1000000\n": "bad-words",
    "  words: many\n": "bad-words",
    "  parts: 0\n": "bad-parts",
    "  parts: Unknown\n": "bad-parts",
    "  parts: 10000\n": "bad-parts",
    "  level: hard\n": "unknown-level",
    "  level: ''\n": "unknown-level",
    "  importance: Essential\n": "unknown-importance",
    "  published: last year\n": "bad-published",
    "  published: 2021-13\n": "bad-published",
    "  published: 2021-3-1\n": "bad-published",
    "  published: 21\n": "bad-published",
    "  authors: {name: x}\n": "bad-authors",
    "  themes: [a, [b]]\n": "bad-themes",
    "  requires: [{id: a}]\n": "bad-requires",
    "  summary: [a]\n": "bad-summary",
    "  url: {href: x}\n": "bad-url",
    "  publisher: [a, b]\n": "bad-publisher",
    "  id: again\n": "duplicate-key",
    "  extra: 1\n  extra: 2\n": "duplicate-key",
    "  summary: *it\n": "alias",
    "  themes: [a, *it]\n": "alias",
    "  extra: {a: [*it]}\n": "alias",
    "  <<: *it\n": "alias",
    "  <<: {}\n": "alias",
}


@both
@pytest.mark.parametrize(("fields", "rule"), LEAVING_OUT.items(), ids=lambda text: text[:30])
def test_one_bad_resource_hides_no_other(loader: type[Any], fields: str, rule: str) -> None:
    """A resource with a fault is left out and named with its line; the others are read."""
    bad = "- id: bad\n  title: Bad\n  format: read\n" + fields
    last = "- id: last\n  title: Last\n  format: watch\n"
    reading_list = parse("first: &it x\n" + HEAD + bad + last, loader)
    assert [resource.id for resource in reading_list.resources] == ["good", "last"]
    assert reading_list.left_out == 1
    line = 9 + fields.rstrip("\n").count("\n")
    assert faults(reading_list) == [("unknown-key", 1), (rule, line)]
    assert reading_list.problems[1].id == "bad"
    assert "bad" in reading_list.ids


@both
@pytest.mark.parametrize(
    ("entry", "rule", "line"),
    [
        ("- title: T\n  format: read\n", "missing-id", 5),
        ("- id:\n  title: T\n  format: read\n", "missing-id", 5),
        ("- title: T\n  format: read\n  id: ''\n", "bad-id", 7),
        ("- id: Two Words\n  title: T\n  format: read\n", "bad-id", 5),
        ("- id: -dash\n  title: T\n  format: read\n", "bad-id", 5),
        ("- id: under_score\n  title: T\n  format: read\n", "bad-id", 5),
        ("- id: [a]\n  title: T\n  format: read\n", "bad-id", 5),
        ("- id: b\n  format: read\n", "missing-title", 5),
        ("- id: b\n  title: ' '\n  format: read\n", "missing-title", 6),
        ('- id: b\n  title: "\\e[31m\\u202e"\n  format: read\n', "missing-title", 6),
        ("- id: b\n  title: [T]\n  format: read\n", "bad-title", 6),
        ("- id: b\n  title: T\n", "missing-format", 5),
        ("- id: b\n  title: T\n  format:\n", "missing-format", 7),
        ("- id: b\n  title: T\n  format: skim\n", "unknown-format", 7),
        ("- id: b\n  title: T\n  format: Read\n", "unknown-format", 7),
        ("- id: good\n  title: T\n  format: read\n", "duplicate-id", 5),
        ("- just text\n", "not-a-resource", 5),
        ("-\n", "not-a-resource", 5),
        ("- [id, b]\n", "not-a-resource", 5),
        ("\n- # here\n  id: b\n  title: T\n  format: skim\n", "unknown-format", 9),
    ],
)
def test_an_id_a_title_and_a_format_are_required(
    loader: type[Any], entry: str, rule: str, line: int
) -> None:
    """What has no proper id, title and format is left out, and the line of the fault is named."""
    reading_list = parse(HEAD + entry + "- {id: last, title: L, format: read}\n", loader)
    assert [resource.id for resource in reading_list.resources] == ["good", "last"]
    assert faults(reading_list) == [(rule, line)]


@both
def test_each_fault_of_a_resource_is_named(loader: type[Any]) -> None:
    """All that is wrong with a resource is said at once, by line."""
    text = "resources:\n- id: b\n  format: skim\n  minutes: soon\n  level: hard\n  id: c\n"
    assert faults(parse(text, loader)) == [
        ("missing-title", 2),
        ("unknown-format", 3),
        ("bad-minutes", 4),
        ("unknown-level", 5),
        ("duplicate-key", 6),
    ]


@both
def test_of_two_resources_with_one_id_the_first_stays(loader: type[Any]) -> None:
    """A second resource of the same id is left out, with a word on where the first is."""
    reading_list = parse(HEAD + "- id: good\n  title: Other\n  format: watch\n", loader)
    assert [resource.title for resource in reading_list.resources] == ["Good"]
    assert reading_list.left_out == 1
    assert "line 2" in reading_list.problems[0].message


@both
def test_an_id_is_not_taken_by_a_resource_that_cannot_be_read(loader: type[Any]) -> None:
    """Where the first of two with one id is faulty, the second is the one that counts."""
    reading_list = parse("resources:\n- id: good\n  title: No format\n" + GOOD, loader)
    assert [resource.title for resource in reading_list.resources] == ["Good"]
    assert faults(reading_list) == [("missing-format", 2)]


@both
def test_a_duplicate_key_names_both_lines(loader: type[Any]) -> None:
    """A key that stands twice in a resource is a fault that says where."""
    problem = parse(HEAD + "  minutes: 5\n  level:\n  minutes: 6\n", loader).problems[0]
    assert problem.line == 7
    assert problem.message == 'The key "minutes" stands twice, on lines 5 and 7.'


@both
def test_a_duplicate_key_deep_inside_a_resource_leaves_it_out(loader: type[Any]) -> None:
    """A key that stands twice in a map inside a resource is a duplicate key inside it."""
    reading_list = parse(HEAD + "  notes:\n    a: 1\n    a: 2\n", loader)
    assert reading_list.left_out == 1
    assert ("duplicate-key", 7) in faults(reading_list)


@both
def test_two_keys_that_are_lists_are_not_the_same_key(loader: type[Any]) -> None:
    """Two different keys that are not text are two unknown keys, and no duplicate."""
    reading_list = parse(HEAD + "  ? [a]\n  : b\n  ? [c]\n  : d\n", loader)
    assert {rule for rule, _ in faults(reading_list)} == {"unknown-key"}


@both
def test_aliases_are_never_followed(loader: type[Any]) -> None:
    """A file that doubles itself forty times over by aliases is read as quickly as any."""
    layers = [f"l{n}: &l{n} [*l{n - 1}, *l{n - 1}]\n" for n in range(1, 41)]
    text = "l0: &l0 [lol, lol]\n" + "".join(layers) + HEAD
    bad = "- id: bad\n  title: Bad\n  format: read\n  themes: *l40\n"
    reading_list = parse(text + bad, loader)
    assert [resource.id for resource in reading_list.resources] == ["good"]
    assert "*l40" in reading_list.problems[-1].message


@both
def test_an_entry_that_is_an_alias_is_left_out(loader: type[Any]) -> None:
    """An entry that repeats another by its anchor must be written out."""
    reading_list = parse("resources:\n- &a {id: a, title: A, format: read}\n- *a\n", loader)
    assert [resource.id for resource in reading_list.resources] == ["a"]
    assert faults(reading_list) == [("not-a-resource", 3)]
    assert reading_list.problems[0].remedy == "write the value out"


# What makes the whole file unreadable.


@both
@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("title: a\ntitle: b\n" + HEAD, 2, '"title" stands twice, on lines 1 and 2'),
        (HEAD + "resources: []\n", 5, '"resources" stands twice, on lines 1 and 5'),
        (HEAD + "extra: 1\nextra: 2\n", 6, '"extra" stands twice, on lines 5 and 6'),
        ("themes:\n  a: A\n  b: B\n  a: C\n" + HEAD, 4, '"a" stands twice, on lines 2 and 4'),
        ("themes:\n  a:\n    title: A\n    title: B\n" + HEAD, 4, '"title" stands twice'),
        (HEAD + "extra:\n  a: 1\n  a: 2\n", 7, '"a" stands twice, on lines 6 and 7'),
    ],
)
def test_a_duplicate_key_outside_resources_is_fatal(
    loader: type[Any], text: str, line: int, said: str
) -> None:
    """A key that stands twice anywhere else is an error with both lines."""
    error = refused(text, loader)
    assert error.line == line
    assert said in error.message


@both
@pytest.mark.parametrize("text", ["", "\n\n"])
def test_an_empty_file_is_an_error_that_helps(loader: type[Any], text: str) -> None:
    """A file that says nothing is an error that names `curate init`."""
    assert "curate init" in refused(text, loader).message


@both
@pytest.mark.parametrize("text", ["# only a remark\n", "---\n", "---\n...\n"])
def test_a_file_of_remarks_is_an_error_that_helps(loader: type[Any], text: str) -> None:
    """A file that says something, and holds nothing, is told which line it lacks."""
    assert refused(text, loader).message.endswith("Write under what it has: resources:")


@both
@pytest.mark.parametrize("text", ["- id: a\n", "just text\n", "[a, b]\n", "'resources: []'\n"])
def test_a_file_that_is_no_map_is_no_list(loader: type[Any], text: str) -> None:
    """A file whose top is not a map of keys is an error with its line."""
    error = refused("\n" + text, loader)
    assert error.line == 2
    assert "not a reading list" in error.message


@both
@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("title: x\nthemes: {}\n", 1, "no resources: key"),
        ("title: x\nresources: some\n", 2, "resources: must be a list"),
        ("title: x\nresources:\n  a: b\n", 3, "resources: must be a list"),
        ("title: x\nresources: ''\n", 2, "resources: must be a list"),
        ("title:\n- x\n" + HEAD, 2, "title: must be text"),
        ("description: {a: b}\n" + HEAD, 1, "description: must be text"),
        ("themes:\n- equity\n" + HEAD, 2, "themes: must be a map"),
        ("themes: equity\n" + HEAD, 1, "themes: must be a map"),
        ("x: &x {}\nthemes: *x\n" + HEAD, 2, "*x"),
        ("x: &x {}\nthemes:\n  <<: *x\n" + HEAD, 3, "<<"),
        ("x: &x y\ntitle: *x\n" + HEAD, 2, "*x"),
        ("x: &x []\nresources: *x\n", 2, "*x"),
    ],
)
def test_a_list_of_another_shape_is_an_error(
    loader: type[Any], text: str, line: int, said: str
) -> None:
    """A known key at the top with a value of another shape is an error with its line."""
    error = refused(text, loader)
    assert error.line == line
    assert said in error.message


@both
@pytest.mark.parametrize("theme", ["[a]", "{title: [a]}", "{description: {a: b}}"])
def test_a_theme_that_is_not_text_is_a_fault(loader: type[Any], theme: str) -> None:
    """A theme whose title is no text is reported, and the resources stay."""
    reading_list = parse(f"themes:\n  ok: Ok\n  odd: {theme}\n" + HEAD, loader)
    assert faults(reading_list) == [("bad-theme", 3)]
    assert len(reading_list.resources) == 1
    assert [theme.id for theme in reading_list.themes] == ["ok", "odd"]


@both
@pytest.mark.parametrize("brackets", ["[", "{a: ", "- ", "? "])
def test_a_hundred_thousand_brackets_are_refused(loader: type[Any], brackets: str) -> None:
    """A file nested a hundred thousand deep is an error like any other, and no crash."""
    error = refused("resources:\n  " + brackets * 100_000, loader)
    assert f"more than {MOST_NESTED} deep" in error.message
    assert error.line == 2


@both
def test_sixty_four_levels_are_the_most(loader: type[Any]) -> None:
    """A value may be nested 64 deep with all that it stands in, and not 65."""
    above = 3  # the map at the top, the list of resources, the resource
    deep = MOST_NESTED - above
    assert one("  x: " + "[" * deep + "]" * deep + "\n", loader).id == "good"
    error = refused(HEAD + "  x: " + "[" * (deep + 1) + "]" * (deep + 1) + "\n", loader)
    assert (error.line, f"more than {MOST_NESTED} deep" in error.message) == (5, True)


@both
def test_a_second_document_is_refused(loader: type[Any]) -> None:
    """A file with a second document is an error at the line where that begins."""
    error = refused(HEAD + "---\ntitle: other\nresources: []\n", loader)
    assert (error.line, "second document" in error.message) == (5, True)


@both
@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("resources:\n\t- id: a\n", 2, 1),
        (HEAD + "\tminutes: 5\n", 5, 1),
        (HEAD + "- id: b\n\ttitle: B\n", 6, 1),
        ("title: x\nthemes:\n\tequity: Equity\n" + HEAD, 3, 1),
    ],
)
def test_a_tab_that_indents_is_named(loader: type[Any], text: str, line: int, column: int) -> None:
    """An indentation by tab is an error that says so, with line and column."""
    error = refused(text, loader)
    assert (error.line, error.column) == (line, column)
    assert error.message == "a tab is used to indent. Use spaces."


@both
def test_conflict_markers_are_named(loader: type[Any]) -> None:
    """A file that git left in conflict is an error at the first marker."""
    text = HEAD + "<<<<<<< HEAD\n  minutes: 5\n=======\n  minutes: 6\n>>>>>>> other\n"
    error = refused(text, loader)
    assert (error.line, "conflict markers" in error.message) == (5, True)


@both
@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x9b", "\ufffe"])
def test_a_control_character_is_named(loader: type[Any], character: str) -> None:
    """A control character is an error that names it, with line and column."""
    error = refused(HEAD + f"  summary: a{character}b\n", loader)
    assert (error.line, error.column) == (5, 13)
    assert f"U+{ord(character):04X}" in error.message


@both
@pytest.mark.parametrize(
    ("fields", "line", "said"),
    [
        ("  summary: one: two\n", 5, 'a ": " in a value without quotes'),
        ("  summary: 'never closed\n", 5, "a quotation mark is opened and never closed"),
        ('  summary: "never closed\n\n\n', 5, "a quotation mark is opened and never closed"),
        ("summary\n", 5, "this line is no key with a value"),
    ],
)
def test_a_common_slip_is_named(loader: type[Any], fields: str, line: int, said: str) -> None:
    """What most often makes a file no YAML is said in words, at its line."""
    error = refused(HEAD + fields, loader)
    assert said in error.message
    assert error.line == line


def error_in_other_words(text: str, loader: type[Any]) -> yaml.YAMLError:
    """Return the parser's error for a text: its class, its marks, and nothing of what it says."""
    parser = loader(text)
    with pytest.raises(yaml.MarkedYAMLError) as refusal:
        while parser.get_event():
            pass
    marks = refusal.value.context_mark, refusal.value.problem_mark
    return refusal.type("xyzzy plugh", marks[0], "xyzzy plover", marks[1], "xyzzy")


IN_OTHER_WORDS = {
    "  summary: one: two\n": ("a \": \" in a value without quotes. Write: summary: 'one: two'", 5),
    "  summary: 'never closed\n": (
        "a quotation mark is opened and never closed. Write: summary: 'never closed'",
        5,
    ),
    "  summary: 'a\n---\n": (
        "a quotation mark is opened and never closed. Write: summary: 'a'",
        5,
    ),
    "  authors: [a, b\n  level: basic\n": (
        'a "[" is opened and never closed. Write: authors: [a, b]',
        5,
    ),
    "  summary: [\n": ("a value that begins with \"[\" is a list to YAML. Write: summary: '['", 5),
    "  themes: ['a' b]\n": (
        "inside brackets, a comma stands between two values. Write: themes: ['a', b]",
        5,
    ),
    "summary\n": (
        "this line is no key with a value, and no part of a text. Put a # before it, or delete it.",
        5,
    ),
    "\tminutes: 5\n": ("a tab is used to indent. Use spaces.", 5),
    "  themes:\n  \t- a\n": ("a tab is used to indent. Use spaces.", 6),
    '  summary: "50\\% more"\n': (
        "a backslash in a quoted value begins no known escape. Write: summary: '50\\% more'",
        5,
    ),
    "  summary: @a\n": ("a value that begins with \"@\" must be quoted. Write: summary: '@a'", 5),
    "  summary: *\n": ("a value that begins with \"*\" must be quoted. Write: summary: '*'", 5),
    " minutes: 5\n": ('there is 1 space before "minutes". Write 2.', 5),
    "  summary: 'it's here'\n": (
        "there is a ' in a value between such marks. Write: summary: \"it's here\"",
        5,
    ),
    "  summary: ]\n": ('there is a "]" too many. Write: summary:', 5),
    "<<<<<<< HEAD\n  a: 1\n=======\n": (
        "git left conflict markers here. Keep the lines you want, delete the markers.",
        5,
    ),
}


@both
@pytest.mark.parametrize(("fields", "said"), IN_OTHER_WORDS.items(), ids=lambda text: text[:20])
def test_the_words_of_the_parser_do_not_count(
    loader: type[Any], fields: str, said: tuple[str, int]
) -> None:
    """Whatever words the parser has for a fault, ours are the same, and none is the parser's."""
    error = unreadable(HEAD + fields, error_in_other_words(HEAD + fields, loader))
    assert (error.message, error.line) == said
    own = refused(HEAD + fields, loader)
    assert (own.message, own.line, own.column) == (error.message, error.line, error.column)


@pytest.mark.parametrize("before", ["", "  y: a 'b\n", "  y: |\n    'c\n", "  # it's 'd\n"])
@pytest.mark.parametrize("opened", ["[", "{a: ", "- ", "[{"])
def test_a_parser_that_refuses_deep_nesting_itself_changes_nothing(
    before: str, opened: str
) -> None:
    """Deep nesting is called that where the parser gives up on it, whatever it says."""
    text = HEAD + before + ("" if opened == "- " else "  x: ") + opened * 1_000
    mark = yaml.Mark("xyzzy", len(text), 0, len(text), None, 0)
    for kind in (yaml.scanner.ScannerError, yaml.parser.ParserError):
        error = unreadable(text, kind("xyzzy", mark, "plugh", mark))
        assert error.message == f"the values here are nested more than {MOST_NESTED} deep."
        assert error.line == 5 + before.count("\n")


def test_an_error_without_a_place_is_ours_all_the_same() -> None:
    """Where the parser names no place, the text is searched, and its words are left out."""
    assert "U+0007" in unreadable("a: \x07", yaml.YAMLError("xyzzy")).message
    unknown = "this is not YAML. Look at the quotes, colons and indentation."
    assert unreadable("a: b", yaml.YAMLError("xyzzy")).message == unknown


@both
@pytest.mark.parametrize("written", [r'"C:\pfad"', r'"50\% more"'])
def test_a_bad_escape_is_not_called_an_open_quotation(loader: type[Any], written: str) -> None:
    """A stray backslash between quotation marks is not blamed on the marks, which are closed."""
    error = refused(HEAD + f"  summary: {written}\n", loader)
    assert error.line == 5
    assert "never closed" not in error.message


@both
@pytest.mark.parametrize("escape", [r"\U00110000", r"\UFFFFFFFF"])
def test_an_escape_for_no_character_is_an_error(loader: type[Any], escape: str) -> None:
    """An escape beyond the last character there is is an error with its line, and no crash."""
    assert refused(HEAD + f'  summary: "{escape}"\n', loader).line == 5


@both
@pytest.mark.parametrize(
    "text", ["  x: @a\n", "   y: 5\n", " y: 5\n", "  x: [a\n", "  x: !f!o b\n"]
)
def test_anything_else_that_is_not_yaml_has_its_place(loader: type[Any], text: str) -> None:
    """Whatever else is no YAML is an error with line and column, in one line of words."""
    error = refused(HEAD + text, loader)
    assert error.line in (5, 6)
    assert error.column is not None
    assert "\n" not in error.message


_SCRAPS = st.sampled_from(
    [
        *"-:?[]{}#&*!|>'\"%@`,\t\n \r\ufeff\x00😀",
        *("\n", "\n  ", "\n- ", ": ", "id: a", "title: ", "format: read", "<<: ", "&a ", "*a"),
        *("resources:\n", "themes:\n", "---\n", "...\n"),
    ]
)


@both
@given(text=st.lists(_SCRAPS, max_size=40).map("".join) | st.text())
@example(text="resources:\n- {id: a, id: b}")
@example(text="%YAML 1.99999999999999999999\n---\na: b")
@example(text="? *a\n: !!x\n? {}\n: &b\n")
def test_no_text_breaks_the_reader(loader: type[Any], text: str) -> None:
    """Whatever a file holds, it is a list or an error that says what is wrong."""
    try:
        reading_list = parse(text, loader)
    except CurateError as error:
        assert error.message
        assert error.line is None or 1 <= error.line <= text.count("\n") + text.count("\r") + 2
    else:
        ids = [resource.id for resource in reading_list.resources]
        assert len(ids) == len(set(ids))
        assert reading_list.ids >= set(ids)


# What comes from outside is made safe.

HOSTILE = {
    "\x1b[31mred\x1b[0m": "red",
    "\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\": "link",
    "\x1b]0;window title\x07text": "text",
    "\x9b31mred": "red",
    "a\u202eb\u202c\u2066c\u2069": "abc",
    "a\x00\x07\x08b": "ab",
    "one\ntwo\r\nthree\u2028four": "one two three four",
    "  a \t  b ": "a b",
    "[red]not markup[/red]": "[red]not markup[/red]",
    "😀 \U0010fffd": "😀 \U0010fffd",
}


def double_quoted(text: str) -> str:
    """Return `text` in double quotes with every character escaped, as YAML reads it."""
    return '"' + "".join(f"\\U{ord(character):08x}" for character in text) + '"'


@both
@pytest.mark.parametrize(("raw", "shown"), HOSTILE.items())
def test_titles_and_names_are_made_safe(loader: type[Any], raw: str, shown: str) -> None:
    """Escapes, control characters, overrides and line breaks never get past the reader."""
    written = double_quoted(raw)
    text = f"title: {written}\nresources:\n- id: a\n  title: {written}\n  format: read\n"
    reading_list = parse(text + f"  authors: [{written}]\n  publisher: {written}\n", loader)
    resource = reading_list.resources[0]
    assert reading_list.title == shown
    assert (resource.title, resource.authors, resource.publisher) == (shown, (shown,), shown)


@both
def test_a_summary_keeps_its_lines(loader: type[Any]) -> None:
    """A summary may have several lines, and is otherwise made safe like a title."""
    summary = one("  summary: |\n    one  two\n\n    three \n\n", loader).summary
    assert summary == "one two\n\nthree"
    hostile = double_quoted("one\x1b[2J\r\ntwo\u202e")
    assert one(f"  summary: {hostile}\n", loader).summary == "one\ntwo"


@both
def test_a_title_may_be_long(loader: type[Any]) -> None:
    """A title of ten thousand characters is read whole."""
    title = "word " * 1_999 + "words"
    reading_list = parse(f"resources:\n- id: a\n  title: {title}\n  format: read\n", loader)
    assert len(title) == 10_000
    assert reading_list.resources[0].title == title


@given(
    st.text(st.characters() | st.sampled_from("\x1b\x9b\x9d[]m\x07\\;\r\n\x85\u2028\u202e\ud800"))
)
def test_cleaned_text_can_be_shown(text: str) -> None:
    """Cleaned text has nothing in it that a terminal obeys, and cleaning again changes nothing."""
    line, lines = clean_line(text), clean_text(text)
    overrides = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    for character in line + lines.replace("\n", ""):
        assert unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp")
        assert character not in overrides
    assert clean_line(line) == line
    assert clean_text(lines) == lines
    assert clean_line(lines) == line


# The fields of a resource from elsewhere.


def test_fields_are_read_as_they_would_be_in_a_file() -> None:
    """What options and questions give is held to the same rules as the file."""
    resource = from_fields(
        {"id": "a", "title": " A\n\x1b[1mB ", "format": "watch", "themes": ["x"], "minutes": None}
    )
    assert (resource.title, resource.format, resource.themes) == ("A B", Format.WATCH, ("x",))


def test_a_field_that_cannot_be_read_is_refused_with_a_sentence() -> None:
    """A value that the file could not hold is refused, with what to write instead."""
    with pytest.raises(ValueError, match=r'^Minutes "soon" cannot be read\. Write the minutes'):
        from_fields({"id": "a", "title": "A", "format": "read", "minutes": "soon"})
