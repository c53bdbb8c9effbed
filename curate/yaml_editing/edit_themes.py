"""A theme renamed wherever it is named, or declared, as splices."""

from collections.abc import Sequence

from curate import theme_names
from curate.errors import CurateError
from curate.model import Theme
from curate.safe_text import clean_line
from curate.yaml_editing import comments, edit_list, places, write_values
from curate.yaml_editing.lines import line_end, line_number, line_start, missing_line_end, newline
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


def declared(text: str, new: Sequence[Theme]) -> list[Splice]:
    """Return the splices that declare themes, as the last of `themes`."""
    lines = [line for theme in new for line in write_values.theme(theme)]

    def block(place: int, indentation: str) -> str:
        end = newline(text, place)
        return "".join(f"{indentation}{line}".rstrip(" ") + end for line in lines)

    top = places.document(text)
    found = top.get("themes")
    if found is None:
        resources = top.get("resources")
        place = line_start(text, resources[0].start) if resources else 0
        return [Splice(place, place, f"themes:{newline(text, place)}{block(place, '  ')}")]
    key, themes = found
    if themes.flow and themes.items:
        last = themes.items[-1].end
        return [Splice(last, last, "".join(f", {write_values.flow_theme(one)}" for one in new))]
    splices = [edit_list.without_brackets(text, themes, "themes")] if themes.flow else []
    place = line_end(text, max(key.end, themes.end))
    indentation = " " * (themes.column if themes.items else 2)
    lead = missing_line_end(text, place)
    return [*splices, Splice(place, place, lead + block(place, indentation))]


def retitled(text: str, id_: str, title: str) -> list[Splice]:
    """Return the splice that gives a declared theme another title.

    Raises CurateError where there is no title to replace.
    """
    themes = places.document(text).get("themes")
    for key, value in themes[1].pairs() if themes else ():
        if clean_line(key.value) != id_:
            continue
        inner = value.get("title") if value.is_mapping else None
        part = inner[1] if inner else value
        if part.is_scalar and not part.is_block_text and part.start < part.end:
            flow = themes is not None and (themes[1].flow or value.flow)
            write = write_values.flow_item if flow else write_values.scalar
            return [Splice(part.start, part.end, write(title))]
        raise CurateError(
            f"the theme {id_} has no title on its line. Change it by hand.",
            line=line_number(text, key.start),
        )
    raise CurateError(f"the theme {id_} is not declared.")


def undeclared(text: str, id_: str) -> list[Splice]:
    """Return the splices that take out the declaration of a theme, if it has one."""
    themes = places.document(text).get("themes")
    if themes is None or not themes[1].is_mapping:
        return []
    for key, value in themes[1].pairs():
        if clean_line(key.value) == id_:
            if themes[1].flow:
                raise CurateError(
                    "themes: is written in {braces}. Write each theme on its own line first.",
                    line=line_number(text, themes[1].start),
                )
            end = line_end(text, max(key.end, value.end))
            return comments.taken_out(text, line_start(text, key.start), end, themes[1])
    return []


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
                line=line_number(text, themes.start),
            )
        else:
            end = line_end(text, max(key.end, value.end))
            splices += comments.taken_out(text, line_start(text, key.start), end, themes)
    return splices


def _in_resource(text: str, themes: Part, old: str, new: str) -> list[Splice]:
    items = themes.items if themes.is_sequence else (themes,)
    ids = [clean_line(item.value) if item.is_scalar else "" for item in items]
    names = [theme_names.renamed(id_, old, new) for id_ in ids]
    if names == ids:
        return []
    splices, gone = [], []
    for number, (item, id_, name) in enumerate(zip(items, ids, names, strict=True)):
        if name and names.index(name) < number:
            gone.append(number)
        elif name != id_:
            splices.append(Splice(item.start, item.end, write_values.flow_item(name)))
    return splices + edit_list.without(text, themes, gone)
