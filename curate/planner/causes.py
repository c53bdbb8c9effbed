"""Why a resource that was asked for is not in a path."""

from enum import StrEnum


class Cause(StrEnum):
    """The reasons for leaving a resource out, in the order in which they are told.

    The values are those of `cause` in the JSON of a path.
    """

    DONE = "done"
    SKIPPED = "skipped"
    NO_ROOM = "no_room"
    """It fits alone, but not beside what is chosen."""
    OVER_BUDGET = "over_budget"
    """With what it requires it takes more time than there is, even alone."""
    LONGER_THAN_A_SITTING = "longer_than_a_sitting"
    """One part of it is longer than one of the sittings that are counted."""
    UNKNOWN_TIME = "unknown_time"
    ADDS_NOTHING_NEW = "adds_nothing_new"
    """It is optional, and all its themes are in the path already."""
    UNKNOWN_PREREQUISITE = "unknown_prerequisite"
    """It requires an id that no resource of the list has."""
    PREREQUISITE_CYCLE = "prerequisite_cycle"
    """It requires itself, directly or through others."""
    PREREQUISITE_BLOCKED = "prerequisite_blocked"
    """What it requires is itself left out."""


FOR_WANT_OF_TIME = (Cause.NO_ROOM, Cause.OVER_BUDGET, Cause.LONGER_THAN_A_SITTING)
"""The causes that more time would take away."""

ONLY_IN_PARTS = (*FOR_WANT_OF_TIME, Cause.UNKNOWN_TIME)
"""The causes for which one part may be in a path where all of them cannot."""

NOTHING_TO_DO = (Cause.DONE, Cause.SKIPPED)
"""The causes that follow from the reader's history."""

FAULTS_OF_THE_LIST = (Cause.UNKNOWN_PREREQUISITE, Cause.PREREQUISITE_CYCLE)
"""The causes that only the curator can take away."""
