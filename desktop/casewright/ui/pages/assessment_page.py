"""The assessment: reads from top to bottom like the brief it will become, every part a click from its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casewright.casefile.queries import judging, navigation
from casewright.model.scales import Ladder
from casewright.ui.pages import assessment_parts as parts
from casewright.ui.pages.chooser import Chooser
from casewright.ui.pages.item import Item
from casewright.ui.pages.judgement_card import JudgementItem
from casewright.ui.pages.live_page import LivePage
from casewright.ui.pages.scroll_page import PagePart, ScrollPage, section_head
from casewright.ui.theme.tokens import TOOL_BAR
from casewright.ui.widgets.arrangement import column, panel, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

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
        self._shown_id: UUID | None = None
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
        if self.body.shown(ref) is None:
            self.body.finish()
        item = self.body.shown(ref)
        if item is not None:
            self.body.bring_into_view(item)

    def _on_selected(self, ref: ObjectRef | None) -> None:
        for item in self.body.findChildren(Item):
            item.show_chosen(item.ref == ref)

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
        """Reads the assessment anew. The page stays where it is, and of its parts those that have not changed."""
        self._show_bar()
        card = judging.assessment_card(self._session.case, self.assessment_id) if self.assessment_id else None
        is_same = card is not None and card.id == self._shown_id
        self.assessment_id = self._shown_id = card.id if card is not None else None
        if card is None:
            with self.body.rebuilding():
                self.body.put(self._empty(), fills=True)
        elif is_same:  # nobody wants to see a page grow anew under the pointer
            self.body.show_parts(list(self._parts(card)))
        else:
            self.body.grow(self._parts(card))

    def _parts(self, card: judging.AssessmentCard) -> Iterator[PagePart]:
        ladder = self._session.ladders.get(card.scheme)
        head = ObjectRef("assessment", card.id)
        yield PagePart(head, (card, ladder), lambda: self._wired(parts.head_item(card, ladder)))
        if card.bottom_line:
            yield PagePart("bottom line", card.bottom_line, partial(parts.BottomLine, card.bottom_line))
        yield from self._judgements(card)
        for part in parts.part_lists(self._session.case, card, self._session.ladders):
            yield from self._part(ladder, *part)

    def _empty(self) -> EmptyState:
        return EmptyState(
            "scale",
            "No assessment yet",
            "An assessment answers one question in judgements, each with a likelihood and, apart from it, a confidence.",
            "New assessment",
            lambda: self.add_asked.emit("assessment", None),
        )

    def _judgements(self, card: judging.AssessmentCard) -> Iterator[PagePart]:
        judgements = judging.judgements_of(self._session.case, card.id)
        support = judging.support_of(self._session.case, card.id)
        yield self._section("judgement", "Judgements", len(judgements), "Add judgement")
        if not judgements:
            yield _hint("judgement", "What do you conclude, how likely is it, and how sure are you?")
        numbers = {judgement.id: number for number, judgement in enumerate(judgements, start=1)}
        for judgement in judgements:
            rests = [each for each in support if each.judgement_id == judgement.id]
            content = judgement, numbers, rests, self._session.ladders.get(judgement.scheme)
            yield PagePart(
                ObjectRef("judgement", judgement.id), content, partial(self._judgement_item, *content)
            )

    def _judgement_item(self, *content: Any) -> Item:
        item = JudgementItem(*content)
        for line in item.lines:
            self._wire(line)
        return self._wired(item)

    def _part(
        self,
        ladder: Ladder | None,
        table: str,
        title: str,
        hint: str,
        found: Sequence[Any],
        make: Callable[[Any], Item],
    ) -> Iterator[PagePart]:
        yield self._section(table, title, len(found), f"Add to {title.lower()}")
        if not found:
            yield _hint(table, hint)
        for each in found:
            yield PagePart(ObjectRef(table, each.id), (each, ladder), partial(self._item, make, each))

    def _section(self, table: str, title: str, count: int, add: str) -> PagePart:
        owner = self.assessment_id
        return PagePart(
            f"head of {table}",
            count,
            lambda: section_head(title, count, add, lambda: self.add_asked.emit(table, owner)),
        )

    def _item(self, make: Callable[[Any], Item], row: Any) -> Item:
        return self._wired(make(row))

    def _wired(self, item: Item) -> Item:
        item.show_chosen(item.ref == self._session.selection)
        self._wire(item)
        return item

    def _wire(self, item: Item) -> None:
        item.chosen.connect(self._session.select)
        item.edited.connect(self.edit_asked)
        item.deleted.connect(self.delete_asked)
        item.asked.connect(self.menu_asked)


def _hint(table: str, words: str) -> PagePart:
    return PagePart(f"hint of {table}", words, lambda: PlainLabel(words, "muted", wrap=True))
