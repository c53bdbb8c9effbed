"""What somebody asks of a path: the time there is, and how it is divided."""

from typing import NamedTuple

from curate.theme_names import is_within


class PathRequest(NamedTuple):
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
    allow_parts: bool = False
    """Fill what room is left with one part each of what does not fit whole."""
    themes: tuple[str, ...] = ()
    """The themes that were asked for, where only these count as touched; none: all count."""

    @property
    def budget(self) -> int | None:
        """Minutes for the whole path: the smaller of what the two limits give."""
        limits = [self.max_minutes]
        if self.sitting is not None and self.sittings is not None:
            limits.append(self.sitting * self.sittings)
        return min((one for one in limits if one is not None), default=None)

    @property
    def longest_part(self) -> int | None:
        """Minutes of the longest part that can be in the path; None where it is no matter."""
        return None if self.budget is None else self.sitting

    def counts(self, theme: str) -> bool:
        """Whether the path is to touch a theme: one that was asked for, or is within one."""
        return not self.themes or any(is_within(theme, one) for one in self.themes)
