"""The outline of a brief: front matter, then its sections, which move with Alt+Up and Alt+Down."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from casewright.casefile.queries.briefing import BriefCard, SectionRow
from casewright.casefile.queries.evidence import cited_in_text
from casewright.ui.pages.data_label import data_label
from casewright.ui.pages.item import Item
from casewright.ui.pages.scroll_page import ScrollPage, section_head
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.icon_label import IconLabel
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import choice_label, joined

_ICONS = {
    "text": "file-text", "key_judgements": "scale", "judgement": "scale", "alternatives": "split", "assumptions": "lightbulb",
    "indicators": "eye", "gaps": "circle-help", "implications": "target", "link_chart": "workflow", "timeline": "clock",
    "ach": "grid-3x3", "table": "table", "words": "info", "sources": "book-open",
}  # fmt: skip


class BriefOutline(ScrollPage):
    """`edit_asked` and `delete_asked` bring an `ObjectRef`; `add_asked` says that a section is wanted."""

    add_asked = Signal()
    edit_asked = Signal(object)
    delete_asked = Signal(object)

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__("Outline", parent, margins=(16, 16, 16, 16))
        self._session = session
        self._sections: list[SectionRow] = []
        self._items: dict[UUID, Item] = {}
        self.setMinimumWidth(240)

    def show_brief(self, card: BriefCard, sections: list[SectionRow]) -> None:
        """Shows an outline."""
        self._sections, self._items = sections, {}
        with self.rebuilding():
            head = Item(ObjectRef("brief", card.id), f"Brief: {card.title}", card=False)
            head.body.addWidget(data_label(card.title, "title"))
            status = choice_label("brief", "status", card.status)
            words = joined(
                status,
                choice_label("brief", "product_type", card.product_type),
                f"version {card.version}",
                card.marking,
            )
            head.body.addWidget(data_label(words, "caption"))
            self._wire(head)
            self.put(head)
            add = None if self._session.read_only else self.add_asked.emit
            self.put(section_head("Sections", len(sections), "Add a section", add))
            for section in sections:
                self._items[section.id] = item = _section_item(section)
                item.installEventFilter(self)
                self._wire(item)
                self.put(item)

    def focus_section(self, section_id: UUID) -> None:
        """Puts the keyboard on a section."""
        if section_id in self._items:
            self.bring_into_view(self._items[section_id])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(watched, Item)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step and event.modifiers() == Qt.KeyboardModifier.AltModifier and not self._session.read_only:
                self._move(watched.ref.id, step)
                return True
        return super().eventFilter(watched, event)

    def _move(self, section_id: UUID, step: int) -> None:
        others = [each.id for each in self._sections if each.id != section_id]
        place = [each.id for each in self._sections].index(section_id) + step
        if 0 <= place <= len(others):
            self._session.run("briefs.move_section", section_id, after=others[place - 1] if place else None)
            self.focus_section(section_id)

    def _wire(self, item: Item) -> None:
        item.chosen.connect(self._session.select)
        item.edited.connect(self.edit_asked)
        item.deleted.connect(self.delete_asked)


def _section_item(section: SectionRow) -> Item:
    kind = choice_label("brief_section", "kind", section.kind)
    title = section.title or kind
    item = Item(ObjectRef("brief_section", section.id), f"{kind}: {title}")
    item.body.setContentsMargins(12, 8, 12, 8)
    item.body.setSpacing(4)
    cited = len(cited_in_text(section.body or ""))
    below = joined(
        kind if section.title else None,
        section.body and ("1 citation" if cited == 1 else f"{cited} citations"),
    )
    words = column(data_label(title, "strong"), *([PlainLabel(below, "caption")] if below else []), spacing=1)
    line = row(IconLabel(_ICONS.get(section.kind, "file-text"), "text3"), spacing=10)
    line.setAlignment(Qt.AlignmentFlag.AlignTop)
    line.addLayout(words, 1)
    item.body.addLayout(line)
    return item
