"""What references have in common, in whatever format they leave."""

from html import escape

from curate.importers.texts import plain


def unmarked(text: str) -> str:
    """Give a text on one line, for formats in which some read a text as HTML.

    It is as it is, but for one that would be read as something else.
    """
    line = " ".join(text.split())
    return line if plain(line) == line else escape(line, quote=False)
