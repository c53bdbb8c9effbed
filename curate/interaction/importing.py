"""What is to be imported, as somebody names it: read, whatever kind of source it is."""

import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from curate.addresses import is_of_web
from curate.display import printing
from curate.environment import Environment
from curate.errors import CurateError, Kind
from curate.importers.kinds import SourceKind
from curate.interaction.pages import say_who_is_asked
from curate.interaction.waiting import bar
from curate.resource_wording import plural
from curate.safe_text import one_line
from curate.wording import quoted

if TYPE_CHECKING:
    from curate.importers.candidates import Candidate, Reading, Source
    from curate.importers.judged import Choices, Judgement
    from curate.lookup import Listed
    from curate.storage.sources import Found


_MAY_BE_TABLES = (SourceKind.CSV, SourceKind.FEED_TEXT, SourceKind.MARKDOWN, SourceKind.TEXT)
"""What a table with columns of unknown names may be taken for."""
_MOST_SHOWN = 30
"""Characters of the name of what is read, beside the bar."""


def mapping(columns: Sequence[str] | None) -> dict[str, str]:
    """Read `title=Name` as which column of a table is what. Raises CurateError."""
    mapping = {}
    for text in columns or ():
        key, mark, column = text.partition("=")
        if not mark or not key.strip() or not column.strip():
            said = f"--map: {quoted(text)} is not FIELD=COLUMN, as in title=Name."
            raise CurateError(said, Kind.USAGE)
        mapping[key.strip()] = column.strip()
    return mapping


def readings(
    env: Environment, named: Sequence[str], kind: SourceKind | None, columns: Mapping[str, str]
) -> "list[tuple[str, Reading]]":
    """Read all sources that are named, each with its name.

    What a folder or an archive holds that is no source is left out. Raises CurateError where
    something that was named itself cannot be read.
    """
    from curate.importers.candidates import LeftOut, Reading

    found_in: list[tuple[str, Reading]] = []
    for text in named:
        found = _found(env, text)
        left_out = [LeftOut(name, why) for name, why in found.passed_over]
        alone = len(found.sources) == 1 and not left_out
        with bar(env, *_reading(text, len(found.sources))) as tell:
            for done, source in enumerate(found.sources):
                tell(done)
                try:
                    found_in.append((source.name, _read(source, kind, columns)))
                except CurateError as error:
                    if alone:
                        raise
                    why = error.message.removeprefix(f"{source.name}: ").removesuffix(".")
                    left_out.append(LeftOut(source.name, why))
        if not alone and len(left_out) == len(found.sources) + len(found.passed_over):
            raise CurateError(f"{text}: there is nothing in it that can be imported.")
        found_in.append((text, Reading(left_out=left_out)))
    return found_in


def _reading(text: str, sources: int) -> tuple[str, int | None]:
    """Say what is read, and how many sources that is; None where it is one, however long."""
    from curate.importers.names import shortened

    name = Path(text).name if len(text) > _MOST_SHOWN else text
    what = f"{sources:,} files" if sources > 1 else shortened(one_line(name), _MOST_SHOWN)
    return f"Reading {what} …", sources if sources > 1 else None


def judged(
    env: Environment,
    found_in: "list[tuple[str, Reading]]",
    listed: "Listed",
    choices: "Choices",
) -> "Judgement":
    """Judge what was read against a list, with a bar where there is much of it."""
    from curate.importers.judgement import judge

    count = sum(len(one.candidates) + len(one.left_out) for _, one in found_in)
    with bar(env, f"Comparing {plural(count, 'entry', 'entries')} with the list …", count) as tell:
        return judge(found_in, listed, choices, tell)


def with_titles(
    env: Environment, found_in: "list[tuple[str, Reading]]", wanted: Collection[str]
) -> "list[tuple[str, Reading]]":
    """Ask pages what they are called, several at a time; `wanted` are their addresses.

    What else a page says of itself fills in what its source does not say. One that cannot be
    had stays as it is.
    """
    from curate.web.asking import ask_several

    if not wanted:
        return found_in
    answers: dict[str, Candidate | None] = {}
    said = f"Asking {plural(len(wanted), 'page', 'pages')} for their titles …"
    with bar(env, said, len(wanted), told=True) as tell:
        for address, answer in ask_several(wanted):
            answers[address] = None if isinstance(answer, CurateError) else answer.candidate
            tell(len(answers))
    silent = sum(answer is None for answer in answers.values())
    if silent:
        count = plural(silent, "page", "pages")
        printing.say(env.remarks, f"{count} could not be had.")
    return [
        (name, replace(reading, candidates=[_told(one, answers) for one in reading.candidates]))
        for name, reading in found_in
    ]


def _told(one: "Candidate", answers: "Mapping[str, Candidate | None]") -> "Candidate":
    """Add to a candidate without a title what its page says."""
    answer = answers.get(one.url or "")
    return one if answer is None else replace(one, title="").with_twin(answer)


def _found(env: Environment, text: str) -> "Found":
    """Read what a text names: an address, standard input, a file, a folder, an archive."""
    from curate.storage.sources import MOST_BYTES, found_at, unpacked

    if text == "-":
        return unpacked("standard input", sys.stdin.buffer.read(MOST_BYTES))
    if is_of_web(text):
        from curate.importers.pages.site_names import host_of
        from curate.web.fetch import fetch

        say_who_is_asked(env, host_of(text))
        page = fetch(text)
        return unpacked(text, page.raw, page.address, page.charset)
    return found_at(env.path_of(text), text)


def _refuse_what_is_no_list(source: "Source") -> None:
    """Raise CurateError for a file of another program that no list can be read of."""
    from curate.importers.documents import document

    found = document(source.raw)
    if found is not None:
        said = f"{source.name}: it is {found.what}, which is not imported."
        raise CurateError(said, hint=found.remedy)


def _read(source: "Source", kind: SourceKind | None, columns: Mapping[str, str]) -> "Reading":
    """Read one source, as what it is. Raises CurateError where it is nothing that can be read.

    Where `columns` says what those of a table are, what is no other kind is a table.
    """
    from curate.importers.candidates import UnreadableError
    from curate.importers.kinds import importer, kind_of

    named = kind
    _refuse_what_is_no_list(source)
    kind = kind or kind_of(source)
    if columns and named is None and kind in _MAY_BE_TABLES:
        named = kind = SourceKind.CSV
    if kind is None:
        raise CurateError(f"{source.name}: it is {'no text' if source.raw.strip() else 'empty'}.")
    try:
        if columns and kind is SourceKind.CSV:
            from curate.importers.tables.csv_table import read

            return read(source, columns)
        reading = importer(kind).read(source)
    except UnreadableError as error:
        hint = None if named else "If it is something else, say what: --as KIND"
        raise CurateError(f"{source.name}: {error}", hint=hint) from None
    if not reading.candidates and not reading.left_out:
        reading.remarks.append(f"Nothing was found in it, read as {kind}: --as takes another kind.")
    return reading
