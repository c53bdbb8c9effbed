"""Text that was put before or behind titles: the same run in several, foreign to each.

No rule on scripts alone, which would hold thousands of honest titles: a run is foreign only where
it stands identically in several titles of one source, is of other scripts than the rest, has no
mark between them as the name of a site has (`Title - Site`), and is where most of these letters
are.
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import name, normalize

LEAST_LETTERS = 4
"""Of a run. Shorter ones are words as "Video", before honest titles."""
LEAST_WORDS = 2
"""Of the rest: one word behind a run is a name that an honest title speaks of."""
_MARKS = frozenset("-–—|:·•/»›>~,;、，：｜()[]{}【】「」『』《》（）")
"""What stands between the name of a site, or of a series, and a title; quotes do not."""
_EAST_ASIAN = frozenset(("CJK", "HIRAGANA", "KATAKANA", "BOPOMOFO", "KATAKANA-HIRAGANA"))


class _Split(NamedTuple):
    """A title as a run and the rest."""

    run: str
    rest: str
    scripts: frozenset[str]
    """Those of the run."""


def foreign_runs(titles: Sequence[str], said: Sequence[str] = ()) -> dict[str, str]:
    """Give the titles of one source that have a foreign run, each with what is left without it.

    What the source says beside its titles is in `said`: where that is in the scripts of the run,
    these are at home there, as in a Russian list on Python.
    """
    at_home = _scripts(" ".join(said))
    splits = {title: _splits(title) for title in titles}
    seen = Counter((before, one.run) for title in titles for before, one in splits[title])
    of_scripts: Counter[frozenset[str]] = Counter()
    wanted = {one.scripts for found in splits.values() for _, one in found}
    for title in titles if wanted else ():
        there = _scripts(title)
        of_scripts.update(scripts for scripts in wanted if scripts & there)
    cleaned = {}
    for title, found in splits.items():
        for before, one in found:
            times = seen[before, one.run]
            foreign = not one.scripts & at_home and len(one.rest.split()) >= LEAST_WORDS
            if foreign and times > 1 and times * 2 > of_scripts[one.scripts]:
                cleaned[title] = one.rest
                break
    return cleaned


def has_letters(title: str) -> bool:
    """Whether a title has any letter or digit, of whatever script."""
    return any(char.isalnum() for char in title)


def _splits(title: str) -> list[tuple[bool, _Split]]:
    """Split a title behind its first script and before its last; each with whether it is before."""
    if title.isascii():
        return []
    words = title.split()
    found = []
    for before in (True, False):
        one = _split(words if before else words[::-1], before)
        if one is not None:
            run, rest, scripts = one
            if not before:
                run, rest = run[::-1], rest[::-1]
            found.append((before, _Split(" ".join(run), " ".join(rest), scripts)))
    return found


def _split(words: list[str], before: bool) -> tuple[list[str], list[str], frozenset[str]] | None:
    """Split words where the script changes; None where it does not, or a mark stands there.

    The words come from the last to the first where `before` is false.
    """
    scripts: frozenset[str] = frozenset()
    end = 0
    for place, word in enumerate(words):
        here = _scripts(word)
        if not here:
            continue
        if scripts and not here <= scripts:
            break
        scripts |= here
        end = place + 1
    run, rest = words[:end], words[end:]
    if not rest or not _scripts(" ".join(rest)) or _scripts(" ".join(rest)) & scripts:
        return None
    if sum(map(str.isalpha, "".join(run))) < LEAST_LETTERS:
        return None
    border = {run[-1][-1], rest[0][0]} if before else {run[-1][0], rest[0][-1]}
    return None if border & _MARKS else (run, rest, scripts)


def _scripts(text: str) -> frozenset[str]:
    """Give the scripts of the letters of a text."""
    return frozenset(_script(char) for char in set(normalize("NFKC", text)) if char.isalpha())


@lru_cache(maxsize=4_096)
def _script(char: str) -> str:
    script = name(char, "OTHER").split(" ")[0]
    return "EAST ASIAN" if script in _EAST_ASIAN else script
