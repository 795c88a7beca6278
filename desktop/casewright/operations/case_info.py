"""The case itself: title, question, handling, usual estimative scheme."""

from __future__ import annotations

from casewright.casefile.transaction import Transaction
from casewright.operations.registry import operation
from casewright.operations.rows import edit_fields


@operation("Edited the case")
def edit_case(tx: Transaction, /, **changes: object) -> None:
    """Sets `title`, `question`, `description`, `marking` or `default_scheme`."""
    edit_fields(tx, "case_info", tx.case_id, changes)
