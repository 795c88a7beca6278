"""A new brief: one of the templates, each with what it is for, and the objects it is to be bound to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from casewright.casefile.queries import graph, hypotheses, records
from casewright.model.brief_templates import BriefTemplate, brief_template, brief_templates
from casewright.model.fields import one_of
from casewright.model.nearby import any_of
from casewright.ui.editing.finding import find_rows
from casewright.ui.editing.object_field import ObjectField
from casewright.ui.theme import px
from casewright.ui.theme.tokens import ROW_TWO_LINES
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.form_dialog import FormDialog
from casewright.ui.widgets.form_fields import FieldSpec
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.plain_text import isolate, one_line
from casewright.ui.widgets.row_list import RowList
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession, operation

_ICONS = {
    "intelligence_brief": "file-text", "estimate": "scale", "short_note": "sticky-note", "entity_dossier": "user",
    "chronology": "clock", "source_review": "file-search",
}  # fmt: skip
_LABELS = {
    "assessment": "Assessment", "entity": "Entity", "graph_view": "Graph view", "ach_board": "Board of hypotheses",
    "source": "Sources: none for all of them",
}  # fmt: skip
_READABLE = 40  # entities on one chart in print
_INTRODUCTION = "The template lays out the sections; every one can be changed, moved and taken out later."


class TemplateField(QWidget):
    """`value()` is the key of a template."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = RowList("Templates", self._fetch)
        self.list.setFixedHeight(px(ROW_TWO_LINES) * len(brief_templates()) + 2)
        self.list.setCurrentIndex(self.list.rows.index(0))
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self.changed.emit())
        self._said = PlainLabel("", "small", wrap=True)
        self.changed.connect(self._say)
        self.setLayout(column(self.list, self._said, spacing=8))
        self.setFocusProxy(self.list)
        self._say()

    def _say(self) -> None:
        """The whole sentence, and what it is bound to."""
        template = brief_template(self.value())
        self._said.setText(f"{template.meaning} {_bound_to(template)}")

    def value(self) -> str:
        """The template in hand."""
        return self.list.current_id()

    def set_value(self, key: str) -> None:
        """Takes a template in hand."""
        self.list.choose(key)

    def _fetch(self, after: object, _limit: int) -> Sequence[ListRow]:
        if after is not None:
            return ()
        return [ListRow(each.key, each.title, each.meaning, _ICONS.get(each.key, "file-text")) for each in brief_templates().values()]  # fmt: skip


def _bound_to(template: BriefTemplate) -> str:
    """`Needs an assessment; takes a graph view, an ACH board if chosen.`"""
    needed = [one_of(each.object) for each in template.asks if each.required]
    taken = [
        one_of(each.object) if each.object != "source" else "sources"
        for each in template.asks
        if not each.required
    ]
    parts = [f"needs {any_of(needed)}"] if needed else []
    parts += [f"takes {', '.join(taken)} if chosen"] if taken else []
    said = "; ".join(parts)
    return f"{said[:1].upper()}{said[1:]}."


class SeveralField(QWidget):
    """Any number of objects, each found by typing; Backspace in the empty line takes the last one out."""

    changed = Signal()

    def __init__(self, name: str, session: CaseSession, table: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._taken: list[ObjectRef] = []
        self._pick = ObjectField(name, session, lambda words: find_rows(session, (table,), words))
        self._pick.taken.connect(self._add)
        self._pick.line.installEventFilter(self)
        self._list = PlainLabel("", "caption", wrap=True)
        self.setLayout(column(self._pick, self._list, spacing=4))
        self.setFocusProxy(self._pick)

    def value(self) -> list[ObjectRef]:
        """What was taken, in order."""
        return list(self._taken)

    def set_value(self, refs: Sequence[ObjectRef]) -> None:
        """Takes these."""
        self._taken = list(refs)
        self._show()

    def _add(self, ref: ObjectRef) -> None:
        if ref not in self._taken:
            self._taken.append(ref)
        self._pick.set_value(None)
        self._show()

    def _show(self) -> None:
        titles = [records.title_of(self._session.case, *ref) or "" for ref in self._taken]
        self._list.setText("\n".join(isolate(one_line(title, 90)) for title in titles))
        self._list.setVisible(bool(titles))
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = (
            event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        )
        if pressed == Qt.Key.Key_Backspace and not self._pick.line.text() and self._taken:
            self._taken.pop()
            self._show()
            return True
        return super().eventFilter(watched, event)


def _chart_size(view: graph.ViewRow) -> tuple[bool, int]:
    """The largest view that can still be read on a page comes last."""
    return view.nodes <= _READABLE, view.nodes


class NewBriefDialog(FormDialog):
    """Makes the brief as one step and opens it."""

    def __init__(self, session: CaseSession, assessment_id: UUID | None, parent: QWidget) -> None:
        self._session = session
        fields = [
            FieldSpec("template", "Template", "template", True, make=TemplateField),
            FieldSpec("title", "Headline", required=True, help="Best the judgement itself, in one sentence."),
            *(FieldSpec(table, label, table, make=partial(self._object_field, table, label)) for table, label in _LABELS.items()),
        ]  # fmt: skip
        super().__init__(
            "New brief", fields, self._make, values=self._proposed(assessment_id), submit="Compose", text=_INTRODUCTION, parent=parent
        )  # fmt: skip
        self._titled = self.fields["title"].value()
        self.fields["template"].changed.connect(self._show_asked)
        for table in ("assessment", "entity"):
            self.fields[table].changed.connect(self._propose_title)
        self._show_asked()

    @property
    def template(self) -> BriefTemplate:
        """The template in hand."""
        return brief_template(self.fields["template"].value())

    def _object_field(self, table: str, label: str) -> QWidget:
        if table == "source":
            return SeveralField(label, self._session, table)
        return ObjectField(label, self._session, lambda words: find_rows(self._session, (table,), words))

    def _proposed(self, assessment_id: UUID | None) -> Mapping[str, Any]:
        """What is selected, else what there is."""
        case, selected = self._session.case, self._session.selection
        views = graph.view_rows(case)
        boards = [each for each in hypotheses.board_rows(case) if each.assessment_id in (None, assessment_id)]
        found = {
            "assessment": ObjectRef("assessment", assessment_id) if assessment_id else None,
            "graph_view": ObjectRef("graph_view", max(views, key=_chart_size).id) if views else None,
            "ach_board": ObjectRef("ach_board", boards[0].id) if boards else None,
        }
        if selected is not None and selected.type in _LABELS:
            found[selected.type] = selected
        title = records.title_of(case, "assessment", assessment_id) if assessment_id else ""
        source = found.pop("source", None)
        return {**found, "title": title or "", "source": [source] if source else []}

    def _show_asked(self) -> None:
        """Only what the template can be bound to is asked for."""
        template = self.template
        for table in _LABELS:
            field = self.fields[table]
            field.setVisible(template.asks_for(table))
            field.show_problem("")
        self._make_room()
        self._propose_title()

    def _propose_title(self) -> None:
        """What the brief is about, as long as nobody has written a headline."""
        title, template = self.fields["title"], self.template
        if title.value() != self._titled:
            return
        about = next(
            (
                ref
                for table in ("entity", "assessment")
                if template.asks_for(table) and (ref := self.fields[table].value()) is not None
            ),
            None,
        )
        words = records.title_of(self._session.case, *about) if about is not None else None
        kind = template.title.lower()
        self._titled = (
            (f"{words}: {kind}" if about is not None and about.type == "entity" else words)
            if words
            else template.title
        )
        title.set_value(self._titled)
        self._titled = title.value()

    def _make(self, typed: dict[str, Any]) -> None:
        template = self.template
        given = {
            f"{table}_id": typed[table].id
            for table in _LABELS
            if table != "source" and template.asks_for(table) and typed[table] is not None
        }
        if template.asks_for("source"):
            given["source_ids"] = [ref.id for ref in typed["source"]]
        house = self._session.house_of_new_briefs()
        with self._session.case.edit("compose_brief") as tx:
            made = operation("brief_templates.compose_brief")(tx, template.key, title=typed["title"], **given)
            if house is not None:
                operation("briefs.set_house_style")(tx, made, style=house.style, logo=house.logo)
        self._session.open(ObjectRef("brief", made))
