"""Kind: RIS, which reference managers and reading list systems of libraries take."""

from collections.abc import Iterator

from curate.exports.chosen import theme_titles
from curate.exports.references import noted, one_line
from curate.model import Format, Resource
from curate.yaml_reading.reading_list import ReadingList

_TYPES = {Format.WATCH: "VIDEO", Format.LISTEN: "SOUND"}


def exported(reading_list: ReadingList) -> str:
    """Write a reference for each resource; lines end as the format has it, with CR and LF.

    Its format, time and level are a note, its importance is in U1, its themes are keywords.
    Names stay as they are written: which part of one is the last name, nobody says.
    """
    titles = theme_titles(reading_list)
    lines = [line for one in reading_list.resources for line in _reference(one, titles)]
    return "".join(f"{line}\r\n" for line in lines)


def _reference(one: Resource, titles: dict[str, str]) -> Iterator[str]:
    type_ = _TYPES.get(one.format) or ("ELEC" if one.link else "GEN")
    fields = [
        ("TY", type_),
        ("ID", one.id),
        ("TI", one_line(one.title)),
        *(("AU", author) for author in one.authors),
        ("PB", one.publisher),
        *(_dates(one.published) if one.published else ()),
        ("UR", one.link),
        ("Y2", _slashed(one.added) if one.added and type_ == "ELEC" else None),
        ("AB", one_line(one.summary) if one.summary else None),
        ("N1", noted(one, importance=False)),
        *(("KW", titles.get(theme, theme)) for theme in one.themes),
        ("U1", one.importance),
    ]
    for tag, value in fields:
        if value:
            yield f"{tag}  - {value}"
    yield "ER  - "
    yield ""


def _dates(published: str) -> list[tuple[str, str]]:
    year = ("PY", published[:4])
    return [year, ("DA", _slashed(published))] if "-" in published else [year]


def _slashed(date: str) -> str:
    """Give a date as the format has it: `2021/03/01/`, `2021/03//`."""
    return "/".join([*date.split("-"), "", ""][:3]) + "/"
