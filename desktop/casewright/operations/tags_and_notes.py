"""Tags and notes: an analyst's own marks on any object."""

from __future__ import annotations

from uuid import UUID

from casewright.casefile.transaction import Transaction
from casewright.model.annotation import Tag, Tagging
from casewright.model.errors import InvalidValue
from casewright.model.nearby import quoted
from casewright.operations.deletion import delete_object
from casewright.operations.registry import operation
from casewright.operations.rows import add_row, edit_fields


@operation("Added the tag {object}")
def add_tag(tx: Transaction, /, *, name: str, colour: str | None = None, id: UUID | None = None) -> UUID:
    """A word to group by; `colour` is `#RRGGBB`."""
    if any(tag.name.casefold() == " ".join(name.split()).casefold() for tag in tx.find(Tag)):
        raise InvalidValue(f"There is a tag {quoted(name)} already.")
    return add_row(tx, "tag", id, name=name, colour=colour)


@operation("Edited the tag {object}")
def edit_tag(tx: Transaction, /, tag_id: UUID, **changes: object) -> None:
    """Sets `name` or `colour`."""
    edit_fields(tx, "tag", tag_id, changes)


@operation("Deleted a tag")
def delete_tag(tx: Transaction, /, tag_id: UUID) -> None:
    """Deletes a tag, and takes it off every object."""
    delete_object(tx, "tag", tag_id)


@operation("Tagged {object}")
def tag_object(
    tx: Transaction, /, tag_id: UUID, object_type: str, object_id: UUID, *, id: UUID | None = None
) -> UUID:
    """Puts a tag on an object; where it is on already, nothing changes."""
    tx.subject = tx.subject or object_id
    standing = tx.find(Tagging, tag_id=tag_id, object_id=object_id)
    if standing:
        return standing[0].id
    return add_row(tx, "tagging", id, tag_id=tag_id, object_type=object_type, object_id=object_id)


@operation("Took a tag off {object}")
def untag_object(tx: Transaction, /, tag_id: UUID, object_id: UUID) -> None:
    """Takes a tag off an object."""
    tx.subject = tx.subject or object_id
    for tagging in tx.find(Tagging, tag_id=tag_id, object_id=object_id):
        tx.delete(tagging)


@operation("Added a note")
def add_note(
    tx: Transaction,
    /,
    *,
    text: str,
    object_type: str | None = None,
    object_id: UUID | None = None,
    marking: str | None = None,
    id: UUID | None = None,
) -> UUID:
    """Free text on an object, or on the whole case where none is named. Never evidence."""
    if (object_type is None) != (object_id is None):
        raise InvalidValue("A note names its object by both kind and id, or is about the whole case.")
    tx.subject = tx.subject or object_id
    return add_row(tx, "note", id, text=text, object_type=object_type, object_id=object_id, marking=marking)


@operation("Edited a note")
def edit_note(tx: Transaction, /, note_id: UUID, **changes: object) -> None:
    """Sets `text` or `marking`."""
    edit_fields(tx, "note", note_id, changes)


@operation("Deleted a note")
def delete_note(tx: Transaction, /, note_id: UUID) -> None:
    """Deletes a note."""
    delete_object(tx, "note", note_id)
