"""Where the lines of a text end, as editors count them, that is perhaps no YAML: LF, CRLF or CR.

A list whose lines end in CR alone is read, and never changed: `yaml_editing.lines` need not know.
"""

import re

LINE_END = re.compile(r"\r\n?|\n")


def line_start(text: str, offset: int) -> int:
    """Return where the line begins that `offset` is on."""
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
