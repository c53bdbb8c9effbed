"""Candidates on their way to be judged: cleaned, and what cannot come in from any source said."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from curate.addresses import address_behind, address_meant, fault_of, is_of_web, same_address
from curate.duplicates import same_title
from curate.importers.candidates import Candidate, Reading
from curate.importers.foreign_runs import foreign_runs, has_letters
from curate.importers.names import is_address, shortened, title_of, titles_apart
from curate.safe_text import clean_line
from curate.wording import quoted

MOST_OF_TITLE = 300
"""In characters: what is longer is shortened, and said."""
_SCHEMES = {
    "javascript": "a link that runs a script",
    "data": "an address that holds its content itself",
    "place": "a search within one browser",
    "file": "a file on one computer",
    "mailto": "an address for mail",
    **dict.fromkeys(("tel", "sms"), "a telephone number"),
    **dict.fromkeys(
        ("about", "chrome", "edge", "brave", "vivaldi", "opera", "moz-extension",
         "chrome-extension", "resource", "view-source", "feed"),
        "a page of one browser",
    ),
}  # fmt: skip
"""Why what has an address of this scheme is left out."""
_NO_TITLES = frozenset(("no title", "no title found", "untitled", "(no title)", "[no title]"))
"""What programs call what they know no title of."""
_BETWEEN = " ;,|"
"""What stands between several addresses in one place."""
NAMED = "named from its address"


@dataclass
class Draft:
    """A candidate on its way to be judged."""

    candidate: Candidate
    source: str
    title: str
    address: str | None = None
    same: str | None = None
    """What all addresses of this page have in common."""
    out: str | None = None
    """Why it is left out."""
    listed: str | None = None
    """Why it is no news."""
    suspect: str | None = None
    """Why its title is suspect."""
    remarks: list[str] = field(default_factory=list)


def drafts_of(
    name: str, reading: Reading, *, private: bool, feeds: bool, as_they_are: bool
) -> Iterator[Draft]:
    """Clean the titles and addresses of a source, and see what cannot come in from it.

    What is private, and feeds, come in where the user said so; so do suspect titles as they are.
    """
    titles = [clean_line(one.title) for one in reading.candidates]
    said = [one.summary for one in reading.candidates if one.summary]
    runs = {} if as_they_are else foreign_runs(titles, said)
    spam = {title.replace(rest, "").strip() for title, rest in runs.items()}
    for one, title in zip(reading.candidates, titles, strict=True):
        draft = Draft(one, name, title)
        _read_address(draft)
        if one.private and not private:
            draft.out = "private: --private takes it"
        elif one.feed and not feeds:
            draft.out = "a feed: import its address for what is in it, or --feeds-as-resources"
        if one.id is None:  # else it is of a list of ours, where a curator has seen it
            if title in runs:
                draft.suspect, draft.title = "text that is foreign to its title", runs[title]
            elif title and not as_they_are and not has_letters(title):
                draft.suspect, draft.title = "a title of nothing but signs", ""
            if one.publisher and spam:
                publisher = _without(spam, clean_line(one.publisher))
                draft.candidate = replace(one, publisher=publisher)
            _name(draft)
        yield draft
    for left in reading.left_out:
        yield Draft(Candidate(where=left.where), name, clean_line(left.what), out=left.why)


def _read_address(draft: Draft) -> None:
    """Read the address of a candidate, or say why it is none.

    What comes from a list of ours, with its id, keeps what stands there; `check` has said it.
    What has authors or a date is there without its address, too: a book, or a paper.
    """
    one = draft.candidate
    url = clean_line(one.url or "")
    if one.id is None and (first := _first_of_several(url)):
        url = first
        draft.remarks.append("the first of its addresses is taken")
    if one.id is None:
        url = address_behind(url)
    draft.address = address_meant(url) if url else None
    if not url or draft.address is not None:
        return
    if one.id is not None:
        draft.address = url
        return
    scheme = url.partition(":")[0].lower()
    fault = fault_of(url)
    why = _SCHEMES.get(scheme) or (fault[0].removesuffix(".") if fault else None)
    if draft.title and (one.authors or one.published):
        draft.remarks.append("without its address, which is none")
    else:
        draft.out = why


def _first_of_several(url: str) -> str | None:
    """Give the first of several addresses; None where there is one, which may hold another."""
    second = re.search("https?://", url[1:], re.IGNORECASE)
    if second is None or not is_of_web(url):
        return None
    before = url[: second.start() + 1]
    first = before.rstrip(_BETWEEN)
    between = before[len(first) :]
    return first if " " in between or (between and "?" not in first) else None


def _name(draft: Draft) -> None:
    """See that a draft has a title: one that is an address is none."""
    if draft.address and draft.title.lower() in _NO_TITLES:
        draft.title = ""
    if is_address(draft.title):
        draft.address = draft.address or address_meant(draft.title)
        draft.title = ""
    if not draft.title and draft.address:
        draft.title = title_of(draft.address)
        draft.remarks.append(NAMED)
    if not draft.title and draft.out is None:
        draft.out = "it has neither title nor address"
        draft.title = clean_line(draft.candidate.summary or "")[:80]
    if len(draft.title) > MOST_OF_TITLE:
        draft.title = shortened(draft.title, MOST_OF_TITLE)
        draft.remarks.append("its title is shortened")


def _without(runs: Collection[str], text: str) -> str:
    """Take foreign runs off the beginning and the end of a text."""
    for run in runs:
        text = text.removeprefix(run).removesuffix(run)
    return text.strip()


def merge_twins(drafts: Sequence[Draft]) -> None:
    """Put what has the same address into the first that has it; with ids, they are no twins."""
    first: dict[str, Draft] = {}
    for draft in drafts:
        if draft.address is None or draft.out is not None:
            continue
        draft.same = same_address(draft.address)
        if draft.candidate.id is not None:
            continue
        kept = first.setdefault(draft.same, draft)
        if kept is not draft:
            kept.candidate = kept.candidate.with_twin(draft.candidate)
            if NAMED in kept.remarks and not draft.remarks:
                kept.title, kept.suspect, kept.remarks = draft.title, draft.suspect, []
            draft.listed = f"twice in it: the same address as {quoted(kept.title)}"


def tell_apart(drafts: Sequence[Draft], listed: Collection[str]) -> None:
    """Give names made from addresses that are the same, or `listed`, more of their addresses.

    `listed` has titles as `same_title` reduces them.
    """
    come = [one for one in drafts if one.out is None and one.listed is None]
    taken = {*listed, *(same_title(one.title) for one in come if NAMED not in one.remarks)}
    alike: dict[str, list[Draft]] = {}
    for one in come:
        if NAMED in one.remarks:
            alike.setdefault(same_title(one.title), []).append(one)
    for title, group in alike.items():
        if len(group) > 1 or title in taken:
            named = titles_apart([one.address or "" for one in group], taken)
            for one, name in zip(group, named, strict=True):
                one.title = name
            taken.update(map(same_title, named))
        else:
            taken.add(title)
