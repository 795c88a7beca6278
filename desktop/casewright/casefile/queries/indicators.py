"""Indicators as the watch board and the validator need them: when looked for, what was found, held against which outcomes."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import select
from casewright.casefile.readers import Readable


class WatchRow(NamedTuple):
    """An indicator with what is known of its watch.

    `observed_on`, `note`: the latest line of its log. `reviewed_on`: when its judgement was last looked at in earnest, or
    changed; of an indicator of the whole assessment, the earliest such day of its key judgements. Dates are EDTF.
    """

    id: UUID
    assessment_id: UUID
    assessment: str
    judgement_id: UUID | None
    judgement: str | None
    scenario: str | None
    text: str
    direction: str
    threshold: str | None
    where_seen: str | None
    owner: str | None
    cadence: str | None
    expected: str | None
    status: str
    last_checked: str | None
    lines: int
    observed_on: str | None
    note: str | None
    reviewed_on: str | None


class LogRow(NamedTuple):
    """A line in the log of an indicator, with the claim that it cites."""

    id: UUID
    observed_on: str
    note: str
    claim_id: UUID | None
    claim: str | None


class QualityRow(NamedTuple):
    """An indicator with its five qualities and the day they were judged (EDTF)."""

    id: UUID
    judgement_id: UUID | None
    scenario_id: UUID | None
    text: str
    direction: str
    collectable: bool
    valid: bool
    reliable: bool
    stable: bool
    unique_to_it: bool
    validated_on: str | None


class Outcome(NamedTuple):
    """Something an indicator is held against."""

    type: str
    id: UUID
    text: str


class OutcomeSet(NamedTuple):
    """Outcomes between which indicators should tell: a judgement with its alternatives, scenarios, or hypotheses of a board."""

    type: str
    id: UUID
    title: str
    outcomes: tuple[Outcome, ...]


class RatingRow(NamedTuple):
    """What one analyst holds of an indicator against an outcome."""

    indicator_id: UUID
    object_id: UUID
    rating: str
    rated_by: str | None


_REVIEWED = "max(coalesce(j.reviewed_on, ''), coalesce((SELECT max(r.revised_on) FROM judgement_revision r WHERE r.judgement_id = j.id), ''))"
_WATCH = (
    "SELECT i.id, i.assessment_id, a.title, i.judgement_id, j.text, s.title, i.text, i.direction, i.threshold, i.where_seen, i.owner, "
    "i.cadence, i.expected, i.status, i.last_checked, (SELECT count(*) FROM observation o WHERE o.indicator_id = i.id), "
    "(SELECT o.observed_on FROM observation o WHERE o.indicator_id = i.id ORDER BY o.observed_on DESC, o.id DESC LIMIT 1), "
    "(SELECT o.note FROM observation o WHERE o.indicator_id = i.id ORDER BY o.observed_on DESC, o.id DESC LIMIT 1), "
    f"nullif(CASE WHEN j.id IS NULL THEN (SELECT min({_REVIEWED}) FROM judgement j WHERE j.assessment_id = i.assessment_id AND j.is_key) "
    f"ELSE {_REVIEWED} END, '') "
    "FROM indicator i JOIN assessment a ON a.id = i.assessment_id LEFT JOIN judgement j ON j.id = i.judgement_id "
    "LEFT JOIN scenario s ON s.id = i.scenario_id "
)


def watched(case: Readable, assessment_id: UUID | None = None) -> list[WatchRow]:
    """The indicators of one assessment, or of the whole case with None, in their order."""
    where, params = ("WHERE i.assessment_id = ? ", [assessment_id]) if assessment_id is not None else ("", [])
    return select(case, WatchRow, f"{_WATCH}{where}ORDER BY i.assessment_id, i.position, i.id", params)


def log_of(case: Readable, indicator_id: UUID) -> list[LogRow]:
    """The log of an indicator, the latest line first."""
    return select(
        case,
        LogRow,
        "SELECT o.id, o.observed_on, o.note, o.claim_id, c.text FROM observation o LEFT JOIN claim c ON c.id = o.claim_id "
        "WHERE o.indicator_id = ? ORDER BY o.observed_on DESC, o.id DESC",
        (indicator_id,),
    )


def qualities_of(case: Readable, assessment_id: UUID) -> list[QualityRow]:
    """The indicators of an assessment with their qualities."""
    return select(
        case,
        QualityRow,
        f"SELECT {', '.join(QualityRow._fields)} FROM indicator WHERE assessment_id = ? ORDER BY position, id",
        (assessment_id,),
    )


def ratings_of(case: Readable, assessment_id: UUID) -> list[RatingRow]:
    """All ratings of the indicators of an assessment, by every analyst."""
    return select(
        case,
        RatingRow,
        "SELECT r.indicator_id, r.object_id, r.rating, r.rated_by FROM indicator_rating r JOIN indicator i ON i.id = r.indicator_id "
        "WHERE i.assessment_id = ? ORDER BY r.id",
        (assessment_id,),
    )


def outcome_sets(case: Readable, assessment_id: UUID) -> list[OutcomeSet]:
    """What the indicators of an assessment can be held against, where there are at least two outcomes.

    Each judgement with its alternatives (those of the assessment as a whole belong to every judgement), each set of
    scenarios, and each board of the assessment.
    """
    found = [
        *_judgements(case, assessment_id),
        *_scenarios(case, assessment_id),
        *_boards(case, assessment_id),
    ]
    return [each for each in found if len(each.outcomes) > 1]


def _judgements(case: Readable, assessment_id: UUID) -> list[OutcomeSet]:
    judgements = select(
        case,
        Outcome,
        "SELECT 'judgement', id, text FROM judgement WHERE assessment_id = ? ORDER BY is_key DESC, position, id",
        (assessment_id,),
    )
    alternatives = case.read(
        "SELECT judgement_id, id, text FROM alternative WHERE assessment_id = ? ORDER BY position, id",
        (assessment_id.bytes,),
    )
    return [
        OutcomeSet(
            *("judgement", judgement.id, judgement.text),
            (
                judgement,
                *(
                    Outcome("alternative", UUID(bytes=row_id), text)
                    for owner, row_id, text in alternatives
                    if owner in (None, judgement.id.bytes)
                ),
            ),
        )
        for judgement in judgements
    ]


def _scenarios(case: Readable, assessment_id: UUID) -> list[OutcomeSet]:
    return _grouped(
        case,
        "SELECT s.id, s.title, 'scenario', x.id, x.title FROM scenario_set s JOIN scenario x ON x.scenario_set_id = s.id "
        "WHERE s.assessment_id = ? ORDER BY s.position, s.id, x.position, x.id",
        "scenario_set",
        assessment_id,
    )


def _boards(case: Readable, assessment_id: UUID) -> list[OutcomeSet]:
    return _grouped(
        case,
        "SELECT b.id, b.title, 'ach_hypothesis', h.id, h.label || ' ' || h.text FROM ach_board b "
        "JOIN ach_hypothesis h ON h.board_id = b.id WHERE b.assessment_id = ? ORDER BY b.id, h.position, h.id",
        "ach_board",
        assessment_id,
    )


def _grouped(case: Readable, sql: str, table: str, assessment_id: UUID) -> list[OutcomeSet]:
    found: dict[bytes, OutcomeSet] = {}
    for owner, title, kind, row_id, text in case.read(sql, (assessment_id.bytes,)):
        one = found.setdefault(owner, OutcomeSet(table, UUID(bytes=owner), title, ()))
        found[owner] = one._replace(outcomes=(*one.outcomes, Outcome(kind, UUID(bytes=row_id), text)))
    return list(found.values())
