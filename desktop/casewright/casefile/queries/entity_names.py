"""Finding entities as somebody names them: by id, by name, by name key; never by likeness."""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import select
from casewright.casefile.readers import Readable
from casewright.model.names import name_key


class CalledRow(NamedTuple):
    """An entity by its main name."""

    id: UUID
    name: str
    kind: str


_CALLED = (
    "SELECT id, name, kind FROM entity WHERE {own} = ?1 UNION SELECT e.id, e.name, e.kind FROM entity_name n "
    "JOIN entity e ON e.id = n.entity_id WHERE {other} = ?1 ORDER BY 1"
)


def entities_called(case: Readable, given: str) -> list[CalledRow]:
    """The entity with this id; else all that are called exactly so, under any name; else all with the same name key."""
    with suppress(ValueError):
        found = select(
            case, CalledRow, "SELECT id, name, kind FROM entity WHERE id = ?", (UUID(given.strip()),)
        )
        if found:
            return found
    exact = _CALLED.format(own="name", other="n.text")
    alike = _CALLED.format(own="name_key", other="n.name_key")
    name = " ".join(given.split())
    return select(case, CalledRow, exact, (name,)) or select(case, CalledRow, alike, (name_key(name),))
