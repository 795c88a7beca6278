"""Competing claims side by side: for a claim, a link, a property, or each property of an entity that has several values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from casewright.analysis.claim_ledger import OriginSpan, origin_spans
from casewright.casefile.case import Case
from casewright.casefile.queries import records
from casewright.casefile.queries.claims import LedgerRow, ledger_rows
from casewright.casefile.queries.competing import (
    Matter,
    SidePassage,
    cut_offs_of,
    matters_of,
    passages_of,
)
from casewright.ui.claims.columns import Columns
from casewright.ui.claims.side_card import SideCard, SideContent
from casewright.ui.pages.scroll_page import PagePart, ScrollPage, section_head
from casewright.ui.tasks import Progress, TaskRunner
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.labels import ElidedLabel, PlainLabel
from casewright.ui.widgets.plain_text import isolate, one_line
from casewright.ui.widgets.tool_row import ToolRow
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import label_of_kind, type_word

_KEYS = "F prefers or takes back   X marks a contradiction   R rates   Enter opens the words   Esc goes back"


class Comparison(QWidget):
    """`left`: back to the ledger. `opened` brings the id of a claim whose words are wanted, `edited`, `deleted` and `asked` an `ObjectRef`."""

    left = Signal()
    opened = Signal(object)
    edited = Signal(object)
    deleted = Signal(object)
    asked = Signal(object)

    def __init__(self, session: CaseSession, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self.ref: ObjectRef | None = None
        self._origins: dict[UUID, OriginSpan | None] = {}
        self._matters = 0
        self._said = ElidedLabel("", "small")
        back = text_button("Ledger", self.left.emit, icon="arrow-left")
        back.setAccessibleName("Back to the ledger")
        self.body = ScrollPage("Claims side by side", margins=(20, 2, 20, 24), widest=0)
        self.setLayout(column(ToolRow([back], self._said, []), self.body))
        session.selected.connect(self._on_selected)

    def show_object(self, ref: ObjectRef) -> None:
        """Compares the claims of an object, and puts the keyboard on the first of them."""
        self.ref = ref
        self._origins = {}
        self.refresh()
        self._count()
        first = next(iter(self.cards()), None)
        (first or self.body).setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Reads all of it anew; the keyboard stays on its claim."""
        if self.ref is None:
            return
        title = records.title_of(self._session.case, *self.ref)
        if title is None:
            self.left.emit()
            return
        self._said.setText(f"{type_word(self.ref.type).capitalize()}: {isolate(one_line(title, 200))}")
        matters = matters_of(self._session.case, *self.ref)
        self._matters = len(matters)
        self.body.show_parts(list(self._parts(matters)))
        self._on_selected(self._session.selection)

    def forget_origins(self) -> None:
        """The evidence has changed: they are counted anew."""
        self._origins = {}
        if self.ref is not None and self.isVisible():
            self._count()

    def cards(self) -> list[SideCard]:
        """The claims shown, in order."""
        found = (self.body.shown(f"sides {number}") for number in range(self._matters))
        return [
            card
            for each in found
            if isinstance(each, Columns)
            for card in each.widgets
            if isinstance(card, SideCard)
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _parts(self, matters: list[Matter]) -> Iterator[PagePart]:
        contents = self._contents(matters)
        for number, (matter, sides) in enumerate(zip(matters, contents, strict=True)):
            head = _head(matter)
            yield PagePart(f"head {number}", head, partial(section_head, head))
            yield PagePart(f"sides {number}", sides, partial(self._columns, sides))
            unstated = [each.value for each in matter.sides if each.claim_id is None and each.value]
            if unstated:
                words = f"No claim states: {', '.join(isolate(one_line(each, 80)) for each in unstated)}"
                yield PagePart(f"unstated {number}", words, partial(PlainLabel, words, "muted", wrap=True))
        alone = self.ref is not None and self.ref.type == "claim" and matters and len(matters[0].sides) == 1
        if alone or not matters:
            words = _alone(self.ref)
            yield PagePart("alone", words, lambda: PlainLabel(words, "muted", wrap=True))
        yield PagePart("keys", _KEYS, lambda: PlainLabel(_KEYS, "caption", wrap=True))

    def _contents(self, matters: list[Matter]) -> list[tuple[SideContent, ...]]:
        case = self._session.case
        claims = list(
            dict.fromkeys(side.claim_id for each in matters for side in each.sides if side.claim_id)
        )
        lines: dict[UUID, LedgerRow] = {each.id: each for each in ledger_rows(case, claims)}
        passages: dict[UUID, list[SidePassage]] = defaultdict(list)
        for each in passages_of(case, claims):
            passages[each.claim_id].append(each)
        cut_offs = cut_offs_of(case, claims)
        return [
            tuple(
                SideContent(
                    side, label_of_kind(matter.key or ""), lines[side.claim_id], tuple(passages[side.claim_id]),
                    tuple(cut_offs.get(side.claim_id, ())), self._origins.get(side.claim_id), side.claim_id in self._origins,
                )
                for side in matter.sides
                if side.claim_id in lines
            )
            for matter in matters
        ]  # fmt: skip

    def _columns(self, sides: tuple[SideContent, ...]) -> Columns:
        cards = [SideCard(each) for each in sides]
        for card in cards:
            card.chosen.connect(self._session.select)
            card.opened.connect(self.opened)
            card.edited.connect(self.edited)
            card.deleted.connect(self.deleted)
            card.asked.connect(self.asked)
        return Columns(cards)

    def _count(self) -> None:
        ref = self.ref
        claims = [each.ref.id for each in self.cards()]

        def take(found: dict[UUID, OriginSpan | None]) -> None:
            if self.ref == ref and not self._session.closed:
                self._origins |= found
                self.refresh()

        self._tasks.run(
            "Counting origins",
            _count,
            self._session.case,
            claims,
            on_done=take,
            on_failed=self._session.told.emit,
        )

    def _on_selected(self, ref: ObjectRef | None) -> None:
        for card in self.cards():
            card.show_chosen(card.ref == ref)


def _head(matter: Matter) -> str:
    if matter.key is not None:
        said = label_of_kind(matter.key)
        return f"{said}: values that disagree" if matter.disagree else said
    if matter.disagree:
        return "Claims that disagree" if len(matter.sides) > 1 else "The claim"
    return "Also about the same"


def _alone(ref: ObjectRef | None) -> str:
    if ref is not None and ref.type == "claim":
        return "Nothing in this case disagrees with the claim. X marks a contradiction with another."
    return "There is nothing to compare: no property has several values, and no claims are about it."


def _count(progress: Progress, case: Case, claims: list[UUID]) -> dict[UUID, OriginSpan | None]:
    return origin_spans(case, claims, progress.check)
