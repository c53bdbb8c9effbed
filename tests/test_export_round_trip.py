"""What `export` writes is imported again, with all that its format can carry."""

from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from curate.exports.chosen import theme_titles
from curate.exports.kinds import ExportKind, written
from curate.importers.candidates import Candidate, Source
from curate.importers.judged import Choices
from curate.importers.judgement import judge
from curate.importers.kinds import SourceKind, importer, kind_of
from curate.importers.theme_ids import ThemeIds
from curate.model import Format, Importance, Level, Resource, TimeSource
from curate.yaml_editing.changes import append_all
from curate.yaml_editing.verify import read_original
from curate.yaml_reading.parse import parse
from curate.yaml_reading.reading_list import ReadingList, SwitchedOff
from tests.builders import resource
from tests.conftest import PROJECT
from tests.strategies import resources, said

HEAD = """\
title: 'Ours: & more'
themes:
  equity: Equity & inclusion
  equity/race: Race
  voice: {title: Voice, description: 'Who speaks, and # who listens'}
resources:
"""
SHIPPED = parse((PROJECT / "data" / "resources.yaml").read_text(encoding="utf-8"))
THEMES = ("equity", "equity/race", "voice")
WORDS = st.lists(
    st.sampled_from(
        [
            *("Dogs", "in", "the", "North", "éclair", "犬ぞり", "50%", "C#", "A&B", "x_y", "$5"),
            *("<script>", "</a>", "&amp;", '"quoted"', "it's", "{b", "c}", "a\\b", "~/x", "`code`"),
            *("*bold*", "[x]", "(y", "--", "''", "``", "=1+1", "@home", "]]>", "^", "|"),
        ]
    ),
    min_size=1,
    max_size=5,
)
TITLES = WORDS.map(lambda words: " ".join(["Sled", *words]))
NAMES = st.sampled_from(["Ida Holm", "The Staff & Co", "Ærø Ås", "Salt, Sea and Board", "and Sons"])
DATES = st.none() | st.sampled_from(["2021", "1999-12", "2021-03-01", "2024-02-29"])


@st.composite
def lists(draw: st.DrawFn, most: int = 3) -> ReadingList:
    """Draw a list as curators have it: titles with signs that mean something elsewhere."""
    found = []
    for number in range(draw(st.integers(1, most))):
        minutes = draw(st.none() | st.integers(1, 600))
        found.append(
            resource(
                f"one-{number}",
                title=f"{draw(TITLES)} {number}",
                url=draw(st.none() | st.just(f"https://example.org/a_(b)?c={number}&d=%20~e#f")),
                format=draw(st.sampled_from(list(Format))),
                minutes=minutes,
                time_source=TimeSource.STATED if minutes else TimeSource.UNKNOWN,
                parts=draw(st.none() | st.integers(1, 3)),
                themes=tuple(draw(st.lists(st.sampled_from(THEMES), max_size=2, unique=True))),
                level=draw(st.none() | st.sampled_from(list(Level))),
                importance=draw(st.sampled_from(list(Importance))),
                authors=tuple(draw(st.lists(NAMES, max_size=2, unique=True))),
                publisher=draw(st.none() | NAMES),
                published=draw(DATES),
                added=draw(DATES),
                summary=draw(st.none() | TITLES),
            )
        )
    return parse(HEAD)._replace(resources=tuple(found))


def read_again(kind: ExportKind, source_kind: SourceKind, exported: ReadingList) -> list[Candidate]:
    """Export a list, tell what it is as `import` does, and read it."""
    source = Source("export", written(kind, exported).encode())
    assert kind_of(source) is source_kind
    return importer(source_kind).read(source).candidates


def by_title(candidates: list[Candidate]) -> dict[str, Candidate]:
    """Give candidates by their titles; those of the same one are put together."""
    found: dict[str, Candidate] = {}
    for one in candidates:
        found[one.title] = found[one.title].with_twin(one) if one.title in found else one
    return found


def paths(exported: ReadingList, one: Resource) -> set[tuple[str, ...]]:
    """Give the themes of a resource as folders have them: each a path of titles."""
    titles = theme_titles(exported)
    nested = {"equity/race": (titles["equity"], titles["equity/race"])} if titles else {}
    return {nested.get(theme, (titles[theme],)) for theme in one.themes}


def tags(exported: ReadingList, one: Resource) -> tuple[tuple[str, ...], ...]:
    titles = theme_titles(exported)
    return tuple((titles[theme],) for theme in one.themes)


def day(date: str | None) -> str | None:
    """Give a date where it is a day."""
    return date if date and len(date) == len("2021-03-01") else None


@st.composite
def lists_of_anything(draw: st.DrawFn) -> ReadingList:
    """Draw a list in which every text may be anything at all."""
    ids = draw(st.lists(st.sampled_from(["one", "two", "three-3", "4"]), unique=True))
    off = draw(st.dictionaries(st.sampled_from(["unknown-time", "ours", "no"]), TITLES))
    return parse(HEAD)._replace(
        resources=tuple(draw(resources(id_)) for id_ in ids),
        checks=tuple(SwitchedOff(rule, reason, 1) for rule, reason in off.items()),
    )


@given(lists_of_anything())
def test_a_list_file_is_the_same_list(exported: ReadingList) -> None:
    """A list file says all that was said, but for what is required and is not in it."""
    text = written(ExportKind.YAML, exported)
    found = parse(text)
    ids = {one.id for one in exported.resources}
    expected = [
        one._replace(requires=tuple(need for need in one.requires if need in ids))
        for one in exported.resources
    ]
    assert list(map(said, found.resources)) == list(map(said, expected))
    assert found.title == exported.title
    assert [one[:2] for one in found.checks] == [one[:2] for one in exported.checks]
    declared = [theme[:3] for theme in found.themes if theme.declared]
    assert declared == [theme[:3] for theme in exported.themes]
    assert kind_of(Source("export", text.encode())) is SourceKind.LIST


@given(lists())
def test_json_and_tables_come_in_as_the_same_list(exported: ReadingList) -> None:
    """JSON and CSV have ids: what comes in is what went out."""
    for kind, source_kind in (
        (ExportKind.JSON, SourceKind.JSON),
        (ExportKind.CSV, SourceKind.CSV),
    ):
        reading = importer(source_kind).read(Source("export", written(kind, exported).encode()))
        empty = read_original("resources:\n")
        judgement = judge([("export", reading)], empty.reading_list, Choices())
        text = append_all(empty, judgement.taken, judgement.themes).text
        assert list(map(said, parse(text).resources)) == list(map(said, exported.resources))


@given(lists())
def test_bookmarks_keep_titles_addresses_folders_days_and_summaries(exported: ReadingList) -> None:
    """What has an address is there, in the folder of each of its themes."""
    found = by_title(read_again(ExportKind.BOOKMARKS, SourceKind.BOOKMARKS, exported))
    expected = [one for one in exported.resources if one.link]
    assert set(found) == {one.title for one in expected}
    for one in expected:
        again = found[one.title]
        assert (again.url, again.summary, again.added) == (one.link, one.summary, day(one.added))
        assert set(again.themes) == paths(exported, one)


@given(lists())
def test_ris_keeps_what_a_reference_says(exported: ReadingList) -> None:
    """Titles, addresses, names, dates, keywords, summaries and the importance are read again."""
    found = read_again(ExportKind.RIS, SourceKind.RIS, exported)
    for one, again in zip(exported.resources, found, strict=True):
        assert facts(again) == facts(one)
        assert again.themes == tags(exported, one)


@given(lists())
def test_bibtex_keeps_what_a_reference_says(exported: ReadingList) -> None:
    """Nothing in a text is a command to LaTeX; names with a comma stay as they are."""
    found = read_again(ExportKind.BIBTEX, SourceKind.BIBTEX, exported)
    for one, again in zip(exported.resources, found, strict=True):
        assert facts(again) == facts(one)
        assert again.authors == one.authors
        assert again.themes == tags(exported, one)


@given(lists())
def test_csl_json_keeps_what_a_reference_says(exported: ReadingList) -> None:
    """Dates, keywords, and how long recordings take, are read again, too."""
    found = read_again(ExportKind.CSL_JSON, SourceKind.CSL_JSON, exported)
    for one, again in zip(exported.resources, found, strict=True):
        assert facts(again) == facts(one)
        assert again.themes == tags(exported, one)
        assert again.added == one.added


def facts(one: Resource | Candidate) -> dict[str, Any]:
    """Say what every reference has, some of it in a note that is no summary."""
    return {
        "id": one.id,
        "title": one.title,
        "url": one.link if isinstance(one, Resource) else one.url,
        "format": one.format,
        "minutes": one.minutes,
        "parts": one.parts,
        "level": one.level,
        "importance": one.importance,
        "publisher": one.publisher,
        "published": one.published,
        "summary": one.summary,
    }


@given(lists())
def test_a_feed_keeps_what_items_say(exported: ReadingList) -> None:
    """Titles, addresses, names, dates, times and categories are read again, the last one first."""
    found = read_again(ExportKind.RSS, SourceKind.FEED, exported)
    for one, again in zip(reversed(exported.resources), found, strict=True):
        assert (again.title, again.url) == (one.title, one.link)
        assert (again.summary, again.published) == (one.summary, one.published)
        assert (again.authors, again.minutes) == (one.authors, one.minutes)
        assert (again.id, again.publisher) == (one.id, one.publisher)
        assert again.themes == tags(exported, one)


@given(lists(most=4))
def test_markdown_keeps_what_it_shows(exported: ReadingList) -> None:
    """What is shown by theme is read again by theme, once, with who made it and for whom."""
    assume(any(one.themes for one in exported.resources))
    found = read_again(ExportKind.MARKDOWN, SourceKind.MARKDOWN, exported)
    assert sorted(one.title for one in found) == sorted(one.title for one in exported.resources)
    for one in exported.resources:
        again = by_title(found)[one.title]
        assert unquote(again.url or "") == unquote(one.link or "")
        assert (again.format, again.summary) == (one.format, one.summary)
        assert (again.authors, again.publisher) == (one.authors, one.publisher)
        assert again.published == one.published
        assert (again.minutes, again.parts, again.level) == (one.minutes, one.parts, one.level)
        assert (again.importance or Importance.RECOMMENDED) == one.importance
        assert set(again.themes) == paths(exported, one)


@given(lists())
def test_a_table_in_html_keeps_all_its_columns(exported: ReadingList) -> None:
    """Every column is read as what it is: who made it, format, time, level, importance, themes."""
    found = read_again(ExportKind.HTML, SourceKind.PAGE, exported)
    for one, again in zip(exported.resources, found, strict=True):
        assert facts(again) == {**facts(one), "id": None}
        assert again.authors == one.authors
        assert again.themes == tags(exported, one)


@pytest.mark.parametrize("kind", [ExportKind.HTML, ExportKind.MARKDOWN, ExportKind.RIS])
def test_an_estimate_is_never_read_as_stated(kind: ExportKind) -> None:
    """`~3 min` is made from words, which the format does not carry: the time is unknown then."""
    one = next(one for one in SHIPPED.resources if one.estimated)
    text = written(kind, SHIPPED._replace(resources=(one,)))
    assert "~" in text
    source = Source("export", text.encode())
    source_kind = kind_of(source)
    assert source_kind is not None
    (again,) = importer(source_kind).read(source).candidates
    assert (again.title, again.minutes, again.parts) == (one.title, None, 1)


@pytest.mark.parametrize(
    "text",
    [
        "1. First",
        "2) Second",
        "- dash",
        "+ plus",
        "* star",
        "# tip",
        "## tip",
        "> said",
        "---",
        "~~~",
    ],
)
@pytest.mark.parametrize("url", [None, "https://example.org/a"])
def test_no_line_begins_anything_in_markdown(text: str, url: str | None) -> None:
    """A title or a summary that begins as an item, a heading or a quotation does is a text."""
    one = resource("one", title=f"{text} A", url=url, summary=f"{text}\nB", themes=("voice",))
    exported = parse(HEAD)._replace(
        resources=(one, resource("two", title="Two", themes=("voice",)))
    )
    found = read_again(ExportKind.MARKDOWN, SourceKind.MARKDOWN, exported)
    assert [(again.title, again.url, again.summary) for again in found] == [
        (f"{text} A", url, f"{text}\nB"),
        ("Two", None, None),
    ]


def test_a_keyword_is_as_plain_as_a_title() -> None:
    """What looks like HTML in the title of a theme is as it was, in all references."""
    head = "themes:\n  a: A <b> & B\nresources:\n"
    exported = parse(head)._replace(resources=(resource("one", title="One", themes=("a",)),))
    for kind, source_kind in (
        (ExportKind.RIS, SourceKind.RIS),
        (ExportKind.BIBTEX, SourceKind.BIBTEX),
        (ExportKind.CSL_JSON, SourceKind.CSL_JSON),
    ):
        (again,) = read_again(kind, source_kind, exported)
        assert again.title == "One"
        assert again.themes == (("A <b> & B",),), kind


@pytest.mark.parametrize(
    "title", ["Equity, diversity and inclusion", "Care; and repair", "Equity, diversity; inclusion"]
)
@pytest.mark.parametrize(
    ("kind", "source_kind"),
    [(ExportKind.BIBTEX, SourceKind.BIBTEX), (ExportKind.CSL_JSON, SourceKind.CSL_JSON)],
)
def test_a_theme_with_a_comma_is_one_keyword(
    kind: ExportKind, source_kind: SourceKind, title: str
) -> None:
    """Where programs cut keywords at commas, such a theme goes by its id, and comes in as one."""
    shown = parse(f"themes:\n  equity: {title}\n  voice: Voice\nresources:\n")
    one = resource("one", title="One", themes=("equity", "voice"))
    exported = shown._replace(resources=(one,))
    source = Source("export", written(kind, exported).encode())
    reading = importer(source_kind).read(source)
    assert reading.candidates[0].themes == (("equity",), ("Voice",))
    (again,) = judge([("export", reading)], shown, Choices()).taken
    assert again.themes == one.themes


@pytest.mark.parametrize(
    ("kind", "source_kind"),
    [(ExportKind.RIS, SourceKind.RIS), (ExportKind.HTML, SourceKind.PAGE)],
)
def test_a_line_for_each_theme(kind: ExportKind, source_kind: SourceKind) -> None:
    """A theme whose title has commas in it comes in as one, beside another."""
    head = "themes:\n  a: Equity, diversity; inclusion\n  b: 'And so on,'\nresources:\n"
    exported = parse(head)._replace(resources=(resource("one", title="One", themes=("a", "b")),))
    (again,) = read_again(kind, source_kind, exported)
    assert again.themes == (("Equity, diversity; inclusion",), ("And so on,",))


WITH_IDS = {
    ExportKind.RIS: ("ID  - {}\r\n", "N1  - "),
    ExportKind.BIBTEX: ("{{{},\n", "  note = "),
    ExportKind.CSL_JSON: ('"citation-key": "{}"', '"note": '),
    ExportKind.RSS: ('<guid isPermaLink="false">{}</guid>', "<generator>"),
}
"""What has ids in it: how one is written there, and how that begins by which a list is ours."""


def ids_of(text: str, listed: str = "resources:\n") -> list[str]:
    """Import a text into a list, and give the ids of what comes in."""
    source = Source("export", text.encode())
    kind = kind_of(source)
    assert kind is not None
    reading = importer(kind).read(source)
    return [one.id for one in judge([("export", reading)], parse(listed), Choices()).taken]


@pytest.mark.parametrize("kind", WITH_IDS)
def test_ids_of_ours_stay(kind: ExportKind) -> None:
    """What we wrote with an id comes in under it, where it is free and still one."""
    text = written(kind, SHIPPED)
    assert set(ids_of(text)) == {one.id for one in SHIPPED.resources}
    taken = "resources:\n- {id: sled-dogs, title: Another, format: read}\n"
    assert "sled-dogs-taught" in ids_of(text, taken)
    how = WITH_IDS[kind][0]
    other = text.replace(how.format("sled-dogs"), how.format("Braverman:2020"))
    assert other != text
    assert "sled-dogs-taught" in ids_of(other)


@pytest.mark.parametrize("kind", WITH_IDS)
def test_keys_of_others_are_no_ids(kind: ExportKind) -> None:
    """What does not bear our mark is named by its titles, whatever another program calls it."""
    mark = WITH_IDS[kind][1]
    text = written(kind, SHIPPED)
    foreign = "".join(
        f"{mark}Other\n</generator>" if mark == "<generator>" and mark in line
        else "" if mark in line else line
        for line in text.splitlines(keepends=True)
    )  # fmt: skip
    assert foreign != text
    found = ids_of(foreign)
    assert "sled-dogs-taught" in found
    assert "sled-dogs" not in found


def test_two_of_ours_may_have_one_address() -> None:
    """What a curator keeps apart comes in as two, each with its address."""
    two = tuple(resource(f"part-{n}", title=f"Part {n}", url="https://example.org/a") for n in "12")
    exported = parse(HEAD)._replace(resources=two)
    for kind in (ExportKind.RIS, ExportKind.BIBTEX, ExportKind.CSL_JSON):
        source = Source("export", written(kind, exported).encode())
        found = importer(SourceKind(kind)).read(source)
        judgement = judge([("export", found)], parse("resources:\n"), Choices())
        assert [(one.id, one.url) for one in judgement.taken] == [(one.id, one.url) for one in two]


def test_a_feed_without_a_page_names_none() -> None:
    """The list has no address of its own, and none is made up."""
    text = written(ExportKind.RSS, SHIPPED._replace(url=None))
    head = text.partition("<item>")[0]
    assert "<link>" not in head
    assert "about:" not in text
    named = written(ExportKind.RSS, SHIPPED._replace(url="https://example.org/list"))
    assert "<link>https://example.org/list</link>" in named.partition("<item>")[0]


@pytest.mark.parametrize("kind", ["ris", "bibtex", "csl-json"])
@pytest.mark.parametrize(
    ("head", "theme"),
    [
        ("themes:\n  equity: Equity\n  equity/race: Race equity\n", "equity/race"),
        ("themes:\n  equity: Equity\n  equity/race:\n", "equity/race"),
        ("", "equity/race/law"),
        ("themes:\n  a: Race equity\n  b/c: Race equity\n", "a"),
        ("themes:\n  tcp-ip: tcp/ip\n", "tcp-ip"),
        ("themes:\n  practice: Practice\n  practice/rw: read/write\n", "practice/rw"),
    ],
)
def test_references_come_back_to_the_themes_that_they_had(kind: str, head: str, theme: str) -> None:
    """What went out as a keyword, by title or by id, comes in to the theme that it was of."""
    entry = f"- {{id: one, title: One, format: read, themes: [{theme}]}}\n"
    exported = parse(f"{head}resources:\n{entry}")
    found = read_again(ExportKind(kind), SourceKind(kind), exported)
    own = parse(f"{head}resources:\n{entry.replace('one', 'two').replace('One', 'Two')}")
    assert ThemeIds(own.themes).of(found[0].themes) == (theme,)


def test_a_theme_without_a_title_stays_nested_in_a_list_without_it() -> None:
    """In a list that has no themes, one that went out by its id is nested as it was."""
    entry = "resources:\n- {id: one, title: One, format: read, themes: [equity/race]}\n"
    found = read_again(ExportKind.RIS, SourceKind.RIS, parse(entry))
    assert ThemeIds([]).of(found[0].themes) == ("equity/race",)


def test_a_tag_of_others_with_a_slash_is_one_theme() -> None:
    """A slash in a tag that is not ours nests nothing."""
    assert ThemeIds([]).of([("tcp/ip",)]) == ("tcp-ip",)
