"""The panel beside the chart: asking a question, answering it in the worker process, and going from the answer to the chart."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from casewright.analysis.painting import Painting
from casewright.casefile.change_set import CaseChanged
from casewright.model.errors import CaseError
from casewright.ui.network import PANEL_KEY
from casewright.ui.network.answer_view import AnswerView
from casewright.ui.network.asking import Answer, Asked, answer_in_worker
from casewright.ui.network.chart import ChartPage, choose, scope_of
from casewright.ui.network.copying import as_tsv
from casewright.ui.network.painting import painting_of
from casewright.ui.network.question_form import QuestionForm
from casewright.ui.network.sheet import Line, Sheet
from casewright.ui.source_panels.work_bar import WorkBar
from casewright.ui.tasks import Progress, TaskRunner
from casewright.ui.theme import px
from casewright.ui.theme.tokens import TOOL_BAR
from casewright.ui.widgets.arrangement import column, panel, row
from casewright.ui.widgets.buttons import icon_button, show_on
from casewright.ui.widgets.labels import ElidedLabel
from casewright.ui.window.session import CaseSession

_TABLES = frozenset({"entity", "link", "claim", "claim_about", "citation", "passage", "source", "sameness"})
"""What answers rest on."""
_BEFORE = "Computed before the last change of the case."
_ELSEWHERE = "Computed for what was shown before the filter was changed."


class NetworkPanel(QFrame):
    """`left` wants the keyboard back on the chart, `close_asked` the panel away."""

    left = Signal()
    close_asked = Signal()

    def __init__(
        self, session: CaseSession, tasks: TaskRunner, page: ChartPage, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("SourceSide")
        self.setAccessibleName("Network analysis")
        self._session, self._tasks, self._page = session, tasks, page
        self._painting: Painting | None = None
        self._pair = ""
        self._outdated = False
        self.form = QuestionForm(session, page)
        self.form.run_asked.connect(self.run)
        self.form.back_asked.connect(self.show_answer)
        self.view = AnswerView(session)
        self.view.chosen.connect(self._show_line)
        self.view.opened.connect(self._open_line)
        self.view.step_chosen.connect(session.select)
        self.view.step_opened.connect(session.open)
        self.view.again_asked.connect(self.run_again)
        self.view.change_asked.connect(self.ask)
        self.view.paint_asked.connect(self.paint)
        self.view.table.copy_asked.connect(self.copy)
        self.work = WorkBar(tasks)
        self.work.failed.connect(self._on_failed)
        self.parts = QStackedWidget()
        self.parts.addWidget(self.form)
        self.parts.addWidget(self.view)
        title = ElidedLabel("NETWORK", "section")
        close = icon_button("x", "Close this panel", self.close_asked.emit, PANEL_KEY)
        head = row(title, close, margins=(16, 0, 8, 0))
        head.setStretch(0, 1)
        self.setLayout(column(panel("Bar", head, px(TOOL_BAR)), self.work, self.parts))
        run = QShortcut(QKeySequence("Ctrl+Return"), self)
        run.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        run.activated.connect(self.run)
        session.changed.connect(self._on_changed)
        session.filters.changed.connect(self._on_filtered)
        page.style_of_view.painted.connect(self._on_painted)

    @property
    def answer(self) -> Answer | None:
        """What is shown, or was before somebody went back to ask."""
        return self.view.answer

    def take_keyboard(self) -> None:
        """Puts the keyboard into the form, or into the table of the answer."""
        shown = self.form if self.parts.currentWidget() is self.form else self.view
        shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask(self) -> None:
        """Shows the form, with the keyboard in it."""
        self.parts.setCurrentWidget(self.form)
        self.take_keyboard()

    def run(self) -> None:
        """Answers the question of the form."""
        try:
            asked = self.form.asked()
        except CaseError as error:
            self.ask()
            self.form.say(str(error))
            return
        self._pair = self.form.pair_words()
        self._run(asked)

    def run_again(self) -> None:
        """Answers the question shown anew, of what is there now."""
        if self.answer is None:
            return
        asked = self.answer.asked
        try:
            scope = scope_of(self._page, asked.where, directed=asked.scope.directed)
        except CaseError as error:
            self.view.say_stale(str(error))
            return
        self._run(replace(asked, scope=scope))

    def show_answer(self) -> None:
        """Shows the last answer, with the keyboard in its table."""
        self.parts.setCurrentWidget(self.view)
        self.take_keyboard()

    def copy(self) -> None:
        """Puts the lines shown on the clipboard, separated by tabs, with what they rest on."""
        rows = self.view.table.rows
        if rows.sheet is not None:
            self._tasks.run(
                "Copying the table", _copied, rows.sheet, list(rows.lines),
                on_done=lambda text: QGuiApplication.clipboard().setText(text),
            )  # fmt: skip

    def set_group(self, letter: str) -> None:
        """Takes what is chosen on the chart as A or B."""
        self.form.set_group(letter)
        self.parts.setCurrentWidget(self.form)

    def paint(self, wanted: bool) -> None:
        """Paints the answer on the chart, or what was painted before."""
        style, answer = self._page.style_of_view, self.answer
        found = (
            painting_of(answer, self.view.sorted_by(), self._page.entities()) if wanted and answer else None
        )
        if found is not None:
            self._painting = found
            style.paint(found)
        elif self.is_painted:
            style.paint_as_chosen()
        elif wanted:
            self._session.told.emit("There is nothing in this answer to paint on the chart.")
        self._on_painted()

    @property
    def is_painted(self) -> bool:
        """Whether the chart shows the answer."""
        return self._painting is not None and self._page.style_of_view.painting == self._painting

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.parts.currentWidget() is self.view:
            self.ask()
        else:
            self.left.emit()

    def _run(self, asked: Asked) -> None:
        self._outdated = False
        self.form.say("")
        self.work.run(
            "Looking at the network", answer_in_worker, self._session.case.access, asked,
            done=self._on_answered, in_process=True,
        )  # fmt: skip

    def _on_answered(self, answer: Answer) -> None:
        if self._session.closed:
            return
        was_painted = self.is_painted
        self.view.show_answer(answer, self._pair)
        self.form.back.show()
        self.parts.setCurrentWidget(self.view)
        if self._outdated:
            self.view.say_stale(_BEFORE)
        if was_painted:
            self.paint(True)
        focus = self.window().focusWidget()
        if focus is None or self.isAncestorOf(focus):
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.view.table.rows.rowCount():
            self.view.table.selectRow(0)

    def _on_failed(self, sentence: str) -> None:
        self.ask()
        self.form.say(sentence)

    def _show_line(self, line: Line) -> None:
        choose(self._page, line.entities)
        if line.target is not None:
            self._session.select(line.target)

    def _open_line(self, line: Line) -> None:
        if line.path is not None:
            self.view.steps.setFocus(Qt.FocusReason.OtherFocusReason)
            self.view.steps.first()
        elif line.target is not None:
            self._session.open(line.target)

    def _on_changed(self, event: CaseChanged) -> None:
        if _TABLES.isdisjoint(event.touched) and _TABLES.isdisjoint(event.bulk):
            return
        self._outdated = True
        if self.answer is not None:
            self.view.say_stale(_BEFORE)

    def _on_filtered(self) -> None:
        if self.answer is not None and self.answer.asked.where == "shown" and not self.view.stale.isVisible():
            self.view.say_stale(_ELSEWHERE)

    def _on_painted(self) -> None:
        show_on(self.view.paint, self.is_painted)


def _copied(_progress: Progress, sheet: Sheet, lines: list[Line]) -> str:
    """On a thread: a large table takes a tenth of a second."""
    return as_tsv(sheet, lines)
