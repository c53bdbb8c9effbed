"""The documents: what they show is what everyone sees, and nothing is missing from them."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import typer

from curate import cli
from curate.checks.explained import RULE_NAMES
from curate.cli import app
from curate.yaml_reading.entry import MISSING_DASH
from curate.yaml_reading.fields import FIELDS, HEAD, REQUIRED_KEYS
from tests.conftest import Curate
from tests.documents import (
    COMMANDS,
    DOCUMENTS,
    README,
    SCRIPTS,
    anchors,
    blocks,
    links,
    played,
    rules_table,
    rules_tables,
)
from tests.picture import PICTURES, screen, text_in

BLOCKS = [
    pytest.param(document, block, id=f"{document.name}:{line}")
    for document in DOCUMENTS
    for line, block in blocks(document.read_text(encoding="utf-8"))
]
MOST_LINES = 185
"""Of README: what a visitor reads in a minute."""
MOST_BYTES = 100_000
"""Of a picture."""
ON_EVERY_COMMAND = {"--file PATH", "--help", "-h"}
ELSEWHERE: set[str] = set()
"""Options of other programs that the documents name in their prose."""


class Command(NamedTuple):
    """A command as it is declared."""

    name: str
    arguments: list[str]
    options: set[str]
    """Its options, each with what it takes, and their short names."""


def _declared(name: str, command: Any) -> Command:
    options: set[str] = set()
    for option in command.params:
        if option.param_type_name == "option":
            flag = option.is_flag or option.count
            taken = "" if flag else f" {(option.metavar or 'TEXT').strip('[]')}"
            options |= {f"{one}{taken}" if one.startswith("--") else one for one in option.opts}
    arguments = [
        option.metavar or option.name.upper()
        for option in command.params
        if option.param_type_name == "argument"
    ]
    return Command(name, arguments, options - ON_EVERY_COMMAND)


def _all_commands() -> Iterator[Command]:
    """Yield every command with what it takes, `themes rename` and its like too."""
    root: Any = typer.main.get_command(app)
    for name in root.list_commands(None):
        command = root.get_command(None, name)
        yield _declared(name, command)
        for inner, nested in getattr(command, "commands", {}).items():
            yield _declared(f"{name} {inner}", nested)


def _documented() -> dict[str, str]:
    """Return the part of docs/commands.md about each command, by its name."""
    parts = re.split(r"^### (.+)$", COMMANDS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _options_listed(text: str) -> set[str]:
    """Return the options that a part of docs/commands.md has a line for."""
    listed = re.findall(r"^- ((?:`[^`]+`(?:, )?)+):", text, re.MULTILINE)
    return {name for names in listed for name in re.findall(r"`(-[^`]+)`", names)}


def _filters_listed() -> set[str]:
    """Return the options that `list`, `path` and `next` share."""
    text = COMMANDS.read_text(encoding="utf-8")
    return _options_listed(text.partition("\n## Filters\n")[2].partition("\n## ")[0])


DECLARED = {command.name: command for command in _all_commands()}


@pytest.mark.parametrize(("document", "block"), BLOCKS)
def test_a_block_prints_what_its_document_shows(document: Path, block: str, tmp_path: Path) -> None:
    """Each `$ curate` block prints exactly what stands there."""
    assert played(block, tmp_path) == block, "put right by: python -m tests.documents"


def test_every_command_is_described() -> None:
    """No command is missing from docs/commands.md, and none is there that does not exist."""
    assert sorted(_documented()) == sorted(DECLARED)


@pytest.mark.parametrize("name", DECLARED)
def test_every_option_is_described(name: str) -> None:
    """A command's part of docs/commands.md has exactly its options, short names too."""
    text = _documented()[name]
    shared = _filters_listed() if "The [filters](#filters), and:" in text else set()
    assert _options_listed(text) | shared == DECLARED[name].options


@pytest.mark.parametrize("name", DECLARED)
def test_every_command_is_shown_with_its_arguments(name: str) -> None:
    """A command's part of docs/commands.md begins with how it is written."""
    written = " ".join([f"curate {name}", *DECLARED[name].arguments])
    assert _documented()[name].lstrip().startswith(f"`{written}`")


def test_the_options_of_every_command_are_described_once() -> None:
    """What works on every command, or on none, stands at the head of docs/commands.md."""
    root: Any = typer.main.get_command(app)
    head = COMMANDS.read_text(encoding="utf-8").partition("\n### ")[0]
    missing = [one for option in root.params for one in option.opts if one not in head]
    assert (missing, "`-h`" in head, "`--help`" in head) == ([], True, True)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.name)
def test_no_document_names_an_option_that_does_not_exist(document: Path) -> None:
    """Every option in the prose of a document is one that some command takes."""
    root: Any = typer.main.get_command(app)
    known = {one.split()[0] for command in DECLARED.values() for one in command.options}
    known |= {one for option in root.params for one in option.opts} | {"--help"} | ELSEWHERE
    prose = re.sub(
        r"^```(?!console).*?^```$",
        "",
        document.read_text(encoding="utf-8"),
        flags=re.MULTILINE | re.DOTALL,
    )
    named = set(re.findall(r"(?<=[\s`(])--[a-z][a-z-]*", prose))
    assert sorted(named - known) == []


def _leads_somewhere(link: str, document: Path) -> bool:
    """Return whether a link is to another site, or to a file and a heading that are there."""
    if re.match(r"[a-z]+:", link):
        return True
    path, _, anchor = link.partition("#")
    target = document.parent / path if path else document
    if not anchor or not target.is_file():
        return target.exists()
    return anchor in anchors(target.read_text(encoding="utf-8"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.name)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    """Every relative link is to a file that is there, and to a heading in it."""
    found = links(document.read_text(encoding="utf-8"))
    assert [link for link in found if not _leads_somewhere(link, document)] == []


def test_readme_is_short() -> None:
    """README is read in a minute."""
    assert len(README.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_readme_leads_to_every_document() -> None:
    """No document stands alone."""
    named = {(README.parent / link).resolve() for link in links(README.read_text("utf-8"))}
    assert [one.name for one in DOCUMENTS if one != README and one not in named] == []


def test_readme_begins_with_the_two_commands_of_the_project() -> None:
    """The first `sh` block sets everything up, and the second runs the tests."""
    first, second, *others = re.findall(
        r"^```sh\n(.*?)^```$", README.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert first.count("\n") == second.count("\n") == 1
    assert first.endswith(".venv/bin/curate list --max-minutes 30\n")
    assert (second, others) == (".venv/bin/python -m pytest\n", [])


BY_NAME = {"themes", "formats"}
"""Keys of `stats` whose objects have the ids of a list for keys."""


def _keys(value: Any) -> set[str]:
    """Return the keys of all objects in a JSON value, but for those that are a list's own ids."""
    if isinstance(value, list):
        return set().union(*map(_keys, value))
    if not isinstance(value, dict):
        return set()
    inner = [
        list(one.values()) if key in BY_NAME and isinstance(one, dict) else one
        for key, one in value.items()
    ]
    return set(value) | _keys(inner)


@pytest.mark.parametrize(
    "command",
    [
        "list --json",
        "show troublemaker --json",
        "themes --json",
        "path --sitting 30 --json",
        "path --max-minutes 60 --json",
        "next --json",
        "stats --json",
        "history --json",
        "check --json",
    ],
)
def test_every_key_of_the_json_is_described(curate: Curate, command: str) -> None:
    """docs/in-scripts.md names every key that scripts can find."""
    curate("done", "troublemaker")
    fault = "\n- id: odd\n  title: Odd\n  format: read\n  colour: red\n"
    curate.write(curate.text().rstrip("\n") + fault)
    text = SCRIPTS.read_text(encoding="utf-8")
    found = _keys(json.loads(curate(*command.split()).out))
    assert found, "nothing to describe"
    assert [key for key in sorted(found) if f"`{key}`" not in text] == []


@pytest.mark.parametrize("picture", PICTURES, ids=lambda one: one.name)
def test_the_picture_shows_what_the_commands_print(picture: Path) -> None:
    """What README's picture shows is what is printed today."""
    today = [line.rstrip() for line in screen(colour=False).splitlines() if line.strip()]
    shown = text_in(picture.read_text(encoding="utf-8")).splitlines()
    assert shown == today, "drawn anew by: python -m tests.picture"


@pytest.mark.parametrize("picture", PICTURES, ids=lambda one: one.name)
def test_a_picture_needs_nothing_from_elsewhere(picture: Path) -> None:
    """A picture is small, and fetches no font or script."""
    text = picture.read_text(encoding="utf-8")
    addresses = set(re.findall(r"https?://[^\"')\s]+", text))
    assert (len(text.encode()) < MOST_BYTES, addresses) == (True, {"http://www.w3.org/2000/svg"})


RULE = re.compile(r"""\b(?:Problem|FieldError)\(\s*f?"([a-z]+(?:-(?:[a-z-]+|\{(\w+)\}))?)\"""")
MADE_OF = {"missing-{key}": REQUIRED_KEYS, "duplicate-{what}": ("address", "title", "summary")}
"""Rules whose names are made of a key, with the keys there are; of others the table has some."""


def rules_of_check() -> set[str]:
    """Return the names of the rules that the code names, a few of those that it makes."""
    rooms = [Path(cli.__file__).parent / room for room in ("checks", "yaml_reading")]
    found = {MISSING_DASH}
    for module in (one for room in rooms for one in room.glob("*.py")):
        for name, made in RULE.findall(module.read_text(encoding="utf-8")):
            keys = MADE_OF.get(name, ())
            found |= {name.replace(f"{{{made}}}", key) for key in keys} if made else {name}
    return found


def test_every_rule_of_check_is_explained() -> None:
    """What `--explain` can say is of each of its rules, and of no other."""
    of_fields = {f"{kind}-{key}" for key in (*FIELDS, *HEAD) for kind in ("bad", "unknown")}
    assert set(RULE_NAMES) - of_fields == rules_of_check() - of_fields
    assert set(RULE_NAMES) >= {f"unknown-{key}" for key in ("format", "level", "importance")}


def test_the_table_of_rules_says_what_explain_says() -> None:
    """What the documents say of rules is what `--explain` says."""
    document = next(one for one in DOCUMENTS if one.name == "file-format.md")
    found = rules_tables(document.read_text(encoding="utf-8"))
    assert found == [rules_table()], "put right by: python -m tests.documents"
