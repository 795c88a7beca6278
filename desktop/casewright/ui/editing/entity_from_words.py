"""The form behind key E in a text: words become an entity, with a name or without one, or join one of the case."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from uuid import UUID

from casewright.casefile.queries.source_texts import text_row
from casewright.ingest.suggestions.case_names import case_names
from casewright.ingest.suggestions.kind_guess import guess_kind, is_a_name
from casewright.ui.editing.finding import find_rows
from casewright.ui.editing.object_field import FlagField, ObjectField
from casewright.ui.editing.object_form import fields_for
from casewright.ui.widgets.form_fields import FieldSpec
from casewright.ui.widgets.plain_text import isolate, one_line
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

if TYPE_CHECKING:
    from casewright.ui.editing.editor import Editor

_LONGEST_NAME = 120
_MOST_PLACES = 500


def entity_from_words(
    editor: Editor, session: CaseSession, source_text_id: UUID, start: int, end: int
) -> None:
    """Asks for kind and name, both filled in, so that Enter is enough."""
    row = text_row(session.case, source_text_id)
    if row is None or row.text_sha256 is None:
        return
    text = session.case.text_of(row.text_sha256)
    start, end = _whole_words(text, start, end)
    words = " ".join(text[start:end].split())
    if not words:
        return
    known = case_names(session.case).known(words)
    places = _places(text, start, end)
    values: dict[str, Any] = {
        "name": words[:_LONGEST_NAME], "kind": guess_kind(words), "join": ObjectRef("entity", known) if known else None,
    }  # fmt: skip

    def save(typed: dict[str, Any]) -> None:
        from casewright.operations.mentions import Place
        from casewright.operations.suggestions import Named

        reading = "name" if is_a_name(words) else "description"
        chosen = places if typed.get("everywhere") else [(start, end)]
        named = Named(
            tuple(Place(*each, reading) for each in chosen),
            typed["join"].id if typed["join"] else None,
            typed["kind"],
            words if typed["join"] else typed["name"],
        )
        made = session.run("suggestions.accept_entity", source_text_id, named)
        session.select(ObjectRef("entity", made))

    editor.ask(
        "New entity from the text", _fields(session, places), save, values=values, submit="Add",
        text=f"“{isolate(one_line(words, 200))}” will lead to it. For something without a name, give it one that your readers understand.",
    )  # fmt: skip


def _fields(session: CaseSession, places: list[tuple[int, int]]) -> list[FieldSpec]:
    shown = [
        each for each in fields_for(session, "entity", {}, main_only=True) if each.name in ("name", "kind")
    ]
    shown.sort(key=lambda each: each.name != "name")

    def join() -> ObjectField:
        return ObjectField("Or join", session, lambda typed: find_rows(session, ("entity",), typed))

    fields = [
        *shown,
        FieldSpec(
            "join",
            "Or join one of the case",
            "object",
            make=join,
            help="Kind and name stay as they are then.",
        ),
    ]
    if len(places) > 1:
        words = f"Note all {len(places)} places of these words in this text"
        fields.append(FieldSpec("everywhere", "Places", "flag", make=lambda: FlagField(words, "All places")))
    return fields


def _places(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the same words stand in the text, not as part of longer ones; the selected place among them."""
    found = [
        match.span()
        for match, _ in zip(re.finditer(_pattern(text[start:end]), text), range(_MOST_PLACES), strict=False)
    ]
    return sorted({(start, end), *found})


def _pattern(words: str) -> str:
    return rf"(?<!\w){re.escape(words)}(?!\w)"


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the white space and the comma or full stop that a hand takes along."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    return start, end
