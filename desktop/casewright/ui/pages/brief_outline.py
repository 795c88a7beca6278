"""The outline of a brief: front matter, then its sections, which move with Alt+Up and Alt+Down, or by dragging."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from casewright.casefile.queries.briefing import BriefCard, SectionRow
from casewright.casefile.queries.records import title_of
from casewright.model.citation_tokens import cited_in
from casewright.ui.briefs.drag_order import DragOrder
from casewright.ui.briefs.section_looks import icon_of_kind
from casewright.ui.pages.item import Item
from casewright.ui.pages.scroll_page import PagePart, ScrollPage, section_head
from casewright.ui.painted.arrangement import Row, Stack
from casewright.ui.painted.glyphs import Glyph
from casewright.ui.painted.words import Words
from casewright.ui.widgets.arrangement import held, row
from casewright.ui.widgets.buttons import icon_button
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.plain_text import isolate, one_line
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import choice_label, joined

_MARGINS = (13, 9, 13, 9)
_VERSIONS = "versions"


class BriefOutline(ScrollPage):
    """What is chosen, to be written on or to be taken out is brought as an `ObjectRef`; `add_asked`: a section is wanted."""

    add_asked = Signal()
    chosen = Signal(object)
    edit_asked = Signal(object)
    delete_asked = Signal(object)
    versions_asked = Signal()

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__("Outline", parent, margins=(16, 16, 16, 16))
        self._session = session
        self._sections: list[SectionRow] = []
        self._drag = DragOrder(self)
        self._drag.moved.connect(self._put_after)
        self.setMinimumWidth(220)

    def show_brief(self, card: BriefCard, sections: list[SectionRow], versions: str, current: UUID) -> None:
        """Shows an outline; what is in it already stays as it is. `versions`: a few words on what was issued."""
        self._sections = sections
        add = None if self._session.read_only else self.add_asked.emit
        count = len(sections)
        bound = {each.id: self._bound(each) for each in sections}
        self.show_parts(
            [
                PagePart(card.id, card, lambda: self._wired(_head_item(card))),
                PagePart(_VERSIONS, versions, lambda: self._versions(versions)),
                PagePart("head", count, lambda: section_head("Sections", count, "Add a section", add)),
                *(PagePart(each.id, (each, bound[each.id]), partial(self._section, each, bound[each.id])) for each in sections),
            ]
        )  # fmt: skip
        if not self._session.read_only:
            self._drag.follow([item for each in sections if isinstance(item := self.shown(each.id), Item)])
        self.mark(current)

    def mark(self, current: UUID) -> None:
        """Marks the line of what is being written."""
        for item in self.findChildren(Item):
            item.show_chosen(item.ref.id == current)

    def focus_section(self, section_id: UUID) -> None:
        """Puts the keyboard on a section."""
        item = self.shown(section_id)
        if item is not None:
            self.bring_into_view(item)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(watched, Item)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
            if step and is_alt and watched.ref.type == "brief_section" and not self._session.read_only:
                self._move(watched.ref.id, step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self.edit_asked.emit(watched.ref)
                return True
        return super().eventFilter(watched, event)

    def _move(self, section_id: UUID, step: int) -> None:
        others = [each.id for each in self._sections if each.id != section_id]
        place = [each.id for each in self._sections].index(section_id) + step
        if 0 <= place <= len(others):
            self._put_after(section_id, others[place - 1] if place else None)

    def _put_after(self, section_id: UUID, after: UUID | None) -> None:
        self._session.run("briefs.move_section", section_id, after=after)
        self.focus_section(section_id)

    def _section(self, section: SectionRow, bound: str) -> Item:
        return self._wired(_section_item(section, bound))

    def _bound(self, section: SectionRow) -> str:
        """What the object that a section shows is called."""
        if section.object_type is None or section.object_id is None:
            return ""
        return one_line(title_of(self._session.case, section.object_type, section.object_id) or "", 60)

    def _versions(self, words: str) -> QWidget:
        button = icon_button("history", "What was issued of this brief", self.versions_asked.emit)
        line = row(button, PlainLabel(words, "caption", wrap=True), spacing=4)
        line.setStretch(1, 1)
        return held(line)

    def _wired(self, item: Item) -> Item:
        item.installEventFilter(self)
        item.chosen.connect(self.chosen)
        item.edited.connect(self.edit_asked)
        item.deleted.connect(self.delete_asked)
        return item


def _head_item(card: BriefCard) -> Item:
    words = joined(
        choice_label("brief", "status", card.status),
        choice_label("brief", "product_type", card.product_type),
        card.marking,
    )
    lines = Stack(Words(isolate(card.title), "title"), Words(isolate(words), "caption"), spacing=2)
    return Item(ObjectRef("brief", card.id), f"Brief: {card.title}", lines, card=False)


def _section_item(section: SectionRow, bound: str) -> Item:
    kind = choice_label("brief_section", "kind", section.kind)
    title = section.title or bound or kind
    cited = len(cited_in(section.body or ""))
    below = joined(
        kind if section.title or bound else None,
        bound if section.title else None,
        section.body and ("1 citation" if cited == 1 else f"{cited} citations"),
        "empty" if section.kind == "text" and not section.body else None,
        section.marking,
    )
    words = [Words(isolate(title), "strong"), *([Words(isolate(below), "caption")] if below else [])]
    line = Row(
        Glyph(icon_of_kind(section.kind), "text3", 16),
        Stack(*words, spacing=1),
        spacing=10,
        top=True,
    )
    return Item(ObjectRef("brief_section", section.id), f"{kind}: {title}", line, margins=_MARGINS)
