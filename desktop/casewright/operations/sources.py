"""Sources: what was published, how reliable its originator is, what it derives from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from casewright.casefile.transaction import Transaction
from casewright.model.errors import InvalidValue
from casewright.model.fields import clean_values
from casewright.model.ids import new_id
from casewright.model.source import Source
from casewright.operations.deletion import delete_object
from casewright.operations.ratings import note_rating, rate_on_topic
from casewright.operations.registry import operation
from casewright.operations.rows import add_row, edit_fields, vocabulary


@operation("Added the source {object}")
def add_source(
    tx: Transaction,
    /,
    *,
    title: str,
    kind: str = "other",
    provenance: str = "unknown",
    id: UUID | None = None,
    **fields: object,
) -> UUID:
    """A new source; captures and their texts are added apart. Further fields: every other column of `source`.

    A reliability given here is its first rating.
    """
    source_id = add_row(tx, "source", id, title=title, kind=kind, provenance=provenance, **fields)
    note_rating(tx, source_id, None)
    return source_id


@operation("Added sources")
def add_sources(tx: Transaction, /, rows: Iterable[Mapping[str, object]]) -> list[UUID | str]:
    """Many new sources at once, each given as its columns, unrated. For each its id, or the sentence why it was refused."""
    words = vocabulary(tx)
    made: list[UUID | str] = []
    sound: list[dict[str, object]] = []
    for row in rows:
        try:
            columns = clean_values("source", {"kind": "other", "provenance": "unknown", **row}, words)
            if columns.get("reliability") is not None:
                raise InvalidValue("A source that is rated is added by itself.")
            source_id = new_id()
            sound.append({"id": source_id, **columns})
            made.append(source_id)
        except InvalidValue as error:
            made.append(str(error))
    tx.bulk_insert(Source, sound)
    return made


@operation("Edited the source {object}")
def edit_source(tx: Transaction, /, source_id: UUID, **changes: object) -> None:
    """Sets any bibliographic field; a changed reliability, or a changed reason for it, is a rating of its own."""
    source = tx.get(Source, source_id)  # held, so that it is read once
    before = source.rating
    edit_fields(tx, "source", source_id, changes)
    note_rating(tx, source_id, before)


@operation("Rated the source {object}")
def rate_source(
    tx: Transaction,
    /,
    source_id: UUID,
    *,
    reliability: str | None,
    reason: str | None = None,
    on: str | None = None,
    topic: str | None = None,
) -> None:
    """Grades the originator, Admiralty A to F (F: cannot be judged), in general or on a topic; None takes the grade away.

    Every rating is kept as history. `on`: when, EDTF.

    Raises:
        InvalidValue: a rating on a topic without a letter.
    """
    if topic is not None and topic.strip():
        rate_on_topic(tx, source_id, topic, reliability, reason, on)
        return
    changes = {"reliability": reliability, "reliability_reason": reason, "reliability_on": on}
    edit_source(tx, source_id, **changes)


@operation("Linked two sources")
def link_sources(
    tx: Transaction,
    /,
    *,
    child_id: UUID,
    parent_id: UUID,
    kind: str,
    status: str = "confirmed",
    found_by: str = "analyst",
    id: UUID | None = None,
    **fields: object,
) -> UUID:
    """`child_id` derives from `parent_id` (tradecraft, section 6). Further fields: `claim_id`, `note`."""
    if child_id == parent_id:
        raise InvalidValue("A source does not derive from itself: choose two.")
    values = {
        "child_id": child_id,
        "parent_id": parent_id,
        "kind": kind,
        "status": status,
        "found_by": found_by,
    }
    return add_row(tx, "source_link", id, **values, **fields)


@operation("Edited a link between sources")
def edit_source_link(tx: Transaction, /, source_link_id: UUID, **changes: object) -> None:
    """Sets any field, for instance `status` to confirmed or rejected."""
    edit_fields(tx, "source_link", source_link_id, changes)


@operation("Removed a link between sources")
def unlink_sources(tx: Transaction, /, source_link_id: UUID) -> None:
    """Says nothing any more of one source deriving from the other."""
    delete_object(tx, "source_link", source_link_id)


@operation("Deleted a source")
def delete_source(tx: Transaction, /, source_id: UUID, with_dependents: bool = False) -> None:
    """Deletes a source with its captures, texts and uncited passages; archived bytes stay in the file.

    Raises:
        InvalidValue: its passages are cited, and the citations may not go too.
    """
    delete_object(tx, "source", source_id, with_dependents)
