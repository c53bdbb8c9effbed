"""One entry of the list in the user's own editor."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from curate.display import printing
from curate.display.diff import show_change
from curate.environment import Environment
from curate.errors import CurateError, Kind
from curate.interaction import remarks
from curate.interaction.questions import confirmed
from curate.library import Library
from curate.lookup import find_in_list
from curate.storage.lock import reason
from curate.wording import quoted

if TYPE_CHECKING:
    from curate.yaml_editing.splices import Change
    from curate.yaml_editing.verify import Original


def edit_block(env: Environment, lib: Library, name: str, *, dry_run: bool) -> None:
    """Open the lines of one entry in the editor, and put what comes back in their place.

    A fault is shown, and the text may be taken back to the editor; it is kept in any case.
    """
    from curate.yaml_editing.changes import entry_lines, replace_entry

    command = _editor(env)
    text = lib.source().text
    resource = find_in_list(lib.parse(text), name)
    start, end = entry_lines(text, resource)
    old = text[start:end]

    def make(now: "Original") -> "Change":
        entry = find_in_list(now.reading_list, resource.id, exact=True)
        first, last = entry_lines(now.text, entry)
        if now.text[first:last] != old:
            raise CurateError(f"{resource.id} was changed meanwhile. Nothing was written.")
        return replace_entry(now, resource.id, new)

    handle, path_text = tempfile.mkstemp(prefix=f"{resource.id}-", suffix=".yaml")
    path = Path(path_text)
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
        file.write(old)
    while True:
        try:
            _run(command, path)
        except CurateError:
            if path.read_bytes() == old.encode("utf-8"):
                path.unlink()
            else:
                printing.say(env.remarks, f"Your text is kept in {path}.")
            raise
        new = path.read_bytes().decode("utf-8", "replace").removeprefix("\ufeff")
        if new == old:
            path.unlink()
            printing.say(env.remarks, "Nothing changed.")
            return
        try:
            change = lib.preview(make)
            break
        except CurateError as error:
            printing.report(env.remarks, error)
            if not env.interactive or not confirmed(env, "Back to the editor?", default=True):
                printing.say(env.remarks, f"Nothing was written. Your text is kept in {path}.")
                raise typer.Exit(1) from None
    show_change(env.output, lib.shown, change)
    if dry_run:
        path.unlink()
        remarks.say_dry_run(env)
        return
    lib.change(make, lambda: f"edited {resource.id}")
    path.unlink()
    printing.done(env.output, f"Changed {printing.paint(env.output, resource.id, 'id')}.")
    remarks.say_the_way_back(env, lib)


def _editor(env: Environment) -> list[str]:
    """Take apart the command of the editor: $VISUAL, else $EDITOR, else the system's own.

    Raises CurateError where none is set and nobody is at a terminal, or it cannot be made out.
    """
    named = env.variables.get("VISUAL") or env.variables.get("EDITOR")
    if named and named.strip():
        try:
            return shlex.split(named, posix=os.name != "nt")
        except ValueError:  # a quotation mark that is not closed
            said = f"the editor cannot be made out in: {named}. Set EDITOR."
            raise CurateError(said) from None
    if not env.interactive:
        said = "edit needs to be told what to change, as in: curate edit ID --minutes 25"
        raise CurateError(said, Kind.USAGE)
    return ["notepad" if os.name == "nt" else "vi"]


def _run(command: list[str], path: Path) -> None:
    try:
        code = subprocess.run([*command, str(path)], check=False).returncode
    except OSError as error:
        said = f"the editor {quoted(command[0])} cannot be started: {reason(error)}. Set EDITOR."
        raise CurateError(said) from None
    if code:
        raise CurateError(f"the editor ended with status {code}. Nothing was written.")
