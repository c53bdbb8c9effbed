"""Lists as curators write them, and resources as they may be, generated; and what they say."""

import re
from typing import Any

import yaml
from hypothesis import strategies as st

from curate.model import Format, Importance, Level, Resource
from curate.safe_text import clean_line
from curate.yaml_reading.entry import from_fields
from curate.yaml_reading.events import LOADERS
from curate.yaml_reading.reading_list import ReadingList


def said(resource: Resource) -> dict[str, Any]:
    """Return all that a resource says, whatever line it is on."""
    return {name: getattr(resource, name) for name in Resource.__match_args__ if name != "line"}


def heading(reading_list: ReadingList) -> tuple[Any, ...]:
    """Return what a list says of itself and its themes, whatever line it is on."""
    declared = [tuple(theme)[:3] for theme in reading_list.themes if theme.declared]
    return reading_list.title, reading_list.description, declared


def read_as_diff(diff: str) -> tuple[str, str]:
    """Return the old and the new text of a layout, whose new lines begin with a plus."""
    lines = [line if line.strip() else " \n" for line in diff.splitlines(keepends=True)]
    old = "".join(line[1:] for line in lines if not line.startswith("+"))
    return old, "".join(line[1:] for line in lines)


PLAIN = """\
title: A list
themes:
  culture: Culture
  equity/race: Race
resources:
# first
- id: one
  title: One
  format: read
  minutes: 5
  themes: [culture]

- id: two
  title: Two
  format: watch
  requires: [one]
  themes: [undeclared]
  summary: |+
    Two

    lines

# of three
- id: three
  title: Three
  format: read
  themes:
    - culture  # why
    - equity/race
  # in three
- id: four
  title: 'Four: it''s'
  format: read

- id: five
  title: Five
  format: read
  requires: [two]
  mood: calm  # ours
- id: six
  title: Six
  format: listen
- id: seven
  title: Seven
  format: read
  themes: [culture]
# the end
"""
"""A list as somebody wrote it, in which every entry can be read alone."""
LAYOUTS = [PLAIN, PLAIN.replace("\n", "\r\n"), re.sub(r"(?m)^(?=  |- )", "  ", PLAIN)]


SCRAPS = st.sampled_from(
    [
        *"#:-?[]{}&*!|>'\"%@`,~ \t\n\r\ufeff\ufffe\u2028\x85\xa0😀\U0010ffff",
        *("\n\n", "---", "...", "- ", ": ", " #", "no", "null", "\x1b[31m", "word " * 9),
    ]
)


ANYTHING = st.text(st.characters(), max_size=200) | st.lists(
    st.text(st.characters(), max_size=8) | SCRAPS, max_size=30
).map("".join)


SOMETHING = ANYTHING.map(lambda text: text if clean_line(text) else f"x{text}")


MANY = st.lists(ANYTHING, max_size=3)


def some(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw nothing, or one of these."""
    return st.none() | values


@st.composite
def resources(draw: st.DrawFn, id_: str = "new-one") -> Resource:
    """Draw a resource whose texts may be anything at all before they are cleaned."""
    numbers = {"minutes": 99_999, "parts": 9_999, "words": 999_999}
    drawn = {key: draw(some(st.integers(1, most).map(str))) for key, most in numbers.items()}
    if draw(st.integers(0, 5)) == 0:
        drawn["parts"] = "unknown"
    texts = {key: draw(some(ANYTHING)) for key in ("publisher", "url", "summary")}
    lists = {key: draw(MANY) for key in ("themes", "requires", "authors")}
    return from_fields(
        {
            "id": id_,
            "title": draw(SOMETHING),
            "format": draw(st.sampled_from(list(Format))),
            "level": draw(some(st.sampled_from(list(Level)))),
            "importance": draw(some(st.sampled_from(list(Importance)))),
            "added": draw(some(st.sampled_from(["2026-07-01", "2025"]))),
            "published": draw(some(st.sampled_from(["2021", "1999-12", "2021-03-01"]))),
            **drawn,
            **texts,
            **lists,
        }
    )


WORD = st.text(
    st.characters(min_codepoint=0x21, exclude_categories=["Cc", "Cf", "Cs", "Cn", "Z"]),
    min_size=1,
    max_size=6,
) | st.sampled_from(["#", "-", ":", "a:", "'", '"', "[", "{", "😀", "é", "---", "...", "no", "|"])


PHRASE = st.lists(WORD, min_size=1, max_size=6)


COMMENT = PHRASE.map(lambda words: "# " + " ".join(words))


def reads_as(written: str, text: str) -> bool:
    """Say whether both loaders read a value as this text."""
    try:
        return all(yaml.load(f"k: {written}\n", loader) == {"k": text} for loader in LOADERS)
    except yaml.YAMLError:
        return False


@st.composite
def quoted_or_plain(draw: st.DrawFn, column: int) -> list[str]:
    """Draw a value, quoted or not, on one line or several, for a key in this column."""
    words = draw(PHRASE)
    style = draw(st.sampled_from(["plain", "single", "double", "escaped"]))
    between = "\n" + " " * (column + draw(st.integers(1, 4))) if draw(st.booleans()) else " "
    text = between.join(words)
    if style == "plain" and reads_as(text, " ".join(words)):
        return text.split("\n")
    if style == "escaped":
        text = "".join(f"\\U{ord(character):08x}" for character in " ".join(words))
        return [f'"{text}"']
    if style == "double":
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'.split("\n")
    return ("'" + text.replace("'", "''") + "'").split("\n")


@st.composite
def block_text(draw: st.DrawFn, column: int) -> list[str]:
    """Draw a text in | or > with any ending, for a key in this column."""
    deep = draw(st.integers(1, 4))
    explicit = str(deep) if draw(st.booleans()) else ""
    header = draw(st.sampled_from("|>")) + explicit + draw(st.sampled_from(["", "-", "+"]))
    if draw(st.booleans()):
        header += " " + draw(COMMENT)
    lines = draw(st.lists(PHRASE.map(" ".join) | st.just(""), min_size=1, max_size=4))
    blank = st.sampled_from(["", " " * column])
    return [header, *(" " * (column + deep) + line if line else draw(blank) for line in lines)]


BEHIND = st.just("") | COMMENT.map(" {}".format)
"""What stands behind a value, on the same line."""


@st.composite
def arranged(draw: st.DrawFn, column: int, texts: list[str]) -> list[str]:
    """Draw a list of texts, in brackets or under dashes, for a key in this column."""
    if not texts or draw(st.booleans()):
        if len(texts) < 2 or draw(st.booleans()):
            return ["[" + draw(st.sampled_from([", ", ","])).join(texts) + "]"]
        *first, last = [" " * (column + 1) + text for text in texts]
        lines = [f"{text},{draw(BEHIND)}" for text in first]
        end = draw(st.sampled_from(["]", ",]", "\n" + " " * (column + 1) + "]"]))
        behind = draw(BEHIND) if "\n" in end else ""
        return ["[" + lines[0].lstrip(" "), *lines[1:], *f"{last}{behind}{end}".split("\n")]
    dash = " " * (column + draw(st.integers(0, 3))) + "-"
    gap = " " * draw(st.integers(1, 3))
    lines = [""]
    for text in texts:
        if draw(st.integers(0, 5)) == 0:
            lines.append(" " * draw(st.integers(0, column + 3)) + draw(COMMENT))
        if draw(st.integers(0, 9)) == 0:
            lines += [f"{dash}{draw(BEHIND)}", f"{' ' * len(dash)}{gap}{text}{draw(BEHIND)}"]
        else:
            lines.append(f"{dash}{gap}{text}{draw(BEHIND)}")
    return lines


@st.composite
def listed(draw: st.DrawFn, column: int) -> list[str]:
    """Draw a list of any texts, for a key in this column."""
    texts = ["'" + " ".join(words).replace("'", "''") + "'" for words in draw(st.lists(PHRASE))]
    return draw(arranged(column, texts))


@st.composite
def remarks(draw: st.DrawFn, deepest: int) -> list[str]:
    """Draw blank lines and comments, mostly none, indented up to this column."""
    if draw(st.integers(0, 2)):
        return []
    drawn = draw(st.lists(st.none() | COMMENT, max_size=3))
    return [" " * draw(st.integers(0, deepest)) + comment if comment else "" for comment in drawn]


THEMES = ("a", "a/x", "b", "b/c", "b/c/d", "c-c", "d")


@st.composite
def named_themes(draw: st.DrawFn, column: int) -> list[str]:
    """Draw themes of a resource: alone or several, quoted or not."""
    ids = draw(st.lists(st.sampled_from(THEMES), max_size=4, unique=True))
    quote = st.sampled_from(["{}", "'{}'", '"{}"'])
    written = [draw(quote).format(id_) for id_ in ids]
    if len(written) == 1 and draw(st.booleans()):
        return written
    return draw(arranged(column, written))


@st.composite
def old_entries(draw: st.DrawFn, number: int, dash_column: int) -> list[str]:
    """Draw an entry as a person may have written it, in any order of its keys."""
    if draw(st.integers(0, 9)) == 0:
        themes = draw(st.sampled_from(["", ", themes: [b, 'b/c']", ", themes: a"]))
        return [" " * dash_column + f"- {{id: old-{number}, title: A, format: read{themes}}}"]
    column = dash_column + 1 + draw(st.integers(1, 4))
    values: list[tuple[str, list[str]]] = [
        ("id", [f"old-{number}"]),
        ("title", draw(quoted_or_plain(column))),
        ("format", ["watch"]),
    ]
    texts = quoted_or_plain(column) | block_text(column)
    others = {
        "minutes": st.sampled_from([["45"], ["'45'"]]),
        "words": st.just(["900"]),
        "parts": st.sampled_from([["2"], ["unknown"], [""]]),
        "summary": texts,
        "publisher": texts,
        "authors": listed(column),
        "themes": named_themes(column),
        "requires": st.sampled_from([["[old-0]"], ["", " " * column + "- old-0"], ["old-0"]]),
        "notes": listed(column) | texts,
        "level": st.sampled_from([[""], ["advanced"]]),
        "url": st.sampled_from([["https://example.org/a?b#c"], [""], ["~"]]),
    }
    for key in draw(st.lists(st.sampled_from(sorted(others)), unique=True, max_size=5)):
        values.append((key, draw(others[key])))
    lines: list[str] = []
    for key, (first, *rest) in draw(st.permutations(values)):
        if lines:
            lines += draw(remarks(column + 2))
        plain_head = not rest or first == ""
        if draw(st.integers(0, 9)) == 0:
            first = f"&{ANCHOR}{key}-{number} {first}".rstrip()
        behind = " " + draw(COMMENT) if plain_head and draw(st.integers(0, 3)) == 0 else ""
        lines += [" " * column + f"{key}: {first}{behind}".rstrip(), *rest]
    if draw(st.integers(0, 5)) == 0:
        named = draw(st.sampled_from(["", f" &{ANCHOR}entry-{number}"]))
        return [" " * dash_column + "-" + named + draw(BEHIND), *draw(remarks(column)), *lines]
    lines[0] = " " * dash_column + "-" + lines[0][dash_column + 1 :]
    return lines


@st.composite
def theme_maps(draw: st.DrawFn) -> list[str]:
    """Draw the declaration of some themes: in lines, with maps nested in them, or in braces."""
    ids = draw(st.lists(st.sampled_from(THEMES), unique=True, max_size=4))
    if not ids:
        return draw(st.sampled_from([["themes:"], ["themes: {}"], ["themes: # none"], []]))
    if draw(st.integers(0, 4)) == 0:
        return ["themes: {" + ", ".join(f"{id_}: T" for id_ in ids) + "}" + " # in braces"]
    indentation = " " * draw(st.integers(1, 4))
    lines = ["themes:" + draw(st.just("") | COMMENT.map(" {}".format))]
    for number, id_ in enumerate(ids):
        lines += draw(remarks(2))
        key = draw(st.sampled_from([id_, f"'{id_}'"]))
        titles = ["T", "'T: t' # why", "{title: T, description: D}", "", f"&{ANCHOR}{number} T"]
        title = draw(st.sampled_from(titles))
        if draw(st.booleans()):
            lines.append(f"{indentation}{key}: {title}".rstrip())
        else:
            nested = [f"{indentation}  title: T", f"{indentation}  description: >-"]
            lines += [f"{indentation}{key}:", *nested, f"{indentation}    D d", ""]
    return lines


ANCHOR = "anchor-"
"""How the anchors in generated lists begin."""


@st.composite
def list_files(draw: st.DrawFn, fewest: int = 1) -> str:
    """Draw a list file as people write them: comments, blank lines, every style of value.

    Some values are marked with anchors, and some of these are used below.
    """
    above = [
        ["title: 'A: list'"],
        ["description: >", "  What it is", "  for.", ""],
        ["extra: [resources, {resources: []}]"],
    ]
    others = draw(st.lists(st.sampled_from(above), unique_by=lambda lines: lines[0], max_size=3))
    themes = draw(theme_maps())
    if themes:
        others.insert(draw(st.integers(0, len(others))), themes)
    dash_column = draw(st.integers(0, 3))
    entries = ["resources:" + draw(st.just("") | COMMENT.map(" {}".format))]
    apart = draw(st.booleans())
    for number in range(draw(st.integers(fewest, 4))):
        entries += [""] * (apart and number > 0)
        entries += draw(remarks(dash_column + 4)) + draw(old_entries(number, dash_column))
    entries += draw(remarks(dash_column + 4))
    place = draw(st.integers(0, len(others)))
    lines = draw(st.sampled_from([[], ["---"], ["# 😀", "--- # begin"]]))
    parts = [*others[:place], entries, *others[place:]]
    names = re.findall(rf"(?<=&){ANCHOR}\S+", "\n".join(entries))
    if draw(st.booleans()) and names:
        used = draw(st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True))
        parts.append(["uses:", *(f"- *{name}" for name in used)])
    for part in parts:
        lines = [*lines, *draw(remarks(0)), *part]
    lines += draw(remarks(0)) + draw(st.sampled_from([[], [], ["..."], ["...", "# last"]]))
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    return newline.join(lines) + draw(st.sampled_from([newline, newline, ""]))


@st.composite
def loose_lists(draw: st.DrawFn) -> str:
    """Draw a list with nothing below its resources, so that it can be taken apart more often."""
    head = draw(st.sampled_from([["title: T"], ["themes:", "  a: A", "  culture: C"], ["themes:"]]))
    column, lines = draw(st.integers(0, 3)), [*head, "resources:"]
    for number in range(draw(st.integers(2, 4))):
        lines += draw(remarks(column + 4)) + draw(old_entries(number, column))
    lines += draw(remarks(column + 4))
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    return newline.join(lines) + draw(st.sampled_from([newline, newline, ""]))
