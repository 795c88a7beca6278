"""What the parts of a profile, a chronology or a review of sources rest on, as far as the marking of the brief allows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from casewright.brief.blocks import Inline, Paragraph, Run
from casewright.brief.evidence import Evidence
from casewright.casefile.queries import grounds
from casewright.casefile.queries.overview import case_markings
from casewright.model.markings import allows

if TYPE_CHECKING:
    from casewright.casefile.case import Case


class Grounds:
    """Claims about objects and the passages those cite. What is marked higher than `ceiling` is passed over, and counted."""

    def __init__(self, case: Case, evidence: Evidence, ceiling: str) -> None:
        self.case, self.ceiling = case, ceiling
        self._evidence = evidence
        self._markings = case_markings(case)
        self._marks = grounds.marks_of_claims(case)
        self._about: dict[UUID, dict[UUID, str | None]] = defaultdict(dict)
        for about in grounds.claims_about(case):
            self._about[about.object_id][about.claim_id] = about.role
        self._cited: dict[UUID, list[grounds.MarkedCitation]] = defaultdict(list)
        for cited in grounds.marked_citations(case):
            self._cited[cited.claim_id].append(cited)

    def may(self, *labels: str | None) -> bool:
        """Whether something so marked may stand in the brief."""
        known = self.ceiling in self._markings
        return all(
            label is None or (known and allows(self.ceiling, label, self._markings)) for label in labels
        )

    def may_claim(self, claim: UUID) -> bool:
        """Whether a claim may: neither it nor, where it cites anything, all that it cites is marked higher."""
        if not self.may(self._marks.get(claim)):
            return False
        cited = self._cited.get(claim, ())
        return not cited or any(self.may(each.passage_marking, each.source_marking) for each in cited)

    def may_object(self, object_id: UUID, label: str | None) -> bool:
        """Whether an entity or a link may: neither it nor all that is claimed about it is marked higher."""
        claims = self._about.get(object_id, ())
        return self.may(label) and (not claims or any(map(self.may_claim, claims)))

    def may_source(self, source: UUID) -> bool:
        """Whether a source may, by its own mark."""
        rows = self.case.read("SELECT marking FROM source WHERE id = ?", (source.bytes,))
        return bool(rows) and self.may(rows[0][0])

    def claims_about(self, object_id: UUID) -> list[UUID]:
        """The claims about an object that may be printed, those against it too."""
        return [claim for claim in self._about.get(object_id, ()) if self.may_claim(claim)]

    def sources(self, claims: Iterable[UUID]) -> int:
        """How many sources these claims cite."""
        return len({each.source_id for claim in claims for each in self._cited.get(claim, ())})

    def of_object(self, object_id: UUID, *more: UUID) -> list[Inline]:
        """Marks of what speaks for an object, and after them of what speaks against it; `more` are further claims for it."""
        roles = self._about.get(object_id, {})
        against = [claim for claim, role in roles.items() if role == "contradicts"]
        return self.of_claims([*more, *(claim for claim in roles if claim not in against)], against)

    def of_claims(self, claims: Iterable[UUID], against: Iterable[UUID] = ()) -> list[Inline]:
        """Marks of what speaks for some claims, and after them of what speaks against them; `against` are claims that do."""
        wanted = list(claims)
        speaking = self._evidence.mark((), self._passages(wanted, "supports", "context"))
        contrary = [*self._passages(wanted, "contradicts"), *self._passages(against, "supports")]
        if not contrary:
            return speaking
        return [*speaking, Run(" To the contrary:"), *self._evidence.mark((), contrary)]

    def of_source(self, source: UUID, claim: UUID) -> list[Inline]:
        """The mark of the words of one source that a claim cites."""
        return self._evidence.mark(
            (), [each.passage_id for each in self._allowed(claim) if each.source_id == source]
        )

    def cited_of(self, source: UUID) -> list[Inline]:
        """One mark of all words of a source that claims cite."""
        found = {
            each.passage_id
            for claim in self._cited
            for each in self._allowed(claim)
            if each.source_id == source
        }
        return self._evidence.mark((), found)

    def _passages(self, claims: Iterable[UUID], *stances: str) -> list[UUID]:
        return [
            each.passage_id for claim in claims for each in self._allowed(claim) if each.stance in stances
        ]

    def _allowed(self, claim: UUID) -> Iterator[grounds.MarkedCitation]:
        return (
            each
            for each in self._cited.get(claim, ())
            if self.may(each.claim_marking, each.passage_marking, each.source_marking)
        )


def left_out(number: int) -> Iterator[Paragraph]:
    """Says how many entries a marking keeps out; nothing for none."""
    if number:
        said = "1 entry is" if number == 1 else f"{number:,} entries are"
        yield Paragraph((Run(f"{said} left out because of handling marks.", "muted"),))
