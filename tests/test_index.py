"""The index: it answers what the file says, whatever is asked, and opens in other tools."""

import sqlite3
import sys
import time
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from curate.durations import estimate_minutes
from curate.errors import CurateError, Kind
from curate.folding import title_order
from curate.index import build, columns, freshness, queries
from curate.library import Library
from curate.model import Format, Importance, Level, Resource, Tally, Theme, TimeSource
from curate.query import Query, Sort
from curate.safe_text import clean_line, clean_text, is_blank
from curate.storage.list_source import Source, Stamp
from curate.yaml_editing.write_values import entry
from curate.yaml_reading.parse import parse
from curate.yaml_reading.reading_list import ReadingList
from tests.builders import query_of, resource, stated
from tests.conftest import Curate, closed_later
from tests.profiles import often

LAW = settings(max_examples=often(60))
ANY_INPUT = settings(
    deadline=None,
    max_examples=often(60),
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # the list is only read
)

THEMES = ("equity", "equity/race", "equity/race/uk", "equity-law", "equity0", "Equity", "data")
NAMES = ("Meera Spillett", "Meera Syal", "Blair Braverman", "Siân Évans")
FIXED = [one for one in Sort if one is not Sort.RANDOM]
WORDS = ("cat", "cattle", "dog", "owl", "owlet")
"""Each its own stem; some begin like others."""


# Generated lists.


def list_of(resources: Iterable[Resource]) -> ReadingList:
    """Return the reading list that has these resources, and no themes but those they name."""
    found = tuple(resources)
    themes = dict.fromkeys(theme for one in found for theme in one.themes)
    return ReadingList(
        title=None,
        description=None,
        themes=tuple(Theme(id_, None, None, None) for id_ in themes),
        resources=found,
        problems=(),
        left_out=0,
        ids=frozenset(one.id for one in found),
    )


def index_of(resources: Iterable[Resource]) -> sqlite3.Connection:
    """Return an index of these resources, in memory."""
    source = Source("", False, "digest", Stamp(0, 0, 0, 0))
    connection = closed_later(build.build(list_of(resources), None, "list.yaml", source, 0))
    assert isinstance(connection, sqlite3.Connection)
    return connection


def asked(resources: Iterable[Resource], query: Query) -> list[Resource]:
    """Return what the index of these resources answers."""
    with closing(index_of(resources)) as connection:
        return list(queries.resources(connection, query))


def ids(resources: Iterable[Resource], query: Query) -> list[str]:
    """Return the ids of what the index of these resources answers."""
    return [one.id for one in asked(resources, query)]


def library_at(path: Path) -> Library:
    """Return the library of a list, with its cache beside it."""
    return closed_later(
        Library(path, path.name, path.parent / "cache", path.parent / "data", time.time_ns)
    )


lines = st.text(max_size=12).map(clean_line)
some_line = lines.map(lambda text: text or None)
vocabulary_line = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
list_ids = st.lists(st.text("az09", min_size=1, max_size=2), min_size=1, max_size=2).map("-".join)
dates = st.none() | st.sampled_from(("1999", "2021", "2021-03", "2021-03-01", "2021-11"))


@st.composite
def times(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the fields that say how long a resource takes."""
    parts = draw(st.sampled_from((1, 1, 2, 6, None)))
    source = draw(st.sampled_from(TimeSource))
    words = draw(st.none() | st.integers(1, 3000))
    if source is TimeSource.STATED:
        return {"minutes": draw(st.integers(1, 9)), "time_source": source, "parts": parts} | {
            "words": words
        }
    if source is TimeSource.UNKNOWN or words is None:
        return {"parts": parts}
    return {
        "minutes": estimate_minutes(words),
        "time_source": TimeSource.ESTIMATED,
        "words": words,
        "parts": parts,
    }


@st.composite
def reading_lists(draw: st.DrawFn, titles: st.SearchStrategy[str] = lines) -> list[Resource]:
    """Draw the resources of a list, each field as the parser may give it."""
    chosen = draw(st.lists(list_ids, max_size=7, unique=True))
    found = []
    for line, id_ in enumerate(chosen, 1):
        one = resource(
            id_,
            title=draw(titles) or id_,
            format=draw(st.sampled_from(Format)),
            themes=tuple(draw(st.lists(st.sampled_from(THEMES), max_size=3, unique=True))),
            level=draw(st.none() | st.sampled_from(Level)),
            importance=draw(st.sampled_from(Importance)),
            requires=tuple(
                draw(st.lists(st.sampled_from([*chosen, "nowhere"]), max_size=2, unique=True))
            ),
            authors=tuple(draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True))),
            publisher=draw(some_line),
            published=draw(dates),
            summary=draw(st.none() | titles.map(clean_text)) or None,
            line=line,
        )
        found.append(one._replace(**draw(times())))
    return found


any_list = reading_lists()
worded_list = reading_lists(vocabulary_line)


# The law.


@LAW
@given(any_list)
def test_an_empty_question_gives_the_list(resources: list[Resource]) -> None:
    """A question without conditions gives every resource, whole, in the file's order."""
    assert asked(resources, Query()) == resources


@settings(LAW, max_examples=often(25))
@given(any_list, any_list)
def test_the_file_and_the_index_say_the_same(
    resources: list[Resource], changed: list[Resource]
) -> None:
    """What the file holds is what is answered: at first, from the index, and after a change."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.yaml"
        for version in (resources, changed):
            entries = ["\n  ".join(entry(one)) for one in version]
            path.write_bytes("\n- ".join(["resources:", *entries]).encode("utf-8"))
            expected = parse(path.read_text(encoding="utf-8")).resources
            for _ in range(2):
                assert tuple(library_at(path).resources(Query())) == expected


def test_each_field_of_a_resource_has_its_column() -> None:
    """No field is missing from the columns of the index, and none is there twice."""
    assert [column.name for column in columns.FIELDS] == list(Resource._fields)


@LAW
@given(st.lists(st.text(), max_size=3))
def test_any_texts_come_back_from_the_index(texts: list[str]) -> None:
    """Quotes, commas and backslashes in names are what they were."""
    written = [text.encode("utf-8", "ignore").decode() for text in [*texts, '", "', "\\", ""]]
    one = resource("one", authors=tuple(written), themes=("a, b", 'c"'))
    assert asked([one], Query()) == [one]


# Filters: each against the same question asked in plain Python.


def about(one: Resource, theme: str) -> bool:
    """Whether a resource is about a theme or one nested in it."""
    return any(id_ == theme or id_.startswith(f"{theme}/") for id_ in one.themes)


@LAW
@given(any_list, st.lists(st.sampled_from(THEMES), min_size=1, max_size=2))
def test_a_theme_includes_those_nested_in_it(resources: list[Resource], asked_for: Any) -> None:
    """A theme gives what is about it or about a theme under it; several give any of them."""
    expected = [one for one in resources if any(about(one, theme) for theme in asked_for)]
    assert asked(resources, Query(themes=tuple(asked_for))) == expected


def test_equity_includes_race_and_not_law() -> None:
    """`equity` includes `equity/race`; `equity-law` and `equity0` are other themes."""
    resources = [resource(f"r{number}", themes=(theme,)) for number, theme in enumerate(THEMES, 1)]
    found = asked(resources, Query(themes=("equity",)))
    assert [one.themes for one in found] == [("equity",), ("equity/race",), ("equity/race/uk",)]


def test_a_theme_that_only_has_nested_ones_is_a_theme() -> None:
    """A theme that no resource names itself gives what is under it."""
    resources = [resource("one", themes=("arts/music",)), resource("two", themes=("data",))]
    assert ids(resources, Query(themes=("arts",))) == ["one"]


@LAW
@given(any_list, st.sets(st.sampled_from(Format), min_size=1))
def test_formats_are_alternatives(resources: list[Resource], chosen: set[Format]) -> None:
    """Several formats give what has any of them."""
    expected = [one for one in resources if one.format in chosen]
    assert asked(resources, Query(formats=tuple(chosen))) == expected


@LAW
@given(any_list, st.sets(st.sampled_from(Level), min_size=1))
def test_levels_are_alternatives(resources: list[Resource], chosen: set[Level]) -> None:
    """Several levels give what has any of them; what has no level is in none."""
    expected = [one for one in resources if one.level in chosen]
    assert asked(resources, Query(levels=tuple(chosen))) == expected


@LAW
@given(any_list, st.sets(st.sampled_from(Importance), min_size=1))
def test_importances_are_alternatives(resources: list[Resource], chosen: set[Importance]) -> None:
    """Several importances give what has any of them."""
    expected = [one for one in resources if one.importance in chosen]
    assert asked(resources, Query(importances=tuple(chosen))) == expected


def in_time(one: Resource, most: int | None, least: int | None, *, unknown: bool) -> bool:
    """Whether one part takes at most and at least that long."""
    if one.minutes is None:
        return unknown
    return (most is None or one.minutes <= most) and (least is None or one.minutes >= least)


@LAW
@given(any_list, st.integers(0, 10))
def test_one_part_must_fit(resources: list[Resource], most: int) -> None:
    """A longest time gives what has a part that fits in it, and nothing of unknown time."""
    expected = [one for one in resources if in_time(one, most, None, unknown=False)]
    assert asked(resources, Query(max_minutes=most)) == expected


@LAW
@given(any_list, st.integers(0, 10))
def test_one_part_must_take_that_long(resources: list[Resource], least: int) -> None:
    """A shortest time gives what has parts that take it, and nothing of unknown time."""
    expected = [one for one in resources if in_time(one, None, least, unknown=False)]
    assert asked(resources, Query(min_minutes=least)) == expected


@LAW
@given(any_list, st.integers(0, 10), st.none() | st.integers(0, 10))
def test_unknown_times_are_let_in_when_asked_for(
    resources: list[Resource], most: int, least: int | None
) -> None:
    """`--include-unknown` adds what has no known time, in its place, and nothing else."""
    expected = [one for one in resources if in_time(one, most, least, unknown=True)]
    query = Query(max_minutes=most, min_minutes=least, include_unknown=True)
    assert asked(resources, query) == expected


@LAW
@given(any_list, st.integers(0, 10), st.integers(0, 10))
def test_what_is_hidden_is_what_unknown_adds(
    resources: list[Resource], most: int, least: int
) -> None:
    """What stderr names as hidden is exactly what `--include-unknown` would add."""
    query = Query(max_minutes=most, min_minutes=least)
    shown = asked(resources, query)
    with_unknown = asked(resources, query._replace(include_unknown=True))
    hidden = [one for one in with_unknown if one not in shown]
    assert asked(resources, query.unknown_only()) == hidden


@LAW
@given(any_list, st.sampled_from(("Meera", "meera s", "Spillett", "Brav", "sian evans", "eer")))
def test_an_author_is_named_by_the_beginning_of_words(resources: list[Resource], text: str) -> None:
    """An author is found by a name, part of it, or its beginning, accents and case aside."""
    meant = {
        "Meera": {"Meera Spillett", "Meera Syal"},
        "meera s": {"Meera Spillett", "Meera Syal"},
        "Spillett": {"Meera Spillett"},
        "Brav": {"Blair Braverman"},
        "sian evans": {"Siân Évans"},
        "eer": set(),
    }
    expected = [one for one in resources if meant[text].intersection(one.authors)]
    assert asked(resources, Query(authors=(text,))) == expected


def test_authors_are_alternatives() -> None:
    """Several authors give what any of them made."""
    resources = [resource(f"r{number}", authors=(name,)) for number, name in enumerate(NAMES)]
    assert ids(resources, Query(authors=("spillett", "blair"))) == ["r0", "r2"]


def test_an_author_is_one_person() -> None:
    """The last name of one author and the first name of the next are nobody's name."""
    resources = [resource("one", authors=("Meera Spillett", "Blair Braverman"))]
    assert ids(resources, Query(authors=("Spillett Blair",))) == []


@LAW
@given(
    worded_list,
    st.builds(
        query_of,
        words=st.lists(st.sampled_from(WORDS), max_size=2).map(tuple),
        themes=st.lists(st.sampled_from(THEMES), max_size=2).map(tuple),
        formats=st.sets(st.sampled_from(Format)).map(tuple),
        levels=st.sets(st.sampled_from(Level)).map(tuple),
        not_levels=st.sets(st.sampled_from(Level), max_size=2).map(tuple),
        importances=st.sets(st.sampled_from(Importance)).map(tuple),
        all_themes=st.booleans(),
        not_themes=st.lists(st.sampled_from(THEMES), max_size=1).map(tuple),
        no_theme=st.booleans(),
        authors=st.lists(st.sampled_from(NAMES), max_size=2).map(tuple),
        publishers=st.lists(st.sampled_from(NAMES), max_size=1).map(tuple),
        no_time=st.booleans(),
        max_minutes=st.none() | st.integers(1, 9),
        include_unknown=st.booleans(),
        sort=st.just(Sort.POSITION),
    ),
)
def test_different_facets_all_hold(resources: list[Resource], query: Query) -> None:
    """What is answered passes every filter at once, and nothing that passes is missing."""
    enough = all if query.all_themes else any

    def passes(one: Resource) -> bool:
        return (
            all(has_word(one, word) for word in query.words)
            and (not query.themes or enough(about(one, theme) for theme in query.themes))
            and not any(about(one, theme) for theme in query.not_themes)
            and not (query.no_theme and one.themes)
            and (not query.formats or one.format in query.formats)
            and (not query.levels or one.level in query.levels)
            and one.level not in query.not_levels
            and (not query.importances or one.importance in query.importances)
            and (not query.authors or not set(query.authors).isdisjoint(one.authors))
            and (not query.publishers or one.publisher in query.publishers)
            and not (query.no_time and one.minutes is not None)
            and (
                query.max_minutes is None
                or in_time(one, query.max_minutes, None, unknown=query.include_unknown)
            )
        )

    assert asked(resources, query) == [one for one in resources if passes(one)]


# Order and limit.


def in_order(resources: list[Resource], sort: Sort, *, reverse: bool) -> list[Resource]:
    """Return the resources as `sort` has them: the unknown last, ties as in the file."""
    if sort is Sort.POSITION:
        return resources[::-1] if reverse else resources
    levels = {Level.INTRODUCTORY: 0, Level.INTERMEDIATE: 1, None: 1, Level.ADVANCED: 2}
    keys: dict[Sort, Any] = {
        Sort.TIME: lambda one: one.minutes and (one.minutes, one.total_minutes),
        Sort.TITLE: lambda one: title_order(one.title).encode("utf-8"),
        Sort.PUBLISHED: lambda one: one.published,
        Sort.LEVEL: lambda one: levels[one.level],
        Sort.IMPORTANCE: lambda one: list(Importance).index(one.importance),
    }
    key = keys[sort]
    known = [one for one in resources if key(one) is not None]
    unknown = [one for one in resources if key(one) is None]
    return sorted(known, key=key, reverse=reverse) + unknown


def counted(resources: list[Resource]) -> list[Resource]:
    """Return the resources, each with a known number of parts."""
    return [one._replace(parts=one.parts or 1) for one in resources]


@pytest.mark.parametrize("sort", FIXED)
@settings(LAW, max_examples=often(30))
@given(any_list.map(counted), st.booleans())
def test_each_order_is_kept(sort: Sort, resources: list[Resource], reverse: bool) -> None:
    """Each order is kept, or its opposite; the unknown comes last, ties stay as in the file."""
    found = asked(resources, Query(sort=sort, reverse=reverse))
    assert found == in_order(resources, sort, reverse=reverse)


@LAW
@given(any_list)
def test_any_order_has_all(resources: list[Resource]) -> None:
    """In random order, everything is there, once."""
    found = asked(resources, Query(sort=Sort.RANDOM))
    assert sorted(found, key=lambda one: one.line or 0) == resources


def test_an_unknown_number_of_parts_is_not_the_shortest() -> None:
    """Of two with parts of 45 minutes, the one with an unknown number of parts comes last."""
    resources = [stated("several", 45, None), stated("one", 45), stated("two", 45, 2)]
    assert ids(resources, Query(sort=Sort.TIME)) == ["one", "two", "several"]


def test_words_may_be_sorted_too() -> None:
    """With words, an order that is asked for comes before relevance."""
    resources = [resource("one", summary="cat"), resource("two", title="cat")]
    assert ids(resources, Query(words=("cat",))) == ["two", "one"]
    assert ids(resources, Query(words=("cat",), sort=Sort.POSITION)) == ["one", "two"]


@LAW
@given(any_list, st.sampled_from(FIXED), st.booleans(), st.integers(0, 9))
def test_a_limit_keeps_the_first(
    resources: list[Resource], sort: Sort, reverse: bool, limit: int
) -> None:
    """A limit gives the first of what there is without it."""
    query = Query(sort=sort, reverse=reverse)
    assert asked(resources, query._replace(limit=limit)) == asked(resources, query)[:limit]


@LAW
@given(worded_list, st.lists(st.sampled_from(WORDS), max_size=1), st.none() | st.integers(1, 9))
def test_the_count_is_of_all_that_match(
    resources: list[Resource], words: list[str], most: int | None
) -> None:
    """How many match is said whatever the limit."""
    query = Query(words=tuple(words), max_minutes=most)
    with closing(index_of(resources)) as connection:
        found = list(queries.resources(connection, query))
        assert queries.count(connection, query._replace(limit=1)) == len(found)


# Full-text search.


def has_word(one: Resource, word: str) -> bool:
    """Whether a word of the resource begins like `word`."""
    texts = (one.title, one.summary or "", one.publisher or "", *one.authors)
    return any(written.startswith(word) for text in texts for written in text.casefold().split())


@LAW
@given(worded_list, st.lists(st.sampled_from(WORDS), min_size=1, max_size=3))
def test_all_words_must_be_there(resources: list[Resource], words: list[str]) -> None:
    """What is found has every word, or one that begins like it, in title or summary."""
    expected = {one.id for one in resources if all(has_word(one, word) for word in words)}
    assert set(ids(resources, Query(words=tuple(words)))) == expected


def test_a_title_outranks_a_summary() -> None:
    """Of two that have a word, the one with it in the title comes first."""
    resources = [
        resource("summary", title="Rivers and lakes", summary="Supervision for beginners"),
        resource("author", title="Rivers and lakes", authors=("Supervision Group",)),
        resource("publisher", title="Rivers and lakes", publisher="Supervision Press"),
        resource("none", title="Rivers and lakes"),
        resource("title", title="Supervision for beginners", summary="Rivers and lakes"),
    ]
    found = ids(resources, Query(words=("supervision",)))
    assert found == ["title", "summary", "author", "publisher"]


def test_relevance_can_be_reversed() -> None:
    """`--reverse` puts the least relevant first."""
    resources = [resource("title", title="cat"), resource("summary", summary="cat")]
    assert ids(resources, Query(words=("cat",), reverse=True)) == ["summary", "title"]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Café society", "cafe"),
        ("Cafe society", "café"),
        ("Cafe\u0301 society", "café"),
        ("SUPERVISION", "supervision"),
        ("supervision", "SuperVision"),
        ("École d’été", "ÉCOLE"),
        ("Правда", "правда"),
        ("Leaders who lead", "leading"),
        ("Anti-racism now", "anti-racism"),
        ("Anti-racism now", "racism"),
        ("Children’s voices", "children"),
        ("Supervision", "superv"),
        ("Lessons of 2021", "2021"),
    ],
)
def test_spelling_is_forgiven(written: str, typed: str) -> None:
    """Accents, case, word endings and hyphens do not keep a title from being found."""
    assert ids([resource("one", title=written), resource("two")], Query(words=(typed,))) == ["one"]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ('"', 'The "good" parent'),
        ("-", "Early help - a guide"),
        ("*", "Five * review"),
        ("%", "The top 1%"),
        ("_", "snake_case for adults"),
        ("\\", "C:\\ and other stories"),
        ("(", "Kinship (part one)"),
        ("?", "Why?"),
        ("++", "C++ for social workers"),
        ("C++", "C++ for social workers"),
        ("AND", "Bread and butter"),
        ("OR", "Now or never"),
        ("NOT", "Not now"),
        ("NEAR(", "So near and yet so far"),
        ("NEAR(a", "Near a river"),
        ("title:why", "Title: why it matters"),
        ("^why", "Why it matters"),
        ("'why", "Why it matters"),
        ('"why', "Why it matters"),
        ("why*", "Why it matters"),
        ("京都", "東京都の家族"),
        ("한국", "한국의 가족"),
        ("Python入門", "はじめてのPython入門"),
        ("👪", "Home 👪 again"),
    ],
)
def test_odd_words_are_searched_for(curate: Curate, typed: str, title: str) -> None:
    """Signs, operators of other search engines and unspaced scripts find what has them."""
    curate.write(
        "resources:\n- {id: other, title: Ada lives elsewhere, format: read}\n"
        f"- {{id: meant, title: '{title.replace(chr(39), chr(39) * 2)}', format: read}}\n"
    )
    result = curate("list", "--ids", "--", typed)
    assert (result.code, result.out, result.err) == (0, "meant\n", "")


def test_signs_are_looked_for_in_every_field() -> None:
    """A sign is found in the title, the summary, the publisher and each author's name."""
    resources = [
        resource("title", title="Plan B+"),
        resource("summary", summary="1 + 1"),
        resource("publisher", publisher="Plus+"),
        resource("author", authors=("Anne", "A+ Team")),
        resource("none", requires=("c+",), url="https://example.org/+"),
    ]
    assert ids(resources, Query(words=("+",))) == ["title", "summary", "publisher", "author"]


@LAW
@given(
    st.text(
        st.characters(max_codepoint=0x52F)
        | st.sampled_from("東京都年한국がปา่้កាລາवाńøŁß’كِ+-*\"'👪\u0301"),
        max_size=30,
    )
)
@example("Ɂ")
def test_every_word_of_a_title_finds_it(title: str) -> None:
    """Whatever stands between two spaces of a title can be typed to find it."""
    one = resource("one", title=clean_line(title) or "one")
    with closing(index_of([one, resource("two")])) as connection:
        for word in one.title.split():
            assert one in queries.resources(connection, Query(words=(word,)))


NOT_UTF_8 = "\udcff"
"""How Python hands down a byte of a command line that is not UTF-8."""
typed_text = st.text(st.characters() | st.just(NOT_UTF_8), max_size=30)


@ANY_INPUT
@given(text=typed_text)
@example(text=NOT_UTF_8)
def test_any_text_may_be_searched_for(curate: Curate, text: str) -> None:
    """Whatever is typed as WORDS is searched for, and never an error."""
    result = curate("list", "--ids", "--", text)
    assert (result.code, "Error" in result.err) == ((2, True) if is_blank(text) else (0, False))


@ANY_INPUT
@given(text=typed_text)
@example(text=NOT_UTF_8)
def test_any_text_may_be_an_author(curate: Curate, text: str) -> None:
    """Whatever is typed as an author is looked for, and never an error."""
    result = curate("list", "--ids", f"--author={text}")
    assert (result.code, "Error" in result.err) == ((2, True) if is_blank(text) else (0, False))


@ANY_INPUT
@given(text=typed_text.filter(lambda text: not text.startswith("-")))
@example(text=NOT_UTF_8)
def test_any_text_may_be_an_id(curate: Curate, text: str) -> None:
    """Whatever is typed as an id is shown, or missing, or ambiguous: it has an answer."""
    assert curate("show", text).code in (0, 2, 3)


@pytest.mark.parametrize("sign", ["?", "a", "東"])
def test_a_very_long_word_may_be_searched_for(curate: Curate, sign: str) -> None:
    """A word of 60,000 characters is found nowhere, and is no error."""
    result = curate("list", "--ids", sign * 60_000)
    assert (result.code, result.out) == (0, "")


def test_a_very_long_id_is_missing(curate: Curate) -> None:
    """An id of 60,000 characters names no resource, and that is said."""
    assert curate("show", "z" * 60_000).code == 3


@pytest.mark.parametrize("word", ["?", "leadership", "東"])
def test_very_many_words_may_be_searched_for(curate: Curate, word: str) -> None:
    """A text of 1,200 words, pasted, is searched for, and is no error."""
    assert curate("list", "--ids", " ".join([word] * 1200)).code == 0


# Names of resources and themes, sums.


def library_of(folder: Path, text: str) -> Library:
    """Return the library of a list with this text."""
    path = folder / "list.yaml"
    path.write_bytes(text.encode("utf-8"))
    return library_at(path)


NAMED = """\
title: Named
description: A list to ask by name
themes:
  equity: Equity and inclusion
  equity/race: Race
resources:
- {id: kinship, title: Kinship care, format: read, minutes: 10, themes: [equity]}
- {id: kinship-care, title: A study, format: watch, words: 500, themes: [equity/race, arts/music]}
- {id: care, title: 100% Sled_Dogs, format: read, themes: [equity, equity/race]}
- {id: nowhere, title: No format}
url: https://example.org/named
"""


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("kinship", "kinship"),
        ("KINSHIP", "kinship"),
        ("kinship-", "kinship-care"),
        ("car", "care"),
        ("study", "kinship-care"),
        ("sled_dogs", "care"),
        ("100%", "care"),
    ],
)
def test_a_resource_is_named_by_a_part(tmp_path: Path, text: str, meant: str) -> None:
    """An exact id comes first, then the beginning of an id, then a part of an id or title."""
    assert library_of(tmp_path, NAMED).find(text).id == meant


@pytest.mark.parametrize("text", ["k", "", "a"])
def test_an_ambiguous_name_lists_what_it_may_mean(tmp_path: Path, text: str) -> None:
    """A name that two resources may have is refused, with both."""
    with pytest.raises(CurateError, match=r"Kinship care \(kinship\)") as caught:
        library_of(tmp_path, NAMED).find(text)
    assert caught.value.kind is Kind.USAGE


@pytest.mark.parametrize("text", ["elsewhere", "sled%dogs", "kin_hip", "\\"])
def test_what_is_not_in_the_list_is_missing(tmp_path: Path, text: str) -> None:
    """A name that no resource has is missing; `%` and `_` stand for themselves."""
    with pytest.raises(CurateError, match="no resource") as caught:
        library_of(tmp_path, NAMED).find(text)
    assert caught.value.kind is Kind.MISSING


def test_an_entry_that_cannot_be_read_is_not_called_missing(tmp_path: Path) -> None:
    """The id of an entry that is there and left out is answered with what is wrong with it."""
    with pytest.raises(CurateError, match="There is no format") as caught:
        library_of(tmp_path, NAMED).find("nowhere")
    assert caught.value.kind is Kind.REFUSED


@LAW
@given(any_list)
def test_every_id_names_its_own_resource(resources: list[Resource]) -> None:
    """The exact id of a resource names that one, whatever other ids begin like it."""
    with closing(index_of(resources)) as connection:
        for one in resources:
            assert queries.by_id(connection, one.id) == one


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("equity", "equity"),
        ("equity/", "equity"),
        ("Race", "equity/race"),
        ("EQUITY AND INCLUSION", "equity"),
        ("arts", "arts"),
        ("Arts/Music", "arts/music"),
    ],
)
def test_a_theme_is_named_by_its_id_or_title(tmp_path: Path, text: str, meant: str) -> None:
    """A theme is named by its id or its title; one that only has nested themes counts."""
    assert library_of(tmp_path, NAMED).theme(text) == meant


def test_a_misspelt_theme_is_missing(tmp_path: Path) -> None:
    """A theme that is not there is missing, and the nearest is named."""
    with pytest.raises(CurateError, match=r'no theme "equty"\. Did you mean equity\?') as caught:
        library_of(tmp_path, NAMED).theme("equty")
    assert caught.value.kind is Kind.MISSING


def test_the_heading_and_the_themes_are_kept(tmp_path: Path) -> None:
    """The index knows title, description, address, and the themes: the declared ones first."""
    lib = library_of(tmp_path, NAMED)
    assert lib.heading() == ("Named", "A list to ask by name", "https://example.org/named")
    assert lib.themes() == [
        Theme("equity", "Equity and inclusion", None, 4),
        Theme("equity/race", "Race", None, 5),
        Theme("arts/music", None, None, None),
    ]


def test_what_cannot_be_read_is_counted(tmp_path: Path) -> None:
    """The number of entries left out is known when the index is made and when it is kept."""
    assert library_of(tmp_path, NAMED).left_out() == 1
    assert library_of(tmp_path, NAMED).left_out() == 1


def summed(resources: Iterable[Resource]) -> Tally:
    """Return the tally of these resources."""
    tally = Tally()
    for one in resources:
        tally = tally.plus(one)
    return tally


@LAW
@given(any_list)
def test_the_sum_is_of_all_parts_of_all(resources: list[Resource]) -> None:
    """The index sums what the whole list takes as the resources themselves say it."""
    with closing(index_of(resources)) as connection:
        assert queries.tally(connection) == summed(resources)


@LAW
@given(any_list)
def test_a_theme_counts_a_resource_once(resources: list[Resource]) -> None:
    """A theme sums what is about it or a theme nested in it, each resource once."""
    named = {theme for one in resources for theme in one.themes}
    with closing(index_of(resources)) as connection:
        assert queries.theme_tallies(connection) == {
            theme: summed(one for one in resources if about(one, theme)) for theme in named
        }


# The schema: pleasant to open with other tools.


@pytest.fixture
def opened(curate: Curate) -> Iterable[sqlite3.Connection]:
    """Open the index of the real list as another program would."""
    with closing(sqlite3.connect(curate("index").out.strip())) as connection:
        yield connection


def test_the_tables_have_their_names(opened: sqlite3.Connection) -> None:
    """The index has resources, themes, what joins them, requirements, and full-text search."""
    tables = {name for (name,) in opened.execute("SELECT name FROM sqlite_master")}
    assert tables >= {"resources", "themes", "resource_themes", "requires", "resources_fts"}


def test_the_search_table_names_its_content(opened: sqlite3.Connection) -> None:
    """Full-text search says that it is of `resources`, so that Datasette finds it."""
    sql = "SELECT sql FROM sqlite_master WHERE name = 'resources_fts'"
    (declared,) = opened.execute(sql).fetchone()
    assert "fts5" in declared.lower()
    assert "content=[resources]" in declared or 'content="resources"' in declared
    columns = [row[1] for row in opened.execute("PRAGMA table_info(resources_fts)")]
    assert columns == ["title", "summary", "authors", "themes", "publisher"]


@pytest.mark.parametrize(
    ("table", "keys"),
    [
        ("resource_themes", {("resource", "resources", "id"), ("theme", "themes", "id")}),
        ("requires", {("resource", "resources", "id"), ("required", "resources", "id")}),
    ],
)
def test_foreign_keys_are_declared(
    opened: sqlite3.Connection, table: str, keys: set[tuple[str, str, str]]
) -> None:
    """What a row points to is declared, so that other tools can follow it."""
    rows = opened.execute(f"PRAGMA foreign_key_list({table})")
    assert {(row[3], row[2], row[4]) for row in rows} == keys


@LAW
@given(any_list)
def test_foreign_keys_hold(resources: list[Resource]) -> None:
    """No row points to what is not there, even where a list requires what it does not have."""
    with closing(index_of(resources)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_the_version_of_the_schema_is_set(opened: sqlite3.Connection) -> None:
    """The index says of which version it is."""
    assert opened.execute("PRAGMA user_version").fetchone() == (freshness.SCHEMA_VERSION,)


def test_rows_can_be_joined(opened: sqlite3.Connection) -> None:
    """The tables join: themes to resources, resources to what they require."""
    sql = (
        "SELECT r.id, q.title FROM resources r JOIN requires x ON x.resource = r.id"
        " JOIN resources q ON q.id = x.required JOIN resource_themes t ON t.resource = r.id"
        " JOIN themes n ON n.id = t.theme WHERE n.title = 'Culture and behaviours'"
    )
    assert opened.execute(sql).fetchall() == [
        ("cultural-competence", "Leadership imbalance – Black and Asian leaders missing in action")
    ]


@pytest.mark.parametrize("name", ["my list.yaml", "what?#%41.yaml", "b[1].yaml", "été.yml", "x"])
def test_a_list_may_have_any_name(curate: Curate, name: str) -> None:
    """A list with an odd name is indexed once, and answered from that index."""
    curate.list_file.rename(curate.folder / name)
    first = curate("list", "--ids", "--file", name)
    assert (first.code, len(first.out.split())) == (0, 11)
    index = Path(curate("index", "--file", name).out.strip())
    built = index.stat().st_ino
    assert curate("list", "--ids", "--file", name) == first
    assert index.stat().st_ino == built


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are Unicode there")
def test_a_list_may_have_a_name_that_is_not_text(curate: Curate) -> None:
    """A list whose name is not UTF-8 is answered as any other."""
    name = f"li{NOT_UTF_8}st.yaml"
    curate.list_file.rename(curate.folder / name)
    assert len(curate("list", "--ids", "--file", name).out.split()) == 11


def test_two_lists_do_not_share_an_index(curate: Curate) -> None:
    """Two lists of one name in two folders have an index each."""
    other = curate.folder / "other" / "resources.yaml"
    other.parent.mkdir()
    other.write_text("resources:\n- {id: one, title: One, format: read}\n", encoding="utf-8")
    first = curate("list", "--ids").out
    assert curate("list", "--ids", "--file", "other/resources.yaml").out == "one\n"
    assert curate("list", "--ids").out == first
    indexes = {curate("index").out, curate("index", "--file", "other/resources.yaml").out}
    assert len(indexes) == 2
