"""The chart with the network panel beside it, which is made when it is first opened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QSplitter

from casewright.ui.network import PANEL_KEY
from casewright.ui.network.chart import ChartPage
from casewright.ui.tasks import TaskRunner
from casewright.ui.theme import ThemeChanged, px
from casewright.ui.widgets.buttons import show_on, text_button
from casewright.ui.window.session import CaseSession

if TYPE_CHECKING:
    from casewright.ui.network.panel import NetworkPanel

CHART_NEEDS = 500
_PANEL, _NARROWEST = 390, 320


class NetworkDock(QSplitter):
    """`room_asked` brings how wide the page wants to be, or 0 when it can do with less again."""

    room_asked = Signal(int)

    def __init__(self, session: CaseSession, tasks: TaskRunner, page: ChartPage) -> None:
        super().__init__()
        self._session, self._tasks, self._page = session, tasks, page
        self.panel: NetworkPanel | None = None
        self.button = text_button("Analyse", self.toggle, icon="network")
        self.button.setCheckable(True)
        self.button.setToolTip(f"Network analysis   {PANEL_KEY}")
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(page.chart)

    @property
    def is_open(self) -> bool:
        """Whether the panel is beside the chart."""
        return self.panel is not None and not self.panel.isHidden()

    def open(self) -> NetworkPanel:
        """Shows the panel; the chart keeps room enough."""
        whole = self._page.chart.canvas.all_in_sight()
        if self.panel is None:
            from casewright.ui.network.panel import NetworkPanel

            self.panel = NetworkPanel(self._session, self._tasks, self._page)
            self.panel.setMinimumWidth(px(_NARROWEST))
            self.panel.close_asked.connect(self.close_panel)
            self.panel.left.connect(self._page.chart.canvas.setFocus)
            self.addWidget(self.panel)
            self.setStretchFactor(0, 1)
            self.setStretchFactor(1, 0)
        if not self.is_open or not self.button.property("on"):
            self.panel.show()
            show_on(self.button, True)
            self.room_asked.emit(CHART_NEEDS + px(_PANEL))
            QTimer.singleShot(
                0, self, partial(self._settle, whole)
            )  # when there is the room that was asked for
        return self.panel

    def close_panel(self) -> None:
        """Hides the panel; what was found in it stays."""
        if self.panel is not None:
            self.panel.hide()
        show_on(self.button, False)
        self.room_asked.emit(0)
        self._page.chart.canvas.setFocus()

    def toggle(self) -> None:
        """Shows the panel with the keyboard in it; hides it when it has the keyboard already, or a click asks for that."""
        focus = self.window().focusWidget()
        within = self.panel is not None and focus is not None and self.panel.isAncestorOf(focus)
        if self.is_open and (within or focus is self.button):
            self.close_panel()
        else:
            self.open().take_keyboard()

    def event(self, event: QEvent) -> bool:
        if event.type() == ThemeChanged.kind and self.panel is not None:
            self.panel.setMinimumWidth(px(_NARROWEST))
            self._spread()
        return super().event(event)

    def _settle(self, whole: bool) -> None:
        """Shares out the room; a chart that was in sight as a whole is so again."""
        self._spread()
        if whole:
            QTimer.singleShot(0, self, self._page.chart.canvas.fit)

    def _spread(self) -> None:
        wide = min(px(_PANEL), max(px(_NARROWEST), self.width() - CHART_NEEDS))
        self.setSizes([max(1, self.width() - wide), wide])
