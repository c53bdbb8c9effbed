"""Spaces that YAML takes for something else, and nobody sees."""

import re

_ODD = "\t\xa0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff"
ODD_SPACE = re.compile(f"[{_ODD}]")
_INDENT = re.compile(f"[ {_ODD}]*")
_NAMES = {"\t": "a tab", "\xa0": "a no-break space"}


def named(space: str) -> str:
    """Name an odd space."""
    return _NAMES.get(space, f"an unusual space (U+{ord(space):04X})")


def indent_of(line: str) -> int:
    """Count the spaces before a line, the odd ones too."""
    found = _INDENT.match(line)
    return found.end() if found else 0
