"""What if this source is dropped: all that would change, to be gone through and copied. Nothing is changed by asking."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from casewright.casefile.access import Access
from casewright.ui.painted.arrangement import Row, Stack
from casewright.ui.painted.card import Card
from casewright.ui.painted.glyphs import Glyph
from casewright.ui.painted.words import Words
from casewright.ui.tasks import Task, TaskRunner
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, empty_layout, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.labels import PlainLabel, Rule
from casewright.ui.widgets.plain_text import isolate, one_line
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession, shortened
from casewright.ui.window.words import icon_of, type_word

if TYPE_CHECKING:
    from casewright.brief.without import Line, Without

_MOST = 100  # cards of one group; the copied text has them all
_SLICE = 6
_TONES = {"bad": ("circle-x", "bad"), "warn": ("triangle-alert", "warn"), "plain": ("", "text2")}
_KEYS = "J and K go through it, Enter shows the object in its view, C copies all of it as text."


class WithoutDialog(QDialog):
    """Stays open beside the window, so that one can look at each place. `add_asked`: another source is to be dropped too."""

    add_asked = Signal()

    def __init__(self, session: CaseSession, tasks: TaskRunner, sources: list[UUID], parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self.sources = sources
        self.found: Without | None = None
        self.text = ""
        self.cards: list[Card] = []
        self._task: Task | None = None
        self._waiting: Iterator[QWidget] = iter(())
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._add_some)
        self.setWindowTitle("What if this source is dropped")
        self.resize(px(640), px(720))
        self._title = PlainLabel("", "title", wrap=True)
        self._said = PlainLabel("Looking through the case …", "strong", wrap=True)
        note = PlainLabel(
            f"Nothing is changed or deleted: this only asks what if. {_KEYS}", "muted", wrap=True
        )
        head = column(self._title, self._said, note, margins=(20, 18, 20, 12), spacing=6)
        self._body: QVBoxLayout = column(margins=(20, 12, 20, 16), spacing=8)
        self._copy = text_button("Copy as text", self.copy, icon="copy", look="outline")
        self._copy.setEnabled(False)
        more = text_button("Also drop another …", self.add_asked.emit, icon="plus")
        more.setAutoDefault(False)
        close = text_button("Close", self.reject, look="outline")
        close.setDefault(True)
        foot = row(more, None, self._copy, close, margins=(20, 12, 20, 14), spacing=8)
        self.setLayout(column(head, Rule(), self._scroll(), Rule(), foot))
        self.ask()

    def ask(self) -> None:
        """Works it out in a process of its own, since it looks through the whole case."""
        self.setWindowTitle(
            "What if this source is dropped" if len(self.sources) == 1 else "What if these are dropped"
        )
        self._clear()
        self._said.setText("Looking through the case …")
        if self._task is not None:
            self._task.cancel()
        self._task = self._tasks.run(
            "Asking what rests on it", find, self._session.case.access, self.sources,
            on_done=self._show, on_failed=self._said.setText, in_process=True,
        )  # fmt: skip

    def also(self, source: UUID) -> None:
        """Asks again, with another source dropped too."""
        if source not in self.sources:
            self.sources = [*self.sources, source]
            self.ask()

    def copy(self) -> None:
        """Puts all of it on the clipboard as plain text."""
        if self.text:
            QGuiApplication.clipboard().setText(self.text)
            self._session.told.emit("Copied what would change.")

    def step(self, step: int) -> None:
        """Moves the keyboard to the next or the previous line."""
        if not self.cards:
            return
        here = next((n for n, card in enumerate(self.cards) if card.hasFocus()), None)
        place = (0 if step > 0 else len(self.cards) - 1) if here is None else here + step
        card = self.cards[min(max(place, 0), len(self.cards) - 1)]
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.ensureWidgetVisible(card, 0, 24)

    def reject(self) -> None:
        """Closes it; what is still being worked out is given up."""
        self._next.stop()
        if self._task is not None:
            self._task.cancel()
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = Qt.Key(event.key()), event.modifiers() == Qt.KeyboardModifier.NoModifier
        step = {Qt.Key.Key_J: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_K: -1, Qt.Key.Key_Up: -1}.get(key)
        if plain and step is not None:
            self.step(step)
        elif plain and key == Qt.Key.Key_C:
            self.copy()
        else:
            super().keyPressEvent(event)

    def _scroll(self) -> QScrollArea:
        inner = QWidget()
        inner.setProperty("clear", True)
        inner.setLayout(self._body)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inner)
        return self._area

    def _clear(self) -> None:
        self._next.stop()
        self.cards, self.text, self.found = [], "", None
        self._copy.setEnabled(False)
        empty_layout(self._body)

    def _show(self, answer: tuple[Without, str, str]) -> None:
        self.found, said, self.text = answer
        named = " and ".join(
            f"“{isolate(shortened(each.title, 120))}”" for each in self.found.dropped.sources
        )
        self._title.setText(f"Without {named}")
        self._said.setText(said)
        self._copy.setEnabled(True)
        self._waiting = self._parts(self.found)
        self._add_some()
        self._next.start()
        self.step(1)

    def _parts(self, found: Without) -> Iterator[QWidget]:
        for group in found.groups:
            yield PlainLabel(f"{group.title.upper()}   {len(group.lines)}", "section")
            yield from map(self._card, group.lines[:_MOST])
            if len(group.lines) > _MOST:
                yield PlainLabel(f"{len(group.lines) - _MOST} more are in the copied text.", "muted")

    def _add_some(self) -> None:
        """A few at a time between other events, so that no key waits for a hundred cards."""
        parts = list(islice(self._waiting, _SLICE))
        for part in parts:
            self._body.addWidget(part)
            if isinstance(part, Card):
                self.cards.append(part)
        if len(parts) < _SLICE:
            self._next.stop()
            self._body.addStretch(1)

    def _card(self, line: Line) -> Card:
        words = Stack(
            Words(isolate(shortened(line.title, 240))), Words(isolate(line.sentence), "small"), spacing=2
        )
        glyph, ink = _TONES.get(line.tone, _TONES["plain"])
        mark = Glyph(glyph or icon_of(line.type), ink, 16)
        name = f"{type_word(line.type)}: {one_line(line.title, 160)}. {line.detail}"
        card = Card(name, Row(mark, words, spacing=10, top=True), can_open=True)
        card.opened.connect(lambda: self._session.open(ObjectRef(line.type, line.id)))
        return card


def find(_progress: Any, access: Access, sources: list[UUID]) -> tuple[Without, str, str]:
    """In the worker process: what would change, in one sentence and in full. Raises CaseError."""
    from casewright.brief.without import as_text, headline, without_sources
    from casewright.casefile.opening import open_unlocked

    with open_unlocked(access, read_only=True) as case:
        found = without_sources(case, sources)
    return found, headline(found), as_text(found)
