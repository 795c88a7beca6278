"""The kinds of entities and links that this case adds to those shipped: listed, added, edited and removed."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from casewright.casefile.queries.overview import OntologyRow, ontology_rows
from casewright.model.errors import CaseError
from casewright.ui.editing.kind_forms import PARTS, kind_definition, kind_fields, proposed_key
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.form_dialog import FormDialog
from casewright.ui.widgets.labels import PlainLabel, Rule
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.row_list import RowList
from casewright.ui.window.session import CaseSession

_LINK_ICON = "link-2"


class KindsDialog(QDialog):
    """Each change is one step of the case, which undo takes back; a kind in use is kept."""

    def __init__(self, session: CaseSession, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Kinds of entities and links")
        self.setModal(True)
        self._session = session
        self.form: FormDialog | None = None
        self._rows: dict[str, OntologyRow] = {}
        self.list = RowList("Kinds of this case", self._fetch)
        self.list.opened.connect(lambda _id: self.edit())
        self.list.chosen.connect(lambda _id: self._show_state())
        self._empty = PlainLabel("This case adds no kinds yet.", "muted")
        self.problem = PlainLabel("", "problem", wrap=True)
        self.edit_button = text_button("Edit", self.edit, icon="pencil")
        self.remove_button = text_button("Remove", self.remove, icon="trash-2")
        self._build()
        self.reload()

    def add(self, part: str) -> None:
        """Asks for a new kind; `part` is `entity_kind` or `link_kind`."""
        self._ask(part, None, {}, f"New {PARTS[part]}", "Add")
        assert self.form is not None
        label, key = self.form.fields["label"], self.form.fields["key"]
        label.changed.connect(lambda: key.set_value(proposed_key(str(label.value()))))

    def edit(self) -> None:
        """Edits the chosen kind."""
        if (found := self._chosen()) is not None:
            self._ask(
                found.part, found.key, json.loads(found.definition), f"Edit {PARTS[found.part]}", "Save"
            )

    def remove(self) -> None:
        """Takes the chosen kind away, unless something is of it."""
        if (found := self._chosen()) is None:
            return
        try:
            self._session.run("ontology.undefine", found.id)
        except CaseError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self.reload()

    def reload(self) -> None:
        """Reads the kinds anew."""
        self._rows = {str(each.id): each for each in ontology_rows(self._session.case) if each.part in PARTS}
        self.problem.hide()
        self.list.reload()
        self.list.setVisible(bool(self._rows))
        self._empty.setVisible(not self._rows)
        if not self.list.current_id() and self._rows:
            self.list.choose(next(iter(self._rows)))
        self._show_state()

    def _ask(self, part: str, key: str | None, values: dict[str, Any], title: str, submit: str) -> None:
        def save(typed: dict[str, Any]) -> None:
            definition = kind_definition(values, typed)
            made = self._session.run("ontology.define", part, key=key or typed["key"], definition=definition)
            self.reload()
            self.list.choose(str(made))

        values = {"directed": True, **values} if part == "link_kind" else values
        fields = kind_fields(self._session.ontology, part, key)
        self.form = FormDialog(title, fields, save, values=values, submit=submit, parent=self)
        self.form.finished.connect(self.form.deleteLater)
        self.form.open()

    def _chosen(self) -> OntologyRow | None:
        return self._rows.get(self.list.current_id())

    def _show_state(self) -> None:
        self.problem.hide()
        for button in (self.edit_button, self.remove_button):
            button.setEnabled(self._chosen() is not None)

    def _fetch(self, after: object, _limit: int) -> list[ListRow]:
        return [] if after is not None else [self._row(each) for each in self._rows.values()]

    def _row(self, item: OntologyRow) -> ListRow:
        if item.part == "link_kind":
            link = self._session.ontology.link_kind_shown(item.key)
            return ListRow(
                str(item.id), link.label, f"Kind of link · {link.reverse}", _LINK_ICON, trailing=item.key
            )
        kind = self._session.ontology.entity_kind_shown(item.key)
        above = self._session.ontology.entity_kind_shown(kind.parent).label if kind.parent else ""
        said = f"Kind of entity · a sort of {above.lower()}" if above else "Kind of entity"
        return ListRow(str(item.id), kind.label, said, kind.icon, kind.colour, trailing=item.key)

    def _build(self) -> None:
        said = "What this case adds to the kinds that come with Casewright. They go with the file."
        head = column(
            PlainLabel("Kinds of entities and links", "title"),
            PlainLabel(said, "muted", wrap=True),
            margins=(20, 18, 20, 8),
            spacing=4,
        )
        entity = text_button("Kind of entity", lambda: self.add("entity_kind"), icon="plus", look="outline")
        link = text_button("Kind of link", lambda: self.add("link_kind"), icon="plus", look="outline")
        close = text_button("Close", self.accept, look="outline")
        self.list.setMinimumHeight(px(46) * 5)
        body = column(
            self.list, self._empty, self.problem,
            row(entity, link, None, self.edit_button, self.remove_button, spacing=8),
            margins=(20, 4, 20, 14), spacing=10,
        )  # fmt: skip
        body.setStretch(0, 1)
        foot = row(None, close, margins=(20, 12, 20, 14))
        self.setLayout(column(head, body, Rule(), foot))
        self.setMinimumWidth(px(520))
        (self.list if self._rows else entity).setFocus(Qt.FocusReason.OtherFocusReason)
