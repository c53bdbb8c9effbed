"""What other tools call what we have: commands, options, words; understood, or led on."""

import pytest

from tests.answers import answer, ok
from tests.conftest import Curate


@pytest.mark.parametrize(
    ("typed", "ours"),
    [
        ("ls --ids", "list --ids"),
        ("search sled --ids", "list sled --ids"),
        ("find sled --ids", "list sled --ids"),
        ("tags", "themes"),
        ("rm sled-dogs --dry-run", "remove sled-dogs --dry-run"),
        ("delete sled-dogs --dry-run", "remove sled-dogs --dry-run"),
        ("validate", "check"),
        ("verify", "check"),
        ("fix --dry-run", "check --fix --dry-run"),
        ("repair --dry-run", "check --fix --dry-run"),
        ("view sled-dogs", "show sled-dogs"),
        ("get sled-dogs", "show sled-dogs"),
        (
            "update sled-dogs --level advanced --dry-run",
            "edit sled-dogs --level advanced --dry-run",
        ),
        ("left --ids", "list --ids"),
        ("todo", "list --status todo"),
        ("unread --format watch", "list --status todo --format watch"),
        ("progress", "stats"),
        ("log", "history"),
        ("20", "next 20"),
        ("half an hour --theme culture", "next half an hour --theme culture"),
        ("20 culture", "next 20 culture"),
        ("videos", "next videos"),
        ("to read --theme culture", "next to read --theme culture"),
        ("article 20 min", "next article 20 min"),
        ("what can I read in 20 minutes", "next what can I read in 20 minutes"),
        ("I have half an hour", "next half an hour"),
    ],
)
def test_a_command_of_another_name_is_ours(curate: Curate, typed: str, ours: str) -> None:
    """`ls`, `rm`, `search` and their like do what our command does."""
    assert ok(curate, *typed.split()) == ok(curate, *ours.split())


@pytest.mark.parametrize(
    ("typed", "ours"),
    [
        ("help", "--help"),
        ("help list", "list --help"),
        ("help ls", "list --help"),
        ("help themes rename", "themes rename -h"),
    ],
)
def test_help_is_a_command_too(
    curate: Curate, capsys: pytest.CaptureFixture[str], typed: str, ours: str
) -> None:
    """`curate help list` says what `curate list --help` says."""
    ok(curate, *typed.split())
    said = capsys.readouterr().out
    ok(curate, *ours.split())
    assert said == capsys.readouterr().out
    assert said.startswith("Usage: curate")


@pytest.mark.parametrize(
    ("typed", "option"),
    [
        ("list --max 30", "--max-minutes"),
        ("list --time 30", "--max-minutes"),
        ("path --max-time 30", "--max-minutes"),
        ("list --min-time 30", "--min-minutes"),
        ("list -n 2", "--limit"),
        ("path --sitting 30 --days 5", "--sittings"),
        ("path --per-day 30", "--sitting"),
        ("add --title x", "TITLE alone"),
        ("themes title equity --title x", "TITLE alone"),
        ("list --tag equity", "--theme"),
        ("path --topic equity", "--theme"),
        ("list --done", "--status done"),
        ("list --unread", "--status todo"),
        ("path --all", "--include-done"),
        ("list --skipped", "--status skipped"),
        ("list --skip", "--status skipped"),
        ("list --shuffle", "--random"),
        ("list --email", "--markdown"),
        ("path --email", "--text"),
        ("path --tsv", "--json"),
        ("history --tsv", "--json"),
        ("themes --csv", "--json"),
        ("next --all", "curate list --all"),
        ("next --sitting 20", "curate path --sitting"),
        ("skip coaching --took 20", "curate done --took"),
        ("edit coaching --time 30", "--minutes"),
        ("edit coaching --link x", "--url"),
    ],
)
def test_an_option_of_another_name_is_led_on(curate: Curate, typed: str, option: str) -> None:
    """An option that another tool has is answered with ours, where the command has it."""
    result = curate(*typed.split(), columns=None)
    assert (result.code, result.out) == (2, "")
    assert option in result.err.splitlines()[0]


@pytest.mark.parametrize(
    ("typed", "ours"),
    [
        ("read sled-dogs", ["curate open ID", "curate done ID"]),
        ("what now", ["curate next", "curate list"]),
        ("which", ["curate next", "curate list"]),
        ("anything", ["curate next", "curate list"]),
        ("undone sled-dogs", ["curate reset ID"]),
        ("unskip sled-dogs", ["curate reset ID"]),
        ("rename", ["curate themes rename OLD NEW", "curate edit ID --title TITLE"]),
        ("site", ["curate publish DIR"]),
        ("calendar", ["curate export ics -o FILE"]),
        ("share", ["curate publish DIR", "curate path --text", "curate list --markdown"]),
    ],
)
def test_a_command_that_may_be_several_is_led_on(
    curate: Curate, typed: str, ours: list[str]
) -> None:
    """A word that may mean several of our commands is answered with all of them."""
    result = curate(*typed.split(), columns=None)
    assert (result.code, result.out) == (2, "")
    assert f"Here it is {' or '.join(ours)}." in result.err


def test_a_surprise_is_a_list_in_any_order(curate: Curate) -> None:
    """`curate random` has all that is left to do, in an order of its own."""
    listed = ok(curate, "list", "--ids").out.split()
    assert sorted(ok(curate, "random", "--ids").out.split()) == sorted(listed)


@pytest.mark.parametrize(
    ("typed", "ours"),
    [
        ("--format video", "--format watch"),
        ("--format article", "--format read"),
        ("--format podcast", "--format listen"),
        ("--format W", "--format watch"),
        ("--format webinar", "--format watch"),
        ("--format lectures", "--format watch"),
        ("--format report", "--format read"),
        ("--format essays", "--format read"),
        ("--format radio", "--format listen"),
        ("--status unread", "--status todo"),
        ("--status begun", "--status started"),
        ("--level beginner", "--level introductory"),
        ("--level adv", "--level advanced"),
        ("--importance must", "--importance essential"),
        ("--sort length", "--sort time"),
        ("--sort date", "--sort published"),
        ("--sort priority", "--sort importance"),
    ],
)
def test_a_word_of_another_name_is_ours(curate: Curate, typed: str, ours: str) -> None:
    """Synonyms and beginnings of the words of an option are understood."""
    ok(curate, "start", "sled-dogs")
    assert answer(curate, "list", *typed.split()) == answer(curate, "list", *ours.split())


@pytest.mark.parametrize(
    ("typed", "ours"),
    [
        ("talk", "watch"),
        ("TED  Talks", "watch"),
        ("case study", "read"),
        ("Blog post", "read"),
        ("audio book", "listen"),
        ("podcast episode", "listen"),
    ],
)
def test_a_kind_of_thing_is_a_format(curate: Curate, typed: str, ours: str) -> None:
    """The word that people have for what they add says whether it is read, watched or heard."""
    assert f"+   format: {ours}\n" in ok(curate, "add", "T", "--format", typed, "--dry-run").out


def test_a_word_that_may_mean_several_is_refused(curate: Curate) -> None:
    """A beginning of two words is none of them; the words to choose from are named."""
    result = curate("list", "--level", "in")
    assert result.code == 2
    assert "Use introductory, intermediate or advanced." in result.err


def test_the_words_for_a_status_are_those_of_the_screens(curate: Curate) -> None:
    """What is begun is called so where a status is asked for, too."""
    assert "todo, begun, done or skipped" in curate("list", "--status", "x").err


def test_add_understands_them_too(curate: Curate) -> None:
    """What is added as a video is to watch."""
    assert "format: watch" in ok(curate, "add", "A talk", "--format", "video").out
