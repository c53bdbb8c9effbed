"""Kind: one table in HTML, to paste into an email or a page; it needs no style from elsewhere."""

from html import escape

from curate.exports.chosen import NO_TITLE, theme_titles
from curate.exports.references import made_by, time_noted
from curate.importers.our_words import BETWEEN_THEMES, COLUMNS
from curate.model import Resource, Tally
from curate.resource_wording import resources_in_words
from curate.yaml_reading.reading_list import ReadingList

_CELL = "padding:6px 12px 6px 0;border-bottom:1px solid #ccc;text-align:left;vertical-align:top"


def exported(reading_list: ReadingList) -> str:
    """Write a list: a row a resource, the sum of their times below."""
    titles = theme_titles(reading_list)
    heads = "".join(f'<th scope="col" style="{_CELL}">{name}</th>' for name in COLUMNS)
    tally = Tally()
    lines = [
        '<table style="border-collapse:collapse">',
        f'<caption style="text-align:left;font-weight:bold;padding-bottom:6px">'
        f"{escape(reading_list.title or NO_TITLE)}</caption>",
        f"<thead><tr>{heads}</tr></thead>",
        "<tbody>",
    ]
    for resource in reading_list.resources:
        tally = tally.plus(resource)
        cells = [
            _title(resource),
            escape(made_by(resource)),
            escape(resource.format),
            f'<span style="white-space:nowrap">{escape(time_noted(resource))}</span>',
            escape(resource.level or ""),
            escape(resource.importance),
            _with_breaks(BETWEEN_THEMES.join(titles.get(one, one) for one in resource.themes)),
        ]
        row = "".join(f'<td style="{_CELL}">{cell}</td>' for cell in cells)
        lines.append(f"<tr>{row}</tr>")
    return "\n".join([*lines, "</tbody>", "</table>", f"<p>{resources_in_words(tally)}</p>", ""])


def _title(resource: Resource) -> str:
    """Give a title as a link where it has an address, with its summary below."""
    title = f'<span dir="auto">{escape(resource.title)}</span>'
    if resource.link:
        title = f'<a href="{escape(resource.link)}">{title}</a>'
    return f"{title}<br>{_with_breaks(resource.summary)}" if resource.summary else title


def _with_breaks(text: str) -> str:
    """Give a text as HTML, its lines as lines."""
    return "<br>".join(escape(line) for line in text.split("\n") if line)
