"""Problems of a list file that several of its readers report."""

from curate.model import Problem
from curate.wording import nearest, quoted
from curate.yaml_reading.events import Mapping


def unknown_keys(mapping: Mapping, known: tuple[str, ...], id_: str | None) -> list[Problem]:
    """Report the keys that nothing reads; they stay in the file as they are."""
    problems = []
    for key, line in mapping.lines.items():
        if key not in known:
            meant = nearest(key, [name for name in known if name not in mapping.entries])
            remedy = f"did you mean {meant}?" if meant else "it is kept, and not used"
            message = f"The key {quoted(key)} is not known."
            problems.append(Problem("unknown-key", line, id_, message, remedy))
    return problems


def twice(what: str, first: int, second: int) -> str:
    """Say that `what` stands on two lines of the file."""
    return f"{what} stands twice, on lines {first} and {second}."
