"""The picture in README: a terminal, drawn from what real commands print.

`python -m tests.picture` draws it anew, once for light pages and once for dark ones.
"""

import tempfile
import xml.etree.ElementTree as ET
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from tests.conftest import PROJECT
from tests.documents import on_the_real_list, printed

SHOWN = ("curate path --theme equity --max-minutes 90", "curate next 20")
"""What is typed in the picture."""
COLUMNS = 80
"""Of what is printed."""
MARGIN = 1
"""Beside what is printed, in columns."""
LIGHT = TerminalTheme(
    (255, 255, 255),
    (31, 35, 40),
    [
        (36, 41, 47),
        (207, 34, 46),
        (17, 99, 41),
        (149, 56, 0),
        (9, 105, 218),
        (130, 80, 223),
        (5, 98, 122),
        (110, 119, 129),
    ],
)
DARK = TerminalTheme(
    (13, 17, 23),
    (230, 237, 243),
    [
        (72, 79, 88),
        (255, 123, 114),
        (86, 211, 100),
        (227, 179, 65),
        (121, 192, 255),
        (210, 168, 255),
        (86, 212, 221),
        (177, 186, 196),
    ],
)
BORDER = "#8b949e"
IMAGES = PROJECT / "docs" / "images"
PICTURES = {IMAGES / "curate-light.svg": LIGHT, IMAGES / "curate-dark.svg": DARK}
"""Each picture with its colours: background, text, then black to white as ANSI has them."""

# Rich's own frame fetches fonts from the network; this one takes what the reader's machine has.
FRAME = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">
<title>curate in a terminal</title>
<style>
text {{
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px;
  white-space: pre;
}}
{styles}
</style>
<rect class="page" width="{width}" height="{height}" rx="8"/>
<defs>{lines}</defs>
<g transform="translate({terminal_x} {terminal_y}) translate(12 -14)">
{backgrounds}
{matrix}
</g>
</svg>
"""


def screen(*, colour: bool) -> str:
    """Return what the terminal shows: each command as it is typed, and what it prints."""
    pieces = []
    with tempfile.TemporaryDirectory() as folder:
        curate = on_the_real_list(Path(folder))
        curate.colour = colour
        for command in SHOWN:
            typed = f"\x1b[2m$\x1b[0m \x1b[1m{command}\x1b[0m" if colour else f"$ {command}"
            pieces.append(f"{typed}\n{printed(curate, command)}")
    return "\n".join(pieces)


def drawn(theme: TerminalTheme) -> str:
    """Return the picture as SVG, in the colours of a theme."""
    width = COLUMNS + 2 * MARGIN
    console = Console(
        record=True, file=StringIO(), width=width, force_terminal=True, color_system="standard"
    )
    console.print(Text.from_ansi(screen(colour=True)), highlight=False)
    page = f".page {{{{ fill: {theme.background_color.hex}; stroke: {BORDER} }}}}"
    frame = FRAME.replace("{styles}", f"{{styles}}\n{page}")
    return console.export_svg(theme=theme, code_format=frame, unique_id="curate")


def text_in(picture: str) -> str:
    """Return the text that a picture shows, line by line, from where its pieces stand."""
    rows: dict[float, list[tuple[float, str]]] = {}
    for piece in ET.fromstring(picture).iter("{http://www.w3.org/2000/svg}text"):
        text = (piece.text or "").replace("\N{NO-BREAK SPACE}", " ")
        column = float(piece.get("x", 0)) / (float(piece.get("textLength", 0)) / len(text))
        rows.setdefault(float(piece.get("y", 0)), []).append((column, text))
    lines = []
    for _, pieces in sorted(rows.items()):
        line = ""
        for column, text in sorted(pieces):
            line = line.ljust(round(column)) + text
        lines.append(line.rstrip())
    return "\n".join(line for line in lines if line)


if __name__ == "__main__":
    IMAGES.mkdir(parents=True, exist_ok=True)
    for path, theme in PICTURES.items():
        path.write_text(drawn(theme), encoding="utf-8", newline="\n")
