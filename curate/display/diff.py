"""A change to the list file, line by line."""

from typing import TYPE_CHECKING

from curate.display.printing import paint, say
from curate.environment import Stream

if TYPE_CHECKING:
    from curate.yaml_editing.splices import Change, Hunk


def show_change(stream: Stream, list_name: str, change: "Change") -> None:
    """Write the lines that go and those that come, with their numbers, under the file's name."""
    say(stream, paint(stream, list_name, "title"))
    for number, hunk in enumerate(change.hunks):
        if number:
            say(stream, "    …")
        _show_hunk(stream, hunk)


def _show_hunk(stream: Stream, hunk: "Hunk") -> None:
    """Write a hunk; where it only adds or takes whole lines, those lines say enough."""
    around = bool(hunk.removed and hunk.added) or len(hunk.removed + hunk.added) == 1
    if around and hunk.before is not None:
        say(stream, f"{hunk.new_line - 1:>5}   {hunk.before}".rstrip())
    for number, line in enumerate(hunk.removed, hunk.line):
        say(stream, f"{number:>5} {paint(stream, f'- {line}'.rstrip(), 'removed')}")
    for number, line in enumerate(hunk.added, hunk.new_line):
        say(stream, f"{number:>5} {paint(stream, f'+ {line}'.rstrip(), 'added')}")
    if around and hunk.after is not None:
        say(stream, f"{hunk.new_line + len(hunk.added):>5}   {hunk.after}".rstrip())
