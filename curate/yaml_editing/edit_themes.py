"""A theme renamed wherever it is named, or declared, as splices."""

from collections.abc import Sequence

from curate import theme_names
from curate.errors import CurateError
from curate.safe_text import clean_line
from curate.yaml_editing import places, write_values
from curate.yaml_editing.edit_entry import refuse_inner_comments
from curate.yaml_editing.places import Part
from curate.yaml_editing.splices import Splice


def renamed(text: str, old: str, new: str) -> list[Splice]:
    """Return the splices that call the theme `old` `new` everywhere, with what is nested in it.

    Where `new` is there already, the two become one: the declaration of `old` goes, and a
    resource that has both keeps one.
    """
    top = places.document(text)
    splices = []
    themes = top.get("themes")
    if themes is not None and themes[1].is_mapping:
        splices += _in_map(text, themes[1], old, new)
    resources = top.get("resources")
    for entry in resources[1].items if resources else ():
        found = entry.get("themes") if entry.is_mapping else None
        if found is not None:
            splices += _in_resource(text, found[1], old, new)
    return splices


def declared(text: str, new: Sequence[tuple[str, str]]) -> Splice:
    """Return the splice that declares themes, each an id and a title, as the last of `themes`."""
    lines = [f"{write_values.scalar(id_)}: {write_values.scalar(title)}" for id_, title in new]
    end_of_line = places.newline(text)

    def block(indentation: str) -> str:
        return "".join(f"{indentation}{line}{end_of_line}" for line in lines)

    top = places.document(text)
    found = top.get("themes")
    if found is None:
        resources = top.get("resources")
        place = places.line_start(text, resources[0].start) if resources else 0
        return Splice(place, place, f"themes:{end_of_line}{block('  ')}")
    key, themes = found
    if themes.flow and themes.items:
        last = themes.items[-1].end
        item = write_values.flow_item
        pairs = "".join(f", {item(id_)}: {item(title)}" for id_, title in new)
        return Splice(last, last, pairs)
    if not themes.items:
        end = places.line_end(text, max(key.end, themes.end))
        colon = text.index(":", key.end) + 1
        comment = places.comment_after(text, max(colon, themes.end))
        return Splice(colon, end, f"{comment}{end_of_line}{block('  ')}")
    end = places.line_end(text, themes.items[-1].end)
    lead = "" if text[end - 1 : end] == "\n" else end_of_line
    return Splice(end, end, lead + block(" " * themes.column))


def _in_map(text: str, themes: Part, old: str, new: str) -> list[Splice]:
    ids = {clean_line(key.value) for key, _ in themes.pairs()}
    splices = []
    for key, value in themes.pairs():
        id_ = clean_line(key.value)
        name = theme_names.renamed(id_, old, new)
        if name == id_:
            continue
        if name not in ids:
            splices.append(Splice(key.start, key.end, write_values.flow_item(name)))
        elif themes.flow:
            raise CurateError(
                "themes: is written in {braces}. Write each theme on its own line first.",
                line=places.line_number(text, themes.start),
            )
        else:
            start = places.line_start(text, key.start)
            splices.append(Splice(start, places.line_end(text, max(key.end, value.end)), ""))
    return splices


def _in_resource(text: str, themes: Part, old: str, new: str) -> list[Splice]:
    items = themes.items if themes.is_sequence else (themes,)
    ids = [clean_line(item.value) for item in items]
    names = [theme_names.renamed(id_, old, new) for id_ in ids]
    if names == ids:
        return []
    unique = list(dict.fromkeys(names))
    if len(unique) < len(items) and themes.flow:
        refuse_inner_comments(text, themes, "themes")
        return [Splice(themes.start, themes.end, write_values.flow(unique))]
    splices = []
    for item, id_, name in zip(items, ids, names, strict=True):
        if name not in unique:
            start = places.line_start(text, item.start)
            splices.append(Splice(start, places.line_end(text, item.end), ""))
            continue
        unique.remove(name)
        if name != id_:
            splices.append(Splice(item.start, item.end, write_values.flow_item(name)))
    return splices
