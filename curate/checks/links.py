"""What is wrong with the addresses of a list, as they answered."""

import re
from collections.abc import Iterator, Mapping

from curate.addresses import address_meant, same_address
from curate.checks.answers import TRIES, Known, Verdict
from curate.checks.checked import Checked
from curate.model import Problem
from curate.resource_wording import plural
from curate.wording import quoted
from curate.yaml_reading.events import Mapping as Map
from curate.yaml_reading.events import walk

UNCERTAIN = frozenset({"failing-address", "unasked-address"})
"""Rules of what may pass by itself, so that it is no fault of the list yet."""
_FOR_THE_LOST = r"(?i)/(?:(?:error[-_]?)?404|(?:page[-_]?)?not[-_]?found|error)(?:\.\w+)?/?$"
"""How the path of a page ends that says "not here"."""
_AT_THE_DOOR = r"(?i)/(?:(?:log|sign)[-_]?in|consent|captcha)(?:\.\w+)?/?$"
"""How the path of a page ends that stands before the one that is asked for."""
_GONE = "find out where it is now, or take it out"


def key_of(url: str | None) -> str | None:
    """Give the address that is asked: without the place in its page; None where there is none."""
    meant = address_meant(url) if url else None
    return meant and meant.partition("#")[0]


def new_address(url: str, known: Known) -> str | None:
    """Give the address to write in the place of one that has moved for good; None: it has not.

    Where the new one is the same but for what does not count, it has not, unless it is safe now.
    Nor has it where it leads to another page, or to one that stands before it.
    """
    moved_to = known.moved_to
    if known.verdict is not Verdict.WELL or moved_to is None or leads_elsewhere(url, known):
        return None
    if re.search(_AT_THE_DOOR, _path(moved_to)):
        return None
    is_safe_now = url.lower().startswith("http:") and moved_to.lower().startswith("https:")
    if same_address(moved_to) == same_address(url) and not is_safe_now:
        return None
    _, mark, place = url.partition("#")
    return moved_to if "#" in moved_to else f"{moved_to}{mark}{place}"


def leads_elsewhere(url: str, known: Known) -> bool:
    """Whether an address of a page leads to a front page, or to one for those who are lost.

    So do many sites with what is gone, and none of them says that it is.
    """
    moved_to = known.moved_to
    if moved_to is None or _is_front_page(url):
        return False
    return _is_front_page(moved_to) or bool(re.search(_FOR_THE_LOST, _path(moved_to)))


def addresses_in(checked: Checked) -> dict[tuple[str | None, int], str]:
    """Give the addresses of a list as they stand there, by resource and line.

    That of the page of the list itself is of no resource.
    """
    reading_list = checked.reading_list
    found: dict[tuple[str | None, int], str] = {}
    if reading_list.url:
        head = walk(checked.text, on_entry=lambda _: None).value
        line = head.lines.get("url", 1) if isinstance(head, Map) else 1
        found[None, int(line)] = reading_list.url
    for resource in reading_list.resources:
        if resource.url and key_of(resource.url):
            found[resource.id, checked.line_of(resource, "url")] = resource.url
    return found


def link_faults(
    addresses: Mapping[tuple[str | None, int], str], known: Mapping[str, Known]
) -> Iterator[Problem]:
    """Report what is wrong with addresses; `known` is what came of asking them, by `key_of`."""
    asked = [(at, url, known[key_of(url) or ""]) for at, url in addresses.items()]
    unasked = [(at, one) for at, _, one in asked if one.verdict is Verdict.UNASKED]
    if (
        len(unasked) > 1
        and len(unasked) == len(asked)
        and len({one.why for _, one in unasked}) == 1
    ):
        (_, line), one = unasked[0]
        count = plural(len(asked), "address", "addresses")
        message = f"None of {count} could be asked: {one.why}."
        remedy = "check them again later"
        yield Problem("unasked-address", line, None, message, remedy, stands_for=len(asked))
        return
    for (id_, line), url, one in asked:
        fault = _fault(url, one, line, id_)
        if fault is not None:
            yield fault


def _fault(url: str, known: Known, line: int, id_: str | None) -> Problem | None:
    """Report what is wrong with an address; None: nothing."""
    shown = quoted(url) if id_ else f"The page of the list, {quoted(url)},"
    if known.verdict is Verdict.FAILED and known.tries >= TRIES:
        message = f"{shown} is dead, after {known.tries} tries: {known.why}."
        return Problem("dead-address", line, id_, message, _GONE)
    if known.verdict is Verdict.FAILED:
        message = f"{shown} did not answer as it should, try {known.tries} of {TRIES}: {known.why}."
        remedy = f"check it again in an hour or later; after {TRIES} tries it is called dead"
        return Problem("failing-address", line, id_, message, remedy)
    if known.verdict is Verdict.UNASKED:
        message = f"{shown} could not be asked: {known.why}."
        return Problem("unasked-address", line, id_, message, "check it later, or open it yourself")
    if known.verdict is Verdict.WELL and leads_elsewhere(url, known):
        message = f"{shown} leads for good to what is another page: {known.moved_to}"
        return Problem(
            "moved-address", line, id_, message, "look whether it is gone, or where it is now"
        )
    moved_to = new_address(url, known)
    if moved_to is None:
        return None
    message = f"{shown} has moved for good."
    return Problem("moved-address", line, id_, message, f"write {moved_to}")


def _is_front_page(url: str) -> bool:
    from urllib.parse import urlsplit

    return _path(url) in ("", "/") and not urlsplit(url).query


def _path(url: str) -> str:
    from urllib.parse import urlsplit

    return urlsplit(url).path
