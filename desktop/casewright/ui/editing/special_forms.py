"""Forms that are more than the fields of one object: tags, identity, waivers, views of the chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from casewright.casefile.queries import objects, records
from casewright.ui.editing.finding import find_rows
from casewright.ui.editing.object_field import ObjectField
from casewright.ui.editing.object_form import fields_for
from casewright.ui.pages.graph.view_acts import ASKED, COPY, SELECTION
from casewright.ui.widgets.form_fields import FieldSpec
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

if TYPE_CHECKING:
    from casewright.analysis.check.finding import Finding
    from casewright.ui.editing.editor import Editor
    from casewright.ui.editing.without_dialog import WithoutDialog
    from casewright.ui.pages.graph.page import GraphPage

_MOST_TAGS = 500


def tag(editor: Editor, session: CaseSession, ref: ObjectRef) -> None:
    """Sets the tags of an object as one step; words not in use yet become tags."""
    known = {title: each for each, title in records.latest(session.case, "tag", _MOST_TAGS)}
    before = {each.name: each.id for each in objects.tags_on(session.case, ref.id)}

    def save(typed: dict[str, Any]) -> None:
        from casewright.operations.tags_and_notes import add_tag, tag_object, untag_object

        with session.case.edit("tag_object", ref.id) as tx:
            for name in typed["tags"]:
                if name not in before:
                    tag_object(tx, known.get(name) or add_tag(tx, name=name), ref.type, ref.id)
            for name in before.keys() - set(typed["tags"]):
                untag_object(tx, before[name], ref.id)

    field = FieldSpec("tags", "Tags", "tags", options=[(name, name) for name in known])
    editor.ask("Tags", [field], save, values={"tags": list(before)})


def judge_identity(editor: Editor, session: CaseSession, entity_id: UUID) -> None:
    """Judges an entity the same as another, or different."""

    def save(typed: dict[str, Any]) -> None:
        verb = {"same": "sameness.judge_same", "different": "sameness.judge_different"}[typed["verdict"]]
        session.run(verb, entity_id, typed["other_id"].id, reason=typed["reason"])

    editor.ask("Are they the same?", fields_for(session, "sameness", {}), save, submit="Judge")


def drop_another(editor: Editor, session: CaseSession, dialog: WithoutDialog) -> None:
    """Asks for a source that is to be left out too, in a question that changes nothing."""

    def source_field() -> ObjectField:
        return ObjectField("Source", session, lambda words: find_rows(session, ("source",), words))

    field = FieldSpec("source", "Source", "source", True, make=source_field)
    editor.ask("Also without", [field], lambda typed: dialog.also(typed["source"].id), submit="Ask")


def waive(editor: Editor, session: CaseSession, finding: Finding) -> None:
    """Accepts a finding of the check, with a reason."""

    def save(typed: dict[str, Any]) -> None:
        about = {"object_type": finding.object_type, "object_id": finding.object_id}
        session.run(
            "waivers.waive",
            rule=finding.rule,
            **about,
            fingerprint=finding.fingerprint,
            reason=typed["reason"],
            expires=typed["expires"] or None,
        )

    fields = [
        FieldSpec("reason", "Why it may stay", "lines", required=True, help=finding.hint),
        FieldSpec(
            "expires",
            "Until",
            "date",
            help="The finding counts again after this day, and when its text changes.",
        ),
    ]
    text = f"{finding.message} {session.case.analyst} accepts it."
    editor.ask(f"Waive {finding.rule}", fields, save, submit="Waive", text=text)


def add_to_graph(editor: Editor, session: CaseSession, page: GraphPage) -> None:
    """Shows an entity in the view in front, alone or with its neighbours."""

    def entity_field() -> ObjectField:
        return ObjectField("Entity", session, lambda words: find_rows(session, ("entity",), words))

    around = [("no", "Only itself"), ("yes", "With its neighbours")]
    fields = [
        FieldSpec("entity", "Entity", "entity", True, make=entity_field),
        FieldSpec("around", "And those linked to it", "choice", options=around),
    ]

    def save(typed: dict[str, Any]) -> None:
        wanted = [typed["entity"].id]
        if typed["around"] == "yes":
            for link in objects.links_of(session.case, wanted[0]):
                wanted += [each for each in (link.from_id, link.to_id) if each not in wanted]
        page.add_entities(wanted)

    chosen = session.selection
    values = {"entity": chosen} if chosen is not None and chosen.type == "entity" else {}
    editor.ask("Add to the graph view", fields, save, values=values, submit="Add")


def add_graph_view(editor: Editor, session: CaseSession, page: GraphPage, of: str) -> None:
    """Makes a view of what the chart shows, of what is chosen on it, or of the view it shows."""
    title, text = ASKED[of]
    missing = {
        SELECTION: "" if page.acts.chosen() else "Choose entities on the chart first.",
        COPY: "" if page.view_id else "Choose a saved graph view first.",
    }.get(of)
    if missing:
        session.told.emit(missing)
        return
    field = FieldSpec("title", "Title", required=True)
    editor.ask(
        title, [field], lambda typed: page.acts.make(typed["title"], of), submit="Make view", text=text
    )
