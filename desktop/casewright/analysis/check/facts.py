"""What the rules look at, read from the case once, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID

from casewright.analysis.check.subjects import (
    CitedMark,
    JudgementFacts,
    MarkedObject,
    PassageFacts,
    SourceFacts,
    cited_ids,
)
from casewright.analysis.support import Support
from casewright.casefile.anchor_check import check_anchors
from casewright.casefile.queries.overview import case_ladders, case_markings
from casewright.model.markings import Marking
from casewright.model.scales import Ladder, ladder

if TYPE_CHECKING:
    from casewright.casefile.case import Case


_MARKED_TABLES = (
    "entity",
    "link",
    "source",
    "passage",
    "claim",
    "assessment",
    "judgement",
    "brief",
    "brief_section",
    "note",
)


class Facts:
    """Reads lazily: a rule that is switched off costs nothing."""

    def __init__(self, case: Case) -> None:
        self.case = case

    @cached_property
    def support(self) -> Support:
        """Citations, claims and origins."""
        return Support(self.case)

    @cached_property
    def judgements(self) -> list[JudgementFacts]:
        """All judgements in the order of their assessments; `name` is how a finding calls one."""
        rows = self.case.read(
            "SELECT id, assessment_id, text, kind, is_key, scheme, likelihood, point, confidence, confidence_basis, "
            "horizon, horizon_hi FROM judgement ORDER BY assessment_id, position, id"
        )
        found: list[JudgementFacts] = []
        numbers: dict[bytes, int] = {}
        for row in rows:
            numbers[row[1]] = numbers.get(row[1], 0) + 1
            found.append(_judgement(row, numbers[row[1]]))
        return found

    @cached_property
    def key_judgements(self) -> list[JudgementFacts]:
        """Those that a brief leads with."""
        return [judgement for judgement in self.judgements if judgement.is_key]

    @cached_property
    def sources(self) -> dict[UUID, SourceFacts]:
        """All sources."""
        rows = self.case.read(
            "SELECT id, title, reliability, reliability_reason, marking, withdrawn FROM source"
        )
        return {UUID(bytes=row[0]): SourceFacts(UUID(bytes=row[0]), *row[1:]) for row in rows}

    @cached_property
    def passages(self) -> dict[UUID, PassageFacts]:
        """All passages."""
        rows = self.case.read("SELECT id, source_id, exact, marking FROM passage")
        return {
            UUID(bytes=row[0]): PassageFacts(UUID(bytes=row[0]), UUID(bytes=row[1]), *row[2:]) for row in rows
        }

    @cached_property
    def claim_texts(self) -> dict[UUID, tuple[str, str, str | None]]:
        """Text, basis and marking of every claim."""
        return {
            UUID(bytes=row[0]): row[1:]
            for row in self.case.read("SELECT id, text, basis, marking FROM claim")
        }

    @cached_property
    def cited_sources(self) -> dict[UUID, list[UUID]]:
        """The sources that any claim cites, with the claims that do."""
        found: dict[UUID, list[UUID]] = {}
        for claim, citations in self.support.citations.items():
            for cited in citations:
                found.setdefault(cited.source, []).append(claim)
        return found

    @cached_property
    def case_marking(self) -> str:
        """The marking of the case as a whole: what holds where nothing else is said."""
        return str(self.case.read("SELECT marking FROM case_info")[0][0])

    @cached_property
    def markings(self) -> Mapping[str, Marking]:
        """The labels that are valid in this case."""
        return case_markings(self.case)

    @cached_property
    def ladders(self) -> Mapping[str, Ladder]:
        """The estimative schemes of this case."""
        return case_ladders(self.case)

    def ladder(self, scheme: str) -> Ladder:
        """The estimative scheme of that key."""
        return ladder(scheme, self.ladders)

    @cached_property
    def prose(self) -> list[tuple[str, UUID, str, str]]:
        """Prose outside judgements: object type, id, text and estimative scheme."""
        rows = self.case.read(
            "SELECT 'assessment', id, bottom_line, scheme FROM assessment WHERE bottom_line IS NOT NULL "
            "UNION ALL SELECT 'brief', b.id, b.bottom_line, coalesce(a.scheme, i.default_scheme) FROM case_info i, brief b "
            "LEFT JOIN assessment a ON a.id = b.assessment_id WHERE b.bottom_line IS NOT NULL "
            "UNION ALL SELECT 'brief_section', s.id, s.body, coalesce(a.scheme, i.default_scheme) FROM case_info i, "
            "brief_section s JOIN brief b ON b.id = s.brief_id LEFT JOIN assessment a ON a.id = b.assessment_id "
            "WHERE s.body IS NOT NULL"
        )
        return [(row[0], UUID(bytes=row[1]), row[2], row[3]) for row in rows]

    @cached_property
    def markings_in_use(self) -> list[tuple[str, UUID, str]]:
        """Every marking with the object that carries it."""
        sql = " UNION ALL ".join(
            f"SELECT '{t}', id, marking FROM {t} WHERE marking IS NOT NULL" for t in _MARKED_TABLES
        )
        rows = self.case.read(f"SELECT 'case_info', id, marking FROM case_info UNION ALL {sql}")
        return [(row[0], UUID(bytes=row[1]), row[2]) for row in rows]

    @cached_property
    def marked_objects(self) -> list[MarkedObject]:
        """Claims, judgements, assessments and briefs with what they cite, directly or through claims."""
        found = [
            MarkedObject("claim", claim, f"The claim “{text[:60]}”", marking, self._marks_cited([claim]))
            for claim, (text, _, marking) in self.claim_texts.items()
            if marking
        ]
        own = {UUID(bytes=row[0]): row[1] for row in self.case.read("SELECT id, marking FROM judgement")}
        by_assessment: dict[UUID, list[CitedMark]] = {}
        for judgement in self.judgements:
            cites = self._marks_cited(
                self.support.claims_of(judgement.id), self.support.claims_of(judgement.id, "contradicts")
            )
            by_assessment.setdefault(judgement.assessment, []).extend(
                [*cites, CitedMark(judgement.name, own[judgement.id])]
            )
            if own[judgement.id]:
                found.append(
                    MarkedObject("judgement", judgement.id, judgement.name, str(own[judgement.id]), cites)
                )
        for row_id, title, marking in self.case.read("SELECT id, title, marking FROM assessment"):
            cites = by_assessment.get(UUID(bytes=row_id), [])
            found.append(
                MarkedObject(
                    "assessment", UUID(bytes=row_id), f"“{title}”", marking or self.case_marking, cites
                )
            )
        return found + self._marked_briefs(by_assessment)

    def _marked_briefs(self, by_assessment: dict[UUID, list[CitedMark]]) -> list[MarkedObject]:
        found = []
        for row_id, title, marking, assessment in self.case.read(
            "SELECT id, title, marking, assessment_id FROM brief"
        ):
            cites = list(by_assessment.get(UUID(bytes=assessment), [])) if assessment else []
            sections = self.case.read(
                "SELECT coalesce(title, kind), marking, body FROM brief_section WHERE brief_id = ?", (row_id,)
            )
            for name, own, body in sections:
                claims, passages = cited_ids(body or "")
                cites += [
                    CitedMark(name, own),
                    *self._marks_cited(claims),
                    *self._marks_of_passages(passages),
                ]
            found.append(
                MarkedObject("brief", UUID(bytes=row_id), f"“{title}”", marking or self.case_marking, cites)
            )
        return found

    def _marks_cited(self, *claim_lists: list[UUID]) -> list[CitedMark]:
        claims = [claim for claims in claim_lists for claim in claims if claim in self.claim_texts]
        marks = [CitedMark(self.claim_texts[claim][0], self.claim_texts[claim][2]) for claim in claims]
        return marks + self._marks_of_passages(
            [c.passage for claim in claims for c in self.support.citations[claim]]
        )

    def _marks_of_passages(self, passages: list[UUID]) -> list[CitedMark]:
        marks = []
        for one in passages:
            passage = self.passages.get(one)
            if passage is not None:
                source = self.sources[passage.source]
                marks += [CitedMark(passage.exact, passage.marking), CitedMark(source.title, source.marking)]
        return marks

    @cached_property
    def misplaced_passages(self) -> list[UUID]:
        """The passages whose exact words do not stand where they say, or that say themselves that they are lost."""
        found = check_anchors(self.case)
        said = self.case.read("SELECT id FROM passage WHERE state = 'orphaned'")
        misplaced = (
            found.lost | {fault.passage_id for fault in found.faults} | {UUID(bytes=row[0]) for row in said}
        )
        return [passage for passage in self.passages if passage in misplaced]


def _judgement(row: tuple[Any, ...], number: int) -> JudgementFacts:
    row_id, assessment, text, kind, is_key, *rest = row
    name = f"{'Key judgement' if is_key else 'Judgement'} {number}"
    return JudgementFacts(UUID(bytes=row_id), UUID(bytes=assessment), name, text, kind, bool(is_key), *rest)
