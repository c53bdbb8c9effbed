"""Pages and texts of titles under headings, with what is said of each on lines of its own."""

import pytest

from curate.importers.candidates import Candidate, Reading, Source
from curate.importers.kinds import importer, kind_of


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
