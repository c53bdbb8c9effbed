"""The statistics of a reader for scripts, as the keys and values of their JSON."""

from typing import Any

from curate.history.stats import SpentAndLeft, Stats


def stats_as_dict(stats: Stats) -> dict[str, Any]:
    """Return statistics as plain values, times in whole minutes, weeks by their Mondays.

    What is estimated is not marked: `list` tells it of each resource.
    """
    return {
        "weeks": [
            {"start": week.start.isoformat(), "minutes": week.minutes} for week in stats.weeks
        ],
        "themes": {id_: _as_dict(one) for id_, one in stats.themes.items()},
        "formats": {str(format_): _as_dict(one) for format_, one in stats.formats.items()},
        **{str(status): count for status, count in stats.statuses.items()},
    }


def _as_dict(one: SpentAndLeft) -> dict[str, int]:
    return {"done_minutes": one.spent, "left_minutes": one.left, "unknown": one.unknown}
