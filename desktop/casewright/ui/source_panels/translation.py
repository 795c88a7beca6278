"""Translations beside the text: the passages of the source, those without a checked translation first of all."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent

from casewright.casefile.change_set import CaseChanged
from casewright.casefile.queries import translations
from casewright.casefile.queries.translations import TranslationRow
from casewright.model.errors import CaseError
from casewright.ui.source_panels.registry import SourcePanel
from casewright.ui.source_panels.translation_form import TranslationForm
from casewright.ui.tasks import TaskRunner
from casewright.ui.theme import px
from casewright.ui.theme.tokens import ROW_TWO_LINES
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.row_list import RowList
from casewright.ui.widgets.segments import Segments
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import choice_label

_TABLES = frozenset({"passage", "source_text", "source"})
TO_DO, HERE, CASE = "to_do", "here", "case"
_NOTHING = {
    TO_DO: "Every passage of this text that needs a translation has a checked one.",
    HERE: "Nothing has been quoted from this text yet.",
    CASE: "No passage of the case waits for a translation or a check.",
}


class TranslationPanel(SourcePanel):
    """A list of passages, and below it the one that is chosen, with its translation to be written.

    What was typed is saved as one step with Ctrl+Enter, and also when somebody goes on to another passage.
    """

    def __init__(self, session: CaseSession, tasks: TaskRunner) -> None:
        super().__init__(session, tasks)
        self._source: UUID | None = None
        self._text: UUID | None = None
        self._passage: UUID | None = None
        self._rows: list[TranslationRow] = []
        self.form = TranslationForm()
        self.form.save_asked.connect(self.save)
        self.form.hide()
        self.scope = Segments(
            "Passages", ((TO_DO, "To do here"), (HERE, "All here"), (CASE, "To do in the case"))
        )
        self.scope.chosen.connect(lambda _key: self.refresh())
        self.list = RowList("Passages to translate", self._fetch)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda _id: self.form.setFocus(Qt.FocusReason.OtherFocusReason))
        self.list.setMinimumHeight(px(ROW_TWO_LINES) * 3)
        self._nothing = EmptyState("languages", "Nothing to translate", "")
        whole = column(self.scope, self._nothing, self.list, self.form, margins=(16, 12, 16, 12), spacing=10)
        for part, share in ((1, 1), (2, 1), (3, 2)):
            whole.setStretch(part, share)
        self.setLayout(whole)
        self.setFocusProxy(self.list)
        session.changed.connect(self._on_changed)
        session.selected.connect(self._on_selected)

    def show_source(self, source_id: UUID | None, text_id: UUID | None) -> None:
        """Shows the passages of a text, and the one that is selected, if it is among them."""
        self._keep()
        self._source, self._text = source_id, text_id
        self.refresh()
        self._on_selected(self._session.selection)

    def refresh(self) -> None:
        """Reads the passages anew; the one being worked on stays, also once it is done."""
        case, scope = self._session.case, self.scope.choice()
        if scope == CASE:
            found = translations.translations_in_case(case)
        else:
            found = translations.translations_in_text(case, self._text) if self._text else []
        home = translations.language_of_case(case)
        self._rows = [
            each
            for each in found
            if scope == HERE or translations.is_to_do(each, home) or each.id == self._passage
        ]
        self.list.reload()
        self.list.setVisible(bool(self._rows))
        self.setFocusProxy(self.list if self._rows else self.scope)
        self._nothing.set_text("" if self._rows else _NOTHING[scope])
        self._nothing.setVisible(not self._rows)
        if self._passage is not None and not self.form.is_changed:
            self._show(self._passage)

    def save(self) -> None:
        """Keeps what stands in the fields, as one step that can be undone. Raises CaseError when it is refused."""
        words, translator, state = self.form.values()
        if self._passage is None or not self.form.is_changed or self._session.read_only:
            return
        passage = self._passage
        if words:
            self._session.run(
                "passages.translate", passage, translation=words, translator=translator, state=state
            )
        else:
            nothing = {"translation": None, "translator": None, "translation_state": None}
            self._session.run("passages.edit_passage", passage, **nothing)
        self._show(passage)
        self._session.told.emit("The translation was saved." if words else "The translation was taken away.")

    def hideEvent(self, event: QHideEvent) -> None:
        self._keep()
        super().hideEvent(event)

    def _keep(self) -> None:
        """Saves what was typed before something else takes its place; says so when that is refused."""
        if self._session.closed or not self.form.is_changed:
            return
        try:
            self.save()
        except CaseError as error:
            self._session.told.emit(f"The translation was not saved: {error}")

    def _fetch(self, after: object, limit: int) -> list[ListRow]:
        start = int(str(after)) + 1 if after is not None else 0
        shown = self._rows[start : start + limit]
        return [_row(each, place, self.scope.choice() == CASE) for place, each in enumerate(shown, start)]

    def _choose(self, row_id: str) -> None:
        passage = UUID(row_id)
        if passage == self._passage:
            return
        self._keep()
        self._show(passage)
        found = next((each for each in self._rows if each.id == passage), None)
        if found is None:
            return
        if found.source_text_id == self._text:
            self._session.select(ObjectRef("passage", passage))
            self.place_asked.emit(found.start, found.end)
        elif found.source_id == self._source:
            self.text_asked.emit(found.source_text_id)

    def _show(self, passage: UUID) -> None:
        found = translations.translation_of(self._session.case, passage)
        self._passage = passage if found is not None else None
        self.form.setVisible(found is not None)
        if found is not None:
            known = translations.translators(self._session.case)
            self.form.show_passage(
                found, known, self._session.case.analyst, writable=not self._session.read_only
            )

    def _on_selected(self, ref: ObjectRef | None) -> None:
        """The passage chosen in the text is the one to translate."""
        if not self.isVisible() or ref is None or ref.type != "passage" or ref.id == self._passage:
            return
        found = translations.translation_of(self._session.case, ref.id)
        if found is None or found.source_text_id != self._text:
            return
        self._keep()
        self._show(ref.id)
        if all(each.id != ref.id for each in self._rows):
            self.refresh()
        self.list.blockSignals(True)
        self.list.choose(str(ref.id))
        self.list.blockSignals(False)

    def _on_changed(self, event: CaseChanged) -> None:
        if self.isVisible() and not (_TABLES.isdisjoint(event.touched) and _TABLES.isdisjoint(event.bulk)):
            self.refresh()


def _row(found: TranslationRow, place: int, with_source: bool) -> ListRow:
    state = (
        choice_label("passage", "translation_state", found.state) if found.translation else "Not translated"
    )
    by = [state, found.translator if found.translation else None, found.source if with_source else None]
    colour = "person" if found.state == translations.CHECKED else "document"
    return ListRow(
        str(found.id),
        found.exact,
        "  ·  ".join(filter(None, by)),
        "languages",
        colour,
        found.language or "",
        place,
    )
