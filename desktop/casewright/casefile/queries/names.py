"""How any object of the case is called, by its id."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from casewright.casefile.readers import Readable

# table -> SQL giving (id, name) of its rows
_NAMES = {
    "entity": "SELECT id, name FROM entity",
    "link": "SELECT l.id, a.name || ' – ' || replace(coalesce(l.label, l.kind), '_', ' ') || ' – ' || b.name FROM link l "
    "JOIN entity a ON a.id = l.from_id JOIN entity b ON b.id = l.to_id",
    "source": "SELECT id, title FROM source",
    "passage": "SELECT id, exact FROM passage",
    "claim": "SELECT id, text FROM claim",
    "assessment": "SELECT id, title FROM assessment",
    "judgement": "SELECT id, text FROM judgement",
    "alternative": "SELECT id, text FROM alternative",
    "assumption": "SELECT id, text FROM assumption",
    "indicator": "SELECT id, text FROM indicator",
    "gap": "SELECT id, question FROM gap",
    "implication": "SELECT id, text FROM implication",
    "ach_board": "SELECT id, title FROM ach_board",
    "ach_hypothesis": "SELECT id, text FROM ach_hypothesis",
    "ach_row": "SELECT id, text FROM ach_row",
    "graph_view": "SELECT id, title FROM graph_view",
    "brief": "SELECT id, title FROM brief",
    "brief_section": "SELECT id, coalesce(title, kind) FROM brief_section",
    "tag": "SELECT id, name FROM tag",
    "note": "SELECT id, text FROM note",
    "case_info": "SELECT id, title FROM case_info",
}
_LENGTH = 120  # characters: a name for a line, not the whole text


def display_names(case: Readable, ids: Iterable[UUID]) -> dict[UUID, str]:
    """The names of these objects; ids that name nothing (any more) are left out."""
    wanted = set(ids)
    found: dict[UUID, str] = {}
    for sql in _NAMES.values():
        if not wanted:
            break
        alias = "l.id" if " link l " in sql else "id"
        marks = ", ".join("?" * len(wanted))
        for row_id, name in case.read(f"{sql} WHERE {alias} IN ({marks})", [one.bytes for one in wanted]):
            found[UUID(bytes=row_id)] = _short(name)
        wanted -= found.keys()
    return found


def _short(name: str) -> str:
    line = " ".join(name.split())
    return line if len(line) <= _LENGTH else f"{line[: _LENGTH - 1].rstrip()}…"
