"""What somebody asks of a path: the time there is, and how it is divided."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PathRequest:
    """What somebody asks of a path; times in minutes."""

    max_minutes: int | None = None
    """All the time there is; None: no matter."""
    sitting: int | None = None
    """How long one sitting is."""
    sittings: int | None = None
    """How many sittings there are; only with `sitting`."""
    include_optional: bool = False
    """Fill what room is left with optional ones."""
    keep_order: bool = False
    """Pack the sittings without changing the order."""

    @property
    def budget(self) -> int | None:
        """Minutes for the whole path: the smaller of what the two limits give."""
        limits = [self.max_minutes]
        if self.sitting is not None and self.sittings is not None:
            limits.append(self.sitting * self.sittings)
        return min((one for one in limits if one is not None), default=None)
