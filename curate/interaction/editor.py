"""One entry of the list in the user's own editor."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from curate.display import printing
from curate.environment import Environment
from curate.errors import CurateError
from curate.interaction import editor_process, remarks
from curate.interaction.changing import change_list
from curate.interaction.questions import confirmed, may_leave
from curate.library import Library
from curate.lookup import find_resource
from curate.safe_text import visible
from curate.storage import drafts
from curate.storage.drafts import Draft, Left

if TYPE_CHECKING:
    from curate.yaml_editing.original import Original
    from curate.yaml_editing.splices import Change

_MOMENT_NS = 2_000_000_000
"""An editor that is back sooner, and saved nothing, may have opened a window and not waited."""


class _Entry(NamedTuple):
    """An entry as it was when the editor was opened."""

    id: str
    text: str


class _FinalError(CurateError):
    """What going back to the editor would not put right."""


def edit_block(env: Environment, lib: Library, name: str, *, dry_run: bool) -> None:
    """Open the lines of one entry in the editor, and put what comes back in their place.

    A fault is shown, and the text may be taken back to the editor, as it was left. Until it is
    in the list, a text that was changed is kept, whatever happens, and its place is said.
    """
    entry = _entry(lib, name)
    command = editor_process.chosen(env)
    folder = env.data / "drafts"
    drafts.clear_old(folder, env.now_ns())
    for path in drafts.kept(folder, entry.id):
        printing.say(env.remarks, f"An earlier text of {entry.id} is kept in {_shown(path)}.")
    with _kept_until_written(env, Draft(folder, entry.id, entry.text)) as draft:
        while not _edited(env, lib, entry, draft, command, dry_run=dry_run):
            pass


def _entry(lib: Library, name: str) -> _Entry:
    from curate.yaml_editing.changes import entry_lines

    resource = find_resource(name, lib.listed())
    text = lib.source().text
    try:
        start, end = entry_lines(text, resource)
    except CurateError as error:
        raise CurateError(error.message, error.kind, path=lib.shown, line=error.line) from None
    return _Entry(resource.id, text[start:end])


@contextmanager
def _kept_until_written(env: Environment, draft: Draft) -> Iterator[Draft]:
    """Take the draft away where it has done its work, or says nothing new; else say where it is.

    The one place that decides it, however the edit ends: who wants the draft gone removes it
    inside.
    """
    try:
        with editor_process.ending_in_order():
            yield draft
    except CurateError as error:
        error.hint = "\n  ".join(filter(None, [error.hint, _what_is_left(draft)])) or None
        raise
    except SystemExit:
        # The editor may be open yet, or have saved beside its file what it had no time to write.
        env.speak_without_fail()
        printing.say(env.remarks, f"\n{_kept_in(draft)}")
        raise
    except BaseException:
        _say_what_is_left(env, draft)
        raise
    _say_what_is_left(env, draft)


def _say_what_is_left(env: Environment, draft: Draft) -> None:
    said = _what_is_left(draft)
    if said:
        printing.say(env.remarks, said)


def _what_is_left(draft: Draft) -> str | None:
    """Say what became of a text that is not in the list; one with nothing new in it goes."""
    if draft.removed:
        return None
    left = draft.left()
    if left in (Left.SAME, Left.EMPTY):
        draft.remove()
        return None
    if left is Left.GONE:
        return f"Your text is gone: the editor removed {_shown(draft.path)}."
    if left is Left.OTHER:
        return f"What the editor left is in {_shown(draft.path)}."
    return _kept_in(draft)


def _kept_in(draft: Draft) -> str:
    return f"Your text is kept in {_shown(draft.path)}."


def _shown(path: Path) -> str:
    return visible(str(path))


def _edited(
    env: Environment,
    lib: Library,
    entry: _Entry,
    draft: Draft,
    command: list[str],
    *,
    dry_run: bool,
) -> bool:
    """Open the draft once, and change the list; False where the curator wants to go back to it."""
    opened_ns, stamp = env.now_ns(), draft.stamp()
    editor_process.run(command, draft.path)
    if draft.left() in (Left.GONE, Left.OTHER):
        raise CurateError(f"the editor left no text of {entry.id}. Nothing was written.")
    at_once = draft.stamp() == stamp and env.now_ns() - opened_ns < _MOMENT_NS
    try:
        new = draft.text()
        if _same_lines(new, entry.text):
            draft.remove()
            _say_unchanged(env, at_once=at_once)
        else:
            _write(env, lib, entry, draft, new, dry_run=dry_run)
    except _FinalError:
        raise
    except CurateError as error:
        if not env.interactive:
            raise
        printing.report(env.remarks, error)
        with may_leave(env):
            if confirmed(env, "Back to the editor?", default=True):
                return False
        printing.say(env.remarks, "Nothing was written.")
        raise typer.Exit(1) from None
    return True


def _same_lines(one: str, other: str) -> bool:
    from curate.yaml_editing.splices import lines_of

    return lines_of(one) == lines_of(other)


def _say_unchanged(env: Environment, *, at_once: bool) -> None:
    """Say that there is nothing to write, and what may be why where the editor was back at once."""
    way = ("If its window is still open, let the editor wait, as with", 'EDITOR="code --wait"')
    printing.remark(env.remarks, "Nothing changed.", *([way] if at_once else []))


def _write(
    env: Environment, lib: Library, entry: _Entry, draft: Draft, new: str, *, dry_run: bool
) -> None:
    """Put the new text in the place of the entry, and say so."""
    from curate.yaml_editing.splices import lines_of

    if all(line.lstrip()[:1] in ("", "#") for line in lines_of(new)):
        said = f"nothing is left of {entry.id}. Nothing was written."
        remove = f"curate remove {entry.id}"
        raise _FinalError(said, hint=f"Take it off the list: {remove}")

    def make(now: "Original") -> "Change":
        return _replaced(now, entry, draft, new)

    done = change_list(env, lib, make, lambda: f"edited {entry.id}", dry_run=dry_run)
    if done is None:
        return
    draft.remove()
    printing.done(env.output, f"Changed {printing.paint(env.output, entry.id, 'id')}.")
    remarks.say_the_way_back(env)


def _replaced(now: "Original", entry: _Entry, draft: Draft, new: str) -> "Change":
    """Make the change.

    Raises CurateError where the entry is no more what the editor was given, and where the new
    text will not do: with the line as the editor counts, and the file that it has open.
    """
    from curate.checks.check import faults_of_values
    from curate.yaml_editing.changes import alone, entry_lines, replace_entry
    from curate.yaml_editing.splices import lines_of

    found = now.listed.resource(entry.id)
    start, end = entry_lines(now.text, found) if found else (0, 0)
    if now.text[start:end] != entry.text:
        said = f"{entry.id} was changed meanwhile. Nothing was written."
        raise _FinalError(said, hint=f"Begin anew: curate edit {entry.id}")
    try:
        change = replace_entry(now, entry.id, new)
        block = change.text[start : len(change.text) - (len(now.text) - end)]
        old, new_one = (alone(now.text, lines) for lines in (entry.text, block))
        moved = now.text.count("\n", 0, start) - alone(now.text, "").count("\n")
        known = {fault.message for fault in faults_of_values(old, entry.id)}
        for fault in faults_of_values(new_one, entry.id):
            if fault.message not in known:
                said = f"{fault.message} {fault.remedy.capitalize()}."
                raise CurateError(said, line=fault.line + moved)
        return change
    except CurateError as error:
        line = (error.line or 0) - now.text.count("\n", 0, start)
        if 0 < line <= len(lines_of(new)):
            error.path, error.line = str(draft.path), line
        raise
