"""What the journal says of one operation."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class ChangeSet:
    """One operation: `kind` is edit, undo, redo or system; `label_key` names a template, `subject` the object it is about."""

    seq: int
    id: UUID
    kind: str
    label_key: str
    subject: UUID | None
    analyst: str
    at: datetime
    undo_of: UUID | None
    changes: int


@dataclass(frozen=True)
class Change:
    """One row's change. `before` and `after` hold the columns concerned; bulk changes (BI, BD) hold rows in a pack."""

    seq: int
    table: str
    row_id: UUID | None
    op: str
    before: dict[str, object] | None
    after: dict[str, object] | None


@dataclass(frozen=True)
class CaseChanged:
    """Sent after every commit: views that show any of these ids refresh. `bulk` names tables with too many to list."""

    change_set: ChangeSet
    touched: dict[str, frozenset[UUID]]
    bulk: frozenset[str] = field(default_factory=frozenset)
