"""A learning path for scripts, as the keys and values of its JSON."""

from typing import Any

from curate.planner.path import Path


def path_as_dict(path: Path, max_minutes: int | None) -> dict[str, Any]:
    """Return a path as plain values; `max_minutes` is the budget that it was made for.

    Times are whole minutes, null where they are not known; sums leave unknown times out.
    """
    return {
        "steps": [
            {
                "position": position,
                "id": step.resource.id,
                "title": step.resource.title,
                "format": step.resource.format,
                "minutes": step.minutes,
                "part": step.part,
                "running_total": step.so_far.minutes,
                "sitting": step.sitting,
                "longer_than_a_sitting": step.too_long,
                "stage": step.stage,
                "reason": step.reason,
            }
            for position, step in enumerate(path.steps, 1)
        ],
        "total_minutes": path.total.minutes,
        "max_minutes": max_minutes,
        "sittings": [
            {"number": number, "minutes": tally.minutes}
            for number, tally in enumerate(path.sittings, 1)
        ],
        "proved": path.proved,
        "left_out": [
            {
                "id": one.resource.id,
                "title": one.resource.title,
                "cause": one.cause,
                "message": one.message,
            }
            for one in path.left_out
        ],
    }
