"""Tags and notes: an analyst's own marks on any object of the case."""

from __future__ import annotations

from uuid import UUID

from casewright.model.base import (
    Row,
    object_reference,
    optional_text,
    reference,
    required_text,
)


class Tag(Row, table=True):
    """A word to group objects by."""

    __tablename__ = "tag"

    name: str = required_text()
    colour: str | None = optional_text()


class Tagging(Row, table=True):
    """A tag put on an object."""

    __tablename__ = "tagging"

    tag_id: UUID = reference("tag")
    object_type: str = required_text()
    object_id: UUID = object_reference()


class Note(Row, table=True):
    """Free text on an object, or on the case as a whole. Never evidence."""

    __tablename__ = "note"

    object_type: str | None = optional_text()
    object_id: UUID | None = object_reference(required=False)
    text: str = required_text()
    marking: str | None = optional_text()
