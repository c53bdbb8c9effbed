"""Changes to the text of a list, each checked against what it should say before it is given."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from curate.errors import CurateError, Kind
from curate.model import Resource, Theme
from curate.safe_text import clean_line
from curate.theme_names import renamed
from curate.yaml_editing import edit_entry, edit_themes, places
from curate.yaml_editing.append_entry import appended
from curate.yaml_editing.splices import Change, Splice
from curate.yaml_editing.verify import Expected, held, held_whole
from curate.yaml_editing.write_values import fields_of
from curate.yaml_reading.entry import from_fields
from curate.yaml_reading.fields import FieldTexts
from curate.yaml_reading.parse import parse
from curate.yaml_reading.reading_list import ReadingList


def append(text: str, resource: Resource, old: ReadingList | None = None) -> Change:
    """Return `text` with `resource` as its last entry, laid out as the entries before it.

    Like every change here: the new text says exactly the old list with the change, and every
    line outside of it is the same, else CurateError is raised. `old` is what `text` holds,
    where the caller has read it already.
    """
    old = _to_change(text, old)
    if resource.id in old.ids:
        raise CurateError(f'the id "{resource.id}" is taken. Nothing was written.')
    splices = appended(text, resource, old.entries)
    return held(text, splices, old, [*old.entries.prints, (0, resource)])


def set_fields(text: str, id_: str, wanted: FieldTexts, old: ReadingList | None = None) -> Change:
    """Return `text` with other values in the fields of one resource.

    A value of None, or no values, clears a field. Raises CurateError where a value cannot be
    read, nothing would change, or the entry is written in braces.
    """
    old = _to_change(text, old)
    resource = _resource(old, id_)
    try:
        expected = from_fields({**fields_of(resource), **wanted})
    except ValueError as error:
        raise CurateError(str(error), Kind.USAGE) from None
    if expected == replace(resource, line=expected.line):
        raise CurateError(f"{id_} is like that already. Nothing was written.")
    old_fields, new_fields = fields_of(resource), fields_of(expected)
    # What was asked for is written, even where it says no more than its absence.
    changed = {
        key: new or wanted.get(key) for key, new in new_fields.items() if new != old_fields[key]
    }
    splices = edit_entry.edited(text, resource.line, changed)
    return held(text, splices, old, _with(old, resource.line, expected))


def remove(text: str, ids: Collection[str], old: ReadingList | None = None) -> Change:
    """Return `text` without the entries of `ids`, and without the comments that belong to them."""
    old = _to_change(text, old)
    gone = [_resource(old, id_) for id_ in ids]
    splices = _joined([edit_entry.removed(text, resource.line) for resource in gone])
    lines = {resource.line for resource in gone}
    return held(text, splices, old, [one for one in old.entries.prints if one[0] not in lines])


def replace_entry(text: str, id_: str, block: str, old: ReadingList | None = None) -> Change:
    """Return `text` with another block of lines in the place of one entry.

    Raises CurateError where the block is not one readable entry with the same id.
    """
    old = _to_change(text, old)
    resource = _resource(old, id_)
    start, end = entry_lines(text, resource)
    if block and not block.endswith("\n"):
        block += places.newline(text)
    new = parse(text[:start] + block + text[end:])
    found = [one for one in new.resources if one.id == id_]
    if len(new.resources) != len(old.resources) or len(found) != 1:
        faults = [problem for problem in new.problems if problem not in old.problems]
        said = f"{faults[0].message} {faults[0].remedy.capitalize()}." if faults else ""
        raise CurateError(
            said or f"this must stay one entry with the id {id_}.",
            line=faults[0].line if faults else resource.line,
        )
    expected = parse(f"resources:\n{block}").resources[0]  # the block alone, and no more than it
    return held(text, [Splice(start, end, block)], old, _with(old, resource.line, expected))


def entry_lines(text: str, resource: Resource) -> tuple[int, int]:
    """Return where the lines of an entry begin and end, in characters."""
    entry, dash = places.entry(text, resource.line)
    return places.line_start(text, dash), places.line_end(text, entry.end)


def rename_theme(text: str, id_: str, new_id: str, old: ReadingList | None = None) -> Change:
    """Return `text` with a theme, and what is nested in it, under another id everywhere."""
    old = _to_change(text, old)

    def name(theme: str) -> str:
        return renamed(theme, id_, new_id)

    resources = [
        replace(one, themes=tuple(dict.fromkeys(map(name, one.themes)))) for one in old.resources
    ]
    ids = {theme.id for theme in old.themes if theme.declared}
    themes = [
        theme._replace(id=name(theme.id))
        for theme in old.themes
        if name(theme.id) == theme.id or name(theme.id) not in ids
    ]
    return held_whole(text, edit_themes.renamed(text, id_, new_id), old, resources, themes)


def declare_theme(text: str, id_: str, title: str, old: ReadingList | None = None) -> Change:
    """Return `text` with one more theme, as the last of `themes`."""
    old = _to_change(text, old)
    title = clean_line(title)
    if not title:
        raise CurateError("the title of a theme cannot be empty.", Kind.USAGE)
    declared = [theme for theme in old.themes if theme.declared]
    themes = [*declared, Theme(id_, title, None, 1)]
    return held_whole(text, [edit_themes.declared(text, id_, title)], old, old.resources, themes)


def _resource(reading_list: ReadingList, id_: str) -> Resource:
    for resource in reading_list.resources:
        if resource.id == id_:
            return resource
    raise CurateError(f'no resource "{id_}". All resources: curate list', Kind.MISSING)


def _joined(splices: Sequence[Splice]) -> list[Splice]:
    """Return removals with those that overlap made one."""
    joined: list[Splice] = []
    for splice in sorted(splices):
        if joined and splice.start < joined[-1].end:
            last = joined.pop()
            splice = Splice(last.start, max(last.end, splice.end), "")
        joined.append(splice)
    return joined


def _to_change(text: str, old: ReadingList | None) -> ReadingList:
    """Return the list with the prints of its entries."""
    return old if old and old.entries.around is not None else parse(text, to_change=True)


def _with(old: ReadingList, line: int, resource: Resource) -> list[Expected]:
    """Return the entries as they are, but for the one on `line`."""
    return [(line, resource) if one[0] == line else one for one in old.entries.prints]
