"""Changes to the text of a list, each checked against what it should say before it is given."""

from collections.abc import Callable, Collection, Mapping, Sequence

from curate.errors import CurateError, Kind
from curate.model import Resource, Theme
from curate.safe_text import clean_line
from curate.theme_names import renamed
from curate.yaml_editing import edit_entry, edit_themes, places
from curate.yaml_editing.append_entry import appended
from curate.yaml_editing.fingerprints import Fingerprint, theme_fingerprint, with_themes
from curate.yaml_editing.lines import line_end, line_start
from curate.yaml_editing.original import Original
from curate.yaml_editing.splices import UNSAFE, Change, Splice, line_splices, spliced
from curate.yaml_editing.verify import (
    Edited,
    Entry,
    Excerpt,
    Expected,
    Rethemed,
    held,
    read_original,
)
from curate.yaml_editing.write_values import fields_of
from curate.yaml_reading.entry import from_fields
from curate.yaml_reading.fields import FieldTexts
from curate.yaml_reading.parse import parse


def append(original: Original, resource: Resource, themes: Sequence[Theme] = ()) -> Change:
    """Add `resource` as the last entry, as `append_all` does."""
    return append_all(original, [resource], themes)


def append_all(
    original: Original, resources: Sequence[Resource], themes: Sequence[Theme] = ()
) -> Change:
    """Add resources as the last entries, laid out as the entries before them.

    `themes` are those to declare with them.

    Like every change here: the new text says exactly the old list with the change, and every
    line outside of it is the same, else CurateError is raised.
    """
    taken = set(original.listed.ids)
    for resource in resources:
        if resource.id in taken:
            raise CurateError(f'the id "{resource.id}" is taken. Nothing was written.')
        taken.add(resource.id)
    original = original.excerpt()
    splices = appended(original.text, resources, original.reading_list.entries)
    expected = original.around.themes
    if themes:
        declaring = edit_themes.declared(original.text, themes)
        expected = (*(expected or ()), *_declared(original, declaring, themes))
        splices += declaring
    entries = [*original.fingerprints, *map(Edited, resources)]
    return held(original, splices, entries, expected)


def set_fields_of(original: Original, wanted: Mapping[str, FieldTexts]) -> Change:
    """Give other values to the fields of resources, for each by its id.

    A value of None, or no values, clears a field. Raises CurateError where a value cannot be
    read, nothing would change, or an entry is written in braces.
    """
    original = original.excerpt(wanted)
    splices: list[Splice] = []
    edited: dict[int, Resource] = {}
    resources = _resources(original, wanted)
    for resource, values in zip(resources, wanted.values(), strict=True):
        expected = with_fields(resource, values)
        if expected == resource:
            continue
        old_fields, new_fields = fields_of(resource), fields_of(expected)
        # What was asked for is written, even where it says no more than its absence.
        changed = {
            key: new or values.get(key) for key, new in new_fields.items() if new != old_fields[key]
        }
        splices += edit_entry.edited(original.text, resource.line, changed)
        edited[resource.line] = expected
    if not edited:
        raise CurateError(f"{like_that_already(wanted)} Nothing was written.")
    entries: list[Expected] = [
        Edited(edited[one.line], one.own_keys) if one.line in edited else one.fingerprint
        for one in original.entries
    ]
    return held(original, splices, entries)


def with_fields(resource: Resource, values: FieldTexts) -> Resource:
    """Return a resource with other values. Raises CurateError where one cannot be read."""
    try:
        return from_fields({**fields_of(resource), **values})._replace(line=resource.line)
    except ValueError as error:
        raise CurateError(str(error), Kind.USAGE) from None


def like_that_already(ids: Collection[str]) -> str:
    """Say that nothing of these resources would change."""
    return f"{' and '.join(ids)} {'is' if len(ids) == 1 else 'are'} like that already."


def remove(original: Original, ids: Collection[str]) -> Change:
    """Take out the entries of `ids`, and the comments that belong to them."""
    original = original.excerpt(ids)
    lines = dict.fromkeys(one.line for one in _resources(original, ids))
    splices = _joined([edit_entry.removed(original.text, line) for line in lines])
    kept = [one.fingerprint for one in original.entries if one.line not in lines]
    return held(original, splices, kept)


def replace_entry(original: Original, id_: str, block: str) -> Change:
    """Put another block of lines in the place of one entry: only those lines that differ.

    However the lines of the block end, in the text they end as its own. Raises CurateError
    where the block is not one readable entry with the same id, or says the same lines.
    """
    original = original.excerpt([id_])
    text, old = original.text, original.reading_list
    [resource] = _resources(original, [id_])
    start, end = entry_lines(text, resource)
    splices = line_splices(text, start, end, block)
    if not splices:
        raise CurateError(f"{id_} is like that already. Nothing was written.")
    new_text = spliced(text, splices).text
    new = parse(new_text)
    found = [one for one in new.resources if one.id == id_]
    if len(new.resources) != len(old.resources) or len(found) != 1:
        faults = [problem for problem in new.problems if problem not in old.problems]
        said = f"{faults[0].message} {faults[0].remedy.capitalize()}." if faults else ""
        raise CurateError(
            said or f"this must stay one entry with the id {id_}.",
            line=faults[0].line if faults else resource.line,
        )
    # The block, and no more than it:
    block = new_text[start : len(new_text) - (len(text) - end)]
    entry = read_original(alone(text, block)).entries
    if not entry:
        raise CurateError(UNSAFE, line=resource.line)
    entries: list[Expected] = [
        entry[0].fingerprint if one.line == resource.line else one.fingerprint
        for one in original.entries
    ]
    return held(original, splices, entries)


def entry_lines(text: str, resource: Resource) -> tuple[int, int]:
    """Tell where the lines of an entry begin and end, in characters."""
    entry, dash = places.entry(text, resource.line)
    return line_start(text, dash), line_end(text, entry.end)


def alone(text: str, block: str) -> str:
    """Give the lines of an entry of `text` as the last ones of a list that has no other."""
    return f"{places.directives(text)}resources:\n{block}"


def rename_theme(original: Original, id_: str, new_id: str) -> Change:
    """Put a theme, and what is nested in it, under another id everywhere."""

    def name(theme: str) -> str:
        return renamed(theme, id_, new_id)

    original = original.excerpt([one.id for one in original.listed.within(id_)])
    resources = iter(original.reading_list.resources)
    entries = [
        _renamed(one, next(resources) if one.left_out is None else None, name)
        for one in original.entries
    ]
    themes = original.around.themes
    if themes is not None:
        ids = {clean_line(key) for key, _ in themes}
        named = [(key, name(clean_line(key)), said) for key, said in themes]
        themes = tuple(
            (key if new == clean_line(key) else new, said)
            for key, new, said in named
            if new == clean_line(key) or new not in ids
        )
    return held(original, edit_themes.renamed(original.text, id_, new_id), entries, themes)


def declare_theme(original: Original, id_: str, title: str) -> Change:
    """Declare one more theme, as the last of `themes`."""
    title = clean_line(title)
    if not title:
        raise CurateError("the title of a theme cannot be empty.", Kind.USAGE)
    original = original.excerpt()
    splices = edit_themes.declared(original.text, [Theme(id_, title)])
    themes = (*(original.around.themes or ()), (id_, theme_fingerprint(title)))
    return held(original, splices, original.fingerprints, themes)


def _declared(
    original: Excerpt, splices: Sequence[Splice], themes: Sequence[Theme]
) -> Sequence[tuple[str, Fingerprint]]:
    """Say what is expected of themes that the splices declare, once they are read as they are."""
    if all(one.description is None for one in themes):
        return [(one.id, theme_fingerprint(one.title or "")) for one in themes]
    new = read_original(spliced(original.text, splices).text)
    found = [one._replace(line=None) for one in new.reading_list.themes if one.declared]
    if found[-len(themes) :] != [one._replace(line=None) for one in themes]:
        raise CurateError(UNSAFE)
    return (new.around.themes or ())[-len(themes) :]


def retitle_theme(original: Original, id_: str, title: str) -> Change:
    """Give a declared theme another title.

    Raises CurateError where it has that title, or is written in a way that has no title.
    """
    original = original.excerpt()
    old = original.reading_list.themes
    splices = edit_themes.retitled(original.text, id_, title)
    new = read_original(spliced(original.text, splices).text)
    titled = [one._replace(title=title) if one.id == id_ else one for one in old]
    if [one._replace(line=None) for one in new.reading_list.themes] != [
        one._replace(line=None) for one in titled
    ]:
        raise CurateError(UNSAFE)
    return held(original, splices, original.fingerprints, new.around.themes)


def remove_theme(original: Original, id_: str) -> Change:
    """Take a theme off the list: its declaration, and its name in each resource."""
    original = original.excerpt([one.id for one in original.listed.within(id_)])
    wanted: dict[int, Resource] = {}
    splices = edit_themes.undeclared(original.text, id_)
    for resource in original.reading_list.resources:
        if id_ in resource.themes:
            left = tuple(theme for theme in resource.themes if theme != id_)
            wanted[resource.line] = resource._replace(themes=left)
            splices += edit_entry.edited(original.text, resource.line, {"themes": left})
    entries: list[Expected] = [
        Edited(wanted[one.line], one.own_keys) if one.line in wanted else one.fingerprint
        for one in original.entries
    ]
    themes = original.around.themes
    if themes is not None:
        themes = tuple(pair for pair in themes if clean_line(pair[0]) != id_)
    return held(original, splices, entries, themes)


def _renamed(entry: Entry, resource: Resource | None, name: Callable[[str], str]) -> Expected:
    """Say what is expected of an entry whose themes are called what `name` says.

    `resource` is None where the entry is left out of the list.
    """
    if resource is not None:
        themes = tuple(dict.fromkeys(map(name, resource.themes)))
        if themes != resource.themes:
            return Edited(resource._replace(themes=themes), entry.own_keys)
    elif entry.left_out is not None:
        renamed = with_themes(entry.left_out, name)
        if renamed != with_themes(entry.left_out, lambda theme: theme):
            return Rethemed(renamed)
    return entry.fingerprint


def _resources(original: Excerpt, ids: Collection[str]) -> list[Resource]:
    known = {one.id: one for one in original.reading_list.resources}
    missing = [id_ for id_ in ids if id_ not in known]
    if missing:
        raise CurateError(f'no resource "{missing[0]}". All resources: curate list', Kind.MISSING)
    return [known[id_] for id_ in ids]


def _joined(splices: Sequence[Splice]) -> list[Splice]:
    """Return removals with those that overlap made one."""
    joined: list[Splice] = []
    for splice in sorted(splices):
        if joined and splice.start < joined[-1].end:
            last = joined.pop()
            end = max(last.end, splice.end)
            splice = Splice(last.start, end, "", last.told + splice.told)
        joined.append(splice)
    return joined
