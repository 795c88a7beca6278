"""What a case adds to the ontology, the scales and the markings."""

from __future__ import annotations

from typing import NamedTuple

from casewright.casefile.readers import Readable


class OntologyAdditionRow(NamedTuple):
    """One `ontology_item`: `definition` is JSON shaped as in `resources/`."""

    part: str
    key: str
    definition: str


def ontology_additions(case: Readable) -> list[OntologyAdditionRow]:
    """All of them, oldest first."""
    rows = case.read("SELECT part, key, definition FROM ontology_item ORDER BY id")
    return [OntologyAdditionRow(*row) for row in rows]
