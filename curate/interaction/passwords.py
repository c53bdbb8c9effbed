"""No password leaves with a list: what `publish` and `export` refuse."""

from collections.abc import Collection

from curate.errors import CurateError
from curate.library import Library
from curate.yaml_reading.reading_list import ReadingList


def refuse_passwords(
    lib: Library, text: str, reading_list: ReadingList, ids: Collection[str] | None = None
) -> None:
    """Raise CurateError, with the line, where an address in a list has a name or a password in it.

    `text` is that of the list file. Where `ids` are given, only these resources leave.
    """
    from curate.checks.checked import Checked
    from curate.checks.rules import passwords

    found = passwords(Checked(text, reading_list))
    leaving = [one for one in found if None in (one.id, ids) or one.id in (ids or ())]
    if not leaving:
        return
    first = leaving[0]
    more = f" So {'has' if len(leaving) == 2 else 'have'} {len(leaving) - 1:,} more."
    said = f"{first.message} Nothing was written: {first.remedy}.{more if leaving[1:] else ''}"
    raise CurateError(said, path=lib.shown, line=first.line, hint="See all: curate check")
