"""The outline of a brief: front matter, then its sections, which move with Alt+Up and Alt+Down."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from casewright.casefile.queries.briefing import BriefCard, SectionRow
from casewright.model.citation_tokens import cited_in
from casewright.ui.pages.item import Item
from casewright.ui.pages.scroll_page import PagePart, ScrollPage, section_head
from casewright.ui.painted.arrangement import Row, Stack
from casewright.ui.painted.glyphs import Glyph
from casewright.ui.painted.words import Words
from casewright.ui.widgets.plain_text import isolate
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import choice_label, joined

_ICONS = {
    "text": "file-text", "key_judgements": "scale", "judgement": "scale", "alternatives": "split", "assumptions": "lightbulb",
    "indicators": "eye", "gaps": "circle-help", "implications": "target", "link_chart": "workflow", "timeline": "clock", "map": "map",
    "changes": "history", "ach": "grid-3x3", "table": "table", "words": "info", "sources": "book-open", "scenarios": "waypoints",
    "challenges": "swords", "premortem": "hourglass", "information": "file-search",
}  # fmt: skip
_MARGINS = (13, 9, 13, 9)


class BriefOutline(ScrollPage):
    """`edit_asked` and `delete_asked` bring an `ObjectRef`; `add_asked` says that a section is wanted."""

    add_asked = Signal()
    edit_asked = Signal(object)
    delete_asked = Signal(object)

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__("Outline", parent, margins=(16, 16, 16, 16))
        self._session = session
        self._sections: list[SectionRow] = []
        self.setMinimumWidth(240)

    def show_brief(self, card: BriefCard, sections: list[SectionRow]) -> None:
        """Shows an outline; what is in it already stays as it is."""
        self._sections = sections
        add = None if self._session.read_only else self.add_asked.emit
        count = len(sections)
        self.show_parts(
            [
                PagePart(card.id, card, lambda: self._wired(_head_item(card))),
                PagePart("head", count, lambda: section_head("Sections", count, "Add a section", add)),
                *(PagePart(each.id, each, partial(self._section, each)) for each in sections),
            ]
        )

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
        return super().eventFilter(watched, event)

    def _move(self, section_id: UUID, step: int) -> None:
        others = [each.id for each in self._sections if each.id != section_id]
        place = [each.id for each in self._sections].index(section_id) + step
        if 0 <= place <= len(others):
            self._session.run("briefs.move_section", section_id, after=others[place - 1] if place else None)
            self.focus_section(section_id)

    def _section(self, section: SectionRow) -> Item:
        return self._wired(_section_item(section))

    def _wired(self, item: Item) -> Item:
        item.installEventFilter(self)
        item.chosen.connect(self._session.select)
        item.edited.connect(self.edit_asked)
        item.deleted.connect(self.delete_asked)
        return item


def _head_item(card: BriefCard) -> Item:
    words = joined(
        choice_label("brief", "status", card.status),
        choice_label("brief", "product_type", card.product_type),
        f"version {card.version}",
        card.marking,
    )
    lines = Stack(Words(isolate(card.title), "title"), Words(isolate(words), "caption"), spacing=2)
    return Item(ObjectRef("brief", card.id), f"Brief: {card.title}", lines, card=False)


def _section_item(section: SectionRow) -> Item:
    kind = choice_label("brief_section", "kind", section.kind)
    title = section.title or kind
    cited = len(cited_in(section.body or ""))
    below = joined(
        kind if section.title else None,
        section.body and ("1 citation" if cited == 1 else f"{cited} citations"),
    )
    words = [Words(isolate(title), "strong"), *([Words(below, "caption")] if below else [])]
    line = Row(
        Glyph(_ICONS.get(section.kind, "file-text"), "text3", 16),
        Stack(*words, spacing=1),
        spacing=10,
        top=True,
    )
    return Item(ObjectRef("brief_section", section.id), f"{kind}: {title}", line, margins=_MARGINS)
