"""What comes in is judged in one place: new, listed already, suspect, or left out, with reasons."""

# ruff: noqa: E501 - lines of lists are long

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curate.duplicates import same_title
from curate.importers.candidates import Candidate, LeftOut, Reading
from curate.importers.foreign_runs import foreign_runs
from curate.importers.formats import format_of
from curate.importers.judged import Choices, Judgement, Verdict
from curate.importers.judgement import judge
from curate.importers.names import title_of
from curate.model import Format, Status, TimeSource
from curate.yaml_reading.parse import parse

EMPTY = "title: Ours\nresources:\n"
LISTED = """\
title: Ours
themes:
  voice: Children’s voice
  voice/practice: Practice
resources:
- id: voice-and-influence
  title: Voice and influence
  format: read
  url: https://example.org/voice?a=1&b=2
- id: a-book
  title: A book on planning
  format: read
  authors: [Ada Example]
"""


def judged(
    *candidates: Candidate, into: str = EMPTY, left_out: tuple[LeftOut, ...] = (), **choices: object
) -> Judgement:
    reading = Reading(list(candidates), list(left_out))
    return judge([("source", reading)], parse(into), replace(Choices(), **choices))  # type: ignore[arg-type]


def verdicts(judgement: Judgement) -> list[tuple[str, str]]:
    return [(str(one.verdict), one.why) for one in judgement.judged]


def test_a_link_of_google_docs_is_the_page_behind_it() -> None:
    """What leads to the same page, by a page of Google or straight, is one resource."""
    found = judged(
        Candidate(title="On time", url="https://www.google.com/url?q=https://example.org/a&sa=D"),
        Candidate(title="On time", url="https://example.org/a"),
    )
    assert [one.url for one in found.taken] == ["https://example.org/a"]


def test_how_far_it_is_is_told() -> None:
    """Each entry is counted once it is judged, what is left out too."""
    told: list[int] = []
    entries = Reading([Candidate(title="A"), Candidate(title="B")], [LeftOut("C", "a script")])
    judge([("source", entries)], parse(EMPTY), Choices(), told.append)
    assert told == [1, 2, 3]


def test_what_the_source_says_becomes_a_resource() -> None:
    """Every field comes in, tidied: on one line, without what a terminal would take for an order."""
    (one,) = judged(
        Candidate(
            title="Planning\nin the \x1b[31mdark\u202e",
            url="https://example.org/a b?x=1",
            minutes=20,
            parts=2,
            themes=(("Services", "Planning"), ("urgent",)),
            authors=("Ada  Example", "Ada  Example", " "),
            publisher="The\tCollege",
            published="2024-03",
            added="2024-05-06",
            summary="What a team can do.\x07",
        )
    ).taken
    assert (one.id, one.title, one.url) == (
        "planning-dark",
        "Planning in the dark",
        "https://example.org/a%20b?x=1",
    )
    assert (one.minutes, one.parts, one.time_source) == (20, 2, TimeSource.STATED)
    assert one.themes == ("services/planning", "urgent")
    assert (one.authors, one.publisher) == (("Ada Example",), "The College")
    assert (one.published, one.added, one.summary) == (
        "2024-03",
        "2024-05-06",
        "What a team can do.",
    )


@pytest.mark.parametrize(
    "url",
    [
        "http://www.example.org/voice/?b=2&a=1&utm_source=x#:~:text=y",
        "https://example.org/voice?a=1&fbclid=z&b=2#top",
    ],
)
def test_the_same_address_is_listed_already(url: str) -> None:
    """Tracking, order of parameters and a fragment do not make another page."""
    found = judged(Candidate(title="Another title", url=url), into=LISTED)
    assert verdicts(found) == [("listed", "the same address as voice-and-influence")]


@pytest.mark.parametrize("url", ["https://example.org/voice?a=1", "https://example.org/#/lesson/1"])
def test_another_address_comes_in_with_the_same_title(url: str) -> None:
    """Duplicates are told by their addresses alone; the same title is pointed out."""
    (one,) = judged(Candidate(title="Voice and influence", url=url), into=LISTED).judged
    assert (one.verdict, one.remarks) == (Verdict.NEW, ("the same title as voice-and-influence",))


def test_without_an_address_title_and_authors_tell() -> None:
    """A book that is listed is not listed again; one of somebody else with its title is another."""
    found = judged(
        Candidate(title="A book on planning!", authors=("Ada Example",)),
        Candidate(title="A book on planning", authors=("B. Person",)),
        into=LISTED,
    )
    assert verdicts(found) == [("listed", "the same title as a-book"), ("new", "")]


@pytest.mark.parametrize(
    "authors",
    [("Ada Example", "Ada Example"), ("Ada  Example", "", "Ada Example"), ("Ada Example",)],
)
def test_who_is_named_twice_makes_no_book_new(authors: tuple[str, ...]) -> None:
    """A book whose source names somebody twice is listed already, as it was listed: with one name."""
    found = judged(Candidate(title="A book on planning", authors=authors), into=LISTED)
    assert verdicts(found) == [("listed", "the same title as a-book")]


def test_twins_in_a_source_come_in_once_with_all_that_they_say() -> None:
    """One page in two folders is one resource, of both themes."""
    found = judged(
        Candidate(title="", url="https://example.org/x", themes=(("A",),)),
        Candidate(
            title="On time", url="https://example.org/x?fbclid=1", themes=(("B",),), words=900
        ),
    )
    assert verdicts(found) == [
        ("new", ""),
        ("listed", 'twice in it: the same address as "On time"'),
    ]
    (one,) = found.taken
    assert (one.title, one.themes, one.words) == ("On time", ("a", "b"), 900)


@pytest.mark.parametrize(
    ("candidate", "why"),
    [
        (Candidate(title="x", url="javascript:alert(1)"), "a link that runs a script"),
        (Candidate(title="x", url="place:type=6"), "a search within one browser"),
        (Candidate(title="x", url="data:text/html,x"), "an address that holds its content itself"),
        (Candidate(title="x", url="about:config"), "a page of one browser"),
        (
            Candidate(title="x", url="https://example.org", private=True),
            "private: --private takes it",
        ),
        (Candidate(), "it has neither title nor address"),
        (Candidate(title="\u200b \u202e"), "it has neither title nor address"),
    ],
)
def test_what_cannot_come_in_is_named_with_its_reason(candidate: Candidate, why: str) -> None:
    """Each that is left out says why, and stops none of the others."""
    found = judged(candidate, Candidate(title="On time"))
    assert verdicts(found) == [("left out", why), ("new", "")]


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ("http://example.org/a;https://example.org/b", "http://example.org/a"),
        ("https://example.org/a | https://example.org/b", "https://example.org/a"),
        ("https://example.org/?a=1\nhttps://example.org/b", "https://example.org/?a=1"),
        ("https://example.org/a?b=1;http://c", None),
        ("https://archive.example.org/2020/http://example.org/", None),
    ],
)
def test_of_several_addresses_in_one_place_the_first_is_taken(said: str, taken: str | None) -> None:
    """Of several addresses the first is taken, and that is said; one within another stays."""
    (one,) = judged(Candidate(title="Ice", url=said)).judged
    assert one.resource is not None
    assert one.resource.url == (taken or said)
    assert one.remarks == (("the first of its addresses is taken",) if taken else ())


@pytest.mark.parametrize("url", ["../articles/ice/", "file:///home/ada/ice.pdf", "see the shelf"])
def test_what_somebody_wrote_comes_in_without_an_address_that_is_none(url: str) -> None:
    """A book or a paper comes in without what is no address, and that is said; a link does not."""
    (book, paper, link) = judged(
        Candidate(title="Ice", url=url, authors=("Ada Moor",)),
        Candidate(title="Snow", url=url, published="2001"),
        Candidate(title="Sleds", url=url),
    ).judged
    for one in (book, paper):
        assert one.resource is not None
        assert one.resource.url is None
        assert one.remarks == ("without its address, which is none",)
    assert link.verdict is Verdict.LEFT_OUT


def test_passwords_in_addresses_do_not_come_in() -> None:
    """A list is published: an address with a password in it is left out, and not shown."""
    (one,) = judged(Candidate(title="x", url="https://ada:secret@example.org/")).judged
    assert one.verdict is Verdict.LEFT_OUT
    assert "secret" not in one.why


def test_feeds_and_private_ones_come_in_where_that_is_said() -> None:
    """What is held back by default has an option each."""
    found = judged(
        Candidate(title="a", url="https://example.org/feed", feed=True),
        Candidate(title="b", url="https://example.org/b", private=True),
        private=True,
        feeds=True,
    )
    assert len(found.taken) == 2


def test_what_importers_left_out_is_told_too() -> None:
    """Reasons of the source itself stand beside those of the judgement."""
    found = judged(left_out=(LeftOut("row 3", "it has no columns"),))
    assert verdicts(found) == [("left out", "it has no columns")]


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("https://www.example.org/2024/sled-dogs.html", "Sled dogs (example.org)"),
        ("https://example.org/a/%C3%A9quit%C3%A9/", "Équité (example.org)"),
        ("https://example.org/12345", "example.org"),
        ("https://example.org/" + "word-" * 80, None),
    ],
)
def test_a_title_that_is_an_address_is_none(url: str, title: str | None) -> None:
    """A title that is missing, or the address once more, is made from the address, and that said."""
    (one,) = judged(Candidate(title=url, url=url)).judged
    assert one.remarks == ("named from its address",)
    assert title is None or one.title == title
    assert len(one.title) < 120


@pytest.mark.parametrize("title", ["No title found", "Untitled", "(no title)"])
def test_what_programs_say_where_they_know_no_title_is_none(title: str) -> None:
    """`Untitled` is no title of a page, but may be one of what has no address."""
    page, book = judged(
        Candidate(title=title, url="https://example.org/sled-dogs"), Candidate(title=title)
    ).judged
    assert (page.title, page.remarks) == ("Sled dogs (example.org)", ("named from its address",))
    assert book.title == title


SPAM = "极速赛车168最新开奖号码"


def test_a_run_before_several_titles_is_suspect() -> None:
    """Foreign text that stands before several titles is held back; cleaned, they can come in."""
    spam = [Candidate(title=f"{SPAM} {title}") for title in ("Breaking barriers", "New directors")]
    found = judged(*spam, Candidate(title="On time"))
    assert [str(one.verdict) for one in found.judged] == ["suspect", "suspect", "new"]
    assert found.judged[0].resource is not None
    assert found.judged[0].resource.title == "Breaking barriers"
    taken = judged(*spam, Candidate(title="On time"), suspect=True).taken
    assert [one.title for one in taken] == ["Breaking barriers", "New directors", "On time"]


@pytest.mark.parametrize(
    "titles",
    [
        ["知乎周刊精选 - React", "知乎周刊精选 - Vue"],  # the name of a site
        [
            "React 教程入门指南",
            "Vue 教程入门指南",
            "今日の読書案内のまとめ",
            "深入理解计算机系统全书",
        ],
        [f"{SPAM} Breaking barriers", "New directors"],  # once
        ["視頻 React", "視頻 Vue"],  # a word
        ["Введение в Python", "Введение в Django", "Введение в Rust"],
        ["Книга: The Goal", "Книга: Traction"],
        ["React Conf", "React Native"],
        ["日本語のタイトル", "日本語のタイトル その二"],
    ],
)
def test_honest_titles_of_any_script_come_in(titles: list[str]) -> None:
    """No rule on scripts alone: titles of two scripts are no spam."""
    assert foreign_runs(titles) == {}


def test_a_script_that_a_source_speaks_is_not_foreign() -> None:
    """In a list with descriptions in Russian, Russian before a name is no spam."""
    titles = ["Введение в Machine Learning", "Введение в Data Science"]
    assert foreign_runs(titles, ["Книга о том, как учить машины."]) == {}
    found = judged(
        *(Candidate(title=f"{SPAM} {one} here") for one in ("On time", "On haste")),
        as_they_are=True,
    )
    assert [one.title for one in found.taken] == [f"{SPAM} On time here", f"{SPAM} On haste here"]


def test_a_run_behind_titles_is_suspect_too() -> None:
    """It does not matter on which side it stands."""
    assert foreign_runs([f"On time {SPAM}", f"On haste {SPAM}"]) == {
        f"On time {SPAM}": "On time",
        f"On haste {SPAM}": "On haste",
    }


def test_nothing_but_signs_is_suspect() -> None:
    """A title without a letter or digit is none; one of digits is."""
    found = judged(
        Candidate(title="***", url="https://example.org/on-time"), Candidate(title="1984")
    )
    assert [str(one.verdict) for one in found.judged] == ["suspect", "new"]


def test_long_texts_are_shortened_and_that_is_said() -> None:
    """No title or summary stops an import, however long it is."""
    (one,) = judged(Candidate(title="word " * 200, summary="more words " * 500)).judged
    assert one.resource is not None
    assert len(one.resource.title) <= 300
    assert len(one.resource.summary or "") <= 600
    assert one.remarks == ("its title is shortened", "its summary is shortened")


@pytest.mark.parametrize(
    ("themes", "ids", "new"),
    [
        ((("Practice",),), ("voice/practice",), []),
        ((("voice/practice",),), ("voice/practice",), []),
        ((("Work", "Practice"),), ("work/practice",), None),
        ((("Children’s Voice", "practice"),), ("voice/practice",), []),
        ((("Work", "Reading"), ("Home", "Reading")), ("work/reading", "home/reading"), None),
        ((("C",), ("C++",), ("C#",)), ("c", "c-2", "c-3"), None),
        ((("Policy, and law",),), ("policy-and-law",), [("policy-and-law", "Policy, and law")]),
        ((("x" * 90,),), ("x" * 64,), [("x" * 64, "x" * 90)]),
        ((("🎉",), ("  ",)), (), []),
        ((("équité",), ("Équité",)), ("equite",), [("equite", "équité")]),
    ],
)
def test_folders_and_tags_become_themes(
    themes: tuple[tuple[str, ...], ...], ids: tuple[str, ...], new: list[tuple[str, str]] | None
) -> None:
    """A folder is a theme in the theme that its folder is; what the list has is found by its name."""
    found = judged(Candidate(title="On time", themes=themes), into=LISTED)
    assert found.taken[0].themes == ids
    assert new is None or [(one.id, one.title) for one in found.themes] == new


def test_only_themes_of_what_comes_in_are_new() -> None:
    """What is left out, or listed already, declares nothing."""
    found = judged(
        Candidate(title="x", url="about:x", themes=(("Gone",),)),
        Candidate(title="y", url="https://example.org/voice?b=2&a=1", themes=(("Gone too",),)),
        into=LISTED,
    )
    assert found.themes == ()


@pytest.mark.parametrize(
    ("candidate", "minutes", "source", "format_"),
    [
        (Candidate(summary="A 5-minute read."), 5, TimeSource.STATED, Format.READ),
        (Candidate(summary="Watch time: 13 minutes"), 13, TimeSource.STATED, Format.WATCH),
        (Candidate(words=476, summary="A 5-minute read"), 5, TimeSource.STATED, Format.READ),
        (Candidate(words=476), 2, TimeSource.ESTIMATED, Format.READ),
        (Candidate(id="x", summary="A 5-minute film."), None, TimeSource.UNKNOWN, Format.READ),
        (
            Candidate(summary="A 5-minute film.", is_timed=False),
            None,
            TimeSource.UNKNOWN,
            Format.READ,
        ),
        (Candidate(words=476, media_type="video/mp4"), None, TimeSource.UNKNOWN, Format.WATCH),
        (Candidate(minutes=100_000), None, TimeSource.UNKNOWN, Format.READ),
        (Candidate(minutes=0), None, TimeSource.UNKNOWN, Format.READ),
        (Candidate(), None, TimeSource.UNKNOWN, Format.READ),
    ],
)
def test_time_is_stated_else_from_words_else_unknown(
    candidate: Candidate, minutes: int | None, source: TimeSource, format_: Format
) -> None:
    """The time that a source states counts first; words of what is watched say nothing."""
    (one,) = judged(replace(candidate, title="Awk in 20 Minutes")).taken
    assert (one.minutes, one.time_source, one.format) == (minutes, source, format_)


@pytest.mark.parametrize(
    ("address", "media_type", "format_"),
    [
        ("https://www.youtube.com/watch?v=abcdefg", None, Format.WATCH),
        ("https://youtu.be/abcdefg?t=9m12s", None, Format.WATCH),
        ("https://vimeo.com/71278954", None, Format.WATCH),
        ("https://www.ted.com/talks/ada_example_on_time", None, Format.WATCH),
        ("https://example.org/a.mp3?x=1", None, Format.LISTEN),
        ("https://podcasts.apple.com/gb/podcast/id1", None, Format.LISTEN),
        ("https://example.org/a", "audio/mpeg", Format.LISTEN),
        ("https://example.org/a", "video", Format.WATCH),
        ("https://www.youtube.com/@somebody", None, None),
        ("https://example.org/youtube.com/watch", None, None),
        ("https://example.org/watch.html", None, None),
        ("https://[bad", None, None),
        (None, None, None),
    ],
)
def test_the_format_follows_from_the_address(
    address: str | None, media_type: str | None, format_: Format | None
) -> None:
    """Hosts of videos and podcasts, endings and media types say what is watched or heard."""
    assert format_of(address, media_type) is format_


def test_what_two_have_in_common_is_pointed_out() -> None:
    """A description that stands at two entries may be a slip."""
    said = "What a team can do when nobody knows what is coming next, with exercises."
    found = judged(Candidate(title="One", summary=said), Candidate(title="Two", summary=said))
    assert found.judged[1].remarks == ("the same description as one",)


def test_a_limit_leaves_out_the_rest() -> None:
    """With --limit the first come in, and the others are counted."""
    found = judged(*(Candidate(title=f"Title {at}") for at in range(5)), limit=2)
    assert [str(one.verdict) for one in found.judged] == ["new", "new", *["left out"] * 3]


def test_ids_of_ours_stay_and_what_requires_them_follows() -> None:
    """An export of ours keeps its ids; where one is taken, what requires it requires the new one."""
    found = judged(
        Candidate(id="a-book", title="Another book", url="https://example.org/b"),
        Candidate(id="next", title="Next", requires=("a-book",)),
        into=LISTED,
    )
    assert [(one.id, one.requires) for one in found.taken] == [
        ("another-book", ()),
        ("next", ("another-book",)),
    ]


def test_how_far_the_reader_is_goes_with_it() -> None:
    """Status and day are kept, for --with-history."""
    (one,) = judged(Candidate(title="x", status=Status.DONE, on="2024-05-06")).judged
    assert (one.status, one.on) == (Status.DONE, "2024-05-06")


@given(
    st.lists(
        st.builds(
            Candidate,
            title=st.text(),
            url=st.none() | st.text() | st.just("https://example.org/x"),
            minutes=st.none() | st.integers(-5, 10**6),
            parts=st.none() | st.integers(-1, 10**5),
            words=st.none() | st.integers(-1, 10**7),
            themes=st.lists(st.lists(st.text(max_size=5), max_size=3).map(tuple), max_size=3).map(
                tuple
            ),
            authors=st.lists(st.text(), max_size=2).map(tuple),
            published=st.none() | st.text(),
            summary=st.none() | st.text(),
        ),
        max_size=4,
    )
)
def test_whatever_a_source_says_is_judged(candidates: list[Candidate]) -> None:
    """Each candidate has one verdict; what comes in is a list that can be read, and comes in once."""
    found = judged(*candidates, suspect=True)
    assert len(found.judged) == len(candidates)
    assert len({one.id for one in found.taken}) == len(found.taken)
    for one in found.judged:
        assert (one.verdict is Verdict.NEW) == (not one.why)


def test_a_name_from_any_address() -> None:
    """However odd an address is, some name is made of it."""
    for address in (
        "https://example.org",
        "https://[::1]/",
        "https://example.org/%ff%fe/index.html",
    ):
        assert title_of(address)


@pytest.mark.parametrize(
    ("addresses", "titles"),
    [
        (
            ["https://n.example/item?id=8863&p=1", "https://n.example/item?id=8864&p=1"],
            ["Item 8863 (n.example)", "Item 8864 (n.example)"],
        ),
        (
            ["https://p.example/pdf/1706.03762", "https://p.example/pdf/1706.03763"],
            ["Pdf 1706.03762 (p.example)", "Pdf 1706.03763 (p.example)"],
        ),
        (
            ["https://t.example/w16/l/l7.pdf", "https://t.example/w16/l/l8.pdf"],
            ["L7 (t.example)", "L8 (t.example)"],
        ),
        (
            ["https://t.example/a1/sled", "https://t.example/a2/sled"],
            ["Sled a1 (t.example)", "Sled a2 (t.example)"],
        ),
        (
            ["https://a.example/#/lesson/1", "https://a.example/#/lesson/2"],
            ["Lesson 1 (a.example)", "Lesson 2 (a.example)"],
        ),
        (
            ["https://a.example/sled?token=abc", "https://a.example/sled?token=abd"],
            ["Sled (a.example)", "Sled 2 (a.example)"],
        ),
    ],
)
def test_names_from_addresses_are_told_apart(addresses: list[str], titles: list[str]) -> None:
    """Pages of one name are called by what tells their addresses apart, but by no secret."""
    found = judged(*(Candidate(url=one) for one in addresses))
    assert [one.title for one in found.taken] == titles


def test_a_name_from_an_address_is_none_that_the_list_has() -> None:
    """A page named from its address has another name than what is listed, or comes in with it."""
    listed = f"{EMPTY}- id: sled\n  title: Sled (n.example)\n  format: read\n"
    found = judged(
        Candidate(title="Item (n.example)", url="https://o.example"),
        *(Candidate(url=f"https://n.example/{one}") for one in ("item?id=7", "sled?id=8")),
        into=listed,
    )
    assert [one.title for one in found.taken][1:] == ["Item 7 (n.example)", "Sled 8 (n.example)"]


@given(
    st.lists(st.from_regex(r"https://(a|b)\.example(/[a-z1_]{0,3}){0,3}(\?id=1)?", fullmatch=True))
)
def test_no_two_names_from_addresses_are_the_same(addresses: list[str]) -> None:
    """Whatever addresses come in without titles, no two of them have one name."""
    taken = judged(*(Candidate(url=one) for one in addresses)).taken
    assert len({same_title(one.title) for one in taken}) == len(taken)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a?x=1&token=abc",
        "https://example.org/a?access_token=abc",
        "https://example.org/a?X-Amz-Signature=0f",
        "https://example.org/a?sig=abc",
        "https://example.org/a?key=0a1b2c3d4e5f6a7b",
        "https://example.org/a#access_token=abc",
        "http://localhost:8000/a",
        "http://192.168.1.3/a",
        "http://10.0.0.1/a",
        "http://nas/a",
        "http://printer.local/a",
        "https://readwise.io/reader/document_raw_content/123",
    ],
)
def test_an_address_that_discloses_something_is_pointed_out(url: str) -> None:
    """It comes in, and one remark has the number and an example; the address is not shown."""
    found = judged(
        Candidate(title="Ice 1", url=url), Candidate(title="Ice 2", url="http://nas/other")
    )
    assert len(found.taken) == 2
    (remark,) = found.remarks
    assert remark.startswith("2 addresses hold a secret")
    assert '"Ice 1" does (ice-1)' in remark
    assert url not in remark


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a?key=chapter-one-and-two",
        "https://example.org/token?id=1",
        "https://example.org/a?token=",
        "https://10.example.org/a",
        "https://localhost.example.org/",
        "https://8.8.8.8/a",
    ],
)
def test_an_address_that_discloses_nothing_is_not_pointed_out(url: str) -> None:
    """A page that everybody can see is nobody's secret."""
    assert judged(Candidate(title="Ice", url=url)).remarks == ()
