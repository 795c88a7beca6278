"""A dialog that asks a few things, made from a list of fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QWidget

from casewright.model.errors import CaseError
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.form_fields import FieldSpec, FormField
from casewright.ui.widgets.labels import PlainLabel, Rule

_FIELDS_SHARE, _BESIDE_SHARE = 5, 4


class FormDialog(QDialog):
    """Asks, checks, and hands the answers to `on_submit`.

    `on_submit(values)` may raise a `CaseError`: its sentence is shown and the dialog stays open with all that was typed.
    Ctrl+Enter submits from every field, Enter from fields of one line, Esc cancels; S leaves out what may be skipped.
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
        beside: QWidget | None = None,
        skip: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`beside`: what is to be seen while answering. `skip`: what a button does that leaves this one for later."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self._on_submit, self._skip = on_submit, skip
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
        buttons = [cancel, *([text_button("Skip", skip, look="outline")] if skip else []), self._submit]
        foot = row(self._problem, None, *buttons, margins=(20, 12, 20, 14), spacing=8)
        foot.setStretch(0, 1)
        middle = self._scroll()
        self.setLayout(column(head, middle if beside is None else self._with(middle, beside), Rule(), foot))
        self.setMinimumWidth(px(460 if beside is None else 860))
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
            self.bring_into_sight(wrong[0])
            return False
        try:
            self._on_submit(self.values())
        except CaseError as error:
            self._problem.setText(str(error))
            self._problem.show()
            return False
        self.accept()
        return True

    def bring_into_sight(self, field: FormField) -> None:
        """Scrolls to a field with what is said below it, once that has its place."""
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(field, 0, 8))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submit()
        elif self._skip is not None and event.key() == Qt.Key.Key_S and not event.modifiers():
            self._skip()
        else:
            super().keyPressEvent(event)

    def _scroll(self) -> QScrollArea:
        inner = QWidget()
        inner.setProperty("clear", True)
        parts: list[QWidget] = []
        for field in self.fields.values():
            if field.spec.section:
                parts.append(PlainLabel(field.spec.section.upper(), "section"))
            parts.append(field)
        inner.setLayout(column(*parts, None, margins=(20, 8, 20, 16), spacing=14))
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self._area, self._inner = area, inner
        self._make_room()
        return area

    def _with(self, fields: QScrollArea, beside: QWidget) -> QHBoxLayout:
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(beside.accessibleName())
        area.setWidget(beside)
        both = row(fields, area)
        both.setStretch(0, _FIELDS_SHARE)
        both.setStretch(1, _BESIDE_SHARE)
        return both

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
