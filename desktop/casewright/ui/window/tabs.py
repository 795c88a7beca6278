"""The views of a case as tabs; each is made when it is first shown, so that the window opens without numpy."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QTabWidget, QVBoxLayout, QWidget

from casewright.ui.theme import ThemeChanged, icon
from casewright.ui.widgets.arrangement import column, panel
from casewright.ui.widgets.buttons import icon_button

Maker = Callable[[], QWidget]


class Tabs(QTabWidget):
    """`add` names a page and how to make it; `page` makes it when needed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Case views")
        self.setObjectName("Centre")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setIconSize(QSize(16, 16))
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._makers: dict[str, Maker] = {}
        self._icons: dict[str, str] = {}
        self._unlisted: set[str] = set()
        self._pages: dict[str, QWidget] = {}
        self._holders: dict[str, QVBoxLayout] = {}
        self.started = False
        self.currentChanged.connect(self._on_current)
        self._more = icon_button("chevron-down", "All views", self._show_menu)
        self._more.hide()
        self.setCornerWidget(self._more)

    @property
    def keys(self) -> list[str]:
        """The names of the pages from left to right."""
        return list(self._makers)

    def add(self, key: str, icon_name: str, title: str, make: Maker) -> None:
        """Adds a tab whose page is made later."""
        self._makers[key] = make
        self._icons[key] = icon_name
        self._holders[key] = column()
        holder = panel("Centre", self._holders[key])
        self.addTab(holder, icon(icon_name, "text3", "accent"), title)

    def hide_tab(self, key: str) -> None:
        """Leaves a tab out of the row until its page is in front."""
        self._unlisted.add(key)
        self.setTabVisible(self.keys.index(key), False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_more()

    def _show_more(self) -> None:
        """The button for the menu of views is there while they do not all fit."""
        bar = self.tabBar()
        wide = sum(bar.tabRect(place).width() for place in range(bar.count()) if bar.isTabVisible(place))
        self._more.setVisible(wide > self.width() - self._more.sizeHint().width())

    def start(self) -> None:
        """Makes the page in front; before this nothing is made."""
        self.started = True
        self._fill(self.currentIndex())

    def page(self, key: str) -> Any:
        """The page of this name, a widget of its own class; made now if it was not."""
        if key not in self._pages:
            self._pages[key] = made = self._makers[key]()
            self._holders[key].addWidget(made)
        return self._pages[key]

    def made(self) -> list[QWidget]:
        """The pages made so far."""
        return list(self._pages.values())

    def show_page(self, key: str) -> Any:
        """Brings a page to the front and returns it."""
        found = self.page(key)
        self.setCurrentIndex(self.keys.index(key))
        return found

    @property
    def current_key(self) -> str:
        """The name of the page in front."""
        return self.keys[self.currentIndex()]

    def event(self, event: QEvent) -> bool:
        if event.type() == ThemeChanged.kind:
            for place, key in enumerate(self.keys):
                self.setTabIcon(place, icon(self._icons[key], "text3", "accent"))
        return super().event(event)

    def _on_current(self, place: int) -> None:
        self._fill(place)
        for key in self._unlisted:
            self.setTabVisible(self.keys.index(key), self.keys.index(key) == place)
        self._show_more()

    def _show_menu(self) -> None:
        menu = QMenu(self)
        for place, key in enumerate(self.keys):
            menu.addAction(icon(self._icons[key]), self.tabText(place)).triggered.connect(
                partial(self.show_page, key)
            )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _fill(self, place: int) -> None:
        if self.started and 0 <= place < len(self._makers):
            self.page(self.keys[place])
