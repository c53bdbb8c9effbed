"""Pages and texts of titles under headings, with what is said of each on lines of its own."""

import pytest

from curate.importers.candidates import Candidate, Reading, Source
from curate.importers.kinds import SourceKind, importer, kind_of
from curate.importers.lists import text_list
from curate.model import Format, Level


def read(text: str) -> Reading:
    """Read a text as the kind that it is taken for."""
    found = Source("list", text.encode())
    kind = kind_of(found)
    assert kind is not None
    return importer(kind).read(found)


def facts(text: str) -> list[tuple[str, str | None, int | None, str]]:
    """Give title, end of the address, minutes and theme of each resource of a list."""
    return [_facts(one) for one in read(text).candidates]


def _facts(one: Candidate) -> tuple[str, str | None, int | None, str]:
    theme = ", ".join("/".join(path) for path in one.themes)
    return one.title, one.url and one.url.rpartition("/")[2], one.minutes, theme


TWO = [("Alpha primer", "a", 60, "Systems thinking"), ("Beta points", "b", 30, "Systems thinking")]


@pytest.mark.parametrize(
    "entry",
    [
        "[{0}](https://example.org/{1})\nRead time: {2} minutes",
        "{0}\nRead time: {2} minutes\nhttps://example.org/{1}",
        "{0}\nhttps://example.org/{1}\n{2} minutes",
        "**[{0}](https://example.org/{1})**\nChip Example\nRead time: {2} minutes",
        "- [{0}](https://example.org/{1})\n  Read time: {2} minutes",
        "<p><b><a href=https://example.org/{1}>{0}</a></b><br>Chip Example<br>{2} minutes</p>",
        "<p>{0}<br>Read time: {2} minutes<br>https://example.org/{1}</p>",
    ],
)
@pytest.mark.parametrize("level", [1, 2])
def test_a_heading_above_several_titles_is_a_theme(level: int, entry: str) -> None:
    """A heading with more than one title and time below it never takes them for its own."""
    is_html = entry.startswith("<")
    heading = f"<h{level}>{{}}</h{level}>" if is_html else f"{'#' * level} {{}}"
    text = "\n\n".join((heading.format("Systems thinking"), *(entry.format(*one) for one in TWO)))
    assert facts(text) == TWO
    more = "\n\n".join((text, heading.format("Clear thinking"), entry.format("Gamma", "c", 5)))
    assert facts(more) == [*TWO, ("Gamma", "c", 5, "Clear thinking")]


def test_titles_above_addresses_are_resources_without_a_time() -> None:
    """A title with a bare address on the line below it is a resource, in a page, too."""
    text = "## Systems thinking\n\nAlpha\nhttps://example.org/a\n\nBeta\nhttps://example.org/b\n"
    assert facts(text) == [
        ("Alpha", "a", None, "Systems thinking"),
        ("Beta", "b", None, "Systems thinking"),
    ]


@pytest.mark.parametrize(
    "below",
    [
        "https://example.org/a\nRead time: 60 minutes",
        "60 minutes\n\nhttps://example.org/a",
        "[Read it here](https://example.org/a)\n60 minutes",
        "What it is on\n\nRead time: 60 minutes\n\n[Link](https://example.org/a)",
    ],
)
def test_a_heading_above_one_time_and_address_is_a_resource(below: str) -> None:
    """Where each heading names one thing, it is that thing."""
    text = f"# List\n\n## Alpha\n\n{below}\n\n## Beta\n\n{below.replace('/a', '/b')}\n"
    assert facts(text) == [("Alpha", "a", 60, ""), ("Beta", "b", 60, "")]


def test_lines_of_a_paragraph_are_one_text_where_nothing_says_otherwise() -> None:
    """In Markdown what is wrapped is no line of its own."""
    (found,) = read("- [Alpha](https://example.org/a) – on\n  clear\n  heads\n").candidates
    assert found.summary == "on clear heads"


UNDER_HEADINGS = [
    ("Alpha primer", "a", 60, "Systems thinking"),
    ("Beta points", "b", 30, "Systems thinking"),
    ("Giving feedback that lands", None, 20, "Change"),
    ("Switch", "c", 10, "Change"),
]
AS_TEXT = """\
Leadership reading list

Systems thinking

Alpha primer
Read time: 60 minutes
https://example.org/a

Beta points
Read time: 30 minutes
https://example.org/b

Change

Giving feedback that lands
Read time: 20 minutes

Switch
by Chip Example
Watch time: 10 minutes
https://example.org/c

If you have any suggestions please email ada@example.org
"""


def test_lines_alone_above_several_resources_are_headings_in_plain_text() -> None:
    """Headings of a text are themes; its title and its footer are named as left out."""
    reading = read(AS_TEXT)
    assert [_facts(one) for one in reading.candidates] == UNDER_HEADINGS
    assert [(one.what, one.why, one.where) for one in reading.left_out] == [
        ("Leadership reading list", "the title of the list", "line 1"),
        (
            "If you have any suggestions please email ada@example.org",
            "a remark on the list",
            "line 23",
        ),
    ]
    assert reading.remarks == ['lines alone are headings: "Systems thinking", "Change"']


@pytest.mark.parametrize(
    "text",
    [
        # every line is a paragraph of its own, as in a paste
        "\n\n".join(AS_TEXT.replace("by Chip Example\n", "").split("\n")),
        # in capitals, above bullets
        "A list\n\nSYSTEMS THINKING\n- Alpha primer (60 minutes) https://example.org/a\n"
        "- Beta points (30 minutes) https://example.org/b\n\nCHANGE\n"
        "- Giving feedback that lands - 20 minutes\n- Switch - 10 min - https://example.org/c\n",
    ],
)
def test_headings_of_other_texts(text: str) -> None:
    """Headings are told by what stands below them, not by how many lines are empty."""
    assert [(*one[:3], one[3].capitalize()) for one in facts(text)] == UNDER_HEADINGS


@pytest.mark.parametrize(
    "text",
    [
        "Alpha\nRead time: 5 minutes\n\nBeta\n\nGamma\nRead time: 6 minutes\n\nDelta\n7 minutes\n",
        "Alpha\n\nBeta\n\nGamma\n\nDelta\n",
    ],
)
def test_a_title_without_a_time_among_others_is_no_heading(text: str) -> None:
    """Where nobody can tell a heading from a title, nothing is lost: all are resources."""
    assert [one[0] for one in facts(text)] == ["Alpha", "Beta", "Gamma", "Delta"]


BELOW_BOLD = [
    ("Alpha", "a", 60, "Systems"),
    ("Beta", "b", 30, "Systems"),
    ("Gamma", "c", 5, "Change"),
]


@pytest.mark.parametrize(
    "entry",
    [
        "<p><a href='https://example.org/{1}'>{0}</a><br>Read time: {2} minutes</p>",
        "<p><a href='https://example.org/{1}'>{0}</a></p><p>Read time: {2} minutes</p>",
        "<p><b>{0}</b></p><p>Read time: {2} minutes</p><p>https://example.org/{1}</p>",
        "<ul><li><a href='https://example.org/{1}'>{0}</a> ({2} minutes)</li></ul>",
        "<table><tr><td><a href='https://example.org/{1}'>{0}</a><td>{2} minutes</table>",
    ],
)
@pytest.mark.parametrize("title", ["<h1>A list</h1>", "<p><b>A list</b></p>", ""])
def test_bold_paragraphs_above_several_resources_are_headings(title: str, entry: str) -> None:
    """A page whose headings are only bold has its themes, too."""
    entries = [entry.format(*one) for one in BELOW_BOLD]
    page = "<p><strong>Systems</strong></p>{}{}<p><b>Change</b></p>{}".format(*entries)
    assert facts(f"<html>{title}{page}</html>") == BELOW_BOLD


FIVE = ["Alpha", "Beta", "Gamma", "Delta", "Epsilon"]
LINKED = "<a href=https://example.org/{0}>{0}</a>"


@pytest.mark.parametrize(
    ("linked", "plain"),
    [
        (f"<p>{LINKED}</p><p>Read time: 5 minutes</p>", "<p>{0}</p><p>Read time: 20 minutes</p>"),
        (f"<p>{LINKED}<br>Read time: 5 minutes</p>", "<p>{0}<br>Read time: 20 minutes</p>"),
        (f"<p>{LINKED}</p><p>Of it</p><p>5 min</p>", "<p>{0}</p><p>Of it</p><p>20 min</p>"),
        (f"<h3>{LINKED}</h3><p>5 minutes</p>", "<p>{0}</p><p>20 minutes</p>"),
        (f"<p>{LINKED} (5 minutes)</p>", "<p>{0} (20 minutes)</p>"),
        (f"<ul><li>{LINKED} (5 minutes)</ul>", "<p>{0} (20 minutes)</p>"),
        (
            "[{0}](https://example.org/{0})\nRead time: 5 minutes",
            "{0}\nRead time: 20 minutes",
        ),
    ],
)
def test_a_title_without_a_link_among_linked_ones_is_a_resource(linked: str, plain: str) -> None:
    """What has a time and no link is not said of what is above it; nor is how to write to us."""
    is_html = linked.startswith("<")
    between = "<p>&nbsp;</p>" if is_html else "\n\n"
    entries = [linked.format(one) for one in FIVE]
    entries.insert(3, plain.format("Giving feedback"))
    entries.append(
        "<p>Please email ada@example.org</p>" if is_html else "Please email a@example.org"
    )
    heading = "<html><h1>A list</h1><h2>Change</h2>" if is_html else "# A list\n\n## Change\n\n"
    reading = read(heading + between.join(entries))
    assert [_facts(one) for one in reading.candidates] == [
        *((one, one, 5, "Change") for one in FIVE[:3]),
        ("Giving feedback", None, 20, "Change"),
        *((one, one, 5, "Change") for one in FIVE[3:]),
    ]
    assert {one.summary for one in reading.candidates} <= {None, "Of it"}
    assert [one.why for one in reading.left_out] == ["a remark on the list"]


def test_headings_of_both_kinds_stand_beside_each_other_in_plain_text() -> None:
    """A line in capitals right above a list, and one alone above titles with a time below each."""
    text = (
        "Resources\n\nWellbeing\n\nAlpha\nRead time: 5 minutes\n\nBeta\nRead time: 6 minutes\n\n"
        "SYSTEMS\n\n- Gamma, 7 minutes, https://example.org/c\n- Delta (8 min) https://example.org/d\n"
    )
    reading = text_list.read(Source("list", text.encode()))
    assert [(one.title, one.themes) for one in reading.candidates] == [
        ("Alpha", (("Wellbeing",),)),
        ("Beta", (("Wellbeing",),)),
        ("Gamma", (("SYSTEMS",),)),
        ("Delta", (("SYSTEMS",),)),
    ]
    assert [one.what for one in reading.left_out] == ["Resources"]


@pytest.mark.parametrize("before", ["1. ", "- ", ""])
@pytest.mark.parametrize("kind", ["markdown", "text"])
def test_lines_with_labels_say_what_they_are_called(kind: str, before: str) -> None:
    """`Theme: Equity` below a title is its theme, and `Link:` its address, as in a table."""
    text = (
        f"{before}Cultural Competence\nTheme: Equity, Culture\nRead time: 45 minutes\n"
        "By: Ada Example\nLink: https://example.org/cc\n\n"
        f"{before}Troublemaker\nTopic: Equity\nWatch time: 18 minutes (video)\n"
        "Level: introductory\nLink: https://example.org/tt\n"
    )
    one, other = importer(SourceKind(kind)).read(Source("list", text.encode())).candidates
    assert (one.title, one.minutes, one.url) == (
        "Cultural Competence",
        45,
        "https://example.org/cc",
    )
    assert (one.themes, one.authors) == ((("Equity",), ("Culture",)), ("Ada Example",))
    assert (other.title, other.format, other.level) == (
        "Troublemaker",
        Format.WATCH,
        Level.INTRODUCTORY,
    )
    assert (other.themes, other.url) == ((("Equity",),), "https://example.org/tt")


def test_a_label_that_is_not_known_is_text() -> None:
    """`Beware:` says something of a resource, and is no name of a field."""
    text = "- [Alpha](https://example.org/a)\n  Beware: it is long\n"
    (one,) = importer(SourceKind.MARKDOWN).read(Source("list", text.encode())).candidates
    assert (one.title, one.summary) == ("Alpha", "Beware: it is long")


WEEK = "<p class=MsoNormal><b>Your first week</b></p>{}<p class=MsoNormal><b>Later</b></p>{}"


@pytest.mark.parametrize(
    ("around", "item"),
    [
        ("{}", "<p class=MsoNormal>{}</p>"),
        ("<ul>{}</ul>", "<li>{}</li>"),
        ("{}", "<p class=MsoListParagraph><span>·<span>&nbsp;&nbsp; </span></span>{}</p>"),
    ],
)
def test_bold_lines_of_an_office_are_themes_and_all_below_them_comes_in(
    around: str, item: str
) -> None:
    """Paragraphs, a list, or paragraphs with a bullet: what has a time needs no link."""
    linked = "<a href=https://example.org/{}>{}</a>, 10 minutes"
    first = [linked.format(1, "Alpha"), "Our handbook (ask HR for a copy), 1 hour"]
    second = [linked.format(2, "Beta"), linked.format(3, "Gamma")]
    lists = (around.format("".join(map(item.format, some))) for some in (first, second))
    found = read(f"<html><body>{WEEK.format(*lists)}</body></html>").candidates
    assert [(one.title, one.minutes, one.themes) for one in found] == [
        ("Alpha", 10, (("Your first week",),)),
        ("Our handbook (ask HR for a copy)", 60, (("Your first week",),)),
        ("Beta", 10, (("Later",),)),
        ("Gamma", 10, (("Later",),)),
    ]


def test_a_heading_above_titles_with_times_beside_links_with_times_is_a_theme() -> None:
    """Where some titles have links, and each its time beside it, a heading is none of them."""
    linked = "<p><a href=https://example.org/{}>{}</a> (10 minutes)</p>"
    text = (
        f"<h2>Coaching</h2>{linked.format(1, 'Alpha')}<p>Giving feedback (20 minutes)</p>"
        f"<h2>Trust</h2><p>Taking feedback (20 minutes)</p>{linked.format(2, 'Beta')}"
    )
    assert [(one.title, one.minutes, one.themes) for one in read(text).candidates] == [
        ("Alpha", 10, (("Coaching",),)),
        ("Giving feedback", 20, (("Coaching",),)),
        ("Taking feedback", 20, (("Trust",),)),
        ("Beta", 10, (("Trust",),)),
    ]
