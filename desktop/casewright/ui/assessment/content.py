"""All that the page of an assessment shows, read in one go as plain rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar
from uuid import UUID

from casewright.analysis.since_issue import SinceIssue, changes_since_issue
from casewright.casefile.queries import judgement_evidence, judging
from casewright.casefile.queries.judgement_evidence import HangingRow
from casewright.casefile.queries.judgement_history import Revision, history_of
from casewright.casefile.queries.judging import AssessmentCard, JudgementCard, SupportRow
from casewright.casefile.queries.records import title_of
from casewright.casefile.readers import Readable
from casewright.model.scales import Ladder
from casewright.ui.assessment.technique_parts import technique_lists
from casewright.ui.pages.assessment_parts import PartList, part_lists

_ORDER = (
    "scenario_set", "alternative", "ach_board", "challenge", "premortem", "indicator", "implication", "assumption", "gap",
)  # fmt: skip
"""The sections below the judgements, in the order in which a brief prints them (tradecraft, section 8)."""


class Evidence(NamedTuple):
    """What is behind one judgement and what hangs on it; `sources`: how many its own claims cite; `numbers` of all judgements.

    `history`: its revisions, the latest first, each with the name of what led to it, None where there is none (any more).
    """

    judgement_id: UUID
    rests: tuple[SupportRow, ...]
    sources: int
    hanging: tuple[HangingRow, ...]
    numbers: Mapping[UUID, int]
    history: tuple[tuple[Revision, str | None], ...] = ()


@dataclass(frozen=True)
class AssessmentContent:
    """One assessment in the order in which it is read. `numbers` are those of the judgements, from 1.

    `since`: how each judgement stands against the last issued brief.
    """

    card: AssessmentCard
    ladder: Ladder | None
    judgements: tuple[JudgementCard, ...]
    numbers: Mapping[UUID, int]
    evidence: Mapping[UUID, Evidence]
    since: Mapping[UUID, SinceIssue]
    parts: tuple[PartList, ...]

    @property
    def keys(self) -> int:
        """How many of the judgements are key judgements; they come first."""
        return sum(each.is_key for each in self.judgements)


def read_assessment(
    case: Readable, assessment_id: UUID, ladders: Mapping[str, Ladder], analyst: str
) -> AssessmentContent | None:
    """The assessment as it is now; None when it is gone. `analyst`: whose ratings speak for its boards."""
    card = judging.assessment_card(case, assessment_id)
    if card is None:
        return None
    judgements = tuple(judging.judgements_of(case, card.id))
    numbers = {each.id: number for number, each in enumerate(judgements, start=1)}
    rests = _by_judgement(judging.support_of(case, card.id))
    hanging = _by_judgement(judgement_evidence.hanging_on(case, card.id))
    sources = judgement_evidence.source_counts(case, card.id)
    history = history_of(case, card.id)
    evidence = {
        each.id: Evidence(
            each.id, rests.get(each.id, ()), sources.get(each.id, 0), hanging.get(each.id, ()), numbers,
            tuple((one, _because(case, one)) for one in history.get(each.id, ())),
        )
        for each in judgements
    }  # fmt: skip
    lists = (
        *part_lists(case, card, ladders, numbers),
        *technique_lists(case, card, ladders, numbers, analyst),
    )
    return AssessmentContent(
        card,
        ladders.get(card.scheme),
        judgements,
        numbers,
        evidence,
        changes_since_issue(case, card.id),
        tuple(sorted(lists, key=lambda each: _ORDER.index(each.table))),
    )


def _because(case: Readable, revision: Revision) -> str | None:
    if revision.because_type is None or revision.because_id is None:
        return None
    return title_of(case, revision.because_type, revision.because_id)


_R = TypeVar("_R", SupportRow, HangingRow)


def _by_judgement(rows: Iterable[_R]) -> dict[UUID, tuple[_R, ...]]:
    found: dict[UUID, list[_R]] = defaultdict(list)
    for row in rows:
        found[row.judgement_id].append(row)
    return {judgement: tuple(some) for judgement, some in found.items()}
