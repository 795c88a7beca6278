"""The lines of the panel of origins: what a source derives from, what derives from it, and what may."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from casewright.casefile.queries import records
from casewright.casefile.queries.derivations import DerivationRow, derivations_touching
from casewright.casefile.readers import Readable
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.window.session import shortened
from casewright.ui.window.words import choice_label, joined

if TYPE_CHECKING:
    from casewright.analysis.derivation.documents import Proposal

_LOOKS = {
    "confirmed": ("link", "document"),
    "suspected": ("circle-help", "account"),
    "rejected": ("unlink", "document"),
    "proposed": ("lightbulb", "person"),
}


@dataclass(frozen=True)
class OriginRow:
    """A derivation in the case (`link`), or one that was found and nobody has decided on (`proposal`)."""

    row_id: str
    child: UUID
    parent: UUID
    kind: str
    status: str
    evidence: str
    link: DerivationRow | None = None
    proposal: Proposal | None = None

    def other(self, source: UUID) -> UUID:
        """The source at the other end."""
        return self.parent if self.child == source else self.child


def rows_of(case: Readable, source_id: UUID, proposals: list[Proposal]) -> list[OriginRow]:
    """What is proposed, then what the source derives from, then what derives from it; rejected ones last."""
    links = derivations_touching(case, source_id)
    decided = {frozenset((each.child_id, each.parent_id)) for each in links}
    found = [
        _of_proposal(each) for each in undecided(proposals, decided) if source_id in (each.child, each.parent)
    ]
    order = {"suspected": 0, "confirmed": 0, "rejected": 1}
    for link in sorted(links, key=lambda each: (order[each.status], each.child_id != source_id)):
        found.append(
            OriginRow(
                f"link:{link.id}",
                link.child_id,
                link.parent_id,
                link.kind,
                link.status,
                link.note or "",
                link,
            )
        )
    return found


def undecided(proposals: list[Proposal], decided: set[frozenset[UUID]]) -> list[Proposal]:
    """The proposals on pairs that nobody has linked or rejected."""
    return [each for each in proposals if frozenset((each.child, each.parent)) not in decided]


def shown(case: Readable, row: OriginRow, source_id: UUID) -> ListRow:
    """A line of the list."""
    title = records.title_of(case, "source", row.other(source_id)) or "A source since deleted"
    outward = row.child == source_id
    relation = choice_label("source_link", "kind", row.kind)
    state = "Proposed" if row.proposal else choice_label("source_link", "status", row.status)
    words = joined(
        f"This {relation} it" if outward else f"It {relation} this",
        "one claim only" if row.link and row.link.claim_id else "",
        shortened(row.evidence, 120),
    )
    icon, colour = _LOOKS["proposed" if row.proposal else row.status]
    said = f"{state}: {words}: {title}"
    return ListRow(row.row_id, shortened(title, 160), words, icon, colour, state, said=said)


def sentence(case: Readable, row: OriginRow) -> str:
    """The whole of it in words, for the line below the list."""
    child, parent = (records.title_of(case, "source", each) or "" for each in (row.child, row.parent))
    relation = choice_label("source_link", "kind", row.kind)
    claim = records.title_of(case, "claim", row.link.claim_id) if row.link and row.link.claim_id else None
    only = f" Only for the claim “{shortened(claim, 160)}”." if claim else ""
    found = " Found by a detector." if row.proposal or (row.link and row.link.found_by == "detector") else ""
    return f"“{shortened(child, 120)}” {relation} “{shortened(parent, 120)}”.{only}{found} {row.evidence}".strip()


def _of_proposal(proposal: Proposal) -> OriginRow:
    return OriginRow(
        f"proposal:{proposal.child}:{proposal.parent}", proposal.child, proposal.parent, proposal.kind, "proposed",
        proposal.evidence, proposal=proposal,
    )  # fmt: skip
