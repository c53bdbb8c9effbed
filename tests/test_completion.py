"""Shell completion: commands, options, themes and ids, as the shells themselves ask for them."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from curate.cli import main
from tests.conftest import PATIENCE, Curate

Offered = Callable[[Curate, str], list[str]]


@pytest.fixture
def curate(curate: Curate) -> Curate:
    """Run commands on a copy of the real list whose index is there: half of a process's time."""
    curate("index")
    return curate


def asking(line: str) -> dict[str, str]:
    """Return the variables by which bash asks what may become of the last word of `line`.

    To bash, a `=` is a word.
    """
    words = re.findall(r"=|[^ =]+|(?<= )$", line)
    return {
        "_CURATE_COMPLETE": "complete_bash",
        "COMP_WORDS": "\n".join(words),
        "COMP_CWORD": str(len(words) - 1),
    }


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Offered:
    """Give what asks, as bash does, for the last word of a line: it returns what is offered."""

    def ask(curate: Curate, line: str) -> list[str]:
        environment, _, remarks = curate.environment()
        with monkeypatch.context() as patch, pytest.raises(SystemExit, match="0"):
            for name, value in asking(line).items():
                patch.setenv(name, value)
            main([], environment)
        written = capsys.readouterr()
        assert written.err + remarks.getvalue() == ""
        return written.out.split()

    return ask


def completed(
    folder: Path, variables: dict[str, str], line: str, **more: str
) -> tuple[list[str], str]:
    """Return what a process offers for the last word of `line`, and what stderr says."""
    done = subprocess.run(
        [sys.executable, "-m", "curate"],
        cwd=folder,
        env=variables | asking(line) | more,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    return done.stdout.decode("utf-8").split(), done.stderr.decode("utf-8")


THEMES = ["equity", "equity/race", "leadership", "culture", "families", "workforce"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("curate li", ["list"]),
        ("curate th", ["themes"]),
        ("curate export b", ["bookmarks", "bibtex"]),
        ("curate ini", ["init"]),
        ("curate list --inc", ["--include-unknown"]),
        ("curate list --max", ["--max-minutes"]),
        ("curate check --rule lost", ["lost-mark"]),
        ("curate check --explain cut", ["cut-text"]),
        ("curate path --th", ["--theme"]),
        ("curate list --theme eq", ["equity", "equity/race"]),
        ("curate list -t ", THEMES),
        ("curate list --theme culture --theme l", ["leadership"]),
        ("curate list --json --theme fam", ["families"]),
        ("curate path --theme work", ["workforce"]),
        ("curate add --theme cul", ["culture"]),
        ("curate show sl", ["sled-dogs"]),
        ("curate show --json lead", ["leadership-imbalance", "leading-in-colour"]),
        ("curate add --requires c", ["cultural-competence", "coaching"]),
        ("curate list --format ", ["read", "watch", "listen"]),
        ("curate list -f w", ["watch"]),
        ("curate add --format l", ["listen"]),
        ("curate list --level in", ["introductory", "intermediate"]),
        ("curate add --importance e", ["essential"]),
        ("curate list --sort t", ["time", "title"]),
        ("curate show zzz", []),
        ("curate list --theme zzz", []),
        ("curate nosuch x", []),
        ("curate themes nosuch x", []),
        ("curate edit --theme cul", ["culture"]),
        ("curate edit coaching --theme +cul", ["+culture"]),
        ("curate edit coaching --requires +sl", ["+sled-dogs"]),
        ("curate edit coaching --clear pub", ["publisher", "published"]),
        ("curate edit sl", ["sled-dogs"]),
        ("curate list --theme=eq", ["equity", "equity/race"]),
        ("curate list --theme=", THEMES),
        ("curate list --format=read --theme=cul", ["culture"]),
        ("curate list --format=read --theme cul", ["culture"]),
        ("curate add --level=in", ["introductory", "intermediate"]),
        ("curate list = --theme cul", ["culture"]),
    ],
)
def test_what_is_offered(unchanged: Curate, offered: Offered, line: str, words: list[str]) -> None:
    """Commands, options, themes, ids and the words of a vocabulary are completed."""
    assert offered(unchanged, line) == words


def test_every_command_is_offered(curate: Curate, process_variables: dict[str, str]) -> None:
    """After `curate` every command is offered."""
    from curate.cli import COMMANDS

    offered, _ = completed(curate.folder, process_variables, "curate ")
    assert set(COMMANDS) <= set(offered)


def test_the_named_list_is_asked(curate: Curate, process_variables: dict[str, str]) -> None:
    """Themes and ids are those of the list that `--file` or CURATE_FILE names."""
    other = "themes: {other: Other}\nresources:\n- {id: else, title: Else, format: read}\n"
    (curate.folder / "other.yaml").write_text(other, "utf-8")
    folder, variables = curate.folder, process_variables
    assert completed(folder, variables, "curate list --file other.yaml -t ")[0] == ["other"]
    assert completed(folder, variables, "curate --file other.yaml list -t ")[0] == ["other"]
    assert completed(folder, variables, "curate --file other.yaml show ")[0] == ["else"]
    assert completed(folder, variables, "curate show ", CURATE_FILE="other.yaml")[0] == ["else"]


@pytest.mark.parametrize("line", ["curate list --theme ", "curate show ", "curate show x"])
@pytest.mark.parametrize("text", [None, "", "resources: [", "title: A\n", "\tx"])
def test_where_there_is_nothing_to_offer(
    empty_folder: Curate, offered: Offered, line: str, text: str | None
) -> None:
    """Without a list, or with one that cannot be read, the shell is told nothing at all."""
    if text is not None:
        empty_folder.write(text)
    assert offered(empty_folder, line) == []


@pytest.mark.parametrize("text", [None, "\tx"])
def test_a_process_that_has_nothing_to_offer_is_silent(
    empty_folder: Curate, process_variables: dict[str, str], text: str | None
) -> None:
    """No list, or one that cannot be read, leaves nothing on stderr of a real process either."""
    if text is not None:
        empty_folder.write(text)
    line = "curate list --theme "
    assert completed(empty_folder.folder, process_variables, line) == ([], "")


def test_an_undeclared_theme_is_offered(empty_folder: Curate, offered: Offered) -> None:
    """A theme that resources only name is offered as well."""
    empty_folder.write("resources:\n- {id: a, title: A, format: read, themes: [loose]}\n")
    assert offered(empty_folder, "curate list --theme ") == ["loose"]


# What a shell would run.


@pytest.mark.parametrize(
    "id_",
    ["zz\\\\$(touch ran)", "zz`touch ran`", "zz;touch ran;", "zz|touch", "z z", "zz'", "-zz"],
)
def test_nothing_that_a_shell_would_run_is_offered(
    empty_folder: Curate, offered: Offered, id_: str
) -> None:
    """A theme in somebody's list is never an order: only plain ids are offered, `check` says so."""
    empty_folder.write(f'themes:\n  "{id_}": A\n  zza/b-1: B\nresources:\n')
    assert offered(empty_folder, "curate list --theme zz") == ["zza/b-1"]
    found = empty_folder("check", "--json").out
    assert found.count("odd-theme-id") == 1


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_no_shell_is_given_an_order(
    empty_folder: Curate, process_variables: dict[str, str], shell: str
) -> None:
    """What is printed for each shell, which may run it, has nothing of an order in it."""
    empty_folder.write(
        'themes:\n  "zz;touch ran;": A\n  "zz$(touch ran)": A\n  zz-b: B\nresources:\n'
    )
    line = "curate list --theme zz"
    done = subprocess.run(
        [sys.executable, "-m", "curate"],
        cwd=empty_folder.folder,
        env=process_variables
        | asking(line)
        | {"_CURATE_COMPLETE": f"complete_{shell}", "_TYPER_COMPLETE_ARGS": line}
        | {"_TYPER_COMPLETE_FISH_ACTION": "get-args"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "zz-b" in done.stdout
    assert "touch" not in done.stdout
