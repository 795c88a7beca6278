"""Going through what is to be rated, one dialog after the other: all sources first, then the items, so that the axes stay apart."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from casewright.ui.rating.item_step import item_step
from casewright.ui.rating.source_step import source_step
from casewright.ui.rating.step import Step
from casewright.ui.theme import px
from casewright.ui.widgets.form_dialog import FormDialog
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

if TYPE_CHECKING:
    from casewright.ui.editing.editor import Editor

_STEPS = {"source": source_step, "citation": item_step}


class RatingQueue(QObject):
    """Asks for a rating of each of `targets` (sources and citations) in turn; S or the button leaves one out, Esc ends it."""

    def __init__(self, editor: Editor, session: CaseSession, targets: Sequence[ObjectRef]) -> None:
        super().__init__(editor)
        self._editor, self._session, self._targets = editor, session, list(targets)
        self._place = self._rated = 0
        self.dialog: FormDialog | None = None

    def start(self) -> None:
        """Asks for the first one."""
        self._ask()

    def skip(self) -> None:
        """Leaves the one in front for later."""
        dialog, self.dialog = self.dialog, None
        self._place += 1
        if dialog is not None:
            dialog.accept()
        self._ask()

    def _ask(self) -> None:
        while self._place < len(self._targets):
            target = self._targets[self._place]
            step = _STEPS[target.type](self._session, target.id)
            if step is not None:
                self._show(step)
                return
            self._place += 1
        self._end()

    def _show(self, step: Step) -> None:
        several = len(self._targets) > 1
        where = f"{step.title} — {self._place + 1} of {len(self._targets):,}" if several else step.title
        self.dialog = self._editor.ask(
            where, step.fields, partial(self._save, step), values=step.values, submit="Rate", text=step.guard,
            beside=step.beside, skip=self.skip if several else None,
        )  # fmt: skip
        scale, reason = (self.dialog.fields[each.name] for each in step.fields[:2])
        scale.field.keyed.connect(reason.setFocus)
        self.dialog.accepted.connect(self._go_on)
        self.dialog.rejected.connect(self._end)
        self.dialog.resize(px(960), px(720))

    def _save(self, step: Step, typed: dict[str, object]) -> None:
        step.save(typed)
        self._rated += 1

    def _go_on(self) -> None:
        if self.dialog is not None:  # not left out
            self._place += 1
            self._ask()

    def _end(self) -> None:
        if len(self._targets) > 1:
            left = len(self._targets) - self._place
            rest = f"; {left:,} left" if left else ""
            self._session.told.emit(f"Rated {self._rated:,}{rest}.")
        self.deleteLater()
