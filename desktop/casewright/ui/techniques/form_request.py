"""A form that a technique wants filled in; the editor of the window opens it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from casewright.ui.widgets.form_fields import FieldSpec

if TYPE_CHECKING:
    from casewright.ui.editing.editor import Editor


@dataclass(frozen=True)
class FormRequest:
    """`save` is handed the answers; it may raise a `CaseError`, whose sentence the form shows."""

    title: str
    fields: Sequence[FieldSpec]
    save: Callable[[dict[str, Any]], object]
    values: Mapping[str, Any] = field(default_factory=dict)
    submit: str = "Save"
    text: str = ""

    def ask(self, editor: Editor) -> None:
        """Opens the form over the window."""
        editor.ask(self.title, self.fields, self.save, values=self.values, submit=self.submit, text=self.text)
