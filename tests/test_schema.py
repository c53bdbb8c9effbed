"""`curate.yaml_reading.schema`: what it allows is what the parser reads, and nothing else."""

import datetime
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator  # type: ignore[import-untyped]

from curate.addresses import fault_of
from curate.errors import CurateError
from curate.yaml_reading.fields import LIST_KEYS, REQUIRED_KEYS, RESOURCE_KEYS, THEME_KEYS
from curate.yaml_reading.parse import parse
from curate.yaml_reading.schema import schema
from tests.conftest import PROJECT

VALIDATOR = Draft7Validator(schema())


def dates_as_text(value: Any) -> Any:
    """Return what YAML gave with its dates as text, since JSON has none."""
    if isinstance(value, dict):
        return {dates_as_text(key): dates_as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [dates_as_text(item) for item in value]
    return str(value) if isinstance(value, datetime.date) else value


def allowed(text: str) -> bool:
    """Say whether the schema allows the file, as an editor would read it."""
    return bool(VALIDATOR.is_valid(dates_as_text(yaml.safe_load(text))))


def readable(text: str) -> bool:
    """Say whether the parser reads all of the file, and each address is one."""
    try:
        found = parse(text)
    except CurateError:
        return False
    return all(problem.rule == "unknown-key" for problem in found.problems) and not any(
        one.url is not None and fault_of(one.url) for one in found.resources
    )


def entry(fields: str) -> str:
    """Return a list of one resource, with these lines after its id, title and format."""
    return "resources:\n- id: a\n  title: A\n  format: read\n" + fields


GOOD_FIELDS = [
    "",
    "  minutes: 45\n",
    "  minutes: 99999\n",
    "  minutes: '45'\n",
    "  minutes:\n",
    "  words: 999999\n",
    "  words:\n",
    "  parts: 1\n",
    "  parts: 9999\n",
    "  parts: '2'\n",
    "  parts: unknown\n",
    "  parts:\n",
    "  themes: [equity, culture]\n",
    "  themes: equity\n",
    "  themes: [no, 2021, 1.10, 2021-03-01, ~, '']\n",
    "  themes: []\n",
    "  themes:\n",
    "  level: introductory\n",
    "  level: advanced\n",
    "  level:\n",
    "  importance: essential\n",
    "  importance: recommended\n",
    "  importance: optional\n",
    "  importance:\n",
    "  requires: [b, c]\n",
    "  requires: b\n",
    "  authors: ['Meera Spillett', 007]\n",
    "  authors: yes\n",
    "  publisher: The Staff College\n",
    "  publisher: 2021\n",
    "  publisher: no\n",
    "  publisher: 12:30\n",
    "  publisher: 2021-03-01\n",
    "  publisher:\n",
    "  published: 2021\n",
    "  published: '2021'\n",
    "  published: 2021-03\n",
    "  published: 2021-03-01\n",
    "  published: '2021-03-01'\n",
    "  published:\n",
    "  url: https://example.org\n",
    "  url: HTTP://example.org:8080/a?b=c#d\n",
    "  url: ' https://bücher.example '\n",
    "  url: ''\n",
    "  url:\n",
    "  summary: >-\n    A text\n    of lines.\n",
    "  summary: 1.5\n",
    "  unknown: {a: [b]}\n",
]

BAD_FIELDS = [
    "  minutes: soon\n",
    "  minutes: 0\n",
    "  minutes: -5\n",
    "  minutes: 4.5\n",
    "  minutes: 100000\n",
    "  minutes: '045'\n",
    "  minutes: '1_000'\n",
    "  minutes: '12:30'\n",
    "  minutes: 1e9\n",
    "  minutes: true\n",
    "  minutes: ''\n",
    "  minutes: [5]\n",
    "  minutes: {a: 5}\n",
    "  words: 1000000\n",
    "  words: 0\n",
    "  words: many\n",
    "  parts: 0\n",
    "  parts: 10000\n",
    "  parts: Unknown\n",
    "  parts: ''\n",
    "  themes: {a: b}\n",
    "  themes: [[a]]\n",
    "  level: hard\n",
    "  level: Advanced\n",
    "  level: 1\n",
    "  level: ''\n",
    "  level: [advanced]\n",
    "  importance: must\n",
    "  importance: ''\n",
    "  requires: [{id: b}]\n",
    "  authors: {name: x}\n",
    "  publisher: [a]\n",
    "  published: 21\n",
    "  published: 20210\n",
    "  published: 2021-13\n",
    "  published: 2021-00\n",
    "  published: '2021-01-32'\n",
    "  published: 2021-3-1\n",
    "  published: 2021-03-01T10:00:00\n",
    "  published: last year\n",
    "  published: ''\n",
    "  url: {href: x}\n",
    "  url: not an address\n",
    "  url: 2021\n",
    "  url: no\n",
    "  url: www.example.org/a\n",
    "  url: 'javascript:alert(1)'\n",
    "  url: https://reader:secret@example.org/\n",
    "  summary: [a, b]\n",
]

WHOLE_FILES = {
    "resources:\n": True,
    "resources: []\n": True,
    "title: x\ndescription: y\nthemes:\nresources:\n": True,
    "title: 2021\ndescription: no\nresources:\n": True,
    "themes: {a: A, b: 2021, c: , d: {title: D, description: E}, e: {}}\nresources:\n": True,
    "themes: {a: {title: , description: }, 2021: no}\nresources:\n": True,
    "themes: {a: {colour: red}}\nextra: [1]\nresources:\n": True,
    "title: x\n": False,
    "": False,
    "just text\n": False,
    "- id: a\n": False,
    "resources: x\n": False,
    "resources: {a: b}\n": False,
    "resources: ''\n": False,
    "title: [x]\nresources:\n": False,
    "description: {a: b}\nresources:\n": False,
    "checks:\nresources:\n": True,
    "checks: {unknown-time: no}\nresources:\n": True,
    "checks: {unknown-time: }\nresources:\n": False,
    "checks: {unknown-time: [no]}\nresources:\n": False,
    "checks: [unknown-time]\nresources:\n": False,
    "themes: [a]\nresources:\n": False,
    "themes: a\nresources:\n": False,
    "themes: {a: [b]}\nresources:\n": False,
    "themes: {a: {title: [b]}}\nresources:\n": False,
    "resources:\n- just text\n": False,
    "resources:\n-\n": False,
    "resources:\n- [a]\n": False,
    "resources:\n- {title: A, format: read}\n": False,
    "resources:\n- {id: a, format: read}\n": False,
    "resources:\n- {id: a, title: A}\n": False,
    "resources:\n- {id: , title: A, format: read}\n": False,
    "resources:\n- {id: a, title: , format: read}\n": False,
    "resources:\n- {id: a, title: A, format: }\n": False,
    "resources:\n- {id: a, title: '', format: read}\n": False,
    "resources:\n- {id: a, title: '  ', format: read}\n": False,
    'resources:\n- {id: a, title: "\\u200b", format: read}\n': False,
    'resources:\n- {id: a, title: "\\ufeff\\u3164", format: read}\n': False,
    'resources:\n- {id: a, title: "\\u200bA", format: read}\n': True,
    "resources:\n- {id: a, title: 🎉, format: read}\n": True,
    "resources:\n- {id: a, title: 2021, format: read}\n": True,
    "resources:\n- {id: a, title: no, format: read}\n": True,
    "resources:\n- {id: a, title: [A], format: read}\n": False,
    "resources:\n- {id: a, title: A, format: skim}\n": False,
    "resources:\n- {id: a, title: A, format: Read}\n": False,
    "resources:\n- {id: a, title: A, format: 1}\n": False,
    "resources:\n- {id: Two Words, title: A, format: read}\n": False,
    "resources:\n- {id: a--b, title: A, format: read}\n": False,
    "resources:\n- {id: a-, title: A, format: read}\n": False,
    "resources:\n- {id: a_b, title: A, format: read}\n": False,
    "resources:\n- {id: ä, title: A, format: read}\n": False,
    "resources:\n- {id: '', title: A, format: read}\n": False,
    "resources:\n- {id: '1984', title: A, format: read}\n": True,
    "resources:\n- {id: a-1-b, title: A, format: read}\n- {id: b, title: B, format: watch}\n": True,
    "resources:\n- {id: a, title: A, format: read}\n- {id: b, title: B}\n": False,
}


def test_the_schema_is_one() -> None:
    """What is published is itself a valid JSON Schema of draft 7."""
    Draft7Validator.check_schema(schema())


def test_the_schema_knows_the_keys_that_the_parser_knows() -> None:
    """The keys of a list, a theme and a resource are the same for both."""
    published = schema()
    definitions = published["definitions"]
    assert set(published["properties"]) == set(LIST_KEYS)
    assert set(definitions["theme"]["properties"]) == set(THEME_KEYS)
    assert set(definitions["resource"]["properties"]) == set(RESOURCE_KEYS)
    assert definitions["resource"]["required"] == list(REQUIRED_KEYS)


def test_the_real_list_is_allowed() -> None:
    """The list that is shipped passes the schema that is published."""
    assert allowed((PROJECT / "data" / "resources.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("fields", GOOD_FIELDS)
def test_what_the_parser_reads_is_allowed(fields: str) -> None:
    """A resource that is read is one that the schema allows."""
    assert readable(entry(fields))
    assert allowed(entry(fields))


@pytest.mark.parametrize("fields", BAD_FIELDS)
def test_what_the_parser_leaves_out_is_not_allowed(fields: str) -> None:
    """A resource that is left out, or whose address is none, the schema does not allow."""
    assert not readable(entry(fields))
    assert not allowed(entry(fields))


@pytest.mark.parametrize(("text", "good"), WHOLE_FILES.items())
def test_whole_files_are_judged_alike(text: str, good: bool) -> None:
    """The schema allows a file exactly where the parser finds nothing wrong with it."""
    assert (readable(text), allowed(text)) == (good, good)


@pytest.mark.parametrize("id_", ["404", "1984"])
def test_an_id_that_looks_like_a_number_is_allowed(id_: str) -> None:
    """An id of digits is read by the parser, so an editor does not call it wrong either."""
    text = f"resources:\n- id: {id_}\n  title: A\n  format: read\n"
    assert readable(text)
    assert allowed(text)


_TEXTS = [None, "a", "b c", "'x: y'", "2021", "no", "1.10", "''", "[a]", "{a: b}"]
_LISTS = [None, "a", "[]", "[a, b]", "[1, no, ~]", "[[a]]", "[{a: b}]", "{a: b}", "''"]
_NUMBERS = [None, "1", "45", "99999", "100000", "999999", "1000000", "0", "-1", "'7'", "soon"]
_VALUES: dict[str, list[str | None]] = {
    "id": ["a", "a-b", "x1", "'2'", "A", "a b", "a-", "-a", "''", None, "[a]"],
    "title": [
        "A",
        "2021",
        "no",
        "1.5",
        "'x: y'",
        "''",
        "' '",
        '"\\u200b"',
        '"\\a"',
        None,
        "[a]",
        "{a: b}",
    ],
    "format": ["read", "watch", "listen", "skim", "READ", "''", None, "1", "[read]"],
    "minutes": [*_NUMBERS, "1.5", "''", "[1]"],
    "parts": [*_NUMBERS, "unknown", "9999", "''", "[1]"],
    "words": [*_NUMBERS, "''", "{a: 1}"],
    "themes": [*_LISTS],
    "level": ["introductory", "intermediate", "advanced", None, "hard", "''", "1", "[advanced]"],
    "importance": ["essential", "recommended", "optional", None, "must", "''", "{a: b}"],
    "requires": [*_LISTS],
    "authors": [*_LISTS],
    "publisher": [*_TEXTS],
    "published": ["2021", "2021-03", "2021-03-01", "'1999'", None, "21", "2021-13", "''", "[1999]"],
    "url": ["https://example.org/a", "http://b.example", "''", "a", "2021", None, "[a]", "{a: b}"],
    "summary": [*_TEXTS],
    "colour": [*_TEXTS, "abc", "1d70b8", "'#fff'", "abcd", "12345678"],
}


@st.composite
def entries(draw: st.DrawFn) -> str:
    """Draw a resource whose values are good or bad; its three required keys mostly good."""
    required = draw(st.sampled_from([REQUIRED_KEYS, ()]))
    others = draw(st.lists(st.sampled_from(sorted(_VALUES)), unique=True))
    lines = []
    for key in dict.fromkeys([*required, *others]):
        usual = key in REQUIRED_KEYS and draw(st.integers(0, 9)) > 0
        value = draw(st.sampled_from(_VALUES[key][:3] if usual else _VALUES[key]))
        lines.append(f"{key}: {value or ''}")
    return "- " + "\n  ".join(lines or ["{}"]) + "\n"


@given(entries())
def test_generated_resources_are_judged_alike(written: str) -> None:
    """Whatever values a resource has, the schema allows it exactly where the parser reads it."""
    text = "resources:\n" + written
    assert allowed(text) == readable(text)


_IDS = st.text("ab1-", max_size=8) | st.from_regex(r"\A[a-z0-9]+(-[a-z0-9]+)*\Z")
_DIGITS = st.integers(-1, 10**7).map(str) | st.text("0123456789", max_size=7)
_DATES = st.from_regex(r"\A[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\Z") | st.text("0129-", max_size=10)


@given(_IDS, _DIGITS, _DIGITS, _DIGITS, _DATES)
def test_patterns_are_judged_alike(
    id_: str, minutes: str, words: str, parts: str, published: str
) -> None:
    """Ids, numbers and dates in quotation marks match the same patterns for both."""
    for key, value in (("minutes", minutes), ("words", words), ("parts", parts)):
        text = entry(f"  {key}: '{value}'\n")
        assert allowed(text) == readable(text)
    text = entry(f"  published: '{published}'\n")
    assert allowed(text) == readable(text)
    text = f"resources:\n- {{id: '{id_}', title: A, format: read}}\n"
    assert allowed(text) == readable(text)
