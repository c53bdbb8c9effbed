"""Folders and tags as themes of a list: those it has, and new ones."""

from collections import Counter
from collections.abc import Sequence

from curate.folding import folded
from curate.importers.candidates import Reading
from curate.model import Resource, Theme
from curate.new_ids import MOST_OWN_CHARACTERS, slug
from curate.safe_text import clean_line
from curate.theme_names import SEPARATOR, all_with_parents
from curate.wording import quoted

DEEPEST = 6
"""How many folders deep themes nest; what is deeper is of the last of them."""


class ThemeIds:
    """The themes of a list, to which those that come in are added."""

    def __init__(self, themes: Sequence[Theme]) -> None:
        self.new: list[Theme] = []
        """Those that are new, each after what it is nested in."""
        self.remarks: dict[str, None] = {}
        """What was done to names: sentences, each once."""
        self._taken = {theme.id for theme in themes}
        self._declared = {theme.id for theme in themes if theme.declared}
        self._by_name: dict[tuple[str, str], str] = {}
        """Ids, by what a theme is in and its own name or title, folded."""
        for theme in themes:
            parent, _, name = theme.id.rpartition(SEPARATOR)
            if theme.title:
                self._by_name.setdefault((parent, folded(theme.title)), theme.id)
            self._by_name[parent, folded(name)] = theme.id
        titles = [(folded(theme.title), theme.id) for theme in themes if theme.title]
        called = Counter(title for title, _ in titles)
        self._by_itself = {title: id_ for title, id_ in titles if called[title] == 1}
        self._by_itself |= {folded(theme.id): theme.id for theme in themes}
        """Ids, by what stands for a theme without what it is in, as a tag does."""

    def bring_in(self, reading: Reading, come: Sequence[Resource]) -> None:
        """Take the themes that a source declares, but those of which nothing comes in.

        `come` is what comes in of it: where nothing does, no theme does.
        """
        there = all_with_parents(theme for one in reading.candidates for theme in one.theme_ids)
        wanted = all_with_parents(theme for one in come for theme in one.themes)
        for theme in reading.themes if come else ():
            if theme.id in wanted or theme.id not in there:
                self._declare(theme)

    def _declare(self, theme: Theme) -> None:
        """Declare a theme; where one with its id is declared, that stays as it is."""
        if theme.id not in self._declared:
            self._declared.add(theme.id)
            self.new.append(theme)

    def of(self, paths: Sequence[Sequence[str]]) -> tuple[str, ...]:
        """Give the ids of themes, each a path of titles; those that the list has not are new.

        A title without any letter gives none.
        """
        return tuple(dict.fromkeys(filter(None, map(self._of, paths))))

    def _of(self, path: Sequence[str]) -> str:
        id_ = ""
        titles = [clean for title in path if (clean := clean_line(title))]
        if len(titles) > DEEPEST:
            self.remarks[f"Themes nest {DEEPEST} deep; what is deeper is in the last of them."] = (
                None
            )
        name = folded(SEPARATOR.join(titles))  # which may be one title, too: `tcp/ip`
        known = self._by_name.get(("", name)) or self._by_itself.get(name)
        if known:
            return known
        for title in titles[:DEEPEST]:
            id_ = self._within(id_, title) or id_
        return id_

    def _within(self, parent: str, title: str) -> str | None:
        """Give the id of the theme with this title in a parent, which is "" at the top."""
        name = parent, folded(title)
        found = self._by_name.get(name)
        if found is not None:
            return found
        whole = slug(title)
        word = whole[:MOST_OWN_CHARACTERS].strip("-")
        if word != whole:
            self.remarks[f"The id of the theme {quoted(title)} is shortened to {word}."] = None
        if not word:
            return None
        start = f"{parent}{SEPARATOR}{word}" if parent else word
        id_, number = start, 2
        while id_ in self._taken:
            id_ = f"{start}-{number}"
            number += 1
        self._taken.add(id_)
        self._by_name[name] = id_
        self._declare(Theme(id_, title))
        return id_
