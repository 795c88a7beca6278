"""The evidence of one judgement, under its card: in one line while it is closed, word for word when it is opened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from casewright.analysis.judgement_origins import OriginRange
from casewright.casefile.queries import evidence as queries
from casewright.casefile.queries.evidence import CitedPassage
from casewright.casefile.queries.judgement_evidence import HangingRow
from casewright.casefile.queries.judgement_history import Revision
from casewright.casefile.queries.judging import SupportRow
from casewright.casefile.readers import Readable
from casewright.model.scales import Ladder
from casewright.ui.assessment.content import Evidence
from casewright.ui.assessment.evidence_lines import (
    EvidenceLine,
    QuoteLine,
    drawer_head,
    hanging_line,
)
from casewright.ui.assessment.support_lines import SupportLine, history_line
from casewright.ui.citations.content import OriginsContent
from casewright.ui.citations.origins_block import OriginsBlock
from casewright.ui.pages.judgement_card import MARGIN
from casewright.ui.painted.card import Card
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.part_column import PagePart, PartColumn
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

_HEAD = "head"
CitedWords = Mapping[UUID, tuple[CitedPassage, ...]]
"""The citations of each claim."""


class EvidenceDrawer(PartColumn):
    """Reads the words behind its judgement when it is opened, and not before.

    Signals:
        made: an `Item` was made; whoever holds the drawer ties it to the case.
        unfolded: it was opened or closed.
        origins_asked: it was opened, and what is behind each origin is wanted.
        left: the keyboard goes back to the judgement.
        noted: a support is to be given a note, or another stance.
    """

    made = Signal(object)
    unfolded = Signal(bool)
    origins_asked = Signal()
    left = Signal()
    noted = Signal(object)

    def __init__(
        self,
        session: CaseSession,
        evidence: Evidence,
        ladder: Ladder | None,
        is_open: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__((MARGIN, 0, 0, 0), 0, parent=parent)
        self._session, self._ladder = session, ladder
        self.evidence, self.is_open = evidence, is_open
        self._cited: CitedWords = {}
        self._range: OriginRange | None = None
        self._origins: OriginsContent | None = None

    def start(self) -> None:
        """Shows what it holds; an open one reads the words behind it."""
        if self.is_open:
            self._cited = words_behind(self._session.case, [self.evidence])
            self.origins_asked.emit()
        self._show()

    def knows_the_words_of(self, evidence: Evidence) -> bool:
        """Whether it has read the words behind every claim of this already."""
        return all(row.claim_id in self._cited for row in evidence.rests if row.claim_id)

    def show_evidence(self, evidence: Evidence, cited: CitedWords | None) -> None:
        """Shows other evidence, or the same with other words behind it. `cited` None: the words are those it knows."""
        own = self._cited
        if cited is not None:
            own = {row.claim_id: cited.get(row.claim_id, ()) for row in evidence.rests if row.claim_id}
        is_same = evidence == self.evidence and own == self._cited
        self.evidence, self._cited = evidence, own
        if not is_same:
            self._show()
        if self.is_open:
            self.origins_asked.emit()

    def show_range(self, counted: OriginRange | None) -> None:
        """Says in its heading how many independent origins there are."""
        if counted != self._range:
            self._range = counted
            self._show()

    def show_origins(self, origins: OriginsContent | None) -> None:
        """Says in the open drawer what is behind each origin."""
        if origins != self._origins:
            self._origins = origins
            self._show()

    def unfold(self, wish: bool | None) -> None:
        """Opens it (True), closes it (False), or does what it was not (None). Asked again while it is open, goes into it."""
        if wish is True and self.is_open:
            first = next(iter(self.findChildren(EvidenceLine)), self.part(_HEAD))
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        is_open = not self.is_open if wish is None else wish
        if is_open != self.is_open:
            self.is_open = is_open
            self.unfolded.emit(is_open)
            self.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left
        if event.key() in (back, Qt.Key.Key_Escape) and not event.modifiers():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        self.show_parts(list(self._all()), at_once=False)

    def _all(self) -> Iterator[PagePart]:
        held = self.evidence
        said = held.rests, held.sources, bool(held.hanging), self._range, self.is_open
        yield PagePart(_HEAD, said, self._head)
        if not self.is_open:
            return
        yield from self._behind()
        if self._origins is not None:
            yield PagePart("origins", self._origins, partial(self._origins_block, self._origins))
        if held.hanging:
            yield PagePart("hanging", None, lambda: _heading("HANGS ON THIS JUDGEMENT"))
        for row in held.hanging:
            number, ref = held.numbers.get(row.id), ObjectRef(row.type, row.id)
            yield PagePart(ref, (row, number), partial(self._hanging, row, number))
        if held.history:
            yield PagePart("history", None, lambda: _heading("HISTORY"))
        for revision, because in held.history:
            yield PagePart(revision.id, (revision, because), partial(self._revision, revision, because))

    def _revision(self, revision: Revision, because: str | None) -> Card:
        line = history_line(revision, self._ladder, because)
        if revision.because_type is not None and revision.because_id is not None:
            ref = ObjectRef(revision.because_type, revision.because_id)
            line.opened.connect(lambda: self._session.open(ref))
        return line

    def _behind(self) -> Iterator[PagePart]:
        """Every claim with the words that it cites, and the judgements among them."""
        for row in self.evidence.rests:
            number = self.evidence.numbers.get(row.other_id) if row.other_id else None
            behind = self._cited.get(row.claim_id, ()) if row.claim_id else ()
            first = next((each.passage_id for each in behind), None)
            yield PagePart(row.id, (row, number, first), partial(self._support, row, number, first))
            for each in behind:
                yield PagePart((row.id, each.citation_id), each, partial(self._quote, each))

    def _head(self) -> Card:
        head = drawer_head(self.evidence, self._range, self.is_open)
        head.opened.connect(lambda: self.unfold(None))
        return head

    def _origins_block(self, content: OriginsContent) -> OriginsBlock:
        block = OriginsBlock(content, is_open=False)
        block.open_source.connect(lambda each: self._session.open(ObjectRef("source", UUID(each))))
        return block

    def _support(self, row: SupportRow, number: int | None, passage: UUID | None) -> EvidenceLine:
        line = SupportLine(row, number, passage)
        line.taken.connect(self._take_away)
        line.noted.connect(self.noted)
        return self._tied(line)

    def _take_away(self, support_id: UUID) -> None:
        if self._session.read_only:
            self._session.told.emit("The case is open read-only; nothing can be taken away.")
            return
        self._session.run("judgements.unsupport", support_id)
        self._session.told.emit(
            "Taken from the judgement; the claim or judgement itself stays. Ctrl+Z brings it back."
        )

    def _quote(self, row: CitedPassage) -> EvidenceLine:
        return self._tied(QuoteLine(row))

    def _tied(self, line: EvidenceLine) -> EvidenceLine:
        line.read_asked.connect(lambda passage: self._session.open(ObjectRef("passage", passage)))
        self.made.emit(line)
        return line

    def _hanging(self, row: HangingRow, number: int | None) -> Card:
        line = hanging_line(row, number)
        line.opened.connect(lambda: self._session.open(ObjectRef(row.type, row.id)))
        return line


def words_behind(case: Readable, evidence: Iterable[Evidence]) -> CitedWords:
    """The citations of every claim under some judgements."""
    claims = dict.fromkeys(row.claim_id for each in evidence for row in each.rests if row.claim_id)
    found: dict[UUID, list[CitedPassage]] = {claim: [] for claim in claims}
    for row in queries.citations_of_claims(case, list(claims)):
        if row.passage_id is not None:
            found[row.claim_id].append(row)
    return {claim: tuple(rows) for claim, rows in found.items()}


def _heading(words: str) -> PlainLabel:
    label = PlainLabel(words, "section")
    label.setContentsMargins(8, 10, 8, 2)
    return label
