"""The page itself: one file of HTML with its style, its script and all paths in it."""

import json
from base64 import b64encode
from collections.abc import Callable, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from re import Match, compile, fullmatch, sub
from typing import Any
from unicodedata import bidirectional

import jinja2
from markupsafe import Markup

from curate.durations import format_time
from curate.exports.chosen import NO_TITLE, mark_of
from curate.exports.sections import Section, in_order, numbers_of, sections, theme_numbers
from curate.model import ID_PATTERN, Format, Importance, Resource, Tally
from curate.resource_wording import resources_in_words
from curate.site.colours import USUAL, on_dark, on_light
from curate.site.items import items, levels
from curate.site.linked_data import linked_data
from curate.site.paths import DAILY, DAYS, TIMES, all_paths
from curate.theme_names import all_with_parents
from curate.yaml_reading.reading_list import ReadingList

_FORMATS = {Format.READ: "Read", Format.WATCH: "Watch", Format.LISTEN: "Listen"}
_RIGHT_TO_LEFT = ("R", "AL", "AN")
_MANY = 100
"""From so many resources on it is the script that says of each to machines what it is: in the file
that would be a third of the page, and all of it stands there for people, too."""
_LONG = 300
"""From so many resources on, what is not in sight is not laid out, which a picture of the whole
page, as tools take it, would show as empty."""
_NEEDLESS = {".css": r";(?= })| ?([{};,>]) ?|(?<=:) ", ".js": r" ?([={}();,:?<>|&]) ?"}
"""Blanks that nobody needs, by the kind of file: those around signs."""
_TEXT = r"(.*(?:['\\\\]|/\S|`.*`.*`).*)|(\"[^\"]*\"|`[^`]*`)"
"""A line that may hold texts within texts, or a text: no blank is taken from these."""
_TEMPLATES = Path(__file__).parent / "templates"


def page(reading_list: ReadingList, version: str, record: str, tell: Callable[[int], None]) -> str:
    """Make the page of a list; `version` is that of curate, `record` tells the files beside it.

    `tell` is told how many paths are planned.
    """
    shown = sections(reading_list)
    order = in_order(shown)
    numbers = theme_numbers(shown)
    title = reading_list.title or NO_TITLE
    style = _style(reading_list.colour or USUAL)
    script = _packed("page.js")
    counts = _counts(order, numbers)
    many = len(order) >= _MANY
    tally = Tally()
    for one in order:
        tally = tally.plus(one)
    return rendered(
        "page.html",
        list=reading_list,
        title=title,
        generator=f"curate {version}",
        record=record,
        language=_language(reading_list),
        policy=_policy(style, script),
        style=Markup(style),
        script=Markup(script),
        linked_data=_json_in_html(linked_data(reading_list, title, order, each=not many)),
        data=_json_in_html(
            {
                **items(order, numbers),
                **({"levels": levels(order), "language": reading_list.language} if many else {}),
                **all_paths(reading_list, order, numbers, tell),
            }
        ),
        mark=mark_of(reading_list),
        totals=resources_in_words(tally),
        times=[(one, *_as_asked(one)) for one in TIMES],
        daily=DAILY,
        days=DAYS,
        any_known=any(one.minutes is not None for one in order),
        any_unknown=any(one.minutes is None for one in order),
        formats=_formats(order),
        sections=shown,
        long=len(order) >= _LONG,
        counts=counts,
        several_themes=len(counts) > 1 or any(one < len(order) for one in counts.values()),
        numbers=numbers,
        titles={one.id: one for one in order},
        also=_also,
        facts=_facts,
        turns=_turns,
        attribute=_attribute,
        time=lambda one: _number_and_unit(
            format_time(one.minutes, one.parts, estimated=one.estimated)
        ),
    )


def rendered(template: str, **values: Any) -> str:
    """Fill in one of our templates; what is put into it is escaped."""
    return _templates().get_template(template).render(values)


@cache
def _templates() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


def _packed(name: str) -> str:
    """Give our style or our script without comments, and blanks that nobody needs.

    A comment begins at the beginning of a line, or behind a blank, and ends with the line.
    """
    bare = sub(r"(?m)(^|\s)(//\s.*|/\*.*\*/)$", "", (_TEMPLATES / name).read_text("utf-8"))
    needless = compile(f"{_TEXT}|{_NEEDLESS[Path(name).suffix]}")
    lines = (line.strip() for line in bare.splitlines())
    between = "" if name.endswith(".css") else "\n"
    return between.join(needless.sub(_needed, line) for line in lines if line)


def _needed(found: Match[str]) -> str:
    """Keep what is a text, and the sign that had blanks around it."""
    return "".join(part for part in found.groups() if part)


def _style(colour: str) -> str:
    light, dark = on_light(colour), on_dark(colour)
    return f":root {{ --light-accent: {light}; --dark-accent: {dark}; }}\n{_packed('page.css')}"


def _policy(style: str, script: str) -> str:
    """Allow this style and this script by their digests, and nothing else at all."""
    return "; ".join(
        [
            "default-src 'none'",
            f"style-src '{_digest(style)}'",
            f"script-src '{_digest(script)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        ]
    )


def _digest(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")


def _json_in_html(value: Any) -> Markup:
    """Write JSON that can stand in a script element: nothing in it can end that."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)


def _language(reading_list: ReadingList) -> str | None:
    """Give the language of the list where it is another one than that of the page's own words."""
    language = reading_list.language
    return None if language is None or language.lower().split("-")[0] == "en" else language


def _number_and_unit(time: str) -> tuple[str, str]:
    """Part what the eye is to find first from what is behind it: `45` and `min × 2`, `1 h 30`."""
    number, found, behind = time.partition(" min")
    if found:
        return number, f"min{behind}"
    number, times, parts = time.partition(" × ")
    return number, f"{times}{parts}".strip()


def _as_asked(minutes: int) -> tuple[str, str]:
    """Say how much time one may have, as people do: 90 minutes, 2 hours."""
    return (str(minutes), "min") if minutes < 120 else (f"{minutes / 60:g}", "hours")


def _formats(order: Sequence[Resource]) -> list[tuple[Format, str, int]]:
    """Give the formats of a list, each with its word and how many there are of it."""
    counted = [(one, word, sum(r.format is one for r in order)) for one, word in _FORMATS.items()]
    return [(one, word, count) for one, word, count in counted if count]


def _counts(order: Sequence[Resource], numbers: dict[str, int]) -> dict[int, int]:
    """Count the resources within each theme, by its number."""
    counts = dict.fromkeys(numbers.values(), 0)
    for one in order:
        for number in numbers_of(one, numbers):
            counts[number] += 1
    return counts


def _also(section: Section) -> list[Resource]:
    """Give what is of a theme too, but for what stands in full under one that is inside it."""
    theme = section.theme and section.theme.id
    return [one for one in section.also if theme not in all_with_parents(one.themes[:1])]


def _attribute(text: str) -> str:
    """Write the value of an attribute: without quotation marks where it does without.

    A page has the ids of its resources several hundred times.
    """
    return text if fullmatch(f"#?{ID_PATTERN}", text) else Markup('"{}"').format(text)


def _facts(resource: Resource) -> list[str]:
    """Say what a resource is: format, importance where it has a mark, level."""
    importance = resource.importance
    told = importance if importance is not Importance.RECOMMENDED else None
    return [str(one) for one in (_FORMATS[resource.format], told, resource.level) if one]


def _turns(text: str) -> bool:
    """Whether a text has letters that are written from right to left, and may turn others."""
    return not text.isascii() and any(bidirectional(char) in _RIGHT_TO_LEFT for char in text)
