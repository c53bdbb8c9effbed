"""Lines of a list, and what stands below a title among them."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Line:
    """A line of a list, or a block of a page."""

    text: str
    address: str | None = None
    """What it links to."""
    title: bool | None = None
    """Whether it is a title: a heading or bold is; None: that is to be seen."""
    apart: bool = False
    """Whether an empty line sets it apart from what is above."""
    themes: tuple[str, ...] = ()
    number: int = 0
    done: bool = False
    """Whether a box before it is ticked."""
    behind: str = ""
    """What stands behind its address, where that is within it."""
    item: bool = False
    """Whether a bullet, a number or a box is before it."""

    @property
    def whole(self) -> str:
        """All of its text."""
        return f"{self.text} {self.behind}".strip()


@dataclass(slots=True)
class Titled:
    """A title with what is below it."""

    title: Line
    lines: list[str] = field(default_factory=list)
    address: str | None = None
    time: Line | None = None
    themes: tuple[str, ...] = ()
    """Of headings, those above it."""
    labelled: list[tuple[str, str]] = field(default_factory=list)
    """What lines below it say by a label, as `theme` and `Equity`."""
