"""The assessment: reads from top to bottom like the brief it will become, every part a click from its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casewright.casefile.queries import judging, navigation
from casewright.ui.pages import assessment_parts as parts
from casewright.ui.pages.chooser import Chooser
from casewright.ui.pages.data_label import data_label
from casewright.ui.pages.item import Item
from casewright.ui.pages.judgement_card import judgement_card
from casewright.ui.pages.live_page import LivePage
from casewright.ui.pages.scroll_page import ScrollPage, section_head
from casewright.ui.theme.tokens import TOOL_BAR
from casewright.ui.widgets.arrangement import column, panel, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import choice_label, date_words, joined

_TABLES = frozenset(
    [
        "assessment",
        "judgement",
        "judgement_support",
        "alternative",
        "assumption",
        "indicator",
        "gap",
        "implication",
        "claim",
        "citation",
        "source",
    ]
)


class AssessmentPage(LivePage):
    """One assessment at a time. `add_asked` brings (table, assessment id), `edit_asked` and `menu_asked` an `ObjectRef`."""

    add_asked = Signal(str, object)
    edit_asked = Signal(object)
    delete_asked = Signal(object)
    menu_asked = Signal(object)

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(session, _TABLES, parent)
        self.assessment_id: UUID | None = None
        self._shown: tuple[Any, ...] | None = None
        self._items: dict[ObjectRef, Item] = {}
        self.body = ScrollPage("Assessment")
        self.assessments = Chooser("Assessment")
        self.assessments.picked.connect(self._pick)
        self._edit = text_button("Edit details", self._ask_to_edit, icon="pencil")
        self._add = text_button(
            "Judgement", lambda: self.add_asked.emit("judgement", self.assessment_id), icon="plus"
        )
        bar = row(self.assessments, None, self._add, self._edit, margins=(12, 0, 8, 0), spacing=8)
        self._bar = panel("Bar", bar, TOOL_BAR)
        self.setLayout(column(self._bar, self.body))
        session.selected.connect(self._on_selected)
        self.show_latest()

    def show_latest(self) -> None:
        """Shows the assessment begun last, if there is one."""
        rows = judging.latest_assessments(self._session.case)
        self.show_assessment(rows[0] if rows else None)

    def show_assessment(self, assessment_id: UUID | None) -> None:
        """Shows one assessment from its top."""
        self.assessment_id = assessment_id
        self.refresh()
        self.body.scroll_to_top()

    def show_object(self, ref: ObjectRef) -> None:
        """Shows the assessment an object belongs to and brings the object into view."""
        owner = (
            ref.id
            if ref.type == "assessment"
            else judging.assessment_of(self._session.case, ref.type, ref.id)
        )
        if owner is None:
            return
        if owner != self.assessment_id:
            self.show_assessment(owner)
        if ref not in self._items:
            self.body.finish()
        if ref in self._items:
            self.body.bring_into_view(self._items[ref])

    def _on_selected(self, ref: ObjectRef | None) -> None:
        for each, item in self._items.items():
            item.show_chosen(each == ref)

    def _pick(self, assessment_id: UUID) -> None:
        self._session.select(ObjectRef("assessment", assessment_id))
        self.show_assessment(assessment_id)

    def _ask_to_edit(self) -> None:
        if self.assessment_id is not None:
            self.edit_asked.emit(ObjectRef("assessment", self.assessment_id))

    def _show_bar(self) -> None:
        rows = navigation.assessment_rows(self._session.case)
        self.assessments.show_choices([(each.id, each.title) for each in rows], self.assessment_id)
        self._bar.setVisible(bool(rows))
        for button in (self._edit, self._add):
            button.setVisible(not self._session.read_only)

    def refresh(self) -> None:
        """Reads the assessment anew; the page stays where it is, and as it is when nothing on it has changed."""
        self._show_bar()
        case, ladders = self._session.case, self._session.ladders
        card = judging.assessment_card(case, self.assessment_id) if self.assessment_id else None
        if card is None:
            self._show_none()
            return
        judgements, support = judging.judgements_of(case, card.id), judging.support_of(case, card.id)
        lists = list(parts.part_lists(case, card, ladders))
        shown = (card, judgements, support, [rows for *_, rows, _make in lists], ladders)
        if shown == self._shown:
            return
        grows = self._shown is None or card.id != self._shown[0].id
        self._items, self._shown = {}, shown

        def widgets() -> Iterator[QWidget]:
            yield from self._head(card)
            yield from self._judgements(card, judgements, support)
            for part in lists:
                yield from self._part(*part)

        with self.body.rebuilding():
            if grows:
                self.body.put_in_slices(widgets())
            else:  # nobody wants to see a page grow anew under the pointer
                for widget in widgets():
                    self.body.put(widget)

    def _show_none(self) -> None:
        self.assessment_id, self._items, self._shown = None, {}, None
        with self.body.rebuilding():
            self.body.put(self._empty(), room=100)

    def _empty(self) -> EmptyState:
        return EmptyState(
            "scale",
            "No assessment yet",
            "An assessment answers one question in judgements, each with a likelihood and, apart from it, a confidence.",
            "New assessment",
            lambda: self.add_asked.emit("assessment", None),
        )

    def _head(self, card: judging.AssessmentCard) -> Iterator[QWidget]:
        head = Item(ObjectRef("assessment", card.id), f"Assessment: {card.title}", card=False)
        head.body.setContentsMargins(8, 4, 8, 6)
        head.body.setSpacing(4)
        head.body.addWidget(data_label(card.title, "heading"))
        if card.question:
            head.body.addWidget(data_label(card.question, "muted"))
        ladder = self._session.ladders.get(card.scheme)
        cut_off = f"information to {date_words(card.cut_off)}" if card.cut_off else None
        status = choice_label("assessment", "status", card.status)
        line = joined(
            status,
            f"for {card.customer}" if card.customer else None,
            cut_off,
            ladder.title if ladder else None,
            card.marking,
        )
        head.body.addWidget(data_label(line, "caption"))
        yield self._kept(head)
        if card.bottom_line:
            yield parts.BottomLine(card.bottom_line)

    def _judgements(
        self,
        card: judging.AssessmentCard,
        judgements: Sequence[judging.JudgementCard],
        support: Sequence[judging.SupportRow],
    ) -> Iterator[QWidget]:
        yield section_head(
            "Judgements",
            len(judgements),
            "Add judgement",
            lambda: self.add_asked.emit("judgement", card.id),
        )
        if not judgements:
            hint = "What do you conclude, how likely is it, and how sure are you?"
            yield PlainLabel(hint, "muted", wrap=True)
        numbers = {judgement.id: number for number, judgement in enumerate(judgements, start=1)}
        for judgement in judgements:
            rests = [each for each in support if each.judgement_id == judgement.id]
            ladder = self._session.ladders.get(judgement.scheme)
            item = judgement_card(judgement, numbers, rests, ladder)
            for line in item.findChildren(Item):
                self._wire(line)
            yield self._kept(item)

    def _part(
        self, table: str, title: str, hint: str, found: Sequence[Any], make: Callable[[Any], Item]
    ) -> Iterator[QWidget]:
        owner = self.assessment_id
        yield section_head(
            title, len(found), f"Add to {title.lower()}", lambda: self.add_asked.emit(table, owner)
        )
        if not found:
            yield PlainLabel(hint, "muted", wrap=True)
        for each in found:
            yield self._kept(make(each))

    def _kept(self, item: Item) -> Item:
        self._items[item.ref] = item
        item.show_chosen(item.ref == self._session.selection)
        self._wire(item)
        return item

    def _wire(self, item: Item) -> None:
        item.chosen.connect(self._session.select)
        item.edited.connect(self.edit_asked)
        item.deleted.connect(self.delete_asked)
        item.asked.connect(self.menu_asked)
