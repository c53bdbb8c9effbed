"""The JSON objects of all but resources: which keys they have, from which values.

Keys are only ever added. Times are whole minutes, null where they are not known.
"""

from typing import TYPE_CHECKING, Any

from curate.history.progress import TO_DO, minutes_left

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curate.history.progress import Event, Progress
    from curate.history.stats import SpentAndLeft, Stats
    from curate.importers.judged import Judged, Judgement
    from curate.model import Problem, Status, Tally, Theme
    from curate.planner.next_choice import NextChoice
    from curate.planner.path import Path


def rule_as_dict(rule: str) -> dict[str, Any]:
    """Make the object of what people are told of a rule of `check`."""
    from curate.checks.explained import explained

    said = explained(rule)
    return {
        "rule": rule,
        "severity": said.severity,
        "finds": said.finds,
        "matters": said.matters,
        "remedy": said.remedy,
    }


def problem_as_dict(problem: "Problem") -> dict[str, Any]:
    """Make the object of a finding; `id` is null where it is about no one resource."""
    from curate.checks.explained import severity_of

    return {
        "rule": problem.rule,
        "severity": severity_of(problem.rule),
        "line": problem.line,
        "id": problem.id,
        "message": problem.message,
        "remedy": problem.remedy,
    }


def event_as_dict(
    row: int, at: str, day: str, event: "Event", title: str | None, path: str
) -> dict[str, Any]:
    """Make the object of an event of the history.

    `row` is its number in the journal, `at` the time in UTC when it was noted, and `day` the local
    day that it is of, both as ISO 8601 has them; `title` is that of the resource, None where this
    list does not have it; `path` is that of the list that it was noted with.
    """
    return {
        "row": row,
        "at": at,
        "id": event.resource,
        "title": title,
        "verb": event.verb,
        "part": event.part,
        "minutes": event.minutes,
        "note": event.note,
        "day": day,
        "list": path,
    }


def theme_as_dict(theme: "Theme", tally: "Tally", done: int) -> dict[str, Any]:
    """Make the object of a theme with what it holds, and how many of these are done.

    `minutes` is the sum of the times that are known, `unknown` how many are not.
    """
    return {
        "id": theme.id,
        "title": theme.title,
        "description": theme.description,
        "resources": tally.resources,
        "minutes": tally.minutes,
        "unknown": tally.unknown,
        "done": done,
    }


def choice_as_dict(choice: "NextChoice | None", status: "Status") -> dict[str, Any] | None:
    """Make the object of what `next` chose; None, which is JSON's null, where nothing fits."""
    if choice is None:
        return None
    return {
        "id": choice.resource.id,
        "title": choice.resource.title,
        "format": choice.resource.format,
        "minutes_left": choice.minutes,
        "part": choice.part,
        "reason": choice.reason,
        "nearly": [one.id for one, _, _ in choice.nearly],
        "url": choice.resource.url,
        "authors": choice.resource.authors,
        "status": status,
    }


def path_as_dict(
    path: "Path", max_minutes: int | None, progress: "Mapping[str, Progress]"
) -> dict[str, Any]:
    """Make the object of a path; `max_minutes` is the budget that it was made for.

    `progress` says by id how far the reader is with what they began.

    Sums leave unknown times out.
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
                "url": step.resource.url,
                "authors": step.resource.authors,
                "status": far.status,
                "minutes_left": minutes_left(step.resource, far),
            }
            for position, step in enumerate(path.steps, 1)
            for far in [progress.get(step.resource.id, TO_DO)]
        ],
        "total_minutes": path.total.minutes,
        "max_minutes": max_minutes,
        "sittings": [
            {"number": number, "minutes": tally.minutes}
            for number, tally in enumerate(path.sittings, 1)
        ],
        "proved": all(path.proof),
        "left_out": [
            {
                "id": one.resource.id,
                "title": one.resource.title,
                "cause": one.cause,
                "message": one.message,
            }
            for one in path.left_out
        ],
        "proved_choice": path.proof.choice,
        "proved_sittings": path.proof.sittings,
        "proved_order": path.proof.order,
    }


def stats_as_dict(stats: "Stats") -> dict[str, Any]:
    """Return statistics as plain values, times in whole minutes, weeks by their Mondays.

    What is estimated is not marked: `list` tells it of each resource.
    """
    return {
        "weeks": [
            {"start": week.start.isoformat(), "minutes": week.minutes} for week in stats.weeks
        ],
        "themes": {id_: _time_as_dict(one) for id_, one in stats.themes.items()},
        "formats": {str(format_): _time_as_dict(one) for format_, one in stats.formats.items()},
        **{str(status): count for status, count in stats.statuses.items()},
    }


def _time_as_dict(one: "SpentAndLeft") -> dict[str, int]:
    return {"done_minutes": one.spent, "left_minutes": one.left, "unknown": one.unknown}


def judgement_as_dict(judgement: "Judgement", *, written: bool) -> dict[str, Any]:
    """Make the object of an import: all that was found, each with what becomes of it and why.

    `written` says whether what is new is in the list now.
    """
    from curate.importers.judged import Verdict

    return {
        "written": written,
        **{verdict.replace(" ", "_"): len(judgement.of(verdict)) for verdict in Verdict},
        "themes": [
            {"id": one.id, "title": one.title, "description": one.description}
            for one in judgement.themes
        ],
        "remarks": list(judgement.remarks),
        "entries": [_judged_as_dict(one) for one in judgement.judged],
    }


def _judged_as_dict(one: "Judged") -> dict[str, Any]:
    from curate.exports.rows import OF_RESOURCE

    resource = one.resource
    said = (
        {key: getattr(resource, key) for key in OF_RESOURCE if key != "line"} if resource else None
    )
    return {
        "verdict": one.verdict.replace(" ", "_"),
        "title": one.title,
        "why": one.why or None,
        "remarks": list(one.remarks),
        "source": one.source,
        "where": one.where or None,
        "status": one.status,
        "on": one.on,
        "resource": said,
    }
