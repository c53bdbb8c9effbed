"""Entries that run on from the one above, as their dash is missing."""

from operator import itemgetter

from curate.yaml_reading.events import Again, Mapping, Node

_WHOLE = {"id", "title"}
"""What comes once more where an entry does: one key alone stands twice by mistake."""


def run_together(mapping: Mapping) -> tuple[list[Mapping], list[Again]]:
    """Give the entries that run on from the first one in `mapping`, and its keys that stand twice.

    An entry begins at the key that the one above it has already.
    """
    if not {again.key for again in mapping.duplicates} >= _WHOLE:
        return [], mapping.duplicates
    firsts = [(key, mapping.lines[key], node) for key, node in mapping.entries.items()]
    again = [(one.key, one.line, one.value) for one in mapping.duplicates]
    runs: list[dict[str, tuple[int, Node]]] = [{}]
    twice: list[Again] = []
    for key, line, node in sorted([*firsts, *again], key=itemgetter(1)):
        if key in runs[-1]:
            runs.append({})
        runs[-1][key] = line, node
    whole = runs[0]
    entries = []
    for run in runs[1:]:
        if run.keys() >= _WHOLE:
            lines = {key: line for key, (line, _) in run.items()}
            entries.append(Mapping({key: node for key, (_, node) in run.items()}, lines, []))
            whole = run
        else:
            twice += [Again(key, whole[key][0], *at) for key, at in run.items() if key in whole]
    return entries, twice
