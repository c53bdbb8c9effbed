"""As what a list is to be exported: the kind that is named, or that the file is of."""

from pathlib import Path

from curate.errors import CurateError, Kind
from curate.exports.kinds import ENDINGS, OTHER_NAMES, ExportKind
from curate.interaction import synonyms
from curate.model import Format
from curate.wording import did_you_mean, quoted

_CSV, _RIS = "curate export csv -o list.csv", "curate export ris -o list.ris"
_INSTEAD = {
    ("pdf", "print", "paper"): ("A page to print is made by publish", "curate publish site"),
    ("site", "website", "page"): ("A page is made by publish", "curate publish site"),
    ("excel", "xls", "xlsx", "ods", "spreadsheet", "sheets", "numbers", "calc", "tsv"): (
        "Any spreadsheet opens csv",
        _CSV,
    ),
    ("word", "doc", "docx", "odt", "rtf", "email", "mail", "outlook"): (
        "The table of html can be pasted there",
        "curate export html -o list.html",
    ),
    ("zotero", "mendeley", "endnote", "citavi", "papers", "refworks"): ("It imports ris", _RIS),
    ("latex", "tex", "biblatex", "jabref"): (
        "It reads bibtex",
        "curate export bibtex -o list.bib",
    ),
    ("pandoc", "quarto"): ("It reads csl-json", "curate export csl-json -o list.json"),
    ("text", "txt", "notion", "obsidian", "wiki"): (
        "Nearest to it is markdown",
        "curate export markdown -o list.md",
    ),
    ("chrome", "firefox", "safari", "edge", "browser"): (
        "Browsers import bookmarks",
        "curate export bookmarks -o list.html",
    ),
    ("opml", "feedly", "xml", "atom"): (
        "A feed reader takes rss; OPML is of feeds, and resources are none",
        "curate export rss -o list.rss",
    ),
    ("datasette", "sql"): ("It opens sqlite", "curate export sqlite -o list.db"),
}
"""What serves where another program or kind of file is named, and how that is made."""


def kind_meant(kind: str | None, output: str | None, formats: list[str]) -> ExportKind:
    """Tell which kind is meant: the one named; else that of the file; else one among `formats`.

    The kinds that are among the values of --format are taken out of them. Raises CurateError
    where no kind is meant, or two are.
    """
    among = {text: found for text in formats if (found := _kind_in_place_of_format(text))}
    formats[:] = [text for text in formats if text not in among]
    named = _named(kind) if kind is not None else None
    if named is None:
        named = next(iter(among.values()), None) or kind_of_file(output or "")
    if named is None and Path(output or "").suffix:
        ending = Path(output or "").suffix
        said = f"-o: {quoted(ending)} is not known. "
        _refuse_what_is_none(ending[1:].casefold(), said)
        raise CurateError(
            f"{said}Say which kind it is: {_all()}.", Kind.USAGE, hint=f"As in: {_CSV}"
        )
    if named is None:
        said = f"export needs KIND: {_all()}."
        raise CurateError(said, Kind.USAGE, hint=f"As in: {_CSV}")
    for text, other in among.items():
        if other is not named:
            said = f"--format: {quoted(text)} is another kind than {named}. Choose one. "
            raise CurateError(f"{said}Formats: {', '.join(Format)}.", Kind.USAGE)
    return named


def in_help() -> str:
    """Write all kinds, each with its other names: `markdown (md), html`."""
    also = {kind: [name for name, of in OTHER_NAMES.items() if of is kind] for kind in ExportKind}
    return ", ".join(
        f"{kind} ({', '.join(names)})" if names else kind for kind, names in also.items()
    )


def kind_of_file(name: str) -> ExportKind | None:
    """Give the kind that a file is of by the ending of its name; None where that tells none."""
    _, dot, ending = name.rpartition(".")
    return ENDINGS.get(ending.casefold()) if dot else None


def is_of_file(name: str) -> bool:
    """Whether a name is that of a file, by its ending: of a kind of ours, or of what serves."""
    ending = Path(name).suffix[1:].casefold()
    return ending in ENDINGS or any(ending in names for names in _INSTEAD)


def _named(text: str) -> ExportKind:
    """Read the name of a kind. Raises CurateError, with what serves or the nearest name."""
    name = text.strip().casefold().removeprefix(".")
    found = synonyms.member(ExportKind, OTHER_NAMES.get(name, name))
    if found is not None:
        return found
    _refuse_what_is_none(name, f"KIND: {quoted(text)} is not known. ")
    meant = did_you_mean(name, [*ExportKind, *OTHER_NAMES]) or f" Use {_all()}."
    raise CurateError(f"KIND: {quoted(text)} is not known.{meant}", Kind.USAGE)


def _refuse_what_is_none(name: str, before: str) -> None:
    """Raise CurateError, with what serves, for a name that is of no kind of ours."""
    for names, (serves, command) in _INSTEAD.items():
        if name in names:
            raise CurateError(f"{before}{serves}.", Kind.USAGE, hint=f"As in: {command}")


def _kind_in_place_of_format(text: str) -> ExportKind | None:
    """Give the kind that a value of --format is, where it means no format."""
    if synonyms.member(Format, text) is not None:
        return None
    name = text.strip().casefold()
    return OTHER_NAMES.get(name) or next((one for one in ExportKind if one == name), None)


def _all() -> str:
    *others, last = ExportKind
    return f"{', '.join(others)} or {last}"
