"""What is in a case, in numbers."""

from __future__ import annotations

from typing import NamedTuple

from casewright.casefile.readers import Readable

COUNTED = {
    "entities": "entity",
    "links": "link",
    "sources": "source",
    "passages": "passage",
    "claims": "claim",
    "assessments": "assessment",
    "judgements": "judgement",
    "boards": "ach_board",
    "graph_views": "graph_view",
    "briefs": "brief",
    "notes": "note",
}


class CaseSummary(NamedTuple):
    """Title, question and marking of a case with its counts by kind of object."""

    title: str
    question: str | None
    marking: str
    default_scheme: str
    counts: dict[str, int]


def case_summary(case: Readable) -> CaseSummary:
    """Read in one query each; a few milliseconds at 100,000 rows."""
    info = case.read("SELECT title, question, marking, default_scheme FROM case_info LIMIT 1")
    title, question, marking, scheme = info[0] if info else ("Untitled case", None, "TLP:AMBER", "icd203")
    counts = {name: case.read(f"SELECT count(*) FROM {table}")[0][0] for name, table in COUNTED.items()}
    return CaseSummary(title, question, marking, scheme, counts)
