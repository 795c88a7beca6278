"""A dialog that asks a few things, made from a list of fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

from casewright.model.errors import CaseError
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.form_fields import FieldSpec, FormField
from casewright.ui.widgets.labels import PlainLabel, Rule


class FormDialog(QDialog):
    """Asks, checks, and hands the answers to `on_submit`.

    `on_submit(values)` may raise a `CaseError`: its sentence is shown and the dialog stays open with all that was typed.
    Ctrl+Enter submits from every field, Enter from fields of one line, Esc cancels.
    """

    def __init__(
        self,
        title: str,
        fields: Sequence[FieldSpec],
        on_submit: Callable[[dict[str, Any]], object],
        *,
        values: Mapping[str, Any] | None = None,
        submit: str = "Save",
        text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self._on_submit = on_submit
        given = values or {}
        self.fields = {spec.name: FormField(spec, given.get(spec.name)) for spec in fields}
        self._problem = PlainLabel("", "problem", wrap=True)
        self._problem.hide()
        self._submit = text_button(submit, self.submit, look="primary")
        self._submit.setDefault(True)
        cancel = text_button("Cancel", self.reject, look="outline")
        head = column(PlainLabel(title, "title"), margins=(20, 18, 20, 4), spacing=4)
        if text:
            head.addWidget(PlainLabel(text, "muted", wrap=True))
        foot = row(self._problem, None, cancel, self._submit, margins=(20, 12, 20, 14), spacing=8)
        foot.setStretch(0, 1)
        self.setLayout(column(head, self._scroll(), Rule(), foot))
        self.setMinimumWidth(px(460))
        for field in self.fields.values():
            field.changed.connect(self._recheck)
        first = next(iter(self.fields.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def values(self) -> dict[str, Any]:
        """The answers by name; only call when nothing is wrong with them."""
        return {name: field.value() for name, field in self.fields.items()}

    def submit(self) -> bool:
        """Check all answers and hand them over; whether that went well, which closes the dialog."""
        wrong = [field for field in self.fields.values() if field.problem()]
        for field in self.fields.values():
            field.show_problem(field.problem())
        self._make_room()
        if wrong:
            wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        try:
            self._on_submit(self.values())
        except CaseError as error:
            self._problem.setText(str(error))
            self._problem.show()
            return False
        self.accept()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submit()
        else:
            super().keyPressEvent(event)

    def _scroll(self) -> QScrollArea:
        inner = QWidget()
        inner.setProperty("clear", True)
        inner.setLayout(column(*self.fields.values(), None, margins=(20, 8, 20, 16), spacing=14))
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self._area, self._inner = area, inner
        self._make_room()
        return area

    def _make_room(self) -> None:
        """As high as the fields need, within reason; beyond that they scroll."""
        wanted = self._inner.sizeHint().height()
        self._area.setMinimumHeight(min(wanted, px(560)))

    def _recheck(self) -> None:
        """Take back what was said as soon as it is no longer true; never complain while somebody is typing."""
        self._problem.hide()
        for field in self.fields.values():
            if not field.problem():
                field.show_problem("")
