"""How a judgement came to say what it says: its revisions, and whether it may still change without a reason."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import ids, select
from casewright.casefile.readers import Readable
from casewright.model.judgement_change import Said

_SAID = ", ".join(Said._fields)
_PUT_OUT = "('issued', 'withdrawn')"  # what a reader has seen stays said, also when it is withdrawn

# The issues of all briefs on the assessment ?1: the records kept of them, and briefs that were only marked as issued.
_ISSUES = (
    "SELECT b.id AS brief_id, b.status, c.seq FROM brief b JOIN brief_issue i ON i.brief_id = b.id "
    "JOIN change c ON c.row_id = i.id AND c.op = 'I' WHERE b.assessment_id = ?1 AND i.kind <> 'withdrawal' "
    "UNION ALL SELECT b.id, b.status, c.seq FROM brief b JOIN change c ON c.row_id = b.id AND c.tbl = 'brief' "
    f"WHERE b.assessment_id = ?1 AND b.status IN {_PUT_OUT} AND json_extract(c.after, '$.status') = 'issued' "
    "AND NOT EXISTS (SELECT 1 FROM brief_issue WHERE brief_id = b.id)"
)


class Revision(NamedTuple):
    """One revision: what was said before and after it, when (UTC), by whom and why; `because_id` names what led to it."""

    id: UUID
    judgement_id: UUID
    revised_on: str
    revised_by: str
    kind: str
    reason: str
    because_type: str | None
    because_id: UUID | None
    before: Said
    after: Said


class _Row(NamedTuple):
    id: UUID
    judgement_id: UUID
    revised_on: str
    revised_by: str
    kind: str
    reason: str
    because_type: str | None
    because_id: UUID | None


def said_now(case: Readable, judgement_id: UUID) -> Said:
    """What a judgement says now. Raises IndexError when it is gone."""
    return select(case, Said, f"SELECT {_SAID} FROM judgement WHERE id = ?", (judgement_id,))[0]


def history_of(case: Readable, assessment_id: UUID) -> dict[UUID, list[Revision]]:
    """The revisions of the judgements of an assessment, of each the latest first; judgements never revised are left out."""
    of = "WHERE judgement_id IN (SELECT id FROM judgement WHERE assessment_id = ?) ORDER BY revised_on DESC, id DESC"
    columns = ", ".join(_Row._fields)
    rows = select(case, _Row, f"SELECT {columns} FROM judgement_revision {of}", (assessment_id,))
    before = select(case, Said, f"SELECT {_SAID} FROM judgement_revision {of}", (assessment_id,))
    found: dict[UUID, list[Revision]] = defaultdict(list)
    for row, said in zip(rows, before, strict=True):
        later = found[row.judgement_id]
        after = later[-1].before if later else said_now(case, row.judgement_id)
        later.append(Revision(*row, said, after))
    return dict(found)


def is_settled(case: Readable, judgement_id: UUID, analyst: str) -> bool:
    """Whether what a judgement says changes with a reason only.

    It is new, and changes freely, as long as its assessment is a draft that no issued brief shows, it was never revised, and
    it either has no likelihood yet or was given it today by this analyst.
    """
    rows = case.read(
        "SELECT a.status <> 'draft' OR EXISTS (SELECT 1 FROM judgement_revision WHERE judgement_id = j.id) "
        "OR EXISTS (SELECT 1 FROM brief b LEFT JOIN brief_section s ON s.brief_id = b.id AND s.object_id = j.id "
        f"WHERE (b.status IN {_PUT_OUT} OR EXISTS (SELECT 1 FROM brief_issue WHERE brief_id = b.id)) "
        "AND (b.assessment_id = a.id OR s.id IS NOT NULL)), "
        "j.likelihood, j.point, j.judged_by, j.reviewed_on "
        "FROM judgement j JOIN assessment a ON a.id = j.assessment_id WHERE j.id = ?",
        (judgement_id.bytes,),
    )
    if not rows:
        return False
    put_out, likelihood, point, judged_by, reviewed_on = rows[0]
    is_judged = likelihood is not None or point is not None
    return bool(put_out) or (is_judged and (judged_by, reviewed_on) != (analyst, today()))


def today() -> str:
    """The day (UTC) on which a judgement is made or reviewed now, as EDTF."""
    return datetime.now(UTC).date().isoformat()


def last_issue(case: Readable, assessment_id: UUID, brief_id: UUID | None = None) -> int | None:
    """When a brief on an assessment was last issued, as a place in the journal; None when none was.

    With `brief_id`, where that brief is issued: the last issue before its own.
    """
    own = f"(SELECT max(seq) FROM ({_ISSUES}) WHERE brief_id = ?2 AND status = 'issued')"
    sql = f"SELECT max(seq) FROM ({_ISSUES}) WHERE seq < coalesce({own}, seq + 1)"
    found = case.read(sql, (assessment_id.bytes, brief_id.bytes if brief_id else None))[0][0]
    return None if found is None else int(found)


def made_since(case: Readable, assessment_id: UUID, seq: int) -> set[UUID]:
    """The judgements and revisions of an assessment that came into the case after a place in the journal."""
    return set(
        ids(
            case,
            "SELECT j.id FROM judgement j WHERE j.assessment_id = ?1 AND ?2 < (SELECT min(seq) FROM change WHERE row_id = j.id) "
            "UNION ALL SELECT r.id FROM judgement_revision r JOIN judgement j ON j.id = r.judgement_id "
            "WHERE j.assessment_id = ?1 AND ?2 < (SELECT min(seq) FROM change WHERE row_id = r.id)",
            (assessment_id, seq),
        )
    )
