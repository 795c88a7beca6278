"""What the worker process does for the history: the case as known at a moment, and comparing. Run only there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from casewright.casefile.access import Access


def write_as_known(progress: Any, access: Access, step: int, target: Path) -> int:
    """Writes the case as it was after a step to `target`; returns how many steps came later. Raises CaseError."""
    from casewright.casefile.as_known import write_as_known
    from casewright.casefile.opening import open_unlocked

    progress.report(0.1, "Copying the case")
    with open_unlocked(access, read_only=True) as case:
        return write_as_known(case, step, target)


def compare_moments(progress: Any, access: Access, step: int) -> list[Any]:
    """What differs between a step and now, as `FieldChange`s. Raises CaseError."""
    from casewright.casefile.comparison import between_moments
    from casewright.casefile.opening import open_unlocked

    progress.report(0.1, "Reading the history")
    with open_unlocked(access, read_only=True) as case:
        return _lines(progress, case, between_moments(case, step))


def compare_files(progress: Any, access: Access, other: Access) -> list[Any]:
    """What another case file holds differently, as `FieldChange`s. Raises CaseError."""
    from casewright.casefile.comparison import between_cases
    from casewright.casefile.opening import open_unlocked

    progress.report(0.1, "Comparing")
    with open_unlocked(access, read_only=True) as case, open_unlocked(other, read_only=True) as second:
        return _lines(progress, second, list(between_cases(case, second)), case)


def _lines(progress: Any, case: Any, found: list[Any], other: Any = None) -> list[Any]:
    from casewright.casefile.queries.records import find_object
    from casewright.ui.history.words import field_changes

    lines = []
    for n, each in enumerate(found):
        progress.report(0.3 + 0.7 * n / len(found), f"{n:,} of {len(found):,}")
        op = {"added": "I", "removed": "D", "changed": "U"}[each.what]
        holder = case if other is None or find_object(case, each.id) else other
        lines += field_changes(holder, each.table, each.id, op, each.before, each.after)
    return lines


def examine(progress: Any, access: Access) -> tuple[Any, list[str]]:
    """Who signed what (`Signatures`), and what is wrong with the chain of steps. Raises CaseError."""
    from casewright.casefile.journal_check import chain
    from casewright.casefile.opening import open_unlocked
    from casewright.casefile.signing.examination import examine_signatures

    progress.report(0.1, "Checking the signatures")
    with open_unlocked(access, read_only=True) as case:
        return examine_signatures(case), chain(case)[0]
