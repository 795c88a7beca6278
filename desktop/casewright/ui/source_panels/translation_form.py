"""A passage and its translation, each in its own direction: under one another, or side by side where there is room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCompleter, QLineEdit, QPlainTextEdit, QWidget

from casewright.casefile.queries.translations import TranslationRow
from casewright.model.choices import choices
from casewright.ui.reader.display_text import follow_scripts, has_right_to_left
from casewright.ui.theme import ThemeChanged, px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.choice_field import ChoiceField
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.plain_text import show_controls

MACHINE = "machine"
_SIDE_BY_SIDE = 560
_HINTS = {
    MACHINE: "Name the tool and its version: a brief must say that a machine translated.",
    "unchecked": "Nobody has compared it with the original yet.",
    "checked": "Somebody who reads the language has compared it with the original.",
}


class TranslationForm(QWidget):
    """Shows one passage at a time. Ctrl+Enter saves, wherever the keyboard is in it.

    Signals:
        save_asked: the fields are to be kept.
        changed: somebody has typed.
    """

    save_asked = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = ("", "", "")
        self._language = PlainLabel("Original", "section")
        self.original, self.translation = _words("Original words"), _words("Translation")
        self.original.setReadOnly(True)
        self.translation.setPlaceholderText("Translate the passage here")
        self.translator = QLineEdit()
        self.translator.setAccessibleName("Translator")
        self.state = ChoiceField(
            "State of the translation", [(each.key, each.label) for each in choices("translation_state")]
        )
        self._by = PlainLabel("Translator", "small")
        self._hint = PlainLabel("", "caption", wrap=True)
        self.save_button = text_button("Save", self.save_asked.emit, look="primary")
        self.save_button.setToolTip("Save   Ctrl+Enter")
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(12)
        for label, words in (
            (self._language, self.original),
            (PlainLabel("TRANSLATION", "section"), self.translation),
        ):
            self._halves.addLayout(column(label, words, spacing=4), 1)
        by = column(self._by, self.translator, spacing=4)
        state = column(PlainLabel("State", "small"), self.state, spacing=4)
        who = row(by, state, spacing=8)
        who.setStretch(0, 1)
        below = row(self._hint, self.save_button, spacing=8)
        below.setStretch(0, 1)
        whole = column(self._halves, who, below, spacing=8)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.translation)
        self.translation.textChanged.connect(self._on_changed)
        self.translator.textChanged.connect(self._on_changed)
        self.state.currentIndexChanged.connect(self._on_changed)
        for field in (self.translation, self.translator, self.state):
            field.installEventFilter(self)

    def show_passage(
        self, found: TranslationRow, translators: list[str], analyst: str, *, writable: bool
    ) -> None:
        """Shows a passage; somebody who has translated here before is offered as the translator."""
        usual = translators[0] if translators else analyst
        self._language.setText(f"ORIGINAL  ·  {found.language.upper()}" if found.language else "ORIGINAL")
        self.original.setPlainText(show_controls(found.exact))
        for field in (self.translation, self.translator, self.state):
            field.blockSignals(True)
        self.translation.setPlainText(found.translation or "")
        self.translator.setText(found.translator or usual)
        self.state.choose(found.state or "unchecked")
        for field in (self.translation, self.translator, self.state):
            field.blockSignals(False)
        self.translation.setReadOnly(not writable)
        self.translator.setReadOnly(not writable)
        self.state.setEnabled(writable)
        self.translator.setCompleter(
            QCompleter(list(dict.fromkeys([*translators, analyst])), self.translator)
        )
        self._before = self.values()
        self._on_changed()

    def values(self) -> tuple[str, str, str]:
        """Translation, translator and state as they stand in the fields."""
        return self.translation.toPlainText().strip(), self.translator.text().strip(), self.state.choice()

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not saved; another translator or state of no translation is nothing."""
        now = self.values()
        return now != self._before and bool(now[0] or self._before[0])

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.save_asked.emit()
                return True
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == ThemeChanged.kind:
            self._take_look()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= _SIDE_BY_SIDE
        direction = QBoxLayout.Direction
        self._halves.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def _take_look(self) -> None:
        for words in (self.original, self.translation):
            words.setStyleSheet(_look())

    def _on_changed(self) -> None:
        for words in (self.original, self.translation):
            follow_scripts(words.document(), two_ways=has_right_to_left(words.toPlainText()))
        machine = self.state.choice() == MACHINE
        self._by.setText("Tool and version" if machine else "Translator")
        self.translator.setAccessibleName(self._by.text())
        self._hint.setText(_HINTS.get(self.state.choice(), "") if self.values()[0] else "")
        self.save_button.setEnabled(self.is_changed)
        self.changed.emit()


def _words(name: str) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setAccessibleName(name)
    made.setProperty("field", True)
    made.setTabChangesFocus(True)
    made.setStyleSheet(_look())
    made.setMinimumHeight(72)
    option = made.document().defaultTextOption()
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setAlignment(
        Qt.AlignmentFlag.AlignJustify
    )  # so that right-to-left lines begin at the right (`text_view`)
    made.document().setDefaultTextOption(option)
    return made


def _look() -> str:
    return f"font-family: 'Source Serif 4', 'Vazirmatn', 'Noto Sans Hebrew'; font-size: {px(15)}px;"
