"""How costs grow with a list, as a picture in SVG: one small drawing for each kind of work.

Both axes are logarithmic. A line that is flat does not grow with the list.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from html import escape

Points = Sequence[tuple[float, float]]
"""Lengths of lists, and what something costs on each; both above 0."""
WIDTH, HEIGHT = 216, 132
"""Of one drawing, in pixels."""
LEFT, TOP, RIGHT, BOTTOM = 44, 30, 24, 24
"""Around it."""
COLUMNS = 3
LEGEND = 34
"""How high what names the programs is."""
COLOURS = ("#0b6e99", "#c2410c", "#6d28d9", "#15803d", "#5b6470", "#a21caf")
DARK_COLOURS = ("#5cc8f2", "#fb923c", "#b79bff", "#5fd68a", "#a9b2bd", "#ec7cf5")
"""For the programs in turn, on light pages and on dark ones."""
DASHES = ("", "7 5", "2 5", "9 4 1 4", "1 7", "12 6")
_STYLE = """text{{font:11px system-ui,sans-serif;fill:#374151}}
.h{{font-size:12px;font-weight:600;fill:#111827}}
.g{{stroke:#d8dce1;stroke-width:1}}
.l{{fill:none;stroke-width:2;stroke-linecap:round}}
.e{{text-anchor:end}}
.m{{text-anchor:middle}}
.p{{fill:#fff}}
{light}
@media(prefers-color-scheme:dark){{
text{{fill:#c3cad3}}
.h{{fill:#f3f4f6}}
.g{{stroke:#3d444d}}
.p{{fill:#0d1117}}
{dark}
}}
"""


def drawn(title: str, axes: str, works: Mapping[str, Mapping[str, Points]]) -> str:
    """Return a picture of points by program by work, each work in a drawing of its own.

    Above them stand the names of the programs, and a word on the `axes`.
    All drawings have the same axes, of whole powers of ten. A program is drawn alike in all.
    """
    lines = [points for programs in works.values() for points in programs.values()]
    across = _decades(x for points in lines for x, _ in points)
    up = _decades(y for points in lines for _, y in points)
    programs = list(dict.fromkeys(name for by_name in works.values() for name in by_name))
    wide, high = LEFT + WIDTH + RIGHT, TOP + HEIGHT + BOTTOM
    width = COLUMNS * wide
    height = LEGEND + math.ceil(len(works) / COLUMNS) * high
    said = f'<text class="e" x="{width - RIGHT}" y="20">{escape(axes)}</text>'
    body = [_legend(programs), said]
    for number, (work, by_name) in enumerate(works.items()):
        row, column = divmod(number, COLUMNS)
        inner = [f'<text class="h" x="0" y="-9">{escape(work)}</text>', _grid(across, up)]
        for name, points in by_name.items():
            inner.append(_line(programs.index(name), name, points, across, up))
        moved = f"translate({column * wide + LEFT},{LEGEND + row * high + TOP})"
        body.append(f'<g transform="{moved}">{"".join(inner)}</g>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">\n'
        f"<title>{escape(title)}</title>\n<style>{_style()}</style>\n"
        f'<rect class="p" width="{width}" height="{height}"/>\n' + "\n".join(body) + "\n</svg>\n"
    )


def place(value: float, decades: tuple[int, int], length: float) -> float:
    """Return how far along an axis of some length, between two powers of ten, a value is."""
    least, most = decades
    return round((math.log10(value) - least) / (most - least) * length, 1)


def _decades(values: Iterable[float]) -> tuple[int, int]:
    logarithms = [math.log10(value) for value in values]
    least = math.floor(min(logarithms))
    return least, max(math.ceil(max(logarithms)), least + 1)


def _style() -> str:
    light, dark = (
        "".join(f".c{number}{{stroke:{colour}}}" for number, colour in enumerate(colours))
        for colours in (COLOURS, DARK_COLOURS)
    )
    return _STYLE.format(light=light, dark=dark)


def _legend(programs: list[str]) -> str:
    pieces = []
    left = LEFT
    for number, name in enumerate(programs):
        pieces.append(
            f'<path class="l c{number % len(COLOURS)}"{_dash(number)} d="M{left} 16h26"/>'
            f'<text x="{left + 32}" y="20">{escape(name)}</text>'
        )
        left += 52 + 7 * len(name)
    return "".join(pieces)


def _grid(across: tuple[int, int], up: tuple[int, int]) -> str:
    pieces = []
    for decade in range(across[0], across[1] + 1):
        x = place(10.0**decade, across, WIDTH)
        pieces.append(f'<path class="g" d="M{x} 0v{HEIGHT}"/>')
        pieces.append(f'<text class="m" x="{x}" y="{HEIGHT + 15}">{_power(decade)}</text>')
    for decade in range(up[0], up[1] + 1):
        y = HEIGHT - place(10.0**decade, up, HEIGHT)
        pieces.append(f'<path class="g" d="M0 {y}h{WIDTH}"/>')
        pieces.append(f'<text class="e" x="-6" y="{y + 4}">{_power(decade)}</text>')
    return "".join(pieces)


def _power(decade: int) -> str:
    return f"{10**decade:,}" if decade >= 0 else f"{10.0**decade:.{-decade}f}"


def _line(
    number: int, name: str, points: Points, across: tuple[int, int], up: tuple[int, int]
) -> str:
    places = [(place(x, across, WIDTH), HEIGHT - place(y, up, HEIGHT)) for x, y in points]
    path = " ".join(f"{x},{y:.1f}" for x, y in places)
    said = f"<title>{escape(name)}</title>"
    kind = f'class="l c{number % len(COLOURS)}"{_dash(number)}'
    return f'<polyline {kind} points="{path}">{said}</polyline>'


def _dash(number: int) -> str:
    dash = DASHES[number % len(DASHES)]
    return f' stroke-dasharray="{dash}"' if dash else ""
