"""What is shown before a case is open: begin one, open one, go on with a recent one, or look at the sample."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from casewright import __version__
from casewright.ui.settings import Settings
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.icon_label import IconLabel
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.notice import NoticeBar
from casewright.ui.widgets.row_list import RowList

_WIDTH = 520


class Welcome(QWidget):
    """`chosen` brings the path of a recent case."""

    new_asked = Signal()
    open_asked = Signal()
    sample_asked = Signal()
    settings_asked = Signal()
    chosen = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Root")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._settings = settings
        self.notice = NoticeBar()
        self.recent = RowList("Recent cases", self._fetch)
        self.recent.opened.connect(lambda path: self.chosen.emit(Path(path)))
        self.recent.clicked.connect(lambda _index: self.chosen.emit(Path(self.recent.current_id())))
        self._heading = PlainLabel("RECENT CASES", "section")
        self.new = text_button("New case", self.new_asked.emit, icon="plus", look="primary")
        self.open = text_button("Open a case", self.open_asked.emit, icon="folder-open", look="outline")
        self.sample = text_button("Sample case", self.sample_asked.emit, icon="briefcase", look="outline")
        self.setLayout(column(self.notice, None, row(None, self._middle(), None), None, self._foot()))
        asked = (("Ctrl+N", self.new_asked), ("Ctrl+O", self.open_asked), ("Ctrl+,", self.settings_asked))
        for key, signal in asked:
            QShortcut(QKeySequence(key), self, signal.emit, context=Qt.ShortcutContext.WindowShortcut)
        self.refresh()

    def refresh(self) -> None:
        """Reads the recent cases anew."""
        self.recent.rows.reload()
        count = self.recent.rows.rowCount()
        self._heading.setVisible(count > 0)
        self.recent.setVisible(count > 0)
        self.recent.setFixedHeight(px(46) * min(count, 6) + 4)
        (self.recent if count else self.new).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self.new if self.recent.isHidden() else self.recent).setFocus()

    def say(self, words: str, tone: str = "info") -> None:
        """Shows a sentence at the top; nothing hides it."""
        if words:
            self.notice.say(words, tone)
        else:
            self.notice.hide()

    def _middle(self) -> QWidget:
        holder = QWidget()
        holder.setFixedWidth(px(_WIDTH))
        title = PlainLabel("Casewright", "heading")
        said = PlainLabel("Every statement leads back to the words it rests on.", "muted")
        buttons = row(self.new, self.open, self.sample, None, spacing=8)
        drop = PlainLabel("Or drop a case file on this window.", "caption")
        parts = column(title, said, spacing=4)
        parts.addSpacing(20)
        parts.addLayout(buttons)
        parts.addSpacing(8)
        parts.addWidget(drop)
        parts.addSpacing(28)
        parts.addWidget(self._heading)
        parts.addSpacing(6)
        parts.addWidget(self.recent)
        holder.setLayout(parts)
        return holder

    def _foot(self) -> QWidget:
        holder = QWidget()
        offline = PlainLabel("Offline: nothing leaves this machine", "caption")
        version = PlainLabel(f"Version {__version__}", "caption")
        holder.setLayout(
            row(IconLabel("lock", "ok", 12), offline, None, version, margins=(16, 8, 16, 8), spacing=8)
        )
        return holder

    def _fetch(self, after: object, _limit: int) -> list[ListRow]:
        if after is not None:
            return []
        return [
            ListRow(
                str(path),
                path.stem,
                str(path.parent),
                "briefcase",
                "person",
                said=f"{path.stem} in {path.parent}",
            )
            for path in self._settings.recent
        ]
