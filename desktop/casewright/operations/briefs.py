"""Briefs: documents for a reader, made of sections bound to objects of the case."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from casewright.casefile.transaction import Transaction
from casewright.model.brief import Brief, BriefSection
from casewright.model.citation_tokens import cited_in
from casewright.model.errors import InvalidValue
from casewright.model.fields import one_of
from casewright.model.house_style import (
    HouseStyle,
    checked_house_style,
    read_house_style,
    written_house_style,
)
from casewright.model.logo import read_logo
from casewright.model.nearby import any_of
from casewright.operations.deletion import delete_object
from casewright.operations.ordering import last_position, move_after
from casewright.operations.registry import operation
from casewright.operations.rows import add_row, edit_fields, exists

# The tables of the objects that a kind of section can show.
SHOWS = {
    "link_chart": ("graph_view", "entity"),
    "timeline": ("graph_view", "entity"),
    "chronology": ("graph_view", "entity"),
    "map": ("graph_view",),
    "ach": ("ach_board",),
    "judgement": ("judgement", "assessment"),
    "scenarios": ("scenario_set", "assessment"),
    "entity_profile": ("entity",),
    "source_review": ("source", "assessment"),
    **dict.fromkeys(
        ("key_judgements", "scope_note", "alternatives", "challenges", "premortem", "assumptions", "indicators", "gaps",
         "implications", "information", "source_summary"), ("assessment",),
    ),
}  # fmt: skip
PUT_OUT = ("issued", "withdrawn")
_BY_ITSELF = "A brief is issued or withdrawn as such, so that it is checked and what it says is kept."


@operation("Added the brief {object}")
def add_brief(
    tx: Transaction,
    /,
    *,
    title: str,
    product_type: str = "assessment",
    version: str = "1",
    language: str = "en",
    status: str = "draft",
    id: UUID | None = None,
    **fields: object,
) -> UUID:
    """A new brief without sections. Further fields: every other column of `brief`.

    Raises:
        InvalidValue: a value does not fit, or the brief is said to be issued already.
    """
    if status in PUT_OUT:
        raise InvalidValue(_BY_ITSELF)
    _check_cited(tx, fields.get("bottom_line"))
    values = {"product_type": product_type, "version": version, "language": language, "status": status}
    brief_id = add_row(tx, "brief", id, title=title, **values, **fields)
    _check_logo(tx, brief_id, fields)
    return brief_id


@operation("Edited the brief {object}")
def edit_brief(tx: Transaction, /, brief_id: UUID, **changes: object) -> None:
    """Sets any field; issuing and withdrawing are verbs of their own (`issues.issue_brief`), which keep what was said."""
    status = changes.get("status")
    if status in PUT_OUT and tx.get(Brief, brief_id).status != status:
        raise InvalidValue(_BY_ITSELF)
    _check_cited(tx, changes.get("bottom_line"))
    edit_fields(tx, "brief", brief_id, changes)
    _check_logo(tx, brief_id, changes)


@operation("Set the house style of {object}")
def set_house_style(
    tx: Transaction, /, brief_id: UUID, *, style: HouseStyle, logo: bytes | None = None
) -> None:
    """Gives a brief the style, and with `logo` (as `model/logo.py` has it) another logo, which is archived.

    Raises:
        InvalidValue: a value does not fit, a colour is too weak, or the bytes are no logo.
        NoSuchObject: the logo that the style names is not archived in this case.
    """
    if logo is not None:
        read_logo(logo)
        style = replace(style, logo=tx.put_bytes(logo, "image/png", note="logo of a house style")[0])
    edit_brief(tx, brief_id, house_style=written_house_style(checked_house_style(style)))


def _check_logo(tx: Transaction, brief_id: UUID, fields: dict[str, object]) -> None:
    if fields.get("house_style") is not None:
        named = read_house_style(tx.get(Brief, brief_id).house_style).logo
        if named:
            read_logo(tx.archived(named))


@operation("Deleted a brief")
def delete_brief(tx: Transaction, /, brief_id: UUID) -> None:
    """Deletes a brief with its sections."""
    delete_object(tx, "brief", brief_id)


@operation("Added a section to a brief")
def add_section(
    tx: Transaction,
    /,
    brief_id: UUID,
    *,
    kind: str = "text",
    follows: UUID | None = None,
    id: UUID | None = None,
    **fields: object,
) -> UUID:
    """A section at the end, or behind the one that it `follows`. Further fields: `title`, `body`, `object_type` with `object_id`, `caption`, `marking`, `position`.

    `body` is plain text; `[[claim:ID]]` and `[[passage:ID]]` in it are citations.

    Raises:
        InvalidValue: the kind of section does not show that kind of object, or the body cites what is not in the case.
    """
    tx.get(Brief, brief_id)
    tx.subject = tx.subject or brief_id
    _check_binding(tx, kind, fields)
    fields = {"position": last_position(tx, "brief_section", "brief_id", brief_id), **fields}
    section_id = add_row(tx, "brief_section", id, brief_id=brief_id, kind=kind, **fields)
    if follows is not None:
        move_after(tx, "brief_section", section_id, "brief_id", follows)
    return section_id


@operation("Edited a section of a brief")
def edit_section(tx: Transaction, /, section_id: UUID, **changes: object) -> None:
    """Sets any field, checked as for a new section."""
    section = tx.get(BriefSection, section_id)
    tx.subject = tx.subject or section.brief_id
    bound = {"object_type": section.object_type, "object_id": section.object_id}
    _check_binding(tx, str(changes.get("kind", section.kind)), {**bound, **changes})
    edit_fields(tx, "brief_section", section_id, changes)


@operation("Moved a section of a brief")
def move_section(tx: Transaction, /, section_id: UUID, *, after: UUID | None) -> None:
    """Puts a section behind another, or first with `after` None."""
    move_after(tx, "brief_section", section_id, "brief_id", after)


@operation("Removed a section of a brief")
def remove_section(tx: Transaction, /, section_id: UUID) -> None:
    """Deletes a section."""
    delete_object(tx, "brief_section", section_id)


def _check_binding(tx: Transaction, kind: str, fields: dict[str, object]) -> None:
    object_type, object_id = fields.get("object_type"), fields.get("object_id")
    if (object_type is None) != (object_id is None):
        raise InvalidValue("A section names the object it shows by both kind and id, or by neither.")
    shown = SHOWS.get(kind)
    if object_type is not None and shown is not None and object_type not in shown:
        needed = any_of(one_of(each) for each in shown)
        raise InvalidValue(f"A section of kind {kind} shows {needed}, not {one_of(str(object_type))}.")
    _check_cited(tx, fields.get("body"))


def _check_cited(tx: Transaction, text: object) -> None:
    for table, row_id in cited_in(str(text or "")):
        if not exists(tx, table, row_id):
            raise InvalidValue(f"The text cites a {table} {row_id} that is not in this case.")
