"""The estimative schemes of a case: those shipped and its own, which are made, duplicated, edited and taken away here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from casewright.casefile.queries.overview import ontology_rows
from casewright.model.errors import CaseError, InvalidValue
from casewright.model.scales import Ladder, Term, build_ladder
from casewright.ui.editing.kind_forms import proposed_key
from casewright.ui.editing.object_field import FlagField
from casewright.ui.editing.terms_field import TermsField
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.form_dialog import FormDialog
from casewright.ui.widgets.form_fields import FieldSpec
from casewright.ui.widgets.labels import PlainLabel, Rule
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.row_list import RowList
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import joined, scheme_title

_SAID = "Terms of likelihood with their bands. A case may define its own; those that are shipped can be duplicated and changed."


def show_ladders(session: CaseSession, window: QWidget) -> None:
    """Opens the dialog over a window."""
    dialog = LaddersDialog(session, window)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


class LaddersDialog(QDialog):
    """Each change is one step of the case, which undo takes back; a scheme in use is kept, and so are its terms in use."""

    def __init__(self, session: CaseSession, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Estimative schemes")
        self.setModal(True)
        self._session = session
        self.form: FormDialog | None = None
        self._own: dict[str, tuple[UUID, dict[str, Any]]] = {}
        self.list = RowList("Estimative schemes", self._fetch)
        self.list.opened.connect(lambda _id: self.edit())
        self.list.chosen.connect(lambda _id: self._show_state())
        self._note = PlainLabel("", "caption", wrap=True)
        self.problem = PlainLabel("", "problem", wrap=True)
        self.new_button = text_button("New scheme", self.add, icon="plus", look="outline")
        self.copy_button = text_button("Duplicate", self.duplicate, icon="copy", look="outline")
        self.edit_button = text_button("Edit", self.edit, icon="pencil")
        self.remove_button = text_button("Remove", self.remove, icon="trash-2")
        self._build()
        self.reload()

    def add(self) -> None:
        """Asks for a new scheme."""
        self._ask(None, {"terms": [{}, {}, {}]}, "New scheme", "Add")

    def duplicate(self) -> None:
        """Asks for a new scheme that begins as a copy of the chosen one."""
        ladder = self._session.ladders[self.list.current_id()]
        self._ask(None, {**_definition(ladder), "title": f"{ladder.title} (copy)"}, "New scheme", "Add")

    def edit(self) -> None:
        """Edits the chosen scheme, if it is the case's own; others are duplicated."""
        key = self.list.current_id()
        if key in self._own:
            self._ask(key, self._own[key][1], "Edit scheme", "Save")
        else:
            self.duplicate()

    def remove(self) -> None:
        """Takes the chosen scheme away, unless it is in use."""
        key = self.list.current_id()
        if key not in self._own:
            return
        try:
            self._session.run("ontology.undefine", self._own[key][0])
        except CaseError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self.reload()

    def reload(self) -> None:
        """Reads the schemes anew."""
        items = [each for each in ontology_rows(self._session.case) if each.part == "ladder"]
        self._own = {each.key: (each.id, json.loads(each.definition)) for each in items}
        self.list.reload()
        if self.list.current_id() not in self._session.ladders:
            self.list.choose(next(iter(self._session.ladders)))
        self._show_state()

    def _ask(self, key: str | None, values: Mapping[str, Any], title: str, submit: str) -> None:
        def save(typed: dict[str, Any]) -> None:
            used = key or proposed_key(typed["title"])
            if key is None and used in self._session.ladders:
                raise InvalidValue(
                    f"There is a scheme “{self._session.ladders[used].title}” already; give it another name."
                )
            definition = {name: value for name, value in typed.items() if value not in ("", False)}
            self._session.run("ontology.define", "ladder", key=used, definition=definition)
            self.reload()
            self.list.choose(used)

        shown = {name: values.get(name, "") for name in ("title", "issuer", "edition", "note", "terms")}
        flags = {name: bool(values.get(name)) for name in ("nested", "verify")}
        self.form = FormDialog(title, _fields(), save, values={**shown, **flags}, submit=submit, parent=self)
        self.form.finished.connect(self.form.deleteLater)
        self.form.resize(px(640), self.form.sizeHint().height())
        self.form.open()

    def _show_state(self) -> None:
        self.problem.hide()
        ladder = self._session.ladders.get(self.list.current_id())
        self._note.setText(joined(ladder.note, ladder.edition) if ladder else "")
        for button in (self.edit_button, self.remove_button):
            button.setEnabled(self.list.current_id() in self._own)
        self.copy_button.setEnabled(ladder is not None)

    def _fetch(self, after: object, _limit: int) -> list[ListRow]:
        return [] if after is not None else [self._row(each) for each in self._session.ladders.values()]

    def _row(self, ladder: Ladder) -> ListRow:
        terms = f"{len(ladder.terms)} terms, {ladder.terms[0].text} to {ladder.terms[-1].text}"
        own = "this case" if ladder.key in self._own else ""
        return ListRow(
            ladder.key, scheme_title(ladder), joined(ladder.issuer, terms), "scale", "document", own
        )

    def _build(self) -> None:
        head = column(
            PlainLabel("Estimative schemes", "title"),
            PlainLabel(_SAID, "muted", wrap=True),
            margins=(20, 18, 20, 8),
            spacing=4,
        )
        close = text_button("Close", self.accept, look="outline")
        self.list.setMinimumHeight(px(46) * 5)
        body = column(
            self.list, self._note, self.problem,
            row(self.new_button, self.copy_button, None, self.edit_button, self.remove_button, spacing=8),
            margins=(20, 4, 20, 14), spacing=10,
        )  # fmt: skip
        body.setStretch(0, 1)
        self.setLayout(column(head, body, Rule(), row(None, close, margins=(20, 12, 20, 14))))
        self.setMinimumWidth(px(600))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)


def _fields() -> list[FieldSpec]:
    def nested() -> FlagField:
        return FlagField("The bands lie within one another; the narrowest that is true is used", "Nested")

    def verify() -> FlagField:
        return FlagField("Say wherever it is chosen that its bands are to be verified", "To be verified")

    return [
        FieldSpec("title", "Name", required=True, placeholder="House scale"),
        FieldSpec("terms", "Terms", "terms", True, check=_check, make=lambda: TermsField("Terms")),
        FieldSpec("issuer", "Issued by"),
        FieldSpec("edition", "Edition"),
        FieldSpec("note", "Note for those who use it", "lines"),
        FieldSpec("nested", "Nested", "flag", make=nested),
        FieldSpec("verify", "To be verified", "flag", make=verify),
    ]


def _check(terms: Any) -> None:
    """The terms make a ladder; whether its bands are in order is told when it is saved, for nested ones may overlap."""
    build_ladder({"key": "draft", "terms": terms, "nested": True})


def _definition(ladder: Ladder) -> dict[str, Any]:
    """A ladder as its definition."""
    head = {
        name: getattr(ladder, name) for name in ("title", "issuer", "edition", "note", "nested", "verify")
    }
    return {**head, "terms": [_term(each) for each in ladder.terms]}


def _term(term: Term) -> dict[str, Any]:
    flags = {name: True for name in ("lo_open", "hi_open", "lo_about", "hi_about") if getattr(term, name)}
    return {
        "key": term.key,
        "text": term.text,
        "synonym": term.synonym,
        "forms": list(term.forms),
        "lo": term.lo,
        "hi": term.hi,
        **flags,
    }
