"""A judgement with its evidence under it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from casewright.analysis.since_issue import SinceIssue
from casewright.casefile.queries.judging import JudgementCard
from casewright.model.scales import Ladder
from casewright.ui.assessment.content import Evidence
from casewright.ui.assessment.evidence_drawer import EvidenceDrawer
from casewright.ui.pages.judgement_card import JudgementItem
from casewright.ui.widgets.long_column import LongColumn
from casewright.ui.window.session import CaseSession


class JudgementBlock(LongColumn):
    """The card of one judgement and its drawer: Space, → and ← on the card open and close it."""

    def __init__(
        self,
        session: CaseSession,
        card: JudgementCard,
        evidence: Evidence,
        ladder: Ladder | None,
        since: SinceIssue | None,
        is_open: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__((0, 8, 0, 8), parent=parent)
        last = evidence.history[0][0] if evidence.history else None
        self.card = JudgementItem(card, evidence.numbers[card.id], ladder, since, last)
        self.drawer = EvidenceDrawer(session, evidence, ladder, is_open)
        self.card.unfolded.connect(self.drawer.unfold)
        self.drawer.left.connect(lambda: self.card.setFocus(Qt.FocusReason.OtherFocusReason))
        self.put(self.card, self.drawer)
