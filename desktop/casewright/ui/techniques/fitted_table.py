"""A table that stands in a page which scrolls: as high as its rows, with a bar of its own only for its width."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QSizePolicy, QWidget

from casewright.ui.techniques.table import TechniqueTable


class FittedTable(TechniqueTable):
    """The page around it scrolls, and is told when its height changes."""

    def __init__(
        self, name: str, keys: Mapping[str, Callable[[], object]], parent: QWidget | None = None
    ) -> None:
        super().__init__(name, keys, parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._grown = QTimer(self, singleShot=True, interval=0)
        self._grown.timeout.connect(self.updateGeometry)
        self.verticalHeader().sectionResized.connect(lambda *_sizes: self._grown.start())
        self.horizontalHeader().sectionResized.connect(lambda *_sizes: self._grown.start())
        self.horizontalHeader().geometriesChanged.connect(self._grown.start)
        self.sheet.modelReset.connect(self._grown.start)

    def sizeHint(self) -> QSize:
        head, bar = self.horizontalHeader(), self.horizontalScrollBar()
        rows = max(head.sizeHint().height(), head.height()) + self.verticalHeader().length()
        below = bar.sizeHint().height() if head.length() > self.viewport().width() else 0
        return QSize(240, rows + below + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
