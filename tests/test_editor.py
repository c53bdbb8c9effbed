"""`curate edit ID` without options: an entry in the user's own editor."""

import os
import shlex
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Curate, OpenTerminal, Result, Terminal

LIST = """\
title: A list
resources:

# about sled dogs
- id: sled-dogs
  title: Sled dogs
  format: read
  minutes: 20 # a guess
  themes: [culture]
  level: advanced
  authors: [Ann, Bo]

- id: coaching # short
  title: Coaching
  format: watch
"""
ENTRY = LIST[LIST.index("- id: sled-dogs") : LIST.index("\n- id: coaching")]
NEW = LIST.replace("minutes: 20", "minutes: 25")

SAVES = {
    "change": "raw.replace(b'minutes: 20', b'minutes: 25')",
    "the same": "raw",
    "as CRLF": "raw.replace(b'minutes: 20', b'minutes: 25').replace(b'\\r', b'')"
    ".replace(b'\\n', b'\\r\\n')",
    "as LF": "raw.replace(b'minutes: 20', b'minutes: 25').replace(b'\\r', b'')",
    "as CR": "raw.replace(b'minutes: 20', b'minutes: 25').replace(b'\\r\\n', b'\\n')"
    ".replace(b'\\n', b'\\r')",
    "with a mark": "b'\\xef\\xbb\\xbf' + raw.replace(b'minutes: 20', b'minutes: 25')",
    "without an end": "raw.replace(b'minutes: 20', b'minutes: 25').rstrip()",
    "only CRLF": "raw.replace(b'\\n', b'\\r\\n')",
    "only a mark": "b'\\xef\\xbb\\xbf' + raw",
    "only the end off": "raw.rstrip()",
    "Latin-1": "raw.replace(b'Sled', b'Sl\\xe9d')",
    "UTF-16": "raw.decode().encode('utf-16')",
    "UTF-16 without a mark": "raw.decode().encode('utf-16-le')",
    "NUL": "raw.replace(b'Sled', b'Sl\\0ed')",
    "too large": "raw + b'#' * (64 * 1024 * 1024)",
    "two lines": "raw.replace(b'Sled dogs', b'Dogs').replace(b'advanced', b'introductory')",
    "fault": "raw.replace(b'minutes: 20', b'minutes: soon')",
    "no address": "raw + b'  url: example\\n'",
    "an address without https": "raw + b'  url: www.example.org/a\\n'",
    "a password": "raw + b'  url: https://ann:secret@example.org/\\n'",
    "no date": "raw + b'  published: 2021-02-30\\n'",
    "not YAML": "raw.replace(b'[culture', b'[[culture')",
    "other id": "raw.replace(b'id: sled-dogs', b'id: dogs')",
    "two": "raw + b'- {id: x, title: X, format: read}\\n'",
    "emptied": "b''",
    "blank": "b' \\n\\n'",
    "comments": "b'# nothing\\n\\n  # here\\n'",
}
"""What an editor saves, given what it opened as `raw`."""
DOES = {
    "nothing": "pass",
    "status": "sys.exit(3)",
    "signal": "path.write_bytes(b'mine'); os.kill(os.getpid(), signal.SIGKILL)",
    "interrupted": "path.write_bytes(b'mine'); sys.exit(130)",
    "changed and status": "path.write_bytes(b'mine'); sys.exit(3)",
    "one more and status": "path.write_bytes(raw + b'#'); sys.exit(1)",
    "removed": "path.unlink()",
    "folder": "path.unlink(); path.mkdir()",
    "link": "path.unlink(); path.symlink_to(__file__)",
}


def editor_command(curate: Curate, body: str) -> str:
    """Return what EDITOR is for an editor that does `body`, with `path` and what is there."""
    script = curate.folder.parent / "editor.py"
    start = "import os, signal, sys, time\nfrom pathlib import Path\npath = Path(sys.argv[-1])\n"
    script.write_text(f"{start}raw = path.read_bytes()\n{body}\n", encoding="utf-8")
    return (
        shlex.join([sys.executable, str(script)])
        if os.name == "posix"
        else (f'"{sys.executable}" "{script}"')
    )


def body(editor: str) -> str:
    """Return what an editor of SAVES or DOES does."""
    return DOES.get(editor) or f"path.write_bytes({SAVES[editor]})"


def edited(curate: Curate, editor: str, *options: str, id_: str = "sled-dogs") -> Result:
    """Run `curate edit` with such an editor."""
    curate.variables["EDITOR"] = editor_command(curate, body(editor))
    return curate("edit", id_, *options, columns=None)


def drafts(curate: Curate) -> list[Path]:
    """Return what is left of texts that were in an editor."""
    folder = curate.folder.parent / "user-data" / "drafts"
    return sorted(folder.iterdir()) if folder.exists() else []


def kept_text(curate: Curate, said: str) -> Path:
    """Return the one text that is kept, whose place was said."""
    (path,) = drafts(curate)
    assert f"Your text is kept in {path}." in said
    return path


@pytest.fixture
def listed(empty_folder: Curate) -> Curate:
    """Run commands on a small list with comments in it."""
    empty_folder.write(LIST)
    return empty_folder


# What comes back.


@pytest.mark.parametrize("name", ["EDITOR", "VISUAL"])
def test_what_the_editor_changed_is_written(listed: Curate, name: str) -> None:
    """Without options the entry opens in the editor, and what comes back takes its place."""
    listed.variables[name] = editor_command(listed, body("change"))
    result = listed("edit", "sled-dogs")
    assert result.code == 0, result.err
    assert "    8 +   minutes: 25 # a guess\n" in result.out
    assert listed.text() == NEW
    assert drafts(listed) == []


def test_the_editor_is_given_the_entry_alone(listed: Curate) -> None:
    """The editor opens the lines of that one entry, and nothing of the others."""
    result = edited(listed, "one more and status")
    assert kept_text(listed, result.err).read_text("utf-8") == ENTRY + "#"


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("editor", ["as CRLF", "as LF", "as CR", "with a mark", "without an end"])
def test_the_list_keeps_its_own_line_ends(listed: Curate, editor: str, newline: str) -> None:
    """However an editor ends lines, the list's end as before, and one line is changed."""
    listed.write(LIST.replace("\n", newline))
    result = edited(listed, editor)
    assert result.code == 0, result.err
    assert listed.text() == NEW.replace("\n", newline)
    assert [line[6] for line in result.out.splitlines() if line[6:7] in ("-", "+")] == ["-", "+"]


def test_a_list_without_a_last_line_end_stays_so(listed: Curate) -> None:
    """Most editors end the last line; the list's stays as it is, even where it is changed."""
    listed.write(LIST.rstrip())
    listed.variables["EDITOR"] = editor_command(
        listed, "path.write_bytes(raw.replace(b'watch', b'read') + b'\\n  minutes: 5\\n')"
    )
    assert listed("edit", "coaching").code == 0
    assert listed.text() == LIST.rstrip().replace("watch", "read\n  minutes: 5")


def test_only_the_lines_that_change_are_shown(listed: Curate) -> None:
    """Of two changes the lines between them are neither shown as gone nor as new."""
    result = edited(listed, "two lines")
    assert [line[6:] for line in result.out.splitlines() if line[6:7] in ("-", "+")] == [
        "-   title: Sled dogs",
        "+   title: Dogs",
        "-   level: advanced",
        "+   level: introductory",
    ]


@pytest.mark.parametrize("editor", ["the same", "only CRLF", "only a mark", "only the end off"])
def test_an_editor_that_changes_no_line_writes_nothing(listed: Curate, editor: str) -> None:
    """Where every line comes back as it was, that is said, and nothing is written."""
    result = edited(listed, editor)
    assert (result.code, result.out, result.err) == (0, "", "Nothing changed.\n")
    assert listed.text() == LIST
    assert drafts(listed) == []


def test_an_editor_that_does_not_wait_is_told_how(listed: Curate) -> None:
    """Where the editor is back at once and saved nothing, it may have opened a window."""
    result = edited(listed, "nothing")
    assert result.code == 0
    assert result.err.startswith("Nothing changed. ")
    assert 'EDITOR="code --wait"' in result.err


@pytest.mark.parametrize("editor", ["Latin-1", "UTF-16"])
def test_what_is_not_utf_8_is_kept_to_the_byte(listed: Curate, editor: str) -> None:
    """A text in another encoding is refused, with its line, and kept as the editor left it."""
    result = edited(listed, editor)
    assert result.code == 1
    path = kept_text(listed, result.err)
    assert f"Error: {path}:" in result.err
    assert "not UTF-8" in result.err
    text = ENTRY.replace("Sled", "Sléd").encode("latin-1") if editor == "Latin-1" else None
    assert path.read_bytes() == (text or ENTRY.encode("utf-16"))
    assert listed.text() == LIST


@pytest.mark.parametrize(
    "editor",
    [
        "fault",
        "not YAML",
        "other id",
        "two",
        "comments",
        "NUL",
        "UTF-16 without a mark",
        "too large",
    ],
)
def test_a_text_that_will_not_do_is_kept(listed: Curate, editor: str) -> None:
    """A text that cannot take the entry's place is kept in a file that is named: exit 1."""
    result = edited(listed, editor)
    assert result.code == 1
    assert result.err.startswith("Error: ")
    kept_text(listed, result.err)
    assert listed.text() == LIST


def test_a_fault_is_shown_where_it_was_typed(listed: Curate) -> None:
    """A fault has its line as the editor counts, in the text that was opened there."""
    result = edited(listed, "fault")
    assert result.err.startswith(f"Error: {kept_text(listed, result.err)}:4: ")


@pytest.mark.parametrize(
    ("editor", "said"),
    [
        ("no address", '"example" is not an address. Write one that begins with https://'),
        ("an address without https", "is not an address. Write https://www.example.org/a."),
        ("a password", "The address has a name or a password in it."),
        ("no date", 'No calendar has "2021-02-30".'),
    ],
)
def test_a_value_that_no_option_takes_is_not_taken_from_the_editor(
    listed: Curate, editor: str, said: str
) -> None:
    """What `edit --url` and `--published` refuse is refused with its line, and the text is kept."""
    result = edited(listed, editor)
    assert result.code == 1
    assert result.err.startswith(f"Error: {kept_text(listed, result.err)}:8: ")
    assert said in result.err
    assert listed.text() == LIST


def test_a_fault_that_was_there_is_in_nobodys_way(listed: Curate) -> None:
    """Where the list had such an address before, all else can be edited."""
    listed.write(LIST.replace("  level: advanced\n", "  level: advanced\n  url: example\n"))
    assert edited(listed, "change").code == 0


@pytest.mark.parametrize("editor", ["emptied", "blank", "comments"])
def test_an_empty_text_says_how_to_remove(listed: Curate, editor: str) -> None:
    """A text with nothing left in it removes nothing, but says what does."""
    result = edited(listed, editor)
    assert result.code == 1
    assert "Take it off the list: curate remove sled-dogs\n" in result.err
    assert listed.text() == LIST
    assert len(drafts(listed)) == (editor == "comments")


# What goes wrong: the text is kept, and its place is said.


@pytest.mark.parametrize("editor", ["changed and status", "signal", "interrupted"])
def test_an_editor_that_ends_badly_leaves_its_text(listed: Curate, editor: str) -> None:
    """However an editor ends that does not end well, what it saved is kept; 130 for Ctrl-C."""
    result = edited(listed, editor)
    assert result.code == (130 if editor == "interrupted" else 1)
    assert kept_text(listed, result.err).read_bytes() == b"mine"
    assert listed.text() == LIST


def test_an_editor_that_gives_up_leaves_nothing(listed: Curate) -> None:
    """An editor that ends with an error and saved nothing, as `:cq` in vi, leaves no text."""
    result = edited(listed, "status")
    assert result.code == 1
    assert result.err == "Error: the editor ended with status 3. Nothing was written.\n"
    assert drafts(listed) == []


@pytest.mark.parametrize(
    ("editor", "said"),
    [("removed", "Your text is gone"), ("folder", "left is in"), ("link", "left is in")],
)
def test_an_editor_that_leaves_no_file(listed: Curate, editor: str, said: str) -> None:
    """Where the editor took its file away, or put something else there, that is said: exit 1."""
    result = edited(listed, editor)
    assert result.code == 1
    assert "left no text of sled-dogs. Nothing was written." in result.err
    assert said in result.err
    assert listed.text() == LIST


IN_BETWEEN = {
    "changed meanwhile": "target.write_text(target.read_text().replace('Sled', 'Our sled'))",
    "removed meanwhile": "target.write_text('resources: []')",
    "unreadable meanwhile": "target.write_text('[')",
    "gone meanwhile": "target.unlink()",
    "write-protected meanwhile": "target.chmod(0o444)",
    "without a journal meanwhile": "journal.unlink(missing_ok=True); journal.mkdir()",
}


@pytest.mark.parametrize("happens", IN_BETWEEN)
def test_a_text_that_cannot_be_written_is_kept(listed: Curate, happens: str) -> None:
    """Whatever happens to the list while the editor is open, its text is kept: exit 1."""
    listed.variables["EDITOR"] = editor_command(
        listed,
        f"target = Path({str(listed.list_file)!r})\n"
        f"journal = path.parent.parent / 'journal.db'\n{IN_BETWEEN[happens]}\n{body('change')}",
    )
    result = listed("edit", "sled-dogs", columns=None)
    assert result.code == 1
    assert "curate itself" not in result.err
    assert "minutes: 25" in kept_text(listed, result.err).read_text("utf-8")
    assert "✓" not in result.out


def test_dry_run_keeps_the_text(listed: Curate) -> None:
    """With `--dry-run` what the editor changed is shown, not written, and kept."""
    result = edited(listed, "change", "--dry-run")
    assert result.code == 0
    assert "minutes: 25" in result.out
    assert "minutes: 25" in kept_text(listed, result.err).read_text("utf-8")
    assert listed.text() == LIST


def test_dry_run_of_no_change_leaves_nothing(listed: Curate) -> None:
    """With `--dry-run`, too, a text that came back as it was is not kept."""
    assert edited(listed, "the same", "--dry-run").code == 0
    assert drafts(listed) == []


def test_a_folder_that_takes_no_text_is_named(listed: Curate) -> None:
    """Where no text can be put for the editor, that is said before it opens: exit 1."""
    folder = listed.folder.parent / "user-data"
    folder.mkdir()
    (folder / "drafts").write_text("in the way", encoding="utf-8")
    result = edited(listed, "change")
    assert result.code == 1
    assert f"Error: {folder / 'drafts'}: no text can be put there" in result.err
    assert listed.text() == LIST


# Where texts are kept.


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
def test_a_text_in_the_editor_is_the_users_alone(listed: Curate) -> None:
    """Nobody else can read what is in the editor, or look into its folder."""
    path = kept_text(listed, edited(listed, "fault").err)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_text_that_is_kept_is_named_at_the_next_edit(listed: Curate) -> None:
    """Who edits an entry again is told what is left of it; of another entry, nothing."""
    path = kept_text(listed, edited(listed, "fault").err)
    assert path.name.startswith("sled-dogs-")
    assert path.suffix == ".yaml"
    said = f"An earlier text of sled-dogs is kept in {path}.\n"
    assert said in edited(listed, "the same").err
    assert said not in edited(listed, "the same", id_="coaching").err


def test_old_texts_are_cleared(listed: Curate) -> None:
    """A month after it was saved a text goes at the next edit, and not before."""
    old = kept_text(listed, edited(listed, "fault").err)
    backup = old.with_name(f"{old.name}~")
    backup.write_bytes(b"an editor's")
    environment, _, _ = listed.environment()
    for path, days in ((old, 29), (backup, 31)):
        at = environment.now_ns() - days * 24 * 60 * 60 * 1_000_000_000
        os.utime(path, ns=(at, at))
    edited(listed, "the same")
    assert drafts(listed) == [old]


def test_a_long_id_names_its_text_too(listed: Curate) -> None:
    """An id may be longer than the name of a file; a text of it can be kept all the same."""
    id_ = "-".join(["long"] * 60)
    listed.write(LIST.replace("id: coaching #", f"id: {id_} #"))
    listed.variables["EDITOR"] = editor_command(
        listed, "path.write_bytes(raw.replace(b'watch', b'smell'))"
    )
    result = listed("edit", id_, columns=None)
    assert kept_text(listed, result.err).name.startswith("long-long-")


# Which editor.


def test_an_editor_that_is_missing_is_named(listed: Curate) -> None:
    """Where the editor cannot be started, it is named, and nothing is left: exit 1."""
    listed.variables["EDITOR"] = "/no/such-editor --wait"
    result = listed("edit", "sled-dogs", columns=None)
    assert result.code == 1
    assert 'the editor "/no/such-editor" cannot be started' in result.err
    assert drafts(listed) == []


def test_an_editor_that_is_a_folder_is_named(listed: Curate) -> None:
    """A folder is no editor, and that is said."""
    listed.variables["EDITOR"] = shlex.quote(str(listed.folder))
    result = listed("edit", "sled-dogs", columns=None)
    assert result.code == 1
    assert "cannot be started: it is a folder. Set EDITOR." in result.err


@pytest.mark.parametrize("editor", ["vi 'x", "'", "''"])
def test_an_editor_that_cannot_be_made_out_is_quoted(listed: Curate, editor: str) -> None:
    """Where it cannot be told which editor is meant, its name is quoted: exit 1."""
    listed.variables["EDITOR"] = editor
    result = listed("edit", "sled-dogs", columns=None)
    assert result.code == 1
    assert f"the editor cannot be made out in: {editor}. Set EDITOR." in result.err
    assert drafts(listed) == []


@pytest.mark.parametrize("blank", ["", " "])
def test_a_blank_editor_is_none(listed: Curate, blank: str) -> None:
    """VISUAL with nothing in it is as if it were not set."""
    listed.variables["VISUAL"] = blank
    assert edited(listed, "change").code == 0
    assert listed.text() == NEW


def test_no_editor_and_nobody_to_ask_is_wrong_usage(listed: Curate) -> None:
    """Where no editor is named and there is no terminal, what is missing is said: exit 2."""
    assert listed("edit", "sled-dogs").code == 2


@pytest.mark.skipif(os.name != "posix", reason="a script that is a program")
@pytest.mark.parametrize("name", ["an editor", "ed"])
def test_the_path_of_an_editor_may_have_spaces(listed: Curate, name: str) -> None:
    """A path with spaces needs no quotation marks where it is a program as it stands."""
    program = listed.folder / name
    program.write_text(f'#!/bin/sh\nexec {editor_command(listed, body("change"))} "$@"\n')
    program.chmod(0o755)
    listed.variables["EDITOR"] = str(program)
    assert listed("edit", "sled-dogs").code == 0
    assert listed.text() == NEW


# At a terminal, and told to end.

POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and terminals of POSIX")
WAITS = "print('open', flush=True); time.sleep(60)"


@pytest.fixture
def at_terminal(listed: Curate, open_terminal: OpenTerminal) -> OpenTerminal:
    """Run `curate edit sled-dogs` at a terminal, with an editor that does what is given."""

    def start(does: str) -> Terminal:
        variables = {"EDITOR": editor_command(listed, does)}
        return open_terminal("edit", "sled-dogs", variables=variables, columns=300)

    return start


@POSIX
def test_without_an_editor_set_the_one_that_opens_is_named(
    listed: Curate, open_terminal: OpenTerminal, process_variables: dict[str, str]
) -> None:
    """Where no editor is set, it is said which one opens, and how to have another."""
    vi = listed.folder.parent / "bin" / "vi"
    vi.parent.mkdir()
    vi.write_text(f'#!/bin/sh\nexec {editor_command(listed, body("change"))} "$@"\n')
    vi.chmod(0o755)
    path = f"{vi.parent}{os.pathsep}{process_variables['PATH']}"
    code, shown = open_terminal("edit", "sled-dogs", variables={"PATH": path}).end()
    assert code == 0
    assert "Opening vi. For another editor, set EDITOR." in shown
    assert listed.text() == NEW


@POSIX
def test_ctrl_c_in_the_editor_is_the_editors(listed: Curate, at_terminal: OpenTerminal) -> None:
    """An editor that makes something of Ctrl-C goes on, and what it saves is written."""
    terminal = at_terminal(
        "try:\n    print('open', flush=True); time.sleep(60)\n"
        f"except KeyboardInterrupt:\n    {body('change')}"
    )
    terminal.expect("open")
    terminal.type("\x03")
    assert terminal.end()[0] == 0
    assert listed.text() == NEW


@POSIX
def test_ctrl_c_that_ends_the_editor_keeps_its_text(
    listed: Curate, at_terminal: OpenTerminal
) -> None:
    """Where Ctrl-C ends the editor, it ends the edit: exit 130, the text kept."""
    terminal = at_terminal(
        f"{body('change')}\nsignal.signal(signal.SIGINT, signal.SIG_DFL)\n{WAITS}"
    )
    terminal.expect("open")
    terminal.type("\x03")
    code, shown = terminal.end()
    assert code == 130
    kept_text(listed, shown)
    assert listed.text() == LIST


@pytest.mark.parametrize(("key", "code"), [("\x03", 130), ("\x04", 130), ("n\n", 1)])
def test_who_leaves_at_the_question_keeps_the_text(
    listed: Curate, at_terminal: OpenTerminal, key: str, code: int
) -> None:
    """Ctrl-C, Ctrl-D and no at "Back to the editor?" all keep the text, and say where it is."""
    terminal = at_terminal(body("fault"))
    terminal.expect("Back to the editor? [Y/n]")
    terminal.type(key)
    ended, shown = terminal.end()
    assert ended == code
    assert "Nothing was written." in shown
    kept_text(listed, shown)
    assert listed.text() == LIST


def test_going_back_opens_the_text_as_it_was_left(
    listed: Curate, at_terminal: OpenTerminal
) -> None:
    """Back in the editor is what was typed there, and a second try is written."""
    terminal = at_terminal(
        "if b'soon' in raw:\n    path.write_bytes(raw.replace(b'soon', b'25'))\n"
        f"else:\n    {body('fault')}"
    )
    terminal.expect("Back to the editor? [Y/n]")
    terminal.type("\n")
    code, shown = terminal.end()
    assert code == 0, shown
    assert listed.text() == NEW
    assert drafts(listed) == []


@POSIX
@pytest.mark.slow
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_told_to_end_says_where_the_text_is(
    listed: Curate, process_variables: dict[str, str], name: str
) -> None:
    """Told to end while the editor is open, `curate` ends it, and says where its text is."""
    number = getattr(signal, name)
    with subprocess.Popen(
        [sys.executable, "-m", "curate", "edit", "sled-dogs"],
        env=process_variables
        | {"EDITOR": editor_command(listed, f"{body('change')}\n{WAITS}"), "COLUMNS": "200"},
        cwd=listed.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "open\n"
        process.send_signal(number)
        _, said = process.communicate()
    assert process.returncode == 128 + number
    assert "minutes: 25" in kept_text(listed, said).read_text("utf-8")
    assert listed.text() == LIST
