"""What the answer of an address means: whether it is well, and when it is to be called dead."""

from enum import StrEnum
from typing import NamedTuple

TRIES = 3
"""An address is called dead when it failed so many times."""
BETWEEN_TRIES = 60 * 60
"""Seconds: what fails again sooner is the same try, since most hosts that are down come back."""
AGE = 24 * 60 * 60
"""Seconds for which an answer is remembered. What failed is asked each time."""
LEFT_ALONE = 24 * 60 * 60
"""Seconds for which a host is left alone at most, whatever it asks for."""
_GONE = (404, 410)


IN_A_CIRCLE = "it leads round in a circle"
ON_AND_ON = "it leads on and on"
"""Why an address that only leads elsewhere has no answer."""


class Trouble(StrEnum):
    """What came in the way of an answer."""

    NONE = "none"
    HERE = "here"
    """It is with this computer or its network, and says nothing of the host."""
    UNFOUND = "unfound"
    """Nobody knows the name of the host; or there is no network."""
    UNSAFE = "unsafe"
    """The host has a certificate that this computer does not trust; a browser may."""
    SILENT = "silent"
    """The host could not be connected to."""
    BROKEN = "broken"
    """It was connected to, and gave no answer."""
    WAIT = "wait"
    """The host wants to be left alone for a while."""
    ROUND = "round"
    """It leads round in a circle, or on and on, as it may do with all who keep no cookies."""
    ASTRAY = "astray"
    """It leads to what is no address."""


class Answer(NamedTuple):
    """What came of asking an address."""

    status: int | None = None
    """At the end of all redirects."""
    trouble: Trouble = Trouble.NONE
    why: str = ""
    """What is wrong, in words."""
    moved_to: str | None = None
    """Where permanent redirects lead, as far as they are the first ones."""
    until: int = 0
    """The time, in seconds since 1970, until which the host wants to be left alone."""


class Verdict(StrEnum):
    """What an answer says of an address."""

    WELL = "well"
    REFUSED = "refused"
    """There is something, but not for programs."""
    FAILED = "failed"
    UNASKED = "unasked"


class Known(NamedTuple):
    """What is known of an address. Times are in seconds since 1970."""

    verdict: Verdict
    at: int
    """When it was asked."""
    tries: int = 0
    """How often it has failed since it was last well."""
    tried_at: int = 0
    """When the last of these was."""
    why: str = ""
    moved_to: str | None = None
    until: int = 0


def verdict_of(answer: Answer) -> Verdict:
    """Judge an answer. Only what is gone, broken or silent has failed: a refusal has not."""
    match answer.trouble:
        case Trouble.HERE | Trouble.UNSAFE | Trouble.WAIT:
            return Verdict.UNASKED
        case Trouble.ROUND:
            return Verdict.REFUSED
        case Trouble.UNFOUND | Trouble.SILENT | Trouble.BROKEN | Trouble.ASTRAY:
            return Verdict.FAILED
    status = answer.status or 0
    if status < 400:
        return Verdict.WELL
    if status in (407, 511):  # a proxy here, or a network here, wants somebody to log in first
        return Verdict.UNASKED
    return Verdict.FAILED if status in _GONE or 500 <= status < 600 else Verdict.REFUSED


def after(before: Known | None, answer: Answer, now: int) -> Known:
    """Give what is known of an address after an answer; `before` is what was known."""
    verdict = verdict_of(answer)
    tries, tried_at = (before.tries, before.tried_at) if before else (0, 0)
    if verdict is Verdict.FAILED:
        if not (tries and 0 <= now - tried_at < BETWEEN_TRIES):
            tries, tried_at = tries + 1, now
    elif verdict is not Verdict.UNASKED:
        tries = tried_at = 0
    moved_to = answer.moved_to if verdict is Verdict.WELL else None
    return Known(verdict, now, tries, tried_at, answer.why, moved_to, answer.until)


def is_fresh(known: Known | None, now: int) -> bool:
    """Whether an address need not be asked again yet."""
    if known is None or known.verdict not in (Verdict.WELL, Verdict.REFUSED):
        return False
    return 0 <= now - known.at < AGE


def leads_nowhere(known: Known) -> bool:
    """Whether an address leads round, which may be so only for those who keep no cookies."""
    return known.why in (IN_A_CIRCLE, ON_AND_ON)


def is_left_alone(known: Known, now: int) -> bool:
    """Whether the host of an address wants to be left alone still."""
    return now < known.until <= now + LEFT_ALONE
