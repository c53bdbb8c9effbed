"""What is pasted elsewhere: titles as they are written, in Markdown and as plain text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from curate.exports.markdown import escaped, linked
from curate.safe_text import clean_line
from tests.answers import ok
from tests.builders import resource
from tests.conftest import Curate

SIGNS = "\\`*_{}[]<>#|~&;!()-+.:/ \"'=ab1"


def shown(markdown: str) -> str:
    """Return the text that a reader of Markdown sees, with the addresses of links."""
    seen = []
    for token in MarkdownIt("commonmark").enable("strikethrough").parse(markdown):
        for child in token.children or []:
            if child.type == "text":
                seen.append(child.content)
            elif child.type == "link_open":
                seen.append(f"({child.attrs['href']})")
            elif child.type != "link_close":
                seen.append(f" {child.type}! ")
    return "".join(seen)


titles = st.text(st.sampled_from(SIGNS), min_size=1, max_size=12).map(clean_line).filter(bool)


@given(titles)
@example("**bold** _it_ <b> &amp; [a](b) ~~no~~ `c` C #")
@example("\\")
@example("[x]: y")
@example("]1[")
def test_a_title_is_text_in_markdown(title: str) -> None:
    """Whatever stands in a title, a reader of the Markdown sees it, and nothing formatted."""
    assert shown(f"- [ ] {escaped(title)} (read): why") == f"[ ] {title} (read): why"
    assert shown(f"# {escaped(title)}") == title
    one = resource("one", title=title, url="https://example.org/a_(b)")
    assert shown(f"- {linked(one)} (read)") == f"(https://example.org/a_%28b%29){title} (read)"


@pytest.mark.parametrize(
    "title", ["Snakes_and ladders", "2 * 3", "Q&A", "What next? [part 2]", "C#", "a < b", "~5 min"]
)
def test_an_ordinary_title_has_no_backslashes(title: str) -> None:
    """What is no formatting is pasted as it is."""
    assert escaped(title) == title


def test_a_path_as_plain_text(curate: Curate) -> None:
    """`--text` numbers the steps, with time, reason and address, and no marks."""
    out = ok(curate, "path", "-t", "culture", "-m", "2h", "--text").out
    assert out.startswith(
        "Culture and behaviours\n\n"
        "1. Leadership imbalance – Black and Asian leaders missing in action\n   read, 15 min: "
    )
    assert "\n   https://www.ted.com/talks/" in out
    assert out.endswith("\n\n2 resources, and 1 that they need · 1 h 13 of 2 h\n")


@pytest.mark.parametrize(
    ("options", "left_out"),
    [
        (["-t", "culture"], "- done: How to be a professional troublemaker\n"),
        (["-t", "culture", "--include-done"], None),
        (
            ["-t", "equity", "-m", "20"],
            "- done: How to be a professional troublemaker\n- no room left: ",
        ),
        (
            ["-t", "culture", "--explain"],
            "- How to be a professional troublemaker: ",
        ),
    ],
)
def test_a_text_says_all(curate: Curate, options: list[str], left_out: str | None) -> None:
    """`--text` says what is left out, and why; only advice is said beside it."""
    ok(curate, "done", "troublemaker")
    result = ok(curate, "path", *options, "--text")
    assert (result.err == "") == ("-m" not in options)
    assert ("Make room: curate path" in " ".join(result.err.split())) == ("-m" in options)
    assert ("\nLeft out\n" in result.out) == (left_out is not None)
    assert left_out is None or f"\nLeft out\n\n{left_out}" in result.out


@pytest.mark.parametrize("shape", ["--text", "--markdown"])
@pytest.mark.parametrize("explain", [[], ["--explain"]])
def test_an_essential_that_is_left_out_is_marked(
    curate: Curate, shape: str, explain: list[str]
) -> None:
    """What is pasted elsewhere says which essentials it lacks; how to make room is said beside."""
    result = ok(curate, "path", "--sitting", "30", "--sittings", "5", shape, *explain)
    left_out = result.out.partition("Left out\n")[2]
    assert "Cultural Competence (essential)" in left_out
    assert "Make room: curate path --sitting 45" in result.err
    assert "Make room" not in result.out
    assert ("Sacred Activism and Ubuntu" in left_out) == (shape == "--text" or bool(explain))


def test_an_essential_that_is_done_is_not_missed(curate: Curate) -> None:
    """A checklist lacks nothing that is done; of much of one cause a few are named."""
    ok(curate, "done", "cultural-competence")
    assert "Left out" not in ok(curate, "path", "--sitting", "30", "--markdown").out
    curate.write(
        "resources:\n"
        + "".join(
            f"- {{id: a{n}, title: T{n}, format: read, minutes: 9, importance: essential}}\n"
            for n in range(12)
        )
    )
    (line,) = (
        line
        for line in ok(curate, "path", "-m", "9", "--markdown").out.splitlines()
        if line.startswith("- no room left: ")
    )
    assert line.endswith("; and 6 more")


def test_a_text_says_how_fast_is_read(curate: Curate) -> None:
    """The speed of estimates is in the text, not beside it; before it is what was understood."""
    result = ok(curate, "path", "equity", "--text", "--words-per-minute", "100")
    assert result.out.endswith("\nEstimates are at 100 words a minute.\n")
    assert "Estimates" not in result.err
    assert result.err.startswith('"equity" is taken as the theme equity.')


def test_many_that_are_left_out_are_counted_in_a_text(curate: Curate) -> None:
    """Of one cause a few titles are named; the others are counted."""
    ids = ok(curate, "list", "--ids").out.split()
    ok(curate, "done", *ids[1:8])
    out = ok(curate, "path", "--text").out
    (line,) = (line for line in out.splitlines() if line.startswith("- done: "))
    assert line.count("; ") == 5
    assert line.endswith("; and 2 more")


def test_a_path_as_ids(curate: Curate) -> None:
    """`path --ids` gives the ids of its steps in order, each once, to hand to another command."""
    out = ok(curate, "path", "-t", "culture", "--sitting", "45", "--ids").out
    assert sorted(out.split()) == [
        "cultural-competence",
        "leadership-imbalance",
        "troublemaker",
    ]
    assert out.index("leadership-imbalance") < out.index("cultural-competence")
    assert ok(curate, "show", *out.split(), "--json").out.startswith("[")


def test_a_list_as_markdown(curate: Curate) -> None:
    """`list --markdown` is a list with links, formats and times."""
    assert ok(curate, "list", "--format", "watch", "--markdown").out == (
        "- [How to be a professional troublemaker](https://www.ted.com/talks/"
        "luvvie_ajayi_jones_how_to_be_a_professional_troublemaker) (watch, 13 min)\n"
    )
