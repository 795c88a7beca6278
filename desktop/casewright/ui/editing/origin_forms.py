"""Forms on where a source comes from: which source it passes on, somebody unnamed behind it, its provenance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from casewright.casefile.queries import records
from casewright.ui.editing.object_form import changes_between, fields_for, shown_values, stored_values
from casewright.ui.widgets.form_fields import FieldSpec
from casewright.ui.window.session import CaseSession

if TYPE_CHECKING:
    from casewright.ui.editing.editor import Editor

_PROVENANCE = ("provenance", "controller")


def add_unnamed(editor: Editor, session: CaseSession, child: UUID) -> None:
    """Puts somebody a source does not name behind it; one of that name that is in the case already is shared."""
    record = records.record(session.case, "source", child)
    fields = [
        FieldSpec(
            "title",
            "Who",
            required=True,
            help="As the source puts it. The same words stand for the same person.",
        ),
        *(each for each in fields_for(session, "source_link", {}) if each.name in ("kind", "note")),
    ]

    def save(typed: dict[str, Any]) -> None:
        from casewright.operations.sources import add_source, link_sources

        title = " ".join(str(typed["title"]).split())
        known = session.case.read(
            "SELECT id FROM source WHERE kind = 'unnamed' AND title = ? ORDER BY id LIMIT 1", (title,)
        )
        with session.case.edit("link_sources", child) as tx:
            parent = (
                UUID(bytes=known[0][0])
                if known
                else add_source(tx, title=title, kind="unnamed", provenance="primary")
            )
            link_sources(tx, child_id=child, parent_id=parent, kind=typed["kind"], note=typed["note"] or None)

    via = record["publisher"] or record["title"]
    values = {"title": f"Unnamed source via {via}", "kind": "quotes", "note": ""}
    text = "It stands for one origin that no document in the case comes from. Several sources may rest on it."
    editor.ask("Unnamed origin", fields, save, values=values, submit="Add", text=text)


def edit_provenance(editor: Editor, session: CaseSession, source_id: UUID) -> None:
    """Asks whether a source is primary or a relay, and who controls it."""
    record = records.record(session.case, "source", source_id)
    fields = [each for each in fields_for(session, "source", record) if each.name in _PROVENANCE]

    def save(typed: dict[str, Any]) -> None:
        changes = changes_between(record, stored_values("source", typed))
        if changes:
            session.run("sources.edit_source", source_id, **changes)

    text = "Sources of one controller count as one at worst, and so do sources of unknown provenance."
    editor.ask("Provenance", fields, save, values=shown_values("source", record), text=text)
