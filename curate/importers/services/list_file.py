"""A list file of `curate`'s own, read as every other is."""

from re import MULTILINE, search

from curate.errors import CurateError
from curate.importers.candidates import Candidate, LeftOut, Reading, Source, UnreadableError
from curate.model import Resource
from curate.yaml_reading.parse import parse


def looks_like(source: Source) -> bool:
    """Whether a text has the key that every list file has."""
    return search(r"^resources:\s*(?:#.*)?$", source.text, MULTILINE) is not None


def read(source: Source) -> Reading:
    """Read a list file; entries that cannot be read are left out. Raises UnreadableError."""
    try:
        found = parse(source.text)
    except CurateError as error:
        raise UnreadableError(f"line {error.line}: {error.message}") from None
    left_out = [
        LeftOut(problem.id or f"line {problem.line}", problem.message, f"line {problem.line}")
        for problem in found.problems
        if problem.id is None or all(one.id != problem.id for one in found.resources)
    ]
    candidates = [_candidate(one) for one in found.resources]
    return Reading(candidates, left_out, themes=tuple(one for one in found.themes if one.declared))


def _candidate(one: Resource) -> Candidate:
    return Candidate(
        id=one.id,
        title=one.title,
        url=one.url,
        format=one.format,
        minutes=None if one.estimated else one.minutes,
        parts=one.parts,
        words=one.words,
        theme_ids=one.themes,
        level=one.level,
        importance=one.importance,
        requires=one.requires,
        authors=one.authors,
        publisher=one.publisher,
        published=one.published,
        added=one.added,
        summary=one.summary,
        where=f"line {one.line}",
    )
