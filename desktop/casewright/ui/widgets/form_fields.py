"""Fields of forms, made from what they are to ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from casewright.model.errors import CaseError
from casewright.ui.theme import px
from casewright.ui.theme.appearance import repolish
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.choice_field import ChoiceField
from casewright.ui.widgets.date_field import DateField
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.tags_field import TagsField


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One question of a form.

    Args:
        name: key of the value.
        label: what is asked.
        kind: `text`, `lines`, `choice`, `date`, `number` or `tags`.
        required: an empty answer is refused.
        options: (key, label) pairs of a choice, or (tag, tag) pairs in use.
        help: a sentence below the field.
        placeholder: an example inside an empty field.
        check: raises a `CaseError` with one sentence when the value will not do.
        make: makes a field of another sort, which `kind` then only names: it has `value()`, `set_value()` and `changed`.
        section: a heading over this field, where a part of the form begins with it.
    """

    name: str
    label: str
    kind: str = "text"
    required: bool = False
    options: Sequence[tuple[str, str]] = ()
    help: str = ""
    placeholder: str = ""
    check: Callable[[Any], object] | None = None
    make: Callable[[], QWidget] | None = None
    section: str = ""


class FormField(QWidget):
    """A label, a field, and below it help or what is wrong."""

    changed = Signal()

    def __init__(self, spec: FieldSpec, value: Any = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.field = self._made(spec)
        label = PlainLabel(
            spec.label if not spec.required else f"{spec.label} (required)", "small", wrap=True
        )
        label.setBuddy(self.field)
        self._below = PlainLabel(spec.help, "caption", wrap=True)
        self._below.setVisible(bool(spec.help))
        self.setLayout(column(label, self.field, self._below, spacing=4))
        self.setFocusProxy(self.field)
        if value is not None:
            self.set_value(value)

    def value(self) -> Any:
        """The answer: a text, a list of texts for tags, a number or None for numbers."""
        field: Any = self.field
        if self.spec.make is not None:
            return field.value()
        if isinstance(field, TagsField):
            return field.tags()
        if isinstance(field, ChoiceField):
            return field.choice()
        if isinstance(field, QPlainTextEdit):
            return field.toPlainText().strip()
        text = field.text().strip() if isinstance(field, (QLineEdit, DateField)) else ""
        return _number(text) if self.spec.kind == "number" else text

    def set_value(self, value: Any) -> None:
        """Put an answer into the field."""
        field: Any = self.field
        if self.spec.make is not None:
            field.set_value(value)
        elif isinstance(field, TagsField):
            field.set_tags(value)
        elif isinstance(field, ChoiceField):
            field.choose(str(value))
        elif isinstance(field, QPlainTextEdit):
            field.setPlainText(str(value))
        elif isinstance(field, (QLineEdit, DateField)):
            field.setText(str(value))

    def problem(self) -> str:
        """What is wrong with the answer in one sentence, or an empty text."""
        try:
            value = self.value()
            if self.spec.required and value in ("", None, []):
                return f"{self.spec.label} is missing."
            if isinstance(self.field, DateField) and self.field.problem():
                return self.field.problem()
            if self.spec.check is not None and value not in ("", None, []):
                self.spec.check(value)
        except (CaseError, ValueError) as error:
            return str(error)
        return ""

    def show_problem(self, problem: str) -> None:
        """Say below the field what is wrong; an empty text puts the help back."""
        self._below.setText(problem or self.spec.help)
        self._below.set_role("problem" if problem else "caption")
        self._below.setVisible(bool(problem or self.spec.help))
        inner = self.field.line if isinstance(self.field, DateField) else self.field
        inner.setProperty("wrong", bool(problem))
        repolish(inner)

    def _made(self, spec: FieldSpec) -> Any:
        field: Any
        if spec.make is not None:
            field = spec.make()
            field.changed.connect(self.changed)
        elif spec.kind == "choice":
            field = ChoiceField(spec.label, spec.options)
            field.currentIndexChanged.connect(lambda _index: self.changed.emit())
        elif spec.kind == "date":
            field = DateField(spec.label)
            field.changed.connect(self.changed)
        elif spec.kind == "lines":
            field = _lines(spec)
            field.textChanged.connect(self.changed)
        else:
            field = (
                TagsField(spec.label, [key for key, _ in spec.options])
                if spec.kind == "tags"
                else QLineEdit()
            )
            field.textChanged.connect(lambda _text: self.changed.emit())
            if spec.placeholder:
                field.setPlaceholderText(spec.placeholder)
        field.setAccessibleName(spec.label)
        field.setAccessibleDescription(spec.help)
        return field


def _lines(spec: FieldSpec) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setProperty("field", True)
    field.setTabChangesFocus(True)
    field.setFixedHeight(px(96))
    field.setPlaceholderText(spec.placeholder)
    return field


def _number(text: str) -> float | int | None:
    """A number as people write it, with a point. Raises ValueError with one sentence."""
    if not text:
        return None
    try:
        number = float(text.replace("\u2212", "-").replace(" ", ""))
    except ValueError:
        raise ValueError(f"'{text}' is not a number.") from None
    return int(number) if number.is_integer() and "." not in text else number
