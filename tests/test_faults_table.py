"""The real list, damaged in one place: the line and the cause that a person is told."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curate.errors import CurateError
from curate.yaml_reading.events import LOADERS
from curate.yaml_reading.parse import parse
from tests.conftest import PROJECT, Curate

REAL = (PROJECT / "data" / "resources.yaml").read_text("utf-8")
TITLE = "  title: Cultural Competence"
IN_QUOTES = "  title: 'Leading in Colour: The Fierce Urgency of NOW'"
UNQUOTED = IN_QUOTES.replace("'", "")
THEMES = "  themes: [equity, families]"

DASHES = [
    *(
        ("- id: sled-dogs", f"{sign} id: sled-dogs", "begins no entry. Write: - id: sled-dogs")
        for sign in "•*–+"
    ),
    ("- id: sled-dogs", "id: sled-dogs", 'without its "- ". Write: - id: sled-dogs'),
    ("- id: sled-dogs", "  id: sled-dogs", 'without its dash. put "- " before it'),
    ("- id: workforce-for-all", "id: workforce-for-all", 'without its "- ".'),
    ("- id: workforce-for-all", "  id: workforce-for-all", 'without its "- ".'),
    ("- id: sled-dogs", "-id: sled-dogs", 'a space is missing after the "-". Write: - id'),
    ("- id: sled-dogs", " - id: sled-dogs", 'there is 1 space before "- id". Write none.'),
]  # fmt: skip
INDENTATION = [
    (TITLE, " " + TITLE, 'there are 3 spaces before "title". Write 2.'),
    (TITLE, TITLE[1:], 'there is 1 space before "title". Write 2.'),
    (TITLE, TITLE[2:], 'there are no spaces before "title". Write 2.'),
    (TITLE, "  " + TITLE, 'there are 4 spaces before "title". Write 2.'),
    ("  publisher: TED", " publisher: TED", 'there is 1 space before "publisher". Write 2.'),
    ("  minutes: 13", "   minutes: 13", 'there are 3 spaces before "minutes". Write 2.'),
    ("  culture:", " culture:", "there is 1 space before this line. Write 2."),
    ("    title: Leadership", "   title: Leadership", 'before "title". Write 4.'),
    ("    title: Leadership", "     title: Leadership", 'before "title". Write 4.'),
    ("themes:\n", " themes:\n", 'there is 1 space before "themes". Write none.'),
    ("resources:\n", " resources:\n", 'there is 1 space before "resources". Write none.'),
    ("    organisations, equity", "   organisations, equity", "before this line. Write 4."),
    ("    organisations, equity", "organisations, equity", "there are no spaces before this line."),
    ("    A think piece on what", "     A think piece on what", "before this line. Write 4."),
    ("  minutes: 13", "\tminutes: 13", "a tab is used to indent. Use spaces."),
    ("  minutes: 13", "  \tminutes: 13", "a tab is used to indent. Use spaces."),
    ("  minutes: 13", "\xa0\xa0minutes: 13", "a no-break space is used to indent. Use spaces."),
    ("  minutes: 13", " \xa0minutes: 13", "a no-break space is used to indent. Use spaces."),
    ("  minutes: 13", "  \xa0minutes: 13", 'A no-break space stands before "minutes".'),
    ("  title: How to be", "  \u2003title: How to be", "An unusual space (u+2003) stands before"),
    ("- id: sled-dogs", "-\xa0id: sled-dogs", "a no-break space stands where a space must."),
]  # fmt: skip
COLONS = [
    (TITLE, "  title Cultural Competence", 'a ":" is missing after "title". Write: title: Cult'),
    (TITLE, "  title = Cultural Competence", 'a ":" is missing after "title". Write: title: Cult'),
    (TITLE, "  title\uff1a Cultural Competence", 'a ":" is missing after "title". Write: title:'),
    (TITLE, "  title:Cultural Competence", 'a space is missing after "title:". Write: title: Cu'),
    ("- id: sled-dogs", "- id sled-dogs", 'a ":" is missing after "id". Write: - id: sled-dogs'),
    ("- id: sled-dogs", "- id:sled-dogs", 'a space is missing after "id:". Write: - id: sled'),
    ("  words: 533", "  words 533", 'a ":" is missing after "words". Write: words: 533'),
    ("  published: 2024-01-24", "  published:2024-01-24", "missing after \"published:\"."),
    ("  minutes: 13", "  minutes:\xa013", "a no-break space stands where a space must."),
    ("themes:\n", "themes\n", 'a ":" is missing after "themes". Write: themes:'),
    ("resources:\n", "resources\n", 'a ":" is missing after "resources". Write: resources:'),
    ("  culture:", "  culture", 'a ":" is missing after "culture". Write: culture:'),
    ("title: Building", "title Building", 'a ":" is missing after "title". Write: title: Build'),
]  # fmt: skip
BRACKETS = [
    (THEMES, THEMES[:-1], 'a "[" is opened and never closed. Write: themes: [equity, families]'),
    ("[leadership-imbalance] #", "[leadership-imbalance #", 'a "[" is opened and never closed.'),
    ("  authors: [Meera Spillett]", "  authors: [Meera Spillett", ': [Meera Spillett]'),
    (THEMES, "  themes: [equity, families}", 'a "[" is closed with "}". Write: themes: [equity, f'),
    (THEMES, "  themes: [equity, families]]", 'there is a "]" too many. Write: themes: [equity'),
    (THEMES, "  themes: [equity,, families]", "there is a comma too many. Write: themes: [equity,"),
    (THEMES, "  themes: [equity, families],", 'there is a "," too many at the end. Write: themes:'),
    (THEMES, "  themes: ['equity' families]", "a comma stands between two values. Write: themes:"),
    (THEMES, "  themes: [equity, @families]", "needs quotes. Write: themes: [equity, '@families']"),
    (THEMES, "  themes: [equity #1, families]", "Write: themes: ['equity #1', families]"),
    (THEMES, "  themes: [equity, 'families]", "a quotation mark is opened and never closed. Write"),
]  # fmt: skip
QUOTES = [
    (TITLE, '  title: "Cultural Competence', "opened and never closed. Write: title: \"Cultural "),
    (TITLE, "  title: 'Cultural Competence", "opened and never closed. Write: title: 'Cultural "),
    (IN_QUOTES, IN_QUOTES[:-1], "a quotation mark is opened and never closed. Write: title: 'Le"),
    (TITLE, "  title: 'It''s", "opened and never closed. Write: title: 'It''s'"),
    (TITLE, "  title: 'A: what''s next", "never closed. Write: title: 'A: what''s next'"),
    (TITLE, "  title: 'A: what''s ''next''", "never closed. Write: title: 'A: what''s ''next'''"),
    (TITLE, '  title: "A: a \\"new\\" one', 'never closed. Write: title: "A: a \\"new\\" one"'),
    (TITLE, '  title: "A \\"new\\"', 'never closed. Write: title: "A \\"new\\""'),
    (TITLE, '  title: "A: C:\\dir', "never closed. Write: title: 'A: C:\\dir'"),
    (TITLE, "  title: 'A: what's next", 'never closed. Write: title: "A: what\'s next"'),
    (TITLE, "  title: 'A: one' two", "a closed quotation mark. Write: title: \"'A: one' two"),
    (IN_QUOTES, UNQUOTED + "'", "a quotation mark is closed and never opened. Write: title: 'Le"),
    (TITLE, '  title: "Cultural" Competence', "follows a closed quotation mark. Write: title: '\""),
    (TITLE, "  title: 'Children's services'", "Write: title: \"Children's services\""),
    (TITLE, '  title: "The "real" thing"', "Write: title: 'The \"real\" thing'"),
    (IN_QUOTES, "  title: “Leading in Colour: now”", "“ and ” are letters to YAML, not quotation"),
    (IN_QUOTES, "  title: ‘Leading in Colour: now’", "Write: title: 'Leading in Colour: now'"),
    ("  publisher: TED", '  publisher: "TED",', 'a "," too many at the end. Write: publisher:'),
    ("  publisher: TED", '  publisher: "TE\\D"', "a backslash in a quoted value begins no known"),
    (IN_QUOTES, UNQUOTED, "a \": \" in a value without quotes. Write: title: 'Leading in Colour: "),
    (TITLE, TITLE + ":", "a \": \" in a value without quotes. Write: title: 'Cultural"),
    *(
        (TITLE, f"  title: {sign}Competence", f"must be quoted. Write: title: '{sign}Competence'")
        for sign in ("@", "`", "%", "* ", "& ", "- ", "? ", "> ", "|", ", ", "] ")
    ),
    (TITLE, "  title: *Competence", "title uses *Competence. write the value out, or put it in"),
    (TITLE, "  title: [New] Competence", "is a list to YAML. Write: title: '[New] Competence'"),
    (TITLE, "  title: {New} Competence", "is a group of keys to YAML. Write: title: '{New"),
]  # fmt: skip
OTHERS = [
    ("  words: 533", "some words", "this line is no key with a value, and no part of a text."),
    ("  words: 533", "<<<<<<< HEAD", "git left conflict markers here."),
    ("  words: 533", "=======", "git left conflict markers here."),
    ("  words: 533", "  words: 5\x0733", "there is a control character (U+0007)"),
]  # fmt: skip
TABLE = [*DASHES, *INDENTATION, *COLONS, *BRACKETS, *QUOTES, *OTHERS]


def first_fault(text: str, loader: type[Any] | None = None) -> tuple[int | None, str]:
    """Return the line and the words of the first thing that is said of a text."""
    try:
        problems = parse(text, loader).problems
    except CurateError as error:
        return error.line, error.message
    first = problems[0]
    return first.line, f"{first.message} {first.remedy}"


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(("old", "new", "said"), TABLE, ids=[repr(new) for _, new, _ in TABLE])
def test_a_slip_is_told_with_its_line_and_cause(
    loader: type[Any], old: str, new: str, said: str
) -> None:
    """Of one slip in the real list, the line, the cause and what to write are told."""
    assert REAL.count(old) >= 1
    line = REAL.count("\n", 0, REAL.index(old)) + 1
    told = first_fault(REAL.replace(old, new, 1), loader)
    assert (told[0], said in told[1]) == (line, True), told


def test_the_table_is_told_by_check(curate: Curate) -> None:
    """`check` tells file, line, what is there and what to write; the file stays as it is."""
    damaged = REAL.replace(TITLE, TITLE.replace(":", ""))
    curate.write(damaged)
    result = curate("check", columns=None)
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        'Error: data/resources.yaml:92, column 8: a ":" is missing after "title".'
        " Write: title: Cultural Competence\n"
    )
    assert curate.text() == damaged


@pytest.mark.parametrize(
    "slip", ["\ttitle: Cultural Competence", "  title Cultural", "  title: 'A"]
)
@pytest.mark.parametrize(
    "below", ["  publisher: The: TED", "\tpublisher: TED", "  publisher: [TED"]
)
def test_that_more_may_follow_is_said(curate: Curate, slip: str, below: str) -> None:
    """As only the first slip of a list that is no YAML is told, it is said where there is more."""
    more = "\n  There may be more below: check again after this.\n"
    one_slip = REAL.replace(TITLE, slip)
    curate.write(one_slip)
    assert more not in curate("check", columns=None).err
    curate.write(one_slip.replace("  publisher: TED", below))
    assert curate("check", columns=None).err.endswith(more)


LAYOUTS = {
    "as it is": lambda text: text,
    "indented": lambda text: (
        text[: text.index("- id:")]
        + "".join(
            f"  {line}" if line.strip() else line
            for line in text[text.index("- id:") :].splitlines(keepends=True)
        )
    ),
    "from Windows": lambda text: text.replace("\n", "\r\n"),
}
"""The ways in which a list is laid out."""
KINDS = {
    "no dash": (r"^( *)- (?=id:)", r"\1"),
    "no space after the dash": (r"^( *)- (?=id:)", r"\1-"),
    "no colon": (r"^( *(?:- )?\w+):(?= )", r"\1"),
    "no space after the colon": (r"^( *(?:- )?\w+:) ", r"\1"),
    "a space too many": (r"^(?= *(?:- )?\w+: )", r" "),
    "a space too few": (r"^ (?= *\w+: )", r""),
    "an open bracket": (r"^( *\w+: \[[^#\r\n]*)\]", r"\1"),
    "a bracket too many": (r"^( *\w+: \[[^#\r\n]*\])", r"\1]"),
    "an open quotation": (r"^( *title: )(?!')", r'\1"'),
    "an open single quotation": (r"^( *title: )(?!')", r"\1'"),
    "a special sign": (r"^( *(?:title|publisher): )(?!')", r"\1@"),
    "a colon": (r"^( *(?:title|publisher): )(?!')", r"\1New: "),
    "a tab": (r"^ +(?=\w+: )", r"\t"),
    "a no-break space": (r"^ +(?=\w+: )", "\xa0\xa0"),
}
"""Slips of which it can be told on which line they are: what is sought, and what it becomes."""


@given(st.data(), st.sampled_from(sorted(LAYOUTS)), st.sampled_from(sorted(KINDS)))
def test_the_line_is_that_of_the_slip(data: st.DataObject, layout: str, kind: str) -> None:
    """Wherever one of these slips is, in whatever layout, its own line is told, in our words."""
    text = LAYOUTS[layout](REAL)
    sought, becomes = KINDS[kind]
    begin = text.index("resources:")
    places = [one for one in re.finditer(sought, text, re.MULTILINE) if one.start() > begin]
    place = data.draw(st.sampled_from(places), "place")
    damaged = text[: place.start()] + place.expand(becomes) + text[place.end() :]
    told = first_fault(damaged, data.draw(st.sampled_from(LOADERS), "loader"))
    assert told[0] == text.count("\n", 0, place.start()) + 1, told


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("- id: a\n\xa0\xa0title: A\n\xa0\xa0format: read\n", 3, 'no-break space stands before "t'),
        ("id: a\ntitle: A\nformat: read\n", 2, 'an entry begins here without its "- ".'),
        (
            "  - id: a\n    title: A\n    format: read\n - id: b\n   title: B\n   format: read\n",
            5,
            "this entry has 1 space before its dash, the others have 2.",
        ),
        (
            "- id: a\n  title: A\n  format: read\nid: b\ntitle: B\nformat: read\n"
            "- id: c\n  title: C\n  format: read\n",
            5,
            'an entry begins here without its "- ". Put that before its first line, and two',
        ),
        (
            "  - id: a\n    title: A\n    format: read\nformat: read\nid: b\n",
            5,
            'an entry begins here without its "- ". Put that before its first line, and two',
        ),
        ("- id: a\n  title: A: b\n  format: read\n  url: c: d\n", 3, 'a ": " in a value without'),
        ("- id:a\n  title:A\n  format:read\n", 2, "with a space after the colon"),
        ("- id: a\n  title: A\n  format: read\n  themes: ['a\"]\n", 5, "closed with another."),
    ],
)
def test_slips_on_several_lines(loader: type[Any], text: str, line: int, said: str) -> None:
    """Where more than one line is wrong, the first is told."""
    told = first_fault(f"resources:\n{text}", loader)
    assert (told[0], said in told[1]) == (line, True), told


ENTRIES = "- id: a\n  title: A\n  format: read\n  themes: [care]\n"
INDENTED = "".join(f"  {line}" for line in ENTRIES.splitlines(keepends=True))
WITHIN = "resources: stands within themes: here. Move it, with all that belongs to it, to the left"
HEADS = {
    "two spaces": (f"  care: Care\n  resources:\n{ENTRIES}", 4, 'before "resources". Write none.'),
    "one space": (f"  care: Care\n resources:\n{ENTRIES}", 4, 'before "resources". Write none.'),
    "with its entries": (f"  care: Care\n  resources:\n{INDENTED}", 4, WITHIN),
    "the first of them": (f"  resources:\n{INDENTED}  care: Care\n", 3, WITHIN),
    "a brace": (f"  care: title: Care}}\nresources:\n{ENTRIES}", 3, "Write: care: {title: Care}"),
}


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("case", HEADS)
def test_slips_in_the_themes(loader: type[Any], case: str) -> None:
    """What is wrong in the themes, or stands in them and should not, is told with its line."""
    text, line, said = HEADS[case]
    told = first_fault(f"title: T\nthemes:\n{text}", loader)
    assert (told[0], said in told[1]) == (line, True), told


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("- id: sled-dogs", "-id: sled-dogs", "- id: sled-dogs"),
        (TITLE, "  title 'Cultural – Competence'", "title: 'Cultural – Competence'"),
        (IN_QUOTES, UNQUOTED, "title: 'Leading in Colour: The Fierce Urgency of NOW'"),
    ],
)
@pytest.mark.parametrize("columns", [30, 60, 80])
def test_a_line_to_write_stays_whole(
    curate: Curate, old: str, new: str, line: str, columns: int
) -> None:
    """Where an error is folded, the line to write has one of its own, to be copied."""
    curate.write(REAL.replace(old, new, 1))
    result = curate("check", columns=columns)
    assert result.err.endswith(f" Write:\n    {line}\n")


@pytest.mark.parametrize("columns", [30, 48, 51])
def test_a_dash_to_put_is_not_broken(curate: Curate, columns: int) -> None:
    """The findings of `check` are folded between words, and `"- "` is one."""
    curate.write(REAL.replace("- id: sled-dogs", "  id: sled-dogs", 1))
    out = curate("check", columns=columns).out
    assert 'put "- "' in " ".join(out.split("\n    ")).replace("\n", " ")
    assert '"- "' in out
    assert all(len(line) <= columns for line in out.splitlines())
