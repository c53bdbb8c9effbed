"""What comes in is judged, by the same rules whatever the source.

It is new, listed already, suspect or left out, each with its reason; what is new is a resource.
"""

from collections.abc import Callable, Mapping, Sequence

from curate.addresses import same_address
from curate.duplicates import same_title
from curate.durations import MOST_MINUTES
from curate.importers.candidates import Reading
from curate.importers.dates import published_of
from curate.importers.disclosures import remark_on
from curate.importers.drafts import Draft, drafts_of, merge_twins, tell_apart
from curate.importers.formats import format_of
from curate.importers.judged import Choices, Judged, Judgement, Verdict
from curate.importers.names import name_in, shortened
from curate.importers.theme_ids import ThemeIds
from curate.lookup import Listed
from curate.model import Format, Resource
from curate.new_ids import base_id
from curate.resource_wording import named
from curate.safe_text import clean_line, clean_text
from curate.times_in_text import time_in
from curate.yaml_reading.entry import from_fields
from curate.yaml_reading.fields import UNKNOWN_PARTS

MOST_OF_SUMMARY = 600
"""In characters: what is longer is shortened, and said."""
MOST_THEMES = 100
"""Folders and tags of one resource: what has more is not sorted by them."""
LEAST_ALIKE = 60
"""Characters of a summary that another has too, for that to be no chance."""
_MOST_WORDS = 999_999
_MOST_PARTS = 9_999


def judge(
    readings: Sequence[tuple[str, Reading]],
    listed: Listed,
    choices: Choices,
    tell: Callable[[int], object] = lambda done: None,
) -> Judgement:
    """Judge what was read from sources, each with its name, against a list.

    Of what has the same address in several places, the first is taken, with the themes of all
    and what only the others say. `tell` is called with how many are judged, one after the other.
    """
    drafts: list[Draft] = []
    for name, reading in readings:
        drafts += drafts_of(
            name,
            reading,
            private=choices.private,
            feeds=choices.feeds,
            as_they_are=choices.as_they_are,
        )
    merge_twins(drafts)
    known = _Known(listed)
    known.tell_apart(drafts)
    judged = []
    for draft in drafts:
        judged.append(known.judged(draft, choices))
        tell(len(judged))
    for name, reading in readings:
        if reading.themes:
            of_source = (one for one in judged if one.source == name)
            come = [one.resource for one in of_source if one.verdict is Verdict.NEW]
            known.themes.bring_in(reading, [one for one in come if one is not None])
    if known.renamed:
        judged = [_requiring(one, known.renamed) for one in judged]
    remarks = (*_said_once(readings), *known.themes.remarks)
    judgement = Judgement(tuple(judged), tuple(known.themes.new), remarks)
    disclosed = remark_on(judgement.taken)
    return (
        judgement._replace(remarks=(*remarks, f"{disclosed}: look before you publish."))
        if disclosed
        else judgement
    )


def _said_once(readings: Sequence[tuple[str, Reading]]) -> list[str]:
    """Give the remarks on sources, each once, with the names of all that it is made on."""
    sources: dict[str, list[str]] = {}
    for name, reading in readings:
        for said in reading.remarks:
            sources.setdefault(said, []).append(name)
    return [f"{named(names, len(names))}: {said}" for said, names in sources.items()]


def _requiring(judged: Judged, renamed: Mapping[str, str]) -> Judged:
    """Call what a new resource requires by the ids that it has here."""
    resource = judged.resource
    if judged.verdict is not Verdict.NEW or resource is None or not resource.requires:
        return judged
    requires = tuple(renamed.get(id_, id_) for id_ in resource.requires)
    return judged._replace(resource=resource._replace(requires=requires))


class _Known:
    """A list that grows by what comes in."""

    def __init__(self, listed: Listed) -> None:
        self.themes = ThemeIds(listed.themes)
        self.renamed: dict[str, str] = {}
        """Ids of ours by those that a source has for the same."""
        self._ids = set(listed.ids)
        self._numbers: dict[str, int] = {}
        self._listed = {one.id for one in listed.resources}
        self._taken = 0
        self._by_address: dict[str, Resource] = {}
        self._by_title: dict[str, list[Resource]] = {}
        self._by_summary: dict[str, str] = {}
        for one in listed.resources:
            self._add(one, same_address(one.url) if one.url else None)

    def tell_apart(self, drafts: Sequence[Draft]) -> None:
        """See that no two of what is new have one name, where that is made from the address."""
        tell_apart([one for one in drafts if one.same not in self._by_address], self._by_title)

    def judged(self, draft: Draft, choices: Choices) -> Judged:
        """Judge a draft, and add it to the list if it comes in."""
        one = draft.candidate
        judged = Judged(
            Verdict.LEFT_OUT, draft.title, draft.out or "", source=draft.source, where=one.where
        )
        if draft.out is not None:
            return judged
        why, resource = draft.listed, None
        if why is None:
            why, resource = self._listed_as(draft)
        judged = judged._replace(status=one.status, on=one.on, resource=resource)
        if why is not None:
            return judged._replace(verdict=Verdict.LISTED, why=why)
        if choices.limit is not None and self._taken >= choices.limit:
            return judged._replace(why="more than --limit", status=None)
        held = draft.suspect is not None and not choices.suspect
        try:
            resource = self._resource(draft, choices, held=held)
        except ValueError as error:
            return judged._replace(why=str(error), status=None)
        judged = judged._replace(resource=resource, remarks=tuple(draft.remarks))
        if held:
            return judged._replace(
                verdict=Verdict.SUSPECT, title=clean_line(one.title), why=draft.suspect or ""
            )
        self._taken += 1
        self._add(resource, draft.same)
        return judged._replace(verdict=Verdict.NEW, title=resource.title)

    def _add(self, resource: Resource, address: str | None) -> None:
        """Remember a resource, to find others by; `address` is what `same_address` makes of its."""
        self._ids.add(resource.id)
        if address is not None:
            self._by_address.setdefault(address, resource)
        self._by_title.setdefault(same_title(resource.title), []).append(resource)
        if resource.summary and len(resource.summary) >= LEAST_ALIKE:
            self._by_summary.setdefault(resource.summary, resource.id)

    def _listed_as(self, draft: Draft) -> tuple[str | None, Resource | None]:
        """Say why a draft is listed already, and as what.

        That is by its address alone; where it has none, by title and authors. What has an id of
        its own is only held against what was in the list before.
        """
        found = None
        if draft.same is not None:
            same, found = "address", self._by_address.get(draft.same)
        else:
            same, authors = "title", _names(draft.candidate.authors)
            for one in self._by_title.get(same_title(draft.title), ()):
                if (one.id in self._listed and authors in (one.authors, ())) or not one.authors:
                    found = one
                    break
        if found is None or (draft.same is None and found.id not in self._listed):
            return None, None
        if draft.candidate.id is not None:
            if found.id not in self._listed:
                return None, None
            self.renamed[draft.candidate.id] = found.id
        return f"the same {same} as {found.id}", found

    def _resource(self, draft: Draft, choices: Choices, *, held: bool) -> Resource:
        """Make a resource of a draft. Raises ValueError, with a sentence."""
        one = draft.candidate
        summary = self._summary(draft)
        timed = one.is_timed and one.minutes is None and one.id is None  # else its list knows
        stated = time_in(summary) if timed else None
        of_medium = format_of(draft.address, one.media_type)
        said = stated.format if stated else None
        format_ = one.format or choices.format or said or of_medium or Format.READ
        themes = (*choices.themes, *one.theme_ids)
        if len(one.themes) > MOST_THEMES:
            draft.remarks.append(f"only its first {MOST_THEMES} themes are taken")
        if not held:
            themes += self.themes.of(one.themes[:MOST_THEMES])
        given: dict[str, str | Sequence[str] | None] = {
            "id": self._id(one.id, name_in(draft.title), format_, held=held),
            "title": draft.title,
            "format": format_,
            "words": _number(one.words, _MOST_WORDS) if format_ is Format.READ or one.id else None,
            "themes": tuple(dict.fromkeys(themes)),
            "level": one.level,
            "importance": one.importance,
            "requires": one.requires,
            "authors": _names(one.authors),
            "publisher": clean_line(one.publisher or "") or None,
            "published": published_of(one.published),
            "url": draft.address,
            "summary": summary or None,
            "added": published_of(one.added),
        }
        minutes, parts = one.minutes, one.parts
        if stated is not None:
            minutes, parts = stated.minutes, stated.parts
        given["minutes"] = _number(minutes, MOST_MINUTES)
        if minutes and given["minutes"] is None:
            draft.remarks.append(f"a time of {minutes:,} minutes is left out")
        if parts != 1:
            given["parts"] = UNKNOWN_PARTS if parts is None else _number(parts, _MOST_PARTS)
        resource = from_fields(given)
        self._point_out(draft, resource)
        return resource

    def _summary(self, draft: Draft) -> str:
        """Clean what is said of a candidate; what is very long is shortened."""
        summary = clean_text(draft.candidate.summary or "")
        if draft.candidate.id is None and len(summary) > MOST_OF_SUMMARY:
            draft.remarks.append("its summary is shortened")
            summary = shortened(summary, MOST_OF_SUMMARY)
        return "" if summary == draft.title else summary

    def _point_out(self, draft: Draft, resource: Resource) -> None:
        """Remark what it has in common with another that comes in or is there."""
        alike = self._by_title.get(same_title(resource.title))
        if alike and draft.candidate.id is None:
            draft.remarks.append(f"the same title as {alike[0].id}")
        described = self._by_summary.get(resource.summary or "")
        if described and draft.candidate.id is None:
            draft.remarks.append(f"the same description as {described}")

    def _id(self, own: str | None, title: str, format_: Format, *, held: bool) -> str:
        """Give an id that is free: its own, else one made from the title."""
        if own is not None and own not in self._ids:
            return own
        base = base_id(title, format_)
        id_, number = base, self._numbers.get(base, 1)
        while id_ in self._ids:
            number += 1
            id_ = f"{base}-{number}"
        if not held:
            self._numbers[base] = number
        if own is not None:
            self.renamed[own] = id_
        return id_


def _names(people: Sequence[str]) -> tuple[str, ...]:
    """Clean names, and give each once."""
    return tuple(dict.fromkeys(filter(None, map(clean_line, people))))


def _number(value: int | None, most: int) -> str | None:
    """Write a number from 1 to `most`; None where it is another."""
    return str(value) if value is not None and 1 <= value <= most else None
