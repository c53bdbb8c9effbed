"""Command lines that cannot be understood: what is said is ours, whatever Typer would say."""

import shlex

import pytest

from curate.interaction.usage_errors import in_our_words
from tests.conftest import Curate

CASES = {
    "--nosuch": ('no option "--nosuch".', "curate"),
    "--json list": (
        'no option "--json" before a command: it comes after it, as in: curate list --json',
        "curate",
    ),
    "--theme equity list": (
        'no option "--theme" before a command: it comes after it, as in: curate list --theme ID',
        "curate",
    ),
    "themes --dry-run remove x": (
        'no option "--dry-run" before a command: it comes after it, as in: '
        "curate themes rename --dry-run",
        "curate themes",
    ),
    "--file": ("--file needs a value.", "curate"),
    "--version=3": ("--version takes no value.", "curate"),
    "list --nosuch": ('no option "--nosuch".', "curate list"),
    "list --nosuch=3": ('no option "--nosuch".', "curate list"),
    "list --them equity": ('no option "--them". Did you mean --theme?', "curate list"),
    "list --max 30": ('no option "--max". Did you mean --max-minutes?', "curate list"),
    "list --title x": ('no option "--title".', "curate list"),
    "check --title": ('no option "--title".', "curate check"),
    "show coaching --titel": ('no option "--titel".', "curate show"),
    "list --include-unknwon": (
        'no option "--include-unknwon". Did you mean --include-unknown?',
        "curate list",
    ),
    "list -x": ('no option "-x".', "curate list"),
    "list --theme": ("--theme needs a value.", "curate list"),
    "list -t": ("-t needs a value.", "curate list"),
    "list --json=3": ("--json takes no value.", "curate list"),
    "add --format": ("--format needs a value.", "curate add"),
    "edit coaching --minutes": ("--minutes needs a value.", "curate edit"),
    "next -5": ('no option "-5".', "curate next"),
    "show": ("show needs ID.", "curate show"),
    "done --took 5": ("done needs ID.", "curate done"),
    "themes rename": ("themes rename needs OLD.", "curate themes rename"),
    "themes rename equity": ("themes rename needs NEW.", "curate themes rename"),
    "index b c": ('too many words for curate index: "b c".', "curate index"),
    "check a.yaml extra": ('too many words for curate check: "extra".', "curate check"),
    "themes remove x more": (
        'too many words for curate themes remove: "more".',
        "curate themes remove",
    ),
    "add A long title": (
        'too many words for curate add: "long title". Put words that belong together in quotes.',
        "curate add",
    ),
    "stats --json 5": ('too many words for curate stats: "5".', "curate stats"),
}
"""What is typed, what is said of it, and the command whose help is named."""


@pytest.mark.parametrize("typed", CASES)
def test_what_cannot_be_understood_is_said_in_our_words(curate: Curate, typed: str) -> None:
    """A command line that cannot be understood: exit 2, what is wrong, and where the help is."""
    said, command = CASES[typed]
    result = curate(*shlex.split(typed), columns=None)
    assert (result.code, result.out) == (2, "")
    assert result.err == f"Error: {said}\n  Help: {command} --help\n"


@pytest.mark.parametrize(
    ("typed", "said", "command"),
    [
        ("lits", 'no command "lits". Did you mean list?', "curate"),
        (
            "nothing-like-it",
            'no command "nothing-like-it". To look for it: curate list nothing-like-it',
            "curate",
        ),
        ("equity", 'no command "equity". To look for it: curate list equity', "curate"),
        (
            "leadership 60 without videos --json",
            'no command "leadership". To look for it: curate list leadership 60 without videos',
            "curate",
        ),
        (
            "'dogs, cats'",
            "no command \"dogs, cats\". To look for it: curate list 'dogs, cats'",
            "curate",
        ),
        ("''", 'no command "".', "curate"),
        ("-- --nosuch", 'no command "--nosuch".', "curate"),
        ("themes nosuch", 'no command "themes nosuch".', "curate themes"),
        (
            "themes renam equity x",
            'no command "themes renam". Did you mean rename?',
            "curate themes",
        ),
    ],
)
def test_an_unknown_command_is_named(curate: Curate, typed: str, said: str, command: str) -> None:
    """A command that there is not: exit 2, the nearest, and where all of them are."""
    result = curate(*shlex.split(typed), columns=None)
    assert (result.code, result.out) == (2, "")
    assert result.err == f"Error: {said}\n  All commands: {command} --help\n"


def test_an_error_of_a_kind_that_is_not_known_keeps_its_words_to_itself() -> None:
    """An error that a later Typer may have is told in our words as well."""

    class LaterError(Exception):
        ctx = None

    error = in_our_words(LaterError("in other words"))
    assert (error.message, error.hint) == (
        "curate cannot be understood like this.",
        "Help: curate --help",
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("path --sitting half an hour", '--sitting "half an hour"'),
        ("path -m 1.5 hours equity", '-m "1.5 hours"'),
        ("list --max-minutes=45 min --json", '--max-minutes "45 min"'),
        ("start sled-dogs --left 5 min", '--left "5 min"'),
        ("done sled-dogs --took an hour and a half", '--took "an hour and a half"'),
        ("add Title --format read --minutes 45 x 2", '--minutes "45 x 2"'),
    ],
)
def test_a_time_without_quotes_is_shown_with_them(curate: Curate, typed: str, said: str) -> None:
    """The value of an option is one word: a time of several is answered with the quotes."""
    before = curate.text()
    result = curate(*typed.split(), columns=None)
    assert (result.code, result.out, curate.text()) == (2, "", before)
    assert result.err.endswith(f"several words need quotes, to be one time: {said}\n")


def test_what_stands_behind_a_time_is_what_it_was(curate: Curate) -> None:
    """Words behind an option's time that do not belong to it are the command's own."""
    assert curate("list", "-m", "20", "culture").out == curate("list", "culture", "-m", "20").out
    assert curate("list", "--ids", "-m", "20", "--", "minutes").code == 0
    assert curate("next", "-m", "20", "-t", "culture").code == 0


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize(
    "typed",
    ["list --sort foo", "list --max-minutes abc", "done sled-dogs --on tomorrow"],
)
def test_an_error_that_begins_with_an_option_is_folded(
    curate: Curate, typed: str, columns: int
) -> None:
    """An option that an error is about is no command to copy: it is folded, and not painted."""
    whole = curate(*typed.split(), columns=None).err
    told = curate(*typed.split(), columns=columns).err
    curate.colour = True
    painted = curate(*typed.split(), columns=columns).err
    assert told.startswith("Error: --")
    assert told.split() == whole.split()
    assert max(map(len, told.splitlines())) <= columns
    assert painted == told.replace("Error:", "\x1b[31mError:\x1b[0m")


def test_what_an_error_advises_is_still_painted(curate: Curate) -> None:
    """A command in the middle of an error is one to copy, and stays in its colour."""
    curate.colour = True
    assert "All resources: \x1b[36mcurate list\x1b[0m" in curate("show", "nosuch").err
