"""Where the lines of a text end.

A list whose lines end in CR alone is read, and never changed: `yaml_editing.lines` need not know.
"""

import re

LINE_END = re.compile(r"\r\n?|\n")
"""As editors count lines, also of what is no YAML."""
PARSED_LINE_END = re.compile("\r\n?|[\n\x85\u2028\u2029]")
"""As YAML 1.1 counts lines, and so the parser."""


def line_start(text: str, offset: int) -> int:
    """Return where the line begins that `offset` is on."""
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
