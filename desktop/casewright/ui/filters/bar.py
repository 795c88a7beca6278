"""The filter bar: a chip for each kind of criterion, which says what is asked for and opens a panel to change it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QSizePolicy, QWidget

from casewright.model.case_filter import CaseFilter
from casewright.ui.filters import panels, words
from casewright.ui.filters.popover import Popover
from casewright.ui.theme import px
from casewright.ui.theme.appearance import repolish
from casewright.ui.theme.tokens import TOOL_BAR
from casewright.ui.widgets.arrangement import row
from casewright.ui.widgets.buttons import button_words, icon_button, text_button
from casewright.ui.widgets.plain_text import bare, isolate, set_plain_tooltip
from casewright.ui.window.session import CaseSession

_PAUSE = 200  # milliseconds after the last letter before text is looked for
_NAME_FIELD = 100, 180  # least and most width
_LONGEST = 30  # characters of a chip; the tooltip has the rest


class _Criterion(NamedTuple):
    """A chip: its icon, what it filters by, its words, and what opens under it."""

    icon: str
    title: str
    says: Callable[[CaseSession, CaseFilter], str]
    panel: Callable[..., QWidget]


_CRITERIA = (
    _Criterion("filter", "Kinds", words.kinds, panels.kinds),
    _Criterion("tag", "Tags", words.tags, panels.tags),
    _Criterion("calendar", "Time", words.time, panels.time),
    _Criterion("book-open", "Sources", words.sources, panels.sources),
    _Criterion("shield-check", "Evidence", words.evidence, panels.evidence),
    _Criterion("sliders-horizontal", "More", words.handling, panels.handling),
)


class FilterBar(QFrame):
    """Shows and changes the filter of a session; any page may have one. `save_asked`: keep the filter in the view shown."""

    save_asked = Signal()

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Bar")
        self._session, self._state = session, session.filters
        self.chips = {each.title: self._chip(each) for each in _CRITERIA}
        self.text = QLineEdit()
        self.text.setPlaceholderText("Name contains")
        self.text.setAccessibleName("Filter by name")
        self.text.setClearButtonEnabled(True)
        self.text.setMinimumWidth(px(_NAME_FIELD[0]))
        self.text.setMaximumWidth(px(_NAME_FIELD[1]))
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(lambda: self._state.narrow(text=self.text.text().strip()))
        self.text.textEdited.connect(lambda _text: self._later.start())
        self.clear = icon_button("x", "Clear all filters", self._state.clear)
        self.save = text_button("Save to view", self.save_asked.emit, icon="save")
        self.save.setAccessibleName("Save filters to view")
        set_plain_tooltip(self.save, "Save filters to view")
        self.setLayout(
            row(*self.chips.values(), self.text, self.clear, None, self.save, margins=(8, 0, 8, 0), spacing=2)
        )
        self.setFixedHeight(px(TOOL_BAR))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._state.changed.connect(self.refresh)
        self.offer_save(False)
        self.refresh()

    def offer_save(self, offered: bool) -> None:
        """Whether the filter differs from the one of the view shown, and could be kept there."""
        self.save.setVisible(offered)
        self._make_room()

    def refresh(self) -> None:
        """Says what is asked for."""
        asked = self._state.current
        nothing = CaseFilter()
        for each in _CRITERIA:
            said, chip = bare(each.says(self._session, asked)), self.chips[each.title]
            on = said != bare(each.says(self._session, nothing))
            chip.setProperty("said", said)
            chip.setAccessibleName(f"{each.title}: {said}")
            set_plain_tooltip(chip, f"{each.title}: {said}")
            if chip.property("on") != on:
                chip.setProperty("on", on)
                repolish(chip)
        if self.text.text().strip() != asked.text and not self._later.isActive():
            self.text.setText(asked.text)
        self.clear.setEnabled(asked != CaseFilter(unknown=asked.unknown))
        self._make_room()

    def open(self, title: str) -> Popover:
        """Opens the panel of a chip."""
        criterion = next(each for each in _CRITERIA if each.title == title)
        shown = Popover(
            f"Filter by {title.lower()}" if title != "More" else "Further filters",
            criterion.panel(self._session, self._state),
            self,
        )
        shown.open_under(self.chips[title])
        return shown

    def minimumSizeHint(self) -> QSize:
        return QSize(px(240), px(TOOL_BAR))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _chip(self, criterion: _Criterion) -> QPushButton:
        return text_button(criterion.title, partial(self.open, criterion.title), icon=criterion.icon)

    def _make_room(self) -> None:
        """Chips that ask for nothing give up their words first, from the end, when there is no room for all."""
        for chip in self.chips.values():
            said = str(chip.property("said") or "")
            cut = said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
            chip.setText(button_words(isolate(cut), "icon"))
        silent = [each for each in self.chips.values() if not each.property("on")]
        for chip in reversed([*(each for each in self.chips.values() if each.property("on")), *silent]):
            if self._wanted() <= self.width():
                break
            chip.setText("")

    def _wanted(self) -> int:
        shown = [*self.chips.values(), self.clear]
        shown += [] if self.save.isHidden() else [self.save]
        return sum(each.sizeHint().width() + 2 for each in shown) + self.text.minimumWidth() + 20
