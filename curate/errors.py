"""The one exception for what the person at the keyboard can act on."""

from enum import Enum

from curate.safe_text import one_line


class Kind(Enum):
    """What went wrong, in the terms that `cli` turns into an exit code."""

    REFUSED = "refused"
    """A finding or a refusal: a duplicate, a write refused, an unreadable list."""
    USAGE = "usage"
    """An option or a word that cannot be understood."""
    MISSING = "missing"
    """No such resource, theme or list."""


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
        """Return "file:line:column: message", with as much of the place as is known."""
        path = None if self.path is None else one_line(self.path)
        place = [str(part) for part in (path, self.line, self.column) if part is not None]
        return ": ".join([":".join(place), self.message]) if place else self.message
