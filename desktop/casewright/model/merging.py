"""What a merge leaves for people to decide, and what they decided."""

from __future__ import annotations

from uuid import UUID

from casewright.model.base import Row, object_reference, optional_text, required_text


class MergeConflict(Row, table=True):
    """A place that two copies changed apart, open until somebody decides or edits it. Its id follows from the place.

    `field` is a column, or the name of a group of columns that stand or fall together; empty for a row as a whole.
    `base` is what both copies had, `sides` a list of what each made of it: value, change set, analyst, time (JSON).
    """

    __tablename__ = "merge_conflict"

    object_type: str = required_text()
    object_id: UUID = object_reference()
    kind: str = required_text()
    field: str = required_text()
    base: str | None = optional_text()
    sides: str = required_text()


class MergeDecision(Row, table=True):
    """How a conflict was decided: what was chosen and what was passed over, as JSON, by whom and why."""

    __tablename__ = "merge_decision"

    object_type: str = required_text()
    object_id: UUID = object_reference()
    kind: str = required_text()
    field: str = required_text()
    chosen: str | None = optional_text()
    passed_over: str = required_text()
    reason: str | None = optional_text()
    decided_by: str = required_text()
    decided_on: str = required_text()
