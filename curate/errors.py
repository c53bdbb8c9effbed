"""The one exception for what the person at the keyboard can act on; why the system refuses."""

from enum import Enum
from errno import ENAMETOOLONG

from curate.safe_text import one_line

MOST_SHOWN = 400
"""So many characters of a path are shown in full."""


class Kind(Enum):
    """What went wrong, in the terms that `cli` turns into an exit code."""

    REFUSED = "refused"
    """A fault or a refusal: a duplicate, a write refused, an unreadable list."""
    USAGE = "usage"
    """An option or a word that cannot be understood."""
    MISSING = "missing"
    """No such resource, theme or list."""


def reason(error: OSError | ValueError) -> str:
    """Say why the system refuses something: in its words for its errors, else in ours.

    A ValueError is what Python says of a name that no file can have.
    """
    if is_name_too_long(error):
        return "the name is too long: choose a shorter one"
    if isinstance(error, OSError):
        return (error.strerror or "the system does not say why").lower()
    return "no file can have such a name"


def is_name_too_long(error: OSError | ValueError) -> bool:
    """Whether the system refuses a name for its length."""
    return isinstance(error, OSError) and error.errno == ENAMETOOLONG


class CurateError(Exception):
    """Something the user can put right: what is wrong, where, and what to do."""

    def __init__(
        self,
        message: str,
        kind: Kind = Kind.REFUSED,
        *,
        path: str | None = None,
        line: int | None = None,
        column: int | None = None,
        hint: str | None = None,
    ) -> None:
        """Keep the parts apart, so that `cli` alone decides how they are shown.

        `message` quotes the offending value and says the remedy; `path` is the
        file it is about, `line` and `column` count from 1; `hint` is a remark
        with the commands that help ("Change it: curate edit x").
        """
        super().__init__(message)
        self.message = message
        self.kind = kind
        self.path = path
        self.line = line
        self.column = column
        self.hint = hint

    def __str__(self) -> str:
        """Return "file:line, column 8: message", with as much of the place as is known.

        Of a path that is longer than names may be, there is the beginning and the end.
        """
        path = None if self.path is None else one_line(self.path)
        if path is not None and len(path) > MOST_SHOWN:
            path = f"{path[:50]}...{path[-50:]}"
        line = "" if self.line is None else f":{self.line}" if path else f"line {self.line}"
        column = "" if self.column is None else f", column {self.column}"
        place = f"{path or ''}{line}{column}"
        return f"{place}: {self.message}" if place else self.message
