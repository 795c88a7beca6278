"""Asking: which question, of whom, and of what part of the case."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QScrollArea, QWidget

from casewright.model.errors import InvalidValue
from casewright.ui.network import GROUP_KEYS
from casewright.ui.network.asking import Asked
from casewright.ui.network.chart import WHERE, ChartPage, chosen, scope_of
from casewright.ui.network.group_field import GroupField
from casewright.ui.network.questions import QUESTIONS, Question, question_called
from casewright.ui.widgets.arrangement import column, held, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.choice_field import ChoiceField
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.segments import Segments
from casewright.ui.window.session import CaseSession

_MOST, _USUAL = ("5", "10", "20", "50", "100", "500"), "20"


class QuestionForm(QScrollArea):
    """`run_asked` says that somebody wants the answer, `back_asked` that the last one is to be seen again."""

    run_asked = Signal()
    back_asked = Signal()

    def __init__(self, session: CaseSession, page: ChartPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self.question = ChoiceField("Question", [(each.key, each.title) for each in QUESTIONS])
        self.variant = ChoiceField("Measure", ())
        self._method = PlainLabel("", "small", wrap=True)
        self.groups = {
            letter: GroupField(letter, key, session, self._taking(letter))
            for letter, key in GROUP_KEYS.items()
        }
        self.most = ChoiceField("At most so many paths", [(each, each) for each in _MOST])
        self.most.choose(_USUAL)
        self.where = Segments("What is looked at", WHERE)
        self.directed = QCheckBox("Follow links in their direction only")
        self.directed.setAccessibleName("Follow links in their direction only")
        self.run = text_button("Run", self.run_asked.emit, icon="play", look="primary")
        self.problem = PlainLabel("", "problem", wrap=True)
        self._pair = held(column(*self.groups.values(), spacing=12))
        self._bounds = held(
            row(PlainLabel("At most", "small"), self.most, PlainLabel("paths", "small"), None, spacing=8)
        )
        self.back = text_button("Back to the answer", self.back_asked.emit, icon="table")
        self.back.hide()
        content = held(
            column(
                self.question, self.variant, self._method, self._pair, self._bounds,
                PlainLabel("Looked at", "section"), self.where, self.directed, row(self.run, self.back, None, spacing=8), self.problem, None,
                PlainLabel("An observed network only: what nobody recorded is not in it, and its absence proves nothing.", "caption", wrap=True),
                margins=(16, 12, 16, 12), spacing=10,
            )
        )  # fmt: skip
        content.setProperty("clear", True)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusProxy(self.question)
        self.question.currentIndexChanged.connect(lambda _place: self._show_question())
        self.variant.currentIndexChanged.connect(lambda _place: self._show_variant())
        self._show_question()

    def asked(self) -> Asked:
        """The question as it stands. Raises InvalidValue when it cannot be asked so."""
        question, where = self._question(), self.where.choice()
        directed = question.directed and self.directed.isChecked()
        one, other = (field.value() if question.pair else () for field in self.groups.values())
        if question.pair and not (one and other):
            raise InvalidValue("Say who A and B are: select them on the chart, or find them by typing.")
        scope = scope_of(self._page, where, directed=directed)
        variant = self.variant.choice() or question.variants[0].key
        return Asked(question.key, variant, scope, where, one, other, int(self.most.choice()))

    def set_group(self, letter: str) -> bool:
        """Takes what is chosen on the chart as A or B; whether anything is."""
        found = chosen(self._page)
        if found:
            self.groups[letter].set_value(found)
            if not self._question().pair:
                self.question.choose("paths")
        self.say("" if found else "Choose entities on the chart first.")
        return bool(found)

    def pair_words(self) -> str:
        """`Varenia → Tolmark`; empty for a question that is not asked of two groups."""
        one, other = (field.names() for field in self.groups.values())
        return f"{one} → {other}" if self._question().pair else ""

    def say(self, problem: str) -> None:
        """Says why it cannot be asked so, or nothing."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _question(self) -> Question:
        return question_called(self.question.choice())

    def _taking(self, letter: str) -> Callable[[], object]:
        return lambda: self.set_group(letter)

    def _show_question(self) -> None:
        question = self._question()
        several = len(question.variants) > 1
        self.variant.set_options([(each.key, each.title) for each in question.variants])
        self.variant.setVisible(several)
        self._pair.setVisible(question.pair)
        self._bounds.setVisible(question.key == "paths")
        self.directed.setVisible(question.directed)
        self._show_variant()
        self.say("")

    def _show_variant(self) -> None:
        key = self.variant.choice()
        self._method.setText(next((each.method for each in self._question().variants if each.key == key), ""))
