"""The independent origins of an object, as the citation panel shows them."""

from __future__ import annotations

from uuid import UUID

from casewright.analysis.backing import backing_of
from casewright.analysis.origin_words import headline, lines
from casewright.casefile.case import Case
from casewright.casefile.queries.bearing import BORNE_ON
from casewright.casefile.queries.evidence import CitedPassage
from casewright.casefile.readers import Readable
from casewright.ui.citations.content import OriginNote, OriginsContent

COUNTED = frozenset(
    {"claim", "judgement", "link", "entity", "assessment", "entity_property", "ach_row", *BORNE_ON}
)
AT_ONCE = (
    150  # supporting citations; with more, counting could take longer than a key press may (20 ms for 150)
)


def is_counted_at_once(cited: list[CitedPassage]) -> bool:
    """Whether the origins of so many citations are counted before the panel is shown."""
    return len(cited) <= AT_ONCE


def origins_content(case: Readable, object_type: str, object_id: UUID) -> OriginsContent | None:
    """The number and the sentences; None where nothing speaks for the object or against it."""
    backing = backing_of(case, object_type, object_id)
    if not backing.cited and not backing.cited_against:
        return None
    notes = (
        OriginNote(line.role, line.words, str(line.sources[0]) if line.sources else "")
        for line in lines(backing)
    )
    return OriginsContent(headline(backing), tuple(notes))


def count_origins(_progress: object, case: Case, object_type: str, object_id: UUID) -> OriginsContent | None:
    """The same on a thread."""
    return origins_content(case, object_type, object_id)
