"""One resource, in full."""

from rich.cells import cell_len
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from curate.display.printing import marked, say
from curate.display.tables import INDENT, LONGEST_WORD, Indented, put
from curate.durations import WORDS_PER_MINUTE
from curate.model import Importance, Resource
from curate.resource_wording import how_long
from curate.streams import Stream

_GAP = 2
LINE = 80
"""A summary is easier to read in lines no longer than this, in columns."""


def show_card(
    stream: Stream,
    resource: Resource,
    requires: list[tuple[str, str]],
    status: str,
    list_name: str,
    words_per_minute: int = WORDS_PER_MINUTE,
) -> None:
    """Print all that is known of a resource; `requires` has each id with what is told of it.

    `words_per_minute` is the speed at which its time was estimated, if it was.
    """
    put(stream, Text(marked(stream, resource.title), style="bold"))
    put(stream, Indented(Text(resource.id, style="cyan" if stream.colour else "")))
    say(stream)
    rows = _rows(resource, requires, status, list_name, words_per_minute)
    facts = []
    for label, value in rows:
        style = f"link {resource.link}" if label == "Address" and resource.link else ""
        facts.append((label, Text(marked(stream, value), style=style if stream.colour else "")))
    if stream.width is None or _needs(rows) <= stream.width:
        grid = Table.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for fact in facts:
            grid.add_row(*fact)
        put(stream, Padding.indent(grid, INDENT))
    else:
        for label, text in facts:
            put(stream, Indented(Text.assemble(f"{label}: ", text)))
    if resource.summary:
        say(stream)
        width = min(stream.width or LINE, LINE)
        put(stream, Indented(Text(marked(stream, resource.summary))), width)


def _needs(rows: list[tuple[str, str]]) -> int:
    """Return the columns that labels and values side by side need, so that no word is broken."""
    words = (word for _, value in rows for word in value.split())
    longest = max((size for word in words if (size := cell_len(word)) <= LONGEST_WORD), default=0)
    return INDENT + max(len(label) for label, _ in rows) + _GAP + longest


def _rows(
    resource: Resource,
    requires: list[tuple[str, str]],
    status: str,
    list_name: str,
    words_per_minute: int,
) -> list[tuple[str, str]]:
    level = [str(resource.level)] if resource.level else []
    if resource.importance is not Importance.RECOMMENDED:
        level.append(str(resource.importance))
    by = [*resource.authors, *([resource.publisher] if resource.publisher else [])]
    rows = [
        ("Time", how_long(resource, words_per_minute)),
        ("Level", ", ".join(level)),
        ("By", ", ".join(by)),
        ("Published", resource.published or ""),
        ("Added", resource.added or ""),
        ("Themes", ", ".join(resource.themes)),
        ("After", ", ".join(f"{id_} ({told})" for id_, told in requires)),
        ("Status", status),
        ("Address", resource.url or ""),
        ("Line", f"{list_name}:{resource.line}"),
    ]
    return [(label, value) for label, value in rows if value]
