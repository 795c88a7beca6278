"""What people decide about the tradecraft check: findings waived, and thresholds that are other than usual."""

from __future__ import annotations

from uuid import UUID

from casewright.model.base import (
    Row,
    object_reference,
    optional_text,
    required_text,
)


class Waiver(Row, table=True):
    """A finding of the tradecraft check that somebody accepted, with a reason; it lapses when the text changes."""

    __tablename__ = "waiver"

    rule: str = required_text()
    object_type: str = required_text()
    object_id: UUID = object_reference()
    fingerprint: str = required_text()
    reason: str = required_text()
    analyst: str = required_text()
    expires: str | None = optional_text()


class CheckSetting(Row, table=True):
    """A threshold of the check that this case sets itself. Its id follows from its key, so that two copies set one row."""

    __tablename__ = "check_setting"

    key: str = required_text()
    value: str = required_text()
