"""A change to the list file, line by line."""

from curate.display.write import paint, say
from curate.environment import Stream
from curate.reading_list.rewrite import Change


def show_change(stream: Stream, list_name: str, change: Change) -> None:
    """Write the new lines with their numbers, under the name of the file."""
    say(stream, paint(stream, list_name, "title"))
    for number, line in enumerate(change.added, change.line):
        say(stream, f"{number:>5} {paint(stream, f'+ {line}'.rstrip(), 'added')}")
