"""Lists in plain text, in Markdown and on web pages, as candidates."""

# ruff: noqa: E501 - lines of lists are long

from collections.abc import Callable
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curate.importers.candidates import Candidate, Reading, Source
from curate.importers.feeds import feed_text
from curate.importers.judged import Choices
from curate.importers.judgement import judge
from curate.importers.kinds import SourceKind, importer
from curate.importers.lists import markdown, page, text_list
from curate.model import Format, Importance, Level, Status
from curate.yaml_reading.parse import parse
from tests.profiles import much


def source(text: str, address: str | None = None) -> Source:
    return Source("list", text.encode(), address)


def in_markdown(text: str, address: str | None = None) -> list[Candidate]:
    return markdown.read(source(text, address)).candidates


def titles(reading: Reading) -> list[str]:
    return [one.title for one in reading.candidates]


PAGE = """\
Here is what we found useful, on how to lead well and how to plan a service that people trust.
Planning in the dark: a guide
What a team can do when nobody knows what is next. With exercises for a morning together.
Read time: 20 minutes
Two letters on trust
They were written ten years apart. What stayed the same is what surprised their readers most.
Read time: 45 minutes each
How to disagree
Why a good row is better than a bad peace, told by somebody who has had both of them.
Watch time: 13 minutes
Who is listening?
Notes from the border
What people who came here last year would have liked to be asked when they arrived.
"""


def test_a_page_of_titles_descriptions_and_times() -> None:
    """A title line, lines on it, a time line or none: each is a resource, what introduces is not."""
    found = text_list.read(source(PAGE)).candidates
    assert [(one.title, one.minutes, one.parts, one.format) for one in found] == [
        ("Planning in the dark: a guide", 20, 1, Format.READ),
        ("Two letters on trust", 45, None, Format.READ),
        ("How to disagree", 13, 1, Format.WATCH),
        ("Who is listening?", None, 1, None),
    ]
    assert found[0].summary is not None
    assert found[0].summary.startswith("What a team can do")
    assert found[3].summary is not None
    assert found[3].summary.startswith("Notes from the border\nWhat people")


@pytest.mark.parametrize(
    "wrap",
    [
        "<h3>{}</h3><p>{}</p><p>{}</p>",
        "<p><strong>{}</strong></p><p>{}</p><p><em>{}</em></p>",
        "<div><b>{}</b><br>{}<br>{}</div>",
    ],
)
def test_the_same_page_as_a_web_page(wrap: str) -> None:
    """Headings, bold lines or line breaks: a page shows the same list to everybody."""
    lines = PAGE.splitlines()[1:10]
    entries = "".join(wrap.format(*lines[at : at + 3]) for at in (0, 3, 6))
    said = f"<!doctype html><title>x</title><body><h1>Leading</h1>{entries}</body>"
    found = page.read(source(said)).candidates
    assert [(one.title, one.minutes, one.parts) for one in found] == [
        ("Planning in the dark: a guide", 20, 1),
        ("Two letters on trust", 45, None),
        ("How to disagree", 13, 1),
    ]


@pytest.mark.parametrize(
    "link", ["Read more", "Watch here", "Access the article", "On ada.example"]
)
@pytest.mark.parametrize(
    "wrap",
    [
        "<h3>{title}</h3><p>Said of it.</p><p>{time}</p><p>{link}</p>",
        "<h3>{title}</h3><p>{time}</p><p>Said of it.</p><p>{link}</p>",
        "<h3>{title}</h3><p>Said of it. {link}</p><p>{time}</p>",
        "<h3>{title}</h3><ul><li><a href='https://example.org/{name}'>Download</a></li></ul>"
        "<p>Said of it.</p><p>{time}</p>",
    ],
)
def test_a_link_to_what_is_above_is_no_resource(wrap: str, link: str) -> None:
    """`Read more`, in a paragraph of its own below a title and a time, is the link of these."""
    entries = "".join(
        wrap.format(
            title=f"On {name}",
            name=name,
            time=f"Read time: {minutes} minutes",
            link=f"<a href='https://example.org/{name}'>{link}</a>",
        )
        for name, minutes in (("time", 20), ("trust", 3))
    )
    found = page.read(source(f"<html><h1>Leading</h1>{entries}</html>")).candidates
    assert [(one.title, one.url, one.minutes, one.summary) for one in found] == [
        ("On time", "https://example.org/time", 20, "Said of it."),
        ("On trust", "https://example.org/trust", 3, "Said of it."),
    ]


@pytest.mark.parametrize(
    "more",
    [
        "<p><a href='/c'>C</a></p><p>Of C.</p><p>Read time: 3 minutes</p>",
        "<ul><li><a href='/c'>C</a> – good (3 min)</li><li><a href='/d'>D</a></li></ul>",
        "<table><tr><td><a href='/c'>C</a></td></tr><tr><td><a href='/d'>D</a></td></tr></table>",
    ],
)
@pytest.mark.parametrize("last", ["", "<p><a href='/b'>B</a></p><p>Watch time: 9 minutes</p>"])
def test_a_heading_above_titles_that_are_links_is_a_theme(more: str, last: str) -> None:
    """Where links below a heading have their times, or are in a list, it is no resource."""
    said = (
        "<html><h1>Learn</h1><h2>Basics</h2><p><a href='/a'>A</a></p><p>Of A.</p>"
        f"<p>Read time: 20 minutes</p>{last}<h2>More</h2>{more}</html>"
    )
    found = page.read(source(said, "https://example.org/")).candidates
    assert [(one.title, one.themes) for one in found] == [
        *((name, (("Basics",),)) for name in ("AB" if last else "A")),
        *((name, (("More",),)) for name in ("C" if "Of C" in more else "CD")),
    ]
    assert (found[0].minutes, found[0].url) == (20, "https://example.org/a")


@pytest.mark.parametrize("heading", ["Licenses", "Licence to lead", "Contributing to Open Source"])
def test_licences_and_contributing_may_be_what_a_list_is_on(heading: str) -> None:
    """Only at the end, and with hardly a link, is such a section of the list itself."""
    one = "- [On time](https://example.org/t)\n"
    two = "- [On trust](https://example.org/u)\n- [On luck](https://example.org/v)\n"
    assert len(in_markdown(f"# L\n\n## {heading}\n\n{one}\n## Time\n\n{two}")) == 3
    assert len(in_markdown(f"# L\n\n## Time\n\n{two}\n## {heading}\n\n{one}{two}")) == 5
    end = f"## {heading}\n\n{one}\n## Credits\n\n{two}"
    assert len(in_markdown(f"# L\n\n## Time\n\n{two}\n{end}")) == 2


ADDRESSES = (
    "https://example.org/a\nhttps://example.org/b 12 min\nhttps://example.org/c - said of it"
)


@pytest.mark.parametrize(
    "text",
    [
        ADDRESSES,
        f"- {ADDRESSES}",
        f"# Time\n{ADDRESSES}\n\n- [D](https://example.org/d)\n- [E](https://example.org/e)\n",
        "- https://example.org/a\n- https://example.org/b 12 min\nhttps://example.org/c  of it\n",
    ],
)
def test_no_line_that_begins_with_an_address_is_lost(text: str) -> None:
    """Each line is a resource with its own time, below a heading or in one item too."""
    read = (markdown if "- h" in text or "#" in text else text_list).read
    found = read(source(text)).candidates
    assert [(one.url, one.minutes) for one in found][:3] == [
        ("https://example.org/a", None),
        ("https://example.org/b", 12),
        ("https://example.org/c", None),
    ]
    assert len(found) == (5 if "/d" in text else 3)


@pytest.mark.parametrize(
    "links",
    [
        "<a href='/'>Home</a>",
        "<p><a href='/'>Home</a> | <a href='/about'>About us</a></p>",
        "<div><ul><li><a href='/'>Home</a></li><li><a href='/about'>About us</a></li></ul></div>",
    ],
)
def test_links_in_the_header_of_a_page_are_no_resources(links: str) -> None:
    """They lead to other pages of the site; the header of an article may have its link."""
    article = "<article><header><h3><a href='/{0}'>On {0}</a></h3></header><p>Read time: 5 min</p></article>"
    said = f"<html><header>{links}<h1>Learn</h1></header>{article.format('time')}{article.format('luck')}"
    found = page.read(source(said, "https://example.org/")).candidates
    assert [(one.title, one.url) for one in found] == [
        ("On time", "https://example.org/time"),
        ("On luck", "https://example.org/luck"),
    ]
    alone = "<html><article><header><a href='/time'>On time</a></header></article></html>"
    assert titles(page.read(source(alone, "https://example.org/"))) == ["On time"]
    cards = "<div><header><a href='/{0}'>On {0}</a></header><p>Of it.</p></div>"
    several = f"<html>{cards.format('time')}{cards.format('luck')}</html>"
    assert titles(page.read(source(several, "https://example.org/"))) == ["On time", "On luck"]


def test_a_sentence_before_a_time_is_said_of_what_is_above() -> None:
    """A line that ends with a time is of that, and what it says before is not lost."""
    card = "<h3><a href='https://example.org/{0}'>On {0}</a></h3><p>{1} <span>{2}</span></p>"
    said = card.format("time", "Of it.", "5 min read") + card.format("luck", "", "1 hour 5 minutes")
    found = page.read(source(f"<html>{said}</html>")).candidates
    assert [(one.title, one.minutes, one.summary) for one in found] == [
        ("On time", 5, "Of it."),
        ("On luck", 65, None),
    ]


def test_relative_links_above_times_are_left_out_and_said() -> None:
    """What has its time on a line below comes in without an address that cannot be known."""
    one = "<p><a href='/{0}'>On {0}</a></p><p>Read time: 5 minutes</p>"
    reading = page.read(source(f"<html>{one.format('time')}{one.format('luck')}</html>"))
    assert [(one.title, one.url) for one in reading.candidates] == [
        ("On time", None),
        ("On luck", None),
    ]
    assert "the addresses of 2 resources are relative" in reading.remarks[0]


@pytest.mark.parametrize("mark", [" - ", " – ", " — ", " | ", " · ", "; ", ". "])
@pytest.mark.parametrize(
    ("said", "rest"),
    [
        (("15 min", "essential"), None),
        (("Essential", "15 min"), None),
        (("15 min", "video", "must read"), None),
        (("On bells", "15 min", "essential"), "On bells"),
        (("Essential", "On bells", "approx. 15 minutes"), "On bells"),
    ],
)
def test_what_is_said_between_marks_in_any_order(
    mark: str, said: tuple[str, ...], rest: str | None
) -> None:
    """A time and how much something is wanted are taken wherever they stand behind a title."""
    [found] = in_markdown(f"- [B](https://example.org/b){mark}{mark.join(said)}\n")
    assert (found.title, found.minutes, found.importance) == ("B", 15, Importance.ESSENTIAL)
    assert found.summary == rest
    assert found.format is (Format.WATCH if "video" in said else None)


@pytest.mark.parametrize(
    "said",
    [
        "(book, approx 4 hours)",
        "(about 4 hours, book)",
        "[book · 4 h]",
        "– book (4 hours)",
        "(book; around four hours)",
        "`[book]` · `4 h`",
    ],
)
def test_a_kind_and_a_time_in_brackets_leave_nothing(said: str) -> None:
    """Words in brackets that say how long and as what are no summary."""
    [found] = in_markdown(f"- [B](https://example.org/b) {said}\n")
    assert (found.title, found.minutes, found.format) == ("B", 240, Format.READ)
    assert found.summary is None


@pytest.mark.parametrize(
    "said",
    [
        "Essential reading on care",
        "On books, audio and hard choices",
        "How the film was made",
        "Medium",
        "10:00 - 12:30",
        "Used by 10M+ people, 5M, all at once",
    ],
)
def test_words_that_say_more_stay_what_is_said(said: str) -> None:
    """Only what is nothing but a kind, a time or how much it is wanted is taken as that."""
    [found] = in_markdown(f"- [B](https://example.org/b) – {said}\n")
    assert (found.minutes, found.format, found.importance, found.level) == (None,) * 4
    assert found.summary == said


@pytest.mark.parametrize(
    "item",
    [
        "Podcast: [How to listen](https://example.org/a)",
        "Listen: [How to listen](https://example.org/a)",
        "[Podcast] [How to listen](https://example.org/a)",
        "[[Podcast] How to listen](https://example.org/a)",
        "[Podcast: How to listen](https://example.org/a)",
        "[🎧 How to listen](https://example.org/a)",
        "[How to listen (podcast)](https://example.org/a)",
        "Podcast: How to listen https://example.org/a",
        "How to listen – podcast – https://example.org/a",
    ],
)
def test_a_kind_before_a_title_is_the_format(item: str) -> None:
    """A word for what something is, before its title or behind, is in neither title nor summary."""
    [found] = in_markdown(f"- {item}\n")
    assert (found.title, found.format, found.summary) == ("How to listen", Format.LISTEN, None)


@pytest.mark.parametrize(
    "item",
    ["Video: the new literacy (20 min)", "[Video: the new literacy](https://example.org/v) 20 min"],
)
def test_a_kind_may_be_a_word_of_a_title(item: str) -> None:
    """Where what follows goes on in lower case, or no address is there, the title stays whole."""
    [found] = in_markdown(f"- {item}\n")
    assert (found.title, found.minutes, found.format) == ("Video: the new literacy", 20, None)


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ("6 x 10 mins: https://example.org/x", ""),
        ("6 × 10 min: [Series](https://example.org/x)", "Series"),
        ("[Series](https://example.org/x) 6 x 10 mins", "Series"),
        ("[Series](https://example.org/x) – 10 min × 6", "Series"),
        ("Series (6 x 10 mins) https://example.org/x", "Series"),
    ],
)
def test_parts_before_an_address_or_behind(item: str, title: str) -> None:
    """How many parts there are, and how long one is, is read on either side of the address."""
    [found] = in_markdown(f"- {item}\n")
    assert (found.title, found.minutes, found.parts) == (title, 10, 6)
    assert found.summary is None


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("“Talking to strangers”", "Talking to strangers"),
        ('"Talking to strangers"', "Talking to strangers"),
        ("«Talking to strangers»", "Talking to strangers"),
        ("‘Don’t look up’", "Don’t look up"),
        ("“Yes” and “no”", "“Yes” and “no”"),
        ("“Heroes” at forty", "“Heroes” at forty"),
    ],
)
@pytest.mark.parametrize("item", ["[{}](https://example.org/a) 5 min", "{} https://example.org/a"])
def test_quotation_marks_around_a_whole_title_are_no_part_of_it(
    item: str, written: str, title: str
) -> None:
    """Those around a part of a title stay."""
    [found] = in_markdown(f"- {item.format(written)}\n")
    assert found.title == title


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (text_list, "On bells (20 min)\nOn time – 5 min\nOn luck, 1 h\n"),
        (markdown, "- On bells (20 min)\n- On time – 5 min\n- On luck, 1 h, essential\n"),
        (markdown, "- On bells (20 min)\n- [On time](https://a.example/t) – 5 min\n- On luck – 1 h\n"),
        (text_list, "On bells (20 min)\nhttps://a.example/b\n\nOn time\nhttps://a.example/t\n5 min\n\n"
         "On luck; 1 h\nhttps://a.example/l\n"),
    ],
)  # fmt: skip
def test_short_titles_with_a_time_are_titles(kind: ModuleType, text: str) -> None:
    """Where most lines are a title with its time, none is the time of the one above."""
    found = kind.read(source(text)).candidates
    said = [("On bells", 20), ("On time", 5), ("On luck", 60)]
    assert [(one.title, one.minutes) for one in found] == said


def test_lines_of_titles_and_addresses() -> None:
    """Bare addresses, titles before addresses, bullets and numbers: a line is a resource."""
    text = (
        "https://example.org/one\n"
        "Second: https://example.org/two\n"
        "- Third - https://example.org/three\n"
        "4. Fourth (https://example.org/four)\n"
    )
    found = text_list.read(source(text)).candidates
    assert [(one.title, one.url) for one in found] == [
        ("", "https://example.org/one"),
        ("Second", "https://example.org/two"),
        ("Third", "https://example.org/three"),
        ("Fourth", "https://example.org/four"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "On grief\nexample.org/grief\n15 min\n",
        "On grief example.org/grief (15 min)\n",
        "- On grief: example.org/grief – 15 min\n",
        "On grief (15 min)\nexample.org/grief.\n",
    ],
)
def test_an_address_without_its_scheme_is_one(text: str) -> None:
    """A host with a path is an address, as somebody types it."""
    [found] = text_list.read(source(text)).candidates
    assert (found.title, found.url, found.minutes) == ("On grief", "https://example.org/grief", 15)


def test_only_what_is_surely_an_address_is_one() -> None:
    """A name of a file, mail, a host alone, or words parted by a slash are no addresses."""
    text = (
        "Node.js/Deno for all|See notes/plan.md|ada@example.org/x|example.org|and/or|vue.js/react"
    )
    found = text_list.read(source(text.replace("|", "\n\n"))).candidates
    assert [one.url for one in found] == [None] * 6
    sure = "A www.example.org\n\nB (bbc.co.uk/news/1)\n\nC arxiv.org/abs/1706.03762\n"
    assert [(one.title, one.url) for one in text_list.read(source(sure)).candidates] == [
        ("A", "https://www.example.org"),
        ("B", "https://bbc.co.uk/news/1"),
        ("C", "https://arxiv.org/abs/1706.03762"),
    ]


HEADED = """\
Reading list for new starters

Leadership

How to lead - https://example.org/lead - 10 min
How to follow https://example.org/follow

TIME
====

How to wait
https://example.org/wait
"""


def test_lines_set_apart_in_plain_text_are_headings() -> None:
    """A short line above resources names their theme; one above all of them is of the list."""
    found = text_list.read(source(HEADED)).candidates
    assert [(one.title, one.themes) for one in found] == [
        ("How to lead", (("Leadership",),)),
        ("How to follow", (("Leadership",),)),
        ("How to wait", (("TIME",),)),
    ]


def test_a_line_with_a_colon_above_addresses_is_a_heading() -> None:
    """Of several addresses it cannot be the title, and of one it may be."""
    text = "Leadership:\nhttps://example.org/a\nhttps://example.org/b\n\nTime:\nhttps://example.org/c\n"
    found = text_list.read(source(text)).candidates
    assert [one.themes for one in found] == [(("Leadership",),), (("Leadership",),), (("Time",),)]
    (alone,) = text_list.read(source("Time:\nhttps://example.org/c\n")).candidates
    assert (alone.title, alone.themes) == ("Time", ())


@pytest.mark.parametrize(
    "text",
    [
        "# L\n\n## Time\n\n### Required reading\n\n- [A](https://example.org/a)\n\n"
        "### Optional\n\n- [B](https://example.org/b)\n",
        "# L\n\n## Time\n\nRequired:\n\n- [A](https://example.org/a)\n\n"
        "**Further reading**\n\n- [B](https://example.org/b)\n",
    ],
)
def test_a_heading_may_say_how_much_all_below_it_is_wanted(text: str) -> None:
    """`Required reading` above a list is no theme, but what a curator thinks of all in it."""
    found = in_markdown(text)
    assert [(one.title, one.importance, one.themes) for one in found] == [
        ("A", Importance.ESSENTIAL, (("Time",),)),
        ("B", Importance.OPTIONAL, (("Time",),)),
    ]


def test_a_heading_may_say_what_all_below_it_is() -> None:
    """Below `Podcasts` is what is listened to, unless an item says it is something else."""
    text = "## Podcasts\n\n- [A](https://example.org/a)\n- [B](https://example.org/b) (video)\n"
    assert [(one.format, one.themes) for one in in_markdown(text)] == [
        (Format.LISTEN, (("Podcasts",),)),
        (Format.WATCH, (("Podcasts",),)),
    ]


def test_columns_of_a_table_say_what_they_are_called() -> None:
    """Format, level and importance are read from their columns, in the words of others."""
    head = "| # | Resource | Type | Duration | Level | Required | Notes |\n|---|---|---|---|---|---|---|\n"
    rows = (
        "| 1 | [A](https://example.org/a) | Video | 45 min | Beginner | yes | Before day 1 |\n"
        "| 2 | [B](https://example.org/b) | Podcast | 6 x 10 min | Hard | optional | |\n"
        "| 3 | [C](https://example.org/c) | Toy | 5 | Medium | no | Optional |\n"
    )
    found = in_markdown(head + rows)
    assert [
        (one.format, one.minutes, one.parts, one.level, one.importance, one.summary)
        for one in found
    ] == [
        (Format.WATCH, 45, 1, Level.INTRODUCTORY, Importance.ESSENTIAL, "Before day 1"),
        (Format.LISTEN, 10, 6, Level.ADVANCED, Importance.OPTIONAL, None),
        (None, 5, 1, Level.INTERMEDIATE, Importance.OPTIONAL, "Toy"),
    ]


@pytest.mark.parametrize("column", ["Theme", "Topics", "category"])
def test_a_column_of_themes_gives_themes(column: str) -> None:
    """What a table calls themes, tags or the like sorts what is in it, as it does in CSV."""
    text = (
        f"| Resource | {column} | Link |\n|---|---|---|\n"
        "| A talk | Wellbeing; Change | https://example.org/a |\n| B | Change | https://example.org/b |\n"
    )
    assert [(one.title, one.themes, one.summary) for one in in_markdown(text)] == [
        ("A talk", (("Wellbeing",), ("Change",)), None),
        ("B", (("Change",),), None),
    ]


REFERENCES = """\
Example, A., & Person, B. (2018). The shape of teams. Journal of Teams, 4(2), 11–30. https://doi.org/10.1000/teams

Smith, C. (2020, March 3). Why do we wait? The Daily Example. https://example.org/wait

TED. (2013, May 8). Every child needs a champion [Video]. YouTube. https://www.youtube.com/watch?v=SFnMTHhKdkw
"""


@pytest.mark.parametrize(
    ("kind", "text"), [(text_list, REFERENCES), (markdown, f"# References\n\n{REFERENCES}")]
)
def test_references_as_styles_have_them(kind: ModuleType, text: str) -> None:
    """People, year, title and journal before an address are told apart, in text and Markdown."""
    found = kind.read(source(text)).candidates
    assert [(one.title, one.authors, one.published, one.summary) for one in found] == [
        (
            "The shape of teams",
            ("A. Example", "B. Person"),
            "2018",
            "Journal of Teams, 4(2), 11–30",
        ),
        ("Why do we wait?", ("C. Smith",), "2020", "The Daily Example"),
        ("Every child needs a champion", ("TED",), "2013", "YouTube"),
    ]
    assert found[2].format is Format.WATCH


def test_paragraphs_of_a_title_and_an_address_in_markdown() -> None:
    """A title that ends with a mark before an address is a resource, in a sentence it is none."""
    text = (
        "# L\n\nHow to lead: https://example.org/lead\n\n“On trust” https://example.org/trust (5 min)\n\n"
        "You will find all that we have ever written on https://example.org/all\n"
    )
    found = in_markdown(text)
    assert [(one.title, one.minutes) for one in found] == [("How to lead", None), ("On trust", 5)]


def test_no_address_of_a_line_in_text_is_lost() -> None:
    """A line that ends with its own address is a resource, even where it reads as a sentence."""
    text = "On luck https://example.org/1\nThe Fund (2015). Leading. https://example.org/2\n"
    found = text_list.read(source(text)).candidates
    assert [one.url for one in found] == ["https://example.org/1", "https://example.org/2"]


@pytest.mark.parametrize(
    "item",
    [
        "15 min: [On bells](https://example.org/b)",
        "(15 min) On bells https://example.org/b",
        "15 min — On bells — https://example.org/b",
        "**On bells** - 15 min - [link](https://example.org/b)",
        "[On bells](https://example.org/b) (15 min; essential) – On bells",
    ],
)
def test_a_time_before_a_title_is_its_time(item: str) -> None:
    """A time may stand before a title, in brackets or not, as well as behind it."""
    [found] = in_markdown(f"- {item}\n")
    assert (found.title, found.minutes) == ("On bells", 15)


def test_a_newsletter_of_paragraphs() -> None:
    """A heading above paragraphs with links and times of their own is no resource."""
    text = (
        "# The Weekly\n\n## Work\n\n**[Quiet](https://example.org/q)** (8 min) — on silence.\n\n"
        "**[Meetings](https://example.org/m)** · 12 min read · essential\n\n"
        "🎧 [Bells](https://example.org/b) – podcast, 43 min\n\n## Rest\n\n"
        "📺 [Sleep](https://example.org/s) – 5 min\n"
    )
    found = in_markdown(text)
    assert [(one.title, one.minutes, one.format, one.themes) for one in found] == [
        ("Quiet", 8, None, (("Work",),)),
        ("Meetings", 12, Format.READ, (("Work",),)),
        ("Bells", 43, Format.LISTEN, (("Work",),)),
        ("Sleep", 5, Format.WATCH, (("Rest",),)),
    ]


def test_a_time_right_behind_a_linked_term() -> None:
    """In a list of terms, what stands behind a link is no part of its title."""
    said = (
        "<html><dl><dt><a href='https://example.org/1'>One</a> <small>10 min</small></dt>"
        "<dd>First of all.</dd><dt><a href='https://example.org/2'>Two</a> <em>(video)</em></dt>"
        "<dd>Second. 20 minutes.</dd></dl></html>"
    )
    found = page.read(source(said)).candidates
    assert [(one.title, one.minutes, one.format) for one in found] == [
        ("One", 10, None),
        ("Two", 20, Format.WATCH),
    ]


def test_titles_alone_are_a_list() -> None:
    """A list of nothing but titles has one on each line."""
    reading = text_list.read(source("Planning\nTrust\nA good row\nWho is listening?\n"))
    assert titles(reading) == ["Planning", "Trust", "A good row", "Who is listening?"]


def test_paragraphs_are_entries_where_blank_lines_part_them() -> None:
    """In paragraphs, the first line is the title and the others are on it."""
    text = (
        "Planning\nBy a friend\nhttps://example.org/a\n\nTrust\nOn others\nhttps://example.org/b\n"
    )
    found = text_list.read(source(text)).candidates
    assert [(one.title, one.url, one.summary) for one in found] == [
        ("Planning", "https://example.org/a", "By a friend"),
        ("Trust", "https://example.org/b", "On others"),
    ]


TALKS = """\
# Talks worth your time

[![badge](https://img.example.org/b.svg)](https://ci.example.org)

## Contents

- [Teams](#teams)
- [Time](#time)

## Teams

- [What teams need](https://example.org/teams) [47:26] by **Ada Example** and **B. C. Person** (2013)
<!-- - [Gone](https://example.org/gone) [10:00] -->
* [Seven minutes on trust](https://example.org/trust) `7:04` – about trust [[mirror]](https://m.example.org/t) [[slides]](https://s.example.org/t)

### Remote

1. [From afar](https://example.org/afar?t=9m12s) (00:22:47), starts slowly until 5:30

## Time

- Long ones
  - [A day in parts](https://example.org/day) [03:10:00]
    - [part 1](https://example.org/day/1)
    - [part 2](https://example.org/day/2)
  - ~~[Withdrawn](https://example.org/withdrawn)~~

## Contributing

- [Guidelines](https://example.org/guidelines)
"""


def test_a_list_of_talks() -> None:
    """Titles, people, years, lengths and themes are told apart; what is no talk is left alone."""
    found = in_markdown(TALKS)
    assert [(one.title, one.minutes, one.parts, one.themes) for one in found] == [
        ("What teams need", 48, 1, (("Teams",),)),
        ("Seven minutes on trust", 8, 1, (("Teams",),)),
        ("From afar", 23, 1, (("Teams", "Remote"),)),
        ("A day in parts", 95, 2, (("Time", "Long ones"),)),
    ]
    assert found[0].authors == ("Ada Example", "B. C. Person")
    assert found[0].published == "2013"
    assert found[1].summary == "about trust"
    assert found[2].url == "https://example.org/afar?t=9m12s"


FACTS = """\
# Podcasts

* [On time](https://example.org/on-time) ([iTunes](https://itunes.example.org/1) | [RSS](https://example.org/rss))
  * **Description**: Ada talks to people who plan.
  * **Host**: Ada Example @[ada](https://social.example.org/ada)
  * **Runtime**: 30 - 45 minutes

* [On haste](https://example.org/on-haste)

  * **Runtime**: ~20 mins
"""


def test_facts_below_an_item_are_of_it() -> None:
    """What stands below an item behind a label says something of it, and is no entry."""
    found = in_markdown(FACTS)
    assert [(one.title, one.minutes, one.authors) for one in found] == [
        ("On time", 45, ("Ada Example @ada",)),
        ("On haste", 20, ()),
    ]
    assert found[0].summary == "Ada talks to people who plan."


def test_what_belongs_to_a_course_is_no_other_resource() -> None:
    """Lectures, assignments and a sentence with a link, below a course, are of that course."""
    text = (
        "- [Logic 1](https://example.org/logic) *A college*\n"
        "    - What follows from what, by way of [Pyret](https://pyret.example.org/) and paper\n"
        "    - [Lectures](https://example.org/logic/lectures)\n"
        "    - [Assignments - 2015](https://example.org/logic/a)\n"
        "- [Logic 2](https://example.org/logic2)\n"
    )
    assert [one.title for one in in_markdown(text)] == ["Logic 1", "Logic 2"]


def test_papers_are_cited_with_year_and_people() -> None:
    """Title, year and people before a link to the paper are told apart; so below `Contents`, too."""
    text = (
        "## Contents\n\n- [Time](#time)\n\n### Time\n\n"
        "- **On time** (2016), A. Example and B. Person et al. [[pdf]](https://example.org/t.pdf)\n"
        "- **On haste** (1997), C. Third [[html]](https://example.org/h)\n"
    )
    found = in_markdown(text)
    assert [(one.title, one.published, one.authors, one.themes) for one in found] == [
        ("On time", "2016", ("A. Example", "B. Person"), (("Time",),)),
        ("On haste", "1997", ("C. Third",), (("Time",),)),
    ]


def test_references_in_paragraphs_are_papers() -> None:
    """People, title, journal and year before the link of a reference are told apart."""
    text = (
        "# Papers\n\nThis list goes\n\n- From old to new\n- From near to far\n\n## Time\n\n"
        '**[1]** Example, Ada, Bo Person, and C. Third. "**On time**." Journal 7.2 (2015): 4-9. [[pdf]](https://example.org/1) **(Kind)** :star::star:\n\n'
        '**[2]** Person, Bo, et al. "**On haste**." Proceedings of a day. 2014. [[html]](https://example.org/2):star:\n\n'
        "**[3]** A. Example, B. Person, “On trust,” in Days, 2016. [pdf](https://example.org/3)\n"
    )
    found = in_markdown(text)
    assert [(one.title, one.url, one.published, one.authors) for one in found] == [
        ("On time", "https://example.org/1", "2015", ("Ada Example", "Bo Person", "C. Third")),
        ("On haste", "https://example.org/2", "2014", ("Bo Person",)),
        ("On trust", "https://example.org/3", "2016", ("A. Example", "B. Person")),
    ]
    assert found[0].summary == "Journal 7.2 (2015): 4-9\nKind"


def test_paragraphs_that_are_links_are_a_list() -> None:
    """A link in a paragraph of its own is a resource; one within a sentence is none."""
    text = (
        "# Courses\n\nWe ask that you [fork](https://example.org/f) this page and read on.\n\n"
        "## Time\n\n[On time](https://example.org/1)\n\n_First of all_\n\n"
        "[On haste](https://example.org/2). Very good! [more](https://example.org/m).\n\n"
        "On trust [1](https://example.org/3) [2](https://example.org/4)\n\n"
        "## Trust\n\n[On doubt](https://example.org/5)\n[On faith](https://example.org/6)\n\n"
        "[On peace](https://example.org/7): by friends<br>[On war](https://example.org/8)\n"
        "## Code of conduct\n\n[Be kind](https://example.org/kind)\n"
    )
    assert [(one.title, one.url[-1:], one.themes) for one in in_markdown(text) if one.url] == [
        ("On time", "1", (("Time",),)),
        ("On haste", "2", (("Time",),)),
        ("On trust", "3", (("Time",),)),
        ("On doubt", "5", (("Trust",),)),
        ("On faith", "6", (("Trust",),)),
        ("On peace", "7", (("Trust",),)),
        ("On war", "8", (("Trust",),)),
    ]


def test_a_talk_with_its_film_and_slides_below_it_is_one() -> None:
    """What is called `Video`, `slides` or `Part 1` below a name is what that names."""
    text = (
        "## 2011\n\n"
        "* Ada Example: **On time** (A conference)\n"
        "    * [Conf presentation](https://example.org/programme)\n"
        "    * Video: [youtube](https://example.org/film) [01:17:34]/[pyvideo](https://example.org/py)\n"
        "    * [Slides with text](https://example.org/text)/[Just the slides](https://example.org/s)\n"
        "    * [Notebook](https://example.org/notebook)\n"
        "* On haste\n"
        "    * [Part 1](https://example.org/h1) [10:00]\n"
        "    * [Part 2](https://example.org/h2) [20:00]\n"
        "* Tools\n"
        "    * [Clocks](https://example.org/clocks)\n"
        "    * [GitHub](https://example.org/github)\n"
        "    * [Bells](https://example.org/bells)\n"
    )
    found = in_markdown(text)
    assert [(one.title, one.url, one.minutes, one.parts) for one in found[:2]] == [
        ("On time", "https://example.org/film", 78, 1),
        ("On haste", "https://example.org/h1", 15, 2),
    ]
    assert (found[0].authors, found[0].themes) == (("Ada Example",), (("2011",),))
    tools = [one for one in found if ("2011", "Tools") in one.themes]
    assert [one.title for one in tools] == ["Clocks", "GitHub", "Bells"]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (
            markdown,
            "- [x] [On time](https://example.org/1)\n- [ ] [On haste](https://example.org/2)\n",
        ),
        (text_list, "[x] On time https://example.org/1\n[ ] On haste https://example.org/2\n"),
        (
            page,
            "<ul><li><input type=checkbox checked> <a href='https://example.org/1'>On time</a>"
            "<li><input type=checkbox> <a href='https://example.org/2'>On haste</a></ul>",
        ),
    ],
)
def test_a_ticked_box_says_that_something_is_done(kind: ModuleType, text: str) -> None:
    """Boxes are no part of a title; what is ticked is done."""
    found = kind.read(source(text)).candidates
    assert [(one.title, one.url, one.summary, one.status) for one in found] == [
        ("On time", "https://example.org/1", None, Status.DONE),
        ("On haste", "https://example.org/2", None, None),
    ]


COURSES = """\
| Course | Duration | Effort | Notes | Discussion |
| :-- | :-: | :-: | :-- | :-: |
| [Logic](courses/logic.md) | 4 weeks | 6-8 hours/week | - | [chat](https://chat.example.org) |
| [Proofs](https://example.org/proofs) | 10 weeks | 3 hours/week | after Logic | none |
| [Sets](https://example.org/sets) | 45 min | | | |
"""


def test_a_table_of_courses() -> None:
    """Each row is a course with its effort, week by week; an own page has an address if known."""
    found = in_markdown(COURSES)
    assert [(one.title, one.minutes, one.parts, one.url) for one in found] == [
        ("Logic", 480, 4, None),
        ("Proofs", 180, 10, "https://example.org/proofs"),
        ("Sets", 45, 1, "https://example.org/sets"),
    ]
    assert found[1].summary == "after Logic"
    there = in_markdown(COURSES, "https://lists.example.org/a/README.md")
    assert there[0].url == "https://lists.example.org/a/courses/logic.md"


def test_a_table_of_facts_is_no_list() -> None:
    """Rows without links or times are no resources."""
    assert in_markdown("| Key | Value |\n|---|---|\n| a | 1 |\n| b | 2 |\n") == []


def test_sentences_with_links_are_no_resources() -> None:
    """Of a list, items that are resources begin with them; a link within a sentence is none."""
    text = (
        "## How to read this\n\n"
        "- We keep all of this in one place, so please see [our rules](https://example.org/rules) first\n"
        "- Check out the [readings](extras/readings.md)\n\n"
        "## List\n\n- Ada Example: [On time](https://example.org/time)\n"
    )
    assert [one.title for one in in_markdown(text)] == ["On time"]


def test_headings_that_are_links_are_resources() -> None:
    """What stands below a heading that is a link is on it."""
    text = (
        "# Ours\n\n## Time\n\n### [On time](https://example.org/time)\n\nShort, and kind.\n\n"
        "### [On haste](https://example.org/haste)\n\nA 12-minute read.\n"
    )
    found = in_markdown(text)
    assert [(one.title, one.minutes, one.summary) for one in found] == [
        ("On time", None, "Short, and kind."),
        ("On haste", 12, None),
    ]


def test_a_heading_is_the_title_of_the_link_below_it() -> None:
    """Below a heading, `Link to Course` or a bare address leads to what the heading names."""
    text = (
        "# Ours\n\n- [On time](#on-time)\n\n"
        "## On time\n\nWhat is in it:\n\n- Doors\n- Windows\n...\n\n"
        "🔗 [Link to Course](https://example.org/time) 🔗 [Link to Materials](https://example.org/m)\n\n"
        "## On haste\nhttps://example.org/haste <br>\n_Short, and kind._\n\n"
        "## On trust\n<https://example.org/trust>\n\nA 12-minute read.\n"
    )
    found = in_markdown(text)
    assert [(one.title, one.url, one.minutes) for one in found] == [
        ("On time", "https://example.org/time", None),
        ("On haste", "https://example.org/haste", None),
        ("On trust", "https://example.org/trust", 12),
    ]
    assert [one.summary for one in found[:2]] == [
        "What is in it:\nDoors\nWindows ...",
        "Short, and kind.",
    ]


def test_a_heading_above_several_addresses_is_a_theme() -> None:
    """Where more than one address stands below a heading, each is a resource of its own."""
    text = "# Ours\n\n## Time\n\nhttps://example.org/a\n\nhttps://example.org/b\n\n## Haste\n"
    assert [(one.url, one.themes) for one in in_markdown(text)] == [
        ("https://example.org/a", (("Time",),)),
        ("https://example.org/b", (("Time",),)),
    ]


@pytest.mark.parametrize(
    "name", ["Slides with text", "Lecture Videos", "pyvideo", "Old exams", "2", "^", "Hier", "视频"]
)
def test_links_beside_a_title_are_not_other_resources(name: str) -> None:
    """What is called after its form or its place, below an item, is that item elsewhere."""
    text = f"- [On time](https://example.org/t)\n  - [{name}](https://example.org/2)\n"
    assert [one.title for one in in_markdown(text)] == ["On time"]


def test_front_matter_and_short_codes_are_not_read() -> None:
    """What is for a machine, and codes of pictures, are no words of a list."""
    text = "---\ntitle: x\n---\n- :memo: [On time](https://example.org/t) :star: kind\n"
    (found,) = in_markdown(text)
    assert (found.title, found.summary) == ("On time", "kind")


def test_navigation_and_scripts_of_a_page_are_not_read() -> None:
    """Only what is content counts, and the main part where a page has one."""
    text = (
        "<html><head><script>var a = '<li><a href=\"https://example.org/s\">s</a></li>'</script></head>"
        "<body><nav><ul><li><a href='/home'>Home</a></li></ul></nav>"
        "<ul><li><a href='https://example.org/aside'>Beside</a></li></ul>"
        "<main><ul><li><a href='a.html'>On time</a> (12 min)<li><a href='/b'>On haste</a></ul></main>"
        "<footer><a href='/imprint'>Imprint</a></footer></body></html>"
    )
    found = page.read(source(text, "https://example.org/lists/")).candidates
    assert [(one.title, one.url, one.minutes) for one in found] == [
        ("On time", "https://example.org/lists/a.html", 12),
        ("On haste", "https://example.org/b", None),
    ]


ONE = '<a class="card" href="https://example.org/{0}">'


@pytest.mark.parametrize(
    "wrap",
    [
        ONE + "<h3>On {0}</h3><p>Said of {0}</p></a>",
        ONE + "<img src=x.png><h3>On {0}</h3><p>Said of {0}</p></a>",
        "<div>" + ONE + "<div>On {0}</div><p>Said of {0}</p></a></div>",
        "<ul><li>" + ONE + "<div><img></div><div>On {0}</div><p>Said of {0}</p></a></ul>",
        "<figure>" + ONE + "<div><div>On {0}</div><div>Said of {0}</div></div>"
        "<div><img>https://example.org/{0}</div><img></a></figure>",
        "<p>"
        + ONE
        + "On {0}</a> - Said of {0}<br>"
        + ONE.replace("/{0}", "/{0}/b")
        + "B</a>: b</p>",
    ],
)
def test_links_around_blocks(wrap: str) -> None:
    """A card that is one link is one resource: its title, and what else is in it."""
    text = "<h1>Ours</h1><h2>Cards</h2>" + "".join(map(wrap.format, ("a", "c", "d")))
    found = [one for one in page.read(source(text)).candidates if one.title != "B"]
    assert [(one.title, one.url, one.summary) for one in found] == [
        (f"On {name}", f"https://example.org/{name}", f"Said of {name}") for name in "acd"
    ]


def test_what_is_above_the_title_of_a_card_is_not_its_title() -> None:
    """Where a card has a heading, that is the title, whatever stands before it."""
    card = ONE + "<div>Article, 5 min read</div><h3>On {0}</h3></a>"
    found = page.read(source("".join(map(card.format, "ab")))).candidates
    assert [(one.title, one.url, one.minutes) for one in found] == [
        ("On a", "https://example.org/a", 5),
        ("On b", "https://example.org/b", 5),
    ]


def test_a_link_that_is_never_closed_ends_with_what_it_is_in() -> None:
    """A link without an end takes in no more than its item."""
    text = "<ul><li><a href='https://example.org/a'>On a<li><a href='https://example.org/b'>On b</ul><p>End</p>"
    found = page.read(source(text)).candidates
    assert [(one.title, one.summary) for one in found] == [("On a", None), ("On b", None)]


@pytest.mark.parametrize("cell", ["{}, {}", "{}<br>{}", "{} {}"])
def test_several_links_in_a_cell_are_several_resources(cell: str) -> None:
    """Each link of a cell of links is a resource, on the theme that its row names."""
    links = cell.format("[On time](https://example.org/1)", "[On haste](https://example.org/2)")
    found = in_markdown(f"| Topic | Links |\n|---|---|\n| Clocks | {links} |\n")
    assert [(one.title, one.url, one.themes) for one in found] == [
        ("On time", "https://example.org/1", (("Clocks",),)),
        ("On haste", "https://example.org/2", (("Clocks",),)),
    ]


def test_paragraphs_in_a_cell_are_one_cell() -> None:
    """What is in several paragraphs of a cell is under one column."""
    text = (
        "<table><tr><th>Course</th><th>Notes</th><th>Duration</th></tr><tr>"
        "<td><p><a href='https://example.org/1'>On time</a></p></td>"
        "<td><p>For all</p><p>In French</p></td><td><p>45 min</p></td></tr></table>"
    )
    (found,) = page.read(source(text)).candidates
    assert (found.title, found.minutes, found.summary) == ("On time", 45, "For all\nIn French")


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ("[[pdf]](https://example.org/1) On haste", "On haste"),
        ("[Video](https://example.org/1) - On haste", "On haste"),
        ("[[pdf]](https://example.org/1) [[slides]](https://example.org/2) On haste", "On haste"),
        ("[slides](https://example.org/on-haste.pdf)", ""),
        ("[YouTube](https://example.org/1) - films", "YouTube"),
    ],
)
def test_the_form_of_something_is_no_title(item: str, title: str) -> None:
    """A link called `pdf` has its title behind it, or is named from its address later."""
    assert [one.title for one in in_markdown(f"- {item}\n")] == [title]


def test_a_page_with_settings_before_it_is_a_page() -> None:
    """Makers of sites read settings before a page; they are no part of it."""
    for settings in ("---\nlayout: a\n---\n\n", "+++\ntitle = 'a'\n+++\n"):
        text = settings + "<div><ul><li><a href='https://example.org/1'>On time</a></ul></div>"
        assert page.looks_like(source(text))
        assert titles(page.read(source(text))) == ["On time"]


def test_relative_links_are_left_out_and_said() -> None:
    """Where the address of a list is not known, what comes in without its own is told."""
    text = (
        "- [On time](notes/time.md)\n- [On haste](https://example.org/2)\n- [On war](../war.md)\n"
    )
    reading = markdown.read(source(text))
    assert titles(reading) == ["On time", "On haste", "On war"]
    (said,) = reading.remarks
    assert "2 resources" in said
    assert "notes/time.md" in said
    there = markdown.read(source(text, "https://example.org/lists/README.md"))
    assert (there.candidates[2].url, there.remarks) == ("https://example.org/war.md", [])


@pytest.mark.parametrize("address", ["www.example.org/1", "//example.org/1"])
def test_addresses_without_a_scheme_are_not_relative(address: str) -> None:
    """What is surely an address of the web is taken as one."""
    reading = markdown.read(source(f"- [On time]({address})\n- [On war](https://example.org/2)\n"))
    assert reading.remarks == []
    assert reading.candidates[0].url is not None


@pytest.mark.parametrize("step", ["  ", "    ", "\t"])
def test_lists_nest_as_deep_as_anybody_likes(step: str) -> None:
    """What is in very many lists is read, and so is what follows it."""
    nested = "".join(step * at + f"- [On {at}](https://example.org/{at})\n" for at in range(80))
    reading = markdown.read(source(f"{nested}\n## Next\n\n- [On time](https://example.org/t)\n"))
    assert [one.url for one in reading.candidates][-1] == "https://example.org/t"
    assert (len(reading.candidates), reading.left_out) == (81, [])


@pytest.mark.parametrize("mark", ["- ", "> "])
def test_what_is_nested_too_deep_is_named(mark: str) -> None:
    """Lines in more lists or quotations than are read are left out with a reason, not silently."""
    text = f"---\na: b\n---\n- [On time](https://example.org/1)\n\n# Deep\n\n{mark * 120}[Deep](https://example.org/d)\n"
    reading = markdown.read(source(text))
    assert titles(reading) == ["On time"]
    assert [(one.what, one.where) for one in reading.left_out] == [
        ("[Deep](https://example.org/d)", "line 8")
    ]


FEED_TEXT = """\
Our blog https://example.org/ News Mon, 21 Oct 2024 20:04:59 +0000 en-GB hourly 1 https://wordpress.org/?v=6.7.2 On time https://example.org/time/ Fri, 18 Oct 2024 14:17:02 +0000 https://example.org/?p=1
A few words on time…
]]>

A few words on time, and then some more of them, so that there are enough to be counted here.

]]>
https://example.org/pic.jpg
On haste https://example.org/haste/ https://example.org/haste/#comments Wed, 24 Jan 2024 12:01:10 +0000 https://example.org/?p=2
Only this.
]]>
"""


def test_the_text_of_a_feed() -> None:
    """Where the tags of a feed are gone, its items are still there: title, address, date, words."""
    found = feed_text.read(source(FEED_TEXT)).candidates
    assert [(one.title.strip(), one.url, one.published, one.words) for one in found] == [
        ("On time", "https://example.org/time/", "2024-10-18", 20),
        ("On haste", "https://example.org/haste/", "2024-01-24", None),
    ]
    assert found[0].summary == "A few words on time…"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (PAGE, SourceKind.TEXT),
        (TALKS, SourceKind.MARKDOWN),
        (COURSES, SourceKind.MARKDOWN),
        (FEED_TEXT, SourceKind.FEED_TEXT),
        ("<ul><li>x</li></ul>", SourceKind.PAGE),
        ("<ul><li><a href='#a'>[1](2)</a></li></ul>", SourceKind.PAGE),
        ("<!doctype html><pre># x\n[a](https://example.org/a)</pre>", SourceKind.PAGE),
        ("<h1 align='center'>Talks</h1>\n\n## Time\n\n- [On time](t.md)\n", SourceKind.MARKDOWN),
        ("<!-- x -->\n<p><img src='a.svg'></p>\n[On time](https://e.org/t)\n", SourceKind.MARKDOWN),
        ("<a href='#top'><img></a>\n" + "x\n" * 3_000 + "# Time\n", SourceKind.MARKDOWN),
        ("\n<!-- hello -->\n<!DOCTYPE HTML><html>", SourceKind.PAGE),
    ],
)
def test_the_kind_is_told_from_the_content(text: str, kind: SourceKind) -> None:
    """A page looks like a page, and like nothing that is asked about before."""
    of_lists = [
        kind for kind in SourceKind if kind.value in ("page", "feed-text", "markdown", "text")
    ]
    assert next(one for one in of_lists if importer(one).looks_like(source(text))) is kind


TAGS = "p div ul li a b strong h2 table tr td th br code pre header article section main dt title"
PIECES = [
    *(f"<{end}{tag}>" for tag in TAGS.split() for end in ("", "/")),
    *["<a href='/x'>", "<input type=checkbox checked>", "<div class='toc'>", "<!--", "-->"],
    *[
        "\n",
        "\n\n",
        "- ",
        "  - ",
        "1. ",
        "# ",
        "**",
        "_",
        "`",
        "[",
        "](",
        ")",
        "| ",
        "\n|---|\n",
        "> ",
    ],
    *[
        "[x] ",
        "\\",
        "&amp;",
        "Sled dogs",
        " – ",
        ": ",
        "20 min",
        "(1 h 30)",
        "Read time: 20 minutes",
    ],
    *["https://example.org/a", "by Ann Lee", "\t", "\r\n", "\u2028", "“", "”"],
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_text_is_some_list(text: str) -> None:
    """Whatever is in a text, reading it as a list or a page ends, with candidates or none."""
    for read in (text_list.read, markdown.read, page.read, feed_text.read):
        assert isinstance(read(source(text)), Reading)


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Of {} and more <b>bold</p>{}</b><p>other</p>",
        "<div>Of dogs <strong>and so on</div>{}</strong>",
        "<table><tr><td>Long before <b>it</td>{}</b></tr></table>",
    ],
)
def test_what_is_bold_over_several_blocks_is_read(markup: str) -> None:
    """A mark for bold text that is closed in another block is no reason not to read a page."""
    link = "<a href='https://example.org/dogs'>Sled dogs</a>"
    found = page.read(source(markup.format(link, link))).candidates
    assert {(one.title, one.url) for one in found} == {("Sled dogs", "https://example.org/dogs")}


def test_deep_and_long_pages_are_read_in_time() -> None:
    """A thousand lists in lists, and very many links in one line, are read once."""
    for text in (
        "<ul><li>" * 1_000 + "<a href='https://example.org/x'>x</a>",
        "<p>" + "<a href='https://example.org/x'>x</a> " * much(20_000),
        "<table>" + "<tr><td><a href='https://example.org/x'>x</a></td></tr>" * much(5_000),
        "<b>" * much(10_000) + "x",
    ):
        page.read(source(text))
    for text in (
        "> " * 1_000 + "x",
        "[" * much(10_000),
        "- " * 1_000 + "x",
        "*" * much(10_000) + "x",
    ):
        markdown.read(source(text))


OURS = """\
# Ours

## Teams

- Coaching for all (read, ?)

  In 5 minutes a day, as in https://example.org/day.
- Two papers (read, 45 min × 2) – by Salt, Sea and Board; Ida Holm · The Staff & Co · 2021-07
- [A talk](https://example.org/talk) (watch, ?) – by Ida Holm
- [A film](https://example.org/film) (watch, ~5 min)

## Time

- Coaching for all (read, ?)
- Two papers (read, 45 min × 2)
- Two papers (listen, 1 h 05) – Radio · 2020
"""


def test_what_we_write_is_read_as_we_mean_it() -> None:
    """An unknown time is unknown, an estimate is not stated, and nothing of it is a summary."""
    found = in_markdown(OURS)
    assert [(one.title, one.format, one.minutes, one.parts) for one in found] == [
        ("Coaching for all", Format.READ, None, 1),
        ("Two papers", Format.READ, 45, 2),
        ("A talk", Format.WATCH, None, 1),
        ("A film", Format.WATCH, None, 1),
        ("Two papers", Format.LISTEN, 65, 1),
    ]
    assert [one.summary for one in found[1:]] == [None] * 4
    assert found[0].summary == "In 5 minutes a day, as in https://example.org/day."
    assert (found[0].url, found[0].is_timed) == (None, False)


def test_what_we_write_under_two_themes_is_one_of_both() -> None:
    """It comes in once, and with who made it, wherever that stands; another of its name stays."""
    both = (("Teams",), ("Time",))
    turned = (
        OURS.replace("## Teams", "## X").replace("## Time", "## Teams").replace("## X", "## Time")
    )
    for text in (OURS, turned):
        found = in_markdown(text)
        assert [set(one.themes) == set(both) for one in found] == [True, True, False, False, False]
        two, radio = found[1], found[4]
        assert two.authors == ("Salt, Sea and Board", "Ida Holm")
        assert (two.publisher, two.published) == ("The Staff & Co", "2021-07")
        assert (radio.authors, radio.publisher, radio.published) == ((), "Radio", "2020")


def test_two_of_one_title_under_one_theme_stay_two() -> None:
    """Only what stands under another theme, and says no more there, is the same again."""
    twice = "## A\n\n- One (read, ?)\n- One (read, ?)\n\n## B\n\n- One (read, 5 min)\n"
    assert len(in_markdown(twice)) == 3


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (
            "- [How to plan](https://a.example/1), with [the manual](https://a.example/2) beside it",
            ['a link within a sentence is left out: "the manual"'],
        ),
        (
            "- Read the whole of the [big manual](https://a.example/2) before [the tour](https://a.example/3)",
            ['links within sentences are left out: "big manual", "the tour"'],
        ),
        ("- [How to plan](https://a.example/1) ([slides](https://a.example/2))", []),
        ("- [How to plan](https://a.example/1), as [here](#why)", []),
    ],
)
def test_a_link_within_a_sentence_is_named(item: str, said: list[str]) -> None:
    """A link in what is said of a resource is none of its own, and is not left out in silence."""
    other = "- [On time](https://a.example/9) (20 min)\n"
    reading = markdown.read(source(f"# Plans\n\n{other}{item}\n"))
    assert reading.remarks == said


@pytest.mark.parametrize(
    ("item", "minutes"),
    [
        ("- Every kid needs a champion https://a.example/x", None),
        ("1. Every kid needs a champion\n   https://a.example/x", None),
        ("- Every kid needs a champion, 8 min https://a.example/x", 8),
        ("- Every kid needs a champion, 8 min\n  https://a.example/x", 8),
        ("- Every kid needs a champion (https://a.example/x), 8 min", 8),
        ("- Every kid needs a champion\n\n  https://a.example/x (8 min)", 8),
        ("- Every kid needs a champion\n  - https://a.example/x 8 min", 8),
        ("Every kid needs a champion, 8 min https://a.example/x\n", 8),
    ],
)
def test_a_title_of_many_words_has_the_address_behind_it(item: str, minutes: int | None) -> None:
    """However long a title is, what ends with an address as it is, or has it below, comes in."""
    found = in_markdown(f"{item}\n- [On time](https://a.example/9) (20 min)\n")
    assert [(one.title, one.url, one.minutes) for one in found] == [
        ("Every kid needs a champion", "https://a.example/x", minutes),
        ("On time", "https://a.example/9", 20),
    ]


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (text_list.read, "Bells (TED, 15 min, easy) https://example.org/b\n"),
        (text_list.read, "Bells (TED, 15 min, easy)\nhttps://example.org/b\n"),
        (
            text_list.read,
            "Bells (15 min, easy, TED)\nOf bells.\n\nOther (20 min, by Ada)\nOf all.\n",
        ),
        (markdown.read, "- Bells (15 min, TED, easy) [link](https://example.org/b)\n"),
        (markdown.read, "- [Bells (15 min; TED; easy)](https://example.org/b)\n"),
        (markdown.read, "- **Bells** (15 min, TED, easy): https://example.org/b\n"),
        (markdown.read, "- [Bells](https://example.org/b) (15 min, TED, easy)\n"),
        (markdown.read, "- Bells (TED (15 min, easy))\n"),
    ],
)
def test_brackets_with_a_time_among_others_are_not_of_the_title(
    read: Callable[[Source], Reading], text: str
) -> None:
    """A time in brackets beside a level and a name is the time; the name is said of it."""
    first = read(source(text)).candidates[0]
    said = (first.summary or "").split("\n")[0]
    assert (first.title, first.minutes, first.level, said) == (
        "Bells",
        15,
        Level.INTRODUCTORY,
        "TED",
    )


@pytest.mark.parametrize("item", ["[Bells ({})](https://e.org/b)", "Bells ({}) https://e.org/b"])
def test_a_number_beside_a_time_in_brackets_stays_in_the_title(item: str) -> None:
    """`(part 2, 15 min)` tells one title from another; so it keeps its part."""
    (found,) = in_markdown(f"- {item.format('part 2, 15 min')}\n")
    assert (found.title, found.minutes) == ("Bells (part 2)", 15)


@pytest.mark.parametrize(
    "line",
    [
        "Bells{}x https://example.org/a",
        "Bells; 5 min{}/ x https://example.org/a",
        "Bells, read it to{}x https://example.org/a",
        "Bells https://example.org/a\nOther{}y (5 min)",
    ],
)
def test_a_long_run_of_blanks_is_read_once(line: str) -> None:
    """However many blanks stand in a line, it comes in: their number squared would not end."""
    found = text_list.read(source(line.format(" " * 200_000))).candidates
    assert [one.url for one in found] == ["https://example.org/a"]


@pytest.mark.parametrize("mark", ["- ", ""])
def test_an_address_within_a_sentence_is_named(mark: str) -> None:
    """An address as it is, in a sentence of an item or a paragraph, is not left out in silence."""
    text = f"{mark}All that we ever wrote is on https://a.example/x for you\n\n- [On](https://a.example/9)\n"
    assert markdown.read(source(text)).remarks == [
        'a link within a sentence is left out: "https://a.example/x"'
    ]


def test_of_many_links_within_sentences_the_first_are_named() -> None:
    """Where there are many, some are named and the others counted; what comes in by itself is not."""
    items = "".join(
        f"- [Plan {at}](https://a.example/{at}) is told by [Ada {at}](https://b.example/{at})\n"
        for at in range(9)
    )
    items += "- [More](https://a.example/more), beside [the first](https://a.example/0)\n"
    (said,) = markdown.read(source(items)).remarks
    assert said.startswith('links within sentences are left out: "Ada 0", "Ada 1",')
    assert said.endswith(" and 4 more")


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("javascript:alert(1)", "a link that runs a script"),
        ("mailto:ada@example.org", "an address for mail"),
        ("tel:+441234", "a telephone number"),
        ("file:///C:/x.pdf", "a file on one computer"),
    ],
)
@pytest.mark.parametrize(
    "item", ["- [Other]({}) 5 min", "<ul><li><a href='{}'>Other</a> (5 min)</li></ul>"]
)
def test_a_link_that_leads_to_no_page_is_named_as_what_it_is(
    item: str, address: str, why: str
) -> None:
    """What cannot be taken is left out with the reason, whatever else an item says."""
    reading = markdown.read(source(f"- [On](https://example.org/1)\n\n{item.format(address)}\n"))
    judged = judge([("list", reading)], parse("resources: []\n"), Choices()).judged
    assert [(one.title, one.why) for one in judged] == [("On", ""), ("Other", why)]


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ("[Watch](mailto:a@example.org)", "Watch"),
        ("[Listen](javascript:x)", "Listen"),
        ("[](mailto:a@example.org)", "mailto:a@example.org"),
    ],
)
def test_what_leads_to_no_page_is_named_by_its_link(item: str, name: str) -> None:
    """A link that says only what to do with it is named by that, not by nothing."""
    reading = markdown.read(source(f"- {item}\n- [On](https://example.org/1)\n"))
    assert titles(reading) == [name, "On"]


@pytest.mark.parametrize(
    "between", ["Now see the [guide](https://example.org/g) we wrote for this.", "All of you, now."]
)
def test_what_a_line_says_of_a_list_ends_with_the_next_paragraph(between: str) -> None:
    """`Optional:` is said of the list below it, and no longer behind a paragraph, linked or not."""
    one, other = "[A](https://example.org/1)", "[B](https://example.org/2)"
    found = in_markdown(f"# L\n\nOptional:\n\n- {one}\n\n{between}\n\n- {other}\n")
    assert [one.importance for one in found] == [Importance.OPTIONAL, None]
    found = in_markdown(f"# L\n\nOptional:\n\n{one}\n\n{other}\n")
    assert [one.importance for one in found] == [Importance.OPTIONAL, Importance.OPTIONAL]


def test_a_row_without_link_and_time_is_named() -> None:
    """Among rows that are resources, one that cannot be is left out with the reason."""
    head = "| Title | Link |\n|---|---|\n"
    rows = "| One | [x](https://example.org/1) |\n| Two | |\n| [Top](#top) | here |\n"
    reading = markdown.read(source(head + rows))
    assert titles(reading) == ["One"]
    assert [(one.what, one.why) for one in reading.left_out] == [
        ("Two", "an item without link and time"),
        ("Top", "an item without link and time"),
    ]


LETTER = """\
From: Ada Example <ada@example.org>
Date: Monday, 3 June 2024 10:15
Subject: Reading for the team

{greeting}

Here is what we talked about:

How to listen https://example.org/1 (10 min)
On trust https://example.org/2 20 min

{leave}
Ada Example
Tel. +44 20 7946 0000
"""


@pytest.mark.parametrize(
    ("greeting", "leave"), [("Hi all,", "Thanks,\n"), ("Dear colleagues", "Kind regards")]
)
def test_the_letter_around_a_list_is_named_and_no_resource(greeting: str, leave: str) -> None:
    """The head of a mail, a greeting, a sign-off and a signature are left out with the reason."""
    letter = LETTER.format(greeting=greeting, leave=leave)
    reading = text_list.read(source(letter))
    assert [(one.title, one.minutes, one.themes) for one in reading.candidates] == [
        ("How to listen", 10, ()),
        ("On trust", 20, ()),
    ]
    named = [one.what for one in reading.left_out]
    assert named == [line for line in letter.splitlines() if line and "https:" not in line]
    assert {one.why for one in reading.left_out} == {"a remark on the list"}


def test_titles_that_begin_as_a_letter_does_are_titles() -> None:
    """`Dear All` is a book where nothing shows that it is a greeting; so is one with a time."""
    text = "Dear All\nThe lottery\nThanks\nA good man\n"
    assert titles(text_list.read(source(text))) == text.splitlines()
    found = in_markdown("- Thanks (10 min)\n- [On trust](https://example.org/2)\n")
    assert [one.title for one in found] == ["Thanks", "On trust"]


REFERENCES = """\
Argyris, C. (1991) Teaching smart people how to learn. Harvard Business Review.
Example, A. and Person, B. (2014) 'Safety: the history', Annual Review, 1(1), pp. 23-43.
Schein, E. H. (2010). Organizational culture and leadership. Jossey-Bass.
"""


@pytest.mark.parametrize(
    "text",
    [
        REFERENCES,
        REFERENCES.replace("\n", "\n\n"),
        f"Reading list\n\n{REFERENCES}",
        f"- [On](https://example.org/1)\n- {REFERENCES.strip()}".replace("\n", "\n- ").replace(
            "- - ", "- "
        ),
    ],
)
def test_each_line_that_is_a_reference_is_a_resource(text: str) -> None:
    """References without an address, one a line, are told apart: none is said of another."""
    read = markdown.read if "](" in text else text_list.read
    found = [one for one in read(source(text)).candidates if one.url is None]
    assert [(one.title, one.authors, one.published, one.summary) for one in found] == [
        ("Teaching smart people how to learn", ("C. Argyris",), "1991", "Harvard Business Review"),
        (
            "Safety: the history",
            ("A. Example", "B. Person"),
            "2014",
            "Annual Review, 1(1), pp. 23-43",
        ),
        ("Organizational culture and leadership", ("E. H. Schein",), "2010", "Jossey-Bass"),
    ]
