"""What is dated, in order: links and claims by when they held, sources by when they were published."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from casewright.casefile.queries import timeline
from casewright.casefile.queries.timeline import DatedRow
from casewright.ui.pages.live_page import LivePage
from casewright.ui.theme import colour, draw_glyph, font, medium, px, token
from casewright.ui.theme.tokens import TOOL_BAR
from casewright.ui.widgets.arrangement import column, panel, row
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.plain_text import isolate, one_line
from casewright.ui.widgets.segments import Segments
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import date_words, icon_of, type_word

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_TABLES = frozenset({"link", "claim", "source", "entity"})
_DATE_WIDTH = 232
_SHOWN = {
    "all": frozenset({"link", "claim", "source"}),
    "held": frozenset({"link", "claim"}),
    "source": frozenset({"source"}),
}


class TimelinePage(LivePage):
    """A list to read down; a line is chosen with the arrow keys and edited with Enter."""

    edit_asked = Signal(object)

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(session, _TABLES, parent)
        self._kinds = Segments(
            "Show", [("all", "All"), ("held", "When it held"), ("source", "When published")]
        )
        self._kinds.chosen.connect(lambda _key: self.refresh())
        self._kinds.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._note = PlainLabel("", "caption")
        self.list = QListView()
        self.list.setAccessibleName("Timeline")
        self.list.setItemDelegate(_Line(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.activated.connect(lambda index: self.edit_asked.emit(index.data(Qt.ItemDataRole.UserRole)))
        self._empty = EmptyState(
            "clock", "Nothing dated yet", "Links, claims and sources appear here once they say when."
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.list)
        bar = panel("Bar", row(self._kinds, None, self._note, margins=(12, 0, 16, 0), spacing=12), TOOL_BAR)
        self.setFocusProxy(self.list)
        self.setLayout(column(bar, panel("Centre", column(self._stack))))
        self.refresh()

    def refresh(self) -> None:
        """Reads everything dated anew."""
        wanted = _SHOWN[self._kinds.choice()]
        rows = [each for each in timeline.dated_rows(self._session.case) if each.type in wanted]
        self.list.setModel(_Lines(rows, self.list))
        self.list.selectionModel().currentChanged.connect(lambda index: self._choose(index))
        undated = timeline.undated_claims(self._session.case)
        self._note.setText(
            f"{undated} claims say nothing of when"
            if undated > 1
            else "1 claim says nothing of when"
            if undated
            else ""
        )
        self._stack.setCurrentWidget(self.list if rows else self._empty)

    def _choose(self, index: QModelIndex) -> None:
        ref = index.data(Qt.ItemDataRole.UserRole)
        if ref is not None:
            self._session.select(ref)


class _Lines(QAbstractListModel):
    def __init__(self, rows: list[DatedRow], parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = rows

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        found = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return isolate(one_line(found.title, 300))
        if role == Qt.ItemDataRole.UserRole:
            return ObjectRef(found.type, found.id)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{date_words(found.date)}, {type_word(found.type)}: {found.title}"
        return None

    def opens_year(self, place: int) -> str:
        """The year that begins with this line; empty where it goes on."""
        year = (self.rows[place].lo or "")[:4]
        return year if place == 0 or year != (self.rows[place - 1].lo or "")[:4] else ""


class _Line(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, px(38))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, _Lines)
        found, whole = model.rows[index.row()], option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("soft" if selected else "hover"))
            painter.drawRoundedRect(QRectF(whole).adjusted(6, 1, -6, -1), 6, 6)
        stem = whole.left() + px(70) + px(_DATE_WIDTH)
        self._paint_stem(painter, whole, stem, found.type)
        self._words(
            painter,
            QRect(whole.left() + 20, whole.top(), px(50), whole.height()),
            model.opens_year(index.row()),
            "text",
            True,
        )
        date = QRect(whole.left() + px(70), whole.top(), px(_DATE_WIDTH) - px(24), whole.height())
        self._words(painter, date, date_words(found.date), "text2", False, Qt.AlignmentFlag.AlignRight)
        title = QRect(stem + px(24), whole.top(), whole.right() - stem - px(40), whole.height())
        self._words(painter, title, str(index.data()), "text", False)
        painter.restore()

    def _paint_stem(self, painter: QPainter, whole: QRect, x: int, table: str) -> None:
        painter.setPen(QPen(colour("line2"), 1))
        painter.drawLine(x, whole.top(), x, whole.bottom())
        side = px(22)
        tile = QRectF(x - side / 2, whole.center().y() - side / 2, side, side)
        painter.setBrush(colour("surface"))
        painter.drawEllipse(tile)
        draw_glyph(painter, tile.adjusted(5, 5, -5, -5), icon_of(table), token("text2"))

    def _words(
        self,
        painter: QPainter,
        where: QRect,
        words: str,
        ink: str,
        strong: bool,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        shown = font(
            12 if strong else 13,
            QFont.Weight.DemiBold if strong else medium() if ink == "text" else QFont.Weight.Normal,
        )
        painter.setFont(shown)
        painter.setPen(colour(ink))
        cut = QFontMetrics(shown).elidedText(words, Qt.TextElideMode.ElideRight, where.width())
        painter.drawText(where, int(side | Qt.AlignmentFlag.AlignVCenter), cut)
