"""Adding, editing and deleting objects in dialogs; each dialog is one undoable step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget

from casewright.casefile.queries import judging, objects, records
from casewright.model.coordinates import Coordinates
from casewright.ui.editing import evidence_forms, judgement_form, origin_forms, special_forms, support_form
from casewright.ui.editing.delete_dialog import DeleteDialog
from casewright.ui.editing.entity_from_words import entity_from_words
from casewright.ui.editing.form_plans import has_form
from casewright.ui.editing.kinds_dialog import KindsDialog
from casewright.ui.editing.likelihood_fields import scheme_of
from casewright.ui.editing.object_form import changes_between, fields_for, shown_values, stored_values
from casewright.ui.editing.object_menu import TAKEN_BACK_BY, object_menu
from casewright.ui.editing.verbs import VERBS, add_object, edit_object
from casewright.ui.editing.without_dialog import WithoutDialog
from casewright.ui.pages.graph.view_acts import ASKED
from casewright.ui.rating import asking
from casewright.ui.theme import px
from casewright.ui.widgets.form_dialog import FormDialog
from casewright.ui.widgets.form_fields import FieldSpec
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import type_word

if TYPE_CHECKING:
    from casewright.analysis.check.finding import Finding
    from casewright.ui.pages.graph.page import GraphPage
    from casewright.ui.window.case_view import CaseView

_IN_ASSESSMENT = frozenset(
    {"judgement", "alternative", "assumption", "indicator", "gap", "implication", "scenario_set", "premortem", "challenge"}
)  # fmt: skip
_DEFAULTS: dict[str, dict[str, Any]] = {
    "entity": {"kind": "person"},
    "link": {"kind": "related_to", "status": "reported"},
    "source": {"kind": "report", "provenance": "unknown"},
    "claim": {"basis": "cited"},
    "assumption": {"category": "C"},
    "indicator": {"direction": "for", "status": "not_seen"},
    "gap": {"status": "open"},
    "scenario_set": {"method": "simple"},
    "driver": {"impact": "M", "uncertainty": "M"},
    "ach_board": {"status": "open"},
    "ach_row": {"kind": "evidence", "credibility": "M", "relevance": "M"},
    "entity_name": {"role": "alias"},
    "citation": {"stance": "supports"},
}


class Editor(QObject):
    """Opens the dialogs of one case over its view. What they raise is shown in them, and nothing is changed then."""

    def __init__(self, session: CaseSession, view: CaseView) -> None:
        super().__init__(view)
        self._session, self._view = session, view
        self.dialog: FormDialog | DeleteDialog | None = None
        self.kinds: KindsDialog | None = None
        self.without: WithoutDialog | None = None

    # --- adding -----------------------------------------------------------------------------------------------------

    def add(self, table: str, parent: UUID | None) -> None:
        """Asks for a new object; `parent` is what it belongs to, guessed from what is shown when left out."""
        if self._session.read_only:
            self._session.told.emit("The case is open read-only; nothing can be added.")
        elif table == "files":
            self._view.ask_for_files()
        elif table == "source_rating" and parent is not None:
            self.rate(ObjectRef("source", parent))
        elif table == "source_link" and parent is not None:
            self.link_source(ObjectRef("source", parent))
        elif table == "unnamed_origin" and parent is not None:
            origin_forms.add_unnamed(self, self._session, parent)
        elif table == "provenance" and parent is not None:
            origin_forms.edit_provenance(self, self._session, parent)
        elif table == "graph_node":
            special_forms.add_to_graph(self, self._session, self._chart())
        elif table in ASKED:
            special_forms.add_graph_view(self, self._session, self._chart(), table)
        elif table == "brief":
            self._new_brief()
        elif table == "brief_section":
            self._view.tabs.show_page("brief").add_section()
        elif table in _IN_ASSESSMENT:
            self._add_part(table, parent or self._assessment())
        else:
            self._ask_new(table, {VERBS[table].parent or "": parent} if parent else {})

    def _add_part(self, table: str, owner_id: UUID | None) -> None:
        """`owner_id`: an assessment, or a judgement that the part shall belong to."""
        of_judgement = judging.assessment_of(self._session.case, "judgement", owner_id) if owner_id else None
        assessment_id = of_judgement or owner_id
        if assessment_id is None:
            self._session.told.emit(
                "Make an assessment first; judgements and what belongs to them live in one."
            )
            return
        if table == "judgement":
            judgement_form.add_judgement(self, self._session, self._view.tasks, assessment_id)
        else:
            own = {"judgement_id": owner_id} if of_judgement else {}
            self._ask_new(table, {"assessment_id": assessment_id, **own})

    def _ask_new(
        self, table: str, fixed: Mapping[str, Any], context: Mapping[str, Any] | None = None
    ) -> None:
        values = {**_DEFAULTS.get(table, {}), **(context or {})}
        if table == "assessment":
            values["scheme"] = records.record(self._session.case, "case_info", self._session.case.case_id)[
                "default_scheme"
            ]
        if table == "link" and self._session.selection and self._session.selection.type == "entity":
            values["from_id"] = self._session.selection

        def save(typed: dict[str, Any]) -> None:
            stored = {**stored_values(table, typed), **fixed}
            if table == "link" and stored.get("status") is None:
                stored.pop("status", None)
            added = add_object(self._session, table, stored)
            self._after(ObjectRef(table, added))

        context = {"scheme": scheme_of(self._session, fixed), **values, **fixed}
        fields = fields_for(self._session, table, context, main_only=True)
        self.ask(
            f"New {type_word(table)}", fields, save, values={**self._blank(fields), **values}, submit="Add"
        )

    def _after(self, ref: ObjectRef) -> None:
        if has_form(ref.type) and ref.type not in (
            "tag",
            "entity_name",
            "entity_property",
            "observation",
            "note",
            "source_link",
        ):
            self._session.open(ref)

    # --- changing ---------------------------------------------------------------------------------------------------

    def edit(self, ref: ObjectRef) -> None:
        """Opens the form of an object."""
        if ref.type == "brief_section":
            self._view.tabs.show_page("brief").write(ref)
            return
        if self._session.read_only or not has_form(ref.type):
            return
        if ref.type == "judgement":
            judgement_form.edit_judgement(self, self._session, self._view.tasks, ref.id)
            return
        if ref.type == "judgement_support":
            support_form.edit_support(self, self._session, ref.id)
            return
        record = records.record(self._session.case, ref.type, ref.id)

        def save(typed: dict[str, Any]) -> None:
            changes = changes_between(record, stored_values(ref.type, typed))
            edit_object(self._session, ref.type, ref.id, changes)

        scheme = record.get("scheme") or scheme_of(self._session, record)
        context = {**record, "scheme": scheme, "entity_kind": self._kind_of(record)}
        self.ask(
            f"Edit {type_word(ref.type)}",
            fields_for(self._session, ref.type, context, tasks=self._view.tasks),
            save,
            values=shown_values(ref.type, record),
        )

    def delete(self, ref: ObjectRef) -> None:
        """Asks before deleting, naming all that depends on the object."""
        if self._session.read_only or ref.type not in VERBS:
            return
        self.dialog = DeleteDialog(self._session, ref, self._view.window())
        self.dialog.open()

    def menu(self, ref: ObjectRef) -> None:
        """What can be done with an object, at the pointer."""
        self._session.select(ref)
        object_menu(self, self._session, self._view, ref).popup(QCursor.pos())

    def take_back(self, ref: ObjectRef) -> None:
        """Takes back a judgement of identity, a relation of claims, or what a claim is about; undo brings it back."""
        self._session.run(TAKEN_BACK_BY[ref.type], ref.id)

    def edit_kinds(self) -> None:
        """Shows the kinds that this case adds to those shipped, to add, edit and remove them."""
        self.kinds = KindsDialog(self._session, self._view.window())
        self.kinds.finished.connect(self.kinds.deleteLater)
        self.kinds.open()

    # --- beside an object -------------------------------------------------------------------------------------------

    def cite(self, ref: ObjectRef) -> None:
        """Adds a claim about an object, or, on a claim, a passage it rests on."""
        if ref.type == "claim":
            evidence_forms.cite_claim(self, self._session, ref.id)
        else:
            evidence_forms.attach_claim(self, self._session, ref)

    def make_from_passage(self, table: str, passage_id: UUID) -> None:
        """Makes a claim, an entity or a link that rests on a passage, in one dialog and one step."""
        evidence_forms.make(self, self._session, table, passage_id, self._shown_view())

    def entity_from_words(self, source_text_id: UUID, start: int, end: int) -> None:
        """Makes an entity of words of a text, [start, end) in code points, or joins them to one of the case."""
        entity_from_words(self, self._session, source_text_id, start, end)

    def place(self, entity_id: UUID | None, at: Coordinates | None = None) -> None:
        """Puts an entity on the map; asks which one when it is not said."""
        from casewright.ui.editing.place_form import place_on_map  # with numpy: not before the first paint

        place_on_map(self, self._session, entity_id, at)

    def place_selected(self, ref: ObjectRef) -> None:
        """As `place`, for an entity that is selected."""
        if self._is(ref, "entity"):
            self.place(ref.id)

    def tag(self, ref: ObjectRef) -> None:
        """Sets the tags of an object."""
        special_forms.tag(self, self._session, ref)

    def judge_identity(self, ref: ObjectRef) -> None:
        """Judges an entity the same as another, or different; this can be taken back."""
        if self._is(ref, "entity"):
            special_forms.judge_identity(self, self._session, ref.id)

    def rate(self, ref: ObjectRef) -> None:
        """Grades a source from A to F, or an item from 1 to 6, with the reason."""
        asking.rate(self, self._session, ref)

    def rate_unrated(self) -> None:
        """Goes through all that is cited and not rated, sources before items."""
        asking.rate_unrated(self, self._session)

    def waive(self, finding: Finding) -> None:
        """Accepts a finding of the check, with a reason; it comes back when the text changes."""
        special_forms.waive(self, self._session, finding)

    def add_note(self, ref: ObjectRef | None) -> None:
        """Adds a note on an object, or on the case."""
        about = {"object_type": ref.type, "object_id": ref.id} if ref else {}
        self._ask_new("note", about)

    def add_name(self, ref: ObjectRef) -> None:
        """Adds a name to an entity."""
        if self._is(ref, "entity"):
            self._ask_new("entity_name", {"entity_id": ref.id})

    def add_property(self, ref: ObjectRef) -> None:
        """Adds a value of a property to an entity."""
        if self._is(ref, "entity"):
            card = objects.entity_card(self._session.case, ref.id)
            self._ask_new(
                "entity_property", {"entity_id": ref.id}, {"entity_kind": card.kind if card else ""}
            )

    def add_to_view(self, ref: ObjectRef) -> None:
        """Shows an entity in the graph view in front."""
        if self._is(ref, "entity"):
            self._view.tabs.show_page("graph").add_entities([ref.id])

    def relate(self, ref: ObjectRef) -> None:
        """Says that a claim contradicts, repeats or updates another."""
        if self._is(ref, "claim"):
            self._ask_new("claim_relation", {"claim_id": ref.id})

    def support(self, ref: ObjectRef, stance: str = "supports") -> None:
        """Lets a judgement rest on a claim or another judgement, be contradicted by it, or have context from it."""
        if self._is(ref, "judgement"):
            support_form.add_support(self, self._session, ref.id, stance)

    def observe(self, ref: ObjectRef) -> None:
        """Adds a line to the log of an indicator."""
        if self._is(ref, "indicator"):
            self._ask_new("observation", {"indicator_id": ref.id})

    def link_source(self, ref: ObjectRef) -> None:
        """Says which source this one passes on."""
        if self._is(ref, "source"):
            self._ask_new("source_link", {"child_id": ref.id}, {"kind": "quotes", "status": "confirmed"})

    def drop(self, ref: ObjectRef) -> None:
        """Asks what would be left without a source; changes nothing."""
        if self._is(ref, "source"):
            self.without = WithoutDialog(self._session, self._view.tasks, [ref.id], self._view.window())
            self.without.add_asked.connect(
                partial(special_forms.drop_another, self, self._session, self.without)
            )
            self.without.finished.connect(self.without.deleteLater)
            self.without.show()

    # --- dialogs ----------------------------------------------------------------------------------------------------

    def ask(
        self, title: str, fields: Sequence[FieldSpec], save: Callable[[dict[str, Any]], object], *,
        values: Mapping[str, Any] | None = None, submit: str = "Save", text: str = "", beside: QWidget | None = None,
        skip: Callable[[], object] | None = None,
    ) -> FormDialog:  # fmt: skip
        """Opens a form over the window; `save` may raise a `CaseError`, whose sentence the form shows."""
        self.dialog = dialog = FormDialog(
            title, fields, save, values=values, submit=submit, text=text, beside=beside, skip=skip, parent=self._view.window()
        )  # fmt: skip
        dialog.finished.connect(dialog.deleteLater)
        dialog.resize(px(520), dialog.sizeHint().height() + px(20))
        dialog.open()
        return dialog

    def _new_brief(self) -> None:
        from casewright.ui.briefs.new_brief_dialog import (
            NewBriefDialog,
        )  # with the tables: not before the first paint

        self.dialog = dialog = NewBriefDialog(self._session, self._assessment(), self._view.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.resize(px(640), dialog.sizeHint().height() + px(20))
        dialog.open()

    def _assessment(self) -> UUID | None:
        selected = self._session.selection
        if selected is not None and selected.type == "assessment":
            return selected.id
        owner = judging.assessment_of(self._session.case, *selected) if selected else None
        shown = next(
            (each.assessment_id for each in self._view.tabs.made() if hasattr(each, "assessment_id")), None
        )
        latest = judging.latest_assessments(self._session.case)
        return owner or shown or (latest[0] if latest else None)

    def _chart(self) -> GraphPage:
        page: GraphPage = self._view.tabs.show_page("graph")
        return page

    def _shown_view(self) -> UUID | None:
        return next((each.view_id for each in self._view.tabs.made() if hasattr(each, "view_id")), None)

    def _kind_of(self, record: Mapping[str, Any]) -> str:
        card = objects.entity_card(self._session.case, record["entity_id"]) if "entity_id" in record else None
        return card.kind if card else ""

    def _is(self, ref: ObjectRef, table: str) -> bool:
        if ref.type != table:
            self._session.told.emit(
                f"Select {'an' if table[0] in 'aeiou' else 'a'} {type_word(table)} first."
            )
        return ref.type == table

    def _blank(self, fields: Sequence[FieldSpec]) -> dict[str, Any]:
        return {each.name: False for each in fields if each.kind == "flag"}
