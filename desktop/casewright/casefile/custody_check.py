"""Checks of the custody log: its chain, and that it speaks of what is archived."""

from __future__ import annotations

from casewright.casefile.case import Case
from casewright.casefile.custody import chain_faults, custody_head, events

Result = tuple[list[str], str]


def custody(case: Case) -> Result:
    """Every event follows one that is there and is as it was written; what was archived since the log began is in it."""
    log = events(case)
    faults = chain_faults(log) + _gaps(case)
    head = custody_head(case)
    fine = f"{len(log):,} events of custody, each tied to the one before"
    return (
        faults,
        f"{fine}; the head is {head[:16]}…." if head else "Nothing was archived since the log began.",
    )


def _gaps(case: Case) -> list[str]:
    """Contents that the log should speak of and does not (a case of format 1 has some from before it), and the reverse."""
    silent = case.read(
        "SELECT sha256 FROM archive WHERE rowid > (SELECT min(a.rowid) FROM archive a JOIN custody c USING (sha256) "
        "WHERE c.action = 'import' AND c.result = 'archived') "
        "AND sha256 NOT IN (SELECT sha256 FROM custody WHERE action = 'import')"
    )
    gone = case.read(
        "SELECT DISTINCT sha256 FROM custody WHERE action = 'import' AND sha256 NOT IN (SELECT sha256 FROM archive) "
        "AND sha256 NOT IN (SELECT sha256 FROM custody WHERE action = 'dispose')"
    )
    return [f"The custody log does not say how the bytes {row[0]} came into the case." for row in silent] + [
        f"The bytes {row[0]} that the custody log speaks of are not archived." for row in gone
    ]
