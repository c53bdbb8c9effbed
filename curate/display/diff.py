"""A change to the list file, line by line."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from curate.display.printing import paint, say
from curate.safe_text import looks, spelt, spelt_in_full
from curate.streams import Stream

if TYPE_CHECKING:
    from curate.yaml_editing.splices import Change, Hunk

MOST_LINES = 100
"""Of one place: a longer change, as `import` makes it, is shown by its first lines."""
LINES_SHOWN = 20


def show_change(stream: Stream, list_name: str, change: "Change") -> None:
    """Write the lines that go and those that come, with their numbers, under the file's name.

    A line between two places is written once, and `…` only where some are left out.
    """
    say(stream, paint(stream, list_name, "title"))
    last: int | None = None
    for hunk in change.hunks:
        last = _show_hunk(stream, hunk, last)


def _show_hunk(stream: Stream, hunk: "Hunk", last: int | None) -> int:
    """Write a hunk; where it only adds or takes whole lines, those lines say enough.

    Of very many lines, the first are shown, and the others counted. `last` is the new number of
    the last line that was shown above, None at the beginning; return that of this hunk.
    """
    around = bool(hunk.removed and hunk.added) or len(hunk.removed + hunk.added) == 1
    shown = _shown(hunk)
    first_shown = hunk.new_line - (around and hunk.before is not None)
    if last is not None and first_shown > last + 1:
        say(stream, "    …")
    if first_shown < hunk.new_line and (last is None or first_shown > last):
        say(stream, f"{first_shown:>5}   {spelt(hunk.before or '')}".rstrip())
    for lines, first, mark, role in (
        (hunk.removed, hunk.line, "-", "removed"),
        (hunk.added, hunk.new_line, "+", "added"),
    ):
        some = lines if len(lines) <= MOST_LINES else lines[:LINES_SHOWN]
        for number, line in enumerate(map(shown, some), first):
            say(stream, f"{number:>5} {paint(stream, f'{mark} {line}'.rstrip(), role)}")
        if len(some) < len(lines):
            more = f"{mark} … and {len(lines) - len(some):,} more lines"
            say(stream, f"      {paint(stream, more, role)}")
    below = hunk.new_line + len(hunk.added)
    if not around or hunk.after is None:
        return below - 1
    say(stream, f"{below:>5}   {spelt(hunk.after)}".rstrip())
    return below


def _shown(hunk: "Hunk") -> Callable[[str], str]:
    """Give the spelling of the lines of a hunk, in which no two that differ are the same.

    What nobody sees is spelt. Of lines that would look the same, one gone and one come, all is
    that is not plain ASCII.
    """
    removed, added = set(hunk.removed), set(hunk.added)
    gone, come = removed - added, added - removed
    differ = gone | come
    alike = {key(line) for key in (looks, spelt) for line in gone}
    alike &= {key(line) for key in (looks, spelt) for line in come}

    def shown(line: str) -> str:
        if line in differ and (looks(line) in alike or spelt(line) in alike):
            return spelt_in_full(line)
        return spelt(line)

    return shown
