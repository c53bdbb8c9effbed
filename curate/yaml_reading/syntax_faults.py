"""What likely made a text unreadable as YAML, said so that somebody can mend it."""

import re
from typing import Any

import yaml

from curate.errors import CurateError

_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?: |$)", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_NEVER_CLOSED = "a quotation mark is opened and never closed."
_ESCAPE = "a backslash in a quoted value begins no known escape. Write two, or use single quotes."
_CAUSES = (
    ("cannot start any token", "\t", "a tab is used to indent. Use spaces."),
    (
        "mapping values are not allowed",
        "",
        'a ": " in an unquoted value. Quote the value.',
    ),
    ("unexpected end of stream", "", _NEVER_CLOSED),
    ("unexpected document separator", "", _NEVER_CLOSED),
    ("unknown escape", "", _ESCAPE),
    ("did not find expected hexdecimal", "", _ESCAPE),
    ("expected escape sequence", "", _ESCAPE),
    ("invalid Unicode character", "", _ESCAPE),
    ("tab character", "", "a tab is used to indent. Use spaces."),
    ("could not find expected ':'", "", 'a key without a ":" after it.'),
    ("did not find expected key", "", "the indentation or the quoting goes wrong here."),
    ("did not find expected '-' indicator", "", "the indentation goes wrong here."),
)


def unreadable(text: str, error: yaml.YAMLError) -> CurateError:
    """Return the error that says where `text` stops being YAML, and what likely did it."""
    conflict = _CONFLICT.search(text)
    if conflict:
        return CurateError(
            "git left conflict markers here. Keep the lines you want, delete the markers.",
            line=text.count("\n", 0, conflict.start()) + 1,
        )
    mark: Any = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return _control_character(text, error)
    problem = " ".join(str(getattr(error, part, None) or "") for part in ("context", "problem"))
    at = text[mark.index : mark.index + 1]
    said = next(
        (cause for words, char, cause in _CAUSES if words in problem and (not char or char == at)),
        f"this is not YAML: {problem.strip()}.",
    )
    if said == _NEVER_CLOSED:
        mark = getattr(error, "context_mark", None) or mark
    return CurateError(said, line=mark.line + 1, column=mark.column + 1)


def _control_character(text: str, error: yaml.YAMLError) -> CurateError:
    found = _CONTROL.search(text)
    if found is None:
        return CurateError(f"this is not YAML: {' '.join(str(error).split())}")
    start = found.start()
    return CurateError(
        f"there is a control character (U+{ord(found[0]):04X}), which YAML does not allow. "
        "Delete it.",
        line=text.count("\n", 0, start) + 1,
        column=start - text.rfind("\n", 0, start),
    )
