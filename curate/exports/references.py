"""What references have in common, in whatever format they leave: plain text, and one note."""

from curate.durations import format_time
from curate.model import Resource


def one_line(text: str) -> str:
    """Give a text on one line; it stays plain, and nothing in it is spelt as HTML is."""
    return " ".join(text.split())


def noted(one: Resource, *, importance: bool = True) -> str:
    """Say what no field is for, as `import` reads it again: `read, 20 min × 2, introductory`."""
    time = format_time(one.minutes, one.parts, estimated=one.estimated)
    if one.minutes is None and one.parts != 1:
        time = f"? × {one.parts or '?'}"
    said = [one.format, time, one.level, one.importance if importance else None]
    return ", ".join(filter(None, said))
